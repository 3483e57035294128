"""The encrypted database file: opening it, one connection a thread, and saying in words what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, Any

from sqlcipher3 import dbapi2 as sqlcipher

from fieldservice.errors import EnvironmentFault

if TYPE_CHECKING:
    from peewee import SqliteDatabase

DatabaseError = sqlcipher.DatabaseError

_PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),  # an answer is on disk before the next question, even when the battery dies
    ("cache_size", -48_000),
    ("temp_store", "memory"),  # temporary tables would be written in clear
    ("busy_timeout", 15_000),
    ("journal_size_limit", 67_108_864),
    ("foreign_keys", "off"),  # synchronised rows arrive in any order; `check` looks at references
)


def _connect(path: Path, key: bytes) -> Any:
    """A connection with a raw 32-byte key, which opens without key stretching."""
    connection = sqlcipher.connect(str(path), timeout=15, isolation_level=None, check_same_thread=False)
    try:
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        for name, value in _PRAGMAS:
            connection.execute(f"PRAGMA {name} = {value}")
    except BaseException:
        connection.close()
        raise
    return connection


class Database:
    """One profile's database. Each thread that touches it gets a connection of its own."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.key = key
        self._threads = local()

    def connection(self) -> Any:
        """This thread's connection, opened when first needed. Raises EnvironmentFault in words."""
        found = getattr(self._threads, "connection", None)
        if found is None:
            with self.guard():
                found = self._threads.connection = _connect(self.path, self.key)
        return found

    def is_open(self) -> bool:
        """Whether this thread has a connection."""
        return getattr(self._threads, "connection", None) is not None

    def close(self) -> None:
        """Close this thread's connection."""
        if self.is_open():
            self._threads.connection.close()
            self._threads.connection = None

    def peewee(self) -> SqliteDatabase:
        """The same file for peewee's migration runner, on connections of its own; to be closed by the caller.

        peewee is loaded for this alone: it takes as long to load as a start takes to open the database, and several
        times as long where it finds a driver of another database to load as well.
        """
        from peewee import SqliteDatabase

        path, key = self.path, self.key

        class Encrypted(SqliteDatabase):
            def _connect(self) -> Any:
                return _connect(path, key)

        found = Encrypted(str(path))
        found.server_version = sqlcipher.sqlite_version_info
        return found

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn what SQLite says of disk, permissions and damage into sentences; other errors stay bugs."""
        try:
            yield
        except DatabaseError as error:
            fault = self.fault(error)
            if fault is None:
                raise
            raise fault from error

    def fault(self, error: Exception) -> EnvironmentFault | None:
        """What an error of SQLite means for people; None for a bug."""
        words = str(error).lower()
        if "disk is full" in words or "disk i/o error" in words:
            return EnvironmentFault(
                "store.disk_full",
                "The disk is full or can't be written, so the last change could not be saved."
                " Everything before it is safe.",
                "Free some space on the disk that holds {folder}, then try again.",
                folder=str(self.path.parent),
            )
        if "readonly" in words or "read-only" in words:
            return EnvironmentFault(
                "store.read_only",
                "The data folder can't be written. Nothing was changed.",
                "Give your user the right to write in {folder}, then try again.",
                folder=str(self.path.parent),
            )
        if "not a database" in words or "malformed" in words or "corrupt" in words:
            return EnvironmentFault(
                "store.damaged",
                "The database file is damaged or belongs to another key. It was left as it is.",
                "Restore the latest backup from the folder {backups}: fieldservice restore FILE.",
                backups=str(self.path.parent / "backups"),
            )
        if "unable to open" in words:
            return EnvironmentFault(
                "store.cannot_open",
                "The database can't be opened.",
                "Check that the folder {folder} exists and that your user may write in it.",
                folder=str(self.path.parent),
            )
        if "database is locked" in words:
            return EnvironmentFault(
                "store.locked",
                "Another program holds the database. Nothing was changed.",
                "Close the other program that uses {folder}, then try again.",
                folder=str(self.path.parent),
            )
        return None
