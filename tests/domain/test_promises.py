from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain.promises import Claim, Promise, promises, reserved

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
PLACES = [("valve", "central"), ("valve", "van"), ("seal", "central")]

times = st.none() | st.integers(0, 5).map(lambda minutes: NOON + timedelta(minutes=minutes))
wanted = st.tuples(st.sampled_from(PLACES), st.integers(-2, 6), times)
claim_lists = st.lists(wanted, max_size=12).map(
    lambda drawn: [Claim(f"line{at:02}", *place, quantity, time) for at, (place, quantity, time) in enumerate(drawn)]
)
stocks = st.dictionaries(st.sampled_from(PLACES), st.integers(-3, 15))


@given(claim_lists, stocks)
def test_no_more_is_promised_than_there_is(claims: list[Claim], usable: dict[tuple[str, str], int]) -> None:
    for place, quantity in reserved(promises(claims, usable)).items():
        assert 0 <= quantity <= max(usable.get(place, 0), 0)


@given(claim_lists, stocks)
def test_promised_and_uncovered_are_what_the_line_wants(
    claims: list[Claim], usable: dict[tuple[str, str], int]
) -> None:
    served = promises(claims, usable)
    assert served.keys() == {claim.line_id for claim in claims}
    for promise in served.values():
        assert promise.promised_micro + promise.uncovered_micro == max(promise.claim.outstanding_micro, 0)


@given(claim_lists, stocks)
def test_nothing_is_left_lying_while_a_claim_waits(claims: list[Claim], usable: dict[tuple[str, str], int]) -> None:
    served = promises(claims, usable)
    sums = reserved(served)
    for promise in served.values():
        place = (promise.claim.part_id, promise.claim.warehouse_id)
        assert promise.covered or sums[place] == max(usable.get(place, 0), 0)


@given(claim_lists, stocks, st.randoms())
def test_the_order_in_which_claims_arrive_changes_nothing(claims, usable, random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert promises(shuffled, usable) == promises(claims, usable)


@given(claim_lists, stocks)
def test_a_later_claim_never_takes_from_an_earlier_one(claims: list[Claim], usable: dict[tuple[str, str], int]) -> None:
    with_all = promises(claims, usable)
    late = Claim("zz", *PLACES[0], 5, NOON + timedelta(days=1))
    with_late = promises([*claims, late], usable)
    for claim in claims:
        if claim.claimed_at is not None:
            assert with_late[claim.line_id] == with_all[claim.line_id]


def test_the_oldest_claim_is_served_first_and_the_last_one_is_told_that_it_waits() -> None:
    early = Claim("b", "valve", "van", 1, NOON)
    late = Claim("a", "valve", "van", 1, NOON + timedelta(seconds=1))
    assert promises([late, early], {("valve", "van"): 1}) == {"b": Promise(early, 1, 0), "a": Promise(late, 0, 1)}


def test_claims_of_one_moment_are_served_by_the_id_of_their_line() -> None:
    claims = [Claim(id, "valve", "van", 1, NOON) for id in ("b", "a")]
    assert promises(claims, {("valve", "van"): 1})["a"].covered
