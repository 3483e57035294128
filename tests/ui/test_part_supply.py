"""What hangs on a part, through the real window: what replaces it, codes, levels, offers; costs for few; many bins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from fieldservice.domain.quantity import MICRO
from tests.ui.app_world import make_desktop, settle
from tests.ui.test_customers import said, type_into
from tests.ui.test_parts import Store, part_page, store
from ui.app.desktop import Desktop
from ui.kit.models import Sureness
from ui.parts.locations_page import LocationsPage
from ui.parts.part_page import PartPage
from ui.parts.parts_page import PartsPage
from ui.parts.supply_dialogs import CodeDialog, LevelDialog, OfferDialog, ReplacementDialog

__all__ = ["store"]  # the fixture


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    made = make_desktop(tmp_path, qtbot)
    made.window.resize(1440, 900)
    made.window.show()
    yield made
    made.close()


def undo(desktop: Desktop, qtbot: QtBot) -> None:
    assert desktop.messages.snackbar is not None
    desktop.messages.snackbar.undo()
    settle(desktop, qtbot)


def answer(page: PartPage, kind: type[Any], values: dict[str, Any]) -> Any:
    dialog = page.dialog
    assert isinstance(dialog, kind)
    dialog.form.fill(values)
    dialog.save()
    return dialog


def test_a_replacement_is_drawn_and_taken_back(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    page = part_page(desktop, qtbot, store.part)
    page.edit_replacement()
    answer(page, ReplacementDialog, {"replacement_number": "HC-3301-0008", "ratio": Decimal(2), "interchange": "both"})
    qtbot.waitUntil(lambda: said(desktop) == "The replacement is kept.")
    settle(desktop, qtbot)
    chain = page.tab("stock").chain
    assert [box.accessibleName() for box in chain.boxes] == [
        "HC-2205-0417, this part, 5 available",
        "HC-3301-0008, 0 available",
    ]
    assert chain.links == ["2 for 1, either way"]
    undo(desktop, qtbot)
    assert chain.boxes == []


def test_a_circle_is_refused_beside_the_number(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    desktop.session.services.catalogue_supply.add_replacement(store.other, "HC-2205-0417")
    page = part_page(desktop, qtbot, store.part)
    page.edit_replacement()
    dialog = answer(page, ReplacementDialog, {"replacement_number": "HC-3301-0008", "ratio": Decimal(1)})
    qtbot.waitUntil(lambda: bool(dialog.field("replacement_number").error))
    assert dialog.field("replacement_number").error == (
        "This would close a circle: HC-2205-0417 → HC-3301-0008 → HC-2205-0417. Take one of these lines out first."
    )
    dialog.reject()


def test_an_unknown_number_is_kept_and_shown_as_leading_nowhere(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    page = part_page(desktop, qtbot, store.part)
    page.edit_replacement()
    answer(page, ReplacementDialog, {"replacement_number": "HC-9999", "ratio": Decimal(1)})
    qtbot.waitUntil(lambda: said(desktop) == "Kept. No part of the catalogue has the number HC-9999 yet.")
    settle(desktop, qtbot)
    assert page.tab("stock").chain.boxes[-1].accessibleName() == "HC-9999, not in the catalogue"


def test_a_level_stands_in_the_row_of_its_place_and_is_taken_back(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    page = part_page(desktop, qtbot, store.part)
    page.edit_level(store.warehouse)
    values = {"location_id": store.warehouse, "bin_id": store.bin, "min": Decimal(6), "max": Decimal(3)}
    dialog = answer(page, LevelDialog, values)
    qtbot.waitUntil(lambda: bool(dialog.field("max").error))
    assert dialog.field("max").error == "The maximum can't be below the minimum."
    dialog.form.fill(values | {"max": Decimal(12)})
    dialog.save()
    qtbot.waitUntil(lambda: said(desktop) == "Minimum, maximum and bin are set.")
    settle(desktop, qtbot)
    table = page.tab("stock").stock.model
    assert (table.cell(0, 1), table.cell(0, 6)) == ("A-12-03", "6 / 12")
    sure = table.cell(0, 7)
    assert isinstance(sure, Sureness) and sure.level == 3 and sure.text == "High: counted today"
    undo(desktop, qtbot)
    assert table.cell(0, 6) == ""


def test_offers_and_costs_are_seen_by_the_warehouse_and_never_by_technicians(
    desktop: Desktop, store: Store, qtbot: QtBot
) -> None:
    services = desktop.session.services
    supplier = services.suppliers.add(name="Ningbo Valve")
    opening = services.catalogue.moves(store.part)[-1]
    services.valuation.set_cost(opening.id, 28_640)
    page = part_page(desktop, qtbot, store.part)
    page.edit_offer()
    values = {"supplier_id": supplier.id, "price": Decimal("250"), "currency": "CNY", "pack": Decimal(1)}
    answer(page, OfferDialog, values | {"lead_days": Decimal(12)})
    qtbot.waitUntil(lambda: said(desktop) == "The offer is kept.")
    settle(desktop, qtbot)
    assert page.tab("purchasing").offers.model.cell(0, 2) == "¥250.00"
    assert "Average cost ¥286.40" in page.heading.line.text()
    assert "Supplier Ningbo Valve, 12 days" in page.heading.line.text()
    technician = services.people.add(number="T9", name="马文斌", roles=("technician",))
    desktop.work_as(technician.id)
    page = part_page(desktop, qtbot, store.part)
    settle(desktop, qtbot)
    assert page.part.shown is not None and page.part.shown.supply.bought is None
    line = page.heading.line.text()
    assert "286" not in line and "Ningbo" not in line and "Sale price ¥420.00" in line
    page.show_tab("data")
    assert "purchasing" not in page._made
    page.open(id=store.part, tab="purchasing")
    settle(desktop, qtbot)
    assert page.tabs.current() == "stock"


def test_searching_an_old_number_tells_what_replaces_it_and_opens_it(
    desktop: Desktop, store: Store, qtbot: QtBot
) -> None:
    services = desktop.session.services
    services.catalogue_supply.add_replacement(store.other, "HC-2205-0417")
    services.catalogue.archive_part(store.other)
    desktop.window.go("parts")
    page = desktop.window.page
    assert isinstance(page, PartsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page._banner.isHidden()
    type_into(page.search, "HC-3301-0008")
    qtbot.waitUntil(lambda: not page._banner.isHidden())
    assert page.replacement.accessibleName() == "HC-3301-0008 is replaced by HC-2205-0417, 5 pcs in stock."
    page.replacement._link.clicked.emit()
    qtbot.waitUntil(lambda: desktop.window.here == "part")


def test_the_list_narrows_to_what_is_below_its_minimum_or_superseded(
    desktop: Desktop, store: Store, qtbot: QtBot
) -> None:
    supply = desktop.session.services.catalogue_supply
    supply.set_level(store.part, store.warehouse, 6 * MICRO)
    supply.add_replacement(store.other, "HC-2205-0417")
    desktop.window.go("parts")
    page = desktop.window.page
    assert isinstance(page, PartsPage)
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    page.parts.choose_stock("low")
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert page.model.cell(0, 0) == "HC-2205-0417"
    page.clear_filters()
    qtbot.waitUntil(lambda: page.model.rowCount() == 2)
    page.list.narrow(superseded=True)
    qtbot.waitUntil(lambda: page.model.rowCount() == 1)
    assert (page.model.cell(0, 0), page.model.cell(0, 5)) == ("HC-3301-0008", "HC-2205-0417")


def test_sixty_bins_are_added_at_once_in_walk_order_and_taken_back(
    desktop: Desktop, store: Store, qtbot: QtBot
) -> None:
    desktop.window.go("locations", id=store.warehouse)
    page = desktop.window.page
    assert isinstance(page, LocationsPage)
    qtbot.waitUntil(lambda: page.tree_model.rowCount() > 0)
    settle(desktop, qtbot)
    page.tree.setFocus()
    QTest.keyClick(page.tree, Qt.Key.Key_B)
    dialog = page.dialog
    assert dialog is not None
    dialog.form.fill({"first": "B-01-01", "last": "A-12-05"})
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.field("last").error))
    dialog.form.fill({"first": "B-01-01", "last": "B-12-05"})
    dialog.save()
    qtbot.waitUntil(lambda: said(desktop) == "60 bins are added.")
    settle(desktop, qtbot)
    bins = [str(page.tree_model.cell(row, 0)).strip() for row in range(page.tree_model.rowCount())]
    assert bins[1:4] == ["A-12-03", "B-01-01", "B-01-02"]
    undo(desktop, qtbot)
    assert page.tree_model.rowCount() < 10


@pytest.mark.parametrize("size", [(1280, 720), (960, 600)])
def test_the_page_fits_small_windows(desktop: Desktop, store: Store, qtbot: QtBot, size: tuple[int, int]) -> None:
    desktop.window.resize(*size)
    page = part_page(desktop, qtbot, store.part)
    for key in ("stock", "moves", "uses", "purchasing", "old", "data"):
        page.show_tab(key)
        settle(desktop, qtbot)
        assert desktop.window.width() == size[0]
        assert page.tab(key).inner.width() <= page.tab(key).width()


def test_a_code_is_added_shown_and_taken_away_again(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    page = part_page(desktop, qtbot, store.part)
    page.show_tab("data")
    page.add_code()
    dialog = answer(page, CodeDialog, {"code": "HC-3301-0008", "kind": "gtin"})
    qtbot.waitUntil(lambda: bool(dialog.field("code").error))
    assert dialog.field("code").error == "HC-3301-0008 already names the part 空气滤芯."
    dialog.form.fill({"code": "6901234567892", "kind": "gtin"})
    dialog.save()
    qtbot.waitUntil(lambda: said(desktop) == "The code names this part now.")
    settle(desktop, qtbot)
    codes = page.tab("data").codes
    assert [codes.model.cell(0, at) for at in (0, 1)] == ["6901234567892", "Product code (GTIN)"]
    codes.opened.emit(0)
    shown = page.dialog
    assert isinstance(shown, CodeDialog) and shown.save_button.isHidden()
    shown.remove_button.click()
    qtbot.waitUntil(lambda: said(desktop) == "The code names this part no longer.")
    settle(desktop, qtbot)
    assert codes.model.rowCount() == 0
    undo(desktop, qtbot)
    assert codes.model.rowCount() == 1


def test_an_offers_prices_from_a_quantity_on_are_edited_and_taken_back(
    desktop: Desktop, store: Store, qtbot: QtBot
) -> None:
    services = desktop.session.services
    supplier = services.suppliers.add(name="Ningbo Valve")
    offer = services.suppliers.add_offer(supplier.id, store.part, price_minor=25_000)
    page = part_page(desktop, qtbot, store.part)
    settle(desktop, qtbot)
    bought = page.part.shown.supply.bought if page.part.shown is not None else None
    assert bought is not None
    page.edit_offer(bought.offers[0])
    dialog = page.dialog
    assert isinstance(dialog, OfferDialog)
    qtbot.waitUntil(dialog.isVisible)
    dialog.field("from0").set_value(Decimal(10))
    dialog.save()
    assert dialog.isVisible() and "a pack costs" in dialog.field("price0").error
    dialog.field("price0").set_value(Decimal("230"))
    dialog.field("valid_until").set_value(date(2027, 12, 31))
    dialog.save()
    qtbot.waitUntil(lambda: said(desktop) == "The offer is changed.")
    settle(desktop, qtbot)
    assert [(each.from_micro, each.price_minor) for each in services.suppliers.breaks(offer.id)] == [
        (10_000_000, 23_000)
    ]
    row = page.tab("purchasing").offers.model
    assert "¥230.00" in str(row.cell(0, 3)) and "2027-12-31" in str(row.cell(0, 7))
    undo(desktop, qtbot)
    settle(desktop, qtbot)
    assert services.suppliers.breaks(offer.id) == []


def test_technicians_are_not_offered_what_only_the_warehouse_may_change(
    desktop: Desktop, store: Store, qtbot: QtBot
) -> None:
    desktop.work_as(desktop.session.services.people.add(number="T9", name="马文斌", roles=("technician",)).id)
    page = part_page(desktop, qtbot, store.part)
    settle(desktop, qtbot)
    assert page.tab("stock").chain.button.isHidden()
    assert page.tab("stock").stock.button.isHidden()
    assert page.tab("data").codes.button.isHidden()
    page.edit_replacement()
    assert page.dialog is None
