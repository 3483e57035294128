"""Two people take the same thing on without knowing of one another: which status holds, and when people are asked."""

from __future__ import annotations

from itertools import pairwise, permutations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from fieldservice.domain.states import WAYS, Subject, merged_status, next_states

REQUEST, ORDER, BOOKING = Subject.REQUEST, Subject.WORK_ORDER, Subject.BOOKING
STATUSES = {subject: sorted({status for way in ways for status in way}) for subject, ways in WAYS.items()}
EVERY = {
    subject: sorted({after for status in on_ways for after in (status, *next_states(subject, status))})
    for subject, on_ways in STATUSES.items()
}


@pytest.mark.parametrize(
    ("subject", "base", "one", "other", "holds"),
    [
        # one is further on the same way
        (BOOKING, "proposed", "accepted", "travelling", "travelling"),
        (BOOKING, "accepted", "travelling", "left", "left"),
        (BOOKING, "proposed", "accepted", "working", "working"),
        (ORDER, "draft", "qualified", "completed", "completed"),
        (ORDER, "draft", "qualified", "waiting_parts", "waiting_parts"),
        (ORDER, "qualified", "waiting_parts", "completed", "completed"),
        (ORDER, "waiting_customer", "qualified", "completed", "completed"),
        (ORDER, "qualified", "completed", "reviewed", "reviewed"),
        (ORDER, "draft", "qualified", "closed_incomplete", "closed_incomplete"),
        (ORDER, "closed_incomplete", "reviewed", "archived", "archived"),
        # both came to the same
        (REQUEST, "new", "accepted", "accepted", "accepted"),
        (ORDER, "qualified", "completed", "completed", "completed"),
        (ORDER, "qualified", "cancelled", "cancelled", "cancelled"),
        # somebody is asked: they mean different things
        (ORDER, "qualified", "completed", "cancelled", None),
        (ORDER, "qualified", "completed", "closed_incomplete", None),
        (ORDER, "draft", "qualified", "cancelled", None),
        (ORDER, "qualified", "waiting_parts", "waiting_customer", None),
        (ORDER, "qualified", "reviewed", "closed_incomplete", None),
        (ORDER, "completed", "reviewed", "qualified", None),
        (ORDER, "qualified", "draft", "completed", None),
        (BOOKING, "accepted", "travelling", "cancelled", None),
        (BOOKING, "accepted", "proposed", "travelling", None),
        (BOOKING, "proposed", "accepted", "declined", None),
        (BOOKING, "working", "left", "on_site", None),
        (REQUEST, "new", "accepted", "answered", None),
        (REQUEST, "new", "merged", "accepted", None),
        # of a newer program, or not known any more
        (ORDER, "None", "qualified", "completed", None),
        (ORDER, "qualified", "teleported", "completed", None),
    ],
)
def test_which_status_holds(subject: str, base: str, one: str, other: str, holds: str | None) -> None:
    assert merged_status(subject, base, one, other) == holds
    assert merged_status(subject, base, other, one) == holds


@pytest.mark.parametrize("subject", list(Subject))
def test_each_way_goes_by_steps_that_people_may_take(subject: Subject) -> None:
    for way in WAYS[subject]:
        for before, after in pairwise(way):
            assert after in next_states(subject, before), (before, after)


subjects = st.sampled_from(list(Subject))


@st.composite
def three(draw: st.DrawFn) -> tuple[Subject, str, str, str]:
    subject = draw(subjects)
    status = st.sampled_from(EVERY[subject])
    return subject, draw(status), draw(status), draw(status)


@given(three())
def test_a_merge_takes_one_of_the_two_whoever_comes_first_and_never_goes_back(
    drawn: tuple[Subject, str, str, str],
) -> None:
    subject, base, one, other = drawn
    holds = merged_status(subject, base, one, other)
    assert holds == merged_status(subject, base, other, one)
    if holds is None or one == other:
        return
    assert holds in (one, other)
    left = one if holds == other else other
    assert _reaches(subject, left, holds), "what holds comes after what the other one did"
    assert merged_status(subject, base, holds, left) == holds


def _reaches(subject: Subject, start: str, end: str) -> bool:
    return any(start in way and end in way and way.index(start) <= way.index(end) for way in WAYS[subject])


@given(subjects, st.data())
def test_three_people_on_one_way_end_at_the_same_status_in_any_order(subject: Subject, data: st.DataObject) -> None:
    way = data.draw(st.sampled_from(WAYS[subject]))
    places = data.draw(st.lists(st.integers(0, len(way) - 1), min_size=4, max_size=4).map(sorted))
    base, *done = (way[place] for place in places)
    assume(len(set(done)) > 1)
    ends = set()
    for first, second, third in permutations(done):
        standing = merged_status(subject, base, first, second)
        assert standing is not None
        ends.add(merged_status(subject, base, standing, third))
    assert ends == {done[-1]}
