"""What keepers are told of a receipt on which others worked at the same time, on laptops of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import GoodsReceipt, PurchaseOrder
from fieldservice.i18n import translate
from fieldservice.services.receipt_lines import ReceiptLine
from fieldservice.store.reader import Reader

_C = "receiving"


def receipt_notices(
    reader: Reader, receipt: GoodsReceipt, order: PurchaseOrder | None, lines: Sequence[ReceiptLine]
) -> tuple[str, ...]:
    """Sentences that each say what happened and what to do; none of it stops anybody."""
    return (*_notices(receipt, order, lines), *_same_note(reader, receipt))


def _same_note(reader: Reader, receipt: GoodsReceipt) -> Iterator[str]:
    """The same delivery note was taken in before: perhaps by a colleague."""
    if not receipt.delivery_note or receipt.status == "cancelled":
        return
    note = receipt.delivery_note
    others = reader.where(GoodsReceipt, supplier_id=receipt.supplier_id, delivery_note=note, limit=5)
    numbers = [each.number for each in others if each.id != receipt.id and each.status != "cancelled"]
    if numbers:
        yield translate(
            _C,
            "The delivery note {note} was taken in with {number} already. Look whether it is the same delivery.",
            note=note,
            number=numbers[0],
        )


def _notices(receipt: GoodsReceipt, order: PurchaseOrder | None, lines: Sequence[ReceiptLine]) -> Iterator[str]:
    if receipt.status == "cancelled" and any(line.progress.received > 0 for line in lines):
        yield translate(
            _C,
            "{number} was cancelled while parts were taken in. Open it again to put them away.",
            number=receipt.number,
        )
    if receipt.status == "open" and order is not None and order.closing_reason:
        number, reason = order.number, order.closing_reason
        if order.status == "cancelled":
            yield translate(
                _C,
                "{number} was cancelled meanwhile: {reason}. What came can be taken in, or sent back.",
                number=number,
                reason=reason,
            )
        elif order.status == "closed":
            yield translate(
                _C,
                "{number} was closed meanwhile: {reason}. What came can be taken in, or sent back.",
                number=number,
                reason=reason,
            )
    for line in lines:
        judged = line.progress.passed + line.progress.failed - line.progress.received
        if judged > 0:
            yield translate(
                _C,
                "{part} was inspected by two people who found different things, {excess} more than came. Inspect it"
                " again.",
                part=line.part.number,
                excess=format_quantity(Quantity(judged, line.part.unit)),
            )
        excess = line.progress.put_away - (line.progress.passed if line.line.inspection else line.progress.received)
        if excess > 0:
            yield translate(
                _C,
                "{part} was put away twice, {excess} more than came. Take back what does not lie in its bin.",
                part=line.part.number,
                excess=format_quantity(Quantity(excess, line.part.unit)),
            )
