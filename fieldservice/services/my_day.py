"""A technician's day: visits in order with everything needed to go there, and what is open from earlier days."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from fieldservice.domain.formats import format_address
from fieldservice.domain.records import Booking, Part, Person
from fieldservice.domain.states import LIVE_BOOKINGS, UNDER_WAY, BookingStatus
from fieldservice.services.context import Context
from fieldservice.services.entitlements import reason_text
from fieldservice.services.work_order_lists import day_bounds
from fieldservice.store.queries import visits as queries
from fieldservice.store.reader import Reader
from fieldservice.system.clock import from_ms

_HIDDEN = (BookingStatus.DECLINED.value, BookingStatus.CANCELLED.value)
_TIMES_A_HINT_NEEDS = 2


@dataclass(frozen=True, slots=True)
class PartHint:
    """A part that jobs on this model often need: in how many past jobs, how much a time, and how much is in the van
    (None: the technician has no van of record)."""

    part_id: str
    number: str
    name: str
    name_en: str
    unit: str
    jobs: int
    quantity_micro: int
    in_van_micro: int | None


@dataclass(frozen=True, slots=True)
class Visit:
    """A booking with what the technician needs to know of it. Texts that aren't known are ""."""

    booking_id: str
    work_order_id: str
    status: str
    starts_at: datetime | None
    ends_at: datetime | None
    travel_started_at: datetime | None
    arrived_at: datetime | None
    work_started_at: datetime | None
    left_at: datetime | None
    travel_km: int | None
    outcome: str
    outcome_reason: str
    number: str
    state: str
    work_order_status: str
    priority: str
    job_type: str
    job_kind: str
    summary: str
    due_at: datetime | None
    entitlement: str
    entitlement_reason: str  # in the language in use
    customer_id: str | None
    customer_name: str
    customer_name_en: str
    customer_short: str
    customer_phone: str
    asset_id: str | None
    asset_name: str
    asset_serial: str
    asset_location: str
    product_model: str
    product_name: str
    product_name_en: str
    contact_id: str | None
    contact_name: str
    contact_role: str
    contact_phone: str
    site_name: str
    province: str
    city: str
    district: str
    street: str
    access_note: str
    latitude: float | None
    longitude: float | None
    parts: tuple[PartHint, ...] = ()

    @property
    def address(self) -> str:
        """The address in one line, in the order in which its script writes one."""
        return format_address(self.province, self.city, self.district, self.street)

    @property
    def under_way(self) -> bool:
        """On the way, on site or at work."""
        return self.status in UNDER_WAY


@dataclass(frozen=True, slots=True)
class Day:
    """A local day: its visits in order, and open visits of earlier days (`carried_over`)."""

    day: date
    visits: tuple[Visit, ...]
    carried_over: tuple[Visit, ...]

    @property
    def current(self) -> Visit | None:
        """The visit that is under way, else the next one that is still ahead."""
        ahead = [*self.carried_over, *self.visits]
        under_way = [visit for visit in ahead if visit.under_way]
        return next(iter(under_way or [visit for visit in ahead if visit.status in LIVE_BOOKINGS]), None)

    @property
    def done(self) -> int:
        """How many visits of the day are over."""
        return sum(visit.status == BookingStatus.LEFT for visit in self.visits)


def read_day(context: Context, technician_id: str, day: date) -> Day:
    """The day of a technician."""
    reader = context.store.read()
    starts, ends = day_bounds(day, context.zone)
    today = queries.day(reader, technician_id, starts, ends, _HIDDEN)
    earlier = queries.carried_over(reader, technician_id, starts, tuple(s.value for s in LIVE_BOOKINGS))
    van = _van(reader, technician_id)
    return Day(
        day,
        tuple(_visit(reader, raw, van) for raw in today),
        tuple(_visit(reader, raw, van) for raw in earlier),
    )


def read_visit(context: Context, booking_id: str) -> Visit:
    """One visit. Raises UserError when it isn't here."""
    reader = context.store.read()
    booking = reader.get(Booking, booking_id)
    return _visit(reader, queries.one(reader, booking_id)[0], _van(reader, booking.technician_id))


def _van(reader: Reader, technician_id: str | None) -> str | None:
    person = reader.find(Person, technician_id)
    return person.van_location_id if person else None


_MOMENTS = frozenset({3, 4, 5, 6, 7, 8, 19})
_MAY_BE_NONE = _MOMENTS | {9, 22, 27, 34, 44, 45}


def _visit(reader: Reader, raw: tuple[Any, ...], van: str | None) -> Visit:
    values: list[Any] = [
        from_ms(value)
        if position in _MOMENTS and value is not None
        else value
        if position in _MAY_BE_NONE
        else value or ""
        for position, value in enumerate(raw[:46])
    ]
    values[21] = reason_text(values[21])
    ahead = values[2] in LIVE_BOOKINGS
    product_id = raw[46]
    parts = _hints(reader, product_id, values[1], van) if ahead and product_id else ()
    return replace(Visit(*values), parts=parts)


def _hints(reader: Reader, product_id: str, work_order_id: str, van: str | None) -> tuple[PartHint, ...]:
    usual = [u for u in queries.usual_parts(reader, product_id, work_order_id) if u[1] >= _TIMES_A_HINT_NEEDS]
    parts = reader.many(Part, [part_id for part_id, _, _ in usual])
    stock = queries.van_stock(reader, van, list(parts)) if van else {}
    return tuple(
        _hint(parts[part_id], jobs, quantity, stock, van) for part_id, jobs, quantity in usual if part_id in parts
    )


def _hint(part: Part, jobs: int, quantity: int, stock: dict[str, int], van: str | None) -> PartHint:
    in_van = stock.get(part.id, 0) if van else None
    return PartHint(part.id, part.number, part.name, part.name_en, part.unit, jobs, quantity, in_van)
