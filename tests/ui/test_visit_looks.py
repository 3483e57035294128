"""What the authors of forms ask of the looks of questions is done on the visit screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout
from pytestqt.qtbot import QtBot

from fieldservice.domain.checklist import value_text
from fieldservice.i18n import language
from tests.domain.forms import field, form_source, group
from tests.ui.test_visit_forms import state, step, turn_to
from tests.ui.visit_world import VisitWorld, make_visit_world
from ui.visit.card import QuestionCard
from ui.visit.choice_editor import ChoiceEditor
from ui.visit.editors import FieldEditor


def named(*keys: str) -> list[dict[str, object]]:
    return [{"key": key, "names": {"en": key, "zh_CN": key}} for key in keys]


FORM = json.loads(
    form_source(
        group(
            "table",
            field("reserved_name_for_field_list_labels_1", "choice", list="three", appearance="label"),
            field("belt", "choice", list="three", appearance="list-nolabel"),
            field("oil", "choice", list="three", appearance="list-nolabel"),
            appearance="field-list",
        ),
        field("scale", "choice", list="five", appearance="likert"),
        field("pair", "choice", list="five", appearance="columns-2 quick"),
        field("long", "choice", list="eight", appearance="minimal autocomplete"),
        field("short", "choice", list="three", appearance="minimal"),
        field("built", "date", appearance="month-year no-calendar"),
        field("since", "date", appearance="year"),
        field("phone", "text", appearance="numbers"),
        lists={
            "three": named("yes", "no", "unclear"),
            "five": named("1", "2", "3", "4", "5"),
            "eight": named(*(f"valve {n}" for n in range(8))),
        },
        purpose="diagnosis",
    )
)


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    made.diagnose_by(json.dumps(FORM), "looks")
    yield made
    made.close()


def card(world: VisitWorld, key: str) -> QuestionCard:
    turn_to(world, key)
    found = step(world).card
    assert isinstance(found, QuestionCard)
    return found


def choosing(world: VisitWorld, key: str) -> ChoiceEditor:
    editor = card(world, key).editor
    assert isinstance(editor, ChoiceEditor)
    return editor


def lines(editor: ChoiceEditor) -> list[int]:
    """How many choices stand in each line."""
    heights = [button.y() for button in editor.buttons.values()]
    assert isinstance(editor.layout(), QGridLayout)
    return [heights.count(height) for height in sorted(set(heights))]


def test_choices_stand_side_by_side_as_the_form_says(world: VisitWorld) -> None:
    assert lines(choosing(world, "scale")) == [5]
    assert lines(choosing(world, "pair")) == [2, 2, 1]


def test_a_long_list_is_searched_where_the_form_says_so_and_a_short_one_keeps_its_keys(world: VisitWorld) -> None:
    long = choosing(world, "long")
    assert long.list is not None and not long.buttons
    assert choosing(world, "short").list is None


def test_a_table_asks_its_rows_and_not_its_head_and_answers_stand_beside_the_words(world: VisitWorld) -> None:
    assert [item.address.key for item in state(world).items()][:2] == ["belt", "oil"]
    first = card(world, "belt")
    editor = choosing(world, "belt")
    assert lines(editor) == [3]
    middle = editor.mapTo(first, editor.rect().center()).y()
    assert abs(first.title.mapTo(first, first.title.rect().center()).y() - middle) < first.title.height()
    editor.buttons["no"].click()
    world.settle()
    assert state(world).cell(first.entry.item.address).value == "no"


def type_into(asked: QuestionCard, words: str) -> None:
    """Type into the one line of a question."""
    assert isinstance(asked.editor, FieldEditor)
    line = asked.editor.field.frame.editor
    assert line is not None
    QTest.keyClicks(line, words)


@pytest.mark.parametrize(
    ("key", "typed", "kept", "read"),
    [
        ("built", "2019-3", date(2019, 3, 1), "2019-03"),
        ("built", "201911", date(2019, 11, 1), "2019-11"),
        ("built", "2019-03-17", date(2019, 3, 1), "2019-03"),
        ("since", "2019", date(2019, 1, 1), "2019"),
        ("since", "2019-03-17", date(2019, 1, 1), "2019"),
    ],
)
def test_a_month_or_a_year_is_asked_kept_as_its_first_day_and_read_as_what_was_asked(
    world: VisitWorld, key: str, typed: str, kept: date, read: str
) -> None:
    asked = card(world, key)
    assert isinstance(asked.editor, FieldEditor)
    type_into(asked, typed)
    asked.commit()
    world.settle()
    cell = state(world).cell(asked.entry.item.address)
    assert cell.value == kept
    assert value_text(asked.entry.question, cell.value, language()) == read
    assert asked.editor.field.value() == read


@pytest.mark.parametrize(
    ("key", "typed"), [("built", "2019"), ("built", "2019-13"), ("since", "19"), ("since", "soon")]
)
def test_what_is_no_month_or_year_is_not_kept(world: VisitWorld, key: str, typed: str) -> None:
    asked = card(world, key)
    assert isinstance(asked.editor, FieldEditor)
    type_into(asked, typed)
    asked.commit()
    world.settle()
    assert state(world).cell(asked.entry.item.address).value is None
    assert asked.editor.field.error


def test_a_text_of_numbers_takes_no_letters_and_keeps_its_zeros(world: VisitWorld) -> None:
    asked = card(world, "phone")
    assert isinstance(asked.editor, FieldEditor)
    type_into(asked, "a0512-b66")
    asked.commit()
    world.settle()
    assert state(world).cell(asked.entry.item.address).value == "0512-66"
