"""Choices in random order: mixed once for a checklist, the same on every laptop, by ODK's own order for a seed."""

from __future__ import annotations

import pytest

from fieldservice.domain.checklist import Address, ChecklistState, Template
from fieldservice.domain.checklist.lists import ListTable, Rows
from tests.domain.checklists import minute
from tests.domain.forms import NOW, TODAY, field, form, group

LETTERS = "ABCDEF"
CHOICES = [{"key": letter, "names": {"en": f"Valve {letter}"}} for letter in LETTERS]
PICK = Address("pick")


def asked(template: Template, checklist: str = "0192f0c0aa00") -> ChecklistState:
    """A checklist of the form, as a laptop opens it."""
    return ChecklistState(template, today=TODAY, now=NOW, language="en", facts={"instanceid": checklist})


def order(state: ChecklistState, address: Address = PICK) -> str:
    """The keys as they are shown."""
    return "".join(choice.key for choice in state.choices(address))


def one(kind: str = "choice", **parameters: str) -> Template:
    """A form with one question whose choices are mixed."""
    return form(field("seed"), field("pick", kind, list="l", parameters=parameters), lists={"l": CHOICES})


@pytest.mark.parametrize(("seed", "expected"), [("42", "AFCBDE"), ("-42", "EDAFBC"), ("1", "BFEACD")])
def test_a_seed_gives_the_order_that_odk_gives(seed: str, expected: str) -> None:
    """enketo/openrosa-xpath-evaluator, randomize.spec.js."""
    assert order(asked(one(randomize="true", seed=seed))) == expected


@pytest.mark.parametrize("kind", ["choice", "multi_choice", "rank"])
def test_without_a_seed_the_order_is_the_checklists_own_on_every_laptop_and_differs_between_checklists(
    kind: str,
) -> None:
    orders = [order(asked(one(kind, randomize="true"), f"checklist {n}")) for n in range(12)]
    again = [order(asked(one(kind, randomize="true"), f"checklist {n}")) for n in range(12)]
    assert orders == again
    assert all(sorted(each) == list(LETTERS) for each in orders)
    assert len(set(orders)) > 6


def test_answering_does_not_mix_again() -> None:
    state = asked(one(randomize="true"))
    before = order(state)
    state.answer(PICK, "C", at=minute(1))
    assert order(state) == before


def test_the_seed_may_be_an_answer() -> None:
    state = asked(one(randomize="true", seed=" /data/seed "))
    state.answer(Address("seed"), "42", at=minute(1))
    assert order(state) == "AFCBDE"
    state.answer(Address("seed"), "1", at=minute(2))
    assert order(state) == "BFEACD"


def test_each_round_has_an_order_of_its_own() -> None:
    pick = field("pick", "choice", list="l", parameters={"randomize": "true"})
    state = asked(form(group("round", pick, repeat={"least": 8}), lists={"l": CHOICES}))
    orders = [order(state, Address("pick", (index,))) for index in state.rounds("round")]
    assert len(orders) == 8
    assert len(set(orders)) > 3


def test_what_a_filter_keeps_is_mixed_and_what_it_leaves_out_stays_out() -> None:
    pick = field("pick", "choice", list="l", choice_filter="name != 'B'", parameters={"randomize": "true", "seed": "7"})
    found = order(asked(form(pick, lists={"l": CHOICES})))
    assert sorted(found) == list("ACDEF")
    assert found != "ACDEF"


def test_without_the_parameter_the_order_is_the_forms() -> None:
    assert order(asked(one())) == LETTERS


def test_long_lists_of_a_file_are_mixed_and_still_searched_by_key() -> None:
    rows = Rows(("name", "label"), [(f"k{n}", f"Part {n}") for n in range(5000)])
    table = ListTable("parts.csv", rows, "name", {"en": "label"}).mixed(42.0)
    assert sorted(table.keys) == sorted(rows.column("name"))
    assert table.keys != rows.column("name")
    assert table.titles("en")[0] == table[0].title("en")
    assert table.find("k77") is not None
