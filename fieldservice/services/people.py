"""Our own people and service points (网点)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from fieldservice.domain.records import Person, ServicePoint, StockLocation
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.editing import changed_fields, checked, tidied
from fieldservice.services.validation import tidy
from fieldservice.store.queries import people as queries
from fieldservice.store.queries.people import PersonRow

__all__ = ["ROLES", "People", "PersonRow"]

ROLES = ("technician", "desk", "dispatcher", "warehouse", "manager", "administrator")
_PERSON_FIELDS = frozenset("number name name_en phone email roles skills service_point_id van_location_id".split())
_POINT_FIELDS = frozenset(
    "code name name_en phone country province city district street postcode latitude longitude".split()
)


class People:
    """The verbs; each is one unit of work. A verb that changes a record returns what its fields held before."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self, archived: bool = False) -> list[PersonRow]:
        """Everybody, by number."""
        return queries.people(self._context.store.read(), archived)

    def technicians(self) -> list[PersonRow]:
        """Those who go to customers."""
        return [person for person in self.all() if "technician" in person.roles]

    def get(self, person_id: str) -> Person:
        """A person. Raises UserError when there is none."""
        return self._context.store.read().get(Person, person_id)

    def add(self, initiator: object | None = None, *, with_van: bool = False, **fields: Any) -> Person:
        """Add a person; `roles` and `skills` are sequences. `with_van`: with a place for the parts they carry."""
        values = self._values(fields)
        if not values.get("name"):
            raise UserError("directory.no_name", "Enter the name.")
        with self._context.begin("people.add", initiator) as uow:
            person = Person(id=self._context.ids(), **values)
            if with_van and person.van_location_id is None:
                van = StockLocation(
                    id=self._context.ids(),
                    kind="van",
                    name=person.name,
                    name_en=person.name_en,
                    person_id=person.id,
                    service_point_id=person.service_point_id,
                )
                uow.add(van)
                person = Person(id=person.id, **{**values, "van_location_id": van.id})
            uow.add(person)
            uow.commit()
        return person

    def change(self, person_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held."""
        values = self._values(fields)
        before = changed_fields(self._context, "people.change", Person, person_id, values, initiator)
        return {name: queries.listed(v) if name in ("roles", "skills") else v for name, v in before.items()}

    def archive(self, person_id: str, initiator: object | None = None) -> None:
        """Somebody left. Refused for the one who is signed in. Inverse: restore."""
        if person_id == self._context.actor_id:
            raise UserError("directory.own_person", "You can't archive yourself while you are signed in.")
        changed_fields(self._context, "people.archive", Person, person_id, {"archived": True}, initiator)

    def restore(self, person_id: str, initiator: object | None = None) -> None:
        """Somebody is back."""
        changed_fields(self._context, "people.restore", Person, person_id, {"archived": False}, initiator)

    def service_points(self, archived: bool = False) -> list[ServicePoint]:
        """Our branches and service points, by code."""
        return self._context.store.read().where(ServicePoint, archived=archived, order_by="code, name, rid")

    def add_service_point(self, initiator: object | None = None, **fields: Any) -> ServicePoint:
        """Add a service point."""
        values = checked(tidied(fields, _POINT_FIELDS), ("name",))
        if not values.get("name"):
            raise UserError("directory.no_name", "Enter the name.")
        with self._context.begin("people.add_service_point", initiator) as uow:
            made = ServicePoint(id=self._context.ids(), **values)
            uow.add(made)
            uow.commit()
        return made

    def change_service_point(self, point_id: str, initiator: object | None = None, **fields: Any) -> dict[str, Any]:
        """Change fields; returns what they held."""
        values = checked(tidied(fields, _POINT_FIELDS), ("name",))
        return changed_fields(self._context, "people.change_service_point", ServicePoint, point_id, values, initiator)

    def _values(self, fields: dict[str, Any]) -> dict[str, Any]:
        plain = {
            name: _joined(value, name) if name in ("roles", "skills") and not isinstance(value, str) else value
            for name, value in fields.items()
        }
        return checked(tidied(plain, _PERSON_FIELDS), ("name",))


def _joined(items: Iterable[str], name: str) -> str:
    chosen = [tidy(item).replace(",", " ") for item in items]
    unknown = [item for item in chosen if name == "roles" and item not in ROLES]
    if unknown:
        raise ValueError(f"unknown roles: {', '.join(unknown)}")
    return ",".join(item for item in chosen if item)
