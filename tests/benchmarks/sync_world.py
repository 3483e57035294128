"""A hub in a process of its own on loopback, profiles as shipped that belong to it, and work for them to exchange."""

from __future__ import annotations

import http.client
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldservice.bootstrap import Session
from fieldservice.domain.records import Asset, Customer, Note, Part, Person, StatusEvent, WorkOrder
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.sync import enrolment
from fieldservice.sync.blob_queue import BlobQueue
from fieldservice.sync.carrying import CarryingDevice
from fieldservice.sync.conversations import Conversations
from fieldservice.sync.device import SyncDevice
from fieldservice.sync.enrolment import Address
from fieldservice.sync.transport import HubConnection
from fieldservice.system.incoming import Incoming
from tests.benchmarks.opening import open_session
from tests.benchmarks.world import Words

ROOT = Path(__file__).resolve().parents[2]
OFFICE = ("administrator", "manager", "dispatcher", "desk")
_START_SECONDS = 60.0


@dataclass
class HubProcess:
    """A running `fieldservice hub serve`."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def memory_mb(self) -> float | None:
        """What it holds of the machine's memory; None where the system does not say."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return None
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))


@contextmanager
def serving(folder: Path) -> Iterator[HubProcess]:
    """The hub of `folder`, served by the command that firms run."""
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port = asking.getsockname()[1]
    command = [sys.executable, "-m", "fieldservice", "hub", "serve", "--data", str(folder), "--port", str(port)]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=said, env={**os.environ})
        try:
            _wait(process, port)
            yield HubProcess(folder, port, process)
        finally:
            process.terminate()
            process.wait(30)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/")
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.05)
        finally:
            connection.close()
    raise RuntimeError(f"the hub did not start (exit code {process.poll()})")


@contextmanager
def opened(folder: Path) -> Iterator[Assembly]:
    """The hub of `folder` in this process."""
    assembly = open_hub(folder, name="Bench")
    try:
        yield assembly
    finally:
        assembly.close()


def invitations(assembly: Assembly, person: Person, count: int = 1) -> list[str]:
    """Codes with which laptops of a person join."""
    return [assembly.enrolments.invite(person, COMMAND_LINE).code for _ in range(count)]


@dataclass
class Laptop:
    """A profile that belongs to a hub, and what talks for it: the parts of `fieldservice/sync/opening.py`."""

    session: Session
    link: HubConnection
    talk: Conversations
    requests: int = field(default=0)

    def deliver_all(self) -> None:
        """Push until nothing waits."""
        while self.talk.deliver() is not None:
            self.requests += 1

    def fetch_all(self) -> int:
        """Pull until there is nothing more; returns how many rows came."""
        rows = 0
        while True:
            fetched = self.talk.fetch()
            rows += fetched.rows
            self.requests += 1
            if not fetched.more:
                return rows

    def greet(self) -> None:
        """Say hello until the hub is content."""
        self.talk.hello()
        while self.talk.needs_hello:
            self.talk.hello()


def join(session: Session, url: str, code: str) -> Laptop:
    """Enrol a profile and greet the hub."""
    joined = enrolment.enrol(session.store, session.profile, Address(url, code), "bench")
    link = enrolment.connect(session.store, session.profile, joined)
    incoming = Incoming(session.profile.blobs / "incoming", session.store.database.key)
    queue = BlobQueue(session.store, session.context.blobs, incoming)
    device = CarryingDevice(SyncDevice(session.store), session.store)
    laptop = Laptop(session, link, Conversations(device, link, queue, session.store))
    laptop.greet()
    return laptop


@contextmanager
def copied_session(folder: Path) -> Iterator[Session]:
    """A copy of the closed profile in `folder`, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="fieldservice-bench-") as place:
        copy = Path(place) / "copy"
        shutil.copytree(folder, copy)
        session = open_session(copy)
        try:
            yield session
        finally:
            session.close()


def write_records(session: Session, count: int, seed: int = 1) -> int:
    """About `count` records of five kinds, in units of work as imports commit them; returns how many."""
    words, ids = Words(seed), session.context.ids
    now = session.context.now()
    tenth = count // 10
    customers = [
        Customer(id=ids(), number=f"C-{at}", name=f"{words.pick(('苏州', '无锡'))}第{at}机电有限公司", city="苏州",
                 phone=f"138{at:08d}", created_at=now)
        for at in range(tenth)
    ]  # fmt: skip
    assets = [
        Asset(id=ids(), serial=words.serial(at), name=f"{at % 7 + 1} 号机", customer_id=customers[at].id)
        for at in range(tenth)
    ]
    parts = [
        Part(id=ids(), number=f"HC-{4200 + at}", name=f"密封圈 {at}", name_en=f"Seal kit {at}", price_minor=1200 + at)
        for at in range(2 * tenth)
    ]
    jobs, notes = [], []
    for at in range(3 * tenth):
        summary, description = words.fault()
        machine = assets[words.random.randrange(tenth)]
        jobs.append(
            WorkOrder(id=ids(), number=f"W-{at}", customer_id=machine.customer_id, asset_id=machine.id,
                      summary=summary, description=description, opened_at=now, status="qualified")
        )  # fmt: skip
        notes.append(Note(id=ids(), work_order_id=jobs[-1].id, text=words.fault()[1], at=now))
    connection = session.store.database.connection()
    connection.execute("PRAGMA synchronous = off")  # writing here is not what is measured
    for intent, records in (
        ("import.customers", customers),
        ("import.assets", assets),
        ("import.parts", parts),
        ("import.work_orders", [each for pair in zip(jobs, notes, strict=True) for each in pair]),
    ):
        for start in range(0, len(records), 500):
            _commit(session, intent, records[start : start + 500])
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("PRAGMA synchronous = full")
    return len(customers) + len(assets) + len(parts) + len(jobs) + len(notes)


def write_jobs(session: Session, count: int) -> int:
    """As many jobs, each in units of work of its own as at a desk (opened, then a remark); returns the records."""
    ids, now, words = session.context.ids, session.context.now(), Words(7)
    person = session.store.actor_id
    for at in range(count):
        summary, description = words.fault()
        job = WorkOrder(id=ids(), number=f"WX-{at}", summary=summary, description=description, opened_at=now)
        event = StatusEvent(id=ids(), work_order_id=job.id, subject="work_order", subject_id=job.id, after="draft",
                            at=now, by_id=person)  # fmt: skip
        _commit(session, "work_order.create", [job, event])
        note = Note(id=ids(), work_order_id=job.id, text=description, at=now, by_id=person)
        _commit(session, "work_order.add_note", [note])
    return 3 * count


def _commit(session: Session, intent: str, records: list[Any]) -> None:
    with session.store.begin(intent) as uow:
        uow.add_all(records)
        uow.commit()
