"""Lists of work orders: views, filters, row keys in chunks, and the rows of a page."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, NamedTuple

from msgspec import Struct, field

from fieldservice.domain.numbers import normalise
from fieldservice.domain.states import FINISHED_STATES, OPEN_STATES, WAITING_STATES, State
from fieldservice.services.context import Context
from fieldservice.services.lists import LongList
from fieldservice.store.queries import work_orders as queries
from fieldservice.store.queries.windows import CHUNK, COUNT_CAP, FIRST_CHUNK, Chunk, Count, Cursor
from fieldservice.store.queries.work_orders import Conditions
from fieldservice.system.clock import from_ms, to_ms

__all__ = ["VIEWS", "Chunk", "Count", "Cursor", "WorkOrderFilter", "WorkOrderLists", "WorkOrderRow"]

VIEWS = ("open", "today", "mine", "waiting", "finished", "all")
_DEFAULT_SORT = {"today": "starts_at"}


class WorkOrderFilter(Struct, frozen=True):
    """What a list shows: a view, narrowed by whatever is set. `sort` "" takes the view's own.

    Sorts: number, opened_at (newest first), due_at, starts_at, finished_at (newest first), customer.
    """

    view: str = "open"
    states: frozenset[str] = field(default_factory=frozenset)
    technician_id: str | None = None
    customer_id: str | None = None
    asset_id: str | None = None
    product_id: str | None = None
    job_types: frozenset[str] = field(default_factory=frozenset)
    priorities: frozenset[str] = field(default_factory=frozenset)
    opened_from: date | None = None
    opened_until: date | None = None  # included
    text: str = ""
    sort: str = ""


class WorkOrderRow(NamedTuple):
    """A line of the list. Names are given in both languages where there are two; "" is not known."""

    rid: int
    id: str
    number: str
    state: str
    status: str
    priority: str
    job_type: str
    job_kind: str
    summary: str
    opened_at: datetime | None
    due_at: datetime | None
    finished_at: datetime | None
    starts_at: datetime | None
    entitlement: str
    component: str
    customer_id: str | None
    customer_name: str
    customer_name_en: str
    customer_short: str
    asset_id: str | None
    asset_name: str
    asset_serial: str
    product_model: str
    product_name: str
    product_name_en: str
    technician_id: str | None
    technician_name: str
    technician_name_en: str


class WorkOrderLists(LongList[WorkOrderFilter, WorkOrderRow]):
    """Reads lists of work orders."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def chunk(self, filter: WorkOrderFilter, cursor: Cursor | None = None) -> Chunk:
        """As every list's; a text that is a work order's number finds that one alone."""
        found = self._by_number(filter.text) if cursor is None else None
        if found is not None:
            return Chunk(array("q", [found]), None)
        size = FIRST_CHUNK if cursor is None else CHUNK
        sort = filter.sort or _DEFAULT_SORT.get(filter.view, "opened_at")
        return queries.chunk(self._context.store.read(), self._conditions(filter), sort, cursor, size)

    def rows(self, rids: Sequence[int]) -> list[WorkOrderRow]:
        return [_row(raw) for raw in queries.page(self._context.store.read(), list(rids))]

    def rid_of(self, work_order_id: str) -> int | None:
        """The row key of a work order, to find it in a list."""
        return queries.rid_of(self._context.store.read(), work_order_id)

    def find_number(self, written: str) -> str | None:
        """The id of the work order whose number was typed or scanned (`FS1:` codes too), or None."""
        number = normalise(written)
        return queries.id_by_number(self._context.store.read(), number or written.strip())

    def count(self, filter: WorkOrderFilter) -> Count:
        """As every list's."""
        n = queries.capped_count(self._context.store.read(), self._conditions(filter))
        return Count(min(n, COUNT_CAP), n > COUNT_CAP)

    def counts(self) -> dict[str, Count]:
        """The count of every view."""
        return {view: self.count(WorkOrderFilter(view=view)) for view in VIEWS}

    def _by_number(self, text: str) -> int | None:
        number = normalise(text) if text.strip() else None
        if number is None:
            return None
        reader = self._context.store.read()
        id = queries.id_by_number(reader, number)
        return queries.rid_of(reader, id) if id else None

    def _conditions(self, filter: WorkOrderFilter) -> Conditions:
        zone = self._context.zone
        states: frozenset[str] = _VIEW_STATES[filter.view]
        if filter.states:
            states = filter.states & states if states else filter.states
        starts_from = starts_until = None
        if filter.view == "today":
            today = self._context.now().astimezone(zone).date()
            starts_from, starts_until = day_bounds(today, zone)
        return Conditions(
            states=tuple(sorted(states)) or (("-",) if filter.states else ()),
            technician_id=(self._context.actor_id or "-") if filter.view == "mine" else filter.technician_id,
            customer_id=filter.customer_id,
            asset_id=filter.asset_id,
            product_id=filter.product_id,
            job_types=tuple(sorted(filter.job_types)),
            priorities=tuple(sorted(filter.priorities)),
            opened_from=day_bounds(filter.opened_from, zone)[0] if filter.opened_from else None,
            opened_until=day_bounds(filter.opened_until, zone)[1] if filter.opened_until else None,
            starts_from=starts_from,
            starts_until=starts_until,
            text=filter.text,
        )


_VIEW_STATES: dict[str, frozenset[str]] = {
    "open": frozenset(OPEN_STATES),
    # what was done today stays in sight; what is archived does not belong to the day's work
    "today": frozenset(OPEN_STATES | {State.COMPLETED, State.CLOSED_INCOMPLETE}),
    "mine": frozenset(OPEN_STATES),
    "waiting": frozenset(WAITING_STATES),
    "finished": frozenset(FINISHED_STATES),
    "all": frozenset(),
}


def day_bounds(day: date, zone: tzinfo) -> tuple[int, int]:
    """The first millisecond of a local day and of the day after it."""
    start = datetime.combine(day, time(), zone)
    end = datetime.combine(day + timedelta(days=1), time(), zone)
    return to_ms(start), to_ms(end)


def display_name(name: str, name_en: str, language: str) -> str:
    """The name in the language wanted, or the one there is."""
    return (name_en or name) if language == "en" else (name or name_en)


def _row(raw: tuple[Any, ...]) -> WorkOrderRow:
    opened, due, finished, starts = raw[9:13]
    times = (
        from_ms(opened) if opened is not None else None,
        from_ms(due) if due is not None else None,
        from_ms(finished) if finished is not None else None,
        from_ms(starts) if starts is not None else None,
    )
    return WorkOrderRow(*(raw[:9] + times + raw[13:]))
