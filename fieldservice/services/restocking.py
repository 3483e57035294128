"""Filling vans and warehouses up to their maximum (补货)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldservice.domain.records import Part, PartRequestLine, Person, StockLevel, StockLocation
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.part_requests import Asked, PartRequests, Wanted
from fieldservice.services.request_sources import Sources
from fieldservice.store.queries import outbound_lines as lines_queries
from fieldservice.store.queries.outbound_lines import Progress
from fieldservice.store.reader import Reader


@dataclass(frozen=True, slots=True)
class Restock:
    """What a place lacks of a part: to its maximum, less what it holds and what is asked for already."""

    part: Part
    on_hand_micro: int
    coming_micro: int
    min_micro: int | None
    max_micro: int
    wanted_micro: int
    source_location_id: str | None
    available_micro: int

    @property
    def is_low(self) -> bool:
        """Whether there is less than the minimum, what is coming included."""
        return self.min_micro is not None and self.on_hand_micro + self.coming_micro < self.min_micro


class Restocking:
    """Proposes what a place lacks, and asks for it."""

    def __init__(self, context: Context, requests: PartRequests) -> None:
        self._context = context
        self._requests = requests

    def propose(self, location_id: str) -> list[Restock]:
        """What a van or warehouse lacks to its maximum; what is below its minimum first, then by part number."""
        reader = self._context.store.read()
        sources = Sources(self._context)
        place = reader.get(StockLocation, location_id)
        levels = [
            level for level in reader.where(StockLevel, location_id=location_id, archived=False) if level.max_micro
        ]
        parts = reader.many(Part, [level.part_id for level in levels])
        held = _held(reader, location_id, list(parts))
        coming = _coming(reader, location_id)
        found: list[Restock] = []
        for level in levels:
            part = parts.get(level.part_id)
            on_hand, on_way = held.get(level.part_id, 0), coming.get(level.part_id, 0)
            wanted = (level.max_micro or 0) - max(on_hand, 0) - on_way
            if part is None or part.archived or wanted <= 0:
                continue
            source = sources.choose(part.id, wanted, place.person_id, location_id)
            found.append(
                Restock(
                    part,
                    on_hand,
                    on_way,
                    level.min_micro,
                    level.max_micro or 0,
                    wanted,
                    source.location.id if source else None,
                    source.available_micro if source else 0,
                )
            )
        return sorted(found, key=lambda each: (not each.is_low, each.part.number))

    def ask(self, location_id: str, lines: Sequence[Wanted] | None = None, initiator: object | None = None) -> Asked:
        """Ask for what fills a van or warehouse up to its maximum, or for these lines. Raises UserError when full."""
        if lines is None:
            lines = [
                Wanted(each.part.id, each.wanted_micro, each.source_location_id) for each in self.propose(location_id)
            ]
        if not lines:
            raise UserError("part_requests.full", "Nothing is missing there: every part is at its maximum or coming.")
        place = self._context.store.read().get(StockLocation, location_id)
        person_id = place.person_id or _driver(self._context.store.read(), location_id)
        return self._requests.ask(
            lines, to_location_id=location_id, person_id=person_id, kind="restock", priority="low", initiator=initiator
        )


def _coming(reader: Reader, location_id: str) -> dict[str, int]:
    lines = lines_queries.coming_to(reader, location_id)
    known = reader.many(PartRequestLine, [id for ids in lines.values() for id in ids])
    progress = lines_queries.progress(reader, known)
    coming: dict[str, int] = {}
    for line in known.values():
        left = line.quantity_micro - line.short_micro - progress.get(line.id, Progress()).received
        coming[line.part_id] = coming.get(line.part_id, 0) + max(left, 0)
    return coming


def _driver(reader: Reader, van_id: str) -> str | None:
    driver = reader.first(Person, van_location_id=van_id, archived=False)
    return driver.id if driver else None


def _held(reader: Reader, location_id: str, part_ids: Sequence[str]) -> dict[str, int]:
    inside = places.inside(reader, location_id)
    found = lines_queries.bins_with(reader, part_ids, inside)
    return {part_id: sum(row[4] for row in rows) for part_id, rows in found.items()}
