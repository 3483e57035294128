"""Answers are events that are only ever added; which one counts is decided here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.checklist.values import Address, Value


@dataclass(frozen=True, slots=True)
class AnswerEvent:
    """One answer. `verdict` is what held when it was given (computed or overruled); `by` is the person's id.

    Value None with an empty verdict takes the answer back.
    """

    question: str
    path: str
    value: Value
    verdict: str
    note: str
    at: datetime
    by: str = ""

    @property
    def address(self) -> Address:
        """The question and round it answers."""
        return Address(self.question, tuple(int(index) for index in self.path.split(".")) if self.path else ())


def outranks(event: AnswerEvent, other: AnswerEvent | None, booked: Collection[str]) -> bool:
    """Whether `event` counts rather than `other`, which was added before it.

    The booked technician's answers count before anybody else's; among equals the latest, and of two at the same
    instant the one added later.
    """
    if other is None:
        return True
    own, others = event.by in booked, other.by in booked
    return own if own != others else event.at >= other.at


def effective_answers(events: Iterable[AnswerEvent], booked: Collection[str] = ()) -> dict[Address, AnswerEvent]:
    """The answer that counts, for every question that has one; `booked`: ids of the booked technicians."""
    effective: dict[Address, AnswerEvent] = {}
    for event in events:
        if outranks(event, effective.get(event.address), booked):
            effective[event.address] = event
    return effective
