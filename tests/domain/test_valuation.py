from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain.valuation import MICRO, Closing, Flow, Worth, posted_ms, share_micro, value_of


def flow(at: int, quantity: int, cost: int | None = None, **rest: Any) -> Flow:
    return Flow(f"{at:04}", at, quantity * MICRO, cost, **rest)


def worth(*flows: Flow) -> tuple[int, int, int]:
    """(pieces, value in minor units, corrected)"""
    found = value_of(flows)
    return found.quantity_micro // MICRO, found.value_minor, found.corrected_micro // MICRO


def test_what_comes_in_moves_the_average_and_what_goes_out_goes_at_it() -> None:
    assert worth(flow(1, 10, 100), flow(2, 10, 200)) == (20, 3000, 0)
    assert worth(flow(1, 10, 100), flow(2, 10, 200), flow(3, -5)) == (15, 2250, 0)


def test_a_return_comes_in_at_the_average() -> None:
    assert worth(flow(1, 10, 100), flow(2, 10, 200), flow(3, -5), flow(4, 5)) == (20, 3000, 0)


def test_the_last_one_takes_the_rest_along() -> None:
    thirds = value_of([flow(1, 2, 50), flow(2, 1, 1), flow(3, -1), flow(4, -1)])
    assert thirds.value_minor == 34
    assert value_of([flow(1, 2, 50), flow(2, 1, 1), flow(3, -1), flow(4, -1), flow(5, -1)]).value_micro == 0


def test_moves_count_in_the_order_in_which_they_happened() -> None:
    assert worth(flow(3, -5), flow(2, 10, 200), flow(1, 10, 100)) == (15, 2250, 0)


def test_below_zero_counts_at_the_last_average_and_the_next_receipt_makes_up_for_it() -> None:
    assert worth(flow(1, 2, 100), flow(2, -5)) == (-3, -300, 0)
    assert worth(flow(1, 2, 100), flow(2, -5), flow(3, 10, 120)) == (7, 840, -60)
    assert worth(flow(1, 2, 100), flow(2, -5), flow(3, 3, 120)) == (0, 0, -60)
    assert worth(flow(1, 2, 100), flow(2, -5), flow(3, 1, 120)) == (-2, -200, -20)


def test_stock_without_a_cost_takes_on_the_first_one_that_becomes_known() -> None:
    unknown = value_of([flow(1, 5)])
    assert (unknown.value_micro, unknown.average_micro, unknown.unpriced_micro) == (0, None, 5 * MICRO)
    assert worth(flow(1, 5), flow(2, 5, 30)) == (10, 300, 150)
    assert value_of([flow(1, 5), flow(2, 5, 30)]).unpriced_micro == 0


def test_what_went_out_before_any_cost_was_known_is_made_up_for() -> None:
    assert worth(flow(1, -2), flow(2, 5, 30)) == (3, 90, -60)
    assert worth(flow(1, -5), flow(2, 2, 30)) == (-3, -90, -150)


def test_taking_back_a_receipt_takes_out_what_it_cost() -> None:
    assert worth(flow(1, 10, 100), flow(2, 10, 900), flow(3, -10, 900)) == (10, 1000, 0)
    assert worth(flow(1, 10, 100), flow(2, 10, 900), flow(3, -15), flow(4, -4, 900)) == (1, 500, 0)  # not so much there


def test_a_late_move_of_a_closed_period_counts_from_its_end_on() -> None:
    closed = [Closing(100, (0, 5))]
    early, late = flow(10, 10, 100, rank=(0, 4)), flow(20, 10, 300, rank=(0, 6))
    found = value_of([early, late], closed)
    assert found.late == (late.id,)
    assert value_of([early, late], closed, until_ms=100).value_minor == 1000
    assert value_of([early, late], closed, until_ms=101).value_minor == 4000
    assert value_of([early, late], (), until_ms=100).value_minor == 4000


@pytest.mark.parametrize(
    ("at", "rank", "counts"),
    [(50, (0, 1), 50), (50, (0, 2), 100), (50, (0, 9), 200), (150, (0, 9), 200), (250, (0, 9), 250), (50, (1, 1), 200)],
)
def test_a_move_counts_at_the_end_of_the_last_period_closed_before_it_was_known(
    at: int, rank: tuple[int, int], counts: int
) -> None:
    assert posted_ms(at, rank, [Closing(100, (0, 1)), Closing(200, (0, 3))]) == counts


moves = st.lists(
    st.tuples(st.integers(1, 30), st.integers(-6, 8).filter(bool), st.none() | st.integers(0, 500)), max_size=25
).map(
    lambda drawn: [
        Flow(f"{at:03}", time, quantity * MICRO // 2, cost if quantity > 0 else None, (0, at + 1))
        for at, (time, quantity, cost) in enumerate(drawn)
    ]
)
periods = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 25)), max_size=3).map(
    lambda drawn: [Closing(ends, (0, rank)) for ends, rank in drawn]
)


@given(moves, periods, st.randoms())
def test_the_order_in_which_moves_arrive_changes_nothing(flows: list[Flow], closed: list[Closing], random: Any) -> None:
    shuffled = list(flows)
    random.shuffle(shuffled)
    assert value_of(shuffled, closed) == value_of(flows, closed)


@given(moves, periods)
def test_the_quantity_is_the_sum_of_the_moves(flows: list[Flow], closed: list[Closing]) -> None:
    assert value_of(flows, closed).quantity_micro == sum(each.signed_micro for each in flows)


@given(moves, periods)
def test_no_stock_is_worth_nothing_and_none_less_than_nothing(flows: list[Flow], closed: list[Closing]) -> None:
    found = value_of(flows, closed)
    assert (found.value_micro > 0) <= (found.quantity_micro > 0)
    assert (found.value_micro < 0) <= (found.quantity_micro < 0)
    assert found.average_micro is None or found.average_micro >= 0


@given(moves)
def test_an_average_lies_between_the_costs_that_made_it(flows: list[Flow]) -> None:
    found = value_of(flows)
    costs = [each.cost_minor * MICRO for each in flows if each.cost_minor is not None]
    assert (found.average_micro is None) <= (not costs)
    if found.average_micro is not None:
        assert min(costs) - len(flows) <= found.average_micro <= max(costs) + len(flows)


@given(moves, periods, st.integers(1, 30))
def test_what_became_known_after_a_period_was_closed_leaves_it_as_it_was(
    flows: list[Flow], closed: list[Closing], ends: int
) -> None:
    closing = Closing(ends, (0, 1_000))
    before = value_of(flows, [*closed, closing], until_ms=ends)
    late = [Flow(f"late{each.id}", each.at_ms, each.signed_micro, each.cost_minor, (0, 2_000)) for each in flows]
    assert value_of([*flows, *late], [*closed, closing], until_ms=ends) == before


def _by_fractions(flows: list[Flow]) -> tuple[int, Fraction]:
    """Quantity and value while stock never runs out and every cost is known, straight from the textbook."""
    quantity, value = 0, Fraction(0)
    for each in flows:
        rate = value / quantity if quantity else Fraction(0)
        value += each.signed_micro * (each.cost_minor if each.cost_minor is not None else rate)
        quantity += each.signed_micro
    return quantity, value


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 500), st.integers(0, 8)), max_size=12))
def test_values_are_the_textbooks_within_a_millionth(drawn: list[tuple[int, int, int]]) -> None:
    flows, held = [], 0
    for at, (come, cost, go) in enumerate(drawn):
        flows.append(flow(2 * at, come, cost))
        held += come
        if 0 < go < held:
            flows.append(flow(2 * at + 1, -go))
            held -= go
    quantity, value = _by_fractions(flows)
    found = value_of(flows)
    assert found.quantity_micro == quantity
    assert abs(found.value_micro - value) <= len(flows)


@given(
    st.lists(st.tuples(st.integers(1, 9_999_999), st.integers(0, 10**7), st.integers(0, 2 * 10**7)), max_size=25),
    st.booleans(),
)
def test_what_came_in_is_exactly_what_went_out_and_what_is_left(
    drawn: list[tuple[int, int, int]], emptied: bool
) -> None:
    """Quantities in millionths, so that nearly every share has a fraction to lose."""
    flows: list[Flow] = []
    held = 0

    def move(quantity: int, cost: int | None = None) -> None:
        flows.append(Flow(f"{len(flows):04}", len(flows), quantity, cost))

    for come, cost, go in drawn:
        move(come, cost)
        held += come
        out = min(go, held)
        if out:
            move(-out)
            held -= out
    if emptied and held:
        move(-held)
    received = issued = 0
    before = Worth()
    for at, each in enumerate(flows):
        after = value_of(flows[: at + 1])
        if each.signed_micro > 0:
            assert each.cost_minor is not None
            received += each.signed_micro * each.cost_minor
            assert after.value_micro - before.value_micro == each.signed_micro * each.cost_minor
        else:
            taken = before.value_micro - after.value_micro
            exact = Fraction(before.value_micro * -each.signed_micro, before.quantity_micro)
            assert abs(taken - exact) <= Fraction(1, 2)  # half a millionth of a minor unit
            issued += taken
        before = after
    assert received == issued + before.value_micro
    assert before.corrected_micro == 0
    assert before.quantity_micro or not before.value_micro


@given(moves, st.integers(0, 10 * MICRO))
def test_a_share_of_all_is_all_of_it(flows: list[Flow], quantity: int) -> None:
    found = value_of(flows)
    assert share_micro(found, found.quantity_micro) == found.value_micro
    assert share_micro(Worth(10 * MICRO, 1_000), quantity) <= 1_000
