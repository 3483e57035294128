from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain.effective_time import JITTER, effective_at

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
spans = st.integers(-(10**6), 10**6).map(lambda seconds: timedelta(seconds=seconds))
moments = spans.map(lambda span: NOON + span)


@given(st.none() | moments, spans, st.none() | moments)
def test_nothing_happens_in_the_future(claimed: datetime | None, skew: timedelta, contact: datetime | None) -> None:
    latest = max(NOON, contact or NOON) + skew
    assert effective_at(claimed, NOON, skew, contact) <= latest + JITTER


@given(spans, moments)
def test_what_happens_now_is_not_before_the_hub_was_met(skew: timedelta, contact: datetime) -> None:
    assert effective_at(None, NOON, skew, contact) >= contact + skew - JITTER


@given(spans)
def test_a_claimed_past_keeps_its_distance_from_now(skew: timedelta) -> None:
    yesterday = NOON - timedelta(days=1)
    assert effective_at(None, NOON, skew) - effective_at(yesterday, NOON, skew) == timedelta(days=1)


def test_a_difference_as_small_as_the_networks_is_none() -> None:
    assert effective_at(None, NOON, timedelta(seconds=2)) == NOON
