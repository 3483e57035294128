"""Forms (format 2): groups and rounds, rules, what depends on what, filling, and what is refused when read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fieldservice.domain.checklist import Address, AddRound, ChecklistState, Heading, examine_template
from fieldservice.domain.checklist.filling import fill
from fieldservice.errors import UserError
from tests.domain.checklists import minute
from tests.domain.forms import NOW, TODAY, field, form, form_source, form_state, group, hidden

FUEL = [
    {"key": "petrol", "names": {"en": "Petrol"}, "columns": {"region": "north"}},
    {"key": "gas", "names": {"en": "Gas"}, "columns": {"region": "north"}},
    {"key": "oil", "names": {"en": "Oil"}, "columns": {"region": "south"}},
]
A, B, C = Address("a"), Address("b"), Address("c")


def put(state: ChecklistState, key: str, value: object, *path: int) -> Any:
    return state.answer(Address(key, path), value, at=minute(1))


def keys(state: ChecklistState) -> list[tuple[str, tuple[int, ...]]]:
    return [(item.address.key, item.address.path) for item in state.items()]


def again(state: ChecklistState, *events: Any) -> ChecklistState:
    return ChecklistState(state.template, events, today=TODAY, now=NOW, language="en")


# ---- what is shown


def test_a_hidden_answer_is_empty_to_others_and_comes_back_when_it_is_shown_again() -> None:
    state = form_state(field("a"), field("b", show_if="/data/a = 'yes'"), hidden("c", "concat('[', /data/b, ']')"))
    put(state, "a", "yes")
    put(state, "b", "kept")
    assert state.cell(C).value == "[kept]"
    put(state, "a", "no")
    assert ("b", ()) not in keys(state) and state.cell(C).value == "[]"
    put(state, "a", "yes")
    assert state.cell(B).value == "kept" and state.cell(C).value == "[kept]"


def test_a_hidden_group_hides_everything_in_it_and_its_rounds() -> None:
    state = form_state(
        field("a"),
        group("g", field("b"), group("r", field("c", "number"), repeat={"least": 2}), show_if="/data/a = 'yes'"),
        hidden("sum", "sum(/data/g/r/c)"),
    )
    put(state, "a", "yes")
    put(state, "c", "3", 0)
    put(state, "c", "4", 1)
    assert state.cell(Address("sum")).value == 7
    put(state, "a", "")
    assert keys(state) == [("a", ())] and state.cell(Address("sum")).value == 0
    put(state, "a", "yes")
    assert state.cell(Address("sum")).value == 7


def test_rounds_nest_and_each_reads_its_own() -> None:
    state = form_state(
        group(
            "floor",
            field("level"),
            group("room", field("area", "number"), hidden("tag", "concat(../../level, '-', position(..))"),
                  repeat={"least": 1}),
            hidden("floor_area", "sum(../room/area)"),
            repeat={"least": 1},
        ),
        hidden("all", "sum(/data/floor/room/area)"),
    )  # fmt: skip
    state.add_round("floor", at=minute(1))
    state.add_round("room", (1,), at=minute(1))
    for path, level in (((0,), "G"), ((1,), "1")):
        put(state, "level", level, *path)
    for path, area in (((0, 0), "10"), ((1, 0), "20"), ((1, 1), "5")):
        put(state, "area", area, *path)
    assert [state.cell(Address("floor_area", (floor,))).value for floor in (0, 1)] == [10, 25]
    assert state.cell(Address("all")).value == 35
    assert state.cell(Address("tag", (1, 1))).value == "1-2"


def test_a_round_that_is_taken_away_keeps_its_answers_and_the_others_move_up() -> None:
    state = form_state(
        group("r", field("a"), hidden("n", "position(..)"), repeat={"least": 3}), hidden("count", "count(/data/r)")
    )
    for index, text in enumerate("xyz"):
        put(state, "a", text, index)
    gone = state.remove_round("r", (1,), at=minute(2))
    assert state.rounds("r") == (0, 2) and state.cell(Address("count")).value == 2
    assert state.cell(Address("n", (2,))).value == 2
    state.restore_round("r", (1,), at=minute(3))
    assert state.cell(Address("a", (1,))).value == "y" and state.cell(Address("n", (2,))).value == 3
    assert gone.event.value is False and gone.event.question == "r" and gone.event.path == "1"
    assert state.add_round("r", at=minute(4)).event.path == "3"  # a number is never used again


def test_there_are_no_more_rounds_than_the_form_allows_and_counted_ones_are_nobodys_to_add() -> None:
    state = form_state(
        group("r", field("a"), repeat={"least": 1, "most": 2}), group("k", field("b"), repeat={"count": "2"})
    )
    state.add_round("r", at=minute(1))
    with pytest.raises(UserError):
        state.add_round("r", at=minute(1))
    with pytest.raises(UserError):
        state.add_round("k", at=minute(1))
    assert [address for address in keys(state) if address[0] == "b"] == [("b", (0,)), ("b", (1,))]


def test_rounds_follow_their_count_and_forget_nothing() -> None:
    state = form_state(field("n", "number"), group("r", field("a"), repeat={"count": "/data/n"}))
    put(state, "n", "2")
    put(state, "a", "second", 1)
    put(state, "n", "1")
    assert ("a", (1,)) not in keys(state)
    put(state, "n", "2")
    assert state.cell(Address("a", (1,))).value == "second"


def test_the_outline_names_groups_and_rounds_and_where_one_may_be_added() -> None:
    state = form_state(group("g", field("a"), names={"en": "Group"}), group("r", field("b"), repeat={"least": 2}))
    found = [
        (type(part).__name__, getattr(part, "path", None), getattr(part, "ordinal", None)) for part in state.outline()
    ]
    assert found == [
        ("Heading", (), 0), ("Item", None, None), ("Heading", (0,), 1), ("Item", None, None), ("Heading", (1,), 2),
        ("Item", None, None), ("AddRound", (), None),
    ]  # fmt: skip
    assert isinstance(state.outline()[0], Heading) and isinstance(state.outline()[-1], AddRound)


# ---- what may be answered


def test_an_answer_against_the_constraint_is_refused_with_the_forms_own_words() -> None:
    state = form_state(field("a", "number", constraint=". > 0 and . < 10", constraint_message={"en": "One to nine."}))
    with pytest.raises(UserError, match="One to nine"):
        put(state, "a", "12")
    assert state.cell(A).value is None
    put(state, "a", "5")
    put(state, "a", "")  # nothing is never against a constraint


def test_an_answer_that_contradicts_a_later_one_is_missing_until_it_is_right() -> None:
    state = form_state(
        field("a", "number"),
        field("b", "number", constraint=". > /data/a", constraint_message={"en": "More than a."}),
    )
    put(state, "a", "1")
    put(state, "b", "5")
    put(state, "a", "9")
    assert [(lack.kind, "More than a." in lack.sentence) for lack in state.missing()] == [("constraint", True)]
    put(state, "b", "10")
    assert state.complete


def test_choices_depend_on_answers_and_an_answer_that_is_no_longer_offered_is_not_lost() -> None:
    state = form_state(
        field("a"), field("b", "choice", list="fuel", choice_filter="region = /data/a"), lists={"fuel": FUEL}
    )
    assert state.choices(B) == ()
    put(state, "a", "north")
    assert [choice.key for choice in state.choices(B)] == ["petrol", "gas"]
    put(state, "b", "gas")
    with pytest.raises(UserError):
        put(state, "b", "oil")
    put(state, "a", "south")
    assert state.cell(B).value == "gas" and state.cell(B).unoffered == ("gas",)
    assert [lack.kind for lack in state.missing()] == ["choice"]
    put(state, "a", "north")
    assert state.complete


def test_required_may_be_a_rule_and_has_its_own_words() -> None:
    state = form_state(field("a"), field("b", required="/data/a = 'x'", required_message={"en": "b is needed"}))
    assert state.complete
    put(state, "a", "x")
    assert "b is needed" in state.missing()[0].sentence


def test_what_the_form_fills_in_itself_is_not_peoples_to_answer() -> None:
    state = form_state(field("a"), field("b", read_only=True, computed="concat(/data/a, '!')"), field("c", "hidden"))
    put(state, "a", "x")
    assert state.cell(B).value == "x!"
    for key in ("b", "c"):
        with pytest.raises(UserError):
            put(state, key, "y")


# ---- what is worked out once


def test_a_static_default_counts_until_somebody_answers() -> None:
    state = form_state(field("a", "number", default_text="7"), hidden("b", "/data/a + 1"))
    assert state.cell(B).value == 8 and state.cell(A).from_default
    put(state, "a", "1")
    assert state.cell(B).value == 2


def test_a_dynamic_default_is_kept_with_the_first_answer_and_never_worked_out_again() -> None:
    state = form_state(field("a", "date", default="today()"), field("b"))
    also = put(state, "b", "x").also
    assert [(event.question, event.value) for event in also] == [("a", TODAY)]
    later = ChecklistState(state.template, also, today=TODAY.replace(year=2030), language="en")
    assert later.cell(A).value == TODAY


def test_once_gives_the_same_ever_after() -> None:
    state = form_state(field("b"), hidden("a", "once(uuid())"))
    first = put(state, "b", "x")
    (kept,) = first.also
    assert again(state, first.event, kept).cell(A).value == kept.value != ""


def test_a_calculation_with_a_trigger_waits_for_it() -> None:
    state = form_state(field("a"), field("b"), hidden("c", "concat(/data/a, /data/b)", trigger=["b"]))
    put(state, "a", "1")
    assert state.cell(C).value is None
    answered = put(state, "b", "2")
    assert state.cell(C).value == "12" and [event.question for event in answered.also] == ["c"]
    put(state, "a", "9")
    assert state.cell(C).value == "12"


def test_the_program_fills_in_what_it_knows() -> None:
    state = form_state(field("a", "meta", meta="username"), field("b", "meta", meta="simserial"))
    assert state.cell(A).value == "Li" and state.cell(B).value is None and keys(state) == []


# ---- only what depends on a change is worked out


def test_an_answer_works_out_only_what_depends_on_it() -> None:
    fields = [field("a"), *(field(f"q{number}", show_if="/data/b = 'x'") for number in range(200)), field("b")]
    state = form_state(*fields, field("d", show_if="/data/a = 'y'"))
    before = state.evaluations
    changed = put(state, "a", "y").changed
    assert state.evaluations - before == 2 and changed == {A, Address("d")}


def test_a_round_is_not_worked_out_for_what_happens_in_another() -> None:
    state = form_state(group("r", field("a"), hidden("b", "concat(../a, '!')"), repeat={"least": 50}))
    before = state.evaluations
    put(state, "a", "x", 7)
    assert state.evaluations - before == 2


# ---- reading


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([hidden("a", "/data/b"), hidden("b", "/data/a")], "circle"),
        ([hidden("a", ". + 1")], "circle"),
        ([field("a", show_if="pulldata('x', 'y')")], "position 1"),
        ([field("a"), field("a")], "twice"),
        ([field("a", "nothing")], "not known"),
        ([field("a", "choice", list="none")], "no choice list"),
        ([field("a", "number", default_text="many")], "can't be an answer"),
        ([field("1a")], "can't be a key"),
        ([], "no questions"),
    ],
)
def test_a_form_that_cant_be_used_is_refused_in_words(items: list[dict[str, Any]], words: str) -> None:
    template, problems = examine_template(form_source(*items))
    assert template is None and any(words in problem.sentence() for problem in problems), problems


@pytest.mark.parametrize(
    ("rule", "paths"),
    [
        ("/data/nowhere = ''", ["/data/nowhere"]),
        ("/data/b = '' and (../gone > 1 or ../gone < 0)", ["../gone"]),
        ("if(/data/b, /elsewhere/x, sum(/data/lost/x[. > 1]))", ["/elsewhere/x", "/data/lost/x[. > 1]"]),
        ("current()/../gone = 1", ["current()/../gone"]),
    ],
)
def test_a_rule_that_reads_what_isnt_there_is_empty_and_the_path_is_named(rule: str, paths: list[str]) -> None:
    template = form(field("a", show_if=rule), field("b"))
    assert template.dangling == tuple(("a", path) for path in paths)


def test_a_form_nests_deeply_and_is_bounded() -> None:
    inner: dict[str, Any] = field("a")
    for depth in range(60):
        inner = group(f"g{depth}", inner)
    template, problems = examine_template(form_source(inner))
    assert template is None and "30 levels" in problems[0].sentence()


def test_any_json_is_a_form_or_refused_in_words() -> None:
    for body in (
        {},
        {"items": 3},
        {"items": [3]},
        {"items": [{"group": True}]},
        {"lists": 3},
        {"code": 3, "items": [{}]},
    ):
        template, problems = examine_template(json.dumps({"format": 2, **body}))
        assert template is None and all(problem.sentence() for problem in problems)


# ---- filling


def test_the_filler_satisfies_constraints_of_many_kinds() -> None:
    state = form_state(
        field("a", "number", constraint=". > 41 and . < 43"),
        field("code", constraint="regex(., '^[A-Z]{3}-\\d{4}$')"),
        field("mail", constraint="regex(., '[^@ ]+@[^@ ]+\\.[a-z]{2,}')"),
        field("later", "date", constraint=". > today()"),
        field("after", "date", constraint=". > /data/later"),
        field("two", "multi_choice", list="fuel", constraint="count-selected(.) = 2"),
        field("rank", "rank", list="fuel"),
        field("short", constraint="string-length(.) = 11"),
        field("fuel", "choice", list="fuel", choice_filter="region = 'south'", required=True),
        group("r", field("x", "number"), repeat={}),
        lists={"fuel": FUEL},
    )
    filling = fill(state, at=NOW, seed=3)
    assert filling.unfilled == () and state.complete
    assert state.cell(Address("fuel")).value == "oil" and state.rounds("r") == (0,)
    assert again(state, *filling.events).values() == state.values()
    twice = ChecklistState(state.template, today=TODAY, now=NOW, language="en")
    assert [event.value for event in fill(twice, at=NOW, seed=3).events] == [event.value for event in filling.events]


def test_the_filler_says_what_it_could_not_fill_and_why() -> None:
    state = form_state(field("a", required=True, constraint="false()", constraint_message={"en": "Never."}))
    (left,) = fill(state, at=NOW).unfilled
    assert left.address == A and "Never." in left.reason


def test_texts_say_the_answers_that_they_speak_of() -> None:
    state = form_state(
        field("a"),
        group("r", field("b", names={"en": "Tag ${../b} of ${/data/a} in round ${position(..)}"}), repeat={"least": 2}),
        field("c", required=True, names={"en": "Is ${/data/a} off?"}),
    )
    put(state, "a", "pump")
    put(state, "b", "K7", 1)
    words = state.template.questions[1].title("en")
    assert state.said(Address("b", (1,)), words) == "Tag K7 of pump in round 2"
    assert state.said(Address("b", (0,)), words) == "Tag  of pump in round 1"
    assert state.said(A, "${no rule (") == "${no rule (" and state.said(A, "${1 +}") == ""
    assert "Is pump off?" in state.missing()[0].sentence


def test_the_head_of_a_table_is_read_and_not_answered() -> None:
    state = form_state(
        group(
            "table",
            field("reserved_name_for_field_list_labels_3", "choice", list="yn", appearance="label", required=True),
            field("rate", "choice", list="yn", appearance="w2 label", required="true()"),
            field("belt", "choice", list="yn", appearance="list-nolabel"),
            appearance="field-list",
        ),
        lists={"yn": [{"key": key, "names": {"en": key}} for key in ("yes", "no")]},
    )
    assert [(item.address.key, item.question.kind) for item in state.items()] == [("rate", "note"), ("belt", "choice")]
    assert state.complete and state.progress().total == 1
