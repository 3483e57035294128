"""Parts are asked for and claimed at once, nearest first; what can't be had is said, with what stands in for it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from fieldservice.domain.records import PartRequest, PartRequestLine, PurchaseLine, PurchaseOrder, Supplier
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.part_requests import Wanted
from fieldservice.store.queries.outbound import RequestFilter
from tests.services.conftest import World
from tests.services.warehouse import MICRO, Firm, make_firm


@pytest.fixture
def firm(world: World) -> Iterator[Firm]:
    set_language("en")
    yield make_firm(world)
    set_language("zh_CN")


def words(firm: Firm, request_id: str) -> list[str]:
    return [line.words for line in firm.services.part_requests.view(request_id).lines]


def test_a_technicians_request_goes_to_the_nearest_warehouse_that_has_it(firm: Firm) -> None:
    near = firm.part("NEAR", held={"point": 2, "A-2-1": 9})
    far = firm.part("FAR", held={"point": 1, "A-2-1": 9})
    firm.sign_in(firm.technician)
    asked = firm.services.part_requests.ask([Wanted(near.id, 2 * MICRO), Wanted(far.id, 2 * MICRO)])
    assert asked.request.kind == "technician"
    assert (asked.request.person_id, asked.request.to_location_id) == (firm.technician.id, firm.van.id)
    assert [line.source_location_id for line in asked.lines] == [firm.point.id, firm.central.id]
    assert asked.told == ()
    assert words(firm, asked.request.id) == ["2 pcs reserved at Jiangning store", "2 pcs reserved at Nanjing"]


def test_a_request_for_a_work_order_takes_person_time_and_priority_from_it(firm: Firm) -> None:
    part = firm.part("P", held={"A-2-1": 1})
    order = firm.job(hours=20, priority="emergency")
    asked = firm.services.part_requests.ask([Wanted(part.id)], work_order_id=order.id)
    request = asked.request
    assert (request.kind, request.priority, request.person_id) == ("work_order", "emergency", firm.technician.id)
    assert request.to_location_id == firm.van.id
    assert request.needed_at == firm.booking(order).starts_at
    assert [view.request.id for view in firm.services.part_requests.of_work_order(order.id)] == [request.id]


def test_what_is_claimed_twice_is_promised_once_in_the_order_of_asking(firm: Firm) -> None:
    part = firm.part("LAST", held={"A-2-1": 1})
    first = firm.services.part_requests.ask([Wanted(part.id)], person_id=firm.technician.id)
    firm.world.clock.advance(minutes=1)
    second = firm.services.part_requests.ask([Wanted(part.id)], person_id=firm.colleague.id)
    assert second.told == ("LAST: 0 pcs of 1 pc can be promised at Nanjing; the rest waits for the next delivery.",)
    assert words(firm, first.request.id) == ["1 pc reserved at Nanjing"]
    assert words(firm, second.request.id) == ["1 pc not in stock, no delivery is dated"]
    firm.services.part_requests.cancel(first.request.id, "Job called off")
    assert words(firm, second.request.id) == ["1 pc reserved at Nanjing"]
    firm.world.clock.advance(minutes=1)
    firm.services.part_requests.reopen(first.request.id)
    assert words(firm, first.request.id) == ["1 pc not in stock, no delivery is dated"]


def test_a_back_order_names_the_day_of_the_next_arrival(firm: Firm) -> None:
    part = firm.part("GONE", held={"A-2-1": 1})
    supplier = Supplier(id=firm.world.ids(), name="凯撒")
    order = PurchaseOrder(
        id=firm.world.ids(), number="PO-1", supplier_id=supplier.id, status="ordered", expected_on=date(2026, 5, 28)
    )
    line = PurchaseLine(id=firm.world.ids(), purchase_order_id=order.id, part_id=part.id, quantity_micro=20 * MICRO)
    firm.world.add(supplier, order, line)
    asked = firm.services.part_requests.ask([Wanted(part.id, 3 * MICRO)], person_id=firm.technician.id)
    assert words(firm, asked.request.id) == ["1 pc reserved at Nanjing; 2 pcs not in stock, expected on 28 May"]


def test_a_part_without_stock_is_proposed_its_replacement_with_what_is_there(firm: Firm) -> None:
    old = firm.part("152767P")
    new = firm.part("152767PSPK", held={"A-2-1": 4})
    firm.replaced(old, new)
    asked = firm.services.part_requests.ask([Wanted(old.id, 2 * MICRO)], person_id=firm.technician.id)
    assert asked.told[1] == "152767P is replaced by 152767PSPK, 4 pcs in stock."
    (line,) = asked.lines
    (substitute,) = firm.services.part_requests.substitutes(line.id)
    (made,) = firm.services.part_requests.take_substitute(line.id, substitute)
    assert (made.part_id, made.replaces_part_id, made.source_location_id) == (new.id, old.id, firm.central.id)
    assert words(firm, asked.request.id) == ["2 pcs replaced by another line", "2 pcs reserved at Nanjing"]


def test_a_set_is_proposed_only_where_one_warehouse_has_all_of_it(firm: Firm) -> None:
    old = firm.part("OLD")
    half, other = firm.part("HALF", held={"A-2-1": 4}), firm.part("OTHER", held={"point": 4})
    firm.replaced(old, half)
    firm.replaced(old, other)
    asked = firm.services.part_requests.ask([Wanted(old.id)], person_id=firm.technician.id)
    assert firm.services.part_requests.substitutes(asked.lines[0].id) == []
    firm.stock(other, "A-2-1", 1)
    (found,) = firm.services.part_requests.substitutes(asked.lines[0].id)
    assert found.way.part_ids == (half.id, other.id)
    made = firm.services.part_requests.take_substitute(asked.lines[0].id, found)
    assert [line.part_id for line in made] == [half.id, other.id]


def test_asking_for_more_or_elsewhere_takes_the_last_place_in_the_queue(firm: Firm) -> None:
    part = firm.part("P", held={"A-2-1": 2, "point": 1})
    requests = firm.services.part_requests
    first = requests.ask([Wanted(part.id, MICRO, firm.central.id)], person_id=firm.technician.id)
    firm.world.clock.advance(minutes=1)
    second = requests.ask([Wanted(part.id, MICRO, firm.central.id)], person_id=firm.colleague.id)
    firm.world.clock.advance(minutes=1)
    before = requests.change_line(first.lines[0].id, quantity_micro=2 * MICRO)
    assert words(firm, second.request.id) == ["1 pc reserved at Nanjing"]
    assert words(firm, first.request.id) == ["1 pc reserved at Nanjing; 1 pc not in stock, no delivery is dated"]
    requests.change_line(first.lines[0].id, **before)
    requests.change_line(first.lines[0].id, source_location_id=firm.point.id)
    assert words(firm, first.request.id) == ["1 pc reserved at Jiangning store"]


def test_filling_a_van_up_counts_what_it_holds_and_what_is_coming(firm: Firm) -> None:
    low = firm.part("LOW", held={"van": 1, "A-2-1": 9})
    some = firm.part("SOME", held={"van": 3, "A-2-1": 9})
    full = firm.part("FULL", held={"van": 5, "A-2-1": 9})
    for part in (low, some, full):
        firm.level(part, "van", 2, 5)
    asked = firm.services.restocking.ask(firm.van.id)
    assert asked.request.kind == "restock" and asked.request.person_id == firm.technician.id
    assert {line.part_id: line.quantity_micro for line in asked.lines} == {low.id: 4 * MICRO, some.id: 2 * MICRO}
    assert firm.services.restocking.propose(firm.van.id) == []
    with pytest.raises(UserError, match="at its maximum or coming"):
        firm.services.restocking.ask(firm.van.id)
    firm.services.part_requests.cancel(asked.request.id, "not now")
    proposed = firm.services.restocking.propose(firm.van.id)
    assert [(each.part.number, each.is_low, each.available_micro // MICRO) for each in proposed] == [
        ("LOW", True, 9),
        ("SOME", False, 9),
    ]


def test_a_transfer_names_its_source_and_needs_another_destination(firm: Firm) -> None:
    part = firm.part("P", held={"A-2-1": 9})
    asked = firm.services.part_requests.transfer(firm.central.id, firm.point.id, [Wanted(part.id, 3 * MICRO)])
    assert (asked.request.kind, asked.request.person_id) == ("transfer", None)
    assert asked.lines[0].source_location_id == firm.central.id
    with pytest.raises(UserError, match="there already"):
        firm.services.part_requests.transfer(firm.central.id, firm.central.id, [Wanted(part.id)])


def test_parts_reserved_before_anybody_is_booked_learn_later_where_they_go(firm: Firm) -> None:
    part = firm.part("P", held={"A-2-1": 9})
    order = firm.job()
    firm.services.bookings.cancel(firm.booking(order).id, "moved")
    asked = firm.services.part_requests.ask([Wanted(part.id)], work_order_id=order.id)
    assert (asked.request.person_id, asked.request.to_location_id) == (None, None)
    before = firm.services.part_requests.change(asked.request.id, person_id=firm.colleague.id)
    request = firm.world.find(PartRequest, asked.request.id)
    assert (request.person_id, request.to_location_id) == (firm.colleague.id, firm.other_van.id)
    assert firm.world.find(PartRequestLine, asked.lines[0].id).person_id == firm.colleague.id
    firm.services.part_requests.change(asked.request.id, **before)
    assert firm.world.find(PartRequest, asked.request.id).person_id is None


def test_nothing_is_asked_for_without_lines_quantity_or_an_open_order(firm: Firm) -> None:
    part = firm.part("P")
    with pytest.raises(UserError, match="which parts"):
        firm.services.part_requests.ask([])
    with pytest.raises(UserError, match="above zero"):
        firm.services.part_requests.ask([Wanted(part.id, 0)])
    order = firm.job()
    firm.services.work_orders.cancel(order.id, "called off")
    with pytest.raises(UserError, match="finished"):
        firm.services.part_requests.ask([Wanted(part.id)], work_order_id=order.id)
    with pytest.raises(UserError, match="Say why"):
        asked = firm.services.part_requests.ask([Wanted(part.id)], person_id=firm.technician.id)
        firm.services.part_requests.cancel(asked.request.id, " ")


def test_the_list_of_requests_shows_whom_they_are_for_in_the_order_in_which_they_are_needed(firm: Firm) -> None:
    part = firm.part("P", held={"A-2-1": 9})
    later = firm.services.part_requests.ask([Wanted(part.id)], work_order_id=firm.job(hours=48).id)
    sooner = firm.services.part_requests.ask([Wanted(part.id)], work_order_id=firm.job(firm.colleague, 5).id)
    done = firm.services.part_requests.ask([Wanted(part.id)], person_id=firm.technician.id)
    firm.services.part_requests.close(done.request.id)
    chunk = firm.services.part_requests.keys(RequestFilter())
    rows = firm.services.part_requests.rows(chunk.rids)
    assert [(row.number, row.person, row.customer, row.lines) for row in rows] == [
        (sooner.request.number, "孙志远", "永盛纺织", 1),
        (later.request.number, "周立峰", "永盛纺织", 1),
    ]
    assert firm.services.part_requests.count(RequestFilter(person_id=firm.colleague.id)).n == 1
    assert firm.services.part_requests.count(RequestFilter(source_location_id=firm.central.id)).n == 2
    assert firm.services.part_requests.count(RequestFilter(number=later.request.number)).n == 1
