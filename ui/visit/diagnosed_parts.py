"""What mending the cause takes that the diagnosis tree found: one press uses it, without its number being typed."""

from __future__ import annotations

from collections.abc import Set
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import Card, clear_layout, column, row
from ui.visit import tree_words
from ui.visit.tree_view_model import PartOfCause, TreeViewModel

_KEY = "F6"  # of the first


class DiagnosedParts(QWidget):
    """`wanted(PartOfCause)`; takes no room while no cause was settled on, or all it takes is used."""

    wanted = Signal(object)

    def __init__(self, environment: Environment) -> None:
        super().__init__()
        self.model = TreeViewModel(environment, self)
        self.model.loaded.connect(self._show)
        self.buttons: list[Button] = []
        self._used: Set[str] = frozenset()
        self._read_only = False
        self._body = column(self)
        self.hide()

    def show_work_order(self, work_order_id: str, used: Set[str], read_only: bool) -> None:
        """Show what is still to be used on a work order, of which the parts `used` are."""
        self._used, self._read_only = used, read_only
        self.model.show(work_order_id)
        self._show()

    def _show(self) -> None:
        clear_layout(self._body)
        self.buttons = []
        parts = self._open_parts()
        self.setVisible(bool(parts))
        snapshot = self.model.snapshot
        if not parts or snapshot is None or snapshot.cause is None:
            return
        card = Card(padding=12, spacing=8)
        said = translate("visit", "What “{cause}” takes", cause=snapshot.cause.title(language()))
        card.add(Label(said, "small", "muted", wrap=True))
        for part in parts:
            card.add_layout(self._line(part))
        self._body.addWidget(card)

    def _open_parts(self) -> list[PartOfCause]:
        snapshot = self.model.snapshot
        view = snapshot.view if snapshot is not None else None
        if snapshot is None or view is None or view.concluded is None or self._read_only:
            return []
        return [part for part in snapshot.parts if part.part_id and part.likely and part.part_id not in self._used]

    def _line(self, part: PartOfCause) -> QHBoxLayout:
        found = tree_words.part(part)
        line = row(IconLabel("package", "muted"), spacing=12)
        line.addWidget(Label(found.title, "body", wrap=True), 1)
        line.addWidget(Label(found.where, "body", found.tone))
        if part.in_van_micro >= part.quantity_micro:
            use = Button(translate("visit", "Use it"), size=44, key="" if self.buttons else _KEY)
            use.setAccessibleName(translate("visit", "Use {part}", part=found.title))
            use.clicked.connect(partial(self.wanted.emit, part))
            self.buttons.append(use)
            line.addWidget(use)
        return line
