"""Receiving a delivery: begun from an order, a supplier or nothing, scanned, compared with the order, finished.

Every arrival is a move from the supplier into the receiving place (or into quarantine, where it has to be inspected)
that names the receipt's line. Taking a scan back is the opposite move. What was not delivered stays open on the order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldservice.domain.paper_states import check_step
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    GoodsReceipt,
    GoodsReceiptLine,
    Part,
    PurchaseLine,
    PurchaseOrder,
    StockLocation,
    StockMove,
    Supplier,
)
from fieldservice.errors import UserError
from fieldservice.services import arrivals, places, serial_settling
from fieldservice.services.context import Context
from fieldservice.services.lists import RecordList
from fieldservice.services.order_lines import OrderLine, order_lines
from fieldservice.services.put_away import put_all_away, put_away_proposals
from fieldservice.services.receipt_differences import Difference, differences_of
from fieldservice.services.receipt_lines import (
    ReceiptLine,
    arrive,
    line_for,
    on_order,
    one_line,
    open_receipt,
    receipt_lines,
)
from fieldservice.services.receipt_notices import receipt_notices
from fieldservice.services.receipt_words import Taken, taken_words
from fieldservice.services.reversals import reverse_move
from fieldservice.services.scanning import Scanning
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.store.queries import receipts as queries
from fieldservice.store.queries.receipts import ReceiptFilter, ReceiptRow
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["Difference", "ReceiptDetail", "ReceiptFilter", "ReceiptRow", "Receiving", "Taken"]

_FIELDS = frozenset("delivery_note delivery_note_on note supplier_id".split())
_MOST_LINES = 120  # of a mutation: a line, a move and a cost each; the hub takes 500 rows


@dataclass(frozen=True, slots=True)
class ReceiptDetail:
    """A receipt with everything that its page shows."""

    receipt: GoodsReceipt
    supplier: Supplier | None
    location: StockLocation
    order: PurchaseOrder | None
    lines: tuple[ReceiptLine, ...]
    ordered: tuple[OrderLine, ...]  # `received_micro` counts all receipts of the order
    differences: tuple[Difference, ...]
    notices: tuple[str, ...] = ()  # what others did meanwhile, and what to do about it


class Receiving:
    """The verbs of receiving; each is one unit of work. `receipts` is the list for screens."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._scanning = Scanning(context)
        self.receipts: RecordList[ReceiptFilter, ReceiptRow] = RecordList(
            context, "goods_receipt", queries.receipt_source, queries.RECEIPT_SORTS, queries.receipt_rows
        )

    # Reading

    def detail(self, receipt_id: str) -> ReceiptDetail:
        """A receipt's page. Raises UserError when it does not exist."""
        reader = self._context.store.read()
        receipt = reader.get(GoodsReceipt, receipt_id)
        order = reader.find(PurchaseOrder, receipt.purchase_order_id)
        ordered = order_lines(reader, order) if order else []
        lines = receipt_lines(reader, receipt_id)
        return ReceiptDetail(
            receipt,
            reader.find(Supplier, receipt.supplier_id),
            reader.get(StockLocation, receipt.location_id),
            order,
            tuple(lines),
            tuple(ordered),
            tuple(differences_of(lines, ordered)),
            (
                *receipt_notices(reader, receipt, order, lines),
                *serial_settling.serial_notices(reader, (each.line for each in lines)),
            ),
        )

    def differences(self, receipt_id: str) -> tuple[Difference, ...]:
        """Where the delivery is not as ordered; what was ordered and lacks is `less`."""
        return self.detail(receipt_id).differences

    # Beginning

    def begin(
        self,
        *,
        purchase_order_id: str | None = None,
        supplier_id: str | None = None,
        location_id: str | None = None,
        delivery_note: str = "",
        delivery_note_on: date | None = None,
        note: str = "",
        initiator: object | None = None,
    ) -> GoodsReceipt:
        """Begin to receive a delivery; one of the same order that is still open is gone on with. Without an order (a
        found box, a gift, something bought in a hurry) the supplier may be left out; `note` says what it is.

        Raises UserError for an order that was not sent, and without a place where neither names one.
        """
        require_short_line(delivery_note)
        require_short_line(note)
        with self._context.begin("receiving.begin", initiator) as uow:
            order = uow.find(PurchaseOrder, purchase_order_id)
            if order is not None:
                going_on = uow.first(GoodsReceipt, purchase_order_id=order.id, status="open")
                if going_on is not None:
                    return going_on
                if order.status != "ordered":
                    raise UserError(
                        "receiving.not_ordered", "{number} is not an order that is on its way.", number=order.number
                    )
                supplier_id = order.supplier_id
                location_id = location_id or order.to_location_id
            warehouse = places.warehouse_of(uow, location_id) if location_id else None
            if warehouse is None:
                raise UserError("receiving.no_place", "Choose the warehouse that receives the delivery.")
            made = GoodsReceipt(
                id=self._context.ids(),
                number=uow.next_number("RC"),
                purchase_order_id=purchase_order_id,
                supplier_id=supplier_id,
                location_id=warehouse,
                delivery_note=tidy(delivery_note),
                delivery_note_on=delivery_note_on,
                note=tidy(note),
                received_by_id=self._context.actor_id,
                received_at=self._context.now(),
            )
            uow.add(made)
            uow.commit()
        return made

    def begin_scanned(self, code: str, location_id: str | None = None, initiator: object | None = None) -> GoodsReceipt:
        """Begin from the scanned number of a purchase order, or go on with a scanned receipt. Raises UserError for
        anything else, saying what to scan."""
        found = self._scanning.resolve(code)
        if found.kind == "goods_receipt":
            return self._context.store.read().get(GoodsReceipt, found.id)
        if found.kind == "purchase_order":
            return self.begin(purchase_order_id=found.id, location_id=location_id, initiator=initiator)
        raise UserError("receiving.scan_order", "Scan the number of the purchase order, or choose the supplier.")

    def change(self, receipt_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change `delivery_note` (the supplier's number), `delivery_note_on` (its day), `note`, or `supplier_id` of a
        delivery that nobody ordered; returns what they held."""
        unknown = fields.keys() - _FIELDS
        if unknown:
            raise ValueError(f"not changed by hand: {', '.join(sorted(unknown))}")
        for name in fields.keys() & {"delivery_note", "note"}:
            require_short_line(fields[name])
            fields[name] = tidy(fields[name])
        with self._context.begin("receiving.change", initiator) as uow:
            before = uow.get(GoodsReceipt, receipt_id)
            if fields.get("supplier_id", before.supplier_id) != before.supplier_id and before.purchase_order_id:
                raise UserError("receiving.supplier_of_order", "The order says who delivers it.")
            uow.change(GoodsReceipt, receipt_id, **fields)
            uow.commit()
        return {name: getattr(before, name) for name in fields}

    # Arrivals

    def scan(
        self,
        receipt_id: str,
        code: str,
        quantity_micro: int | None = None,
        *,
        whole: bool = False,
        even_so: bool = False,
        initiator: object | None = None,
    ) -> Taken:
        """Take in what a code names: one piece, the quantity given, or (`whole`) all that the order still expects.

        Lot, serial number, expiry and quantity in the code count. Nothing is recorded where the answer asks or warns.
        """
        found = self._scanning.resolve(code)
        ids = [found.id] if found.kind == "part" else [thing.id for thing in found.candidates if thing.kind == "part"]
        chosen = on_order(self._context.store.read(), receipt_id, ids) if len(ids) > 1 else ids
        if len(chosen) == 1:
            return self.take(
                receipt_id,
                chosen[0],
                quantity_micro or found.quantity_micro,
                lot=found.lot,
                serial=found.serial,
                expiry=found.expiry,
                whole=whole,
                even_so=even_so,
                initiator=initiator,
            )
        if chosen:
            return Taken("ask_part", found.sentence, candidates=tuple(chosen))
        return Taken("unknown", found.sentence or taken_words("no_part", None))

    def take(
        self,
        receipt_id: str,
        part_id: str,
        quantity_micro: int | None = None,
        *,
        lot: str = "",
        serial: str = "",
        expiry: date | None = None,
        whole: bool = False,
        even_so: bool = False,
        initiator: object | None = None,
    ) -> Taken:
        """Take in so much of a part (one piece unless said). `undo` or `take_back` undoes it; see `scan`."""
        lot, serial = tidy(lot), tidy(serial)
        if quantity_micro is not None and quantity_micro <= 0:
            raise UserError("receiving.not_positive", "Enter a quantity above zero.")
        with self._context.begin("receiving.scan", initiator) as uow:
            receipt = open_receipt(uow, receipt_id)
            part = uow.get(Part, part_id)
            lacking = arrivals.asked(uow, part, lot, serial, expiry)
            if lacking is not None:
                return lacking
            ordered = arrivals.ordered_of(uow, receipt, part_id)
            if ordered is None and receipt.purchase_order_id is not None and not even_so:
                return Taken("unexpected", taken_words("unexpected", part), part, lot=lot, serial=serial, expiry=expiry)
            quantity = arrivals.quantity_of(part, quantity_micro, ordered if whole else None)
            line = line_for(
                self._context, uow, receipt, part, ordered.line.id if ordered else None, lot, serial, expiry
            )
            move = arrive(self._context, uow, receipt, line, quantity)
            taken = arrivals.taken(uow, part, line, ordered, move, quantity)
            uow.commit()
        return taken

    def set_quantity(self, line_id: str, quantity_micro: int, initiator: object | None = None) -> ReceiptLine:
        """Say how much of a line arrived in all. Raises UserError for less than was put away or inspected."""
        if quantity_micro < 0:
            raise UserError("receiving.negative", "A quantity can't be below zero.")
        with self._context.begin("receiving.set_quantity", initiator) as uow:
            line = one_line(uow, line_id)
            receipt = open_receipt(uow, line.line.receipt_id)
            if line.part.tracking == "serial" and quantity_micro > MICRO:
                raise UserError("receiving.one_serial", "One serial number is one piece. Scan the others one by one.")
            difference = quantity_micro - line.progress.received
            if difference > 0:
                arrive(self._context, uow, receipt, line.line, difference)
            elif difference < 0:
                arrivals.take_off(self._context, uow, receipt, line, -difference)
            changed = one_line(uow, line_id)
            uow.commit()
        return changed

    def accept_all(self, receipt_id: str, initiator: object | None = None) -> list[Part]:
        """Take in everything that the order still expects; returns the parts that have to be scanned one by one,
        because they have serial numbers, lots or expiry dates."""
        left: list[Part] | None = None
        while left is None:
            with self._context.begin("receiving.accept_all", initiator) as uow:
                left = self._accepted(uow, open_receipt(uow, receipt_id))
                uow.commit()
        return left

    def undo(self, receipt_id: str, initiator: object | None = None) -> ReceiptLine | None:
        """Take the last arrival back; returns its line, or None when nothing is left to take back."""
        last = queries.last_received_move(self._context.store.read(), receipt_id)
        if last is None:
            return None
        return self.take_back([last], initiator)[0]

    def take_back(self, move_ids: Sequence[str], initiator: object | None = None) -> list[ReceiptLine]:
        """Take arrivals back by the opposite moves. Raises UserError when they were put away or inspected already."""
        with self._context.begin("receiving.undo", initiator) as uow:
            changed = []
            for id in move_ids:
                move = uow.get(StockMove, id)
                if id not in queries.live_moves(uow, move.line_id, "received"):
                    raise UserError("receiving.taken_back", "This was taken back already.")
                line = one_line(uow, move.line_id)
                open_receipt(uow, line.line.receipt_id)
                arrivals.still_there(line, move.quantity_micro)
                reverse_move(self._context, uow, move)
                changed.append(one_line(uow, move.line_id))
            uow.commit()
        return changed

    def explain(
        self, receipt_id: str, difference: Difference, reason: str, *, close: bool = False, initiator: object = None
    ) -> GoodsReceiptLine:
        """Note why a line is not as ordered; `close`: nothing more of it is expected."""
        require_short_line(reason)
        if not tidy(reason):
            raise UserError("receiving.no_reason", "Say why in a few words.")
        with self._context.begin("receiving.explain", initiator) as uow:
            receipt = open_receipt(uow, receipt_id)
            line = uow.find(GoodsReceiptLine, difference.line_id)
            if line is None:
                line = line_for(self._context, uow, receipt, difference.part, difference.purchase_line_id)
            changed = uow.change(GoodsReceiptLine, line.id, difference_reason=tidy(reason))
            if close and difference.purchase_line_id is not None:
                uow.change(PurchaseLine, difference.purchase_line_id, closed=True)
            uow.commit()
        return changed

    # The end

    def finish(
        self, receipt_id: str, *, put_away: bool = False, later: bool = False, initiator: object | None = None
    ) -> GoodsReceipt:
        """The delivery is taken in and put away (`put_away`: now, as proposed; `later`: what stands in receiving is a
        task of its own); what waits for inspection may wait on.

        Raises UserError when nothing arrived, or while something stands in receiving without `later`. Where the order
        has nothing open any more it is done as well; otherwise its rest stays open. Inverse: `reopen`.
        """
        with self._context.begin("receiving.finish", initiator) as uow:
            receipt = open_receipt(uow, receipt_id)
            if not any(line.progress.received > 0 for line in receipt_lines(uow, receipt_id)):
                raise UserError("receiving.nothing", "Nothing has been taken in yet. Scan the parts, or cancel.")
            left = put_all_away(self._context, uow, receipt_id) if put_away else put_away_proposals(uow, receipt_id)
            if left and not later:
                raise UserError(
                    "receiving.not_put_away",
                    "{numbers} still to be put away. Say in which bin.",
                    numbers=", ".join(list(dict.fromkeys(each.part.number for each in left))[:5]),
                )
            done = uow.change(GoodsReceipt, receipt_id, status="done")
            order = uow.find(PurchaseOrder, receipt.purchase_order_id)
            if order is not None and order.status == "ordered":
                if all(line.open_micro == 0 for line in order_lines(uow, order)):
                    uow.change(PurchaseOrder, order.id, status="closed", closing_reason="")
            uow.commit()
        return done

    def reopen(self, receipt_id: str, initiator: object | None = None) -> None:
        """The inverse of `finish` (an order that was done with it is open again) and of `cancel`."""
        with self._context.begin("receiving.reopen", initiator) as uow:
            receipt = uow.get(GoodsReceipt, receipt_id)
            check_step("goods_receipt", receipt.status, "open")
            uow.change(GoodsReceipt, receipt_id, status="open")
            order = uow.find(PurchaseOrder, receipt.purchase_order_id)
            done = receipt.status == "done" and order is not None and order.status == "closed"
            if done and order is not None and not order.closing_reason:
                uow.change(PurchaseOrder, order.id, status="ordered")
            uow.commit()

    def cancel(self, receipt_id: str, initiator: object | None = None) -> None:
        """Give up a receipt of which nothing was taken in, or all of it was taken back."""
        with self._context.begin("receiving.cancel", initiator) as uow:
            receipt = open_receipt(uow, receipt_id)
            check_step("goods_receipt", receipt.status, "cancelled")
            if any(line.progress.received > 0 for line in receipt_lines(uow, receipt_id)):
                raise UserError("receiving.something", "Parts were taken in. Take them back first, or finish.")
            uow.change(GoodsReceipt, receipt_id, status="cancelled")
            uow.commit()

    # Within

    def _accepted(self, uow: UnitOfWork, receipt: GoodsReceipt) -> list[Part] | None:
        """Take in what is open, as many lines as one mutation holds; None when more are left, else see `accept_all`."""
        order = uow.find(PurchaseOrder, receipt.purchase_order_id)
        if order is None:
            raise UserError("receiving.no_order", "This delivery has no order to compare it with. Scan the parts.")
        left, taken = [], 0
        for ordered in order_lines(uow, order):
            if ordered.open_micro <= 0:
                continue
            if ordered.part.tracking != "none" or ordered.part.expiry_tracked:
                left.append(ordered.part)
                continue
            if taken == _MOST_LINES:
                return None
            line = line_for(self._context, uow, receipt, ordered.part, ordered.line.id)
            arrive(self._context, uow, receipt, line, ordered.open_micro)
            taken += 1
        return left
