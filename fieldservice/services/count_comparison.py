"""A count as it stands: its bins, its sheet, its entries compared with the books. Rules: `domain/counting.py`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from fieldservice.domain.counting import Compared, Facts, Key, compare, looked_through, looks_of, standing
from fieldservice.domain.records import CountEntry, Part, StockCount, StockLocation
from fieldservice.services import places
from fieldservice.store.queries import counting as queries
from fieldservice.store.queries import valuation
from fieldservice.store.queries.availability import holds_ledger
from fieldservice.store.reader import Reader

_UNSURE = frozenset({"near", "pending"})


@dataclass(frozen=True, slots=True)
class CountBin:
    """A place of a count. `keys`: what the books hold there; `entered`: how many keys were counted."""

    location: StockLocation
    keys: int
    entered: int
    looks: int  # how often it was looked through
    asked_again: int  # keys that have to be looked at once more


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A line of the count sheet. `expected_micro`: None in a blind count, until it is posted.

    `state`: open | counted | asked (look again) | settled | later (somebody looked later).
    """

    location: StockLocation
    part: Part
    lot: str
    serial: str
    expected_micro: int | None
    counted_micro: int | None
    looks: int
    state: str
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class Standing:
    """Everything known about a count at this moment."""

    count: StockCount
    location_ids: list[str]
    entries: list[CountEntry]
    facts: Facts
    compared: list[Compared] = field(default_factory=list)

    def asked(self) -> list[Compared]:
        """What has to be looked at again."""
        return [each for each in self.compared if each.doubts]

    def wrong(self) -> list[Compared]:
        """What the books have wrong."""
        return [each for each in self.compared if each.wrong_micro]

    def sure(self) -> list[Compared]:
        """What the books have wrong beyond doubt: nothing moved there while it was counted, nobody is picking there."""
        return [each for each in self.wrong() if not _UNSURE.intersection(each.doubts)]


def entries_of(reader: Reader, count_id: str, location_id: str | None = None) -> list[CountEntry]:
    """The entries of a count that were not taken back, of one place or of all."""
    if location_id is None:
        return standing(reader.where(CountEntry, count_id=count_id))
    return standing(reader.where(CountEntry, count_id=count_id, location_id=location_id))


def stand(reader: Reader, count: StockCount, *, location_id: str | None = None, with_values: bool = True) -> Standing:
    """Compare a count's entries (those of one place, or all) with what is known now."""
    entries = entries_of(reader, count.id, location_id)
    counted = sorted({each.location_id for each in entries})
    if not entries or entries[0].at is None:
        return Standing(count, counted, entries, Facts({}, {}))
    since = entries[0].at
    keys, around = queries.looked_later(reader, counted, count.id, since)
    facts = Facts(
        queries.books(reader, counted, count.part_id),
        queries.passings(reader, counted, since),
        queries.being_picked(reader, counted),
        keys,
        around,
    )
    made = Standing(count, counted, entries, facts)
    wrong = [each.key.part_id for each in compare(entries, facts) if each.difference_micro]
    made.compared = compare(entries, facts, unit_values(reader, wrong) if with_values else None)
    return made


def unit_values(reader: Reader, part_ids: Sequence[str]) -> dict[str, int]:
    """What one whole unit is worth in minor units: by the books' moving average where the ledger is, else by the
    catalogue; parts of which neither is known are left out."""
    wanted = sorted(set(part_ids))
    known = reader.many(Part, wanted)
    values = {id: part.price_minor for id, part in known.items() if part.price_minor is not None}
    if wanted and holds_ledger(reader):
        for id, worth in valuation.computed(reader, wanted).items():
            if worth.average_micro:
                values[id] = (2 * worth.average_micro + 1_000_000) // 2_000_000
    return values


def bins_of(reader: Reader, count: StockCount) -> list[CountBin]:
    """The places of a count that hold something or were counted, in the order of the walk."""
    ids = places.inside(reader, count.location_id)
    known = reader.many(StockLocation, ids)
    books = queries.books(reader, ids, count.part_id)
    now = stand(reader, count)
    marks = looked_through(now.entries)
    keys = Counter(key.location_id for key, quantity in books.items() if quantity)
    entered = Counter(key.location_id for key in looks_of(now.entries))
    asked = Counter(each.key.location_id for each in now.asked())
    found = [
        CountBin(location, keys[id], entered[id], len(marks.get(id, ())), asked[id])
        for id, location in known.items()
        if keys[id] or entered[id] or id in marks or (id == count.location_id and location.kind == "bin")
    ]
    return sorted(found, key=lambda each: (each.location.walk, each.location.code, each.location.id))


def sheet_of(reader: Reader, count: StockCount, location_id: str) -> list[SheetLine]:
    """What is to be counted in a place and what was counted there, by part number."""
    location = reader.get(StockLocation, location_id)
    now = stand(reader, count, location_id=location_id)
    compared = {each.key: each for each in now.compared}
    books = queries.books(reader, [location_id], count.part_id)
    looks = looks_of(now.entries)
    keys = {key for key, quantity in books.items() if quantity} | compared.keys()
    keys |= looks.keys()
    known = reader.many(Part, (key.part_id for key in keys))
    lines = []
    for key in keys:
        if key.part_id in known:
            lines.append(_line(count, location, known[key.part_id], key, books.get(key, 0), compared.get(key)))
    return sorted(lines, key=lambda each: (each.part.number, each.lot, each.serial))


def _line(
    count: StockCount, location: StockLocation, part: Part, key: Key, on_hand: int, compared: Compared | None
) -> SheetLine:
    if compared is None:
        expected = None if count.blind else on_hand
        return SheetLine(location, part, key.lot, key.serial, expected, None, 0, "open")
    state = "later" if compared.superseded else "asked" if compared.doubts else "counted"
    if state == "counted" and len(compared.looks) > 1:
        state = "settled"
    shown = not count.blind or count.status == "posted"
    expected = compared.expected_micro if shown else None
    return SheetLine(
        location,
        part,
        key.lot,
        key.serial,
        expected,
        compared.counted_micro,
        len(compared.looks),
        state,
        compared.doubts,
    )


def lot_of(reader: Reader, part_id: str, serial: str, location_id: str) -> str:
    """The lot under which the books have a serial number here."""
    for key, quantity in queries.books(reader, [location_id], part_id).items():
        if key.serial == serial and quantity > 0:
            return key.lot
    return ""
