"""A hub whose disk or database fails it: devices wait and nothing is lost; who looks after it reads a sentence."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from fieldservice.cli import main
from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.hub import epochs
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.backup import restore_backup, write_backup
from fieldservice.hub.database import PostgresHub
from fieldservice.hub.server.limits import SharedNonces
from fieldservice.store import outbox
from fieldservice.sync import enrolment, failures, messages
from fieldservice.sync.lease import Lease
from fieldservice.system.clock import FixedClock
from tests.hub.laptop import ask, enrolled, serving
from tests.hub.postgres import Postgres, programs
from tests.hub.processes import children
from tests.hub.test_hub_cli import ROOT, Served
from tests.journeys.killing import AFTER, BEFORE
from tests.sync.real import Laptop, errors_of, invite, make_laptop, new_person

PULL = messages.Pull(epoch="", cursors={}, schema_version=1)


@pytest.fixture
def own_postgres() -> Iterator[Postgres]:
    """A server that may be stopped and started."""
    place = programs()
    if place is None:
        pytest.skip("no PostgreSQL here (neither initdb on the path nor in /usr/lib/postgresql)")
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'fieldservice[hub]'")
    folder = Path(tempfile.mkdtemp(prefix="fspg", dir="/tmp"))
    try:
        server = Postgres(place, folder)
        yield server
        server.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def joined(tmp_path: Path, clock: FixedClock, hub: Assembly, port: int, name: str, *roles: str) -> Laptop:
    """A real laptop of a new person."""
    laptop = make_laptop(tmp_path / name, clock, len(name))
    laptop.join(f"http://127.0.0.1:{port}", invite(hub, new_person(hub, name, *roles)))
    return laptop


def test_postgresql_goes_away_and_comes_back_while_devices_synchronise(
    tmp_path: Path, own_postgres: Postgres, clock: FixedClock
) -> None:
    hub = open_hub(tmp_path / "hub", own_postgres.new_database(), clock=clock)
    with serving(hub, nonces=SharedNonces(hub.database)) as port:
        raw = enrolled(hub, port, "陈工", "technician")
        laptop = joined(tmp_path, clock, hub, port, "desk", "desk")
        laptop.run(2)
        assert [raw.say("pull", PULL).status for _ in range(12)] == [200] * 12, "every thread has its connection"
        own_postgres.stop()
        away = [raw.say("pull", PULL) for _ in range(12)]
        assert {(reply.status, reply.code) for reply in away} == {(503, "busy")}
        assert int(away[0].headers["retry-after"]) > 0
        assert "postgres" not in away[0].body.decode().lower()
        laptop.customer("unterwegs")
        laptop.run(2)
        assert errors_of(laptop).kind == failures.FAULT
        assert laptop.waiting == 1
        own_postgres.start()
        assert [raw.say("pull", PULL).status for _ in range(12)] == [200] * 12
        laptop.run(10)
        assert errors_of(laptop) is None
        assert laptop.waiting == 0
        laptop.close()
    hub.close()


def test_a_hub_process_that_hangs_gives_the_writers_lock_back(postgres_url: str) -> None:
    impatient = PostgresHub(f"{postgres_url}&options=-c%20idle_in_transaction_session_timeout%3D200")
    other = PostgresHub(postgres_url)
    other.create()
    with pytest.raises(EnvironmentFault), impatient.write() as hanging:
        hanging.run("DELETE FROM nonce")
        with other.write() as tx:  # waits until the server has ended the other one's transaction
            assert tx.one("SELECT 1") == (1,)
        hanging.run("DELETE FROM nonce")
    with impatient.write() as again:
        assert again.one("SELECT 1") == (1,)
    impatient.close()
    other.close()


def test_a_full_disk_refuses_no_work_and_takes_it_when_there_is_room(
    assembly: Assembly, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = _fill_disk(assembly, monkeypatch)
    with serving(assembly) as port:
        laptop = joined(tmp_path, clock, assembly, port, "desk", "desk")
        laptop.run(2)
        full.append(True)
        for number in range(300):
            laptop.customer(f"customer {number} " + "x" * 500)
        laptop.run(3)
        assert errors_of(laptop).hub_code == "full"
        assert errors_of(laptop).passes
        assert laptop.waiting > 0
        full.clear()
        laptop.run(10)
        assert laptop.waiting == 0
        states = laptop.world.read().rows("SELECT DISTINCT state FROM mutation")
        assert [tuple(row) for row in states] == [(outbox.DELIVERED,)]
        laptop.close()


def _fill_disk(assembly: Assembly, monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """While the list has something in it, the hub's database can't grow: SQLite says so as it does of a full disk."""
    full: list[bool] = []
    begin = type(assembly.database)._begin_write

    def begins(self: object, cursor: object) -> None:
        begin(self, cursor)  # type: ignore[arg-type]
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]  # type: ignore[attr-defined]
        cursor.execute(f"PRAGMA max_page_count = {pages if full else 1 << 30}")  # type: ignore[attr-defined]

    monkeypatch.setattr(type(assembly.database), "_begin_write", begins)
    return full


def test_a_hub_on_a_new_disk_gets_what_its_backup_lacks_from_the_laptops(
    tmp_path: Path, assembly: Assembly, clock: FixedClock
) -> None:
    with serving(assembly) as port:
        office = joined(tmp_path, clock, assembly, port, "office", "desk", "dispatcher")
        second = joined(tmp_path, clock, assembly, port, "second", "desk")
        office.customer("before")
        office.run()
        second.run()
        write_backup(assembly, tmp_path / "yesterday.zip", key=None)
        clock.advance(days=1)
        content = Random(3).randbytes(300_000)
        sha = office.photo(content)
        office.customer("after, of the office")
        second.customer("after, of the second")
        office.run()
        second.run()
        assert office.waiting == second.waiting == 0
        assert assembly.blobs.size(sha) == len(content)
    assembly.close()
    restore_backup(tmp_path / "yesterday.zip", tmp_path / "new disk", clock=clock)
    new = open_hub(tmp_path / "new disk", clock=clock)
    with serving(new) as port:
        for laptop in (office, second, office, second):
            assert laptop.sync is not None
            laptop.sync.link.url = f"http://127.0.0.1:{port}"
            laptop.sync.engine.network_back()
            laptop.run(15)
            assert errors_of(laptop) is None
        assert office.names() == second.names() == {"before", "after, of the office", "after, of the second"}
        assert new.blobs.size(sha) == len(content)
        assert second.world.context.blobs.read(sha) == content
        with new.database.read() as tx:
            outcomes = tx.rows("SELECT DISTINCT outcome FROM mutation WHERE stream <> 'hub'")
        assert outcomes == [("applied",)]
    for laptop in (office, second):
        laptop.close()
    new.close()


@pytest.mark.parametrize("moment", [BEFORE, AFTER])
def test_a_restore_that_is_killed_leaves_the_hub_as_it_was_or_the_restored_one_or_none(
    tmp_path: Path, assembly: Assembly, moment: str
) -> None:
    assembly.users.add(["desk"], COMMAND_LINE, name="before")
    write_backup(assembly, tmp_path / "one.zip", key=None)
    assembly.users.add(["desk"], COMMAND_LINE, name="after")
    old = _epoch(assembly)
    assembly.close()
    found: set[str] = set()
    for boundary in range(1, 100):
        folder = tmp_path / str(boundary)
        shutil.copytree(assembly.folder, folder)
        program = [sys.executable, "-m", "tests.hub.killed_restore"]
        command = [*program, tmp_path / "one.zip", folder, str(boundary), moment]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True)
        assert done.returncode in (0, -signal.SIGKILL), done.stderr.decode()
        found.add(_what_stands_in(folder, old))
        if done.returncode == 0:
            break
        restore_backup(tmp_path / "one.zip", folder)
        assert _what_stands_in(folder, old) == "restored", "it can be done again"
    assert found == {"untouched", "none", "restored"}


def _what_stands_in(folder: Path, old: str) -> str:
    """The hub in a folder: never one with the rows of the backup under the former epoch."""
    if not (folder / "hub.db").exists() or not (folder / "hub.key").exists():
        with pytest.raises(FieldServiceError):  # nobody makes a new hub there unawares
            open_hub(folder)
        return "none"
    hub = open_hub(folder)
    names, epoch = {person.name for person in hub.users.all()}, _epoch(hub)
    hub.close()
    assert ("after" in names) == (epoch == old)
    return "untouched" if epoch == old else "restored"


def _epoch(hub: Assembly) -> str:
    with hub.database.read() as tx:
        return epochs.present(tx)


def test_what_a_device_was_told_is_safe_waited_for_the_disk(as_shipped: None, assembly: Assembly) -> None:
    with assembly.database.read() as tx:
        assert tx.rows("PRAGMA journal_mode") == [("wal",)]
        assert tx.rows("PRAGMA synchronous") == [(2,)]  # full


def test_a_laptop_whose_lease_ended_delivers_and_opens_again(
    tmp_path: Path, assembly: Assembly, clock: FixedClock
) -> None:
    with serving(assembly) as port:
        laptop = joined(tmp_path, clock, assembly, port, "desk", "desk")
        laptop.run(2)
        laptop.customer("offline")
        clock.advance(days=400)
        assert Lease(laptop.world.store).is_over(clock.now())
        laptop.open()  # as the program does at its start; the profile is locked
        laptop.run(5)
        assert laptop.waiting == 0
        assert not Lease(laptop.world.store).is_over(clock.now())
        laptop.close()


def test_a_revoked_laptop_whose_lease_ended_drains_into_quarantine_and_is_wiped(
    tmp_path: Path, assembly: Assembly, clock: FixedClock
) -> None:
    with serving(assembly) as port:
        laptop = joined(tmp_path, clock, assembly, port, "desk", "desk")
        laptop.run(2)
        laptop.customer("offline")
        device = enrolment.current(laptop.world.store).credentials.device_id  # type: ignore[union-attr]
        assembly.devices.revoke(device, COMMAND_LINE)
        clock.advance(days=400)
        laptop.open()
        laptop.run(5)
        assert laptop.sync is not None
        assert laptop.sync.engine.revoked_and_drained
        assert enrolment.wipe_revoked(laptop.world.profile, laptop.sync.link, laptop.world.store.close)
        assert assembly.devices.get(device).wiped_at is not None
        assert laptop.world.profile.database.exists() is False
    with assembly.database.read() as tx:
        assert tx.rows("SELECT outcome FROM mutation WHERE device_id = ?", (device,)) == [("quarantined",)]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--database-url", "postgresql://nobody@127.0.0.1:1/none"], "can't be used at present"),
        (["--database-url", "postgresql://%zz"], "is named like postgresql://"),
        (["--database-url", "mysql://x"], "is named like postgresql://"),
    ],
)
def test_a_database_that_is_not_there_is_said_in_a_sentence(
    arguments: list[str], says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("psycopg", reason="psycopg is not installed: pip install 'fieldservice[hub]'")
    assert main(["hub", "serve", "--data", str(tmp_path), "--port", "0", "--lang", "en", *arguments]) == 1
    assert says in capsys.readouterr().err


def test_a_damaged_database_is_left_alone_and_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    garbage = Random(1).randbytes(8192)
    (tmp_path / "hub.db").write_bytes(garbage)
    assert main(["hub", "serve", "--data", str(tmp_path), "--port", "0", "--lang", "en"]) == 1
    assert "damaged" in capsys.readouterr().err
    assert (tmp_path / "hub.db").read_bytes() == garbage


def test_one_of_several_processes_dies_and_is_replaced_and_none_outlives_the_first(
    tmp_path: Path, postgres_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--data", str(tmp_path / "hub"), "--database-url", postgres_url, "--lang", "en"]
    assert main(["hub", "user", "add", "--administrator", "王管理", *where]) == 0
    capsys.readouterr()
    served = Served(tmp_path / "hub", "--database-url", postgres_url, "--workers", "2")
    try:
        served.wait()
        first = _workers(served)
        os.kill(first[0], signal.SIGKILL)
        _until(lambda: len(_workers(served)) == 2 and _workers(served) != first)
        assert ask(served.port, "GET", "/").status == 200
    finally:
        served.process.kill()
        served.process.communicate()
    _until(lambda: not _answers(served.port))


def _workers(served: Served) -> list[int]:
    """The processes that serve."""
    return [pid for pid, command in children(served.process.pid) if "spawn_main" in command]


def _answers(port: int) -> bool:
    try:
        return ask(port, "GET", "/").status == 200
    except OSError:
        return False


def _until(holds: Callable[[], bool]) -> None:
    for _ in range(2_400):
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError("it never came to that")
