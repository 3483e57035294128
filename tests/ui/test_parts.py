"""Parts and places: stock by place, moves with reason and undo, warnings, search; through the real window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldservice.domain.quantity import MICRO
from tests.ui.app_world import make_desktop, settle
from tests.ui.test_customers import said, type_into
from ui.app.desktop import Desktop
from ui.parts.locations_page import LocationsPage
from ui.parts.part_page import PartPage
from ui.parts.parts_page import PartsPage
from ui.parts.stock_dialogs import CountDialog, MoveStockDialog


@dataclass
class Store:
    """A warehouse with a bin, a van that is mine, and a valve of which five lie in the bin."""

    part: str
    other: str
    warehouse: str
    bin: str
    van: str


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    made = make_desktop(tmp_path, qtbot)
    made.window.resize(1440, 900)
    made.window.show()
    yield made
    made.close()


@pytest.fixture
def store(desktop: Desktop) -> Store:
    catalogue, people = desktop.session.services.catalogue, desktop.session.services.people
    stock, me = catalogue.stock, desktop.session.context.actor_id
    assert me is not None
    warehouse = stock.add_location("central", name="南京中心库", name_en="Nanjing central")
    bin = stock.add_location("bin", name="A-12-03", parent_id=warehouse.id)
    van = stock.add_location("van", name="7 号车", name_en="Van 7", person_id=me)
    people.change(me, van_location_id=van.id)
    part = catalogue.add_part(number="HC-2205-0417", name="温控阀芯", name_en="Valve core", price_minor=42_000)
    other = catalogue.add_part(number="HC-3301-0008", name="空气滤芯", name_en="Air filter")
    stock.adjust(part.id, bin.id, 5 * MICRO, "opening", opening=True)
    return Store(part.id, other.id, warehouse.id, bin.id, van.id)


def part_page(desktop: Desktop, qtbot: QtBot, id: str) -> PartPage:
    desktop.window.go("part", id=id)
    page = desktop.window.page
    assert isinstance(page, PartPage)
    qtbot.waitUntil(lambda: page.part.shown is not None)
    return page


def on_hand(desktop: Desktop, store: Store, place: str) -> int:
    return desktop.session.services.catalogue.stock.on_hand(store.part, place) // MICRO


def test_the_stock_of_all_places_adds_up_to_the_total(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    stock = desktop.session.services.catalogue.stock
    stock.post_move(store.part, store.bin, store.van, 2 * MICRO)
    blocked = stock.add_location("quarantine", name="待检区")
    stock.post_move(store.part, store.bin, blocked.id, MICRO)
    page = part_page(desktop, qtbot, store.part)
    shown = page.part.shown
    assert shown is not None
    tab = page.tab("stock")
    table = tab.stock.model
    quantities = [Decimal(str(table.cell(row, 2))) for row in range(table.rowCount())]
    assert sorted(quantities) == [0, 2, 2]
    assert sum(quantities) * MICRO == shown.detail.usable_micro == 4 * MICRO
    assert shown.detail.total_micro == 5 * MICRO
    assert tab.apart.text() == "Not available besides: 1 to be inspected or put away."
    assert page.equation.sentence().startswith("4 available: 4 on hand less 0 reserved")
    assert shown.in_van_micro == 2 * MICRO


def test_a_move_is_recorded_and_undone_by_the_opposite_one(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    page = part_page(desktop, qtbot, store.part)
    page.move_stock()
    dialog = page.dialog
    assert isinstance(dialog, MoveStockDialog)
    dialog.form.fill({"from_location_id": store.bin, "to_location_id": store.van, "quantity": Decimal(2)})
    dialog.save()
    qtbot.waitUntil(lambda: said(desktop) == "The move is recorded.")
    settle(desktop, qtbot)
    assert (on_hand(desktop, store, store.bin), on_hand(desktop, store, store.van)) == (3, 2)
    assert desktop.messages.snackbar is not None
    desktop.messages.snackbar.undo()
    settle(desktop, qtbot)
    assert (on_hand(desktop, store, store.bin), on_hand(desktop, store, store.van)) == (5, 0)
    moves = desktop.session.services.catalogue.moves(store.part)
    assert [move.reason for move in moves] == ["reversal", "transfer", "opening"]


def test_taking_more_than_is_on_record_warns_before_and_after_but_is_not_refused(
    desktop: Desktop, store: Store, qtbot: QtBot
) -> None:
    page = part_page(desktop, qtbot, store.part)
    page.move_stock()
    dialog = page.dialog
    assert isinstance(dialog, MoveStockDialog)
    dialog.form.fill({"from_location_id": store.bin, "to_location_id": store.van})
    type_into(dialog.field("quantity"), "")
    dialog.field("quantity").set_value(Decimal(7))
    dialog.form.changed.emit()
    assert dialog.note.isVisibleTo(dialog)
    assert dialog.note.accessibleName().startswith("On record there: only 5 pcs.")
    dialog.save()
    qtbot.waitUntil(lambda: said(desktop).startswith("Moved. 2 pcs more left the place"))
    settle(desktop, qtbot)
    assert on_hand(desktop, store, store.bin) == -2


def test_a_count_without_a_reason_is_not_sent(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    page = part_page(desktop, qtbot, store.part)
    page.count()
    dialog = page.dialog
    assert isinstance(dialog, CountDialog)
    dialog.form.fill({"location_id": store.bin, "counted": Decimal(4)})
    dialog.save()
    assert dialog.field("reason").error == "Fill in Reason."
    settle(desktop, qtbot)
    assert on_hand(desktop, store, store.bin) == 5
    dialog.reject()


def test_a_count_below_zero_says_what_to_enter(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    page = part_page(desktop, qtbot, store.part)
    page.count()
    dialog = page.dialog
    assert isinstance(dialog, CountDialog)
    dialog.form.fill({"location_id": store.bin, "counted": Decimal(-1), "reason": "counted"})
    dialog.save()
    assert dialog.field("counted").error == "A count can't be below zero. Enter what you see in the place."
    dialog.reject()


def test_a_count_sets_the_place_right_by_a_move_with_its_reason(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    page = part_page(desktop, qtbot, store.part)
    page.count()
    dialog = page.dialog
    assert isinstance(dialog, CountDialog)
    dialog.form.fill({"location_id": store.bin, "counted": Decimal(4), "reason": "one was broken"})
    dialog.look()
    assert dialog.note.accessibleName() == "Missing: 1 pc. This leaves the stock with your reason."
    dialog.save()
    qtbot.waitUntil(lambda: said(desktop) == "The stock is set right.")
    settle(desktop, qtbot)
    newest = desktop.session.services.catalogue.moves(store.part)[0]
    assert (newest.reason, newest.document, newest.quantity_micro) == ("count", "one was broken", MICRO)
    assert on_hand(desktop, store, store.bin) == 4


def parts_page(desktop: Desktop, qtbot: QtBot) -> PartsPage:
    desktop.window.go("parts")
    page = desktop.window.page
    assert isinstance(page, PartsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    return page


@pytest.mark.parametrize("typed", ["HC-2205-0417", "hc22050417", "温控阀", "valve"])
def test_a_part_is_found_while_typing_by_number_with_or_without_dashes_and_by_name(
    desktop: Desktop, store: Store, qtbot: QtBot, typed: str
) -> None:
    page = parts_page(desktop, qtbot)
    type_into(page.search, typed)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.cell(0, 0) == "HC-2205-0417"


def test_only_what_is_in_my_van_is_listed_on_demand(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    desktop.session.services.catalogue.stock.post_move(store.part, store.bin, store.van, MICRO)
    page = parts_page(desktop, qtbot)
    page.parts.choose_stock("van")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.cell(0, 4) == "1"
    page.clear_filters()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)


def test_enter_on_a_whole_number_opens_the_part(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    page = parts_page(desktop, qtbot)
    type_into(page.search, "HC-3301-0008")
    QTest.keyClick(page.search.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desktop.window.here == "part")


def test_the_parts_are_exported_with_numbers_as_numbers(
    desktop: Desktop, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    page = parts_page(desktop, qtbot)
    file = tmp_path / "parts.xlsx"
    with qtbot.waitSignal(page.list.exported):
        page.export_to(file)
    rows = list(load_workbook(file).active.iter_rows(values_only=True))  # type: ignore[union-attr]  # a worksheet
    first = dict(zip(rows[0], rows[1], strict=True))
    assert (first["Part number"], first["Price"], first["On hand"]) == ("HC-2205-0417", 420, 5)


def test_my_van_is_one_key_away_with_what_it_holds(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    desktop.session.services.catalogue.stock.post_move(store.part, store.bin, store.van, 3 * MICRO)
    desktop.window.go("locations")
    page = desktop.window.page
    assert isinstance(page, LocationsPage)
    qtbot.waitUntil(lambda: page.contents_model.rowCount() > 0)
    page.tree.setFocus()
    QTest.keyClick(page.tree, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: page.title.text() == "Van 7")
    assert page.contents_model.cell(0, 0) == "HC-2205-0417"
    assert page.contents_model.cell(0, 2) == "3 pcs"


def test_a_place_shows_what_lies_in_the_places_inside_it(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    desktop.window.go("locations", id=store.warehouse)
    page = desktop.window.page
    assert isinstance(page, LocationsPage)
    qtbot.waitUntil(lambda: page.contents_model.rowCount() == 1)
    assert page.contents_model.cell(0, 4) == "A-12-03"
