"""Picking: waves by destination and time, bins in the order of the walk, scans, shortages and their ways out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from fieldservice.domain.records import PickLine, PickList, PurchaseLine, PurchaseOrder, Supplier
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.part_requests import Asked, Wanted
from fieldservice.services.pick_scanning import Outcome, Position
from fieldservice.store.queries.outbound import PickListFilter
from tests.services.conftest import World
from tests.services.warehouse import MICRO, Firm, make_firm


@pytest.fixture
def firm(world: World) -> Iterator[Firm]:
    set_language("en")
    yield make_firm(world)
    set_language("zh_CN")


def ask(firm: Firm, *wanted: tuple[str, int], order: str | None = None) -> Asked:
    lines = [Wanted(firm.parts[number].id, pieces * MICRO, firm.central.id) for number, pieces in wanted]
    person = None if order else firm.technician.id
    return firm.services.part_requests.ask(lines, work_order_id=order, person_id=person)


def begin(firm: Firm, *wanted: tuple[str, int], order: str | None = None) -> PickList:
    asked = ask(firm, *wanted, order=order)
    return firm.services.picking.make_lists([line.id for line in asked.lines], start=True).lists[0]


def walk(firm: Firm, pick_list: PickList) -> list[tuple[str, str, int]]:
    view = firm.services.picking.view(pick_list.id)
    return [
        (line.bin.code if line.bin else "", line.part.number, line.line.quantity_micro // MICRO) for line in view.lines
    ]


class Bench:
    """Somebody with a scanner."""

    def __init__(self, firm: Firm, pick_list: PickList) -> None:
        self._firm, self._list = firm, pick_list
        self._at: Position | None = None

    def scan(self, code: str) -> Outcome:
        outcome = self._firm.services.pick_scanning.scan(self._list.id, code, self._at)
        self._at = outcome.position
        return outcome


def test_waves_go_by_destination_the_most_urgent_first_and_leave_out_what_is_not_there(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 9})
    firm.part("B", held={"A-2-1": 1})
    firm.part("NONE")
    normal = ask(firm, ("A", 1), ("B", 2), ("NONE", 1), order=firm.job(hours=5).id)
    also = ask(firm, ("A", 2), order=firm.job(hours=50).id)
    urgent = ask(firm, ("A", 1), order=firm.job(firm.colleague, 90, "emergency").id)
    ask(firm, ("NONE", 4), order=firm.job(firm.colleague, 3, "emergency").id)
    first, second = firm.services.picking.waves(firm.central.id)
    assert (first.priority, first.person and first.person.name, first.line_ids) == (
        "emergency",
        "孙志远",
        (urgent.lines[0].id,),
    )
    assert second.line_ids == (normal.lines[0].id, normal.lines[1].id, also.lines[0].id)
    assert (second.waiting, second.partly, len(second.work_orders)) == (1, 1, 2)
    assert second.due_at == normal.request.needed_at
    firm.services.picking.make_list(second)
    assert [wave.line_ids for wave in firm.services.picking.waves()] == [first.line_ids]


def test_bins_are_walked_in_their_order_and_what_expires_first_goes_first(firm: Firm) -> None:
    firm.part("LOT", tracking="lot", expiry_tracked=True)
    firm.stock(firm.parts["LOT"], "A-2-1", 5, lot="2605", expiry=date(2027, 5, 1))
    firm.stock(firm.parts["LOT"], "C-1", 2, lot="2601", expiry=date(2026, 8, 1))
    firm.stock(firm.parts["LOT"], "B-07-02", 9, lot="2401", expiry=date(2026, 1, 1))
    firm.part("A", held={"A-12-03": 2, "B-07-02": 5})
    pick_list = begin(firm, ("LOT", 4), ("A", 3))
    assert walk(firm, pick_list) == [("A-2-1", "LOT", 2), ("A-12-03", "A", 2), ("B-07-02", "A", 1), ("C-1", "LOT", 2)]
    lots = [line.line.lot for line in firm.services.picking.view(pick_list.id).lines]
    assert lots == ["2605", "", "", "2601"]


def test_two_lists_are_not_sent_to_the_same_pieces(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 2, "C-1": 5})
    assert walk(firm, begin(firm, ("A", 2))) == [("A-2-1", "A", 2)]
    assert walk(firm, begin(firm, ("A", 2))) == [("C-1", "A", 2)]


def test_a_pick_is_a_move_to_the_packing_place_and_can_be_taken_back(firm: Firm) -> None:
    part = firm.part("A", held={"A-2-1": 5})
    order = firm.job()
    pick_list = begin(firm, ("A", 3), order=order.id)
    line = firm.services.picking.view(pick_list.id).lines[0]
    picked = firm.services.picking.pick(line.line.id, 2 * MICRO)
    move = picked.posted.move
    assert (move.line_id, move.document, move.work_order_id) == (line.line.id, pick_list.number, order.id)
    assert (firm.held(part, "A-2-1"), picked.line_done) == (3, False)
    with pytest.raises(UserError, match="Only 1 pc of A"):
        firm.services.picking.pick(line.line.id, 2 * MICRO)
    assert firm.services.picking.pick(line.line.id).list_done
    assert firm.world.find(PickList, pick_list.id).status == "picked"
    firm.services.picking.undo(pick_list.id)
    assert (firm.held(part, "A-2-1"), firm.world.find(PickList, pick_list.id).status) == (3, "open")
    firm.services.picking.undo(pick_list.id)
    assert firm.held(part, "A-2-1") == 5
    with pytest.raises(UserError, match="Nothing is picked"):
        firm.services.picking.undo(pick_list.id)


def test_a_scanned_bin_confirms_the_place_a_part_counts_one_and_a_number_says_how_many(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 9})
    firm.part("B", held={"A-12-03": 9}, barcode="6901234567892")
    bench = Bench(firm, begin(firm, ("A", 4), ("B", 2)))
    assert bench.scan("").words == "Scan the bin or the part first."
    assert bench.scan("FS1:L:A-12-03").words == "Right bin. Take 2 pcs of B."  # the second bin of the walk will do too
    assert bench.scan("A-2-1").words == "Right bin. Take 4 pcs of A."
    one = bench.scan("A")
    assert (one.kind, one.words) == ("right", "A: 1 pc of 4 pcs picked.")
    assert bench.scan("C-1").words == "This is C-1. Go to A-2-1."
    assert bench.scan("9").words == "Only 3 pcs of A are left to be picked."
    assert bench.scan("4").words == "A: 4 pcs of 4 pcs picked."
    assert bench.scan("6901234567892").words == "B: 1 pc of 2 pcs picked."
    assert bench.scan("FS1:P:B").kind == "done"
    assert bench.scan("B").kind == "done"


def test_a_wrong_part_changes_nothing_and_says_what_is_wanted(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 9})
    firm.part("X", held={"A-2-1": 9})
    pick_list = begin(firm, ("A", 1))
    bench = Bench(firm, pick_list)
    wrong = bench.scan("X")
    assert (wrong.kind, wrong.words) == ("wrong", "X is not wanted here. Take A A.")
    assert bench.scan("nonsense").kind == "wrong"
    assert firm.services.picking.view(pick_list.id).lines[0].picked_micro == 0


def test_pieces_with_serial_numbers_are_scanned_one_by_one_from_wherever_they_lie(firm: Firm) -> None:
    part = firm.part("MC-3", tracking="serial")
    for serial, place in (("S-1", "A-2-1"), ("S-2", "A-2-1"), ("S-3", "C-1")):
        firm.stock(part, place, 1, serial=serial)
    bench = Bench(firm, begin(firm, ("MC-3", 2)))
    assert bench.scan("MC-3").words == "MC-3 has serial numbers: scan the one you take."
    assert bench.scan("S-3").words == "MC-3: 1 pc of 2 pcs picked."
    assert bench.scan("S-3").words == "Serial number S-3 is picked already."
    assert bench.scan("S-1").kind == "done"
    assert (firm.held(part, "A-2-1"), firm.held(part, "C-1")) == (1, 0)


def test_what_is_not_measured_in_pieces_is_said_by_number(firm: Firm) -> None:
    part = firm.part("OIL", unit="L", held={"A-2-1": 60})
    bench = Bench(firm, begin(firm, ("OIL", 20)))
    assert bench.scan("OIL").words == "Right part. Say how much: 20 L are wanted."
    assert bench.scan("12.5").words == "OIL: 12.5 L of 20 L picked."
    assert bench.scan("").kind == "done"
    assert firm.held(part, "A-2-1") == 40


def test_another_lot_than_the_first_to_expire_is_recorded_as_taken_and_told(firm: Firm) -> None:
    part = firm.part("LOT", tracking="lot")
    firm.stock(part, "A-2-1", 1, lot="2601")
    firm.stock(part, "A-2-1", 1, lot="2605")
    outcome = Bench(firm, begin(firm, ("LOT", 1))).scan("FS1:P:LOT%L2605")
    assert outcome.told == ("Lot 2601 was to go first; you took 2605.",)
    assert firm.services.catalogue.stock.on_hand(part.id, firm.bins["A-2-1"].id, lot="2605") == 0


def test_a_shortage_is_foreseen_and_every_way_out_is_proposed(firm: Firm) -> None:
    part = firm.part("SENSOR", held={"B-07-02": 2, "point": 6})
    new = firm.part("SENSOR-2", held={"C-1": 9})
    firm.replaced(part, new, interchange="both", use_up_first=True)
    supplier = Supplier(id=firm.world.ids(), name="凯撒")
    order = PurchaseOrder(
        id=firm.world.ids(), number="PO-1", supplier_id=supplier.id, status="ordered", expected_on=date(2026, 5, 28)
    )
    firm.world.add(
        supplier,
        order,
        PurchaseLine(id=firm.world.ids(), purchase_order_id=order.id, part_id=part.id, quantity_micro=20 * MICRO),
    )
    pick_list = begin(firm, ("SENSOR", 3))
    (line,) = firm.services.picking.view(pick_list.id).short
    assert (line.held_micro, line.lacking_micro) == (2 * MICRO, MICRO)
    found = firm.services.picking.proposals(line.line.id)
    assert [(each.kind, each.title, each.detail) for each in found] == [
        ("substitute", "Send a substitute for 1 pc", "SENSOR-2: 9 pcs in C-1"),
        ("transfer", "Have 1 pc sent from Jiangning store", "6 pcs available there"),
        ("ship_short", "Send 2 pcs now, note 1 pc short", "20 pcs ordered, expected on 28 May; the rest waits for it."),
    ]


def test_a_substitute_is_picked_with_the_same_list_and_the_request_knows_it(firm: Firm) -> None:
    part = firm.part("OLD", held={"B-07-02": 2})
    new = firm.part("NEW", held={"C-1": 9})
    firm.replaced(part, new)
    pick_list = begin(firm, ("OLD", 3))
    line = firm.services.picking.view(pick_list.id).lines[0].line
    firm.services.picking.pick(line.id, 2 * MICRO)
    proposal = firm.services.picking.proposals(line.id)[0]
    (made,) = firm.services.picking.substitute(line.id, proposal.needs, proposal.micro)
    assert walk(firm, pick_list) == [("B-07-02", "OLD", 3), ("C-1", "NEW", 1)]
    assert firm.services.picking.pick(made.id).list_done
    request = firm.services.picking.view(pick_list.id).lines[0].request
    assert request is not None
    lines = firm.services.part_requests.view(request.id).lines
    assert [(each.part.number, each.replaces and each.replaces.number, each.words) for each in lines] == [
        ("OLD", None, "2 pcs picked"),
        ("NEW", "OLD", "1 pc picked"),
    ]


def test_what_another_warehouse_has_is_claimed_there(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 2, "point": 6})
    pick_list = begin(firm, ("A", 3))
    line = firm.services.picking.view(pick_list.id).lines[0].line
    firm.services.picking.pick(line.id, 2 * MICRO)
    made = firm.services.picking.from_elsewhere(line.id, firm.point.id)
    assert (made.source_location_id, made.quantity_micro) == (firm.point.id, MICRO)
    assert firm.world.find(PickList, pick_list.id).status == "picked"
    assert [wave.warehouse.id for wave in firm.services.picking.waves()] == [firm.point.id]


def test_a_noted_shortage_waits_for_the_next_delivery_and_can_be_taken_back(firm: Firm) -> None:
    part = firm.part("A", held={"A-2-1": 2})
    pick_list = begin(firm, ("A", 3))
    line = firm.services.picking.view(pick_list.id).lines[0].line
    firm.services.picking.pick(line.id, 2 * MICRO)
    firm.services.picking.short(line.id)
    assert firm.world.find(PickLine, line.id).status == "done"
    request = firm.services.picking.view(pick_list.id).lines[0].request
    assert request is not None
    (view,) = firm.services.part_requests.view(request.id).lines
    assert view.words == "2 pcs picked; 1 pc not in stock, no delivery is dated"
    firm.stock(part, "A-2-1", 5)
    (wave,) = firm.services.picking.waves()
    assert wave.line_ids == (view.line.id,)
    firm.services.picking.unshort(line.id)
    assert firm.world.find(PickList, pick_list.id).status == "open"


def test_taking_more_than_the_books_hold_is_recorded_and_told(firm: Firm) -> None:
    part = firm.part("A", held={"A-2-1": 1})
    pick_list = begin(firm, ("A", 2))
    line = firm.services.picking.view(pick_list.id).lines[0].line
    picked = firm.services.picking.pick(line.id)
    assert "A-2-1 held 1 pc less" in picked.told[0]
    assert firm.held(part, "A-2-1") == -1
    (notice,) = firm.services.picking.view(pick_list.id).notices
    assert notice == (
        f"By the books A-2-1 holds −1 pc of A: more was taken than it had ({pick_list.number}). Count the bin."
    )


def test_a_list_for_an_order_cancelled_meanwhile_is_told_and_can_be_put_back(firm: Firm) -> None:
    part = firm.part("A", held={"A-2-1": 3, "C-1": 3})
    order = firm.job()
    pick_list = begin(firm, ("A", 4), order=order.id)
    for line in firm.services.picking.view(pick_list.id).lines:
        firm.services.picking.pick(line.line.id)
    firm.services.work_orders.cancel(order.id, "customer repaired it")
    (notice,) = firm.services.picking.view(pick_list.id).notices
    assert notice == f"{order.number} was cancelled meanwhile. What is picked can still be sent, or put back."
    firm.services.picking.put_back(pick_list.id)
    assert (firm.held(part, "A-2-1"), firm.held(part, "C-1")) == (3, 3)


def test_a_parked_list_is_in_the_queue_until_somebody_takes_it_again(firm: Firm) -> None:
    firm.part("A", held={"A-2-1": 3})
    pick_list = begin(firm, ("A", 1))
    firm.services.picking.park(pick_list.id)
    parked = PickListFilter(parked=True)
    (row,) = firm.services.picking.rows(firm.services.picking.keys(parked, "urgency").rids)
    assert (row.number, row.person, row.assigned_to, row.lines, row.done) == (
        pick_list.number,
        "周立峰",
        "黄建明",
        1,
        0,
    )
    firm.services.picking.start(pick_list.id)
    assert firm.services.picking.count(parked).n == 0
    assert firm.services.picking.assign(pick_list.id, None) == firm.keeper.id


def test_nothing_to_pick_is_said_in_words(firm: Firm) -> None:
    firm.part("NONE")
    firm.part("A", held={"A-2-1": 3})
    asked = ask(firm, ("NONE", 1))
    with pytest.raises(UserError, match="Nothing of this"):
        firm.services.picking.make_lists([line.id for line in asked.lines])
    asked = ask(firm, ("NONE", 1), ("A", 1))
    made = firm.services.picking.make_lists([line.id for line in asked.lines])
    assert made.left_out == ("NONE: none in stock, waiting for the next delivery.",)
