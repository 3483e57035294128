"""A hub and devices in memory, with the real code on real SQLite: quick to make, to copy and to set back.

Nothing here is a fake but the clock, the ids, the place of the files and what carries the messages.
"""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from fieldservice.domain.records import Person, replaced
from fieldservice.hub import epochs
from fieldservice.hub.database import SqliteHub
from fieldservice.hub.devices import Device
from fieldservice.hub.hub import Hub
from fieldservice.store import streams
from fieldservice.store.database import Database
from fieldservice.store.numbers import HUB_CODE, HUB_DEVICE, HighWater, NumberBlocks
from fieldservice.store.store import Store
from fieldservice.store.tables import create_statements
from fieldservice.sync.device import SyncDevice
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import Ids

START = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


class MemoryDatabase(Database):
    """A database of one connection in memory."""

    def __init__(self, source: Any) -> None:
        super().__init__(Path(":memory:"), b"")
        self._threads.connection = copy_of(source)


def copy_of(source: Any) -> Any:
    """A copy of a database in memory."""
    connection = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
    source.backup(connection)
    return connection


@cache
def _template() -> Any:
    """An empty profile's database (that the migrations make the same schema is a test of its own)."""
    connection = sqlcipher.connect(":memory:", isolation_level=None, check_same_thread=False)
    for statement in create_statements():
        connection.execute(statement)
    return connection


@cache
def _hub_template() -> sqlite3.Connection:
    made = SqliteHub(":memory:")
    made.create()
    connection: sqlite3.Connection = made._connection()
    return connection


class MemoryHub(SqliteHub):
    """A hub's database in memory, which can be saved and set back."""

    def __init__(self, saved: bytes | None = None) -> None:
        super().__init__(":memory:")
        self._connection().deserialize(saved if saved is not None else _hub_template().serialize())

    def saved(self) -> bytes:
        """Everything that is in it."""
        return bytes(self._connection().serialize())


class _NoHighWater(HighWater):
    def __init__(self) -> None:
        self._held: dict[str, Any] = {}

    def _read(self) -> dict[str, Any]:
        return self._held

    def raise_to(self, series: str, value: int) -> None:
        self._held[series] = max(value, self.get(series))


class HubWorld:
    """A hub in memory with its people."""

    def __init__(self, seed: int = 1, saved: bytes | None = None) -> None:
        self.random = Random(seed)
        self.clock = FixedClock(START)
        self.ids = Ids(lambda: int(self.clock.now().timestamp() * 1000), self.random.randbytes)
        self.database = self.make_database(saved)
        self.hub = Hub(self.database, self.clock, self.ids, self.random.getrandbits)

    def make_database(self, saved: Any) -> Any:
        """A hub's database: empty, or as it was saved."""
        return MemoryHub(saved)

    def set_back(self, saved: Any) -> None:
        """Restore the hub from a backup: a new epoch begins."""
        self.database = self.make_database(saved)
        self.hub = Hub(self.database, self.clock, self.ids, self.random.getrandbits)
        with self.database.write() as tx:
            epochs.begin(tx, self.random.getrandbits)

    def person(self, name: str, roles: str, **fields: Any) -> Person:
        """Somebody with roles, made by the hub."""
        made = Person(id=self.ids(), name=name, roles=roles, **fields)
        self.hub.author("people.add", [made])
        return made

    def change_person(self, person: Person, **fields: Any) -> Person:
        """Change a person on the hub."""
        self.hub.author("people.change", [], [(Person, person.id, fields)])
        return replaced(person, **fields)


class Laptop:
    """A device in memory that talks to a HubWorld."""

    def __init__(self, world: HubWorld, person: Person, source: Any = None, device: Device | None = None) -> None:
        self.world = world
        self.person = person
        self.clock = FixedClock(world.clock.now())
        self.ids = Ids(lambda: int(self.clock.now().timestamp() * 1000), world.random.randbytes)
        now = world.clock.now()
        self.device = device or Device(
            id=world.ids(), person_id=person.id, name=f"laptop of {person.name}", platform="test", program="0",
            public_key=b"", enrolled_at=now, last_seen_at=now, lease_until=now,
        )  # fmt: skip
        with world.database.write() as tx:
            if tx.one("SELECT 1 FROM device WHERE id = ?", (self.device.id,)) is None:
                tx.run(
                    "INSERT INTO device (id, person_id, name, platform, program, public_key, enrolled_at, last_seen_at,"
                    " lease_until, waiting, token_hash, certificate) VALUES (?, ?, ?, '', '', ?, 0, 0, 0, 0, ?, ?)",
                    (self.device.id, person.id, self.device.name, b"", self.device.id.encode(), b""),
                )
        self.open(source)

    def open(self, source: Any = None) -> None:
        """Open the database (a copy of `source`, or an empty one), as the program does at its start."""
        database = MemoryDatabase(source if source is not None else _template())
        connection = database.connection()
        if source is None:
            streams.begin(connection, self.name_of_stream())
            connection.executemany(
                "INSERT INTO local_value (name, value) VALUES (?, ?)",
                [(HUB_DEVICE, self.device.id), (HUB_CODE, "")],
            )
        self._begin(database)

    def restart(self) -> None:
        """The program ends and starts again: what was in its memory is gone, the database is what was committed."""
        self._begin(self.store.database)

    def _begin(self, database: Database) -> None:
        self.store = Store(database, self.clock, self.ids, NumberBlocks("here", _NoHighWater(), ""))
        self.store.actor_id = self.person.id
        self.sync = SyncDevice(self.store, self.name_of_stream)

    def name_of_stream(self) -> str:
        """Names of streams, from the world's seed."""
        return f"{self.world.random.getrandbits(128):032x}"

    def image(self) -> Any:
        """A copy of the database as it stands."""
        return copy_of(self.store.database.connection())

    def set_back(self, image: Any) -> None:
        """Restore a backup: the marker outside does not know it, so a new stream begins."""
        self.open(image)
        connection = self.store.database.connection()
        streams.begin(connection, self.name_of_stream())
        self.store.stream = streams.current(connection)

    # Conversations

    def hello(self) -> None:
        """Greet the hub until it is content."""
        for _ in range(5):
            self.sync.welcomed(self.world.hub.hello(self.device, self.sync.hello()))
            if not self.sync.needs_hello:
                return
        raise AssertionError("the hub is never content")

    def sync_all(self, rounds: int = 60) -> None:
        """Push and pull until nothing is left to say."""
        if self.sync.needs_hello:
            self.hello()
        for _ in range(rounds):
            push = self.sync.next_push()
            if push is not None:
                self.sync.pushed(push, self.world.hub.push(self.device, push))
            pull = self.sync.next_pull()
            more = self.sync.pulled(pull, self.world.hub.pull(self.device, pull))
            if self.sync.needs_hello:
                self.hello()
            elif push is None and not more and self.sync.next_push() is None:
                return
        raise AssertionError("synchronising never ends")

    # Reading and writing

    def add(self, intent: str, *records: Any) -> None:
        """Insert records in one unit of work."""
        with self.store.begin(intent) as uow:
            uow.add_all(records)
            uow.commit()

    def change(self, intent: str, cls: type[Any], id: str, **fields: Any) -> None:
        """Change a record in one unit of work."""
        with self.store.begin(intent) as uow:
            uow.change(cls, id, **fields)
            uow.commit()

    def find(self, cls: type[Any], id: str) -> Any:
        """A record, or None."""
        return self.store.read().find(cls, id)

    def states(self) -> list[tuple[int, int, str]]:
        """(mid, state, code) of everything written here."""
        rows = self.store.database.connection().execute("SELECT mid, state, code FROM mutation ORDER BY mid")
        return [tuple(row) for row in rows]
