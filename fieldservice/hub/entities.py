"""The hub's rows: reading, making and changing them inside one write transaction.

`Ledger` is one write transaction: it allocates sequence numbers, keeps the rows that were read, and writes each changed
row once. It knows nothing of merging or of scopes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import msgspec

from fieldservice.hub.database import Transaction
from fieldservice.store.tables import SqlValue, table_of

HUB_STREAM = "hub"  # mutations that the hub itself makes

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode

Values = dict[str, SqlValue]


@dataclass(frozen=True, slots=True)
class Version:
    """Which mutation last wrote a field or group: its place in the hub's order, and its name."""

    seq: int
    stream: str
    mid: int
    was: int = 0  # its place at a hub that has since been restored from a backup


@dataclass(slots=True, eq=False)
class Entity:
    """A row of the hub. `versions` holds the fields and groups that were changed since `base`."""

    rid: int
    table: str
    id: str
    seq: int
    base: Version
    values: Values
    versions: dict[str, Version] = field(default_factory=dict)
    new: bool = False  # not written yet

    def get(self, name: str) -> SqlValue:
        """The value of a field, its default where none was ever given."""
        if name in self.values:
            return self.values[name]
        return default_of(self.table, name)

    def version(self, group: str) -> Version:
        """Which mutation wrote the group last."""
        return self.versions.get(group, self.base)

    def versions_on_wire(self) -> dict[str, int]:
        """Sequence numbers by group, as devices keep them."""
        return {group: version.seq for group, version in self.versions.items()}


@cache
def _defaults(table: str) -> Mapping[str, SqlValue]:
    return {column.name: column.default for column in table_of(table).columns}


def default_of(table: str, name: str) -> SqlValue:
    """The default of a field; None for one that only a newer program knows."""
    try:
        return _defaults(table).get(name)
    except KeyError:
        return None


def group_of(table: str, name: str) -> str:
    """The group that a field is merged with; itself when it stands alone or only a newer program knows it."""
    column = table_of(table).by_name.get(name)
    return column.group if column else name


def members_of(table: str, group: str) -> tuple[str, ...]:
    """The fields of a group; the field itself for one that stands alone."""
    return table_of(table).groups.get(group, (group,))


_COLUMNS = "rid, tab, id, seq, base_seq, base_stream, base_mid, base_was, data, versions"


def entity_of(row: tuple[Any, ...]) -> Entity:
    """The entity of a row that was selected with the columns above."""
    versions = {g: Version(*v) for g, v in _decode(row[9]).items()} if row[9] else {}
    return Entity(row[0], row[1], row[2], row[3], Version(*row[4:8]), _decode(row[8]), versions)


class Ledger:
    """One write transaction of the hub."""

    def __init__(self, transaction: Transaction) -> None:
        self.tx = transaction
        self._counters: dict[str, int] = {}
        self._read_counters: dict[str, int] = {}
        self._known: dict[tuple[str, str], Entity | None] = {}
        self._dirty: dict[int, Entity] = {}

    # Counters

    def next(self, name: str, by: int = 1) -> int:
        """The next value of a counter (the first of `by` values); nobody else can take it until the commit."""
        value = (self._counters[name] if name in self._counters else self.counter(name)) + 1
        self._counters[name] = value + by - 1
        return value

    def counter(self, name: str) -> int:
        """The highest value of a counter so far."""
        if name not in self._counters:
            row = self.tx.one("SELECT value FROM counter WHERE name = ?", (name,))
            self._counters[name] = self._read_counters[name] = int(row[0]) if row else 0
        return self._counters[name]

    def raise_counter(self, name: str, value: int) -> None:
        """Let a counter go on above `value`."""
        if value > self.counter(name):
            self._counters[name] = value

    # Rows

    def load(self, table: str, ids: Iterable[str]) -> None:
        """Read these rows at once, so that `find` needs no query for them."""
        wanted = [id for id in dict.fromkeys(ids) if (table, id) not in self._known]
        if not wanted:
            return
        found = self.tx.found(f"SELECT {_COLUMNS} FROM entity WHERE tab = ? AND id IN ({{marks}})", wanted, (table,))
        self._known.update(dict.fromkeys((table, id) for id in wanted))
        for row in found:
            self._known[table, row[2]] = entity_of(row)

    def find(self, table: str, id: str | None) -> Entity | None:
        """The row, or None."""
        if id is None:
            return None
        if (table, id) not in self._known:
            self.load(table, [id])
        return self._known[table, id]

    def by_rid(self, rids: Iterable[int]) -> list[Entity]:
        """Rows by their numbers, as they stand in this transaction."""
        wanted = list(rids)
        unwritten = [self._dirty[rid] for rid in wanted if rid in self._dirty]
        asked = [rid for rid in wanted if rid not in self._dirty]
        found = self.tx.found(f"SELECT {_COLUMNS} FROM entity WHERE rid IN ({{marks}})", asked)
        return unwritten + [self._known.get((row[1], row[2])) or self._remember(entity_of(row)) for row in found]

    def _remember(self, entity: Entity) -> Entity:
        self._known[entity.table, entity.id] = entity
        return entity

    def insert(self, table: str, id: str, values: Values, version: Version) -> Entity:
        """A new row; written with the next `flush`."""
        entity = Entity(self.next("rid"), table, id, version.seq, version, values, new=True)
        self._known[table, id] = entity
        self._dirty[entity.rid] = entity
        return entity

    def change(self, entity: Entity, values: Values, groups: Iterable[str], version: Version) -> None:
        """Give fields of a row new values; `groups` are those that they belong to."""
        entity.values.update(values)
        for group in groups:
            entity.versions[group] = version
        self.touch(entity, version.seq)

    def touch(self, entity: Entity, seq: int) -> None:
        """Have the row sent to its devices again."""
        entity.seq = seq
        self._dirty[entity.rid] = entity

    def flush(self) -> tuple[list[Entity], list[Entity]]:
        """Write what was changed since the last flush; returns the new rows and the changed ones."""
        fresh = [e for e in self._dirty.values() if e.new]
        older = [e for e in self._dirty.values() if not e.new]
        self._dirty.clear()
        if fresh:
            self.tx.many(
                f"INSERT INTO entity ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    (
                        *(e.rid, e.table, e.id, e.seq, e.base.seq, e.base.stream, e.base.mid, e.base.was),
                        *(_encode(e.values), _versions(e)),
                    )
                    for e in fresh
                ],
            )
        if older:
            self.tx.many(
                "UPDATE entity SET seq = ?, data = ?, versions = ? WHERE rid = ?",
                [(e.seq, _encode(e.values), _versions(e), e.rid) for e in older],
            )
        for entity in fresh:
            entity.new = False
        return fresh, older

    def close(self) -> None:
        """Write the counters; the last step before the commit."""
        moved = [(n, v) for n, v in self._counters.items() if v != self._read_counters.get(n)]
        if moved:
            self.tx.many(
                "INSERT INTO counter (name, value) VALUES (?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                moved,
            )
        self._read_counters.update(moved)

    def forget(self) -> None:
        """After rolling back to a savepoint: nothing that was read or changed since can be trusted.

        The counters stay where they are: a number that was skipped does no harm, one given twice would.
        """
        self._known.clear()
        self._dirty.clear()


def _versions(entity: Entity) -> bytes | None:
    if not entity.versions:
        return None
    return _encode({g: (v.seq, v.stream, v.mid, v.was) for g, v in entity.versions.items()})
