"""What keepers are told of a receipt on which others worked at the same time, on laptops of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import GoodsReceipt, PurchaseOrder
from fieldservice.i18n import translate
from fieldservice.services.receipt_lines import ReceiptLine

_C = "receiving"


def receipt_notices(
    receipt: GoodsReceipt, order: PurchaseOrder | None, lines: Sequence[ReceiptLine]
) -> tuple[str, ...]:
    """Sentences that each say what happened and what to do; none of it stops anybody."""
    return tuple(_notices(receipt, order, lines))


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
        excess = line.progress.put_away - (line.progress.passed if line.line.inspection else line.progress.received)
        if excess > 0:
            yield translate(
                _C,
                "{part} was put away twice, {excess} more than came. Take back what does not lie in its bin.",
                part=line.part.number,
                excess=format_quantity(Quantity(excess, line.part.unit)),
            )
