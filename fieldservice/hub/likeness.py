"""Values that should be unique but can't be promised offline: numbers, serials, names.

Two laptops that make the same serial or customer make a task for a person; two rows with the same human number keep
both, and the one that came later gets a suffix.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

from fieldservice.hub.conflicts import identifier
from fieldservice.hub.entities import Entity, Ledger, Values, Version

NUMBERED = {"work_order": "number", "service_request": "number", "customer": "number", "part_line": "tag_number"}
ALIKE = {
    "asset": "serial",
    "customer": "name",
    "part": "number",
    "product": "model",
    "stock_location": "code",
    "service_point": "name",
    "person": "name",
}
_WATCHED = {
    **{table: (name,) for table, name in ALIKE.items()},
    **{table: (name, *((ALIKE[table],) if table in ALIKE else ())) for table, name in NUMBERED.items()},
}
_LONGEST = 200
_NUMBER = re.compile(r"([A-Z]+)-(\d{1,12})-\d")


def kinds_of(table: str) -> tuple[str, ...]:
    """The fields of a table whose values are watched."""
    return _WATCHED.get(table, ())


class Likeness:
    """Watches new and changed values inside one write transaction."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def look(self, fresh: Iterable[Entity], version: Version, now: int) -> None:
        """Compare new rows with all others; suffix numbers that exist, and make a task of what looks alike."""
        told = [
            (entity, field, str(entity.values[field]))
            for entity in fresh
            for field in kinds_of(entity.table)
            if entity.values.get(field)
        ]
        if not told:
            return
        by_kind: dict[str, list[tuple[Entity, str, str]]] = {}
        for entity, field, value in told:
            by_kind.setdefault(f"{entity.table}.{field}", []).append((entity, field, value))
        for kind, items in by_kind.items():
            self._look_at(kind, items, version, now)
        self._ledger.tx.many(
            "INSERT INTO likeness (kind, value, rid) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
            [(f"{e.table}.{field}", _kept(str(e.values[field])), e.rid) for e, field, _ in told],
        )

    def _look_at(self, kind: str, items: list[tuple[Entity, str, str]], version: Version, now: int) -> None:
        wanted = list(dict.fromkeys(_kept(value) for _, _, value in items))
        found = self._ledger.tx.found(
            "SELECT value, min(rid) FROM likeness WHERE kind = ? AND value IN ({marks}) GROUP BY value", wanted, (kind,)
        )
        held: dict[str, int] = dict(found)
        for entity, field, value in items:
            other = held.setdefault(_kept(value), entity.rid)
            if NUMBERED.get(entity.table) == field:
                self._remember_number(value)
                if other != entity.rid:
                    self._suffix(entity, field, value, version)
            elif other != entity.rid:
                self._task(entity, other, field, value, version, now)

    def _remember_number(self, value: str) -> None:
        match = _NUMBER.fullmatch(value)
        if match:
            self._ledger.raise_counter(f"number:{match[1]}", int(match[2]))

    def _suffix(self, entity: Entity, field: str, value: str, version: Version) -> None:
        """Both keep their number; the later one says that there is another."""
        names = "BCDEFGHJKMNPQRSTVWXYZ"
        for letter in (*names, *(a + b for a in names for b in names)):
            tried = f"{value}-{letter}"
            kind = f"{entity.table}.{field}"
            if self._ledger.tx.one("SELECT 1 FROM likeness WHERE kind = ? AND value = ?", (kind, _kept(tried))) is None:
                by_hub = Version(version.seq, "hub", version.seq)
                self._ledger.change(entity, {field: tried}, (field,), by_hub)
                return

    def _task(self, entity: Entity, other: int, field: str, value: str, version: Version, now: int) -> None:
        first = self._ledger.by_rid([other])
        if not first or first[0].id == entity.id:
            return
        made: Values = {
            "tab": entity.table,
            "first_id": first[0].id,
            "second_id": entity.id,
            "reason": field,
            "value": value,
            "found_at": now,
        }
        self._ledger.insert("possible_duplicate", identifier("duplicate", first[0].id, entity.id), made, version)


def _kept(value: str) -> str:
    """A value as it is looked up: a very long one by its digest, because an index holds no such text."""
    if len(value) <= _LONGEST:
        return value
    return f"{value[:_LONGEST]}:{hashlib.sha256(value.encode()).hexdigest()}"
