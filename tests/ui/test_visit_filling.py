"""Every form that pyxform accepts is filled to the end on the visit's own page: real widgets, answers on disk."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from fieldservice.domain.checklist import Address, AnswerEvent, ChecklistState, Template, read_template
from fieldservice.domain.checklist.filling import fill
from fieldservice.domain.checklist.lists import Rows
from fieldservice.domain.checklist.model import ATTACHED_TYPES, CHECK, SIGNATURE, UNANSWERED_TYPES
from fieldservice.domain.records import ChecklistAnswer
from fieldservice.exchange.xlsform.checking import read_checked
from fieldservice.i18n import language, set_language
from tests.domain.forms import field, form_source, group
from tests.exchange.test_xlsform_real import ACCEPTED
from tests.ui.visit_world import VisitWorld, add_template, make_visit_world, picture
from ui.kit.labels import Label
from ui.visit.card import QuestionCard
from ui.visit.checklist_step import ChecklistStep
from ui.visit.choice_editor import ChoiceEditor
from ui.visit.evidence import PhotoEditor, SignatureEditor
from ui.visit.form_editors import ConfirmEditor, FilesEditor, RankEditor
from ui.visit.question_list import AddRoundRow

SEED = 3


@dataclass
class Desk:
    """The visit's page with one form on it."""

    world: VisitWorld
    folder: Path

    @property
    def step(self) -> ChecklistStep:
        found = self.world.visit().steps["diagnose"]
        assert isinstance(found, ChecklistStep)
        return found

    @property
    def state(self) -> ChecklistState:
        """As it stands on disk."""
        (view,) = [
            view
            for view in self.world.session.services.checklists.of_work_order(self.world.made["next_order"])
            if view.template.purpose != "safety"
        ]
        return view.state

    def show(self, template_id: str) -> None:
        services, order = self.world.session.services, self.world.made["next_order"]
        for view in services.checklists.of_work_order(order):
            if view.template.purpose != "safety":
                services.checklists.remove(view.checklist.id)
        services.checklists.add(order, template_id)
        self.world.settle()
        self.world.open_visit("next", "diagnose")

    def turn_to(self, address: Address) -> QuestionCard:
        entry = next(entry for entry in self.step.listed if entry.item.address == address)
        if self.step.card is None or self.step.card.entry.key != entry.key:
            self.step.go_to(entry.key)
            self.world.settle()
        assert self.step.card is not None and self.step.card.entry.item.address == address
        return self.step.card

    def file(self, kind: str) -> Path:
        name, content = ("p.jpg", picture(64, 48)) if kind == "photo" else (f"{kind}.bin", b"content of the file")
        path = self.folder / name
        path.write_bytes(content)
        return path

    def add_round(self, event: AnswerEvent) -> None:
        buttons = [
            row.button
            for row in self.step.findChildren(AddRoundRow)
            if row.isVisible() and row.section_key == event.address.key and row.path == event.address.path[:-1]
        ]
        assert buttons, f"no button adds a round of {event.address.key}"
        buttons[0].click()
        self.world.settle()

    def give(self, event: AnswerEvent) -> None:
        card = self.turn_to(event.address)
        question, editor, value = card.entry.question, card.editor, event.value
        assert editor.isEnabled(), event.address
        if question.kind == "check":
            assert card.verdicts is not None
            card.verdicts.buttons["pass"].click()
        elif isinstance(editor, PhotoEditor | FilesEditor):
            editor.take_files([self.file(question.kind) for _each in value])  # type: ignore[attr-defined]  # ids
        elif isinstance(editor, SignatureEditor):
            editor.pad.set_strokes([[(10, 10, 1), (120, 60, 1), (30, 90, 1)]])
            editor.pad.changed.emit()
            editor.keep.click()
        elif isinstance(editor, RankEditor):
            rank(editor, value)  # type: ignore[arg-type]  # keys
            if not card.entry.item.cell.answered and editor.keep.isVisible():
                editor.keep.click()
        elif isinstance(editor, ConfirmEditor):
            editor.button.click()
        elif question.kind in ("choice", "multi_choice"):
            wanted = value if isinstance(value, tuple) else (value,)
            for key in wanted:
                pick(card, str(key))
                self.world.settle()
        else:
            write(card, value)
            self.step.primary_button.click()
            if question.judged:
                self.world.settle()
                verdicts = self.turn_to(event.address).verdicts
                assert verdicts is not None
                verdicts.buttons["pass"].click()
        self.world.settle()


def pick(card: QuestionCard, key: str) -> None:
    editor = card.editor
    assert isinstance(editor, ChoiceEditor)
    if editor.list is None:
        editor.buttons[key].click()
        return
    choices = card.entry.view.state.choices(card.entry.item.address)
    title = next(choice.title("en") for choice in choices if choice.key == key)
    QTest.keyClicks(editor.list.search.edit, title or key)
    QTest.keyClick(editor.list.search.edit, Qt.Key.Key_Return)


def rank(editor: RankEditor, wanted: tuple[str, ...]) -> None:
    for index, key in enumerate(wanted):
        while editor._order.index(key) > index:
            editor.shift(editor._order.index(key), -1)


def written(value: object) -> str:
    """A value as a person types it."""
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def write(card: QuestionCard, value: object) -> None:
    """Type a value into the line or lines of a question."""
    lines = [each for each in card.editor.findChildren(QLineEdit) if each.isVisible()]
    areas = [each for each in card.editor.findChildren(QPlainTextEdit) if each.isVisible()]
    assert lines or areas, card.entry.question.kind
    if areas:
        areas[0].selectAll()
        for number, text in enumerate(written(value).split("; ")):
            if number:
                QTest.keyClick(areas[0], Qt.Key.Key_Return)
            QTest.keyClicks(areas[0], text)
        return
    parts = written(value).split(" ") if card.entry.question.kind == "datetime" and len(lines) > 1 else [written(value)]
    for line, part in zip(lines, parts, strict=False):
        line.selectAll()
        QTest.keyClicks(line, part)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Desk]:
    before = language()
    set_language("en")
    folder = tmp_path_factory.mktemp("filling")
    world = make_visit_world(folder, qapp)
    world.arrived()
    yield Desk(world, folder)
    world.close()
    set_language(before)


SPECIAL = json.loads(
    form_source(
        field("pick", "choice", list="many"),
        field("some", "multi_choice", list="many"),
        field("order", "rank", list="few"),
        field("agreed", "acknowledge"),
        field("way", "geotrace"),
        field("area", "geoshape"),
        field("signed", "signature"),
        field("paper", "file"),
        field("noise", "audio"),
        field("moment", "datetime"),
        field("state", "check"),
        field("pressure", "number", limits={"least": 2, "most": 4}, judged=True),
        group("leak", field("spot"), group("drop", field("size", "number"), repeat={}), repeat={}),
        group("plate", field("maker"), field("year", "number"), names={"en": "Plate"}, appearance="field-list"),
        lists={
            "many": [{"key": f"k{n}", "names": {"en": f"Valve {n:02}"}} for n in range(1, 31)],
            "few": [{"key": key, "names": {"en": key}} for key in ("red", "blue", "green")],
        },
        purpose="diagnosis",
    )
)


def planned(template: Template, desk: Desk) -> list[AnswerEvent]:
    """What the filler would answer, question by question, rounds included."""
    now = desk.world.clock.now()
    store = desk.world.session.store
    state = ChecklistState(template, today=now.date(), now=now, language="en", device=store.stream)
    filling = fill(state, at=now, by=store.actor_id or "", seed=SEED)
    assert filling.complete, filling.unfilled
    sections = {section.key for section in template.sections}
    asked = {
        question.key
        for question in template.questions
        if question.kind not in UNANSWERED_TYPES and not question.read_only
    }
    return [event for event in filling.events if event.address.key in asked | sections]


def fill_on_screen(desk: Desk, template: Template) -> None:
    """Answer everything the filler would; afterwards nothing is missing and what was given stands on disk."""
    plan = planned(template, desk)
    sections = {section.key for section in template.sections}
    for event in plan:
        if event.address.key in sections:
            desk.add_round(event)
        else:
            desk.give(event)
    state, checklist = desk.state, desk.step.listed[0].view.checklist.id if desk.step.listed else ""
    assert [each.sentence for each in state.missing()] == []
    assert [
        item.address
        for item in state.items()
        if item.question.kind not in UNANSWERED_TYPES and not item.question.read_only and not item.cell.answered
    ] == []
    rows = desk.world.session.store.read().where(ChecklistAnswer, checklist_id=checklist) if checklist else []
    kept = {(row.question, row.path) for row in rows if row.value not in ("", "null") or row.verdict}
    last = {event.address: event.value for event in plan}
    by_key = {question.key: question for question in template.questions}
    for address, value in last.items():
        assert (address.key, ".".join(map(str, address.path))) in kept
        if address.key in by_key and by_key[address.key].kind not in (*ATTACHED_TYPES, SIGNATURE, CHECK):
            given = state.cell(address).value
            if isinstance(value, datetime):  # kept with its distance from UTC
                assert isinstance(given, datetime) and given.tzinfo is not None
                given = given.replace(tzinfo=None)
            assert given == value


@pytest.mark.parametrize("path", ACCEPTED, ids=lambda path: path.name)
def test_a_form_is_filled_to_the_end_on_the_visit_page_and_every_answer_is_on_disk(path: Path, desk: Desk) -> None:
    reading, template = read_checked(path)
    desk.show(add_template(desk.world.session, json.dumps(reading.data, ensure_ascii=False), path.name))
    fill_on_screen(desk, template)


def test_every_special_kind_of_question_is_filled_on_the_visit_page_rounds_in_rounds_included(desk: Desk) -> None:
    source = json.dumps({**SPECIAL, "code": "special"})
    desk.show(add_template(desk.world.session, source, "special"))
    fill_on_screen(desk, read_template(source))
    (size,) = [place for place in desk.state.visible if place.key == "size"]
    assert desk.state.cell(size).answered


def test_a_form_of_nothing_but_rounds_offers_the_first_one(desk: Desk) -> None:
    leak = group("leak", field("spot"), repeat={}, names={"en": "Leak"})
    source = json.dumps({**json.loads(form_source(leak, purpose="diagnosis")), "code": "rounds"})
    desk.show(add_template(desk.world.session, source, "rounds"))
    assert desk.step.listed == []
    (adding,) = [each for each in desk.step.findChildren(AddRoundRow) if each.isVisible()]
    assert adding.button.text() == "Add: Leak"
    adding.button.click()
    desk.world.settle()
    assert [entry.item.address for entry in desk.step.listed] == [Address("spot", desk.state.rounds("leak"))]
    assert len(desk.state.rounds("leak")) == 1
    assert desk.step.card is not None


def test_many_choices_are_a_list_that_typing_narrows_and_enter_takes(desk: Desk) -> None:
    desk.show(add_template(desk.world.session, json.dumps({**SPECIAL, "code": "listed"}), "listed"))
    card = desk.turn_to(Address("pick"))
    editor = card.editor
    assert isinstance(editor, ChoiceEditor) and editor.list is not None and not editor.buttons
    search, rows = editor.list.search.edit, editor.list.list
    assert search.hasFocus()
    QTest.keyClicks(search, "ve 1")
    assert [rows.item(n).text() for n in range(rows.count()) if not rows.item(n).isHidden()] == [
        f"Valve {n:02}" for n in range(1, 31) if "ve 1" in f"Valve {n:02}".lower() or "1" in f"{n:02}"
    ]
    QTest.keyClicks(search, "9")
    QTest.keyClick(search, Qt.Key.Key_Return)
    desk.world.settle()
    assert desk.state.cell(Address("pick")).value == "k19"
    assert desk.step.card is not None and desk.step.card.entry.item.address == Address("some")  # it went on by itself
    several = desk.step.card.editor
    assert isinstance(several, ChoiceEditor) and several.list is not None
    for words in ("Valve 03", "Valve 04"):
        QTest.keyClicks(several.list.search.edit, words)
        QTest.keyClick(several.list.search.edit, Qt.Key.Key_Return)
        desk.world.settle()
    assert desk.state.cell(Address("some")).value == ("k3", "k4")
    QTest.keyClick(several.list.search.edit, Qt.Key.Key_Down)
    QTest.keyClick(several.list.search.edit, Qt.Key.Key_Down)
    QTest.keyClicks(several.list.search.edit, "nothing like it")
    QTest.keyClick(several.list.search.edit, Qt.Key.Key_Return)
    desk.world.settle()
    assert desk.step.card.entry.item.address == Address("some")  # nothing fits, so nothing is taken or skipped
    assert several.list.told.text() == "No choice has these words."
    QTest.keyClick(several.list.search.edit, Qt.Key.Key_Escape)
    QTest.keyClick(several.list.search.edit, Qt.Key.Key_Return)
    desk.world.settle()
    assert desk.step.card.entry.item.address == Address("order")


def test_a_list_of_tens_of_thousands_is_searched_by_words_and_by_code_and_makes_a_hundred_rows(desk: Desk) -> None:
    rows = Rows(("code", "desc", "zone"), [(f"P-{n:05}", f"Part number {n}", f"z{n % 2}") for n in range(30_000)])
    lists = {"parts": {"file": "parts.csv", "key": "code", "names": {"en": "desc"}}}
    items = [
        {"key": "pick", "type": "choice", "names": {"en": "Part"}, "list": "parts", "choice_filter": "zone = 'z1'"},
        {"key": "done", "type": "text", "names": {"en": "Anything else"}, "required": False},
    ]  # fmt: skip
    source = form_source(*items, purpose="diagnosis", lists=lists, languages=["en"], default_language="en")
    template = add_template(desk.world.session, json.dumps({**json.loads(source), "code": "long"}), "long")
    files = desk.world.session.services.template_files
    desk.show(template)
    card = desk.turn_to(Address("pick"))
    assert any("parts.csv is not on this computer yet" in label.text() for label in card.editor.findChildren(Label))
    files.add(template, files.take_in({"parts.csv": rows.to_csv()}))
    desk.world.settle()
    card = desk.turn_to(Address("pick"))
    assert isinstance(card.editor, ChoiceEditor) and card.editor.list is not None
    chosen = card.editor.list
    assert chosen.list.count() == 100 and chosen.told.text().startswith("15,000 of 15,000 fit, the first 100")
    QTest.keyClicks(chosen.search.edit, "number 2999")
    assert chosen.list.count() == 8 and chosen.told.text() == "8 of 15,000"  # 2999, 12999, 22999, 29991 ... 29999
    assert chosen.list.currentItem().text() == "Part number 2999"
    chosen.search.edit.clear()
    QTest.keyClicks(chosen.search.edit, "p-29999")
    QTest.keyClick(chosen.search.edit, Qt.Key.Key_Return)
    desk.world.settle()
    assert desk.state.cell(Address("pick")).value == "P-29999"
    card = desk.turn_to(Address("pick"))
    assert isinstance(card.editor, ChoiceEditor) and card.editor.list is not None
    assert card.editor.list.list.currentItem().text() == "Part number 29999"
    assert card.editor.list.told.text() == "Chosen: Part number 29999"
