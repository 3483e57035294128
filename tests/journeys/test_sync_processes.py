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

import msgspec
import pytest

from fieldservice.domain.records import Conflict, StockMove
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.sync import enrolment
from fieldservice.sync.enrolment import Address
from tests.hub.laptop import serving
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
from tests.sync.simulation import invariants

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked, which this system can't")

ROOT = Path(__file__).resolve().parents[2]
EVERYBODY = (HUB, *ROLES)


class Firm:
    """The nursery with its processes, and what came of the rounds."""

    def __init__(self, root: Path, port: int, link: BadLink) -> None:
        self.root = root
        self.link = link
        self.rounds = 0
        self.kills = 0
        self.most_steps = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.sync_nursery", str(root), str(port)],
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
        self._process.communicate(timeout=20)


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    """The firm with three enrolled laptops that reach their hub over a link that cuts connections now and then."""
    hub_port = free_port()
    with bad_link(hub_port, bytes_a_second=50e6, way=0.0, cut=0.0) as link:
        hub = open_hub(tmp_path / HUB, name="总部")
        hub.hub.author("firm.begin", FIRM)
        with serving(hub) as port:
            link.target = port
            for role in ROLES:
                _enrol(tmp_path, role, hub, f"http://127.0.0.1:{link.port}")
        hub.close()
        link.target = hub_port
        made = Firm(tmp_path, hub_port, link)
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
    hub = open_hub(firm.root / HUB)
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
            rows = {
                (tab, id): invariants.Row(rid, base, msgspec.msgpack.decode(data), invariants._versions(versions))
                for rid, tab, id, base, data, versions in tx.rows(
                    "SELECT rid, tab, id, base_seq, data, versions FROM entity ORDER BY rid"
                )
            }
            mutations = {
                (stream, mid): (bytes(chain), outcome)
                for stream, mid, chain, outcome in tx.rows("SELECT stream, mid, chain, outcome FROM mutation")
            }
            shown = set(
                tx.rows("SELECT c.name, s.rid FROM scope_row s JOIN scope c ON c.no = s.scope WHERE s.present = 1")
            )
        assert {outcome for _, outcome in mutations.values()} == {"applied", "conflict"}
        wanted = invariants.memberships(rows)
        invariants.scopes_are_right(rows, wanted, shown)
        for laptop in laptops.values():
            invariants.every_mutation_ended(None, laptop, mutations)
            invariants.laptop_holds_its_rows(laptop, rows, wanted)
            invariants.laptop_is_consistent(laptop, rows)
        everything_was_done_once(firm.rounds, rows, laptops)
        for round in range(2, firm.rounds):
            if round % 4 == 2:
                sha = _sha(laptops[TECHNICIAN], round)
                assert laptops[OFFICE].world.context.blobs.read(sha) == photo_of(round)
                assert hub.blobs.size(sha) == len(photo_of(round))


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
        row.values["location_id"]: row.values["quantity_micro"]
        for key, row in rows.items()
        if key[0] == "stock_balance"
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
    for boundary in range(
        1, 13
    ):  # work, start, greeting, push and pull of a laptop; start and first requests of the hub
        kill_everybody(firm, boundary, (BEFORE, AFTER)[boundary % 2])
    nothing_is_lost(firm)
    assert firm.kills > 20
    assert firm.link.cuts > 0


@pytest.mark.slow
def test_kills_at_every_boundary_lose_nothing(firm: Firm) -> None:
    for _ in range(3):
        firm.round({})
    firm.link.cut = 0.15
    left, boundary = set(EVERYBODY), 0
    while left:  # until no round has so many boundaries
        boundary += 1
        left = {who for moment in (BEFORE, AFTER) for who in kill_everybody(firm, boundary, moment)}
    nothing_is_lost(firm)
    print(
        f"{boundary - 1} boundaries, {firm.kills} kills and {firm.link.cuts} cuts in {firm.rounds} rounds;"
        f" at most {firm.most_steps} steps of an engine until it had nothing left to do"
    )
