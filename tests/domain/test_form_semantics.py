"""What answers, notes, rounds and calculations do to each other, as ODK has it."""

from __future__ import annotations

from typing import Any

import pytest

from fieldservice.domain.checklist import Address, Answered, ChecklistState
from fieldservice.errors import UserError
from tests.domain.checklists import minute
from tests.domain.forms import field, form_state, group

A, B, C = Address("a"), Address("b"), Address("c")


class Filled:
    """A form and the time, which goes on with each answer."""

    def __init__(self, *items: dict[str, Any], **more: Any) -> None:
        self.state: ChecklistState = form_state(*items, **more)
        self.minutes = 0

    def at(self) -> Any:
        self.minutes += 1
        return minute(self.minutes)

    def answer(self, place: Address, value: object) -> Answered:
        return self.state.answer(place, value, at=self.at())

    def note(self, place: Address, words: str) -> Answered:
        return self.state.annotate(place, words, at=self.at())


@pytest.fixture
def waiting() -> Filled:
    """b waits for a, c for b."""
    return Filled(
        field("a", show_if="not(/data/hide = 'yes')"),
        field("b", computed="concat(/data/a, '!')", trigger=["a"]),
        field("c", computed="concat(/data/b, '?')", trigger=["b"]),
        field("hide"),
    )


def test_what_waits_for_a_calculation_that_waited_follows_at_once(waiting: Filled) -> None:
    made = waiting.answer(A, "x")
    assert (waiting.state.cell(B).value, waiting.state.cell(C).value) == ("x!", "x!?")
    assert [event.question for event in made.also] == ["b", "c"]
    assert {B, C} <= made.changed


@pytest.mark.parametrize("happens", ["note", "same answer", "hidden"])
def test_only_another_value_sets_a_waiting_calculation_off(waiting: Filled, happens: str) -> None:
    waiting.answer(A, "x")
    waiting.answer(B, "by hand")
    if happens == "note":
        made = waiting.note(A, "seen twice")
    else:
        made = waiting.answer(A, "x") if happens == "same answer" else waiting.answer(Address("hide"), "yes")
    assert made.also == () and waiting.state.cell(B).value == "by hand"
    waiting.answer(Address("hide"), "no")
    waiting.answer(A, "z")
    assert waiting.state.cell(B).value == "z!"


def test_calculations_that_wait_for_each_other_come_to_an_end() -> None:
    filled = Filled(
        field("a", computed="concat(/data/b, 'a')", trigger=["b"]),
        field("b", computed="concat(/data/a, 'b')", trigger=["a"]),
    )
    filled.answer(A, "x")
    assert len(str(filled.state.cell(A).value)) < 10


def test_a_round_with_a_waiting_calculation_in_it_can_be_taken_away_and_comes_back_as_it_was() -> None:
    filled = Filled(
        group(
            "r", field("x"), field("y", computed="concat('of ', ../x)", trigger=["x"]), repeat={"least": 1}
        ),
        field("z", computed="count(/data/r)", trigger=["x"]),
    )  # fmt: skip
    path = filled.state.add_round("r", at=filled.at()).event.address.path
    filled.answer(Address("x", path), "1")
    filled.answer(Address("y", path), "by hand")
    assert filled.state.remove_round("r", path, at=filled.at()).also == ()
    assert filled.state.restore_round("r", path, at=filled.at()).also == ()
    assert filled.state.cell(Address("y", path)).value == "by hand"


@pytest.mark.parametrize("read_only", [True, False])
def test_a_note_to_a_calculated_answer_does_not_stop_it_from_following(read_only: bool) -> None:
    more = {"read_only": True} if read_only else {}
    filled = Filled(field("a", "number"), field("b", "number", computed="/data/a * 2", max=10, **more))
    filled.answer(A, "2")
    filled.note(B, "looks right")
    assert (filled.state.cell(B).value, filled.state.cell(B).verdict) == (4, "pass")
    filled.answer(A, "9")
    cell = filled.state.cell(B)
    assert (cell.value, cell.verdict, cell.note) == (18, "fail", "looks right")
    assert not cell.overruled


def test_an_answer_by_hand_stands_against_the_calculation_until_it_is_taken_back() -> None:
    filled = Filled(field("a", "number"), field("b", "number", computed="/data/a * 2"))
    filled.answer(A, "2")
    filled.answer(B, "5")
    filled.answer(A, "3")
    assert filled.state.cell(B).value == 5
    filled.answer(B, "")
    assert filled.state.cell(B).value == 6


def test_a_ranking_puts_those_in_order_that_are_offered() -> None:
    columns = (("x", "1"), ("y", "1"), ("z", "2"))
    choices = [{"key": key, "names": {"en": key}, "columns": {"g": g}} for key, g in columns]
    filled = Filled(field("a"), field("b", "rank", list="l", choice_filter="g = /data/a"), lists={"l": choices})
    filled.answer(A, "1")
    for wrong in (("y",), ("y", "x", "z")):
        with pytest.raises(UserError):
            filled.answer(B, wrong)
    assert filled.answer(B, ("y", "x")).event.value == ("y", "x")
    assert filled.state.complete


def test_spaces_alone_are_no_answer() -> None:
    filled = Filled(field("a", required=True))
    filled.answer(A, " \n　")
    assert filled.state.cell(A).value is None and not filled.state.complete
    filled.answer(A, " x ")
    assert filled.state.cell(A).value == " x " and filled.state.complete


@pytest.mark.parametrize("typed", ["3_1.2 121.4", "1e1 20", "٣١ ١٢١", "nan 5", "31.2", "91 0", "31.2 121.4 0 0 0"])
def test_a_place_is_written_in_plain_numbers_that_rules_can_read(typed: str) -> None:
    filled = Filled(field("a", "geopoint"))
    with pytest.raises(UserError):
        filled.answer(A, typed)
    assert filled.answer(A, "+31.2，-121.40").event.value == "+31.2 -121.40 0 0"
