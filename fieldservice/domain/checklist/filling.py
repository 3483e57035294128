"""Filling a checklist by itself, to the end and with valid answers: for trying out forms nobody here wrote.

The answers come from what the form itself says: choices that are offered, limits, numbers, texts and patterns in the
constraint of a question, and what was answered before. They are the same for the same seed.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TypeVar

from fieldservice.domain.checklist.events import AnswerEvent
from fieldservice.domain.checklist.looks import only_numbers
from fieldservice.domain.checklist.model import (
    ACKNOWLEDGE,
    ATTACHED_TYPES,
    CHECK,
    CHOICE,
    DATE,
    DATETIME,
    GEOPOINT,
    GEOSHAPE,
    GEOTRACE,
    MULTI_CHOICE,
    NUMBER,
    OK_VALUE,
    RANK,
    SIGNATURE,
    TIME,
    UNANSWERED_TYPES,
    Question,
)
from fieldservice.domain.checklist.outline import AddRound, Item
from fieldservice.domain.checklist.specimens import specimen
from fieldservice.domain.checklist.state import Answered, ChecklistState
from fieldservice.domain.checklist.values import Address
from fieldservice.errors import UserError

Attach = Callable[[Question, int], str]
_NUMBERS = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
_TEXTS = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_PLACES = {
    GEOPOINT: "31.2304 121.4737 4 5",
    GEOTRACE: "31.2304 121.4737 0 0; 31.2310 121.4750 0 0; 31.2320 121.4755 0 0",
    GEOSHAPE: "31.2304 121.4737 0 0; 31.2310 121.4750 0 0; 31.2300 121.4755 0 0; 31.2304 121.4737 0 0",
}
T = TypeVar("T")
_MOST_TRIES = 400  # answers to one question at one time
_NO_MORE = 3  # how often a question is answered anew because others changed
_MOST_ANSWERS = 20_000


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A question that no answer was found for, and what was said to the last try."""

    address: Address
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class Filling:
    """What was answered, in order, ready to be stored, and what could not be."""

    events: tuple[AnswerEvent, ...]
    unfilled: tuple[Unfilled, ...]

    @property
    def complete(self) -> bool:
        """Whether every question that is shown got an answer."""
        return not self.unfilled


def candidates(
    state: ChecklistState, item: Item, chance: random.Random, attach: Attach | None = None
) -> Iterator[object]:
    """Answers worth trying for a question, the likeliest first."""
    question = item.question
    kind = question.kind
    if kind == CHECK:
        yield "pass"
    elif kind in (CHOICE, MULTI_CHOICE, RANK):
        yield from _choices(state, item, chance)
    elif kind == NUMBER:
        yield from _numbers(state, question, chance)
    elif kind in (DATE, DATETIME, TIME):
        yield from _moments(state, question)
    elif kind in _PLACES:
        yield _PLACES[kind]
    elif kind == ACKNOWLEDGE:
        yield OK_VALUE
    elif kind in ATTACHED_TYPES or kind == SIGNATURE:
        make = attach or (lambda asked, number: f"{asked.key}-{number}")
        ids = tuple(make(question, number) for number in range(1, max(1, question.min_photos) + 1))
        yield ids if kind in ATTACHED_TYPES else ids[0]
    else:
        yield from _texts(state, question, chance)


def fill(
    state: ChecklistState,
    *,
    at: datetime,
    by: str = "",
    seed: int = 0,
    attach: Attach | None = None,
    rounds: int = 1,
) -> Filling:
    """Answer everything that is shown, also what need not be, until nothing is left; `rounds` of each repeat that
    people add to. `attach(question, number)` gives ids for photos and files. Never raises for any form.
    """
    chance = random.Random(seed)
    filler = _Filler(state, at, by, chance, attach)
    filler.run(rounds)
    return Filling(tuple(filler.events), tuple(filler.unfilled.values()))


class _Filler:
    def __init__(
        self, state: ChecklistState, at: datetime, by: str, chance: random.Random, attach: Attach | None
    ) -> None:
        self.state, self.at, self.by, self.chance, self.attach = state, at, by, chance, attach
        self.events: list[AnswerEvent] = []
        self.unfilled: dict[Address, Unfilled] = {}
        self._tries: dict[Address, int] = {}

    def run(self, rounds: int) -> None:
        """Answer one question after the other; what appears meanwhile is answered too."""
        while len(self.events) < _MOST_ANSWERS:
            if self._add_round(rounds):
                continue
            item = next((each for each in self.state.items() if self._wants(each)), None)
            if item is None:
                return
            self._answer(item)

    def _add_round(self, rounds: int) -> bool:
        for entry in self.state.outline():
            if isinstance(entry, AddRound) and entry.rounds < min(rounds, entry.section.repeat_most):
                self._take(self.state.add_round(entry.section.key, entry.path, at=self.at, by=self.by))
                return True
        return False

    def _wants(self, item: Item) -> bool:
        question, cell = item.question, item.cell
        if question.kind in UNANSWERED_TYPES or item.address in self.unfilled:
            return False
        if question.read_only and self.state.template.format == 2:
            return False
        missing = self.state.lacking(item) is not None
        return (missing or not cell.answered) and self._tries.get(item.address, 0) < _NO_MORE

    def _answer(self, item: Item) -> None:
        address, question = item.address, item.question
        self._tries[address] = self._tries.get(address, 0) + 1
        reason = ""
        for number, value in enumerate(candidates(self.state, item, self.chance, self.attach)):
            if number >= _MOST_TRIES:
                break
            try:
                verdict = "pass" if question.judged else None
                self._take(self.state.answer(address, value, verdict, at=self.at, by=self.by))
            except UserError as error:
                reason = error.message()
                continue
            self._explain(address)
            if self._tries[address] == _NO_MORE and (left := self._left(address)):
                self.unfilled[address] = Unfilled(address, question.title(self.state.language), left)
            return
        if reason or item.cell.required:
            self.unfilled[address] = Unfilled(address, question.title(self.state.language), reason)
        else:
            self._tries[address] = _NO_MORE  # nothing is offered, and nothing is needed

    def _explain(self, address: Address) -> None:
        item = next((each for each in self.state.items() if each.address == address), None)
        missing = self.state.lacking(item) if item is not None else None
        if missing is not None and missing.kind == "note":
            self._take(self.state.annotate(address, "-", at=self.at, by=self.by))

    def _left(self, address: Address) -> str:
        item = next((each for each in self.state.items() if each.address == address), None)
        missing = self.state.lacking(item) if item is not None else None
        return missing.sentence if missing is not None else ""

    def _take(self, answered: Answered) -> None:
        self.events += [answered.event, *answered.also]


def _choices(state: ChecklistState, item: Item, chance: random.Random) -> Iterator[object]:
    keys = [choice.key for choice in state.choices(item.address)]
    if item.question.kind == RANK:
        chance.shuffle(keys)
        yield tuple(keys)
        return
    chance.shuffle(keys)
    if item.question.kind == CHOICE:
        yield from keys
        return
    for key in keys:
        yield (key,)
    for count in range(2, len(keys) + 1):
        for start in range(len(keys)):
            yield tuple((keys[start:] + keys[:start])[:count])


def _numbers(state: ChecklistState, question: Question, chance: random.Random) -> Iterator[str]:
    limits = question.limits
    edges = [limits.least, limits.most, limits.possible_least, limits.possible_most]
    found: list[Decimal] = []
    if limits.least is not None and limits.most is not None:
        found.append((limits.least + limits.most) / 2)
    found += [edge for edge in edges if edge is not None]
    near = [*map(Decimal, _NUMBERS.findall(_rule(question))), *_known(state, Decimal)]
    for number in near:
        found += [number, number + 1, number - 1, number + Decimal("0.5"), -number]
    found += [Decimal(chance.randint(1, 60)), *map(Decimal, (1, 2, 5, 0, 10, 20, 50, 100, 1000, 10_000, 1_000_000, -1))]
    found += [Decimal("0.5"), Decimal("1990"), Decimal("2020"), Decimal(10**9), Decimal(13800138000)]
    places = 9 if question.free_decimals else question.decimals
    for number in dict.fromkeys(found):
        text = format(round(number, places), "f")
        yield text.rstrip("0").rstrip(".") if "." in text else text


def _moments(state: ChecklistState, question: Question) -> Iterator[object]:
    days = [state.today, *(day.date() if isinstance(day, datetime) else day for day in _known(state, date))]
    for text in _written(question):
        try:
            days.insert(0, date.fromisoformat(text))
        except ValueError:
            continue
    shifts = (0, 1, -1, 7, -7, 30, -30, 400, -400, 8000, -8000)
    for day in dict.fromkeys(day + timedelta(days=shift) for day in days for shift in shifts):
        if question.kind == DATE:
            yield day
        elif question.kind == DATETIME:
            yield datetime.combine(day, time(9, 30))
            yield datetime.combine(day, time(18, 0))
        else:
            break
    if question.kind == TIME:
        yield from (time(hour, minute) for hour in (9, 14, 0, 6, 11, 17, 20, 23) for minute in (30, 0))


def _texts(state: ChecklistState, question: Question, chance: random.Random) -> Iterator[str]:
    written = _written(question)
    if only_numbers(question):
        yield from ("123456", "1")
    for pattern in written:
        for _ in range(6):
            text = specimen(pattern, chance)
            if text:
                yield text
    yield from ("Sample text", "Sample", "A")
    yield from written
    for size in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 16, 18, 20):
        yield "1234567890"[: min(size, 10)] + "0" * (size - 10)
        yield "abcdefghijklmnopqrst"[:size]
        yield "ABCDEFGHIJKLMNOPQRST"[:size]
    yield from ("someone@example.com", "https://example.com", "2026-05-14", "31.2 121.4", "Yes", "No")
    for number in _NUMBERS.findall(_rule(question)):
        size = min(int(float(number)), 2000)
        yield from ("x" * size, "x" * (size + 1), "x" * max(1, size - 1), number)
    yield from _known(state, str)


def _rule(question: Question) -> str:
    return str(getattr(question.constraint, "text", "") or "")


def _written(question: Question) -> list[str]:
    return [one or two for one, two in _TEXTS.findall(_rule(question)) if one or two]


def _known(state: ChecklistState, kind: type[T]) -> list[T]:
    return [value for value in state.values().values() if isinstance(value, kind) and not isinstance(value, bool)]
