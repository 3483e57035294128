"""Four hub processes write while others read by cursor: nobody who reads ever misses a row.

The same with numbers of a plain sequence and without the writers' lock loses rows, so this test can fail.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest

from fieldservice.domain.records import Person
from fieldservice.hub.database import PostgresHub
from fieldservice.hub.hub import Hub
from fieldservice.store.migrate import newest_version
from fieldservice.sync.messages import Cursor, Pull
from fieldservice.system.clock import SystemClock
from fieldservice.system.ids import Ids
from tests.hub.postgres import postgres, postgres_url
from tests.hub.postgres_writer import Writer, device

__all__ = ["postgres", "postgres_url"]

ROOT = Path(__file__).resolve().parents[2]
WRITERS = 4


class Reader:
    """A laptop that asks for what is new again and again, and remembers at which place each row came last."""

    def __init__(self, hub: Hub, person: Person) -> None:
        self._hub = hub
        self._device = device(person.id)
        self._epoch = hub.pull(self._device, Pull(epoch="", cursors={}, schema_version=1)).epoch
        self._cursors: dict[str, Cursor] = {}
        self.seen: dict[str, dict[tuple[str, str], int]] = {}
        self.pulls = 0

    def pull(self) -> bool:
        """Ask once; says whether anything came."""
        asked = Pull(epoch=self._epoch, cursors=self._cursors, schema_version=newest_version())
        reply = self._hub.pull(self._device, asked)
        self.pulls += 1
        for page in reply.pages:
            self._cursors[page.scope] = page.cursor
            self.seen.setdefault(page.scope, {}).update({(row.table, row.id): row.at for row in page.rows})
        return any(page.rows for page in reply.pages)


@contextmanager
def writing(url: str, person: Person, seconds: float, how: str) -> Iterator[list[subprocess.Popen[str]]]:
    """Four processes that write for that long, all begun."""
    command = [sys.executable, "-m", "tests.hub.postgres_writer", url, person.id, str(seconds), how]
    processes = [
        subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": "."})
        for _ in range(WRITERS)
    ]
    try:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def lost_rows(url: str, seconds: float, how: str) -> tuple[int, str]:
    """How many rows two readers had not got, or not as they stand, when all was written and read; and figures."""
    database = PostgresHub(url)
    try:
        return _lost_rows(database, seconds, how)
    finally:
        database.close()


def _lost_rows(database: PostgresHub, seconds: float, how: str) -> tuple[int, str]:
    database.create()
    hub = Hub(database, SystemClock(), Ids())
    office = Person(id=Ids()(), name="Zhao", roles="dispatcher")
    technician = Person(id=Ids()(), name="Zhou", roles="technician")
    hub.author("people.add", [office, technician])
    Writer(hub, office.id).push(1)  # the scopes that all will use are made
    if how == "serial":
        with database.write() as tx:
            for name, value in tx.rows("SELECT name, value FROM counter"):
                if name in ("seq", "rid"):
                    tx.run(f"CREATE SEQUENCE serial_{name} START {value + 1}")
    readers = [Reader(hub, office), Reader(hub, technician)]
    began = time.monotonic()
    with writing(database.url, office, seconds, how) as processes:
        while any(process.poll() is None for process in processes):
            for reader in readers:
                reader.pull()
        written = [int(process.communicate()[0]) for process in processes]
    took = time.monotonic() - began
    for reader in readers:
        while reader.pull():
            pass
    with database.read() as tx:
        held = {
            "office": tx.rows("SELECT tab, id, seq FROM entity"),
            "region:-": tx.rows(
                "SELECT e.tab, e.id, s.seq FROM scope_row s JOIN entity e ON e.rid = s.rid JOIN scope c"
                " ON c.no = s.scope WHERE c.name = 'region:-'"
            ),
        }
    seen = {**readers[0].seen, **readers[1].seen}
    lost = sum(seen[scope].get((table, id)) != at for scope, rows in held.items() for table, id, at in rows)
    assert len(held["region:-"]) > WRITERS
    assert min(written) > 0
    pulls = sum(reader.pulls for reader in readers)
    rows = sum(map(len, held.values()))
    figures = f"{how}: {sum(written)} mutations by {WRITERS} processes in {took:.1f} s, {pulls} pulls"
    return lost, f"{figures}, {lost} of {rows} rows missed"


def test_who_reads_by_cursor_misses_nothing_of_four_writers(postgres_url: str) -> None:
    lost, figures = lost_rows(postgres_url, 2.0, "locked")
    assert lost == 0, figures


def test_without_the_writers_lock_rows_are_lost(postgres_url: str) -> None:
    lost, figures = lost_rows(postgres_url, 2.0, "serial")
    assert lost > 0, figures


@pytest.mark.slow
def test_a_minute_of_four_writers_and_nothing_is_missed(postgres_url: str) -> None:
    lost, figures = lost_rows(postgres_url, 60.0, "locked")
    print(figures)
    assert lost == 0, figures
