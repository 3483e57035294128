"""How long a laptop may work without having met its hub: a stolen one locks itself.

Time is the highest that was ever seen here, so setting the clock back gains nothing: what is used beyond that point
counts on. A clock that once ran ahead locks too early at worst; the next contact puts it right. A locked profile still
delivers what waits.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from fieldservice.errors import UserError
from fieldservice.store.queries import sync_notes
from fieldservice.store.store import Store
from fieldservice.system.clock import from_ms, to_ms

_UNTIL, _HIGH_WATER, _CONTACT = "lease.until", "lease.high_water", "lease.contact"
_STEP = timedelta(minutes=10)  # the mark is written when it has risen by this much


class Lease:
    """The lease of one profile; a profile that was never enrolled has none and never locks."""

    def __init__(self, store: Store) -> None:
        self._store = store
        kept = sync_notes.known(store, "lease.")
        self.until = _time(kept.get(_UNTIL))  # by this device's clock
        self.last_contact = _time(kept.get(_CONTACT))
        self._written = self._high_water = _time(kept.get(_HIGH_WATER))
        self._seen: datetime | None = None

    def saw(self, now: datetime) -> None:
        """It is `now`; call it now and then while the program runs."""
        if self._high_water is None or now > self._high_water:
            self._high_water = now
        elif self._seen is not None and timedelta(0) < now - self._seen < timedelta(hours=1):
            self._high_water += now - self._seen  # the clock was set back: what is used meanwhile still counts
        self._seen = now
        if self.until is not None and (self._written is None or self._high_water - self._written >= _STEP):
            self._written = self._high_water
            sync_notes.remember(self._store, {_HIGH_WATER: str(to_ms(self._high_water))})

    def contact(self, now: datetime, hub_at: int, lease_until: int) -> None:
        """The hub was met: at `hub_at` by its clock it granted the lease until `lease_until` (both in milliseconds)."""
        self.until = now + timedelta(milliseconds=lease_until - hub_at)
        self.last_contact = self._high_water = self._written = self._seen = now
        sync_notes.remember(
            self._store,
            {_UNTIL: str(to_ms(self.until)), _HIGH_WATER: str(to_ms(now)), _CONTACT: str(to_ms(now))},
        )

    def forget(self) -> None:
        """The profile left its hub: it never locks again."""
        self.until = None
        sync_notes.remember(self._store, {_UNTIL: None, _HIGH_WATER: None, _CONTACT: None})

    def is_over(self, now: datetime) -> bool:
        """Whether the profile is locked."""
        if self.until is None:
            return False
        latest = now if self._high_water is None else max(now, self._high_water)
        return latest > self.until

    def ensure(self, now: datetime) -> None:
        """Raises UserError `sync.lease_over` where the profile is locked; the sentence says what opens it."""
        if self.is_over(now):
            raise UserError(
                "sync.lease_over",
                "This laptop has not met its hub for too long and is locked. Connect it to the network:"
                " it delivers what waits and opens again.",
            )


def _time(kept: str | None) -> datetime | None:
    return from_ms(int(kept)) if kept else None
