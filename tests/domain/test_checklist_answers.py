"""Answering: rules, verdicts, what is missing, whose answer counts; only what depends on an answer is worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldservice.domain.checklist import (
    Address,
    AnswerEvent,
    ChecklistState,
    address,
    decode,
    effective_answers,
    encode,
    limit_signs,
    limit_words,
    parse_value,
    reason,
    value_text,
)
from fieldservice.domain.checklist.values import Value
from fieldservice.errors import UserError
from tests.domain.checklists import TODAY, minute, question, section, state, template

TEMPERATURE = question("hot", "number", unit="℃", min=75, max=95, soft_max=90, possible_min=-20, possible_max=200)


def answer(checklist: ChecklistState, key: str, value: object, at: int = 0, **more: Any) -> frozenset[Address]:
    return checklist.answer(Address(key), value, at=minute(at), **more).changed


def sentences(checklist: ChecklistState) -> list[str]:
    return [missing.sentence for missing in checklist.missing()]


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("74", "fail"),
        ("75", "pass"),
        ("90", "pass"),
        ("90,0", "pass"),
        ("91", "partial"),
        ("95", "partial"),
        ("96 °C", "fail"),
    ],
)
def test_the_verdict_of_a_number_follows_from_its_limits(typed: str, verdict: str) -> None:
    checklist = state(section("s", TEMPERATURE))
    answer(checklist, "hot", typed)
    assert checklist.cell(Address("hot")).verdict == verdict


@pytest.mark.parametrize("typed", ["201", "-21", "hot", "90 bar", "90.5", "9" * 400, "0." + "1" * 400])
def test_a_number_that_can_not_be_right_is_refused_and_nothing_changes(typed: str) -> None:
    checklist = state(section("s", TEMPERATURE))
    with pytest.raises(UserError) as refused:
        answer(checklist, "hot", typed)
    assert "{" not in refused.value.message()
    assert not checklist.cell(Address("hot")).answered


def test_a_failed_number_says_by_how_much() -> None:
    hot = template(section("s", TEMPERATURE)).questions[0]
    assert reason(hot, Decimal(109), "zh_CN") == "高于上限 95 ℃，多 14 ℃"
    assert reason(hot, Decimal(70), "en") == "Below the limit 75 ℃ by 5 ℃"
    assert reason(hot, Decimal(92), "en") == "Above the limit 90 ℃ by 2 ℃"
    assert reason(hot, Decimal(80), "en") == ""
    assert (limit_words(hot, "zh_CN"), limit_signs(hot)) == ("75 至 95", "75–95")


@pytest.mark.parametrize(
    ("kind", "value", "verdict"),
    [
        ("choice", "good", "pass"), ("choice", "bad", "fail"), ("choice", "other", ""),
        ("multi_choice", ["good", "so_so"], "partial"), ("multi_choice", ["good", "bad"], "fail"),
        ("check", "pass", "pass"), ("check", "na", "na"), ("text", "fine", ""),
    ],
)  # fmt: skip
def test_the_verdict_of_a_choice_is_its_own_or_the_worst(kind: str, value: object, verdict: str) -> None:
    checklist = state(section("s", question("a", kind)))
    answer(checklist, "a", value)
    assert checklist.cell(Address("a")).verdict == verdict
    assert checklist.cell(Address("a")).answered


def test_a_person_may_overrule_the_verdict_with_a_note() -> None:
    checklist = state(section("s", TEMPERATURE))
    answer(checklist, "hot", "109", verdict="pass")
    assert checklist.cell(Address("hot")).overruled
    assert sentences(checklist) == ["Add a note to question 1: its verdict was changed."]
    checklist.annotate(Address("hot"), "new sensor on order", at=minute(1))
    assert checklist.complete and checklist.cell(Address("hot")).verdict == "pass"
    answer(checklist, "hot", "110", 2)
    assert checklist.cell(Address("hot")).verdict == "fail"
    assert checklist.cell(Address("hot")).note == "new sensor on order"


def test_a_failed_answer_needs_a_note_where_the_template_says_so() -> None:
    strict = state(section("s", TEMPERATURE), fail_needs_note=True)
    lenient = state(section("s", TEMPERATURE))
    for checklist in (strict, lenient):
        answer(checklist, "hot", "109")
    assert sentences(strict) == ["Add a note to question 1: it did not pass."]
    assert lenient.complete


def test_not_applicable_is_an_answer_without_a_value() -> None:
    checklist = state(section("s", TEMPERATURE, question("p", "photo", min_photos=2)))
    answer(checklist, "hot", None, verdict="na")
    answer(checklist, "p", None, verdict="na")
    assert checklist.complete and checklist.progress().not_applicable == 2


def test_an_answer_can_be_taken_back() -> None:
    checklist = state(section("s", TEMPERATURE))
    answer(checklist, "hot", "80")
    answer(checklist, "hot", "", 1)
    assert not checklist.cell(Address("hot")).answered and not checklist.complete


def test_photos_are_missing_one_by_one() -> None:
    checklist = state(section("s", question("p", "photo", min_photos=2)))
    assert sentences(checklist) == ["2 photos to take: p"]
    answer(checklist, "p", ["id1"])
    assert sentences(checklist) == ["1 photo to take: p"]
    answer(checklist, "p", ["id1", "id2"])
    assert checklist.complete


def test_a_judged_question_waits_for_a_verdict() -> None:
    checklist = state(section("s", question("a", judged=True)))
    answer(checklist, "a", "worn")
    assert sentences(checklist) == ["Judge question 1: a"]
    answer(checklist, "a", "worn", verdict="partial")
    assert checklist.complete


def test_hidden_questions_are_neither_asked_nor_missing_nor_seen_by_rules() -> None:
    checklist = state(
        section(
            "s",
            question("a", "choice"),
            question("b", show_if="a = 'bad'"),
            question("c", show_if="b = 'x'"),
            question("n", "note"),
        )
    )
    answer(checklist, "a", "bad")
    answer(checklist, "b", "x")
    assert [item.number for item in checklist.items()] == [1, 2, 3, 0]
    changed = answer(checklist, "a", "good", 1)
    assert changed == {Address("a"), Address("b"), Address("c")}
    assert checklist.visible == [Address("a"), Address("n")]
    assert checklist.complete
    answer(checklist, "a", "bad", 2)
    assert checklist.cell(Address("b")).value == "x"


def test_rules_can_require_and_compute() -> None:
    checklist = state(
        section("s", question("a", "number", decimals=1), question("b", required=False, require_if="twice > 10")),
        section("t", question("twice", "computed", computed="a * 2", unit="kPa", max=20)),
    )
    answer(checklist, "a", "4")
    assert checklist.complete
    assert answer(checklist, "a", "11.5", 1) == {Address("a"), Address("b"), Address("twice")}
    assert checklist.cell(Address("twice")).verdict == "fail"
    assert sentences(checklist) == ["Answer question 2: b"]
    with pytest.raises(UserError):
        answer(checklist, "twice", "3")


def test_defaults_are_shown_until_answered_and_become_events_at_the_end() -> None:
    checklist = state(
        section(
            "s",
            question("a", "number"),
            question("b", "number", default="a + 1"),
            question("d", "date", default="today()"),
        )
    )
    answer(checklist, "a", "3")
    assert checklist.cell(Address("b")).value == Decimal(4)
    answer(checklist, "b", "9", 1)
    answer(checklist, "a", "5", 2)
    assert checklist.cell(Address("b")).value == Decimal(9)
    assert [(event.question, event.value) for event in checklist.take_defaults(at=minute(3))] == [("d", TODAY)]
    assert checklist.take_defaults(at=minute(4)) == []


def test_repeated_sections_follow_their_count_and_keep_what_was_answered() -> None:
    checklist = state(
        section("s", question("count_of", "number"), question("all", "computed", computed="sum(x)")),
        section("r", question("x", "number"), question("y", "computed", computed="x * position()"), repeat="count_of"),
    )
    answer(checklist, "count_of", "2")
    checklist.answer(Address("x", (0,)), "5", at=minute(1))
    changed = checklist.answer(Address("x", (1,)), "7", at=minute(2)).changed
    assert changed == {Address("x", (1,)), Address("y", (1,)), Address("all")}
    assert checklist.cell(Address("y", (1,))).value == Decimal(14)
    answer(checklist, "count_of", "1", 3)
    assert checklist.cell(Address("all")).value == Decimal(5)
    assert Address("x", (1,)) not in checklist.visible
    with pytest.raises(UserError):
        checklist.answer(Address("x", (1,)), "1", at=minute(4))
    answer(checklist, "count_of", "2", 5)
    assert checklist.cell(Address("all")).value == Decimal(12)
    assert [path for _, path, _ in checklist.sections()] == [(), (0,), (1,)]


def test_a_computed_value_is_judged_exactly_and_rounded_half_up_only_to_be_shown() -> None:
    checklist = state(
        section("s", question("a", "number"), question("c", "computed", computed="a / 8", max=0.62, unit="bar"))
    )
    answer(checklist, "a", "5")
    cell = checklist.cell(Address("c"))
    assert cell.verdict == "fail"
    assert value_text(checklist.items()[1].question, cell.value, "en") == "0.63 bar"


@pytest.mark.parametrize(("typed", "rounds"), [("0", 0), ("999", 50), ("3", 3)])
def test_the_number_of_rounds_stays_within_reason(typed: str, rounds: int) -> None:
    checklist = state(section("s", question("n", "number")), section("r", question("x"), repeat="n"))
    answer(checklist, "n", typed)
    assert len(checklist.visible) == 1 + rounds


def test_a_safety_check_blocks_until_all_is_answered_and_nothing_failed() -> None:
    checklist = state(section("s", question("a", "check"), question("b", "check")), blocks_start=True)
    assert len(checklist.blockers()) == 2
    answer(checklist, "a", "pass")
    answer(checklist, "b", "fail", note="valve leaks")
    assert [blocker.sentence for blocker in checklist.blockers()] == ["Item 2 did not pass: b"]
    answer(checklist, "b", "na", 1)
    assert checklist.blockers() == []


def test_progress_counts_what_is_shown_and_the_worst_verdict_is_the_whole() -> None:
    checklist = state(section("s", *(question(key, "check") for key in "abcd"), question("n", "note")))
    for key, verdict in (("a", "pass"), ("b", "partial"), ("c", "fail")):
        answer(checklist, key, verdict)
    progress = checklist.progress()
    assert (progress.total, progress.answered, progress.passed, progress.partial, progress.failed) == (4, 3, 1, 1, 1)
    assert progress.verdict == "fail"


def event(value: str, at: int, by: str = "", verdict: str = "") -> AnswerEvent:
    return AnswerEvent("a", "", value, verdict, "", minute(at), by)


def test_the_latest_answer_counts_and_the_booked_technician_before_others() -> None:
    events = [event("t1", 1, "tech"), event("office", 5, "desk"), event("t2", 3, "tech"), event("t0", 0, "tech")]
    assert effective_answers(events)[Address("a")].value == "office"
    assert effective_answers(events, {"tech"})[Address("a")].value == "t2"
    assert effective_answers([event("one", 1), event("two", 1)])[Address("a")].value == "two"


def test_an_answer_from_elsewhere_does_not_cover_the_technicians_own() -> None:
    checklist = ChecklistState(template(section("s", question("a"))), today=TODAY, booked={"tech"})
    answer(checklist, "a", "mine", by="tech")
    assert checklist.receive(event("theirs", 9, "desk")) == frozenset()
    assert checklist.receive(event("later", 10, "tech")) == {Address("a")}
    assert checklist.receive(replace(event("x", 11), question="gone")) == frozenset()


VALUES: st.SearchStrategy[tuple[str, Value]] = st.one_of(
    st.tuples(st.just("text"), st.text(min_size=1, max_size=20)),
    st.tuples(st.just("number"), st.decimals(-(10**9), 10**9, places=3)),
    st.tuples(st.just("multi_choice"), st.lists(st.text(min_size=1, max_size=5), max_size=3).map(tuple)),
    st.tuples(st.just("date"), st.dates()),
    st.tuples(st.just("time"), st.times()),
    st.tuples(st.just("datetime"), st.datetimes(timezones=st.just(UTC))),
    st.tuples(st.just("computed"), st.booleans()),
    st.tuples(st.just("text"), st.none()),
)


@given(typed=VALUES)
def test_a_stored_answer_reads_back_as_it_was(typed: tuple[str, Value]) -> None:
    kind, value = typed
    assert decode(kind, encode(value)) == value


@pytest.mark.parametrize(
    ("kind", "text"), [("date", '"x"'), ("date", "3"), ("text", "{}"), ("number", "[1]"), ("text", "{")]
)
def test_a_damaged_stored_answer_is_said_in_words(kind: str, text: str) -> None:
    with pytest.raises(UserError):
        decode(kind, text)


def test_addresses_are_stored_as_text() -> None:
    assert address("a", "3") == Address("a", (3,)) and Address("a", (3,)).path_text == "3"
    assert address("a") == Address("a")


@pytest.mark.parametrize(
    ("kind", "raw", "value", "shown"),
    [
        ("date", "2026-05-14", date(2026, 5, 14), "2026-05-14"),
        ("time", "08:30", time(8, 30), "08:30"),
        ("datetime", "2026-05-14T08:30", datetime(2026, 5, 14, 8, 30), "2026-05-14 08:30"),
        ("choice", "good", "good", "good"),
        ("multi_choice", ["bad", "good", "bad"], ("bad", "good"), "good, bad"),
        ("scan", " HC-1 ", "HC-1", "HC-1"),
        ("check", "partial", "partial", "Partial"),
        ("photo", ("p1", "p2"), ("p1", "p2"), "2 photos"),
        ("text", "", None, ""),
    ],
)
def test_every_type_takes_what_is_typed_and_shows_it(kind: str, raw: object, value: Value, shown: str) -> None:
    asked = template(section("s", question("a", kind))).questions[0]
    assert parse_value(asked, raw) == value
    assert value_text(asked, value, "en") == shown


@settings(deadline=None)
@given(
    raw=st.one_of(
        st.text(max_size=20), st.integers(), st.floats(), st.booleans(), st.lists(st.text(max_size=3), max_size=2)
    ),
    kind=st.sampled_from(
        ["check", "choice", "multi_choice", "number", "text", "date", "time", "datetime", "photo", "signature", "scan"]
    ),
)
def test_nothing_that_is_typed_crashes_an_answer(raw: object, kind: str) -> None:
    checklist = state(section("s", question("a", kind)))
    try:
        answer(checklist, "a", raw)
    except UserError as refused:
        assert refused.message()


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["a", "b", "c", "n", "x0", "x1"]), st.integers(0, 4), st.sampled_from(["", "fail", "na"])
    ),
    max_size=12,
)


@settings(deadline=None)
@given(steps=STEPS)
def test_answering_step_by_step_ends_where_reading_all_answers_begins(steps: list[tuple[str, int, str]]) -> None:
    made = template(
        section("s", question("n", "number"), question("a", "number", max=2), question("b", "number", show_if="a > 1")),
        section(
            "t", question("c", "number", require_if="verdict(a) = 'fail'", required=False),
            question("total", "computed", computed="a + b + sum(x)"), show_if="n < 4",
        ),
        section("r", question("x", "number", show_if="c != 1"), question("y", "computed", computed="x+c"), repeat="n"),
    )  # fmt: skip
    live = ChecklistState(made, today=TODAY, language="en")
    events: list[AnswerEvent] = []
    for at, (key, value, verdict) in enumerate(steps):
        place = Address("x", (int(key[1]),)) if key[0] == "x" else Address(key)
        before = {item.address: item.cell for item in live.items()}
        try:
            given_answer = live.answer(place, value, verdict or None, at=minute(at))
        except UserError:
            continue
        events.append(given_answer.event)
        after = {item.address: item.cell for item in live.items()}
        differing = {each for each in before.keys() | after.keys() if before.get(each) != after.get(each)}
        assert differing <= given_answer.changed
    fresh = ChecklistState(made, events, today=TODAY, language="en")
    assert fresh.items() == live.items()
    assert fresh.missing() == live.missing()


def test_an_answer_works_out_only_what_depends_on_it() -> None:
    questions = [question("q0", "number")]
    questions += [question(f"q{i}", "number", show_if=f"q{i - 1} > 0" if i % 3 else None) for i in range(1, 600)]
    checklist = state(section("s", *questions))
    before = checklist.evaluations
    answer(checklist, "q300", "5")
    assert checklist.evaluations - before <= 3
    assert before <= 601 * 2
