"""The list of parts, and a part being added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import Part
from fieldservice.errors import FieldServiceError
from fieldservice.services.catalogue import CategoryNode, PartDetail, PartFilter, PartRow
from fieldservice.services.lists import LongList
from fieldservice.services.part_chain import Replaced
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordLine, RecordListViewModel
from ui.bridge.view_model import ViewModel

__all__ = ["CategoryNode", "NewPartViewModel", "PartDetail", "PartFilter", "PartLine", "PartRow", "PartsViewModel"]


class PartLine(RecordLine[PartRow], frozen=True):
    """A part in the list with what I carry of it; None for somebody without a van."""

    in_van_micro: int | None
    replaced_by: str = ""  # numbers of the parts that stand in for it today


class PartsViewModel(RecordListViewModel):
    """Screen state of the list of parts. `stock`: all | any (in stock anywhere) | van (in my van) | low."""

    LIST = "parts"
    WATCHES = ("part", "part_category", "stock_move", "stock_location", "supersession", "stock_level", "part_code")
    categoriesLoaded = Signal()
    partFound = Signal(str)  # id of the part that a code names
    replacedFound = Signal(object)  # Replaced: what stands in for the part that was searched for; None

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, PartFilter(), parent)
        self.categories: tuple[CategoryNode, ...] = ()
        self.category_id = ""
        self.stock = "all"

    def show(self, filter: Any) -> None:
        super().show(filter)
        text = filter.text
        self.jobs.read(lambda: self._replaced(text), done=self._replacement, key="parts.replaced")

    def records(self) -> LongList[Any, Any]:
        return self.services.catalogue.parts

    def read_rows(self, rids: Sequence[int]) -> list[Any]:
        carried = self._carried()
        rows = self.services.catalogue.parts.rows(rids)
        replaced = self.services.catalogue_supply.replaced_by([row.id for row in rows])
        return [
            PartLine(
                row,
                None if carried is None else carried.get(row.id, 0),
                " + ".join(part.number for part in replaced[row.id].by) if row.id in replaced else "",
            )
            for row in rows
        ]

    def read_preview(self, row: PartLine) -> PartDetail:
        return self.services.catalogue.part(row.id)

    def choose_category(self, id: str) -> None:
        """Only parts of a category and those below it; "" for all."""
        self.category_id = id
        if not id:
            self.narrow(category_ids=None)
            return
        self.jobs.read(lambda: self.services.catalogue.branch(id), done=self._branch, key="parts.branch")

    def choose_stock(self, stock: str) -> None:
        """all | any | van | low (below the minimum)."""
        self.stock = stock
        if stock != "van":
            self.narrow(in_stock=stock == "any", location_ids=None, below_minimum=stock == "low")
            return
        self.jobs.read(self._van_places, done=self._van, key="parts.van")

    def load_categories(self) -> None:
        """The tree of categories."""
        self.jobs.read(self.services.catalogue.categories, done=self._categories, key="parts.categories")

    def find_code(self, code: str) -> None:
        """Tell which part a typed or scanned number or barcode names, if one does."""
        supply = self.services.catalogue_supply
        self.jobs.read(lambda: supply.find(code), done=self._found, key="parts.code")

    def _replaced(self, text: str) -> Replaced | None:
        """What stands in for the part of this number; a few letters name no part."""
        supply = self.services.catalogue_supply
        part = supply.find(text) if len(text.strip()) > 2 else None
        return supply.replaced_by([part.id]).get(part.id) if part is not None else None

    @Slot(object)
    def _replacement(self, found: Replaced | None) -> None:
        self.replacedFound.emit(found)

    def _carried(self) -> dict[str, int] | None:
        stock = self.services.catalogue.stock
        van = stock.van_of(self.services.context.actor_id)
        if van is None:
            return None
        carried: dict[str, int] = {}
        for held in stock.held_at(van.id):
            carried[held.part.id] = carried.get(held.part.id, 0) + held.row.quantity_micro
        return carried

    def _van_places(self) -> frozenset[str]:
        stock = self.services.catalogue.stock
        van = stock.van_of(self.services.context.actor_id)
        return frozenset({van.id} | {h.row.location_id for h in stock.held_at(van.id)}) if van else frozenset()

    @Slot(object)
    def _branch(self, ids: frozenset[str]) -> None:
        self.narrow(category_ids=ids)

    @Slot(object)
    def _van(self, places: frozenset[str]) -> None:
        self.narrow(in_stock=False, location_ids=places, below_minimum=False)

    @Slot(object)
    def _categories(self, categories: tuple[CategoryNode, ...]) -> None:
        self.categories = categories
        self.categoriesLoaded.emit()

    @Slot(object)
    def _found(self, part: Part | None) -> None:
        if part is not None:
            self.partFound.emit(part.id)


class NewPartViewModel(ViewModel):
    """A part being added."""

    categoriesLoaded = Signal(object)  # CategoryNode...
    saved = Signal(object)  # Part
    refused = Signal(object)  # FieldServiceError

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)

    def load_categories(self) -> None:
        """The tree of categories."""
        self.jobs.read(self.services.catalogue.categories, done=self._categories, key="part.categories")

    def save(self, fields: dict[str, Any]) -> None:
        """Add the part."""
        add = self.services.catalogue.add_part
        self.jobs.write(lambda: add(self, **fields), done=self._saved, failed=self._refused)

    @Slot(object)
    def _categories(self, categories: tuple[CategoryNode, ...]) -> None:
        self.categoriesLoaded.emit(categories)

    @Slot(object)
    def _saved(self, part: Part) -> None:
        self.saved.emit(part)

    @Slot(object)
    def _refused(self, error: FieldServiceError) -> None:
        self.refused.emit(error)
