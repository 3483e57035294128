"""Enrolment: an administrator makes a code for a person, a laptop exchanges it for a token and a certificate.

A code is 80 random bits, works once, expires, and dies after a few wrong proofs; the hub keeps its hash. The laptop
makes its key pair itself, so the private key never travels.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fieldservice.domain.records import Person
from fieldservice.errors import UserError
from fieldservice.hub.audit import Audit, Origin
from fieldservice.hub.database import HubDatabase, Transaction
from fieldservice.hub.devices import LEASE, Device, device_name, insert_device, new_token, one_line, token_hash
from fieldservice.hub.identity import Identity
from fieldservice.sync import signing
from fieldservice.system.clock import Clock, from_ms, to_ms
from fieldservice.system.ids import Ids

VALID_HOURS = 24
LONGEST_HOURS = 24 * 30
_MOST_TRIES = 5
_AGAIN = timedelta(minutes=10)  # so long the same laptop gets its answer again, when the reply was lost


@dataclass(frozen=True, slots=True)
class Invitation:
    """A code that was made for a person. `code` is known only now, to the one who made it."""

    id: str
    person_id: str
    code: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Pending:
    """An enrolment as lists show it: never with its code. `state`: open | used | expired | cancelled."""

    id: str
    person_id: str
    made_by: str | None
    made_at: datetime
    expires_at: datetime
    state: str
    device_id: str | None


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What a laptop gets for its code."""

    device: Device
    person: Person
    token: str
    certificate: bytes


@dataclass(frozen=True, slots=True)
class Request:
    """What a laptop sends with its code; `proof` is its signature of `signing.enrolment_text`."""

    code: str
    name: str
    platform: str
    program: str
    public_key: bytes
    proof: bytes


class BadCode(UserError):
    """The code is unknown, used, cancelled or expired; which of them is nobody's business."""

    def __init__(self) -> None:
        super().__init__(
            "hub_admin.code",
            "This enrolment code doesn't work: it was mistyped, used already, or has expired."
            " Ask your administrator for a new one.",
        )


class BadProof(UserError):
    """The laptop doesn't hold the key that it wants certified."""

    def __init__(self) -> None:
        super().__init__("hub_admin.proof", "The request to enrol is not signed with the key that it names.")


class NoEnrolment(UserError):
    """No such code is open."""

    def __init__(self) -> None:
        super().__init__("hub_admin.no_enrolment", "There is no open enrolment code like this.")


class Enrolments:
    """Codes and what became of them."""

    def __init__(
        self,
        database: HubDatabase,
        clock: Clock,
        ids: Ids,
        identity: Identity,
        audit: Audit,
        person: Callable[[str], Person | None],
    ) -> None:
        self._database = database
        self._clock = clock
        self._ids = ids
        self._identity = identity
        self._audit = audit
        self._person = person

    def invite(self, person: Person, origin: Origin, hours: int = VALID_HOURS) -> Invitation:
        """Make a code for a person. Raises UserError for somebody archived and for hours beyond LONGEST_HOURS."""
        if person.archived:
            raise UserError("hub_admin.archived", "{name} is archived and can't enrol a device.", name=person.name)
        if not 1 <= hours <= LONGEST_HOURS:
            raise UserError("hub_admin.hours", "A code can be valid for 1 to {most} hours.", most=LONGEST_HOURS)
        now = self._clock.now()
        made = Invitation(self._ids(), person.id, signing.new_code(), now + timedelta(hours=hours))
        with self._database.write_aside() as transaction:
            transaction.run(
                "INSERT INTO enrolment (id, code_hash, person_id, made_by, made_at, expires_at, tries)"
                " VALUES (?, ?, ?, ?, ?, ?, 0)",
                (made.id, _hash(made.code), person.id, origin.person_id, to_ms(now), to_ms(made.expires_at)),
            )
        self._audit.record("enrolment_made", origin, enrolment=made.id, user=person.id, name=person.name)
        return made

    def all(self) -> list[Pending]:
        """Every code that was made, newest first."""
        now = to_ms(self._clock.now())
        with self._database.read() as transaction:
            rows = transaction.rows(
                "SELECT id, person_id, made_by, made_at, expires_at, used_at, cancelled_at, device_id, tries"
                " FROM enrolment ORDER BY made_at DESC, id DESC LIMIT 500"
            )
        return [
            Pending(row[0], row[1], row[2], from_ms(row[3]), from_ms(row[4]), _state(row, now), row[7]) for row in rows
        ]

    def cancel(self, enrolment_id: str, origin: Origin) -> None:
        """A code that was not used yet works no longer. Raises UserError when there is no such open code."""
        if not enrolment_id.isalnum():
            raise NoEnrolment
        with self._database.write_aside() as transaction:
            done = transaction.run(
                "UPDATE enrolment SET cancelled_at = ? WHERE id = ? AND used_at IS NULL AND cancelled_at IS NULL",
                (to_ms(self._clock.now()), enrolment_id),
            )
        if not done:
            raise NoEnrolment
        self._audit.record("enrolment_cancelled", origin, enrolment=enrolment_id)

    def redeem(self, request: Request, origin: Origin) -> Enrolled:
        """Exchange a code for a device's token and certificate. Raises BadCode or BadProof, which are written down."""
        try:
            enrolled = self._redeem(request)
        except UserError as error:
            self._audit.record("enrolment_refused", origin, why=error.code, device_name=request.name)
            raise
        device = enrolled.device
        known = Origin(origin.address, device.person_id, device.id)
        self._audit.record("device_enrolled", known, name=device.name, user=device.person_id)
        return enrolled

    def _redeem(self, request: Request) -> Enrolled:
        if len(signing.normal_code(request.code)) != signing.CODE_LENGTH:
            raise BadCode
        name, platform = device_name(request.name), one_line(request.platform)
        text = signing.enrolment_text(request.code, request.public_key, request.name, request.platform)
        proven = signing.is_signed(request.public_key, text, request.proof)
        person = self._invited(request.code)
        now = self._clock.now()
        with self._database.write() as transaction:
            row = transaction.one(
                "SELECT id, used_at, device_id, tries, expires_at, cancelled_at FROM enrolment WHERE code_hash = ?",
                (_hash(request.code),),
            )
            if row is None or row[5] is not None or row[3] >= _MOST_TRIES:
                raise BadCode
            if proven and row[1] is not None:
                return self._again(transaction, row, person, request, now)
            if row[1] is not None or row[4] <= to_ms(now):
                raise BadCode
            if proven:
                called = _called(name, person, transaction)
                return self._first(transaction, row, person, request, (called, platform), now)
            transaction.run("UPDATE enrolment SET tries = tries + 1 WHERE id = ?", (row[0],))
        raise BadProof

    def _invited(self, code: str) -> Person:
        """The person for whom the code was made."""
        with self._database.read() as transaction:
            row = transaction.one("SELECT person_id FROM enrolment WHERE code_hash = ?", (_hash(code),))
        person = self._person(row[0]) if row else None
        if person is None or person.archived:
            raise BadCode
        return person

    def _first(
        self,
        transaction: Transaction,
        row: tuple[Any, ...],
        person: Person,
        request: Request,
        called: tuple[str, str],
        now: datetime,
    ) -> Enrolled:
        device = Device(
            id=self._ids(),
            person_id=person.id,
            name=called[0],
            platform=called[1],
            program=one_line(request.program),
            public_key=request.public_key,
            enrolled_at=now,
            last_seen_at=now,
            lease_until=now + LEASE,
        )
        certificate = self._identity.certify(device.id, person.id, device.public_key, to_ms(now))
        token = new_token()
        insert_device(transaction, device, token, certificate)
        transaction.run("UPDATE enrolment SET used_at = ?, device_id = ? WHERE id = ?", (to_ms(now), device.id, row[0]))
        return Enrolled(device, person, token, certificate)

    def _again(
        self, transaction: Transaction, row: tuple[Any, ...], person: Person, request: Request, now: datetime
    ) -> Enrolled:
        """The same laptop asks again, because it never saw the answer: the same device with a new token."""
        found = transaction.one(
            "SELECT name, platform, program, public_key, certificate, enrolled_at, last_seen_at, lease_until,"
            " revoked_at FROM device WHERE id = ?",
            (row[2],),
        )
        if found is None or found[8] is not None or now - from_ms(row[1]) > _AGAIN:
            raise BadCode
        if not hmac.compare_digest(bytes(found[3]), request.public_key):
            raise BadCode
        token = new_token()
        transaction.run(
            "UPDATE device SET token_hash = ?, next_token_hash = NULL WHERE id = ?", (token_hash(token), row[2])
        )
        name, platform, program = found[:3]
        enrolled, seen, lease = (from_ms(at) for at in found[5:8])
        device = Device(row[2], person.id, name, platform, program, bytes(found[3]), enrolled, seen, lease)
        return Enrolled(device, person, token, bytes(found[4]))


def _hash(code: str) -> bytes:
    return hashlib.sha256(b"fieldservice-enrol " + signing.normal_code(code).encode("utf-8")).digest()


def _state(row: tuple[Any, ...], now: int) -> str:
    if row[5] is not None:
        return "used"
    if row[6] is not None or row[8] >= _MOST_TRIES:
        return "cancelled"
    return "expired" if row[4] <= now else "open"


def _called(name: str, person: Person, transaction: Transaction) -> str:
    """The name of a new device. A laptop that nobody named asks to be called after its person, whom it does not know
    yet: "{person_en}'s laptop". A second one of that name gets a number."""
    if "{person" not in name:
        return name
    after = name.replace("{person_en}", person.name_en or person.name).replace("{person}", person.name)
    wanted = device_name(after)
    taken = {row[0] for row in transaction.rows("SELECT name FROM device WHERE person_id = ?", (person.id,))}
    others = (f"{wanted} {number}" for number in range(2, len(taken) + 3))
    return next(each for each in (wanted, *others) if each not in taken)
