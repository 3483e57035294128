"""The visit: the technician's day, setting off, arriving, working, leaving, and taking a step back.

What a visit still needs is worked out in `visit_path`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from fieldservice.domain.records import Booking, Escalation, Signature, WorkOrder
from fieldservice.domain.states import (
    DONE,
    FINISHED_STATES,
    BookingStatus,
    Facts,
    Subject,
    WorkOrderStatus,
    check_transition,
)
from fieldservice.errors import UserError
from fieldservice.services import time_entries
from fieldservice.services.bookings import move_booking
from fieldservice.services.case_digests import write_digests
from fieldservice.services.checklists import add_for_visit, safety_missing
from fieldservice.services.context import Context
from fieldservice.services.entitlements import store_entitlement
from fieldservice.services.my_day import Day, Visit, read_day, read_visit
from fieldservice.services.unsafe import open_warnings, refuse_unsafe, report_unsafe, take_back
from fieldservice.services.visit_path import Step, VisitPath, path_of
from fieldservice.services.work_orders import finish, move
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["Day", "Step", "Visit", "VisitPath", "Visits"]

_CLOCKS_MAY_DIFFER = timedelta(minutes=5)
_TIMES = ("travel_started_at", "arrived_at", "work_started_at", "left_at")


class Visits:
    """The verbs of a visit; each is one unit of work. `at` is for steps that are entered later than they happened."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def my_day(self, technician_id: str, day: date) -> Day:
        """The visits of a local day in order, and what is open from earlier days."""
        return read_day(self._context, technician_id, day)

    def visit(self, booking_id: str) -> Visit:
        """One visit, as in `my_day`."""
        return read_visit(self._context, booking_id)

    def visit_path(self, booking_id: str) -> VisitPath:
        """The steps of a visit, how far each is, and what it still needs."""
        return path_of(self._context, booking_id)

    def start_travel(self, booking_id: str, at: datetime | None = None, initiator: object | None = None) -> Booking:
        """Set off for the customer."""
        at = self._moment(at)
        with self._context.begin("visit.start_travel", initiator) as uow:
            booking = uow.get(Booking, booking_id)
            self._nothing_else_under_way(uow, booking)
            changed = move_booking(self._context, uow, booking, BookingStatus.TRAVELLING, at=at, travel_started_at=at)
            uow.commit()
        return changed

    def arrive(
        self,
        booking_id: str,
        at: datetime | None = None,
        travel_km: int | None = None,
        initiator: object | None = None,
    ) -> Booking:
        """Be on site: the way there is kept as time, the checklists of this job are chosen."""
        at = self._moment(at)
        with self._context.begin("visit.arrive", initiator) as uow:
            booking = uow.get(Booking, booking_id)
            self._nothing_else_under_way(uow, booking)
            _in_order(booking, arrived_at=at)
            fields: dict[str, Any] = {"arrived_at": at}
            if travel_km is not None:
                fields["travel_km"] = travel_km
            changed = move_booking(self._context, uow, booking, BookingStatus.ON_SITE, at=at, **fields)
            time_entries.keep_travel(self._context, uow, changed)
            work_order = uow.get(WorkOrder, booking.work_order_id)
            add_for_visit(self._context, uow, work_order)
            if not work_order.entitlement:
                store_entitlement(self._context, uow, work_order)
            uow.commit()
        return changed

    def report_unsafe(self, booking_id: str, initiator: object | None = None) -> Escalation | None:
        """Tell the office that the work can't start, once all of the safety check is answered and something failed;
        take that back when nothing failed any more. The same is told once. Returns the warning that holds."""
        return report_unsafe(self._context, booking_id, initiator)

    def start_work(self, booking_id: str, at: datetime | None = None, initiator: object | None = None) -> Booking:
        """Begin the work; refused with the sentence that says which safety items are open.

        Where an item of the safety check failed, the office is told (`report_unsafe`), and the refusal names who.
        """
        at = self._moment(at)
        refuse_unsafe(self._context, booking_id, initiator)
        with self._context.begin("visit.start_work", initiator) as uow:
            booking = uow.get(Booking, booking_id)
            _in_order(booking, work_started_at=at)
            missing = safety_missing(self._context, uow, booking.work_order_id)
            if booking.status == BookingStatus.ON_SITE and missing:
                raise UserError(
                    "visit.safety_open",
                    "Work can't start yet. {first} ({count} in all)",
                    first=missing[0].sentence,
                    count=len(missing),
                )
            changed = move_booking(self._context, uow, booking, BookingStatus.WORKING, at=at, work_started_at=at)
            take_back(uow, open_warnings(uow, booking.work_order_id))
            work_order = uow.get(WorkOrder, booking.work_order_id)
            if work_order.status in (WorkOrderStatus.WAITING_PARTS, WorkOrderStatus.WAITING_CUSTOMER):
                move(self._context, uow, work_order, WorkOrderStatus.QUALIFIED)
            uow.commit()
        return changed

    def leave(
        self,
        booking_id: str,
        outcome: str,
        reason: str = "",
        *,
        then: str = "",
        at: datetime | None = None,
        initiator: object | None = None,
    ) -> Booking:
        """Leave the site: `outcome` done or not_done (which needs a reason); work time is kept.

        `then` says what becomes of the work order: "" (stays open), complete, close_incomplete, waiting_parts or
        waiting_customer.
        """
        at = self._moment(at)
        with self._context.begin("visit.leave", initiator) as uow:
            booking = uow.get(Booking, booking_id)
            facts = Facts(outcome=outcome, reason=reason)
            check_transition(Subject.BOOKING, booking.status, BookingStatus.LEFT, facts)
            _in_order(booking, left_at=at)
            if not uow.where(Signature, booking_id=booking_id, role="customer"):  # what was signed stays as signed
                time_entries.keep_work(self._context, uow, booking, at)
            changed = move_booking(
                self._context,
                uow,
                booking,
                BookingStatus.LEFT,
                facts=facts,
                at=at,
                left_at=at,
                outcome=outcome,
                outcome_reason=reason.strip(),
            )
            self._afterwards(uow, booking.work_order_id, outcome, reason, then)
            uow.commit()
        return changed

    def go_back(self, booking_id: str, reason: str = "", initiator: object | None = None) -> Booking:
        """Take the last step back: not set off yet, not arrived yet, not left yet (which needs a reason)."""
        with self._context.begin("visit.go_back", initiator) as uow:
            booking = uow.get(Booking, booking_id)
            changed = self._step_back(uow, booking, reason)
            uow.commit()
        return changed

    def correct(self, booking_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Correct the times of a visit or its `travel_km`; the time entries made of them follow. Returns what was
        before, so that `correct(id, **returned)` is the inverse."""
        unknown = fields.keys() - {*_TIMES, "travel_km"}
        if unknown:
            raise ValueError(f"not corrected here: {', '.join(sorted(unknown))}")
        with self._context.begin("visit.correct", initiator) as uow:
            before = uow.get(Booking, booking_id)
            for name, value in fields.items():
                if name in _TIMES and getattr(before, name) is None and value is not None:
                    raise UserError("visit.step_not_taken", "This step has not been taken yet, so it has no time.")
                if name in _TIMES and value is not None:
                    self._moment(value)
            _in_order(before, **{name: value for name, value in fields.items() if name in _TIMES})
            time_entries.follow(uow, before, uow.change(Booking, booking_id, **fields))
            if uow.get(WorkOrder, before.work_order_id).status in FINISHED_STATES:
                write_digests(self._context, uow, [before.work_order_id])
            uow.commit()
        return {name: getattr(before, name) for name in fields}

    def record_work_time(self, booking_id: str, initiator: object | None = None) -> None:
        """Keep the work up to now as time, so that the customer sees it on the report before signing."""
        with self._context.begin("visit.record_work_time", initiator) as uow:
            time_entries.keep_work(self._context, uow, uow.get(Booking, booking_id), self._context.now())
            uow.commit()

    def _afterwards(self, uow: UnitOfWork, work_order_id: str, outcome: str, reason: str, then: str) -> None:
        if not then:
            return
        work_order = uow.get(WorkOrder, work_order_id)
        if then == "complete":
            if outcome != DONE:
                raise UserError(
                    "visit.not_done_complete", "The work is not done, so the work order can't be completed."
                )
            finish(self._context, uow, work_order, WorkOrderStatus.COMPLETED, "")
        elif then == "close_incomplete":
            finish(self._context, uow, work_order, WorkOrderStatus.CLOSED_INCOMPLETE, reason)
        elif then in ("waiting_parts", "waiting_customer"):
            if work_order.status != then:
                move(self._context, uow, work_order, WorkOrderStatus(then), reason=reason)
        else:
            raise ValueError(then)

    def _step_back(self, uow: UnitOfWork, booking: Booking, reason: str) -> Booking:
        context = self._context
        if booking.status == BookingStatus.TRAVELLING:
            return move_booking(context, uow, booking, BookingStatus.ACCEPTED, travel_started_at=None)
        if booking.status == BookingStatus.ON_SITE:
            time_entries.forget(uow, booking, "travel")
            return move_booking(context, uow, booking, BookingStatus.TRAVELLING, arrived_at=None)
        if booking.status == BookingStatus.LEFT:
            work_order = uow.get(WorkOrder, booking.work_order_id)
            if work_order.status in (WorkOrderStatus.COMPLETED, WorkOrderStatus.CLOSED_INCOMPLETE):
                move(
                    context,
                    uow,
                    work_order,
                    WorkOrderStatus.QUALIFIED,
                    reason=reason,
                    finished_at=None,
                    closing_reason="",
                )
            return move_booking(
                context,
                uow,
                booking,
                BookingStatus.WORKING,
                facts=Facts(reason=reason),
                left_at=None,
                outcome="",
                outcome_reason="",
                **({} if booking.work_started_at else {"work_started_at": booking.left_at}),
            )
        raise UserError("visit.nothing_to_take_back", "There is no step to take back here.")

    def _moment(self, at: datetime | None) -> datetime:
        now = self._context.now()
        if at is not None and at > now + _CLOCKS_MAY_DIFFER:
            raise UserError("visit.in_the_future", "This time lies in the future.")
        return at or now

    def _nothing_else_under_way(self, uow: UnitOfWork, booking: Booking) -> None:
        for other in uow.where(Booking, technician_id=booking.technician_id, status=BookingStatus.TRAVELLING.value):
            if other.id != booking.id:
                number = uow.get(WorkOrder, other.work_order_id).number
                raise UserError(
                    "visit.other_travel", "You are on the way to {number}. Arrive there first.", number=number
                )


def _in_order(booking: Booking, **times: datetime | None) -> None:
    """Raise UserError unless the times of the visit, with these put in, follow one another."""
    known = [times.get(name, getattr(booking, name)) for name in _TIMES]
    moments = [moment for moment in known if moment is not None]
    if moments != sorted(moments):
        raise UserError(
            "visit.times_order", "The times must follow one another: setting off, arriving, starting work, leaving."
        )
