"""Taking a whole receipt back, also a finished one: opposite moves with a reason, unless the goods have moved on."""

from __future__ import annotations

from dataclasses import dataclass

from fieldservice.domain.formats import format_date
from fieldservice.domain.paper_states import check_step
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import (
    GoodsReceipt,
    GoodsReceiptLine,
    MoveCost,
    Part,
    PurchaseOrder,
    Shipment,
    ShipmentLine,
    StockLocation,
    StockMove,
    WorkOrder,
)
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from fieldservice.services.context import Context
from fieldservice.services.inspection import take_back_inspection
from fieldservice.services.order_lines import order_lines
from fieldservice.services.reversals import reverse_move
from fieldservice.services.same_facts import fact_id
from fieldservice.services.stock import post
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.services.valuation import add_cost
from fieldservice.services.work_order_lists import display_name
from fieldservice.store.queries import receipts as queries
from fieldservice.store.queries import stock as stock_queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

_C = "receiving"
_MOST_MOVES = 300  # of a mutation: the hub takes 500 rows
_MOST_AGAIN = 200  # each may have a cost
_MOST_TOLD = 3
_REASONS = ("received", "inspected", "scrapped", "put_away")


@dataclass(frozen=True, slots=True)
class Standing:
    """A receipt with all that hangs on it, as it stands: what `restore` brings it back to."""

    receipt: GoodsReceipt
    lines: tuple[GoodsReceiptLine, ...]
    moves: tuple[StockMove, ...]  # in the order in which they happened, those taken back left out
    costs: dict[str, tuple[int, str]]  # by move
    order: PurchaseOrder | None
    notes: tuple[tuple[Shipment, ShipmentLine], ...]


class ReceiptUndo:
    """The verb that takes a receipt back, what is in its way, and the verb that brings it back as it stood."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def in_the_way(self, receipt_id: str) -> list[str]:
        """Why a receipt can't be taken back, in sentences; nothing when it can."""
        reader = self._context.store.read()
        return self._obstacles(reader, reader.get(GoodsReceipt, receipt_id))

    def undo(self, receipt_id: str, reason: str, initiator: object | None = None) -> GoodsReceipt:
        """Take everything of a receipt back out of the stock; it is cancelled then, and its order open again.

        Raises UserError without a reason, and naming what is in the way where the goods have moved on.
        """
        require_short_line(reason)
        if not tidy(reason):
            raise UserError("receiving.no_reason", "Say why in a few words.")
        while True:
            with self._context.begin("receiving.undo_receipt", initiator) as uow:
                receipt = uow.get(GoodsReceipt, receipt_id)
                check_step("goods_receipt", receipt.status, "cancelled")
                found = self._obstacles(uow, receipt)
                if found:
                    raise UserError("receiving.moved_on", "{why}", why=" ".join(found[:_MOST_TOLD]))
                done = self._some(uow, receipt, tidy(reason))
                uow.commit()
            if done is not None:
                return done

    def standing(self, receipt_id: str) -> Standing:
        """A receipt as it stands, to be kept while it is taken back."""
        reader = self._context.store.read()
        receipt = reader.get(GoodsReceipt, receipt_id)
        lines = reader.where(GoodsReceiptLine, receipt_id=receipt_id)
        live = [id for line in lines for reason in _REASONS for id in queries.live_moves(reader, line.id, reason)]
        moves = sorted(reader.many(StockMove, live).values(), key=lambda move: move.id)
        sent = [each for line in lines for each in reader.where(ShipmentLine, receipt_line_id=line.id)]
        return Standing(
            receipt,
            tuple(lines),
            tuple(moves),
            {
                cost.move_id: (cost.unit_cost_minor, cost.currency)
                for move in moves
                for cost in reader.where(MoveCost, move_id=move.id)
            },
            reader.find(PurchaseOrder, receipt.purchase_order_id),
            tuple((reader.get(Shipment, each.shipment_id), each) for each in sent if each.quantity_micro > 0),
        )

    def restore(self, before: Standing, initiator: object | None = None) -> GoodsReceipt:
        """The inverse of `undo`: the same moves once more, and the receipt, its inspections, its returns and its order
        as they were. Raises UserError when somebody has done something with the receipt meanwhile."""
        left = list(before.moves)
        while True:
            some, left = left[:_MOST_AGAIN], left[_MOST_AGAIN:]
            with self._context.begin("receiving.restore_receipt", initiator) as uow:
                receipt = uow.get(GoodsReceipt, before.receipt.id)
                if receipt.status != "cancelled":
                    raise UserError(
                        "receiving.changed_meanwhile",
                        "{number} was changed meanwhile, so it stays as it is.",
                        number=receipt.number,
                    )
                for move in some:
                    self._again(uow, move, before.costs.get(move.id))
                if not left:
                    receipt = self._as_it_was(uow, before)
                uow.commit()
            if not left:
                return receipt

    def _again(self, uow: UnitOfWork, move: StockMove, cost: tuple[int, str] | None) -> None:
        id = fact_id(uow, StockMove, move.id, "again")
        again = post(
            self._context,
            uow,
            move.part_id,
            move.from_location_id,
            move.to_location_id,
            move.quantity_micro,
            reason=move.reason,
            lot=move.lot,
            serial=move.serial,
            expiry=move.expiry,
            document=move.document,
            line_id=move.line_id,
            id=id,
        ).move
        if cost is not None:
            add_cost(self._context, uow, again, *cost)

    def _as_it_was(self, uow: UnitOfWork, before: Standing) -> GoodsReceipt:
        for line in before.lines:
            if line.inspection not in ("", "pending"):
                uow.change(
                    GoodsReceiptLine,
                    line.id,
                    inspection=line.inspection,
                    inspected_by_id=line.inspected_by_id,
                    inspected_at=line.inspected_at,
                    finding=line.finding,
                )
        for note, sent in before.notes:
            uow.change(ShipmentLine, sent.id, quantity_micro=sent.quantity_micro)
            if note.status == "packed" and uow.get(Shipment, note.id).status == "cancelled":
                uow.change(Shipment, note.id, status="packed")
        order = before.order
        if order is not None and order.status == "closed" and uow.get(PurchaseOrder, order.id).status == "ordered":
            uow.change(PurchaseOrder, order.id, status="closed")
        old = before.receipt
        return uow.change(GoodsReceipt, old.id, status=old.status, note=old.note)

    def _some(self, uow: UnitOfWork, receipt: GoodsReceipt, reason: str) -> GoodsReceipt | None:
        """Take back as much as one mutation holds; None when more is left."""
        moves = 0
        for line in uow.where(GoodsReceiptLine, receipt_id=receipt.id):
            live = {why: queries.live_moves(uow, line.id, why) for why in ("put_away", "received")}
            standing = sum(map(len, live.values()))
            if not standing:
                continue
            if moves and moves + standing > _MOST_MOVES:
                return None
            for id in live["put_away"]:
                reverse_move(self._context, uow, uow.get(StockMove, id), document=reason)
            if line.inspection:
                take_back_inspection(self._context, uow, line, reason)
                uow.change(
                    GoodsReceiptLine, line.id, inspection="pending", inspected_by_id=None, inspected_at=None, finding=""
                )
            for id in live["received"]:
                reverse_move(self._context, uow, uow.get(StockMove, id), document=reason)
            moves += standing
        order = uow.find(PurchaseOrder, receipt.purchase_order_id)
        if order is not None and order.status == "closed" and not order.closing_reason:
            uow.change(PurchaseOrder, order.id, status="ordered")
            if all(line.open_micro == 0 for line in order_lines(uow, uow.get(PurchaseOrder, order.id))):
                uow.change(PurchaseOrder, order.id, status="closed")
        return uow.change(GoodsReceipt, receipt.id, status="cancelled", note=_noted(receipt.note, reason))

    def _obstacles(self, reader: Reader, receipt: GoodsReceipt) -> list[str]:
        lines = {line.id: line for line in reader.where(GoodsReceiptLine, receipt_id=receipt.id)}
        told, sent = [], set()
        for each in [each for id in lines for each in reader.where(ShipmentLine, receipt_line_id=id)]:
            said = self._left(reader, each)
            if said:
                told.append(said)
                sent.add(each.part_id)
        for place_id, part_id, lot, serial, needed in queries.standing_of_lines(reader, list(lines)):
            there = stock_queries.on_hand(reader, part_id, place_id, lot, serial)
            if there < needed and part_id not in sent:
                told.append(self._gone(reader, list(lines), place_id, part_id, (lot, serial), needed, there))
        return told

    def _left(self, reader: Reader, line: ShipmentLine) -> str:
        note = reader.find(Shipment, line.shipment_id)
        if note is None or line.quantity_micro <= 0 or note.status not in ("shipped", "received"):
            return ""
        part = reader.find(Part, line.part_id)
        return translate(
            _C,
            "{part} went back to the supplier with {note}. Take that back first.",
            part=part.number if part is not None else line.description,
            note=note.number,
        )

    def _gone(
        self,
        reader: Reader,
        line_ids: list[str],
        place_id: str,
        part_id: str,
        key: tuple[str, str],
        needed: int,
        there: int,
    ) -> str:
        part, place = reader.get(Part, part_id), reader.get(StockLocation, place_id)
        said = translate(
            _C,
            "{part}: {needed} of this delivery should lie in {place}, but only {there} are there.",
            part=part.number,
            needed=format_quantity(Quantity(needed, part.unit)),
            place=place.code or display_name(place.name, place.name_en, language()),
            there=format_quantity(Quantity(max(there, 0), part.unit)),
        )
        last = queries.last_taken(reader, part_id, place_id, *key, line_ids)
        if last is None:
            return said
        move = reader.get(StockMove, last)
        order = reader.find(WorkOrder, move.work_order_id)
        document = move.document or (order.number if order is not None else "")
        zone = self._context.zone
        day = format_date(
            (move.at or self._context.now()).astimezone(zone).date(), self._context.now().astimezone(zone).date()
        )
        if document:
            more = translate(_C, "The last went out with {document}, {day}.", document=document, day=day)
        else:
            more = translate(_C, "The last went out on {day}.", day=day)
        return f"{said} {more}" if language() == "en" else said + more


def _noted(note: str, reason: str) -> str:
    taken_back = translate(_C, "Taken back: {reason}", reason=reason)
    return tidy(f"{note}; {taken_back}" if note else taken_back)[:200]
