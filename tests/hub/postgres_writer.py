"""A hub process that takes work in as fast as it can, and does nothing else.

    python -m tests.hub.postgres_writer URL PERSON SECONDS (locked | serial)

Prints a line when it is ready, begins when it reads one, and prints at the end
how many mutations were applied. `serial` takes the cure out: sequence
numbers come from a sequence of PostgreSQL (as of a serial column) and no writer waits for another, so a transaction
with a lower number may become visible after one with a higher number. Both take a few milliseconds for each commit, as
a busy disk does.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import msgspec

from fieldservice.hub.database import PostgresHub, Transaction
from fieldservice.hub.devices import Device
from fieldservice.hub.entities import Ledger
from fieldservice.hub.hub import Hub
from fieldservice.store import outbox
from fieldservice.store.migrate import newest_version
from fieldservice.sync.messages import APPLIED, Hello, Mutation, Push, Stream
from fieldservice.system.clock import SystemClock
from fieldservice.system.ids import Ids

_SLOWEST_COMMIT = 0.004


class BusyHub(PostgresHub):
    """The hub's database on a disk that has other things to do as well."""

    @contextmanager
    def write(self) -> Iterator[Transaction]:
        """As ever, but the commit takes its time."""
        with super().write() as transaction:
            yield transaction
            time.sleep(random.uniform(0, _SLOWEST_COMMIT))


class SerialHub(BusyHub):
    """The same without the one lock that all writers hold, from when `cured` is no more."""

    cured = True

    def _begin_write(self, cursor: Any) -> None:
        if self.cured:
            super()._begin_write(cursor)
        else:
            cursor.execute("BEGIN")


def _next_of_a_sequence(ledger: Ledger, name: str, by: int = 1) -> int:
    assert by == 1
    row = ledger.tx.one(f"SELECT nextval('serial_{name}')")
    assert row is not None
    return int(row[0])


def device(person_id: str, name: str = "") -> Device:
    """A device of this person, as the door of the hub hands it on."""
    now = datetime.now(UTC)
    return Device(
        id=name or Ids()(), person_id=person_id, name="laptop", platform="test", program="0", public_key=b"",
        enrolled_at=now, last_seen_at=now, lease_until=now,
    )  # fmt: skip


class Writer:
    """One laptop's history: customers made, and now and then one changed again."""

    def __init__(self, hub: Hub, person_id: str) -> None:
        self._hub = hub
        self._person_id = person_id
        self._device = device(person_id)
        self._ids = Ids()
        self._stream = f"{random.getrandbits(128):032x}"
        self._chain = outbox.first_chain(self._stream)
        self._mid = 0
        self._made: list[tuple[str, int]] = []
        version = newest_version()
        hub.hello(self._device, Hello(program="0", schema_version=version, streams=[Stream(stream=self._stream)]))

    def push(self, count: int) -> int:
        """Deliver some mutations; returns how many were applied."""
        sent = [self._mutation() for _ in range(count)]
        reply = self._hub.push(self._device, Push(stream=self._stream, mutations=sent))
        outcomes = [outcome.outcome for outcome in reply.outcomes]
        assert outcomes == [APPLIED] * count, reply
        return count

    def _mutation(self) -> Mutation:
        self._mid += 1
        if self._made and random.random() < 0.4:
            intent, row = "directory.change_customer", self._change()
        else:
            intent, row = "directory.add_customer", ["i", "customer", self._ids(), {"name": f"{random.random()}"}]
            self._made.append((row[2], self._mid))
        payload = msgspec.msgpack.encode({"v": 1, "rows": [row]})
        self._chain = outbox.link(self._chain, payload)
        return Mutation(
            mid=self._mid, intent=intent, schema_version=newest_version(), person_id=self._person_id, payload=payload,
            chain=self._chain,
        )  # fmt: skip

    def _change(self) -> list[Any]:
        place = random.randrange(len(self._made))
        id, mid = self._made[place]
        self._made[place] = (id, self._mid)
        return ["u", "customer", id, {"notes": f"{random.random()}"}, {"notes": -mid}]


def main(url: str, person_id: str, seconds: float, how: str) -> None:
    """Take work in for that long."""
    database = (SerialHub if how == "serial" else BusyHub)(url)
    writer = Writer(Hub(database, SystemClock(), Ids()), person_id)
    print("begun", flush=True)
    sys.stdin.readline()  # until all have begun
    if isinstance(database, SerialHub):
        database.cured = False
        Ledger.next = _next_of_a_sequence  # type: ignore[method-assign]
        Ledger.close = lambda ledger: None  # type: ignore[method-assign]
    end, taken = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        taken += writer.push(random.randint(1, 4))
    database.close()
    print(taken)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], float(sys.argv[3]), sys.argv[4])
