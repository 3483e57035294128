"""One open profile with its window: builds what screens are given, and changes language, theme and scale live."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, QTimer, Slot
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from fieldservice import i18n
from fieldservice.domain.notices import CommitNotice
from fieldservice.domain.records import Person
from fieldservice.i18n import translate
from ui.app import looks
from ui.app.crash import Crashes
from ui.bridge.commits import CommitNotifier
from ui.bridge.environment import Environment
from ui.bridge.jobs import JobRunner
from ui.bridge.sync import IDLE, Moment, SyncBridge, SyncTies
from ui.kit.icons import bind_icon
from ui.shell import registry
from ui.shell.brand import Brand
from ui.shell.commands import look_commands, place_commands
from ui.shell.counts_view_model import CountsModel
from ui.shell.messages import WindowMessages
from ui.shell.navigation import Navigation, PersonEntry
from ui.shell.page import Page
from ui.shell.places import Command, Place
from ui.shell.roles import role_words
from ui.shell.sync_status_view_model import SyncStatusModel
from ui.shell.sync_words import decide_words, held_back_words, status_words
from ui.shell.top_bar import TopBar
from ui.shell.window import MainWindow, fill

if TYPE_CHECKING:
    from fieldservice.bootstrap import Session
    from fieldservice.domain.scans import Scanned
    from fieldservice.services.people import PersonRow
    from fieldservice.services.sync_center import Standing
    from fieldservice.system.settings import Settings
    from ui.app.scanning import Scans
    from ui.bridge.camera import Cameras

# The home of a role, in the order in which a person of several roles is asked.
HOME = (("technician", "my_day"), ("warehouse", "warehouse_queue"), ("desk", "requests"))
LAST_RESORTS = ("work_orders", "requests", "my_day", "settings")
_WARNED = frozenset({"dispatcher", "desk", "manager"})  # who may have to read what is not safe at a customer's
_MOST_WAIT_MS = 3_000
_HOME_WAIT_MS = 400
_COUNT_AFTER_MS = 1_500
_SCANS_AFTER_MS = 1_000
_CASES_AFTER_MS = 20_000
_MOST_PEOPLE = 15


class Desktop(QObject):
    """Everything between an open session and the screen. `open()` shows the home; `close()` ends the session."""

    def __init__(self, session: Session, settings: Settings, app: QApplication, ties: SyncTies | None = None) -> None:
        super().__init__()
        self.session, self.settings, self.app = session, settings, app
        self.jobs = JobRunner(self)
        self.jobs.at_thread_end(session.store.database.close)
        self.commits = CommitNotifier(self)
        session.store.on_commit(self.commits.tell)
        self.messages = WindowMessages()
        self.crashes = Crashes(session.profile.logs, self.messages)
        self._closed = False
        self._warned_above: QWidget | None = None  # the content that has warnings above it
        self._logo_missing = False  # of a firm whose hub has it still
        self.scans: Scans | None = None
        self.cameras: Cameras | None = None  # others than this computer's, for tests and the tour
        self.end_sync: Callable[[], object] = lambda: None  # called before the session closes
        self.wipe: Callable[[], object] = lambda: None  # destroys the profile, for a laptop that was shut out
        looks.dress(app, settings)
        self.person = session.context.actor()
        self.places, commands = registry.load()
        self.commands = [*commands, *place_commands(self.places, commands), *look_commands(self)]
        self.window = MainWindow(self.places, self._make_page)
        self.environment = Environment(
            session=session,
            services=session.services,
            jobs=self.jobs,
            commits=self.commits,
            settings=settings,
            navigator=self.window,
            messages=self.messages,
            sync=SyncBridge(ties, self),
            program=self,
        )
        self.counts = CountsModel(self.environment, self)
        self.counts.counted.connect(self._show_counts)
        self.sync_status = SyncStatusModel(self.environment, self)
        self.sync_status.told.connect(self._show_delivery)
        self.environment.sync.revoked.connect(self._shut_out)
        self._build_chrome()
        self.jobs.problem.connect(self.messages.problem)
        self.jobs.crashed.connect(self.crashes.report)
        self.commits.committed.connect(self._on_commit)
        app.styleHints().colorSchemeChanged.connect(self._system_scheme_changed)
        self.crashes.page_name = lambda: self.window.here

    @property
    def roles(self) -> frozenset[str]:
        """The roles of whoever works here now."""
        if self.person is None:
            return frozenset()
        return frozenset(role.strip() for role in self.person.roles.split(",") if role.strip())

    def home(self) -> str:
        """The key of the place where this person's work begins."""
        wanted = [place for role, place in HOME if role in self.roles]
        for key in (*wanted, *LAST_RESORTS):
            if key in self.places and self._may_open(self.places[key]):
                return key
        return next(iter(self.places))

    def open(self) -> None:
        """Show the window where it stood last, with the home of the person's role.

        It appears with the home's first answer in it, unless that takes long: an empty page would only flash, and
        laying out and painting the window twice takes a tenth of the start.
        """
        fill(self.window)
        self.window.restore(self.settings.get("window", {}))
        if self.places:
            self.window.go(self.home())
            self._wait(_HOME_WAIT_MS, once=True)
        self.window.show()
        QTimer.singleShot(_SCANS_AFTER_MS, self, self._begin_to_read_scans)
        QTimer.singleShot(_CASES_AFTER_MS, self, self._begin_to_tidy)

    def _begin_to_tidy(self) -> None:
        """What nobody waits for: past cases are remembered, files that nothing names are counted down."""
        if not self._closed:
            from ui.knowledge.memory_view_model import CaseMemory

            CaseMemory(self.environment, self).refresh()
            sweep = self.environment.services.file_sweep
            self.jobs.background(lambda job: sweep.sweep(job.check), failed=self.messages.problem)

    def _begin_to_read_scans(self) -> None:
        if not self._closed:  # a window that is gone would take the keys of the next one
            self.read_scans()

    def read_scans(self) -> Scans:
        """Let a scanner work in any window from now on; a moment after the start, which it would make longer."""
        from ui.app.scanning import Scans

        if self.scans is None:
            self.scans = Scans(self)
        return self.scans

    def show_scanned(self, found: Scanned) -> None:
        """Open what a code names, ask when it may be several things, or say that it is nothing."""
        self.read_scans().go_to(found)

    def scan_with_camera(self) -> None:
        """Read a code with a camera; then the same happens as after a scanner's scan."""
        from ui.labels.camera_dialog import CameraDialog

        front = self.app.activeModalWidget() or self.window
        dialog = CameraDialog(self.environment, front, self.cameras)
        dialog.finished.connect(front.activateWindow)
        dialog.read.connect(self.read_scans().tell)
        dialog.open()

    def close(self) -> None:
        """Finish what is under way, close the data and give the profile back. Harmless when called again."""
        if self._closed:
            return
        self._closed = True
        self.end_sync()
        if self.scans is not None:
            self.scans.stop()
        self.settings.set("window", self.window.state())
        self.app.styleHints().colorSchemeChanged.disconnect(self._system_scheme_changed)
        self.window.leave_page()
        self.jobs.stop()
        self.session.close()
        self.window.deleteLater()

    def set_language(self, language: str) -> None:
        """Speak `zh_CN` or `en` from now on, everywhere at once; what is typed stays."""
        self._before_rebuilding()
        i18n.set_language(language)
        self.settings.language = language
        self._rebuild()

    def set_theme(self, name: str) -> None:
        """Use `light`, `dark`, or whatever the `system` uses."""
        self._before_rebuilding()
        self.settings.theme = name
        self._rebuild()

    def set_scale(self, scale: float) -> None:
        """Draw everything at `scale` times its size (1.0 to 2.0)."""
        self._before_rebuilding()
        self.settings.set("scale", float(min(2.0, max(1.0, scale))))
        self._rebuild()

    def toggle_theme(self) -> None:
        """From light to dark and back."""
        self.set_theme("light" if looks.theme_name(self.app, self.settings) == "dark" else "dark")

    def work_as(self, person_id: str) -> None:
        """Let another of our people work at this computer; their home opens."""
        self._before_rebuilding()
        with self.session.context.begin("people.work_as") as uow:
            person = uow.get(Person, person_id)
            uow.put_local("actor", person_id)
            uow.commit()
        self.session.store.actor_id = person_id
        self.person = person
        self._build_chrome()
        self.window.start_over(self.home())

    def _may_open(self, place: Place | Command) -> bool:
        """Whether whoever works here is offered it."""
        return not place.roles or not self.roles or bool(place.roles & self.roles)

    def _make_page(self, place: Place) -> Page:
        return place.make(self.environment)

    def _build_chrome(self) -> None:
        """Navigation and top bar in the language, theme and scale in force; the pages are built anew."""
        shown = [place for place in self.places.values() if place.group and self._may_open(place)]
        name = self._brand_name()
        navigation = Navigation(shown, Brand(name, name[:1].upper()), self._person_entry(), self.window.go)
        commands = [command for command in self.commands if self._may_open(command)]
        top_bar = TopBar(self.environment, self.places, commands)
        self.window.setWindowTitle(name)
        self.window.dress(navigation, top_bar)
        self.window.bind(commands)
        self.messages.attach(self.window)
        if self.environment.sync.running:
            if self.sync_status.standing is not None:  # the new bar says at once what the old one said
                self._show_delivery(self.sync_status.standing, self.environment.sync.moment())
            self.sync_status.refresh()
        # a little later: counting loads much that the home does not need to be painted
        QTimer.singleShot(_COUNT_AFTER_MS, self.counts, partial(self.counts.count, frozenset(navigation.entries)))
        if self.roles & _WARNED:
            QTimer.singleShot(_COUNT_AFTER_MS, self.window.content, self.watch_warnings)
        if self.session.context.company().logo_sha:
            self.jobs.read(self.session.services.company.logo, self._show_logo, key="shell.logo")

    @Slot(object)
    def _show_logo(self, data: bytes | None) -> None:
        self._logo_missing = data is None and bool(self.session.context.company().logo_sha)
        self.window.navigation.set_brand(self._brand_name(), QImage.fromData(data) if data else None)

    def watch_warnings(self) -> None:
        """Let warnings of what is not safe stand above the pages from now on."""
        if not self._closed and self._warned_above is not self.window.content:
            from ui.safety.watch import WarningStrip

            self._warned_above = self.window.content
            self.window.show_above(WarningStrip(self.environment))

    @Slot(object)
    def _show_counts(self, counts: dict[str, int]) -> None:
        self.window.navigation.set_counts(counts)

    @Slot()
    def _shut_out(self) -> None:
        """An administrator shut this laptop out and the hub has what waited: its data goes, and the program ends."""
        from ui.kit.buttons import Button
        from ui.shell.notices import NoticeDialog

        self.window.hide()
        self.close()
        self.wipe()
        dialog = NoticeDialog(
            translate("shell", "This laptop was shut out"),
            [
                translate("shell", "An administrator shut this laptop out. What was waiting has been delivered."),
                translate("shell", "The firm's data on this computer was destroyed. Ask your administrator."),
            ],
            "info",
            "shield-x",
            None,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.add_button(Button(translate("shell", "Close"), "primary", on_click=dialog.accept))
        dialog.exec()
        self.app.quit()

    @Slot(object, object)
    def _show_delivery(self, standing: Standing, moment: Moment) -> None:
        context = self.session.context
        words, icon, tone = status_words(standing, moment, context.now(), context.zone)
        if self._logo_missing and moment.phase == IDLE:  # photos and files travel after everything else
            self.jobs.read(self.session.services.company.logo, self._show_logo, key="shell.logo")
        at = "conflicts" if standing.undecided else "sync"
        more = "\n".join(sentence for sentence in held_back_words(standing) if sentence)
        self.window.status_bar.show_delivery(words, icon, tone, decide_words(standing), at, more)

    def _brand_name(self) -> str:
        company = self.session.context.company()
        names = (company.name_en, company.name) if i18n.language() == "en" else (company.name, company.name_en)
        return next((name for name in names if name), translate("shell", "Field Service"))

    def _person_entry(self) -> PersonEntry:
        person = self.person
        if person is None:
            return PersonEntry(translate("shell", "Nobody signed in"), "", self._ask_who_is_there)
        return PersonEntry(_name_of(person), role_words(self.roles), self._ask_who_is_there)

    def _ask_who_is_there(self) -> None:
        self.jobs.read(self.session.services.people.all, self._show_people, key="shell.people")

    @Slot(object)
    def _show_people(self, people: Sequence[PersonRow]) -> None:
        """The menu at the foot of the navigation: who works here, settings."""
        menu = QMenu(self.window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if len(people) > 1:
            menu.addSection(translate("shell", "Switch person"))
        for row in people[:_MOST_PEOPLE] if len(people) > 1 else []:
            action = menu.addAction(f"{_name_of(row)}   {role_words(row.roles)}")
            action.setCheckable(True)
            action.setChecked(row.id == self.session.context.actor_id)
            action.triggered.connect(partial(self._switch, row.id))
        menu.addSeparator()
        if "settings" in self.places:
            bind_icon(menu.addAction(translate("shell", "Settings"), partial(self.window.go, "settings")), "settings")
        self.people_menu = menu
        entry = self.window.navigation.person
        menu.popup(entry.mapToGlobal(entry.rect().topLeft()) - QPoint(0, menu.sizeHint().height()))

    def _switch(self, person_id: str, _checked: bool = False) -> None:
        if person_id != self.session.context.actor_id:
            self.work_as(person_id)

    def _before_rebuilding(self) -> None:
        """Let the page put away what is typed, and wait until it is on disk: the page built next reads it there."""
        self.window.leave_page()
        self._wait(_MOST_WAIT_MS)

    def _wait(self, most_ms: int, once: bool = False) -> None:
        """Wait until all that was asked for is done and delivered (`once`: the first answer), at most so long."""
        loop = QEventLoop()
        late = QTimer(loop)
        late.setSingleShot(True)
        late.timeout.connect(loop.quit)
        late.start(most_ms)
        self.jobs.delivered.connect(loop.quit)
        while not self.jobs.idle() and late.isActive():
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
            if once:
                return

    def _rebuild(self) -> None:
        looks.dress(self.app, self.settings)
        self._build_chrome()
        self.window.show_again()

    @Slot()
    def _system_scheme_changed(self) -> None:
        if self.settings.theme == "system" and not self._closed:
            self._before_rebuilding()
            self._rebuild()

    @Slot(object)
    def _on_commit(self, notice: CommitNotice) -> None:
        if self._closed:  # told while it was closing; the window is gone
            return
        self.window.show_saved(self.session.context.now().astimezone(self.session.context.zone))
        if notice.touches("company"):
            self.window.setWindowTitle(self._brand_name())
            self.jobs.read(self.session.services.company.logo, self._show_logo, key="shell.logo")
        if self.person is not None and notice.touches_row("person", self.person.id):
            self.person = self.session.context.actor()
            if self.person is not None:
                self.window.navigation.person.set_person(_name_of(self.person), role_words(self.roles))


def _name_of(person: Person | PersonRow) -> str:
    return person.name_en if i18n.language() == "en" and person.name_en else person.name
