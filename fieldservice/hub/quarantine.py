"""What waits for an administrator: the work of devices that were revoked, and what an installation holds from before
it joined, where the person who joined may not bring it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.refusals import BEFORE_JOINING
from fieldservice.errors import UserError
from fieldservice.hub.audit import Audit, Origin
from fieldservice.hub.database import HubDatabase
from fieldservice.hub.devices import Devices
from fieldservice.hub.hub import Hub
from fieldservice.sync.messages import QUARANTINED
from fieldservice.system.clock import from_ms


@dataclass(frozen=True, slots=True)
class Kept:
    """The changes of one stream that wait in quarantine."""

    stream: str
    device_id: str
    changes: int
    first_at: datetime
    last_at: datetime
    before_joining: bool = False  # otherwise of a device that was revoked


class Quarantine:
    """Lists and releases."""

    def __init__(self, database: HubDatabase, hub: Hub, devices: Devices, audit: Audit) -> None:
        self._database = database
        self._hub = hub
        self._devices = devices
        self._audit = audit

    def all(self) -> list[Kept]:
        """What waits, the oldest first."""
        with self._database.read() as transaction:
            rows = transaction.rows(
                "SELECT m.stream, s.device_id, count(*), min(m.received_at), max(m.received_at), max(m.code)"
                " FROM mutation m JOIN stream s ON s.stream = m.stream WHERE m.outcome = ?"
                " GROUP BY m.stream, s.device_id ORDER BY min(m.received_at), m.stream",
                (QUARANTINED,),
            )
        return [
            Kept(row[0], row[1], int(row[2]), from_ms(row[3]), from_ms(row[4]), row[5] == BEFORE_JOINING)
            for row in rows
        ]

    def release(self, stream: str, origin: Origin) -> dict[str, int]:
        """Accept what waits of a stream: the work of a revoked device is judged like everybody's, history from before
        joining counts whoever made it, of all streams of its laptop. Returns how many got which outcome.

        Raises UserError when nothing of this stream waits.
        """
        every = self.all()
        asked = next((kept for kept in every if kept.stream == stream), None)
        if asked is None:
            raise UserError("hub_admin.nothing_kept", "Nothing of this device waits in quarantine.")
        device = self._devices.get(asked.device_id)
        outcomes = [
            outcome.outcome
            for kept in every
            if kept is asked or (kept.before_joining and asked.before_joining and kept.device_id == asked.device_id)
            for outcome in self._hub.release(device, kept.stream, origin.person_id)
        ]
        counted = dict(Counter(outcomes))
        told = {"device": device.id, "changes": len(outcomes), **counted}
        if asked.before_joining:
            self._audit.record("history_accepted", origin, **told)
        else:
            self._audit.record("quarantine_released", origin, **told)
        return counted
