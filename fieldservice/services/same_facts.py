"""Facts that two people record without knowing of each other: the same one when their laptops meet.

Two keepers take the same old part in, post the same count, take the same arrival back. It happened once. Its id
therefore follows from what it follows from, and the hub keeps a fact that is there already as it is.
"""

from __future__ import annotations

import hashlib
from typing import Any

from fieldservice.domain.records import StockMove
from fieldservice.store.queries.counting import last_correction
from fieldservice.store.unit_of_work import UnitOfWork


def correction_id(uow: UnitOfWork, part_id: str, location_id: str, lot: str, serial: str) -> str:
    """The id of the next correction of what the books hold of a part at a place, after the last one that is known.

    What was counted holds in itself ("three at ten o'clock"), however the books stood: two people who count the same
    shelf apart from each other, in one count or in two, both state what is there and don't take it away twice. The hub
    keeps the first; where the later one saw something else, `Counting.settle` goes on from there.
    """
    key = f"{location_id}/{part_id}/{lot}/{serial}"
    return fact_id(uow, StockMove, last_correction(uow, part_id, location_id, lot, serial) or part_id, key)


def fact_id(uow: UnitOfWork, cls: type[Any], cause_id: str, what: str) -> str:
    """The id of the first fact of this kind that follows from the cause and is not known here: a part that was taken
    in, taken back and comes once more is another fact. Only for what everybody who may record it also sees, because
    the hub lets nobody write a row that is kept from them (but for what takes a move back: `hub/authority.py`)."""
    n = 0
    while uow.find(cls, id := _id(cause_id, f"{what}/{n}")) is not None:
        n += 1
    return id


def _id(cause_id: str, what: str) -> str:
    digest = hashlib.sha256(f"{cause_id}/{what}".encode()).hexdigest()
    return f"{cause_id[:12]}7{digest[:3]}8{digest[3:18]}"
