"""What is doubtful in a template: questions that can never be shown, rules that read what comes later, words that are
missing in a language. What keeps it from being published is found by `examine_template`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice, product
from typing import Any

from fieldservice.domain.checklist.events import AnswerEvent
from fieldservice.domain.checklist.expression import Expression
from fieldservice.domain.checklist.lists import Rows
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
from fieldservice.domain.checklist.state import ChecklistState
from fieldservice.domain.checklist.template import examine_template
from fieldservice.domain.checklist.values import Address, Value
from fieldservice.i18n import mark, translate

ERROR, DOUBT, HINT = "error", "doubt", "hint"
_MOST_TRIES = 600  # combinations of answers that one rule is tried with
_MOST_READ = 4  # questions that such a rule may read
_MOST_CHOICES = 30  # of a longer list those that rules name are tried as well
_NUMBERS = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
_TEXTS = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look at; `where` is the key of the question or group, '' for the whole."""

    kind: str
    where: str
    text: str
    params: Mapping[str, Any] = field(default_factory=dict)

    def sentence(self) -> str:
        """In the language in use."""
        return translate("checklist_review", self.text, None, **self.params)


def review(
    body: str, data: Mapping[str, Any], tables: Mapping[str, Rows] | None = None, wording: str = ""
) -> tuple[Template | None, list[Doubt]]:
    """The template where it is sound, and everything that is wrong or doubtful, the worst first.

    `tables`: what is in the files of its lists, by name. Questions are called what they are called in the form's
    language `wording`.
    """
    template, problems = examine_template(body, tables=tables)
    if template is None:
        said = mark("checklist_review", "{problem}")
        return None, [Doubt(ERROR, each.where, said, {"problem": each.sentence()}) for each in problems]
    found = [*_dangling(template), *_later(template, wording), *_never_shown(template), *_untranslated(data)]
    return template, found


def _dangling(template: Template) -> Iterator[Doubt]:
    for key, path in template.dangling:
        text = mark("checklist_review", "A rule reads “{path}”, which is not in the checklist; it is always empty.")
        yield Doubt(DOUBT, key, text, {"path": path})


def _rules(item: Question | Section) -> Iterator[Expression]:
    rules = (item.show_if, item.repeat) if isinstance(item, Section) else (item.show_if, item.require_if)
    yield from (rule for rule in rules if rule is not None)


def _later(template: Template, wording: str) -> Iterator[Doubt]:
    order = [question.key for question in template.questions]
    place = {key: index for index, key in enumerate(order)}
    by_key = {question.key: question for question in template.questions}
    first = {section.key: _first_place(section, place) for section in template.sections}
    items: list[Question | Section] = [*template.sections, *template.questions]
    for item in items:
        at = first.get(item.key, 0) if isinstance(item, Section) else place[item.key]
        for rule in _rules(item):
            for key in sorted(rule.references):
                read = by_key.get(key)
                if read is None or read.kind in OFF_SCREEN_TYPES or read.computed is not None or place[key] <= at:
                    continue
                text = mark("checklist_review", "Whether it is shown depends on “{other}”, which is asked later.")
                yield Doubt(DOUBT, item.key, text, {"other": read.title(wording) or read.key})


def _first_place(section: Section, place: Mapping[str, int]) -> int:
    keys = [question.key for question in section.questions]
    return min((place[key] for key in keys if key in place), default=0)


# ---- never shown


def _never_shown(template: Template) -> Iterator[Doubt]:
    parents = _parents(template)
    items: list[Question | Section] = [*template.sections, *template.questions]
    by_key = {item.key: item for item in items}
    told: set[str] = set()
    for item in items:
        around = [by_key[key] for key in parents.get(item.key, ())]
        if item.show_if is None or any(each.key in told for each in around):
            continue
        if any(isinstance(each, Section) and each.repeats for each in (*around, item)):
            continue
        read = _read_by(template, [item, *around])
        if read is None or not 0 < len(read) <= _MOST_READ:
            continue
        if not _can_be_shown(template, item, read):
            told.add(item.key)
            text = mark("checklist_review", "It can never be shown: no answers make its rules true.")
            if any(each.show_if is not None for each in around):
                text = mark(
                    "checklist_review",
                    "It can never be shown: its rule contradicts the rule of the section around it, or itself.",
                )
            yield Doubt(DOUBT, item.key, text)


def _parents(template: Template) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}

    def search(items: Any, around: tuple[str, ...]) -> None:
        for item in items:
            found[item.key] = around
            if isinstance(item, Section):
                search(item.items, (*around, item.key))

    search(template.items, ())
    return found


def _read_by(template: Template, items: list[Question | Section]) -> list[Question] | None:
    """The questions that people answer and that decide whether the items are shown; None where one can't be tried."""
    by_key = {question.key: question for question in template.questions}
    waiting = [key for item in items if item.show_if is not None for key in item.show_if.references]
    found: dict[str, Question] = {}
    seen: set[str] = set()
    while waiting:
        key = waiting.pop()
        question = by_key.get(key)
        if key in seen or question is None:
            continue
        seen.add(key)
        waiting += [each for rule in _all_rules(question) for each in rule.references]
        if question.computed is None and question.kind not in OFF_SCREEN_TYPES:
            found[key] = question
        elif question.kind == "meta":
            return None
    return list(found.values())


def _all_rules(question: Question) -> Iterator[Expression]:
    yield from (rule for rule in (question.show_if, question.computed, question.default) if rule is not None)


def _can_be_shown(template: Template, item: Question | Section, read: list[Question]) -> bool:
    state = ChecklistState(template, today=date(2000, 1, 1), now=_EPOCH)
    concerned: list[Question | Section] = [item, *template.sections, *template.questions]
    text = " ".join(str(getattr(rule, "text", "")) for each in concerned for rule in _texts_with(each, read))
    domains = [_domain(question, text) for question in read]
    if any(domain is None for domain in domains):
        return True
    combinations = product(*(domain for domain in domains if domain is not None))
    at = _EPOCH
    tried = 0
    for values in islice(combinations, _MOST_TRIES):
        tried += 1
        for question, value in zip(read, values, strict=True):
            at += timedelta(milliseconds=1)
            verdict = str(value) if question.kind == CHECK and value else ""
            state.receive(AnswerEvent(question.key, "", value, verdict, "", at, ""))
        if _shown(state, item):
            return True
    return tried == _MOST_TRIES  # more than can be tried: not said to be unreachable


def _texts_with(item: Question | Section, read: list[Question]) -> Iterator[Expression]:
    """The rules of an item that speak of the questions that are tried."""
    keys = {question.key for question in read}
    rules = [*_rules(item), *(_all_rules(item) if isinstance(item, Question) else ())]
    yield from (rule for rule in rules if keys & rule.references)


def _shown(state: ChecklistState, item: Question | Section) -> bool:
    if isinstance(item, Question):
        return state.cell(Address(item.key)).visible
    inner = _always_with(item)
    return not inner or any(state.cell(Address(key)).visible for key in inner)


def _always_with(section: Section) -> list[str]:
    """Questions that are shown whenever the section is."""
    found: list[str] = []
    for item in section.items:
        if item.show_if is not None or (isinstance(item, Section) and item.repeats):
            continue
        found += _always_with(item) if isinstance(item, Section) else [item.key]
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
        return [None, "x", *(first or second for first, second in _TEXTS.findall(text))]
    return None


def _keys(question: Question, text: str) -> list[str]:
    """The choices that stand for all: of a long list the first few, and those that the rules name."""
    named = [first or second for first, second in _TEXTS.findall(text)]
    few = [question.choices[index].key for index in range(min(_MOST_CHOICES, len(question.choices)))]
    return list(dict.fromkeys([*few, *(key for key in named if question.choice(key) is not None)]))


# ---- words


_LANGUAGES = {"zh_CN": mark("checklist_review", "Chinese"), "en": mark("checklist_review", "English")}


def _untranslated(data: Mapping[str, Any]) -> Iterator[Doubt]:
    languages = [str(each) for each in data.get("languages", ())]
    if len(languages) < 2:
        return
    for item in _walk(data.get("items", [])):
        if item.get("type") in ("hidden", "meta"):
            continue
        missing = [each for each in languages if any(item.get("names", {}).values()) and not item["names"].get(each)]
        choices = [
            choice["key"]
            for choice in _inner(data, item.get("list", ""))
            if any(choice.get("names", {}).values()) and any(not choice["names"].get(each) for each in languages)
        ]
        if missing:
            text = mark("checklist_review", "Its words are missing in: {languages}.")
            named = [
                translate("checklist_review", _LANGUAGES[each]) if each in _LANGUAGES else each for each in missing
            ]
            yield Doubt(HINT, item["key"], text, {"languages": translate("checklist_review", ", ").join(named)})
        if choices:
            text = mark("checklist_review", "Choices are missing words in a language: {choices}.")
            yield Doubt(HINT, item["key"], text, {"choices": ", ".join(choices[:6])})


def _inner(data: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The choices of a list that is in the template itself."""
    found = data.get("lists", {}).get(name, [])
    return found if isinstance(found, list) else []


def _walk(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from _walk(item.get("items", []))
