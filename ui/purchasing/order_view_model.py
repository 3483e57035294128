"""One purchase order: what it holds, what has arrived, and what people do with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import PurchaseLine, StockLocation
from fieldservice.errors import FieldServiceError, UserError
from fieldservice.services.purchasing import OrderDetail, OrderLine, Returned
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["OrderDetail", "OrderLine", "OrderViewModel", "Returned"]

_WAREHOUSES = ("central", "regional", "point")


class OrderViewModel(ViewModel):
    """Screen state of an order's page. Verbs answer by `verbs.done` and `verbs.refused`."""

    WATCHES = ("purchase_order", "purchase_line", "goods_receipt", "stock_move", "supplier", "part", "shipment",
               "shipment_line")  # fmt: skip
    opened = Signal(object)  # OrderDetail
    missing = Signal()
    receiving = Signal(str)  # id of the receipt that was begun

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.id = ""
        self.shown: OrderDetail | None = None
        self.warehouses: list[StockLocation] = []
        self.verbs = Verbs(environment, self)

    def open(self, id: str) -> None:
        """Read an order."""
        self.id = id
        self.refresh()

    def refresh(self) -> None:
        if not self.id:
            return
        id, services = self.id, self.services

        def read() -> tuple[OrderDetail, list[StockLocation]]:
            return services.purchasing.detail(id), services.catalogue.stock.locations(_WAREHOUSES)

        self.jobs.read(read, done=self._opened, failed=self._missing, key="purchase_order.detail")

    def today(self) -> date:
        """The day here."""
        context = self.services.context
        return context.now().astimezone(context.zone).date()

    def next_step(self) -> str:
        """The one thing to do next: add (a first line) | order | receive | close | "" when it is ended."""
        if self.shown is None:
            return ""
        status, lines = self.shown.order.status, self.shown.lines
        if status == "draft":
            return "order" if lines else "add"
        if status == "ordered":
            return "receive" if any(line.open_micro > 0 for line in lines) else "close"
        return ""

    def has_arrived(self) -> bool:
        """Whether anything of it has arrived."""
        return self.shown is not None and any(line.received_micro > 0 for line in self.shown.lines)

    # the life of an order

    def order(self) -> None:
        """It is sent: it counts as coming."""
        id, purchasing = self.id, self.services.purchasing
        self.verbs.do("order", lambda: purchasing.order(id), lambda _made: lambda: purchasing.take_back(id))

    def receive(self) -> None:
        """Begin to receive a delivery of it, or go on; `receiving` follows."""
        id, receiving = self.id, self.services.receiving
        self.jobs.write(lambda: receiving.begin(purchase_order_id=id).id, done=self._receiving, failed=self.refuse)

    def take_back(self) -> None:
        """A draft again."""
        id, purchasing = self.id, self.services.purchasing
        self.verbs.do("take_back", lambda: purchasing.take_back(id), lambda _made: lambda: purchasing.order(id))

    def close(self, reason: str = "") -> None:
        """Nothing more is expected."""
        id, purchasing = self.id, self.services.purchasing
        self.verbs.do("close", lambda: purchasing.close(id, reason), lambda _made: lambda: purchasing.reopen(id))

    def cancel(self, reason: str) -> None:
        """Call it off."""
        assert self.shown is not None
        id, purchasing, was = self.id, self.services.purchasing, self.shown.order.status
        day = self.shown.order.expected_on

        def back() -> None:
            purchasing.reopen(id)
            if was == "ordered":
                purchasing.order(id, day)

        self.verbs.do("cancel", lambda: purchasing.cancel(id, reason), lambda _made: back)

    def reopen(self) -> None:
        """Open it again."""
        id, purchasing = self.id, self.services.purchasing
        self.verbs.do("reopen", lambda: purchasing.reopen(id))

    def change(self, fields: dict[str, Any]) -> None:
        """The day expected, the place, the remark."""
        id, purchasing = self.id, self.services.purchasing
        self.verbs.do(
            "change",
            lambda: purchasing.change(id, **fields),
            lambda before: lambda: purchasing.change(id, **before),
        )

    # its lines

    def add_line(self, number: str, quantity_micro: int, price_minor: int | None) -> None:
        """Add the part of this number or code. Without a price the supplier's counts."""
        id, services = self.id, self.services

        def work() -> PurchaseLine:
            part = services.catalogue_supply.find(number)
            if part is None:
                raise UserError("purchasing_page.no_part", "No part with this number or code is known.")
            return services.purchasing.add_line(id, part.id, quantity_micro, price_minor=price_minor)

        self.verbs.do("add_line", work, lambda made: lambda: services.purchasing.remove_line(made.id))

    def change_line(self, line_id: str, fields: dict[str, Any]) -> None:
        """Quantity, price, day of a line."""
        purchasing = self.services.purchasing
        self.verbs.do(
            "change_line",
            lambda: purchasing.change_line(line_id, **fields),
            lambda before: lambda: purchasing.change_line(line_id, **before),
        )

    def remove_line(self, line_id: str) -> None:
        """Take a line off."""
        self._pair("remove_line", line_id, self.services.purchasing.remove_line, self.services.purchasing.restore_line)

    def close_line(self, line_id: str) -> None:
        """Nothing more of it is expected."""
        self._pair("close_line", line_id, self.services.purchasing.close_line, self.services.purchasing.reopen_line)

    def reopen_line(self, line_id: str) -> None:
        """The rest of it is expected after all."""
        self._pair("reopen_line", line_id, self.services.purchasing.reopen_line, self.services.purchasing.close_line)

    def settle_return(self, return_id: str, replacement: bool) -> None:
        """What went back is replaced, or credited."""
        settle = self.services.inspection.settle_return
        self.verbs.do(
            "replaced" if replacement else "credited",
            lambda: settle(return_id, replacement=replacement),
            lambda _made: lambda: settle(return_id, replacement=not replacement),
        )

    def _pair(self, what: str, id: str, verb: Callable[[str], None], inverse: Callable[[str], None]) -> None:
        self.verbs.do(what, lambda: verb(id), lambda _made: lambda: inverse(id))

    @Slot(object)
    def _opened(self, read: tuple[OrderDetail, list[StockLocation]]) -> None:
        if read[0].order.id == self.id:
            self.shown, self.warehouses = read
            self.opened.emit(read[0])

    @Slot(object)
    def _missing(self, _error: FieldServiceError) -> None:
        self.missing.emit()

    @Slot(object)
    def _receiving(self, id: str) -> None:
        self.receiving.emit(id)

    @Slot(object)
    def refuse(self, error: FieldServiceError) -> None:
        """Something was refused that is no verb of its own."""
        self.verbs.refused.emit("receive", error)
