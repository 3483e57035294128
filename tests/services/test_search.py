from __future__ import annotations

import pytest

from fieldservice.domain.numbers import make_number
from fieldservice.domain.records import Customer, Note, Part, PartLine, WorkOrder
from fieldservice.services.directory import Directory
from fieldservice.services.intake import Intake, RequestDraft
from fieldservice.services.search import Search
from tests.services.conftest import World
from tests.services.desk import make_mill


@pytest.fixture
def search(world: World) -> Search:
    return Search(world.context)


def kinds(search: Search, text: str) -> list[str]:
    return [group.kind for group in search.everything(text)]


def test_everything_is_found_by_a_scrap_of_chinese_or_english(world: World, search: Search) -> None:
    mill = make_mill(world)
    Intake(world.context).take_and_qualify(RequestDraft(asset_id=mill.asset.id, fault="排气温度高"))
    world.add(Part(id=world.ids(), number="HC-2205-0417", name="温控阀芯", name_en="Thermostatic valve"))
    assert kinds(search, "永盛") == ["work_order", "service_request", "customer", "asset"]
    assert kinds(search, "气温") == ["work_order", "service_request"]
    assert kinds(search, "thermo") == kinds(search, "0417") == kinds(search, "HC-2205") == ["part"]
    assert kinds(search, "永盛 thermo") == []


def test_the_newest_come_first_and_more_are_announced(world: World, search: Search) -> None:
    for n in range(5):
        world.add(WorkOrder(id=world.ids(), number=f"W{n}", summary="漏油"))
    [group] = search.everything("漏油", limit=3)
    assert ([hit.number for hit in group.hits], group.more) == (["W4", "W3", "W2"], True)
    assert search.everything("漏油", limit=5)[0].more is False


@pytest.mark.parametrize(
    "written", ["WO-100001-9", "wo-100001-9", "WO1000019", "FS1:WO-100001-9", "ＷＯ－１００００１－９", " wo 100001 9 "]
)
def test_a_number_goes_straight_to_its_record_however_it_was_typed(world: World, search: Search, written: str) -> None:
    order = world.add(WorkOrder(id=world.ids(), number="WO-100001-9", summary="x"))
    hit = search.go_to(written)
    assert hit is not None and (hit.kind, hit.id) == ("work_order", order.id)


def test_serials_barcodes_foreign_numbers_and_tags_go_straight_too(world: World, search: Search) -> None:
    mill = make_mill(world)
    part = world.add(Part(id=world.ids(), number="P-1", barcode="6901234567892"))
    order = world.add(WorkOrder(id=world.ids(), number="2019/88"))
    world.add(PartLine(id=world.ids(), work_order_id=order.id, kind="removed", tag_number=make_number("OP", 7001)))

    def found(text: str) -> str | None:
        hit = search.go_to(text)
        return hit.id if hit else None

    assert found("23081147") == found("FS1:23081147") == mill.asset.id
    assert found("6901234567892") == found("p-1") == part.id
    assert found("2019/88") == found("FS1:" + make_number("OP", 7001)) == order.id


def test_a_code_that_names_two_records_or_none_leads_nowhere(world: World, search: Search) -> None:
    world.add(Part(id=world.ids(), number="77"), Part(id=world.ids(), number="78", barcode="77"))
    assert search.go_to("77") is None
    assert search.go_to("nothing") is None
    assert search.go_to("") is None


def test_ranking_puts_words_of_the_title_before_words_of_the_text(world: World, search: Search) -> None:
    best = world.add(WorkOrder(id=world.ids(), number="W1", summary="更换温控阀"))
    for n in range(2, 5):
        world.add(WorkOrder(id=world.ids(), number=f"W{n}", summary="保养", description="顺便看了温控阀"))
    assert search.find("work_order", "温控阀")[0].number == "W4"
    assert search.ranked("work_order", "温控阀")[0].id == best.id
    assert len(search.ranked("work_order", "温控阀")) == 4


def test_an_excerpt_shows_where_the_words_stand_when_the_title_does_not(world: World, search: Search) -> None:
    order = world.add(WorkOrder(id=world.ids(), number="W1", summary="保养"))
    world.add(Note(id=world.ids(), work_order_id=order.id, text="客户说冷干机露点高，下次带干燥剂"))
    [hit] = search.find("work_order", "露点")
    assert "露点" in search.excerpt(hit, "露点")
    assert search.excerpt(hit, "保养") == ""


def test_a_changed_name_is_found_at_once_and_the_old_one_no_more(world: World, search: Search) -> None:
    mill = make_mill(world)
    world.add(WorkOrder(id=world.ids(), number="W1", customer_id=mill.customer.id))
    Directory(world.context).change_customer(mill.customer.id, name="华新印染")
    assert kinds(search, "华新") == ["work_order", "customer", "asset"]
    assert kinds(search, "永盛纺织") == []


@pytest.mark.parametrize(
    "odd", ["", " ", '"', "''", "* OR *", "a AND", "NEAR(a b)", "(", "\x00", "-", "😀", "%_", "\\"]
)
def test_odd_text_never_breaks_a_search(world: World, search: Search, odd: str) -> None:
    world.add(Customer(id=world.ids(), name="永盛"))
    assert search.everything(odd) == []
    assert search.ranked("customer", odd) == []
    assert search.go_to(odd) is None
