"""The list of requests and the page of one: found, opened, decided, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from fieldservice.domain.records import ServiceRequest
from fieldservice.services.intake import RequestDraft
from tests.ui.desk_world import Desk, commit_text, settle, start_desk
from ui.desk.request_page import RequestPage
from ui.desk.requests_page import RequestsPage
from ui.kit.buttons import Button
from ui.kit.feedback import EmptyState


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Desk:
    return start_desk(tmp_path, qtbot)


def listed(desk: Desk, qtbot: Any) -> RequestsPage:
    desk.desktop.window.go("requests")
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, RequestsPage)
    return page


def numbers(page: RequestsPage) -> list[str]:
    return [str(page.model.cell(row, 0)) for row in range(page.model.rowCount())]


def number_of(desk: Desk, name: str) -> str:
    return stored(desk, name).number


def stored(desk: Desk, name: str) -> ServiceRequest:
    return desk.session.store.read().get(ServiceRequest, desk.ids[name])


def shown(desk: Desk, qtbot: Any, name: str) -> RequestPage:
    desk.desktop.window.go("request", id=desk.ids[name])
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, RequestPage)
    return page


def test_the_navigation_counts_new_requests(desk: Desk, qtbot: Any) -> None:
    entry = desk.desktop.window.navigation.entries["requests"]
    qtbot.waitUntil(lambda: entry.count == 2)  # a start shows its home first
    desk.services.intake.accept(desk.ids["new_request"])
    settle(desk, qtbot)
    assert entry.count == 1


def test_the_desk_begins_with_what_nobody_has_taken_up_newest_first(desk: Desk, qtbot: Any) -> None:
    page = listed(desk, qtbot)
    assert numbers(page) == [number_of(desk, "other_request"), number_of(desk, "new_request")]


def test_views_count_and_show_their_requests(desk: Desk, qtbot: Any) -> None:
    page = listed(desk, qtbot)
    page.views._choose(2)
    settle(desk, qtbot)
    assert page.model.rowCount() == 4
    page.views._choose(1)
    settle(desk, qtbot)
    assert page.model.rowCount() == 2  # received today, where the people are
    assert page._counts == {"new": (2, False), "today": (2, False), "all": (4, False)}


def test_a_scrap_of_chinese_text_filters_the_list_and_an_empty_result_says_what_to_do(desk: Desk, qtbot: Any) -> None:
    page = listed(desk, qtbot)
    commit_text(page.filter.edit, "延保")
    page.filter.changed.emit()
    qtbot.wait(200)
    settle(desk, qtbot)
    assert numbers(page) == [number_of(desk, "other_request")]
    commit_text(page.filter.edit, "没有这样的词")
    page.filter.changed.emit()
    qtbot.wait(200)
    settle(desk, qtbot)
    (state,) = [each for each in page.empty.findChildren(EmptyState) if each.isVisible()]
    assert state.button is not None
    state.button.click()
    settle(desk, qtbot)
    assert page.model.rowCount() == 2


def test_the_list_is_worked_by_keyboard_alone(desk: Desk, qtbot: Any) -> None:
    page = listed(desk, qtbot)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_J)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    settle(desk, qtbot)
    assert page.host.is_open() and page.drawer.title.text() == number_of(desk, "new_request")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert desk.desktop.window.here == "request"


def test_the_drawer_makes_the_work_order_and_the_list_follows(desk: Desk, qtbot: Any) -> None:
    page = listed(desk, qtbot)
    page.table.select_row(1)
    page._preview(page.table.current_id() or 0)
    settle(desk, qtbot)
    act = next(b for b in page.drawer.findChildren(Button) if b.kind == "primary" and b.isVisible())
    act.click()
    settle(desk, qtbot)
    assert stored(desk, "new_request").status == "accepted"
    assert numbers(page) == [number_of(desk, "other_request")]


def test_a_request_that_a_colleague_takes_appears_by_itself(desk: Desk, qtbot: Any) -> None:
    page = listed(desk, qtbot)
    taken = desk.services.intake.take_request(RequestDraft(customer_id=desk.ids["food"], fault="又停了"))
    settle(desk, qtbot)
    assert numbers(page)[0] == taken.number


def test_parked_calls_stand_above_the_list_and_a_discarded_one_comes_back(desk: Desk, qtbot: Any) -> None:
    desk.desktop.window.go("new_request")
    settle(desk, qtbot)
    intake = desk.desktop.window.page
    assert intake is not None
    commit_text(intake.fields.fault.edit, "先记一句")  # type: ignore[attr-defined]  # the intake page
    intake.vm.park()  # type: ignore[attr-defined]
    settle(desk, qtbot)
    page = listed(desk, qtbot)
    assert page.parked.isVisible()
    discard = next(b for b in page.parked.findChildren(Button) if b.text() == "Discard")
    discard.click()
    settle(desk, qtbot)
    assert not page.parked.isVisible()
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    settle(desk, qtbot)
    assert page.parked.isVisible()
    resume = next(b for b in page.parked.findChildren(Button) if b.text() == "Go on with it" and b.isVisible())
    resume.click()
    settle(desk, qtbot)
    assert desk.desktop.window.here == "new_request"
    assert intake.fields.fault.value() == "先记一句"  # type: ignore[attr-defined]


def test_one_primary_action_leads_on_from_a_request(desk: Desk, qtbot: Any) -> None:
    page = shown(desk, qtbot, "new_request")
    assert page.primary is not None and page.primary.text() == "Make the work order"
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk, qtbot)
    assert stored(desk, "new_request").status == "accepted"
    assert page.primary is not None and page.primary.text().startswith("Open WO-")


def test_a_work_order_made_by_mistake_is_taken_back_from_the_snackbar(desk: Desk, qtbot: Any) -> None:
    page = shown(desk, qtbot, "new_request")
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk, qtbot)
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None and stored(desk, "new_request").status == "accepted"
    assert "Open again" not in [button.text() for button in page.findChildren(Button) if button.isVisible()]
    snackbar.undo()
    settle(desk, qtbot)
    assert stored(desk, "new_request").status == "new"
    assert page.primary is not None and page.primary.text() == "Make the work order"


def test_cancelling_asks_why_and_can_be_taken_back(desk: Desk, qtbot: Any) -> None:
    page = shown(desk, qtbot, "other_request")
    action = next(a for a in more_menu(page) if a.text() == "Cancel the request…")
    action.trigger()
    dialog = page._dialog
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible() and dialog.words.error  # not without a reason
    commit_text(dialog.words.edit, "客户自己解决了")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk, qtbot)
    assert stored(desk, "other_request").status == "cancelled"
    snackbar = desk.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    settle(desk, qtbot)
    assert stored(desk, "other_request").status == "new"


def test_an_answered_request_can_be_opened_again_with_a_reason(desk: Desk, qtbot: Any) -> None:
    page = shown(desk, qtbot, "solved_request")
    reopen = next(b for b in page.head.findChildren(Button) if b.text() == "Open again" and b.isVisible())
    reopen.click()
    dialog = page._dialog
    assert dialog is not None
    commit_text(dialog.words.edit, "时间又跳了")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(desk, qtbot)
    assert stored(desk, "solved_request").status == "new"


def more_menu(page: RequestPage) -> list[Any]:
    from ui.kit.buttons import MenuButton

    button = next(b for b in page.head.findChildren(MenuButton) if b.isVisible())
    return list(button.menu_of().actions())
