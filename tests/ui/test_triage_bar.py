"""Suggestions beside the fields of the intake form: made while one types, explained, taken by a person alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldservice import i18n
from fieldservice.domain.records import ServiceRequest, TriageSuggestion
from fieldservice.services.intake import RequestDraft
from tests.ui.desk_world import Desk, commit_text, settle, start_desk
from tests.ui.inputs import Inputs
from ui.desk.intake_page import IntakePage
from ui.desk.triage_bar import case_words, short_reason

_CALLS = (
    ("repair", "P08", "normal", "主机轴封漏油，地上一滩"),
    ("repair", "P11", "high", "轴承异响，声音很大"),
    ("usage", "", "low", "加载压力怎么改？"),
)


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Desk:
    return start_desk(tmp_path, qtbot)


def intake(desk: Desk, qtbot: Any, **params: object) -> IntakePage:
    desk.desktop.window.go("new_request", **params)
    rest(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, IntakePage)
    return page


def rest(desk: Desk, qtbot: Any) -> None:
    """Everything is read, and what was to be learned is."""
    settle(desk, qtbot)
    qtbot.waitUntil(lambda: not desk.jobs.at_work_aside(), timeout=30_000)
    settle(desk, qtbot)


def teach(desk: Desk, count: int = 20) -> None:
    """Calls of the past, enough to learn from."""
    for number in range(count):
        for kind, category, priority, fault in _CALLS:
            desk.services.intake.take_request(
                RequestDraft(
                    request_type=kind, category=category, priority=priority, fault=f"{fault}，第 {number} 台",
                    customer_id=desk.ids["food"],
                )
            )  # fmt: skip


def newest(desk: Desk) -> ServiceRequest:
    return desk.session.store.read().where(ServiceRequest, order_by="rid DESC", limit=1)[0]


def kept(desk: Desk) -> dict[str, TriageSuggestion]:
    rows = desk.session.store.read().where(TriageSuggestion, request_id=newest(desk).id)
    return {row.field: row for row in rows}


def test_a_firm_without_history_gets_suggestions_from_words(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot, asset_id=desk.ids["second"])
    bar = page.fields.suggestions
    assert bar.isHidden()
    commit_text(page.fields.fault.edit, "控制柜冒烟，温度过高停机")
    settle(desk, qtbot)
    assert bar.isVisible()
    found = {each.field: each for each in page.vm.triage.suggestions}
    assert (found["priority"].value, found["priority"].source) == ("emergency", "rules")
    assert found["category"].value == "P03"
    assert "冒烟" in short_reason(found["priority"])
    assert (page.vm.form.priority, page.vm.form.category) == ("normal", "")  # nothing is set without a person


def test_type_fault_priority_and_complexity_take_one_key_in_place_of_four_fields(desk: Desk, qtbot: Any) -> None:
    teach(desk)
    inputs = Inputs(lambda: rest(desk, qtbot))
    inputs.key("N")
    inputs.type_here("13851884471")
    inputs.key("Return")
    inputs.type_here("23081147")
    inputs.key("Return")
    inputs.type_here("轴承异响，声音很大，还是不行，车间等着用")
    inputs.key("Ctrl+J")
    page = desk.desktop.window.page
    assert isinstance(page, IntakePage)
    assert page.fields.category.value() == "P11" and page.fields.priority.value() == "high"
    assert all(chip.taken for chip in page.fields.suggestions.chips.values())
    inputs.key("Ctrl+Return")
    assert inputs.count <= 8
    request = newest(desk)
    assert (request.request_type, request.category, request.priority) == ("repair", "P11", "high")
    assert {field: row.chosen for field, row in kept(desk).items()} == {
        field: row.suggested for field, row in kept(desk).items()
    }
    assert {row.by_id for row in kept(desk).values()} == {desk.ids["agent"]}


def test_a_chip_takes_only_its_own_field_by_click_or_by_enter(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    commit_text(page.fields.fault.edit, "着火了！轴封漏油")
    settle(desk, qtbot)
    chips = page.fields.suggestions.chips
    QTest.mouseClick(chips["category"], Qt.MouseButton.LeftButton)
    settle(desk, qtbot)
    assert (page.vm.form.category, page.vm.form.priority) == ("P08", "normal")
    assert page.fields.category.value() == "P08" and chips["category"].taken and not chips["priority"].taken
    chips["priority"].setFocus()
    QTest.keyClick(chips["priority"], Qt.Key.Key_Return)
    settle(desk, qtbot)
    assert page.fields.priority.value() == "emergency"
    assert page.fields.suggestions.all.isHidden()


def test_what_a_person_chose_in_place_of_a_suggestion_is_kept_beside_it(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot, asset_id=desk.ids["second"])
    commit_text(page.fields.fault.edit, "很急，漏油")
    settle(desk, qtbot)
    page.fields.priority.combo.setCurrentIndex(page.fields.priority.combo.findData("low"))
    page.fields.priority.combo.activated.emit(page.fields.priority.combo.currentIndex())
    settle(desk, qtbot)
    assert "priority" not in page.fields.suggestions.chips
    page.submit.click()
    settle(desk, qtbot)
    row = kept(desk)["priority"]
    assert (row.suggested, row.chosen, row.source) == ("high", "low", "rules")
    assert kept(desk)["category"].chosen == ""


def choose(field: Any, value: str) -> None:
    field.combo.setCurrentIndex(field.combo.findData(value))
    field.combo.activated.emit(field.combo.currentIndex())


def test_what_a_person_chose_by_hand_is_not_taken_over_by_all_suggestions(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot, asset_id=desk.ids["second"])
    choose(page.fields.category, "P11")
    commit_text(page.fields.fault.edit, "很急，漏油")
    settle(desk, qtbot)
    bar = page.fields.suggestions
    assert "category" not in bar.chips and "priority" in bar.chips
    bar.take_all()
    settle(desk, qtbot)
    assert (page.vm.form.category, page.vm.form.priority) == ("P11", "high")
    assert page.vm.form.is_empty() is False
    page.submit.click()
    settle(desk, qtbot)
    assert (kept(desk)["category"].suggested, kept(desk)["category"].chosen) == ("P08", "P11")


def test_a_person_who_chose_another_priority_is_still_warned_of_danger(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    choose(page.fields.priority, "low")
    commit_text(page.fields.fault.edit, "不急，漏油，另外控制柜里在冒烟")
    settle(desk, qtbot)
    bar = page.fields.suggestions
    assert not bar.chips["priority"].taken
    bar.take_all()
    settle(desk, qtbot)
    assert page.vm.form.priority == "low"
    QTest.mouseClick(bar.chips["priority"], Qt.MouseButton.LeftButton)
    settle(desk, qtbot)
    assert page.vm.form.priority == "emergency"


def test_a_new_call_begins_with_nothing_decided(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    choose(page.fields.priority, "low")
    commit_text(page.fields.fault.edit, "很急，漏油")
    page.vm.park()
    settle(desk, qtbot)
    commit_text(page.fields.fault.edit, "很急，漏油")
    settle(desk, qtbot)
    assert "priority" in page.fields.suggestions.chips


def test_tab_leads_from_the_fault_over_the_suggestions_to_the_buttons(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot, asset_id=desk.ids["second"])
    commit_text(page.fields.fault.edit, "很急，漏油")
    settle(desk, qtbot)
    fields, bar = page.fields, page.fields.suggestions
    wanted = [
        fields.fault.edit, bar.why, bar.all, *bar.chips.values(), fields.request_type.combo, fields.category.combo,
        fields.priority.combo, fields.complexity.combo, fields.job_kind.combo, page.submit,
    ]  # fmt: skip
    fields.fault.edit.setFocus()
    reached: list[Any] = []
    for _ in range(30):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert [widget for widget in reached if widget in wanted] == wanted


def test_only_the_suggestion_for_the_newest_words_is_shown(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    for words in ("漏", "油", "，不，是异响", "和振动"):
        commit_text(page.fields.fault.edit, words)
    settle(desk, qtbot)
    asked = page.vm.triage._asked
    assert asked is not None and asked.text == "漏油，不，是异响和振动"
    page.fields.fault.edit.clear()
    settle(desk, qtbot)
    assert page.vm.triage.suggestions == () and page.fields.suggestions.isHidden()


def test_the_past_cases_behind_a_suggestion_can_be_opened(desk: Desk, qtbot: Any) -> None:
    teach(desk)
    page = intake(desk, qtbot)
    commit_text(page.fields.fault.edit, "轴封漏油，地上一滩油")
    rest(desk, qtbot)
    found = {each.field: each for each in page.vm.triage.suggestions}
    assert found["category"].value == "P08" and len(found["category"].cases) >= 3
    assert page.fields.suggestions.reasons.isHidden()
    page.fields.suggestions.why.clicked.emit()
    settle(desk, qtbot)
    assert page.fields.suggestions.reasons.isVisible()
    number = found["category"].cases[0].number
    case = replace(found["category"].cases[0], text="轴封漏油。\n急", remedy="更换轴封")
    assert case_words(case) == "轴封漏油; done: 更换轴封"
    links = page.fields.suggestions.reasons.findChildren(type(page.fields.suggestions.why))
    next(link for link in links if link.text() == number).clicked.emit()
    settle(desk, qtbot)
    assert desk.desktop.window.here == "request"
    desk.desktop.window.back()
    settle(desk, qtbot)
    again = desk.desktop.window.page
    assert isinstance(again, IntakePage) and again.fields.fault.value() == "轴封漏油，地上一滩油"


def test_a_request_is_corrected_with_the_category_that_it_has(desk: Desk, qtbot: Any) -> None:
    made = desk.services.intake.take_request(
        RequestDraft(fault="异响", category="P11", complexity="complex", customer_id=desk.ids["food"])
    )
    page = intake(desk, qtbot, request_id=made.id)
    assert (page.fields.category.value(), page.fields.complexity.value()) == ("P11", "complex")
    page.save.click()
    settle(desk, qtbot)
    after = desk.session.store.read().get(ServiceRequest, made.id)
    assert (after.category, after.complexity) == ("P11", "complex")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_reason_is_said_in_the_language_in_use(desk: Desk, qtbot: Any, language: str) -> None:
    teach(desk)
    i18n.set_language(language)
    try:
        page = intake(desk, qtbot, asset_id=desk.ids["second"])
        page.vm.changed(can_stop="stopped")
        commit_text(page.fields.fault.edit, "轴承异响，马上来")
        rest(desk, qtbot)
        chips = page.fields.suggestions.chips
        told = [chip.accessibleDescription() for chip in chips.values()]
        assert len(told) >= 3 and all(told)
        marks = "。" if language == "zh_CN" else "."
        assert all(each.endswith(marks) for each in told)
    finally:
        i18n.set_language("en")


def test_learning_is_called_off_when_the_program_closes(desk: Desk, qtbot: Any) -> None:
    begun: list[bool] = []

    def forever(job: Any) -> None:
        begun.append(True)
        while True:
            job.check()

    desk.jobs.background(forever)
    qtbot.waitUntil(lambda: bool(begun))
    assert desk.jobs.idle()
    desk.desktop.close()
    assert not any(thread.is_alive() for thread in desk.jobs._threads)


def test_where_there_is_no_room_what_is_missing_is_in_the_tip(desk: Desk, qtbot: Any) -> None:
    page = intake(desk, qtbot)
    commit_text(page.fields.fault.edit, "漏油")
    desk.desktop.window.resize(1440, 900)
    settle(desk, qtbot)
    assert page.missing.isVisible()
    desk.desktop.window.resize(1024, 700)
    settle(desk, qtbot)
    assert page.missing.isHidden() and "contact" in page.done.toolTip()
