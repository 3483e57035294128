"""What has become of a parts request, in words for whoever waits for the parts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from fieldservice.domain.formats import format_date
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import Part, PartRequest, PartRequestLine, Person, StockLocation, WorkOrder
from fieldservice.i18n import translate
from fieldservice.services.availability import Availability
from fieldservice.services.context import Context
from fieldservice.services.request_sources import place_name
from fieldservice.store.queries import availability as stock_queries
from fieldservice.store.queries import outbound_lines as queries
from fieldservice.store.queries.outbound_lines import Progress
from fieldservice.store.reader import Reader

_C = "part_requests"
_NOTHING = Progress()


@dataclass(frozen=True, slots=True)
class Stage:
    """So much of a line stands here. `kind`: used | received | on_the_way | packed | picked | picking | reserved
    | uncovered | given_up | cancelled."""

    kind: str
    micro: int
    words: str


@dataclass(frozen=True, slots=True)
class LineView:
    """A line with its part, how far it has come, and where each piece of it is."""

    line: PartRequestLine
    part: Part
    replaces: Part | None
    source: StockLocation | None
    progress: Progress
    promised_micro: int
    arrives_on: date | None  # when the next delivery of an uncovered part is expected
    stages: tuple[Stage, ...]

    @property
    def words(self) -> str:
        """Every stage in one line."""
        return translate(_C, "; ").join(stage.words for stage in self.stages)

    @property
    def lacking_micro(self) -> int:
        """What has not been received of an open line."""
        if self.line.status == "cancelled":
            return 0
        return max(self.line.quantity_micro - self.line.short_micro - self.progress.received, 0)


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request and its lines."""

    request: PartRequest
    work_order: WorkOrder | None
    person: Person | None
    to: StockLocation | None
    lines: tuple[LineView, ...]


class RequestViews:
    """Reads requests as people ask for them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, request_id: str) -> RequestView:
        """A request with its lines. Raises UserError when it isn't here."""
        reader = self._context.store.read()
        request = reader.get(PartRequest, request_id)
        lines = reader.where(PartRequestLine, request_id=request_id)
        return RequestView(
            request,
            reader.find(WorkOrder, request.work_order_id),
            reader.find(Person, request.person_id),
            reader.find(StockLocation, request.to_location_id),
            tuple(self.lines(reader, request, lines)),
        )

    def lines(self, reader: Reader, request: PartRequest, lines: list[PartRequestLine]) -> list[LineView]:
        """Lines of one request as they stand."""
        parts = reader.many(Part, [id for line in lines for id in (line.part_id, line.replaces_part_id)])
        places = reader.many(StockLocation, [line.source_location_id for line in lines])
        progress = queries.progress(reader, [line.id for line in lines])
        sent = queries.on_the_way(reader, [line.id for line in lines])
        used = dict(queries.used_on(reader, request.work_order_id)) if request.work_order_id else {}
        promises = Availability(self._context).promises_of([line.id for line in lines])
        arrivals: dict[str, date] = {}
        for row in stock_queries.coming(reader, list(parts)):
            if row.expected_on is not None:
                arrivals.setdefault(row.part_id, row.expected_on)
        found: list[LineView] = []
        for line in lines:
            if line.part_id not in parts:
                continue
            come = progress.get(line.id, _NOTHING)
            promise = promises.get(line.id)
            promised = promise.promised_micro if promise is not None else 0
            of_it = min(used.get(line.part_id, 0), come.received)
            used[line.part_id] = used.get(line.part_id, 0) - of_it
            place = places.get(line.source_location_id or "")
            arrives = arrivals.get(line.part_id)
            stages = self._stages(line, come, promised, of_it, place, sent.get(line.id, []), arrives)
            found.append(
                LineView(
                    line,
                    parts[line.part_id],
                    parts.get(line.replaces_part_id or ""),
                    place,
                    come,
                    promised,
                    arrives,
                    tuple(stages),
                )
            )
        return found

    def _stages(
        self,
        line: PartRequestLine,
        come: Progress,
        promised: int,
        used: int,
        place: StockLocation | None,
        sent: list[tuple[str, str, str, str, datetime | None]],
        arrives: date | None,
    ) -> list[Stage]:
        found: list[Stage] = []

        def add(kind: str, micro: int, words: str) -> None:
            if micro > 0:
                found.append(Stage(kind, micro, words))

        def so_much(micro: int) -> str:
            return format_quantity(Quantity(micro, line.unit))

        received = come.received - used
        under_way, packed = come.shipped - come.received, come.packed - come.shipped
        picked = come.picked - come.packed
        left = line.quantity_micro - line.short_micro - come.picked
        add("used", used, translate(_C, "{amount} used", amount=so_much(used)))
        add("received", received, translate(_C, "{amount} received", amount=so_much(received)))
        papers = ", ".join(_paper(*each[1:4]) for each in sent)
        add(
            "on_the_way",
            under_way,
            translate(_C, "{amount} on the way: {papers}", amount=so_much(under_way), papers=papers),
        )
        add("packed", packed, translate(_C, "{amount} packed: {papers}", amount=so_much(packed), papers=papers))
        add("picked", picked, translate(_C, "{amount} picked", amount=so_much(picked)))
        if line.status == "open":
            picking = min(come.planned, max(left, 0), promised)
            reserved = max(min(promised, left) - picking, 0)
            uncovered = left - picking - reserved
            add("picking", picking, translate(_C, "{amount} being picked", amount=so_much(picking)))
            where = place_name(place)
            add(
                "reserved",
                reserved,
                translate(_C, "{amount} reserved at {place}", amount=so_much(reserved), place=where),
            )
            add("uncovered", uncovered, self._uncovered(so_much(uncovered), place, arrives))
        elif line.status == "cancelled":
            add("cancelled", left, translate(_C, "{amount} cancelled", amount=so_much(left)))
        given_up = line.short_micro if line.status != "cancelled" else 0
        if line.status == "closed" and line.short_reason != "replaced":
            given_up += max(left, 0)
        if line.short_reason == "replaced":
            add("given_up", given_up, translate(_C, "{amount} replaced by another line", amount=so_much(given_up)))
        else:
            add("given_up", given_up, translate(_C, "{amount} will not come", amount=so_much(given_up)))
        return found

    def _uncovered(self, amount: str, place: StockLocation | None, arrives: date | None) -> str:
        if place is None:
            return translate(_C, "{amount} asked for; no warehouse is chosen yet", amount=amount)
        if arrives is None:
            return translate(_C, "{amount} not in stock, no delivery is dated", amount=amount)
        today = self._context.now().astimezone(self._context.zone).date()
        day = format_date(arrives, today)
        return translate(_C, "{amount} not in stock, expected on {day}", amount=amount, day=day)


def _paper(number: str, carrier: str, tracking: str) -> str:
    return " ".join(text for text in (number, carrier, tracking) if text)
