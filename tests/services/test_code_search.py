"""Search by codes: further codes, suppliers' numbers, bins, papers; each says how it was found."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fieldservice.i18n import set_language
from fieldservice.services.code_search import CodeSearch
from fieldservice.services.part_requests import Wanted
from fieldservice.services.search import Search
from tests.services.conftest import World
from tests.services.inbound_world import make_depot
from tests.services.warehouse import MICRO, Firm, make_firm


@pytest.fixture
def firm(world: World) -> Iterator[Firm]:
    set_language("en")
    yield make_firm(world)
    set_language("zh_CN")


@pytest.fixture
def codes(firm: Firm) -> CodeSearch:
    return CodeSearch(firm.world.context)


def found(codes: CodeSearch, text: str) -> list[tuple[str, str, str]]:
    return [(each.kind, each.number, each.why) for each in codes.named(text)]


def test_a_part_is_found_by_a_further_code_and_by_its_beginning(firm: Firm, codes: CodeSearch) -> None:
    part, supply = firm.part("HC-1"), firm.services.catalogue_supply
    supply.add_code(part.id, "6901234567892", "gtin")
    old = supply.add_code(part.id, "OLD-77", "old")
    expected = [("part", "HC-1", "Product code 6901234567892")]
    assert found(codes, "6901234567892") == found(codes, "69012") == found(codes, " 6901234567892\r") == expected
    assert found(codes, "old-7") == [("part", "HC-1", "Old number OLD-77")]
    assert found(codes, "69") == found(codes, "901234567892") == []
    supply.remove_code(old.id)
    assert found(codes, "old-7") == []


def test_a_part_is_found_by_a_suppliers_number(world: World) -> None:
    set_language("en")
    depot = make_depot(world)
    part = depot.part("HC-1", price=None)
    depot.offer(part, depot.maker, 900, number="WX-4417")
    name = depot.maker.name_en or depot.maker.name
    assert found(CodeSearch(world.context), "wx-44") == [("part", "HC-1", f"Supplier's number WX-4417, {name}")]
    set_language("zh_CN")


def test_an_old_number_says_what_replaces_it_and_how_much_there_is(firm: Firm, codes: CodeSearch) -> None:
    old, new = firm.part("152767P"), firm.part("152767PSPK", held={"A-12-03": 4})
    firm.replaced(old, new)
    (hit,) = [hit for hit in Search(firm.world.context).find("part", "152767P") if hit.number == "152767P"]
    told = codes.replaced([hit.id])[hit.id]
    assert told.sentence == "152767P is replaced by 152767PSPK, 4 pcs in stock."
    assert [part.id for part in told.by] == [new.id]


def test_bins_are_found_by_code_with_the_warehouse_around_them(firm: Firm, codes: CodeSearch) -> None:
    assert found(codes, "a-12") == [("location", "A-12-03", "Nanjing")]
    assert found(codes, "A-2") == [("location", "A-2-1", "Nanjing")]


def test_papers_are_found_by_the_beginning_of_their_number(firm: Firm, codes: CodeSearch) -> None:
    core, services = firm.part("HC-1", held={"A-12-03": 9}), firm.services
    order = firm.job()
    asked = services.part_requests.ask([Wanted(core.id, MICRO, firm.central.id)], work_order_id=order.id)
    moved = services.part_requests.transfer(firm.central.id, firm.point.id, [Wanted(core.id, MICRO)])
    listed = services.picking.make_lists([line.id for line in asked.lines]).lists[0]
    for line in services.picking.view(listed.id).lines:
        services.picking.pick(line.line.id, line.line.quantity_micro)
    shipment = services.shipping.pack(listed.id)
    count = services.counting.start(firm.central.id)
    for number, kind, id in (
        (listed.number, "pick_list", listed.id),
        (shipment.number, "shipment", shipment.id),
        (count.number, "stock_count", count.id),
    ):
        for written in (number, number.lower(), number[:-2]):
            (one,) = codes.named(written)
            assert (one.kind, one.place, one.id, one.number) == (kind, kind, id, number)
    requests = {one.number: (one.place, one.id) for one in codes.named(asked.request.number[:5])}
    assert requests[asked.request.number] == ("work_order", order.id)
    assert requests[moved.request.number] == ("part", core.id)


@pytest.mark.parametrize("text", ["", "a", "%%%", "'; DROP", "\U0010ffff" * 4, "温控阀芯", "x" * 400])
def test_what_is_no_code_finds_nothing(codes: CodeSearch, text: str) -> None:
    assert codes.named(text) == ()
