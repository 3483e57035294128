"""Where a part is to come from, warehouses by nearness, and what stands in for it where it can't be had."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import Part, Person, StockLocation
from fieldservice.domain.supersession import Way
from fieldservice.i18n import language, translate
from fieldservice.services.availability import Known, known
from fieldservice.services.context import Context
from fieldservice.services.part_chain import ways_of
from fieldservice.services.work_order_lists import display_name
from fieldservice.store.queries.places import WAREHOUSE_KINDS
from fieldservice.store.reader import Reader

_C = "part_requests"
_STORES = ("central", "regional", "point")
_DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Source:
    """A warehouse and what it can still give of a part."""

    location: StockLocation
    available_micro: int


@dataclass(frozen=True, slots=True)
class Substitute:
    """A way to serve a need with other parts, all of which one warehouse has. `sentence` proposes it."""

    way: Way
    parts: tuple[Part, ...]
    source: Source
    sentence: str


class Sources:
    """Answers where parts can come from. Made for one question; it reads and never writes."""

    def __init__(self, context: Context, reader: Reader | None = None) -> None:
        self._context = context
        self._reader = reader or context.store.read()
        self._known: dict[str, Known] = {}
        self._places = {
            place.id: place
            for place in self._reader.where(StockLocation, archived=False)
            if place.kind in WAREHOUSE_KINDS
        }

    def nearest(self, person_id: str | None, to_location_id: str | None) -> list[StockLocation]:
        """Warehouses by nearness: that of the person's (or the destination's) service point, those around it, regional
        and central ones, then other service points. The destination itself is none of them."""
        reader = self._reader
        person = reader.find(Person, person_id)
        to = reader.find(StockLocation, to_location_id)
        points = [id for id in (person and person.service_point_id, to and to.service_point_id) if id]
        found: list[StockLocation] = []
        for point in dict.fromkeys(points):
            found += [each for each in self._sorted("point") if each.service_point_id == point]
            found += [each for each in self._sorted("regional", "central") if each.service_point_id == point]
        if to is not None:
            found += self._around(to)
        for near in list(found):
            found += self._around(near)
        found += self._sorted("central") + self._sorted("regional") + self._sorted("point")
        return [place for place in dict.fromkeys(found) if place.id != to_location_id]

    def choose(
        self, part_id: str, wanted_micro: int, person_id: str | None, to_location_id: str | None
    ) -> Source | None:
        """The nearest warehouse that has all of it; else the one with the most; else the nearest central one, where it
        waits for the next delivery. None where there is no warehouse."""
        near = self.nearest(person_id, to_location_id)
        sources = [Source(place, self.available(part_id, place.id)) for place in near]
        for source in sources:
            if source.available_micro >= wanted_micro:
                return source
        best = max(sources, key=lambda each: each.available_micro, default=None)
        if best is None or best.available_micro > 0:
            return best
        return next((each for each in sources if each.location.kind == "central"), sources[0])

    def elsewhere(self, part_id: str, not_from: Iterable[str | None]) -> list[Source]:
        """Other warehouses that can give some of a part, the one with the most first."""
        left_out = set(not_from)
        sources = [
            Source(place, self.available(part_id, place.id))
            for place in self._sorted(*_STORES)
            if place.id not in left_out
        ]
        return sorted((each for each in sources if each.available_micro > 0), key=lambda each: -each.available_micro)

    def available(self, part_id: str, warehouse_id: str) -> int:
        """Micro-units that can still be promised."""
        if part_id not in self._known:
            self._known[part_id] = known(self._reader, [part_id])
        return max(self._known[part_id].available(part_id, warehouse_id), 0)

    def forget(self, part_id: str) -> None:
        """Something claimed the part meanwhile."""
        self._known.pop(part_id, None)

    def ways(self, part_id: str, quantity_micro: int) -> list[Way]:
        """The ways to serve a need, by the supersession lines of today."""
        return ways_of(self._reader, part_id, quantity_micro, self.today())

    def today(self) -> date:
        """The local day."""
        return self._context.now().astimezone(self._context.zone).date()

    def substitutes(self, part_id: str, quantity_micro: int, warehouse_ids: Iterable[str]) -> list[Substitute]:
        """Ways with other parts of which one of these warehouses has everything, in the order of preference."""
        part = self._reader.get(Part, part_id)
        found: list[Substitute] = []
        places = [self._places[id] for id in warehouse_ids if id in self._places]
        for way in self.ways(part_id, quantity_micro):
            if way.own:
                continue
            for place in places:
                have = [self.available(need.part_id, place.id) for need in way.needs]
                if all(one >= need.quantity_micro for one, need in zip(have, way.needs, strict=True)):
                    parts = tuple(self._reader.get(Part, need.part_id) for need in way.needs)
                    found.append(Substitute(way, parts, Source(place, min(have)), _sentence(part, way, parts, have)))
                    break
        return found

    def _around(self, place: StockLocation) -> list[StockLocation]:
        found: list[StockLocation] = []
        above = place.parent_id
        for _ in range(_DEEPEST):
            outer = self._places.get(above or "") or self._reader.find(StockLocation, above)
            if outer is None:
                break
            if outer.kind in _STORES and not outer.archived:
                found.append(outer)
            above = outer.parent_id
        return list(dict.fromkeys(found))

    def _sorted(self, *kinds: str) -> list[StockLocation]:
        return sorted(
            (place for place in self._places.values() if place.kind in kinds), key=lambda each: (each.code, each.id)
        )


def place_name(place: StockLocation | None) -> str:
    """A place's name in the language in use; "" for none."""
    return display_name(place.name, place.name_en, language()) if place else ""


def amount(micro: int, unit: str) -> str:
    """'3 件'."""
    return format_quantity(Quantity(micro, unit))


def _sentence(part: Part, way: Way, parts: tuple[Part, ...], have: list[int]) -> str:
    numbers = " + ".join(each.number for each in parts)
    stock = amount(min(have), parts[0].unit)
    if way.backwards:
        return translate(
            _C, "{new} may stand in for {number}: {stock} in stock.", number=part.number, new=numbers, stock=stock
        )
    return translate(
        _C, "{number} is replaced by {new}, {stock} in stock.", number=part.number, new=numbers, stock=stock
    )
