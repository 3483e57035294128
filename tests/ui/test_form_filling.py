"""Every form that pyxform accepts is filled to the end on screen: the filler drives the real widgets."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from fieldservice.domain.checklist import Address, ChecklistState, Item, Template
from fieldservice.domain.checklist.filling import candidates
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.i18n import language, set_language
from tests.exchange.test_xlsform_real import ACCEPTED
from ui.kit.answers import AnswerButton
from ui.templates.trial import QuestionLine, TrialPanel
from ui.visit.choice_editor import ChoiceEditor

_TRIES = 400


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = language()
    set_language("en")
    yield
    set_language(before)


def typed(value: object) -> str:
    """A value as a person types it."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def press(line: QuestionLine, words: list[str]) -> None:
    for button in line.editor.findChildren(AnswerButton):
        if button.text() in words and button.isEnabled():
            button.click()


def give(line: QuestionLine, value: object) -> None:
    """Answer through the widgets, as a hand would."""
    question = line.entry.question
    if question.kind == "check":
        assert line.verdicts is not None
        line.verdicts.buttons["pass"].click()
        return
    if question.choices:
        wanted = value if isinstance(value, tuple) else (value,)
        for key in wanted:
            choice = question.choice(str(key))
            assert choice is not None
            if isinstance(line.editor, ChoiceEditor) and line.editor.list is not None:
                QTest.keyClicks(line.editor.list.search.edit, choice.title("en"))
                QTest.keyClick(line.editor.list.search.edit, Qt.Key.Key_Return)
                continue
            press(line, [choice.title("en")])
        return
    buttons = line.editor.findChildren(AnswerButton)
    if buttons:
        buttons[0].click()
        return
    edits = [each for each in line.editor.findChildren(QLineEdit) if each.isVisibleTo(line)]
    areas = [each for each in line.editor.findChildren(QPlainTextEdit) if each.isVisibleTo(line)]
    assert edits or areas, question.kind
    if areas:
        areas[0].setPlainText(typed(value))
    else:
        parts = typed(value).split(" ") if question.kind == "datetime" and len(edits) > 1 else [typed(value)]
        for edit, part in zip(edits, parts, strict=False):
            edit.setFocus()
            edit.clear()
            edit.insert(part)
            edit.textEdited.emit(part)
            edit.editingFinished.emit()
    line.editor.commit()


def open_item(state: ChecklistState, tried: dict[Address, int]) -> Item | None:
    return next(
        (
            item
            for item in state.items()
            if item.question.kind not in ("note", "computed")
            and not item.question.read_only
            and (not item.cell.answered or state.lacking(item) is not None)
            and tried.get(item.address, 0) < 3
        ),
        None,
    )


def fill(panel: TrialPanel, template: Template) -> ChecklistState:
    chance = random.Random(1)
    panel.show_template(template)
    assert panel.state is not None
    tried: dict[Address, int] = {}
    while (item := open_item(panel.state, tried)) is not None:
        tried[item.address] = tried.get(item.address, 0) + 1
        for number, value in enumerate(candidates(panel.state, item, chance)):
            line = panel.lines[item.address]
            before = panel.state.cell(item.address).event
            give(line, value)
            after = panel.state.cell(item.address)
            if (after.event is not before and after.answered) or number > _TRIES:
                break
    return panel.state


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.name)
def test_a_form_nobody_here_wrote_is_filled_to_the_end_on_screen(path: Path, qtbot: QtBot) -> None:
    _reading, template = read_checked(path)
    panel = TrialPanel()
    qtbot.addWidget(panel)
    panel.show()
    state = fill(panel, template)
    assert [each.sentence for each in state.missing()] == []
    open_questions = [
        item.address
        for item in state.items()
        if item.question.kind not in ("note", "computed") and not item.question.read_only and not item.cell.answered
    ]
    assert open_questions == []


def test_an_answer_that_the_form_refuses_is_explained_at_its_question(qtbot: QtBot, tmp_path: Path) -> None:
    form = tmp_path / "form.md"
    form.write_text(
        "| survey |\n| | type | name | label | constraint | constraint_message |\n"
        "| | integer | age | Age | . < 120 | Nobody is that old |\n| | text | t | Text | | |\n",
        encoding="utf-8",
    )
    panel = TrialPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_template(read_checked(form)[1])
    line = panel.lines[Address("age")]
    give(line, Decimal(200))
    assert "Nobody is that old" in (line.editor.field.error or line.problem.text())
    assert panel.state is not None
    assert not panel.state.cell(Address("age")).answered


def test_titles_speak_of_answers_as_they_are_given(qtbot: QtBot, tmp_path: Path) -> None:
    form = tmp_path / "form.md"
    form.write_text(
        "| survey |\n| | type | name | label |\n| | text | tag | Tag |\n| | begin_group | g | Stems of ${tag} |\n"
        "| | text | t | Which stem of ${tag} |\n| | end_group | | |\n",
        encoding="utf-8",
    )
    panel = TrialPanel()
    qtbot.addWidget(panel)
    panel.show()
    panel.show_template(read_checked(form)[1])
    assert panel.answer(Address("tag"), "T-7")
    shown = [label.text() for label in panel.findChildren(QLabel)]
    assert "Stems of T-7" in shown
    assert panel.lines[Address("t")].title.text() == "Which stem of T-7"
