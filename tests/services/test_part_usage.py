"""What using and removing parts promises."""

from __future__ import annotations

from datetime import date

import pytest

from fieldservice.domain.records import Part, PartLine, StockLocation, StockMove
from fieldservice.errors import UserError
from tests.services.conftest import World
from tests.services.field import MICRO, Job, make_job


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair, the van with two valve cores."""
    return make_job(world)


def test_a_used_part_leaves_the_van_and_stands_on_the_work_order_with_its_price(job: Job) -> None:
    used = job.services.part_usage.use_part(job.work_order_id, job.part.id, booking_id=job.booking_id)
    assert (job.in_van(job.part), used.warnings) == (1, ())
    view = job.services.part_usage.lines(job.work_order_id)[0]
    assert (view.number, view.line.unit_price_minor, view.line.from_location_id) == (
        "HC-2205-0417",
        128_000,
        job.van.id,
    )
    move = job.world.find(StockMove, str(used.line.move_id))
    assert (move.reason, move.work_order_id, move.quantity_micro) == ("used", job.work_order_id, MICRO)


def test_taking_a_line_back_puts_the_part_back_by_a_reversing_move(job: Job) -> None:
    usage = job.services.part_usage
    used = usage.use_part(job.work_order_id, job.part.id, 2 * MICRO, booking_id=job.booking_id)
    usage.take_back(used.line.id)
    assert (job.in_van(job.part), usage.lines(job.work_order_id)) == (2, [])
    reversal = job.world.read().where(StockMove)[-1]
    assert (reversal.reason, reversal.reverses_id) == ("reversal", used.line.move_id)
    with pytest.raises(UserError) as error:
        usage.take_back(used.line.id)
    assert error.value.code == "visit.line_gone"
    assert job.in_van(job.part) == 2


def test_what_was_physically_used_is_recorded_even_when_the_book_has_too_few_and_says_so(job: Job) -> None:
    used = job.services.part_usage.use_part(job.work_order_id, job.part.id, 3 * MICRO, booking_id=job.booking_id)
    assert len(used.warnings) == 1 and "HC-2205-0417" in used.warnings[0]
    assert job.in_van(job.part) == -1


def test_a_part_that_is_not_genuine_warns_while_the_warranty_runs_and_is_not_covered(job: Job) -> None:
    other = job.world.add(Part(id=job.world.ids(), number="X-1", name="副厂阀芯", price_minor=100, genuine=False))
    used = job.services.part_usage.use_part(job.work_order_id, other.id, booking_id=job.booking_id)
    assert any("not genuine" in warning for warning in used.warnings)
    assert job.services.charging.charges(job.work_order_id).payable.minor == 100


def test_a_serial_tracked_part_needs_its_serial_number_one_by_one(job: Job) -> None:
    usage = job.services.part_usage
    for quantity, serial, code in ((MICRO, "", "visit.no_serial"), (2 * MICRO, "S1", "visit.one_serial")):
        with pytest.raises(UserError) as error:
            usage.use_part(job.work_order_id, job.serial_part.id, quantity, serial=serial, booking_id=job.booking_id)
        assert error.value.code == code
    used = usage.use_part(job.work_order_id, job.serial_part.id, serial=" S1 ", booking_id=job.booking_id)
    assert used.line.serial == "S1"


@pytest.mark.parametrize("quantity", [0, -MICRO])
def test_nothing_or_less_cannot_be_used(job: Job, quantity: int) -> None:
    with pytest.raises(UserError):
        job.services.part_usage.use_part(job.work_order_id, job.part.id, quantity, booking_id=job.booking_id)
    assert job.world.read().where(PartLine) == []


def test_a_technician_without_a_van_says_where_the_part_comes_from(job: Job) -> None:
    with job.world.store.begin("test.van") as uow:
        uow.change(type(job.technician), job.technician.id, van_location_id=None)
        uow.commit()
    with pytest.raises(UserError) as error:
        job.services.part_usage.use_part(job.work_order_id, job.part.id, booking_id=job.booking_id)
    assert error.value.code == "visit.no_van"
    job.services.part_usage.use_part(
        job.work_order_id, job.part.id, booking_id=job.booking_id, from_location_id=job.van.id
    )
    assert job.in_van(job.part) == 1


def test_an_old_part_to_be_returned_gets_a_tag_and_a_day_and_is_owed_by_the_technician(job: Job) -> None:
    usage = job.services.part_usage
    used = usage.use_part(job.work_order_id, job.part.id, booking_id=job.booking_id)
    old = usage.remove_part(job.work_order_id, "return", used_line_id=used.line.id, booking_id=job.booking_id)
    assert old.part_id == job.part.id
    assert old.tag_number.startswith("OP-")
    assert old.due_on == date(2026, 5, 25)
    owed = usage.owed_by(job.technician.id)
    assert [(item.line.id, item.customer_short) for item in owed] == [(old.id, "永盛纺织")]
    assert job.in_van(job.part) == 1


def test_a_scrapped_or_left_part_owes_nothing_until_that_is_changed(job: Job) -> None:
    usage = job.services.part_usage
    old = usage.remove_part(job.work_order_id, "scrap", description="旧皮带")
    assert (old.tag_number, old.due_on, usage.owed_by(job.technician.id)) == ("", None, [])
    before = usage.change_line(old.id, disposition="return")
    assert len(usage.owed_by(job.technician.id)) == 1
    usage.change_line(old.id, **before)
    assert usage.owed_by(job.technician.id) == []


def test_a_part_handed_in_is_owed_no_more_until_that_is_undone(job: Job) -> None:
    usage = job.services.part_usage
    old = usage.remove_part(job.work_order_id, "return", description="旧阀芯")
    usage.hand_in(old.id)
    assert usage.owed_by(job.technician.id) == []
    usage.still_owed(old.id)
    assert [item.line.id for item in usage.owed_by(job.technician.id)] == [old.id]


def test_a_part_that_is_not_owed_cannot_be_handed_in(job: Job) -> None:
    old = job.services.part_usage.remove_part(job.work_order_id, "scrap", description="旧皮带")
    with pytest.raises(UserError) as error:
        job.services.part_usage.hand_in(old.id)
    assert error.value.code == "visit.not_owed"


def test_a_removed_part_must_be_named(job: Job) -> None:
    with pytest.raises(UserError) as error:
        job.services.part_usage.remove_part(job.work_order_id, "scrap")
    assert error.value.code == "visit.no_old_part"


@pytest.mark.parametrize("code", ["HC-2205-0417", "hc-2205-0417", " 6901 ", "FS1:HC-2205-0417"])
def test_a_part_is_found_by_number_barcode_and_our_own_code(job: Job, code: str) -> None:
    assert job.services.part_usage.find(code).id == job.part.id


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("HC-2205-0417", ["HC-2205-0417"]),  # its number
        ("6901", ["HC-2205-0417"]),  # its barcode
        ("0417", ["HC-2205-0417", "VX-9"]),  # in the van by a piece of its number; elsewhere by its description
        ("阀芯", ["HC-2205-0417", "VX-9", "VX-8"]),  # van, then elsewhere, then nowhere
        ("valve spare", ["VX-9"]),
        ("archived", []),
        ("no such thing", []),
        ("  ", []),
    ],
)
def test_parts_are_looked_up_by_name_over_the_whole_catalogue(job: Job, typed: str, numbers: list[str]) -> None:
    ids, central = job.world.ids, StockLocation(id=job.world.ids(), code="C", name="中心库", kind="central")
    waste = StockLocation(id=ids(), code="D", name="不良品", kind="defective")
    spare = Part(id=ids(), number="VX-9", name="备用阀芯", name_en="Spare valve core", description="fits 0417 housings")
    nowhere = Part(id=ids(), number="VX-8", name="特殊阀芯", name_en="Odd core")
    old = Part(id=ids(), number="VX-1", name="旧阀芯", name_en="Archived core", archived=True)
    job.world.add(central, waste, spare, nowhere, old)
    count = StockLocation(id=ids(), code="X", name="盘点调整", kind="adjustment")
    job.world.add(count)
    for part, place, quantity in ((spare, central, 5), (nowhere, waste, 3)):
        job.world.add(
            StockMove(
                id=ids(), part_id=part.id, from_location_id=count.id, to_location_id=place.id,
                quantity_micro=quantity * MICRO, reason="opening", at=job.world.clock.now(),
            )
        )  # fmt: skip
    found = job.services.part_usage.look_up(typed, job.van.id)
    assert [each.part.number for each in found] == numbers
    amounts = {each.part.number: (each.in_van_micro // MICRO, each.elsewhere_micro // MICRO) for each in found}
    known = {"HC-2205-0417": (2, 0), "VX-9": (0, 5), "VX-8": (0, 0)}
    assert amounts == {number: known[number] for number in numbers}


def test_an_unknown_code_is_said_back(job: Job) -> None:
    with pytest.raises(UserError) as error:
        job.services.part_usage.find("4006381333931")
    assert "4006381333931" in error.value.message()


def test_a_use_is_one_unit_of_work_for_the_hub(job: Job) -> None:
    mid = job.world.last_mid()
    job.services.part_usage.use_part(job.work_order_id, job.part.id, booking_id=job.booking_id)
    ((intent, rows),) = job.world.outbox(mid)
    assert intent == "part.use"
    assert [row[1] for row in rows if row[1] != "stock_location"] == ["stock_move", "part_line"]
