"""Life cycles of service request, work order and booking: what may follow what, and the one next step.

A work order's *stored status* is what people set; scheduled, accepted, travelling, on site and working are never
stored but follow from its bookings (`effective_state`), so two laptops can't disagree about them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from enum import StrEnum

from msgspec import Struct

from fieldservice.domain.words import word
from fieldservice.errors import UserError


class Subject(StrEnum):
    """What has a life cycle."""

    REQUEST = "service_request"
    WORK_ORDER = "work_order"
    BOOKING = "booking"


class RequestStatus(StrEnum):
    """Of a service request (服务请求)."""

    NEW = "new"
    ACCEPTED = "accepted"
    ANSWERED = "answered"
    MERGED = "merged"
    CANCELLED = "cancelled"


class WorkOrderStatus(StrEnum):
    """What is stored of a work order (工单)."""

    DRAFT = "draft"
    QUALIFIED = "qualified"
    WAITING_PARTS = "waiting_parts"
    WAITING_CUSTOMER = "waiting_customer"
    COMPLETED = "completed"
    CLOSED_INCOMPLETE = "closed_incomplete"
    CANCELLED = "cancelled"
    REVIEWED = "reviewed"
    ARCHIVED = "archived"


class BookingStatus(StrEnum):
    """Of one technician's appointment."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TRAVELLING = "travelling"
    ON_SITE = "on_site"
    WORKING = "working"
    LEFT = "left"
    CANCELLED = "cancelled"


class State(StrEnum):
    """What everyone sees of a work order: its stored status or what its bookings make of it."""

    DRAFT = "draft"
    QUALIFIED = "qualified"
    SCHEDULED = "scheduled"
    ACCEPTED = "accepted"
    TRAVELLING = "travelling"
    ON_SITE = "on_site"
    WORKING = "working"
    WAITING_PARTS = "waiting_parts"
    WAITING_CUSTOMER = "waiting_customer"
    COMPLETED = "completed"
    CLOSED_INCOMPLETE = "closed_incomplete"
    CANCELLED = "cancelled"
    REVIEWED = "reviewed"
    ARCHIVED = "archived"


IN_PROGRESS_STATES = frozenset({State.TRAVELLING, State.ON_SITE, State.WORKING})
WAITING_STATES = frozenset({State.WAITING_PARTS, State.WAITING_CUSTOMER})
FINISHED_STATES = frozenset({State.COMPLETED, State.CLOSED_INCOMPLETE, State.CANCELLED, State.REVIEWED, State.ARCHIVED})
OPEN_STATES = frozenset(State) - FINISHED_STATES
UNDER_WAY = frozenset({BookingStatus.TRAVELLING, BookingStatus.ON_SITE, BookingStatus.WORKING})
UPCOMING = frozenset({BookingStatus.PROPOSED, BookingStatus.ACCEPTED})
LIVE_BOOKINGS = UNDER_WAY | UPCOMING

DONE, NOT_DONE = "done", "not_done"
REMOTE_KINDS = frozenset({"remote", "counter"})


class BookingState(Struct, frozen=True):
    """What the state of a work order needs of a booking; `outcome` is done, not_done or empty."""

    status: str
    outcome: str = ""


# The furthest booking speaks for the work order.
_BY_PROGRESS = (
    (BookingStatus.WORKING, State.WORKING),
    (BookingStatus.ON_SITE, State.ON_SITE),
    (BookingStatus.TRAVELLING, State.TRAVELLING),
    (BookingStatus.ACCEPTED, State.ACCEPTED),
    (BookingStatus.PROPOSED, State.SCHEDULED),
)


def effective_state(stored_status: str, bookings: Sequence[BookingState] = ()) -> State:
    """The state that everyone sees.

    A finished status stands whatever the bookings say. Somebody on the way, on site or at work shows over everything
    else. Waiting shows over an appointment that is only planned: the clock stays paused until somebody sets off.
    """
    stored = State(stored_status)
    if stored in FINISHED_STATES:
        return stored
    present = {booking.status for booking in bookings}
    for status, state in _BY_PROGRESS:
        if status not in present:
            continue
        if status in UPCOMING and stored in WAITING_STATES:
            return stored
        return state
    return stored


class Facts(Struct, frozen=True):
    """What the guards look at. Defaults satisfy the guards that a caller has nothing to say about."""

    has_customer: bool = True
    has_fault: bool = True
    answer: str = ""
    reason: str = ""
    outcome: str = ""
    merged_into: str = ""
    safety_missing: int = 0
    bookings: Sequence[BookingState] = ()


Guard = Callable[[Facts], "UserError | None"]


class Transition(Struct, frozen=True):
    """One allowed step; `guard` says in English what must hold, `check` finds out."""

    before: str
    after: str
    guard: str = ""
    check: Guard | None = None


def _needs_customer(facts: Facts) -> UserError | None:
    if not facts.has_customer:
        return UserError("status.no_customer", "Choose the customer first.")
    if not facts.has_fault:
        return UserError("status.no_fault", "Describe what is wrong first.")
    return None


def _needs_reason(facts: Facts) -> UserError | None:
    return None if facts.reason.strip() else UserError("status.no_reason", "Say why in a few words.")


def _needs_answer(facts: Facts) -> UserError | None:
    return None if facts.answer.strip() else UserError("status.no_answer", "Write down what solved it.")


def _needs_target(facts: Facts) -> UserError | None:
    if facts.merged_into:
        return None
    return UserError("status.no_target", "Choose the work order that this request belongs to.")


def _nobody_on_it(facts: Facts) -> UserError | None:
    if any(booking.status in UNDER_WAY for booking in facts.bookings):
        return UserError(
            "status.visit_under_way", "A technician is still on this visit. Let them leave the site first."
        )
    return None


def _nobody_booked(facts: Facts) -> UserError | None:
    if any(booking.status in LIVE_BOOKINGS for booking in facts.bookings):
        return UserError("status.booked", "A visit is booked already. Call it off first.")
    return None


def _reason_and_nobody(facts: Facts) -> UserError | None:
    return _nobody_on_it(facts) or _needs_reason(facts)


def _needs_outcome(facts: Facts) -> UserError | None:
    if facts.outcome not in (DONE, NOT_DONE):
        return UserError("status.no_outcome", "Say whether the work is done.")
    if facts.outcome == NOT_DONE and not facts.reason.strip():
        return UserError("status.no_reason_not_done", "Say why the work could not be done.")
    return None


def _not_done_with_reason(facts: Facts) -> UserError | None:
    if facts.outcome == DONE:
        return UserError("status.not_started", "Start the work before you report it as done.")
    return _needs_outcome(facts)


def _safety_passed(facts: Facts) -> UserError | None:
    if not facts.safety_missing:
        return None
    return UserError(
        "status.safety_open",
        "Work can't start yet: the safety check has open items ({count}).",
        count=facts.safety_missing,
    )


_R, _W, _B = RequestStatus, WorkOrderStatus, BookingStatus
_PARKED = (_W.WAITING_PARTS, _W.WAITING_CUSTOMER)

REQUEST_TRANSITIONS = (
    Transition(_R.NEW, _R.ACCEPTED, "customer and fault are known", _needs_customer),
    Transition(_R.NEW, _R.ANSWERED, "the answer is written down", _needs_answer),
    Transition(_R.NEW, _R.MERGED, "the work order it belongs to is named", _needs_target),
    Transition(_R.NEW, _R.CANCELLED, "a reason is given", _needs_reason),
    Transition(_R.ANSWERED, _R.NEW, "it came back: a reason is given", _needs_reason),
    Transition(_R.MERGED, _R.NEW, "merged by mistake"),
    Transition(_R.CANCELLED, _R.NEW, "cancelled by mistake"),
    Transition(_R.ACCEPTED, _R.NEW, "accepted by mistake: a reason is given", _needs_reason),
)

WORK_ORDER_TRANSITIONS = (
    Transition(_W.DRAFT, _W.QUALIFIED, "customer and fault are known", _needs_customer),
    Transition(_W.QUALIFIED, _W.DRAFT, "qualified by mistake: no visit is booked", _nobody_booked),
    Transition(_W.DRAFT, _W.CANCELLED, "nobody is on it and a reason is given", _reason_and_nobody),
    *(Transition(_W.QUALIFIED, parked) for parked in _PARKED),
    *(Transition(parked, _W.QUALIFIED) for parked in _PARKED),
    Transition(_W.WAITING_PARTS, _W.WAITING_CUSTOMER),
    Transition(_W.WAITING_CUSTOMER, _W.WAITING_PARTS),
    *(
        Transition(before, _W.COMPLETED, "nobody is still on the visit", _nobody_on_it)
        for before in (_W.QUALIFIED, *_PARKED)
    ),
    *(
        Transition(before, after, "nobody is still on the visit and a reason is given", _reason_and_nobody)
        for before in (_W.QUALIFIED, *_PARKED)
        for after in (_W.CLOSED_INCOMPLETE, _W.CANCELLED)
    ),
    Transition(_W.COMPLETED, _W.REVIEWED, "the quality check is passed"),
    Transition(_W.CLOSED_INCOMPLETE, _W.REVIEWED, "the quality check is passed"),
    Transition(_W.REVIEWED, _W.ARCHIVED),
    *(
        Transition(before, _W.QUALIFIED, "reopened: a reason is given", _needs_reason)
        for before in (_W.COMPLETED, _W.CLOSED_INCOMPLETE, _W.CANCELLED, _W.REVIEWED)
    ),
)

BOOKING_TRANSITIONS = (
    Transition(_B.PROPOSED, _B.ACCEPTED),
    Transition(_B.PROPOSED, _B.DECLINED, "a reason is given", _needs_reason),
    Transition(_B.PROPOSED, _B.CANCELLED),
    Transition(_B.DECLINED, _B.PROPOSED, "offered again"),
    Transition(_B.ACCEPTED, _B.PROPOSED, "accepted by mistake"),
    Transition(_B.ACCEPTED, _B.TRAVELLING),
    Transition(_B.ACCEPTED, _B.ON_SITE, "no travel: the technician is there already"),
    Transition(_B.ACCEPTED, _B.DECLINED, "handed back: a reason is given", _needs_reason),
    Transition(_B.ACCEPTED, _B.CANCELLED),
    Transition(_B.TRAVELLING, _B.ON_SITE),
    Transition(_B.TRAVELLING, _B.ACCEPTED, "turned back"),
    Transition(_B.TRAVELLING, _B.CANCELLED, "a reason is given", _needs_reason),
    Transition(_B.ON_SITE, _B.WORKING, "the safety check is passed", _safety_passed),
    Transition(_B.ON_SITE, _B.LEFT, "not done, and why", _not_done_with_reason),
    Transition(_B.ON_SITE, _B.TRAVELLING, "arrived by mistake"),
    Transition(_B.WORKING, _B.LEFT, "done, or not done and why", _needs_outcome),
    Transition(_B.LEFT, _B.WORKING, "left by mistake: a reason is given", _needs_reason),
)

_TABLES = {
    Subject.REQUEST: REQUEST_TRANSITIONS,
    Subject.WORK_ORDER: WORK_ORDER_TRANSITIONS,
    Subject.BOOKING: BOOKING_TRANSITIONS,
}
_BY_STEP = {
    subject: {(str(step.before), str(step.after)): step for step in table} for subject, table in _TABLES.items()
}


def next_states(subject: str, before: str) -> tuple[str, ...]:
    """The statuses that may follow, whether or not their guards are satisfied now."""
    return tuple(str(step.after) for step in _TABLES[Subject(subject)] if step.before == before)


def check_transition(subject: str, before: str, after: str, facts: Facts | None = None) -> None:
    """Return if the step may be taken now; otherwise raise UserError with the sentence that says what is missing."""
    kind = Subject(subject)
    step = _BY_STEP[kind].get((str(before), str(after)))
    if step is None:
        raise UserError(
            "status.not_allowed",
            "This can't be done now: it is “{before}” and can't become “{after}”.",
            before=word(kind, before),
            after=word(kind, after),
        )
    problem = step.check(facts or Facts()) if step.check else None
    if problem:
        raise problem


# The ways on which one status is further than another. What ends a life otherwise (cancelled, declined, answered) is on
# none of them, and going back isn't either: there, two people mean different things.
_REVIEWED = (_W.COMPLETED, _W.REVIEWED, _W.ARCHIVED)
WAYS: dict[Subject, tuple[tuple[str, ...], ...]] = {
    Subject.REQUEST: ((_R.NEW, _R.ACCEPTED),),
    Subject.WORK_ORDER: (
        (_W.DRAFT, _W.QUALIFIED, *_REVIEWED),
        *((_W.DRAFT, _W.QUALIFIED, parked, *_REVIEWED) for parked in _PARKED),
        *((parked, _W.QUALIFIED, *_REVIEWED) for parked in _PARKED),
        (_W.DRAFT, _W.QUALIFIED, _W.CLOSED_INCOMPLETE),
        (_W.CLOSED_INCOMPLETE, _W.REVIEWED, _W.ARCHIVED),
    ),
    Subject.BOOKING: ((_B.PROPOSED, _B.ACCEPTED, _B.TRAVELLING, _B.ON_SITE, _B.WORKING, _B.LEFT),),
}


def merged_status(subject: str, base: str, one: str, other: str) -> str | None:
    """What holds after two people took the same thing on from `base` without knowing of one another: the status that
    is further on a way which leads from the base over both; None where they disagree, which people decide."""
    if one == other:
        return one
    for way in WAYS[Subject(subject)]:
        if {base, one, other} <= set(way) and way.index(base) <= min(way.index(one), way.index(other)):
            return max(one, other, key=way.index)
    return None


class Action(StrEnum):
    """The next step that a work order's header offers; the screen has the words and does the work."""

    QUALIFY = "qualify"
    SCHEDULE = "schedule"
    ACCEPT = "accept"
    START_TRAVEL = "start_travel"
    ARRIVE = "arrive"
    START_WORK = "start_work"
    CONTINUE_WORK = "continue_work"
    COMPLETE = "complete"
    BOOK_RETURN = "book_return"
    RESUME = "resume"
    REVIEW = "review"
    ARCHIVE = "archive"
    REOPEN = "reopen"
    PRINT_REPORT = "print_report"


_ACTIONS = {
    State.DRAFT: Action.QUALIFY,
    State.QUALIFIED: Action.SCHEDULE,
    State.SCHEDULED: Action.ACCEPT,
    State.ACCEPTED: Action.START_TRAVEL,
    State.TRAVELLING: Action.ARRIVE,
    State.ON_SITE: Action.START_WORK,
    State.WORKING: Action.CONTINUE_WORK,
    State.WAITING_PARTS: Action.BOOK_RETURN,
    State.WAITING_CUSTOMER: Action.RESUME,
    State.COMPLETED: Action.REVIEW,
    State.CLOSED_INCOMPLETE: Action.REVIEW,
    State.REVIEWED: Action.ARCHIVE,
    State.CANCELLED: Action.REOPEN,
    State.ARCHIVED: Action.PRINT_REPORT,
}


def primary_action(
    state: str,
    bookings: Sequence[BookingState] = (),
    *,
    job_kind: str = "on_site",
    offered: Collection[str] | None = None,
) -> Action:
    """Exactly one next step. `offered`: what the program can do for this person; otherwise the report is printed."""
    action = _preferred(State(state), bookings, job_kind)
    if offered is not None and action not in offered:
        return Action.PRINT_REPORT
    return action


def _preferred(state: State, bookings: Sequence[BookingState], job_kind: str) -> Action:
    if state == State.QUALIFIED and job_kind in REMOTE_KINDS:
        return Action.COMPLETE
    if state == State.QUALIFIED and any(b.status == BookingStatus.LEFT and b.outcome == DONE for b in bookings):
        return Action.COMPLETE
    if state in WAITING_STATES:
        upcoming = {booking.status for booking in bookings} & UPCOMING
        if BookingStatus.ACCEPTED in upcoming:
            return Action.START_TRAVEL
        if upcoming:
            return Action.ACCEPT
    return _ACTIONS[state]
