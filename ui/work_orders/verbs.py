"""What people do to work orders: runs the services, says what happened and how it is undone. Shared by both pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import Booking, WorkOrder
from fieldservice.domain.states import UPCOMING, BookingStatus, WorkOrderStatus
from ui.bridge.environment import Environment

if TYPE_CHECKING:  # a start shows the list and needs nothing of the detail yet
    from ui.work_orders.detail_view_model import WorkOrderDetail

Undo = Callable[[], object]


class WorkOrderVerbs(QObject):
    """Each verb is one job. `happened(what, params, undo)` is language-neutral; the page words it."""

    happened = Signal(str, object, object)
    changed = Signal()  # something was written: the screen asks again

    def __init__(self, environment: Environment, initiator: QObject) -> None:
        super().__init__(initiator)
        self._environment = environment
        self._services = environment.services
        self._jobs = environment.jobs
        self._initiator = initiator

    def qualify(self, id: str) -> None:
        """It can be scheduled; the undo makes it a draft again, while no visit is booked."""
        self._run(
            lambda: self._services.work_orders.qualify(id, initiator=self._initiator),
            "qualified",
            lambda _done: (
                lambda: self._run(
                    lambda: self._services.work_orders.unqualify(id, initiator=self._initiator), "unqualified"
                )
            ),
        )

    def accept(self, booking_id: str) -> None:
        """The visit is taken; the undo asks the technician again."""
        self._run(
            lambda: self._services.bookings.accept(booking_id, initiator=self._initiator),
            "accepted",
            lambda _done: (
                lambda: self._run(
                    lambda: self._services.bookings.take_back(booking_id, initiator=self._initiator), "asked_again"
                )
            ),
        )

    def complete(self, id: str, undo_reason: str) -> None:
        """Done. The undo reopens it, with `undo_reason` in its timeline."""
        self._run(
            lambda: self._services.work_orders.complete(id, initiator=self._initiator),
            "completed",
            lambda _done: lambda: self.reopen(id, undo_reason),
        )

    def resume(self, id: str, waited_for: str) -> None:
        """What was waited for is there; the undo waits again."""
        self._run(
            lambda: self._services.work_orders.resume(id, initiator=self._initiator),
            "resumed",
            lambda _done: lambda: self.wait_for(id, waited_for),
        )

    def wait_for(self, id: str, what: str, reason: str = "") -> None:
        """Park it until `what` (parts, customer) is there; the undo goes on."""
        self._run(
            lambda: self._services.work_orders.wait_for(id, what, reason, initiator=self._initiator),
            f"waiting_{what}",
            lambda _done: lambda: self.resume(id, what),
        )

    def review(self, id: str) -> None:
        self._run(lambda: self._services.work_orders.review(id, initiator=self._initiator), "reviewed")

    def archive(self, id: str) -> None:
        self._run(lambda: self._services.work_orders.archive(id, initiator=self._initiator), "archived")

    def cancel(self, id: str, reason: str, undo_reason: str) -> None:
        """Call the work off. The undo takes it up again as it stood, with `undo_reason` in its timeline."""
        orders = self._services.work_orders
        self._put_an_end(id, lambda: orders.cancel(id, reason, initiator=self._initiator), "cancelled", undo_reason)

    def close_incomplete(self, id: str, reason: str, undo_reason: str) -> None:
        """Close without a fix. The undo takes it up again as it stood, with `undo_reason` in its timeline."""
        orders = self._services.work_orders
        self._put_an_end(
            id, lambda: orders.close_incomplete(id, reason, initiator=self._initiator), "closed_incomplete", undo_reason
        )

    def reopen(self, id: str, reason: str) -> None:
        self._run(lambda: self._services.work_orders.reopen(id, reason, initiator=self._initiator), "reopened")

    def cancel_booking(self, booking_id: str, reason: str = "") -> None:
        self._run(
            lambda: self._services.bookings.cancel(booking_id, reason, initiator=self._initiator), "booking_cancelled"
        )

    def booked(self, booking: Booking, number: str, technician: str) -> None:
        """A booking dialog has booked: say it, and offer to take it back."""
        undo = lambda: self.cancel_booking(booking.id)  # noqa: E731  (one expression, used once)
        self.happened.emit("booked", {"number": number, "technician": technician}, undo)
        self.changed.emit()

    def rebook(self, booking: Booking, technician_id: str, starts_at: datetime, ends_at: datetime) -> None:
        """Put a booking back to where it was; used as an undo."""
        self._run(
            lambda: self._services.bookings.rebook(
                booking.id,
                technician_id=technician_id,
                starts_at=starts_at,
                ends_at=ends_at,
                initiator=self._initiator,
            ),
            "rebooked",
        )

    def change(self, id: str, what: str = "changed", **fields: Any) -> None:
        """Fill in fields by hand; the undo puts back what they held."""
        self._run(
            lambda: self._services.work_orders.change(id, initiator=self._initiator, **fields),
            what,
            lambda before: lambda: self.change(id, "restored", **before),
        )

    def set_priorities(self, rids: Sequence[int], priority: str) -> None:
        """Give the work orders of a list another priority; finished ones are left as they are."""
        self._run(lambda: self._set_priorities(list(rids), priority), "prioritised", self._priorities_back)

    def add_note(self, id: str, text: str) -> None:
        self._run(lambda: self._services.work_orders.add_note(id, text, initiator=self._initiator), "noted")

    def remove_attachment(self, attachment_id: str) -> None:
        """Take a photo or file off; the undo puts it back."""
        self._run(
            lambda: self._services.attachments.remove(attachment_id, initiator=self._initiator),
            "photo_removed",
            lambda _done: (
                lambda: self._run(
                    lambda: self._services.attachments.restore(attachment_id, initiator=self._initiator), "restored"
                )
            ),
        )

    def change_time(self, entry_id: str, fields: dict[str, Any]) -> None:
        """Correct an entry of time; the undo puts back what it held."""
        self._run(
            lambda: self._services.time_entries.change(entry_id, initiator=self._initiator, **fields),
            "time",
            lambda before: lambda: self.change_time(entry_id, before),
        )

    def _put_an_end(self, id: str, end: Callable[[], WorkOrder], what: str, undo_reason: str) -> None:
        before: list[WorkOrderDetail] = []

        def work() -> WorkOrder:
            before.append(self._services.work_order_details.detail(id))
            return end()

        def take_back() -> None:
            self._run(lambda: self._as_it_stood(before[0], undo_reason), "reopened")

        self._run(work, what, lambda _done: take_back)

    def _as_it_stood(self, before: WorkOrderDetail, reason: str) -> WorkOrder:
        """Take a work order up again. Visits that were called off with it are planned anew: who accepted one is asked
        again, unless it is who works here."""
        services, order = self._services, before.work_order
        services.work_orders.reopen(order.id, reason, initiator=self._initiator)
        if order.status == WorkOrderStatus.DRAFT:
            services.work_orders.unqualify(order.id, initiator=self._initiator)
        elif order.status in (WorkOrderStatus.WAITING_PARTS, WorkOrderStatus.WAITING_CUSTOMER):
            services.work_orders.wait_for(order.id, order.status.removeprefix("waiting_"), initiator=self._initiator)
        for booking in (view.booking for view in before.bookings):
            if booking.status in UPCOMING and booking.technician_id and booking.starts_at and booking.ends_at:
                own = booking.technician_id == services.context.actor_id
                services.bookings.book(
                    order.id,
                    booking.technician_id,
                    booking.starts_at,
                    booking.ends_at,
                    self._initiator,
                    accepted=own and booking.status == BookingStatus.ACCEPTED,
                )
        return order

    def _set_priorities(self, rids: list[int], priority: str) -> dict[str, str]:
        from fieldservice.domain.states import FINISHED_STATES

        before: dict[str, str] = {}
        for row in self._services.work_order_lists.rows(rids):
            if row.state in FINISHED_STATES or row.priority == priority:
                continue
            held = self._services.work_orders.change(row.id, initiator=self._initiator, priority=priority)
            before[row.id] = held["priority"]
        return before

    def _priorities_back(self, before: dict[str, str]) -> Undo:
        def put_back() -> dict[str, str]:
            for id, priority in before.items():
                self._services.work_orders.change(id, initiator=self._initiator, priority=priority)
            return before

        return lambda: self._run(put_back, "restored")

    def _run(self, work: Callable[[], object], what: str, undo_of: Callable[[Any], Undo] | None = None) -> None:
        outcome = _Outcome(self, what, undo_of)
        self._jobs.write(work, done=outcome.done)


class _Outcome(QObject):
    """Carries what a job is about to its end; bound methods of GUI-thread objects are what jobs may call."""

    def __init__(self, verbs: WorkOrderVerbs, what: str, undo_of: Callable[[Any], Undo] | None) -> None:
        super().__init__(verbs)
        self._verbs, self._what, self._undo_of = verbs, what, undo_of

    @Slot(object)
    def done(self, result: object) -> None:
        undo = self._undo_of(result) if self._undo_of is not None else None
        params: dict[str, object] = {}
        if isinstance(result, WorkOrder):
            params["number"] = result.number
        if isinstance(result, dict):
            params["count"] = len(result)
        self._verbs.happened.emit(self._what, params, undo)
        self._verbs.changed.emit()
        self.deleteLater()
