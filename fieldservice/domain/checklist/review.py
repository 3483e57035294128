"""What is doubtful in a template: questions that can never be shown, rules that read what comes later, words that are
missing in a language. What keeps it from being published is found by `examine_template`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from fieldservice.domain.checklist.expression import Expression
from fieldservice.domain.checklist.lists import Rows
from fieldservice.domain.checklist.model import OFF_SCREEN_TYPES, Question, Section, Template
from fieldservice.domain.checklist.reachability import never_shown
from fieldservice.domain.checklist.template import examine_template
from fieldservice.i18n import mark, translate

ERROR, DOUBT, HINT = "error", "doubt", "hint"


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


def _never_shown(template: Template) -> Iterator[Doubt]:
    for item, inside_ruled in never_shown(template):
        text = mark("checklist_review", "It can never be shown: no answers make its rules true.")
        if inside_ruled:
            text = mark(
                "checklist_review",
                "It can never be shown: its rule contradicts the rule of the section around it, or itself.",
            )
        yield Doubt(DOUBT, item.key, text)


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
