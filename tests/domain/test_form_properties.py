"""For any answers to a form: working out only what depends on a change gives what working everything out gives."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fieldservice.domain.checklist import Address, AnswerEvent, ChecklistState
from fieldservice.errors import UserError
from tests.domain.checklists import minute
from tests.domain.forms import NOW, TODAY, field, form, group, hidden

LIST = [{"key": key, "names": {"en": key}, "columns": {"side": side}} for key, side in zip("xyz", "llr", strict=True)]
TEMPLATE = form(
    field("a"),
    field("n", "number", constraint=". < 9 or /data/a = 'x'"),
    field("pick", "choice", list="letters", choice_filter="side = /data/a or /data/a = ''"),
    group(
        "r",
        field("b", "number", show_if="/data/a != 'hide'"),
        field("twice", "number", computed="../b * 2", max=10),
        field("when_b", computed="concat(../b, '@', ../place)", trigger=["b"]),
        hidden("place", "position(..)"),
        hidden("run", "../b + coalesce(/data/r[position() = position(current()/..) - 1]/run, 0)"),
        group("inner", field("c"), hidden("deep", "concat(../../place, '-', ../c)"), repeat={"count": "../place"}),
        repeat={"least": 1},
        show_if="/data/a != 'none'",
    ),
    group("g", field("d", required="count(/data/r) > 1"), show_if="/data/n > 2 or sum(/data/r/b) > 5"),
    field("when_a", computed="concat(/data/a, '!', count(/data/r))", trigger=["a"]),
    field("then", computed="concat(/data/when_a, '?')", trigger=["when_a"]),
    field("said", computed="concat('total ', /data/total)", read_only=True),
    field("order", "rank", list="letters", choice_filter="side = /data/a"),
    field("from_a", default="concat('d', /data/a)"),
    hidden("total", "sum(/data/r/b) + count(/data/r/inner/c)"),
    hidden("all", "join(',', /data/r/inner/deep)"),
    lists={"letters": LIST},
)
_ROUND = st.integers(0, 3)
_STEPS = st.one_of(
    st.tuples(st.just("a"), st.just(()), st.sampled_from(["", "x", "l", "hide", "none", "7"])),
    st.tuples(st.just("n"), st.just(()), st.sampled_from(["", "1", "3", "12"])),
    st.tuples(st.just("pick"), st.just(()), st.sampled_from(["x", "y", "z"])),
    st.tuples(st.just("b"), st.tuples(_ROUND), st.sampled_from(["", "1", "2.5", "8"])),
    st.tuples(st.just("c"), st.tuples(_ROUND, _ROUND), st.text(max_size=3)),
    st.tuples(st.sampled_from(["d", "when_a", "then", "from_a"]), st.just(()), st.text(max_size=3)),
    st.tuples(st.sampled_from(["twice", "when_b"]), st.tuples(_ROUND), st.sampled_from(["", "4", "20"])),
    st.tuples(st.just("order"), st.just(()), st.sampled_from([("x", "y"), ("y", "x"), ("z",), ("z", "x", "y")])),
    st.tuples(st.just("note"), st.tuples(_ROUND), st.sampled_from(["twice", "when_b", "said", "a", "order", "b"])),
    st.tuples(st.sampled_from(["+", "-", "undo"]), st.tuples(_ROUND), st.just("")),
)


def fresh(events: list[AnswerEvent]) -> ChecklistState:
    return ChecklistState(TEMPLATE, events, today=TODAY, now=NOW, language="en")


def take(state: ChecklistState, step: tuple[str, tuple[int, ...], Any], at: int) -> list[AnswerEvent]:
    key, path, value = step
    try:
        if key == "+":
            done = state.add_round("r", at=minute(at))
        elif key == "-":
            done = state.remove_round("r", path, at=minute(at))
        elif key == "note":
            place = Address(value, path if value in ("twice", "when_b", "b") else ())
            done = state.annotate(place, "seen", at=minute(at))
        elif key == "undo":
            done = state.restore_round("r", path, at=minute(at))
        else:
            done = state.answer(Address(key, path), value, at=minute(at))
    except UserError:
        return []
    return [done.event, *done.also]


@settings(max_examples=120, deadline=None)
@given(st.lists(_STEPS, max_size=25))
def test_what_follows_step_by_step_is_what_follows_from_all_events_at_once(steps: list[Any]) -> None:
    state, events = fresh([]), []
    for at, step in enumerate(steps):
        events += take(state, step, at)
    whole = fresh(events)
    assert whole.values() == state.values()
    assert whole.outline() == state.outline()
    assert [lack.sentence for lack in whole.missing()] == [lack.sentence for lack in state.missing()]
    assert state.rounds("r") == whole.rounds("r")


@settings(max_examples=60, deadline=None)
@given(st.lists(_STEPS, max_size=20), st.randoms(use_true_random=False))
def test_the_order_in_which_events_arrive_does_not_matter(steps: list[Any], chance: Any) -> None:
    state, events = fresh([]), []
    for at, step in enumerate(steps):
        events += take(state, step, at)
    arrived = list(events)
    chance.shuffle(arrived)
    other = fresh([])
    for event in arrived:
        other.receive(event)
    assert other.values() == state.values()
