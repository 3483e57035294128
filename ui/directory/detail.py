"""The anatomy of a detail page: way back, heading with one primary action, facts, cards, the timeline at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.history import timeline_entries
from ui.kit.buttons import Button
from ui.kit.choices import SegmentedChoice
from ui.kit.feedback import EmptyState
from ui.kit.fields import TextArea
from ui.kit.labels import Label
from ui.kit.models import Column, Row, SimpleModel
from ui.kit.panels import Breadcrumb, Card, FactStrip, ScrollPage, SectionHeader, clear_layout, column, panel, row
from ui.kit.pills import Pill
from ui.kit.shortcuts import Shortcuts
from ui.kit.status import PillSpec
from ui.kit.table import DataTable
from ui.kit.theme import current
from ui.kit.timeline import Timeline, TimelineEntry
from ui.shell.page import Page

C = "directory_page"

_SIDE, _SIDE_NARROW, _NARROW_BELOW = 368, 300, 1180
_ALL = 1_000_000


class Heading(QWidget):
    """Breadcrumb, title with pills, a muted line, buttons at the right."""

    def __init__(self, back: Callable[[str], object], lead: QWidget | None = None) -> None:
        super().__init__()
        theme = current()
        self.crumb = Breadcrumb([])
        self.crumb.chosen.connect(back)
        self.title = Label("", "title")
        self.line = Label("", "body", "muted", elide=True)
        self._pills = row(spacing=8)
        self._buttons = row(spacing=8)
        top = row(self.title, self._pills, None, spacing=12)
        texts = column(spacing=2)
        texts.addLayout(top)
        texts.addWidget(self.line)
        both = row(spacing=16)
        if lead is not None:
            both.addWidget(lead)
        both.addLayout(texts, 1)
        both.addLayout(self._buttons)
        both.setAlignment(self._buttons, Qt.AlignmentFlag.AlignTop)
        whole = column(self)
        whole.setContentsMargins(theme.px(24), theme.px(10), theme.px(24), theme.px(12))
        whole.setSpacing(theme.px(6))
        whole.addWidget(self.crumb)
        whole.addLayout(both)

    def set(self, steps: Sequence[tuple[str, str]], title: str, line: str, pills: Sequence[PillSpec | None]) -> None:
        """Say what the page is about."""
        self.crumb.set_steps(steps)
        self.title.setText(title)
        self.line.setText(line)
        self.line.updateGeometry()
        clear_layout(self._pills)
        for spec in pills:
            if spec is not None:
                self._pills.addWidget(Pill(spec, large=True))

    def set_buttons(self, buttons: Sequence[QWidget]) -> None:
        """The primary action last."""
        clear_layout(self._buttons)
        for button in buttons:
            self._buttons.addWidget(button)


class NoteField(TextArea):
    """Ctrl+Enter or the button beside it sends what is written."""

    sent = Signal(str)

    def __init__(self, placeholder: str) -> None:
        super().__init__("", placeholder=placeholder, rows=1, max_rows=6)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.send()
            return
        super().keyPressEvent(event)

    def send(self) -> None:
        """Hand over what is written, if anything."""
        if self.value():
            self.sent.emit(self.value())


class TimelinePanel(QWidget):
    """Everything that happened, newest first; a note is written on top of it; older entries come on demand."""

    older_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[TimelineEntry] = []
        self._notes: list[TimelineEntry] = []
        self._has_older = False
        self.header = SectionHeader(translate(C, "Timeline"), step="lead")
        self.which = SegmentedChoice(
            [("all", translate(C, "Everything")), ("notes", translate(C, "Notes"))], "all", 28, translate(C, "Timeline")
        )
        self.which.changed.connect(lambda _value: self._show())
        self.header.add(self.which)
        self.note = NoteField(translate(C, "Write a note, send it with Ctrl+Enter"))
        self.timeline = Timeline((), page=_ALL)
        self.nothing = Label(translate(C, "Nothing has happened yet."), "body", "muted", wrap=True)
        self.more = Button(translate(C, "Show older"), "quiet", 28, on_click=self.older_requested.emit)
        page = ScrollPage(gutter=16, spacing=12, name=translate(C, "Timeline"))
        page.add(self.header)
        page.add(self.note)
        page.add(self.nothing)
        page.add(self.timeline)
        page.add(self.more)
        page.finish()
        column(self).addWidget(page)

    def show_entries(self, entries: list[TimelineEntry], more: bool) -> None:
        """Show these; `more`: there are older ones."""
        self._entries = entries
        self._has_older = more
        self._show()

    def show_notes(self, notes: list[TimelineEntry]) -> None:
        """The notes alone, all of them."""
        self._notes = notes
        self._show()

    def _show(self) -> None:
        notes_only = self.which.value() == "notes"
        entries = self._notes if notes_only else self._entries
        self.timeline.set_entries(entries)
        self.nothing.setVisible(not entries)
        self.more.setVisible(not notes_only and bool(entries) and self._has_older)


class TableCard(Card):
    """A titled table inside a page; a click or Enter opens the row. Without rows, one sentence."""

    opened = Signal(int)

    def __init__(self, title: str, columns: list[Column], nothing: str, action: str = "", key: str = "") -> None:
        super().__init__(padding=0, spacing=0)
        theme = current()
        self.header = SectionHeader(title, step="body")
        self.header.setFixedHeight(theme.px(40))
        self.header.set_margins(theme.px(16), 0, theme.px(12), 0)
        self.button: Button | None = None
        if action:
            self.button = Button(action, "quiet", 28, icon="plus", key=key)
            self.header.add(self.button)
        self.add(self.header)
        self._title = title
        self.setAccessibleName(title)
        self.model = SimpleModel(columns, muted_when=lambda cells: bool(cells[len(columns)]))
        self.table = DataTable(self.model, title, 33, 28, tickable=False, fit_rows=True)
        self.table.opened.connect(self.opened)
        self.table.previewed.connect(self.opened)
        self.nothing = Label(nothing, "body", "muted", wrap=True)
        self.nothing.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(14))
        self.add(self.table)
        self.add(self.nothing)

    def show_rows(self, rows: Sequence[Row], detail: str = "", muted: Sequence[bool] = ()) -> None:
        """Cells by row; `detail` follows the title."""
        marks = list(muted) or [False] * len(rows)
        self.model.set_rows([(*cells, mark) for cells, mark in zip(rows, marks, strict=True)])
        self.table.setVisible(bool(rows))
        self.nothing.setVisible(not rows)
        if self.header is not None:
            self.header.set(self._title, detail)


class RecordPage(Page):
    """The page of one record: `content` once it is read, a sentence when it is not here. Its buttons change when the
    record is archived."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.heading = Heading(self._go_back_to, self.lead())
        self.content = QWidget()
        self._outer = column(self)
        self._outer.addWidget(self.content)
        self._gone: EmptyState | None = None
        self._buttons_for: bool | None = None
        self.content.hide()
        self.shortcuts = Shortcuts(self)

    def lead(self) -> QWidget | None:
        """What stands before the title: a picture, for example."""
        return None

    def hints(self) -> list[tuple[str, str]]:
        return self.shortcuts.hints()

    def show_missing(self, icon: str, title: str, back: str, place: str) -> None:
        """The record is not here."""
        self.content.hide()
        if self._gone is None:
            self._gone = EmptyState(
                icon,
                title,
                translate(C, "It may not have reached this device, or the link is old."),
                back,
                lambda: self.environment.navigator.go(place),
            )
            self._outer.addWidget(self._gone)

    def show_content(self) -> None:
        """The record is here."""
        if self._gone is not None:
            self._gone.deleteLater()
            self._gone = None
        self.content.show()

    def focus_first(self) -> None:
        self.setFocus()  # the page itself: its keys work, and Tab goes on to what is in it

    def _go_back_to(self, place: str) -> None:
        self.environment.navigator.go(place)


class DetailPage(RecordPage):
    """Heading above, cards at the left, the timeline at the right. Subclasses fill `body` and say what buttons do."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.facts = FactStrip()
        self.body = ScrollPage(gutter=24, spacing=12)
        self.side = TimelinePanel()
        self._side_frame = panel("rail")
        column(self._side_frame).addWidget(self.side)
        theme = current()
        head = panel("raised")
        head_column = column(head)
        head_column.addWidget(self.heading)
        strip = row(self.facts)
        strip.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(14))
        head_column.addLayout(strip)
        self._lower = QHBoxLayout()
        self._lower.setSpacing(0)
        self._lower.setContentsMargins(0, 0, 0, 0)
        self._lower.addWidget(self.body, 1)
        self._lower.addWidget(self._side_frame)
        inside = column(self.content)
        inside.addWidget(head)
        inside.addLayout(self._lower, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        narrow = self.width() < theme.px(_NARROW_BELOW)
        self._side_frame.setFixedWidth(theme.px(_SIDE_NARROW if narrow else _SIDE))

    @Slot(object, bool)
    def _older(self, entries: Sequence[Any], more: bool) -> None:
        context = self.environment.services.context
        self.side.show_entries(timeline_entries(entries, context.now(), context.zone), more)


def rows_of(*columns: tuple[str, str, int, str, bool]) -> list[Column]:
    """Columns of a card's table from (key, title, width, kind, stretch); nothing in a card is sorted by its header, and
    its numbers stay when room is short."""
    return [
        Column(
            key,
            title,
            width,
            kind=kind,  # type: ignore[arg-type]  # kinds are literals
            stretch=stretch,
            sortable=False,
            keep=kind == "number",
        )
        for key, title, width, kind, stretch in columns
    ]
