"""Time and travel on a work order: made from the visit's own timestamps, added and corrected by hand."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from fieldservice.domain.records import Booking, TimeEntry, WorkOrder
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.work_orders import ensure_open
from fieldservice.store.unit_of_work import UnitOfWork

KINDS = ("work", "travel", "wait")
_CHANGEABLE = frozenset({"kind", "starts_at", "ends_at", "minutes", "km", "note", "person_id"})
_MOST_MINUTES = 7 * 24 * 60


class TimeEntries:
    """The verbs of time entries; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_work_order(self, work_order_id: str) -> list[TimeEntry]:
        """What counts, in the order in which it was added."""
        return self._context.store.read().where(TimeEntry, work_order_id=work_order_id, removed=False)

    def add(
        self,
        work_order_id: str,
        kind: str,
        *,
        minutes: int | None = None,
        starts_at: datetime | None = None,
        ends_at: datetime | None = None,
        km: int | None = None,
        note: str = "",
        booking_id: str | None = None,
        person_id: str | None = None,
        initiator: object | None = None,
    ) -> TimeEntry:
        """Add time of a kind (work, travel, wait), as minutes or from start to end. The inverse is `remove`."""
        with self._context.begin("time.add", initiator) as uow:
            ensure_open(uow.get(WorkOrder, work_order_id))
            made = TimeEntry(
                id=self._context.ids(),
                work_order_id=work_order_id,
                booking_id=booking_id,
                person_id=person_id or self._context.actor_id,
                kind=kind,
                starts_at=starts_at,
                ends_at=ends_at,
                minutes=_minutes(minutes, starts_at, ends_at),
                km=_distance(km),
                note=note.strip(),
            )
            uow.add(made)
            uow.commit()
        return made

    def change(self, entry_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Correct an entry; minutes follow from start and end unless they are given. Returns what was before."""
        unknown = fields.keys() - _CHANGEABLE
        if unknown:
            raise ValueError(f"not changed by hand: {', '.join(sorted(unknown))}")
        with self._context.begin("time.change", initiator) as uow:
            before = uow.get(TimeEntry, entry_id)
            ensure_open(uow.get(WorkOrder, before.work_order_id))
            if "minutes" in fields:
                fields["minutes"] = _minutes(fields["minutes"], None, None)
            elif {"starts_at", "ends_at"} & fields.keys():
                starts = fields.get("starts_at", before.starts_at)
                ends = fields.get("ends_at", before.ends_at)
                fields["minutes"] = _minutes(None, starts, ends)
            if "km" in fields:
                fields["km"] = _distance(fields["km"])
            uow.change(TimeEntry, entry_id, **fields)
            uow.commit()
        return {name: getattr(before, name) for name in fields}

    def remove(self, entry_id: str, initiator: object | None = None) -> None:
        """Take an entry out of the sums; `restore` is the inverse."""
        self._set_removed(entry_id, True, initiator)

    def restore(self, entry_id: str, initiator: object | None = None) -> None:
        """Let a removed entry count again."""
        self._set_removed(entry_id, False, initiator)

    def _set_removed(self, entry_id: str, removed: bool, initiator: object | None) -> None:
        with self._context.begin("time.remove" if removed else "time.restore", initiator) as uow:
            ensure_open(uow.get(WorkOrder, uow.get(TimeEntry, entry_id).work_order_id))
            uow.change(TimeEntry, entry_id, removed=removed)
            uow.commit()


def keep_travel(context: Context, uow: UnitOfWork, booking: Booking) -> None:
    """The way to the site, from setting off to arriving; corrected when the timestamps are."""
    _keep(context, uow, booking, "travel", booking.travel_started_at, booking.arrived_at)


def keep_work(context: Context, uow: UnitOfWork, booking: Booking, until: datetime) -> None:
    """The work of a visit up to now; what a person has corrected stays as it is."""
    _keep(context, uow, booking, "work", booking.work_started_at, until)


def forget(uow: UnitOfWork, booking: Booking, kind: str) -> None:
    """Take back the entry that a visit's timestamps made; entries by hand stay."""
    entry = _automatic(uow, booking, kind)
    if entry is not None:
        uow.change(TimeEntry, entry.id, removed=True)


def follow(uow: UnitOfWork, before: Booking, after: Booking) -> None:
    """Let the entries that a visit's timestamps made follow their correction; entries changed by hand stay."""
    for kind, starts, ends, km in (
        ("travel", after.travel_started_at, after.arrived_at, after.travel_km),
        ("work", after.work_started_at, after.left_at, None),
    ):
        entry = _automatic(uow, before, kind)
        if entry is None or starts is None:
            continue
        ends = ends or entry.ends_at
        uow.change(TimeEntry, entry.id, starts_at=starts, ends_at=ends, minutes=_minutes(None, starts, ends), km=km)


def _keep(
    context: Context, uow: UnitOfWork, booking: Booking, kind: str, starts: datetime | None, ends: datetime | None
) -> None:
    if starts is None or ends is None:
        return
    km = booking.travel_km if kind == "travel" else None
    entry = _automatic(uow, booking, kind)
    if entry is not None:
        uow.change(TimeEntry, entry.id, starts_at=starts, ends_at=ends, minutes=_minutes(None, starts, ends), km=km)
        return
    if uow.where(TimeEntry, work_order_id=booking.work_order_id, booking_id=booking.id, kind=kind, removed=False):
        return
    uow.add(
        TimeEntry(
            id=context.ids(),
            work_order_id=booking.work_order_id,
            booking_id=booking.id,
            person_id=booking.technician_id,
            kind=kind,
            starts_at=starts,
            ends_at=ends,
            minutes=_minutes(None, starts, ends),
            km=km,
        )
    )


def _automatic(uow: UnitOfWork, booking: Booking, kind: str) -> TimeEntry | None:
    """The entry whose minutes still are what its start and end say, and whose start is the visit's own."""
    start = booking.work_started_at if kind == "work" else booking.travel_started_at
    for entry in uow.where(
        TimeEntry, work_order_id=booking.work_order_id, booking_id=booking.id, kind=kind, removed=False
    ):
        own = entry.starts_at is not None and entry.ends_at is not None and entry.starts_at == start
        if own and entry.minutes == _minutes(None, entry.starts_at, entry.ends_at):
            return entry
    return None


def _minutes(minutes: int | None, starts: datetime | None, ends: datetime | None) -> int:
    """Whole minutes, a begun one counted from its half on. Raises UserError for none, negative or too many."""
    if minutes is None:
        if starts is None or ends is None:
            raise UserError("visit.no_minutes", "Enter the minutes, or from when to when.")
        minutes = round((ends - starts).total_seconds() / 60)
    if minutes < 0:
        raise UserError("visit.negative_time", "The end lies before the start.")
    if minutes > _MOST_MINUTES:
        raise UserError("visit.too_long", "This is longer than a week. Check the date.")
    return minutes


def _distance(km: int | None) -> int | None:
    if km is not None and not 0 <= km <= 5_000:
        raise UserError("visit.distance", "The distance must be between 0 and 5,000 km.")
    return km
