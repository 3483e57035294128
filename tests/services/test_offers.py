"""Which of several offers is taken: the one that counts today, the preferred one, the cheapest for the quantity."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import PurchaseLine
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.purchasing import Wanted
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot, refused_by_the_hub


@pytest.fixture
def depot(world: World) -> Iterator[Depot]:
    set_language("en")
    yield make_depot(world)
    assert refused_by_the_hub(world) == []


@pytest.fixture
def today(depot: Depot) -> date:
    return depot.world.clock.now().date()


def test_an_offer_that_has_lapsed_or_counts_only_later_is_not_taken_though_it_is_preferred(
    depot: Depot, today: date
) -> None:
    part = depot.part("P1", price=None)
    yesterday, tomorrow = today - timedelta(days=1), today + timedelta(days=1)
    lapsed = depot.offer(part, depot.maker, 500, preferred=True, valid_until=yesterday)
    depot.offer(part, depot.maker, 600, valid_from=tomorrow)
    good = depot.offer(part, depot.dealer, 900, valid_from=today, valid_until=today)
    best = depot.services.suppliers.best_offer(part.id)
    assert best is not None and best.line.id == good.id
    listed = depot.services.suppliers.offers_of_part(part.id)
    assert [each.validity for each in listed] == ["valid", "lapsed", "ahead"]
    assert listed[1].line.id == lapsed.id


def test_nothing_is_taken_where_every_offer_has_lapsed(depot: Depot, today: date) -> None:
    part = depot.part("P1", price=None)
    depot.offer(part, depot.maker, 500, valid_until=today - timedelta(days=1), number="M-1")
    assert depot.services.suppliers.best_offer(part.id) is None
    order = depot.services.purchasing.create(depot.maker.id, depot.central.id)
    line = depot.services.purchasing.add_line(order.id, part.id, 3 * MICRO)
    assert (line.price_minor, line.supplier_number) == (None, "M-1")
    detail = depot.services.purchasing.detail(order.id)
    assert detail.prices[line.id] == "No price counts today."


def test_of_one_suppliers_offers_the_one_that_counts_and_costs_least_for_the_quantity_is_ordered(
    depot: Depot, today: date
) -> None:
    part = depot.part("P1", price=None)
    depot.offer(part, depot.maker, 1_000)
    boxed = depot.offer(part, depot.maker, 8_000, pack_micro=10 * MICRO)
    depot.services.suppliers.set_breaks(boxed.id, [(50 * MICRO, 7_000)])
    depot.offer(part, depot.maker, 1, valid_until=today - timedelta(days=1))
    few = depot.services.purchasing.order_proposals([Wanted(part.id, 3 * MICRO, supplier_id=depot.maker.id)])
    many = depot.services.purchasing.order_proposals([Wanted(part.id, 60 * MICRO, supplier_id=depot.maker.id)])
    (single,) = depot.world.read().where(PurchaseLine, purchase_order_id=few[0].id)
    (box,) = depot.world.read().where(PurchaseLine, purchase_order_id=many[0].id)
    assert (single.price_minor, single.pack_micro) == (1_000, MICRO)
    assert (box.price_minor, box.pack_micro, box.quantity_micro) == (7_000, 10 * MICRO, 60 * MICRO)


def test_a_proposal_says_why_it_orders_there(depot: Depot, today: date) -> None:
    part = depot.part("P1", price=None)
    cheap = depot.offer(part, depot.maker, 1_000, valid_until=today + timedelta(days=9))
    depot.offer(part, depot.dealer, 1_200)
    depot.services.suppliers.set_breaks(cheap.id, [(5 * MICRO, 950)])
    depot.level(part, 6, 8)
    (proposal,) = depot.services.purchasing.proposals()
    assert proposal.offer is not None and proposal.offer.line.id == cheap.id
    until = (today + timedelta(days=9)).isoformat()
    assert proposal.why_offer == f"Cheapest of 2 offers. Price from 5 on. Valid until {until}."
    depot.services.suppliers.prefer(cheap.id)
    (proposal,) = depot.services.purchasing.proposals()
    assert proposal.why_offer.startswith("Preferred supplier.")


def test_an_ordered_line_says_where_its_price_comes_from_and_when_the_supplier_asks_another(depot: Depot) -> None:
    part = depot.part("P1", price=None)
    depot.offer(part, depot.maker, 1_000)
    purchasing = depot.services.purchasing
    order = purchasing.create(depot.maker.id, depot.central.id)
    line = purchasing.add_line(order.id, part.id, 3 * MICRO)
    assert purchasing.detail(order.id).prices[line.id] == "As the supplier offers it."
    purchasing.change_line(line.id, price_minor=900)
    assert purchasing.detail(order.id).prices[line.id] == "Now offered at ¥10.00."


def test_a_supplier_offers_a_part_once_at_a_time_and_again_from_another_day_on(depot: Depot, today: date) -> None:
    part = depot.part("P1", price=None)
    suppliers = depot.services.suppliers
    first = suppliers.add_offer(depot.maker.id, part.id, price_minor=1_000)
    with pytest.raises(UserError, match="already"):
        suppliers.add_offer(depot.maker.id, part.id, price_minor=900, valid_from=today)
    suppliers.change_offer(first.id, valid_until=today)
    suppliers.add_offer(depot.maker.id, part.id, price_minor=900, valid_from=today + timedelta(days=1))
    suppliers.add_offer(depot.maker.id, part.id, price_minor=8_500, pack_micro=10 * MICRO)
    assert len(suppliers.offers_of_part(part.id)) == 3
    with pytest.raises(UserError, match="ends before"):
        suppliers.add_offer(depot.dealer.id, part.id, valid_from=today, valid_until=today - timedelta(days=1))


def test_steps_are_kept_in_the_currency_that_the_offer_has_now(depot: Depot) -> None:
    part = depot.part("P1", price=None)
    suppliers = depot.services.suppliers
    offer = suppliers.add_offer(depot.maker.id, part.id, price_minor=1_000)
    suppliers.set_breaks(offer.id, [(5 * MICRO, 900)])
    suppliers.change_offer(offer.id, currency="USD", price_minor=1_000)
    suppliers.set_breaks(offer.id, [(5 * MICRO, 900)])
    best = suppliers.best_offer(part.id, 5 * MICRO)
    assert best is not None and best.total is not None
    assert (best.price_minor, best.total.currency, len(best.breaks)) == (900, "USD", 1)
