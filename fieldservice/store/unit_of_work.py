"""The unit of work: the only way to write. Rows, outbox, sums and search index change in one transaction, or not.

    with store.begin("visit.finish") as uow:
        booking = uow.get(Booking, booking_id)
        uow.change(Booking, booking_id, status="left", left_at=now)
        uow.commit()

Leaving without `commit` rolls back. Writers queue for the database's write lock (BEGIN IMMEDIATE), so what a unit of
work has read stays true until it commits.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Any, TypeVar

from msgspec import Struct, field

from fieldservice.domain.notices import CommitNotice
from fieldservice.store import tables
from fieldservice.store.outbox import Outbox
from fieldservice.store.projections import Projections
from fieldservice.store.reader import Reader
from fieldservice.store.sound import is_sound, sound
from fieldservice.system.clock import to_ms

if TYPE_CHECKING:
    from fieldservice.store.store import Store

R = TypeVar("R")

_MOST_IDS_IN_NOTICE = 2_000


class _Touched(Struct):
    ids: dict[str, set[str]] = field(default_factory=dict)

    def add(self, table: str, id: str) -> None:
        self.ids.setdefault(table, set()).add(id)

    def notice(self) -> dict[str, frozenset[str] | None]:
        return {t: frozenset(i) if len(i) <= _MOST_IDS_IN_NOTICE else None for t, i in self.ids.items()}


class UnitOfWork(Reader):
    """One transaction that reads and writes. Made by `Store.begin`."""

    def __init__(self, store: Store, intent: str, initiator: object | None, *, intent_version: int = 1) -> None:
        super().__init__(store.database)
        self._store = store
        self._intent = intent
        self._intent_version = intent_version
        self._initiator = initiator
        self._pending: dict[str, list[list[tables.SqlValue]]] = {}
        self._touched = _Touched()
        self._after_rollback: list[Callable[[], None]] = []
        self._open = False

    def __enter__(self) -> UnitOfWork:
        self._connection = self._database.connection()
        self._open = True
        try:
            with self._database.guard():
                self._connection.execute("BEGIN IMMEDIATE")
            self._outbox = Outbox(self._connection, self._store.stream)
        except BaseException as error:  # a disk that fails now must not leave the transaction open
            self.__exit__(type(error), error, None)
            raise
        self._numbers = self._store.numbers.lease(self._connection)
        self._projections = Projections(self._connection)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._open:
            self._open = False
            if self._connection.in_transaction:  # a full disk may have rolled back already
                self._connection.execute("ROLLBACK")
            for undo in self._after_rollback:
                undo()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query, with everything that this unit of work has added so far."""
        if self._pending:
            self._flush()
        return super().rows(sql, parameters)

    def add(self, record: Any) -> None:
        """Insert a record. It is captured for the hub and written with the next read or at commit."""
        table = tables.of(type(record))
        values = table.dump(record)
        mid = self._outbox.mid
        self._outbox.capture(("i", table.name, record.id, table.filled(values)))
        self._projections.inserted(table, record, values)
        values.append(-mid)
        self._pending.setdefault(table.name, []).append(values)
        self._touched.add(table.name, record.id)

    def add_all(self, records: Iterable[Any]) -> None:
        """Insert many records, in order."""
        for record in records:
            self.add(record)

    def change(self, cls: type[R], id: str, **changes: Any) -> R:
        """Change fields of a row; fields that keep their value are not captured. Returns the record as it is now.

        Raises UserError when the row does not exist, ValueError for an append-only or derived target (a bug).
        """
        table = tables.of(cls)
        if table.append_only:
            raise ValueError(f"{table.name} is append-only")
        rows = self.rows(f"SELECT {table.select}, row_base, field_bases FROM {table.name} WHERE id = ?", (id,))
        if not rows:
            self.get(cls, id)
        current = rows[0]
        before = {c.name: v for c, v in zip(table.columns, current[: len(table.columns)], strict=True)}
        new: dict[str, tables.SqlValue] = {}
        for name, value in changes.items():
            column = table.by_name[name]
            if column.derived:
                raise ValueError(f"{table.name}.{name} is derived")
            if value is None and not column.nullable:
                raise ValueError(f"{table.name}.{name} can't be empty")
            sql_value = None if value is None else column.to_sql(value)
            if isinstance(sql_value, str) and not is_sound(sql_value):
                sql_value = sound(sql_value)
            if sql_value != before[name]:
                new[name] = sql_value
        if not new:
            loaded: R = table.load(current[: len(table.columns)])
            return loaded
        self._capture_change(table, id, before, new, current[-2], current[-1])
        self._touched.add(table.name, id)
        changed: R = table.load(tuple({**before, **new}.values()))
        self._projections.changed(table, changed, before, new)
        return changed

    def _capture_change(
        self,
        table: tables.Table,
        id: str,
        before: dict[str, tables.SqlValue],
        new: dict[str, tables.SqlValue],
        row_base: int,
        field_bases: str | None,
    ) -> None:
        bases: dict[str, int] = json.loads(field_bases) if field_bases else {}
        mid = self._outbox.mid
        captured = dict(new)
        based_on: dict[str, int] = {}
        for name in new:
            group = table.by_name[name].group
            based_on[group] = bases.get(group, row_base)
            for member in table.groups.get(group, ()):  # a group is merged whole, so it travels whole
                captured.setdefault(member, before[member])
        bases.update(dict.fromkeys(based_on, -mid))
        self._outbox.capture(("u", table.name, id, captured, based_on))
        assignments = ", ".join(f"{name} = ?" for name in new)
        with self._database.guard():
            self._connection.execute(
                f"UPDATE {table.name} SET {assignments}, field_bases = ? WHERE id = ?",
                (*new.values(), json.dumps(bases, separators=(",", ":")), id),
            )

    def next_number(self, series: str) -> str:
        """The next human number of a series ("WO"), final at once; given back if this unit of work rolls back."""
        return self._numbers.take(series)

    def put_local(self, name: str, value: str | None) -> None:
        """Keep a value on this device only (drafts, remembered mappings); None forgets it."""
        name, value = sound(name), None if value is None else sound(value)
        with self._database.guard():
            if value is None:
                self._connection.execute("DELETE FROM local_value WHERE name = ?", (name,))
            else:
                self._connection.execute(
                    "INSERT INTO local_value (name, value) VALUES (?, ?)"
                    " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                    (name, value),
                )
        self._touched.add("local_value", name)

    # for `store.sync_answers` and the device's side of synchronisation: what is not a change by a person

    @property
    def connection(self) -> Any:
        """The connection whose transaction this is."""
        return self._connection

    @property
    def next_mid(self) -> int:
        """The number of the mutation that the next change will be part of."""
        return self._outbox.mid

    def capture_again(self, change: tuple[Any, ...]) -> None:
        """Put a change into the outbox whose effect is in the rows already."""
        self._outbox.capture(change)
        self._touched.add(change[1], change[2])

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run a statement that captures nothing, after everything that was added so far."""
        self._flush()
        with self._database.guard():
            self._connection.execute(sql, parameters)

    def touch(self, table: str, id: str) -> None:
        """Name a row in the commit notice."""
        self._touched.add(table, id)

    def on_rollback(self, undo: Callable[[], None]) -> None:
        """Call `undo` should this unit of work not be committed (files put beside the database)."""
        self._after_rollback.append(undo)

    def commit(self) -> None:
        """Make everything durable, then tell the listeners. Raises EnvironmentFault (and rolls back) on a full disk."""
        with self._database.guard():
            self._flush()
            self._projections.apply(self)
            self._numbers.keep()
            if len(self._outbox):
                self._outbox.write(
                    intent=self._intent,
                    intent_version=self._intent_version,
                    schema_version=self._store.schema_version,
                    person_id=self._store.actor_id,
                    device_at=to_ms(self._store.clock.now()),
                    base=self._store.hub_seq,
                )
            self._connection.execute("COMMIT")
        self._open = False
        if self._touched.ids:
            self._store.tell(CommitNotice(self._intent, self._touched.notice(), self._initiator))

    def _flush(self) -> None:
        pending, self._pending = self._pending, {}
        with self._database.guard():
            for name, rows in pending.items():
                self._connection.executemany(tables.table_of(name).insert, rows)
            self._projections.apply_sums()
