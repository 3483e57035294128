"""Who sends mutations, and what is known of the history that they come from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec

from fieldservice.hub.conflicts import made_at, offered_in, values_at
from fieldservice.hub.devices import Device
from fieldservice.hub.entities import Entity, Ledger, Values
from fieldservice.sync.messages import APPLIED, CONFLICT, Mutation

Change = list[Any]  # ["i", table, id, values] or ["u", table, id, values, bases]


@dataclass(slots=True)
class Joining:
    """The part of a stream that its laptop had written before it joined."""

    through: int  # its last mutation
    accepted: bool  # by an administrator
    held_back: bool  # some of it waits for one


@dataclass(slots=True)
class Sender:
    """Whose mutations these are, and what is known of their history."""

    device: Device
    stream: str
    lineage: list[tuple[str, int]]  # (stream, mid after which it begins), the present one first
    ledger: Ledger  # of the transaction in which they are taken in
    forks: list[tuple[int, int]]  # (last seq that is still known, first of the next)
    present: tuple[int, int] = (0, 0)  # (mid, seq) of the mutation that is being taken in
    joining: Joining | None = None  # what of this stream was written before its laptop joined

    def writer(self, mid: int) -> str:
        """The stream in which the device wrote this mutation."""
        for stream, start in self.lineage:
            if mid > start:
                return stream
        return self.stream

    def placed(self, mid: int) -> int | None:
        """The sequence number that the device's own mutation got, if it was taken in."""
        if mid == self.present[0]:
            return self.present[1]
        row = self.ledger.tx.one(
            "SELECT seq FROM mutation WHERE stream = ? AND mid = ? AND outcome IN (?, ?)",
            (self.writer(mid), mid, APPLIED, CONFLICT),
        )
        return int(row[0]) if row else None

    def disputes(self, entity: Entity, group: str, base: int) -> bool:
        """Whether what its own mutation `-base` said of the group was put aside in a conflict."""
        return offered_in(self.ledger, entity, group, base, self, only_open=False) is not None

    def at_base(self, entity: Entity, group: str, base: int) -> Values:
        """What the fields of a group held at a base."""
        return values_at(self.ledger, entity, group, base, self)

    def made(self, entity: Entity, base: int) -> bool:
        """Whether the device's own mutation `-base` made the row."""
        return made_at(self.ledger, entity, base, self)

    def fork(self, seq: int) -> int | None:
        """The last sequence number before a restored hub went on elsewhere, for a number that was lost by it."""
        for last_known, next_first in self.forks:
            if last_known < seq < next_first:
                return last_known
        return None

    # What a stand-alone installation brings along when somebody joins with it who is no administrator

    def is_brought(self, mid: int) -> bool:
        """Whether it is history from before joining which an administrator has accepted: all of it counts, in the names
        of those who made it."""
        return self.joining is not None and mid <= self.joining.through and self.joining.accepted

    def is_before_joining(self, mid: int) -> bool:
        """Whether it was written before joining and nobody has looked at it. It counts as work of whoever joins."""
        return self.joining is not None and mid <= self.joining.through and not self.joining.accepted

    def holds_back(self, mid: int, allowed: bool) -> bool:
        """Whether it waits for an administrator: what the person may not bring, and all that came after that."""
        if self.joining is None or not self.is_before_joining(mid):
            return False
        self.joining.held_back = self.joining.held_back or not allowed
        return self.joining.held_back

    def as_taken(self, mutation: Mutation, changes: list[Change]) -> tuple[Mutation, list[Change]]:
        """What is written of it. People who are brought along get no roles by it: administrators give those."""
        if self.is_before_joining(mutation.mid):
            return msgspec.structs.replace(mutation, person_id=self.device.person_id), changes
        if not self.is_brought(mutation.mid):
            return mutation, changes
        return mutation, [_without_roles(change) if change[1] == "person" else change for change in changes]


def _without_roles(change: Change) -> Change:
    return [*change[:3], *({k: v for k, v in part.items() if k != "roles"} for part in change[3:])]
