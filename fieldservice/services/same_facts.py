"""Facts that two people record without knowing of each other: the same one when their laptops meet.

Two keepers take the same old part in, post the same count, take the same arrival back. It happened once. Its id
therefore follows from what it follows from, and the hub keeps a fact that is there already as it is.
"""

from __future__ import annotations

import hashlib
from typing import Any

from fieldservice.store.unit_of_work import UnitOfWork


def fact_id(uow: UnitOfWork, cls: type[Any], cause_id: str, what: str) -> str:
    """The id of the first fact of this kind that follows from the cause and is not known here: a part that was taken
    in, taken back and comes once more is another fact. Only for what everybody who may record it also sees, because
    the hub lets nobody write a row that is kept from them."""
    n = 0
    while uow.find(cls, id := _id(cause_id, f"{what}/{n}")) is not None:
        n += 1
    return id


def _id(cause_id: str, what: str) -> str:
    digest = hashlib.sha256(f"{cause_id}/{what}".encode()).hexdigest()
    return f"{cause_id[:12]}7{digest[:3]}8{digest[3:18]}"
