"""What was typed about leaving, kept until the visit is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ui.visit.view_model import VisitViewModel


class LeaveViewModel:
    """Keeps and gives back; `values` are language-neutral, but for what was typed."""

    def __init__(self, visit: VisitViewModel) -> None:
        self._visit = visit

    def keep(self, values: dict[str, Any]) -> None:
        """Keep what stands on the page."""
        visit, key = self._visit, self._key()
        visit.jobs.write(lambda: visit.services.drafts.save(key, values, initiator=visit))

    def kept(self, done: Callable[[dict[str, Any] | None], object]) -> None:
        """What was kept, or None; `done` is a bound method."""
        visit, key = self._visit, self._key()
        visit.jobs.read(lambda: visit.services.drafts.load(key), done, key=key)

    def forget(self) -> None:
        """The visit is over."""
        visit, key = self._visit, self._key()
        visit.jobs.write(lambda: visit.services.drafts.forget(key, initiator=visit))

    def _key(self) -> str:
        return f"leave.{self._visit.booking_id}"
