"""What planning a count promises: what it says is what begins, and nothing is counted twice at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import StockLocation
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.count_planning import CountPlan, CountPlanning
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot, refused_by_the_hub


@pytest.fixture
def depot(world: World) -> Iterator[Depot]:
    set_language("en")
    made = make_depot(world)
    for n, place in enumerate(made.bins[:5]):
        made.stock(made.part(f"P{n}", price_minor=1_000 * (n + 1)), place, 2 + n)
    made.stock(made.part("P9"), made.bins[0], 1)
    yield made
    assert refused_by_the_hub(world) == []


@pytest.fixture
def planning(depot: Depot) -> CountPlanning:
    return depot.services.count_planning


def codes(plan: CountPlan) -> list[str]:
    return [each.code for each in plan.bins]


def test_a_full_count_says_how_many_bins_and_lines_and_begins_as_one(depot: Depot, planning: CountPlanning) -> None:
    plan = planning.plan(depot.central.id, "full")
    assert (codes(plan), plan.lines, plan.single) == (["A-01", "A-02", "A-03", "A-04", "A-05"], 6, True)
    (count,) = planning.begin(depot.central.id, "full")
    assert (count.kind, count.location_id) == ("full", depot.central.id)
    assert len(depot.services.counting.bins(count.id)) == 5
    assert planning.plan(depot.central.id, "full").open_number == count.number
    with pytest.raises(UserError, match=count.number):
        planning.begin(depot.central.id, "full")


def test_a_zone_is_counted_with_everything_inside_it_and_nothing_else(depot: Depot, planning: CountPlanning) -> None:
    zone = StockLocation(id=depot.world.ids(), code="Z", name="Z", kind="bin", parent_id=depot.central.id)
    inner = StockLocation(id=depot.world.ids(), code="Z-1", name="Z-1", kind="bin", parent_id=zone.id)
    depot.world.add(zone, inner)
    depot.stock(depot.parts["P0"], inner, 4)
    assert [each.code for each in planning.zones(depot.central.id)] == ["Z"]
    plan = planning.plan(zone.id, "zone")
    assert (codes(plan), plan.lines) == (["Z-1"], 1)
    (count,) = planning.begin(zone.id, "zone")
    assert count.kind == "cycle"


def test_bins_by_their_turn_are_counted_one_by_one_and_not_while_they_are_counted(
    depot: Depot, planning: CountPlanning
) -> None:
    assert len(planning.plan(depot.central.id, "stale").bins) == 5
    being = depot.services.counting.start(depot.bins[1].id)
    plan = planning.plan(depot.central.id, "stale")
    assert (codes(plan), plan.left_out) == (["A-01", "A-03", "A-04", "A-05"], 1)
    made = planning.begin(depot.central.id, "stale", note="year end")
    assert [each.location_id for each in made] == [each.id for each in plan.bins]
    assert {each.note for each in made} == {"year end"}
    with pytest.raises(UserError, match="Nothing is to be counted"):
        planning.begin(depot.central.id, "stale")
    assert being.id not in {each.id for each in made}


def test_what_was_counted_lately_is_stale_only_after_ninety_days(depot: Depot, planning: CountPlanning) -> None:
    counting = depot.services.counting
    count = counting.start(depot.bins[0].id)
    for number, pieces in (("P0", 2), ("P9", 1)):
        counting.enter(count.id, depot.bins[0].id, depot.parts[number].id, pieces * MICRO)
    assert counting.finish_bin(count.id, depot.bins[0].id).posted
    assert "A-01" not in codes(planning.plan(depot.central.id, "stale"))
    depot.world.clock.advance(timedelta(days=91))
    assert "A-01" in codes(planning.plan(depot.central.id, "stale"))


def test_the_classes_share_the_bins_out_by_value_and_movement(depot: Depot, planning: CountPlanning) -> None:
    classes = [codes(planning.plan(depot.central.id, choice)) for choice in ("a", "b", "c")]
    assert sorted(code for some in classes for code in some) == ["A-01", "A-02", "A-03", "A-04", "A-05"]
    assert [len(some) for some in classes] == [1, 2, 2] and "A-05" in classes[0] + classes[1]


def test_places_that_things_pass_through_are_counted_with_the_whole_only(depot: Depot, planning: CountPlanning) -> None:
    receipt = depot.services.receiving.begin(location_id=depot.central.id)
    depot.services.receiving.take(receipt.id, depot.parts["P0"].id, 3 * MICRO)
    assert "IN" in codes(planning.plan(depot.central.id, "full"))
    assert all("IN" not in codes(planning.plan(depot.central.id, each)) for each in ("due", "stale", "a", "b", "c"))
