"""What the queue and the bench promise besides their budgets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import PickList
from fieldservice.services.counting import CountFilter
from fieldservice.services.part_requests import Wanted
from tests.services.warehouse import MICRO
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.my_day.page import MyDayPage
from ui.warehouse.bench_card import Face
from ui.warehouse.pick_mode import PickMode
from ui.warehouse.receive_mode import ReceiveMode
from ui.warehouse.requests_card import RequestsCard


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def begin_picking(world: WarehouseWorld, *lines: tuple[str, int]) -> PickMode:
    """These parts are asked for, and the keeper begins to pick them."""
    firm, services = world.firm, world.session.services
    wanted = [Wanted(firm.parts[number].id, pieces * MICRO) for number, pieces in lines]
    services.part_requests.ask(wanted, work_order_id=firm.job().id)
    world.settle()
    world.inputs().key("Return")
    mode = world.bench().mode
    assert isinstance(mode, PickMode)
    return mode


def face(mode: PickMode | ReceiveMode) -> Face:
    """What the large card says."""
    shown = mode.card.face
    assert isinstance(shown, Face)
    return shown


def test_the_queue_is_where_the_keeper_begins(world: WarehouseWorld) -> None:
    assert world.desktop.window.here == "warehouse_queue"
    assert world.queue().line.edit.hasFocus()


def test_the_most_urgent_task_is_first_and_chosen(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    core = firm.part("HC-1", held={"A-12-03": 9})
    services.part_requests.ask([Wanted(core.id)], work_order_id=firm.job(firm.technician, hours=60).id)
    services.part_requests.ask([Wanted(core.id)], work_order_id=firm.job(firm.colleague, hours=2).id)
    world.settle()
    task = world.queue().list.current()
    assert task is not None and task.person.name == firm.colleague.name


def test_the_navigation_counts_what_waits(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    core = firm.part("HC-1", held={"A-12-03": 9})
    services.part_requests.ask([Wanted(core.id)], work_order_id=firm.job().id)
    assert services.warehouse_queue.count() == 1
    assert "warehouse_queue" in world.desktop.window.navigation.entries


def test_the_scan_line_keeps_the_focus_when_buttons_are_clicked(world: WarehouseWorld) -> None:
    world.firm.part("HC-1", held={"A-12-03": 9})
    mode = begin_picking(world, ("HC-1", 2))
    world.inputs().click(mode.short_button)
    assert world.bench().line.edit.hasFocus()


def test_a_wrong_scan_changes_nothing_and_says_what_was_expected(world: WarehouseWorld) -> None:
    firm = world.firm
    core = firm.part("HC-1", held={"A-12-03": 9})
    firm.part("HC-2", held={"B-07-02": 9})
    begin_picking(world, ("HC-1", 2))
    world.inputs().scan("HC-2")
    verdict, words = world.said()
    assert verdict == "wrong" and "HC-1" in words
    assert firm.held(core, "A-12-03") == 9


def test_ctrl_z_puts_the_last_pick_back_into_its_bin(world: WarehouseWorld) -> None:
    firm = world.firm
    core = firm.part("HC-1", held={"A-12-03": 9})
    mode = begin_picking(world, ("HC-1", 3))
    inputs = world.inputs()
    inputs.scan("HC-1")
    assert firm.held(core, "A-12-03") == 8 and face(mode).count == "2"
    inputs.key("Ctrl+Z")
    assert firm.held(core, "A-12-03") == 9 and face(mode).count == "3"


def test_fast_scans_are_carried_out_one_after_another(world: WarehouseWorld) -> None:
    firm = world.firm
    core = firm.part("HC-1", held={"A-12-03": 9})
    begin_picking(world, ("HC-1", 3))
    edit = world.bench().line.edit
    for _ in range(3):
        QTest.keyClicks(edit, "HC-1")
        QTest.keyClick(edit, Qt.Key.Key_Return)
    world.settle()
    assert firm.held(core, "A-12-03") == 6


def test_a_digit_answers_only_while_the_line_asks(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    core = firm.part("HC-1", held={"A-12-03": 9})
    mode = begin_picking(world, ("HC-1", 4))
    inputs = world.inputs()
    inputs.scan("A-12-03")
    inputs.scan("1")
    assert firm.held(core, "A-12-03") == 8  # a quantity
    inputs.key("F6")
    state = mode.picks.state
    assert state is not None and state.asked
    inputs.type_here(str(len(state.ways)))  # send what is there
    (list_id,) = [row.id for row in services.picking.to_pack()]
    view = services.picking.view(list_id)
    assert view.lines[0].line.short_micro == 3 * MICRO


def test_a_shortage_is_announced_before_the_keeper_walks_there(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    firm.part("HC-1", held={"A-12-03": 9})
    seals = firm.part("HC-2", held={"B-07-02": 5})
    mode = begin_picking(world, ("HC-1", 2), ("HC-2", 3))
    services.catalogue.stock.adjust(seals.id, firm.bins["B-07-02"].id, 2 * MICRO, "counted")
    world.settle()
    state = mode.picks.state
    assert state is not None and state.line is not None and state.line.part.number == "HC-1"
    assert state.short is not None and state.short.lacking_micro == MICRO
    assert state.ways[-1].kind == "ship_short"


def test_f10_puts_a_list_aside_and_the_queue_keeps_it(world: WarehouseWorld) -> None:
    world.firm.part("HC-1", held={"A-12-03": 9})
    mode = begin_picking(world, ("HC-1", 2))
    id = mode.picks.id
    world.inputs().key("F10")
    assert world.desktop.window.here == "warehouse_queue"
    assert world.firm.world.find(PickList, id).parked
    assert [task.id for task in world.queue().list.tasks() if task.parked] == [id]


def test_differences_are_asked_at_the_end_only(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    for number in ("HC-1", "HC-2"):
        firm.level(firm.part(number), "central", 1, 9, "C-1")
    order = world.order(("HC-1", 4), ("HC-2", 2))
    inputs = world.inputs()
    inputs.key("Return")
    inputs.scan("HC-1")
    inputs.scan("3")
    mode = world.bench().mode
    assert isinstance(mode, ReceiveMode) and face(mode).count == "3"
    inputs.key("Return")
    state = mode.goods.state
    assert state is not None and state.stage == "differ" and len(state.unexplained) == 2
    inputs.type_here("1")
    inputs.key("Return")
    detail = services.purchasing.detail(order)
    assert detail.order.status == "ordered" and [line.open_micro // MICRO for line in detail.lines] == [1, 2]
    assert firm.held(firm.parts["HC-1"], "C-1") == 3


def test_a_blind_count_tells_nothing_before_the_bin_was_looked_through(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    core = firm.part("HC-1", held={"C-1": 8}, price_minor=90_000)
    world.settle()
    inputs = world.inputs()
    inputs.scan("C-1")
    inputs.scan("HC-1")
    mode = world.bench().mode
    before = mode.model.state
    assert before.stage == "count" and not before.doubts
    inputs.key("Return")
    assert mode.model.state.stage == "again"
    inputs.scan("HC-1")
    inputs.scan("8")
    inputs.key("Return")
    (count,) = services.counting.counts.rows(list(services.counting.counts.chunk(CountFilter()).rids))
    assert firm.held(core, "C-1") == 8
    assert count.status == "posted"


def test_one_enter_too_many_writes_off_nothing_that_is_asked_about_again(world: WarehouseWorld) -> None:
    firm = world.firm
    core = firm.part("HC-1", held={"C-1": 8}, price_minor=90_000)
    world.settle()
    inputs = world.inputs()
    inputs.scan("C-1")
    inputs.key("Return")
    mode = world.bench().mode
    assert mode.model.state.stage == "again"
    inputs.key("Return")
    assert (mode.model.state.stage, world.said()[0], firm.held(core, "C-1")) == ("again", "wrong", 8)
    inputs.key("Return")  # none of it is there indeed
    assert (mode.model.state.stage, firm.held(core, "C-1")) == ("posted", 0)


def test_enter_is_offered_while_picking_only_where_it_picks(world: WarehouseWorld) -> None:
    world.firm.part("HC-1", held={"A-12-03": 9})
    mode = begin_picking(world, ("HC-1", 2))
    assert not mode.card.main.isVisible() and "A-12-03" in world.bench().line.edit.placeholderText()
    world.inputs().scan("A-12-03")
    assert mode.card.main.isVisible()


def test_a_surplus_alone_is_kept_or_counted_again_and_never_expected_later(world: WarehouseWorld) -> None:
    firm = world.firm
    firm.level(firm.part("HC-1"), "central", 1, 9, "C-1")
    world.order(("HC-1", 4))
    inputs = world.inputs()
    inputs.key("Return")
    inputs.scan("HC-1")
    inputs.scan("5")
    inputs.key("Return")
    mode = world.bench().mode
    assert isinstance(mode, ReceiveMode) and mode.goods.state is not None and mode.goods.state.stage == "differ"
    follows, no_more, again = mode._answers
    assert follows.isVisible() and again.isVisible() and not no_more.isVisible()
    inputs.type_here("2")
    assert mode.goods.state.stage == "count"
    inputs.key("Return")
    inputs.type_here("1")
    inputs.key("Return")
    assert firm.held(firm.parts["HC-1"], "C-1") == 5


def test_a_box_on_its_way_to_a_technician_is_received_by_scanning_it(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    core = firm.part("HC-1", held={"A-12-03": 9})
    mode = begin_picking(world, ("HC-1", 2))
    services.picking.pick(services.picking.view(mode.picks.id).lines[0].line.id)
    sent = services.shipping.ship(services.shipping.pack(mode.picks.id).id)
    world.sign_in(firm.technician)
    page = world.desktop.window.page
    assert isinstance(page, MyDayPage) and page.coming is not None and page.coming.isVisible()
    page._show()  # every minute
    assert page.coming.isVisible() and page._rail.inner.isAncestorOf(page.coming)  # one column, one scroll bar
    assert page.scanned(services.scanning.resolve(f"FS1:B:{sent.number}/1"))
    world.settle()
    assert firm.held(core, "van") == 2
    assert not page.coming.isVisible()


def test_parts_are_asked_for_on_the_tab_of_a_work_order(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    core = firm.part("HC-1", held={"A-12-03": 9})
    order = firm.job()
    world.settle()
    world.desktop.window.go("work_order", id=order.id, tab="parts")
    world.settle()
    page = world.desktop.window.page
    assert page is not None
    (card,) = page.findChildren(RequestsCard)
    assert card.ask_button is not None
    inputs = world.inputs()
    inputs.click(card.ask_button)
    dialog = card.dialog
    assert dialog is not None
    dialog.model.offer(core.id, 2 * MICRO)
    world.settle()
    inputs.click(dialog.send)
    (view,) = services.part_requests.of_work_order(order.id)
    assert view.lines[0].source == firm.central and view.lines[0].line.quantity_micro == 2 * MICRO
    (shown,) = page.findChildren(RequestsCard)
    assert shown.header is not None and "1" in shown.header.detail.text()


def test_labels_of_the_box_are_one_key_away(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    firm.part("HC-1", held={"A-12-03": 9})
    mode = begin_picking(world, ("HC-1", 2))
    services.picking.pick(services.picking.view(mode.picks.id).lines[0].line.id)
    world.desktop.window.go("shipment", id=services.shipping.pack(mode.picks.id).id)
    world.settle()
    world.inputs().key("F8")
    assert world.desktop.window.here == "labels"
    assert world.desktop.window.page is not None and world.desktop.window.page.note()


def test_the_queue_names_the_move_that_took_a_bin_below_zero(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    core = firm.part("HC-1", held={"A-12-03": 1})
    services.catalogue.stock.post_move(core.id, firm.bins["A-12-03"].id, firm.van.id, 3 * MICRO)
    world.desktop.window.go("settings")
    world.desktop.window.go("warehouse_queue")
    world.settle()
    ((sentence, advice),) = world.queue().queue.doubts.below_zero
    shown = " ".join(label.text() for label in world.queue().findChildren(QLabel))
    assert "HC-1" in sentence and sentence in shown and advice in shown
