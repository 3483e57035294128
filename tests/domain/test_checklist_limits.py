"""Forms that would stop the program: too many rounds, texts that double, values that no rule expects."""

from __future__ import annotations

import random
from typing import Any

import pytest

from fieldservice.domain.checklist import Address
from fieldservice.domain.checklist.specimens import specimen
from fieldservice.domain.checklist.tree import MOST_PLACES
from fieldservice.domain.checklist.xpath.functions import LONGEST_TEXT
from fieldservice.domain.checklist.xpath.patterns import full_match
from fieldservice.domain.checklist.xpath.shuffling import seed_of, shuffled
from fieldservice.errors import UserError
from tests.domain.checklists import minute
from tests.domain.forms import field, form_state, group, hidden
from tests.domain.test_xpath import NAN, same, worked_out


def test_rounds_within_rounds_are_bounded_together() -> None:
    inner = group("c", field("a"), repeat={"least": 200})
    state = form_state(group("g", group("h", inner, repeat={"least": 200}), repeat={"least": 200}))
    assert sum(map(len, state._engine.places.values())) <= MOST_PLACES


def test_an_answer_that_asks_for_endless_rounds_within_rounds_is_bounded() -> None:
    state = form_state(
        field("n", "number"),
        group("g", group("h", field("a"), repeat={"count": "/data/n"}), repeat={"count": "/data/n"}),
    )
    state.answer(Address("n"), "1000000000", at=minute(1))
    assert 1_000 < len(state._engine.cells) <= MOST_PLACES
    state.answer(Address("n"), "3", at=minute(2))
    assert len(state._engine.cells) == 1 + 9
    state.answer(Address("n"), "4", at=minute(3))
    assert len(state._engine.cells) == 1 + 16


def test_no_round_is_offered_where_there_is_no_room() -> None:
    state = form_state(
        group("g", *[field(f"a{n}") for n in range(60)], repeat={"least": 200}),
        group("h", *[field(f"b{n}") for n in range(60)], repeat={"least": 140}),
    )
    added = 0
    with pytest.raises(UserError):
        while True:
            state.add_round("h", at=minute(1))
            added += 1
    assert len(state.rounds("h")) < 200, "the room runs out before the most rounds of one repeat"
    assert not [entry for entry in state.outline() if type(entry).__name__ == "AddRound"]
    assert added < 60


def test_texts_that_double_one_another_end() -> None:
    chain = [hidden(f"c{n}", f"concat(/data/c{n - 1}, /data/c{n - 1})") for n in range(1, 60)]
    state = form_state(field("c0"), *chain)
    state.answer(Address("c0"), "hello", at=minute(1))
    lengths = [len(str(state.cell(Address(f"c{n}")).value or "")) for n in range(60)]
    assert lengths[10] == 5 * 2**10
    assert max(lengths) <= LONGEST_TEXT


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        ("distance('0 0') + 1", 1.0),
        ("distance('')", 0.0),
        ("pow(0, -1)", float("inf")),
        ("pow(-8, 0.5)", NAN),
        ("string(1230000000000000000000)", "1230000000000000000000"),
        ("string(100000000000000000000 div 1)", "100000000000000000000"),
        ("string(0.00001)", "0.00001"),
        ("number(string(1230000000000000000000))", 1.23e21),
        ("regex('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab', '(a+)+$')", False),
        ("regex('空压机', '\\p{IsHan}+')", True),
    ],
)
def test_what_used_to_go_wrong(rule: str, wanted: Any) -> None:
    found = worked_out(rule)
    assert same(found, wanted), f"{rule} gives {found!r}"


@pytest.mark.parametrize(
    ("seed", "wanted"),
    [
        (42.0, "AFCBDE"), (-42.0, "EDAFBC"), (1.0, "BFEACD"), (11111111.0, "ACDBFE"), ("42", "AFCBDE"), (1.1, "BFEACD"),
    ],
)  # fmt: skip
def test_a_seed_gives_the_order_that_enketo_gives(seed: Any, wanted: str) -> None:
    """enketo/openrosa-xpath-evaluator, randomize.spec.js."""
    assert "".join(shuffled("ABCDEF", seed_of(seed))) == wanted


@pytest.mark.parametrize(
    ("seed", "wanted"),
    [
        (1234.0, "GFEDAHBC"),
        ("1234", "GFEDAHBC"),
        ("foo", "EADBHGCF"),
        ("-6.8137120026589315 39.29392995851879", "HBDFAGCE"),
    ],
)
def test_a_seed_gives_the_order_that_javarosa_gives(seed: Any, wanted: str) -> None:
    """getodk/javarosa, RandomizeTypesTest."""
    assert "".join(shuffled("ABCDEFGH", seed_of(seed))) == wanted


def test_any_seed_gives_every_thing_once() -> None:
    for seed in (0.0, float("inf"), NAN, "", 1e300, -1e300, "空", 2147483647.0):
        assert sorted(shuffled("ABCDEF", seed_of(seed))) == list("ABCDEF")
    assert shuffled("", 5.0) == []


def test_randomize_in_a_rule_follows_the_seed() -> None:
    letters = [{"key": letter, "names": {"en": letter}} for letter in "ABCDEFGH"]
    state = form_state(
        field("seed"),
        hidden("out", "join('', randomize(instance('l')/root/item/label, /data/seed))"),
        hidden("two", "count(randomize(instance('l')/root/item))"),
        lists={"l": letters},
    )
    for seed, wanted in (("1234", "GFEDAHBC"), ("foo", "EADBHGCF")):
        state.answer(Address("seed"), seed, at=minute(1))
        assert state.cell(Address("out")).value == wanted
    assert state.cell(Address("two")).value == 8


@pytest.mark.parametrize("pattern", [r"^\p{IsHan}{2,4}$", r"\p{script=Han}+", r"\p{Lu}-\p{Nd}{3}", "[A-Z]{2}[0-9]{4}"])
def test_a_sample_fits_its_pattern(pattern: str) -> None:
    text = specimen(pattern, random.Random(7))
    assert text and full_match(pattern, text)


_EIGHT = [
    ("position(..)", [1, 2] * 4),
    ("position(../..)", [1, 1, 2, 2] * 2),
    ("position(../../..)", [1] * 4 + [2] * 4),
    ("count(../../c)", [2] * 8),
    ("count(/data/a/b)", [2] * 8),
    ("sum(/data/a[true()]/b/c/x)", [36] * 8),
    ("/data/a/w", ["w0"] * 4 + ["w1"] * 4),
    ("../../y", ["y00", "y00", "y01", "y01", "y10", "y10", "y11", "y11"]),
    ("indexed-repeat(/data/a/b/c/x, /data/a, 2, /data/a/b, 1, /data/a/b/c, 2)", [6] * 8),
    ("indexed-repeat(/data/a/b/y, /data/a, 2, /data/a/b, 2)", ["y11"] * 8),
    ("indexed-repeat(/data/a/b/y, /data/a/b, 2)", ["y01"] * 4 + ["y11"] * 4),
    ("indexed-repeat(/data/a/b/c/x, /data/a/b/c, position(..) - 1)", [1, 1, 3, 3, 5, 5, 7, 7]),
    ("/data/a[2]/b[1]/c[2]/x", [6] * 8),
    ("count(../preceding-sibling::c)", [0, 1] * 4),
    ("max(/data/a/b/c[x < current()/../x]/x)", [None, 1, None, 3, None, 5, None, 7]),
]


@pytest.mark.parametrize(("rule", "wanted"), _EIGHT)
def test_rules_in_rounds_within_rounds_within_rounds(rule: str, wanted: list[Any]) -> None:
    innermost = group("c", field("x", "number"), hidden("out", rule), repeat={"least": 2})
    state = form_state(
        group("a", field("w"), group("b", field("y"), innermost, repeat={"least": 2}), repeat={"least": 2})
    )
    places = [(a, b, c) for a in range(2) for b in range(2) for c in range(2)]
    for number, (a, b, c) in enumerate(places, 1):
        state.answer(Address("w", (a,)), f"w{a}", at=minute(1))
        state.answer(Address("y", (a, b)), f"y{a}{b}", at=minute(1))
        state.answer(Address("x", (a, b, c)), str(number), at=minute(1))
    assert [state.cell(Address("out", place)).value for place in places] == wanted
