"""The list of diagnosis trees: a maker's table becomes trees from the screen, a tree is taken out of use and back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import FaultCode, Person
from fieldservice.services.diagnosis_trees import TreeRow
from tests.ui.visit_world import VisitWorld, make_visit_world
from ui.diagnosis.page import TreesPage
from ui.kit.labels import Label

TABLE = 'code,reason,action\nE1,Fan,"1. Check the wiring of the fan.\n2. Replace the fan."\n??,,\n'


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    made.session.services.diagnosis_trees.install_shipped()
    with made.session.context.begin("test.manager") as uow:
        manager = Person(id=made.session.context.ids(), name="Lin", roles="manager")
        uow.add(manager)
        uow.commit()
    made.desktop.work_as(manager.id)
    made.settle()
    yield made
    made.close()


def opened(world: VisitWorld) -> TreesPage:
    world.desktop.environment.navigator.go("diagnosis_trees")
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, TreesPage)
    return page


def names(world: VisitWorld) -> list[str]:
    return [row.tree.code for row in world.session.services.diagnosis_trees.rows()]


def test_the_shipped_trees_are_listed_with_their_causes_and_tests(world: VisitWorld) -> None:
    page = opened(world)
    assert page.table.model().rowCount() == len(names(world)) >= 5
    page.table.select_row(0)
    page.open_record("")
    world.settle()
    texts = [label.text() for label in page.findChildren(Label) if label.isVisible()]
    assert "Screw compressor does not load, pressure low" in texts and "33\u00a0%" in texts


def test_a_makers_table_is_told_before_it_is_imported(world: VisitWorld, tmp_path: Path) -> None:
    page = opened(world)
    file = tmp_path / "codes.csv"
    file.write_text(TABLE, encoding="utf-8")
    page.import_table()
    assert page.dialog is not None
    page.dialog.load(file)
    world.settle()
    told = [label.text() for label in page.dialog.findChildren(Label)]
    assert "Row 3: “??” is not a code." in told and "code_E1" not in names(world)
    page.dialog.act.click()
    world.settle()
    assert "code_E1" in names(world) and not page.dialog.isVisible()
    assert page.table.model().rowCount() == len(names(world))  # the list has it at once


def test_the_list_names_faults_in_words_of_its_language(world: VisitWorld) -> None:
    with world.session.context.begin("test.code") as uow:
        uow.add(FaultCode(id=world.session.context.ids(), code="P06", name="压力低", name_en="Pressure low"))
        uow.commit()
    page = opened(world)
    row = next(each for each in world.session.services.diagnosis_trees.rows() if each.tree.code == "hc_not_loading")
    faults = page.cells(row)[3]
    assert faults.startswith("Pressure low, ") and faults.isascii() and "does not load" in faults


def test_codes_without_actions_are_said_to_give_no_trees(world: VisitWorld, tmp_path: Path) -> None:
    page = opened(world)
    file = tmp_path / "codes.csv"
    file.write_text("code,meaning\n" + "".join(f"E{n},Fan\nE{n},Fan\n" for n in range(20)), encoding="utf-8")
    page.import_table()
    assert page.dialog is not None
    page.dialog.load(file)
    world.settle()
    told = [label.text() for label in page.dialog.findChildren(Label)]
    assert any("gives no diagnosis trees" in each for each in told) and "and 8 more" in told


def test_a_file_that_is_no_table_of_codes_is_refused_in_the_dialog(world: VisitWorld, tmp_path: Path) -> None:
    page = opened(world)
    file = tmp_path / "prices.csv"
    file.write_text("name,price\nx,1\ny,2\n", encoding="utf-8")
    page.import_table()
    assert page.dialog is not None
    page.dialog.load(file)
    world.settle()
    assert page.dialog.problem.isVisible() and not page.dialog.act.isEnabled()
    assert "has no column of error codes" in page.dialog.problem.accessibleName()


def test_a_tree_is_taken_out_of_use_and_comes_back(world: VisitWorld) -> None:
    page = opened(world)
    row = world.session.services.diagnosis_trees.rows()[0]
    page.trees.archive(row)
    world.settle()
    assert row.tree.code not in names(world)
    page.trees.restore(row)
    world.settle()
    assert row.tree.code in names(world)


def test_what_customers_can_do_on_the_phone_is_marked_in_a_new_version_and_taken_back(world: VisitWorld) -> None:
    page = opened(world)
    trees = world.session.services.diagnosis_trees

    def row() -> TreeRow:
        return next(each for each in trees.rows() if each.tree.code == "hc_over_temperature")

    before = row()
    page.mark_remote(before)
    assert page.phone is not None
    assert {key for key, box in page.phone.boxes.items() if box.isChecked()} == {"fan", "level", "room"}
    page.phone.boxes["room"].setChecked(False)
    page.phone._act()
    world.settle()
    assert {test.key for test in row().tree.tests if test.remote} == {"fan", "level"}
    assert row().tree.version == before.tree.version + 1
    trees.mark_remote(row().id, ["fan", "level", "room"])
    assert {test.key for test in row().tree.tests if test.remote} == {"fan", "level", "room"}
    assert trees.mark_remote(row().id, ["fan", "level", "room"]) == row().id, "nothing new makes no version"
