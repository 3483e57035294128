"""Editing templates: what moves, what follows, what the review finds."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest

from fieldservice.domain.checklist import Address, ChecklistState, editing
from fieldservice.domain.checklist.review import Doubt, review

Json = dict[str, Any]


def question(key: str, kind: str = "choice", **more: Any) -> Json:
    made = {"key": key, "name": key, "type": kind, "names": {"zh_CN": key, "en": key}, "required": False, **more}
    return made | ({"list": "yn"} if kind in ("choice", "multi_choice") else {})


def group(key: str, *items: Json, **more: Any) -> Json:
    return {"group": True, "key": key, "name": key, "names": {"zh_CN": key, "en": key}, "items": list(items), **more}


def template(*items: Json) -> Json:
    data = editing.new_template("t")
    choices = [{"key": key, "names": {"zh_CN": key, "en": key}, "verdict": ""} for key in ("yes", "no")]
    return data | {"names": {"zh_CN": "T", "en": "T"}, "items": list(items), "lists": {"yn": choices}}


def doubts(data: Json) -> list[Doubt]:
    return review(json.dumps(data), data)[1]


def keys(data: Json) -> list[str]:
    return [item["key"] for item in editing.walk(data["items"])]


def test_a_question_moves_over_the_edge_of_a_section_into_it_and_out_of_it() -> None:
    data = template(question("a"), group("g", question("b"), question("c")), question("d"))
    assert editing.move(data, "a", 1)
    assert [item["key"] for item in editing.find(data, "g")["items"]] == ["a", "b", "c"]  # type: ignore[index]
    assert editing.move(data, "c", 1)
    assert [item["key"] for item in data["items"]] == ["g", "c", "d"]
    assert not editing.move(data, "d", 1)


def test_a_drag_puts_everything_where_the_tree_says() -> None:
    data = template(group("g", question("a")), group("h"), question("b"))
    editing.rearranged(data, [("h", [("b", []), ("a", [])]), ("g", [])])
    assert keys(data) == ["h", "b", "a", "g"]


def test_renaming_follows_in_every_rule_and_in_no_similar_name() -> None:
    data = template(
        question("a"),
        question("ab"),
        question("c", show_if="/data/a = 'yes' and /data/ab = 'no'", trigger=["a"], computed="/data/a"),
        group("g", question("d"), repeat={"count": "/data/a"}),
    )
    assert editing.renamed(data, "a", "first thing") == "first_thing"
    assert editing.find(data, "c")["show_if"] == "/data/first_thing = 'yes' and /data/ab = 'no'"  # type: ignore[index]
    assert editing.find(data, "c")["trigger"] == ["first_thing"]  # type: ignore[index]
    assert editing.find(data, "g")["repeat"]["count"] == "/data/first_thing"  # type: ignore[index]


def test_renaming_follows_in_texts_that_speak_of_the_answer() -> None:
    data = template(
        question("tag"),
        question(
            "b", names={"en": "Is ${/data/tag} clean?"}, constraint_message={"en": "Not ${/data/tag}, ${/data/tags}"}
        ),
    )
    editing.renamed(data, "tag", "label")
    asked = editing.find(data, "b")
    assert asked is not None and asked["names"] == {"en": "Is ${/data/label} clean?"}
    assert asked["constraint_message"] == {"en": "Not ${/data/label}, ${/data/tags}"}


def test_another_type_keeps_what_every_type_has() -> None:
    kept = {
        "hints": {"en": "h"}, "guidance": {"en": "g"}, "media": {"image": {"en": "a.png"}}, "show_if": "true()",
        "required": True, "required_message": {"en": "Please"}, "constraint": ". > 0", "read_only": True,
    }  # fmt: skip
    data = template(question("a", **kept))
    made = editing.retyped(data, data["items"][0], "number")
    assert {name: made.get(name) for name in kept} == kept


def test_a_copy_has_keys_and_choices_of_its_own() -> None:
    data = template(group("g", question("a")))
    copy = editing.copied(data, "g")
    assert len(set(keys(data))) == 4
    inner = editing.find(data, copy)["items"][0]  # type: ignore[index]
    data["lists"][inner["list"]].clear()
    assert data["lists"]["yn"], "the first one keeps its choices"


def test_removing_a_question_takes_its_choices_along_unless_others_use_them() -> None:
    data = template(question("a"), question("b"))
    editing.remove(data, "a")
    assert "yn" in data["lists"]
    editing.remove(data, "b")
    assert data["lists"] == {}


@pytest.mark.parametrize(
    "kind", ["check", "choice", "rank", "number", "text", "photo", "note", "computed", "hidden", "meta"]
)
def test_every_type_can_be_made_of_every_other(kind: str) -> None:
    data = template(question("a", constraint=". = 'yes'", show_if="true()"))
    item = editing.find(data, "a")
    assert item is not None
    made = editing.retyped(data, item, kind)
    if kind in ("computed", "hidden"):
        made["computed"] = "1 + 1"
    if made.get("list") == "a":
        data["lists"]["a"] = [{"key": "x", "names": {"en": "X"}, "verdict": ""}]
    data["items"][0] = made
    data["items"].append(question("z", "text"))
    assert [each for each in doubts(data) if each.kind == "error"] == []
    assert made["show_if"] == "true()"


@pytest.mark.parametrize(
    ("rule", "reachable"),
    [
        ("/data/a = 'yes'", True),
        ("/data/a = 'maybe'", False),
        ("/data/a = 'yes' and /data/a = 'no'", False),
        ("/data/n > 5 and /data/n < 6", True),
        ("/data/n > 6 and /data/n < 5", False),
        ("/data/n = '' and /data/n > 1", False),
        ("selected(/data/m, 'yes') and selected(/data/m, 'no')", True),
        ("/data/t = 'red' and /data/a != 'yes'", True),
        ("false()", True),  # reads nothing: what it means is plain to see
    ],
)
def test_a_question_that_can_never_be_shown_is_found(rule: str, reachable: bool) -> None:
    data = template(
        question("a"),
        question("n", "number", decimals=1),
        question("m", "multi_choice"),
        question("t", "text"),
        question("q", "text", show_if=rule),
    )
    found = [each for each in doubts(data) if "never be shown" in each.text]
    assert [each.where for each in found] == ([] if reachable else ["q"])


def test_a_rule_that_contradicts_the_section_around_it_is_found() -> None:
    data = template(
        question("a"), group("g", question("b"), question("c", show_if="/data/a = 'no'"), show_if="/data/a = 'yes'")
    )
    (found,) = doubts(data)
    assert found.where == "c"
    assert "section around it" in found.text


def test_a_question_hidden_behind_an_unreachable_answer_is_found() -> None:
    data = template(
        question("a"),
        question("b", show_if="/data/a = 'yes'"),
        question("c", show_if="/data/b = 'yes' and /data/a = 'no'"),
    )
    assert [each.where for each in doubts(data)] == ["c"]


def test_rules_that_read_what_is_asked_later_or_is_not_there_are_told() -> None:
    data = template(
        question("a", show_if="/data/b = 'yes'"),
        question("b"),
        question("c", show_if="/data/gone = '' or /data/b = 'no'"),
    )
    told = {each.where: each.text for each in doubts(data)}
    assert "asked later" in told["a"]
    assert "not in the checklist" in told["c"]


def test_missing_words_are_told_for_questions_and_choices() -> None:
    data = template(question("a"))
    data["items"][0]["names"] = {"zh_CN": "甲"}
    data["lists"]["yn"][0]["names"] = {"en": "Yes"}
    assert {each.text.split(" ")[0] for each in doubts(data)} == {"Its", "Choices"}


def test_a_circle_is_an_error() -> None:
    data = template(question("a", show_if="/data/b = 'yes'"), question("b", show_if="/data/a = 'yes'"))
    assert [each.kind for each in doubts(data)] == ["error"]


def test_a_rule_can_read_the_verdict_of_a_question() -> None:
    data = template(
        question("n", "number", decimals=0, max=5), question("q", "text", show_if="verdict(/data/n) = 'fail'")
    )
    found, doubt = review(json.dumps(data), data)
    assert doubt == []
    assert found is not None
    state = ChecklistState(found, today=date(2026, 5, 4))
    shown = []
    for value in ("4", "6", "5"):
        state.answer(Address("n"), value, at=datetime(2026, 5, 4, tzinfo=UTC))
        shown.append(state.cell(Address("q")).visible)
    assert shown == [False, True, False]
