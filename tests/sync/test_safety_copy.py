"""The safety copy: undelivered work survives the laptop, and is applied exactly once whoever delivers it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

import pytest

from fieldservice.domain.records import Customer
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.store.queries import carried
from fieldservice.sync.safety_copy import KEPT, facts_of, restore
from fieldservice.system.clock import FixedClock
from fieldservice.system.keys import stretch_passphrase
from tests.sync.real import Laptop, errors_of, invite, make_laptop, new_person
from tests.sync.test_real_hub import clock, hub, office, url

__all__ = ["clock", "hub", "office", "url"]
PASSPHRASE = "blaue Kiste im Keller"


@pytest.fixture(autouse=True)
def _light_stretching(request, monkeypatch):
    """The costs of a copy are not in it, so that they can't come from `tests/conftest.py`."""
    if "as_shipped" not in request.fixturenames:
        light = partial(stretch_passphrase, time_cost=1, memory_kib=1_024)
        monkeypatch.setattr("fieldservice.system.sealed.stretch_passphrase", light)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def technician(hub):
    return new_person(hub, "王敏", "technician", "desk", "manager")


@pytest.fixture
def lost(hub, url, tmp_path, clock, technician):
    laptop = make_laptop(tmp_path / "lost", clock, 11)
    laptop.join(url, invite(hub, technician))
    laptop.run(1)
    yield laptop
    laptop.close()


@pytest.fixture
def replacement(hub, url, tmp_path, clock, technician):
    laptop = make_laptop(tmp_path / "replacement", clock, 12)
    laptop.join(url, invite(hub, technician))
    yield laptop
    laptop.close()


def take_over(laptop: Laptop, path: Path, passphrase: str = PASSPHRASE):
    return restore(laptop.world.store, laptop.world.context.blobs, path, passphrase)


def test_work_of_a_lost_laptop_is_delivered_by_its_replacement(as_shipped, lost, replacement, office, stick):
    for n in range(12):
        lost.customer(f"离线{n}")
    copy = lost.copies.write(stick, PASSPHRASE)
    assert copy.changes == 12
    assert take_over(replacement, copy.path).changes == 12
    replacement.run()
    office.run()
    assert errors_of(replacement) is None
    assert replacement.waiting == 0
    assert office.names() == replacement.names() == {f"离线{n}" for n in range(12)}


def test_the_old_laptop_may_come_back_without_anything_happening_twice(hub, lost, replacement, office, stick):
    lost.customer("eins")
    copy = lost.copies.write(stick, PASSPHRASE)
    lost.customer("nach der Kopie")
    take_over(replacement, copy.path)
    replacement.run()
    lost.run()
    office.run()
    assert lost.waiting == 0
    assert office.names() == {"eins", "nach der Kopie"}
    with hub.database.read() as tx:
        assert tx.rows("SELECT count(*) FROM entity WHERE tab = 'customer'") == [(2,)]
        assert tx.rows("SELECT DISTINCT outcome FROM mutation WHERE intent LIKE 'directory.%'") == [("applied",)]


def test_the_old_laptop_may_come_back_first(lost, replacement, office, stick):
    lost.customer("eins")
    copy = lost.copies.write(stick, PASSPHRASE)
    lost.run()
    take_over(replacement, copy.path)
    replacement.run()
    office.run()
    assert replacement.waiting == 0
    assert office.names() == {"eins"}
    assert carried.counts(replacement.world.read()) == {1: 1}


def test_taking_a_copy_over_twice_does_no_harm(lost, replacement, office, stick):
    lost.customer("eins")
    copy = lost.copies.write(stick, PASSPHRASE)
    assert take_over(replacement, copy.path).changes == 1
    assert take_over(replacement, copy.path).changes == 0
    replacement.run()
    assert take_over(replacement, copy.path).changes == 0
    replacement.run()
    office.run()
    assert office.names() == {"eins"}


def test_photos_go_with_it_though_nothing_listed_them_yet(lost, replacement, office, stick):
    content = Random(2).randbytes(2_300_000)
    sha = lost.photo(content)
    copy = lost.copies.write(stick, PASSPHRASE)
    assert copy.files == 1
    assert take_over(replacement, copy.path).files == 1
    replacement.run(30)
    office.run(30)
    assert office.world.context.blobs.read(sha) == content


def test_a_replacement_of_somebody_else_does_not_deliver_it_and_says_so(hub, url, lost, office, stick):
    lost.customer("eins")
    copy = lost.copies.write(stick, PASSPHRASE)
    lost.run()
    lost.customer("zwei")
    copy = lost.copies.write(stick, PASSPHRASE)
    other = make_laptop(stick / "other", lost.world.clock, 13)
    other.join(url, invite(hub, new_person(hub, "别人", "desk")))
    take_over(other, copy.path)
    other.run()
    [code] = {row[0] for row in other.world.read().rows("SELECT code FROM carried_mutation WHERE state = 3")}
    assert code == "sync.carried_not_ours"
    other.close()


def test_a_copy_that_a_replacement_had_not_delivered_goes_into_its_own_copy(lost, replacement, office, stick, url):
    lost.customer("eins")
    take_over(replacement, lost.copies.write(stick, PASSPHRASE).path)
    replacement.customer("zwei")
    second = replacement.copies.write(stick, PASSPHRASE)
    take_over(office, second.path)
    office.run()
    assert office.names() == {"eins", "zwei"}


def test_a_wrong_passphrase_opens_nothing(lost, replacement, stick):
    lost.customer("eins")
    copy = lost.copies.write(stick, PASSPHRASE)
    with pytest.raises(UserError) as caught:
        take_over(replacement, copy.path, "something else")
    assert caught.value.code == "sealed.wrong_passphrase"


@pytest.mark.parametrize("at", [0.3, 0.7, 0.999])
def test_a_cut_or_altered_copy_is_not_believed(lost, replacement, stick, at):
    for n in range(5):
        lost.photo(Random(n).randbytes(50_000))
    lost.sync.queue.look(lost.world.clock.now())
    copy = lost.copies.write(stick, PASSPHRASE)
    whole = copy.path.read_bytes()
    place = int(len(whole) * at)
    for damaged in (whole[:place], whole[:place] + b"?" + whole[place + 1 :]):
        copy.path.write_bytes(damaged)
        if damaged == whole:
            continue
        with pytest.raises(UserError):
            take_over(replacement, copy.path)
        assert carried.counts(replacement.world.read()) == {}


def test_nothing_of_the_work_can_be_read_without_the_passphrase(lost, stick):
    lost.customer("Geheimkunde")
    copy = lost.copies.write(stick, PASSPHRASE)
    assert b"Geheimkunde" not in copy.path.read_bytes()
    assert facts_of(copy.path).changes == 1


def test_copies_are_written_by_themselves_and_the_two_newest_kept(lost, stick, clock: FixedClock):
    copies = lost.copies
    copies.choose(stick, PASSPHRASE)
    for n in range(5):
        lost.world.store.on_commit(copies.noticed)
        lost.customer(f"c{n}")
        clock.advance(timedelta(minutes=10))
        copies.step(clock.now())
    kept = sorted(stick.glob("*.fssafety"))
    assert len(kept) == KEPT
    assert facts_of(kept[-1]).changes == 5


def test_nothing_new_writes_nothing_new(lost, stick, clock):
    copies = lost.copies
    copies.choose(stick, PASSPHRASE)
    lost.customer("x")
    copies.step(clock.now())
    [first] = stick.glob("*.fssafety")
    before = first.stat().st_mtime_ns
    for _ in range(5):
        clock.advance(timedelta(minutes=10))
        copies.step(clock.now())
    assert [path.stat().st_mtime_ns for path in stick.glob("*.fssafety")] == [before]


def test_a_stick_that_is_not_plugged_in_is_said_and_tried_again(lost, stick, clock):
    copies = lost.copies
    away = stick / "away"
    copies.choose(away, PASSPHRASE)
    lost.customer("x")
    copies.step(clock.now())
    assert copies.problem is not None
    away.mkdir()
    clock.advance(timedelta(minutes=6))
    copies.step(clock.now())
    assert copies.problem is None
    assert len(list(away.iterdir())) == 1


def test_a_folder_that_is_not_there_is_named_itself(lost, stick):
    with pytest.raises(EnvironmentFault) as raised:
        lost.copies.write(stick / "gone", PASSPHRASE)
    assert raised.value.message() == f"{stick / 'gone'} is not there."


def test_a_folder_that_would_be_lost_with_the_laptop_is_refused(lost):
    with pytest.raises(UserError):
        lost.copies.choose(lost.world.profile.folder / "backups", PASSPHRASE)


def test_a_database_set_back_gets_its_own_newer_work_from_its_copy(lost, office, stick):
    """The disk died, a backup of yesterday was restored on the same laptop: the copy knows what came after it."""
    lost.customer("vor der Sicherung")
    lost.run()
    lost.customer("danach")
    copy = lost.copies.write(stick, PASSPHRASE)
    connection = lost.world.store.database.connection()
    mid = lost.world.last_mid()
    connection.execute("DELETE FROM mutation WHERE mid = ?", (mid,))
    connection.execute("DELETE FROM customer WHERE name = 'danach'")
    lost.sync.link.close()
    lost.world.profile.renew_incarnation()
    lost.world = lost.world.reopen()
    lost.open()
    lost.customer("anderes unter derselben Nummer")
    assert take_over(lost, copy.path).changes == 1
    lost.run()
    office.run()
    assert office.names() == {"vor der Sicherung", "danach", "anderes unter derselben Nummer"}
    assert lost.world.read().first(Customer, name="danach") is not None
