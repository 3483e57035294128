"""Packing, sending and receiving: goods are always in exactly one place, differences are said and settled."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

from fieldservice.domain.records import PartRequest, PickList, Shipment, ShipmentLine, StockLocation
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services import places
from fieldservice.services.part_requests import Wanted
from fieldservice.services.pick_scanning import Position
from fieldservice.services.shipping import Back
from fieldservice.store.queries.outbound import ShipmentFilter
from tests.services.conftest import World
from tests.services.warehouse import MICRO, Firm, make_firm


@pytest.fixture
def firm(world: World) -> Iterator[Firm]:
    set_language("en")
    yield make_firm(world)
    set_language("zh_CN")


def picked(firm: Firm, *wanted: tuple[str, int], order: str | None = None, all_of_it: bool = True) -> PickList:
    lines = [Wanted(firm.parts[number].id, pieces * MICRO, firm.central.id) for number, pieces in wanted]
    person = None if order else firm.technician.id
    asked = firm.services.part_requests.ask(lines, work_order_id=order, person_id=person)
    pick_list = firm.services.picking.make_lists([line.id for line in asked.lines]).lists[0]
    for line in firm.services.picking.view(pick_list.id).lines if all_of_it else ():
        firm.services.picking.pick(line.line.id, min(line.line.quantity_micro, line.held_micro))
    return pick_list


def sent(firm: Firm, *wanted: tuple[str, int], order: str | None = None) -> Shipment:
    shipment = firm.services.shipping.pack(picked(firm, *wanted, order=order).id)
    return firm.services.shipping.ship(shipment.id, "顺丰", "SF123")


def at(firm: Firm, kind: str) -> StockLocation:
    with firm.world.store.begin("test.look") as uow:
        return places.transit(uow) if kind == "transit" else places.packing_of(uow, firm.central.id)


def lines_of(firm: Firm, shipment: Shipment) -> list[ShipmentLine]:
    return [view.line for view in firm.services.shipping.view(shipment.id).lines]


def request_words(firm: Firm) -> list[str]:
    (request,) = firm.world.read().where(PartRequest)
    return [line.words for line in firm.services.part_requests.view(request.id).lines]


def test_a_three_line_request_is_picked_packed_and_sent_with_nine_inputs(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 9}, weight_grams=500)
    firm.part("B", held={"A-12-03": 9})
    firm.part("C", held={"C-1": 9})
    lines = [Wanted(firm.parts[number].id, pieces * MICRO) for number, pieces in (("A", 4), ("B", 1), ("C", 2))]
    firm.services.part_requests.ask(lines, person_id=firm.technician.id)
    inputs = 1
    pick_list = firm.services.picking.make_list(firm.services.picking.waves()[0])  # Enter on the first of the queue
    position: Position | None = None
    for code in ("FS1:L:A-2-1", "", "B", "FS1:P:C", ""):
        inputs += 1
        outcome = firm.services.pick_scanning.scan(pick_list.id, code, position)
        position = outcome.position
        assert outcome.kind != "wrong", outcome.words
    assert outcome.kind == "done"
    inputs += 2
    shipment = firm.services.shipping.pack(pick_list.id)
    assert firm.services.shipping.ship(shipment.id).status == "shipped"
    assert inputs <= 9
    assert [firm.held(firm.parts[number], at(firm, "transit")) for number in "ABC"] == [4, 1, 2]
    assert shipment.weight_grams == 2_000


def test_goods_go_from_packing_through_transit_to_the_van_and_every_step_can_be_taken_back(firm: Firm) -> None:
    part = firm.part("A", held={"A-2-1": 5})
    order = firm.job()
    pick_list = picked(firm, ("A", 2), order=order.id)
    packing, transit = at(firm, "packing"), at(firm, "transit")
    shipment = firm.services.shipping.pack(pick_list.id)
    assert (shipment.kind, shipment.person_id, shipment.work_order_id) == (
        "delivery",
        firm.technician.id,
        order.id,
    )
    assert (firm.held(part, packing), request_words(firm)) == (2, [f"2 pcs packed: {shipment.number}"])
    firm.services.shipping.ship(shipment.id, "顺丰", "SF123")
    assert request_words(firm) == [f"2 pcs on the way: {shipment.number} 顺丰 SF123"]
    firm.services.shipping.take_back(shipment.id)
    assert (firm.held(part, packing), firm.held(part, transit)) == (2, 0)
    firm.services.shipping.ship(shipment.id)
    firm.sign_in(firm.technician)
    (waiting,) = firm.services.shipping.waiting_for_me()
    assert waiting.shipment.id == firm.services.shipping.find(f"FS1:B:{shipment.number}/1").id == shipment.id
    received = firm.services.shipping.receive(shipment.id)
    assert received.done and received.told == ()
    assert (firm.held(part, "van"), firm.held(part, transit), firm.everywhere(part)) == (2, 0, 5)
    assert request_words(firm) == ["2 pcs received"]
    assert firm.world.read().where(PartRequest)[0].status == "closed"
    assert firm.services.shipping.waiting_for_me() == []
    firm.services.shipping.take_back_receipt(shipment.id)
    assert (firm.held(part, "van"), firm.held(part, transit)) == (0, 2)
    with pytest.raises(UserError, match="Nothing of it"):
        firm.services.shipping.take_back_receipt(shipment.id)


def test_used_parts_are_told_apart_from_received_ones(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 5})
    order = firm.job()
    shipment = sent(firm, ("A", 3), order=order.id)
    firm.services.shipping.receive(shipment.id)
    firm.services.part_usage.use_part(order.id, firm.parts["A"].id, booking_id=firm.booking(order).id)
    assert request_words(firm) == ["1 pc used; 2 pcs received"]


def test_a_second_box_that_comes_later_is_waited_for(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 5})
    firm.part("B", held={"A-2-1": 5})
    shipment = sent(firm, ("A", 3), ("B", 1))
    first, _ = lines_of(firm, shipment)
    part_of_it = firm.services.shipping.receive(shipment.id, {first.id: 2 * MICRO})
    assert (part_of_it.done, part_of_it.shipment.status) == (False, "shipped")
    assert request_words(firm) == [f"2 pcs received; 1 pc on the way: {shipment.number} 顺丰 SF123",
                                   f"1 pc on the way: {shipment.number} 顺丰 SF123"]  # fmt: skip
    assert firm.services.shipping.receive(shipment.id).done
    with pytest.raises(UserError, match="Received"):
        firm.services.shipping.receive(shipment.id)
    assert firm.held(firm.parts["A"], "van") == 3


@pytest.mark.parametrize(("how", "place"), [("lost", "adjustment"), ("found", "packing")])
def test_what_did_not_arrive_is_explained_and_settled_later(firm: Firm, how: str, place: str) -> None:
    part = firm.part("A", held={"A-2-1": 5})
    shipment = sent(firm, ("A", 3))
    (line,) = lines_of(firm, shipment)
    received = firm.services.shipping.receive(shipment.id, {line.id: 2 * MICRO}, {line.id: "box torn"})
    assert received.done
    assert received.told == ("1 pc of A did not arrive (box torn). Settle it: lost, or never sent.",)
    assert firm.held(part, at(firm, "transit")) == 1
    firm.services.shipping.settle(line.id, how)
    assert firm.services.shipping.view(shipment.id).notices == ()
    where = firm.adjustment if place == "adjustment" else at(firm, "packing")
    assert (firm.held(part, at(firm, "transit")), firm.held(part, where)) == (0, 1 - 5 * (place == "adjustment"))
    with pytest.raises(UserError, match="no such difference"):
        firm.services.shipping.settle(line.id, how)


def test_more_than_was_sent_needs_a_reason_and_is_settled(firm: Firm) -> None:
    part = firm.part("A", held={"A-2-1": 5})
    pick_list = picked(firm, ("A", 3), all_of_it=False)
    line = firm.services.picking.view(pick_list.id).lines[0].line
    firm.services.picking.pick(line.id, 2 * MICRO)
    shipment = firm.services.shipping.pack(pick_list.id)
    firm.services.picking.pick(line.id)  # put into the box after the note was written
    firm.services.shipping.ship(shipment.id)
    (packed,) = lines_of(firm, shipment)
    with pytest.raises(UserError, match="Say why"):
        firm.services.shipping.receive(shipment.id, {packed.id: 3 * MICRO})
    firm.services.shipping.receive(shipment.id, {packed.id: 3 * MICRO}, {packed.id: "one more in the box"})
    assert (firm.held(part, "van"), firm.held(part, at(firm, "transit"))) == (3, -1)
    (notice,) = firm.services.shipping.view(shipment.id).notices
    assert notice.startswith("1 pc of A more arrived than was sent (one more in the box).")
    firm.services.shipping.settle(packed.id, "sent_more")
    assert firm.services.shipping.view(shipment.id).notices == ()
    assert [firm.held(part, at(firm, kind)) for kind in ("transit", "packing")] == [0, 0]


def test_what_is_picked_later_follows_with_a_note_of_its_own(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 5})
    pick_list = picked(firm, ("A", 3), all_of_it=False)
    line = firm.services.picking.view(pick_list.id).lines[0].line
    firm.services.picking.pick(line.id, MICRO)
    first = firm.services.shipping.pack(pick_list.id)
    with pytest.raises(UserError, match="packed already"):
        firm.services.picking.undo(pick_list.id)
    with pytest.raises(UserError, match="Nothing is picked"):
        firm.services.shipping.pack(pick_list.id)
    firm.services.picking.pick(line.id)
    second = firm.services.shipping.pack(pick_list.id)
    assert [each.quantity_micro // MICRO for each in (*lines_of(firm, first), *lines_of(firm, second))] == [1, 2]


def test_a_cancelled_note_puts_its_parts_back_or_leaves_them_to_be_packed_again(firm: Firm) -> None:
    part = firm.part("A", held={"A-2-1": 2, "C-1": 2})
    pick_list = picked(firm, ("A", 3))
    shipment = firm.services.shipping.pack(pick_list.id)
    firm.services.shipping.cancel(shipment.id, back_to_bins=False)
    assert firm.held(part, at(firm, "packing")) == 3
    again = firm.services.shipping.pack(pick_list.id)
    firm.services.shipping.cancel(again.id)
    assert (firm.held(part, "A-2-1"), firm.held(part, "C-1")) == (2, 2)
    (request,) = firm.world.read().where(PartRequest)
    assert request.status == "open"
    assert request_words(firm) == ["3 pcs reserved at Nanjing"]


def test_putting_back_leaves_what_is_packed_where_it_is(firm: Firm) -> None:
    part = firm.part("A", held={"A-2-1": 5})
    pick_list = picked(firm, ("A", 3), all_of_it=False)
    line = firm.services.picking.view(pick_list.id).lines[0].line
    firm.services.picking.pick(line.id, MICRO)
    shipment = firm.services.shipping.pack(pick_list.id)
    firm.services.picking.pick(line.id, MICRO)
    firm.services.picking.put_back(pick_list.id)
    assert (firm.held(part, "A-2-1"), firm.held(part, at(firm, "packing"))) == (4, 1)
    assert firm.world.find(PickList, pick_list.id).status == "cancelled"
    assert firm.services.shipping.ship(shipment.id).status == "shipped"
    assert firm.held(part, at(firm, "transit")) == 1


def test_whoever_has_the_box_receives_it_also_when_nobody_recorded_that_it_left(firm: Firm) -> None:
    part = firm.part("A", held={"A-2-1": 5})
    shipment = firm.services.shipping.pack(picked(firm, ("A", 2)).id)
    firm.sign_in(firm.technician)
    assert firm.services.shipping.receive(shipment.id).done
    assert (firm.held(part, "van"), firm.everywhere(part), firm.held(part, at(firm, "packing"))) == (2, 5, 0)


def test_boxes_and_lots_are_kept_line_by_line(firm: Firm) -> None:
    part = firm.part("LOT", tracking="lot")
    firm.stock(part, "A-2-1", 1, lot="2601")
    firm.stock(part, "A-2-1", 2, lot="2605")
    shipment = firm.services.shipping.pack(picked(firm, ("LOT", 3)).id)
    first, second = lines_of(firm, shipment)
    assert [(line.lot, line.quantity_micro // MICRO) for line in (first, second)] == [("2601", 1), ("2605", 2)]
    assert firm.services.shipping.set_box(second.id, 2) == 1
    assert firm.world.find(Shipment, shipment.id).boxes == 2
    before = firm.services.shipping.change(shipment.id, carrier="顺丰", weight_grams=900)
    assert before == {"carrier": "", "weight_grams": None}


def test_parts_go_straight_to_a_customers_site_and_are_used_from_there(firm: Firm) -> None:
    part = firm.part("BIG", held={"A-2-1": 2})
    order = firm.job()
    firm.services.part_requests.ask([Wanted(part.id)], work_order_id=order.id, to_site_id=firm.site.id)
    pick_list = firm.services.picking.make_list(firm.services.picking.waves()[0])
    firm.services.picking.pick(firm.services.picking.view(pick_list.id).lines[0].line.id)
    shipment = firm.services.shipping.pack(pick_list.id)
    assert shipment.kind == "direct"
    firm.services.shipping.ship(shipment.id)
    firm.services.shipping.receive(shipment.id)
    place = firm.world.find(StockLocation, shipment.to_location_id)
    assert (place.site_id, firm.held(part, place)) == (firm.site.id, 1)
    used = firm.services.part_usage.use_part(order.id, part.id, from_location_id=place.id)
    assert used.warnings == ()
    assert firm.held(part, place) == 0


def test_a_transfer_arrives_in_the_parts_own_bin(firm: Firm) -> None:
    part = firm.part("A", held={"point": 4})
    other = firm.part("B", held={"point": 4})
    firm.level(part, "central", 1, 9, "B-07-02")
    wanted = [Wanted(part.id, 2 * MICRO), Wanted(other.id, MICRO)]
    firm.services.part_requests.transfer(firm.point.id, firm.central.id, wanted)
    pick_list = firm.services.picking.make_list(firm.services.picking.waves()[0])
    for line in firm.services.picking.view(pick_list.id).lines:
        firm.services.picking.pick(line.line.id)
    shipment = firm.services.shipping.pack(pick_list.id)
    assert shipment.kind == "transfer"
    firm.services.shipping.ship(shipment.id)
    firm.services.shipping.receive(shipment.id)
    assert (firm.held(part, "B-07-02"), firm.held(other, "central"), firm.held(part, "point")) == (2, 1, 2)


def test_a_technician_sends_unused_parts_back_to_their_service_point(firm: Firm) -> None:
    part = firm.part("A", held={"van": 3})
    firm.sign_in(firm.technician)
    shipment = firm.services.shipping.send_back([Back(part.id, 2 * MICRO)], note="not needed")
    assert (shipment.kind, shipment.to_location_id, shipment.status) == ("return", firm.point.id, "shipped")
    assert (firm.held(part, "van"), firm.held(part, at(firm, "transit"))) == (1, 2)
    assert firm.services.shipping.waiting_for_me() == []
    firm.services.shipping.take_back(shipment.id)
    assert firm.held(part, "van") == 3
    firm.services.shipping.cancel(shipment.id)
    again = firm.services.shipping.send_back([Back(part.id)])
    firm.sign_in(firm.keeper)
    firm.services.shipping.receive(again.id)
    assert (firm.held(part, "van"), firm.held(part, "point")) == (2, 1)


def test_parts_dispatch_sees_which_visit_lacks_what(firm: Firm) -> None:
    firm.part("THERE", held={"A-2-1": 9})
    firm.part("NONE")
    soon, later = firm.job(hours=5), firm.job(firm.colleague, hours=72)
    for order, number in ((soon, "THERE"), (later, "THERE"), (later, "NONE")):
        firm.services.part_requests.ask([Wanted(firm.parts[number].id)], work_order_id=order.id)
    found = firm.services.shipping.late()
    assert [(each.visit.work_order, each.line.part.number, each.line.words) for each in found] == [
        (soon.number, "THERE", "1 pc reserved at Nanjing"),  # five hours ahead and still on the shelf
        (later.number, "NONE", "1 pc not in stock, no delivery is dated"),
    ]
    wave = next(wave for wave in firm.services.picking.waves() if wave.person == firm.technician)
    pick_list = firm.services.picking.make_list(wave)
    firm.services.picking.pick(firm.services.picking.view(pick_list.id).lines[0].line.id)
    shipment = firm.services.shipping.pack(pick_list.id)
    assert len(firm.services.shipping.late()) == 2
    arrives = firm.world.clock.now() + timedelta(hours=3)
    firm.services.shipping.ship(shipment.id, expected_at=arrives)
    assert [each.line.part.number for each in firm.services.shipping.late()] == ["NONE"]
    firm.services.shipping.change(shipment.id, expected_at=arrives + timedelta(hours=9))
    assert [each.line.part.number for each in firm.services.shipping.late()] == ["THERE", "NONE"]


def test_the_list_of_shipments_shows_both_ends(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 9})
    shipment = sent(firm, ("A", 1))
    shipping = firm.services.shipping
    (row,) = shipping.rows(shipping.keys(ShipmentFilter(person_id=firm.technician.id)).rids)
    assert (row.number, row.from_name_en, row.to_name_en, row.person, row.tracking, row.lines) == (
        shipment.number,
        "Nanjing",
        "Van 3",
        "周立峰",
        "SF123",
        1,
    )
    assert shipping.count(ShipmentFilter(statuses=frozenset({"received"}))).n == 0
    with pytest.raises(UserError, match="No delivery note"):
        shipping.find("DN-1-1")
