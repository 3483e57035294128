"""A keeper's work from the page of a part: counting it, asking for a transfer, opening what its moves name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import PartRequest, PartRequestLine, StockCount
from fieldservice.services.part_requests import Wanted
from tests.services.warehouse import MICRO
from tests.ui.test_customers import said
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.papers.page import ReportPage
from ui.parts.part_page import PartPage
from ui.parts.part_tabs import PurchasingTab, StockTab
from ui.parts.work_dialogs import CountPartDialog, TransferDialog
from ui.warehouse.count_mode import CountMode


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def page_of(world: WarehouseWorld, number: str, tab: str = "stock") -> PartPage:
    world.settle()
    world.desktop.window.go("part", id=world.firm.parts[number].id, tab=tab)
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, PartPage)
    return page


def test_one_key_begins_the_count_of_a_part_that_lies_in_one_warehouse(world: WarehouseWorld) -> None:
    world.firm.part("HC-1", held={"A-12-03": 9, "C-1": 2})
    world.firm.part("HC-2", held={"A-12-03": 1})
    page_of(world, "HC-1")
    world.inputs().key("C")
    mode = world.bench().mode
    assert isinstance(mode, CountMode) and mode.counts.state is not None
    assert mode.counts.state.count.part_id == world.firm.parts["HC-1"].id
    assert {each.location.code for each in mode.counts.state.bins} == {"A-12-03", "C-1"}


def test_where_a_part_lies_in_several_places_the_keeper_says_where_to_count(world: WarehouseWorld) -> None:
    world.firm.part("HC-1", held={"A-12-03": 9, "van": 2})
    page = page_of(world, "HC-1")
    world.inputs().key("C")
    dialog = page.dialog
    assert isinstance(dialog, CountPartDialog)
    dialog.form.fill({"location_id": world.firm.van.id})
    dialog.save()
    world.settle()
    (count,) = world.session.store.read().where(StockCount)
    assert (count.kind, count.location_id) == ("part", world.firm.van.id)
    assert world.bench().mode.model.id == count.id


def test_a_transfer_is_asked_for_from_where_there_is_some_and_taken_back(world: WarehouseWorld) -> None:
    core = world.firm.part("HC-1", held={"A-12-03": 9, "van": 1})
    world.firm.level(core, "van", 2, 4)
    page = page_of(world, "HC-1")
    world.inputs().key("R")
    dialog = page.dialog
    assert isinstance(dialog, TransferDialog)
    values = dialog.form.values()
    assert (values["from_location_id"], values["to_location_id"]) == (world.firm.central.id, world.firm.van.id)
    assert values["quantity"] == Decimal(3)
    dialog.save()
    world.settle()
    (request,) = world.session.store.read().where(PartRequest)
    (line,) = world.session.store.read().where(PartRequestLine)
    assert (request.kind, request.to_location_id) == ("transfer", world.firm.van.id)
    assert (line.source_location_id, line.quantity_micro) == (world.firm.central.id, 3 * MICRO)
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None and request.number in said(world.desktop)
    snackbar.undo()
    world.settle()
    assert world.session.store.read().get(PartRequest, request.id).status == "cancelled"


def test_a_transfer_to_the_same_place_is_refused_and_nothing_typed_is_lost(world: WarehouseWorld) -> None:
    world.firm.part("HC-1", held={"A-12-03": 9})
    page = page_of(world, "HC-1")
    page.request_transfer()
    dialog = page.dialog
    assert isinstance(dialog, TransferDialog)
    dialog.form.fill({"to_location_id": world.firm.central.id, "from_location_id": world.firm.central.id, "note": "急"})
    dialog.save()
    world.settle()
    assert world.session.store.read().where(PartRequest) == []
    assert dialog.isVisible() and dialog.form.values()["note"] == "急"
    dialog.reject()


def test_who_waits_for_the_part_stands_on_its_page_and_leads_to_the_job(world: WarehouseWorld) -> None:
    firm = world.firm
    core, order = firm.part("HC-1", held={"A-12-03": 9}), firm.job()
    world.session.services.part_requests.ask([Wanted(core.id, 2 * MICRO, firm.central.id)], work_order_id=order.id)
    tab = page_of(world, "HC-1").tab("stock")
    assert isinstance(tab, StockTab) and tab.needs.isVisible()
    tab.needs.opened.emit(0)
    world.settle()
    assert world.desktop.window.here == "work_order"


def test_a_move_opens_the_paper_that_it_names(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    core = firm.part("HC-1", held={"A-12-03": 9})
    order = world.order(("HC-1", 2))
    receipt = services.receiving.begin(purchase_order_id=order)
    services.receiving.scan(receipt.id, "HC-1")
    page = page_of(world, "HC-1")
    tab = page.tab("stock")
    assert isinstance(tab, StockTab)
    at = next(at for at, move in enumerate(tab.shown_moves) if move.reason == "received")
    assert tab.shown_moves[at].document == receipt.number and core.id
    tab.recent.opened.emit(at)
    world.settle()
    shown = world.desktop.window.page
    assert isinstance(shown, ReportPage) and shown.vm.kind == "goods_receipt"
    assert shown.vm.paper is not None and shown.vm.paper.number == receipt.number


def test_a_move_whose_paper_is_elsewhere_says_so(world: WarehouseWorld) -> None:
    firm, stock = world.firm, world.session.services.catalogue.stock
    core = firm.part("HC-1", held={"A-12-03": 9})
    stock.post_move(core.id, firm.bins["A-12-03"].id, firm.van.id, MICRO, document="TO-1123")
    tab = page_of(world, "HC-1").tab("stock")
    assert isinstance(tab, StockTab)
    tab.recent.opened.emit(0)
    world.settle()
    assert world.desktop.window.here == "part" and "TO-1123" in said(world.desktop)


def test_what_was_bought_opens_its_goods_receipt(world: WarehouseWorld) -> None:
    services = world.session.services
    world.firm.part("HC-1")
    receipt = services.receiving.begin(purchase_order_id=world.order(("HC-1", 2)))
    services.receiving.accept_all(receipt.id)
    tab = page_of(world, "HC-1", "purchasing").tab("purchasing")
    assert isinstance(tab, PurchasingTab) and tab.receipts == [receipt.id]
    tab.arrived.opened.emit(0)
    world.settle()
    shown = world.desktop.window.page
    assert isinstance(shown, ReportPage) and shown.vm.kind == "goods_receipt"
