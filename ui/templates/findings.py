"""What the review found, the worst first; each finding leads to its item."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldservice.domain.checklist.review import DOUBT, ERROR, HINT, Doubt
from fieldservice.i18n import translate
from ui.kit.feedback import EmptyState
from ui.kit.labels import IconLabel, Label, Link
from ui.kit.panels import Card, ScrollPage, clear_layout, column, row

C = "templates"

_LOOKS = {ERROR: ("octagon-x", "danger"), DOUBT: ("triangle-alert", "warn"), HINT: ("info", "muted")}


class FindingsPanel(ScrollPage):
    """`chosen(key)` when somebody wants to see the item."""

    chosen = Signal(str)

    def __init__(self, title_of: Callable[[str], str], good: str) -> None:
        """`title_of`: what the item of a finding is called, '' for the whole. `good`: said where nothing was found."""
        super().__init__(gutter=12, spacing=12, name=translate(C, "Findings"))
        self.title_of, self.good = title_of, good
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
                    self.good,
                )
            )

    def _finding(self, doubt: Doubt) -> QWidget:
        holder = QWidget()
        name, tone = _LOOKS[doubt.kind]
        line = row(IconLabel(name, tone, 16), spacing=8)
        words = column(spacing=2)
        title = self.title_of(doubt.where) if doubt.where else ""
        if title:
            link = Link(title)
            link.clicked.connect(partial(self.chosen.emit, doubt.where))
            words.addWidget(link)
        words.addWidget(Label(doubt.sentence(), "small", "text" if doubt.kind == ERROR else "muted", wrap=True))
        line.addLayout(words, 1)
        holder.setLayout(line)
        return holder
