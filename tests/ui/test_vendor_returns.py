"""On screen: what fails goes back for a credit or for a replacement, and the order tells and changes which."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from fieldservice.domain.records import PurchaseOrder, Shipment
from tests.services.warehouse import MICRO
from tests.ui.test_inbound_bench import delivered, mode, task
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.purchasing.order_page import OrderPage
from ui.warehouse.inspect_mode import InspectMode


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def open_order(world: WarehouseWorld) -> OrderPage:
    """The page of the one order."""
    (order,) = world.session.store.read().where(PurchaseOrder)
    world.desktop.window.go("purchase_order", id=order.id)
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, OrderPage)
    return page


def test_what_fails_is_sent_back_for_a_replacement_and_the_order_waits_for_it(world: WarehouseWorld) -> None:
    part = world.firm.part("HC-1", inspect_on_receipt=True)
    delivered(world, (part, 10))
    task(world, "inspect")
    shown, inputs = mode(world, InspectMode), world.inputs()
    inputs.scan("HC-1")
    inputs.scan("3")
    inputs.click(shown.fates[1])
    inputs.type_here("seal face scratched")
    inputs.key("Return")
    (note,) = world.session.store.read().where(Shipment, kind="vendor_return")
    assert note.number in world.said()[1] and "expects a replacement" in world.said()[1]
    page = open_order(world)
    assert page.returns.isVisible() and page.order.shown is not None
    assert (page.order.shown.order.status, page.order.shown.lines[0].open_micro) == ("ordered", 3 * MICRO)
    page.returns.opened.emit(0)
    assert page.dialog is not None
    page.dialog.field("agreed").set_value("credit")
    inputs.click(page.dialog.save_button)
    assert page.order.shown.order.status == "closed" and page.order.shown.lines[0].open_micro == 0
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    world.settle()
    assert page.order.shown.order.status == "ordered" and page.order.shown.lines[0].open_micro == 3 * MICRO


def test_without_an_order_a_replacement_can_not_be_chosen(world: WarehouseWorld) -> None:
    services = world.session.services
    part = world.firm.part("HC-1", inspect_on_receipt=True)
    receipt = services.receiving.begin(location_id=world.firm.central.id)
    services.receiving.take(receipt.id, part.id, 2 * MICRO)
    services.receiving.finish(receipt.id, later=True)
    world.settle()
    task(world, "inspect")
    shown, inputs = mode(world, InspectMode), world.inputs()
    inputs.scan("HC-1")
    inputs.scan("1")
    assert [button.isEnabled() for button in shown.fates] == [False, False, True, True]
    inputs.key("2")
    world.settle()
    assert world.said()[0] != "right"


def test_an_order_with_a_missing_price_shows_what_is_known(world: WarehouseWorld) -> None:
    services = world.session.services
    for number in ("HC-1", "HC-2"):
        world.firm.part(number)
    order = world.order(("HC-1", 2), ("HC-2", 1))
    (first, _) = services.purchasing.detail(order).lines
    services.purchasing.change_line(first.line.id, price_minor=150_000, pack_micro=MICRO)
    page = open_order(world)
    texts = [label.text() for label in page.facts.findChildren(type(page.heading.line))]
    assert any("3,000.00" in text for text in texts) and "1 line has no price" in texts
