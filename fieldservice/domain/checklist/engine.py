"""What each question looks like now: shown, required, value, verdict; an answer touches only what depends on it."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from fieldservice.domain.checklist.events import AnswerEvent
from fieldservice.domain.checklist.expression import Expression
from fieldservice.domain.checklist.judging import judge
from fieldservice.domain.checklist.model import COMPUTED, NOTE, Question, Section, Template
from fieldservice.domain.checklist.operations import as_number, truth
from fieldservice.domain.checklist.values import Address, Value

_Place = tuple[int, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A question at one place. `automatic` is the verdict that follows from the value, `verdict` the one that holds."""

    visible: bool = False
    required: bool = False
    value: Value = None
    answered: bool = False
    automatic: str = ""
    verdict: str = ""
    note: str = ""
    event: AnswerEvent | None = None
    from_default: bool = False

    @property
    def seen(self) -> tuple[Value, str]:
        """What rules read."""
        return (self.value, self.verdict) if self.visible else (None, "")

    @property
    def overruled(self) -> bool:
        """A person's verdict stands against the one that follows from the answer."""
        return bool(self.automatic) and self.verdict != self.automatic


_NO_CELL = Cell()


class Engine:
    """The cells of one checklist; `put` changes an answer and says which places changed by it."""

    def __init__(self, template: Template, answers: dict[Address, AnswerEvent], today: date) -> None:
        self.template = template
        self.cells: dict[Address, Cell] = {}
        self.answers = answers
        self.evaluations = 0
        self._today = today
        self._questions = {question.key: question for question in template.questions}
        self._sections = {section.key: section for section in template.sections}
        self._rank = {key: rank for rank, key in enumerate(template.order)}
        self._shown: dict[str, bool] = {}
        self._rounds: dict[str, int] = dict.fromkeys(self._sections, 0)
        self._settle([(self._rank["#" + key], "#" + key, ()) for key in self._sections])

    def paths(self, section: Section) -> list[tuple[int, ...]]:
        """The rounds of a section; one, without a number, when it isn't repeated."""
        if section.repeat is None:
            return [()]
        return [(index,) for index in range(self._rounds[section.key])]

    def put(self, event: AnswerEvent) -> set[Address]:
        """Let `event` be the answer that counts; the addresses whose cell changed."""
        address = event.address
        self.answers[address] = event
        if address not in self.cells:
            return set()
        return self._settle([(self._rank[address.key], address.key, address.path)])

    def _settle(self, start: Iterable[_Place]) -> set[Address]:
        waiting = list(start)
        heapq.heapify(waiting)
        queued = set(waiting)
        changed: set[Address] = set()
        while waiting:
            place = heapq.heappop(waiting)
            queued.discard(place)
            _, key, path = place
            if key.startswith("#"):
                found = self._settle_section(self._sections[key[1:]], changed)
            else:
                found = self._settle_question(Address(key, path), changed)
            for follower in found:
                if follower not in queued:
                    queued.add(follower)
                    heapq.heappush(waiting, follower)
        return changed

    def _settle_section(self, section: Section, changed: set[Address]) -> list[_Place]:
        self.evaluations += 1
        scope = _Scope(self, section, ())
        first = section.key not in self._shown
        was_shown = self._shown.get(section.key)
        self._shown[section.key] = section.show_if is None or truth(section.show_if.evaluate(scope))
        had = self.paths(section) if not first else []
        if section.repeat is not None:
            wanted = as_number(section.repeat.evaluate(scope)) or Decimal(0)
            self._rounds[section.key] = max(0, min(section.repeat_most, int(min(wanted, Decimal(10_000)))))
        has = self.paths(section)
        found: list[_Place] = []
        for question in section.questions:
            for path in had[len(has) :]:
                self.cells.pop(Address(question.key, path), None)
                changed.add(Address(question.key, path))
            fresh = has if was_shown != self._shown[section.key] else has[len(had) :]
            found += [(self._rank[question.key], question.key, path) for path in fresh]
            if len(had) != len(has):
                found += self._followers(question, ())
        return found

    def _settle_question(self, address: Address, changed: set[Address]) -> list[_Place]:
        question = self._questions[address.key]
        if address.path not in self.paths(self._sections[question.section]):
            return []  # its round has just gone
        self.evaluations += 1
        before = self.cells.get(address)
        after = self._cell(question, address)
        if after == before:
            return []
        self.cells[address] = after
        changed.add(address)
        if before is not None and before.seen == after.seen:
            return []
        return self._followers(question, address.path)

    def _followers(self, question: Question, path: tuple[int, ...]) -> list[_Place]:
        found: list[_Place] = []
        for key in self.template.dependants.get(question.key, ()):
            rank = self._rank[key]
            if key.startswith("#"):
                found.append((rank, key, ()))
                continue
            follower = self._questions[key]
            section = self._sections[follower.section]
            same_round = follower.section == question.section and section.repeat is not None
            if same_round and path and not _spreads(follower, question.key):
                found.append((rank, key, path))
            else:
                found += [(rank, key, each) for each in self.paths(section)]
        return found

    def _cell(self, question: Question, address: Address) -> Cell:
        section = self._sections[question.section]
        scope = _Scope(self, section, address.path)
        visible = self._shown[section.key] and _holds(question.show_if, scope, True)
        required = visible and (question.required or _holds(question.require_if, scope, False))
        cell = Cell(visible=visible, required=required)
        if question.kind == NOTE:
            return cell
        if question.kind == COMPUTED and question.computed is not None:
            value = question.computed.evaluate(scope)
            automatic = judge(question, value)
            return replace(cell, value=value, answered=value is not None, automatic=automatic, verdict=automatic)
        event = self.answers.get(address)
        if event is None:
            value = question.default.evaluate(scope) if question.default is not None else None
            automatic = judge(question, value)
            given = value not in (None, "", ())
            return replace(
                cell, value=value, answered=given, automatic=automatic, verdict=automatic, from_default=given
            )
        automatic = judge(question, event.value)
        return replace(
            cell,
            value=event.value,
            answered=event.value not in (None, "", ()) or bool(event.verdict),
            automatic=automatic,
            verdict=event.verdict or automatic,
            note=event.note,
            event=event,
        )


def _holds(rule: Expression | None, scope: _Scope, default: bool) -> bool:
    return default if rule is None else truth(rule.evaluate(scope))


def _spreads(question: Question, key: str) -> bool:
    rules = (question.show_if, question.require_if, question.default, question.computed)
    return any(rule is not None and key in rule.spreads for rule in rules)


class _Scope:
    """What the rules of a question or section see: their own round of a repeat, everything else once."""

    def __init__(self, engine: Engine, section: Section, path: tuple[int, ...]) -> None:
        self._engine = engine
        self._section = section
        self._path = path

    def value(self, key: str) -> Value:
        return self._cell(key).seen[0]

    def values(self, key: str) -> Sequence[Value]:
        engine = self._engine
        section = engine._sections[engine._questions[key].section]
        return [engine.cells.get(Address(key, path), _NO_CELL).seen[0] for path in engine.paths(section)]

    def verdict(self, key: str) -> str:
        return self._cell(key).seen[1]

    def today(self) -> date:
        return self._engine._today

    def position(self) -> int:
        return self._path[-1] + 1 if self._path else 1

    def _cell(self, key: str) -> Cell:
        question = self._engine._questions[key]
        path = self._path if question.section == self._section.key else ()
        return self._engine.cells.get(Address(key, path), _NO_CELL)
