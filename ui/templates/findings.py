"""What the review found, the worst first; each finding leads to its question."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldservice.domain.checklist import editing
from fieldservice.domain.checklist.review import DOUBT, ERROR, HINT, Doubt
from fieldservice.i18n import translate
from ui.kit.feedback import EmptyState
from ui.kit.labels import IconLabel, Label, Link
from ui.kit.panels import Card, ScrollPage, clear_layout, column, row
from ui.templates.editor_view_model import EditorViewModel
from ui.templates.words import title_in

C = "templates"

_LOOKS = {ERROR: ("octagon-x", "danger"), DOUBT: ("triangle-alert", "warn"), HINT: ("info", "muted")}


class FindingsPanel(ScrollPage):
    """`chosen(key)` when somebody wants to see the question."""

    chosen = Signal(str)

    def __init__(self, editor: EditorViewModel) -> None:
        super().__init__(gutter=12, spacing=12, name=translate(C, "Findings"))
        self.editor = editor
        self._found = column(spacing=12)
        self.body.addLayout(self._found)
        self.body.addStretch(1)

    def show_doubts(self, doubts: list[Doubt]) -> None:
        """Show what was found."""
        clear_layout(self._found)
        titles = {
            ERROR: translate(C, "Must be mended before publishing"),
            DOUBT: translate(C, "Doubtful"),
            HINT: translate(C, "Missing words"),
        }
        for kind, title in titles.items():
            found = [doubt for doubt in doubts if doubt.kind == kind]
            if found:
                card = Card(title, str(len(found)), padding=12, spacing=10)
                for doubt in found:
                    card.add(self._finding(doubt))
                self._found.addWidget(card)
        if not doubts:
            self._found.addWidget(
                EmptyState(
                    "circle-check",
                    translate(C, "Nothing found"),
                    translate(C, "Every question can be reached, and every rule reads what is there."),
                )
            )

    def _finding(self, doubt: Doubt) -> QWidget:
        holder = QWidget()
        name, tone = _LOOKS[doubt.kind]
        line = row(IconLabel(name, tone, 16), spacing=8)
        words = column(spacing=2)
        item = editing.find(self.editor.data, doubt.where) if doubt.where else None
        if item is not None:
            link = Link(title_in(item, self.editor.wording) or doubt.where)
            link.clicked.connect(partial(self.chosen.emit, doubt.where))
            words.addWidget(link)
        words.addWidget(Label(doubt.sentence(), "small", "text" if doubt.kind == ERROR else "muted", wrap=True))
        line.addLayout(words, 1)
        holder.setLayout(line)
        return holder
