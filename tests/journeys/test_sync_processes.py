"""A hub process and three laptop processes that work at the same time, are killed and cut off, and lose nothing.

Everything is real: encrypted profiles, enrolment, `fieldservice hub serve` over HTTP, SIGKILL. In each round the hub
and all three laptops die once, each at the next boundary of a transaction, right before or right after its COMMIT,
while the link cuts connections in the middle of bodies. After the last round the whole firm is compared row by row.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest

from fieldservice.domain.records import Conflict, StockMove
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.store import outbox
from fieldservice.store.migrate import newest_version
from fieldservice.store.tables import all_tables
from fieldservice.sync import enrolment
from fieldservice.sync.enrolment import Address
from fieldservice.sync.messages import APPLIED, CONFLICT, Cursor, Pull
from tests.hub.laptop import serving
from tests.hub.postgres import postgres, postgres_url
from tests.hub.test_hub_cli import free_port
from tests.journeys.killing import AFTER, BEFORE
from tests.journeys.sync_day import (
    FIRM,
    OFFICE,
    PEOPLE,
    PIECE,
    ROLES,
    TECHNICIAN,
    VAN,
    Laptop,
    photo_of,
    steps,
)
from tests.journeys.sync_nursery import HUB
from tests.sync.proxy import BadLink, bad_link

__all__ = ["postgres", "postgres_url"]

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked, which this system can't")

ROOT = Path(__file__).resolve().parents[2]
EVERYBODY = (HUB, *ROLES)
_STATES = {APPLIED: outbox.DELIVERED, CONFLICT: outbox.IN_CONFLICT}  # nothing that they do may be refused


class Firm:
    """The nursery with its processes, and what came of the rounds."""

    def __init__(self, root: Path, port: int, link: BadLink, database_url: str | None) -> None:
        self.root = root
        self.database_url = database_url
        self.link = link
        self.rounds = 0
        self.kills = 0
        self.most_steps = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.sync_nursery", str(root), str(port), *filter(None, [database_url])],
            cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=PIPE, stdout=PIPE, text=True,
        )  # fmt: skip

    def round(self, kills: dict[str, tuple[int, str]]) -> dict[str, Any]:
        """One round; what the nursery says of it."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"round": self.rounds, "kills": kills}) + "\n")
        self._process.stdin.flush()
        told: dict[str, Any] = json.loads(self._process.stdout.readline())
        assert "failed" not in told, told["failed"]
        self.rounds += 1
        self.kills += len(told["killed"])
        self.most_steps = max(self.most_steps, *told["steps"].values())
        return told

    def end(self) -> None:
        """End every process."""
        self._process.terminate()
        self._process.communicate(timeout=120)


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    """The firm with its hub on SQLite."""
    with new_firm(tmp_path, None) as made:
        yield made


@contextmanager
def new_firm(tmp_path: Path, database_url: str | None) -> Iterator[Firm]:
    """The firm with three enrolled laptops that reach their hub over a link that cuts connections now and then."""
    hub_port = free_port()
    with bad_link(hub_port, bytes_a_second=50e6, way=0.0, cut=0.0) as link:
        hub = open_hub(tmp_path / HUB, database_url, name="总部")
        hub.hub.author("firm.begin", FIRM)
        with serving(hub) as port:
            link.target = port
            for role in ROLES:
                _enrol(tmp_path, role, hub, f"http://127.0.0.1:{link.port}")
        hub.close()
        link.target = hub_port
        made = Firm(tmp_path, hub_port, link, database_url)
        yield made
        made.end()


def _enrol(root: Path, role: str, hub: Assembly, url: str) -> None:
    laptop = Laptop(root, role)
    code = hub.enrolments.invite(PEOPLE[role], COMMAND_LINE).code
    enrolment.enrol(laptop.world.store, laptop.world.profile, Address(url, code), role)
    laptop.world.store.close()


@contextmanager
def opened(firm: Firm) -> Iterator[tuple[Assembly, dict[str, Laptop]]]:
    """Hub and laptops, opened in this process when all others have ended."""
    hub = open_hub(firm.root / HUB, firm.database_url)
    laptops = {role: Laptop(firm.root, role) for role in ROLES}
    yield hub, laptops
    for laptop in laptops.values():
        laptop.world.store.close()
    hub.close()


def nothing_is_lost(firm: Firm) -> None:
    """Every change of every round is where it belongs, once."""
    firm.link.cut = 0.0
    for _ in range(2):  # what the last to finish delivered reaches the others; nobody has anything new to say
        firm.rounds -= 1
        firm.round({})
    with opened(firm) as (hub, laptops):
        with hub.database.read() as tx:
            mutations = tx.rows("SELECT stream, mid, chain, outcome FROM mutation WHERE stream <> 'hub'")
        answered = {(stream, mid): (bytes(chain), _STATES[outcome]) for stream, mid, chain, outcome in mutations}
        rows = rows_for(hub, laptops[OFFICE])
        for laptop in laptops.values():
            written = laptop.rows("SELECT stream, mid, chain, state FROM mutation")
            assert {(s, m): (bytes(c), state) for s, m, c, state in written} == {
                key: answered.pop(key) for key in [(s, m) for s, m, *_ in written]
            }
            assert rows_of(laptop) == rows_for(hub, laptop), laptop.role
        assert not answered, "the hub has what nobody wrote"
        everything_was_done_once(firm.rounds, rows, laptops)
        for round in range(2, firm.rounds, 4):
            sha = _sha(laptops[TECHNICIAN], round)
            assert laptops[OFFICE].world.context.blobs.read(sha) == photo_of(round)
            assert hub.blobs.size(sha) == len(photo_of(round))


def rows_for(hub: Assembly, laptop: Laptop) -> dict[tuple[str, str], dict[str, Any]]:
    """What the hub gives somebody who begins from nothing."""
    device = next(device for device in hub.devices.all() if device.person_id == laptop.person_id)
    epoch = hub.hub.pull(device, Pull(epoch="", cursors={}, schema_version=1)).epoch
    cursors: dict[str, Cursor] = {}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    more = True
    while more:
        reply = hub.hub.pull(device, Pull(epoch=epoch, cursors=cursors, schema_version=newest_version()))
        for page in reply.pages:
            cursors[page.scope] = page.cursor
            found.update({(row.table, row.id): row.values for row in page.rows})
        more = any(page.more for page in reply.pages)
    return found


def rows_of(laptop: Laptop) -> dict[tuple[str, str], dict[str, Any]]:
    """What somebody's laptop holds; as on the wire, without what is at its default."""
    found = {}
    for table in all_tables():
        columns = [column for column in table.columns if not column.derived and column.name != "id"]
        for id, *values in laptop.rows(f"SELECT id, {', '.join(c.name for c in columns)} FROM {table.name}"):
            held = {c.name: value for c, value in zip(columns, values, strict=True) if value != c.default}
            found[table.name, id] = held
    return found


def _sha(laptop: Laptop, round: int) -> str:
    return str(laptop.world.context.blobs.put(photo_of(round)).sha256)


def everything_was_done_once(rounds: int, rows: Any, laptops: dict[str, Laptop]) -> None:
    """What the people did, counted without asking anything of synchronisation."""
    moved: Counter[str] = Counter()
    for role in ROLES:
        mutations = 0
        for round in range(rounds):
            for _, records, _ in steps(role, round):
                mutations += 1
                for record in records:
                    if isinstance(record, StockMove):
                        moved[record.from_location_id] -= record.quantity_micro
                        moved[record.to_location_id] += record.quantity_micro
                    if not isinstance(record, bytes):
                        assert any(key[1] == record.id for key in rows), record
        assert laptops[role].rows("SELECT count(*) FROM mutation")[0][0] == mutations, role
    balances = {
        values["location_id"]: values["quantity_micro"] for key, values in rows.items() if key[0] == "stock_balance"
    }
    assert balances == dict(moved)
    assert moved[VAN.id] == (2 * rounds - (rounds - 2)) * PIECE, "loaded in each round, used from the third on"
    disputes = sum(round % 3 == 0 for round in range(2, rounds))
    found = laptops[OFFICE].world.store.read().where(Conflict)
    assert len(found) <= disputes


def kill_everybody(firm: Firm, boundary: int, moment: str) -> set[str]:
    """A round in which each process dies at its boundary with this number, and goes on; returns who reached it."""
    return set(firm.round(dict.fromkeys(EVERYBODY, (boundary, moment)))["killed"])


def test_kills_at_the_boundaries_of_a_push_and_a_pull_lose_nothing(firm: Firm) -> None:
    for _ in range(3):
        firm.round({})
    firm.link.cut = 0.15
    for boundary in range(1, 12):  # a laptop's work, start, push and pull; the hub's start and first requests
        kill_everybody(firm, boundary, (BEFORE, AFTER)[boundary % 2])
    nothing_is_lost(firm)
    assert firm.kills > 20
    assert firm.link.cuts > 0


@pytest.mark.slow
def test_kills_at_every_boundary_lose_nothing(firm: Firm) -> None:
    at_every_boundary(firm)


@pytest.mark.slow
def test_kills_at_every_boundary_lose_nothing_on_postgresql(tmp_path: Path, postgres_url: str) -> None:
    with new_firm(tmp_path, postgres_url) as firm:
        at_every_boundary(firm)


def at_every_boundary(firm: Firm) -> None:
    """Kill everybody at each boundary, before and after it, and look whether anything is lost."""
    for _ in range(3):
        firm.round({})
    firm.link.cut = 0.15
    left, boundary = set(EVERYBODY), 0
    while left or boundary < 24:  # until no round has so many boundaries
        boundary += 1
        left = {who for moment in (BEFORE, AFTER) for who in kill_everybody(firm, boundary, moment)}
    nothing_is_lost(firm)
    print(
        f"{boundary - 1} boundaries, {firm.kills} kills and {firm.link.cuts} cuts in {firm.rounds} rounds;"
        f" at most {firm.most_steps} steps of an engine until it had nothing left to do"
    )
