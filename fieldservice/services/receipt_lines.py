"""The lines of a receipt with how far each has come; the moves of an arrival. Shared by `receiving` and `put_away`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from fieldservice.domain.ordering import unit_cost
from fieldservice.domain.paper_states import status_word
from fieldservice.domain.records import (
    GoodsReceipt,
    GoodsReceiptLine,
    Part,
    PurchaseLine,
    PurchaseOrder,
    StockMove,
)
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.stock import post
from fieldservice.services.suppliers import offers
from fieldservice.services.valuation import add_cost
from fieldservice.store.queries import receipts as queries
from fieldservice.store.queries.receipts import Progress
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """What of a part arrived (of one lot or serial number) and where it is now."""

    line: GoodsReceiptLine
    part: Part
    progress: Progress
    replaced_micro: int = 0  # went back, and its supplier sends another one

    @property
    def to_inspect_micro(self) -> int:
        """What waits in quarantine."""
        if not self.line.inspection:
            return 0
        return max(self.progress.received - self.progress.passed - self.progress.failed, 0)

    @property
    def to_put_away_micro(self) -> int:
        """What stands in the receiving place."""
        arrived = self.progress.passed if self.line.inspection else self.progress.received
        return max(arrived - self.progress.put_away, 0)


def receipt_lines(reader: Reader, receipt_id: str) -> list[ReceiptLine]:
    """The lines of a receipt, in the order in which they arrived."""
    lines = reader.where(GoodsReceiptLine, receipt_id=receipt_id)
    known = reader.many(Part, (line.part_id for line in lines))
    progress = queries.receipt_progress(reader, (line.id for line in lines))
    replaced = queries.replaced_of_receipt_lines(reader, (line.id for line in lines))
    return [
        ReceiptLine(line, known[line.part_id], progress.get(line.id, Progress()), replaced.get(line.id, 0))
        for line in lines
        if line.part_id in known
    ]


def one_line(reader: Reader, line_id: str) -> ReceiptLine:
    """A line by its id. Raises UserError when it does not exist."""
    line = reader.get(GoodsReceiptLine, line_id)
    progress = queries.receipt_progress(reader, [line_id]).get(line_id, Progress())
    return ReceiptLine(line, reader.get(Part, line.part_id), progress)


def open_receipt(reader: Reader, receipt_id: str) -> GoodsReceipt:
    """The receipt. Raises UserError when it is finished or cancelled."""
    receipt = reader.get(GoodsReceipt, receipt_id)
    if receipt.status != "open":
        raise UserError(
            "receiving.ended",
            "{number} is “{status}”. Open it again to change it.",
            number=receipt.number,
            status=status_word("goods_receipt", receipt.status),
        )
    return receipt


def line_for(
    context: Context,
    uow: UnitOfWork,
    receipt: GoodsReceipt,
    part: Part,
    purchase_line_id: str | None,
    lot: str = "",
    serial: str = "",
    expiry: date | None = None,
) -> GoodsReceiptLine:
    """The line on which this arrival is noted: one that is not inspected yet, else a new one."""
    for line in uow.where(GoodsReceiptLine, receipt_id=receipt.id, part_id=part.id, lot=lot, serial=serial):
        fits = line.purchase_line_id == purchase_line_id and line.expiry == expiry
        if fits and line.inspection in ("", "pending"):
            return line
    made = GoodsReceiptLine(
        id=context.ids(),
        receipt_id=receipt.id,
        purchase_line_id=purchase_line_id,
        part_id=part.id,
        lot=lot,
        serial=serial,
        expiry=expiry,
        inspection="pending" if part.inspect_on_receipt else "",
    )
    uow.add(made)
    return made


def arrive(
    context: Context, uow: UnitOfWork, receipt: GoodsReceipt, line: GoodsReceiptLine, quantity_micro: int
) -> StockMove:
    """Move so much from the supplier into receiving, or into quarantine where it has to be inspected, with its cost."""
    place = (places.quarantine_of if line.inspection else places.receiving_of)(uow, receipt.location_id)
    move = post(
        context,
        uow,
        line.part_id,
        places.supplier_account(uow).id,
        place.id,
        quantity_micro,
        reason="received",
        lot=line.lot,
        serial=line.serial,
        expiry=line.expiry,
        document=receipt.number,
        line_id=line.id,
    ).move
    cost = _cost(context, uow, receipt, line, quantity_micro)
    if cost is not None:
        add_cost(context, uow, move, *cost)
    return move


def move_line(
    context: Context,
    uow: UnitOfWork,
    line: GoodsReceiptLine,
    source: str,
    target: str,
    quantity_micro: int,
    reason: str,
    document: str = "",
    id: str = "",
) -> StockMove:
    """Move so much of a line from one place to another; `document`: why, where it is not the receipt that says it;
    `id`: see `same_facts`."""
    return post(
        context,
        uow,
        line.part_id,
        source,
        target,
        quantity_micro,
        reason=reason,
        lot=line.lot,
        serial=line.serial,
        expiry=line.expiry,
        document=document or uow.get(GoodsReceipt, line.receipt_id).number,
        line_id=line.id,
        id=id,
    ).move


def _cost(
    context: Context, uow: UnitOfWork, receipt: GoodsReceipt, line: GoodsReceiptLine, quantity_micro: int
) -> tuple[int, str] | None:
    """(minor units for one whole unit, currency): the order's price, else what the supplier asks; None unknown."""
    ordered = uow.find(PurchaseLine, line.purchase_line_id)
    if ordered is not None and ordered.price_minor is not None:
        order = uow.get(PurchaseOrder, ordered.purchase_order_id)
        return unit_cost(ordered.price_minor, ordered.pack_micro), order.currency
    today = context.now().astimezone(context.zone).date()
    for offer in offers(uow, line.part_id, quantity_micro, today):
        if offer.supplier.id == receipt.supplier_id and offer.price_minor is not None:
            return unit_cost(offer.price_minor, offer.line.pack_micro), offer.line.currency
    return None


def on_order(reader: Reader, receipt_id: str, part_ids: list[str]) -> list[str]:
    """Of several parts that a code may mean those that the receipt's order names; all of them where it names none."""
    receipt = reader.get(GoodsReceipt, receipt_id)
    lines = reader.where(PurchaseLine, purchase_order_id=receipt.purchase_order_id, archived=False)
    ordered = {line.part_id for line in lines} if receipt.purchase_order_id else set()
    return [id for id in part_ids if id in ordered] or part_ids
