"""Forms on the visit screen: every kind of question can be answered, rounds come and go, languages change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.domain.checklist import Address, ChecklistState
from fieldservice.domain.checklist.filling import fill
from tests.domain.forms import field, form_source, group, hidden
from tests.ui.visit_world import VisitWorld, add_template, make_visit_world
from ui.visit.card import QuestionCard
from ui.visit.checklist_step import ChecklistStep
from ui.visit.form_editors import ConfirmEditor, FilesEditor, PlaceEditor, RankEditor
from ui.visit.question_list import AddRoundRow, RoundHeading

TWO = [{"key": key, "names": {"en": key, "Français": key + "-fr"}} for key in ("red", "blue")]
FORM = json.loads(
    form_source(
        field("colour", "choice", list="colours", names={"en": "Colour", "Français": "Couleur"}),
        field("order", "rank", list="colours"),
        field("where", "geopoint"),
        field("seen", "acknowledge"),
        field("film", "video"),
        field("size", "number", parameters={"start": "0", "end": "10", "step": "5"}),
        field("code", "text", constraint="regex(., '[A-Z]{2}')", constraint_message={"en": "Two capital letters."}),
        field("told", "text", read_only=True, computed="concat(/data/code, '!')"),
        group("leak", field("litres", "number"), repeat={"least": 1}),
        group("plate", field("maker"), field("year", "number"), names={"en": "Plate"}, appearance="field-list"),
        hidden("total", "sum(/data/leak/litres)"),
        lists={"colours": TWO},
        languages=["en", "Français"],
        purpose="diagnosis",
    )
)


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[VisitWorld]:
    made = make_visit_world(tmp_path, qapp)
    made.diagnose_by(json.dumps(FORM), "form")
    yield made
    made.close()


def step(world: VisitWorld) -> ChecklistStep:
    found = world.visit().steps["diagnose"]
    assert isinstance(found, ChecklistStep)
    return found


def state(world: VisitWorld) -> ChecklistState:
    views = world.session.services.checklists.of_work_order(world.made["next_order"])
    return next(view.state for view in views if view.template.code == "test")


def turn_to(world: VisitWorld, key: str, path: tuple[int, ...] = ()) -> None:
    entry = next(entry for entry in step(world).listed if entry.item.address == Address(key, path))
    step(world).go_to(entry.key)
    world.settle()


def test_every_kind_of_question_can_be_answered_on_screen(world: VisitWorld, tmp_path: Path) -> None:
    turn_to(world, "order")
    editor = step(world).card.editor
    assert isinstance(editor, RankEditor)
    editor.shift(0, 1)
    world.settle()
    turn_to(world, "where")
    editor = step(world).card.editor
    assert isinstance(editor, PlaceEditor)
    editor.field.set_value("31.2, 121.5")
    editor._typed()
    step(world).card.commit()
    world.settle()
    turn_to(world, "seen")
    editor = step(world).card.editor
    assert isinstance(editor, ConfirmEditor)
    editor.button.click()
    world.settle()
    turn_to(world, "film")
    editor = step(world).card.editor
    assert isinstance(editor, FilesEditor)
    film = tmp_path / "leak.mp4"
    film.write_bytes(b"moving")
    editor.take_files([film])
    world.settle()
    found = state(world)
    assert found.cell(Address("order")).value == ("blue", "red")
    assert found.cell(Address("where")).value == "31.2 121.5 0 0"
    assert found.cell(Address("seen")).value == "OK"
    (kept,) = found.cell(Address("film")).value  # type: ignore[misc]  # one id
    assert [file.id for file in world.session.services.work_order_details.detail(world.made["next_order"]).files] == [
        kept
    ]


def test_what_contradicts_the_constraint_is_told_at_the_question_and_not_kept(world: VisitWorld) -> None:
    turn_to(world, "code")
    card = step(world).card
    card.editor.field.set_value("x1")
    card.editor._typed()
    card.commit()
    world.settle()
    assert state(world).cell(Address("code")).value is None
    assert card.editor.field.error == "Two capital letters." or "Two capital letters." in card.problem.accessibleName()
    card.editor.field.set_value("AB")
    card.editor._typed()
    card.commit()
    world.settle()
    assert state(world).cell(Address("told")).value == "AB!"
    turn_to(world, "told")
    assert not step(world).card.editor.isEnabled()


def test_rounds_are_added_and_taken_away_and_come_back_with_their_answers(world: VisitWorld) -> None:
    services = world.session.services
    adding = step(world).findChildren(AddRoundRow)
    adding[0].button.click()
    world.settle()
    first, added = state(world).rounds("leak")
    assert first == 0 and step(world).card.entry.item.address == Address("litres", (added,))
    checklist = step(world).card.entry.view.checklist.id
    services.checklists.answer(checklist, Address("litres", (0,)), "2")
    services.checklists.answer(checklist, Address("litres", (added,)), "3")
    world.settle()
    assert state(world).cell(Address("total")).value == 5
    shown = [heading for heading in step(world).findChildren(RoundHeading) if heading.isVisible() and heading.remove]
    second = sorted(shown, key=lambda heading: heading.y())[1]
    assert second.remove is not None
    second.remove.click()
    world.settle()
    assert state(world).cell(Address("total")).value == 2
    services.checklists.restore_round(checklist, "leak", (added,))
    assert state(world).cell(Address("total")).value == 5


def test_questions_of_a_field_list_stand_on_one_screen_and_are_answered_one_after_the_other(world: VisitWorld) -> None:
    turn_to(world, "maker")
    cards = [card for card in step(world).findChildren(QuestionCard) if card.isVisible()]
    assert [card.entry.item.address.key for card in cards] == ["maker", "year"]
    year = cards[1]
    year.editor.enter().setFocus()  # type: ignore[union-attr]  # a number has a field
    world.settle()
    assert step(world).card is year
    year.editor.number.edit.setText("2019")
    year.editor._typed()
    year.commit()
    world.settle()
    assert state(world).cell(Address("year")).value == 2019
    turn_to(world, "colour")
    assert len([card for card in step(world).findChildren(QuestionCard) if card.isVisible()]) == 1


def test_a_form_speaks_the_language_that_is_chosen(world: VisitWorld) -> None:
    assert step(world).listed[0].title == "Colour"
    world.visit().visit.ask_in("Français")
    world.settle()
    assert step(world).listed[0].title == "Couleur"
    turn_to(world, "colour")
    assert step(world).card.title.text() == "Couleur"
    assert step(world).card.editor.buttons["red"].text() == "red-fr"


def test_an_automatic_filler_answers_a_form_to_the_end() -> None:
    from tests.domain.forms import NOW

    template = json.dumps(FORM)
    from fieldservice.domain.checklist import read_template

    filled = ChecklistState(read_template(template), today=date(2026, 5, 14), now=NOW, language="en")
    filling = fill(filled, at=NOW, by="x")
    assert filling.complete and filled.complete
    again = ChecklistState(read_template(template), filling.events, today=date(2026, 5, 14), now=NOW, language="en")
    assert again.values() == filled.values()


def swahili(world: VisitWorld, languages: list[str]) -> None:
    """Put a form beside the other one that is asked in none of the program's languages."""
    named = {languages[0]: "Jina la mtambo", **{each: f"{each}?" for each in languages[1:]}}
    body = json.loads(form_source(field("mtambo", names=named), languages=languages, purpose="diagnosis"))
    body["default_language"] = languages[0]
    template = add_template(world.session, json.dumps(body), "swahili")
    world.session.services.checklists.add(world.made["next_order"], template)
    world.settle()


def test_the_menu_ticks_the_language_that_is_shown_and_offers_those_of_the_form_at_hand(world: VisitWorld) -> None:
    swahili(world, ["Swahili (sw)", "Français (fr)"])
    turn_to(world, "mtambo")
    menu = step(world)._languages
    assert step(world).card.title.text() == "Jina la mtambo"
    assert menu.isVisible() and menu.text() == "Swahili"
    assert [(action.text(), action.isChecked()) for action in menu.menu_of().actions()] == [
        ("Swahili", True), ("Français", False),
    ]  # fmt: skip
    assert menu.notice.isVisible()
    assert menu.note.accessibleName() == "This form is not in English. It is asked in Swahili."
    menu.menu_of().actions()[1].trigger()
    world.settle()
    assert step(world).card.title.text() == "Français (fr)?"
    assert [action.isChecked() for action in menu.menu_of().actions()] == [False, True]
    turn_to(world, "colour")
    assert not menu.notice.isVisible() and menu.text() in ("English", "Français")


def test_a_form_of_one_other_language_says_so_and_offers_nothing(world: VisitWorld) -> None:
    swahili(world, ["default"])
    turn_to(world, "mtambo")
    menu = step(world)._languages
    assert not menu.isVisible()
    assert menu.note.accessibleName() == "This form is not in English. It is asked as it was written."
