"""A laptop whose lease is over shows nothing until it has met its hub, which opens it or takes its last work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fieldservice.bootstrap import Session, Surroundings, create_session, open_session
from fieldservice.domain.records import Customer
from fieldservice.errors import UserError
from fieldservice.hub.assembly import Assembly
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.devices import LEASE
from fieldservice.store.queries import sync_notes
from fieldservice.sync import enrolment
from fieldservice.system import wipe
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from tests.hub.laptop import serving
from tests.services.conftest import SHANGHAI
from tests.sync.real import invite, new_person
from tests.sync.test_real_hub import clock, hub

__all__ = ["clock", "hub"]
PASSPHRASE = "four small words"


@pytest.fixture
def port(hub: Assembly) -> Iterator[int]:
    with serving(hub) as listening:
        yield listening


@pytest.fixture
def around(tmp_path: Path, clock: FixedClock) -> Surroundings:
    return Surroundings(clock, SeededIds(41, clock), SHANGHAI, tmp_path / "state")


def enrolled(hub: Assembly, port: int, folder: Path, around: Surroundings) -> Session:
    session, _code = create_session(folder, PASSPHRASE, around)
    code = invite(hub, new_person(hub, "王敏", "desk", "manager"))
    enrolment.enrol(session.store, session.profile, enrolment.Address(f"http://127.0.0.1:{port}", code))
    with session.store.begin("directory.add_customer") as uow:
        uow.add(Customer(id=session.context.ids(), number="C-1", name="未送达"))
        uow.commit()
    return session


def test_within_its_lease_it_opens_without_a_network(hub, port, tmp_path, around, clock):
    enrolled(hub, port, tmp_path / "profile", around).close()
    clock.advance(LEASE - timedelta(days=1))
    hub.devices._clock = clock
    open_session(tmp_path / "profile", PASSPHRASE, around).close()


def test_after_its_lease_it_stays_shut_without_a_network_whatever_the_clock_says(hub, tmp_path, around, clock):
    with serving(hub) as gone:
        enrolled(hub, gone, tmp_path / "profile", around).close()
    clock.advance(LEASE + timedelta(days=1))
    for _ in range(2):
        with pytest.raises(UserError) as caught:
            open_session(tmp_path / "profile", PASSPHRASE, around)
        assert caught.value.code == "sync.lease_over"
        clock.advance(-timedelta(days=30))


def test_after_its_lease_it_opens_when_it_meets_the_hub(hub, port, tmp_path, around, clock):
    enrolled(hub, port, tmp_path / "profile", around).close()
    clock.advance(LEASE + timedelta(days=1))
    session = open_session(tmp_path / "profile", PASSPHRASE, around)
    assert session.store.read().first(Customer, name="未送达") is not None
    session.close()


def test_one_that_was_shut_out_delivers_its_last_work_and_is_gone(hub, port, tmp_path, around, clock):
    session = enrolled(hub, port, tmp_path / "profile", around)
    device = enrolment.current(session.store).credentials.device_id
    assert sync_notes.waiting(session.store) == 1
    session.close()
    hub.devices.revoke(device, COMMAND_LINE)
    clock.advance(LEASE + timedelta(days=1))
    with pytest.raises(UserError) as caught:
        open_session(tmp_path / "profile", PASSPHRASE, around)
    assert caught.value.code == "sync.wiped"
    assert hub.devices.get(device).wiped_at is not None
    with hub.database.read() as tx:
        assert tx.rows("SELECT outcome FROM mutation WHERE device_id = ?", (device,)) == [("quarantined",)]
    assert {path.name for path in (tmp_path / "profile").iterdir()} <= {"profile.lock"}


def test_a_new_profile_may_be_made_where_one_was_destroyed(hub, port, tmp_path, around, clock, monkeypatch):
    session = enrolled(hub, port, tmp_path / "profile", around)
    session.store.close()
    (session.profile.folder / wipe._NOTE).touch()
    session.lock.release()
    with pytest.raises(UserError) as caught:
        open_session(tmp_path / "profile", PASSPHRASE, around)
    assert caught.value.code == "sync.wiped"
    again, _code = create_session(tmp_path / "profile", PASSPHRASE, around)
    assert again.store.read().first(Customer) is None
    again.close()
