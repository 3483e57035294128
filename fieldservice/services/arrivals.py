"""What an arrival needs to be recorded, to which ordered line it belongs, and what is said of it."""

from __future__ import annotations

from datetime import date

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import GoodsReceipt, GoodsReceiptLine, Part, PurchaseOrder, StockMove
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.order_lines import OrderLine, order_lines
from fieldservice.services.receipt_lines import ReceiptLine, arrive, one_line
from fieldservice.services.receipt_words import Taken, taken_words
from fieldservice.services.reversals import reverse_move
from fieldservice.store.queries import receipts as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork


def asked(uow: UnitOfWork, part: Part, lot: str, serial: str, expiry: date | None) -> Taken | None:
    """What has to be said before this part can be taken in; None when it is all there."""
    if part.tracking == "serial" and not serial:
        return Taken("ask_serial", taken_words("ask_serial", part), part, lot=lot, expiry=expiry)
    if part.tracking == "lot" and not lot:
        return Taken("ask_lot", taken_words("ask_lot", part), part, serial=serial, expiry=expiry)
    if part.expiry_tracked and expiry is None:
        return Taken("ask_expiry", taken_words("ask_expiry", part), part, lot=lot, serial=serial)
    if part.tracking == "serial":
        where = queries.serial_places(uow, part.id, serial)
        if where:
            words = taken_words("twice", part, serial=serial, place=where[0][1], place_en=where[0][2])
            return Taken("twice", words, part, lot=lot, serial=serial, expiry=expiry)
    return None


def ordered_of(reader: Reader, receipt: GoodsReceipt, part_id: str) -> OrderLine | None:
    """The order's line of a part: the first one of which something is open, else the last one."""
    order = reader.find(PurchaseOrder, receipt.purchase_order_id)
    lines = [line for line in order_lines(reader, order) if line.part.id == part_id] if order else []
    return next((line for line in lines if line.open_micro > 0), lines[-1] if lines else None)


def taken(
    uow: UnitOfWork,
    part: Part,
    line: GoodsReceiptLine,
    ordered: OrderLine | None,
    move: StockMove,
    quantity: int,
) -> Taken:
    """What is said of an arrival; `ordered` is its line as it stood before it."""
    received = ordered.received_micro + quantity if ordered else one_line(uow, line.id).progress.received
    wanted = ordered.due_micro if ordered else None
    if ordered is None or wanted is None:
        kind = "taken"
    elif received > wanted:
        kind = "over"
    else:
        kind = "more" if ordered.received_micro > 0 else "line"
    words = taken_words(kind, part, received, wanted, inspected=bool(line.inspection))
    return Taken(kind, words, part, line.id, move.id, received, wanted, line.lot, line.serial, line.expiry)


def take_off(context: Context, uow: UnitOfWork, receipt: GoodsReceipt, line: ReceiptLine, excess: int) -> None:
    """Take whole arrivals back, the newest first, and let what was too much come again."""
    still_there(line, excess)
    for id in queries.live_moves(uow, line.line.id, "received"):
        if excess <= 0:
            break
        move = uow.get(StockMove, id)
        reverse_move(context, uow, move)
        excess -= move.quantity_micro
    if excess < 0:
        arrive(context, uow, receipt, line.line, -excess)


def quantity_of(part: Part, quantity_micro: int | None, whole: OrderLine | None) -> int:
    """How much arrives: as said, else all that is open of `whole`, else one piece. Raises UserError for several pieces
    of one serial number."""
    if part.tracking == "serial":
        if quantity_micro not in (None, MICRO):
            raise UserError("receiving.one_serial", "One serial number is one piece. Scan the others one by one.")
        return MICRO
    if quantity_micro is not None:
        return quantity_micro
    return whole.open_micro if whole is not None and whole.open_micro > 0 else MICRO


def still_there(line: ReceiptLine, quantity_micro: int) -> None:
    """Return if so much of a line can be taken back. Raises UserError when it was put away or inspected."""
    left = line.to_inspect_micro if line.line.inspection else line.to_put_away_micro
    if left < quantity_micro:
        raise UserError("receiving.put_away_already", "It was put away already. Take that back first.")
