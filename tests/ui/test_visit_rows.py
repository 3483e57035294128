"""The rows around the current question: kept, copied as they were drawn, and still true."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.checklist import Address
from tests.ui.visit_world import VisitWorld, add_template, make_visit_world
from ui.visit.checklist_step import ChecklistStep
from ui.visit.question_list import WHOLE_UP_TO
from ui.visit.rows import Drawn, QuestionRow


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    yield made
    made.close()


def asked(world: VisitWorld, questions: list[dict[str, Any]]) -> ChecklistStep:
    """The diagnosis of the next visit is this form, in groups of seven."""
    choices = [{"key": key, "names": {"en": key}} for key in ("yes", "no")]
    items = [{"type": "choice", "list": "answers", "required": True, **question} for question in questions]
    groups = [
        {"group": True, "key": f"g{at}", "names": {"en": f"Part {at}"}, "items": items[at : at + 7]}
        for at in range(0, len(items), 7)
    ]
    body = {
        "format": 2, "rules": "xpath", "code": "rows", "version": 1, "names": {"en": "Rows"}, "purpose": "diagnosis",
        "task_types": ["repair"], "lists": {"answers": choices}, "items": groups,
    }  # fmt: skip
    services, order = world.session.services, world.made["next_order"]
    template = add_template(world.session, json.dumps(body), "rows")
    world.arrived()
    for view in services.checklists.of_work_order(order):
        if view.template.purpose == "diagnosis":
            services.checklists.remove(view.checklist.id)
    services.checklists.add(order, template)
    step = world.open_visit(step="diagnose").steps["diagnose"]
    assert isinstance(step, ChecklistStep)
    return step


def numbered(count: int) -> list[dict[str, Any]]:
    return [{"key": f"q{n}", "names": {"en": f"Question {n} of the form"}} for n in range(count)]


def picture_of(row: QuestionRow) -> QImage:
    return row.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def assert_rows_are_true(step: ChecklistStep) -> None:
    """Each row says, and looks like, what its question says now; together they are those around the current one."""
    entries = {entry.key: entry for entry in step.listed}
    assert len({row.key for row in step.rows}) == len(step.rows)
    for row in step.rows:
        entry = entries[row.key]
        fresh = QuestionRow(entry, Drawn())
        fresh.resize(row.size())
        assert row.accessibleName() == fresh.accessibleName()
        assert str(entry.item.number) in row.accessibleName() and entry.title in row.accessibleName()
        drawn = picture_of(fresh)
        shiboken6.delete(fresh)  # here, not by a garbage collection in some thread
        assert picture_of(row) == drawn, entry.title
    shown = [row.key for row in sorted(step.rows, key=lambda row: row.y())]
    assert shown == [entry.key for entry in step.listed if entry.key in shown]


@pytest.mark.parametrize("count", [12, WHOLE_UP_TO + 30])
def test_rows_show_what_their_questions_say_after_every_answer(world: VisitWorld, count: int) -> None:
    step = asked(world, numbered(count))
    inputs = world.inputs()
    for number in range(11):
        inputs.key("12"[number % 2])
        assert_rows_are_true(step)
    inputs.key("Left")
    inputs.key("Left")
    inputs.key("2")  # another answer than before
    assert_rows_are_true(step)


def test_a_row_keeps_the_focus_of_its_question_when_others_come_above_it(world: VisitWorld) -> None:
    questions = numbered(9)
    questions[2]["show_if"] = "/data/g0/q0 = 'no'"
    step = asked(world, questions)
    row = next(row for row in step.rows if row.key[1] == Address("q5"))
    row.setFocus()
    world.session.services.checklists.answer(row.key[0], Address("q0"), "no")  # by somebody else
    world.settle()
    assert Address("q2") in [entry.item.address for entry in step.listed]
    focused = QApplication.focusWidget()
    assert isinstance(focused, QuestionRow) and focused.key[1] == Address("q5")
    assert_rows_are_true(step)


class _Asked(QObject):
    """Counts the times at which widgets were asked to lay themselves out."""

    def __init__(self, *watched: QObject) -> None:
        super().__init__()
        self.times = 0
        for each in watched:
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.LayoutRequest
        return False


def test_an_answer_lays_out_neither_the_page_nor_the_window(world: VisitWorld) -> None:
    step = asked(world, numbered(WHOLE_UP_TO + 30))
    inputs = world.inputs()
    inputs.key("1")
    page, window = world.visit(), world.desktop.window
    QTest.qWait(100)
    asked_to = _Asked(window, page, page.stack, step)
    for _ in range(3):
        inputs.key("1")
        QTest.qWait(100)
    assert step.listed.answered == 4
    assert asked_to.times == 0
