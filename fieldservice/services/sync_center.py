"""What waits for delivery, what was delivered, what was not accepted and why, in words; offering again, letting go."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from fieldservice.domain.records import Person
from fieldservice.i18n import language, mark, translate
from fieldservice.services.context import Context
from fieldservice.services.intent_words import intent_words
from fieldservice.services.refusal_words import refusal_words, what_to_do
from fieldservice.services.subjects import Ref, Subject, owner_in, person_name, subjects
from fieldservice.store import sync_answers
from fieldservice.store.numbers import HUB_DEVICE
from fieldservice.store.outbox import (
    DELIVERED,
    DISCARDED,
    IN_CONFLICT,
    PARKED,
    QUARANTINED,
    REFUSED,
    WAITING,
)
from fieldservice.store.queries import sync as queries
from fieldservice.store.queries.sync import OutboxRow
from fieldservice.system.clock import from_ms, to_ms

_C = "sync_center"
OFFICE = frozenset({"desk", "dispatcher", "manager", "administrator"})
STATES = {
    WAITING: "waiting",
    DELIVERED: "delivered",
    IN_CONFLICT: "conflict",
    REFUSED: "refused",
    PARKED: "parked",
    DISCARDED: "discarded",
    QUARANTINED: "quarantined",
}
KINDS: dict[str, tuple[int, ...]] = {
    "waiting": (WAITING,),
    "refused": (REFUSED, PARKED, QUARANTINED),
    "delivered": (DELIVERED, IN_CONFLICT),
}
_STATE_WORDS = {
    "waiting": mark("sync_center", "Waiting"),
    "delivered": mark("sync_center", "Delivered"),
    "conflict": mark("sync_center", "Delivered, one field to decide"),
    "refused": mark("sync_center", "Not accepted"),
    "parked": mark("sync_center", "Waits with another"),
    "discarded": mark("sync_center", "Let go"),
    "quarantined": mark("sync_center", "Kept for the administrator"),
}
MOST = 200
_MANY = 60  # a change of more rows than this is about no single one: an import
# What the device's side keeps about the hub, by name in `local_value`
HUB_ADDRESS, HUB_NAME, LAST_CONTACT = "hub.url", "hub.name", "lease.contact"
# Rows that a change is about rather than what it brings along, the most telling first
_TELLING = ("work_order", "booking", "checklist", "service_request", "asset", "customer", "part", "product")


@dataclass(frozen=True, slots=True)
class Change:
    """One change as people know it. `reason` and `to_do` are sentences, empty unless it was not accepted."""

    mid: int
    intent: str
    what: str
    subject: Subject | None
    by: str
    at: datetime
    state: str
    state_words: str
    rows: int
    answered_at: datetime | None = None
    reason: str = ""
    to_do: str = ""
    because: int | None = None
    count: int = 1  # how many like it, one after the other, this line stands for; `mid` is the first of them then

    @property
    def sentence(self) -> str:
        """ "WO-104826-2 联拓印刷：离开现场"."""
        about = self.subject.label if self.subject else ""
        return translate(_C, "{subject}: {what}", subject=about, what=self.what) if about else self.what


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand, for the status bar and the head of the sync centre."""

    joined: bool = False
    waiting: int = 0
    carried: int = 0  # of another laptop, from its safety copy
    refused: int = 0
    parked: int = 0
    quarantined: int = 0
    undecided: int = 0
    duplicates: int = 0
    delivered_today: int = 0
    last_delivery: datetime | None = None
    last_contact: datetime | None = None
    files: int = 0
    file_bytes: int = 0
    file_bytes_sent: int = 0
    files_to_fetch: int = 0
    files_without_room: int = 0  # at the hub: it is full
    files_too_large: int = 0  # for the hub
    hub: str = ""


class SyncCenter:
    """Reads how things stand; the two verbs answer a change that was not accepted."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def standing(self) -> Standing:
        """How things stand now for whoever works here."""
        context, reader = self._context, self._context.store.read()
        counts = queries.open_counts(reader)
        now = context.now()
        midnight = now.astimezone(context.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        files, size, sent = queries.files_to_send(reader)
        without_room, too_large = queries.files_refused(reader)
        contact = context.store.local_value(LAST_CONTACT)
        delivery = queries.last_delivery(reader)
        address = context.store.local_value(HUB_ADDRESS) or ""
        office = self.is_office()
        return Standing(
            joined=context.store.local_value(HUB_DEVICE) is not None,
            waiting=counts.get(WAITING, 0),
            carried=queries.carried_waiting(reader),
            refused=counts.get(REFUSED, 0),
            parked=counts.get(PARKED, 0),
            quarantined=counts.get(QUARANTINED, 0),
            undecided=queries.open_conflicts(reader, None if office else context.actor_id),
            duplicates=queries.open_duplicates(reader) if office else 0,
            delivered_today=queries.delivered_since(reader, to_ms(midnight)),
            last_delivery=from_ms(delivery) if delivery else None,
            last_contact=from_ms(int(contact)) if contact else None,
            files=files,
            file_bytes=size,
            file_bytes_sent=sent,
            files_to_fetch=queries.files_to_fetch(reader),
            files_without_room=without_room,
            files_too_large=too_large,
            hub=context.store.local_value(HUB_NAME) or address.partition("//")[2] or address,
        )

    def is_office(self) -> bool:
        """Whether whoever works here sees everybody's conflicts."""
        actor = self._context.actor()
        return actor is not None and bool(OFFICE & {role.strip() for role in actor.roles.split(",")})

    def changes(self, kind: str, before: int = 0, limit: int = MOST) -> list[Change]:
        """The newest changes that are `waiting`, `refused` or `delivered`; `before` a number, for the next page."""
        told = self._told(queries.outbox(self._context.store.read(), KINDS[kind], limit, _MANY, before))
        if kind == "refused":  # what waits with another stands below it
            told.sort(key=lambda change: (-(change.because or change.mid), change.mid))
            return told
        return _folded(told, self._day)

    def history(self, before: int = 0, limit: int = MOST) -> list[tuple[date, list[Change]]]:
        """What was delivered, by local day, the newest first."""
        days: dict[date, list[Change]] = {}
        for change in self.changes("delivered", before, limit):
            days.setdefault(self._day(change), []).append(change)
        return sorted(days.items(), reverse=True)

    def _day(self, change: Change) -> date:
        return (change.answered_at or change.at).astimezone(self._context.zone).date()

    def offer_again(self, mid: int, initiator: object | None = None) -> int:
        """Send a change that was not accepted once more, with those that wait with it; returns how many.

        For when what stood in the way is out of it: a right was given, a record came back.
        """
        with self._context.begin("sync.retry") as uow:
            again = sync_answers.standing_on(uow, mid)
            intents = {each: sync_answers.intent_of(uow, each) for each in again}
        for each in again:
            intent, version = intents[each]
            with self._context.store.begin(intent, initiator, intent_version=version) as uow:
                sync_answers.offer_again(uow, each)
                uow.commit()
        return len(again)

    def let_go(self, mid: int, initiator: object | None = None) -> int:
        """Give a change up that was not accepted, with those that wait with it; returns how many.

        What it made is removed from this computer; what it changed shows what everyone else sees, at the latest after
        the next contact.
        """
        with self._context.begin("sync.discard", initiator) as uow:
            gone = len(sync_answers.standing_on(uow, mid))
            sync_answers.discard(uow, mid)
            uow.commit()
        return gone

    def _told(self, rows: Sequence[OutboxRow]) -> list[Change]:
        reader = self._context.store.read()
        about = {row.mid: _about(row) for row in rows}
        known = subjects(reader, [ref for ref in about.values() if ref is not None])
        people = reader.many(Person, [row.person_id for row in rows])
        made = []
        for row in rows:
            ref = about[row.mid]
            subject = known[ref] if ref is not None else None
            if subject is not None and not subject.known:
                subject = _from_payload(row, subject)
            state = STATES.get(row.state, "waiting")
            refused = state in ("refused", "parked", "quarantined")
            made.append(
                Change(
                    mid=row.mid,
                    intent=row.intent,
                    what=_what(row.intent, row.row_count),
                    subject=subject,
                    by=person_name(people.get(row.person_id or "")),
                    at=from_ms(row.device_at),
                    state=state,
                    state_words=translate(_C, _STATE_WORDS[state]),
                    rows=row.row_count,
                    answered_at=from_ms(row.answered_at) if row.answered_at else None,
                    reason=refusal_words(state, row.code, _params(row)) if refused else "",
                    to_do=what_to_do(state, row.code) if refused else "",
                    because=row.because,
                )
            )
        return made


def _is_bulk(intent: str) -> bool:
    """Whether it writes many records at once, in as many changes as that takes."""
    return intent.startswith("import.") or intent == "demo.fill"


def _what(intent: str, records: int) -> str:
    words = intent_words(intent)
    return translate(_C, "{what}, %n records", records, what=words) if _is_bulk(intent) else words


def _folded(changes: Sequence[Change], day_of: Callable[[Change], date]) -> list[Change]:
    """The parts of one import as one line, the newest's: nobody reads thirty lines that say the same."""
    lines: list[Change] = []
    for change in changes:
        last = lines[-1] if lines else None
        if last is None or not _is_bulk(change.intent) or _kind_of(last, day_of) != _kind_of(change, day_of):
            lines.append(change)
            continue
        records = last.rows + change.rows
        lines[-1] = replace(
            last, mid=change.mid, rows=records, count=last.count + change.count, what=_what(change.intent, records)
        )
    return lines


def _kind_of(change: Change, day_of: Callable[[Change], date]) -> tuple[object, ...]:
    return change.intent, change.state, change.by, day_of(change)


def _params(row: OutboxRow) -> dict[str, str]:
    try:
        found = json.loads(row.params or "{}")
    except ValueError:
        return {}
    return {str(name): str(value) for name, value in found.items()} if isinstance(found, dict) else {}


def _about(row: OutboxRow) -> Ref | None:
    """The one row that a change is about: the first of the most telling table, or whose part it is."""
    if not row.rows:
        return None
    direct: dict[str, str] = {}
    for change in row.rows:
        direct.setdefault(change[1], change[2])
    for table in _TELLING:
        if table in direct:
            return (table, direct[table])
    for change in row.rows:
        owner = owner_in(change[3])
        if owner is not None:
            return owner
    first = row.rows[0]
    return (first[1], first[2])


def _from_payload(row: OutboxRow, subject: Subject) -> Subject:
    """What is known of a row that this computer does not hold (any more): what the change itself said."""
    for change in row.rows:
        if change[0] == "i" and change[1] == subject.table and change[2] == subject.id:
            values = change[3]
            name = values.get("short_name") or values.get("name") or ""
            if language() == "en":
                name = values.get("name_en") or name
            number = values.get("number") or values.get("serial") or values.get("model") or ""
            return Subject(subject.table, subject.id, str(number), str(name), known=False)
    return subject
