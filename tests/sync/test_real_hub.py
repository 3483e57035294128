"""Laptops and their hub over real HTTP: enrolling, delivering, photos, a wrong clock, the end of a lost laptop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from fieldservice.errors import UserError
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.store.queries import sync as sync_queries
from fieldservice.sync import enrolment, failures
from fieldservice.sync.enrolment import Address
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.lease import Lease
from fieldservice.system import wipe
from fieldservice.system.clock import FixedClock
from tests.hub.laptop import serving
from tests.services.conftest import MONDAY_MORNING
from tests.sync.real import Laptop, errors_of, invite, make_laptop, new_person

PASSPHRASE = "four small words"


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY_MORNING)


@pytest.fixture
def hub(tmp_path: Path, clock: FixedClock) -> Iterator[Assembly]:
    opened = open_hub(tmp_path / "hub", clock=clock, name="总部")
    yield opened
    opened.close()


@pytest.fixture
def url(hub: Assembly) -> Iterator[str]:
    with serving(hub) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def office(hub: Assembly, url: str, tmp_path: Path, clock: FixedClock) -> Iterator[Laptop]:
    laptop = make_laptop(tmp_path / "office", clock, 1)
    laptop.join(url, invite(hub, new_person(hub, "李思敏", "desk", "dispatcher", "administrator")))
    yield laptop
    laptop.close()


@pytest.fixture
def second(hub: Assembly, url: str, tmp_path: Path, clock: FixedClock) -> Iterator[Laptop]:
    laptop = make_laptop(tmp_path / "second", clock, 2)
    laptop.join(url, invite(hub, new_person(hub, "王敏", "desk", "manager")))
    yield laptop
    laptop.close()


def test_what_one_laptop_enters_is_on_the_other_a_minute_later(office, second):
    office.customer("海河机械")
    second.customer("津门制药")
    office.run()
    second.run()
    office.run()
    assert errors_of(office) is None
    assert office.names() == second.names() == {"海河机械", "津门制药"}
    assert office.waiting == second.waiting == 0


def test_a_stand_alone_laptop_joins_with_everything_that_it_has(hub, url, tmp_path, clock, office):
    alone = make_laptop(tmp_path / "alone", clock, 3)
    for n in range(30):
        alone.customer(f"老客户{n}")
    alone.join(url, invite(hub, new_person(hub, "赵强", "desk")))
    alone.run()
    office.run()
    assert alone.waiting == 0
    assert len(office.names()) == 30
    alone.close()


def test_a_joined_laptop_numbers_from_the_hub(office):
    office.run()
    with office.world.store.begin("directory.add_customer") as uow:
        number = uow.next_number("WO")
        uow.commit()
    connection = office.world.store.database.connection()
    assert office.world.store.numbers.numbers_left(connection)["WO"] > 0
    assert number.startswith("WO-")


def test_a_photo_reaches_the_other_laptop_byte_for_byte(office, second):
    content = Random(1).randbytes(2_500_000)
    sha = office.photo(content)
    office.run()
    second.run()
    assert second.world.context.blobs.read(sha) == content
    assert sync_queries.files_to_send(office.world.read())[0] == 0


def test_a_code_works_once_and_a_wrong_one_not_at_all(hub, url, tmp_path, clock, office):
    other = make_laptop(tmp_path / "other", clock, 4)
    code = invite(hub, new_person(hub, "孙丽", "desk"))
    other.join(url, code)
    third = make_laptop(tmp_path / "third", clock, 5)
    with pytest.raises(UserError) as caught:
        third.join(url, code)
    assert caught.value.code == "sync.code_refused"
    assert enrolment.current(third.world.store) is None
    other.close()
    third.close()


def test_an_enrolment_whose_answer_was_lost_is_repeated_with_the_same_key(hub, url, tmp_path, clock):
    laptop = make_laptop(tmp_path / "laptop", clock, 6)
    code = invite(hub, new_person(hub, "孙丽", "desk"))
    store, profile = laptop.world.store, laptop.world.profile
    real = enrolment._join
    try:
        enrolment._join = lambda *anything: (_ for _ in ()).throw(SyncFailure(failures.OFFLINE))
        with pytest.raises(SyncFailure):
            enrolment.enrol(store, profile, Address(url, code))
    finally:
        enrolment._join = real
    assert enrolment.current(store) is None
    laptop.join(url, code)
    laptop.run(1)
    assert errors_of(laptop) is None
    laptop.close()


def test_a_laptop_whose_clock_is_a_year_wrong_synchronises(hub, url, tmp_path, office):
    wrong = FixedClock(MONDAY_MORNING - timedelta(days=365))
    laptop = make_laptop(tmp_path / "wrong", wrong, 7)
    laptop.join(url, invite(hub, new_person(hub, "周刚", "desk")))
    laptop.customer("时钟错了")
    laptop.run()
    office.run()
    assert laptop.waiting == 0
    assert "时钟错了" in office.names()
    assert not Lease(laptop.world.store).is_over(wrong.now())
    laptop.close()


def test_a_token_is_renewed_when_it_is_old_and_the_new_one_works(office, clock):
    office.run(1)
    before = enrolment.current(office.world.store).credentials.token
    assert not enrolment.renew_token(office.world.store, office.sync.link, clock.now())
    clock.advance(enrolment.TOKEN_AGE)
    assert enrolment.renew_token(office.world.store, office.sync.link, clock.now())
    assert enrolment.current(office.world.store).credentials.token != before
    office.customer("之后")
    office.run()
    office.sync.link.close()
    office.open()  # a start later
    office.run()
    assert office.waiting == 0
    assert errors_of(office) is None


def test_a_revoked_laptop_delivers_what_waits_and_then_destroys_itself(hub, second, office):
    second.run()
    second.customer("最后的工作")
    second.photo(b"the last photo")
    device = enrolment.current(second.world.store).credentials.device_id
    hub.devices.revoke(device, COMMAND_LINE)
    second.sync.engine.network_back()
    second.run()
    assert second.sync.engine.revoked_and_drained
    assert second.waiting == 0
    profile = second.world.profile
    assert enrolment.wipe_revoked(profile, second.sync.link, second.world.store.close)
    assert [path.name for path in profile.folder.iterdir() if path != profile.lock_file] == []
    assert hub.devices.get(device).wiped_at is not None
    with hub.database.read() as tx:
        outcomes = tx.rows("SELECT outcome, count(*) FROM mutation WHERE device_id = ? GROUP BY outcome", (device,))
    assert outcomes == [("quarantined", 3)]


def test_a_revocation_that_was_taken_back_in_time_changes_nothing(hub, second):
    second.run()
    device = enrolment.current(second.world.store).credentials.device_id
    hub.devices.revoke(device, COMMAND_LINE)
    second.sync.engine.pause()
    second.run(3)
    hub.devices.restore(device, COMMAND_LINE)
    second.sync.engine.go_on()
    second.customer("weiter")
    second.run()
    assert not second.sync.engine.revoked_and_drained
    assert second.waiting == 0


def test_a_device_that_the_hub_forgot_is_told_to_enrol_again_and_keeps_its_work(hub, url, second):
    second.run()
    second.customer("bleibt")
    with hub.database.write() as tx:
        tx.run("DELETE FROM device WHERE person_id = ?", (enrolment.current(second.world.store).person_id,))
    second.sync.engine.network_back()
    second.run()
    assert errors_of(second).kind == failures.UNKNOWN
    assert second.waiting == 1


def test_leaving_the_hub_keeps_the_data_and_asks_first_while_work_waits(office):
    office.customer("unterwegs")
    with pytest.raises(UserError):
        enrolment.leave(office.world.store)
    assert enrolment.leave(office.world.store, anyway=True) >= 1
    assert enrolment.current(office.world.store) is None
    assert "unterwegs" in office.names()
    assert not Lease(office.world.store).is_over(office.world.clock.now() + timedelta(days=999))


def test_a_wipe_that_was_cut_off_is_finished_at_the_next_start(tmp_path, clock, monkeypatch):
    laptop = make_laptop(tmp_path / "laptop", clock, 8)
    profile = laptop.world.profile
    laptop.close()
    (profile.folder / "keys.json").write_text("wrapped")

    def dies(path: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(wipe.shutil, "rmtree", dies)
    with pytest.raises(KeyboardInterrupt):
        wipe.destroy(profile)
    monkeypatch.undo()
    assert not (profile.folder / "keys.json").exists()
    assert wipe.finish_begun(profile)
    assert list(profile.folder.iterdir()) == []
    assert not wipe.finish_begun(profile)
