"""What the size of the firm must not matter to: a change, an idle round, the hub's memory, a technician's laptop."""

from __future__ import annotations

import socket
import statistics
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fieldservice.domain.records import Note, Person
from fieldservice.hub.slices import HISTORY
from fieldservice.sync.transport import Credentials
from fieldservice.system.ids import Ids
from tests.benchmarks.sync_firm import Firm
from tests.benchmarks.sync_station import Station, enrolled
from tests.benchmarks.sync_world import HubProcess, Laptop, invitations, join, opened
from tests.benchmarks.timing import percentile_ms
from tests.benchmarks.world import temporary_session

CHANGED = 100  # rows
_CROWD_AT_ONCE = 16
_OFFICE_EVERY = 10  # every so many devices of the crowd belong to the office and fetch everything
_LOOK_EVERY = 0.05  # seconds between two looks at the hub's memory


@dataclass
class Found:
    """What a measurement adds to the result."""

    ratios: dict[str, float] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    ok: bool = True


# --- a change -----------------------------------------------------------------------------------------------------


class Change:
    """Two office devices at one hub: one changes CHANGED rows, the other fetches them."""

    def __init__(self, hub: HubProcess, firm: Firm) -> None:
        with opened(hub.folder) as assembly:
            self._writer, self._reader = (Station(hub.url, enrolled(assembly, firm.boss), firm.boss) for _ in range(2))
            with assembly.database.read() as tx:
                row = tx.one("SELECT value FROM counter WHERE name = 'seq'")
        self._writer.hello()
        self._reader.hello()
        self._reader.look_from(int(row[0]) if row else 0)
        jobs = [(id, seq) for table, id, seq in firm.changeable if table == "work_order"][: CHANGED - 1]
        customers = [(id, seq) for table, id, seq in firm.changeable if table == "customer"]
        self._jobs = dict(jobs)
        self._customers = dict(customers[: CHANGED - len(jobs)])
        self._turn = 0

    @property
    def rows(self) -> int:
        """How many rows a round changes."""
        return len(self._jobs) + len(self._customers)

    def round(self) -> float:
        """Seconds for one round."""
        self._turn += 1
        start = time.perf_counter()
        self._change("import.work_orders", "work_order", "customer_feedback", self._jobs)
        self._change("import.customers", "customer", "notes", self._customers)
        rows = self._reader.pull_all()
        taken = time.perf_counter() - start
        if rows != self.rows:
            raise RuntimeError(f"{rows} rows came, not {self.rows}")
        return taken

    def _change(self, intent: str, table: str, name: str, bases: dict[str, int]) -> None:
        if not bases:
            return
        text = f"turn {self._turn}"
        rows: list[list[Any]] = [["u", table, id, {name: text}, {name: base}] for id, base in bases.items()]
        seq = self._writer.push(intent, rows)
        bases.update(dict.fromkeys(bases, seq))


def changes(hubs: Mapping[str, tuple[HubProcess, Firm]], rounds: int) -> Found:
    """The same change at hubs of several sizes, in turns."""
    pairs = {name: Change(hub, firm) for name, (hub, firm) in hubs.items()}
    taken: dict[str, list[float]] = {name: [] for name in pairs}
    for turn in range(rounds + 3):
        for name, pair in pairs.items():
            seconds = pair.round()
            if turn >= 3:
                taken[name].append(seconds)
    made = Found()
    for name, each in taken.items():
        made.ratios[f"change_ms_{name}"] = statistics.median(each) * 1000
    first, *_, last = taken
    each = [big / small for big, small in zip(taken[last], taken[first], strict=True)]
    made.ratios[f"change_{last}_vs_{first}"] = statistics.median(each)
    sizes = ", ".join(f"{firm.rows:,} rows" for _, firm in hubs.values())
    made.lines.append(f"a change of {pairs[first].rows} rows, delivered and fetched, at hubs of {sizes}")
    return made


# --- an idle round ------------------------------------------------------------------------------------------------


class Relay:
    """Passes bytes on to the hub and back, and counts them."""

    def __init__(self, port: int) -> None:
        self._to = port
        self.bytes = 0
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listening.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65536):
                self.bytes += len(data)
                target.sendall(data)
        except OSError:
            return
        finally:
            target.close()

    def close(self) -> None:
        """Take no more connections."""
        self._listening.close()


def idle(laptop: Laptop, hub: HubProcess, rounds: int) -> tuple[float, int]:
    """(milliseconds, bytes of request and reply with their headers) of a round in which nothing is new."""
    laptop.fetch_all()
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        fetched = laptop.talk.fetch()
        taken.append(time.perf_counter() - start)
        if fetched.rows:
            raise RuntimeError("the round was not idle")
    relay = Relay(hub.port)
    url = laptop.link.url
    try:
        laptop.link.close()
        laptop.link.url = f"http://127.0.0.1:{relay.port}"
        laptop.talk.fetch()
        before = relay.bytes
        for _ in range(10):
            laptop.talk.fetch()
        bytes_a_round = (relay.bytes - before) // 10
    finally:
        laptop.link.close()
        laptop.link.url = url
        relay.close()
    return percentile_ms(taken, 50), bytes_a_round


# --- a crowd ------------------------------------------------------------------------------------------------------


def crowd(hub: HubProcess, firm: Firm, devices: int) -> Found:
    """The hub's memory while many devices fetch everything they may see, deliver work and ask again."""
    made = Found()
    if hub.memory_mb() is None:
        made.lines.append("the hub's memory: this system does not tell it")
        return made
    first = 2 * _CROWD_AT_ONCE
    with opened(hub.folder) as assembly:
        people = [
            firm.boss if at % _OFFICE_EVERY == 0 else firm.technicians[at % len(firm.technicians)]
            for at in range(first + devices)
        ]
        members = [(enrolled(assembly, person), person) for person in people]
    _meet(hub, members[:first])
    before = hub.memory_mb() or 0.0
    highest = _meet(hub, members[first:])
    after = hub.memory_mb() or 0.0
    made.ratios["hub_rss_growth"] = max(highest, after) / before
    made.lines.append(
        f"{devices} devices, {_CROWD_AT_ONCE} at a time: the hub held {before:.0f} MB before, at most {highest:.0f} MB,"
        f" {after:.0f} MB after"
    )
    return made


def _meet(hub: HubProcess, members: list[tuple[Credentials, Person]]) -> float:
    highest = 0.0
    with ThreadPoolExecutor(_CROWD_AT_ONCE) as pool:
        done = [pool.submit(_visit, hub, credentials, person) for credentials, person in members]
        while not all(each.done() for each in done):
            highest = max(highest, hub.memory_mb() or 0.0)
            time.sleep(_LOOK_EVERY)
        for each in done:
            each.result()
    return highest


def _visit(hub: HubProcess, credentials: Credentials, person: Person) -> None:
    station, ids = Station(hub.url, credentials, person), Ids()
    station.hello()
    station.pull_all()
    for _ in range(3):
        job = ids()
        values = {"number": f"X-{job}", "summary": "漏油", "description": "现场检查" * 20, "created_by_id": person.id}
        station.push("work_order.create", [["i", "work_order", job, values]])
    station.pull_all()
    station.link.close()


# --- slices -------------------------------------------------------------------------------------------------------


def technicians(hub: HubProcess, firm: Firm, rounds: int) -> Found:
    """What a technician's laptop holds, and what a reassignment brings to another's."""
    made = Found()
    first, second = firm.technicians[:2]
    with opened(hub.folder) as assembly:
        codes = invitations(assembly, first) + invitations(assembly, second)
        office = Station(hub.url, enrolled(assembly, firm.boss), firm.boss)
    office.hello()
    with _laptop(hub, codes[0]) as mine, _laptop(hub, codes[1]) as theirs:
        start = time.perf_counter()
        mine.fetch_all()
        fetched = time.perf_counter() - start
        theirs.fetch_all()
        held = [_count(each, "work_order") for each in (mine, theirs)]
        made.ratios["slice_share"] = max(held) / firm.jobs
        made.lines.append(
            f"of {firm.jobs:,} work orders two technicians hold {held[0]:,} and {held[1]:,}; the first fetch took"
            f" {fetched:.1f} s"
        )
        job = next(each for each in firm.open_jobs if each["technician"] == first.id)
        _remark(mine, job)
        made.ratios["idle_ms"], made.ratios["idle_bytes"] = idle(mine, hub, rounds)
        added = _enrich(office, job)
        mine.fetch_all()
        _hand_over(office, job, second)
        start = time.perf_counter()
        rows = theirs.fetch_all()
        taken = time.perf_counter() - start
        missing = _missing(hub, theirs, job, added)
        made.ratios["reassignment_ms"] = taken * 1000
        made.ok = not missing
        made.lines.append(
            f"a reassignment brings {rows} rows in one round"
            + (f"; missing: {', '.join(missing)}" if missing else "; the job with everything of it and its history")
        )
    return made


@contextmanager
def _laptop(hub: HubProcess, code: str) -> Iterator[Laptop]:
    with temporary_session() as session:
        laptop = join(session, hub.url, code)
        try:
            yield laptop
        finally:
            laptop.link.close()


def _count(laptop: Laptop, table: str) -> int:
    return int(laptop.session.store.read().rows(f"SELECT count(*) FROM {table}")[0][0])


def _remark(laptop: Laptop, job: dict[str, Any]) -> None:
    """Something of the technician's own, delivered: a laptop that never wrote has less to ask."""
    session = laptop.session
    with session.store.begin("work_order.add_note") as uow:
        note = Note(id=session.context.ids(), work_order_id=job["id"], text="已联系客户", at=session.context.now())
        uow.add(note)
        uow.commit()
    laptop.deliver_all()


def _enrich(office: Station, job: dict[str, Any]) -> dict[str, str]:
    """Give a job what jobs have; returns the new rows as id: table."""
    ids, at = Ids(), job["starts_at"]
    note, task, charge = ids(), ids(), ids()
    by = office.person.id
    office.push(
        "work_order.add_note",
        [["i", "note", note, {"work_order_id": job["id"], "text": "请带梯子", "at": at, "by_id": by}]],
    )
    office.push("work_order.add_task", [["i", "service_task", task, {"work_order_id": job["id"], "title": "更换油滤"}]])
    office.push("charge.add", [["i", "charge", charge, {"work_order_id": job["id"], "name": "高空作业"}]])
    return {note: "note", task: "service_task", charge: "charge"}


def _hand_over(office: Station, job: dict[str, Any], to: Person) -> None:
    start = job["starts_at"] + 10_800_000
    schedule = {"technician_id": to.id, "starts_at": start, "ends_at": start + 3_600_000}
    office.push("booking.rebook", [["u", "booking", job["booking"], schedule, {"schedule": job["seq"]}]])


def _missing(hub: HubProcess, laptop: Laptop, job: dict[str, Any], added: dict[str, str]) -> list[str]:
    """What a laptop lacks to do a job."""
    reader = laptop.session.store.read()
    wanted = {**added, job["id"]: "work_order", job["booking"]: "booking", job["asset"]: "asset"}
    with opened(hub.folder) as assembly, assembly.database.read() as tx:
        others = len(
            tx.rows("SELECT rid FROM link WHERE target = ? AND field = 'work_order.asset_id'", (job["asset"],))
        )
    lacks = [table for id, table in wanted.items() if not reader.rows(f"SELECT 1 FROM {table} WHERE id = ?", (id,))]
    if not reader.rows(
        "SELECT 1 FROM work_order w JOIN customer c ON c.id = w.customer_id WHERE w.id = ?", (job["id"],)
    ):
        lacks.append("customer")
    held = reader.rows("SELECT count(*) FROM work_order WHERE asset_id = ?", (job["asset"],))[0][0]
    if held < min(others, HISTORY + 1):
        lacks.append(f"{min(others, HISTORY + 1) - held} jobs of its history")
    found = laptop.session.services.search.find("work_order", job["serial"])
    if len(found) < held:
        lacks.append(f"{held - len(found)} jobs of its history in the search")
    return lacks
