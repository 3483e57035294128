"""Editing a diagnosis tree: what speaks of a thing goes with it, shares stay, doubts are told in words."""

from __future__ import annotations

import json
from typing import Any

import pytest

from fieldservice.domain.checklist.review import DOUBT, HINT
from fieldservice.domain.diagnosis import editing, read_tree
from fieldservice.domain.diagnosis.editing import EXCLUDED, LIKELY, POSSIBLE
from fieldservice.domain.diagnosis.review import review


def both(words: str) -> dict[str, str]:
    return {"zh_CN": words, "en": words}


def outcome(key: str, causes: Any) -> dict[str, Any]:
    return {"key": key, "names": both(key), "causes": causes}


def data() -> dict[str, Any]:
    return {
        "format": 1,
        "code": "hot",
        "names": both("Hot"),
        "causes": [{"key": key, "names": both(f"Cause {key}")} for key in ("fan", "valve", "oil")],
        "tests": [
            {"key": "fan", "names": both("Fan?"), "outcomes": [outcome("still", ["fan"]), outcome("turns", "rest")]},
            {
                "key": "level",
                "names": both("Level?"),
                "after": {"fan": ["turns"]},
                "outcomes": [outcome("low", {"oil": 1, "valve": 0.2}), outcome("fair", "rest")],
            },
        ],
    }


def levels(held: dict[str, Any], test: str) -> dict[str, list[str]]:
    found = editing.find(held, f"tests/{test}")
    assert found is not None
    return {
        cause["key"]: [editing.level(held, found, each, cause["key"]) for each in found["outcomes"]]
        for cause in held["causes"]
    }


def test_what_a_file_lists_shares_or_leaves_to_the_rest_is_shown_in_the_same_words() -> None:
    assert levels(data(), "fan") == {
        "fan": [LIKELY, EXCLUDED],
        "valve": [EXCLUDED, LIKELY],
        "oil": [EXCLUDED, LIKELY],
    }
    assert levels(data(), "level")["valve"] == [POSSIBLE, LIKELY]


def test_a_share_of_a_makers_own_is_kept_until_it_is_changed() -> None:
    held = data()
    test = held["tests"][1]
    test["outcomes"] = [
        outcome("a", {"fan": 0.6, "oil": 1, "valve": 1}), outcome("b", {"fan": 0.3}), outcome("c", {"fan": 0.1})
    ]  # fmt: skip
    assert levels(held, "level")["fan"] == [LIKELY, "", ""]
    assert editing.share(held, test, test["outcomes"][1], "fan") == pytest.approx(0.3)
    editing.set_level(held, test, test["outcomes"][2], "fan", EXCLUDED)
    assert editing.share(held, test, test["outcomes"][1], "fan") == pytest.approx(1 / 3)
    assert levels(held, "level")["fan"] == [LIKELY, "", EXCLUDED]


@pytest.mark.parametrize("wanted", [LIKELY, POSSIBLE, EXCLUDED])
def test_the_level_that_is_set_is_the_level_that_is_read(wanted: str) -> None:
    held = data()
    test = held["tests"][1]
    editing.set_level(held, test, test["outcomes"][0], "oil", wanted)
    editing.set_level(held, test, test["outcomes"][1], "oil", LIKELY)
    assert levels(held, "level")["oil"] == [wanted, LIKELY]
    read = read_tree(json.dumps(held)).tests[1]
    shares = [each.likelihoods.get("oil", 0.0) for each in read.outcomes]
    assert shares == pytest.approx({LIKELY: [0.5, 0.5], POSSIBLE: [0.2, 0.8], EXCLUDED: [0, 1]}[wanted])


def test_taking_a_cause_away_takes_it_out_of_every_outcome() -> None:
    held = data()
    editing.remove(held, "causes/valve")
    tree = read_tree(json.dumps(held))
    assert [cause.key for cause in tree.causes] == ["fan", "oil"]
    assert [dict(each.likelihoods) for each in tree.tests[0].outcomes] == [{"fan": 1.0}, {"oil": 1.0}]


def test_taking_a_test_or_its_outcome_away_frees_the_tests_that_waited_for_it() -> None:
    held = data()
    editing.remove(held, "tests/fan")
    assert editing.find(held, "causes/fan") is not None, "a cause of the same key stays"
    assert "after" not in held["tests"][0]
    held = data()
    editing.remove_outcome(held, held["tests"][0], 1)
    assert "after" not in held["tests"][1]


def test_a_new_cause_says_nothing_and_a_new_test_is_sound_and_told_to_be_useless() -> None:
    held = data()
    made = editing.add(held, editing.CAUSES, "causes/fan")
    assert [each["key"] for each in held["causes"]] == ["fan", "cause_1", "valve", "oil"] and made == "causes/cause_1"
    held["causes"][1]["names"] = both("New")
    editing.add(held, editing.TESTS)
    held["tests"][2]["names"] = both("Anything?")
    tree, doubts = review(held, "en")
    assert tree is not None
    assert [(doubt.where, doubt.sentence()) for doubt in doubts] == [
        ("tests/test_1", "Whatever comes out, it says the same of every cause. It is never offered.")
    ]


def test_causes_that_nothing_tells_apart_and_dead_ends_and_missing_words_are_named() -> None:
    held = data()
    held["tests"].pop()
    held["tests"][0]["outcomes"].append(outcome("odd", {}))
    held["causes"][0]["names"].pop("zh_CN")
    _tree, doubts = review(held, "en")
    assert [(doubt.kind, doubt.where, doubt.sentence()) for doubt in doubts] == [
        (DOUBT, "causes/valve", "No test tells these causes apart: Cause valve, Cause oil."),
        (DOUBT, "tests/fan", "The outcome “odd” excludes every cause: whoever chooses it gets no further."),
        (HINT, "causes/fan", "Chinese words are missing."),
    ]


def test_an_error_leads_to_the_test_also_where_a_cause_has_the_same_key() -> None:
    held = data()
    held["tests"][0]["minutes"] = "soon"
    tree, doubts = review(held, "en")
    assert tree is None
    assert [(doubt.where, doubt.sentence()) for doubt in doubts] == [
        ("tests/fan", "“Minutes” must be a number from 0 to 10000.")
    ]


def test_causes_and_tests_change_places_only_among_their_kind() -> None:
    held = data()
    assert editing.arranged(held, ["oil", "fan", "valve"], ["level", "fan"])
    assert [each["key"] for each in held["causes"]] == ["oil", "fan", "valve"]
    assert not editing.arranged(held, ["oil", "fan"], ["level", "fan", "valve"])
    editing.move(held, "causes/oil", 1)
    editing.move(held, "causes/fan", -1)
    assert [each["key"] for each in held["causes"]] == ["fan", "oil", "valve"]
