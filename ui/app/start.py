"""Starting the program: application, settings, language, one instance a profile, sign-in, window."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from fieldservice import i18n
from fieldservice.errors import FieldServiceError
from fieldservice.system import haste
from fieldservice.system.lock import ProfileLock
from fieldservice.system.logs import start_log, stop_log
from fieldservice.system.paths import open_profile
from fieldservice.system.settings import Settings, default_settings_file
from ui.app import looks
from ui.app.collecting import collector_of
from ui.app.instance import FirstInstance, bring_first_to_front
from ui.kit import kept_icons
from ui.kit.theme import STYLE, STYLED

if TYPE_CHECKING:
    from fieldservice.bootstrap import Session
    from fieldservice.hub_link import HubLink
    from ui.app.crash import Crashes
    from ui.app.desktop import Desktop
    from ui.app.doors import Doors

_CALM_AFTER_MS = 3_000
_SYNC_AFTER_MS = 1_200  # the first page is painted by then


def application() -> QApplication:
    """The one QApplication, made when there is none."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([*(sys.argv[:1] or ["fieldservice"]), *STYLE])
    app.setProperty(STYLED, True)
    app.setApplicationName("FieldService")
    app.setQuitOnLastWindowClosed(True)
    return app


def hurry(app: QApplication) -> None:
    """No garbage collection until the window has been up for a moment."""
    haste.begin()
    collector_of(app).stop()
    QTimer.singleShot(_CALM_AFTER_MS, app, partial(_calm, app))


def _calm(app: QApplication) -> None:
    haste.end()
    collector_of(app).start()
    kept_icons.keep()


def open_desktop(session: Session, settings: Settings, app: QApplication) -> Desktop:
    """The window of an open profile, shown."""
    from fieldservice.hub_link import HubLink
    from ui.app.desktop import Desktop
    from ui.app.ties import ties_of

    hurry(app)
    link = HubLink(session)
    desktop = Desktop(session, settings, app, ties_of(link, session))
    link.on_revoked = desktop.environment.sync.revoked.emit
    desktop.end_sync, desktop.wipe = link.stop, link.wipe
    desktop.crashes.install()
    try:
        desktop.open()
    except BaseException:
        desktop.close()
        raise
    QTimer.singleShot(_SYNC_AFTER_MS, desktop, partial(_synchronise, desktop, link))
    return desktop


def _synchronise(desktop: Desktop, link: HubLink) -> None:
    """Begin, and begin again at once whenever the network comes back."""
    from ui.app.network import NetworkWatch

    link.start()
    NetworkWatch(desktop.environment.sync, desktop)


def load_desktop() -> None:
    """Load what the window needs; called while another thread opens the profile, which for the most part is waiting."""
    import ui.app.desktop  # noqa: F401


def run(profile: Path | None, language: str | None) -> int:
    """Open the program on a profile (the last or default one when None); returns the process's exit code."""
    app = application()
    hurry(app)
    settings = Settings(default_settings_file())
    if language is not None:
        settings.language = language
    i18n.set_language(settings.language or i18n.language())
    looks.dress(app, settings)
    folder = profile or settings.last_profile
    try:
        held = open_profile(folder)
        first = _first_instance(held.folder)
        if first is None:
            return 0
        with ProfileLock(held.lock_file):  # only asks; whoever signs in takes it for good
            pass
    except FieldServiceError as error:
        from ui.shell.notices import say_before_window

        say_before_window(error)
        return 1
    from fieldservice.bootstrap import surroundings
    from ui.app.crash import Crashes
    from ui.app.doors import Doors
    from ui.shell.messages import WindowMessages

    log = start_log(held.logs)
    crashes = Crashes(held.logs, WindowMessages())
    crashes.install()
    try:
        return _sign_in_and_work(app, settings, Doors(held.folder, surroundings()), first, crashes)
    finally:
        first.close()
        stop_log(log)


def _first_instance(folder: Path) -> FirstInstance | None:
    """This program as the only one with a window on the profile; None when another one has been brought to the front.

    Raises UserError when there is another one that does not answer.
    """
    try:
        return FirstInstance(folder)
    except FieldServiceError:
        if bring_first_to_front(folder):
            return None
        raise


def _sign_in_and_work(
    app: QApplication, settings: Settings, doors: Doors, first: FirstInstance, crashes: Crashes
) -> int:
    from ui.welcome.window import WelcomeWindow

    welcome = WelcomeWindow(doors, settings, lambda: looks.dress(app, settings))
    welcome.jobs.crashed.connect(crashes.report)
    welcome.model.busy_changed.connect(lambda busy: QTimer.singleShot(0, load_desktop) if busy else None)
    first.window = welcome
    welcome.show()
    app.exec()
    session = doors.take()
    welcome.deleteLater()
    if session is None:
        return 0
    settings.last_profile = session.profile.folder
    desktop = open_desktop(session, settings, app)
    first.window = desktop.window
    try:
        return app.exec()
    finally:
        desktop.close()
