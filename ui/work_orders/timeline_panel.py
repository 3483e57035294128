"""The column at the right of a work order: a line for a note, below it everything that happened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.fields import TextArea
from ui.kit.labels import Label
from ui.kit.panels import ScrollPage, SectionHeader, column, row
from ui.kit.shortcuts import Shortcuts
from ui.kit.theme import current
from ui.kit.timeline import Timeline
from ui.work_orders import history
from ui.work_orders.detail_view_model import Entry, WorkOrderViewModel

C = "work_orders"

_WIDTH, _NARROW, _NARROW_BELOW = 368, 320, 1366
_DRAFT_MS = 400


class TimelinePanel(QFrame):
    """A note is appended and stays as it is; what is typed survives leaving the page."""

    def __init__(self, view_model: WorkOrderViewModel, environment: Environment) -> None:
        super().__init__()
        self._vm, self._context = view_model, environment.services.context
        self._entries: tuple[Entry, ...] = ()
        self._typed_for = ""
        self.setProperty("surface", "rail")
        theme = current()
        self.setFixedWidth(theme.px(_WIDTH))
        self.head = SectionHeader(translate(C, "Timeline"), " ", step="body")
        self.note = TextArea("", placeholder=translate(C, "Write a note…"), rows=1, max_rows=6)
        self.add = Button(translate(C, "Add the note"), "secondary", 28, on_click=self.send)
        self._lasting = Label(translate(C, "Notes stay as they are written."), "small", "muted")
        self.timeline = Timeline()
        page = ScrollPage(gutter=0, spacing=0, name=translate(C, "Timeline"))
        page.add(self.timeline)
        inside = column(self, spacing=10)
        inside.setContentsMargins(theme.px(20), theme.px(12), theme.px(16), 0)
        inside.addWidget(self.head)
        inside.addWidget(self.note)
        inside.addLayout(row(self._lasting, None, self.add))
        inside.addWidget(page, 1)
        self._show_foot(False)
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.timeout.connect(self.save_draft)
        self.note.changed.connect(self._typed)
        view_model.draftFound.connect(self._draft_found)
        Shortcuts(self).add("Ctrl+Return", translate(C, "Add the note"), self.send, shown=False)

    def fit(self, window_width: int) -> None:
        """Narrower on a small screen."""
        self.setFixedWidth(current().px(_NARROW if window_width < current().px(_NARROW_BELOW) else _WIDTH))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what happened; a note that was begun for this work order comes back."""
        if self._typed_for != self._vm.id:
            self._typed_for = self._vm.id
            self.note.set_value("")
            self._show_foot(False)
            self._vm.load_draft("note")
        if tuple(entries) != self._entries:
            self._entries = tuple(entries)
            self.timeline.set_entries(history.shown(entries, self._context.now(), self._context.zone))
        self.head.set(translate(C, "Timeline"), f"{len(entries):,}")

    def send(self) -> None:
        """Append the note."""
        text = self.note.value()
        if not text:
            self.note.focus()
            return
        self._draft.stop()
        self._vm.verbs.add_note(self._vm.id, text)
        self._vm.forget_draft("note")
        self.note.set_value("")
        self._show_foot(False)

    def save_draft(self) -> None:
        """Put a note that was begun on disk."""
        if self._draft.isActive() or self.note.value():
            self._draft.stop()
            if self._typed_for:
                self._vm.save_draft("note", {"text": self.note.value()})

    def leave(self) -> None:
        """Another work order is shown next."""
        self.save_draft()
        self._typed_for = ""

    def _typed(self) -> None:
        self._show_foot(bool(self.note.value()))
        self._draft.start(_DRAFT_MS)

    def _draft_found(self, form: str, values: dict[str, str]) -> None:
        if form == "note" and not self.note.value():
            self.note.set_value(values.get("text", ""))
            self._show_foot(bool(self.note.value()))

    def _show_foot(self, shown: bool) -> None:
        self._lasting.setVisible(shown)
        self.add.setVisible(shown)
