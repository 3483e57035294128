"""What could be picked now: open claims that stock covers, by warehouse, destination and person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.records import Person, StockLocation
from fieldservice.services.availability import known
from fieldservice.store.queries import outbound_lines as queries
from fieldservice.store.queries.outbound_lines import OpenLine, Progress
from fieldservice.store.reader import Reader

_URGENCY = {"emergency": 0, "high": 1, "normal": 2, "low": 3}


@dataclass(frozen=True, slots=True)
class Wave:
    """Lines that go together. `lines` can be picked now (at least in part); `waiting` are not covered by stock."""

    warehouse: StockLocation
    to: StockLocation | None
    person: Person | None
    priority: str
    due_at: datetime | None
    lines: tuple[OpenLine, ...]
    waiting: int
    partly: int  # of the lines, those of which only a part is there

    @property
    def line_ids(self) -> tuple[str, ...]:
        """The request lines to be picked."""
        return tuple(line.id for line in self.lines)

    @property
    def work_orders(self) -> tuple[str, ...]:
        """The numbers of the work orders that it is for, each once."""
        return tuple(dict.fromkeys(line.work_order for line in self.lines if line.work_order))

    @property
    def customers(self) -> tuple[tuple[str, str], ...]:
        """(name, English name) of the customers, each once, the first needed first."""
        return tuple(dict.fromkeys((line.customer, line.customer_en) for line in self.lines if line.customer))


def waves(reader: Reader, warehouse_id: str | None = None) -> list[Wave]:
    """Waves of one warehouse or of all: the most urgent first, then by when they are due. Groups that only wait for
    stock are left out."""
    lines = queries.open_lines(reader, warehouse_id)
    progress = queries.progress(reader, [line.id for line in lines])
    promised = known(reader, {line.part_id for line in lines}).promised
    groups: dict[tuple[str, str, str], list[tuple[OpenLine, bool, bool]]] = {}
    for line in lines:
        come = progress.get(line.id, Progress())
        left = line.quantity_micro - line.short_micro - come.picked - come.planned
        if left <= 0:
            continue
        promise = promised.get(line.id)
        there = (promise.promised_micro if promise else 0) - come.planned
        key = (line.source_location_id or "", line.to_location_id or "", line.person_id or "")
        groups.setdefault(key, []).append((line, there > 0, 0 < there < left))
    places = reader.many(StockLocation, [id for warehouse, to, _ in groups for id in (warehouse, to)])
    people = reader.many(Person, [person for _, _, person in groups])
    found = [
        _wave(places[warehouse], places.get(to), people.get(person), entries)
        for (warehouse, to, person), entries in groups.items()
        if warehouse in places and any(can for _, can, _ in entries)
    ]
    return sorted(
        found,
        key=lambda wave: (
            _URGENCY.get(wave.priority, 2),
            wave.due_at is None,
            wave.due_at.timestamp() if wave.due_at else 0.0,
            wave.lines[0].request,
        ),
    )


def _wave(
    warehouse: StockLocation,
    to: StockLocation | None,
    person: Person | None,
    entries: list[tuple[OpenLine, bool, bool]],
) -> Wave:
    lines = tuple(line for line, can, _ in entries if can)
    due = [line.needed_at for line in lines if line.needed_at is not None]
    return Wave(
        warehouse,
        to,
        person,
        min((line.priority for line in lines), key=lambda each: _URGENCY.get(each, 2)),
        min(due, default=None),
        lines,
        sum(not can for _, can, _ in entries),
        sum(partly for _, _, partly in entries),
    )
