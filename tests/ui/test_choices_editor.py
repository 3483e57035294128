"""The choices of a question in the editor: long lists, and columns that rules choose by."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.records import Person
from tests.ui.desk_world import Desk, settle, start_desk
from ui.kit.answers import AnswerButton
from ui.templates.choices_editor import AT_FIRST, ChoicesEditor
from ui.templates.editor_page import EditorPage
from ui.templates.tree import QuestionTree

TOWNS = 40


@pytest.fixture
def page(tmp_path: Path, qtbot: QtBot) -> EditorPage:
    """The editor with a question of forty choices, each of a district whose name has a blank in it."""
    made: Desk = start_desk(tmp_path, qtbot)
    made.services.checklists.install_templates()
    context = made.services.context
    manager = Person(id=context.ids(), number="E09", name="林国华", name_en="Lin Guohua", roles="manager")
    with context.begin("test.manager") as uow:
        uow.add(manager)
        uow.commit()
    made.desktop.work_as(manager.id)
    templates = made.services.checklist_templates
    code = next(each for each in templates.lines() if each.code == "compressor_general")
    data = templates.data(code.id)
    data["lists"]["towns"] = [
        {"key": f"t{n}", "names": {"en": f"Town {n}"}, "columns": {"district": f"District {n % 4}", "size": "big"}}
        for n in range(TOWNS)
    ]
    town = {"key": "town", "name": "town", "type": "choice", "names": {"en": "Town"}, "list": "towns"}
    began = {"key": "began", "name": "began", "type": "meta", "names": {}, "meta": "start"}
    data["items"] = [{**began}, {**town}, *data["items"]]
    row = templates.save_draft(data)
    made.desktop.window.go("checklist_template", id=row.id)
    settle(made, qtbot)
    opened = made.desktop.window.page
    assert isinstance(opened, EditorPage)
    opened._go("town")
    settle(made, qtbot)
    return opened


def choices(page: EditorPage) -> ChoicesEditor:
    field: Any = page.properties.fields["choices"]
    assert isinstance(field, ChoicesEditor)
    return field


def test_a_column_keeps_its_blanks_when_something_else_is_edited(page: EditorPage) -> None:
    editor = choices(page)
    name = next(iter(editor.lines[1].names.values()))
    name.set_value("Old town")
    editor.commit()
    kept = editor.choices()[1]
    assert kept["columns"] == {"district": "District 1", "size": "big"}
    assert "Old town" in kept["names"].values()


def test_a_long_list_shows_its_beginning_and_more_when_asked(page: EditorPage) -> None:
    editor = choices(page)
    assert len(editor.lines) == AT_FIRST and len(editor.choices()) == TOWNS
    assert editor.more is not None and str(TOWNS - AT_FIRST) in editor.more.text()
    while editor.more is not None:
        editor.more.clicked.emit()
    assert [line.index for line in editor.lines] == list(range(TOWNS))


def test_what_is_edited_at_the_end_of_a_long_list_changes_that_choice_alone(page: EditorPage) -> None:
    editor = choices(page)
    before = [dict(choice["names"]) for choice in editor.choices()]
    editor.add_choice()
    assert [line.index for line in editor.lines] == [*range(AT_FIRST), TOWNS]
    next(iter(editor.lines[-1].names.values())).set_value("New town")
    editor.commit()
    now = editor.choices()
    assert [choice["names"] for choice in now[:TOWNS]] == before and "New town" in now[-1]["names"].values()
    editor.move_choice(TOWNS)
    assert "New town" in editor.choices()[TOWNS - 1]["names"].values()
    assert [line.index for line in editor.lines] == [*range(AT_FIRST), TOWNS - 1, TOWNS]


def test_what_is_filled_in_by_itself_is_told_apart_in_the_tree(page: EditorPage) -> None:
    tree = page.findChild(QuestionTree)
    assert tree is not None
    first = tree.topLevelItem(1)
    assert first is not None and first.text(0) == "When it was begun"


def buttons_of(page: EditorPage) -> list[AnswerButton]:
    lines = [line for address, line in page.trial.lines.items() if address.key == "town"]
    return [button for line in lines for button in line.editor.findChildren(AnswerButton)]


def test_in_the_trial_long_choices_have_the_whole_column(page: EditorPage, qtbot: QtBot) -> None:
    page.editor.change(
        lambda data: data["lists"].update(
            towns=[{"key": f"t{n}", "names": {"en": f"A town with rather a long name {n}"}} for n in range(6)]
        )
    )
    qtbot.waitUntil(lambda: len(buttons_of(page)) == 6)
    QApplication.processEvents()
    assert all(button.width() > page.trial.width() * 3 // 4 for button in buttons_of(page))
