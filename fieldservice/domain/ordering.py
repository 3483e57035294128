"""What an order to a supplier comes to: whole packs, the least that can be ordered, the price at a quantity.

A supplier's price is for a pack (`pack_micro` of the part's unit); from certain quantities on another price counts.
"""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.domain.decimals import divide_half_up
from fieldservice.domain.quantity import MICRO


def order_quantity(needed_micro: int, pack_micro: int = MICRO, minimum_micro: int | None = None) -> int:
    """The least that can be ordered to have `needed_micro`: whole packs, and not below the supplier's minimum."""
    wanted = max(needed_micro, minimum_micro or 0)
    if wanted <= 0:
        return 0
    pack = max(pack_micro, 1)
    return -(-wanted // pack) * pack


def price_at(price_minor: int | None, breaks: Iterable[tuple[int, int]], quantity_micro: int) -> int | None:
    """The price of a pack when so much is ordered. `breaks`: (from so much on, price)."""
    reached = [(start, price) for start, price in breaks if start <= quantity_micro]
    return max(reached)[1] if reached else price_minor


def line_total(price_minor: int, pack_micro: int, quantity_micro: int) -> int:
    """What a quantity costs, in minor units, rounded half up once."""
    return divide_half_up(price_minor * quantity_micro, max(pack_micro, 1))


def unit_cost(price_minor: int, pack_micro: int) -> int:
    """What one whole unit costs, in minor units, rounded half up."""
    return divide_half_up(price_minor * MICRO, max(pack_micro, 1))


def wanted_micro(position_micro: int, min_micro: int | None, max_micro: int | None) -> int:
    """How much to order at a place that can promise `position_micro`, what is coming included; 0 for nothing.

    Below the minimum it is filled up to the maximum (to the minimum where there is none). Without levels it is what has
    been promised to somebody and isn't there.
    """
    least = max(min_micro or 0, 0)
    if position_micro >= least:
        return 0
    return max(max_micro or 0, least) - position_micro
