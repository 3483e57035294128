"""What people do with one part: who waits for it, what arrived of it, a count of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from fieldservice.domain.records import StockCount
from fieldservice.i18n import set_language
from fieldservice.services import part_work
from fieldservice.services.part_requests import Wanted
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot
from tests.services.warehouse import MICRO, Firm, make_firm


@pytest.fixture
def firm(world: World) -> Iterator[Firm]:
    set_language("en")
    yield make_firm(world)
    set_language("zh_CN")


def test_who_waits_is_named_with_the_most_urgent_first(firm: Firm) -> None:
    core, requests = firm.part("HC-1", held={"A-12-03": 3}), firm.services.part_requests
    later, sooner = firm.job(hours=60), firm.job(firm.colleague, hours=2)
    for order, pieces in ((later, 2), (sooner, 2)):
        requests.ask([Wanted(core.id, pieces * MICRO, firm.central.id)], work_order_id=order.id)
    first, second = part_work.needs(firm.world.context, core.id)
    assert (first.work_order and first.work_order.id, first.person and first.person.id) == (
        sooner.id,
        firm.colleague.id,
    )
    assert first.view.words == "1 pc reserved at Nanjing; 1 pc not in stock, no delivery is dated"
    assert second.view.words == "2 pcs reserved at Nanjing"


def test_what_was_received_or_cancelled_waits_no_longer(firm: Firm) -> None:
    core, services = firm.part("HC-1", held={"A-12-03": 9}), firm.services
    asked = services.part_requests.ask([Wanted(core.id, MICRO, firm.central.id)], work_order_id=firm.job().id)
    again = services.part_requests.ask([Wanted(core.id, MICRO, firm.central.id)], work_order_id=firm.job().id)
    services.part_requests.cancel(again.request.id, "not needed")
    made = services.picking.make_lists([line.id for line in asked.lines]).lists[0]
    for line in services.picking.view(made.id).lines:
        services.picking.pick(line.line.id, line.line.quantity_micro)
    shipment = services.shipping.ship(services.shipping.pack(made.id).id)
    assert [need.request.id for need in part_work.needs(firm.world.context, core.id)] == [asked.request.id]
    services.shipping.receive(shipment.id)
    assert part_work.needs(firm.world.context, core.id) == ()


def test_what_arrived_is_listed_with_its_order_and_price_and_without_what_was_taken_back(world: World) -> None:
    depot: Depot = make_depot(world)
    part, receiving = depot.part("P1"), depot.services.receiving
    for pieces, price in ((4, 900), (2, 950)):
        order = depot.order((part, pieces), price=price)
        receipt = receiving.begin(purchase_order_id=order)
        receiving.accept_all(receipt.id)
        world.clock.advance(timedelta(days=3))
    undone = receiving.begin(purchase_order_id=depot.order((part, 7), price=1))
    receiving.scan(undone.id, "P1")
    receiving.undo(undone.id)
    newest, oldest = part_work.arrivals(world.context, part.id)
    assert [(each.quantity_micro // MICRO, each.price_minor) for each in (newest, oldest)] == [(2, 950), (4, 900)]
    assert newest.number.startswith("RC-") and newest.order_number.startswith("PO-")
    assert newest.supplier == depot.maker.name


def test_a_count_of_the_part_that_has_begun_is_gone_on_with(firm: Firm) -> None:
    core, counting, context = firm.part("HC-1", held={"A-12-03": 3}), firm.services.counting, firm.world.context
    begun = part_work.begin_count(context, counting, core.id, firm.central.id)
    assert part_work.begin_count(context, counting, core.id, firm.central.id).id == begun.id
    assert part_work.begin_count(context, counting, core.id, firm.point.id).id != begun.id
    counting.cancel(begun.id)
    assert part_work.begin_count(context, counting, core.id, firm.central.id).id != begun.id
    assert {count.kind for count in firm.world.read().where(StockCount)} == {"part"}
