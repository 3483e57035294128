"""Comparing what people counted with what the books held at that moment (盘点).

The books hold physical moves and corrections. A count sees the shelf at one moment, while moves go on and some of them
become known only later. So nothing is compared with the books of now:

    difference = counted + physical moves after the moment − on hand now

Whatever was recorded since, and whenever a move becomes known that happened before or after the moment, this stays what
is wrong with the books. Moves against the adjustment account are corrections of the books and no physical moves.

Entries are facts. Those of one bin are divided into *looks* by the marks that the bin was looked through; within a look
the last entry of a key counts, and a key that was not seen in the first one counts as zero.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from msgspec import Struct

from fieldservice.domain.records import CountEntry

NEAR = timedelta(minutes=10)  # a move this close to an entry may have been seen or not
VALUE_LIMIT_MINOR = 50_000  # a difference worth more is looked at again


class Key(NamedTuple):
    """What is counted: so much of a part in a place, of one lot or serial number."""

    location_id: str
    part_id: str
    lot: str = ""
    serial: str = ""


class Look(NamedTuple):
    """What was counted at one look through the place. `entry_id`: the fact behind it."""

    quantity_micro: int
    at: datetime
    entry_id: str


class Passing(NamedTuple):
    """A physical move that brought so much to a key, or took it away (below zero)."""

    at: datetime
    recorded_at: datetime
    quantity_micro: int


class Compared(Struct, frozen=True):
    """A key that was counted. `difference_micro` above zero: there is more than the books say.

    `doubts`: why it should be looked at again (near | late | pending | value | disagree); none once it is settled.
    `superseded`: somebody looked later, and that counts.
    """

    key: Key
    looks: tuple[Look, ...]
    expected_micro: int
    difference_micro: int
    doubts: tuple[str, ...] = ()
    superseded: bool = False

    @property
    def counted_micro(self) -> int:
        """What the last look saw."""
        return self.looks[-1].quantity_micro

    @property
    def at(self) -> datetime:
        """When that was."""
        return self.looks[-1].at

    @property
    def wrong_micro(self) -> int:
        """What has to be posted: nothing where somebody looked later."""
        return 0 if self.superseded else self.difference_micro


class Facts(Struct, frozen=True):
    """What is known when entries are compared. `later`: by place, or by key, when somebody else looked last."""

    on_hand: Mapping[Key, int]
    passings: Mapping[Key, Sequence[Passing]]
    pending: Collection[tuple[str, str]] = frozenset()  # (place, part) that a picker is about to take or has taken
    later_keys: Mapping[Key, datetime] = {}
    later_places: Mapping[str, datetime] = {}


def standing(entries: Iterable[CountEntry]) -> list[CountEntry]:
    """The entries that were not taken back, in the order of their moments."""
    known = list(entries)
    gone = {each.takes_back_id for each in known if each.takes_back_id}
    left = [each for each in known if each.takes_back_id is None and each.id not in gone and each.at is not None]
    return sorted(left, key=lambda each: (each.at, each.id))


def looked_through(entries: Sequence[CountEntry]) -> dict[str, list[CountEntry]]:
    """By place the marks that it was looked through, in order. `entries`: those `standing`."""
    found: dict[str, list[CountEntry]] = {}
    for each in entries:
        if each.part_id is None:
            found.setdefault(each.location_id, []).append(each)
    return found


def looks_of(entries: Sequence[CountEntry], on_books: Iterable[Key] = ()) -> dict[Key, tuple[Look, ...]]:
    """By key what each look saw. `entries`: those `standing`; `on_books`: keys that the books know in these places."""
    number: dict[str, int] = {}
    seen: dict[Key, dict[int, Look]] = {}
    for each in entries:
        if each.at is None:
            continue
        if each.part_id is None:
            number[each.location_id] = number.get(each.location_id, 0) + 1
            continue
        key = Key(each.location_id, each.part_id, each.lot, each.serial)
        look = Look(each.quantity_micro, each.at, each.id)
        seen.setdefault(key, {})[number.get(each.location_id, 0)] = look
    marks = looked_through(entries)
    for key in (*seen, *on_books):
        mark = marks.get(key.location_id)
        if mark and mark[0].at is not None:
            seen.setdefault(key, {}).setdefault(0, Look(0, mark[0].at, mark[0].id))
    return {key: tuple(each[n] for n in sorted(each)) for key, each in seen.items()}


def compare(
    entries: Sequence[CountEntry], facts: Facts, unit_values: Mapping[str, int] | None = None
) -> list[Compared]:
    """Every key that was counted, with its difference. `entries`: those `standing`; `unit_values`: minor units for one
    whole unit by part, None: the value of a difference raises no doubt."""
    made = []
    for key, looks in looks_of(entries, facts.on_hand).items():
        passings = facts.passings.get(key, ())
        now = facts.on_hand.get(key, 0)
        differences = [_difference(look, passings, now) for look in looks]
        difference = differences[-1]
        last = looks[-1]
        doubts: tuple[str, ...] = ()
        if difference and difference not in differences[:-1]:
            doubts = tuple(_doubts(key, looks, passings, facts, abs(difference), unit_values))
        later = max(
            (each for each in (facts.later_keys.get(key), facts.later_places.get(key.location_id)) if each),
            default=None,
        )
        superseded = later is not None and later > last.at
        made.append(
            Compared(key, looks, last.quantity_micro - difference, difference, () if superseded else doubts, superseded)
        )
    return made


def _difference(look: Look, passings: Sequence[Passing], on_hand_micro: int) -> int:
    return look.quantity_micro + sum(each.quantity_micro for each in passings if each.at > look.at) - on_hand_micro


def _doubts(
    key: Key,
    looks: Sequence[Look],
    passings: Sequence[Passing],
    facts: Facts,
    difference_micro: int,
    unit_values: Mapping[str, int] | None,
) -> list[str]:
    at = looks[-1].at
    found = []
    if any(abs(each.at - at) <= NEAR for each in passings):
        found.append("near")
    if any(each.at <= at < each.recorded_at for each in passings):
        found.append("late")
    if (key.location_id, key.part_id) in facts.pending:
        found.append("pending")
    if unit_values is not None and difference_micro * unit_values.get(key.part_id, 0) > VALUE_LIMIT_MINOR * 1_000_000:
        found.append("value")
    if len(looks) > 1:
        found.append("disagree")
    return found
