"""The audit trail: what administrators did and what was refused. Rows are only ever added.

Each row carries a chain, the hash of itself and of the chain before it, so a row that was changed or taken out
afterwards is noticed (`broken`). What is written names devices, people's ids and codes, never tokens or contents.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from fieldservice.hub.database import HubDatabase
from fieldservice.i18n import mark, translate
from fieldservice.system.clock import Clock, from_ms, to_ms

_LONGEST_DETAIL = 200

EVENTS = {
    "device_enrolled": mark("hub_admin", "Device enrolled"),
    "device_renamed": mark("hub_admin", "Device renamed"),
    "device_revoked": mark("hub_admin", "Device revoked"),
    "device_restored": mark("hub_admin", "Revocation taken back"),
    "device_wiped": mark("hub_admin", "Device wiped"),
    "user_added": mark("hub_admin", "Person added"),
    "user_roles": mark("hub_admin", "Roles changed"),
    "user_archived": mark("hub_admin", "Person archived"),
    "user_restored": mark("hub_admin", "Person restored"),
    "enrolment_made": mark("hub_admin", "Enrolment code made"),
    "enrolment_cancelled": mark("hub_admin", "Enrolment code cancelled"),
    "enrolment_refused": mark("hub_admin", "Enrolment refused"),
    "request_refused": mark("hub_admin", "Request refused"),
    "admin_refused": mark("hub_admin", "Administration refused"),
    "quarantine_released": mark("hub_admin", "Quarantine released"),
    "history_accepted": mark("hub_admin", "History from before joining accepted"),
    "backup_written": mark("hub_admin", "Backup written"),
    "backup_restored": mark("hub_admin", "Backup restored"),
}
"""What can stand in the trail, in words; an event of a newer hub is shown as it is."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who did something, from where. At the hub's own command line neither person nor device is known."""

    address: str = "command line"
    person_id: str | None = None
    device_id: str | None = None


COMMAND_LINE = Origin()


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One line of the trail; `details` says what it was about."""

    no: int
    at: datetime
    event: str
    device_id: str | None
    person_id: str | None
    address: str
    details: dict[str, Any]


def described(event: str) -> str:
    """An event in the language in use."""
    return translate("hub_admin", EVENTS[event]) if event in EVENTS else event


class Audit:
    """The trail in the hub's database."""

    def __init__(self, database: HubDatabase, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def record(self, event: str, origin: Origin, **details: Any) -> None:
        """Add a line; `event` is one of EVENTS."""
        said = {name: _short(value) for name, value in details.items()}
        text = json.dumps(said, ensure_ascii=False, sort_keys=True)
        with self._database.write() as transaction:
            last = transaction.one("SELECT no, chain FROM audit ORDER BY no DESC LIMIT 1")
            no, before = (int(last[0]), bytes(last[1])) if last else (0, b"")
            row = (
                no + 1,
                to_ms(self._clock.now()),
                event,
                _clean(origin.device_id),
                _clean(origin.person_id),
                _clean(origin.address) or "",
                text,
            )
            transaction.run(
                "INSERT INTO audit (no, at, event, device_id, person_id, address, details, chain)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, _chain(before, row)),
            )

    def newest(self, before: int | None = None, most: int = 100) -> list[AuditEntry]:
        """The newest lines with numbers below `before`."""
        with self._database.read() as transaction:
            rows = transaction.rows(
                "SELECT no, at, event, device_id, person_id, address, details FROM audit WHERE no < ?"
                " ORDER BY no DESC LIMIT ?",
                (before if before is not None else 2**62, most),
            )
        return [AuditEntry(r[0], from_ms(r[1]), r[2], r[3], r[4], r[5], json.loads(r[6])) for r in rows]

    def broken(self) -> int | None:
        """The number of the first line that is not as it was written, or that follows a gap; None when all are."""
        before, expected, page = b"", 1, 1000
        while True:
            with self._database.read() as transaction:
                rows = transaction.rows(
                    "SELECT no, at, event, device_id, person_id, address, details, chain FROM audit WHERE no >= ?"
                    " ORDER BY no LIMIT ?",
                    (expected, page),
                )
            for row in rows:
                if row[0] != expected or bytes(row[7]) != _chain(before, row[:7]):
                    return expected
                before, expected = bytes(row[7]), expected + 1
            if len(rows) < page:
                return None


def _chain(before: bytes, row: tuple[Any, ...]) -> bytes:
    return hashlib.sha256(before + json.dumps(row, ensure_ascii=True).encode("ascii")).digest()


def _short(value: Any) -> Any:
    return value if isinstance(value, int | float | bool | None) else _clean(str(value))


def _clean(text: str | None) -> str | None:
    """Short, and without what a database or a terminal chokes on."""
    if text is None:
        return None
    return "".join(c if c.isprintable() else "?" for c in text.encode("utf-8", "replace").decode())[:_LONGEST_DETAIL]
