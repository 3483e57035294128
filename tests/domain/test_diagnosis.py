"""Diagnosis trees: read with every problem named, reasoned about in the least expected time, learning from cases."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fieldservice.domain.diagnosis import PastCase, Tree, examine_tree, learn, read_tree, reasoning, standing, tree_text
from fieldservice.errors import UserError

NAMES = {"zh_CN": "名", "en": "name"}


def cause(key: str, weight: float = 1, minutes: int | None = 30, **more: Any) -> dict[str, Any]:
    return {"key": key, "names": {"en": key}, "weight": weight, "minutes": minutes, **more}


def check(key: str, minutes: float, /, more: Mapping[str, Any] | None = None, **outcomes: Any) -> dict[str, Any]:
    made = [{"key": name, "names": {"en": name}, "causes": causes} for name, causes in outcomes.items()]
    return {"key": key, "names": {"en": key}, "minutes": minutes, "outcomes": made, **(more or {})}


def tree(causes: list[dict[str, Any]], tests: list[dict[str, Any]], **more: Any) -> Tree:
    return read_tree(body(causes, tests, **more))


def body(causes: list[dict[str, Any]], tests: list[dict[str, Any]], **more: Any) -> str:
    return json.dumps({"format": 1, "code": "hot", "names": NAMES, "causes": causes, "tests": tests, **more})


def trial(key: str, minutes: float) -> dict[str, Any]:
    return check(f"try_{key}", minutes, {"kind": "trial"}, works=[key], not_that="rest")


HOT = tree(
    [cause("valve", 5), cause("cooler", 3), cause("fan", 1), cause("oil", 1)],
    [
        check("look", 1, {"first": True}, standing_still=["fan"], turns="rest"),
        check("level", 2, low=["oil"], fine="rest"),
        check("pipe", 4, cold=["valve"], warm="rest"),
        check("delta", 6, {"after": {"pipe": ["warm"]}}, small={"cooler": 0.9, "oil": 0.5}, large="rest"),
    ],
)


def test_what_takes_no_time_is_still_so_when_it_was_written_down() -> None:
    quick = tree(
        [cause("fuse", minutes=0), cause("board", minutes=None)], [check("look", 0, dark=["fuse"], lit="rest")]
    )
    again = read_tree(tree_text(quick))
    assert (again.tests[0].minutes, [each.minutes for each in again.causes]) == (0, [0, None])
    assert again == quick
    assert standing(tree([cause("fuse", minutes=0), cause("board")], [trial("fuse", 1)]), {}).tests[0].minutes_left < 30


# --- what is found out ------------------------------------------------------------------------------------------------


def test_without_any_history_the_causes_weigh_as_the_tree_says() -> None:
    now = standing(HOT, {})
    assert [(each.cause.key, round(each.probability, 6)) for each in now.candidates] == [
        ("valve", 0.5),
        ("cooler", 0.3),
        ("fan", 0.1),
        ("oil", 0.1),
    ]
    assert now.found is None and not now.contradiction


def test_an_outcome_rules_causes_out_and_proves_the_one_that_is_left() -> None:
    assert {each.cause.key for each in standing(HOT, {"look": "turns"}).candidates} == {"valve", "cooler", "oil"}
    assert standing(HOT, {"look": "standing_still"}).found == HOT.cause("fan")
    assert standing(HOT, {"look": "turns", "pipe": "warm", "level": "fine"}).found == HOT.cause("cooler")


def test_outcomes_that_no_cause_fits_contradict_each_other() -> None:
    now = standing(HOT, {"pipe": "cold", "level": "low"})
    assert now.contradiction and now.found is None and now.candidates == now.tests == ()


def test_a_likelihood_below_one_leaves_the_cause_possible() -> None:
    now = standing(HOT, {"look": "turns", "pipe": "warm", "delta": "large"})
    shares = {each.cause.key: each.probability for each in now.candidates}
    assert shares["oil"] == pytest.approx(0.1 * 0.5 / (0.1 * 0.5 + 0.3 * 0.1))


def test_what_must_come_first_comes_first_and_what_waits_is_not_offered() -> None:
    offered = [each.test.key for each in standing(HOT, {}).tests]
    assert offered[0] == "look" and "delta" not in offered
    assert "delta" in [each.test.key for each in standing(HOT, {"look": "turns", "pipe": "warm"}).tests]


def test_a_test_that_tells_nothing_any_more_is_not_offered() -> None:
    assert [each.test.key for each in standing(HOT, {"look": "turns", "pipe": "warm"}).tests] == ["level", "delta"]


def test_the_reason_names_what_the_test_proves_and_how_much_it_rules_out() -> None:
    pipe = next(each for each in standing(HOT, {"look": "turns"}).tests if each.test.key == "pipe")
    assert [each.key for each, _ in pipe.settles] == ["valve"]
    assert pipe.settles[0][1] == pytest.approx(5 / 9)
    assert pipe.ruled_out == pytest.approx(2 * 5 / 9 * 4 / 9)
    assert pipe.minutes_left >= pipe.minutes == 4


def test_outcomes_of_tests_that_the_tree_no_longer_has_do_not_count() -> None:
    assert standing(HOT, {"gone": "yes", "pipe": "no such outcome"}) == standing(HOT, {"pipe": "no such outcome"})
    assert standing(HOT, {"gone": "yes"}).candidates == standing(HOT, {}).candidates


# --- the least expected time ------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 60)), min_size=2, max_size=5))
def test_where_only_trials_are_left_their_order_takes_hardly_longer_than_the_best(parts: list[tuple[int, int]]) -> None:
    causes = [cause(f"c{number}", weight) for number, (weight, _) in enumerate(parts)]
    trials = [trial(f"c{number}", minutes) for number, (_, minutes) in enumerate(parts)]
    found = tree(causes, trials)
    total = sum(weight for weight, _ in parts)

    def expected(order: tuple[int, ...]) -> float:
        spent, time = 0.0, 0.0
        for place, number in enumerate(order):
            if place < len(order) - 1:  # the last one needs no proof
                spent += parts[number][1]
            time += parts[number][0] / total * spent
        return time

    best = min(map(expected, permutations(range(len(parts)))))
    assert walked(found, {}) <= best * 1.15 + 1e-9


@st.composite
def small_trees(draw: st.DrawFn) -> Tree:
    keys = [f"c{number}" for number in range(draw(st.integers(2, 5)))]
    causes = [cause(key, draw(st.integers(1, 9)), draw(st.integers(10, 60))) for key in keys]
    tests = [trial(key, 40) for key in keys]
    for number in range(draw(st.integers(1, 4))):
        named = draw(st.lists(st.sampled_from(keys), min_size=1, max_size=len(keys) - 1, unique=True))
        tests.append(check(f"t{number}", draw(st.integers(1, 20)), bad=named, good="rest"))
    return tree(causes, tests)


@settings(max_examples=60)
@given(small_trees())
def test_the_tests_offered_first_take_hardly_longer_than_the_best_order_there_is(found: Tree) -> None:
    assert walked(found, {}) <= best_time(found) * 1.3 + 1e-9


def walked(found: Tree, done: dict[str, str]) -> float:
    """Expected minutes when always the test that is offered first is made."""
    now = standing(found, done)
    if now.found is not None or not now.tests:
        return 0.0
    test = now.tests[0].test
    shares = {each.cause.key: each.probability for each in now.candidates}
    time = test.minutes
    for outcome in test.outcomes:
        share = sum(shares.get(key, 0) * likelihood for key, likelihood in outcome.likelihoods.items())
        if share > 0:
            time += share * walked(found, {**done, test.key: outcome.key})
    return time


def best_time(found: Tree) -> float:
    """The least expected minutes over all orders, tried out one by one."""
    total = sum(each.weight for each in found.causes)
    weight = {each.key: each.weight / total for each in found.causes}

    @cache
    def least(possible: frozenset[str]) -> float:
        if max(weight[key] for key in possible) / sum(weight[key] for key in possible) >= 0.95:
            return 0.0
        times = []
        for test in found.tests:
            parts = [frozenset(outcome.likelihoods) & possible for outcome in test.outcomes]
            if any(part == possible for part in parts):
                continue
            whole = sum(weight[key] for key in possible)
            times.append(
                test.minutes + sum(sum(weight[key] for key in part) / whole * least(part) for part in parts if part)
            )
        return min(times)

    return least(frozenset(weight))


# --- learning ---------------------------------------------------------------------------------------------------------


def test_closed_cases_outweigh_what_the_tree_says() -> None:
    learned = learn(HOT, [PastCase(leaf="cooler")] * 40 + [PastCase(leaf="valve")] * 2)
    assert learned.total == 42 and learned.cases["cooler"] == 40
    assert learned.priors["cooler"] > 0.8 > learned.priors["valve"]
    assert sum(learned.priors.values()) == pytest.approx(1)
    assert min(learned.priors.values()) > 0  # what never was it stays thinkable
    assert standing(HOT, {}, learned.priors).candidates[0].cause.key == "cooler"


def test_closed_cases_alone_find_no_cause_before_anything_was_looked_at() -> None:
    learned = learn(HOT, [PastCase(leaf="cooler")] * 5000)
    now = standing(HOT, {}, learned.priors, learned.minutes)
    assert now.candidates[0].probability > 0.95
    assert now.found is None and now.tests


def test_many_vague_tests_are_weighed_without_looking_into_every_branch(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [f"c{number}" for number in range(20)]
    causes = [cause(key) for key in keys]
    tests = []
    for number in range(20):
        shares = {key: 0.2 + 0.6 * ((place * 7 + number * 3) % 20) / 20 for place, key in enumerate(keys)}
        tests.append(check(f"t{number}", 5, yes=shares, no="rest"))
    vague = tree(causes, tests)
    looked = 0
    split = reasoning._split

    def counted(*given: Any) -> Any:
        nonlocal looked
        looked += 1
        return split(*given)

    monkeypatch.setattr(reasoning, "_split", counted)
    assert len(standing(vague, {}).tests) == 20
    assert looked < 50_000  # millions when every branch is followed


def test_without_cases_nothing_changes() -> None:
    learned = learn(HOT, [])
    assert learned.total == 0
    assert learned.priors == pytest.approx({"valve": 0.5, "cooler": 0.3, "fan": 0.1, "oil": 0.1})
    assert learned.minutes == {"look": 1, "level": 2, "pipe": 4, "delta": 6}


def test_a_case_without_the_tree_counts_where_its_code_names_one_cause() -> None:
    coded = tree(
        [cause("a", cause="C1"), cause("b", cause="C2"), cause("c", cause="C2")], [trial(key, 5) for key in "abc"]
    )
    learned = learn(coded, [PastCase(cause_code="C1"), PastCase(cause_code="C2"), PastCase(cause_code="C9")])
    assert learned.cases == {"a": 1, "b": 0, "c": 0}


def test_minutes_follow_what_tests_really_take_but_not_a_lunch_break() -> None:
    learned = learn(HOT, [], {"pipe": [600.0] * 9, "level": [60 * 60 * 5.0], "look": [90.0]})
    assert learned.minutes["pipe"] == 10
    assert learned.minutes["level"] == 2
    assert learned.minutes["look"] == 1


# --- reading ----------------------------------------------------------------------------------------------------------


def test_a_tree_that_was_written_reads_the_same() -> None:
    full = tree(
        [
            cause("a", 2, 15, problem="P03", cause="C1", remedy="R1", remedies=NAMES, parts=[{"number": "X-1"}]),
            cause("b", minutes=None, escalate=True, parts=[{"name": "Y", "quantity": 1.5, "likely": False}]),
        ],
        [check("t", 3, {"hints": NAMES, "first": True}, bad={"a": 0.7}, good="rest"), trial("b", 9)],
        product_models=["HC-*"],
        faults={"problems": ["P03"], "words": ["高温"]},
        version=4,
    )
    assert read_tree(tree_text(full)) == full


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("{", "It is not JSON."),
        ("[]", "It is not a diagnosis tree of format 1."),
        (body([], []), "It must have 1 to 60 causes."),
        (body([cause("1a")], []), "“1a” can't be a key"),
        (body([cause("a"), cause("a")], []), "The key “a” is used twice."),
        (body([cause("a")], [check("t", 1, bad=["z"], good="rest")]), "t: “z” is not a cause of this tree."),
        (body([cause("a"), cause("b")], [check("t", 1, bad=["a"], good=["a"])]), "No outcome fits the cause “b”."),
        (body([cause("a")], [check("t", 1, bad="rest")]), "t: A test needs two outcomes at least."),
        (body([cause("a")], [check("t", 1, x="rest", y="rest")]), "Only one outcome can be for all other causes."),
        (body([cause("a")], [check("t", 1, x={"a": 7}, y="rest")]), "shares above 0 and up to 1"),
        (
            body([cause("a"), cause("b")], [check("t", 1, {"after": {"u": ["x"]}}, x=["a"], y="rest")]),
            "t: It comes after “u”, which has no such outcome.",
        ),
        (
            body(
                [cause("a"), cause("b")],
                [
                    check("t", 1, {"after": {"u": ["x"]}}, x=["a"], y="rest"),
                    check("u", 1, {"after": {"t": ["x"]}}, x=["a"], y="rest"),
                ],
            ),
            "These tests wait for each other: t, u.",
        ),
        (body([cause("a", minutes=-4)], []), "“minutes” must be a number from 0 to 10000."),
        (body([cause("a", parts=[{}])], []), "a: A part has neither number nor name."),
        (body([cause("a", names={"fr": "nom"})], []), "Words must be given for the languages zh_CN and en."),
    ],
)
def test_what_is_wrong_with_a_tree_is_said_with_its_place(text: str, named: str) -> None:
    found, problems = examine_tree(text)
    assert found is None
    assert any(named in problem.sentence() for problem in problems), [each.sentence() for each in problems]


def test_a_tree_that_cant_be_read_is_refused_with_its_first_problem() -> None:
    with pytest.raises(UserError, match="It must have 1 to 60 causes"):
        read_tree(body([], []))


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=8) | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {"format": st.just(1)},
        optional=dict.fromkeys(("code", "version", "names", "causes", "tests", "faults", "product_models"), JSON),
    )
)
def test_no_json_whatever_makes_reading_fail_otherwise_than_in_words(data: object) -> None:
    found, problems = examine_tree(json.dumps(data))
    assert (found is None) == bool(problems)


def test_trees_are_ranked_by_machine_and_fault() -> None:
    made = tree([cause("a")], [], product_models=["HC-*"], faults={"problems": ["P03"], "words": ["高温"]})
    assert made.rank(model="HC-75", problem_code="P03") == 7
    assert made.rank(model="hc-75", text="空压机高温报警") == 6
    assert made.rank(model="HC-75", problem_code="P04", text="不启动") is None
    assert made.rank(model="ZX-1", problem_code="P03") is None
    assert tree([cause("a")], []).rank(model="any") == 1
