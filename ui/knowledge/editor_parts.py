"""The parts that an article's solution needs: found while typing, counted with two buttons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import IconButton
from ui.kit.labels import Label
from ui.kit.panels import Card, clear_layout, column, row
from ui.kit.search import SearchField, Suggestion, marked
from ui.knowledge import words
from ui.knowledge.editor_view_model import MICRO, EditorViewModel, Part, WantedPart

C = "knowledge"


class PartsCard(Card):
    """`changed` after every change by a person."""

    changed = Signal()

    def __init__(self, view_model: EditorViewModel) -> None:
        super().__init__(translate(C, "Parts"), padding=14, spacing=10)
        self._parts: list[WantedPart] = []
        self._known: dict[str, Part] = {}
        self.part = SearchField("", translate(C, "Part number or name"), "package")
        self.add(self.part)
        self.part_list = QWidget()
        self._part_lines = column(self.part_list, spacing=6)
        self.add(self.part_list)
        view_model.parts_found.connect(self._parts_found)
        self.part.queried.connect(view_model.find_parts)
        self.part.taken.connect(self._take_part)

    def wanted(self) -> tuple[WantedPart, ...]:
        """The parts in their order."""
        return tuple(self._parts)

    def show_parts(self, parts: Iterable[WantedPart], known: Mapping[str, Part]) -> None:
        """Show these."""
        self._known.update(known)
        self._parts = list(parts)
        self._show_parts()

    @Slot(int, object)
    def _parts_found(self, ticket: int, parts: list[Part]) -> None:
        self._known.update({part.id: part for part in parts})
        typed = self.part.text()
        self.part.show_results(
            ticket,
            [Suggestion(part.id, marked(part.number, typed), marked(words.name_of(part), typed)) for part in parts],
        )

    @Slot(object)
    def _take_part(self, suggestion: Suggestion) -> None:
        id = str(suggestion.id)
        if id not in [each.part_id for each in self._parts]:
            self._parts.append(WantedPart(id))
            self._show_parts()
            self.changed.emit()
        self.part.start_over()

    def _show_parts(self) -> None:
        clear_layout(self._part_lines)
        for at, wanted in enumerate(self._parts):
            part = self._known.get(wanted.part_id)
            if part is None:
                continue
            name = Label(f"{part.number}  {words.name_of(part)}", "body", elide=True)
            name.setToolTip(name.text())
            less = IconButton("minus", translate(C, "One less"), size=28, on_click=partial(self._change_part, at, -1))
            more = IconButton("plus", translate(C, "One more"), size=28, on_click=partial(self._change_part, at, 1))
            count = Label(words.amount(wanted.quantity_micro, part.unit), "body")
            line = row(name, less, count, more, spacing=4)
            line.setStretch(0, 1)
            self._part_lines.addLayout(line)

    def _change_part(self, at: int, by: int) -> None:
        wanted = self._parts[at]
        quantity = wanted.quantity_micro + by * MICRO
        if quantity <= 0:
            del self._parts[at]
        else:
            self._parts[at] = WantedPart(wanted.part_id, quantity, wanted.note)
        self._show_parts()
        self.changed.emit()
