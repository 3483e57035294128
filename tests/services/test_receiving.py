"""What receiving promises: scans against an order, differences, inspection, putting away, costs, undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from fieldservice.domain.numbers import QR_PREFIX
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    GoodsReceipt,
    MoveCost,
    PartCode,
    PurchaseOrder,
    StockLocation,
    StockMove,
)
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services import put_away as put_away_service
from fieldservice.services.put_away import PutAway
from fieldservice.services.receiving import ReceiptFilter, Receiving
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot, refused_by_the_hub


@pytest.fixture(autouse=True)
def english(world: World) -> Iterator[None]:
    """Sentences are compared in English; whatever a test wrote, the hub would take it."""
    set_language("en")
    yield
    assert refused_by_the_hub(world) == []


@pytest.fixture
def depot(world: World) -> Depot:
    return make_depot(world)


@pytest.fixture
def receiving(depot: Depot) -> Receiving:
    return depot.services.receiving


@pytest.fixture
def put_away(depot: Depot) -> PutAway:
    return depot.services.put_away


def number_of(depot: Depot, order_id: str) -> str:
    return depot.world.find(PurchaseOrder, order_id).number


def standing_in(depot: Depot, kind: str) -> StockLocation:
    """The receiving place, quarantine or the defective place of the warehouse."""
    found = depot.world.read().first(StockLocation, parent_id=depot.central.id, kind=kind)
    assert found is not None
    return found


def test_a_five_line_delivery_that_matches_its_order_takes_at_most_eight_inputs(
    depot: Depot, receiving: Receiving
) -> None:
    parts = [depot.part(f"P{n}") for n in range(5)]
    for part, place in zip(parts, depot.bins, strict=False):
        depot.level(part, 1, 9, place)
    order_id = depot.order(*((part, 3 + n) for n, part in enumerate(parts)))
    inputs = 1
    receipt = receiving.begin_scanned(QR_PREFIX + number_of(depot, order_id))
    for part in parts:
        inputs += 1
        assert receiving.scan(receipt.id, f"FS1:P:{part.number}", whole=True).kind == "line"
    inputs += 1
    receiving.finish(receipt.id, put_away=True)
    assert inputs <= 8
    assert [depot.held(part, place) for part, place in zip(parts, depot.bins, strict=False)] == [3, 4, 5, 6, 7]
    assert depot.world.find(PurchaseOrder, order_id).status == "closed"
    assert depot.world.find(GoodsReceipt, receipt.id).status == "done"


def test_a_delivery_as_ordered_is_accepted_at_once_except_what_has_to_be_scanned(
    depot: Depot, receiving: Receiving
) -> None:
    plain, serial = depot.part("P1"), depot.part("P2", tracking="serial")
    receipt = receiving.begin(purchase_order_id=depot.order((plain, 4), (serial, 2)))
    assert [part.number for part in receiving.accept_all(receipt.id)] == ["P2"]
    detail = receiving.detail(receipt.id)
    assert [(line.part.number, line.progress.received) for line in detail.lines] == [("P1", 4 * MICRO)]
    assert receiving.accept_all(receipt.id) == [serial]  # once more takes nothing in twice
    assert depot.held(plain, standing_in(depot, "transit")) == 4


def test_each_scan_is_one_piece_more_and_says_how_far_the_line_is(depot: Depot, receiving: Receiving) -> None:
    part = depot.part("P1", barcode="690123")
    depot.world.add(PartCode(id=depot.world.ids(), part_id=part.id, code="OLD-1"))
    receipt = receiving.begin(purchase_order_id=depot.order((part, 2)))
    outcomes = [receiving.scan(receipt.id, code) for code in ("690123", "OLD-1", "p1")]
    assert [each.kind for each in outcomes] == ["line", "more", "over"]
    assert [each.words for each in outcomes] == [
        "P1 备件 P1: 1 pc of 2 pcs.",
        "P1 备件 P1: complete, 2 pcs.",
        "P1 备件 P1: 3 pcs, 1 pc more than ordered.",
    ]


def test_the_last_scan_is_taken_back_by_the_opposite_move(depot: Depot, receiving: Receiving) -> None:
    part = depot.part("P1")
    receipt = receiving.begin(purchase_order_id=depot.order((part, 5)))
    receiving.scan(receipt.id, "P1", 2 * MICRO)
    receiving.scan(receipt.id, "P1")
    line = receiving.undo(receipt.id)
    assert line is not None and line.progress.received == 2 * MICRO
    assert receiving.undo(receipt.id) is not None and receiving.undo(receipt.id) is None
    moves = depot.world.read().where(StockMove, part_id=part.id)
    assert [(move.reason, move.quantity_micro // MICRO) for move in moves] == [
        ("received", 2), ("received", 1), ("reversal", 1), ("reversal", 2),
    ]  # fmt: skip


def test_what_is_not_on_the_order_is_taken_in_only_when_confirmed(depot: Depot, receiving: Receiving) -> None:
    ordered, other = depot.part("P1"), depot.part("P2")
    receipt = receiving.begin(purchase_order_id=depot.order((ordered, 1)))
    warned = receiving.scan(receipt.id, "P2")
    assert (warned.kind, warned.recorded) == ("unexpected", False)
    assert receiving.detail(receipt.id).lines == ()
    assert receiving.scan(receipt.id, "P2", even_so=True).kind == "taken"
    (difference,) = [each for each in receiving.differences(receipt.id) if each.kind == "not_ordered"]
    assert (difference.part.id, difference.received_micro) == (other.id, MICRO)


def test_a_code_that_names_nothing_or_no_part_records_nothing(depot: Depot, receiving: Receiving) -> None:
    receipt = receiving.begin(supplier_id=depot.maker.id, location_id=depot.central.id)
    for code in ("no such code", f"FS1:L:{depot.bins[0].code}", ""):
        taken = receiving.scan(receipt.id, code)
        assert taken.kind == "unknown" and taken.words
    assert receiving.detail(receipt.id).lines == ()


def test_serial_lot_and_expiry_are_asked_for_and_a_serial_number_is_never_in_stock_twice(
    depot: Depot, receiving: Receiving
) -> None:
    serial = depot.part("S1", tracking="serial")
    lot = depot.part("L1", tracking="lot", expiry_tracked=True)
    receipt = receiving.begin(purchase_order_id=depot.order((serial, 2), (lot, 4)))
    assert receiving.scan(receipt.id, "S1").kind == "ask_serial"
    assert receiving.take(receipt.id, serial.id, serial="A-1").kind == "line"
    twice = receiving.take(receipt.id, serial.id, serial="A-1", even_so=True)
    assert twice.kind == "twice" and "Receiving" in twice.words
    with pytest.raises(UserError):
        receiving.take(receipt.id, serial.id, 2 * MICRO, serial="A-2")
    assert receiving.scan(receipt.id, "L1").kind == "ask_lot"
    assert receiving.take(receipt.id, lot.id, lot="B7").kind == "ask_expiry"
    assert receiving.take(receipt.id, lot.id, lot="B7", expiry=date(2027, 1, 31), whole=True).kind == "line"
    received = {line.part.number: line for line in receiving.detail(receipt.id).lines}
    assert (received["L1"].line.lot, received["L1"].line.expiry) == ("B7", date(2027, 1, 31))
    assert received["L1"].progress.received == 4 * MICRO


def test_a_partial_delivery_leaves_the_rest_open_for_the_next_one(
    depot: Depot, receiving: Receiving, put_away: PutAway
) -> None:
    part = depot.part("P1")
    order_id = depot.order((part, 5))
    for pieces, status in ((3, "ordered"), (2, "closed")):
        receipt = receiving.begin(purchase_order_id=order_id)
        receiving.scan(receipt.id, "P1", pieces * MICRO)
        line = receiving.detail(receipt.id).lines[0]
        put_away.put_away(line.line.id, depot.bins[2].id)
        receiving.finish(receipt.id)
        assert depot.world.find(PurchaseOrder, order_id).status == status
    assert depot.held(part, depot.bins[2]) == 5
    with pytest.raises(UserError) as error:
        receiving.begin(purchase_order_id=order_id)
    assert error.value.code == "receiving.not_ordered"
    receiving.reopen(receipt.id)
    assert depot.world.find(PurchaseOrder, order_id).status == "ordered"


def test_differences_are_named_and_explained_and_the_rest_can_be_ended(depot: Depot, receiving: Receiving) -> None:
    short, missing, right = (depot.part(f"P{n}") for n in range(3))
    order_id = depot.order((short, 5), (missing, 2), (right, 1))
    receipt = receiving.begin(purchase_order_id=order_id)
    receiving.scan(receipt.id, "P0", 3 * MICRO)
    receiving.scan(receipt.id, "P2")
    first, second = receiving.differences(receipt.id)
    assert [(d.kind, d.part.number, d.ordered_micro // MICRO, d.received_micro // MICRO) for d in (first, second)] == [
        ("less", "P0", 5, 3),
        ("less", "P1", 2, 0),
    ]
    receiving.explain(receipt.id, first, "2 件破损退回")
    receiving.explain(receipt.id, second, "停产", close=True)
    assert [d.reason for d in receiving.differences(receipt.id)] == ["2 件破损退回", "停产"]
    opened = {line.part.number: line.open_micro for line in depot.services.purchasing.detail(order_id).lines}
    assert opened == {"P0": 2 * MICRO, "P1": 0, "P2": 0}
    assert depot.services.suppliers.rating(depot.maker.id).quality == 33


def test_the_quantity_of_a_line_can_be_said_in_all_up_and_down(depot: Depot, receiving: Receiving) -> None:
    part = depot.part("P1")
    receipt = receiving.begin(purchase_order_id=depot.order((part, 20)))
    for pieces in (4, 4):
        receiving.scan(receipt.id, "P1", pieces * MICRO)
    line_id = receiving.detail(receipt.id).lines[0].line.id
    for pieces in (17, 6, 0, 5):
        assert receiving.set_quantity(line_id, pieces * MICRO).progress.received == pieces * MICRO
    assert depot.held(part, standing_in(depot, "transit")) == 5


def test_what_has_to_be_inspected_waits_in_quarantine_and_what_fails_goes_to_the_defective(
    depot: Depot, receiving: Receiving, put_away: PutAway
) -> None:
    part = depot.part("P1", inspect_on_receipt=True)
    receipt = receiving.begin(purchase_order_id=depot.order((part, 10)))
    taken = receiving.scan(receipt.id, "P1", whole=True)
    assert taken.words.endswith("To be inspected: it goes to quarantine.")
    assert depot.held(part, standing_in(depot, "quarantine")) == 10
    assert put_away.proposals(receipt.id) == []
    line = depot.services.inspection.lines(receipt.id)[0].line
    with pytest.raises(UserError):
        depot.services.inspection.inspect(line.line.id, failed_micro=2 * MICRO)
    done = depot.services.inspection.inspect(line.line.id, failed_micro=2 * MICRO, finding="密封面划伤")
    assert (done.line.inspection, done.to_put_away_micro) == ("failed", 8 * MICRO)
    assert depot.held(part, standing_in(depot, "defective")) == 2
    depot.services.inspection.inspect_again(line.line.id)
    assert depot.held(part, standing_in(depot, "quarantine")) == 10
    assert depot.services.inspection.inspect(line.line.id).line.inspection == "passed"
    assert depot.services.catalogue.stock.on_hand(part.id, standing_in(depot, "defective").id) == 0


def test_parts_go_to_their_home_bin_else_to_the_bin_of_last_time_else_somebody_says_where(
    depot: Depot, receiving: Receiving, put_away: PutAway
) -> None:
    at_home, as_last, new = (depot.part(f"P{n}") for n in range(3))
    depot.level(at_home, 1, 5, depot.bins[3])
    receipt = receiving.begin(supplier_id=depot.maker.id, location_id=depot.central.id)
    for part in (as_last, at_home):
        depot.stock(part, depot.bins[1], 1)
    for part in (at_home, as_last, new):
        receiving.scan(receipt.id, part.number)
    proposed = [(each.part.number, each.bin and each.bin.code, each.why) for each in put_away.proposals(receipt.id)]
    assert proposed == [("P1", "A-02", "last"), ("P0", "A-04", "home"), ("P2", None, "")]
    with pytest.raises(UserError) as error:
        receiving.finish(receipt.id, put_away=True)
    assert "P2" in str(error.value) and depot.held(at_home, depot.bins[3]) == 0
    (new_line,) = [each.line for each in put_away.proposals(receipt.id) if each.bin is None]
    put_away.put_away(new_line.id, depot.bins[5].id)
    receiving.finish(receipt.id, put_away=True)
    assert [depot.held(p, b) for p, b in ((at_home, depot.bins[3]), (as_last, depot.bins[1]))] == [1, 2]


def test_putting_away_is_taken_back_and_goods_that_are_put_away_are_not_sent_off_by_undo(
    depot: Depot, receiving: Receiving, put_away: PutAway
) -> None:
    part = depot.part("P1")
    receipt = receiving.begin(purchase_order_id=depot.order((part, 2)))
    line_id = receiving.scan(receipt.id, "P1", whole=True).line_id
    assert line_id is not None
    with pytest.raises(UserError):
        put_away.put_away(line_id, depot.bins[0].id, 3 * MICRO)
    with pytest.raises(UserError):
        put_away.put_away(line_id, depot.van.id)
    move = put_away.put_away(line_id, depot.bins[0].id)
    with pytest.raises(UserError) as error:
        receiving.undo(receipt.id)
    assert error.value.code == "receiving.put_away_already"
    put_away.take_back_put_away([move.id])
    assert depot.held(part, depot.bins[0]) == 0
    assert receiving.undo(receipt.id) is not None


def test_what_a_part_cost_is_kept_with_its_arrival_from_the_orders_price(depot: Depot, receiving: Receiving) -> None:
    part = depot.part("P1", price=None)
    depot.offer(part, depot.maker, 12_000, pack_micro=10 * MICRO)
    receipt = receiving.begin(purchase_order_id=depot.order((part, 10)))
    taken = receiving.scan(receipt.id, "P1", whole=True)
    (cost,) = depot.world.read().where(MoveCost, part_id=part.id)
    assert (cost.move_id, cost.unit_cost_minor, cost.currency) == (taken.move_id, 1_200, "CNY")


def test_a_delivery_of_the_same_order_is_gone_on_with_and_an_empty_one_cancelled(
    depot: Depot, receiving: Receiving
) -> None:
    part = depot.part("P1")
    order_id = depot.order((part, 2))
    receipt = receiving.begin(purchase_order_id=order_id)
    assert receiving.begin_scanned(number_of(depot, order_id)).id == receipt.id
    assert receiving.begin_scanned(receipt.number).id == receipt.id
    with pytest.raises(UserError):
        receiving.begin_scanned("P1")
    with pytest.raises(UserError):
        receiving.finish(receipt.id)
    receiving.scan(receipt.id, "P1")
    with pytest.raises(UserError):
        receiving.cancel(receipt.id)
    receiving.undo(receipt.id)
    receiving.cancel(receipt.id)
    with pytest.raises(UserError) as error:
        receiving.scan(receipt.id, "P1")
    assert error.value.code == "receiving.ended"


def test_a_draft_is_not_received_and_a_delivery_without_order_needs_a_warehouse(
    depot: Depot, receiving: Receiving
) -> None:
    draft = depot.services.purchasing.create(depot.maker.id)
    with pytest.raises(UserError) as error:
        receiving.begin(purchase_order_id=draft.id)
    assert error.value.code == "receiving.not_ordered"
    with pytest.raises(UserError) as error:
        receiving.begin(supplier_id=depot.maker.id)
    assert error.value.code == "receiving.no_place"


def test_receipts_are_listed_newest_first_with_what_waits_for_inspection(depot: Depot, receiving: Receiving) -> None:
    part = depot.part("P1", inspect_on_receipt=True)
    receipt = receiving.begin(purchase_order_id=depot.order((part, 2)), delivery_note="SN-9")
    receiving.scan(receipt.id, "P1")
    rows = receiving.receipts.rows(list(receiving.receipts.chunk(ReceiptFilter(text="SN-9")).rids))
    assert [(row.number, row.supplier, row.lines, row.to_inspect) for row in rows] == [
        (receipt.number, "衡川制造", 1, 1)
    ]


def test_a_long_delivery_is_taken_in_and_put_away_in_pieces_that_the_hub_takes(
    depot: Depot, receiving: Receiving
) -> None:
    parts = [depot.part(f"P{n}") for n in range(130)]
    for part in parts:
        depot.level(part, 1, 2, depot.bins[0])
    receipt = receiving.begin(purchase_order_id=depot.order(*((part, 1) for part in parts)))
    before = depot.world.last_mid()
    assert receiving.accept_all(receipt.id) == []
    receiving.finish(receipt.id, put_away=True)
    assert sum(depot.held(part, depot.bins[0]) for part in parts) == 130
    assert max(len(rows) for _, rows in depot.world.outbox(before)) <= 500


def test_what_passes_inspection_after_the_receipt_is_finished_is_put_away_all_the_same(
    depot: Depot, receiving: Receiving, put_away: PutAway
) -> None:
    part = depot.part("P1", inspect_on_receipt=True)
    receipt = receiving.begin(purchase_order_id=depot.order((part, 3)))
    receiving.scan(receipt.id, "P1", whole=True)
    receiving.finish(receipt.id)
    assert [(each.receipt.id, each.to_inspect, each.to_put_away) for each in put_away.waiting()] == [(receipt.id, 1, 0)]
    line = depot.services.inspection.lines(receipt.id)[0].line
    depot.services.inspection.inspect(line.line.id)
    assert [(each.to_inspect, each.to_put_away) for each in put_away.waiting(depot.central.id)] == [(0, 1)]
    put_away.put_away(line.line.id, depot.bins[0].id)
    assert (put_away.waiting(), depot.held(part, depot.bins[0])) == ([], 3)


def test_a_delivery_that_nobody_ordered_is_taken_in_without_a_supplier_and_may_name_one_later(
    depot: Depot, receiving: Receiving
) -> None:
    part = depot.part("P1")
    receipt = receiving.begin(location_id=depot.bins[0].id, note="A box that was found")
    assert (receipt.location_id, receipt.supplier_id, receipt.number[:2]) == (depot.central.id, None, "RC")
    assert receiving.scan(receipt.id, "P1", 3 * MICRO).kind == "taken"
    before = receiving.change(receipt.id, supplier_id=depot.dealer.id)
    assert depot.world.find(GoodsReceipt, receipt.id).supplier_id == depot.dealer.id
    receiving.change(receipt.id, **before)
    assert depot.world.find(GoodsReceipt, receipt.id).supplier_id is None
    assert receiving.detail(receipt.id).differences == ()
    assert depot.held(part, standing_in(depot, "transit")) == 3


def test_the_supplier_of_an_order_is_not_changed_on_its_receipt(depot: Depot, receiving: Receiving) -> None:
    receipt = receiving.begin(purchase_order_id=depot.order((depot.part("P1"), 3)))
    with pytest.raises(UserError, match="The order says"):
        receiving.change(receipt.id, supplier_id=depot.dealer.id)


def test_the_suppliers_note_is_found_by_its_number_and_a_second_time_it_is_told(
    depot: Depot, receiving: Receiving
) -> None:
    first = receiving.begin(purchase_order_id=depot.order((depot.part("P1"), 3)), delivery_note="HL-07 ")
    receiving.change(first.id, delivery_note_on=date(2026, 5, 17))
    kept = depot.world.find(GoodsReceipt, first.id)
    assert (kept.delivery_note, kept.delivery_note_on) == ("HL-07", date(2026, 5, 17))
    rids = receiving.receipts.chunk(ReceiptFilter(text="hl-0")).rids
    assert [row.delivery_note for row in receiving.receipts.rows(list(rids))] == ["HL-07"]
    assert receiving.detail(first.id).notices == ()
    second = receiving.begin(supplier_id=depot.maker.id, location_id=depot.central.id, delivery_note="HL-07")
    (told,) = receiving.detail(second.id).notices
    assert first.number in told


def test_all_that_stands_in_receiving_goes_into_its_bins_at_once_and_comes_back_at_once(
    depot: Depot, receiving: Receiving, put_away: PutAway, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(put_away_service, "_MOST_MOVES", 2)  # several mutations
    parts = [depot.part(f"P{n}") for n in range(4)]
    for part, bin in zip(parts[:3], depot.bins, strict=False):
        depot.level(part, 1, 9, bin)
    for some in (parts[:2], parts[2:]):
        receipt = receiving.begin(location_id=depot.central.id)
        for part in some:
            receiving.take(receipt.id, part.id, 5 * MICRO)
        receiving.finish(receipt.id, later=True)
    moves = put_away.put_all_standing(depot.central.id)
    assert [depot.held(part, bin) for part, bin in zip(parts[:3], depot.bins, strict=False)] == [5, 5, 5]
    assert [each.part.number for each in put_away.standing(depot.central.id)] == ["P3"]  # no bin is known
    put_away.take_back_put_away([move.id for move in moves])
    assert len(put_away.standing(depot.central.id)) == 4
