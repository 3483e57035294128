"""Our own people with what they have on their hands."""

from __future__ import annotations

from msgspec import Struct

from fieldservice.domain.states import IN_PROGRESS_STATES, OPEN_STATES
from fieldservice.store.reader import Reader

_OPEN = ", ".join(f"'{state}'" for state in sorted(OPEN_STATES))
_UNDER_WAY = ", ".join(f"'{state}'" for state in sorted(IN_PROGRESS_STATES))


class PersonRow(Struct, frozen=True):
    """One of our people. `open_jobs`: work orders on which they are booked and that aren't finished."""

    id: str
    number: str
    name: str
    name_en: str
    phone: str
    email: str
    roles: tuple[str, ...]
    skills: tuple[str, ...]
    service_point_id: str | None
    service_point: str
    service_point_en: str
    van_location_id: str | None
    van: str
    van_en: str
    open_jobs: int
    under_way: int
    archived: bool


def people(reader: Reader, archived: bool) -> list[PersonRow]:
    """Our people by number and name."""
    rows = reader.rows(
        "SELECT h.id, h.number, h.name, h.name_en, h.phone, h.email, h.roles, h.skills, h.service_point_id,"
        " coalesce(s.name, ''), coalesce(s.name_en, ''), h.van_location_id, coalesce(v.name, ''),"
        " coalesce(v.name_en, ''),"
        f" (SELECT count(*) FROM work_order w WHERE w.technician_id = h.id AND w.state IN ({_OPEN})),"
        f" (SELECT count(*) FROM work_order w WHERE w.technician_id = h.id AND w.state IN ({_UNDER_WAY})), h.archived"
        " FROM person h LEFT JOIN service_point s ON s.id = h.service_point_id"
        " LEFT JOIN stock_location v ON v.id = h.van_location_id"
        " WHERE h.archived = ? ORDER BY h.number, h.name, h.rid",
        (int(archived),),
    )
    return [PersonRow(*[*row[:6], listed(row[6]), listed(row[7]), *row[8:16], bool(row[16])]) for row in rows]


def listed(text: str) -> tuple[str, ...]:
    """A comma separated field as its items."""
    return tuple(item.strip() for item in text.split(",") if item.strip())
