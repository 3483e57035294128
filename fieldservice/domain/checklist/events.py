"""Answers are events that are only ever added; which one counts is decided here, and where people must be asked.

Two people who answer the same question apart from each other both keep their answer: the booked technician's latest
counts meanwhile, and the two are asked once (`disputed`). What settles it is one more event, which `decides`: it names
the answers that it `settles`, each with what the same person had said before, so what its author could not know is
asked about all the same. Whoever answers with the other's answer before their eyes decides by that.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.checklist.values import Address, Value

_EMPTY = (None, "", ())
_LANES = 1_000_000  # from before devices were told apart there are smaller numbers: 0, 1, ... and lanes of 1,000


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """One answer. `verdict` is what held when it was given (computed or overruled); `by` is the person's id.

    Value None with an empty verdict takes the answer back. `decides`: it settles which of several people's answers
    counts; `settles` has the ids of those that were known, and without ids it is all up to its time. A round of a
    repeated section that people added has the section's key, and True for there, False for gone.
    """

    question: str
    path: str
    value: Value
    verdict: str
    note: str
    at: datetime
    by: str = ""
    decides: bool = False
    id: str = ""  # of the stored answer
    settles: tuple[str, ...] = ()

    @property
    def address(self) -> Address:
        """The question and round it answers."""
        return Address(self.question, tuple(int(index) for index in self.path.split(".")) if self.path else ())

    @property
    def says(self) -> tuple[Value, str]:
        """What it claims, apart from who and when."""
        return self.value, self.verdict


def outranks(event: AnswerEvent, other: AnswerEvent | None, booked: Collection[str]) -> bool:
    """Whether `event` counts rather than `other`, which was added before it.

    The booked technician's answers count before anybody else's; among equals the latest. Of two people's at the same
    instant it is the same one everywhere, in whatever order laptops came to know them; of one person's the later added.
    """
    if other is None:
        return True
    own, others = event.by in booked, other.by in booked
    if own != others:
        return own
    return event.by >= other.by if event.at == other.at else event.at > other.at


def by_address(events: Iterable[AnswerEvent]) -> dict[Address, list[AnswerEvent]]:
    """The events of each question, in the order in which they were stored."""
    found: dict[Address, list[AnswerEvent]] = {}
    for event in events:
        found.setdefault(event.address, []).append(event)
    return found


def effective(events: Sequence[AnswerEvent], booked: Collection[str] = ()) -> AnswerEvent | None:
    """Which of the answers to one question counts."""
    best: AnswerEvent | None = None
    for event in _unsettled(events):
        if outranks(event, best, booked):
            best = event
    return best


def effective_answers(events: Iterable[AnswerEvent], booked: Collection[str] = ()) -> dict[Address, AnswerEvent]:
    """The answer that counts, for every question that has one; `booked`: ids of the booked technicians."""
    found = {address: effective(given, booked) for address, given in by_address(events).items()}
    return {address: event for address, event in found.items() if event is not None}


def claims(events: Sequence[AnswerEvent]) -> Mapping[str, AnswerEvent]:
    """The latest answer of each person that no decision has settled; answers taken back are none."""
    return {by: event for by, event in _last_said(events).items() if event.value not in _EMPTY or event.verdict}


def disputed(events: Sequence[AnswerEvent]) -> list[AnswerEvent]:
    """Where people claim different things of one question: their answers, latest first; else nothing."""
    found = sorted(claims(events).values(), key=lambda event: event.at, reverse=True)
    return found if any(event.says != found[0].says for event in found) else []


def settles(event: AnswerEvent, events: Sequence[AnswerEvent], booked: Collection[str]) -> bool:
    """Whether `event`, given with `events` known, decides against others: their answers were before its author's eyes.

    Against a booked technician's answer only a booked one decides by answering; anybody else's waits to be asked about.
    """
    others = [claim for by, claim in claims(events).items() if by != event.by and claim.says != event.says]
    return bool(others) and (event.by in booked or not any(claim.by in booked for claim in others))


def known_claims(events: Sequence[AnswerEvent]) -> tuple[str, ...]:
    """The ids of what each person said last, for the event that settles it."""
    return tuple(event.id for event in _last_said(events).values() if event.id)


def _last_said(events: Sequence[AnswerEvent]) -> dict[str, AnswerEvent]:
    latest: dict[str, AnswerEvent] = {}
    for event in _unsettled(events):
        before = latest.get(event.by)
        if before is None or event.at >= before.at:
            latest[event.by] = event
    return latest


def new_round(last: int, maker: str) -> int:
    """The number of a round that `maker` adds after the number `last`; `maker` is the person with their device.

    Everybody counts in a lane of their own: people who add a round apart from each other, or one person on two
    laptops, have two, instead of one in which one's answers hide the other's. Without a maker, where nobody else can
    be, it is the next number. People see which of the rounds it is, never the number.
    """
    if not maker:
        return last + 1
    return (last // _LANES + 1) * _LANES + 1 + zlib.crc32(maker.encode()) % (_LANES - 1)


def _unsettled(events: Sequence[AnswerEvent]) -> list[AnswerEvent]:
    decisions = [event for event in events if event.decides]
    if not decisions:
        return list(events)
    named = {id for decision in decisions for id in decision.settles}
    until: dict[str, datetime] = {}  # by person
    for event in events:
        if event.id and event.id in named:
            until[event.by] = max(event.at, until.get(event.by, event.at))
    found = [event for event in events if event.by not in until or event.at > until[event.by]]
    last = max((each.at for each in decisions if not each.settles), default=None)
    if last is None:
        return found
    nameless = [each for each in decisions if not each.settles and each.at == last]
    return [event for event in found if event is nameless[-1] or event.at > last]
