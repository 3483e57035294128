"""The way back of an old part (旧件): which step may follow which, and how long it has been owed.

Where a part is now follows from its last step. A part that was handed in without steps (`part_line.handed_in_at` alone)
counts as received.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from fieldservice.domain.records import OldPartStep, PartLine
from fieldservice.errors import UserError
from fieldservice.i18n import mark, translate

OWED = ""  # nothing has been done yet
TO_COME = frozenset({OWED, "tagged", "handed_over"})
UNDONE = "↩"  # the note of a step that says once more what was before, because the one before it was taken back
_HERE = frozenset({"inspected", "to_vendor", "repaired", "scrapped", "to_customer", "lost"})
_GONE = frozenset({"to_vendor", "repaired", "scrapped", "to_customer", "lost"})
NEXT: Mapping[str, frozenset[str]] = {
    OWED: frozenset({"tagged", "handed_over", "received", "lost"}),
    "tagged": frozenset({"handed_over", "received", "lost"}),
    "handed_over": frozenset({"received", "lost"}),
    "received": _HERE,
    "inspected": _HERE,
    "to_vendor": frozenset({"repaired", "scrapped", "to_customer", "lost"}),
    "repaired": frozenset(),
    "scrapped": frozenset(),
    "to_customer": frozenset(),
    "lost": frozenset({"received"}),  # it turned up
}
_WORDS: Mapping[str, str] = {
    OWED: mark("old_parts", "Owed"),
    "tagged": mark("old_parts", "Tagged"),
    "handed_over": mark("old_parts", "On its way back"),
    "received": mark("old_parts", "Received"),
    "inspected": mark("old_parts", "Inspected"),
    "to_vendor": mark("old_parts", "At the vendor"),
    "repaired": mark("old_parts", "Repaired, in stock"),
    "scrapped": mark("old_parts", "Scrapped"),
    "to_customer": mark("old_parts", "With the customer"),
    "lost": mark("old_parts", "Lost"),
}


def step_word(step: str) -> str:
    """The word for where an old part is."""
    text = _WORDS.get(step)
    return translate("old_parts", text) if text else step


def step_now(line: PartLine, steps: Sequence[OldPartStep]) -> str:
    """Where the part is now. `steps`: in order of their moments.

    Once it was received nobody is bringing it any more: what a technician wrote down offline says how it came.
    """
    if line.handed_in_at is not None:
        steps = [step for step in steps if step.step not in TO_COME]
    if steps:
        return steps[-1].step
    return "received" if line.handed_in_at is not None else OWED


def standing_steps(steps: Sequence[OldPartStep]) -> list[OldPartStep]:
    """The steps that were not taken back. `steps`: in order of their moments."""
    left: list[OldPartStep] = []
    for step in steps:
        if step.note != UNDONE:
            left.append(step)
        elif left:
            left.pop()
    return left


def recorded_apart(steps: Sequence[OldPartStep]) -> tuple[OldPartStep, OldPartStep] | None:
    """The two last steps that can't both have happened, because two people took them apart from each other: it was
    scrapped, and sent to the supplier. None where each could follow the one before. `steps`: those `standing_steps`."""
    gone = [step for step in steps if step.step in _GONE]
    for before, after in reversed(list(pairwise(gone))):
        alike = (before.step, before.location_id, before.shipment_id) == (
            after.step,
            after.location_id,
            after.shipment_id,
        )
        if not alike and after.step not in NEXT[before.step]:
            return before, after
    return None


def check_step(before: str, after: str) -> None:
    """Return if this step may follow. Raises UserError `old_parts.not_allowed` otherwise."""
    if after not in NEXT.get(before, frozenset()):
        raise UserError(
            "old_parts.not_allowed",
            "This can't be done now: the old part is “{before}” and can't become “{after}”.",
            before=step_word(before),
            after=step_word(after),
        )


def days_overdue(due_on: date | None, today: date) -> int:
    """Days since the day on which it was due; below zero: so many days are left. 0 without a day."""
    return (today - due_on).days if due_on is not None else 0


def ageing_words(due_on: date | None, today: date) -> str:
    """'5 days overdue', 'due today', 'due in 3 days'; "" without a day."""
    if due_on is None:
        return ""
    days = days_overdue(due_on, today)
    if days > 0:
        return translate("old_parts", "%n days overdue", n=days)
    if days == 0:
        return translate("old_parts", "due today")
    return translate("old_parts", "due in %n days", n=-days)
