"""The laptops that this hub knows: their keys, tokens, leases, and whether they were revoked and have wiped.

Tokens are kept as SHA-256 only; they are 32 random bytes, so nothing slower is needed.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fieldservice.errors import UserError
from fieldservice.hub.audit import Audit, Origin
from fieldservice.hub.database import HubDatabase, Transaction
from fieldservice.sync import signing
from fieldservice.system.clock import Clock, from_ms, to_ms

LEASE = timedelta(days=45)
_MINUTE_MS = 60_000
_SEEN_EVERY = timedelta(minutes=1)  # contacts are written down this often, unless something else changed
LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Device:
    """An enrolled laptop. `waiting`: changes it had not delivered when it last said hello."""

    id: str
    person_id: str
    name: str
    platform: str
    program: str
    public_key: bytes
    enrolled_at: datetime
    last_seen_at: datetime
    lease_until: datetime
    revoked_at: datetime | None = None
    wiped_at: datetime | None = None
    waiting: int = 0


_COLUMNS = (
    "id, person_id, name, platform, program, public_key, enrolled_at, last_seen_at, lease_until, revoked_at, wiped_at,"
    " waiting"
)


def token_hash(token: str) -> bytes:
    """What the hub keeps of a token."""
    return hashlib.sha256(token.encode("utf-8")).digest()


def new_token() -> str:
    """A fresh bearer token."""
    return signing.encode(secrets.token_bytes(32))


def read_device(transaction: Transaction, device_id: str) -> Device | None:
    """A device, read inside a transaction; None when there is none."""
    row = transaction.one(f"SELECT {_COLUMNS} FROM device WHERE id = ?", (device_id,))
    return None if row is None else _device(row)


class Devices:
    """The table of devices. Every verb is a transaction of its own."""

    def __init__(self, database: HubDatabase, clock: Clock, audit: Audit) -> None:
        self._database = database
        self._clock = clock
        self._audit = audit

    def get(self, device_id: str) -> Device:
        """A device. Raises UserError `hub_admin.no_device` when there is none."""
        found = None
        if device_id.isalnum():  # anything else that somebody sends reaches no database
            with self._database.read() as transaction:
                found = read_device(transaction, device_id)
        if found is None:
            raise UserError("hub_admin.no_device", "There is no device “{name}”.", name=device_id)
        return found

    def all(self) -> list[Device]:
        """Every device, the one enrolled first at the top."""
        with self._database.read() as transaction:
            rows = transaction.rows(f"SELECT {_COLUMNS} FROM device ORDER BY enrolled_at, id")
        return [_device(row) for row in rows]

    def named(self, name: str) -> Device:
        """The device with this id, beginning of an id, or name. Raises UserError when it is none or several."""
        wanted = name.strip()
        every = self.all()
        found = [d for d in every if d.id == wanted] or [d for d in every if d.name.casefold() == wanted.casefold()]
        if not found and len(wanted) >= 4:
            found = [device for device in every if device.id.startswith(wanted.lower())]
        if not found:
            raise UserError("hub_admin.no_device", "There is no device “{name}”.", name=wanted)
        if len(found) > 1:
            raise UserError(
                "hub_admin.several_devices",
                "{count} devices are called “{name}”. Give the id of one: {ids}",
                count=len(found),
                name=wanted,
                ids=", ".join(device.id for device in found),
            )
        return found[0]

    def with_token(self, device_id: str, token: str) -> Device | None:
        """The device when `token` is its token. One that has wiped itself is known no more.

        The first use of a token that was handed out by `rotate` makes it the only one.
        """
        if not device_id.isalnum():
            return None
        with self._database.read() as transaction:
            row = transaction.one(
                f"SELECT {_COLUMNS}, token_hash, next_token_hash FROM device WHERE id = ?", (device_id,)
            )
        if row is None or row[10] is not None:
            return None
        given, present, following = token_hash(token), bytes(row[12]), row[13]
        if hmac.compare_digest(given, present):
            return _device(row)
        if following is None or not hmac.compare_digest(given, bytes(following)):
            return None
        with self._database.write_aside() as transaction:
            transaction.run(
                "UPDATE device SET token_hash = ?, next_token_hash = NULL WHERE id = ? AND next_token_hash = ?",
                (given, device_id, given),
            )
        return _device(row)

    def rotate(self, device: Device) -> str:
        """A new token; the present one works until the new one was used, so a lost reply locks nobody out."""
        token = new_token()
        with self._database.write_aside() as transaction:
            transaction.run("UPDATE device SET next_token_hash = ? WHERE id = ?", (token_hash(token), device.id))
        return token

    def seen(self, device: Device, program: str = "", waiting: int | None = None) -> Device:
        """A device was in contact: its lease begins anew (a revoked one's ends). Returns it as it stands now."""
        now = self._clock.now()
        told = (one_line(program) or device.program, device.waiting if waiting is None else waiting)
        if told == (device.program, device.waiting) and abs(now - device.last_seen_at) < _SEEN_EVERY:
            return device
        lease = device.lease_until if device.revoked_at else now + LEASE
        with self._database.write_aside() as transaction:
            transaction.run(
                "UPDATE device SET program = ?, waiting = ?, last_seen_at = ?, lease_until = ? WHERE id = ?",
                (*told, to_ms(now), to_ms(lease), device.id),
            )
        return self.get(device.id)

    def revoke(self, device_id: str, origin: Origin) -> Device:
        """From now on the device gets nothing and is told to wipe; what it still delivers goes into quarantine."""
        device = self.get(device_id)
        if device.revoked_at is None:
            self._set(device_id, "revoked_at = ?, lease_until = ?", self._clock.now(), self._clock.now())
            self._audit.record("device_revoked", origin, device=device_id, name=device.name)
        return self.get(device_id)

    def restore(self, device_id: str, origin: Origin) -> Device:
        """Take a revocation back, as long as the device has not wiped itself."""
        device = self.get(device_id)
        if device.wiped_at is not None:
            raise UserError(
                "hub_admin.wiped", "“{name}” has deleted its data already. Enrol it anew.", name=device.name
            )
        if device.revoked_at is not None:
            self._set(device_id, "revoked_at = NULL, lease_until = ?", self._clock.now() + LEASE)
            self._audit.record("device_restored", origin, device=device_id, name=device.name)
        return self.get(device_id)

    def wiped(self, device: Device, origin: Origin) -> datetime:
        """A revoked device says that its data is destroyed. Raises UserError when it was not revoked."""
        if device.revoked_at is None:
            raise UserError("hub_admin.not_revoked", "“{name}” was not revoked.", name=device.name)
        now = self._clock.now()
        self._set(device.id, "wiped_at = ?, waiting = 0", now)
        self._audit.record("device_wiped", origin, device=device.id, name=device.name)
        return now

    def rename(self, device_id: str, name: str, origin: Origin) -> Device:
        """Give a device another name."""
        device = self.get(device_id)
        chosen = device_name(name)
        with self._database.write_aside() as transaction:
            transaction.run("UPDATE device SET name = ? WHERE id = ?", (chosen, device_id))
        self._audit.record("device_renamed", origin, device=device_id, before=device.name, after=chosen)
        return self.get(device_id)

    def _set(self, device_id: str, change: str, *times: datetime) -> None:
        with self._database.write_aside() as transaction:
            transaction.run(
                f"UPDATE device SET {change} WHERE id = ?",
                (*(to_ms(time) for time in times), device_id),
            )


def insert_device(transaction: Transaction, device: Device, token: str, certificate: bytes) -> None:
    """Write a new device down, inside the enrolment's transaction."""
    transaction.run(
        "INSERT INTO device (id, person_id, name, platform, program, public_key, token_hash, certificate, enrolled_at,"
        " last_seen_at, lease_until, waiting) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        (
            device.id,
            device.person_id,
            device.name,
            device.platform,
            device.program,
            device.public_key,
            token_hash(token),
            certificate,
            to_ms(device.enrolled_at),
            to_ms(device.last_seen_at),
            to_ms(device.lease_until),
        ),
    )


def one_line(text: str) -> str:
    """A text as it is kept: one line, printable, at most LONGEST_NAME characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:LONGEST_NAME]


def device_name(name: str) -> str:
    """A name for a device as it is kept. Raises UserError when nothing of it is left."""
    chosen = one_line(name)
    if not chosen:
        raise UserError("hub_admin.no_device_name", "Enter a name for the device.")
    return chosen


def _device(row: tuple[Any, ...]) -> Device:
    return Device(
        id=row[0],
        person_id=row[1],
        name=row[2],
        platform=row[3],
        program=row[4],
        public_key=bytes(row[5]),
        enrolled_at=from_ms(row[6]),
        last_seen_at=from_ms(row[7]),
        lease_until=from_ms(row[8]),
        revoked_at=None if row[9] is None else from_ms(row[9]),
        wiped_at=None if row[10] is None else from_ms(row[10]),
        waiting=int(row[11]),
    )


def last_contacts(transaction: Transaction) -> dict[str, int]:
    """By person when one of their laptops was here last (ms, to the minute), for those who judge what they hold."""
    rows = transaction.rows(
        "SELECT person_id, max(last_seen_at) FROM device WHERE revoked_at IS NULL AND last_seen_at > 0"
        " GROUP BY person_id ORDER BY person_id"
    )
    return {row[0]: int(row[1]) // _MINUTE_MS * _MINUTE_MS for row in rows}
