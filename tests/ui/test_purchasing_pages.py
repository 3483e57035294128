"""Purchasing and old parts in the real window: proposals become orders, tags are received, all can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from fieldservice.domain.paper_states import OrderState
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import PartLine, PurchaseOrder, Supplier
from fieldservice.services.old_parts import OldPartFilter
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.purchasing.order_page import OrderPage
from ui.purchasing.orders_page import OrdersPage
from ui.purchasing.proposals_page import ProposalsPage
from ui.purchasing.suppliers_page import SuppliersPage
from ui.returns import dialogs
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


def go(world: WarehouseWorld, place: str, **params: object) -> Any:
    world.desktop.window.go(place, **params)
    world.settle()
    return world.desktop.window.page


def undo(world: WarehouseWorld) -> None:
    """Take back what the message at the foot speaks of."""
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    world.settle()


def supplier(world: WarehouseWorld, name: str) -> Supplier:
    return world.session.services.suppliers.add(name=name)


def short_of(world: WarehouseWorld, number: str, least: int, *sellers: Supplier) -> str:
    """A part of which the central warehouse lacks so many; who sells it, the first preferred."""
    services, part = world.session.services, world.firm.parts[number]
    there = services.availability.available(part.id, world.firm.central.id)
    services.catalogue_supply.set_level(part.id, world.firm.central.id, there + least * MICRO, there + least * MICRO)
    for at, seller in enumerate(sellers):
        services.suppliers.add_offer(seller.id, part.id, price_minor=1_000 - 100 * at, lead_days=3)
    return part.id


def orders(world: WarehouseWorld) -> list[PurchaseOrder]:
    return world.session.store.read().where(PurchaseOrder, order_by="rid")


def test_chosen_proposals_become_one_draft_for_each_supplier_and_can_be_taken_back(world: WarehouseWorld) -> None:
    first, second = supplier(world, "甲厂"), supplier(world, "乙厂")
    numbers = list(world.firm.parts)
    short_of(world, numbers[0], 4, first)
    short_of(world, numbers[1], 5, first)
    short_of(world, numbers[2], 6, second)
    page = go(world, "purchase_proposals")
    assert isinstance(page, ProposalsPage)
    assert len(page.proposals.wanted()) == 3
    page.order_button.click()
    world.settle()
    assert [order.status for order in orders(world)] == [OrderState.DRAFT, OrderState.DRAFT]
    details = [world.session.services.purchasing.detail(order.id) for order in orders(world)]
    assert sorted(len(each.lines) for each in details) == [1, 2]
    assert isinstance(world.desktop.window.page, OrdersPage)
    undo(world)
    assert {order.status for order in orders(world)} == {OrderState.CANCELLED}


def test_a_proposal_is_ordered_in_the_quantity_and_at_the_supplier_that_were_chosen(world: WarehouseWorld) -> None:
    dear, cheap = supplier(world, "甲厂"), supplier(world, "乙厂")
    number, other = list(world.firm.parts)[:2]
    part = short_of(world, number, 4, dear, cheap)
    short_of(world, other, 1, dear)
    page = go(world, "purchase_proposals")
    at = next(at for at, each in enumerate(page.proposals.proposals) if each.part.id == part)
    page.table.select_row(at)
    world.settle()
    page.panel.quantity.set_value("9")
    page.panel.quantity.committed.emit()
    world.settle()
    page.panel.supplier.set_value(cheap.id)
    page.panel.supplier.changed.emit()
    world.settle()
    page.table.set_ticks({at})
    page.table.ticksChanged.emit({at})
    page.order()
    world.settle()
    (order,) = orders(world)
    (line,) = world.session.services.purchasing.detail(order.id).lines
    assert (order.supplier_id, line.part.id, line.line.quantity_micro) == (cheap.id, part, 9 * MICRO)
    assert isinstance(world.desktop.window.page, OrderPage)


def test_an_order_has_one_next_step_at_a_time_from_its_first_line_to_its_end(world: WarehouseWorld) -> None:
    services, number = world.session.services, next(iter(world.firm.parts))
    made = services.purchasing.create(supplier(world, "甲厂").id, world.firm.central.id)
    page = go(world, "purchase_order", id=made.id)
    assert page.order.next_step() == "add"
    page.primary.click()
    page.dialog.field("number").set_value(number)
    page.dialog.field("quantity").set_value("3")
    page.dialog.save()
    world.settle()
    assert not page.dialog.isVisible()
    assert page.order.next_step() == "order"
    page.primary.click()
    world.settle()
    assert page.order.next_step() == "receive"
    undo(world)
    assert (orders(world)[0].status, page.order.next_step()) == ("draft", "order")
    page.primary.click()
    world.settle()
    page.primary.click()
    world.settle()
    assert world.bench().line.isVisible()


def test_an_unknown_part_number_is_told_beside_its_field(world: WarehouseWorld) -> None:
    made = world.session.services.purchasing.create(supplier(world, "甲厂").id, world.firm.central.id)
    page = go(world, "purchase_order", id=made.id)
    page.add_line()
    page.dialog.field("number").set_value("NO-SUCH-PART")
    page.dialog.save()
    world.settle()
    assert page.dialog.isVisible()
    assert page.dialog.field("number").error
    page.dialog.reject()


def test_late_orders_are_counted_and_found_by_one_choice(world: WarehouseWorld) -> None:
    world.order((next(iter(world.firm.parts)), 2))
    world.clock.advance(days=3)
    page = go(world, "purchase_orders", view="overdue")
    assert isinstance(page, OrdersPage)
    assert page.model.rowCount() == 1
    pill = page.model.row_values(0)[1]
    assert pill.tone == "danger"


def test_a_supplier_is_added_and_taken_back(world: WarehouseWorld) -> None:
    page = go(world, "suppliers")
    assert isinstance(page, SuppliersPage)
    page.new_supplier()
    assert page.dialog is not None
    page.dialog.field("name").set_value("苏州精滤")
    page.dialog.save()
    world.settle()
    assert page.model.rowCount() == 1
    undo(world)
    assert page.model.rowCount() == 0


# Old parts


def owed(world: WarehouseWorld) -> PartLine:
    """The technician takes a part out of a machine; it must come back."""
    order = world.firm.job()
    world.session.store.actor_id = world.firm.technician.id
    part = next(part for part in world.firm.parts.values() if part.tracking == "none")
    line = world.session.services.part_usage.remove_part(order.id, "return", part_id=part.id)
    world.session.store.actor_id = world.firm.keeper.id
    world.settle()
    return line


def step(world: WarehouseWorld, line: PartLine) -> str:
    return world.session.services.old_parts.detail(line.id).step


def test_an_old_part_is_received_by_scanning_its_tag_and_owed_again_by_undo(world: WarehouseWorld) -> None:
    line = owed(world)
    page = go(world, "old_parts")
    assert isinstance(page, OldPartsPage)
    assert page.model.rowCount() == 1
    page.line.take(line.tag_number)
    world.settle()
    assert page.line.result.verdict == "right"
    assert (step(world, line), page.model.rowCount()) == ("received", 0)
    page.line.undone.emit()
    world.settle()
    assert (step(world, line), page.model.rowCount()) == ("", 1)


def test_an_unknown_tag_changes_nothing_and_is_told(world: WarehouseWorld) -> None:
    line = owed(world)
    page = go(world, "old_parts")
    page.line.take("OP-0000")
    world.settle()
    assert page.line.result.verdict == "wrong"
    assert step(world, line) == ""


def test_a_received_part_is_inspected_repaired_and_in_stock_again(world: WarehouseWorld) -> None:
    line = owed(world)
    services = world.session.services
    services.old_parts.receive(line.tag_number, world.firm.central.id)
    page = go(world, "old_parts", view="here")
    bin = next(iter(world.firm.bins.values()))
    assert line.part_id is not None
    before = services.catalogue.stock.on_hand(line.part_id, bin.id)

    def shown() -> Any:
        return services.old_parts.detail(line.id)

    page.ask(dialogs.finding(page, page.environment, page.old_parts, shown()))
    page.dialog.field("note").set_value("轴承烧蚀")
    page.dialog.save()
    world.settle()
    assert step(world, line) == "inspected"
    page.ask(dialogs.repaired(page, page.environment, page.old_parts, shown()))
    page.dialog.field("bin_id").set_value(bin.id)
    page.dialog.save()
    world.settle()
    assert services.catalogue.stock.on_hand(line.part_id, bin.id) == before + line.quantity_micro
    undo(world)
    assert step(world, line) == "inspected"
    assert services.catalogue.stock.on_hand(line.part_id, bin.id) == before


def test_a_technician_sees_only_their_own_debts_and_sends_them_back(world: WarehouseWorld) -> None:
    line = owed(world)
    world.sign_in(world.firm.colleague)
    page = go(world, "old_parts")
    assert page.model.rowCount() == 0
    world.sign_in(world.firm.technician)
    page = go(world, "old_parts")
    assert page.model.rowCount() == 1
    assert not page.line.isVisible()
    shown = world.session.services.old_parts.detail(line.id)
    page.ask(dialogs.hand_over(page, page.environment, page.old_parts, shown))
    page.dialog.save()
    world.settle()
    assert world.session.services.old_parts.list.count(OldPartFilter(state="under_way")).n == 1
    undo(world)
    assert step(world, line) == ""


def test_a_proposal_and_its_order_say_why_they_buy_there(world: WarehouseWorld) -> None:
    dear, cheap = supplier(world, "甲厂"), supplier(world, "乙厂")
    part = short_of(world, next(iter(world.firm.parts)), 4, dear, cheap)
    suppliers = world.session.services.suppliers
    first, second = suppliers.offers_of_part(part)
    best = min((first, second), key=lambda each: each.line.price_minor or 0)
    suppliers.prefer(best.line.id)
    suppliers.set_breaks(best.line.id, [(2 * MICRO, 500)])
    page = go(world, "purchase_proposals")
    assert isinstance(page, ProposalsPage)
    page.table.select_row(0)
    world.settle()
    why = page.proposals.proposals[0].why_offer
    shown = [label.text() for label in page.panel.cost.findChildren(QLabel)]
    assert why and any(why in text for text in shown)
    page.proposals.choose({page._keys[0]})
    page.order()
    world.settle()
    opened = world.desktop.window.page
    assert isinstance(opened, OrderPage)
    assert why in [opened.lines.model.cell(0, at) for at in range(9)]


def test_the_navigation_counts_orders_that_are_late_or_should_arrive_today(world: WarehouseWorld) -> None:
    purchasing, today = world.session.services.purchasing, world.clock.now().date()
    part, seller = next(iter(world.firm.parts.values())), supplier(world, "甲厂")
    for days in (-2, 0, 1):
        order = purchasing.create(seller.id, world.firm.central.id)
        purchasing.add_line(order.id, part.id)
        purchasing.order(order.id, today + timedelta(days=days))
    world.desktop.counts.count(frozenset(world.desktop.window.navigation.entries))  # else a moment after the start
    world.settle()
    assert purchasing.due_count() == 2
    assert world.desktop.window.navigation.entries["purchase_orders"].count == 2
