"""Machines: list with coverage, page, moving with undo, parts of a machine, duplicates while typing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.app_world import make_desktop, settle
from tests.ui.test_customers import said, type_into
from ui.app.desktop import Desktop
from ui.directory.asset_dialogs import MoveDialog, NewAssetDialog
from ui.directory.asset_page import AssetPage
from ui.directory.assets_page import AssetsPage
from ui.kit.search import Suggestion
from ui.kit.status import PillSpec
from ui.kit.viewer import ViewerDialog


@dataclass
class Plant:
    """Two customers; the first has a machine under warranty and under a contract."""

    owner: str
    other: str
    asset: str
    contract: str


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    made = make_desktop(tmp_path, qtbot)
    made.window.resize(1440, 900)
    made.window.show()
    yield made
    made.close()


@pytest.fixture
def plant(desktop: Desktop) -> Plant:
    directory = desktop.session.services.directory
    owner, other = directory.add_customer(name="江宁永盛纺织"), directory.add_customer(name="苏州海蓝冷链")
    product = directory.machines.add_product(model="HC-75V", name="空压机", warranty_months=36)
    today = desktop.session.context.now().date()
    asset = directory.machines.add(
        owner.id, serial="23081147", name="2 号机", product_id=product.id, installed_on=today - timedelta(days=30)
    )
    contract = directory.machines.add_contract(owner.id, (asset.id,), number="WB-1", starts_on=today)
    return Plant(owner.id, other.id, asset.id, contract.id)


def asset_page(desktop: Desktop, qtbot: QtBot, id: str) -> AssetPage:
    desktop.window.go("asset", id=id)
    page = desktop.window.page
    assert isinstance(page, AssetPage)
    qtbot.waitUntil(lambda: page.asset.shown is not None)
    return page


def test_the_list_says_who_would_pay_today(desktop: Desktop, plant: Plant, qtbot: QtBot) -> None:
    desktop.window.go("assets")
    page = desktop.window.page
    assert isinstance(page, AssetsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    coverage = page.model.cell(0, 4)
    assert isinstance(coverage, PillSpec)
    assert coverage.text == "In warranty"


def test_a_machine_moved_to_another_customer_comes_back_with_its_contract_on_undo(
    desktop: Desktop, plant: Plant, qtbot: QtBot
) -> None:
    page = asset_page(desktop, qtbot, plant.asset)
    page.move_asset()
    dialog = page.dialog
    assert isinstance(dialog, MoveDialog)
    dialog.customer.take(Suggestion(plant.other, "苏州海蓝冷链"))
    dialog.move_asset()
    qtbot.waitUntil(lambda: said(desktop) == "The machine is moved.")
    settle(desktop, qtbot)
    read = desktop.session.services.directory.asset
    moved = read(plant.asset).asset
    assert (moved.customer_id, moved.contract_id) == (plant.other, None)
    assert desktop.messages.snackbar is not None
    desktop.messages.snackbar.undo()
    settle(desktop, qtbot)
    back = read(plant.asset).asset
    assert (back.customer_id, back.contract_id) == (plant.owner, plant.contract)


def test_an_undo_works_after_the_page_was_left(desktop: Desktop, plant: Plant, qtbot: QtBot) -> None:
    page = asset_page(desktop, qtbot, plant.asset)
    page.asset.archive()
    qtbot.waitUntil(lambda: said(desktop) == "The machine is archived.")
    desktop.window.go("customers")
    settle(desktop, qtbot)
    assert desktop.messages.snackbar is not None
    desktop.messages.snackbar.undo()
    settle(desktop, qtbot)
    assert not desktop.session.services.directory.asset(plant.asset).asset.archived


def test_the_same_serial_number_written_otherwise_is_told_and_does_not_stop_adding(
    desktop: Desktop, plant: Plant, qtbot: QtBot
) -> None:
    page = asset_page(desktop, qtbot, plant.asset)
    page.add_child()
    dialog = page.dialog
    assert isinstance(dialog, NewAssetDialog)
    settle(desktop, qtbot)
    type_into(dialog.field("serial"), "2308-1147")
    qtbot.waitUntil(lambda: bool(dialog.note.shown))
    assert dialog.note.shown[0].id == plant.asset
    dialog.save()
    qtbot.waitUntil(lambda: page.structure.model.rowCount() == 1)
    assert page.structure.model.cell(0, 1) == "2308-1147"


def test_neither_serial_number_nor_name_is_told_beside_the_field(desktop: Desktop, plant: Plant, qtbot: QtBot) -> None:
    page = asset_page(desktop, qtbot, plant.asset)
    page.add_child()
    dialog = page.dialog
    assert isinstance(dialog, NewAssetDialog)
    settle(desktop, qtbot)
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.field("serial").error))
    assert dialog.field("serial").error == "Enter the serial number or a name for the machine."
    dialog.reject()


def test_what_was_typed_into_the_data_is_there_again_when_the_page_is_opened_again(
    desktop: Desktop, plant: Plant, qtbot: QtBot
) -> None:
    page = asset_page(desktop, qtbot, plant.asset)
    settle(desktop, qtbot)
    page.edit()
    assert page.data.form is not None
    type_into(page.data.form.fields["firmware"], "3.2.1")
    desktop.window.go("customers")
    settle(desktop, qtbot)
    again = asset_page(desktop, qtbot, plant.asset)
    qtbot.waitUntil(lambda: again.data.editing)
    assert again.data.form is not None
    qtbot.waitUntil(lambda: again.data.form is not None and again.data.form.values()["firmware"] == "3.2.1")
    again.data.give_up()
    settle(desktop, qtbot)
    assert desktop.session.services.drafts.load(f"asset.{plant.asset}") is None


def test_a_file_of_a_machine_is_saved_elsewhere_and_a_refusal_is_told(
    desktop: Desktop, plant: Plant, tmp_path: Path, qtbot: QtBot
) -> None:
    kept = desktop.session.services.attachments.add_file(b"%PDF-1.4 wiring", "wiring.pdf", asset_id=plant.asset)
    page = asset_page(desktop, qtbot, plant.asset)
    page.files.strip.opened.emit(kept.id)
    qtbot.waitUntil(lambda: page.files.opener.dialog is not None)
    viewer = page.files.opener.dialog
    assert isinstance(viewer, ViewerDialog) and viewer.note.isVisible()  # it is no whole PDF
    viewer.save.click()
    dialog = page.files.opener.file_dialog
    assert isinstance(dialog, QFileDialog)
    target = tmp_path / "copy of wiring.pdf"
    dialog.fileSelected.emit(str(target))
    qtbot.waitUntil(lambda: said(desktop) == "The copy is written: copy of wiring.pdf. It is not encrypted.")
    assert target.read_bytes() == b"%PDF-1.4 wiring"
    dialog.fileSelected.emit(str(tmp_path / "no such folder" / "wiring.pdf"))
    qtbot.waitUntil(lambda: desktop.messages.dialog is not None)
    viewer.accept()


def test_e_opens_the_data_and_escape_closes_it(desktop: Desktop, plant: Plant, qtbot: QtBot) -> None:
    page = asset_page(desktop, qtbot, plant.asset)
    settle(desktop, qtbot)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_E)
    qtbot.waitUntil(lambda: page.data.editing)
    QTest.keyClick(page.data, Qt.Key.Key_Escape)
    assert not page.data.editing
