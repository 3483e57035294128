from __future__ import annotations

import pytest

from fieldservice.domain.records import StockLocation
from fieldservice.services import places
from fieldservice.services.stock import Stock
from tests.services.conftest import World


@pytest.fixture
def central(world: World) -> StockLocation:
    return Stock(world.context).add_location("central", name="南京中心库")


@pytest.mark.parametrize("make", [places.packing_of, places.receiving_of, places.quarantine_of, places.defective_of])
def test_a_place_of_a_warehouse_is_made_once_and_lies_in_it(world: World, central: StockLocation, make) -> None:
    with world.store.begin("stock.adjust") as uow:
        made = make(uow, central.id)
        assert make(uow, central.id) == made
        uow.commit()
    assert made.parent_id == central.id
    with world.store.begin("stock.adjust") as uow:
        assert make(uow, central.id) == made
        assert places.warehouse_of(uow, made.id) == central.id


@pytest.mark.parametrize("make", [places.transit, places.scrap, places.supplier_account, places.adjustment_account])
def test_a_place_of_the_firm_is_made_once(world: World, make) -> None:
    with world.store.begin("stock.adjust") as uow:
        made = make(uow)
        assert make(uow) == made
        assert (made.parent_id, places.warehouse_of(uow, made.id)) == (None, None)


def test_receiving_and_the_way_between_places_are_different_places(world: World, central: StockLocation) -> None:
    with world.store.begin("stock.adjust") as uow:
        receiving = places.receiving_of(uow, central.id)
        assert places.transit(uow).id != receiving.id


def test_two_laptops_make_the_same_places() -> None:
    assert places.fixed_id("packing", "a" * 32) == places.fixed_id("packing", "a" * 32)
    assert places.fixed_id("packing", "a" * 32) != places.fixed_id("packing", "b" * 32)


def test_a_place_that_people_made_is_used(world: World, central: StockLocation) -> None:
    own = Stock(world.context).add_location("quarantine", name="待判", parent_id=central.id)
    with world.store.begin("stock.adjust") as uow:
        assert places.quarantine_of(uow, central.id) == own


def test_a_bin_belongs_to_the_nearest_warehouse_around_it(world: World, central: StockLocation) -> None:
    stock = Stock(world.context)
    zone = stock.add_location("bin", name="A", parent_id=central.id)
    shelf = stock.add_location("bin", name="A-1", parent_id=zone.id)
    van = stock.add_location("van", name="7 号车", parent_id=central.id)
    crate = stock.add_location("bin", name="箱", parent_id=van.id)
    reader = world.read()
    assert places.warehouses_of(reader, [shelf.id, crate.id, central.id]) == {
        shelf.id: central.id, crate.id: van.id, central.id: central.id,
    }  # fmt: skip
    assert set(places.inside(reader, central.id)) == {central.id, zone.id, shelf.id}
    assert set(places.inside(reader, van.id)) == {van.id, crate.id}


def test_places_in_a_circle_end_the_search(world: World) -> None:
    first, second = world.ids(), world.ids()
    world.add(StockLocation(id=first, name="A", parent_id=second))
    world.add(StockLocation(id=second, name="B", parent_id=first))
    assert places.warehouse_of(world.read(), first) is None
    assert set(places.inside(world.read(), first)) == {first, second}
