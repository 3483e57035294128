"""The store: one profile's encrypted database behind readers, units of work and commit notices."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from fieldservice.domain.notices import CommitNotice
from fieldservice.errors import EnvironmentFault
from fieldservice.store import streams
from fieldservice.store.database import Database
from fieldservice.store.migrate import migrate, newest_version
from fieldservice.store.numbers import HighWater, NumberBlocks, new_device_code
from fieldservice.store.reader import Reader
from fieldservice.system.atomic import disk_faults
from fieldservice.system.clock import Clock
from fieldservice.system.ids import Ids
from fieldservice.system.paths import Profile

if TYPE_CHECKING:
    from fieldservice.store.unit_of_work import UnitOfWork

Listener = Callable[[CommitNotice], None]


class Store:
    """Reads and writes one profile's data. Safe to use from several threads, each with its own connection."""

    def __init__(self, database: Database, clock: Clock, ids: Ids, numbers: NumberBlocks) -> None:
        self.database = database
        self.clock = clock
        self.ids = ids
        self.numbers = numbers
        self.actor_id: str | None = None
        self.stream = streams.current(database.connection())  # of the mutations that are written now
        self.hub_seq = int(self.local_value("hub.seq") or 0)  # how far the hub's rows were pulled
        self.schema_version = newest_version()
        self._listeners: list[Listener] = []

    def read(self) -> Reader:
        """A reader on this thread's connection."""
        return Reader(self.database)

    def begin(self, intent: str, initiator: object | None = None, *, intent_version: int = 1) -> UnitOfWork:
        """A unit of work for one business verb; `initiator` lets a screen skip its own echo."""
        from fieldservice.store.unit_of_work import UnitOfWork  # a start reads; what writing needs comes with it

        return UnitOfWork(self, intent, initiator, intent_version=intent_version)

    def on_commit(self, listener: Listener) -> None:
        """Call `listener` after each commit, in the thread that committed."""
        self._listeners.append(listener)

    def tell(self, notice: CommitNotice) -> None:
        """Pass a commit notice to the listeners; for the unit of work."""
        for listener in self._listeners:
            listener(notice)

    def local_value(self, name: str) -> str | None:
        """A value kept on this device only."""
        rows = self.read().rows("SELECT value FROM local_value WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def local_values(self, prefix: str) -> dict[str, str]:
        """The values kept on this device only whose names begin so, by the rest of their names."""
        sql = "SELECT substr(name, ?), value FROM local_value WHERE substr(name, 1, ?) = ? ORDER BY name"
        return dict(self.read().rows(sql, (len(prefix) + 1, len(prefix), prefix)))

    def close(self) -> None:
        """Fold the write-ahead log into the file and close this thread's connection."""
        with self.database.guard():
            if self.database.is_open():
                self.database.connection().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.database.close()


def open_store(profile: Profile, key: bytes, clock: Clock, ids: Ids) -> Store:
    """Open (or create) the profile's database, bring its schema up to date and bind its number blocks.

    Raises EnvironmentFault when the file is damaged, lost, not writable, or was written by a newer program.
    """
    _ensure_not_lost(profile)
    database = Database(profile.database, key)
    migrate(database, profile.backups, clock)
    numbers = _bind(database, profile)
    return Store(database, clock, ids, numbers)


def _ensure_not_lost(profile: Profile) -> None:
    """SQLite would make an empty database in place of one that is gone, and people would see all their data vanish.

    A profile whose first start was cut off has neither marker nor files, and begins anew.
    """
    log = profile.database.with_name(profile.database.name + "-wal")
    with disk_faults(profile.folder):
        if any(file.exists() and file.stat().st_size for file in (profile.database, log)):
            return
        used = profile.incarnation() is not None or any(profile.blobs.iterdir())
    if used:
        raise EnvironmentFault(
            "store.lost",
            "The database of this profile is missing or empty. Nothing was changed.",
            "Restore the latest backup from the folder {backups}: fieldservice restore FILE.",
            backups=str(profile.backups),
        )


def _bind(database: Database, profile: Profile) -> NumberBlocks:
    """Compare the marker outside with the database's memory of it, then give both a new value.

    Equal: the same database as at the last start, its number blocks and its stream of mutations go on. Different: a
    restored one, its blocks lapse and a new stream begins. No marker although the database remembers one: a clone or a
    moved profile, which also numbers with a device code.
    """
    connection = database.connection()
    with database.guard():
        known = dict(
            connection.execute("SELECT name, value FROM local_value WHERE name IN ('incarnation', 'device_code')")
        )
    marker = profile.incarnation()
    device_code = known.get("device_code", "")
    if "incarnation" in known and marker is None:
        device_code = new_device_code()
    renewed = profile.renew_incarnation()
    with database.guard():
        connection.execute("BEGIN IMMEDIATE")
        if marker is not None and marker == known.get("incarnation"):
            connection.execute("UPDATE number_block SET incarnation = ? WHERE incarnation = ?", (renewed, marker))
            streams.go_on(connection)
        else:
            streams.begin(connection)
        connection.executemany(
            "INSERT INTO local_value (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [("incarnation", renewed), ("device_code", device_code)],
        )
        connection.execute("COMMIT")
    return NumberBlocks(renewed, HighWater(_high_water_file(profile)), device_code)


def _high_water_file(profile: Profile) -> Path:
    return profile.marker_file.with_name(profile.marker_file.name + ".numbers")
