"""Parts requests (领料、调拨申请): asked for, claimed at a warehouse at once, changed, given up, closed.

An open line with a source claims there what is neither picked nor given up (`domain/promises.py`). What a request has
become for whoever waits for it is told by `request_views`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain import paper_states
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    Part,
    PartRequest,
    PartRequestLine,
    Person,
    StockLocation,
    WorkOrder,
)
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from fieldservice.services.context import Context
from fieldservice.services.request_lines import (
    PRIORITIES,
    check_not_below,
    check_quantity,
    next_visit,
    open_line,
    priority_of,
    progress_of,
    replace_line,
    warehouse_for,
)
from fieldservice.services.request_sources import Sources, Substitute, amount, place_name
from fieldservice.services.request_views import RequestView, RequestViews
from fieldservice.services.site_places import site_place
from fieldservice.services.validation import require_short_line, tidy
from fieldservice.services.work_orders import ensure_open
from fieldservice.store.queries import outbound as queries
from fieldservice.store.queries.outbound import RequestFilter, RequestRow
from fieldservice.store.queries.windows import Chunk, Count, Cursor, chunk, count
from fieldservice.store.unit_of_work import UnitOfWork

KINDS = ("work_order", "technician", "restock", "transfer")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A part that is asked for. Without a source the nearest warehouse that has it is chosen."""

    part_id: str
    quantity_micro: int = MICRO
    source_location_id: str | None = None
    note: str = ""
    replaces_part_id: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it was made, and what is worth knowing at once, as sentences."""

    request: PartRequest
    lines: tuple[PartRequestLine, ...]
    told: tuple[str, ...] = ()


class PartRequests:
    """The verbs of parts requests; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._views = RequestViews(context)

    # Asking

    def ask(
        self,
        lines: Sequence[Wanted],
        *,
        work_order_id: str | None = None,
        person_id: str | None = None,
        to_location_id: str | None = None,
        to_site_id: str | None = None,
        kind: str = "",
        needed_at: datetime | None = None,
        priority: str = "",
        note: str = "",
        initiator: object | None = None,
    ) -> Asked:
        """Ask for parts. What isn't said follows: the technician and the time from the order's next visit, the
        destination from the technician's van, the priority from the order. `to_site_id`: straight to a customer's site.

        Raises UserError without lines, for a quantity of nothing, or when the work order is finished.
        """
        if not lines:
            raise UserError("part_requests.no_lines", "Say which parts are needed.")
        require_short_line(note)
        with self._context.begin("part_requests.ask", initiator) as uow:
            sources = Sources(self._context, uow)
            order = uow.get(WorkOrder, work_order_id) if work_order_id else None
            if order is not None:
                ensure_open(order)
            visit = next_visit(uow, work_order_id)
            person = uow.find(Person, person_id or (visit.technician_id if visit else None))
            if person is None and order is None and not kind:
                person = uow.find(Person, self._context.actor_id)
            if to_site_id:
                to_location_id = site_place(uow, to_site_id).id
            to = uow.find(StockLocation, to_location_id or (person.van_location_id if person else None))
            request = PartRequest(
                id=self._context.ids(),
                number=uow.next_number("RQ"),
                kind=kind or ("work_order" if order else "technician"),
                work_order_id=work_order_id,
                person_id=person.id if person else None,
                to_location_id=to.id if to else None,
                priority=priority or priority_of(order),
                needed_at=needed_at or (visit.starts_at if visit else None),
                note=tidy(note),
                asked_by_id=self._context.actor_id,
                asked_at=self._context.now(),
            )
            if request.kind not in KINDS or request.priority not in PRIORITIES:
                raise ValueError(f"{request.kind!r}, {request.priority!r}")
            uow.add(request)
            made: list[PartRequestLine] = []
            told: list[str] = []
            for wanted in _merged(lines):
                line, sentences = self._claim(uow, sources, request, wanted)
                made.append(line)
                told += sentences
            uow.commit()
        return Asked(request, tuple(made), tuple(told))

    def transfer(
        self,
        from_location_id: str,
        to_location_id: str,
        lines: Sequence[Wanted],
        *,
        needed_at: datetime | None = None,
        priority: str = "",
        note: str = "",
        initiator: object | None = None,
    ) -> Asked:
        """Ask for parts from one warehouse for another (调拨)."""
        if from_location_id == to_location_id:
            raise UserError("part_requests.same_place", "The parts are there already. Choose another place.")
        sourced = [Wanted(each.part_id, each.quantity_micro, from_location_id, each.note) for each in lines]
        return self.ask(
            sourced,
            to_location_id=to_location_id,
            kind="transfer",
            needed_at=needed_at,
            priority=priority,
            note=note,
            initiator=initiator,
        )

    # Changing

    def add_line(self, request_id: str, wanted: Wanted, initiator: object | None = None) -> PartRequestLine:
        """Ask for one more part with a request; one that was done is open again."""
        with self._context.begin("part_requests.add_line", initiator) as uow:
            sources = Sources(self._context, uow)
            request = uow.get(PartRequest, request_id)
            if request.status == paper_states.RequestState.CANCELLED:
                paper_states.check_step("part_request", request.status, "closed")
            if request.status != paper_states.RequestState.OPEN:
                uow.change(PartRequest, request_id, status="open", closed_at=None, closing_reason="")
            line, _ = self._claim(uow, sources, request, wanted)
            uow.commit()
        return line

    def change_line(
        self,
        line_id: str,
        initiator: object | None = None,
        *,
        quantity_micro: int | None = None,
        source_location_id: str | None = None,
        note: str | None = None,
    ) -> dict[str, Any]:
        """Change how much, from where, or the remark; returns what was before. Who asks for more, or elsewhere, takes
        the last place in the queue there. Raises UserError below what is picked already."""
        with self._context.begin("part_requests.change_line", initiator) as uow:
            line = open_line(uow, line_id)
            fields: dict[str, Any] = {} if note is None else {"note": tidy(note)}
            if quantity_micro is not None:
                check_quantity(quantity_micro)
                check_not_below(uow, line, quantity_micro)
                fields["quantity_micro"] = quantity_micro
                if quantity_micro > line.quantity_micro:
                    fields["claimed_at"] = self._context.now()
            if source_location_id is not None and source_location_id != line.source_location_id:
                fields |= {
                    "source_location_id": warehouse_for(uow, source_location_id),
                    "claimed_at": self._context.now(),
                }
            uow.change(PartRequestLine, line_id, **fields)
            uow.commit()
        return {name: getattr(line, name) for name in fields if name != "claimed_at"}

    def substitutes(self, line_id: str) -> list[Substitute]:
        """What may be sent in place of what is asked for, near the person first, each with a sentence."""
        reader = self._context.store.read()
        line = reader.get(PartRequestLine, line_id)
        request = reader.get(PartRequest, line.request_id)
        sources = Sources(self._context)
        near = [place.id for place in sources.nearest(request.person_id, request.to_location_id)]
        if line.source_location_id:
            near.insert(0, line.source_location_id)
        left = line.quantity_micro - line.short_micro - progress_of(reader, line_id).picked
        return sources.substitutes(line.part_id, max(left, MICRO), dict.fromkeys(near))

    def take_substitute(
        self, line_id: str, substitute: Substitute, initiator: object | None = None
    ) -> tuple[PartRequestLine, ...]:
        """Ask for the substitute instead, as far as nothing is picked yet; returns its lines."""
        with self._context.begin("part_requests.take_substitute", initiator) as uow:
            line = open_line(uow, line_id)
            made = replace_line(
                self._context,
                uow,
                line,
                line.quantity_micro - line.short_micro - progress_of(uow, line_id).picked,
                [(need.part_id, need.quantity_micro) for need in substitute.way.needs],
                substitute.source.location.id,
            )
            uow.commit()
        return made

    def cancel_line(self, line_id: str, reason: str = "", initiator: object | None = None) -> None:
        """Give a line up: its claim ends. What is picked for it is told to whoever packs. `reopen_line` undoes it."""
        with self._context.begin("part_requests.cancel_line", initiator) as uow:
            line = open_line(uow, line_id)
            uow.change(PartRequestLine, line.id, status="cancelled", short_reason=tidy(reason))
            uow.commit()

    def reopen_line(self, line_id: str, initiator: object | None = None) -> None:
        """Ask again for a line that was given up; it takes the last place in the queue."""
        with self._context.begin("part_requests.reopen_line", initiator) as uow:
            uow.change(PartRequestLine, line_id, status="open", short_reason="", claimed_at=self._context.now())
            uow.commit()

    def change(self, request_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change `person_id`, `to_location_id`, `needed_at`, `priority` or `note`; returns what was before."""
        unknown = fields.keys() - {"person_id", "to_location_id", "needed_at", "priority", "note"}
        if unknown or fields.get("priority", "normal") not in PRIORITIES:
            raise ValueError(f"not changed here: {fields!r}")
        with self._context.begin("part_requests.change", initiator) as uow:
            before = uow.get(PartRequest, request_id)
            if "note" in fields:
                require_short_line(fields["note"])
                fields["note"] = tidy(fields["note"])
            if fields.get("person_id") and "to_location_id" not in fields:
                person = uow.get(Person, fields["person_id"])
                fields["to_location_id"] = person.van_location_id or before.to_location_id
            uow.change(PartRequest, request_id, **fields)
            if "person_id" in fields:
                for line in uow.where(PartRequestLine, request_id=request_id):
                    uow.change(PartRequestLine, line.id, person_id=fields["person_id"])
            uow.commit()
        return {name: getattr(before, name) for name in fields}

    def cancel(self, request_id: str, reason: str, initiator: object | None = None) -> None:
        """Give the request up: nothing more is claimed. What is picked can still be sent or put back."""
        self._end(request_id, "cancelled", reason, initiator)

    def close(self, request_id: str, reason: str = "", initiator: object | None = None) -> None:
        """The request is done with; what has not come does not come any more."""
        self._end(request_id, "closed", reason, initiator)

    def reopen(self, request_id: str, initiator: object | None = None) -> None:
        """The inverse of `cancel` and `close`; the lines take the last place in the queue."""
        with self._context.begin("part_requests.reopen", initiator) as uow:
            request = uow.get(PartRequest, request_id)
            paper_states.check_step("part_request", request.status, "open")
            uow.change(PartRequest, request_id, status="open", closed_at=None, closing_reason="")
            for line in uow.where(PartRequestLine, request_id=request_id):
                if line.status == request.status:
                    uow.change(PartRequestLine, line.id, status="open", claimed_at=self._context.now())
            uow.commit()

    # Reading

    def view(self, request_id: str) -> RequestView:
        """A request with its lines and how far each has come, in words."""
        return self._views.view(request_id)

    def of_work_order(self, work_order_id: str) -> list[RequestView]:
        """The requests of an order, the oldest first."""
        reader = self._context.store.read()
        return [self._views.view(each.id) for each in reader.where(PartRequest, work_order_id=work_order_id)]

    def keys(self, wanted: RequestFilter, sort: str = "", after: Cursor | None = None, limit: int = 200) -> Chunk:
        """The next keys of the list of requests."""
        key, descending = queries.REQUEST_SORTS[sort]
        source = queries.request_source(wanted)
        return chunk(self._context.store.read(), source, key, descending=descending, after=after, limit=limit)

    def rows(self, rids: Sequence[int]) -> list[RequestRow]:
        """The rows of these keys."""
        return queries.request_rows(self._context.store.read(), rids)

    def count(self, wanted: RequestFilter) -> Count:
        """How many there are, up to a cap."""
        return count(self._context.store.read(), queries.request_source(wanted))

    # Inside

    def _claim(
        self, uow: UnitOfWork, sources: Sources, request: PartRequest, wanted: Wanted
    ) -> tuple[PartRequestLine, list[str]]:
        part = uow.get(Part, wanted.part_id)
        check_quantity(wanted.quantity_micro)
        told: list[str] = []
        source_id = wanted.source_location_id and warehouse_for(uow, wanted.source_location_id)
        chosen = None
        if source_id is None:
            chosen = sources.choose(part.id, wanted.quantity_micro, request.person_id, request.to_location_id)
            source_id = chosen.location.id if chosen else None
        there = sources.available(part.id, source_id) if source_id else 0
        if there < wanted.quantity_micro:
            place = uow.find(StockLocation, source_id)
            told.append(
                translate(
                    "part_requests",
                    "{number}: {there} of {wanted} can be promised at {place}; the rest waits for the next delivery.",
                    number=part.number,
                    there=amount(there, part.unit),
                    wanted=amount(wanted.quantity_micro, part.unit),
                    place=place_name(place),
                )
                if place
                else translate("part_requests", "{number}: no warehouse is known that has it.", number=part.number)
            )
            near = sources.nearest(request.person_id, request.to_location_id)
            found = sources.substitutes(part.id, wanted.quantity_micro, [each.id for each in near])
            told += [each.sentence for each in found[:1]]
        line = PartRequestLine(
            id=self._context.ids(),
            request_id=request.id,
            person_id=request.person_id,
            part_id=part.id,
            quantity_micro=wanted.quantity_micro,
            unit=part.unit,
            source_location_id=source_id,
            claimed_at=self._context.now(),
            replaces_part_id=wanted.replaces_part_id,
            note=tidy(wanted.note),
        )
        uow.add(line)
        sources.forget(part.id)
        return line, told

    def _end(self, request_id: str, status: str, reason: str, initiator: object | None) -> None:
        if status == "cancelled" and not tidy(reason):
            raise UserError("part_requests.no_reason", "Say why in a few words.")
        cancelled = status == "cancelled"
        with self._context.begin("part_requests.cancel" if cancelled else "part_requests.close", initiator) as uow:
            request = uow.get(PartRequest, request_id)
            paper_states.check_step("part_request", request.status, status)
            uow.change(
                PartRequest, request_id, status=status, closed_at=self._context.now(), closing_reason=tidy(reason)
            )
            for line in uow.where(PartRequestLine, request_id=request_id, status="open"):
                uow.change(PartRequestLine, line.id, status=status)
            uow.commit()


def _merged(lines: Sequence[Wanted]) -> list[Wanted]:
    """One line a part and source; what is asked twice is added up."""
    found: dict[tuple[str, str | None], Wanted] = {}
    for line in lines:
        key = (line.part_id, line.source_location_id)
        before = found.get(key)
        if before is None:
            found[key] = line
            continue
        found[key] = Wanted(
            line.part_id,
            before.quantity_micro + line.quantity_micro,
            line.source_location_id,
            before.note or line.note,
            before.replaces_part_id or line.replaces_part_id,
        )
    return list(found.values())
