"""The one window before the program: first start, recovery code, sign-in, forgotten passphrase."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldservice import i18n
from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.i18n import translate
from ui.bridge.jobs import JobRunner
from ui.kit.choices import SegmentedChoice
from ui.kit.feedback import ProgressPanel
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import ScrollPage, clear_layout, column, row
from ui.kit.theme import current
from ui.welcome.forms import CodePanel, FirstRunForm, Form, JoinForm, RecoverForm, SignInForm
from ui.welcome.paper import print_code
from ui.welcome.saving import save_code
from ui.welcome.view_model import NewProfile, ProfileDoors, WelcomeModel

if TYPE_CHECKING:
    from fieldservice.system.settings import Settings

_LANGUAGES = (("zh_CN", "中文"), ("en", "English"))
_WIDTH = 480


class WelcomeWindow(QWidget):
    """Closes itself when a session is open; whoever made it then takes the session from the doors."""

    def __init__(self, doors: ProfileDoors, settings: Settings, dress: Callable[[], None]) -> None:
        super().__init__()
        self._settings, self._dress = settings, dress
        self._folder = doors.folder
        self.jobs = JobRunner(self)
        self.model = WelcomeModel(doors, self.jobs, self)
        self.form: Form | None = None
        self._code = ""
        self._progress: ProgressPanel | None = None
        self._make: Callable[[], Form] = self._first_run if self.model.is_new() else self._sign_in
        self._whole = column(self)
        self.setProperty("surface", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model.created.connect(self.show_code)
        self.model.joined.connect(self._remember)
        self.model.entered.connect(self.close)
        self.model.restored.connect(self._restored)
        self.model.refused.connect(self._refuse)
        self.model.failed.connect(self._fail)
        self.model.progressed.connect(self._progressed)
        self.model.busy_changed.connect(self._set_busy)
        self._build()
        theme = current()
        self.resize(theme.px(880), theme.px(720))

    def _build(self, typed: dict[str, object] | None = None) -> None:
        """Everything anew, in the language and theme in force."""
        clear_layout(self._whole)
        theme = current()
        self.setWindowTitle(translate("shell", "Field Service"))
        language = SegmentedChoice(_LANGUAGES, i18n.language(), 28, name="语言 / Language")
        language.changed.connect(self._change_language)
        mark = row(IconLabel("wrench", "accent", 20), Label(translate("shell", "Field Service"), "body", strong=True))
        head = QWidget()
        line = row(None, spacing=8)
        line.insertLayout(0, mark)
        line.addWidget(language)
        line.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(8))
        head.setLayout(line)
        self._whole.addWidget(head)
        page = ScrollPage(gutter=24, max_width=_WIDTH + 48)
        self.form = self._make()
        if typed:
            self.form.put_back(typed)
        page.body.addStretch(1)
        page.add(self.form)
        self._progress = ProgressPanel(translate("welcome", "Preparing demonstration data"))
        self._progress.cancelled.connect(self.model.cancel)
        self._progress.hide()
        page.add(self._progress)
        page.body.addStretch(2)
        self._whole.addWidget(page, 1)
        self.form.focus_first()

    def showEvent(self, event: object) -> None:
        if self.form is not None:
            self.form.focus_first()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.model.busy and isinstance(self.form, JoinForm):
            self.model.cancel()  # the code was used: the rest arrives later, but the recovery code must be seen
            event.ignore()
            return
        if self.model.busy:
            self.model.cancel()
        self.model.stop()
        super().closeEvent(event)

    def _change_language(self, language: object) -> None:
        i18n.set_language(str(language))
        self._settings.language = str(language)
        self._dress()
        self._build(self.form.typed() if self.form is not None else None)

    def _first_run(self) -> Form:
        return FirstRunForm(self.model.has_demo_data, self._create, self._restore, self.show_join)

    def _join(self) -> Form:
        return JoinForm(self.model.join, self._back_to_start)

    def _sign_in(self) -> Form:
        return SignInForm(self._person(), str(self._folder), self.model.sign_in, self.show_recovery, self._restore)

    def _recover(self) -> Form:
        return RecoverForm(self.model.recover, self._back)

    def _code_panel(self) -> Form:
        return CodePanel(
            self._code, self._print, self._save, self.close, translate("welcome", "I have kept it: start working")
        )

    def _create(self, wanted: NewProfile) -> None:
        self._remember(wanted.name.strip())
        self.model.create(wanted)

    def _remember(self, name: str) -> None:
        """Whom to greet at the next sign-in."""
        people = dict(self._settings.get("people", {}))
        people[str(self._folder)] = name
        self._settings.set("people", people)

    def show_join(self) -> None:
        """Ask for the invitation of the firm's hub instead."""
        self._make = self._join
        self._build()

    def _back_to_start(self) -> None:
        self._make = self._first_run
        self._build()

    def _person(self) -> str:
        found = self._settings.get("people", {}).get(str(self._folder), "")
        return found if isinstance(found, str) else ""

    def show_recovery(self) -> None:
        """Ask for the recovery code instead of the passphrase."""
        self._make = self._recover
        self._build()

    def _back(self) -> None:
        self._make = self._sign_in
        self._build()

    def show_code(self, code: str) -> None:
        """Show the recovery code, this once."""
        self._code = code
        self._make = self._code_panel
        self._build()

    def _refuse(self, field: str, sentence: str) -> None:
        if self.form is not None:
            self.form.refuse(field, sentence)

    def _fail(self, error: FieldServiceError) -> None:
        words = error.message()
        if isinstance(error, EnvironmentFault):
            words = f"{words} {error.next_step()}"
        self._refuse("", words)

    def _progressed(self, done: int, total: int) -> None:
        if self._progress is not None:
            if isinstance(self.form, JoinForm):
                self._progress.set_words(translate("welcome", "Your work is arriving"))
            self._progress.show()
            self._progress.set_progress(done, total)

    def _set_busy(self, busy: bool) -> None:
        if self.form is not None:
            self.form.setEnabled(not busy)
        if self._progress is not None and not busy:
            self._progress.hide()
        if busy:
            QApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
        elif QApplication.overrideCursor() is not None:
            QApplication.restoreOverrideCursor()

    def _print(self) -> None:
        print_code(self._code, self._person(), str(self._folder), self)

    def _save(self) -> None:
        save_code(self._code, self)

    def _restore(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        title = translate("welcome", "Choose the backup to restore")
        kinds = translate("welcome", "Backups") + " (*.fsbackup)"
        chosen, _kind = QFileDialog.getOpenFileName(self, title, str(self._folder / "backups"), kinds)
        if chosen:
            self.model.restore(Path(chosen))

    def _restored(self, aside: Path | None) -> None:
        self._make = self._sign_in
        self._build()
        words = translate("welcome", "The backup is in place. Sign in with the passphrase it was made with.")
        if aside is not None:
            kept = translate("welcome", "What was here before is kept in {folder}.", folder=str(aside))
            words = f"{words} {kept}"
        if self.form is not None:
            self.form.note.set(words, "calm")
            self.form.note.show()
