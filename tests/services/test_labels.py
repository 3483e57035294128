"""What stands on labels, and that each code leads back to its record."""

from __future__ import annotations

import pytest

from fieldservice.domain.numbers import make_number
from fieldservice.domain.records import Asset, Customer, Part, PartLine, Person, Shipment, StockLocation, WorkOrder
from fieldservice.services.labels import KINDS, LabelMaker, LabelSet
from fieldservice.services.scanning import Scanning
from tests.services.conftest import World
from tests.services.field import make_job


@pytest.fixture
def maker(world: World) -> LabelMaker:
    return LabelMaker(world.context)


def everything(world: World) -> list[tuple[str, str]]:
    ids = world.ids
    mill = Customer(id=ids(), name="永盛纺织", name_en="Yongsheng")
    store = StockLocation(id=ids(), code="NJ", name="南京中心库", name_en="Nanjing store", kind="central")
    shelf = StockLocation(id=ids(), code="A-12", name="A 区 12 排", kind="bin", parent_id=store.id)
    valve = Part(id=ids(), number="HC-2205-0417", name="温控阀芯", name_en="Valve core")
    machine = Asset(id=ids(), customer_id=mill.id, serial="23081147", name="2 号机")
    nameless = Asset(id=ids(), customer_id=mill.id, name="3 号机")
    order = WorkOrder(id=ids(), number=make_number("WO", 100_001), customer_id=mill.id, summary="漏油")
    tag = PartLine(
        id=ids(), work_order_id=order.id, kind="removed", part_id=valve.id, tag_number=make_number("OP", 7_001)
    )
    keeper = Person(id=ids(), number="W02", name="黄建明", name_en="Huang Jianming", roles="warehouse,technician")
    boxes = Shipment(
        id=ids(), number=make_number("DN", 20_001), from_location_id=store.id, to_location_id=shelf.id, boxes=3
    )
    world.add(mill, store, shelf, valve, machine, nameless, order, tag, keeper, boxes)
    return [
        ("part", valve.id), ("location", shelf.id), ("location", store.id), ("asset", machine.id),
        ("asset", nameless.id), ("work_order", order.id), ("old_part", tag.id), ("person", keeper.id),
        ("shipment", boxes.id),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_each_label_leads_back_to_its_record(world: World, maker: LabelMaker, language: str) -> None:
    items = everything(world)
    assert {kind for kind, _id in items} == set(KINDS)
    scanning = Scanning(world.context)
    for item, labels in zip(items, maker.each(items, language), strict=True):
        assert labels
        for label in labels:
            found = scanning.resolve(label.code)
            assert (found.kind, found.id) == item and label.number


def test_words_are_those_of_the_language_and_the_other_one_stands_below(world: World, maker: LabelMaker) -> None:
    items = everything(world)
    (person,) = (item for item in items if item[0] == "person")
    [[badge]] = maker.each([person], "en")
    assert (badge.number, badge.title, badge.lines) == ("Huang Jianming", "W02", ("Technician, Warehouse", "黄建明"))
    [[zh]], [[en]] = maker.each(items[:1], "zh_CN"), maker.each(items[:1], "en")
    assert (zh.title, zh.lines) == ("温控阀芯", ("Valve core",))
    assert (en.title, en.lines) == ("Valve core", ("温控阀芯",))


def test_a_shipment_has_a_label_a_box(world: World, maker: LabelMaker) -> None:
    [boxes] = maker.each(everything(world)[-1:], "en")
    assert [label.title for label in boxes] == ["Box 1 of 3", "Box 2 of 3", "Box 3 of 3"]
    assert len({label.code for label in boxes}) == 3


def test_what_is_gone_has_no_label_and_order_is_kept(world: World, maker: LabelMaker) -> None:
    items = everything(world)
    asked = [items[3], ("part", "nothing"), items[0], items[3]]
    made = maker.each(asked, "en")
    assert [len(labels) for labels in made] == [1, 0, 1, 1] and made[0] == made[3]


def test_bins_come_on_the_way_through_the_warehouse(world: World, maker: LabelMaker) -> None:
    ids = world.ids
    store = StockLocation(id=ids(), code="NJ", name="南京", kind="central")
    zone = StockLocation(id=ids(), code="Z", name="Z 区", kind="bin", parent_id=store.id, walk=9)
    first = StockLocation(id=ids(), code="B-1", name="B-1", kind="bin", parent_id=zone.id, walk=1)
    second = StockLocation(id=ids(), code="A-1", name="A-1", kind="bin", parent_id=zone.id, walk=2)
    gone = StockLocation(id=ids(), code="X", name="X", kind="bin", parent_id=store.id, archived=True)
    world.add(store, zone, first, second, gone)
    [bins] = [each for each in maker.sets() if each.what == "bins"]
    assert (bins.location_id, bins.count) == (store.id, 3)
    assert maker.members(bins) == [("location", id) for id in (first.id, second.id, zone.id)]


def test_what_lies_in_a_van_is_one_set(world: World, maker: LabelMaker) -> None:
    job = make_job(world)
    assert maker.members(LabelSet("parts", job.van.id)) == [("part", job.part.id)]
    assert any(each.what == "parts" and each.location_id == job.van.id for each in maker.sets())
    assert len(maker.members(LabelSet("people"))) == 2


def test_a_place_inside_itself_ends(world: World, maker: LabelMaker) -> None:
    one, other = world.ids(), world.ids()
    world.add(
        StockLocation(id=one, code="1", name="1", kind="central", parent_id=other),
        StockLocation(id=other, code="2", name="2", kind="bin", parent_id=one),
    )
    assert maker.members(LabelSet("bins", one)) == [("location", other)]
