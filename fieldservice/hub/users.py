"""The hub's users are the firm's people: synchronised `person` rows, with the roles on them.

What an administrator does here is a change like any other: it takes its place in the hub's order and reaches every
device with its next pull.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from fieldservice.domain.records import Person
from fieldservice.errors import UserError
from fieldservice.hub.audit import Audit, Origin
from fieldservice.hub.devices import Devices
from fieldservice.services.people import ROLES
from fieldservice.system.ids import Ids

LONGEST = 200
ADMINISTRATOR = "administrator"
FIELDS = ("name", "name_en", "number", "phone", "email", "service_point_id")


class Authors(Protocol):
    """What the users need of the hub's core."""

    def author(
        self, intent: str, inserts: Sequence[Any] = (), updates: Sequence[tuple[type[Any], str, dict[str, Any]]] = ()
    ) -> int:
        """Apply a change that the hub itself makes; returns its sequence number."""
        ...

    def person(self, person_id: str) -> Person | None:
        """A person, archived or not."""
        ...

    def people(self) -> list[Person]:
        """Everybody, archived ones too."""
        ...


class Users:
    """The verbs on people that the hub's administrators have."""

    def __init__(self, hub: Authors, devices: Devices, audit: Audit, ids: Ids) -> None:
        self._hub = hub
        self._devices = devices
        self._audit = audit
        self._ids = ids

    def all(self) -> list[Person]:
        """Everybody, by name."""
        return sorted(self._hub.people(), key=lambda person: (person.archived, person.number, person.name, person.id))

    def get(self, person_id: str) -> Person:
        """A person. Raises UserError `hub_admin.no_person`."""
        person = self._hub.person(person_id) if person_id.isalnum() else None
        if person is None:
            raise UserError("hub_admin.no_person", "There is nobody called “{name}”.", name=person_id)
        return person

    def named(self, name: str) -> Person:
        """The person with this id, number or name. Raises UserError when it is nobody or several."""
        wanted = name.strip()
        everybody = self.all()
        found = [p for p in everybody if wanted in (p.id, p.number)] or [
            p for p in everybody if wanted.casefold() in (p.name.casefold(), p.name_en.casefold())
        ]
        found = [person for person in found if not person.archived] or found
        if not found or not wanted:
            raise UserError("hub_admin.no_person", "There is nobody called “{name}”.", name=wanted)
        if len(found) > 1:
            raise UserError(
                "hub_admin.several_people",
                "{count} people are called “{name}”. Give the number or id of one: {ids}",
                count=len(found),
                name=wanted,
                ids=", ".join(person.number or person.id for person in found),
            )
        return found[0]

    def add(self, roles: Iterable[str], origin: Origin, **fields: str | None) -> Person:
        """Add a person; `fields` are those of FIELDS. Raises UserError for no name or an unknown role."""
        values = _values(fields)
        if not values.get("name"):
            raise UserError("hub_admin.no_name", "Enter the person's name.")
        person = Person(id=self._ids(), roles=_roles(roles), **values)
        self._hub.author("people.add", [person])
        self._audit.record("user_added", origin, user=person.id, name=person.name, roles=person.roles)
        return person

    def set_roles(self, person_id: str, roles: Iterable[str], origin: Origin) -> Person:
        """Give a person exactly these roles. The last administrator keeps that role."""
        person = self.get(person_id)
        wanted = _roles(roles)
        if ADMINISTRATOR not in wanted.split(","):
            self._keep_one_administrator(person)
        self._hub.author("people.change", [], [(Person, person.id, {"roles": wanted})])
        self._audit.record("user_roles", origin, user=person.id, name=person.name, before=person.roles, after=wanted)
        return self.get(person_id)

    def archive(self, person_id: str, origin: Origin) -> Person:
        """Somebody left: archived, and all of their devices are revoked."""
        person = self.get(person_id)
        self._keep_one_administrator(person)
        for device in self._devices.all():
            if device.person_id == person.id and device.revoked_at is None:
                self._devices.revoke(device.id, origin)
        self._hub.author("people.archive", [], [(Person, person.id, {"archived": True})])
        self._audit.record("user_archived", origin, user=person.id, name=person.name)
        return self.get(person_id)

    def restore(self, person_id: str, origin: Origin) -> Person:
        """Somebody is back. Their devices stay revoked: they enrol anew."""
        person = self.get(person_id)
        self._hub.author("people.restore", [], [(Person, person.id, {"archived": False})])
        self._audit.record("user_restored", origin, user=person.id, name=person.name)
        return self.get(person_id)

    def is_administrator(self, person_id: str) -> bool:
        """Whether this person administers the hub now."""
        person = self._hub.person(person_id)
        return person is not None and _administers(person)

    def _keep_one_administrator(self, leaving: Person) -> None:
        others = [person for person in self._hub.people() if person.id != leaving.id and _administers(person)]
        if _administers(leaving) and not others:
            raise UserError(
                "hub_admin.last_administrator",
                "{name} is the only administrator. Make somebody else an administrator first.",
                name=leaving.name,
            )


def roles_of(person: Person) -> tuple[str, ...]:
    """The roles of a person."""
    return tuple(role.strip() for role in person.roles.split(",") if role.strip())


def _administers(person: Person) -> bool:
    return not person.archived and ADMINISTRATOR in roles_of(person)


def _roles(roles: Iterable[str]) -> str:
    chosen = list(dict.fromkeys(role.strip() for role in roles if role.strip()))
    unknown = [role for role in chosen if role not in ROLES]
    if unknown:
        raise UserError(
            "hub_admin.unknown_role",
            "“{role}” is no role. There are: {roles}",
            role=unknown[0][:40],
            roles=", ".join(ROLES),
        )
    return ",".join(role for role in ROLES if role in chosen)


def _values(fields: dict[str, str | None]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name not in FIELDS:
            raise ValueError(f"a person has no field {name!r} here")
        if value is None:
            continue
        tidy = " ".join("".join(c if c.isprintable() else " " for c in value).split())
        if len(tidy) > LONGEST:
            raise UserError("hub_admin.too_long", "“{beginning}…” is too long.", beginning=tidy[:20])
        values[name] = tidy
    if not values.get("service_point_id"):
        values.pop("service_point_id", None)
    return values
