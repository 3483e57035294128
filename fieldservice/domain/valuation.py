"""What stock is worth: moving average cost, by part, for the whole firm as one valuation area.

The rules, each a test:

* Moves count in the order of their effective time (then id). Only those that cross the firm's border change quantity
  and value: a transfer, a pick, a van load change nothing.
* What comes in with a cost adds quantity times cost. What comes in without one (a return from a customer, a find in a
  count) comes in at the average. What goes out goes out at the average; the last one takes the rest along.
* Stock that came in without any known cost takes on the first cost that becomes known; until then it is worth nothing
  and counted as `unpriced_micro`.
* Below zero: what goes out beyond the stock is valued at the last average. The next receipt first makes up for it; the
  difference between its cost and that average is a correction (`corrected_micro`), and what is left is worth what the
  receipt cost.
* Taking back a receipt takes out what that receipt cost, where that much value is there, else the average.
* Closed periods stay as they were: a move that became known after a period was closed counts from the end of that
  period on (`posted_ms`), and is listed as late.

Amounts are whole millionths of a minor unit, so that quantity (millionths) times cost (minor units) is exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

MICRO = 1_000_000
Rank = tuple[int, int]  # in which order moves and closings became known: (0, the hub's number), (1, own mutation)


class Closing(Struct, frozen=True):
    """What happened before `ends_ms` is settled for all that became known after this closing."""

    ends_ms: int
    rank: Rank


class Flow(Struct, frozen=True):
    """A move across the firm's border. `signed_micro`: in above zero, out below. `cost_minor`: for a whole unit; of a
    move out: what the receipt cost that it takes back."""

    id: str
    at_ms: int
    signed_micro: int
    cost_minor: int | None = None
    rank: Rank = (0, 0)


class Worth(Struct, frozen=True):
    """The stock of a part and what it is worth after some moves."""

    quantity_micro: int = 0
    value_micro: int = 0  # millionths of a minor unit
    average_micro: int | None = None  # of a whole unit, millionths of a minor unit; None: no cost was ever known
    corrected_micro: int = 0  # what values changed by beside moves, up to now
    unpriced_micro: int = 0  # quantity without a known cost
    last_ms: int = 0  # when the last move counted
    late: tuple[str, ...] = ()  # moves that count later than they happened

    @property
    def value_minor(self) -> int:
        """The value in minor units, rounded."""
        return _divided(self.value_micro, MICRO)


def posted_ms(at_ms: int, rank: Rank, closings: Iterable[Closing]) -> int:
    """When a move counts: when it happened, or at the end of the last period closed before it became known."""
    return max([at_ms, *(closing.ends_ms for closing in closings if closing.rank < rank)])


def value_of(flows: Iterable[Flow], closings: Sequence[Closing] = (), until_ms: int | None = None) -> Worth:
    """What a part's stock is worth after its moves that count before `until_ms` (None: all of them)."""
    posted = sorted((posted_ms(flow.at_ms, flow.rank, closings), flow.id, flow) for flow in flows)
    worth = Worth()
    late: list[str] = []
    for at_ms, id, flow in posted:
        if until_ms is not None and at_ms >= until_ms:
            break
        if at_ms > flow.at_ms:
            late.append(id)
        worth = _come(worth, flow, at_ms) if flow.signed_micro >= 0 else _go(worth, flow, at_ms)
    return _with(worth, late=tuple(late)) if late else worth


def share_micro(worth: Worth, quantity_micro: int) -> int:
    """What so much of the part is worth at the average, in millionths of a minor unit."""
    if quantity_micro == worth.quantity_micro:
        return worth.value_micro
    if worth.quantity_micro > 0:
        return _divided(worth.value_micro * quantity_micro, worth.quantity_micro)
    return _at_average(worth, quantity_micro)


def _come(worth: Worth, flow: Flow, at_ms: int) -> Worth:
    held, incoming = worth.quantity_micro, flow.signed_micro
    quantity = held + incoming
    if flow.cost_minor is None and worth.average_micro is None:
        unpriced = max(min(quantity, worth.unpriced_micro + incoming), 0)
        return _with(worth, quantity_micro=quantity, unpriced_micro=unpriced, last_ms=at_ms)
    added = incoming * flow.cost_minor if flow.cost_minor is not None else share_micro(worth, incoming)
    if held < 0:
        average = worth.average_micro
        if quantity > 0 and flow.cost_minor is not None:
            value = quantity * flow.cost_minor
        else:
            value = _at_average(worth, quantity)
    elif worth.average_micro is None:  # the first cost that becomes known
        average, value = None, quantity * (flow.cost_minor or 0)
    else:
        average, value = worth.average_micro, worth.value_micro + added
    if quantity > 0:
        average = _divided(value * MICRO, quantity)
    elif average is None and flow.cost_minor is not None:
        average = flow.cost_minor * MICRO
        value = _divided(quantity * average, MICRO)
    corrected = worth.corrected_micro + value - worth.value_micro - added
    return _with(
        worth,
        quantity_micro=quantity,
        value_micro=value,
        average_micro=average,
        corrected_micro=corrected,
        unpriced_micro=0,
        last_ms=at_ms,
    )


def _go(worth: Worth, flow: Flow, at_ms: int) -> Worth:
    outgoing = -flow.signed_micro
    quantity = worth.quantity_micro - outgoing
    corrected = worth.corrected_micro
    taken = outgoing * flow.cost_minor if flow.cost_minor is not None else None
    if quantity > 0:
        if taken is None or taken > worth.value_micro:
            taken = share_micro(worth, outgoing)
        value = worth.value_micro - taken
    else:
        value = _at_average(worth, quantity)
        if taken is not None:
            corrected += value - worth.value_micro + taken
    average = worth.average_micro
    if quantity > 0 and average is not None:
        average = _divided(value * MICRO, quantity)
    return _with(
        worth,
        quantity_micro=quantity,
        value_micro=value,
        average_micro=average,
        corrected_micro=corrected,
        unpriced_micro=min(worth.unpriced_micro, max(quantity, 0)),
        last_ms=at_ms,
    )


def _at_average(worth: Worth, quantity_micro: int) -> int:
    return _divided(quantity_micro * (worth.average_micro or 0), MICRO)


def _divided(number: int, by: int) -> int:
    """Division rounded half up, by a number above zero."""
    return (2 * number + by) // (2 * by)


def _with(worth: Worth, **changes: object) -> Worth:
    from msgspec.structs import replace

    return replace(worth, **changes)
