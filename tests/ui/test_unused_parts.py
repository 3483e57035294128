"""A technician sends unused parts back, and is told honestly what may be had."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.quantity import MICRO
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.returns.page import OldPartsPage
from ui.warehouse.ask_dialog import AskDialog


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[WarehouseWorld]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = make_warehouse_world(tmp_path, app)
    made.firm.part("HC-1001", held={"A-12-03": 4})
    yield made
    made.close()


def test_unused_parts_leave_the_van_with_a_delivery_note_and_undo_brings_them_back(world: WarehouseWorld) -> None:
    stock, part = world.session.services.catalogue.stock, world.firm.parts["HC-1001"]
    van = world.firm.technician.van_location_id
    assert van is not None
    stock.post_move(part.id, world.firm.bins["A-12-03"].id, van, 3 * MICRO, document="counter")
    world.sign_in(world.firm.technician)
    world.desktop.window.go("old_parts", unused=True)
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, OldPartsPage) and page.unused_button.isVisible()
    dialog = page.unused
    line = next(each for each in dialog.lines if each.held.part.id == part.id)
    assert not dialog.action.isEnabled()
    line.quantity.set_value(9)
    dialog._changed()
    assert not dialog.action.isEnabled()  # the van does not hold so many
    line.quantity.set_value(0)
    line.more()
    line.more()
    dialog._changed()
    dialog.action.click()
    world.settle()
    assert stock.on_hand(part.id, van) == MICRO
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    world.settle()
    assert stock.on_hand(part.id, van) == 3 * MICRO


@pytest.mark.parametrize("knows_all", [True, False])
def test_who_asks_is_told_when_the_laptop_does_not_know_what_others_reserved(
    world: WarehouseWorld, knows_all: bool
) -> None:
    if not knows_all:
        world.session.store.database.connection().execute(
            "INSERT INTO sync_scope (name, seq, rid, generation, whole) VALUES ('all', 1, 0, 0, 1)"
        )
    order = world.firm.job()
    dialog = AskDialog(world.desktop.environment, order.id, world.desktop.window)
    dialog.open()
    dialog.model.offer(world.firm.parts["HC-1001"].id, MICRO)
    world.settle()
    (line,) = dialog.lines
    said = [line.source.combo.itemText(at) for at in range(line.source.combo.count())]
    name = world.firm.central.name_en or world.firm.central.name
    there = next(words for words in said if words.startswith((world.firm.central.name, name)))
    assert "4" in there and any(each in there for each in ("最多", "at most")) is not knows_all
    assert dialog.unsure.isVisible() is not knows_all
    dialog.reject()
