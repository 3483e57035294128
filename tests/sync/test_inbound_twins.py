"""Keepers receive, put away, count and take old parts back offline while others do the same: nobody is blocked, every
piece is where it was put, and people read in plain words what happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldservice.domain.records import (
    CountEntry,
    GoodsReceipt,
    OldPartStep,
    PartLine,
    PickLine,
    PurchaseOrder,
    Shipment,
    ShipmentLine,
    StockLocation,
    StockMove,
    replaced,
)
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.count_settling import settled
from fieldservice.services.old_part_twins import told_apart
from fieldservice.services.old_parts import OldPartFilter
from fieldservice.services.part_requests import Wanted
from fieldservice.services.serial_settling import told_twice
from tests.sync.inbound_firm import COST, KEEPERS, InboundFirm
from tests.sync.test_outbound_twins import MICRO


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[InboundFirm]:
    set_language("en")
    yield InboundFirm(tmp_path)
    set_language("zh_CN")


def test_one_receives_a_second_puts_away_and_a_third_counts_the_same_bin(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.belt, 10)
    keeper, other, third = (firm.services[name] for name in KEEPERS)
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    first = keeper.receiving.take(receipt.id, firm.belt.id, 6 * MICRO)
    assert first.line_id is not None
    firm.meet()
    firm.later()
    count = third.counting.start(firm.bins[0].id)
    keeper.receiving.take(receipt.id, firm.belt.id, 4 * MICRO)
    other.put_away.put_away(first.line_id, firm.bins[0].id)
    firm.later(120)  # the third comes by when what was put away lies there
    third.counting.enter(count.id, firm.bins[0].id, firm.belt.id, 6 * MICRO)
    asked = third.counting.finish_bin(count.id, firm.bins[0].id)
    assert not asked.posted and [each.doubts for each in asked.asked_again] == [
        ("value",)
    ]  # six dear ones, from where?
    firm.meet()
    result = third.counting.finish_bin(count.id, firm.bins[0].id)  # now their way here is known
    assert result.posted and result.differences == ()
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 6
    assert firm.at(firm.inner("transit", "IN"), firm.belt) == 4
    assert keeper.counting.to_correct() == []
    keeper.put_away.put_away(first.line_id, firm.bins[0].id)
    keeper.receiving.finish(receipt.id)
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 10
    assert firm.find("desk", PurchaseOrder, order.id).status == "closed"
    assert firm.told() == []


def test_what_two_keepers_put_away_offline_is_told_and_taken_back(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.belt, 2)
    keeper, other = firm.services["keeper"], firm.services["other"]
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    taken = keeper.receiving.take(receipt.id, firm.belt.id, 2 * MICRO)
    assert taken.line_id is not None
    firm.meet()
    moves = [
        services.put_away.put_away(taken.line_id, bin.id)
        for services, bin in zip((keeper, other), firm.bins, strict=True)
    ]
    firm.meet()
    (words,) = firm.told()
    assert "Receiving has 2 pcs of BELT" in words and receipt.number in words
    keeper.put_away.take_back_put_away([moves[1].id])
    firm.meet()
    assert (firm.told(), firm.at(firm.bins[0], firm.belt), firm.at(firm.bins[1], firm.belt)) == ([], 2, 0)
    keeper.receiving.finish(receipt.id)
    firm.meet()


def test_a_delivery_that_two_keepers_receive_says_that_more_came_than_was_ordered(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.belt, 3)
    keeper, other = firm.services["keeper"], firm.services["other"]
    receipts = []
    for services in (keeper, other):
        receipt = services.receiving.begin(purchase_order_id=order.id)
        services.receiving.accept_all(receipt.id)
        receipts.append(receipt)
    firm.meet()
    assert firm.at(firm.inner("transit", "IN"), firm.belt) == 6
    for receipt in receipts:
        (difference,) = keeper.receiving.differences(receipt.id)
        assert (difference.kind, difference.received_micro) == ("more", 3 * MICRO)
    other.receiving.undo(receipts[1].id)
    other.receiving.cancel(receipts[1].id)
    firm.meet()
    assert keeper.receiving.differences(receipts[0].id) == ()
    assert firm.at(firm.inner("transit", "IN"), firm.belt) == 3


def test_an_order_closed_on_one_laptop_while_it_is_received_on_another(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.belt, 5)
    keeper, other = firm.services["keeper"], firm.services["other"]
    other.purchasing.close(order.id, "The supplier can't deliver")
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    keeper.receiving.accept_all(receipt.id)
    keeper.put_away.put_away(keeper.put_away.proposals(receipt.id)[0].line.id, firm.bins[0].id)
    keeper.receiving.finish(receipt.id)
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 5
    assert firm.find("other", GoodsReceipt, receipt.id).status == "done"
    assert firm.find("other", PurchaseOrder, order.id).status == "closed"
    (arrived,) = other.purchasing.detail(order.id).lines
    assert (arrived.received_micro, arrived.open_micro) == (5 * MICRO, 0)
    assert firm.services["desk"].conflicts.inbox() == []  # both ended it: the reason stays for whoever wonders
    assert firm.find("keeper", PurchaseOrder, order.id).closing_reason == "The supplier can't deliver"


def test_an_order_cancelled_on_one_laptop_while_it_is_received_on_another_is_told(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.belt, 5)
    keeper, other = firm.services["keeper"], firm.services["other"]
    other.purchasing.cancel(order.id, "Too dear")
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    keeper.receiving.take(receipt.id, firm.belt.id, 2 * MICRO)
    firm.meet()
    assert firm.find("keeper", PurchaseOrder, order.id).status == "cancelled"
    sentence = f"{order.number} was cancelled meanwhile: Too dear. What came can be taken in, or sent back."
    assert keeper.receiving.detail(receipt.id).notices == (sentence,)
    keeper.receiving.take(receipt.id, firm.belt.id, 3 * MICRO)  # the goods are there: nobody is blocked
    keeper.put_away.put_away(keeper.put_away.proposals(receipt.id)[0].line.id, firm.bins[0].id)
    keeper.receiving.finish(receipt.id)
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 5


def test_a_receipt_cancelled_on_one_laptop_while_another_takes_parts_in_is_told(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.belt, 2)
    keeper, other = firm.services["keeper"], firm.services["other"]
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    firm.meet()
    keeper.receiving.cancel(receipt.id)
    other.receiving.take(receipt.id, firm.belt.id, 2 * MICRO)
    firm.meet()
    assert firm.at(firm.inner("transit", "IN"), firm.belt) == 2
    (notice,) = other.receiving.detail(receipt.id).notices
    assert notice == f"{receipt.number} was cancelled while parts were taken in. Open it again to put them away."
    other.receiving.reopen(receipt.id)
    other.put_away.put_away(other.put_away.proposals(receipt.id)[0].line.id, firm.bins[0].id)
    other.receiving.finish(receipt.id)
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 2


def test_an_old_part_received_at_two_laptops_lies_there_once(firm: InboundFirm) -> None:
    line = firm.owed(firm.belt)
    shipment = firm.services["field"].old_parts.hand_over([line.id], firm.central.id)
    firm.meet()
    for name in ("keeper", "other"):
        assert firm.services[name].old_parts.receive(line.tag_number, firm.central.id).kind == "received"
        firm.later(minutes=3)
    firm.meet()
    assert firm.at(firm.inner("defective"), firm.belt) == 1
    for name in KEEPERS:
        detail = firm.services[name].old_parts.detail(line.id)
        assert (detail.step, detail.location and detail.location.kind) == ("received", "defective")
    assert firm.find("field", Shipment, shipment.id).status == "received"
    assert firm.services["field"].part_usage.owed_by(firm.technicians[0].id) == []
    assert firm.services["desk"].conflicts.inbox() == []  # who was first is nothing to decide about
    firm.services["keeper"].old_parts.undo(line.id)
    firm.meet()
    assert firm.at(firm.inner("defective"), firm.belt) == 0
    assert firm.find("field", PartLine, line.id).handed_in_at is None
    assert [each.line.id for each in firm.services["field"].part_usage.owed_by(firm.technicians[0].id)] == [line.id]
    assert firm.services["other"].old_parts.receive(line.tag_number, firm.central.id).kind == "received"
    firm.meet()
    assert firm.at(firm.inner("defective"), firm.belt) == 1


def test_an_old_part_that_was_received_before_its_way_there_became_known_is_received(firm: InboundFirm) -> None:
    line = firm.owed(firm.belt)
    keeper = firm.services["keeper"]
    keeper.old_parts.receive(line.tag_number, firm.central.id)
    firm.later(minutes=5)
    shipment = firm.services["field"].old_parts.hand_over([line.id], firm.central.id)  # written down only afterwards
    firm.meet()
    assert [firm.services[name].old_parts.detail(line.id).step for name in KEEPERS] == ["received"] * 3
    old_parts = keeper.old_parts
    (row,) = old_parts.list.rows(list(old_parts.list.chunk(OldPartFilter(state="here")).rids))
    assert (row.id, row.step) == (line.id, "received")
    assert keeper.old_parts.receive(line.tag_number, firm.central.id).kind == "already"
    keeper.shipping.receive(shipment.id)
    firm.meet()
    assert firm.find("field", Shipment, shipment.id).status == "received"
    assert firm.at(firm.inner("defective"), firm.belt) == 1


@pytest.mark.parametrize("first", ["keeper", "other"])
def test_an_old_part_with_which_two_keepers_do_different_things_leaves_once_and_is_told(
    firm: InboundFirm, first: str
) -> None:
    line = firm.owed(firm.belt)
    keeper, other = firm.services["keeper"].old_parts, firm.services["other"].old_parts
    keeper.receive(line.tag_number, firm.central.id)
    firm.meet()
    other.inspect(line.id, "worn")
    keeper.scrap(line.id)
    firm.later(minutes=1)
    other.to_vendor([line.id], firm.supplier.id, rma="R-1")
    firm.laptops[first].sync_all()
    firm.meet()
    assert (firm.told(), firm.at(firm.inner("defective"), firm.belt)) == ([], 0)
    for name in KEEPERS:
        ((id, words),) = told_apart(firm.services[name].context)
        assert id == line.id and words == firm.services[name].old_parts.detail(line.id).told
        assert words.startswith(f"{line.tag_number} was recorded twice: “Scrapped” by 黄建明") and "马文斌" in words
    other.undo(line.id)  # the supplier never got it
    firm.meet()
    assert (firm.told(), firm.at(firm.inner("defective"), firm.belt)) == ([], 0)
    for name in KEEPERS:
        assert told_apart(firm.services[name].context) == []
        assert firm.services[name].old_parts.detail(line.id).step == "scrapped"
    scrap = firm.laptops["desk"].store.read().first(StockLocation, kind="scrap")
    assert scrap is not None and firm.at(scrap, firm.belt) == 1


@pytest.mark.parametrize("first", ["keeper", "other"])
def test_an_old_part_that_is_repaired_here_and_scrapped_there_is_in_one_place(firm: InboundFirm, first: str) -> None:
    line = firm.owed(firm.belt)
    keeper, other = firm.services["keeper"].old_parts, firm.services["other"].old_parts
    keeper.receive(line.tag_number, firm.central.id)
    firm.meet()
    keeper.repaired(line.id, firm.bins[0].id)
    firm.later(minutes=1)
    other.scrap(line.id)
    firm.laptops[first].sync_all()
    firm.meet()
    assert firm.told() == [] and firm.at(firm.inner("defective"), firm.belt) == 0
    assert firm.at(firm.bins[0], firm.belt) == (1 if first == "keeper" else 0)
    keeper.undo(line.id)
    firm.meet()
    assert (firm.told(), firm.at(firm.bins[0], firm.belt)) == ([], 1)
    assert firm.services["third"].old_parts.detail(line.id).step == "repaired"


def test_two_keepers_take_the_same_step_of_an_old_part_back(firm: InboundFirm) -> None:
    line = firm.owed(firm.belt)
    firm.services["field"].old_parts.hand_over([line.id], firm.central.id)
    firm.meet()
    firm.services["keeper"].old_parts.receive(line.tag_number, firm.central.id)
    firm.meet()
    for name in ("keeper", "other"):
        firm.services[name].old_parts.undo(line.id)
        firm.later(minutes=1)
    firm.meet()
    assert (firm.told(), firm.at(firm.inner("defective"), firm.belt)) == ([], 0)
    assert firm.services["third"].old_parts.detail(line.id).step == "handed_over"
    assert firm.services["desk"].conflicts.inbox() == []


def test_two_keepers_post_the_same_count(firm: InboundFirm) -> None:
    keeper, other = firm.services["keeper"], firm.services["other"]
    keeper.catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "opening", opening=True)
    firm.meet()
    firm.later()
    count = keeper.counting.start(firm.bins[0].id)
    keeper.counting.enter(count.id, firm.bins[0].id, firm.belt.id, 3 * MICRO)
    keeper.counting.bin_done(count.id, firm.bins[0].id)
    firm.meet()
    for services in (keeper, other):
        assert services.counting.post(count.id).posted
        firm.later(minutes=1)
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 3
    assert keeper.counting.to_correct() == []
    for name in KEEPERS:
        (difference,) = firm.services[name].counting.result(count.id).differences
        assert difference.difference_micro == -2 * MICRO
    assert firm.services["desk"].conflicts.inbox() == []  # who posted first is nothing to decide about


def test_two_keepers_count_the_same_bin_and_both_post(firm: InboundFirm) -> None:
    keeper, other = firm.services["keeper"], firm.services["other"]
    keeper.catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "opening", opening=True)
    firm.later()
    count = keeper.counting.start(firm.bins[0].id)
    firm.meet()
    for services in (keeper, other):
        services.counting.enter(count.id, firm.bins[0].id, firm.belt.id, 3 * MICRO)
        assert services.counting.finish_bin(count.id, firm.bins[0].id).posted
        firm.later(minutes=1)
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 3
    assert [firm.services[name].counting.to_correct() for name in KEEPERS] == [[], [], []]
    assert firm.services["desk"].conflicts.inbox() == []


def test_two_keepers_count_the_same_bin_in_two_counts(firm: InboundFirm) -> None:
    keeper, other = firm.services["keeper"], firm.services["other"]
    keeper.catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "opening", opening=True)
    keeper.catalogue.stock.adjust(firm.drive.id, firm.bins[1].id, MICRO, "opening", serial="SN-1", opening=True)
    firm.meet()
    firm.later()
    for services in (keeper, other):
        count = services.counting.start(firm.bins[0].id)
        services.counting.enter(count.id, firm.bins[0].id, firm.belt.id, 3 * MICRO)
        services.counting.enter(count.id, firm.bins[0].id, firm.drive.id, serial="SN-1")
        assert services.counting.finish_bin(count.id, firm.bins[0].id).posted
        firm.later(minutes=1)
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 3
    assert (firm.at(firm.bins[0], firm.drive), firm.at(firm.bins[1], firm.drive)) == (1, 0)
    assert [firm.services[name].counting.to_correct() for name in KEEPERS] == [[], [], []]
    other.counting.start(firm.bins[0].id)
    other.catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 2 * MICRO, "one more broke")
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 2  # counting again is another fact


def test_two_keepers_correct_a_bin_by_hand(firm: InboundFirm) -> None:
    keeper, other = firm.services["keeper"], firm.services["other"]
    keeper.catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "opening", opening=True)
    firm.meet()
    firm.later()
    for services in (keeper, other):
        services.catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 3 * MICRO, "two are missing")
        firm.later(minutes=1)
    firm.meet()
    assert (firm.at(firm.bins[0], firm.belt), keeper.counting.to_correct()) == (3, [])


@pytest.mark.parametrize("first", ["keeper", "other"])
def test_where_two_keepers_count_differently_the_later_one_is_right(firm: InboundFirm, first: str) -> None:
    keeper, other = firm.services["keeper"], firm.services["other"]
    keeper.catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "opening", opening=True)
    firm.meet()
    firm.later()
    for services, seen in ((keeper, 3), (other, 4)):
        count = services.counting.start(firm.bins[0].id)
        services.counting.enter(count.id, firm.bins[0].id, firm.belt.id, seen * MICRO)
        assert services.counting.finish_bin(count.id, firm.bins[0].id).posted
        firm.later(minutes=20)
    firm.laptops[first].sync_all()
    firm.meet()
    for name in ("keeper", "other"):  # both laptops do so by themselves, neither knows of the other
        firm.settle(name)
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 4
    assert [firm.services[name].counting.to_correct() for name in KEEPERS] == [[], [], []]
    assert firm.settle("third") == []
    assert firm.services["desk"].conflicts.inbox() == []


def test_a_move_from_before_the_count_that_comes_late_is_settled_without_a_person(firm: InboundFirm) -> None:
    keeper, other = firm.services["keeper"], firm.services["other"]
    keeper.catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "opening", opening=True)
    firm.meet()
    other.catalogue.stock.post_move(firm.belt.id, firm.bins[0].id, firm.vans[0].id, 2 * MICRO, document="counter")
    firm.later()
    count = keeper.counting.start(firm.bins[0].id)
    keeper.counting.enter(count.id, firm.bins[0].id, firm.belt.id, 3 * MICRO)
    assert keeper.counting.finish_bin(count.id, firm.bins[0].id).posted
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 1  # two are gone twice: by the move and by the count
    assert firm.settle("desk") == []  # only keepers correct the books
    assert [each.id for each in firm.settle("third")] == [count.id]
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 3
    assert [each.id for each in settled(keeper.context)] == [count.id]
    assert keeper.counting.to_correct() == []


def test_what_moved_just_when_it_was_counted_is_left_to_a_person(firm: InboundFirm) -> None:
    keeper, other = firm.services["keeper"], firm.services["other"]
    keeper.catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "opening", opening=True)
    firm.meet()
    firm.later()
    other.catalogue.stock.post_move(firm.belt.id, firm.bins[0].id, firm.vans[0].id, 2 * MICRO, document="counter")
    firm.later(minutes=2)
    count = keeper.counting.start(firm.bins[0].id)
    keeper.counting.enter(count.id, firm.bins[0].id, firm.belt.id, 3 * MICRO)
    assert keeper.counting.finish_bin(count.id, firm.bins[0].id).posted
    firm.meet()
    assert firm.settle("third") == []
    assert [each.id for each in keeper.counting.to_correct()] == [count.id]


def test_two_vans_use_the_last_part_while_the_bin_is_counted(firm: InboundFirm) -> None:
    firm.later()
    count = firm.services["keeper"].counting.start(firm.bin.id, blind=False)
    orders = []
    for person in firm.technicians:
        order = firm.job()
        if person is not firm.technicians[0]:
            firm.services["desk"].bookings.book(
                order.id, person.id, firm.world.clock.now(), firm.world.clock.now().replace(hour=20)
            )
        orders.append(order)
    firm.meet()
    for name, van, order in zip(("field", "second"), firm.vans, orders, strict=True):
        services = firm.services[name]
        services.catalogue.stock.post_move(firm.part.id, firm.bin.id, van.id, MICRO, document="at the counter")
        services.part_usage.use_part(order.id, firm.part.id, from_location_id=van.id)
    firm.later(minutes=30)
    firm.services["keeper"].counting.finish_bin(count.id, firm.bin.id)  # the bin is empty
    firm.meet()
    assert [firm.at(van, firm.part) for van in firm.vans] == [0, 0]
    (words,) = firm.told()
    assert "A-2-1 has 2 pcs of LAST" in words
    assert [each.id for each in firm.services["other"].counting.to_correct()] == [count.id]
    firm.services["other"].counting.correct(count.id)
    firm.meet()
    assert firm.at(firm.bin, firm.part) == 0
    assert (firm.told(), firm.services["keeper"].counting.to_correct()) == ([], [])


@pytest.mark.parametrize("puts_away", ["", "keeper", "other"])
def test_a_serial_number_that_two_keepers_receive_is_told_and_stands_in_one_place(
    firm: InboundFirm, puts_away: str
) -> None:
    order, _ = firm.on_order(firm.drive, 1)
    receipts = {}
    for name in ("keeper", "other"):
        services = firm.services[name]
        receipts[name] = services.receiving.begin(purchase_order_id=order.id)
        taken = services.receiving.take(receipts[name].id, firm.drive.id, serial="SN-1")
        assert taken.recorded and taken.line_id is not None
        if name == puts_away:
            services.put_away.put_away(taken.line_id, firm.bins[0].id)
        firm.later(minutes=2)
    firm.meet()
    numbers = f"{receipts['keeper'].number}, {receipts['other'].number}"
    said = f"DRIVE with the serial number SN-1 was received with {numbers}. It is one piece"
    for name in KEEPERS:
        (words,) = told_twice(firm.services[name].context)
        assert words == f"{said}: take back what did not come."
        assert firm.services[name].receiving.detail(receipts["other"].id).notices == (words,)
    for name in ("keeper", "other"):
        firm.settle(name)
    firm.meet()
    assert firm.told() == []
    place = firm.bins[0].id if puts_away == "keeper" else firm.inner("transit", "IN").id
    held = {key[1]: n for key, n in firm.ledger().items() if key[3] == "SN-1" and n > 0}
    assert held == {place: MICRO}
    keeper = firm.services["keeper"].receiving
    assert keeper.differences(receipts["keeper"].id) == ()
    (words,) = told_twice(firm.services["third"].context)
    where = "B-1" if puts_away == "keeper" else "IN"
    assert words == f"{said}, and stands in {where} by the books. Look whether it is there."
    firm.settle("third")
    assert {key[1]: n for key, n in firm.ledger().items() if key[3] == "SN-1" and n > 0} == held


def test_a_serial_number_that_was_received_twice_and_used_is_only_told(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.drive, 1)
    for name in ("keeper", "other"):
        receiving = firm.services[name].receiving
        receipt = receiving.begin(purchase_order_id=order.id)
        taken = receiving.take(receipt.id, firm.drive.id, serial="SN-1")
        firm.later(minutes=2)
    assert taken.line_id is not None
    firm.services["other"].put_away.put_away(taken.line_id, firm.bins[0].id)
    firm.later(minutes=2)
    firm.services["other"].catalogue.stock.post_move(
        firm.drive.id, firm.bins[0].id, firm.vans[0].id, MICRO, serial="SN-1", document="counter"
    )
    firm.meet()
    before = firm.ledger()
    firm.settle("third")
    firm.meet()
    assert firm.ledger() == before
    (words,) = told_twice(firm.services["third"].context)
    assert words.endswith("It is one piece: take back what did not come.")


def test_a_serial_number_scanned_into_the_wrong_receipt_first_is_not_told(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.drive, 1)
    receiving = firm.services["keeper"].receiving
    wrong = receiving.begin(supplier_id=firm.supplier.id, location_id=firm.central.id)
    receiving.take(wrong.id, firm.drive.id, serial="SN-1")
    receiving.undo(wrong.id)
    right = receiving.begin(purchase_order_id=order.id)
    receiving.take(right.id, firm.drive.id, serial="SN-1")
    assert told_twice(firm.services["keeper"].context) == []


def test_a_serial_number_that_is_found_on_a_shelf_and_brought_back_from_the_customer_is_told(firm: InboundFirm) -> None:
    """Nobody was wrong by what they knew, so nothing is put right by itself."""
    stock = {name: firm.services[name].catalogue.stock for name in ("field", "keeper")}
    stock["keeper"].adjust(firm.drive.id, firm.bins[0].id, MICRO, "counted", serial="SN-1")
    firm.meet()
    outside = StockLocation(id=firm.world.ids(), code="OUT", name="客户现场", kind="customer")
    firm.world.hub.author("demo.fill", [outside])
    firm.meet()
    stock["field"].post_move(
        firm.drive.id, firm.bins[0].id, firm.vans[0].id, MICRO, serial="SN-1", document="for today"
    )
    out = stock["field"].post_move(firm.drive.id, firm.vans[0].id, outside.id, MICRO, serial="SN-1", document="lent")
    firm.meet()
    assert told_twice(firm.services["keeper"].context) == []
    stock["field"].reverse(out.move.id, "not needed")
    stock["keeper"].adjust(firm.drive.id, firm.bins[1].id, MICRO, "found", serial="SN-1")
    firm.meet()
    for name in KEEPERS:
        (words,) = told_twice(firm.services[name].context)
        assert words == (
            "DRIVE with the serial number SN-1 is in V3, B-2 by the books. It is one piece: look where it is, and enter"
            " that there is none at the other place."
        )
    stock["keeper"].adjust(firm.drive.id, firm.vans[0].id, 0, "looked", serial="SN-1")
    firm.meet()
    assert told_twice(firm.services["other"].context) == []


def test_a_technicians_laptop_never_holds_what_parts_cost_or_who_sells_them(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.belt, 2)
    keeper = firm.services["keeper"]
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    keeper.receiving.accept_all(receipt.id)
    keeper.put_away.put_away(keeper.put_away.proposals(receipt.id)[0].line.id, firm.bins[0].id)
    keeper.receiving.finish(receipt.id)
    count = keeper.counting.start(firm.bins[0].id)
    keeper.counting.enter(count.id, firm.bins[0].id, firm.belt.id, 2 * MICRO)
    keeper.counting.finish_bin(count.id, firm.bins[0].id)
    line = firm.owed(firm.belt)
    keeper.old_parts.receive(line.tag_number, firm.central.id)
    keeper.old_parts.to_vendor([line.id], firm.supplier.id, rma="R-77")
    keeper.old_parts.repaired(line.id, firm.bins[0].id, unit_cost_minor=COST)
    keeper.catalogue.stock.post_move(firm.belt.id, firm.bins[0].id, firm.vans[0].id, 3 * MICRO, document="restock")
    firm.meet()
    for name in ("field", "second"):
        connection = firm.laptops[name].store.database.connection()
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        hidden = (
            "supplier supplier_part price_break move_cost stock_closing purchase_order purchase_line goods_receipt"
            " goods_receipt_line stock_count count_entry pick_list pick_line"
        ).split()
        assert {table for table in hidden if connection.execute(f"SELECT 1 FROM {table}").fetchone()} == set()
        for table in tables:
            said = repr([tuple(row) for row in connection.execute(f'SELECT * FROM "{table}"')])
            assert str(COST) not in said and firm.supplier.name not in said and firm.supplier.id not in said, table
    assert firm.at(firm.vans[0], firm.belt, "field") == 3


def test_what_is_not_a_technicians_to_write_is_refused(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.belt, 2)
    keeper = firm.services["keeper"]
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    keeper.receiving.take(receipt.id, firm.belt.id)
    count = keeper.counting.start(firm.bins[0].id)
    others = firm.owed(firm.belt)
    firm.meet()
    ids = firm.world.ids
    entry = CountEntry(id=ids(), count_id=count.id, location_id=firm.bins[0].id, part_id=firm.belt.id)
    step = OldPartStep(id=ids(), part_line_id=others.id, step="handed_over")
    assert firm.forged("field", "count.enter", entry) == "hub.role"
    assert firm.forged("field", "old_part.receive", step) == "hub.role"
    assert firm.forged("second", "old_part.hand_over", step) == "hub.not_yours"
    again = replaced(step, id=ids())
    assert firm.forged("second", "old_part.tag", again) == "hub.not_yours"
    move = StockMove(
        id=ids(), part_id=firm.belt.id, from_location_id=firm.central.id, to_location_id=firm.vans[0].id,
        quantity_micro=MICRO, reason="received",
    )  # fmt: skip
    assert firm.forged("field", "receiving.scan", move) == "hub.role"


def test_a_technicians_forged_papers_are_refused(firm: InboundFirm) -> None:
    order, ordered = firm.on_order(firm.belt, 2)
    keeper = firm.services["keeper"]
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    taken = keeper.receiving.take(receipt.id, firm.belt.id)
    assert taken.line_id is not None
    line = firm.ask("keeper", 1)
    pick_list = firm.pick("keeper", line)
    theirs = firm.ship("keeper", pick_list)  # for the second technician
    firm.meet()
    reader = firm.laptops["desk"].store.read()
    (their_line,) = reader.where(ShipmentLine, shipment_id=theirs.id)
    ids, (own, colleagues) = firm.world.ids, firm.vans
    before = firm.ledger()

    def shipment(source: StockLocation, kind: str) -> tuple[Shipment, ShipmentLine]:
        made = Shipment(
            id=ids(), kind=kind, from_location_id=source.id, to_location_id=colleagues.id, status="shipped",
            person_id=firm.technicians[0].id,
        )  # fmt: skip
        line = ShipmentLine(id=ids(), shipment_id=made.id, part_id=firm.part.id, person_id=firm.technicians[0].id)
        return made, line

    def move(source: StockLocation, target: StockLocation, line_id: str) -> StockMove:
        return StockMove(
            id=ids(), part_id=firm.part.id, from_location_id=source.id, to_location_id=target.id,
            quantity_micro=MICRO, reason="received", line_id=line_id,
        )  # fmt: skip

    for intent in ("shipping.send_back", "old_part.hand_over"):
        assert firm.forged("field", intent, *shipment(colleagues, "return")) == "hub.not_your_van"
        assert firm.forged("field", intent, *shipment(firm.central, "return")) == "hub.not_your_van"
        assert firm.forged("field", intent, *shipment(firm.central, "delivery")) == "hub.field"
    extra = ShipmentLine(id=ids(), shipment_id=theirs.id, part_id=firm.part.id, person_id=firm.technicians[0].id)
    assert firm.forged("field", "shipping.send_back", extra) == "hub.not_yours"
    for line_id in (their_line.id, taken.line_id, ordered.id, pick_line(firm, pick_list.id), line.id):
        assert firm.forged("field", "stock.post_move", move(firm.bin, own, line_id)) == "hub.not_yours"
    transit = reader.first(StockLocation, kind="transit", parent_id=None)
    assert transit is not None
    assert firm.forged("field", "shipping.receive", move(transit, colleagues, their_line.id)) == "hub.not_yours"
    for laptop in firm.laptops.values():
        laptop.sync_all()
    assert firm.ledger() == before
    assert keeper.purchasing.detail(order.id).lines[0].received_micro == MICRO


def pick_line(firm: InboundFirm, list_id: str) -> str:
    """The line of a list of one line."""
    (found,) = firm.laptops["desk"].store.read().where(PickLine, pick_list_id=list_id)
    return found.id


@pytest.mark.parametrize("quantity", [10**15 + MICRO, 10**19])
def test_a_quantity_that_can_only_be_a_slip_is_not_written_down(firm: InboundFirm, quantity: int) -> None:
    order, _ = firm.on_order(firm.belt, 2)
    keeper = firm.services["keeper"]
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    count = keeper.counting.start(firm.bins[0].id)
    verbs = (
        lambda: keeper.receiving.take(receipt.id, firm.belt.id, quantity),
        lambda: keeper.counting.enter(count.id, firm.bins[0].id, firm.belt.id, quantity),
        lambda: keeper.purchasing.add_line(order.id, firm.belt.id, quantity),
        lambda: keeper.part_requests.ask([Wanted(firm.belt.id, quantity, firm.central.id)]),
        lambda: keeper.catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, quantity, "typed"),
    )
    for verb in verbs:
        with pytest.raises(UserError, match="can't be right"):
            verb()
    firm.meet()


def test_the_largest_quantity_adds_up_everywhere(firm: InboundFirm) -> None:
    keeper = firm.services["keeper"]
    for _ in range(3):
        keeper.catalogue.stock.post_move(firm.belt.id, firm.adjustment.id, firm.bins[0].id, 10**15, document="test")
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 3 * 10**9


def test_a_lot_or_serial_number_of_ten_thousand_characters_is_refused_in_words(firm: InboundFirm) -> None:
    order, _ = firm.on_order(firm.belt, 2)
    keeper, long = firm.services["keeper"], "9" * 10_000
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    count = keeper.counting.start(firm.bins[0].id)
    verbs = (
        lambda: keeper.receiving.take(receipt.id, firm.belt.id, lot=long),
        lambda: keeper.receiving.take(receipt.id, firm.drive.id, serial=long, even_so=True),
        lambda: keeper.counting.enter(count.id, firm.bins[0].id, firm.belt.id, lot=long),
        lambda: keeper.counting.enter(count.id, firm.bins[0].id, firm.drive.id, serial=long),
    )
    for verb in verbs:
        with pytest.raises(UserError, match="10,000 characters"):
            verb()
    forged = StockMove(
        id=firm.world.ids(), part_id=firm.belt.id, from_location_id=firm.adjustment.id,
        to_location_id=firm.bins[0].id, quantity_micro=MICRO, lot=long,
    )  # fmt: skip
    assert firm.forged("keeper", "stock.post_move", forged) == ""  # a text is a text: it does no harm
    firm.meet()


def test_a_count_below_zero_is_refused(firm: InboundFirm) -> None:
    keeper = firm.services["keeper"]
    count = keeper.counting.start(firm.bins[0].id)
    with pytest.raises(UserError, match="below zero"):
        keeper.counting.enter(count.id, firm.bins[0].id, firm.belt.id, -MICRO)
    forged = CountEntry(
        id=firm.world.ids(), count_id=count.id, location_id=firm.bins[0].id, part_id=firm.belt.id,
        quantity_micro=-MICRO,
    )  # fmt: skip
    assert firm.forged("keeper", "count.enter", forged) == "hub.bad_value"


def test_it_is_one_fact_also_when_the_others_comes_before_the_own_is_delivered(
    firm: InboundFirm,
) -> None:
    firm.services["keeper"].catalogue.stock.adjust(firm.belt.id, firm.bins[0].id, 5 * MICRO, "opening", opening=True)
    line = firm.owed(firm.belt)
    firm.later()
    count = firm.services["keeper"].counting.start(firm.bins[0].id)
    firm.services["keeper"].counting.enter(count.id, firm.bins[0].id, firm.belt.id, 3 * MICRO)
    firm.services["keeper"].counting.bin_done(count.id, firm.bins[0].id)
    firm.meet()
    for name in ("keeper", "other"):
        firm.services[name].counting.post(count.id)
        firm.services[name].old_parts.receive(line.tag_number, firm.central.id)
        firm.later(1)
    for name in ("keeper", "desk"):
        firm.laptops[name].sync_all()
    other = firm.laptops["other"]
    pull = other.sync.next_pull()
    other.sync.pulled(pull, firm.world.hub.pull(other.device, pull))
    assert (firm.at(firm.bins[0], firm.belt, "other"), firm.at(firm.inner("defective"), firm.belt, "other")) == (3, 1)
    firm.meet()
    assert (firm.at(firm.bins[0], firm.belt), firm.at(firm.inner("defective"), firm.belt)) == (3, 1)
