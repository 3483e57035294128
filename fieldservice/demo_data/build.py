"""What the makers of demonstration rows share: surroundings, chance, and the rows made so far in their order."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from fieldservice.demo_data.content import Words
from fieldservice.domain.records import StatusEvent
from fieldservice.services.context import Context


@dataclass
class Build:
    """Rows are collected here first and written at the end, so that a cancelled fill leaves nothing behind."""

    context: Context
    rng: random.Random
    words: Words
    now: datetime
    cancelled: Callable[[], bool]
    rows: list[Any] = field(default_factory=list)
    blobs: list[str] = field(default_factory=list)

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.context.zone).date()

    def id(self) -> str:
        """A new id."""
        return self.context.ids()

    def add(self, row: Any) -> Any:
        """Keep a row for writing; returns it."""
        self.rows.append(row)
        return row

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """A local time of day as UTC."""
        zone = self.context.zone
        return datetime.combine(day, time(hour, minute), zone).astimezone(self.now.tzinfo)

    def local_day(self, at: datetime) -> date:
        """The local day of an instant."""
        return at.astimezone(self.context.zone).date()

    def event(
        self,
        subject: str,
        subject_id: str,
        before: str,
        after: str,
        at: datetime,
        by_id: str | None,
        work_order_id: str | None = None,
        reason: str = "",
    ) -> None:
        """A change of status."""
        self.rows.append(
            StatusEvent(
                id=self.id(), work_order_id=work_order_id, subject=subject, subject_id=subject_id, before=before,
                after=after, reason=reason, at=at, by_id=by_id,
            )
        )  # fmt: skip

    def minutes(self, least: int, most: int) -> timedelta:
        """A random span of whole minutes."""
        return timedelta(minutes=self.rng.randint(least, most))


class Cancelled(Exception):
    """The person called it off; nothing has been written."""
