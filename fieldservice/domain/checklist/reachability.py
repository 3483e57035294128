"""Questions that no answers show: found by trying answers that stand for all others, within a bounded effort.

Questions in rounds are looked for in the first three rounds of every repeat around them. What can't be told this way
(a rule that counts rounds, one that reads many questions, too many combinations) is not called unreachable.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice, product

from fieldservice.domain.checklist.events import AnswerEvent
from fieldservice.domain.checklist.expression import Expression
from fieldservice.domain.checklist.lists import ListTable
from fieldservice.domain.checklist.model import (
    CHECK,
    CHOICE,
    MULTI_CHOICE,
    NUMBER,
    OFF_SCREEN_TYPES,
    VERDICTS,
    Question,
    Section,
    Template,
)
from fieldservice.domain.checklist.specimens import specimen
from fieldservice.domain.checklist.state import ChecklistState
from fieldservice.domain.checklist.values import Address, Value

Items = Sequence[Question | Section]

_MOST_TRIES = 600  # combinations of answers that one rule is tried with
_MOST_READ = 4  # questions that such a rule may read
_MOST_WORK = 150_000  # places worked out for all rules of a template: a form of many rounds is not tried for ever
_MOST_CHOICES = 30  # of a longer list those that rules name are tried as well
_ROUNDS = 3
_DEEPEST = 2  # repeats in one another
_LONGEST = 200  # letters of a text that is tried
_NUMBERS = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
_TEXTS = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_TABLES = re.compile(r"\b(?:pulldata|instance)\s*\(")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def never_shown(template: Template) -> Iterator[tuple[Question | Section, bool]]:
    """The outermost questions and sections that can never be shown; True with those inside something that has a rule
    of its own. In a form that is too large for that the last ones are not looked at.
    """
    around_all = _around(template)
    blind = any(isinstance(each, ListTable) and each.missing for each in template.lists.values())
    told: set[str] = set()
    work = 0
    for item in _all(template):
        around = around_all[item.key]
        if item.show_if is None or any(each.key in told for each in around):
            continue
        chain = [*around, item]
        read = _read_by(template, chain)
        if read is None or not 0 < len(read) <= _MOST_READ:
            continue
        if blind and any(_TABLES.search(str(getattr(rule, "text", ""))) for rule in _concerned(template, read)):
            continue  # it reads a table that is not here
        search = _Search(template, chain, read, around_all, _MOST_WORK - work)
        found = search.finds()
        work += search.work
        if not found:
            told.add(item.key)
            yield item, any(each.show_if is not None for each in around)


def _all(template: Template) -> list[Question | Section]:
    return [*template.sections, *template.questions]


def _around(template: Template) -> dict[str, tuple[Section, ...]]:
    found: dict[str, tuple[Section, ...]] = {}

    def search(items: Items, around: tuple[Section, ...]) -> None:
        for item in items:
            found[item.key] = around
            if isinstance(item, Section):
                search(item.items, (*around, item))

    search(template.items, ())
    return found


def _own_rules(item: Question | Section) -> Iterator[Expression]:
    """What decides whether and how often an item is there, or what its answer is."""
    rules = (item.show_if, item.repeat) if isinstance(item, Section) else (item.show_if, item.computed, item.default)
    yield from (rule for rule in rules if rule is not None)


def _read_by(template: Template, chain: Items) -> list[Question] | None:
    """The questions that people answer and that decide whether the chain is shown; None where one can't be tried."""
    by_key = {question.key: question for question in template.questions}
    waiting = [key for item in chain[:-1] for rule in _own_rules(item) for key in rule.references]
    last = chain[-1]
    rules = _own_rules(last) if isinstance(last, Section) else filter(None, (last.show_if,))
    waiting += [key for rule in rules for key in rule.references]
    found: dict[str, Question] = {}
    seen: set[str] = set()
    while waiting:
        key = waiting.pop()
        question = by_key.get(key)
        if key in seen or question is None:
            continue
        seen.add(key)
        waiting += [each for rule in _own_rules(question) for each in rule.references]
        if question.computed is None and question.kind not in OFF_SCREEN_TYPES:
            found[key] = question
        elif question.kind == "meta":
            return None
    return list(found.values())


def _concerned(template: Template, read: list[Question]) -> Iterator[Expression]:
    """The rules of the template that speak of the questions that are tried."""
    keys = {question.key for question in read}
    for item in _all(template):
        more = () if isinstance(item, Section) or item.require_if is None else (item.require_if,)
        yield from (rule for rule in (*_own_rules(item), *more) if keys & rule.references)


class _Search:
    """Tries answers to `read` until the last of `chain` is shown."""

    def __init__(
        self,
        template: Template,
        chain: Items,
        read: list[Question],
        around: Mapping[str, tuple[Section, ...]],
        most_work: int,
    ) -> None:
        self.work, self._most_work = 0, most_work
        self._template, self._item, self._read, self._around = template, chain[-1], read, around
        self._text = " ".join(str(getattr(rule, "text", "")) for rule in _concerned(template, read))
        self._counts = any(
            key.startswith("#") for item in chain for rule in _own_rules(item) for key in rule.references
        )
        repeated = {each.key: each for key in (chain[-1].key, *(one.key for one in read)) for each in around[key]}
        repeated |= {each.key: each for each in chain if isinstance(each, Section)}
        self._repeats = [section for section in repeated.values() if section.repeats]

    def finds(self) -> bool:
        """Whether some answers show it, or whether it can't be told."""
        domains = [_domain(question, self._text) for question in self._read]
        if (
            self._most_work <= 0
            or any(domain is None for domain in domains)
            or any(self._depth(each) > _DEEPEST for each in self._repeats)
        ):
            return True
        state = ChecklistState(self._template, today=date(2000, 1, 1), now=_EPOCH)
        at = self._add_rounds(state)
        tried = 0
        for values in islice(product(*(domain for domain in domains if domain is not None)), _MOST_TRIES):
            tried += 1
            for question, value in zip(self._read, values, strict=True):
                verdict = str(value) if question.kind == CHECK and value else ""
                for path in self._paths(question):
                    at += timedelta(milliseconds=1)
                    state.receive(AnswerEvent(question.key, path, value, verdict, "", at, ""))
            self.work = state.evaluations
            if self._shown(state) or self.work > self._most_work:
                return True
        return tried == _MOST_TRIES or self._counts  # more than can be tried: not said to be unreachable

    def _add_rounds(self, state: ChecklistState) -> datetime:
        at = _EPOCH
        for section in sorted(self._repeats, key=self._depth):  # those around others first
            for path in self._paths(section, own=True) if section.by_people else ():
                at += timedelta(milliseconds=1)
                state.receive(AnswerEvent(section.key, path, True, "", "", at, ""))
        return at

    def _depth(self, item: Question | Section, own: bool = False) -> int:
        around = sum(section.repeats for section in self._around[item.key])
        return around + (isinstance(item, Section) and item.repeats and own)

    def _paths(self, item: Question | Section, own: bool = False) -> list[str]:
        """The places of an item in the first rounds; the path of something in no round is ''."""
        rounds = product(range(_ROUNDS), repeat=self._depth(item, own))
        return [".".join(map(str, path)) for path in rounds]

    def _shown(self, state: ChecklistState) -> bool:
        if isinstance(self._item, Question):
            return self._visible(state, self._item)
        inner = _always_with(self._item)
        return not inner or any(self._visible(state, question) for question in inner)

    def _visible(self, state: ChecklistState, question: Question) -> bool:
        rounds = product(range(_ROUNDS), repeat=self._depth(question))
        return any(state.cell(Address(question.key, path)).visible for path in rounds)


def _always_with(section: Section) -> list[Question]:
    """Questions that are shown whenever the section is."""
    found: list[Question] = []
    for item in section.items:
        if item.show_if is not None or (isinstance(item, Section) and item.repeats):
            continue
        found += _always_with(item) if isinstance(item, Section) else [item]
    return found


def _domain(question: Question, text: str) -> list[Value] | None:
    """Answers that stand for all others, as far as the rules can tell; None where none do."""
    if question.kind == CHECK:
        return [None, *VERDICTS]
    if question.kind == CHOICE:
        return [None, *_keys(question, text)]
    if question.kind == MULTI_CHOICE:
        keys = _keys(question, text)
        return [None, *((key,) for key in keys), tuple(keys), *((a, b) for a in keys for b in keys if a < b)]
    if question.kind == NUMBER:
        limits = question.limits
        edges = (limits.least, limits.most, limits.soft_least, limits.soft_most)
        named = {Decimal(number) for number in _NUMBERS.findall(text)} | {Decimal(0)}
        named |= {edge for edge in edges if edge is not None}
        around = {value + step for value in named for step in (Decimal(-1), Decimal(0), Decimal(1), Decimal("0.5"))}
        return [None, *sorted(around)]
    if question.kind in ("text", "scan"):
        return _words(text)
    return None


def _words(text: str) -> list[Value]:
    """Texts that the rules name, what fits them where they are patterns, numbers, and texts as long as those."""
    named = [first or second for first, second in _TEXTS.findall(text)]
    chance = random.Random(1)
    fitting = [found for pattern in named for _try in range(3) if (found := specimen(pattern, chance))]
    numbers = [str(Decimal(number) + step) for number in _NUMBERS.findall(text) for step in (-1, 0, 1)]
    lengths = {int(Decimal(number)) for number in numbers}
    long = ["x" * length for length in sorted(lengths) if 0 < length <= _LONGEST]
    return [None, *dict.fromkeys(["x", *named, *fitting, *numbers, *long])]


def _keys(question: Question, text: str) -> list[str]:
    """The choices that stand for all: of a long list the first few, and those that the rules name."""
    named = [first or second for first, second in _TEXTS.findall(text)]
    few = [question.choices[index].key for index in range(min(_MOST_CHOICES, len(question.choices)))]
    return list(dict.fromkeys([*few, *(key for key in named if question.choice(key) is not None)]))
