"""The hub's database: SQLite without any set-up, or PostgreSQL when several hub processes share it.

Statements are written once, with `?` for parameters, in the SQL that both understand. What differs lives here: types,
locks and snapshots.

**Invariant:** every writer holds one lock from before it takes a sequence number until its commit, so nobody ever sees
a number appear below one that was seen already (`BEGIN IMMEDIATE`; an advisory transaction lock on PostgreSQL).
"""

from __future__ import annotations

import sqlite3
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fieldservice.hub.schema import statements

_LOCK = 0x4653_4855_42  # any constant that nothing else in the same database uses as an advisory lock


class Transaction:
    """Statements inside one transaction of one connection."""

    def __init__(self, cursor: Any, placeholder: str) -> None:
        self._cursor = cursor
        self._placeholder = placeholder

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        self._cursor.execute(self._words(sql), parameters)
        found: list[tuple[Any, ...]] = self._cursor.fetchall()
        return found

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def run(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Carry out a statement; returns how many rows it changed."""
        self._cursor.execute(self._words(sql), parameters)
        return int(self._cursor.rowcount)

    def many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Carry out a statement once for each row."""
        self._cursor.executemany(self._words(sql), list(rows))

    def found(self, sql: str, values: Sequence[Any], fixed: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query with `IN ({marks})`, asked in pieces; `fixed` are the parameters before the marks."""
        rows: list[tuple[Any, ...]] = []
        for start in range(0, len(values), 500):
            piece = values[start : start + 500]
            rows += self.rows(sql.format(marks=", ".join("?" * len(piece))), (*fixed, *piece))
        return rows

    def _words(self, sql: str) -> str:
        return sql if self._placeholder == "?" else sql.replace("%", "%%").replace("?", self._placeholder)


class HubDatabase(ABC):
    """A hub's database. Safe to use from several threads, each with a connection of its own."""

    placeholder = "?"

    def __init__(self) -> None:
        self._own = threading.local()

    @abstractmethod
    def _connect(self) -> Any: ...

    @abstractmethod
    def _begin_write(self, cursor: Any) -> None: ...

    @abstractmethod
    def _begin_read(self, cursor: Any) -> None: ...

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """A transaction that holds the hub's one write lock until it commits; an exception rolls it back."""
        with self._transaction(self._begin_write) as made:
            yield made

    @contextmanager
    def write_aside(self) -> Iterator[Transaction]:
        """A transaction that takes no sequence number, so on PostgreSQL it waits for no other writer."""
        with self._transaction(self._begin_aside) as made:
            yield made

    @contextmanager
    def read(self) -> Iterator[Transaction]:
        """A snapshot: everything read in it stands at the same sequence number."""
        with self._transaction(self._begin_read) as made:
            yield made

    def _begin_aside(self, cursor: Any) -> None:
        self._begin_write(cursor)

    @contextmanager
    def _transaction(self, begin: Any) -> Iterator[Transaction]:
        cursor = self._connection().cursor()
        try:
            begin(cursor)
            yield Transaction(cursor, self.placeholder)
            cursor.execute("COMMIT")
        except BaseException:
            self._roll_back(cursor)
            raise
        finally:
            cursor.close()

    def _roll_back(self, cursor: Any) -> None:
        cursor.execute("ROLLBACK")

    def _connection(self) -> Any:
        connection = getattr(self._own, "connection", None)
        if connection is None:
            connection = self._own.connection = self._connect()
        return connection

    def create(self) -> None:
        """Make what is missing of the schema."""
        with self.write() as transaction:
            for statement in statements(self.blob, self.big):
                transaction.run(statement)

    blob = "BLOB"
    big = "INTEGER"

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._own, "connection", None)
        if connection is not None:
            connection.close()
            self._own.connection = None


class SqliteHub(HubDatabase):
    """One file, one hub process; ":memory:" for simulations."""

    def __init__(self, path: Path | str) -> None:
        super().__init__()
        self.path = path
        self._memory: sqlite3.Connection | None = None

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=30, isolation_level=None, check_same_thread=False)
        for pragma in ("journal_mode = wal", "synchronous = full", "busy_timeout = 30000", "cache_size = -64000"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _begin_write(self, cursor: Any) -> None:
        cursor.execute("BEGIN IMMEDIATE")

    def _begin_read(self, cursor: Any) -> None:
        cursor.execute("BEGIN")

    def _roll_back(self, cursor: Any) -> None:
        if cursor.connection.in_transaction:  # a full disk may have rolled back already
            cursor.execute("ROLLBACK")


class PostgresHub(HubDatabase):
    """A PostgreSQL database, shared by any number of hub processes."""

    placeholder = "%s"
    blob = "BYTEA"
    big = "BIGINT"

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    def _connect(self) -> Any:
        import psycopg  # only a hub on PostgreSQL needs it

        return psycopg.connect(self.url, autocommit=True)

    def _begin_write(self, cursor: Any) -> None:
        cursor.execute("BEGIN")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))

    def _begin_aside(self, cursor: Any) -> None:
        cursor.execute("BEGIN")

    def _begin_read(self, cursor: Any) -> None:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")


def open_hub_database(folder: Path, url: str | None = None) -> HubDatabase:
    """The database of the hub in `folder`: `hub.db` there, or what `url` (postgresql://...) names. Makes its schema."""
    database: HubDatabase = PostgresHub(url) if url else SqliteHub(folder / "hub.db")
    database.create()
    return database
