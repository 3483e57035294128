"""The list of work orders, through its real widgets on a real profile."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from fieldservice.domain.records import Customer, WorkOrder
from tests.ui.work_order_world import Office, filled, office
from ui.kit.status import PillSpec
from ui.work_orders.list_page import WorkOrdersPage
from ui.work_orders.list_view_model import WorkOrderFilter, WorkOrderListViewModel

STATE = 1


def states(office: Office) -> list[str]:
    """The states that the rows say."""
    model = office.list_page.model
    rows = [model.row_values(at) for at in range(model.rowCount())]
    return [row[STATE].text for row in rows if row is not None and isinstance(row[STATE], PillSpec)]


__all__ = ["filled", "office"]  # fixtures


def test_every_state_stands_in_the_list_in_words(filled: Office) -> None:
    said = set(states(filled))
    assert {"Draft", "To schedule", "Scheduled", "Accepted", "Working", "Waiting for parts"} <= said
    assert {"Waiting for customer", "Completed", "Closed incomplete", "Cancelled"} <= said


def test_a_view_shows_what_belongs_to_it_and_says_how_many(filled: Office) -> None:
    filled.go("work_orders", view="waiting")
    assert sorted(states(filled)) == ["Waiting for customer", "Waiting for parts"]
    assert filled.list_page.note() == "2 work orders"


def test_a_page_reads_its_first_rows_once_while_it_is_built(filled: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    read, first = [], WorkOrderListViewModel._first

    def watched(vm: WorkOrderListViewModel, filter: WorkOrderFilter) -> object:
        read.append(filter.view)
        return first(vm, filter)

    monkeypatch.setattr(WorkOrderListViewModel, "_first", watched)
    page = WorkOrdersPage(filled.desktop.environment)
    filled.bot.waitUntil(lambda: len(read) == 1)
    page.open()
    filled.settle()
    assert read == [page.vm.filter.view]
    assert page.model.ids() == every_rid(filled, page)
    page.open(view="waiting")
    filled.settle()
    assert page.note() == "2 work orders"
    page.deleteLater()


def test_a_page_that_opens_on_another_view_shows_that_one(filled: Office) -> None:
    page = WorkOrdersPage(filled.desktop.environment)
    page.open(view="waiting")
    filled.settle()
    assert (page.model.rowCount(), page.note()) == (2, "2 work orders")
    page.deleteLater()


def test_a_page_whose_rows_came_before_it_was_opened_shows_them_all(filled: Office) -> None:
    page = WorkOrdersPage(filled.desktop.environment)
    filled.settle()
    page.open()
    filled.settle()
    assert page.model.ids() == every_rid(filled, page)
    assert page.note() == f"{page.model.rowCount()} work orders"
    page.deleteLater()


def every_rid(office: Office, page: WorkOrdersPage) -> array[int]:
    """What the list that the page shows consists of."""
    return array("q", office.desktop.session.services.work_order_lists.all_rids(page.vm.filter))


def test_a_filter_chip_narrows_the_list_and_its_removal_widens_it(filled: Office) -> None:
    whole = filled.list_page.model.rowCount()
    filled.list_page.vm.narrow(states=frozenset({"draft"}))
    filled.settle()
    assert states(filled) == ["Draft"]
    chip = filled.list_page.chips.chips["states"]
    filled.bot.keyClick(chip, Qt.Key.Key_Delete)
    filled.settle()
    assert filled.list_page.model.rowCount() == whole


def test_typing_a_scrap_of_chinese_finds_it(filled: Office) -> None:
    filled.list_page.text.focus()
    filled.list_page.text.edit.insert("轴承")  # as an input method does
    filled.press(Qt.Key.Key_Return)
    filled.settle()
    assert filled.list_page.model.ids() == array("q", [filled.rid("waiting_parts")])
    assert filled.desktop.window.focusWidget() is filled.list_page.table


def test_sorting_by_a_header_asks_for_that_order(filled: Office) -> None:
    filled.list_page.table.sortRequested.emit("due", False)
    filled.settle()
    assert filled.list_page.model.id_at(0) == filled.rid("overdue")
    assert filled.list_page.table.sort() == ("due", False)


def test_keys_move_tick_and_preview(filled: Office) -> None:
    table = filled.list_page.table
    table.setFocus()
    filled.press("jj")
    assert table.current_row() == 2
    filled.press("k")
    assert table.current_row() == 1
    filled.press("x")
    assert table.ticked_ids() == [table.current_id()]
    assert filled.list_page.selection.isVisible()
    filled.press(Qt.Key.Key_Space)
    assert filled.list_page.host.is_open()
    assert filled.list_page.drawer.title.text() == filled.list_page.model.row_values(1)[0]  # type: ignore[index]  # it is loaded


def test_the_drawer_follows_the_current_row(filled: Office) -> None:
    filled.list_page.table.setFocus()
    filled.press(Qt.Key.Key_Space, "j")
    filled.settle()
    row = filled.list_page.model.row_values(filled.list_page.table.current_row())
    assert row is not None
    assert filled.list_page.drawer.title.text() == row[0]


def test_enter_opens_the_work_order_and_the_way_back_leads_to_the_same_row(filled: Office) -> None:
    filled.list_page.table.setFocus()
    filled.press("jjj")
    current = filled.list_page.table.current_id()
    filled.press(Qt.Key.Key_Return)
    assert filled.desktop.window.here == "work_order"
    filled.desktop.window.back()
    filled.settle()
    assert filled.list_page.table.current_id() == current


def test_a_commit_from_elsewhere_changes_the_row_and_lets_it_flash(filled: Office) -> None:
    filled.list_page.table.select_row(4)
    current = filled.list_page.table.current_id()
    changed = filled.rid("qualified")
    filled.desktop.session.services.work_orders.wait_for(filled.made["qualified"], "parts")
    filled.settle()
    row = filled.list_page.model.row_of(changed)
    values = filled.list_page.model.row_values(row)
    assert values is not None
    assert values[STATE].text == "Waiting for parts"  # type: ignore[attr-defined]  # a PillSpec
    assert filled.list_page.table.is_flashing(row)
    assert filled.list_page.table.current_id() == current


def test_a_new_work_order_from_elsewhere_appears_and_ticks_stay(filled: Office) -> None:
    filled.list_page.table.set_ticks([filled.rid("draft")])
    filled.list_page.table.select_id(filled.rid("scheduled"))
    before = filled.list_page.model.rowCount()
    from fieldservice.services.work_orders import NewWorkOrder

    filled.desktop.session.services.work_orders.create(NewWorkOrder(summary="皮带断裂"))
    filled.settle()
    assert filled.list_page.model.rowCount() == before + 1
    assert filled.list_page.table.ticked_ids() == [filled.rid("draft")]
    assert filled.list_page.table.current_id() == filled.rid("scheduled")


def test_priority_of_several_is_set_at_once_and_taken_back(filled: Office) -> None:
    ids = [filled.rid("qualified"), filled.rid("scheduled"), filled.rid("completed")]
    filled.list_page.table.set_ticks(ids)
    filled.list_page.set_priority("high")
    filled.settle()
    read = filled.desktop.session.store.read()
    held = {what: read.get(WorkOrder, filled.made[what]).priority for what in ("qualified", "scheduled", "completed")}
    assert held == {"qualified": "high", "scheduled": "high", "completed": "normal"}
    snackbar = filled.desktop.messages.snackbar
    assert snackbar is not None
    assert snackbar.words() == "The priority of 2 work orders was changed."
    snackbar.undo()
    filled.settle()
    assert read.get(WorkOrder, filled.made["qualified"]).priority == "normal"


def test_the_export_holds_what_the_list_shows(filled: Office, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    filled.list_page.export.begin(path)
    filled.settle()
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("Number,State,Priority")
    assert len(lines) == filled.list_page.model.rowCount() + 1
    assert any("主机轴承温度高" in line for line in lines)
    assert not filled.list_page.export.panel.isVisible()


def test_an_empty_list_says_what_to_do(office: Office) -> None:
    office.go("work_orders", view="open")
    assert office.list_page.empty.isVisible()
    assert "press C" in office.list_page.empty.sentence.text()


def test_the_layout_of_the_columns_is_remembered_per_person(filled: Office) -> None:
    filled.list_page.table.restore_layout({"hidden": ["customer"]})
    filled.go("settings") if "settings" in filled.desktop.places else filled.list_page.may_leave()
    kept = filled.desktop.settings.get(f"work_orders.list.{filled.desktop.session.context.actor_id}", {})
    layout = kept["layout"]
    assert isinstance(layout, dict)
    assert layout["hidden"] == ["customer"]


def test_fifty_thousand_rows_ask_only_for_the_pages_that_are_seen(office: Office) -> None:
    session = office.desktop.session
    ids = session.context.ids
    customer = Customer(id=ids(), name="永盛纺织")
    with session.store.begin("test.many") as uow:
        uow.add(customer)
        uow.commit()
    for start in range(0, 50_000, 10_000):
        with session.store.begin("test.many") as uow:
            uow.add_all(
                WorkOrder(id=ids(), number=f"WO-{at}", customer_id=customer.id, summary="异响", status="qualified")
                for at in range(start, start + 10_000)
            )
            uow.commit()
    asked: list[int] = []
    office.go("work_orders", view="open")
    office.bot.waitUntil(lambda: office.list_page.vm.complete, timeout=60_000)
    office.list_page.model.pageNeeded.connect(lambda first, _ids: asked.append(first))
    office.settle()
    assert office.list_page.model.rowCount() == 50_000
    office.list_page.table.select_row(30_000)
    office.settle()
    assert asked
    assert set(asked) <= {0, 30_000 - office.list_page.model.page_size, 30_000}
    assert office.list_page.model.row_values(30_000) is not None
    assert office.list_page.vm.filter == WorkOrderFilter(view="open")
