"""From which bins and lots a pick is served, and in which order the bins are walked. Pure.

What expires first goes out first (FEFO), then the older lot, then the bin that comes first on the walk. What has
expired is not handed out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

_DIGITS = re.compile(r"(\d+)")


class BinStock(Struct, frozen=True):
    """What a bin holds of a part, of one lot."""

    bin_id: str
    code: str
    walk: int
    quantity_micro: int
    lot: str = ""
    expiry: date | None = None


class Take(Struct, frozen=True):
    """So much from a bin. `bin_id` None: no bin is known to hold it."""

    bin_id: str | None
    lot: str
    quantity_micro: int


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key by which A-2 comes before A-12."""
    return tuple(
        (0, int(piece), "") if piece.isdigit() else (1, 0, piece.casefold()) for piece in _DIGITS.split(text) if piece
    )


def walk_key(walk: int, code: str) -> tuple[int, tuple[tuple[int, int, str], ...]]:
    """A bin's place on the way through the warehouse."""
    return walk, natural(code)


def is_expired(stock: BinStock, today: date) -> bool:
    """Whether it may not be handed out any more; on the day itself it still may."""
    return stock.expiry is not None and stock.expiry < today


def choose(wanted_micro: int, stocks: Iterable[BinStock], today: date) -> list[Take]:
    """What to take from where. What no bin covers is added to the first take, so that the shortage is met on the walk
    at the bin where the part should be; without any stock there is one take without a bin."""
    usable = [stock for stock in stocks if stock.quantity_micro > 0 and not is_expired(stock, today)]
    usable.sort(
        key=lambda each: (
            each.expiry is None,
            each.expiry or date.max,
            natural(each.lot),
            walk_key(each.walk, each.code),
        )
    )
    takes: list[Take] = []
    left = wanted_micro
    for stock in usable:
        if left <= 0:
            break
        amount = min(left, stock.quantity_micro)
        takes.append(Take(stock.bin_id, stock.lot, amount))
        left -= amount
    if left > 0:
        if not takes:
            return [Take(None, "", left)]
        first = takes[0]
        takes[0] = Take(first.bin_id, first.lot, first.quantity_micro + left)
    return takes
