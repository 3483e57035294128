"""Which questions can never be shown: in rounds as well, and nothing is called so that might be shown after all."""

from __future__ import annotations

from typing import Any

import pytest

from fieldservice.domain.checklist import ChecklistState, reachability
from fieldservice.domain.checklist.reachability import never_shown
from tests.domain.forms import field, form, group, hidden

YES_NO = [{"key": "yes", "names": {"en": "Yes"}}, {"key": "no", "names": {"en": "No"}}]


def unreachable(*items: dict[str, Any], **more: Any) -> list[str]:
    return [item.key for item, _inside in never_shown(form(*items, **more))]


def ask(key: str, **more: Any) -> dict[str, Any]:
    return field(key, "choice", choices=YES_NO, **more)


def test_a_rule_inside_a_round_is_tried_in_rounds() -> None:
    inside = [ask("a"), field("b", show_if="../a = 'maybe'"), field("c", show_if="../a = 'yes'")]
    assert unreachable(group("r", *inside, repeat={})) == ["b"]
    assert unreachable(group("r", *inside, repeat={"least": 1})) == ["b"]


def test_a_rule_of_a_round_that_contradicts_one_around_it_is_found() -> None:
    inner = group("r", field("b", show_if="/data/a = 'no'"), field("c"), repeat={})
    found = list(never_shown(form(ask("a"), group("g", inner, show_if="/data/a = 'yes'"))))
    assert [(item.key, inside) for item, inside in found] == [("b", True)]


def test_rounds_in_rounds_are_looked_into() -> None:
    innermost = group("s", ask("x"), field("y", show_if="../x = 'no' and ../../a = 'yes'"),
                      field("z", show_if="../x = 'no' and ../x = 'yes'"), repeat={})  # fmt: skip
    assert unreachable(group("r", ask("a"), innermost, repeat={})) == ["z"]


def test_a_repeat_that_is_never_shown_is_named_and_not_all_that_is_in_it() -> None:
    rounds = group("r", field("b"), field("c", show_if="../b = 'x'"), repeat={}, show_if="/data/a = 'maybe'")
    assert unreachable(ask("a"), rounds) == ["r"]


def test_counted_rounds_are_tried_with_counts() -> None:
    rounds = group(
        "r", field("b", show_if="/data/n = 0"), field("c", show_if="/data/n > 1"), repeat={"count": "/data/n"}
    )
    assert unreachable(field("n", "number", decimals=0), rounds) == ["b"]


def test_rules_that_look_at_other_rounds_are_never_called_unreachable() -> None:
    later = field("b", show_if="position(..) > 7")
    before = field("c", show_if="indexed-repeat(/data/r/a, /data/r, position(..) - 1) = 'yes'")
    assert unreachable(group("r", ask("a"), later, before, repeat={})) == []
    assert unreachable(group("r", field("n", "number"), repeat={}), field("t", show_if="sum(/data/r/n) > 999999")) == []


def test_what_reads_a_calculation_in_a_round_is_tried_through_it() -> None:
    inside = [field("n", "number"), hidden("twice", "../n * 2"), field("b", show_if="../twice > 10"),
              field("c", show_if="../twice > 10 and ../n < 3")]  # fmt: skip
    assert unreachable(group("r", *inside, repeat={})) == ["c"]


@pytest.mark.parametrize(
    "rule",
    [
        "regex(/data/t, '[A-Z]{2}[0-9]{4}')",
        "string-length(/data/t) > 12",
        "string-length(/data/t) = 7",
        "/data/t > 5",
        "contains(/data/t, 'hot')",
        "starts-with(/data/t, 'WO-')",
    ],
)
def test_texts_that_fit_a_rule_are_found(rule: str) -> None:
    assert unreachable(field("t"), field("b", show_if=rule)) == []


def test_a_rule_that_reads_a_table_that_is_not_here_is_left_alone() -> None:
    lists = {"parts": {"file": "parts.csv", "key": "code", "names": {}}}
    asked = field("b", show_if="pulldata('parts', 'group', 'code', /data/t) = 'air'")
    assert unreachable(field("t"), asked, lists=lists) == []


def test_a_form_of_many_rounds_is_not_tried_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reachability, "_MOST_WORK", 5_000)
    made: list[ChecklistState] = []
    real = reachability.ChecklistState

    def counted(*arguments: Any, **more: Any) -> ChecklistState:
        made.append(real(*arguments, **more))
        return made[-1]

    monkeypatch.setattr(reachability, "ChecklistState", counted)
    many = [field(f"q{n}", show_if="../n = 4 and ../n = 5") for n in range(20)]
    counting = {"count": "/data/m + 90", "most": 100}
    unreachable(field("m", "number", decimals=0), group("r", field("n", "number", decimals=0), *many, repeat=counting))
    assert sum(state.evaluations for state in made) < 30_000
