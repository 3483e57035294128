"""A firm of any size on a hub: five years of work, written straight into the hub's tables.

Rows come in as bare `executemany`; who sees what is then computed by the hub's own upkeep (`Hub.tidy` over its table of
what is due), for everybody or for the technicians that a measurement is about. What a firm looks like is said here:
150 technicians at 15 service points, ten jobs a machine, each machine with a technician who does five of six of its
jobs while colleagues of the same service point do the others, five machines a customer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import msgspec

from fieldservice.domain.records import Person, ServicePoint
from fieldservice.hub import slices
from fieldservice.hub.assembly import Assembly
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.database import Transaction
from fieldservice.hub.entities import HUB_STREAM, Ledger
from fieldservice.hub.membership import HORIZON_MS, Membership
from fieldservice.system.clock import to_ms
from fieldservice.system.ids import SeededIds
from tests.benchmarks.sync_world import OFFICE
from tests.benchmarks.world import Words

TECHNICIANS, POINTS = 150, 15
YEARS = 5
_JOBS_A_MACHINE, _MACHINES_A_CUSTOMER = 10, 5
_OWN = 5 / 6  # of a machine's jobs, by its own technician
_OPEN_MS = 3 * 86_400_000  # jobs are done three days after they were opened
_YEAR_MS = 365 * 86_400_000
_AT_ONCE = 20_000
_encode = msgspec.msgpack.Encoder().encode

New = tuple[str, str, dict[str, Any]]  # table, id, values


@dataclass(frozen=True)
class Firm:
    """What was written."""

    boss: Person
    technicians: list[Person]
    jobs: int
    rows: int
    seq: int
    changeable: list[tuple[str, str, int]]  # (table, id, seq) of rows all over the firm
    open_jobs: list[dict[str, Any]]  # {"id", "booking", "seq", "asset", "technician", "starts_at", "serial"}


def write_firm(assembly: Assembly, jobs: int, lent: int = TECHNICIANS, technicians: int = TECHNICIANS) -> Firm:
    """Fill a hub; slices are computed for the first `lent` technicians."""
    boss = assembly.users.add(OFFICE, COMMAND_LINE, name="Boss")
    ids = SeededIds(3)
    points = [ServicePoint(id=ids(), name=f"Point {at}") for at in range(POINTS)]
    assembly.hub.author("people.add_service_point", points)
    people = [
        Person(id=ids(), name=f"技术员{at}", roles="technician", service_point_id=points[at % POINTS].id)
        for at in range(technicians)
    ]
    assembly.hub.author("people.add", people)
    made = _Writing(assembly, jobs, people, lent)
    seq = made.write()
    while assembly.hub.tidy():
        continue
    return Firm(boss, people, jobs, made.count, seq, made.changeable, made.open_jobs)


class _Writing:
    def __init__(self, assembly: Assembly, jobs: int, people: list[Person], lent: int) -> None:
        self._assembly = assembly
        self._jobs = jobs
        self._people = people
        self._lent = {person.id for person in people[:lent]}
        self._regions = {person.service_point_id for person in people[:lent]}
        self._now = to_ms(assembly.clock.now())
        self._words = Words(11)
        self._ids = SeededIds(4)
        self.count = 0
        self.changeable: list[tuple[str, str, int]] = []
        self.open_jobs: list[dict[str, Any]] = []
        self._stride = max(1, jobs * 2 // 250)
        self._due: list[str] = []
        self._noted: dict[str, dict[str, Any]] = {}

    def write(self) -> int:
        rows = self._rows()
        seq = 0
        while piece := list(islice(rows, _AT_ONCE)):
            with self._assembly.database.write() as tx:
                seq = self._insert(tx, piece)
        return seq

    def _insert(self, tx: Transaction, piece: list[New]) -> int:
        ledger = Ledger(tx)
        membership = Membership(ledger, self._now)
        entities, links, scopes, reasons, due = [], [], [], [], []
        everybody = membership.scope_number(slices.ALL)
        wanted, self._due = set(self._due), []
        for at, (table, id, values) in enumerate(piece):
            if at % 500 == 0:
                seq = ledger.next("seq")
            rid = ledger.next("rid")
            entities.append((rid, table, id, seq, seq, HUB_STREAM, seq, 0, _encode(values), None))
            links += [(values[field], link, rid) for link, field in _links(table) if values.get(field)]
            if table in slices.EVERYBODYS:
                scopes.append((everybody, rid, seq))
            else:
                numbers = [membership.scope_number(name) for name in slices.static_scopes(table, values)]
                scopes += [(number, rid, seq) for number in numbers]
                reasons += [(number, rid, 0) for number in numbers]
            if id in wanted:
                due.append((rid, 0))
            elif values.get("finished_at", 0) + HORIZON_MS > self._now:
                due.append((rid, values["finished_at"] + HORIZON_MS))
            if id in self._noted:
                self._noted[id]["seq"] = seq
            if (self.count + at) % self._stride == 0 and table in ("customer", "work_order"):
                self.changeable.append((table, id, seq))
        tx.many("INSERT INTO entity VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", entities)
        tx.many("INSERT INTO link VALUES (?, ?, ?)", sorted(links))
        tx.many("INSERT INTO scope_row VALUES (?, ?, ?, 1)", scopes)
        tx.many("INSERT INTO reason VALUES (?, ?, ?)", reasons)
        tx.many("INSERT INTO due VALUES (?, ?)", due)
        ledger.close()
        self.count += len(piece)
        return seq

    def _rows(self) -> Iterator[New]:
        machines = max(len(self._people), self._jobs // _JOBS_A_MACHINE)
        owner = ""
        assets = []
        for at in range(machines):
            keeper = self._people[at // _MACHINES_A_CUSTOMER % len(self._people)]
            if at % _MACHINES_A_CUSTOMER == 0:
                owner = self._ids()
                if keeper.service_point_id in self._regions:
                    self._due.append(owner)
                yield "customer", owner, {"number": f"C-{at}", "name": f"客户{at}机电有限公司", "phone": f"138{at:08d}"}
                point = keeper.service_point_id
                yield "site", self._ids(), {"customer_id": owner, "name": "总厂", "service_point_id": point}
            id = self._ids()
            assets.append((id, owner, keeper))
            yield "asset", id, {"customer_id": owner, "serial": self._words.serial(at), "name": f"{at % 7 + 1} 号机"}
        yield from self._work(assets)

    def _work(self, assets: list[tuple[str, str, Person]]) -> Iterator[New]:
        chance = self._words.random
        step = YEARS * _YEAR_MS / self._jobs
        summaries = [self._words.fault() for _ in range(2_000)]
        colleagues: dict[str | None, list[Person]] = {}
        for person in self._people:
            colleagues.setdefault(person.service_point_id, []).append(person)
        for at in range(self._jobs):
            machine = chance.randrange(len(assets))
            asset, customer, keeper = assets[machine]
            person = keeper if chance.random() < _OWN else chance.choice(colleagues[keeper.service_point_id])
            opened = self._now - int((self._jobs - at) * step)
            finished = opened + _OPEN_MS
            done = finished < self._now
            summary, description = summaries[at % 2_000]
            job, visit = self._ids(), self._ids()
            if person.id in self._lent and finished + HORIZON_MS > self._now:
                self._due.append(job)
            if not done:
                note = {"id": job, "booking": visit, "asset": asset, "technician": person.id, "starts_at": opened,
                        "serial": self._words.serial(machine)}  # fmt: skip
                self.open_jobs.append(note)
                self._noted[visit] = note
            yield "work_order", job, {
                "number": f"WO-{100_001 + at}-{at % 10}", "customer_id": customer, "asset_id": asset,
                "summary": summary, "description": description, "opened_at": opened,
                "status": "completed" if done else "qualified", **({"finished_at": finished} if done else {}),
            }  # fmt: skip
            yield "booking", visit, {
                "work_order_id": job, "technician_id": person.id, "starts_at": opened + 3_600_000,
                "ends_at": opened + 7_200_000, "status": "left" if done else "accepted",
            }  # fmt: skip


def _links(table: str) -> tuple[tuple[str, str], ...]:
    return tuple((link, link.partition(".")[2]) for link in slices.LINKS if link.startswith(f"{table}."))
