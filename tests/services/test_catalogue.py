from __future__ import annotations

import pytest

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part
from fieldservice.errors import UserError
from fieldservice.services.catalogue import Catalogue, PartFilter
from fieldservice.services.directory import Directory
from tests.services.conftest import World
from tests.services.desk import make_mill


@pytest.fixture
def catalogue(world: World) -> Catalogue:
    return Catalogue(world.context)


def test_a_part_needs_a_number_and_a_name_of_its_own(world: World, catalogue: Catalogue) -> None:
    part = catalogue.add_part(number="HC-0417", name="温控阀芯", barcode="690", price_minor=42_000)
    assert world.find(Part, part.id) == part
    for fields, code in (
        ({"name": "x"}, "stock.no_number"),
        ({"number": "1"}, "directory.no_name"),
        ({"number": "HC-0417", "name": "x"}, "stock.code_taken"),
        ({"number": "2", "name": "x", "barcode": "690"}, "stock.code_taken"),
        ({"number": "2", "name": "x", "price_minor": -1}, "stock.negative_price"),
    ):
        with pytest.raises(UserError) as refused:
            catalogue.add_part(**fields)
        assert refused.value.code == code


def test_changing_a_part_returns_what_undoes_it_and_price_travels_with_currency(
    world: World, catalogue: Catalogue
) -> None:
    part = catalogue.add_part(number="1", name="密封圈")
    mid = world.last_mid()
    before = catalogue.change_part(part.id, price_minor=500)
    [(_, [row, noted])] = world.outbox(mid)
    assert row[3] == {"price_minor": 500, "currency": "CNY"}
    assert (noted[1], noted[3]["after"]) == ("part_change", "500")
    catalogue.change_part(part.id, **before)
    assert world.find(Part, part.id) == part


def test_the_unit_of_a_part_that_has_moved_stays(world: World, catalogue: Catalogue) -> None:
    part = catalogue.add_part(number="1", name="油")
    catalogue.change_part(part.id, unit="L")
    store = catalogue.stock.add_location("central", name="库")
    catalogue.stock.adjust(part.id, store.id, MICRO, "期初")
    with pytest.raises(UserError) as refused:
        catalogue.change_part(part.id, unit="kg")
    assert refused.value.code == "stock.unit_fixed"


def test_the_list_filters_by_branch_of_categories_stock_and_van(world: World, catalogue: Catalogue) -> None:
    oil = catalogue.tree.add("油路")
    valves = catalogue.tree.add("阀", parent_id=oil.id)
    valve = catalogue.add_part(number="1", name="温控阀", category_id=valves.id)
    catalogue.add_part(number="2", name="皮带")
    van = catalogue.stock.add_location("van", name="车")
    broken = catalogue.stock.add_location("defective", name="坏件")
    catalogue.stock.adjust(valve.id, van.id, 2 * MICRO, "上车")
    catalogue.stock.adjust(valve.id, broken.id, MICRO, "退回")

    def numbers(**wanted: object) -> list[str]:
        rids = catalogue.parts.all_rids(PartFilter(**wanted))  # type: ignore[arg-type]
        return [row.number for row in catalogue.parts.rows(rids)]

    assert numbers() == ["1", "2"]
    assert numbers(category_ids=catalogue.branch(oil.id)) == ["1"]
    assert numbers(category_ids=frozenset({oil.id})) == []
    assert numbers(in_stock=True) == numbers(location_ids=frozenset({van.id})) == ["1"]
    assert numbers(text="皮带") == ["2"]
    [row] = catalogue.parts.rows(catalogue.parts.all_rids(PartFilter(in_stock=True)))
    assert (row.on_hand_micro, row.places, row.category) == (2 * MICRO, 1, "阀")  # broken ones can't be used
    [root] = catalogue.categories()
    assert (root.name, root.parts, root.children[0].parts) == ("油路", 1, 1)


def test_the_page_of_a_part_shows_where_it_is_and_what_it_is_for(world: World, catalogue: Catalogue) -> None:
    mill = make_mill(world)
    part = catalogue.add_part(number="1", name="温控阀")
    kit = catalogue.add_part(number="K", name="维修包")
    catalogue.add_bom_line(part.id, product_id=mill.product.id, position="油路 14")
    catalogue.add_bom_line(part.id, assembly_part_id=kit.id, quantity_micro=2 * MICRO)
    store = catalogue.stock.add_location("central", name="库")
    inner = catalogue.stock.add_location("bin", name="A-1", parent_id=store.id)
    broken = catalogue.stock.add_location("defective", name="坏件")
    catalogue.stock.adjust(part.id, inner.id, 3 * MICRO, "期初")
    catalogue.stock.adjust(part.id, broken.id, MICRO, "退回")
    page = catalogue.part(part.id)
    assert (page.usable_micro, page.total_micro, page.moves_total) == (3 * MICRO, 4 * MICRO, 2)
    by_name = {place.row.name: place for place in page.stock}
    assert (by_name["A-1"].path, by_name["A-1"].usable, by_name["坏件"].usable) == ((("库", ""),), True, False)
    assert {(use.code, use.machines) for use in page.used_in} == {("HC-75V", 2), ("K", 0)}
    assert [line.part_number for line in catalogue.part(kit.id).made_of] == ["1"]
    assert [line.position for line in Directory(world.context).asset(mill.asset.id).bom] == ["油路 14"]


def test_a_part_is_never_inside_itself(catalogue: Catalogue) -> None:
    a = catalogue.add_part(number="A", name="a")
    b = catalogue.add_part(number="B", name="b")
    catalogue.add_bom_line(b.id, assembly_part_id=a.id)
    for inner, outer in ((a, a), (a, b)):
        with pytest.raises(UserError) as refused:
            catalogue.add_bom_line(inner.id, assembly_part_id=outer.id)
        assert refused.value.code == "stock.bom_loop"


def test_a_scanned_number_or_barcode_names_its_part(catalogue: Catalogue) -> None:
    part = catalogue.add_part(number="HC-0417", name="阀", barcode="690")
    for code in ("HC-0417", "hc-0417", "690", "FS1:HC-0417", " 690 "):
        assert catalogue.find(code) == part
    assert catalogue.find("nothing") is None
    catalogue.archive_part(part.id)
    assert catalogue.find("690") is None
