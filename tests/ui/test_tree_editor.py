"""The editor of diagnosis trees: what is changed and published is what the next visit follows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.diagnosis import LeafPart, editing
from fieldservice.domain.records import Booking, DiagnosisRun, DiagnosisTree, Person
from fieldservice.errors import UserError
from fieldservice.services.diagnosis_trees import TreeRow
from tests.ui.visit_world import VisitWorld, make_visit_world
from ui.diagnosis.after_editor import AfterEditor
from ui.diagnosis.editor_page import TreeEditorPage
from ui.diagnosis.page import TreesPage
from ui.kit.buttons import Button
from ui.kit.choices import CheckBox, ChoiceField
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import Link

CODE = "hc_over_temperature"


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    made.session.services.diagnosis_trees.install_shipped()
    with made.session.context.begin("test.manager") as uow:
        people = {
            role: Person(id=made.session.context.ids(), name="Lin", roles=role) for role in ("manager", "dispatcher")
        }
        uow.add_all(list(people.values()))
        uow.commit()
    made.made.update({role: person.id for role, person in people.items()})
    made.desktop.work_as(made.made["manager"])
    made.settle()
    yield made
    made.close()


def row(world: VisitWorld, code: str = CODE) -> TreeRow:
    return next(each for each in world.session.services.diagnosis_trees.rows() if each.tree.code == code)


def page_of(world: VisitWorld) -> TreeEditorPage:
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, TreeEditorPage)
    return page


def edited(world: VisitWorld) -> TreeEditorPage:
    world.desktop.environment.navigator.go("diagnosis_tree", id=row(world).id)
    return page_of(world)


def type_into(world: VisitWorld, page: TreeEditorPage, name: str, text: str) -> None:
    field = page.properties.fields[name]
    assert isinstance(field, TextField | TextArea)
    field.edit.setFocus()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, text)
    page.properties.flush()
    world.settle()


def select(world: VisitWorld, page: TreeEditorPage, item: str) -> None:
    page.show_item(item)
    world.settle()


def choose(cell: ChoiceField, value: str) -> None:
    cell.combo.setCurrentIndex(cell._index(value))
    cell.combo.activated.emit(cell.combo.currentIndex())


def test_a_changed_cause_and_test_are_followed_by_the_next_visit_and_not_by_the_running_one(world: VisitWorld) -> None:
    services = world.session.services
    before = row(world)
    orders = [world.session.store.read().get(Booking, world.made[what]).work_order_id for what in ("next", "later")]
    running = services.diagnosis.start(orders[0], before.id)
    page = edited(world)
    cause, test = before.tree.causes[0].key, before.tree.tests[0].key
    select(world, page, f"causes/{cause}")
    type_into(world, page, "names.en", "Thermostat stuck open")
    select(world, page, f"tests/{test}")
    type_into(world, page, "minutes", "7")
    page.publish_button.click()
    world.settle()
    assert isinstance(world.desktop.window.page, TreesPage)
    after = row(world)
    assert after.tree.version == before.tree.version + 1
    next_run = services.diagnosis.start(orders[1], after.id)
    shown = services.diagnosis.view(next_run.id).tree
    assert shown.causes[0].title("en") == "Thermostat stuck open" and shown.tests[0].minutes == 7
    assert services.diagnosis.view(running.id).tree == before.tree
    assert [choice.id for choice in services.diagnosis.choices(orders[1]) if choice.tree.code == CODE] == [after.id]


def test_a_tree_that_cannot_be_followed_is_not_published_and_says_why(world: VisitWorld) -> None:
    page = edited(world)
    tests = page.editor.data["tests"]
    first, second = tests[0]["key"], tests[1]["key"]
    page.editor.change(lambda data: tests[0].update(after={second: [tests[1]["outcomes"][0]["key"]]}))
    page.editor.change(lambda data: tests[1].update(after={first: [tests[0]["outcomes"][0]["key"]]}))
    world.settle()
    assert not page.publish_button.isEnabled()
    told = [doubt.sentence() for doubt in page.editor.doubts]
    names = [page.editor.title_of(f"tests/{key}") for key in (first, second)]
    assert any("wait for each other" in each and all(name in each for name in names) for each in told)
    with pytest.raises(UserError, match="can't be published: These tests wait"):
        world.session.services.diagnosis_trees.publish(page.editor.data)


def test_a_cause_that_every_outcome_excludes_is_named_by_its_words(world: VisitWorld) -> None:
    page = edited(world)
    test, cause = page.editor.data["tests"][0], page.editor.data["causes"][0]["key"]
    select(world, page, f"tests/{test['key']}")
    assert page.properties.table is not None
    for outcome in test["outcomes"]:
        choose(page.properties.table.cells[cause, outcome["key"]], editing.EXCLUDED)
    world.settle()
    found = [doubt for doubt in page.editor.doubts if doubt.where == f"tests/{test['key']}"]
    words = page.editor.title_of(f"causes/{cause}")
    assert [doubt.sentence() for doubt in found] == [f"No outcome fits the cause “{words}”."]
    assert not page.publish_button.isEnabled()


def test_causes_that_no_test_tells_apart_are_found_and_do_not_keep_it_from_being_published(world: VisitWorld) -> None:
    page = edited(world)
    page.add(editing.CAUSES)
    type_into(world, page, "names.en", "Ghost one")
    page.add(editing.CAUSES)
    type_into(world, page, "names.en", "Ghost two")
    said = [doubt.sentence() for doubt in page.editor.doubts]
    assert "No test tells these causes apart: Ghost one, Ghost two." in said
    assert page.publish_button.isEnabled()


def test_ctrl_z_takes_back_what_was_typed_and_what_was_taken_away(world: VisitWorld) -> None:
    page = edited(world)
    before = row(world).tree
    cause = before.causes[1]
    select(world, page, f"causes/{cause.key}")
    page.tree.setFocus()
    QTest.keyClick(page.tree, Qt.Key.Key_Delete)
    world.settle()
    assert page.editor.title_of(f"causes/{cause.key}") == ""
    assert all(cause.key not in outcome["causes"] for test in page.editor.data["tests"] for outcome in test["outcomes"])
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    world.settle()
    assert page.editor.tree is not None and page.editor.tree.causes == before.causes
    assert page.editor.tree.tests == before.tests
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    world.settle()
    assert page.editor.title_of(f"causes/{cause.key}") == ""


def test_what_was_typed_is_there_again_after_leaving_until_it_is_thrown_away(world: VisitWorld) -> None:
    page = edited(world)
    cause = row(world).tree.causes[0].key
    select(world, page, f"causes/{cause}")
    field = page.properties.fields["minutes"]
    assert isinstance(field, TextField)
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "long")
    world.desktop.environment.navigator.go("diagnosis_trees")  # at once, before typing rests
    world.settle()
    page = edited(world)
    select(world, page, f"causes/{cause}")
    field = page.properties.fields["minutes"]
    assert isinstance(field, TextField) and field.value() == "long"
    assert field.error == "Enter a number from 0 to 10000."
    assert not page.publish_button.isEnabled()
    page.discard.click()
    world.settle()
    page = edited(world)
    assert page.editor.tree == row(world).tree and not page.discard.isVisible()


def test_a_new_tree_is_made_published_and_offered(world: VisitWorld) -> None:
    world.desktop.environment.navigator.go("diagnosis_trees")
    world.settle()
    listed = world.desktop.window.page
    assert isinstance(listed, TreesPage) and listed.new.isVisible()
    listed.new.click()
    page = page_of(world)
    assert not page.publish_button.isEnabled()
    type_into(world, page, "names.en", "Belt squeals")
    select(world, page, "causes/cause_1")
    type_into(world, page, "names.en", "Belt loose")
    page.add(editing.CAUSES)
    type_into(world, page, "names.en", "Belt worn")
    page.add(editing.TESTS)
    type_into(world, page, "names.en", "Does the belt give more than 10 mm?")
    assert page.properties.table is not None
    choose(page.properties.table.cells["cause_1", "no"], editing.EXCLUDED)
    choose(page.properties.table.cells["cause_2", "yes"], editing.POSSIBLE)
    world.settle()
    page.publish()
    world.settle()
    made = row(world, "tree_1").tree
    yes, no = made.tests[0].outcomes
    assert (yes.likelihoods, no.likelihoods) == ({"cause_1": 1.0, "cause_2": 0.2}, {"cause_2": 0.8})


def test_the_trial_offers_the_best_test_and_finds_the_cause_without_storing_anything(world: VisitWorld) -> None:
    page = edited(world)
    trial = page.trial
    steps = 0
    while trial.standing is not None and trial.standing.found is None and trial.answers and steps < 12:
        trial.answers[0].click()
        steps += 1
    assert steps and trial.outcomes
    assert not world.session.store.read().where(DiagnosisRun) and not page.editor.is_draft
    trial.clear_answers()
    assert not trial.outcomes and trial.answers


def test_whoever_published_meanwhile_is_told_before_it_is_gone_over(world: VisitWorld) -> None:
    page = edited(world)
    trees = world.session.services.diagnosis_trees
    select(world, page, f"causes/{row(world).tree.causes[0].key}")
    type_into(world, page, "weight", "9")
    trees.mark_remote(row(world).id, [])
    page.publish()
    world.settle()
    assert page.dialog is not None and page.dialog.isVisible() and row(world).tree.version == 2
    page.dialog.over.click()
    world.settle()
    assert row(world).tree.version == 3 and row(world).tree.causes[0].weight == 9


def test_a_publishing_is_taken_back(world: VisitWorld) -> None:
    trees = world.session.services.diagnosis_trees
    before = row(world)
    data = trees.data(before.id)
    data["causes"][0]["weight"] = 77
    made = trees.publish(data)
    trees.withdraw(made.id)
    assert row(world).tree == before.tree and [draft.id for draft in row(world).drafts] == [made.id]
    new = trees.publish({**trees.data(""), "names": {"en": "X"}, "causes": [{"key": "a", "names": {"en": "A"}}]})
    trees.withdraw(new.id)
    assert not row(world, new.code).published


def test_a_dispatcher_sees_trees_and_is_offered_nothing_that_the_hub_refuses(world: VisitWorld) -> None:
    trees = world.session.services.diagnosis_trees
    trees.save_draft({**trees.data(row(world).id), "names": {"en": "Half done"}})
    trees.save_draft(trees.data(""))
    world.desktop.work_as(world.made["dispatcher"])
    world.settle()
    world.desktop.environment.navigator.go("diagnosis_trees", load=True)
    world.settle()
    page = world.desktop.window.page
    assert isinstance(page, TreesPage) and page.dialog is None
    assert not page.new.isVisible() and not page.load.isVisible()
    assert not {"I", "N"} & {key for key, _words in page.shortcuts.hints()}
    assert page.table.model().rowCount() == len(trees.rows()) and all(not each.drafts for each in trees.rows())
    offered = {command.words[1] for command in world.desktop.window.top_bar.search._commands}
    assert "Import a table of error codes" not in offered and "Diagnosis trees" in offered
    page.table.select_row(0)
    page.open_record("")
    world.settle()
    buttons = [button.text() for button in page.drawer.findChildren(Button) if button.isVisible() and button.text()]
    assert buttons == []


def test_a_draft_is_said_in_the_list_gone_on_with_and_thrown_away(world: VisitWorld) -> None:
    page = edited(world)
    select(world, page, f"causes/{row(world).tree.causes[0].key}")
    type_into(world, page, "weight", "9")
    world.desktop.environment.navigator.go("diagnosis_trees")
    world.settle()
    listed = world.desktop.window.page
    assert isinstance(listed, TreesPage)
    assert listed.cells(row(world))[1] == "in use, with a draft"
    listed.edit_tree(row(world))
    page = page_of(world)
    assert page.editor.data["causes"][0]["weight"] == 9 and page.editor.draft_id == row(world).drafts[0].id
    world.desktop.environment.navigator.go("diagnosis_trees")
    world.settle()
    listed.trees.discard_draft(row(world).drafts[0].id)
    world.settle()
    assert listed.cells(row(world))[1] == "in use"
    snackbar = world.desktop.messages.snackbar
    assert snackbar is not None
    snackbar.undo()
    world.settle()
    assert listed.cells(row(world))[1] == "in use, with a draft"


def test_looking_at_a_tree_in_the_editor_leaves_no_draft_behind(world: VisitWorld) -> None:
    page = edited(world)
    select(world, page, f"causes/{row(world).tree.causes[0].key}")
    world.desktop.environment.navigator.go("diagnosis_trees")
    world.settle()
    assert row(world).drafts == ()


def test_a_part_and_a_condition_are_written_and_taken_back(world: VisitWorld) -> None:
    page = edited(world)
    before = row(world).tree
    cause, first, last = before.causes[0], before.tests[0], before.tests[-1]
    select(world, page, f"causes/{cause.key}")
    count = len(cause.parts)
    page.properties._add_part()
    type_into(world, page, f"parts.{count}.number", "TV-75")
    type_into(world, page, f"parts.{count}.quantity", "2")
    box = page.properties.fields[f"parts.{count}.sometimes"]
    assert isinstance(box, CheckBox)
    box.click()
    select(world, page, f"tests/{last.key}")
    after = page.properties.findChild(AfterEditor)
    assert after is not None
    menu = {action.text(): action for action in after.menu.menu_of().actions()}
    menu[first.title("en")].trigger()
    world.settle()
    page.publish()
    world.settle()
    made = row(world).tree
    assert made.causes[0].parts == (*cause.parts, LeafPart("TV-75", "", 2_000_000, likely=False))
    assert made.tests[-1].after == {first.key: (first.outcomes[0].key,)}


def test_causes_are_put_in_order_with_the_keys_and_findings_lead_to_their_test(world: VisitWorld) -> None:
    page = edited(world)
    keys = [cause.key for cause in row(world).tree.causes]
    select(world, page, f"causes/{keys[1]}")
    page.tree.setFocus()
    QTest.keyClick(page.tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    world.settle()
    assert [cause["key"] for cause in page.editor.data["causes"]] == [keys[1], keys[0], *keys[2:]]
    page.add(editing.TESTS)
    made = page.editor.selected
    page.show_item("")
    page.show_tab("findings")
    world.settle()
    link = next(each for each in page.findings.findChildren(Link) if each.text() == "Test without words")
    link.clicked.emit()
    world.settle()
    assert page.editor.selected == made and page.properties.fields["names.en"].isVisible()


def test_nothing_is_published_where_nothing_was_changed(world: VisitWorld) -> None:
    page = edited(world)
    page.publish()
    world.settle()
    assert world.desktop.window.page is page and row(world).tree.version == 1


def test_a_code_of_another_tree_is_refused_and_what_was_typed_stays(world: VisitWorld) -> None:
    world.desktop.environment.navigator.go("diagnosis_tree")
    page = page_of(world)
    type_into(world, page, "names.en", "Mine")
    type_into(world, page, "code", CODE)
    select(world, page, "causes/cause_1")
    type_into(world, page, "names.en", "Cause")
    page.publish()
    world.settle()
    assert world.desktop.window.page is page and row(world).tree.version == 1
    world.desktop.environment.navigator.go("diagnosis_trees")
    world.settle()
    drafts = world.session.store.read().where(DiagnosisTree, status="draft")
    assert [json.loads(each.body)["names"] for each in drafts] == [{"en": "Mine"}]


def test_what_is_typed_while_it_is_being_published_is_the_next_draft(world: VisitWorld) -> None:
    page = edited(world)
    select(world, page, f"causes/{row(world).tree.causes[0].key}")
    type_into(world, page, "weight", "9")
    page.publish()
    field = page.properties.fields["minutes"]
    assert isinstance(field, TextField)
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "44")
    world.settle()
    assert row(world).tree.causes[0].weight == 9 and row(world).tree.causes[0].minutes != 44
    page = edited(world)
    assert page.editor.is_draft and page.editor.data["causes"][0]["minutes"] == 44
    page.publish()
    world.settle()
    assert (row(world).tree.version, row(world).tree.causes[0].minutes) == (3, 44)
