"""Inspecting what came: what passed goes to be put away, what failed back to its supplier, to the defective parts or
to scrap. What goes back waits on a delivery note until somebody sends it (`shipping.ship`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from fieldservice.domain.records import (
    GoodsReceipt,
    GoodsReceiptLine,
    PurchaseLine,
    PurchaseOrder,
    Shipment,
    ShipmentLine,
    StockLocation,
    StockMove,
    Supplier,
)
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.order_lines import settle_order
from fieldservice.services.receipt_lines import ReceiptLine, move_line, one_line, receipt_lines
from fieldservice.services.reversals import reverse_move
from fieldservice.services.same_facts import fact_id
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.store.queries import receipts as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

# `vendor`: back to the supplier, who credits it; `replacement`: who sends another one, which the order's line expects
Fate = Literal["defective", "vendor", "replacement", "scrap"]
FATES: tuple[Fate, ...] = ("vendor", "replacement", "defective", "scrap")


@dataclass(frozen=True, slots=True)
class Inspected:
    """A line of a receipt as inspection sees it. `fate`: what became of what failed, empty while nothing has;
    `note`: the delivery note on which it goes back; `supplier`: whom it would go back to."""

    line: ReceiptLine
    fate: str
    note: Shipment | None
    supplier: Supplier | None


class Inspection:
    """The verbs of inspection; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def lines(self, receipt_id: str) -> list[Inspected]:
        """The lines of a receipt that are inspected, those that wait first."""
        reader = self._context.store.read()
        supplier = _supplier_of(reader, reader.get(GoodsReceipt, receipt_id))
        lines = [line for line in receipt_lines(reader, receipt_id) if line.line.inspection]
        made = [Inspected(line, *_fate(reader, line), supplier) for line in lines if line.progress.received > 0]
        return sorted(made, key=lambda each: each.line.to_inspect_micro <= 0)

    def inspect(
        self,
        line_id: str,
        *,
        failed_micro: int = 0,
        finding: str = "",
        fate: Fate = "defective",
        initiator: object | None = None,
    ) -> ReceiptLine:
        """Say what inspection found of everything of the line that waits: what passed goes to receiving, what failed to
        its fate.

        Raises UserError when something failed and no finding is written, when nothing waits, or when it is to go back
        and nobody knows to whom. Undone by `inspect_again`.
        """
        require_short_line(finding)
        with self._context.begin("receiving.inspect", initiator) as uow:
            line = one_line(uow, line_id)
            waiting = line.to_inspect_micro
            if waiting <= 0:
                raise UserError("receiving.nothing_to_inspect", "Nothing of this line waits for inspection.")
            if not 0 <= failed_micro <= waiting:
                raise UserError("receiving.failed_too_many", "No more than what waits for inspection can fail it.")
            if failed_micro and not tidy(finding):
                raise UserError("receiving.no_finding", "Say what was found.")
            receipt = uow.get(GoodsReceipt, line.line.receipt_id)
            quarantine = places.quarantine_of(uow, receipt.location_id).id
            if waiting > failed_micro:
                good = places.receiving_of(uow, receipt.location_id).id
                self._move(uow, line.line, quarantine, good, waiting - failed_micro, "passed")
            if failed_micro:
                bad = places.defective_of(uow, receipt.location_id).id
                self._move(uow, line.line, quarantine, bad, failed_micro, "failed")
                self._dispose(uow, receipt, line.line, bad, failed_micro, tidy(finding), fate)
            uow.change(
                GoodsReceiptLine,
                line_id,
                inspection="failed" if failed_micro or line.progress.failed else "passed",
                inspected_by_id=self._context.actor_id,
                inspected_at=self._context.now(),
                finding=tidy(finding),
            )
            found = one_line(uow, line_id)
            uow.commit()
        return found

    def inspect_again(self, line_id: str, initiator: object | None = None) -> None:
        """Take an inspection back: everything of the line waits in quarantine again.

        Raises UserError when something of it was put away, or has left for the supplier meanwhile.
        """
        with self._context.begin("receiving.inspect_again", initiator) as uow:
            line = one_line(uow, line_id)
            if line.progress.put_away > 0:
                raise UserError("receiving.put_away_already", "It was put away already. Take that back first.")
            take_back_inspection(self._context, uow, line.line)
            ordered = uow.find(PurchaseLine, line.line.purchase_line_id)
            if ordered is not None:
                settle_order(uow, ordered, expected=False)
            uow.change(
                GoodsReceiptLine, line_id, inspection="pending", inspected_by_id=None, inspected_at=None, finding=""
            )
            uow.commit()

    def settle_return(self, return_id: str, *, replacement: bool, initiator: object | None = None) -> None:
        """What went back with this line of a delivery note is replaced, so the order's line is expected again, or it is
        credited. Raises UserError where it belongs to no order. Inverse: the same with the other answer."""
        with self._context.begin("receiving.settle_return", initiator) as uow:
            line = uow.get(ShipmentLine, return_id)
            received = uow.find(GoodsReceiptLine, line.receipt_line_id)
            ordered = uow.find(PurchaseLine, received.purchase_line_id if received is not None else None)
            if ordered is None:
                raise _no_order_line()
            uow.change(ShipmentLine, return_id, replacement=replacement)
            settle_order(uow, ordered, expected=replacement)
            uow.commit()

    def _move(
        self, uow: UnitOfWork, line: GoodsReceiptLine, source: str, target: str, quantity_micro: int, verdict: str
    ) -> None:
        """One fact where two keepers say the same of a line apart from each other."""
        id = fact_id(uow, StockMove, line.id, verdict)
        move_line(self._context, uow, line, source, target, quantity_micro, "inspected", id=id)

    def _dispose(
        self,
        uow: UnitOfWork,
        receipt: GoodsReceipt,
        line: GoodsReceiptLine,
        defective_id: str,
        failed_micro: int,
        finding: str,
        fate: Fate,
    ) -> None:
        if fate == "scrap":
            target = places.scrap(uow).id
            move_line(self._context, uow, line, defective_id, target, failed_micro, "scrapped", finding)
        elif fate in ("vendor", "replacement"):
            note = self._note_to(uow, receipt, defective_id)
            uow.add(
                ShipmentLine(
                    id=self._context.ids(),
                    shipment_id=note.id,
                    receipt_line_id=line.id,
                    part_id=line.part_id,
                    description=finding,
                    quantity_micro=failed_micro,
                    unit=one_line(uow, line.id).part.unit,
                    lot=line.lot,
                    serial=line.serial,
                    expiry=line.expiry,
                    replacement=fate == "replacement",
                )
            )
        ordered = uow.find(PurchaseLine, line.purchase_line_id)
        if fate == "replacement" and ordered is None:
            raise _no_order_line()
        if fate == "replacement" and ordered is not None:
            settle_order(uow, ordered, expected=True)

    def _note_to(self, uow: UnitOfWork, receipt: GoodsReceipt, defective_id: str) -> Shipment:
        """The delivery note to the supplier on which what fails is collected until it leaves."""
        supplier = _supplier_of(uow, receipt)
        if supplier is None:
            raise UserError(
                "receiving.no_supplier",
                "{number} names no supplier, so nobody knows where it goes back. Name the supplier, or keep it with"
                " the defective parts.",
                number=receipt.number,
            )
        open_note = uow.first(
            Shipment, kind="vendor_return", status="packed", supplier_id=supplier.id, from_location_id=defective_id
        )
        if open_note is not None:
            return open_note
        made = Shipment(
            id=self._context.ids(),
            number=uow.next_number("DN"),
            kind="vendor_return",
            from_location_id=defective_id,
            to_location_id=places.supplier_account(uow).id,
            supplier_id=supplier.id,
            packed_by_id=self._context.actor_id,
            packed_at=self._context.now(),
        )
        uow.add(made)
        return made


def _no_order_line() -> UserError:
    return UserError(
        "receiving.no_order_line", "It belongs to no order, so no replacement is owed. Choose a credit instead."
    )


def take_back_inspection(context: Context, uow: UnitOfWork, line: GoodsReceiptLine, why: str = "") -> None:
    """Everything of a line goes back to quarantine, within a unit of work. Raises UserError when it has left."""
    for each in uow.where(ShipmentLine, receipt_line_id=line.id):
        note = uow.get(Shipment, each.shipment_id)
        if note.status in ("shipped", "received") and each.quantity_micro > 0:
            raise UserError(
                "receiving.sent_back",
                "It went back to the supplier with {number}. Take that back first.",
                number=note.number,
            )
        if note.status != "packed":
            continue
        uow.change(ShipmentLine, each.id, quantity_micro=0)
        if not any(other.quantity_micro for other in uow.where(ShipmentLine, shipment_id=note.id)):
            uow.change(Shipment, note.id, status="cancelled")
    for reason in ("scrapped", "inspected"):
        for id in queries.live_moves(uow, line.id, reason):
            reverse_move(context, uow, uow.get(StockMove, id), document=why)


def _supplier_of(reader: Reader, receipt: GoodsReceipt) -> Supplier | None:
    order = reader.find(PurchaseOrder, receipt.purchase_order_id)
    return reader.find(Supplier, receipt.supplier_id or (order.supplier_id if order is not None else None))


def _fate(reader: Reader, line: ReceiptLine) -> tuple[str, Shipment | None]:
    if line.progress.failed <= 0:
        return "", None
    for each in reader.where(ShipmentLine, receipt_line_id=line.line.id):
        note = reader.find(Shipment, each.shipment_id)
        if note is not None and note.status != "cancelled" and each.quantity_micro > 0:
            return "replacement" if each.replacement else "vendor", note
    for id in queries.live_moves(reader, line.line.id, "scrapped"):
        target = reader.find(StockLocation, reader.get(StockMove, id).to_location_id)
        if target is not None and target.kind == "scrap":
            return "scrap", None
    return "defective", None
