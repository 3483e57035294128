"""Keys pressed in one step of a visit never reach another one that is not in view."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import DiagnosisStep
from tests.ui.visit_world import VisitWorld, make_visit_world
from ui.visit.page import VisitPage
from ui.visit.parts_step import PartsStep
from ui.visit.question_steps import TREE, DiagnoseStep, SafetyStep
from ui.visit.work_step import WorkStep


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    made.session.services.diagnosis_trees.install_shipped()
    yield made
    made.close()


def unsafe(world: VisitWorld) -> VisitPage:
    """On site, all of the safety check answered by keys, the third item not passed."""
    world.arrived(safe=False)
    page, inputs = world.open_visit(), world.inputs()
    for key in "112":
        inputs.key(key)
    inputs.type_here("Padlock missing")
    for key in ("Return", "1", "1", "1"):
        inputs.key(key)
    return page


def in_tree(world: VisitWorld) -> VisitPage:
    """Working, a tree followed in the step Diagnose."""
    world.arrived()
    world.session.services.work_orders.change(world.made["next_order"], summary="排气高温停机", problem_code="P03")
    page = world.open_visit(step="diagnose")
    step = page.steps["diagnose"]
    assert isinstance(step, DiagnoseStep)
    step.mode.set_value(TREE)
    step.mode.changed.emit(TREE)
    world.settle()
    step.primary()
    world.settle()
    assert step.tree is not None and step.tree.answers and QApplication.focusWidget() is step.tree
    return page


def test_starting_work_that_is_not_safe_leads_to_what_did_not_pass(world: VisitWorld) -> None:
    page = unsafe(world)
    page.open_step("work")
    work, safety = page.steps["work"], page.steps["safety"]
    assert isinstance(work, WorkStep) and isinstance(safety, SafetyStep)
    world.inputs().click(work.start)
    assert page.key == "safety" and safety.isVisible() and safety.unsafe.isVisible()
    assert safety.card is not None and safety.card.entry.item.number == 3
    focus = QApplication.focusWidget()
    assert focus is not None and focus.isVisible()


def test_while_a_tree_is_followed_parts_are_scanned_one_after_another(world: VisitWorld) -> None:
    page = in_tree(world)
    page.open_step("parts")
    parts = page.steps["parts"]
    assert isinstance(parts, PartsStep)
    for number in ("HC-2205-0417", "HC-2205-0093"):
        world.inputs().scan(number)
        assert QApplication.focusWidget() is parts.scan.edit
    used = world.session.services.part_usage.lines(world.made["next_order"])
    assert {view.number for view in used} == {"HC-2205-0417", "HC-2205-0093"}
    assert not world.session.context.store.read().where(DiagnosisStep)


def test_what_is_typed_elsewhere_while_a_tree_is_read_anew_stays_there(world: VisitWorld) -> None:
    page = in_tree(world)
    page.open_step("work")
    field = QApplication.focusWidget()
    assert field is not None and page.steps["work"].isAncestorOf(field)
    QTest.keyClicks(field, "1")
    world.session.services.work_orders.change(world.made["next_order"], running_hours=11_500)
    world.settle()
    assert QApplication.focusWidget() is field


def test_answers_of_others_leave_the_focus_in_the_step_in_view(world: VisitWorld) -> None:
    page = unsafe(world)
    page.open_step("parts")
    parts, safety = page.steps["parts"], page.steps["safety"]
    assert isinstance(parts, PartsStep) and isinstance(safety, SafetyStep)
    services, order = world.session.services, world.made["next_order"]
    for view in services.checklists.of_work_order(order):
        if view.template.blocks_start:
            services.checklists.answer(view.checklist.id, next(iter(view.state.items())).address, None, "partial")
    world.settle()
    assert QApplication.focusWidget() is parts.scan.edit


def test_the_key_for_going_back_leaves_the_visit(world: VisitWorld) -> None:
    world.arrived()
    world.desktop.window.go("my_day")
    world.settle()
    world.open_visit()
    world.inputs().key("Alt+Left")
    assert world.desktop.window.here == "my_day"


def test_who_follows_a_tree_goes_on_with_it_after_having_been_elsewhere(world: VisitWorld) -> None:
    in_tree(world)
    world.inputs().key("2")
    world.desktop.window.go("my_day")
    world.settle()
    again = world.open_visit(step="diagnose").steps["diagnose"]
    assert isinstance(again, DiagnoseStep)
    world.settle()
    assert again.in_tree and again.tree is not None and again.tree.isVisible()
    assert QApplication.focusWidget() is again.tree
    assert [row.test for row in world.session.context.store.read().where(DiagnosisStep)] == ["fan"]
