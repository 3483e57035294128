"""A diagnosis tree from nothing, by the keyboard: written, tried, published, followed on a visit, learned from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from fieldservice.domain.diagnosis import editing
from fieldservice.domain.records import CaseDigest, Person, WorkOrder
from fieldservice.services.diagnosis_trees import TreeRow
from tests.ui.visit_world import VisitWorld, make_visit_world
from ui.diagnosis.editor_page import TreeEditorPage
from ui.diagnosis.page import TreesPage
from ui.kit.choices import ChoiceField
from ui.visit.question_steps import TREE, DiagnoseStep

CAUSES = ("Belt loose", "Belt worn", "Pulley out of line", "Bearing dry")
TESTS = ("Does the belt give more than 10 mm?", "Cracks in the belt?", "A gap at the straight edge?", "Rough by hand?")


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    with made.session.context.begin("test.manager") as uow:
        manager = Person(id=made.session.context.ids(), name="Lin", roles="manager")
        uow.add(manager)
        uow.commit()
    made.made["technician"] = str(made.session.context.actor_id)
    made.desktop.work_as(manager.id)
    made.settle()
    yield made
    made.close()


def focused() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_here(world: VisitWorld, page: TreeEditorPage, text: str) -> None:
    """Type where the focus is."""
    QTest.keyClicks(focused(), text)
    page.properties.flush()
    world.settle()


def begun(world: VisitWorld) -> TreeEditorPage:
    """The list of trees, and N."""
    world.desktop.window.go("diagnosis_trees")
    world.settle()
    listed = world.desktop.window.page
    assert isinstance(listed, TreesPage)
    listed.new.click()
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, TreeEditorPage)
    return page


def exclude(page: TreeEditorPage, cause: int, outcome: str) -> None:
    assert page.properties.table is not None
    cell: ChoiceField = page.properties.table.cells[f"cause_{cause + 1}", outcome]
    cell.combo.setCurrentIndex(cell._index(editing.EXCLUDED))
    cell.combo.activated.emit(cell.combo.currentIndex())


def written(world: VisitWorld) -> TreeEditorPage:
    """Each test says yes for its cause and no for the others."""
    page = begun(world)
    type_here(world, page, "Belt squeals")
    page.show_item("causes/cause_1")
    type_here(world, page, CAUSES[0])
    for cause in CAUSES[1:]:
        page.add(editing.CAUSES)
        type_here(world, page, cause)
    for at, test in enumerate(TESTS):
        page.add(editing.TESTS)
        type_here(world, page, test)
        for cause in range(len(CAUSES)):
            exclude(page, cause, "no" if cause == at else "yes")
        world.settle()
    return page


def row(world: VisitWorld) -> TreeRow:
    return next(each for each in world.session.services.diagnosis_trees.rows() if each.tree.code == "tree_1")


def test_a_new_tree_begins_with_its_name_and_says_what_comes_next_in_place_of_a_trial(world: VisitWorld) -> None:
    page = begun(world)
    assert page.empty.isVisible() and not page.stale.isVisible()
    type_here(world, page, "Belt squeals")
    assert page.editor.data["names"] == {"en": "Belt squeals"}
    page.show_item("causes/cause_1")
    type_here(world, page, "Belt loose")
    assert not page.empty.isVisible() and page.trial.tree is not None
    page.editor.set("names", {})
    world.settle()
    assert page.stale.isVisible() and not page.empty.isVisible()


def test_a_tree_in_one_language_is_not_told_that_it_lacks_the_other(world: VisitWorld) -> None:
    page = written(world)
    assert [doubt.sentence() for doubt in page.editor.doubts] == []
    page.show_item("")
    page.editor.set("names", {"en": "Belt squeals", "zh_CN": "皮带异响"})
    world.settle()
    assert {doubt.sentence() for doubt in page.editor.doubts} == {"Chinese words are missing."}


def test_a_tree_is_written_tried_published_followed_on_a_visit_and_learned_from(world: VisitWorld) -> None:
    page = written(world)
    for _ in range(2):
        page.trial.answers[1].click()
    page.trial.answers[0].click()
    assert page.trial.standing is not None and page.trial.standing.found is not None
    QTest.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    assert row(world).published and row(world).drafts == ()

    world.desktop.work_as(world.made["technician"])
    world.arrived()
    services, order_id = world.session.services, world.made["next_order"]
    services.work_orders.change(order_id, summary="Squeals at start", problem_code="")
    step = world.open_visit(step="diagnose").steps["diagnose"]
    assert isinstance(step, DiagnoseStep)
    step.mode.set_value(TREE)
    step.mode.changed.emit(TREE)
    world.settle()
    assert step.tree is not None and step.primary_button.text() == "Follow it"
    step.primary()
    world.settle()
    asked = 0
    while step.tree.answers and asked < len(TESTS):
        QTest.keyClick(step.tree, Qt.Key.Key_2)
        world.settle()
        asked += 1
    assert asked == len(TESTS) - 1, "what is left after three times no is the fourth cause"
    step.primary()
    world.settle()
    order = world.session.store.read().get(WorkOrder, order_id)
    assert order.cause in CAUSES
    services.visits.leave(world.made["next"], "done", then="complete")
    cases = [case for case in world.session.store.read().where(CaseDigest) if case.tree_code == "tree_1"]
    assert [case.cause for case in cases] == [order.cause] and row(world).used == 1
