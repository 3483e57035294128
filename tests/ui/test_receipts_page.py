"""What the list of deliveries promises: found by the supplier's note, taken back with a reason or refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import GoodsReceipt
from tests.services.warehouse import MICRO
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.purchasing.receipts_page import ReceiptsPage


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def received(world: WarehouseWorld, note: str, pieces: int = 5) -> str:
    """A finished receipt of HC-1 with this delivery note."""
    firm, services = world.firm, world.session.services
    if "HC-1" not in firm.parts:
        firm.level(firm.part("HC-1"), "central", 1, 9, "A-12-03")
    receipt = services.receiving.begin(location_id=firm.central.id, delivery_note=note)
    services.receiving.take(receipt.id, firm.parts["HC-1"].id, pieces * MICRO)
    services.receiving.finish(receipt.id, put_away=True)
    return receipt.id


def opened(world: WarehouseWorld) -> ReceiptsPage:
    world.desktop.window.go("goods_receipts")
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, ReceiptsPage)
    return page


def preview(world: WarehouseWorld, page: ReceiptsPage) -> None:
    """Look at the first receipt."""
    page.table.select_row(0)
    page.table.previewed.emit(page.table.current_id())
    world.settle()


def test_a_delivery_is_found_by_the_suppliers_note(world: WarehouseWorld) -> None:
    received(world, "HL-07")
    received(world, "XX-99")
    page = opened(world)
    assert page.model.rowCount() == 2
    world.inputs().type_into(page.search, "hl-07")
    assert page.model.rowCount() == 1


def test_a_finished_receipt_is_taken_back_with_a_reason(world: WarehouseWorld) -> None:
    id = received(world, "HL-07")
    page, inputs = opened(world), world.inputs()
    preview(world, page)
    inputs.click(page.take_back_button)
    assert page.dialog is not None
    inputs.type_into(page.dialog.field("reason"), "counted twice")
    inputs.click(page.dialog.save_button)
    assert world.session.store.read().get(GoodsReceipt, id).status == "cancelled"
    assert world.firm.held(world.firm.parts["HC-1"], "A-12-03") == 0


def test_taking_a_receipt_back_is_undone_from_the_message(world: WarehouseWorld) -> None:
    id = received(world, "HL-07")
    page, inputs = opened(world), world.inputs()
    preview(world, page)
    inputs.click(page.take_back_button)
    assert page.dialog is not None
    inputs.type_into(page.dialog.field("reason"), "counted twice")
    inputs.click(page.dialog.save_button)
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    world.settle()
    assert world.session.store.read().get(GoodsReceipt, id).status == "done"
    assert world.firm.held(world.firm.parts["HC-1"], "A-12-03") == 5


def test_what_is_in_the_way_is_said_beside_the_reason(world: WarehouseWorld) -> None:
    id = received(world, "HL-07")
    firm = world.firm
    world.session.services.catalogue.stock.post_move(
        firm.parts["HC-1"].id, firm.bins["A-12-03"].id, firm.van.id, 4 * MICRO, document="TO-7"
    )
    page, inputs = opened(world), world.inputs()
    preview(world, page)
    inputs.click(page.take_back_button)
    assert page.dialog is not None
    inputs.type_into(page.dialog.field("reason"), "counted twice")
    inputs.click(page.dialog.save_button)
    assert page.dialog.isVisible() and "TO-7" in page.dialog.field("reason").error
    assert world.session.store.read().get(GoodsReceipt, id).status == "done"
