"""What beginning a count promises: it says how much there will be to count, and begins just that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import StockCount
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.papers.page import ReportPage
from ui.warehouse.count_dialog import StartCountDialog
from ui.warehouse.count_mode import CountMode


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    made.firm.part("HC-1", held={"A-12-03": 9, "B-07-02": 4})
    made.firm.part("HC-2", held={"A-12-03": 2})
    made.settle()
    yield made
    made.close()


def asked(world: WarehouseWorld, what: str) -> StartCountDialog:
    """The dialog, with the central warehouse and this choice."""
    world.inputs().click(world.queue().count_button)
    dialog = world.queue().dialog
    assert isinstance(dialog, StartCountDialog)
    dialog.warehouse.set_value(world.firm.central.id)
    dialog.warehouse.changed.emit()
    dialog.what.set_value(what)
    dialog.what.changed.emit()
    world.settle()
    return dialog


def counts(world: WarehouseWorld) -> list[StockCount]:
    return world.session.store.read().where(StockCount, order_by="rid")


def test_a_full_count_is_announced_with_its_bins_and_lines_and_begins(world: WarehouseWorld) -> None:
    dialog = asked(world, "full")
    assert (dialog.plan is not None and len(dialog.plan.bins), dialog.plan and dialog.plan.lines) == (2, 3)
    assert "2" in dialog.summary.text() and "3" in dialog.summary.text()
    world.inputs().click(dialog.begin_button)
    (count,) = counts(world)
    assert (count.kind, count.blind) == ("full", True)
    assert isinstance(world.bench().mode, CountMode)


def test_the_sheet_of_a_count_is_printed_from_where_it_begins(world: WarehouseWorld) -> None:
    dialog = asked(world, "full")
    world.inputs().click(dialog.print_button)
    assert len(counts(world)) == 1
    assert world.desktop.window.here == "report"


def test_bins_that_nobody_counted_become_tasks_one_by_one_and_can_be_taken_back(world: WarehouseWorld) -> None:
    dialog = asked(world, "stale")
    world.inputs().click(dialog.begin_button)
    assert [each.status for each in counts(world)] == ["open", "open"]
    tasks = [task for task in world.queue().list.tasks() if task.kind == "count" and task.id]
    assert len(tasks) == 2
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    world.settle()
    assert {each.status for each in counts(world)} == {"cancelled"}


def test_a_second_full_count_of_the_same_place_is_not_begun(world: WarehouseWorld) -> None:
    first = world.session.services.count_planning.begin(world.firm.central.id, "full")
    dialog = asked(world, "full")
    assert not dialog.begin_button.isEnabled() and first[0].number in dialog.more.text()


def test_the_sheets_of_bins_whose_turn_it_is_are_printed_as_one_document(world: WarehouseWorld) -> None:
    dialog = asked(world, "stale")
    assert dialog.print_button.text() == "Begin and print the sheets"
    world.inputs().click(dialog.print_button)
    begun = counts(world)
    assert len(begun) == 2 and world.desktop.window.here == "report"
    page = world.desktop.window.page
    assert isinstance(page, ReportPage) and page.vm.paper is not None
    assert page.vm.paper.number == f"{begun[0].number} – {begun[1].number}"
    page._open_record("stock_count")
    world.settle()
    assert world.desktop.window.here == "warehouse_queue"
