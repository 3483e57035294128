"""Booking a technician: who could go, why they are suggested, what stands in the way, and the booking itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.records import Booking
from fieldservice.errors import FieldServiceError
from fieldservice.services.bookings import Booked
from fieldservice.services.my_day import Visit
from fieldservice.services.people import PersonRow
from fieldservice.services.work_order_lists import WorkOrderFilter
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel
from ui.work_orders.detail_view_model import WorkOrderDetail

_OVER = ("declined", "cancelled", "left")


@dataclass(frozen=True)
class Candidate:
    """A technician with the visits of a day; `jobs_here`: work orders done on the same machine (counted to 1,000)."""

    person: PersonRow
    visits: tuple[Visit, ...]
    same_point: bool
    jobs_here: int

    def clash(self, starts_at: datetime, ends_at: datetime, except_id: str = "") -> Visit | None:
        """The visit that is planned at that time already, or None."""
        for visit in self.visits:
            if visit.booking_id == except_id or visit.starts_at is None or visit.ends_at is None:
                continue
            if visit.starts_at < ends_at and starts_at < visit.ends_at:
                return visit
        return None


def ranked(
    candidates: Sequence[Candidate], starts_at: datetime, ends_at: datetime, except_id: str = ""
) -> list[Candidate]:
    """Best first: free at that time, knows the machine, same service point, fewer visits that day, number."""
    return sorted(
        candidates,
        key=lambda one: (
            one.clash(starts_at, ends_at, except_id) is not None,
            -one.jobs_here,
            not one.same_point,
            len(one.visits),
            one.person.number,
        ),
    )


class BookViewModel(ViewModel):
    """State of the booking dialog."""

    found = Signal(object, object)  # day, Candidate...
    booked = Signal(object)  # Booked
    failed = Signal(object)  # FieldServiceError

    def __init__(self, environment: Environment, detail: WorkOrderDetail, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._detail = detail

    def find(self, day: date) -> None:
        """Ask who could go on that (local) day."""
        self.jobs.read(lambda: self._candidates(day), done=self._found, key="book.candidates")

    def book(self, technician_id: str, starts_at: datetime, ends_at: datetime) -> None:
        """Plan a visit."""
        id = self._detail.work_order.id
        self.jobs.write(
            lambda: self.services.bookings.book(id, technician_id, starts_at, ends_at, initiator=self),
            done=self._booked,
            failed=self._failed,
        )

    def rebook(self, booking: Booking, technician_id: str, starts_at: datetime, ends_at: datetime) -> None:
        """Move a planned visit."""
        self.jobs.write(
            lambda: self.services.bookings.rebook(
                booking.id, technician_id=technician_id, starts_at=starts_at, ends_at=ends_at, initiator=self
            ),
            done=self._booked,
            failed=self._failed,
        )

    def _candidates(self, day: date) -> tuple[date, list[Candidate]]:
        detail = self._detail
        point = detail.site.service_point_id if detail.site else None
        return day, [
            Candidate(
                person,
                tuple(
                    visit for visit in self.services.visits.my_day(person.id, day).visits if visit.status not in _OVER
                ),
                point is not None and person.service_point_id == point,
                self._jobs_here(person.id),
            )
            for person in self.services.people.technicians()
        ]

    def _jobs_here(self, technician_id: str) -> int:
        asset_id = self._detail.work_order.asset_id
        if asset_id is None:
            return 0
        done = frozenset({"completed", "reviewed", "archived", "closed_incomplete"})
        filter = WorkOrderFilter(view="all", technician_id=technician_id, asset_id=asset_id, states=done)
        return self.services.work_order_lists.count(filter).n

    @Slot(object)
    def _found(self, answer: tuple[date, list[Candidate]]) -> None:
        self.found.emit(*answer)

    @Slot(object)
    def _booked(self, booked: Booked) -> None:
        self.booked.emit(booked)

    @Slot(object)
    def _failed(self, error: FieldServiceError) -> None:
        self.failed.emit(error)
