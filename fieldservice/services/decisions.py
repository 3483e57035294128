"""What an inbox of decisions shows: a line, one of the sides, and one opened with all of its sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.records import Person
from fieldservice.services.field_values import Reading, Values
from fieldservice.services.merged_changes import Merged
from fieldservice.services.other_values import OtherField
from fieldservice.services.subjects import Subject


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A line of the inbox."""

    id: str
    subject: Subject
    field: str  # what is disagreed about, in words
    kind: str  # values | status
    mine: bool  # one of the two changes is by whoever works here
    other: str  # the name of the other one, or of whoever changed it first
    opened_at: datetime | None
    state: str
    choice: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None
    changeable: bool = False
    decision: str = ""  # a decided one: what was chosen, in words


@dataclass(frozen=True, slots=True)
class Side:
    """One of the three values with where it comes from. `key`: base, offered or standing."""

    key: str
    reading: Reading
    values: Values
    by: Person | None = None
    mine: bool = False
    at: datetime | None = None
    device: str = ""  # where it was written, as far as that is known
    here: bool = False  # it was written on this computer
    consequence: str = ""
    fits: bool = True


@dataclass(frozen=True, slots=True)
class OpenedConflict:
    """Everything the page shows of one conflict. `sides` in the order base, mine, theirs."""

    row: InboxRow
    table: str
    group: str
    sides: tuple[Side, ...]
    reason: str = ""  # why this was not merged by itself
    merged: tuple[Merged, ...] = ()
    state_key: str = ""  # state of the work order concerned, for the pill
    other_phone: str = ""
    fields: tuple[OtherField, ...] = ()  # what may be entered instead of all three

    def side(self, key: str) -> Side:
        """The side of that key."""
        return next(side for side in self.sides if side.key == key)
