"""What tests leave out in their own process because it only takes time; `tests/conftest.py` puts it in place.

Stretching a passphrase is meant to take long. Waiting for the disk shows only when the power fails, which no test
brings about (those that kill a process, or say that the disk is full, do so all the same). The migrations make the same
database each time. Programs that tests start do everything; the test of a promise about any of it takes `as_shipped`.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from functools import cache
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from fieldservice.hub.database import SqliteHub
from fieldservice.store import database, store
from fieldservice.store.database import Database
from fieldservice.store.migrate import migrate
from fieldservice.system import keys
from fieldservice.system.clock import Clock, SystemClock

KEY = bytes(range(32))  # the one that most tests open their profiles with


def take_shortcuts(patch: pytest.MonkeyPatch) -> None:
    """Leave it out until `patch` is undone."""
    patch.setattr(keys, "_TIME_COST", 1)
    patch.setattr(keys, "_MEMORY_KIB", 1_024)
    patch.setattr(os, "fsync", lambda descriptor: None)
    quick = [(name, "off" if name == "synchronous" else value) for name, value in database._PRAGMAS]
    patch.setattr(database, "_PRAGMAS", tuple(quick))
    patch.setattr(store, "migrate", _migrate_once)
    connect = SqliteHub._connect

    def connect_quickly(hub: SqliteHub) -> sqlite3.Connection:
        connection = connect(hub)
        connection.execute("PRAGMA synchronous = off")
        return connection

    patch.setattr(SqliteHub, "_connect", connect_quickly)


def _migrate_once(database: Database, backups: Path, clock: Clock) -> list[str]:
    """As `migrate`, but a new database is a copy of what the migrations made for the first one."""
    if database.path.exists():
        return migrate(database, backups, clock)
    names, content = _migrated()
    try:
        database.path.write_bytes(content if database.key == KEY else _locked_anew(content, database.key))
    except OSError:  # the disk won't have it: the program itself is to tell of that
        database.path.unlink(missing_ok=True)
        return migrate(database, backups, clock)
    return list(names)


@cache
def _migrated() -> tuple[tuple[str, ...], bytes]:
    """The names of the migrations, and the database that they make."""
    with tempfile.TemporaryDirectory() as folder:
        made = Database(Path(folder) / "data.db", KEY)
        names = migrate(made, Path(folder), SystemClock())
        made.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        made.close()
        return tuple(names), made.path.read_bytes()


def _locked_anew(content: bytes, key: bytes) -> bytes:
    """The same database with another key."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "data.db"
        path.write_bytes(content)
        connection = sqlcipher.connect(str(path), isolation_level=None)
        for pragma in (f"key = \"x'{KEY.hex()}'\"", "journal_mode = off", f"rekey = \"x'{key.hex()}'\""):
            connection.execute(f"PRAGMA {pragma}").fetchall()
        connection.close()
        return path.read_bytes()
