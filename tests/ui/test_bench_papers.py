"""Printing from where one works: each mode of the bench shows its paper, and the paper leads back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from fieldservice.services.part_requests import Wanted
from tests.services.warehouse import MICRO
from tests.ui.fake_printer import FakePrinter
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.papers.page import ReportPage


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def picked(world: WarehouseWorld) -> str:
    """A pick list whose two pieces are picked; its id."""
    firm, services = world.firm, world.session.services
    core = firm.part("HC-1", held={"A-12-03": 9})
    asked = services.part_requests.ask([Wanted(core.id, 2 * MICRO, firm.central.id)], work_order_id=firm.job().id)
    made = services.picking.make_lists([line.id for line in asked.lines]).lists[0]
    for line in services.picking.view(made.id).lines:
        services.picking.pick(line.line.id, line.line.quantity_micro)
    return made.id


def picking(world: WarehouseWorld) -> tuple[str, str, str]:
    return "pick_list", "pick_list", picked(world)


def sending(world: WarehouseWorld) -> tuple[str, str, str]:
    return "shipment", "delivery_note", world.session.services.shipping.pack(picked(world)).id


def receiving(world: WarehouseWorld) -> tuple[str, str, str]:
    world.firm.part("HC-1", held={"A-12-03": 9})
    receipt = world.session.services.receiving.begin(purchase_order_id=world.order(("HC-1", 2)))
    world.session.services.receiving.scan(receipt.id, "HC-1")
    return "goods_receipt", "goods_receipt", receipt.id


def counting(world: WarehouseWorld) -> tuple[str, str, str]:
    world.firm.part("HC-1", held={"A-12-03": 9})
    return "stock_count", "count_sheet", world.session.services.counting.start(world.firm.central.id).id


WORK = pytest.mark.parametrize("begin", [picking, sending, receiving, counting])
Begin = Callable[[WarehouseWorld], tuple[str, str, str]]


def paper_of(world: WarehouseWorld, begin: Begin) -> tuple[ReportPage, str, str, str]:
    """The paper that Ctrl+P shows in a mode of the bench; its place, kind and the id of what it is about."""
    place, kind, id = begin(world)
    world.settle()
    world.desktop.window.go(place, id=id)
    world.settle()
    world.inputs().key("Ctrl+P")
    page = world.desktop.window.page
    assert isinstance(page, ReportPage)
    return page, place, kind, id


@WORK
def test_one_key_shows_the_paper_of_the_work_at_hand_and_one_more_prints_it(
    world: WarehouseWorld, begin: Begin
) -> None:
    page, _place, kind, _id = paper_of(world, begin)
    assert page.vm.paper is not None and page.vm.paper.kind == kind
    page.printer = printer = FakePrinter("Bench")
    world.inputs().key("Ctrl+P")
    ((name, title, pages, text),) = printer.printed
    assert name == "Bench" and pages >= 1
    assert page.vm.paper.number in title and "HC-1" in text


@WORK
def test_escape_and_the_number_above_the_paper_lead_back_to_the_work(world: WarehouseWorld, begin: Begin) -> None:
    page, place, _kind, id = paper_of(world, begin)
    world.inputs().key("Escape")
    assert world.desktop.window.here == place and world.bench().mode.model.id == id
    for step in (place, ""):  # the number, and what stands before it
        world.inputs().key("Ctrl+P")
        page.crumbs.chosen.emit(step)
        world.settle()
        assert world.desktop.window.here == place and world.bench().mode.model.id == id


def test_a_paper_can_be_saved_and_opened_at_once(
    world: WarehouseWorld, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, *_ = paper_of(world, picking)
    wanted, opened = tmp_path / "walk.pdf", []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(wanted), ""))

    def note(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", note)
    page.save_and_open()
    world.settle()
    assert opened == [wanted] and wanted.read_bytes().startswith(b"%PDF")
