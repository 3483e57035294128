"""Bookings: who goes where and when, accepted or declined by the technician. The visit itself: see `visits`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.domain.records import Booking, Person, WorkOrder
from fieldservice.domain.states import LIVE_BOOKINGS, BookingStatus, Facts, Subject, WorkOrderStatus, check_transition
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.request_lines import next_visit
from fieldservice.services.request_visits import requests_follow
from fieldservice.services.work_orders import ensure_open, qualify
from fieldservice.store.queries import visits as queries
from fieldservice.store.unit_of_work import UnitOfWork
from fieldservice.system.clock import to_ms


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking as it is now, and the numbers of the technician's other work orders at the same time (a warning)."""

    booking: Booking
    overlaps: tuple[str, ...] = ()


def move_booking(
    context: Context,
    uow: UnitOfWork,
    booking: Booking,
    after: str,
    *,
    facts: Facts | None = None,
    at: datetime | None = None,
    **fields: Any,
) -> Booking:
    """Take a booking to another status, if that may be done now, with the fields that change along with it."""
    facts = facts or Facts()
    check_transition(Subject.BOOKING, booking.status, after, facts)
    changed = uow.change(Booking, booking.id, status=str(after), **fields)
    context.record_status(
        uow,
        Subject.BOOKING,
        booking.id,
        booking.status,
        str(after),
        work_order_id=booking.work_order_id,
        reason=facts.reason.strip(),
        at=at,
    )
    return changed


class Bookings:
    """The verbs of a booking; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def book(
        self,
        work_order_id: str,
        technician_id: str,
        starts_at: datetime,
        ends_at: datetime,
        initiator: object | None = None,
        *,
        accepted: bool = False,
    ) -> Booked:
        """Plan a visit (the inverse is `cancel`). A draft is qualified with it. `accepted`: technicians who plan their
        own visit need not accept it as well."""
        with self._context.begin("booking.book", initiator) as uow:
            work_order = uow.get(WorkOrder, work_order_id)
            ensure_open(work_order)
            _check_span(starts_at, ends_at)
            uow.get(Person, technician_id)
            visit = next_visit(uow, work_order_id)
            if work_order.status == WorkOrderStatus.DRAFT:
                qualify(self._context, uow, work_order)
            made = Booking(
                id=self._context.ids(),
                work_order_id=work_order_id,
                technician_id=technician_id,
                starts_at=starts_at,
                ends_at=ends_at,
                status=BookingStatus.PROPOSED.value,
            )
            uow.add(made)
            self._context.record_status(uow, Subject.BOOKING, made.id, "", made.status, work_order_id=work_order_id)
            if accepted:
                made = move_booking(self._context, uow, made, BookingStatus.ACCEPTED)
            requests_follow(uow, work_order_id, visit)
            booked = Booked(made, _overlaps(uow, made))
            uow.commit()
        return booked

    def rebook(
        self,
        booking_id: str,
        *,
        technician_id: str | None = None,
        starts_at: datetime | None = None,
        ends_at: datetime | None = None,
        initiator: object | None = None,
    ) -> Booked:
        """Move a planned visit in time or to somebody else, who has to accept it anew; the order's parts requests
        follow. The inverse is `rebook` with the former values."""
        with self._context.begin("booking.rebook", initiator) as uow:
            before = uow.get(Booking, booking_id)
            if before.status not in (BookingStatus.PROPOSED, BookingStatus.ACCEPTED, BookingStatus.DECLINED):
                raise UserError("work_order.booking_started", "This visit has begun and can't be moved any more.")
            starts, ends = starts_at or before.starts_at, ends_at or before.ends_at
            if starts_at and not ends_at and before.starts_at and before.ends_at:
                ends = starts_at + (before.ends_at - before.starts_at)
            if starts and ends:
                _check_span(starts, ends)
            technician = technician_id or before.technician_id
            visit = next_visit(uow, before.work_order_id)
            changed = uow.change(Booking, booking_id, technician_id=technician, starts_at=starts, ends_at=ends)
            if before.status == BookingStatus.DECLINED or technician != before.technician_id:
                changed = self._offer_again(uow, changed)
            requests_follow(uow, before.work_order_id, visit)
            booked = Booked(changed, _overlaps(uow, changed))
            uow.commit()
        return booked

    def accept(self, booking_id: str, initiator: object | None = None) -> Booking:
        """The technician takes the visit."""
        with self._context.begin("booking.accept", initiator) as uow:
            changed = move_booking(self._context, uow, uow.get(Booking, booking_id), BookingStatus.ACCEPTED)
            uow.commit()
        return changed

    def take_back(self, booking_id: str, initiator: object | None = None) -> Booking:
        """The inverse of `accept`: the technician is asked again."""
        with self._context.begin("booking.take_back", initiator) as uow:
            changed = move_booking(self._context, uow, uow.get(Booking, booking_id), BookingStatus.PROPOSED)
            uow.commit()
        return changed

    def decline(self, booking_id: str, reason: str, initiator: object | None = None) -> Booking:
        """The technician can't go; the reason helps whoever plans anew."""
        with self._context.begin("booking.decline", initiator) as uow:
            changed = move_booking(
                self._context,
                uow,
                uow.get(Booking, booking_id),
                BookingStatus.DECLINED,
                facts=Facts(reason=reason),
                outcome_reason=reason.strip(),
            )
            uow.commit()
        return changed

    def cancel(self, booking_id: str, reason: str = "", initiator: object | None = None) -> Booking:
        """Call a planned visit off; on the way already, a reason is needed."""
        with self._context.begin("booking.cancel", initiator) as uow:
            booking = uow.get(Booking, booking_id)
            visit = next_visit(uow, booking.work_order_id)
            changed = move_booking(
                self._context,
                uow,
                booking,
                BookingStatus.CANCELLED,
                facts=Facts(reason=reason),
                outcome_reason=reason.strip(),
            )
            requests_follow(uow, booking.work_order_id, visit)
            uow.commit()
        return changed

    def _offer_again(self, uow: UnitOfWork, booking: Booking) -> Booking:
        """Somebody else is asked: whatever was accepted or declined before is history."""
        changed = uow.change(Booking, booking.id, status=BookingStatus.PROPOSED.value, outcome_reason="")
        if booking.status != BookingStatus.PROPOSED:
            self._context.record_status(
                uow,
                Subject.BOOKING,
                booking.id,
                booking.status,
                BookingStatus.PROPOSED.value,
                work_order_id=booking.work_order_id,
            )
        return changed


def _check_span(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise UserError("work_order.ends_before_start", "The visit must end after it starts.")


def _overlaps(uow: UnitOfWork, booking: Booking) -> tuple[str, ...]:
    if not (booking.technician_id and booking.starts_at and booking.ends_at):
        return ()
    found = queries.overlapping(
        uow,
        booking.technician_id,
        to_ms(booking.starts_at),
        to_ms(booking.ends_at),
        tuple(LIVE_BOOKINGS),
        booking.id,
    )
    return tuple(found)
