"""The encrypted database file: opening it, one connection a thread, and saying in words what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from peewee import PeeweeException, SqliteDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from fieldservice.errors import EnvironmentFault

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


class EncryptedDatabase(SqliteDatabase):
    """peewee's SQLite database over SQLCipher with a raw 32-byte key (which opens without key stretching)."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._raw_key = key
        super().__init__(str(path))
        self.server_version = sqlcipher.sqlite_version_info

    def _connect(self) -> Any:
        connection = sqlcipher.connect(self.database, timeout=15, isolation_level=None, check_same_thread=False)
        try:
            connection.execute(f"PRAGMA key = \"x'{self._raw_key.hex()}'\"")
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
        self.peewee = EncryptedDatabase(path, key)

    def connection(self) -> Any:
        """This thread's connection, opened when first needed. Raises EnvironmentFault in words."""
        with self.guard():
            return self.peewee.connection()

    def close(self) -> None:
        """Close this thread's connection."""
        if not self.peewee.is_closed():
            self.peewee.close()

    @contextmanager
    def guard(self) -> Iterator[None]:
        """Turn what SQLite says of disk, permissions and damage into sentences; other errors stay bugs."""
        try:
            yield
        except (DatabaseError, PeeweeException) as error:
            fault = self._fault(error)
            if fault is None:
                raise
            raise fault from error

    def _fault(self, error: Exception) -> EnvironmentFault | None:
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
