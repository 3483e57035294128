"""What taking a receipt back promises: everything is as before, or what is in the way is named and nothing moves."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import GoodsReceipt, GoodsReceiptLine, Part, PurchaseOrder, ShipmentLine, StockMove
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot, refused_by_the_hub


@pytest.fixture
def depot(world: World) -> Iterator[Depot]:
    set_language("en")
    yield make_depot(world)
    assert refused_by_the_hub(world) == []


def finished(depot: Depot, *lines: tuple[Part, int]) -> tuple[str, str]:
    """An order and its finished receipt."""
    order = depot.order(*lines)
    receipt = depot.services.receiving.begin(purchase_order_id=order)
    depot.services.receiving.accept_all(receipt.id)
    depot.services.receiving.finish(receipt.id, put_away=True)
    return order, receipt.id


def test_a_finished_receipt_is_taken_back_with_its_reason_and_its_order_is_open_again(depot: Depot) -> None:
    part, other = depot.part("P1"), depot.part("P2")
    depot.level(part, 1, 9, depot.bins[0])
    depot.level(other, 1, 9, depot.bins[1])
    depot.stock(part, depot.bins[0], 2)
    order, receipt = finished(depot, (part, 5), (other, 3))
    assert depot.world.find(PurchaseOrder, order).status == "closed"
    assert depot.services.receipt_undo.in_the_way(receipt) == []
    done = depot.services.receipt_undo.undo(receipt, "counted the wrong box")
    assert (done.status, "counted the wrong box" in done.note) == ("cancelled", True)
    assert (depot.held(part, depot.bins[0]), depot.held(other, depot.bins[1])) == (2, 0)
    assert depot.world.find(PurchaseOrder, order).status == "ordered"
    assert all(line.open_micro for line in depot.services.purchasing.detail(order).lines)
    reversals = depot.world.read().where(StockMove, reason="reversal")
    assert {move.document for move in reversals} == {"counted the wrong box"}


def test_goods_that_have_moved_on_are_named_and_nothing_is_taken_back(depot: Depot) -> None:
    part, other = depot.part("P1"), depot.part("P2")
    depot.level(part, 1, 9, depot.bins[0])
    depot.level(other, 1, 9, depot.bins[1])
    order, receipt = finished(depot, (part, 5), (other, 3))
    depot.services.catalogue.stock.post_move(
        part.id, depot.bins[0].id, depot.van.id, 4 * MICRO, reason="transfer", document="TO-7"
    )
    with pytest.raises(UserError) as refused:
        depot.services.receipt_undo.undo(receipt, "wrong box")
    said = refused.value.message()
    assert "P1" in said and "A-01" in said and "TO-7" in said and "P2" not in said
    assert depot.held(other, depot.bins[1]) == 3
    assert depot.world.find(GoodsReceipt, receipt).status == "done"
    assert depot.world.find(PurchaseOrder, order).status == "closed"


def test_stock_of_the_same_part_that_fills_the_bin_is_as_good(depot: Depot) -> None:
    part = depot.part("P1")
    depot.level(part, 1, 9, depot.bins[0])
    depot.stock(part, depot.bins[0], 4)
    _, receipt = finished(depot, (part, 5))
    depot.services.catalogue.stock.post_move(part.id, depot.bins[0].id, depot.van.id, 4 * MICRO, reason="transfer")
    depot.services.receipt_undo.undo(receipt, "wrong box")
    assert depot.held(part, depot.bins[0]) == 0


def test_what_was_inspected_scrapped_or_waits_to_go_back_is_taken_back_as_well(depot: Depot) -> None:
    parts = [depot.part(f"P{n}", inspect_on_receipt=True) for n in range(3)]
    _, receipt = finished(depot, *((part, 4) for part in parts))
    inspection = depot.services.inspection
    for line, fate in zip(inspection.lines(receipt), ("scrap", "vendor", "defective"), strict=True):
        inspection.inspect(line.line.line.id, failed_micro=MICRO, finding="scratched", fate=fate)  # type: ignore[arg-type]  # of the table of fates
    depot.services.receipt_undo.undo(receipt, "wrong box")
    for part in parts:
        rows = depot.world.read().rows(
            "SELECT sum(abs(quantity_micro)) FROM stock_on_hand WHERE part_id = ?", (part.id,)
        )
        assert rows[0][0] in (0, None)
    assert {line.inspection for line in depot.world.read().where(GoodsReceiptLine)} == {"pending"}


def test_what_has_left_for_the_supplier_is_in_the_way(depot: Depot) -> None:
    part = depot.part("P1", inspect_on_receipt=True)
    _, receipt = finished(depot, (part, 4))
    (line,) = depot.services.inspection.lines(receipt)
    depot.services.inspection.inspect(line.line.line.id, failed_micro=MICRO, finding="scratched", fate="vendor")
    (line,) = depot.services.inspection.lines(receipt)
    assert line.note is not None
    depot.services.shipping.ship(line.note.id)
    with pytest.raises(UserError, match=line.note.number):
        depot.services.receipt_undo.undo(receipt, "wrong box")


def test_a_receipt_is_not_taken_back_without_a_reason_nor_twice(depot: Depot) -> None:
    part = depot.part("P1")
    depot.level(part, 1, 9, depot.bins[0])
    _, receipt = finished(depot, (part, 4))
    with pytest.raises(UserError, match="Say why"):
        depot.services.receipt_undo.undo(receipt, " ")
    depot.services.receipt_undo.undo(receipt, "wrong box")
    with pytest.raises(UserError, match="can't be done now"):
        depot.services.receipt_undo.undo(receipt, "wrong box")
    assert depot.held(part, depot.bins[0]) == 0


def test_more_lines_than_a_mutation_holds_are_taken_back_all_the_same(depot: Depot) -> None:
    parts = [depot.part(f"P{n:03d}") for n in range(170)]
    for part in parts:
        depot.level(part, 1, 9, depot.bins[0])
    _, receipt = finished(depot, *((part, 1) for part in parts))
    depot.services.receipt_undo.undo(receipt, "wrong box")
    assert sum(depot.held(part, depot.bins[0]) for part in parts) == 0


def ledger(depot: Depot) -> dict[tuple[str, ...], int]:
    """What is where, by the sums."""
    rows = depot.world.read().rows(
        "SELECT part_id, location_id, lot, serial, quantity_micro FROM stock_on_hand WHERE quantity_micro <> 0"
    )
    return {tuple(row[:4]): row[4] for row in rows}


def test_a_receipt_that_was_taken_back_is_brought_back_exactly_as_it_stood(depot: Depot) -> None:
    part, serial = depot.part("P1"), depot.part("P2", tracking="serial")
    sent, scrapped = (depot.part(f"P{n}", inspect_on_receipt=True) for n in (3, 4))
    depot.level(part, 1, 9, depot.bins[0])
    for other, bin in zip((serial, sent, scrapped), depot.bins[1:4], strict=True):
        depot.level(other, 1, 9, bin)
    order = depot.order((part, 5), (serial, 2), (sent, 4), (scrapped, 4))
    receiving, inspection, undo = depot.services.receiving, depot.services.inspection, depot.services.receipt_undo
    receipt = receiving.begin(purchase_order_id=order, delivery_note="HL-7").id
    receiving.accept_all(receipt)
    for number in ("SN-1", "SN-2"):
        receiving.take(receipt, serial.id, serial=number)
    for line, fate in zip(inspection.lines(receipt), ("vendor", "scrap"), strict=True):
        inspection.inspect(line.line.line.id, failed_micro=MICRO, finding="scratched", fate=fate)  # type: ignore[arg-type]  # of the table of fates
    receiving.finish(receipt, put_away=True)
    reader = depot.world.read
    before, sums = undo.standing(receipt), ledger(depot)
    kept = (depot.world.find(PurchaseOrder, order), depot.world.find(GoodsReceipt, receipt))
    lines, notes = reader().where(GoodsReceiptLine), reader().where(ShipmentLine)
    worth = {p.id: depot.services.valuation.of_part(p.id) for p in (part, serial, sent)}
    undo.undo(receipt, "wrong box")
    assert ledger(depot) != sums
    undo.restore(before)
    assert ledger(depot) == sums
    assert (depot.world.find(PurchaseOrder, order), depot.world.find(GoodsReceipt, receipt)) == kept
    assert (reader().where(GoodsReceiptLine), reader().where(ShipmentLine)) == (lines, notes)
    assert {p.id: depot.services.valuation.of_part(p.id) for p in (part, serial, sent)} == worth
    assert undo.in_the_way(receipt) == []
    undo.undo(receipt, "wrong box after all")
    assert depot.world.find(GoodsReceipt, receipt).status == "cancelled"


def test_what_was_received_anew_meanwhile_is_not_brought_back_a_second_time(depot: Depot) -> None:
    part = depot.part("P1")
    depot.level(part, 1, 9, depot.bins[0])
    _, receipt = finished(depot, (part, 5))
    before = depot.services.receipt_undo.standing(receipt)
    depot.services.receipt_undo.undo(receipt, "wrong box")
    depot.services.receipt_undo.restore(before)
    with pytest.raises(UserError, match="changed meanwhile"):
        depot.services.receipt_undo.restore(before)
    assert depot.held(part, depot.bins[0]) == 5
