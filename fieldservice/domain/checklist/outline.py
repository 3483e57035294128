"""A checklist as a page shows it: titles of groups and rounds, the questions shown, and where rounds may be added."""

from __future__ import annotations

from dataclasses import dataclass

from fieldservice.domain.checklist.engine import Cell, Engine
from fieldservice.domain.checklist.model import NOTE, OFF_SCREEN_TYPES, Question, Section
from fieldservice.domain.checklist.tree import Place
from fieldservice.domain.checklist.values import Address


@dataclass(frozen=True, slots=True)
class Item:
    """A question that is shown now; `number` counts from 1 and is 0 for a note."""

    address: Address
    number: int
    question: Question
    cell: Cell


@dataclass(frozen=True, slots=True)
class Heading:
    """A group or a round that has something to show. `ordinal`: which round, from 1, of `rounds`; 0 for a group."""

    section: Section
    path: tuple[int, ...]
    depth: int
    ordinal: int = 0
    rounds: int = 0


@dataclass(frozen=True, slots=True)
class AddRound:
    """Where people may add a round, within the place `path`; there are `rounds` already."""

    section: Section
    path: tuple[int, ...]
    depth: int
    rounds: int


Entry = Heading | Item | AddRound


def outline_of(engine: Engine) -> list[Entry]:
    """Everything that is shown, in the order of the form."""
    found: list[Entry] = []
    numbers = _Numbers()
    _walk(engine, engine.world.tree, engine.template.items, 0, numbers, found)
    return found


class _Numbers:
    last = 0

    def next(self) -> int:
        self.last += 1
        return self.last


def _walk(
    engine: Engine,
    place: Place,
    items: tuple[Question | Section, ...],
    depth: int,
    numbers: _Numbers,
    found: list[Entry],
) -> None:
    for item in items:
        if isinstance(item, Question):
            cell = engine.cells.get(Address(item.key, place.path))
            if cell is not None and cell.visible and item.kind not in OFF_SCREEN_TYPES:
                number = 0 if item.kind == NOTE else numbers.next()
                found.append(Item(Address(item.key, place.path), number, item, cell))
        elif not item.repeats:
            group = engine.places["#" + item.key][place.path]
            if group.visible:
                _group(engine, group, item, depth, numbers, found, Heading(item, place.path, depth))
        elif engine.section_visible(item, place.path):
            rounds = engine.rounds(item, place.path)
            for ordinal, index in enumerate(rounds, 1):
                path = (*place.path, index)
                heading = Heading(item, path, depth, ordinal, len(rounds))
                _group(engine, engine.places["#" + item.key][path], item, depth, numbers, found, heading)
            if item.by_people and len(rounds) < item.repeat_most and engine.world.room_for(item):
                found.append(AddRound(item, place.path, depth, len(rounds)))


def _group(
    engine: Engine,
    place: Place,
    section: Section,
    depth: int,
    numbers: _Numbers,
    found: list[Entry],
    heading: Heading,
) -> None:
    before = len(found)
    found.append(heading)
    _walk(engine, place, section.items, depth + 1, numbers, found)
    if len(found) == before + 1 and not section.by_people:
        found.pop()  # nothing in it is shown
