"""The hub's database: SQLite without any set-up, or PostgreSQL when several hub processes share it.

Statements are written once, with `?` for parameters, in the SQL that both understand. What differs lives here: types,
locks and snapshots.

**Invariant:** every writer holds one lock from before it takes a sequence number until its commit, so nobody ever sees
a number appear below one that was seen already (`BEGIN IMMEDIATE`; an advisory transaction lock on PostgreSQL).
"""

from __future__ import annotations

import errno
import logging
import sqlite3
import threading
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.hub.schema import statements
from fieldservice.system.atomic import environment_fault_from

_log = logging.getLogger("fieldservice.hub")
_LOCK = 0x4653_4855_42  # any constant that nothing else in the same database uses as an advisory lock


# What SQLite says when the machine fails it: full or broken disk, no memory, another process in the way, interrupted
_OUTAGES = frozenset(
    getattr(sqlite3, f"SQLITE_{word}")
    for word in "PERM BUSY LOCKED NOMEM READONLY INTERRUPT IOERR CORRUPT FULL CANTOPEN PROTOCOL NOTADB".split()
)


def is_outage(error: BaseException) -> bool:
    """Whether the database could not work at all, as opposed to what was asked of it being wrong."""
    if isinstance(error, sqlite3.Error):
        code: int | None = getattr(error, "sqlite_errorcode", None)
        return code is not None and code & 0xFF in _OUTAGES
    if type(error).__module__.partition(".")[0] != "psycopg":
        return isinstance(error, OSError | MemoryError)
    state = getattr(error, "sqlstate", None)
    if state is None:  # psycopg's own word: the connection is gone - or a value (with NUL) that it can't send
        return any(kind.__name__ in ("OperationalError", "InterfaceError") for kind in type(error).__mro__)
    return state[:2] in ("08", "25", "40", "53", "55", "57", "58")


_DISK = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_PERM: errno.EACCES,
}
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


def fault_of(error: Exception, place: str) -> EnvironmentFault:
    """An outage as a sentence with a next step. What the database says itself is for whoever looks after the hub."""
    code = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
    if code in _DISK:
        return environment_fault_from(OSError(_DISK[code], str(error)), place)
    if code in _DAMAGE:
        return EnvironmentFault(
            "hub_admin.damaged",
            "The hub's database is damaged, or is none. It was left as it is.",
            "Restore the newest backup: fieldservice hub restore FILE. Laptops deliver again what came after it.",
        )
    return EnvironmentFault(
        "hub_admin.busy",
        "The hub's database can't be used at present.",
        "Look after the database; laptops keep what waits and deliver it later. The database says: {reason}",
        reason=" ".join(str(error).split()) or type(error).__name__,
    )


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
        """Raises EnvironmentFault when the database can't work; the next transaction tries a new connection."""
        try:
            cursor = self._begun(begin)
            try:
                yield Transaction(cursor, self.placeholder)
                cursor.execute("COMMIT")
            except BaseException as error:
                self._roll_back(cursor, error)
                raise
            finally:
                cursor.close()
        except self.errors() as error:
            if not is_outage(error):
                raise
            fault = fault_of(error, self.place)
            _log.info("%s: %s", fault.code, error)
            raise fault from error

    def _begun(self, begin: Any) -> Any:
        """A cursor in a new transaction. A connection that broke since it was last used is replaced by a new one."""
        for kept in (self._has_connection(), False):
            cursor = self._connection().cursor()
            try:
                begin(cursor)
                return cursor
            except self.errors() as error:
                self._roll_back(cursor, error)
                cursor.close()
                if not kept or self._has_connection() or not is_outage(error):
                    raise
        raise AssertionError("not reached")

    def _roll_back(self, cursor: Any, error: BaseException) -> None:
        """Undo what was done; a connection with which that can't be done is closed."""
        try:
            self._undo(cursor)
        except self.errors() as second:
            if not is_outage(error) and not is_outage(second):
                raise
            self.close()

    def _undo(self, cursor: Any) -> None:
        cursor.execute("ROLLBACK")

    @abstractmethod
    def errors(self) -> tuple[type[Exception], ...]:
        """What the database's driver raises."""

    def _has_connection(self) -> bool:
        return getattr(self._own, "connection", None) is not None

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

    @property
    @abstractmethod
    def place(self) -> str:
        """Where the data is, for people who look after it; without secrets."""

    def close(self) -> None:
        """Close this thread's connection."""
        connection = getattr(self._own, "connection", None)
        if connection is not None:
            self._own.connection = None
            connection.close()


class SqliteHub(HubDatabase):
    """One file, one hub process; ":memory:" for simulations."""

    def __init__(self, path: Path | str) -> None:
        super().__init__()
        self.path = path
        self._memory: sqlite3.Connection | None = None

    @property
    def place(self) -> str:
        """The file."""
        return str(self.path)

    def errors(self) -> tuple[type[Exception], ...]:
        return (sqlite3.Error,)

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=30, isolation_level=None, check_same_thread=False)
        try:
            for pragma in ("journal_mode = wal", "synchronous = full", "busy_timeout = 30000", "cache_size = -64000"):
                connection.execute(f"PRAGMA {pragma}")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _begin_write(self, cursor: Any) -> None:
        cursor.execute("BEGIN IMMEDIATE")

    def _begin_read(self, cursor: Any) -> None:
        cursor.execute("BEGIN")

    def _undo(self, cursor: Any) -> None:
        if cursor.connection.in_transaction:  # a full disk may have rolled back already
            cursor.execute("ROLLBACK")


# Seconds until a server that doesn't answer is given up, in libpq's words; what the address says itself goes first
_PATIENCE: dict[str, Any] = {
    "connect_timeout": 10,
    "keepalives_idle": 30,
    "tcp_user_timeout": 60_000,
    # a hub process that hangs, or whose network is gone, gives the writers' lock back
    "options": "-c idle_in_transaction_session_timeout=120000",
}


class PostgresHub(HubDatabase):
    """A PostgreSQL database, shared by any number of hub processes."""

    placeholder = "%s"
    blob = "BYTEA"
    big = "BIGINT"

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    @property
    def place(self) -> str:
        """What it is; the address may hold a password."""
        return "PostgreSQL"

    def errors(self) -> tuple[type[Exception], ...]:
        """What psycopg raises."""
        import psycopg

        return (psycopg.Error,)

    def _connect(self) -> Any:
        import psycopg  # only a hub on PostgreSQL needs it

        try:
            given = psycopg.conninfo.conninfo_to_dict(self.url)
        except psycopg.ProgrammingError:
            raise not_an_address() from None
        return psycopg.connect(self.url, autocommit=True, **{k: v for k, v in _PATIENCE.items() if k not in given})

    def _begin_write(self, cursor: Any) -> None:
        cursor.execute("BEGIN")
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))

    def _begin_aside(self, cursor: Any) -> None:
        cursor.execute("BEGIN")

    def _begin_read(self, cursor: Any) -> None:
        cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")


def not_an_address() -> UserError:
    """What was given is no address of a database."""
    return UserError("hub_admin.database_url", "A database is named like postgresql://user@host/name.")


def open_hub_database(folder: Path, url: str | None = None) -> HubDatabase:
    """The database of the hub in `folder`: `hub.db` there, or what `url` (postgresql://...) names. Makes its schema."""
    database: HubDatabase = PostgresHub(url) if url else SqliteHub(folder / "hub.db")
    database.create()
    return database
