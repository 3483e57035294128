"""Time, injected: who needs the time receives a `Clock`; nothing else asks the machine."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Clock(Protocol):
    """Says what time it is."""

    def now(self) -> datetime:
        """The present as an aware UTC datetime."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """The present as an aware UTC datetime."""
        return datetime.now(UTC)


class FixedClock:
    """A clock that stands still until told otherwise: for tests and the demonstration data."""

    def __init__(self, at: datetime) -> None:
        self._at = _utc(at)

    def now(self) -> datetime:
        """The time it was set to, aware, UTC."""
        return self._at

    def set(self, at: datetime) -> None:
        """Show `at` (aware) from now on; it may lie in the past, as real clocks do."""
        self._at = _utc(at)

    def advance(self, by: timedelta | None = None, **units: float) -> datetime:
        """Move on by a timedelta or by its units (`advance(minutes=5)`); returns the new time."""
        self._at += by if by is not None else timedelta(**units)
        return self._at


def to_ms(at: datetime) -> int:
    """Whole milliseconds since 1970-01-01 UTC, rounded down; a naive datetime is a ValueError."""
    return (_utc(at) - EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    """The aware UTC datetime of whole milliseconds since 1970-01-01 UTC; the inverse of `to_ms`."""
    return EPOCH + timedelta(milliseconds=milliseconds)


def local_zone() -> tzinfo:
    """The zone of this machine, with its summer time, for showing times to people: `at.astimezone(local_zone())`."""
    return _LocalZone()


def _utc(at: datetime) -> datetime:
    if at.tzinfo is UTC:
        return at
    if at.tzinfo is None:
        raise ValueError(f"a naive datetime ({at}) doesn't say when it is")
    return at.astimezone(UTC)


class _LocalZone(tzinfo):
    """The operating system's rules, asked for every instant: a fixed offset would be wrong across summer time."""

    def utcoffset(self, at: datetime | None) -> timedelta:
        """Offset from UTC at local time `at`."""
        local = self._local(at)
        return local.utcoffset() or timedelta(0)

    def dst(self, at: datetime | None) -> timedelta | None:
        """Unknown to the operating system's interface; None is the documented answer for that."""
        return None

    def tzname(self, at: datetime | None) -> str:
        """The operating system's name for the zone at local time `at`."""
        return self._local(at).tzname() or ""

    def fromutc(self, at: datetime) -> datetime:
        """Local time of the UTC time `at` (which carries this zone, as `astimezone` hands it over)."""
        try:
            local = at.replace(tzinfo=UTC).astimezone()
        except (OSError, OverflowError, ValueError):
            return at + self.utcoffset(at)
        here = local.replace(tzinfo=self)
        # The second time round of the hour that is set back says so, or it would be an hour early.
        return here if here.utcoffset() == local.utcoffset() else here.replace(fold=1)

    def _local(self, at: datetime | None) -> datetime:
        if at is None:
            return datetime.now(UTC).astimezone()
        naive = at.replace(tzinfo=None)
        try:
            return naive.astimezone()
        except (OSError, OverflowError, ValueError):
            # Windows knows no local time before 1970 and after 3000; standard time is the best answer there.
            return naive.replace(tzinfo=_standard_time())

    def __repr__(self) -> str:
        return "local_zone()"


def _standard_time() -> tzinfo:
    from datetime import timezone

    return timezone(timedelta(seconds=-time.timezone), time.tzname[0])
