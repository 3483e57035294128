"""The machine stands in the way: full, read-only, damaged, killed, at the wrong time. A sentence, and nothing lost."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fieldservice.bootstrap import Session, Surroundings, create_session, open_session, restore_profile
from fieldservice.cli import main as command_line
from fieldservice.demo_data import fill
from fieldservice.domain.numbers import check_number
from fieldservice.domain.records import Asset, Attachment, Booking, Customer, Person, StockMove, WorkOrder
from fieldservice.errors import EnvironmentFault, FieldServiceError, UserError
from fieldservice.services.work_orders import NewWorkOrder
from fieldservice.store.check import check
from fieldservice.system.clock import FixedClock
from fieldservice.system.keys import KEY_FILES
from tests.journeys.killed_work import CHUNK, PASSPHRASE, surroundings
from tests.services.conftest import MONDAY_MORNING, SHANGHAI
from tests.services.field import jpeg
from tests.system.conftest import small_disk as small_disk  # the fixture

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("江宁永盛纺织有限公司", "苏州金鸡湖酒店", "Northbridge Logistics")


@pytest.fixture
def here(tmp_path: Path) -> Surroundings:
    return surroundings(tmp_path, 5)


def customers_in(session: Session) -> list[str]:
    """Names of the customers, in the order in which they were added."""
    return [customer.name for customer in session.store.read().where(Customer)]


def made(folder: Path, here: Surroundings) -> Path:
    """A closed profile with three customers, one of them with a work order and a photo."""
    session, _code = create_session(folder, PASSPHRASE, here)
    for name in NAMES:
        customer = session.services.directory.add_customer(name=name)
    order = session.services.work_orders.create(NewWorkOrder(customer_id=customer.id, summary="漏油"))
    session.services.attachments.add_photo(jpeg(), "1.jpg", work_order_id=order.id)
    session.close()
    return folder


def assert_whole(folder: Path, here: Surroundings) -> None:
    """The profile opens and holds what `made` put into it."""
    session = open_session(folder, PASSPHRASE, here)
    assert customers_in(session) == list(NAMES)
    photo = session.store.read().where(Attachment)[0]
    assert len(session.context.blobs.read(photo.sha)) == photo.size
    assert check(session.store) == []
    session.close()


def said(error: FieldServiceError) -> str:
    """Its sentence, which must be one, with its next step."""
    text = error.message()
    assert text.endswith((".", "。"))
    if isinstance(error, EnvironmentFault):
        assert error.next_step().endswith((".", "。", "FILE.")), error.next_step()
    return text


# The disk


def test_a_full_disk_refuses_the_change_and_keeps_everything_before_it(small_disk: Path, tmp_path: Path) -> None:
    subprocess.run(["mount", "-o", "remount,size=24m", str(small_disk)], check=True)
    here = surroundings(tmp_path, 5)
    folder = made(small_disk / "profile", here)
    session = open_session(folder, PASSPHRASE, here)
    for name in NAMES:  # numbers, index and log pages are in use already
        session.services.drafts.save(name, {"fault": name})
    (small_disk / "filler").write_bytes(bytes(max(shutil.disk_usage(small_disk).free - 8_192, 0)))
    refused = None
    for at in range(400):
        try:
            session.services.directory.add_customer(name=f"too much {at}", notes="油" * 10_000)
        except EnvironmentFault as fault:
            refused = fault
            break
    assert refused is not None and refused.code in ("store.disk_full", "disk.full"), refused
    assert "safe" in said(refused)
    with pytest.raises(EnvironmentFault) as file:
        for _ in range(30):
            session.context.blobs.put(os.urandom(100_000))
    said(file.value)
    written = customers_in(session)
    assert written[:3] == list(NAMES)
    (small_disk / "filler").unlink()
    session.services.directory.add_customer(name="room again")  # the same session goes on
    session.close()
    again = open_session(folder, PASSPHRASE, here)
    assert customers_in(again) == [*written, "room again"]
    assert check(again.store) == []
    again.close()


def test_a_backup_on_a_full_disk_leaves_no_half_file(small_disk: Path, tmp_path: Path) -> None:
    here = surroundings(tmp_path, 5)
    session = open_session(made(tmp_path / "profile", here), PASSPHRASE, here)
    session.context.blobs.put(os.urandom(8_000_000))
    with pytest.raises(EnvironmentFault) as fault:
        session.back_up(small_disk / "a.fsbackup")
    said(fault.value)
    assert list(small_disk.iterdir()) == []
    session.close()


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path, here: Surroundings) -> None:
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("taking the rights of another user needs root")
    folder = made(tmp_path / "profile", here)
    for place in (tmp_path, *tmp_path.parents):
        if place.stat().st_uid == 0 and place != Path("/tmp") and place != Path("/"):
            place.chmod(0o755)
    folder.chmod(0o555)
    os.seteuid(65_534)
    try:
        with pytest.raises(EnvironmentFault) as fault:
            open_session(folder, PASSPHRASE, here)
    finally:
        os.seteuid(0)
        folder.chmod(0o700)
    assert str(folder) in said(fault.value)
    assert_whole(folder, here)


# Damage


def test_a_second_start_on_the_same_profile_is_told_and_harms_nothing(tmp_path: Path, here: Surroundings) -> None:
    folder = made(tmp_path / "profile", here)
    session = open_session(folder, PASSPHRASE, here)
    with pytest.raises(UserError) as refused:
        open_session(folder, PASSPHRASE, here)
    assert "already open" in said(refused.value)
    session.services.directory.add_customer(name="still at work")
    session.close()


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:100],
        lambda data: data[: len(data) // 2],
        lambda data: os.urandom(len(data)),
        lambda data: b"",
        lambda data: data[:4096] + bytes(4096) + data[8192:],
        lambda data: b"\0" * len(data),
    ],
    ids=["stump", "half", "noise", "empty", "hole", "zeros"],
)
def test_a_damaged_database_is_never_taken_for_whole_and_its_backup_brings_it_back(
    tmp_path: Path, here: Surroundings, damage: object
) -> None:
    folder = made(tmp_path / "profile", here)
    session = open_session(folder, PASSPHRASE, here)
    backup, _size = session.back_up(tmp_path / "kept.fsbackup")
    session.close()
    database = folder / "data.db"
    database.write_bytes(damage(database.read_bytes()))  # type: ignore[operator]  # a function
    try:
        session = open_session(folder, PASSPHRASE, here)
        try:
            found = check(session.store)
            assert found and all(finding.sentence for finding in found)
        finally:
            session.close()
    except EnvironmentFault as fault:
        assert "restore" in said(fault) + fault.next_step().lower()
    restore_profile(backup, folder, here)
    assert_whole(folder, here)


@pytest.mark.parametrize("keep", [0.0, 0.6, 0.99])
def test_a_log_that_lost_its_end_costs_only_whole_last_changes(tmp_path: Path, here: Surroundings, keep: float) -> None:
    folder = made(tmp_path / "profile", here)
    session = open_session(folder, PASSPHRASE, here)
    for at in range(12):
        session.services.directory.add_customer(name=f"late {at}", notes="x" * 3_000)
    crashed = tmp_path / "crashed"
    shutil.copytree(folder, crashed)  # as the disk is when the power fails
    session.close()
    log = crashed / "data.db-wal"
    data = log.read_bytes()
    log.write_bytes(data[: int(len(data) * keep)])
    again = open_session(crashed, PASSPHRASE, here)
    found = customers_in(again)
    assert found == [*NAMES, *(f"late {at}" for at in range(12))][: len(found)]
    assert len(found) >= len(NAMES)
    assert check(again.store) == []
    again.close()


@pytest.mark.parametrize("lost", KEY_FILES)
def test_one_lost_key_file_is_brought_back_from_its_copy(tmp_path: Path, here: Surroundings, lost: str) -> None:
    folder = made(tmp_path / "profile", here)
    (folder / lost).unlink()
    assert_whole(folder, here)
    assert (folder / lost).exists()


def test_without_both_key_files_the_way_out_is_told_and_the_backup_has_them(tmp_path: Path, here: Surroundings) -> None:
    folder = made(tmp_path / "profile", here)
    session = open_session(folder, PASSPHRASE, here)
    backup, _size = session.back_up(tmp_path / "kept.fsbackup")
    session.close()
    for name in KEY_FILES:
        (folder / name).unlink()
    with pytest.raises(EnvironmentFault) as fault:
        open_session(folder, PASSPHRASE, here)
    assert "keys.json" in fault.value.next_step()
    said(fault.value)
    with pytest.raises(FieldServiceError):  # nobody makes new keys over data that they could not open
        create_session(folder, PASSPHRASE, here)
    restore_profile(backup, folder, here)
    assert_whole(folder, here)


# Time and place


@pytest.mark.parametrize("years", [-40, 70])
def test_a_clock_set_years_off_stops_nobody(tmp_path: Path, here: Surroundings, years: int) -> None:
    folder = made(tmp_path / "profile", here)
    session = open_session(folder, PASSPHRASE, here)
    me = session.services.people.add(number="T1", name="周立峰", roles="technician")
    session.store.actor_id = me.id
    before = {row.number for row in session.store.read().where(Customer)}
    clock = here.clock
    assert isinstance(clock, FixedClock)
    for at in (MONDAY_MORNING + timedelta(days=365 * years), MONDAY_MORNING):
        clock.set(at)
        services = session.services
        customer = services.directory.add_customer(name=f"{at}")
        order = services.work_orders.create(NewWorkOrder(customer_id=customer.id, summary="漏油"))
        booked = services.bookings.book(order.id, me.id, at, at + timedelta(hours=1), accepted=True)
        day = services.visits.my_day(me.id, at.astimezone(SHANGHAI).date())
        assert booked.booking.id in repr(day)
        services.visits.start_travel(booked.booking.id)
        services.visits.arrive(booked.booking.id)
        services.visits.start_work(booked.booking.id)
        services.work_order_details.detail(order.id)
        services.timeline.of_work_order(order.id)
        services.reports.service_report(order.id, "zh_CN")
        services.visits.leave(booked.booking.id, "done", then="complete")
        assert customer.number not in before and check_number(customer.number)
        before.add(customer.number)
        assert services.directory.customer(customer.id).customer.id == customer.id
    ids = [row.id for row in session.store.read().where(Customer)]
    assert len(set(ids)) == len(ids)
    assert check(session.store) == []
    session.close()


@pytest.mark.parametrize(
    "name", ["with some spaces", "我的 数据", "📁 emoji 👍🏽", "x" * 200, "半角 & 'quotes' %41 #?", "dots..", "-n"]
)
def test_a_profile_lies_in_a_folder_of_any_name(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    here = surroundings(tmp_path, 5)
    folder = made(tmp_path / name, here)
    assert_whole(folder, here)
    session = open_session(folder, PASSPHRASE, here)
    session.back_up()
    session.close()
    secret = tmp_path / "passphrase.txt"
    secret.write_text(PASSPHRASE, "utf-8")
    arguments = ["--profile", str(folder), "--passphrase-file", str(secret), "--lang", "en"]
    assert command_line(["check", *arguments]) == 0, capsys.readouterr()


def test_a_folder_name_too_long_for_the_disk_is_told(tmp_path: Path, here: Surroundings) -> None:
    with pytest.raises(EnvironmentFault) as fault:
        create_session(tmp_path / ("长" * 200), PASSPHRASE, here)
    assert "too long" in said(fault.value)


def test_a_terminal_that_knows_no_chinese_does_not_stop_a_command(tmp_path: Path, here: Surroundings) -> None:
    folder = made(tmp_path / "profile", here)
    for encoding in ("ascii", "cp1252"):
        done = subprocess.run(
            [sys.executable, "-m", "fieldservice", "check", "--lang", "zh_CN", "--profile", str(folder)],
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": encoding},
            input=PASSPHRASE.encode() + b"\n",
            capture_output=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, (encoding, done.stderr[-400:])


# Killed in the middle


def killed(what: str, folder: Path, stop: int) -> bool:
    """Whether the work died before it was done."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.killed_work", what, str(folder), str(stop)],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode in (0, -signal.SIGKILL), done.stderr[-800:]
    return done.returncode != 0


@pytest.fixture
def doomed(tmp_path: Path, here: Surroundings) -> Iterator[Path]:
    """The folder of a profile and a table of 260 customers."""
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("needs SIGKILL")
    session, _code = create_session(tmp_path / "profile", PASSPHRASE, here)
    session.close()
    rows = [f"K{at:04},客户 {at},张{at},138{at:08}" for at in range(260)]
    (tmp_path / "customers.csv").write_text("客户编码,客户名称,联系人,手机\n" + "\n".join(rows) + "\n", "utf-8")
    yield tmp_path


@pytest.mark.parametrize("stop", [700, 2_000])
def test_an_import_killed_anywhere_has_whole_chunks_and_goes_on_where_it_was(doomed: Path, stop: int) -> None:
    was_killed = killed("import", doomed, stop)
    session = open_session(doomed / "profile", PASSPHRASE, surroundings(doomed, 9))
    count = len(customers_in(session))
    assert count % CHUNK == 0 or count == 260
    assert was_killed == (count < 260)
    assert check(session.store) == []
    session.close()
    assert not killed("import", doomed, 10**9)
    session = open_session(doomed / "profile", PASSPHRASE, surroundings(doomed, 9))
    assert sorted(customers_in(session)) == sorted(f"客户 {at}" for at in range(260))
    session.close()


def test_a_backup_killed_in_the_middle_leaves_no_file_that_looks_whole(doomed: Path) -> None:
    here = surroundings(doomed, 9)
    assert killed("backup", doomed, 2)
    assert not (doomed / "kept.fsbackup").exists()
    session = open_session(doomed / "profile", PASSPHRASE, here)
    file, size = session.back_up(doomed / "kept.fsbackup")
    assert file.stat().st_size == size > 0
    assert not list(doomed.glob("*.part"))
    assert check(session.store) == []
    session.close()


@pytest.mark.parametrize("stop", [3_000])
def test_a_fill_with_demonstration_data_killed_in_the_middle_fills_nothing_in(doomed: Path, stop: int) -> None:
    here = surroundings(doomed, 9)
    assert killed("demo", doomed, stop)
    session = open_session(doomed / "profile", PASSPHRASE, here)
    reader = session.store.read()
    assert [cls for cls in (Customer, Asset, WorkOrder, Booking, StockMove, Person) if reader.first(cls)] == []
    assert check(session.store) == []
    facts = fill(session, jobs=120)
    assert facts.counts["work_order"] > 60
    assert check(session.store) == []
    session.close()


def test_times_before_1970_and_after_3000_can_be_shown(here: Surroundings) -> None:
    from fieldservice.domain.formats import format_clock

    for at in (datetime(1901, 1, 1, tzinfo=UTC), datetime(3020, 1, 1, tzinfo=UTC)):
        assert format_clock(at, here.zone)
