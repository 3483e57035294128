"""What people do with one part: who waits for it, what arrived of it and at which price, a count of it that is open."""

from __future__ import annotations

from dataclasses import dataclass

from fieldservice.domain.records import PartRequest, PartRequestLine, Person, StockCount, StockLocation, WorkOrder
from fieldservice.services.context import Context
from fieldservice.services.counting import Counting
from fieldservice.services.request_views import LineView, RequestViews
from fieldservice.store.queries import catalogue_supply as queries
from fieldservice.store.queries.catalogue_supply import Arrival
from fieldservice.store.reader import Reader

__all__ = ["Arrival", "Need", "arrivals", "begin_count", "needs", "open_count"]

_MOST = 40


@dataclass(frozen=True, slots=True)
class Need:
    """A line of an open request that has not been received: for whom, for which job, how it stands."""

    view: LineView
    request: PartRequest
    work_order: WorkOrder | None
    person: Person | None
    to: StockLocation | None


def needs(context: Context, part_id: str) -> tuple[Need, ...]:
    """Who waits for a part: what is needed first is first; at most forty lines."""
    reader = context.store.read()
    by_request: dict[str, list[PartRequestLine]] = {}
    for line in reader.where(PartRequestLine, part_id=part_id, status="open", order_by="claimed_at, rid", limit=_MOST):
        by_request.setdefault(line.request_id, []).append(line)
    requests = reader.many(PartRequest, by_request)
    orders = reader.many(WorkOrder, [each.work_order_id for each in requests.values()])
    people = reader.many(Person, [each.person_id for each in requests.values()])
    places = reader.many(StockLocation, [each.to_location_id for each in requests.values()])
    views, found = RequestViews(context), []
    for id, lines in by_request.items():
        request = requests.get(id)
        if request is None or request.status != "open":
            continue
        found += [
            Need(
                view,
                request,
                orders.get(request.work_order_id or ""),
                people.get(request.person_id or ""),
                places.get(request.to_location_id or ""),
            )
            for view in views.lines(reader, request, lines)
            if view.lacking_micro > 0
        ]
    return tuple(sorted(found, key=_urgency))


def _urgency(need: Need) -> tuple[bool, float]:
    at = need.request.needed_at
    return at is None, at.timestamp() if at is not None else 0.0


def arrivals(context: Context, part_id: str) -> tuple[Arrival, ...]:
    """What suppliers delivered of a part, the newest first; at most forty lines."""
    return tuple(queries.arrivals(context.store.read(), part_id, _MOST))


def open_count(reader: Reader, part_id: str, location_id: str) -> StockCount | None:
    """The count of this part in this place that has begun and is not posted yet."""
    found = reader.where(
        StockCount, kind="part", part_id=part_id, location_id=location_id, status="open", order_by="made_at DESC, rid"
    )
    return found[0] if found else None


def begin_count(context: Context, counting: Counting, part_id: str, location_id: str) -> StockCount:
    """Count a part in a place: the open count of it there, or a new one."""
    known = open_count(context.store.read(), part_id, location_id)
    return known if known is not None else counting.start(location_id, "part", part_id=part_id)
