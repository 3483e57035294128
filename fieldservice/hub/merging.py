"""Merging: may this change of a field stand, or did somebody else change it from the same state?

Different fields merge. Fields that mean something only together are one group and are compared as one. The same field
changed by two people from the same base is a conflict, unless both mean the same value.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from fieldservice.domain.states import Subject, merged_status
from fieldservice.hub.entities import HUB_STREAM, Entity, Values, Version, group_of

SHIPPED = frozenset({"price", "fault_code", "checklist_template"})  # tables that `hub.shipped` puts rows into


# What two people wrote down apart from each other, each with their own moment: the first one stands, nobody is asked.
# By group the field on which they have to agree; None: both say that it happened.
FIRST_STANDS: Mapping[tuple[str, str], str | None] = {
    ("work_order", "finished_at"): None,
    ("part_line", "handed_in_at"): None,
    ("stock_count", "posted_at"): None,
    ("shipment", "sent"): "status",
    ("fault_code", "position"): None,
    ("escalation", "read_at"): None,
    ("escalation", "read_by_id"): None,
}


# What follows from moves (`services/pick_settling.py`), by how far it is: the farther one stands, nobody is asked.
RISES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("pick_line", "status"): ("open", "cancelled", "done"),
    ("pick_list", "status"): ("open", "cancelled", "picked"),
}
# What follows from another row and is only told once more: whoever was first is believed, nobody is asked.
NOBODY_ASKED = frozenset({"case_digest", "pick_list", "pick_line"})


class History(Protocol):
    """What is known of where the sender's numbers come from."""

    def writer(self, mid: int) -> str:
        """The stream in which its own mutation of this number was written."""
        ...

    def fork(self, seq: int) -> int | None:
        """Where the hub's present order branched off, when `seq` belongs to an order that was lost with it."""
        ...

    def placed(self, mid: int) -> int | None:
        """The sequence number that its own mutation got, if it was taken in."""
        ...

    def at_base(self, entity: Entity, group: str, base: int) -> Values:
        """What the fields of a group held at a base; nothing where that is not known any more."""
        ...

    def made(self, entity: Entity, base: int) -> bool:
        """Whether its own mutation `-base` made the row, which somebody else had made as well."""
        ...

    def disputes(self, entity: Entity, group: str, base: int) -> bool:
        """Whether what its own mutation `-base` said of the group was put aside in a conflict."""
        ...


@dataclass(frozen=True, slots=True)
class Clash:
    """A group in which what came does not follow from what stands."""

    entity: Entity
    group: str
    offered: Values
    base: int  # as the device named it


@dataclass(frozen=True, slots=True)
class Merged:
    """What of a change may be written, and what has to be decided by people."""

    values: Values
    groups: tuple[str, ...]
    clashes: tuple[Clash, ...]


def merge(entity: Entity, values: Values, bases: Mapping[str, int], history: History) -> Merged:
    """Compare a change with the row as it stands. A group without a base (a row inserted twice) is based on nothing."""
    by_group: dict[str, Values] = {}
    for name, value in values.items():
        by_group.setdefault(group_of(entity.table, name), {})[name] = value
    fitting: Values = {}
    groups = []
    clashes = []
    for group, changed in by_group.items():
        base = bases.get(group, 0)
        fits = follows(entity.version(group), base, history) or _agreed(entity, group, base, history)
        if fits or (base == 0 and _is_as_shipped(entity, group)):
            fitting.update(changed)
            groups.append(group)
        elif group == "status" and (further := _further(entity, changed, base, history)) is not None:
            if further != entity.get(group):
                fitting.update(changed)
                groups.append(group)
        elif (entity.table, group) in RISES:
            if _is_farther(entity, group, changed):
                fitting.update(changed)
                groups.append(group)
        elif entity.table in NOBODY_ASKED or _same_event(entity, group, changed):
            continue
        elif any(entity.get(name) != value for name, value in changed.items()):
            clashes.append(Clash(entity, group, changed, base))
    return Merged(fitting, tuple(groups), tuple(clashes))


def _further(entity: Entity, changed: Values, base: int, history: History) -> str | None:
    """The status that is further in the life of a request, work order or booking, where both went on from the base."""
    if entity.table not in set(Subject) or history.disputes(entity, "status", base):
        return None
    began = history.at_base(entity, "status", base).get("status")
    return merged_status(entity.table, str(began), str(entity.get("status")), str(changed["status"]))


def _is_farther(entity: Entity, group: str, changed: Values) -> bool:
    order = RISES[entity.table, group]
    offered, standing = changed.get(group), entity.get(group)
    return offered in order and (standing not in order or order.index(str(offered)) > order.index(str(standing)))


def _is_as_shipped(entity: Entity, group: str) -> bool:
    """Whether nobody has touched what the program brought along. A firm that joins with its own price list has made
    its choice long ago: there is no second person to decide with."""
    return entity.table in SHIPPED and entity.version(group).stream == HUB_STREAM


def _same_event(entity: Entity, group: str, changed: Values) -> bool:
    """Whether both mean that the same happened, and differ in when and by whom alone."""
    key = (entity.table, group)
    if key not in FIRST_STANDS:
        return False
    name = FIRST_STANDS[key]
    if name is not None:
        return bool(changed.get(name) == entity.get(name))
    return bool(entity.get(group)) and bool(changed.get(group))


def _agreed(entity: Entity, group: str, base: int, history: History) -> bool:
    """Whether the own mutation that a change is based on found the present version and meant the same value.

    It wrote nothing then, so it is not the version's author. Had it meant another value, there would be a conflict, or
    it had a status less far than the one that stands, or made a row a second time, about which nobody is asked.
    """
    placed = history.placed(-base) if base < 0 else None
    if placed is None or entity.version(group).seq >= placed or history.disputes(entity, group, base):
        return False
    if group != "status" and (entity.table in NOBODY_ASKED or not history.made(entity, base)):
        return True
    told = history.at_base(entity, group, base)
    return bool(told) and all(entity.get(name) == value for name, value in told.items())


def follows(present: Version, base: int, history: History) -> bool:
    """Whether a change that was based on `base` saw the present version.

    A base below zero is an own mutation of the device, which may have become any sequence number; one above zero is a
    sequence number. Where the hub was restored from a backup since, that number may be lost: it is known again when its
    mutation came again (`was`), and until then it had at least seen everything up to the fork.
    """
    if base < 0:
        return present.mid == -base and present.stream == history.writer(-base)
    if base in (present.seq, present.was) and base > 0:
        return True
    fork = history.fork(base) if base > 0 else None
    return fork is not None and present.seq <= fork
