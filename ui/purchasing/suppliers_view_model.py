"""The list of suppliers: what each offers, and how its deliveries were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from fieldservice.domain.records import Part, Supplier, SupplierPart
from fieldservice.services.lists import LongList
from fieldservice.services.suppliers import Rating, SupplierFilter, SupplierRow
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel
from ui.bridge.verbs import Verbs

__all__ = ["SupplierSheet", "SuppliersViewModel"]

_MOST_OFFERS = 200


@dataclass(frozen=True)
class SupplierSheet:
    """A supplier with its rating and its offers."""

    supplier: Supplier
    rating: Rating
    offers: list[tuple[SupplierPart, Part]]
    open_orders: int


class SuppliersViewModel(RecordListViewModel):
    """Screen state of the list of suppliers."""

    LIST = "suppliers"
    WATCHES = ("supplier", "supplier_part", "purchase_order", "goods_receipt", "goods_receipt_line")

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, SupplierFilter(), parent)
        self.verbs = Verbs(environment, self)

    def records(self) -> LongList[Any, Any]:
        return self.services.suppliers.list

    def read_preview(self, row: SupplierRow) -> SupplierSheet:
        suppliers = self.services.suppliers
        return SupplierSheet(
            suppliers.get(row.id), suppliers.rating(row.id), suppliers.offers_of(row.id, _MOST_OFFERS), row.open_orders
        )

    def add(self, values: dict[str, Any]) -> None:
        """Add a supplier."""
        suppliers = self.services.suppliers
        self.verbs.do("add", lambda: suppliers.add(**values), lambda made: lambda: suppliers.archive(made.id))

    def change(self, id: str, values: dict[str, Any]) -> None:
        """Change what is known about a supplier."""
        suppliers = self.services.suppliers
        self.verbs.do(
            "change",
            lambda: suppliers.change(id, **values),
            lambda before: lambda: suppliers.change(id, **before),
        )

    def archive(self, id: str) -> None:
        """Nothing is ordered there any more."""
        suppliers = self.services.suppliers
        self.verbs.do("archive", lambda: suppliers.archive(id), lambda _made: lambda: suppliers.restore(id))

    def restore(self, id: str) -> None:
        """Things are ordered there again."""
        suppliers = self.services.suppliers
        self.verbs.do("restore", lambda: suppliers.restore(id), lambda _made: lambda: suppliers.archive(id))
