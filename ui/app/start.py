"""Starting the program: application, settings, language, one instance a profile, sign-in, window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from fieldservice import i18n
from fieldservice.bootstrap import surroundings
from fieldservice.errors import FieldServiceError
from fieldservice.system.lock import ProfileLock
from fieldservice.system.logs import start_log, stop_log
from fieldservice.system.paths import open_profile
from fieldservice.system.settings import Settings, default_settings_file
from ui.app import looks
from ui.app.crash import Crashes
from ui.app.desktop import Desktop
from ui.app.doors import Doors
from ui.app.instance import FirstInstance, bring_first_to_front
from ui.shell.messages import WindowMessages
from ui.shell.notices import say_before_window


def application() -> QApplication:
    """The one QApplication, made when there is none."""
    found = QApplication.instance()
    if isinstance(found, QApplication):
        return found
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("FieldService")
    app.setQuitOnLastWindowClosed(True)
    return app


def run(profile: Path | None, language: str | None) -> int:
    """Open the program on a profile (the last or default one when None); returns the process's exit code."""
    app = application()
    settings = Settings(default_settings_file())
    if language is not None:
        settings.language = language
    i18n.set_language(settings.language or i18n.language())
    looks.dress(app, settings)
    folder = profile or settings.last_profile
    try:
        held = open_profile(folder)
        if bring_first_to_front(held.folder):
            return 0
        with ProfileLock(held.lock_file):  # only asks; whoever signs in takes it for good
            pass
    except FieldServiceError as error:
        say_before_window(error)
        return 1
    log = start_log(held.logs)
    first = FirstInstance(held.folder)
    crashes = Crashes(held.logs, WindowMessages())
    crashes.install()
    try:
        return _sign_in_and_work(app, settings, Doors(held.folder, surroundings()), first, crashes)
    finally:
        first.close()
        stop_log(log)


def _sign_in_and_work(
    app: QApplication, settings: Settings, doors: Doors, first: FirstInstance, crashes: Crashes
) -> int:
    from ui.welcome.window import WelcomeWindow

    welcome = WelcomeWindow(doors, settings, lambda: looks.dress(app, settings))
    welcome.jobs.crashed.connect(crashes.report)
    first.window = welcome
    welcome.show()
    app.exec()
    session = doors.take()
    welcome.deleteLater()
    if session is None:
        return 0
    settings.last_profile = session.profile.folder
    desktop = Desktop(session, settings, app)
    desktop.crashes.install()
    first.window = desktop.window
    try:
        desktop.open()
        return app.exec()
    finally:
        desktop.close()
