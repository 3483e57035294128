"""Which visit lacks which parts: for parts dispatch, the first visit first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fieldservice.domain.records import PartRequest, PartRequestLine
from fieldservice.services.context import Context
from fieldservice.services.request_views import LineView, RequestViews
from fieldservice.store.queries import outbound_lines as queries
from fieldservice.store.queries.outbound_lines import VisitLine
from fieldservice.store.reader import Reader


@dataclass(frozen=True, slots=True)
class LatePart:
    """A part that a visit lacks. `arrives_on`: when it is expected (None: nobody knows); `line.words` says how far it
    has come."""

    visit: VisitLine
    line: LineView
    lacking_micro: int
    arrives_on: date | None


def late_parts(context: Context, reader: Reader, days: int, limit: int) -> list[LatePart]:
    """Lines that will not have arrived by the start of their order's next visit, as things stand."""
    now = context.now()
    visits = queries.lines_of_visits(reader, now - timedelta(days=1), now + timedelta(days=days), limit)
    lines = reader.many(PartRequestLine, [visit.line_id for visit in visits])
    requests = reader.many(PartRequest, [visit.request_id for visit in visits])
    sent = queries.on_the_way(reader, lines)
    views: dict[str, LineView] = {}
    for request in requests.values():
        of_it = [line for line in lines.values() if line.request_id == request.id]
        views |= {view.line.id: view for view in RequestViews(context).lines(reader, request, of_it)}
    found: list[LatePart] = []
    for visit in visits:
        view = views.get(visit.line_id)
        if view is None or view.lacking_micro <= 0:
            continue
        dated = [each[4] for each in sent.get(visit.line_id, [])]
        moving = view.progress.packed - view.progress.received >= view.lacking_micro
        in_time = moving and dated and all(at is not None and at <= visit.starts_at for at in dated)
        if in_time:
            continue
        arrives = max((at for at in dated if at is not None), default=None) if moving else None
        day = arrives.astimezone(context.zone).date() if arrives else view.arrives_on
        covered = view.promised_micro + view.progress.picked - view.progress.received >= view.lacking_micro
        if covered and not moving and visit.starts_at - now > timedelta(days=1):
            continue  # it is there and there is time to send it
        found.append(LatePart(visit, view, view.lacking_micro, day))
    return found
