"""Backups come back whole, checks find what is wrong, and a newer database is left alone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from fieldservice.bootstrap import Surroundings, create_session, open_session
from fieldservice.domain.numbers import check_number
from fieldservice.domain.records import Customer, Part, StockLocation, StockMove, WorkOrder
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.store.backup import restore_backup, write_backup
from fieldservice.store.check import check, repair
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from tests.services.conftest import MONDAY_MORNING, SHANGHAI

PASSPHRASE = "open sesame please"


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    clock = FixedClock(MONDAY_MORNING)
    return Surroundings(clock, SeededIds(7, clock), SHANGHAI, tmp_path / "state")


def _customer(session, name: str) -> str:
    with session.store.begin("test") as uow:
        customer = Customer(id=session.context.ids(), number=uow.next_number("C"), name=name)
        uow.add(customer)
        uow.commit()
    return customer.number


def test_a_backup_restores_rows_and_files_and_sets_the_present_aside(tmp_path, around):
    session, _code = create_session(tmp_path / "p", PASSPHRASE, around)
    _customer(session, "江宁永盛")
    blob = session.context.blobs.put(b"photo bytes")
    write_backup(session.profile, session.store, tmp_path / "b.fsbackup")
    _customer(session, "later")
    session.close()

    restored = restore_backup(tmp_path / "b.fsbackup", tmp_path / "p", around.clock, around.state_folder)

    assert restored.set_aside is not None and (restored.set_aside / "data.db").exists()
    again = open_session(tmp_path / "p", PASSPHRASE, around)
    assert [c.name for c in again.store.read().where(Customer)] == ["江宁永盛"]
    assert again.context.blobs.read(blob.sha256) == b"photo bytes"
    assert check(again.store) == []
    again.close()


def test_numbers_given_out_after_a_backup_are_not_given_out_again_by_the_restored_database(tmp_path, around):
    session, _code = create_session(tmp_path / "p", PASSPHRASE, around)
    first = _customer(session, "a")
    write_backup(session.profile, session.store, tmp_path / "b.fsbackup")
    second = _customer(session, "b")
    session.close()
    restore_backup(tmp_path / "b.fsbackup", tmp_path / "p", around.clock, around.state_folder)

    again = open_session(tmp_path / "p", PASSPHRASE, around)
    third = _customer(again, "c")

    assert len({first, second, third}) == 3
    again.close()


def test_a_copied_profile_numbers_with_a_device_code_of_its_own(tmp_path, around):
    import shutil

    session, _code = create_session(tmp_path / "p", PASSPHRASE, around)
    _customer(session, "a")
    session.close()
    shutil.copytree(tmp_path / "p", tmp_path / "copy")

    original = open_session(tmp_path / "p", PASSPHRASE, around)
    copy = open_session(tmp_path / "copy", PASSPHRASE, around)
    numbers = [_customer(original, "x"), _customer(copy, "y")]

    assert numbers[0] != numbers[1]
    assert all(check_number(number) for number in numbers)
    assert len(numbers[1].partition("-")[0]) == 4  # C and three letters
    original.close()
    copy.close()


def test_numbers_go_on_without_a_gap_after_an_ordinary_restart(tmp_path, around):
    session, _code = create_session(tmp_path / "p", PASSPHRASE, around)
    first = _customer(session, "a")
    session.close()
    again = open_session(tmp_path / "p", PASSPHRASE, around)
    second = _customer(again, "b")
    assert int(second.split("-")[1]) == int(first.split("-")[1]) + 1
    again.close()


def test_a_damaged_backup_is_refused_before_anything_is_replaced(tmp_path, around):
    session, _code = create_session(tmp_path / "p", PASSPHRASE, around)
    _customer(session, "kept")
    backup = tmp_path / "b.fsbackup"
    write_backup(session.profile, session.store, backup)
    session.close()
    data = bytearray(backup.read_bytes())
    data[len(data) // 2] ^= 0xFF
    backup.write_bytes(bytes(data))

    with pytest.raises(EnvironmentFault, match=r"(?i)damaged|损坏"):
        restore_backup(backup, tmp_path / "p", around.clock, around.state_folder)

    again = open_session(tmp_path / "p", PASSPHRASE, around)
    assert [c.name for c in again.store.read().where(Customer)] == ["kept"]
    again.close()


def test_something_that_is_no_backup_is_refused_in_words(tmp_path, around):
    (tmp_path / "x.fsbackup").write_bytes(b"hello")
    with pytest.raises(UserError):
        restore_backup(tmp_path / "x.fsbackup", tmp_path / "p", around.clock, around.state_folder)


def test_a_database_of_a_newer_program_is_left_untouched(tmp_path, around):
    session, _code = create_session(tmp_path / "p", PASSPHRASE, around)
    session.store.database.connection().execute(
        "INSERT INTO schema_migration (name, applied) VALUES ('9999_from_the_future', '2030-01-01')"
    )
    session.close()
    before = (tmp_path / "p" / "data.db").read_bytes()
    with pytest.raises(EnvironmentFault) as refused:
        open_session(tmp_path / "p", PASSPHRASE, around)
    assert refused.value.code == "store.newer"
    assert (tmp_path / "p" / "data.db").read_bytes() == before


def test_a_truncated_database_says_so_and_names_the_way_out(tmp_path, around):
    session, _code = create_session(tmp_path / "p", PASSPHRASE, around)
    for index in range(30):
        _customer(session, f"customer {index}")
    session.close()
    database = tmp_path / "p" / "data.db"
    database.write_bytes(database.read_bytes()[:5000])
    with pytest.raises(EnvironmentFault) as fault:
        open_session(tmp_path / "p", PASSPHRASE, around)
    assert fault.value.code == "store.damaged"
    assert "restore" in fault.value.next_step() or "恢复" in fault.value.next_step()


def test_the_database_file_does_not_show_what_it_holds(tmp_path, around):
    session, _code = create_session(tmp_path / "p", PASSPHRASE, around)
    _customer(session, "Very Secret Customer")
    session.close()
    for file in (tmp_path / "p").rglob("*"):
        if file.is_file():
            assert b"Very Secret" not in file.read_bytes(), file


def test_check_finds_and_repairs_what_was_changed_behind_its_back(tmp_path, around):
    session, _code = create_session(tmp_path / "p", PASSPHRASE, around)
    ids = session.context.ids
    with session.store.begin("test") as uow:
        part = Part(id=ids(), number="HC-1", name="阀芯")
        shelf, van = StockLocation(id=ids(), name="shelf"), StockLocation(id=ids(), name="van", kind="van")
        uow.add_all([part, shelf, van])
        uow.add(
            StockMove(
                id=ids(),
                part_id=part.id,
                from_location_id=shelf.id,
                to_location_id=van.id,
                quantity_micro=3_000_000,
                at=around.clock.now(),
            )
        )
        order = WorkOrder(id=ids(), number="WO-1", summary="漏油", status="qualified")
        uow.add(order)
        uow.commit()
    assert check(session.store) == []
    connection = session.store.database.connection()
    connection.execute("UPDATE stock_on_hand SET quantity_micro = 7 WHERE quantity_micro > 0")
    connection.execute("UPDATE work_order SET state = 'completed'")
    connection.execute("UPDATE part SET name = 'changed'")
    assert {finding.kind for finding in check(session.store)} == {"sum", "state", "index"}
    repair(session.store)
    assert check(session.store) == []
    connection.execute("UPDATE stock_move SET part_id = 'nobody'")
    assert "reference" in {finding.kind for finding in check(session.store)}
    session.close()


def test_check_notices_a_change_of_what_waits_in_the_outbox(tmp_path, around):
    session, _code = create_session(tmp_path / "p", PASSPHRASE, around)
    _customer(session, "a")
    around.clock.advance(timedelta(minutes=1))
    _customer(session, "b")
    session.store.database.connection().execute("UPDATE mutation SET payload = x'00' WHERE mid = 1")
    assert "chain" in {finding.kind for finding in check(session.store)}
    session.close()
