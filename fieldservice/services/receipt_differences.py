"""Where a delivery is not as ordered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldservice.domain.records import Part
from fieldservice.services.order_lines import OrderLine
from fieldservice.services.receipt_lines import ReceiptLine


@dataclass(frozen=True, slots=True)
class Difference:
    """A line where the delivery is not as ordered. `kind`: less | more | not_ordered."""

    kind: str
    part: Part
    ordered_micro: int  # still open when the delivery came
    received_micro: int  # on this receipt
    purchase_line_id: str | None
    line_id: str | None
    reason: str


def differences_of(lines: Sequence[ReceiptLine], ordered: Sequence[OrderLine]) -> list[Difference]:
    """The differences of a receipt with these lines from an order with those; none without an order."""
    here: dict[str | None, list[ReceiptLine]] = {}
    for line in lines:
        here.setdefault(line.line.purchase_line_id, []).append(line)
    found = []
    for each in ordered:
        mine = here.get(each.line.id, [])
        received = sum(line.progress.received for line in mine)
        lacking = max(each.due_micro - each.received_micro, 0)
        again = min(sum(line.replaced_micro for line in mine), lacking)  # still comes, with another delivery
        expected = max(each.due_micro - again - (each.received_micro - received), 0)
        reason = next((line.line.difference_reason for line in mine if line.line.difference_reason), "")
        if received != expected and (received or reason or each.open_micro):
            kind = "less" if received < expected else "more"
            line_id = mine[0].line.id if mine else None
            found.append(Difference(kind, each.part, expected, received, each.line.id, line_id, reason))
    if ordered:
        for line in here.get(None, []):
            if line.progress.received > 0:
                reason = line.line.difference_reason
                found.append(
                    Difference("not_ordered", line.part, 0, line.progress.received, None, line.line.id, reason)
                )
    return found
