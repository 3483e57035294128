"""What revoked devices delivered: kept apart until an administrator has it judged like everybody's work."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

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
                "SELECT m.stream, s.device_id, count(*), min(m.received_at), max(m.received_at) FROM mutation m"
                " JOIN stream s ON s.stream = m.stream WHERE m.outcome = ? GROUP BY m.stream, s.device_id"
                " ORDER BY min(m.received_at), m.stream",
                (QUARANTINED,),
            )
        return [Kept(row[0], row[1], int(row[2]), from_ms(row[3]), from_ms(row[4])) for row in rows]

    def release(self, stream: str, origin: Origin) -> dict[str, int]:
        """Judge what waits of a stream as if its device had not been revoked; how many got which outcome.

        Raises UserError when nothing of this stream waits.
        """
        kept = next((kept for kept in self.all() if kept.stream == stream), None)
        if kept is None:
            raise UserError("hub_admin.nothing_kept", "Nothing of this device waits in quarantine.")
        outcomes = self._hub.release(self._devices.get(kept.device_id), stream)
        counted = dict(Counter(outcome.outcome for outcome in outcomes))
        self._audit.record("quarantine_released", origin, device=kept.device_id, changes=kept.changes, **counted)
        return counted
