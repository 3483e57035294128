"""The bench: one scan line that always has the focus, and below it the mode that the work needs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from fieldservice.domain.scans import Scanned
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.feedback import Note
from ui.kit.labels import Label
from ui.kit.panels import column, panel, row
from ui.kit.pills import Pill
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.shell.page import Page
from ui.shell.scan_lines import SOUND, scan_line, sounds_of
from ui.warehouse.bench_view_model import Answer
from ui.warehouse.mode import Mode

C = "bench"


class BenchPage(Page):
    """One mode of the bench with its head. Keys work whatever is in the line; nothing takes the focus from it."""

    def __init__(self, environment: Environment, make: Callable[[Environment], Mode]) -> None:
        super().__init__(environment)
        self.mode = make(environment)
        self.OWN_DIGITS = self.mode.OWN_DIGITS
        self.view_model = self.mode.model
        self._sounds = sounds_of(environment, self)
        self._build()
        self.line.scanned.connect(self.mode.model.scan)
        self.line.undone.connect(self.mode.model.undo)
        self.line.answered.connect(self.mode.answer)
        self.mode.model.loaded.connect(self._show)
        self.mode.changed.connect(self._show)
        self.mode.model.answered.connect(self._answered)

    def open(self, **params: object) -> None:
        self.line.say("", "")
        self._told.hide()
        id = params.pop("id", "")
        self.mode.model.open(str(id), **params)

    def hints(self) -> list[tuple[str, str]]:
        return [("Ctrl Z", translate(C, "take back")), *self.mode.hints(), ("Esc", translate(C, "to the queue"))]

    def focus_first(self) -> None:
        self.line.hold()

    def scanned(self, found: Scanned) -> bool:
        self.line.take(found.code)
        return True

    def _build(self) -> None:
        theme = current()
        back = Button(translate(C, "Tasks"), "quiet", 44, "chevron-left", "Escape", self._leave, show_key=False)
        self._title = Label("", "title")
        self._pill = Pill(PillSpec(""), large=True)
        self._pill.hide()
        self._detail = Label("", "body", "muted", elide=True)
        self._sound = Button("", "quiet", 44, "volume-2", "Ctrl+M", self._toggle_sound, show_key=False)
        self._aside = Button(translate(C, "Put aside"), "secondary", 44, key="F10", on_click=self._put_aside)
        self._labels = Button(translate(C, "Labels"), "secondary", 44, "tag", "F8", self._print_labels)
        self.print = Button(translate(C, "Print"), "secondary", 44, "printer", "Ctrl+P", self._print_paper)
        for button in (back, self._sound, self._labels, self.print, self._aside):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._head = panel("bar")
        self._head.setFixedHeight(theme.px(56))
        head = row(back, self._title, self._pill, spacing=12)
        head.addWidget(self._detail, 1)
        head.addWidget(self._sound)
        head.addWidget(self._labels)
        head.addWidget(self.print)
        head.addWidget(self._aside)
        head.setContentsMargins(theme.px(8), 0, theme.px(20), 0)
        self._head.setLayout(head)
        self.line = scan_line(self.environment, self._sounds)
        self._told = Note("", "warn")
        self._told.hide()
        body = column(spacing=12)
        body.setContentsMargins(theme.px(20), theme.px(14), theme.px(20), theme.px(14))
        body.addWidget(self.line)
        body.addWidget(self._told)
        body.addWidget(self.mode, 1)
        surface = panel("surface")
        surface.setLayout(body)
        whole = column(self)
        whole.addWidget(self._head)
        whole.addWidget(surface, 1)
        self._show_sound()

    def _show(self) -> None:
        mode = self.mode
        self._title.setText(mode.title())
        self._detail.setText(mode.detail())
        self._detail.updateGeometry()
        pill = mode.pill()
        self._pill.setVisible(pill is not None)
        if pill is not None:
            self._pill.set_spec(pill)
        self.line.hint(mode.hint())
        self.line.allow_undo(mode.can_undo())
        self.line.ask(mode.answers())
        self._aside.setVisible(mode.aside() is not None)
        self._labels.setVisible(mode.labels() is not None)
        self.print.setVisible(mode.paper() is not None)
        self.words_changed.emit()

    def _answered(self, answer: Answer) -> None:
        if answer.words:
            self.line.say(answer.verdict, answer.words)  # type: ignore[arg-type]  # one of the line's verdicts
        self._told.setVisible(bool(answer.told))
        if answer.told:
            self._told.set("\n".join(answer.told), "warn")
        place, id = answer.go
        if place == "warehouse_queue":
            self.environment.navigator.go(place)
        elif place:
            self.environment.navigator.go(place, id=id)

    def _leave(self) -> None:
        self.environment.navigator.go("warehouse_queue")

    def _print_labels(self) -> None:
        wanted = self.mode.labels()
        if wanted is not None:
            kind, ids = wanted
            self.environment.navigator.go("labels", kind=kind, ids=ids)

    def _print_paper(self) -> None:
        wanted = self.mode.paper()
        if wanted is not None:
            kind, id = wanted
            self.environment.navigator.go("report", kind=kind, id=id)

    def _put_aside(self) -> None:
        aside = self.mode.aside()
        if aside is not None:
            aside()

    def _toggle_sound(self) -> None:
        self._sounds.on = not self._sounds.on
        self.environment.settings.set(SOUND, self._sounds.on)
        self._show_sound()

    def _show_sound(self) -> None:
        on = self._sounds.on
        self._sound.setText(translate(C, "Sound on") if on else translate(C, "Sound off"))
        self._sound.setToolTip(translate(C, "Ctrl M switches the sound"))
