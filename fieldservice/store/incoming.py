"""Rows from the hub: written beside what this device has not delivered yet, with everything that follows from them.

Whatever the hub says of a row, own changes that the hub's snapshot does not hold yet are laid on top, so nobody sees
their own work vanish between delivering it and getting it back. Nothing here is captured: it is the hub's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from msgspec import Struct

from fieldservice.store import on_hand, tables, upcasting
from fieldservice.store.outbox import DISCARDED, QUARANTINED, REFUSED
from fieldservice.store.projections import Projections
from fieldservice.store.reader import Reader, parts
from fieldservice.store.tables import SEARCH_KINDS

if TYPE_CHECKING:
    from fieldservice.store.store import Store

Key = tuple[str, str]  # table, id


class HubRow(Protocol):
    """A row as the hub sends it (`sync.messages.Row`)."""

    @property
    def table(self) -> str: ...
    @property
    def id(self) -> str: ...
    @property
    def base(self) -> int: ...
    @property
    def values(self) -> dict[str, Any]: ...
    @property
    def versions(self) -> dict[str, int]: ...


class OwnChange(Struct, frozen=True):
    """A change of this device that the hub's snapshot does not hold."""

    mid: int
    kind: str  # i | u
    values: dict[str, Any]


class Overlay:
    """Own changes by row that are to be laid on top of what the hub sent as of one of its sequence numbers.

    Decoded mutations are remembered between pulls, because a device may come with weeks of work.
    """

    def __init__(self) -> None:
        self._decoded: dict[int, list[tuple[Key, OwnChange]]] = {}
        self._by_row: dict[Key, list[OwnChange]] = {}
        self._mids: tuple[int, ...] = ()

    def refresh(self, connection: Any, seq: int) -> None:
        """Take what is not answered, or was placed after `seq`."""
        mids = tuple(
            mid
            for (mid,) in connection.execute(
                "SELECT mid FROM mutation WHERE (seq IS NULL OR seq > ?) AND state NOT IN (?, ?, ?) AND payload <> x''"
                " ORDER BY mid",
                (seq, DISCARDED, REFUSED, QUARANTINED),
            )
        )
        if mids == self._mids:
            return
        for mid in mids:
            if mid not in self._decoded:
                self._decoded[mid] = _decode(connection, mid)
        for mid in set(self._decoded).difference(mids):
            del self._decoded[mid]
        self._mids = mids
        self._by_row = {}
        for mid in mids:
            for key, change in self._decoded[mid]:
                self._by_row.setdefault(key, []).append(change)

    def of(self, key: Key) -> list[OwnChange]:
        """The own changes of a row, oldest first."""
        return self._by_row.get(key, [])


def _decode(connection: Any, mid: int) -> list[tuple[Key, OwnChange]]:
    import msgspec

    payload, schema = connection.execute(
        "SELECT payload, schema_version FROM mutation WHERE mid = ?", (mid,)
    ).fetchone()
    changes = upcasting.upcast(msgspec.msgpack.decode(payload), schema)
    return [((change[1], change[2]), OwnChange(mid, change[0], change[3])) for change in changes]


def keys_of(connection: Any, mid: int) -> list[Key]:
    """The rows that an own mutation touched."""
    return [key for key, _ in _decode(connection, mid)]


class Incoming:
    """Writes the hub's rows inside one transaction of the device."""

    def __init__(self, store: Store, connection: Any, reader: Reader, overlay: Overlay) -> None:
        self._connection = connection
        self._reader = reader
        self._overlay = overlay
        self._projections = Projections(connection, from_hub=True)
        self._sums: set[on_hand.Key] = set()
        self.touched: dict[str, set[str]] = {}

    def take(self, rows: Sequence[HubRow]) -> None:
        """Write rows as the hub holds them, with own undelivered changes on top."""
        by_table: dict[str, dict[str, HubRow]] = {}
        for row in rows:
            by_table.setdefault(row.table, {})[row.id] = row
        for name, group in by_table.items():
            if name in tables.names():  # a table of a newer program: fetched again after the update
                self._take_table(tables.table_of(name), group)
                self.touched.setdefault(name, set()).update(group)

    def _take_table(self, table: tables.Table, rows: Mapping[str, HubRow]) -> None:
        held = self._held(table, list(rows))
        fresh = []
        for id, row in rows.items():
            values, bases = self._state(table, row)
            if id in held:
                self._update(table, id, held[id], values, row.base, bases)
            else:
                fresh.append(self._new(table, id, values, row.base, bases))
        if fresh:
            self._connection.executemany(
                f"INSERT INTO {table.name} ({table.select}, row_base, field_bases)"
                f" VALUES ({', '.join('?' * (len(table.columns) + 2))})",
                fresh,
            )

    def _held(self, table: tables.Table, ids: list[str]) -> dict[str, dict[str, tables.SqlValue]]:
        names = [column.name for column in table.columns]
        held: dict[str, dict[str, tables.SqlValue]] = {}
        for part in parts(ids):
            marks = ", ".join("?" * len(part))
            for row in self._reader.rows(f"SELECT {table.select} FROM {table.name} WHERE id IN ({marks})", part):
                held[row[names.index("id")]] = dict(zip(names, row, strict=True))
        return held

    def _state(self, table: tables.Table, row: HubRow) -> tuple[dict[str, Any], dict[str, int]]:
        """The row's values and versions, own changes laid on top."""
        own = self._overlay.of((row.table, row.id))
        if not own:
            return row.values, row.versions
        values = dict(row.values)
        bases = dict(row.versions)
        for change in own:
            if change.kind == "i":
                continue  # the hub has the row: it was another laptop's, or a snapshot taken after all
            values.update(change.values)
            for name in change.values:
                column = table.by_name.get(name)
                if column is not None:
                    bases[column.group] = -change.mid
        return values, bases

    def _new(
        self, table: tables.Table, id: str, given: Mapping[str, Any], base: int, bases: Mapping[str, int]
    ) -> list[tables.SqlValue]:
        values = [given.get(column.name, column.default) for column in table.columns]
        values[0] = id
        record = table.load(tuple(values))
        self._projections.inserted(table, record, values)
        self._note_sums(table.name, given)
        return [*values, base, _bases(bases)]

    def _update(
        self,
        table: tables.Table,
        id: str,
        before: dict[str, tables.SqlValue],
        given: Mapping[str, Any],
        base: int,
        bases: Mapping[str, int],
    ) -> None:
        after = {
            column.name: before[column.name] if column.derived else given.get(column.name, column.default)
            for column in table.columns
        }
        after["id"] = id
        new = {name: value for name, value in after.items() if value != before[name]}
        assignments = "".join(f"{name} = ?, " for name in new)
        self._connection.execute(
            f"UPDATE {table.name} SET {assignments}row_base = ?, field_bases = ? WHERE id = ?",
            (*new.values(), base, _bases(bases), id),
        )
        self._note_sums(table.name, after)
        if new:
            self._note_sums(table.name, before)  # a fact that somebody else had recorded in other words
            self._projections.changed(table, table.load(tuple(after.values())), before, new)

    def drop(self, keys: Iterable[Key]) -> None:
        """Delete rows that no scope of this device holds any more."""
        by_table: dict[str, list[str]] = {}
        for table, id in keys:
            if table in tables.names():
                by_table.setdefault(table, []).append(id)
        for table, ids in by_table.items():
            self.touched.setdefault(table, set()).update(ids)
            for part in parts(ids):
                marks = ", ".join("?" * len(part))
                if table in SEARCH_KINDS:
                    self._connection.execute(
                        f"DELETE FROM search_{table} WHERE rowid IN (SELECT rid FROM {table} WHERE id IN ({marks}))",
                        tuple(part),
                    )
                shape = tables.table_of(table)
                for held in self._held(shape, list(part)).values():
                    self._note_sums(table, held)
                    self._projections.dropped(shape, shape.load(tuple(held.values())))
                self._connection.execute(f"DELETE FROM {table} WHERE id IN ({marks})", tuple(part))

    def sums_of(self, mid: int) -> None:
        """Compute the stock sums again that an own mutation's moves are part of (it was refused, or came back)."""
        for key, change in _decode(self._connection, mid):
            self._note_sums(key[0], change.values)

    def _note_sums(self, table: str, values: Mapping[str, Any]) -> None:
        if table == "stock_move":
            self._sums.update(on_hand.keys_of_move(values))
        elif table == "stock_balance":
            self._sums.add(on_hand.key_of_balance(values))

    def finish(self) -> None:
        """Write everything derived; the last step before the commit."""
        on_hand.compute(self._connection, self._sums)
        self._projections.apply(self._reader)


def _bases(bases: Mapping[str, int]) -> str | None:
    return json.dumps(dict(bases), separators=(",", ":")) if bases else None
