"""The safety check on screen: what did not pass is said at once, and the office sees it on whatever page it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import Booking, Person
from tests.ui.visit_world import VisitWorld, make_visit_world
from ui.safety.banner import WarningRow
from ui.safety.watch import WarningStrip
from ui.visit.question_steps import SafetyStep
from ui.visit.way_steps import LeaveStep


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    ids = made.session.context.ids
    with made.session.store.begin("test.office") as uow:
        for number, name, english, phone in (
            ("P1", "赵雨桐", "Zhao Yutong", "138 0000 1111"), ("P2", "郑凯", "Zheng Kai", ""),
        ):  # fmt: skip
            uow.add(Person(id=ids(), number=number, name=name, name_en=english, roles="dispatcher", phone=phone))
        uow.commit()
    yield made
    made.close()


def step_of(world: VisitWorld) -> SafetyStep:
    world.arrived(safe=False)
    step = world.open_visit().steps["safety"]
    assert isinstance(step, SafetyStep)
    return step


def words(step: SafetyStep) -> str:
    return step.unsafe.accessibleName() if step.unsafe.isVisible() else ""


def fail_third(world: VisitWorld, note: str = "Padlock missing") -> None:
    """Answer all six items by keys; the third does not pass."""
    inputs = world.inputs()
    for key in "112":
        inputs.key(key)
    if note:
        inputs.type_here(note)
        inputs.key("Return")
    for key in "111":
        inputs.key(key)


def test_the_foot_says_at_once_that_work_cannot_start_why_and_who_was_told(world: VisitWorld) -> None:
    step = step_of(world)
    fail_third(world)
    assert "Item 3 did not pass: Locked and tagged" in words(step)
    assert "Told: Zhao Yutong, Zheng Kai. Nobody has read it yet. Phone: 138\u00a00000\u00a01111" in words(step)
    assert (step.primary_button.text(), step.primary_button.isEnabled()) == ("Not safe to start", False)
    assert world.session.services.visits.visit(world.made["next"]).status == "on_site"


def test_without_a_note_the_next_thing_is_to_write_it(world: VisitWorld) -> None:
    step = step_of(world)
    order = world.session.services.visits.visit(world.made["next"]).work_order_id
    for view in world.session.services.checklists.of_work_order(order):
        if view.template.blocks_start:
            for at, item in enumerate(view.state.items()):
                world.session.services.checklists.answer(view.checklist.id, item.address, "fail" if at == 2 else "pass")
    world.settle()
    assert step.primary_button.text() == "Write the note"
    world.inputs().click(step.primary_button)
    assert step.card is not None and step.card.entry.item.number == 3 and step.card.note.isVisible()
    world.inputs().type_into(step.card.note.edit, "Padlock missing")
    world.inputs().key("Return")
    assert "Told: Zhao Yutong" in words(step)


def test_what_was_made_safe_lets_the_work_start(world: VisitWorld) -> None:
    step = step_of(world)
    fail_third(world)
    step.unsafe._link.clicked.emit()
    world.settle()
    assert step.card is not None and step.card.entry.item.number == 3
    world.inputs().key("1")
    assert words(step) == "" and step.primary_button.text() == "Start work"
    world.inputs().key("Ctrl+Return")
    assert world.session.services.visits.visit(world.made["next"]).status == "working"


def test_the_site_sees_who_has_read_it_and_what_they_answer(world: VisitWorld) -> None:
    step = step_of(world)
    fail_third(world)
    services, me = world.session.services, world.session.store.actor_id
    reader = world.session.store.read().first(Person, number="P1")
    assert reader is not None
    world.session.store.actor_id = reader.id
    (warning,) = services.safety_warnings.waiting()
    services.safety_warnings.read(warning.id, "Spare lock at the gate")
    world.session.store.actor_id = me
    world.settle()
    assert "Zhao Yutong has read it" in words(step) and "Spare lock at the gate" in words(step)


def rows(world: VisitWorld) -> list[WarningRow]:
    shown = [strip for strip in world.desktop.window.findChildren(WarningStrip) if strip.isVisible()]
    return [row for strip in shown for row in strip.warnings.rows]


def test_a_dispatcher_sees_the_warning_above_every_page_until_it_is_read(world: VisitWorld) -> None:
    step_of(world)
    fail_third(world)
    reader = world.session.store.read().first(Person, number="P2")
    assert reader is not None
    world.desktop.work_as(reader.id)
    for _ in range(2):  # a second time changes nothing
        world.desktop.watch_warnings()
    for place in ("work_orders", "requests"):
        world.desktop.window.go(place)
        world.settle()
        (row,) = rows(world)
        assert "Locked and tagged" in row.words.text() and "Yongsheng Textile" in row.lead.text()
    order = world.session.services.visits.visit(world.made["next"]).work_order_id
    world.desktop.window.go("work_order", id=order)
    world.settle()
    page = world.desktop.window.page
    assert page is not None and page.findChild(WarningRow) is None  # it stands above the page already
    (row,) = rows(world)
    assert row.read_button is not None
    world.inputs().click(row.read_button)
    assert rows(world) == []
    shown = page.findChild(WarningRow)
    assert shown is not None and "read by Zheng Kai" in shown.accessibleName()
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    world.settle()
    assert len(rows(world)) == 1


def test_every_step_shows_that_the_site_is_not_safe(world: VisitWorld) -> None:
    step_of(world)
    fail_third(world)
    page = world.visit()
    page.open_step("diagnose")
    shown = {each.key: each for each in page.path.steps()}
    assert (shown["safety"].state, shown["safety"].second) == ("danger", "Not safe to start")
    assert page.rail.rows[0].text() == "Item 3 did not pass" and page.rail.rows[0].tone == "danger"
    snapshot = page.visit.snapshot
    assert snapshot is not None
    start = next(need for need in snapshot.path.needs if need.code == "start")
    page.rail.need_chosen.emit(start)
    assert page.key == "safety"


def test_leaving_a_site_that_is_not_safe_says_why_by_itself(world: VisitWorld) -> None:
    step_of(world)
    fail_third(world)
    page, inputs = world.visit(), world.inputs()
    page.open_step("leave")
    leave = page.steps["leave"]
    assert isinstance(leave, LeaveStep)
    assert leave.then.value() == "waiting_customer" and "Padlock missing" in leave.reason.value()
    leave.reason.set_value("Customer sends an electrician tomorrow")
    world.session.services.work_orders.change(world.made["next_order"], running_hours=11_500)
    world.settle()
    assert leave.reason.value() == "Customer sends an electrician tomorrow"
    inputs.key("Ctrl+Return", leave)
    booking = world.session.store.read().get(Booking, world.made["next"])
    assert (booking.outcome, booking.outcome_reason) == ("not_done", "Customer sends an electrician tomorrow")
    order = world.session.services.visits.visit(world.made["next"]).work_order_status
    assert order == "waiting_customer"


def test_what_was_typed_about_leaving_is_there_again_after_having_been_elsewhere(world: VisitWorld) -> None:
    world.arrived()
    leave = world.open_visit(step="leave").steps["leave"]
    assert isinstance(leave, LeaveStep)
    world.inputs().click(world.visit().head.cannot)
    leave.then.set_value("")
    world.inputs().type_here("The key of the plant room is lost")
    world.desktop.window.go("my_day")
    world.settle()
    again = world.open_visit(step="leave").steps["leave"]
    assert isinstance(again, LeaveStep) and again is not leave
    world.settle()
    assert (again.reason.value(), again.then.value()) == ("The key of the plant room is lost", "")
    world.inputs().key("Ctrl+Return", again)
    assert world.session.services.drafts.load(f"leave.{world.made['next']}") is None
