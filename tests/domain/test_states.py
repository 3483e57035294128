"""Life cycles: what everyone sees follows from the bookings, and no step is taken that a guard forbids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.domain.states import (
    BOOKING_TRANSITIONS,
    FINISHED_STATES,
    REQUEST_TRANSITIONS,
    WORK_ORDER_TRANSITIONS,
    Action,
    BookingState,
    BookingStatus,
    Facts,
    RequestStatus,
    State,
    Subject,
    Transition,
    WorkOrderStatus,
    check_transition,
    effective_state,
    next_states,
    primary_action,
)
from fieldservice.domain.words import WORDS, word
from fieldservice.errors import UserError
from fieldservice.i18n import set_language

BOOKINGS = st.lists(
    st.builds(BookingState, status=st.sampled_from(list(BookingStatus)), outcome=st.sampled_from(["", "done"])),
    max_size=5,
)


@pytest.mark.parametrize(
    ("stored", "bookings", "seen"),
    [
        ("draft", [], "draft"),
        ("qualified", [], "qualified"),
        ("qualified", ["proposed"], "scheduled"),
        ("qualified", ["proposed", "accepted"], "accepted"),
        ("qualified", ["accepted", "travelling"], "travelling"),
        ("qualified", ["travelling", "on_site"], "on_site"),
        ("qualified", ["on_site", "working", "left"], "working"),
        ("qualified", ["left", "cancelled", "declined"], "qualified"),
        ("waiting_parts", ["accepted"], "waiting_parts"),
        ("waiting_parts", ["travelling"], "travelling"),
        ("waiting_customer", ["proposed"], "waiting_customer"),
        ("completed", ["working"], "completed"),
        ("cancelled", ["accepted"], "cancelled"),
    ],
)
def test_what_everyone_sees_of_a_work_order(stored: str, bookings: list[str], seen: str) -> None:
    assert effective_state(stored, [BookingState(status) for status in bookings]) == seen


@given(bookings=BOOKINGS, stored=st.sampled_from(list(WorkOrderStatus)), data=st.data())
def test_the_order_of_bookings_makes_no_difference(
    bookings: list[BookingState], stored: WorkOrderStatus, data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(bookings))
    assert effective_state(stored, bookings) == effective_state(stored, shuffled)


@given(bookings=BOOKINGS, stored=st.sampled_from([s for s in WorkOrderStatus if s in FINISHED_STATES]))
def test_a_finished_work_order_stays_finished_whatever_its_bookings(
    bookings: list[BookingState], stored: WorkOrderStatus
) -> None:
    assert effective_state(stored, bookings) == stored


@pytest.mark.parametrize(
    ("table", "statuses", "start"),
    [
        (REQUEST_TRANSITIONS, RequestStatus, "new"),
        (WORK_ORDER_TRANSITIONS, WorkOrderStatus, "draft"),
        (BOOKING_TRANSITIONS, BookingStatus, "proposed"),
    ],
)
def test_every_status_can_be_reached_and_no_step_is_listed_twice(
    table: tuple[Transition, ...], statuses: type[RequestStatus | WorkOrderStatus | BookingStatus], start: str
) -> None:
    steps = [(step.before, step.after) for step in table]
    assert len(set(steps)) == len(steps)
    reached = {start}
    for _ in statuses:
        reached |= {str(after) for before, after in steps if before in reached}
    assert reached == {str(status) for status in statuses}
    assert all(bool(step.guard) or step.check is None for step in table)


@pytest.mark.parametrize(
    ("subject", "before", "after", "facts", "code"),
    [
        ("booking", "proposed", "declined", Facts(), "status.no_reason"),
        ("booking", "on_site", "working", Facts(safety_missing=2), "status.safety_open"),
        ("booking", "working", "left", Facts(), "status.no_outcome"),
        ("booking", "working", "left", Facts(outcome="not_done"), "status.no_reason_not_done"),
        ("booking", "on_site", "left", Facts(outcome="done"), "status.not_started"),
        ("booking", "proposed", "working", Facts(), "status.not_allowed"),
        ("work_order", "draft", "qualified", Facts(has_customer=False), "status.no_customer"),
        ("work_order", "draft", "qualified", Facts(has_fault=False), "status.no_fault"),
        ("work_order", "qualified", "completed", Facts(bookings=(BookingState("working"),)), "status.visit_under_way"),
        ("work_order", "qualified", "closed_incomplete", Facts(), "status.no_reason"),
        ("work_order", "archived", "qualified", Facts(reason="x"), "status.not_allowed"),
        ("work_order", "qualified", "scheduled", Facts(), "status.not_allowed"),
        ("service_request", "new", "answered", Facts(answer=" "), "status.no_answer"),
        ("service_request", "new", "merged", Facts(), "status.no_target"),
    ],
)
def test_a_step_that_may_not_be_taken_says_why(subject: str, before: str, after: str, facts: Facts, code: str) -> None:
    with pytest.raises(UserError) as refused:
        check_transition(subject, before, after, facts)
    assert refused.value.code == code
    assert "{" not in refused.value.message()


@pytest.mark.parametrize(
    ("subject", "before", "after", "facts"),
    [
        ("booking", "working", "left", Facts(outcome="done")),
        ("booking", "working", "left", Facts(outcome="not_done", reason="缺件")),
        ("booking", "on_site", "left", Facts(outcome="not_done", reason="nobody there")),
        ("booking", "on_site", "working", Facts()),
        ("work_order", "qualified", "completed", Facts(bookings=(BookingState("left", "done"),))),
        ("work_order", "completed", "qualified", Facts(reason="came back")),
        ("service_request", "new", "accepted", Facts()),
    ],
)
def test_a_step_whose_guard_is_satisfied_is_allowed(subject: str, before: str, after: str, facts: Facts) -> None:
    check_transition(subject, before, after, facts)
    assert after in next_states(subject, before)


@pytest.mark.parametrize(
    ("state", "bookings", "job_kind", "action"),
    [
        ("draft", [], "on_site", "qualify"),
        ("qualified", [], "on_site", "schedule"),
        ("qualified", [], "remote", "complete"),
        ("qualified", [BookingState("left", "done")], "on_site", "complete"),
        ("qualified", [BookingState("left", "not_done")], "on_site", "schedule"),
        ("scheduled", [], "on_site", "accept"),
        ("accepted", [], "on_site", "start_travel"),
        ("on_site", [], "on_site", "start_work"),
        ("working", [], "on_site", "continue_work"),
        ("waiting_parts", [], "on_site", "book_return"),
        ("waiting_parts", [BookingState("accepted")], "on_site", "start_travel"),
        ("waiting_customer", [BookingState("proposed")], "on_site", "accept"),
        ("archived", [], "on_site", "print_report"),
    ],
)
def test_the_header_offers_the_next_step(state: str, bookings: list[BookingState], job_kind: str, action: str) -> None:
    assert primary_action(state, bookings, job_kind=job_kind) == action


@given(state=st.sampled_from(list(State)), bookings=BOOKINGS)
def test_there_is_always_exactly_one_next_step_that_is_offered(state: State, bookings: list[BookingState]) -> None:
    assert isinstance(primary_action(state, bookings), Action)
    assert primary_action(state, bookings, offered={"accept"}) in ("accept", "print_report")


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_status_has_a_word(language: str) -> None:
    set_language(language)
    for subject, statuses in (
        (Subject.WORK_ORDER, State),
        (Subject.BOOKING, BookingStatus),
        (Subject.REQUEST, RequestStatus),
    ):
        assert set(WORDS[subject]) == {str(status) for status in statuses}
        assert all(word(subject, status) != str(status) for status in statuses)


def test_words_are_those_of_the_picture_and_unknown_values_stay_readable() -> None:
    assert word("work_order", "waiting_parts", "zh_CN") == "待件"
    assert word("work_order", "closed_incomplete", "zh_CN") == "未修复关闭"
    assert word("work_order", "imported state") == "imported state"
