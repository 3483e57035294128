"""What hangs on a part: codes that name one thing, replacements without circles, levels, use, bins from a pattern."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from fieldservice.domain.bin_codes import bin_codes
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    PartRequest,
    PartRequestLine,
    Person,
    Shipment,
    ShipmentLine,
    StockLevel,
    StockLocation,
    Supersession,
)
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.catalogue import PartFilter
from fieldservice.services.catalogue_supply import CatalogueSupply
from fieldservice.store.queries import part_conditions
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot


@pytest.fixture
def depot(world: World) -> Depot:
    set_language("en")
    return make_depot(world)


@pytest.fixture
def supply(depot: Depot) -> CatalogueSupply:
    return depot.services.catalogue_supply


def test_a_further_code_finds_its_part_and_names_no_second_one(depot: Depot, supply: CatalogueSupply) -> None:
    valve, filter = depot.part("P1"), depot.part("P2")
    code = supply.add_code(valve.id, " 6901234567892 ", "gtin")
    found = supply.find("6901234567892")
    assert found is not None and found.id == valve.id
    for taken in ("6901234567892", "P2"):
        with pytest.raises(UserError) as refused:
            supply.add_code(filter.id, taken)
        assert refused.value.code == "supply.code_taken"
    supply.remove_code(code.id)
    assert supply.find("6901234567892") is None
    supply.add_code(filter.id, "6901234567892")
    with pytest.raises(UserError):
        supply.restore_code(code.id)


def test_a_replaced_number_tells_what_replaces_it_and_how_much_there_is(depot: Depot, supply: CatalogueSupply) -> None:
    old, middle, new = depot.part("152767P"), depot.part("152767PS"), depot.part("152767PSPK")
    supply.add_replacement(old.id, "152767PS")
    supply.add_replacement(middle.id, "152767pspk")
    depot.stock(new, depot.bins[0], 4)
    told = supply.replaced_by([old.id, middle.id, new.id])
    assert told[old.id].sentence == "152767P is replaced by 152767PSPK, 4 pcs in stock."
    assert set(told) == {old.id, middle.id}
    depot.services.catalogue.archive_part(old.id)
    found = supply.find("152767P")
    assert found is not None and found.id == old.id


def test_of_a_chain_the_part_that_is_there_is_told(depot: Depot, supply: CatalogueSupply) -> None:
    old, middle, _new = depot.part("A"), depot.part("B"), depot.part("C")
    supply.add_replacement(old.id, "B")
    supply.add_replacement(middle.id, "C")
    depot.stock(middle, depot.bins[0], 2)
    told = supply.replaced_by([old.id])[old.id]
    assert [part.number for part in told.by] == ["B"] and told.available_micro == 2 * MICRO


def test_parts_that_are_needed_together_are_told_together_and_counted_in_sets(
    depot: Depot, supply: CatalogueSupply
) -> None:
    old, core, seal = depot.part("OLD"), depot.part("CORE"), depot.part("SEAL")
    supply.add_replacement(old.id, "CORE", mode="all")
    supply.add_replacement(old.id, "SEAL", mode="all", ratio_micro=2 * MICRO)
    depot.stock(core, depot.bins[0], 5)
    depot.stock(seal, depot.bins[0], 6)
    told = supply.replaced_by([old.id])[old.id]
    assert {part.number for part in told.by} == {"CORE", "SEAL"}
    assert told.available_micro == 3 * MICRO


def test_a_line_that_would_close_a_circle_is_refused_with_the_circle(depot: Depot, supply: CatalogueSupply) -> None:
    first, second, third = depot.part("A"), depot.part("B"), depot.part("C")
    supply.add_replacement(first.id, "B")
    supply.add_replacement(second.id, "C")
    with pytest.raises(UserError) as refused:
        supply.add_replacement(third.id, "A")
    assert refused.value.message() == ("This would close a circle: C → A → B → C. Take one of these lines out first.")
    with pytest.raises(UserError) as itself:
        supply.add_replacement(first.id, "A")
    assert itself.value.code == "supply.itself"
    assert depot.world.read().where(Supersession, part_id=third.id) == []


def test_an_undone_removal_does_not_bring_a_circle_back(depot: Depot, supply: CatalogueSupply) -> None:
    first, second = depot.part("A"), depot.part("B")
    line = supply.add_replacement(first.id, "B")
    supply.remove_replacement(line.id)
    supply.add_replacement(second.id, "A")
    with pytest.raises(UserError):
        supply.restore_replacement(line.id)
    assert depot.world.find(Supersession, line.id).archived


def test_a_circle_that_came_by_other_ways_is_shown_as_a_fault_and_ends(depot: Depot, supply: CatalogueSupply) -> None:
    first, second, ids = depot.part("A"), depot.part("B"), depot.world.ids
    there = Supersession(id=ids(), part_id=first.id, replacement_id=second.id, replacement_number="B")
    back = Supersession(id=ids(), part_id=second.id, replacement_id=first.id, replacement_number="A")
    depot.world.add(there, back)
    assert {fault.kind for fault in supply.chain(first.id).faults} == {"loop"}
    assert [part.number for part in supply.replaced_by([first.id])[first.id].by] == ["B"]


def test_a_number_that_no_part_has_is_kept_and_shown_as_leading_nowhere(depot: Depot, supply: CatalogueSupply) -> None:
    old = depot.part("A")
    line = supply.add_replacement(old.id, "NOT-OURS")
    chain = supply.chain(old.id)
    assert chain.newer[0].newer.part is None and chain.newer[0].newer.number == "NOT-OURS"
    assert [fault.kind for fault in chain.faults] == ["dangling"]
    assert supply.replaced_by([old.id]) == {}
    new = depot.part("REAL")
    before = supply.change_replacement(line.id, replacement_number="REAL", use_up_first=True)
    assert depot.world.find(Supersession, line.id).replacement_id == new.id
    supply.change_replacement(line.id, **before)
    assert depot.world.find(Supersession, line.id).replacement_number == "NOT-OURS"


def test_a_chain_reads_from_the_oldest_to_the_newest(depot: Depot, supply: CatalogueSupply) -> None:
    parts = [depot.part(number) for number in "ABCD"]
    for older, newer in pairwise(parts):
        supply.add_replacement(older.id, newer.number)
    supply.add_replacement(parts[3].id, "E", valid_from=date(2099, 1, 1))
    chain = supply.chain(parts[2].id)
    assert [link.older.number for link in chain.older] == ["A", "B"]
    assert [(link.newer.number, link.planned) for link in chain.newer] == [("D", False), ("E", True)]


def test_a_level_is_set_given_up_and_put_back(depot: Depot, supply: CatalogueSupply) -> None:
    part, place = depot.part("P1"), depot.central.id
    assert supply.set_level(part.id, place, 2 * MICRO, 6 * MICRO, depot.bins[1].id) == (None, None, None)
    before = supply.set_level(part.id, place, None)
    assert before == (2 * MICRO, 6 * MICRO, depot.bins[1].id) and supply.levels(part.id) == []
    supply.set_level(part.id, place, *before)
    shown = supply.levels(part.id)
    assert [(each.level.min_micro, each.bin and each.bin.id) for each in shown] == [(2 * MICRO, depot.bins[1].id)]
    assert len(depot.world.read().where(StockLevel, part_id=part.id, archived=False)) == 1


def test_a_level_without_sense_is_refused(depot: Depot, supply: CatalogueSupply) -> None:
    part, place = depot.part("P1"), depot.central.id
    for values, code in (
        ((5 * MICRO, 2 * MICRO, None), "supply.max_below_min"),
        ((-1, None, None), "supply.negative_level"),
        ((1, None, depot.van.id), "supply.bin_elsewhere"),
    ):
        with pytest.raises(UserError) as refused:
            supply.set_level(part.id, place, *values)
        assert refused.value.code == code
    with pytest.raises(UserError):
        supply.set_level(part.id, depot.bins[0].id, MICRO)


@pytest.mark.usefixtures("minimums")
def test_the_list_can_show_what_is_below_its_minimum_and_what_is_superseded(
    depot: Depot, supply: CatalogueSupply
) -> None:
    low, full, old = depot.part("LOW"), depot.part("FULL"), depot.part("OLD")
    for part in (low, full):
        supply.set_level(part.id, depot.central.id, 3 * MICRO)
        depot.stock(part, depot.bins[0], 2 if part is low else 3)
    depot.stock(low, depot.van, 5)  # what lies elsewhere does not fill the warehouse
    supply.add_replacement(old.id, "FULL")
    listed = depot.services.catalogue.parts
    assert [row.number for row in listed.rows(listed.all_rids(PartFilter(below_minimum=True)))] == ["LOW"]
    assert [row.number for row in listed.rows(listed.all_rids(PartFilter(superseded=True)))] == ["OLD"]


@pytest.fixture(params=["few minimums", "many minimums"])
def minimums(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of finding what is below one."""
    if request.param == "many minimums":
        monkeypatch.setattr(part_conditions, "_FEW", 0)


def _below(depot: Depot) -> list[str]:
    listed = depot.services.catalogue.parts
    return [row.number for row in listed.rows(listed.all_rids(PartFilter(below_minimum=True)))]


@pytest.mark.usefixtures("minimums")
def test_what_is_claimed_does_not_count_towards_a_minimum(depot: Depot, supply: CatalogueSupply) -> None:
    part, whole = depot.part("P1"), depot.part("P2", min_stock_micro=3 * MICRO)
    supply.set_level(part.id, depot.central.id, 3 * MICRO)
    for each in (part, whole):
        depot.stock(each, depot.bins[0], 4)
    assert _below(depot) == []
    world = depot.world
    request = world.add(PartRequest(id=world.ids(), number="RQ-1"))
    for each in (part, whole):
        line = PartRequestLine(
            id=world.ids(), request_id=request.id, part_id=each.id, quantity_micro=2 * MICRO,
            source_location_id=depot.central.id,
        )  # fmt: skip
        world.add(line)
    assert _below(depot) == ["P1", "P2"]
    with world.store.begin("test") as uow:
        uow.change(PartRequest, request.id, status="cancelled")
        uow.commit()
    assert _below(depot) == []


@pytest.mark.usefixtures("minimums")
def test_what_is_ordered_or_under_way_counts_towards_a_minimum_and_a_draft_does_not(
    depot: Depot, supply: CatalogueSupply
) -> None:
    part, whole = depot.part("P1"), depot.part("P2", min_stock_micro=3 * MICRO)
    supply.set_level(part.id, depot.central.id, 3 * MICRO)
    draft = depot.services.purchasing.create(depot.maker.id, depot.central.id)
    for each in (part, whole):
        depot.services.purchasing.add_line(draft.id, each.id, 3 * MICRO)
    assert _below(depot) == ["P1", "P2"]
    depot.services.purchasing.order(draft.id)
    assert _below(depot) == []

    supply.set_level(part.id, depot.van.id, MICRO)
    assert _below(depot) == ["P1"]  # what comes to the warehouse does not fill the van
    world = depot.world
    shipment = world.add(
        Shipment(id=world.ids(), from_location_id=depot.central.id, to_location_id=depot.van.id, status="shipped")
    )
    line = world.add(ShipmentLine(id=world.ids(), shipment_id=shipment.id, part_id=part.id, old_part_id="taken out"))
    assert _below(depot) == ["P1"]  # an old part is no stock
    world.add(ShipmentLine(id=world.ids(), shipment_id=line.shipment_id, part_id=part.id))
    assert _below(depot) == []


def test_use_counts_what_jobs_took_by_month_less_what_was_taken_back(depot: Depot, supply: CatalogueSupply) -> None:
    part, stock, world = depot.part("P1"), depot.services.catalogue.stock, depot.world
    depot.stock(part, depot.van, 20)
    customer = world.add(StockLocation(id=world.ids(), kind="customer", name="customer"))
    now = world.clock.now()
    taken = [
        stock.post_move(part.id, depot.van.id, customer.id, pieces * MICRO, reason="used", at=now - timedelta(days=ago))
        for pieces, ago in ((2, 0), (3, 40), (4, 200), (5, 500))
    ]
    stock.reverse(taken[0].move.id, "wrong part")
    use = supply.use(part.id)
    assert len(use.months) == 12 and use.months[-1][0] == now.date().replace(day=1)
    assert use.months[-1][1] == 0
    assert use.year_micro == 7 * MICRO
    assert use.last_90_days_micro == 3 * MICRO
    assert use.lasts_days(6 * MICRO) == 180 and use.lasts_days(0) == 0


def test_technicians_do_not_see_costs_and_the_warehouse_does(depot: Depot, supply: CatalogueSupply) -> None:
    world = depot.world
    assert supply.sees_costs()
    technician = world.add(Person(id=world.ids(), number="T9", name="马文斌", roles="technician,dispatcher"))
    world.store.actor_id = technician.id
    assert not supply.sees_costs()


def test_a_pattern_names_every_bin_as_one_walks(depot: Depot) -> None:
    codes = bin_codes("A-01-01", "B-02-03")
    assert codes[:4] == ["A-01-01", "A-01-02", "A-01-03", "A-02-01"] and len(codes) == 12
    assert len(bin_codes("A-01-01", "A-12-05")) == 60
    assert bin_codes("P-1", "") == ["P-1"]
    for first, last in (("A-01", "A-01-05"), ("A-05", "A-01"), ("A-1", "A-9999"), ("", "A-1"), ("AB-1", "CD-1")):
        with pytest.raises(UserError):
            bin_codes(first, last)


def test_many_bins_are_added_at_the_end_of_the_walk_without_those_that_are_there(
    depot: Depot, supply: CatalogueSupply
) -> None:
    made, there = supply.add_bins(depot.central.id, "Z-01", "Z-03")
    assert [bin.code for bin in made] == ["Z-01", "Z-02", "Z-03"] and there == 0
    more, there = supply.add_bins(depot.central.id, "Z-02", "Z-05")
    assert [bin.code for bin in more] == ["Z-04", "Z-05"] and there == 2
    assert [bin.walk for bin in more] == [made[-1].walk + 1, made[-1].walk + 2]
    with pytest.raises(UserError):
        supply.add_bins(depot.central.id, "Z-01", "Z-05")
    depot.stock(depot.part("P1"), made[0], 1)
    assert supply.remove_bins([bin.id for bin in made]) == 2
    assert not depot.world.find(StockLocation, made[0].id).archived
