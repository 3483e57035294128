"""Judging: what the authority's table needs to know of a mutation, read from the hub's rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fieldservice.hub import authority, slices
from fieldservice.hub.entities import Entity, Ledger
from fieldservice.hub.intents import ADMINISTRATOR
from fieldservice.store.migrate import newest_version
from fieldservice.sync.messages import Mutation

if TYPE_CHECKING:
    from fieldservice.hub.sender import Sender

Change = list[Any]


class Judging:
    """Asks the authority about mutations inside one write transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._schema = newest_version()
        self._grants: dict[tuple[str, int], frozenset[str]] = {}

    def judge(self, sender: Sender, mutation: Mutation, changes: list[Change]) -> authority.Verdict:
        """Whether the mutation is accepted, with the flags that it is kept with."""
        person = self._ledger.find("person", sender.device.person_id)
        now, brought = roles_of(person), sender.is_brought(mutation.mid)
        if brought:
            now |= {ADMINISTRATOR}  # whose decision it was
        alone = sender.is_before_joining(mutation.mid)
        facts = authority.Facts(
            intent=mutation.intent,
            intent_version=mutation.intent_version,
            person_id=sender.device.person_id if alone else mutation.person_id,
            device_person_id=sender.device.person_id,
            roles_now=now,
            roles_at_base=self._roles_at(sender.device.person_id, mutation.base),
            newer=mutation.schema_version > self._schema,
            brought=brought,
        )
        point = _point(person)
        at_base = slices.scopes_of_person(sender.device.person_id, facts.roles_at_base, point)
        sight = _Sight(self._ledger, slices.scopes_of_person(sender.device.person_id, now, point), at_base)
        return authority.judge(facts, changes, sight, self._held)

    def _roles_at(self, person_id: str, base: int) -> frozenset[str]:
        """The roles that the person had at a sequence number."""
        key = (person_id, base)
        if key not in self._grants:
            row = self._ledger.tx.one(
                "SELECT roles FROM granted WHERE person_id = ? AND seq <= ? ORDER BY seq DESC LIMIT 1", key
            )
            self._grants[key] = _split(row[0]) if row else frozenset()
        return self._grants[key]

    def _held(self, table: str, id: str) -> Mapping[str, Any] | None:
        entity = self._ledger.find(table, id)
        return None if entity is None else entity.values

    def note_grants(self, rows: list[Entity], seq: int) -> None:
        """Remember what people may do from here on."""
        for row in rows:
            if row.table == "person":
                roles = ",".join(sorted(roles_of(row)))
                self._grants.clear()
                self._ledger.tx.run(
                    "INSERT INTO granted (person_id, seq, roles) VALUES (?, ?, ?)"
                    " ON CONFLICT (person_id, seq) DO UPDATE SET roles = excluded.roles",
                    (row.id, seq, roles),
                )


class _Sight:
    """What a person sees through today's scopes, or saw before: a base is only what the device says it was."""

    def __init__(self, ledger: Ledger, scopes: tuple[str, ...], at_base: tuple[str, ...]) -> None:
        self._ledger = ledger
        self._scopes = scopes
        self._at_base = at_base
        self._everything = slices.OFFICE in scopes

    def __call__(self, table: str, id: str) -> str:
        entity = self._ledger.find(table, id)
        if entity is None:
            return authority.NEW
        if self._everything:
            return authority.NOW
        present = self._present(entity, self._scopes)
        if present:
            return authority.NOW
        if present is not None or slices.OFFICE in self._at_base:
            return authority.LAPSED
        return authority.NEVER if self._present(entity, self._at_base) is None else authority.LAPSED

    def _present(self, entity: Entity, scopes: tuple[str, ...]) -> int | None:
        """1 when one of the scopes shows the row, 0 when one did once, None when none ever did."""
        row = self._ledger.tx.one(
            "SELECT max(s.present) FROM scope_row s JOIN scope c ON c.no = s.scope"
            f" WHERE s.rid = ? AND c.name IN ({', '.join('?' * len(scopes))})",
            (entity.rid, *scopes),
        )
        return None if row is None else row[0]


def roles_of(person: Entity | None) -> frozenset[str]:
    """The roles of a person's row; none for somebody who left."""
    if person is None or person.get("archived"):
        return frozenset()
    return _split(person.get("roles"))


def _split(roles: object) -> frozenset[str]:
    return frozenset(role for role in str(roles or "").split(",") if role)


def _point(person: Entity | None) -> str | None:
    point = person.get("service_point_id") if person is not None else None
    return point if isinstance(point, str) else None
