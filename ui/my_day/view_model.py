"""What the day shows: visits, tomorrow, owed old parts; accepting, declining and setting off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QObject, Signal

from fieldservice.domain.states import LIVE_BOOKINGS, BookingStatus
from fieldservice.services.my_day import Day, PartHint, Visit
from fieldservice.services.part_usage import OwedPart
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel

__all__ = ["Agenda", "Day", "MyDayViewModel", "OwedPart", "PartHint", "Visit"]


@dataclass(frozen=True)
class Agenda:
    """A day with what stands beside it. `next_id` is the visit to show large, "" for none."""

    day: Day
    tomorrow: Day
    owed: tuple[OwedPart, ...]
    next_id: str

    @property
    def visits(self) -> tuple[Visit, ...]:
        """What is open from earlier days first, then the day's own."""
        return (*self.day.carried_over, *self.day.visits)

    @property
    def fixed(self) -> int:
        """Visits of the day that ended with the work done."""
        return sum(visit.outcome == "done" for visit in self.day.visits)

    @property
    def travelled_km(self) -> int:
        """Kilometres on record for the day."""
        return sum(visit.travel_km or 0 for visit in self.day.visits)

    def minutes_on_site(self, now: datetime) -> int:
        """Minutes between arriving and leaving, up to now for a visit under way."""
        spans = [
            (visit.left_at or now) - visit.arrived_at
            for visit in self.day.visits
            if visit.arrived_at is not None and (visit.left_at or visit.status in LIVE_BOOKINGS)
        ]
        return int(sum(spans, timedelta()).total_seconds() // 60)


class MyDayViewModel(ViewModel):
    """One day of the person who is signed in."""

    WATCHES = (
        "booking",
        "work_order",
        "customer",
        "contact",
        "site",
        "asset",
        "part_line",
        "stock_move",
        "person",
    )

    loaded = Signal()
    started = Signal(str)  # booking id: on the way, the visit can be opened
    accepted = Signal(str)
    handed_in = Signal(str)  # part line id: the old part is no longer owed

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._context = environment.session.context
        self.day: date = self.today()
        self.agenda: Agenda | None = None

    @property
    def zone(self) -> tzinfo:
        """The zone in which times are shown."""
        return self._context.zone

    def now(self) -> datetime:
        """The present, aware, UTC."""
        return self._context.now()

    def today(self) -> date:
        """The local day."""
        return self._context.now().astimezone(self._context.zone).date()

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.day = day
        self.refresh()

    def step_day(self, by: int) -> None:
        """Show the day before or after."""
        self.show_day(self.day + timedelta(days=by))

    def refresh(self) -> None:
        """Ask again for what is shown."""
        person, day, today = self._context.actor_id or "", self.day, self.today()
        self.jobs.read(lambda: self._read(person, day, today), self._loaded, key=f"my_day.{id(self)}")

    def accept(self, booking_id: str) -> None:
        """Take a proposed visit."""
        self.jobs.write(lambda: self.services.bookings.accept(booking_id, self), self._accepted)

    def take_back(self, booking_id: str) -> None:
        """Undo `accept`."""
        self.jobs.write(lambda: self.services.bookings.take_back(booking_id, self), self._changed)

    def decline(self, booking_id: str, reason: str) -> None:
        """Hand a visit back, with the reason."""
        self.jobs.write(lambda: self.services.bookings.decline(booking_id, reason, self), self._changed)

    def hand_in(self, line_id: str) -> None:
        """An old part that was owed is back."""
        self.jobs.write(lambda: self._hand_in(line_id), self._handed_in)

    def still_owed(self, line_id: str) -> None:
        """Take `hand_in` back."""
        self.jobs.write(lambda: self.services.part_usage.still_owed(line_id, self), self._changed)

    def set_off(self, booking_id: str) -> None:
        """Start the way to the customer; one that was still proposed is accepted with it."""
        self.jobs.write(lambda: self._set_off(booking_id), self._started)

    def _set_off(self, booking_id: str) -> str:
        if self.services.visits.visit(booking_id).status == BookingStatus.PROPOSED:
            self.services.bookings.accept(booking_id, self)
        return self.services.visits.start_travel(booking_id, initiator=self).id

    def _hand_in(self, line_id: str) -> str:
        self.services.part_usage.hand_in(line_id, self)
        return line_id

    def _read(self, person: str, day: date, today: date) -> Agenda:
        visits = self.services.visits
        shown = visits.my_day(person, day)
        if day != today:
            shown = Day(shown.day, shown.visits, ())
        current = shown.current
        return Agenda(
            day=shown,
            tomorrow=visits.my_day(person, day + timedelta(days=1)),
            owed=tuple(self.services.part_usage.owed_by(person)),
            next_id=current.booking_id if current is not None and day == today else "",
        )

    def _loaded(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self.loaded.emit()

    def _accepted(self, booking: object) -> None:
        self.refresh()
        self.accepted.emit(getattr(booking, "id", ""))

    def _handed_in(self, line_id: str) -> None:
        self.refresh()
        self.handed_in.emit(line_id)

    def _changed(self, _booking: object) -> None:
        self.refresh()

    def _started(self, booking_id: str) -> None:
        self.refresh()
        self.started.emit(booking_id)
