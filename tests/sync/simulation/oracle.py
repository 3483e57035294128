"""The oracle: who wrote which value having seen which, kept beside the program and without asking the hub's versions.

Nearly every value that people write is written once in a run, so a value names the event that wrote it. Where an edit
was made, its value has *seen* the value that stood on that laptop, and everything that one had seen. An edit that the
hub took is accounted for when its value stands, or a value that has seen it, or when a conflict record holds it (or a
value that has seen it).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from fieldservice.domain.states import WAYS, Subject
from fieldservice.store.tables import table_of

Place = tuple[str, str, str]  # table, id, field or group
Value = tuple[Any, ...]

OLD = "old:"  # what a program of the schema before wrote in front of texts; an upcasting step takes it away


_FIRST_STANDS = frozenset(
    {("work_order", "finished_at"), ("escalation", "read_at"), ("escalation", "read_by_id")}
)  # two say that the same happened


class Violation(AssertionError):
    """A promise was broken."""


def today(value: Any) -> Any:
    """A value as today's schema has it."""
    return value.removeprefix(OLD) if isinstance(value, str) else value


def value_at(place: Place, values: dict[str, Any]) -> Value:
    """What a row's values (which may leave out defaults) say at a place."""
    table = table_of(place[0])
    names = table.groups.get(place[2], (place[2],))
    return tuple(today(values.get(name, table.by_name[name].default)) for name in names)


@dataclass(slots=True)
class Edit:
    """A value that somebody wrote over another one."""

    chain: bytes
    place: Place
    value: Value
    seen: frozenset[Value]


@dataclass(slots=True)
class Written:
    """One committed mutation: what it did, and on which laptop."""

    chain: bytes
    by: str
    intent: str
    edits: list[Edit] = field(default_factory=list)
    inserts: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)


class Oracle:
    """Everything that was ever written in a run."""

    def __init__(self) -> None:
        self.written: dict[bytes, Written] = {}
        self.seen: dict[Place, dict[Value, set[Value]]] = {}
        self.by_hub: dict[Place, set[Value]] = {}
        self.repeated: set[Place] = set()  # where a value was written again: it names no single event there
        self.made_by_hub: set[tuple[str, str]] = set()

    def row_of_hub(self, table: str, id: str, values: dict[str, Any]) -> None:
        """The hub made a row."""
        self.made_by_hub.add((table, id))
        for place in places(table, id):
            value = value_at(place, values)
            self._node(place, value)
            self.by_hub.setdefault(place, set()).add(value)

    def hub_wrote(self, place: Place, value: Value, over: Value) -> None:
        """The hub overwrote a value, whatever it was."""
        self._see(place, value, over)
        self.by_hub.setdefault(place, set()).add(value)

    def wrote(self, chain: bytes, by: str, intent: str, rows: list[list[Any]], before: dict[Place, Value]) -> Written:
        """A laptop committed a mutation; `before`: what its person saw at the places that it changes."""
        made = Written(chain, by, intent)
        for row in rows:
            table, id, values = row[1], row[2], row[3]
            if row[0] == "i":
                made.inserts.append((table, id, values))
                for place in places(table, id):
                    self._node(place, value_at(place, values))
                continue
            for group in row[4]:
                place = (table, id, group)
                value = value_at(place, values)
                if value in self.seen.get(place, ()):
                    self.repeated.add(place)
                seen = self._see(place, value, before[place]) if place in before else self._node(place, value)
                made.edits.append(Edit(chain, place, value, frozenset(seen - {value})))
        self.written[chain] = made
        return made

    def has_seen(self, place: Place, value: Value, other: Value) -> bool:
        """Whether whoever wrote `value` had seen `other`."""
        return value == other or other in self.seen.get(place, {}).get(value, ())

    def accounts_for(self, place: Place, stands: Value, value: Value) -> bool:
        """Whether what stands had seen the value. Of two people who took a job on, the further status stands (or what
        has seen it), and of two who finished it or read a warning, what was told first."""
        if self.has_seen(place, stands, value):
            return True
        if place[0] == "case_digest":
            return True  # what follows from another row is only told once more: whoever was first is believed
        if (place[0], place[2]) in _FIRST_STANDS:
            return value != (None,) and any(other != (None,) for other in self._known(place, stands))
        if place[2] != "status" or place[0] not in set(Subject):
            return False
        return any(is_further(place[0], other, value) for other in self._known(place, stands))

    def _known(self, place: Place, value: Value) -> set[Value]:
        return {value} | self.seen.get(place, {}).get(value, set())

    def _node(self, place: Place, value: Value) -> set[Value]:
        return self.seen.setdefault(place, {}).setdefault(value, set())

    def _see(self, place: Place, value: Value, over: Value) -> set[Value]:
        node = self._node(place, value)
        added = {over} | self._node(place, over)
        if not added <= node:
            node |= added
            for each in self.seen[place].values():  # whoever saw this value saw what it had seen
                if value in each:
                    each |= added
        return added


def is_further(table: str, status: Value, than: Value) -> bool:
    """Whether one status comes after another on a way of the life cycle."""
    ways = [list(way) for way in WAYS[Subject(table)]]
    return any(way.index(status[0]) > way.index(than[0]) for way in ways if status[0] in way and than[0] in way)


def places(table: str, id: str) -> list[Place]:
    """Every place of a row."""
    made = table_of(table)
    return [(table, id, g) for g in dict.fromkeys(c.group for c in made.columns if not c.derived and c.name != "id")]


@dataclass(frozen=True, slots=True)
class Record:
    """A conflict record of the hub."""

    id: str
    place: Place
    held: tuple[Value, ...]  # base, offered, standing
    offered: Value
    standing: Value


def record_of(id: str, values: dict[str, Any]) -> Record:
    """The record of a conflict row."""
    place = (values["tab"], values["row_id"], values["field_group"])
    sides = [
        value_at(place, json.loads(values.get(side, "{}"))) if values.get(side, "{}") != "{}" else None
        for side in ("base_values", "offered_values", "standing_values")
    ]
    held = tuple(side for side in sides if side is not None)
    return Record(id, place, held, sides[1] or (), sides[2] or ())
