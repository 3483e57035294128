"""Who gets what there is: open request lines claim a part at a warehouse, and usable stock serves them in order.

A promise is never stored. It follows from the claims and the stock that are known, so more is never promised than there
is, also after two laptops claimed the last one offline: then the later claim isn't covered any more, on both alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from msgspec import Struct

from fieldservice.system.clock import EPOCH


class Claim(Struct, frozen=True):
    """An open line of a parts request that wants `outstanding_micro` (not picked, not given up) from a warehouse."""

    line_id: str
    part_id: str
    warehouse_id: str
    outstanding_micro: int
    claimed_at: datetime | None = None
    needed_at: datetime | None = None


class Promise(Struct, frozen=True):
    """What of a claim the stock covers, and what has to wait for more (缺货待补)."""

    claim: Claim
    promised_micro: int
    uncovered_micro: int

    @property
    def covered(self) -> bool:
        """Whether everything that the line still wants is there."""
        return self.uncovered_micro == 0


Place = tuple[str, str]  # part, warehouse


def promises(claims: Iterable[Claim], usable: Mapping[Place, int]) -> dict[str, Promise]:
    """By line what is promised. `usable`: micro-units by part and warehouse; none or less than none serves nobody.

    Claims are served in the order in which they were made, those made at the same moment by the id of their line. A
    claim without a time is served last. A later, smaller claim takes what an earlier, larger one leaves over only
    because the earlier one took all it could: nobody is passed over.
    """
    left = {place: max(quantity, 0) for place, quantity in usable.items()}
    served: dict[str, Promise] = {}
    for claim in sorted(claims, key=_turn):
        place = (claim.part_id, claim.warehouse_id)
        wanted = max(claim.outstanding_micro, 0)
        promised = min(wanted, left.get(place, 0))
        if promised:
            left[place] -= promised
        served[claim.line_id] = Promise(claim, promised, wanted - promised)
    return served


def reserved(served: Mapping[str, Promise]) -> dict[Place, int]:
    """Micro-units promised by part and warehouse."""
    sums: dict[Place, int] = {}
    for promise in served.values():
        place = (promise.claim.part_id, promise.claim.warehouse_id)
        sums[place] = sums.get(place, 0) + promise.promised_micro
    return sums


def _turn(claim: Claim) -> tuple[bool, datetime, str]:
    return (claim.claimed_at is None, claim.claimed_at or EPOCH, claim.line_id)
