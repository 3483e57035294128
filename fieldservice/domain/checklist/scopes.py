"""What the rules of a place see, in either rule language, and whether they hold there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from fieldservice.domain.checklist.cells import NO_CELL, Cell
from fieldservice.domain.checklist.events import AnswerEvent
from fieldservice.domain.checklist.expression import Expression
from fieldservice.domain.checklist.model import Question, Section
from fieldservice.domain.checklist.operations import truth
from fieldservice.domain.checklist.tree import FormWorld, Path, Place
from fieldservice.domain.checklist.values import Address, Value
from fieldservice.domain.checklist.xpath.rule import XPathRule

_EMPTY = (None, "", ())


class Answers(Protocol):
    """What scopes ask of the engine."""

    cells: dict[Address, Cell]
    places: dict[str, dict[Path, Place]]
    questions: dict[str, Question]
    world: FormWorld


class PlaceScope:
    """What the rules of a place see: their own rounds of repeats, everything else once."""

    __slots__ = ("_engine", "_path", "_section", "ctx")

    def __init__(self, engine: Answers, place: Place, own_round: bool = True) -> None:
        self._engine = engine
        self._path = place.path
        item = place.item
        own = isinstance(item, Section) and (item.repeats and own_round)
        self._section = item.key if own and item is not None else (item.section if item is not None else "")
        self.ctx = place.ctx

    def value(self, key: str) -> Value:
        return self._cell(key).seen[0]

    def values(self, key: str) -> Sequence[Value]:
        return [
            self._engine.cells.get(Address(key, path), NO_CELL).seen[0] for path in self._engine.places.get(key, {})
        ]

    def verdict(self, key: str) -> str:
        return self._cell(key).seen[1]

    def today(self) -> date:
        return self._engine.world.surroundings.today

    def position(self) -> int:
        return self._path[-1] + 1 if self._path else 1

    def _cell(self, key: str) -> Cell:
        question = self._engine.questions[key]
        path = self._path if question.section == self._section else ()
        return self._engine.cells.get(Address(key, path), NO_CELL)


def kept_once(question: Question, event: AnswerEvent) -> bool:
    """Whether what was calculated once is kept: its rule gives something else each time."""
    return getattr(question.computed, "fleeting", False) and event.value not in _EMPTY


def holds_true(rule: Expression, scope: PlaceScope) -> bool:
    """Whether a rule says yes here, by the truth of its own language."""
    return rule.holds(scope) if isinstance(rule, XPathRule) else truth(rule.evaluate(scope))


def holds(rule: Expression | None, scope: PlaceScope, default: bool) -> bool:
    """The same for a rule that there may be none of: then `default`."""
    return default if rule is None else holds_true(rule, scope)


def shown(rule: Expression | None, scope: PlaceScope) -> bool:
    """Whether something with this rule to show it is shown; without a rule it is."""
    return holds(rule, scope, True)
