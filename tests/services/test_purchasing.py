"""What buying promises: offers, proposals with their reasons, orders from draft to done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from fieldservice.domain.ordering import order_quantity
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import PartRequest, PartRequestLine, PurchaseLine, PurchaseOrder, StockLevel
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.purchasing import OrderFilter, Wanted
from fieldservice.services.suppliers import SupplierFilter
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot, refused_by_the_hub


@pytest.fixture
def depot(world: World) -> Depot:
    return make_depot(world)


@pytest.fixture(autouse=True)
def english(world: World) -> Iterator[None]:
    """Sentences are compared in English; whatever a test wrote, the hub would take it."""
    set_language("en")
    yield
    assert refused_by_the_hub(world) == []


def asked(depot: Depot, part_id: str, pieces: int, source: str | None = None) -> PartRequestLine:
    """An open line of a parts request."""
    ids = depot.world.ids
    request = PartRequest(id=ids(), number=f"RQ-{ids()[-4:]}", asked_at=depot.world.clock.now())
    line = PartRequestLine(
        id=ids(), request_id=request.id, part_id=part_id, quantity_micro=pieces * MICRO, source_location_id=source,
        claimed_at=depot.world.clock.now(),
    )  # fmt: skip
    depot.world.add(request, line)
    return line


@pytest.mark.parametrize(
    ("needed", "pack", "minimum", "ordered"),
    [(7, 1, None, 7), (7, 5, None, 10), (7, 5, 12, 15), (2, 1, 10, 10), (0, 5, None, 0), (10, 5, 10, 10)],
)
def test_an_order_is_of_whole_packs_and_not_below_the_suppliers_minimum(
    needed: int, pack: int, minimum: int | None, ordered: int
) -> None:
    least = None if minimum is None else minimum * MICRO
    assert order_quantity(needed * MICRO, pack * MICRO, least) == ordered * MICRO


def test_the_best_offer_is_the_preferred_one_else_the_cheapest_for_what_would_have_to_be_ordered(depot: Depot) -> None:
    part = depot.part("P1", price=None)
    single = depot.offer(part, depot.maker, 1_200)
    depot.offer(part, depot.dealer, 5_000, pack_micro=5 * MICRO)
    suppliers = depot.services.suppliers
    few, many = suppliers.best_offer(part.id, 2 * MICRO), suppliers.best_offer(part.id, 10 * MICRO)
    assert few is not None and many is not None
    assert (few.supplier.id, few.quantity_micro, few.total and few.total.minor) == (depot.maker.id, 2 * MICRO, 2_400)
    assert (many.supplier.id, many.total and many.total.minor) == (depot.dealer.id, 10_000)
    suppliers.prefer(single.id)
    preferred = suppliers.best_offer(part.id, 10 * MICRO)
    assert preferred is not None and preferred.supplier.id == depot.maker.id


def test_from_a_quantity_on_another_price_counts_and_the_change_can_be_taken_back(depot: Depot) -> None:
    part = depot.part("P1", price=None)
    offer = depot.services.suppliers.add_offer(depot.maker.id, part.id, price_minor=1_000)
    assert offer.preferred
    before = depot.services.suppliers.set_breaks(offer.id, [(10 * MICRO, 900), (100 * MICRO, 700)])
    prices = [depot.services.suppliers.best_offer(part.id, n * MICRO) for n in (9, 10, 250)]
    assert [each.price_minor for each in prices if each] == [1_000, 900, 700]
    depot.services.suppliers.set_breaks(offer.id, before)
    assert depot.services.suppliers.breaks(offer.id) == []


def test_suppliers_are_listed_by_name_and_found_by_a_piece_of_it(depot: Depot) -> None:
    depot.part("P1")
    listed = depot.services.suppliers.list
    rows = listed.rows(list(listed.chunk(SupplierFilter(text="制造")).rids))
    assert [(row.name, row.offers, row.open_orders) for row in rows] == [("衡川制造", 1, 0)]
    assert listed.count(SupplierFilter()).n == 2


def test_below_the_minimum_the_place_is_filled_up_to_its_maximum_and_says_why(depot: Depot) -> None:
    part = depot.part("P1")
    depot.level(part, 5, 12)
    depot.stock(part, depot.bins[0], 3)
    (proposal,) = depot.services.purchasing.proposals()
    assert (proposal.part.number, proposal.quantity_micro) == ("P1", 9 * MICRO)
    assert proposal.reasons == (
        "3 pcs can be promised and 0 pcs coming; the minimum is 5 pcs.",
        "Filled up to 12 pcs.",
    )


def test_what_is_coming_counts_also_while_it_is_only_a_draft(depot: Depot) -> None:
    part = depot.part("P1")
    depot.level(part, 5, 12)
    purchasing = depot.services.purchasing
    purchasing.order_proposals([Wanted(p.part.id, p.quantity_micro, p.location.id) for p in purchasing.proposals()])
    assert purchasing.proposals() == []


def test_nothing_is_proposed_at_the_minimum(depot: Depot) -> None:
    part = depot.part("P1")
    depot.level(part, 5)
    depot.stock(part, depot.bins[0], 5)
    assert depot.services.purchasing.proposals() == []


def test_what_was_asked_for_and_is_not_covered_is_ordered_for_that_need(depot: Depot) -> None:
    part = depot.part("P1")
    depot.stock(part, depot.bins[0], 2)
    covered = asked(depot, part.id, 2, depot.central.id)
    depot.world.clock.advance(minutes=1)
    waiting = asked(depot, part.id, 3, depot.central.id)
    (proposal,) = depot.services.purchasing.proposals()
    assert (proposal.quantity_micro, proposal.request_line_ids) == (3 * MICRO, (waiting.id,))
    assert covered.id not in proposal.request_line_ids
    assert proposal.reasons[0].startswith("5 pcs asked for and only 2 pcs there: RQ-")
    (order,) = depot.services.purchasing.order_proposals(
        [Wanted(part.id, proposal.quantity_micro, proposal.location.id, request_line_ids=proposal.request_line_ids)]
    )
    line = depot.world.read().first(PurchaseLine, purchase_order_id=order.id)
    assert line is not None and line.request_line_id == waiting.id


def test_a_need_without_a_source_is_ordered_for_the_first_central_warehouse(depot: Depot) -> None:
    part = depot.part("P1")
    asked(depot, part.id, 4)
    (proposal,) = depot.services.purchasing.proposals()
    assert (proposal.location.id, proposal.quantity_micro) == (depot.central.id, 4 * MICRO)


def test_a_minimum_of_the_part_itself_counts_the_stock_of_the_whole_firm(depot: Depot) -> None:
    part = depot.part("P1", min_stock_micro=6 * MICRO)
    depot.stock(part, depot.bins[0], 2)
    depot.stock(part, depot.van, 3)
    (proposal,) = depot.services.purchasing.proposals()
    assert (proposal.usable_micro, proposal.quantity_micro) == (5 * MICRO, MICRO)


def test_the_proposal_rounds_to_packs_and_says_so_and_names_parts_that_nobody_sells(depot: Depot) -> None:
    packed, unknown = depot.part("P1", price=None), depot.part("P2", price=None)
    depot.offer(packed, depot.maker, 500, pack_micro=10 * MICRO)
    depot.level(packed, 4)
    depot.level(unknown, 1)
    found = {each.part.number: each for each in depot.services.purchasing.proposals()}
    assert found["P1"].quantity_micro == 10 * MICRO
    assert found["P1"].reasons[-1] == "4 pcs needed; sold in packs of 10 pcs."
    assert found["P2"].reasons[-1] == "No supplier is known for this part."
    with pytest.raises(UserError) as error:
        depot.services.purchasing.order_proposals([Wanted(unknown.id, MICRO)])
    assert "P2" in str(error.value) and depot.world.read().where(PurchaseOrder) == []


def test_levels_of_vans_are_filled_from_the_warehouse_and_not_bought(depot: Depot) -> None:
    part = depot.part("P1")
    depot.world.add(StockLevel(id=depot.world.ids(), part_id=part.id, location_id=depot.van.id, min_micro=4 * MICRO))
    assert depot.services.purchasing.proposals() == []


def test_proposals_become_one_draft_for_each_supplier_with_its_prices(depot: Depot) -> None:
    first, second, third = depot.part("P1"), depot.part("P2"), depot.part("P3", price=None)
    depot.offer(third, depot.dealer, 300, number="D-77")
    orders = depot.services.purchasing.order_proposals([Wanted(p.id, 2 * MICRO) for p in (first, second, third)])
    assert len(orders) == 2 and all(order.number.startswith("PO-") for order in orders)
    details = [depot.services.purchasing.detail(order.id) for order in orders]
    assert [(d.supplier and d.supplier.name, len(d.lines), d.total and d.total.minor) for d in details] == [
        ("衡川制造", 2, 4_000),
        ("江宁五金", 1, 600),
    ]
    assert details[1].lines[0].line.supplier_number == "D-77"
    assert details[0].location is not None and details[0].location.id == depot.central.id


def test_an_order_without_lines_is_not_sent(depot: Depot) -> None:
    order = depot.services.purchasing.create(depot.maker.id)
    with pytest.raises(UserError) as error:
        depot.services.purchasing.order(order.id)
    assert error.value.code == "purchasing.no_lines"


def test_a_sent_order_is_expected_after_the_longest_delivery_time_and_is_overdue_after_that(depot: Depot) -> None:
    part = depot.part("P1", price=None)
    depot.offer(part, depot.maker, 100, lead_days=7)
    order_id = depot.order((part, 3))
    purchasing = depot.services.purchasing
    assert depot.world.find(PurchaseOrder, order_id).expected_on == date(2026, 5, 25)
    assert purchasing.overdue_count().n == 0
    depot.world.clock.advance(days=9)
    assert (purchasing.overdue_count().n, purchasing.detail(order_id).days_overdue) == (1, 2)
    rows = purchasing.orders.rows(list(purchasing.orders.chunk(purchasing.overdue()).rids))
    assert [(row.id, row.lines, row.lines_done, row.total_minor) for row in rows] == [(order_id, 1, 0, 300)]


def test_orders_go_back_and_forth_only_as_their_statuses_allow(depot: Depot) -> None:
    part = depot.part("P1")
    order_id = depot.order((part, 3))
    purchasing = depot.services.purchasing
    purchasing.take_back(order_id)
    purchasing.order(order_id)
    with pytest.raises(UserError):
        purchasing.cancel(order_id, " ")
    purchasing.cancel(order_id, "供应商停产")
    with pytest.raises(UserError):
        purchasing.order(order_id)
    with pytest.raises(UserError) as error:
        purchasing.add_line(order_id, part.id)
    assert error.value.code == "purchasing.ended"
    purchasing.reopen(order_id)
    assert depot.world.find(PurchaseOrder, order_id).status == "draft"


def test_closing_an_order_of_which_something_is_open_needs_a_reason(depot: Depot) -> None:
    order_id = depot.order((depot.part("P1"), 3))
    purchasing = depot.services.purchasing
    with pytest.raises(UserError):
        purchasing.close(order_id)
    purchasing.close(order_id, "余量取消")
    assert purchasing.detail(order_id).lines[0].open_micro == 0
    purchasing.reopen(order_id)
    assert purchasing.detail(order_id).lines[0].open_micro == 3 * MICRO


def test_lines_are_changed_taken_off_and_put_back(depot: Depot) -> None:
    order_id = depot.order((depot.part("P1"), 3))
    purchasing = depot.services.purchasing
    line = purchasing.detail(order_id).lines[0].line
    before = purchasing.change_line(line.id, quantity_micro=5 * MICRO, price_minor=900)
    assert before == {"quantity_micro": 3 * MICRO, "price_minor": 1_000}
    assert purchasing.detail(order_id).total == purchasing.detail(order_id).lines[0].total
    purchasing.remove_line(line.id)
    assert purchasing.detail(order_id).lines == ()
    purchasing.restore_line(line.id)
    purchasing.close_line(line.id)
    assert purchasing.detail(order_id).lines[0].open_micro == 0
    purchasing.reopen_line(line.id)
    assert purchasing.detail(order_id).lines[0].open_micro == 5 * MICRO


def test_orders_are_found_by_number_in_any_writing_and_by_supplier(depot: Depot) -> None:
    order_id = depot.order((depot.part("P1"), 3))
    number = depot.world.find(PurchaseOrder, order_id).number
    found = depot.services.purchasing.find(f" fs1:{number.lower().replace('-', '')} ")
    assert found is not None and found.id == order_id
    assert depot.services.purchasing.find("PO-nonsense") is None
    orders = depot.services.purchasing.orders
    assert orders.count(OrderFilter(text="制造")).n == 1
    assert orders.count(OrderFilter(supplier_id=depot.dealer.id)).n == 0


def test_orders_that_a_supplier_delivers_late_lower_its_punctuality(depot: Depot) -> None:
    part = depot.part("P1")
    receiving = depot.services.receiving
    today = date(2026, 5, 18)
    for day in (today, today - timedelta(days=3)):
        order_id = depot.order((part, 2), day=day)
        receiving.accept_all(receiving.begin(purchase_order_id=order_id).id)
    rating = depot.services.suppliers.rating(depot.maker.id)
    assert (rating.deliveries, rating.punctuality, rating.days_late, rating.quality) == (2, 50, 3, 100)
    assert depot.services.suppliers.rating(depot.dealer.id).punctuality is None


def test_an_order_with_a_missing_price_says_what_the_others_come_to(depot: Depot) -> None:
    first, second, third = depot.part("P1"), depot.part("P2", price=None), depot.part("P3", price=250)
    purchasing = depot.services.purchasing
    order_id = depot.order((first, 2), (second, 1), (third, 4))
    detail = purchasing.detail(order_id)
    assert detail.total is not None and (detail.total.minor, detail.unpriced) == (3_000, 1)
    (row,) = purchasing.orders.rows(list(purchasing.orders.chunk(OrderFilter()).rids))
    assert (row.total_minor, row.unpriced) == (3_000, 1)
    paper = depot.services.warehouse_papers.purchase_order(order_id)
    assert (paper.total, paper.unpriced) == (3_000, 1)


def test_an_order_without_any_price_has_no_sum(depot: Depot) -> None:
    order_id = depot.order((depot.part("P1", price=None), 2))
    detail = depot.services.purchasing.detail(order_id)
    assert (detail.total, detail.unpriced) == (None, 1)
