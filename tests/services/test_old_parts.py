"""What old parts promise: a dated debt, steps with words, a tag that is scanned, stock that follows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    MoveCost,
    Part,
    PartLine,
    Person,
    Shipment,
    ShipmentLine,
    StockLocation,
    StockMove,
    Supplier,
)
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.old_parts import OldPartFilter, OldParts
from tests.services.conftest import World
from tests.services.field import Job, make_job
from tests.services.inbound_world import refused_by_the_hub


@pytest.fixture(autouse=True)
def english(world: World) -> Iterator[None]:
    """Sentences are compared in English; whatever a test wrote, the hub would take it."""
    set_language("en")
    yield
    assert refused_by_the_hub(world) == []


@dataclass
class Keeper:
    """A repair with an old part that is owed, and the keeper who waits for it."""

    job: Job
    old_parts: OldParts
    keeper: Person
    warehouse: StockLocation
    bin: StockLocation
    vendor: Supplier

    def owed(self, part: Part | None = None, **fields: str) -> PartLine:
        """The technician takes a part out."""
        return self.job.services.part_usage.remove_part(
            self.job.work_order_id,
            "return",
            part_id=part.id if part else None,
            booking_id=self.job.booking_id,
            **fields,
        )

    def received(self, **fields: str) -> PartLine:
        """One that the keeper has scanned."""
        line = self.owed(self.job.part, **fields)
        assert self.old_parts.receive(line.tag_number, self.warehouse.id).kind == "received"
        return line

    def held(self, kind: str, part: Part | None = None) -> int:
        """Pieces in the warehouse's place of this kind, or at the far end of this kind."""
        reader = self.job.world.read()
        places = [place for place in reader.where(StockLocation, kind=kind) if place.code != "V3"]
        stock = self.job.services.catalogue.stock
        return sum(stock.on_hand((part or self.job.part).id, place.id) for place in places) // MICRO

    def step(self, line: PartLine) -> str:
        return self.old_parts.detail(line.id).step


@pytest.fixture
def keeper(world: World) -> Keeper:
    job = make_job(world)
    person = Person(id=world.ids(), number="W01", name="赵玉兰", roles="warehouse")
    warehouse = world.read().first(StockLocation, kind="central")
    assert warehouse is not None
    bin = StockLocation(id=world.ids(), code="R-01", name="R-01", kind="bin", parent_id=warehouse.id)
    vendor = Supplier(id=world.ids(), name="衡川制造")
    world.add(person, bin, vendor)
    return Keeper(job, job.services.old_parts, person, warehouse, bin, vendor)


def test_the_list_of_debts_says_who_owes_what_since_when(keeper: Keeper) -> None:
    line = keeper.owed(keeper.job.part)
    keeper.owed(description="旧皮带")
    old_parts = keeper.old_parts
    rows = old_parts.list.rows(list(old_parts.list.chunk(OldPartFilter()).rids))
    assert [(row.part_number, row.description, row.person, row.customer, row.step) for row in rows] == [
        ("HC-2205-0417", "", "周立峰", "永盛纺织", ""),
        ("", "旧皮带", "周立峰", "永盛纺织", ""),
    ]
    assert old_parts.overdue_count().n == 0
    assert old_parts.detail(line.id).ageing.startswith("due in")
    keeper.job.world.clock.advance(days=60)
    assert old_parts.overdue_count().n == 2
    detail = old_parts.detail(line.id)
    assert detail.days_overdue > 0 and detail.ageing == f"{detail.days_overdue} days overdue"
    (debt,) = old_parts.debts()
    assert (debt.person, debt.owed, debt.overdue, debt.oldest) == ("周立峰", 2, 2, line.due_on)
    assert old_parts.list.count(OldPartFilter(text="皮带")).n == 1
    assert old_parts.list.count(OldPartFilter(person_id=keeper.keeper.id)).n == 0


def test_scanning_the_tag_ends_the_debt_and_brings_the_part_to_the_defective_ones(keeper: Keeper) -> None:
    line = keeper.owed(keeper.job.part)
    keeper.job.world.store.actor_id = keeper.keeper.id
    scanned = keeper.old_parts.receive(f"fs1:{line.tag_number}", keeper.bin.id)
    assert (scanned.kind, scanned.words) == ("received", f"{line.tag_number} received.")
    assert keeper.job.world.find(PartLine, line.id).handed_in_at is not None
    assert keeper.job.services.part_usage.owed_by(keeper.job.technician.id) == []
    assert (keeper.held("defective"), keeper.held("customer")) == (1, -1)
    (move,) = keeper.job.world.read().where(StockMove, reason="removed")
    assert (move.document, move.work_order_id) == (line.tag_number, keeper.job.work_order_id)
    again = keeper.old_parts.receive(line.tag_number, keeper.bin.id)
    assert (again.kind, keeper.held("defective")) == ("already", 1)


def test_a_tag_that_nobody_knows_is_answered_with_what_to_do(keeper: Keeper) -> None:
    scanned = keeper.old_parts.receive("OP-999999-9", keeper.warehouse.id)
    assert scanned.kind == "unknown" and "Put it aside" in scanned.words
    assert keeper.job.world.read().where(StockMove, reason="removed") == []


def test_a_tag_given_twice_asks_which_part_is_meant(keeper: Keeper) -> None:
    first, second = keeper.owed(keeper.job.part), keeper.owed(description="旧皮带")
    with keeper.job.world.store.begin("test.twice") as uow:
        uow.change(PartLine, second.id, tag_number=first.tag_number)
        uow.commit()
    scanned = keeper.old_parts.receive(first.tag_number, keeper.warehouse.id)
    assert scanned.kind == "several" and set(scanned.candidates) == {first.id, second.id}
    chosen = keeper.old_parts.receive(first.tag_number, keeper.warehouse.id, line_id=second.id)
    assert chosen.kind == "received" and keeper.step(first) == ""


def test_a_part_that_was_to_be_scrapped_is_not_taken_in_by_its_old_tag(keeper: Keeper) -> None:
    line = keeper.owed(keeper.job.part)
    keeper.job.services.part_usage.change_line(line.id, disposition="scrap")
    assert keeper.old_parts.receive(line.tag_number, keeper.warehouse.id).kind == "not_owed"
    with pytest.raises(UserError) as error:
        keeper.old_parts.tag(line.id)
    assert error.value.code == "old_parts.not_owed"


def test_a_serial_number_is_asked_for_and_kept(keeper: Keeper) -> None:
    line = keeper.owed(keeper.job.serial_part)
    assert keeper.old_parts.receive(line.tag_number, keeper.warehouse.id).kind == "ask_serial"
    assert keeper.old_parts.receive(line.tag_number, keeper.warehouse.id, serial="S-9").kind == "received"
    assert keeper.job.world.find(PartLine, line.id).serial == "S-9"
    assert keeper.held("defective", keeper.job.serial_part) == 1


def test_what_is_not_in_the_catalogue_has_steps_and_no_moves(keeper: Keeper) -> None:
    line = keeper.owed(description="旧皮带")
    keeper.old_parts.receive(line.tag_number, keeper.warehouse.id)
    keeper.old_parts.scrap(line.id)
    assert keeper.step(line) == "scrapped"
    assert keeper.job.world.read().where(StockMove, document=line.tag_number) == []
    with pytest.raises(UserError):
        keeper.old_parts.repaired(keeper.owed(description="x").id, keeper.bin.id)


def test_parts_on_their_way_back_stay_owed_until_the_whole_delivery_arrived(keeper: Keeper) -> None:
    first, second = keeper.owed(keeper.job.part), keeper.owed(description="旧皮带")
    keeper.old_parts.tag(first.id)
    shipment = keeper.old_parts.hand_over([first.id, second.id], keeper.warehouse.id, carrier="顺丰", tracking="SF1")
    assert (shipment.kind, shipment.status, shipment.from_location_id) == ("return", "shipped", keeper.job.van.id)
    assert len(keeper.job.world.read().where(ShipmentLine, shipment_id=shipment.id)) == 2
    assert keeper.old_parts.list.count(OldPartFilter(state="under_way")).n == 2
    assert keeper.old_parts.list.count(OldPartFilter(state="owed")).n == 2
    keeper.old_parts.receive(first.tag_number, keeper.warehouse.id)
    assert keeper.job.world.find(Shipment, shipment.id).status == "shipped"
    keeper.old_parts.receive(second.tag_number, keeper.warehouse.id)
    arrived = keeper.job.world.find(Shipment, shipment.id)
    assert (arrived.status, arrived.received_by_id) == ("received", keeper.job.technician.id)
    rows = keeper.old_parts.list.rows(list(keeper.old_parts.list.chunk(OldPartFilter(state="here")).rids))
    assert {(row.step, row.shipment_number) for row in rows} == {("received", shipment.number)}


def test_a_repaired_part_goes_to_a_bin_with_what_the_repair_cost(keeper: Keeper) -> None:
    line = keeper.received()
    keeper.old_parts.inspect(line.id, "阀芯卡滞，可修")
    keeper.old_parts.repaired(line.id, keeper.bin.id, unit_cost_minor=20_000)
    assert (keeper.held("bin"), keeper.held("defective")) == (1, 0)
    (cost,) = keeper.job.world.read().where(MoveCost, part_id=keeper.job.part.id)
    assert cost.unit_cost_minor == 20_000
    with pytest.raises(UserError) as error:
        keeper.old_parts.scrap(line.id)
    assert "Repaired, in stock" in str(error.value)


def test_a_part_goes_to_the_vendor_with_its_rma_number_and_comes_back_or_not(keeper: Keeper) -> None:
    back, gone = keeper.received(), keeper.received()
    shipment = keeper.old_parts.to_vendor([back.id, gone.id], keeper.vendor.id, rma="RMA-77")
    assert (shipment.kind, shipment.note, shipment.supplier_id) == ("vendor_return", "RMA-77", keeper.vendor.id)
    assert (keeper.held("supplier"), keeper.held("defective")) == (2, 0)
    keeper.old_parts.repaired(back.id, keeper.bin.id)
    keeper.old_parts.scrap(gone.id, "供应商报废")
    assert (keeper.held("bin"), keeper.held("supplier"), keeper.held("scrap")) == (1, 1, 0)


@pytest.mark.parametrize(("step", "place"), [("scrap", "scrap"), ("to_customer", "customer"), ("lost", "adjustment")])
def test_wherever_a_received_part_goes_it_leaves_the_defective_ones(keeper: Keeper, step: str, place: str) -> None:
    line = keeper.received()
    before = keeper.held(place)
    getattr(keeper.old_parts, step)(line.id, "按规定")
    assert (keeper.held("defective"), keeper.held(place) - before) == (0, 1)
    keeper.old_parts.undo(line.id)
    assert (keeper.held("defective"), keeper.step(line)) == (1, "received")


def test_a_lost_part_is_written_off_with_a_reason_and_received_when_it_turns_up(keeper: Keeper) -> None:
    line = keeper.owed(keeper.job.part)
    with pytest.raises(UserError):
        keeper.old_parts.lost(line.id, " ")
    keeper.old_parts.lost(line.id, "运输途中丢失")
    assert keeper.old_parts.list.count(OldPartFilter(state="owed")).n == 0
    assert keeper.job.services.part_usage.owed_by(keeper.job.technician.id) == []
    assert keeper.old_parts.receive(line.tag_number, keeper.warehouse.id).kind == "received"


def test_steps_are_taken_back_one_by_one_to_the_debt_itself(keeper: Keeper) -> None:
    line = keeper.owed(keeper.job.part)
    shipment = keeper.old_parts.hand_over([line.id], keeper.warehouse.id)
    keeper.old_parts.receive(line.tag_number, keeper.warehouse.id)
    keeper.old_parts.inspect(line.id, "好的")
    for step in ("received", "handed_over"):
        assert keeper.old_parts.undo(line.id).step == step
    assert (keeper.held("defective"), keeper.job.world.find(PartLine, line.id).handed_in_at) == (0, None)
    assert keeper.old_parts.undo(line.id).step == ""
    assert len(keeper.job.services.part_usage.owed_by(keeper.job.technician.id)) == 1
    with pytest.raises(UserError) as error:
        keeper.old_parts.undo(line.id)
    assert error.value.code == "old_parts.nothing_to_undo"
    assert keeper.job.world.find(Shipment, shipment.id).number == shipment.number


def test_a_delivery_note_all_of_whose_parts_stayed_is_called_off(keeper: Keeper) -> None:
    line = keeper.owed(keeper.job.part)
    shipment = keeper.old_parts.hand_over([line.id], keeper.warehouse.id)
    keeper.old_parts.undo(line.id)
    assert keeper.job.world.find(Shipment, shipment.id).status == "cancelled"


def test_a_part_handed_in_without_a_scan_counts_as_received(keeper: Keeper) -> None:
    line = keeper.owed(keeper.job.part)
    keeper.job.services.part_usage.hand_in(line.id)
    assert keeper.step(line) == "received"
    assert keeper.old_parts.receive(line.tag_number, keeper.warehouse.id).kind == "already"
    keeper.old_parts.repaired(line.id, keeper.bin.id)
    assert keeper.held("bin") == 1
