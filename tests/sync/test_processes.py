"""Real programs: the command line synchronises, and a laptop that dies at any statement loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from fieldservice.bootstrap import Session, Surroundings, create_session
from fieldservice.domain.records import Attachment, Customer, WorkOrder
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.system.clock import SystemClock
from fieldservice.system.ids import Ids
from tests.hub.laptop import serving
from tests.services.conftest import SHANGHAI
from tests.sync.killed_sync import PASSPHRASE
from tests.sync.real import invite, new_person

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Assembly]:
    opened = open_hub(tmp_path / "hub", name="总部")
    yield opened
    opened.close()


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the command line keeps its markers as well."""
    from fieldservice.system.paths import default_state_folder

    return default_state_folder()


def new_profile(tmp_path: Path, state: Path) -> Session:
    session, _code = create_session(
        tmp_path / "profile", PASSPHRASE, Surroundings(SystemClock(), Ids(), SHANGHAI, state)
    )
    return session


def work(session: Session, n: int) -> str:
    """Customers, and a work order with a photo; returns the photo's name."""
    ids, store = session.context.ids, session.store
    for number in range(n):
        with store.begin("directory.add_customer") as uow:
            uow.add(Customer(id=ids(), number=uow.next_number("C"), name=f"客户{number}"))
            uow.commit()
    ref = session.context.blobs.put(Random(1).randbytes(60_000))
    order = WorkOrder(id=ids(), number="WO-1", summary="漏油")
    with store.begin("work_order.create") as uow:
        uow.add(order)
        uow.commit()
    with store.begin("attachment.add_photo") as uow:
        uow.add(Attachment(id=ids(), work_order_id=order.id, sha=ref.sha256, size=ref.size))
        uow.commit()
    return ref.sha256


def command(tmp_path: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    (tmp_path / "passphrase").write_text(PASSPHRASE)
    common = ["--profile", str(tmp_path / "profile"), "--passphrase-file", str(tmp_path / "passphrase"), "--lang", "en"]
    return subprocess.run(
        [sys.executable, "-m", "fieldservice", *arguments, *common],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )


def test_the_command_line_joins_synchronises_and_saves(hub, tmp_path, state):
    session = new_profile(tmp_path, state)
    sha = work(session, 3)
    session.close()
    code = invite(hub, new_person(hub, "王敏", "desk", "manager"))
    with serving(hub) as port:
        url = f"http://127.0.0.1:{port}"
        assert "belongs to no hub" in command(tmp_path, "sync", "--once").stderr
        joined = command(tmp_path, "enroll", code, "--hub", url, "--name", "Latitude")
        assert "now belongs to the hub “总部”" in joined.stdout, joined.stderr
        (tmp_path / "copy-passphrase").write_text("blaue Kiste im Keller")
        (tmp_path / "stick").mkdir()
        to = ["--to", str(tmp_path / "stick"), "--copy-passphrase-file", str(tmp_path / "copy-passphrase")]
        saved = command(tmp_path, "safety-copy", *to)
        assert "(5 changes" in saved.stdout, saved.stderr
        done = command(tmp_path, "sync", "--once")
        assert done.returncode == 0, done.stdout + done.stderr
        assert "All changes delivered" in done.stdout
    assert hub.blobs.size(sha) == 60_000
    again = command(tmp_path, "sync", "--once")
    assert again.returncode == 1
    assert "can't be reached" in again.stdout


def customers(hub: Assembly) -> int:
    with hub.database.read() as tx:
        return int(tx.rows("SELECT count(*) FROM entity WHERE tab = 'customer'")[0][0])


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
@pytest.mark.parametrize("step", [pytest.param(37), pytest.param(9, marks=pytest.mark.slow)])
def test_a_laptop_that_dies_at_any_statement_delivers_everything_once(hub, tmp_path, state, step):
    """Each round dies a little later than the one before, until one lives to its end."""
    session = new_profile(tmp_path, state)
    code = invite(hub, new_person(hub, "王敏", "desk", "manager"))
    arguments = [sys.executable, "-m", "tests.sync.killed_sync", str(tmp_path / "profile"), str(state)]
    with serving(hub) as port:
        from fieldservice.sync import enrolment

        address = enrolment.Address(f"http://127.0.0.1:{port}", code)
        enrolment.enrol(session.store, session.profile, address)
        sha = work(session, 5)
        session.close()
        deaths = 0
        for stop in range(5, 3_000, step):
            done = subprocess.run([*arguments, str(stop)], capture_output=True, text=True, check=False, cwd=ROOT)
            if done.returncode == 0:
                break
            assert done.returncode == -9, done.stderr
            deaths += 1
    assert done.stdout.strip() == "done"
    assert deaths >= 2
    assert customers(hub) == 5
    assert hub.blobs.size(sha) == 60_000
    with hub.database.read() as tx:
        assert tx.rows("SELECT outcome, count(*) FROM mutation WHERE stream <> 'hub' GROUP BY outcome") == [
            ("applied", 7)
        ]
