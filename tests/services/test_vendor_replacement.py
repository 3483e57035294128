"""What goes back to the supplier is credited, or is owed again by the order's line until it has come."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, PurchaseOrder
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.order_lines import OrderLine
from fieldservice.services.purchasing import OrderFilter
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot, refused_by_the_hub
from tests.services.test_inspection import judge, only


@pytest.fixture
def depot(world: World) -> Iterator[Depot]:
    set_language("en")
    yield make_depot(world)
    assert refused_by_the_hub(world) == []


def delivered(depot: Depot, pieces: int = 10) -> tuple[str, str, Part]:
    """An order that has arrived whole and waits for inspection: order, receipt, part."""
    part = depot.part("P1", inspect_on_receipt=True)
    order = depot.order((part, pieces))
    receipt = depot.services.receiving.begin(purchase_order_id=order).id
    depot.services.receiving.take(receipt, part.id, pieces * MICRO)
    return order, receipt, part


def line(depot: Depot, order: str) -> OrderLine:
    (found,) = depot.services.purchasing.detail(order).lines
    return found


def returned(depot: Depot, order: str) -> str:
    """The line of the delivery note with which it went back."""
    (found,) = depot.services.purchasing.detail(order).returns
    return found.line_id


def status(depot: Depot, order: str) -> str:
    return depot.world.find(PurchaseOrder, order).status


def coming(depot: Depot, part: Part) -> int:
    return depot.services.availability.of_part(part.id).ordered_micro // MICRO


def test_a_replacement_opens_the_line_again_with_what_is_still_due(depot: Depot) -> None:
    order, receipt, part = delivered(depot)
    assert line(depot, order).open_micro == 0
    judge(depot, receipt, 3, "replacement")
    after = line(depot, order)
    assert (after.open_micro, after.replaced_micro, after.received_micro) == (3 * MICRO, 3 * MICRO, 10 * MICRO)
    depot.services.receiving.finish(receipt, later=True)
    assert status(depot, order) == "ordered"
    assert coming(depot, part) == 3
    assert [each.open_micro for each in depot.services.catalogue_supply.ordered(part.id)] == [3 * MICRO]
    orders = depot.services.purchasing.orders
    (row,) = orders.rows(list(orders.chunk(OrderFilter()).rids))
    assert (row.lines, row.lines_done) == (1, 0)


def test_an_order_that_was_done_is_open_again(depot: Depot) -> None:
    order, receipt, _ = delivered(depot)
    depot.services.receiving.finish(receipt, later=True)
    assert status(depot, order) == "closed"
    judge(depot, receipt, 3, "replacement")
    assert status(depot, order) == "ordered" and line(depot, order).open_micro == 3 * MICRO
    depot.services.inspection.inspect_again(only(depot, receipt).line.line.id)
    assert status(depot, order) == "closed"


def test_a_credit_leaves_the_line_delivered(depot: Depot) -> None:
    order, receipt, part = delivered(depot)
    judge(depot, receipt, 3, "vendor")
    depot.services.receiving.finish(receipt, later=True)
    assert (line(depot, order).open_micro, status(depot, order), coming(depot, part)) == (0, "closed", 0)


def test_the_replacement_is_received_like_any_delivery_and_closes_the_line(depot: Depot) -> None:
    order, receipt, part = delivered(depot)
    note = judge(depot, receipt, 3, "replacement").note
    assert note is not None
    depot.services.receiving.finish(receipt, later=True)
    depot.services.shipping.ship(note.id)
    second = depot.services.receiving.begin(purchase_order_id=order).id
    (due,) = depot.services.receiving.detail(second).ordered
    assert due.due_micro - due.received_micro == 3 * MICRO
    taken = depot.services.receiving.take(second, part.id, 3 * MICRO)
    assert "3 pcs too many" not in taken.words and taken.kind != "over"
    for id in (receipt, second):
        assert depot.services.receiving.differences(id) == ()
    judge(depot, second, 0, "defective")
    depot.services.receiving.finish(second, later=True)
    assert status(depot, order) == "closed" and line(depot, order).open_micro == 0


def test_reorder_proposals_count_the_replacement_as_coming_and_a_credit_not(depot: Depot) -> None:
    order, receipt, part = delivered(depot)
    depot.level(part, 10, 10)
    judge(depot, receipt, 3, "replacement")
    depot.services.receiving.finish(receipt, put_away=False, later=True)
    depot.services.put_away.put_away(only(depot, receipt).line.line.id, depot.bins[0].id)
    assert depot.services.purchasing.proposals() == []
    depot.services.inspection.settle_return(returned(depot, order), replacement=False)
    (proposal,) = depot.services.purchasing.proposals()
    assert (proposal.coming_micro, proposal.needed_micro) == (0, 3 * MICRO)


def test_the_supplier_may_credit_after_all_or_send_another_one_after_all(depot: Depot) -> None:
    order, receipt, _ = delivered(depot)
    judge(depot, receipt, 3, "replacement")
    depot.services.receiving.finish(receipt, later=True)
    id = returned(depot, order)
    depot.services.inspection.settle_return(id, replacement=False)
    assert (line(depot, order).open_micro, status(depot, order)) == (0, "closed")
    assert (line(depot, order).returned_micro, line(depot, order).replaced_micro) == (3 * MICRO, 0)
    depot.services.inspection.settle_return(id, replacement=True)
    assert (line(depot, order).open_micro, status(depot, order)) == (3 * MICRO, "ordered")


def test_a_line_that_was_ended_by_hand_is_expected_again_with_a_replacement(depot: Depot) -> None:
    order, receipt, _ = delivered(depot)
    depot.services.purchasing.close_line(line(depot, order).line.id)
    judge(depot, receipt, 3, "replacement")
    assert line(depot, order).open_micro == 3 * MICRO


def test_a_note_that_is_called_off_owes_nothing(depot: Depot) -> None:
    order, receipt, _ = delivered(depot)
    judge(depot, receipt, 3, "replacement")
    depot.services.inspection.inspect_again(only(depot, receipt).line.line.id)
    assert (line(depot, order).open_micro, line(depot, order).returned_micro) == (0, 0)


def test_without_an_order_nobody_can_owe_a_replacement(depot: Depot) -> None:
    part = depot.part("P1", inspect_on_receipt=True)
    receipt = depot.services.receiving.begin(location_id=depot.central.id, supplier_id=depot.maker.id)
    depot.services.receiving.take(receipt.id, part.id, 2 * MICRO)
    with pytest.raises(UserError, match="belongs to no order"):
        judge(depot, receipt.id, 1, "replacement")
    assert judge(depot, receipt.id, 1, "vendor").fate == "vendor"


def test_what_went_back_is_told_with_its_note_and_what_was_agreed(depot: Depot) -> None:
    order, receipt, part = delivered(depot)
    note = judge(depot, receipt, 3, "replacement").note
    (back,) = depot.services.purchasing.detail(order).returns
    assert note is not None and (back.note_number, back.part_id, back.quantity_micro) == (
        note.number, part.id, 3 * MICRO,
    )  # fmt: skip
    assert back.replacement and back.finding == "密封面划伤"


def test_proposals_say_how_much_of_what_is_coming_replaces_what_went_back(depot: Depot) -> None:
    _, receipt, part = delivered(depot)
    depot.level(part, 20, 20)
    judge(depot, receipt, 3, "replacement")
    (proposal,) = depot.services.purchasing.proposals()
    assert "3 pcs of what is coming replaces what went back to the supplier." in proposal.reasons


def test_what_was_replaced_can_be_ordered_less_but_not_below_what_was_kept(depot: Depot) -> None:
    order, receipt, _ = delivered(depot)
    judge(depot, receipt, 3, "replacement")
    id = line(depot, order).line.id
    depot.services.purchasing.change_line(id, quantity_micro=7 * MICRO)
    assert line(depot, order).open_micro == 0
    with pytest.raises(UserError, match="arrived already"):
        depot.services.purchasing.change_line(id, quantity_micro=6 * MICRO)
