"""Old parts in the real window: what waits is a task, several take a step at once, the longest overdue are found."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import PartLine
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.returns.page import OldPartsPage


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot) -> Iterator[WarehouseWorld]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    made = make_warehouse_world(tmp_path, app)
    for number in ("HC-1001", "HC-1002", "HC-1003"):
        made.firm.part(number, held={"A-12-03": 2})
    yield made
    made.close()


def go(world: WarehouseWorld, **params: object) -> OldPartsPage:
    world.desktop.window.go("old_parts", **params)
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, OldPartsPage)
    return page


def owed(world: WarehouseWorld, pieces: int = 3) -> list[PartLine]:
    """Old parts that the technician took out."""
    order = world.firm.job()
    world.session.store.actor_id = world.firm.technician.id
    usage = world.session.services.part_usage
    made = [usage.remove_part(order.id, "return", description=f"旧件 {n}") for n in range(pieces)]
    world.session.store.actor_id = world.firm.keeper.id
    return made


def received(world: WarehouseWorld) -> list[PartLine]:
    lines = owed(world)
    for line in lines:
        world.session.services.old_parts.receive(line.tag_number, world.firm.central.id)
    return lines


def steps(world: WarehouseWorld, lines: list[PartLine]) -> list[str]:
    return [world.session.services.old_parts.detail(line.id).step for line in lines]


def tick_all(world: WarehouseWorld, page: OldPartsPage) -> None:
    page.table.set_ticks([page.model.id_at(row) for row in range(page.model.rowCount())])
    world.settle()


def tasks(world: WarehouseWorld) -> dict[str, Any]:
    world.desktop.window.go("warehouse_queue")
    world.settle()
    return {task.key: task for task in world.queue().list.tasks()}


def test_overdue_and_waiting_old_parts_are_tasks_that_open_their_list(world: WarehouseWorld) -> None:
    lines = received(world)
    late = owed(world, 2)
    world.clock.advance(days=12)
    world.session.services.old_parts.inspect(lines[0].id, "烧蚀")
    found = tasks(world)
    here, overdue = found["old:here"], found["old:overdue"]
    assert (here.lines, here.done) == (3, 1)
    assert (overdue.lines, overdue.days, overdue.customers[0].name) == (2, 5, world.firm.technician.name)
    world.queue().queue.begin(overdue)
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, OldPartsPage)
    assert {page.model.row_values(row)[0] for row in range(page.model.rowCount())} == {x.tag_number for x in late}
    go(world, view="here")
    world.desktop.counts.count(frozenset({"old_parts"}))
    world.settle()
    assert world.desktop.window.navigation.entries["old_parts"].count == 2


def test_several_are_scrapped_at_once_and_taken_back_at_once(world: WarehouseWorld) -> None:
    lines = received(world)
    page = go(world, view="here")
    assert not page.selection.isVisible()
    tick_all(world, page)
    assert page.selection.isVisible()
    page.selection.buttons["scrapped"].click()
    world.settle()
    assert steps(world, lines) == ["scrapped"] * 3
    assert not page.selection.isVisible()
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    world.settle()
    assert steps(world, lines) == ["received"] * 3


def test_several_leave_for_the_supplier_with_one_delivery_note(world: WarehouseWorld) -> None:
    vendor = world.session.services.suppliers.add(name="南京电机修造厂")
    lines = received(world)
    page = go(world, view="here")
    tick_all(world, page)
    page.selection.buttons["to_vendor"].click()
    world.settle()
    assert page.dialog is not None and page.dialog.isVisible()
    page.dialog.save()
    world.settle()
    assert steps(world, lines) == ["to_vendor"] * 3
    assert page.model.rowCount() == 0
    rows = world.session.store.read().rows("SELECT 1 FROM shipment WHERE supplier_id = ?", (vendor.id,))
    assert len(rows) == 1


def test_what_can_not_take_the_step_is_left_out_and_told_where_nothing_can(world: WarehouseWorld) -> None:
    lines = received(world)
    world.session.services.old_parts.scrap(lines[0].id)
    page = go(world, view="here")
    page.old_parts.narrow(state="")
    world.settle()
    tick_all(world, page)
    page.selection.buttons["scrapped"].click()
    world.settle()
    assert steps(world, lines) == ["scrapped"] * 3
    page.old_parts.narrow(state="done")
    world.settle()
    tick_all(world, page)
    page.selection.buttons["scrapped"].click()
    world.settle()
    assert page.selection.isVisible()  # nothing happened: they are still ticked


def test_a_technician_sends_several_back_with_one_delivery_note(world: WarehouseWorld) -> None:
    lines = owed(world)
    world.sign_in(world.firm.technician)
    page = go(world)
    tick_all(world, page)
    page.selection.buttons["handed_over"].click()
    world.settle()
    assert page.dialog is not None
    page.dialog.save()
    world.settle()
    assert steps(world, lines) == ["handed_over"] * 3
    rows = world.session.store.read().rows("SELECT count(*) FROM shipment WHERE kind = 'return'")
    assert rows[0][0] == 1


def test_the_ageing_of_what_is_overdue_narrows_the_list(world: WarehouseWorld) -> None:
    owed(world, 1)
    world.clock.advance(days=20)
    owed(world, 2)
    world.clock.advance(days=10)  # due after seven days: overdue by 3 and by 23 days
    page = go(world, view="overdue")
    assert page.ages.isVisible()
    assert [each.n for each in page.old_parts.around.ages] == [2, 1, 0]
    assert page.model.rowCount() == 3
    page.old_parts.choose_age(page.old_parts.around.ages[1])
    world.settle()
    assert page.model.rowCount() == 1
    assert page.old_parts.today() - timedelta(days=23) == page.old_parts.records().rows([page.model.id_at(0)])[0].due_on
