"""The list of purchase orders by state, with the counts of its views."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import PurchaseOrder
from fieldservice.services.lists import Count, LongList
from fieldservice.services.purchasing import OrderDetail, OrderFilter, OrderRow
from fieldservice.services.suppliers import SupplierFilter, SupplierRow
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel
from ui.bridge.verbs import Verbs

__all__ = ["VIEWS", "Count", "OrderDetail", "OrderRow", "OrdersViewModel", "SupplierRow"]

VIEWS = ("open", "draft", "ordered", "overdue", "done")
_STATUSES = {
    "open": frozenset({"draft", "ordered"}),
    "draft": frozenset({"draft"}),
    "ordered": frozenset({"ordered"}),
    "done": frozenset({"closed", "cancelled"}),
}
_MOST_SUPPLIERS = 200


class OrdersViewModel(RecordListViewModel):
    """Screen state of the list of purchase orders. `view`: open | draft | ordered | overdue | done."""

    LIST = "purchase_orders"
    WATCHES = ("purchase_order", "purchase_line", "stock_move", "supplier")
    viewsCounted = Signal(object)  # {view: Count}
    suppliersLoaded = Signal(object)  # SupplierRow...

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, OrderFilter(statuses=_STATUSES["open"]), parent)
        self.view = "open"
        self.suppliers: list[SupplierRow] = []
        self.verbs = Verbs(environment, self)

    def records(self) -> LongList[Any, Any]:
        return self.services.purchasing.orders

    def read_preview(self, row: OrderRow) -> OrderDetail:
        return self.services.purchasing.detail(row.id)

    def choose_view(self, view: str) -> None:
        """Show another state."""
        self.view = view
        if view == "overdue":
            late = self.services.purchasing.overdue()
            self.narrow(statuses=None, overdue_on=late.overdue_on, sort="expected")
        else:
            sort = "" if self.filter.overdue_on is not None else self.filter.sort
            self.narrow(statuses=_STATUSES[view], overdue_on=None, sort=sort)

    def count(self) -> None:
        super().count()
        purchasing, supplier = self.services.purchasing, self.filter.supplier_id

        def read() -> dict[str, Count]:
            found = {
                view: purchasing.orders.count(OrderFilter(statuses=_STATUSES[view], supplier_id=supplier))
                for view in ("draft", "ordered")
            }
            found["overdue"] = purchasing.overdue_count()
            return found

        self.jobs.read(read, done=self._views, key="purchase_orders.views")

    def load_suppliers(self) -> None:
        """Those that orders can be made to."""
        suppliers = self.services.suppliers.list

        def read() -> list[SupplierRow]:
            return list(suppliers.rows(suppliers.all_rids(SupplierFilter())[:_MOST_SUPPLIERS]))

        self.jobs.read(read, done=self._suppliers, key="purchase_orders.suppliers")

    def create(self, supplier_id: str) -> None:
        """Begin an order by hand; `verbs.done("create", order, None)` follows."""
        self.verbs.do("create", lambda: self.services.purchasing.create(supplier_id), self._uncreate)

    def _uncreate(self, made: PurchaseOrder) -> Any:
        from fieldservice.i18n import translate

        return lambda: self.services.purchasing.cancel(made.id, translate("purchasing_page", "Taken back"))

    @Slot(object)
    def _views(self, counts: dict[str, Count]) -> None:
        self.viewsCounted.emit(counts)

    @Slot(object)
    def _suppliers(self, rows: list[SupplierRow]) -> None:
        self.suppliers = rows
        self.suppliersLoaded.emit(rows)
