"""What inspection promises: what passes is put away, what fails goes back, is kept apart or is scrapped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, Shipment, ShipmentLine, StockLocation
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.inspection import Inspected
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot, refused_by_the_hub


@pytest.fixture
def depot(world: World) -> Iterator[Depot]:
    set_language("en")
    yield make_depot(world)
    assert refused_by_the_hub(world) == []


def arrived(depot: Depot, pieces: int = 10, number: str = "P1", ordered: bool = True) -> tuple[str, Part]:
    """A delivery of a part that has to be inspected, still open; its id and the part."""
    part = depot.part(number, inspect_on_receipt=True)
    receiving = depot.services.receiving
    if ordered:
        receipt = receiving.begin(purchase_order_id=depot.order((part, pieces)))
    else:
        receipt = receiving.begin(location_id=depot.central.id)
    receiving.take(receipt.id, part.id, pieces * MICRO)
    return receipt.id, part


def only(depot: Depot, receipt_id: str) -> Inspected:
    (line,) = depot.services.inspection.lines(receipt_id)
    return line


def held(depot: Depot, part: Part, kind: str) -> int:
    """Pieces in the warehouse's place of this kind; of scrap in the firm's."""
    parent = None if kind == "scrap" else depot.central.id
    place = depot.world.read().first(StockLocation, kind=kind, parent_id=parent)
    return depot.held(part, place) if place is not None else 0


def judge(depot: Depot, receipt_id: str, failed: int, fate: str) -> Inspected:
    line = only(depot, receipt_id)
    depot.services.inspection.inspect(
        line.line.line.id,
        failed_micro=failed * MICRO,
        finding="密封面划伤",
        fate=fate,  # type: ignore[arg-type]  # of the table of fates
    )
    return only(depot, receipt_id)


def test_what_fails_waits_on_one_note_to_the_supplier_until_it_leaves(depot: Depot) -> None:
    first, part = arrived(depot)
    second, other = arrived(depot, number="P2")
    judged = judge(depot, first, 3, "vendor")
    again = judge(depot, second, 1, "vendor")
    assert judged.note is not None and again.note is not None and judged.note.id == again.note.id
    note = depot.world.find(Shipment, judged.note.id)
    assert (note.kind, note.status, note.supplier_id) == ("vendor_return", "packed", depot.maker.id)
    assert (held(depot, part, "defective"), held(depot, part, "transit")) == (3, 7)
    depot.services.shipping.ship(note.id, tracking="SF1")
    assert (held(depot, part, "defective"), held(depot, other, "defective")) == (0, 0)
    depot.services.shipping.take_back(note.id)
    assert held(depot, part, "defective") == 3


def test_what_goes_to_scrap_leaves_the_stock_and_comes_back_with_the_inspection(depot: Depot) -> None:
    receipt, part = arrived(depot)
    assert judge(depot, receipt, 4, "scrap").fate == "scrap"
    assert (held(depot, part, "defective"), held(depot, part, "scrap"), held(depot, part, "transit")) == (0, 4, 6)
    depot.services.inspection.inspect_again(only(depot, receipt).line.line.id)
    assert (held(depot, part, "quarantine"), held(depot, part, "scrap")) == (10, 0)


def test_an_inspection_that_is_taken_back_takes_its_part_off_the_suppliers_note(depot: Depot) -> None:
    receipt, part = arrived(depot)
    note = judge(depot, receipt, 3, "vendor").note
    assert note is not None
    depot.services.inspection.inspect_again(only(depot, receipt).line.line.id)
    assert held(depot, part, "quarantine") == 10
    assert depot.world.find(Shipment, note.id).status == "cancelled"
    (line,) = depot.world.read().where(ShipmentLine, shipment_id=note.id)
    assert line.quantity_micro == 0


def test_what_has_left_for_the_supplier_is_named_before_an_inspection_can_be_taken_back(depot: Depot) -> None:
    receipt, _ = arrived(depot)
    note = judge(depot, receipt, 3, "vendor").note
    assert note is not None
    depot.services.shipping.ship(note.id)
    with pytest.raises(UserError, match=note.number):
        depot.services.inspection.inspect_again(only(depot, receipt).line.line.id)


def test_without_a_supplier_nothing_can_go_back_and_nothing_has_moved(depot: Depot) -> None:
    receipt, part = arrived(depot, ordered=False)
    with pytest.raises(UserError, match="names no supplier"):
        judge(depot, receipt, 3, "vendor")
    assert held(depot, part, "quarantine") == 10
    assert judge(depot, receipt, 3, "defective").fate == "defective"


def test_what_stands_in_receiving_of_finished_receipts_is_told_in_the_order_of_the_walk(depot: Depot) -> None:
    parts = [depot.part(f"P{n}") for n in range(3)]
    depot.level(parts[0], 1, 9, depot.bins[4])
    depot.level(parts[1], 1, 9, depot.bins[1])
    receiving, put_away = depot.services.receiving, depot.services.put_away
    for some in (parts[:1], parts[1:]):
        receipt = receiving.begin(location_id=depot.central.id)
        for part in some:
            receiving.take(receipt.id, part.id, 5 * MICRO)
        assert receipt.id not in {each.line.receipt_id for each in put_away.standing(depot.central.id)}
        receiving.finish(receipt.id, later=True)
    standing = put_away.standing(depot.central.id)
    assert [(each.part.number, each.bin.code if each.bin else "") for each in standing] == [
        ("P1", "A-02"), ("P0", "A-05"), ("P2", ""),
    ]  # fmt: skip
    put_away.put_away(standing[0].line.id, depot.bins[2].id, 2 * MICRO)
    assert put_away.standing(depot.central.id)[0].quantity_micro == 3 * MICRO
