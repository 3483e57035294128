"""The diagnosis tree during a visit: by keys from the first test to the cause and its parts asked for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.coding import CAUSE
from fieldservice.domain.records import Asset, CaseDigest, DiagnosisStep, PartRequestLine, Product, WorkOrder
from tests.ui.visit_world import VisitWorld, make_visit_world
from ui.kit.buttons import Button
from ui.kit.feedback import Note
from ui.kit.labels import Label
from ui.visit.question_steps import TREE, DiagnoseStep
from ui.visit.tree_panel import CauseRow, TreePanel
from ui.visit.work_step import WorkStep


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    made.session.services.diagnosis_trees.install_shipped()
    yield made
    made.close()


def opened(world: VisitWorld) -> tuple[DiagnoseStep, TreePanel]:
    """The tree of the next visit, a compressor that trips hot."""
    world.arrived()
    world.session.services.work_orders.change(world.made["next_order"], summary="排气高温停机", problem_code="P03")
    step = world.open_visit(step="diagnose").steps["diagnose"]
    assert isinstance(step, DiagnoseStep)
    step.mode.set_value(TREE)
    step.mode.changed.emit(TREE)
    world.settle()
    assert step.tree is not None
    return step, step.tree


def started(world: VisitWorld) -> tuple[DiagnoseStep, TreePanel]:
    step, panel = opened(world)
    press(panel, "Follow it")
    world.settle()
    return step, panel


def press(panel: TreePanel, words: str) -> None:
    button(panel, words).click()


def button(panel: TreePanel, words: str) -> Button:
    return next(each for each in panel.findChildren(Button) if each.isVisible() and each.text().startswith(words))


def texts(panel: TreePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(Label) if label.isVisible()]


def order(world: VisitWorld) -> WorkOrder:
    return world.session.context.store.read().get(WorkOrder, world.made["next_order"])


def test_the_tree_for_the_fault_is_offered_and_begins_with_its_first_test(world: VisitWorld) -> None:
    _, panel = started(world)
    assert "Watch the cooling fan: does it turn, and the right way?" in texts(panel)
    assert [each.text() for each in panel.answers] == ["Standing still or reversed", "Turning well"]
    reason = next(note for note in panel.findChildren(Note))
    assert "It comes before all others" in reason.accessibleName()
    assert "It shows whether it is “Cooling fan not running”" in reason.accessibleName()


def test_where_one_tree_fits_the_primary_action_follows_it(world: VisitWorld) -> None:
    step, panel = opened(world)
    assert step.primary_button.text() == "Follow it"
    step.primary()
    world.settle()
    assert panel.snapshot is not None and panel.snapshot.view is not None and panel.answers


def test_one_can_go_to_another_tree_and_back(world: VisitWorld) -> None:
    _, panel = started(world)
    first = panel.snapshot.view.run.tree_id if panel.snapshot is not None and panel.snapshot.view is not None else ""
    other = next(
        choice.id for choice in world.session.services.diagnosis.choices(order(world).id) if choice.id != first
    )
    shown = []
    for tree in (other, first):
        panel.model.start(tree)
        world.settle()
        assert panel.snapshot is not None and panel.snapshot.view is not None
        shown.append(panel.snapshot.view.run.tree_id)
    assert shown == [other, first]


def test_number_keys_answer_and_each_answer_is_on_disk_before_the_next_test_shows(world: VisitWorld) -> None:
    _, panel = started(world)
    QTest.keyClick(panel, Qt.Key.Key_2)
    world.settle()
    steps = world.session.context.store.read().where(DiagnosisStep)
    assert [(row.test, row.outcome) for row in steps] == [("fan", "turning")]
    assert "Watch the cooling fan: does it turn, and the right way?" in texts(panel)  # among what was found
    assert panel.snapshot is not None and panel.snapshot.view is not None
    assert panel.snapshot.view.standing.tests[0].test.key != "fan"


def test_a_sure_cause_is_settled_on_with_the_primary_action(world: VisitWorld) -> None:
    step, panel = started(world)
    QTest.keyClick(panel, Qt.Key.Key_1)
    world.settle()
    assert step.primary_button.text() == "Settle on it"
    step.primary()
    world.settle()
    assert (order(world).cause_code, order(world).remedy_code) == ("C0303", "R01")
    assert step.primary_button.text().startswith("Next:")
    press(panel, "It was not that")
    world.settle()
    assert step.primary_button.text() == "Settle on it"


def test_a_likely_cause_may_be_settled_on_before_it_is_sure(world: VisitWorld) -> None:
    _, panel = started(world)
    causes = panel.findChildren(CauseRow)
    assert causes and "29\u00a0%" in causes[0].accessibleName()
    causes[0].click()
    world.settle()
    assert order(world).cause_code == "C0301"


def test_an_outcome_can_be_taken_back(world: VisitWorld) -> None:
    _, panel = started(world)
    QTest.keyClick(panel, Qt.Key.Key_1)
    world.settle()
    press(panel, "Take back")
    world.settle()
    assert panel.snapshot is not None and panel.snapshot.view is not None and panel.snapshot.view.steps == ()
    assert len(panel.answers) == 2


def test_contradicting_outcomes_are_told_in_words(world: VisitWorld) -> None:
    _, panel = started(world)
    run = world.session.services.diagnosis.of_work_order(world.made["next_order"])[0].run.id
    world.session.services.diagnosis.record(run, "fan", "standing")
    world.session.services.diagnosis.record(run, "level", "low")
    world.settle()
    notes = [note.accessibleName() for note in panel.findChildren(Note)]
    assert any("contradict each other" in words for words in notes)


def test_the_parts_of_the_cause_are_asked_for_with_one_press(world: VisitWorld) -> None:
    services = world.session.services
    part = services.catalogue.add_part(number="FAN-75", name="冷却风扇电机", name_en="Fan motor")
    asset = world.session.context.store.read().get(Asset, order(world).asset_id or "")
    services.catalogue.add_bom_line(part.id, product_id=asset.product_id)
    _, panel = started(world)
    QTest.keyClick(panel, Qt.Key.Key_1)
    world.settle()
    assert "Fan motor · FAN-75" in texts(panel)
    press(panel, "Ask for 1 part")
    world.settle()
    assert [row.part_id for row in world.session.context.store.read().where(PartRequestLine)] == [part.id]


def test_what_was_found_is_there_again_when_the_visit_is_opened_again(world: VisitWorld) -> None:
    _, panel = started(world)
    QTest.keyClick(panel, Qt.Key.Key_2)
    world.settle()
    step, again = opened_again(world)
    assert again.snapshot is not None and again.snapshot.view is not None
    assert [each.test.key for each in again.snapshot.view.steps] == ["fan"]
    assert step.primary_button.text().startswith("Next:")


def opened_again(world: VisitWorld) -> tuple[DiagnoseStep, TreePanel]:
    world.desktop.environment.navigator.go("my_day")
    world.settle()
    step = world.open_visit(step="diagnose").steps["diagnose"]
    assert isinstance(step, DiagnoseStep)
    step.mode.set_value(TREE)
    step.mode.changed.emit(TREE)
    world.settle()
    assert step.tree is not None
    return step, step.tree


def test_a_missing_question_leads_back_from_the_tree_to_the_questions(world: VisitWorld) -> None:
    step, panel = started(world)
    step.go_to(step.listed[0].key)
    world.settle()
    assert not step.in_tree and panel.isHidden() and step.card is not None


def test_the_codes_that_this_machines_cases_end_in_are_offered_first(world: VisitWorld) -> None:
    services, store = world.session.services, world.session.context.store
    machine = store.read().get(Asset, str(order(world).asset_id))
    model = store.read().get(Product, str(machine.product_id)).model
    with world.session.context.begin("test.case") as uow:
        uow.add(
            CaseDigest(
                id=world.session.context.ids(), model=model, problem_code="P24", cause_code="C2402",
                closed_on=date(2026, 4, 1),
            )
        )  # fmt: skip
        uow.commit()
    services.work_orders.change(order(world).id, problem_code="")
    world.arrived()
    step = world.open_visit(step="work").steps["work"]
    assert isinstance(step, WorkStep)
    field = step.finding.codes[CAUSE]
    field.edit.setFocus()
    world.settle()
    field._ask()
    assert [each.id for each in field.results()][:1] == ["C2402"]
    services.work_orders.change(order(world).id, problem_code="P03")
    world.settle()
    field._ask()
    assert "C2402" not in [each.id for each in field.results()], "a cause of another problem does not fit"
