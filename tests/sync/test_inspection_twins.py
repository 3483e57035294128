"""Two keepers inspect the same delivery apart from each other: what they agree on happened once, else they are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldservice.i18n import set_language
from tests.sync.inbound_firm import InboundFirm
from tests.sync.test_outbound_twins import MICRO


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[InboundFirm]:
    set_language("en")
    yield InboundFirm(tmp_path)
    set_language("zh_CN")


def to_inspect(firm: InboundFirm) -> tuple[str, str]:
    """Ten belts wait in quarantine on every laptop; the receipt and its line."""
    keeper = firm.services["keeper"]
    keeper.catalogue.change_part(firm.belt.id, inspect_on_receipt=True)
    order, _ = firm.on_order(firm.belt, 10)
    receipt = keeper.receiving.begin(purchase_order_id=order.id)
    taken = keeper.receiving.take(receipt.id, firm.belt.id, 10 * MICRO)
    assert taken.line_id is not None
    firm.meet()
    return receipt.id, taken.line_id


def test_what_two_keepers_pass_apart_from_each_other_stands_in_receiving_once(firm: InboundFirm) -> None:
    receipt, line = to_inspect(firm)
    for name in ("keeper", "other"):
        firm.services[name].inspection.inspect(line)
    firm.meet()
    assert firm.at(firm.inner("transit", "IN"), firm.belt) == 10
    assert firm.at(firm.inner("quarantine", "QC"), firm.belt) == 0
    assert firm.services["keeper"].receiving.detail(receipt).notices == ()


def test_where_they_find_different_things_they_are_told_and_inspect_it_again(firm: InboundFirm) -> None:
    receipt, line = to_inspect(firm)
    keeper, other = firm.services["keeper"], firm.services["other"]
    keeper.inspection.inspect(line)
    other.inspection.inspect(line, failed_micro=2 * MICRO, finding="cracked")
    firm.meet()
    (told,) = keeper.receiving.detail(receipt).notices
    assert "BELT" in told and "2 pcs more than came" in told
    keeper.inspection.inspect_again(line)
    keeper.inspection.inspect(line, failed_micro=2 * MICRO, finding="cracked")
    firm.meet()
    assert firm.services["other"].receiving.detail(receipt).notices == ()
    assert firm.at(firm.inner("transit", "IN"), firm.belt) == 8
    assert firm.at(firm.inner("quarantine", "QC"), firm.belt) == 0


def test_a_receipt_that_two_keepers_take_back_has_left_the_stock_once(firm: InboundFirm) -> None:
    receipt, line = to_inspect(firm)
    keeper, other = firm.services["keeper"], firm.services["other"]
    keeper.inspection.inspect(line)
    keeper.put_away.put_away(line, firm.bins[0].id)
    keeper.receiving.finish(receipt)
    firm.meet()
    for services in (keeper, other):
        services.receipt_undo.undo(receipt, "wrong box")
    firm.meet()
    assert firm.at(firm.bins[0], firm.belt) == 0
    assert firm.at(firm.inner("transit", "IN"), firm.belt) == 0
    assert firm.at(firm.inner("quarantine", "QC"), firm.belt) == 0
    assert other.receiving.detail(receipt).receipt.status == "cancelled"
