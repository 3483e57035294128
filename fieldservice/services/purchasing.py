"""Purchase orders: from proposals or by hand, draft -> ordered -> done or cancelled; what is open and what is late.

How much of a line has arrived is the sum of the moves of its receipts (`receiving`), never stored here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from fieldservice.domain.money import DEFAULT_CURRENCY
from fieldservice.domain.paper_states import check_step
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    GoodsReceipt,
    Part,
    PartRequestLine,
    PurchaseLine,
    PurchaseOrder,
    StockLocation,
    Supplier,
    SupplierPart,
)
from fieldservice.errors import UserError
from fieldservice.services import proposals as reorder
from fieldservice.services.context import Context
from fieldservice.services.lists import Count, RecordList
from fieldservice.services.order_lines import (
    OrderDetail,
    OrderLine,
    known_total,
    order_lines,
    require_known,
    require_quantity,
    require_reason,
)
from fieldservice.services.order_prices import why_prices
from fieldservice.services.proposals import Proposal
from fieldservice.services.suppliers import Offer, best_offer, offer_of
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.store.queries import inbound as queries
from fieldservice.store.queries.inbound import OrderFilter, OrderRow
from fieldservice.store.queries.receipts import Returned, returns_of_order
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["OrderDetail", "OrderFilter", "OrderLine", "OrderRow", "Proposal", "Purchasing", "Returned", "Wanted"]

_LINE_FIELDS = frozenset("quantity_micro price_minor pack_micro supplier_number expected_on".split())
_ORDER_FIELDS = frozenset("to_location_id note expected_on currency".split())

_MOST_WANTED = 240  # a mutation has at most 500 rows, and each part may need an order of its own


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part to order. Without a supplier its best offer is taken; `request_line_ids`: the needs it is for."""

    part_id: str
    quantity_micro: int
    to_location_id: str | None = None
    supplier_id: str | None = None
    request_line_ids: tuple[str, ...] = ()


class Purchasing:
    """The verbs of purchasing; each is one unit of work. `orders` is the list for screens."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.orders: RecordList[OrderFilter, OrderRow] = RecordList(
            context, "purchase_order", queries.order_source, queries.ORDER_SORTS, queries.order_rows
        )

    # Reading

    def proposals(self, location_id: str | None = None, limit: int = 200) -> list[Proposal]:
        """What should be ordered now and why, the most lacking first; for one warehouse or all of them."""
        return reorder.proposals(self._context, location_id, limit)

    def detail(self, order_id: str) -> OrderDetail:
        """An order's page. Raises UserError when it does not exist."""
        reader = self._context.store.read()
        order = reader.get(PurchaseOrder, order_id)
        lines = order_lines(reader, order)
        return OrderDetail(
            order,
            reader.find(Supplier, order.supplier_id),
            reader.find(StockLocation, order.to_location_id),
            tuple(lines),
            tuple(reader.where(GoodsReceipt, purchase_order_id=order_id, order_by="received_at, rid")),
            known_total(lines, order.currency),
            self._days_overdue(order, lines),
            why_prices(reader, order, lines, self._today()),
            tuple(returns_of_order(reader, order_id)),
        )

    def overdue(self) -> OrderFilter:
        """The filter of orders whose day has passed."""
        return OrderFilter(overdue_on=self._today(), sort="expected")

    def overdue_count(self) -> Count:
        """How many orders are late."""
        return self.orders.count(self.overdue())

    def due_count(self) -> int:
        """How many orders are late or should arrive today, for the navigation."""
        return self.orders.count(OrderFilter(overdue_on=self._today() + timedelta(days=1))).n

    def find(self, written: str) -> PurchaseOrder | None:
        """The order whose number was typed or scanned; None when it isn't one."""
        from fieldservice.domain.numbers import normalise

        return self._context.store.read().first(PurchaseOrder, number=normalise(written) or tidy(written) or "-")

    # Orders

    def order_proposals(self, wanted: Sequence[Wanted], initiator: object | None = None) -> list[PurchaseOrder]:
        """Make drafts, one for each supplier and place, with the prices of the offers. `cancel` undoes each.

        Raises UserError naming the parts for which no supplier is known: nothing is made then.
        """
        if not wanted:
            raise UserError("purchasing.nothing", "Choose at least one part to order.")
        if len(wanted) > _MOST_WANTED:
            raise UserError("purchasing.too_many", "Order at most {most} parts at once.", most=_MOST_WANTED)
        with self._context.begin("purchase.order_proposals", initiator) as uow:
            chosen = [(each, self._offer(uow, each)) for each in wanted]
            missing = [uow.get(Part, each.part_id).number for each, offer in chosen if offer is None]
            if missing:
                raise UserError(
                    "purchasing.no_supplier",
                    "No supplier is known for {numbers}. Note one first, or leave them out.",
                    numbers=", ".join(missing[:5]),
                )
            made: dict[tuple[str, str | None, str], PurchaseOrder] = {}
            for each, offer in chosen:
                if offer is None:
                    continue
                key = (offer.supplier.id, each.to_location_id, offer.line.currency)
                if key not in made:
                    made[key] = self._draft(uow, *key)
                self._add_line(uow, made[key], each, offer)
            uow.commit()
        return list(made.values())

    def create(
        self,
        supplier_id: str,
        to_location_id: str | None = None,
        *,
        expected_on: date | None = None,
        note: str = "",
        initiator: object | None = None,
    ) -> PurchaseOrder:
        """Begin an order by hand: a draft without lines."""
        require_short_line(note)
        with self._context.begin("purchase.create", initiator) as uow:
            supplier = uow.get(Supplier, supplier_id)
            made = self._draft(uow, supplier_id, to_location_id, supplier.currency, tidy(note), expected_on)
            uow.commit()
        return made

    def change(self, order_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change the place, the note, the day expected, the currency; returns what they held."""
        require_known(fields, _ORDER_FIELDS)
        if "note" in fields:
            require_short_line(fields["note"])
            fields["note"] = tidy(fields["note"])
        with self._context.begin("purchase.change", initiator) as uow:
            before = self._living(uow, order_id)
            if fields.get("currency", before.currency) != before.currency and before.status != "draft":
                raise UserError("purchasing.ordered_currency", "The order is sent: its currency can't change any more.")
            uow.change(PurchaseOrder, order_id, **fields)
            uow.commit()
        return {name: getattr(before, name) for name in fields}

    def add_line(
        self,
        order_id: str,
        part_id: str,
        quantity_micro: int = MICRO,
        *,
        price_minor: int | None = None,
        request_line_id: str | None = None,
        initiator: object | None = None,
    ) -> PurchaseLine:
        """Add a part; number, price and pack come from the supplier's offer unless a price is given."""
        require_quantity(quantity_micro)
        with self._context.begin("purchase.add_line", initiator) as uow:
            order = self._living(uow, order_id)
            offer = offer_of(uow, order.supplier_id, part_id, quantity_micro, self._today())
            needs = (request_line_id,) if request_line_id else ()
            wanted = Wanted(part_id, quantity_micro, request_line_ids=needs)
            made = self._add_line(uow, order, wanted, offer, price_minor=price_minor, exact=True)
            uow.commit()
        return made

    def change_line(self, line_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change quantity, price, pack, supplier's number or day of a line; returns what they held.

        Raises UserError for less than has arrived already.
        """
        require_known(fields, _LINE_FIELDS)
        if "quantity_micro" in fields:
            require_quantity(fields["quantity_micro"])
        if (fields.get("price_minor") or 0) < 0:
            raise UserError("purchasing.negative_price", "A price can't be below zero.")
        with self._context.begin("purchase.change_line", initiator) as uow:
            before = uow.get(PurchaseLine, line_id)
            self._living(uow, before.purchase_order_id)
            kept = queries.kept_of_lines(uow, [line_id]).get(line_id, 0)
            if fields.get("quantity_micro", kept) < kept:
                raise UserError("purchasing.below_received", "More than that has arrived already.")
            uow.change(PurchaseLine, line_id, **fields)
            uow.commit()
        return {name: getattr(before, name) for name in fields}

    def remove_line(self, line_id: str, initiator: object | None = None) -> None:
        """Take a line off; refused once something of it has arrived. Inverse: `restore_line`."""
        with self._context.begin("purchase.remove_line", initiator) as uow:
            line = uow.get(PurchaseLine, line_id)
            self._living(uow, line.purchase_order_id)
            if queries.received_of_lines(uow, [line_id]).get(line_id, 0) > 0:
                raise UserError("purchasing.line_received", "Some of it has arrived. End the line instead.")
            uow.change(PurchaseLine, line_id, archived=True)
            uow.commit()

    def restore_line(self, line_id: str, initiator: object | None = None) -> None:
        """Put a removed line back."""
        self._change("purchase.restore_line", line_id, initiator, archived=False)

    def close_line(self, line_id: str, initiator: object | None = None) -> None:
        """Nothing more of this line is expected. Inverse: `reopen_line`."""
        self._change("purchase.close_line", line_id, initiator, closed=True)

    def reopen_line(self, line_id: str, initiator: object | None = None) -> None:
        """The rest of the line is expected after all."""
        self._change("purchase.reopen_line", line_id, initiator, closed=False)

    # Life cycle

    def order(self, order_id: str, expected_on: date | None = None, initiator: object | None = None) -> PurchaseOrder:
        """Send the order: it counts as coming. Without a day, the longest delivery time of its offers is reckoned
        from today. Raises UserError without lines. Inverse: `take_back`."""
        with self._context.begin("purchase.order", initiator) as uow:
            order = uow.get(PurchaseOrder, order_id)
            check_step("purchase_order", order.status, "ordered")
            lines = uow.where(PurchaseLine, purchase_order_id=order_id, archived=False)
            if not lines:
                raise UserError("purchasing.no_lines", "The order has no lines yet. Add what is to be ordered.")
            day = expected_on or order.expected_on or self._reckoned(uow, order, lines)
            changed = uow.change(
                PurchaseOrder, order_id, status="ordered", ordered_at=self._context.now(), expected_on=day
            )
            uow.commit()
        return changed

    def take_back(self, order_id: str, initiator: object | None = None) -> None:
        """Make a draft again of an order of which nothing has arrived."""
        with self._context.begin("purchase.take_back", initiator) as uow:
            self._nothing_arrived(uow, order_id)
            self._step(uow, order_id, "draft", ordered_at=None)
            uow.commit()

    def close(self, order_id: str, reason: str = "", initiator: object | None = None) -> None:
        """Nothing more is expected of this order. Raises UserError when something is open and no reason is given."""
        with self._context.begin("purchase.close", initiator) as uow:
            order = uow.get(PurchaseOrder, order_id)
            if any(line.open_micro > 0 for line in order_lines(uow, order)):
                require_reason(reason)
            self._step(uow, order_id, "closed", reason)
            uow.commit()

    def cancel(self, order_id: str, reason: str, initiator: object | None = None) -> None:
        """Call the order off, with a reason; refused once something has arrived (`close` it then)."""
        with self._context.begin("purchase.cancel", initiator) as uow:
            require_reason(reason)
            self._nothing_arrived(uow, order_id)
            self._step(uow, order_id, "cancelled", reason)
            uow.commit()

    def reopen(self, order_id: str, initiator: object | None = None) -> None:
        """The inverse of `close` (ordered again) and of `cancel` (a draft again)."""
        with self._context.begin("purchase.reopen", initiator) as uow:
            order = uow.get(PurchaseOrder, order_id)
            self._step(uow, order_id, "ordered" if order.status == "closed" else "draft")
            uow.commit()

    # Within

    def _offer(self, uow: UnitOfWork, wanted: Wanted) -> Offer | None:
        require_quantity(wanted.quantity_micro)
        if wanted.supplier_id is not None:
            return offer_of(uow, wanted.supplier_id, wanted.part_id, wanted.quantity_micro, self._today())
        return best_offer(uow, wanted.part_id, wanted.quantity_micro, self._today())

    def _draft(
        self,
        uow: UnitOfWork,
        supplier_id: str,
        to_location_id: str | None,
        currency: str = DEFAULT_CURRENCY,
        note: str = "",
        expected_on: date | None = None,
    ) -> PurchaseOrder:
        made = PurchaseOrder(
            id=self._context.ids(),
            number=uow.next_number("PO"),
            supplier_id=supplier_id,
            to_location_id=to_location_id or self._own_warehouse(uow),
            currency=currency,
            note=note,
            made_by_id=self._context.actor_id,
            made_at=self._context.now(),
            expected_on=expected_on,
        )
        uow.add(made)
        return made

    def _own_warehouse(self, uow: UnitOfWork) -> str | None:
        found = uow.where(StockLocation, archived=False, order_by="kind, rid")
        return next((each.id for each in found if each.kind in ("central", "regional", "point")), None)

    def _add_line(
        self,
        uow: UnitOfWork,
        order: PurchaseOrder,
        wanted: Wanted,
        offer: Offer,
        *,
        price_minor: int | None = None,
        exact: bool = False,
    ) -> PurchaseLine:
        """Without `exact` the quantity is rounded to what the supplier sells. Several needs share one line; the line
        names the first of them."""
        part = uow.get(Part, wanted.part_id)
        same_currency = offer.line.currency == order.currency
        price = price_minor if price_minor is not None else offer.price_minor if same_currency else None
        needs = uow.many(PartRequestLine, wanted.request_line_ids)
        made = PurchaseLine(
            id=self._context.ids(),
            purchase_order_id=order.id,
            part_id=part.id,
            supplier_number=offer.line.number,
            quantity_micro=wanted.quantity_micro if exact else offer.quantity_micro,
            unit=part.unit,
            price_minor=price,
            pack_micro=offer.line.pack_micro,
            request_line_id=next((id for id in wanted.request_line_ids if id in needs), None),
        )
        uow.add(made)
        return made

    def _living(self, uow: UnitOfWork, order_id: str) -> PurchaseOrder:
        order = uow.get(PurchaseOrder, order_id)
        if order.status not in ("draft", "ordered"):
            raise UserError("purchasing.ended", "{number} is ended. Open it again to change it.", number=order.number)
        return order

    def _change(self, intent: str, line_id: str, initiator: object | None, **flag: bool) -> None:
        with self._context.begin(intent, initiator) as uow:
            self._living(uow, uow.get(PurchaseLine, line_id).purchase_order_id)
            uow.change(PurchaseLine, line_id, **flag)
            uow.commit()

    def _nothing_arrived(self, uow: UnitOfWork, order_id: str) -> None:
        lines = uow.where(PurchaseLine, purchase_order_id=order_id)
        if any(quantity > 0 for quantity in queries.received_of_lines(uow, [line.id for line in lines]).values()):
            raise UserError("purchasing.arrived", "Something of it has arrived. End the order with a reason instead.")

    def _step(self, uow: UnitOfWork, order_id: str, status: str, reason: str = "", **fields: Any) -> None:
        order = uow.get(PurchaseOrder, order_id)
        check_step("purchase_order", order.status, status)
        uow.change(PurchaseOrder, order_id, status=status, closing_reason=tidy(reason), **fields)

    def _reckoned(self, uow: UnitOfWork, order: PurchaseOrder, lines: Sequence[PurchaseLine]) -> date | None:
        sold = uow.where(SupplierPart, supplier_id=order.supplier_id, archived=False)
        ordered = {line.part_id for line in lines}
        days = [each.lead_days for each in sold if each.part_id in ordered and each.lead_days is not None]
        return self._today() + timedelta(days=max(days)) if days else None

    def _days_overdue(self, order: PurchaseOrder, lines: Sequence[OrderLine]) -> int:
        if order.status != "ordered":
            return 0
        days = [each.line.expected_on or order.expected_on for each in lines if each.open_micro > 0]
        late = [(self._today() - day).days for day in days if day is not None]
        return max([0, *late])

    def _today(self) -> date:
        return self._context.now().astimezone(self._context.zone).date()
