"""The lines of a purchase order with what has arrived of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from fieldservice.domain.money import Money
from fieldservice.domain.ordering import line_total
from fieldservice.domain.records import GoodsReceipt, Part, PurchaseLine, PurchaseOrder, StockLocation, Supplier
from fieldservice.errors import UserError
from fieldservice.services.validation import require_bearable, tidy
from fieldservice.store.queries import inbound as queries
from fieldservice.store.queries.receipts import Returned
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class OrderLine:
    """A line of an order: how much has arrived and how much is still expected. `returned_micro` went back to the
    supplier; of that it credits what is not `replaced_micro`."""

    line: PurchaseLine
    part: Part
    received_micro: int
    open_micro: int
    total: Money | None
    returned_micro: int = 0
    replaced_micro: int = 0

    @property
    def due_micro(self) -> int:
        """What has to arrive in all: what was ordered, and what comes a second time."""
        return self.line.quantity_micro + self.replaced_micro


@dataclass(frozen=True, slots=True)
class OrderDetail:
    """An order with everything that its page shows. `days_overdue`: above zero when something is late."""

    order: PurchaseOrder
    supplier: Supplier | None
    location: StockLocation | None
    lines: tuple[OrderLine, ...]
    receipts: tuple[GoodsReceipt, ...]
    total: Money | None  # of the lines that have a price; None where none has one
    days_overdue: int
    prices: Mapping[str, str] = field(default_factory=dict)  # by line why it has its price
    returns: tuple[Returned, ...] = ()

    @property
    def unpriced(self) -> int:
        """How many lines have no price."""
        return sum(line.total is None for line in self.lines)


def order_lines(reader: Reader, order: PurchaseOrder) -> list[OrderLine]:
    """The lines of an order in the order in which they were added, with what has arrived."""
    lines = reader.where(PurchaseLine, purchase_order_id=order.id, archived=False)
    known = reader.many(Part, (line.part_id for line in lines))
    received = queries.received_of_lines(reader, [line.id for line in lines])
    returned = queries.returned_of_lines(reader, [line.id for line in lines])
    made = []
    for line in lines:
        if line.part_id not in known:
            continue
        came, (back, again) = received.get(line.id, 0), returned.get(line.id, (0, 0))
        ended = line.closed or order.status in ("closed", "cancelled")
        left = 0 if ended else max(line.quantity_micro + again - came, 0)
        total = None
        if line.price_minor is not None:
            total = Money(line_total(line.price_minor, line.pack_micro, line.quantity_micro), order.currency)
        made.append(OrderLine(line, known[line.part_id], came, left, total, back, again))
    return made


def known_total(lines: Sequence[OrderLine], currency: str) -> Money | None:
    """What the lines that have a price come to; None where none has one."""
    known = [line.total.minor for line in lines if line.total is not None]
    return Money(sum(known), currency) if known else None


def settle_order(uow: UnitOfWork, line: PurchaseLine, *, expected: bool) -> None:
    """After the supplier came to owe a replacement for some of a line (`expected`), or no longer does: the order is
    open again, or done where nothing of it is open any more."""
    if expected and line.closed:
        uow.change(PurchaseLine, line.id, closed=False)
    order = uow.get(PurchaseOrder, line.purchase_order_id)
    if expected and order.status == "closed":
        uow.change(PurchaseOrder, order.id, status="ordered", closing_reason="")
        return
    if expected or order.status != "ordered":
        return
    still_received = uow.first(GoodsReceipt, purchase_order_id=order.id, status="open")
    if still_received is None and all(each.open_micro == 0 for each in order_lines(uow, order)):
        uow.change(PurchaseOrder, order.id, status="closed", closing_reason="")


def require_quantity(quantity_micro: int) -> None:
    """Raises UserError for nothing, less than nothing or too much."""
    require_bearable(quantity_micro)
    if quantity_micro <= 0:
        raise UserError("purchasing.not_positive", "Enter a quantity above zero.")


def require_reason(text: str) -> None:
    """Raises UserError where nothing is said."""
    if not tidy(text):
        raise UserError("purchasing.no_reason", "Say why in a few words.")


def require_known(fields: Mapping[str, Any], allowed: frozenset[str]) -> None:
    """Raises ValueError for a field that nobody changes by hand."""
    unknown = fields.keys() - allowed
    if unknown:
        raise ValueError(f"not changed by hand: {', '.join(sorted(unknown))}")
