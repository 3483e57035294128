"""A part's place among those that replaced it or were replaced by it, as people read it from top to bottom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import Part, Supersession
from fieldservice.domain.supersession import COUNTED_UNITS, Fault, Way, faults, ways
from fieldservice.i18n import translate
from fieldservice.services.availability import known
from fieldservice.store.queries import availability as stock
from fieldservice.store.queries import catalogue_supply as queries
from fieldservice.store.reader import Reader

_C = "catalogue_supply"
_DEEPEST, _MOST = 8, 24


@dataclass(frozen=True, slots=True)
class ChainPart:
    """A part in a chain. `part` None: the number in `number` is of no part of ours."""

    part: Part | None
    number: str
    available_micro: int = 0
    ordered_micro: int = 0


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A line from an older part to a newer one. `alike`: how many lines of that part there are; `planned`: it does not
    count yet; `fault`: it leads nowhere or in a circle."""

    line: Supersession
    older: ChainPart
    newer: ChainPart
    alike: int
    planned: bool
    fault: Fault | None


@dataclass(frozen=True, slots=True)
class Chain:
    """`older`: links that lead to the part, the oldest first; `newer`: links away from it, the nearest first."""

    here: ChainPart
    older: tuple[ChainLink, ...]
    newer: tuple[ChainLink, ...]

    @property
    def replaced(self) -> bool:
        """Whether another part replaces this one today."""
        here = self.here.part
        return here is not None and any(
            link.line.part_id == here.id and not link.planned and link.fault is None for link in self.newer
        )

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Lines that lead nowhere or in a circle."""
        return tuple(link.fault for link in (*self.older, *self.newer) if link.fault is not None)


@dataclass(frozen=True, slots=True)
class Replaced:
    """What stands in for a part now. `available_micro`: complete sets of it that can be promised."""

    part: Part
    by: tuple[Part, ...]
    available_micro: int
    sentence: str


def chain_of(reader: Reader, part_id: str, today: date) -> Chain:
    """The whole chain around a part; loops are cut where they close and told as faults."""
    back = _collected(reader, part_id, newer=False)
    on = _collected(reader, part_id, newer=True)
    lines = [*back, *on]
    ids = {part_id} | {line.part_id for line in lines} | {line.replacement_id for line in lines if line.replacement_id}
    records = reader.many(Part, ids)
    free = known(reader, list(ids))
    available: dict[str, int] = {}
    for (id, place), usable in free.usable.items():
        available[id] = available.get(id, 0) + usable - free.reserved.get((id, place), 0)
    ordered: dict[str, int] = {}
    for row in stock.coming(reader, list(ids)):
        if row.kind == "order":
            ordered[row.part_id] = ordered.get(row.part_id, 0) + row.quantity_micro
    wrong = {fault.line_id: fault for fault in faults(lines)}
    siblings: dict[str, int] = {}
    for line in {line.id: line for line in lines}.values():
        siblings[line.part_id] = siblings.get(line.part_id, 0) + 1

    def shown(id: str | None, number: str = "") -> ChainPart:
        record = records.get(id or "")
        if record is None:
            return ChainPart(None, number)
        return ChainPart(record, record.number, available.get(record.id, 0), ordered.get(record.id, 0))

    def link(line: Supersession) -> ChainLink:
        return ChainLink(
            line,
            shown(line.part_id),
            shown(line.replacement_id, line.replacement_number),
            siblings[line.part_id],
            line.valid_from is not None and line.valid_from > today,
            wrong.get(line.id),
        )

    return Chain(shown(part_id), tuple(link(line) for line in reversed(back)), tuple(link(line) for line in on))


def _collected(reader: Reader, part_id: str, *, newer: bool) -> list[Supersession]:
    found: dict[str, Supersession] = {}
    seen, level = {part_id}, [part_id]
    for _step in range(_DEEPEST):
        following: list[str] = []
        for id in level:
            lines = _lines_from(reader, id) if newer else _lines_to(reader, id)
            for line in lines:
                found.setdefault(line.id, line)
                other = line.replacement_id if newer else line.part_id
                if other is not None and other not in seen:
                    seen.add(other)
                    following.append(other)
        level = following
        if not level or len(found) >= _MOST:
            break
    return list(found.values())[:_MOST]


def _lines_from(reader: Reader, part_id: str) -> list[Supersession]:
    return reader.where(Supersession, part_id=part_id, archived=False, order_by="rank, rid")


def _lines_to(reader: Reader, part_id: str) -> list[Supersession]:
    return reader.where(Supersession, replacement_id=part_id, archived=False, order_by="rank, rid")


def ways_of(reader: Reader, part_id: str, quantity_micro: int, today: date) -> list[Way]:
    """The ways to serve a need by the lines that count today."""
    parts: dict[str, Part | None] = {}

    def is_counted(id: str) -> bool:
        if id not in parts:
            parts[id] = reader.find(Part, id)
        part = parts[id]
        return part is None or part.unit in COUNTED_UNITS

    return ways(
        part_id,
        quantity_micro,
        lambda id: _lines_from(reader, id),
        lambda id: _lines_to(reader, id),
        today,
        is_counted=is_counted,
    )


def replaced(reader: Reader, part_ids: Collection[str], today: date) -> dict[str, Replaced]:
    """By part what replaces it: the first way of which everything is there, else the first; parts that nothing replaces
    are left out."""
    found: dict[str, Replaced] = {}
    for part_id in queries.superseded(reader, part_ids):
        newer = [way for way in ways_of(reader, part_id, 1_000_000, today) if not way.own and not way.backwards]
        if not newer:
            continue
        records = reader.many(Part, {part_id, *(id for way in newer for id in way.part_ids)})
        free = _available(reader, [id for way in newer for id in way.part_ids])
        sets = [_sets(way, free) for way in newer]
        at = next((index for index, count in enumerate(sets) if count > 0), 0)
        by = tuple(records[id] for id in newer[at].part_ids if id in records)
        if part_id in records and by:
            found[part_id] = _told(records[part_id], by, max(sets[at], 0))
    return found


def _available(reader: Reader, part_ids: Iterable[str]) -> dict[str, int]:
    free = known(reader, sorted(set(part_ids)))
    sums: dict[str, int] = {}
    for (id, place), usable in free.usable.items():
        sums[id] = sums.get(id, 0) + usable - free.reserved.get((id, place), 0)
    return sums


def _sets(way: Way, free: dict[str, int]) -> int:
    """How much there is of a way; of several parts as many whole sets as the scarcest allows."""
    if len(way.needs) == 1:
        return free.get(way.needs[0].part_id, 0)
    return min(free.get(need.part_id, 0) // need.quantity_micro for need in way.needs) * 1_000_000


def _told(part: Part, by: tuple[Part, ...], available_micro: int) -> Replaced:
    numbers = " + ".join(each.number for each in by)
    if available_micro <= 0:
        sentence = translate(_C, "{number} is replaced by {new}, none in stock.", number=part.number, new=numbers)
    else:
        quantity = format_quantity(Quantity(available_micro, by[0].unit))
        sentence = translate(
            _C, "{number} is replaced by {new}, {stock} in stock.", number=part.number, new=numbers, stock=quantity
        )
    return Replaced(part, by, available_micro, sentence)
