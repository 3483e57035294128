"""Times of a visit that people add and correct."""

from __future__ import annotations

from typing import Any

from fieldservice.domain.records import TimeEntry
from ui.visit.view_model import VisitViewModel


class TimesViewModel:
    """The verbs of time entries; outcomes come by the visit's view model."""

    def __init__(self, visit: VisitViewModel) -> None:
        self._visit = visit

    def keep(self, entry: TimeEntry | None, kind: str, **fields: Any) -> None:
        """Add an entry, or correct the one given."""
        visit = self._visit
        order, booking = visit.work_order_id(), visit.booking_id
        times = visit.services.time_entries
        if entry is None:
            visit.do("add_time", lambda: times.add(order, kind, booking_id=booking, initiator=visit, **fields))
        else:
            visit.do("change_time", lambda: times.change(entry.id, visit, kind=kind, **fields))

    def remove(self, entry_id: str) -> None:
        """Take an entry out of the sums."""
        visit = self._visit
        visit.do("remove_time", lambda: visit.services.time_entries.remove(entry_id, visit), entry_id)

    def restore(self, entry_id: str) -> None:
        """Let it count again."""
        visit = self._visit
        visit.do("restore_time", lambda: visit.services.time_entries.restore(entry_id, visit))
