"""What somebody who asks for parts is offered: parts of the machine's model, and where each part can come from."""

from __future__ import annotations

from dataclasses import dataclass

from fieldservice.domain.records import Asset, BomLine, Part, Person, StockLocation, WorkOrder
from fieldservice.services.context import Context
from fieldservice.services.request_sources import Sources
from fieldservice.store.queries.availability import holds_ledger

_MOST_PLACES = 8
_MOST_PARTS = 8


@dataclass(frozen=True, slots=True)
class OfferedPlace:
    """A warehouse that a part can come from, and how much of it can be promised there."""

    location: StockLocation
    available_micro: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A part that may be asked for; near warehouses first. `chosen_id`: the one proposed, empty where there is none.
    Not `complete`: what others have reserved is not known here, so there may be less than is offered."""

    part: Part
    quantity_micro: int
    places: tuple[OfferedPlace, ...]
    chosen_id: str
    complete: bool = True


class RequestOffers:
    """Reads only."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def usual_parts(self, work_order_id: str) -> list[Part]:
        """Parts in the bill of material of the machine's model, those that are not optional first."""
        reader = self._context.store.read()
        asset = reader.find(Asset, reader.get(WorkOrder, work_order_id).asset_id)
        if asset is None or asset.product_id is None:
            return []
        lines = reader.where(BomLine, product_id=asset.product_id, archived=False)
        lines.sort(key=lambda line: line.optional)
        ids = list(dict.fromkeys(line.part_id for line in lines))
        known = reader.many(Part, ids)
        return [known[id] for id in ids if id in known and not known[id].archived][:_MOST_PARTS]

    def offer(self, part_id: str, quantity_micro: int, work_order_id: str | None = None) -> Offer:
        """Where a part can come from for the order's technician (else for whoever is signed in)."""
        reader = self._context.store.read()
        sources = Sources(self._context)
        order = reader.find(WorkOrder, work_order_id)
        person = reader.find(Person, (order.technician_id if order else None) or self._context.actor_id)
        ends = (person.id, person.van_location_id) if person is not None else (None, None)
        near = sources.nearest(*ends)
        places = [OfferedPlace(each, sources.available(part_id, each.id)) for each in near[:_MOST_PLACES]]
        chosen = sources.choose(part_id, quantity_micro, *ends)
        if chosen is not None and all(each.location.id != chosen.location.id for each in places):
            places.append(OfferedPlace(chosen.location, chosen.available_micro))
        return Offer(
            reader.get(Part, part_id),
            quantity_micro,
            tuple(places),
            chosen.location.id if chosen is not None else "",
            holds_ledger(reader),
        )
