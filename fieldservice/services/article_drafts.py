"""An article as the editor holds it and as an edition is stored."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import Any

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Article, ArticlePart
from fieldservice.errors import UserError
from fieldservice.services.validation import require_short, tidy, tidy_lines
from fieldservice.store.reader import Reader

KINDS = ("solution", "question", "manual")
_LONG = ("symptom", "cause", "solution")


@dataclass(frozen=True, slots=True)
class WantedPart:
    """A part that the solution needs."""

    part_id: str
    quantity_micro: int = MICRO
    note: str = ""


@dataclass(frozen=True, slots=True)
class ArticleDraft:
    """What the editor holds. `product_models`: comma separated, `HC-*` a beginning, empty for all."""

    kind: str = "solution"
    language: str = "zh_CN"
    title: str = ""
    symptom: str = ""
    cause: str = ""
    solution: str = ""
    keywords: str = ""
    product_models: str = ""
    problem_code: str = ""
    cause_code: str = ""
    remedy_code: str = ""
    minutes: int | None = None
    parts: tuple[WantedPart, ...] = ()


_FIELDS = tuple(field.name for field in fields(ArticleDraft) if field.name != "parts")


def draft_in(reader: Reader, article: Article) -> ArticleDraft:
    """What is being worked on."""
    parts = reader.where(ArticlePart, article_id=article.id, removed=False)
    wanted = tuple(WantedPart(each.part_id, each.quantity_micro, each.note) for each in parts)
    return ArticleDraft(**{name: getattr(article, name) for name in _FIELDS}, parts=wanted)


def checked(draft: ArticleDraft) -> dict[str, Any]:
    """The fields as they are stored. Raises UserError for what can't be kept."""
    if draft.kind not in KINDS:
        raise ValueError(draft.kind)
    values = _tidied(draft)
    for value in values.values():
        if isinstance(value, str):
            require_short(value)
    if not values["title"]:
        raise UserError("knowledge.no_title", "Give the article a title that says what it is about.")
    if draft.minutes is not None and draft.minutes < 0:
        raise UserError("knowledge.minutes", "Minutes can't be below zero.")
    return values


def _tidied(draft: ArticleDraft) -> dict[str, Any]:
    values = {name: getattr(draft, name) for name in _FIELDS}
    for name, value in values.items():
        if isinstance(value, str):
            values[name] = tidy_lines(value) if name in _LONG else tidy(value)
    values["product_models"] = ",".join(
        model.strip().upper().replace('"', "") for model in draft.product_models.replace("，", ",").split(",")
        if model.strip()
    )  # fmt: skip
    return values


def put_onto(mine: ArticleDraft, base: ArticleDraft, now: ArticleDraft, number: str) -> ArticleDraft:
    """What one person made of `base`, put onto what stands there `now`. Parts are put together line by line; of a line
    that both changed, `mine` counts. Raises UserError `knowledge.overtaken` with the `fields` that both changed, each
    in another way; `number` is the article's."""
    wanted, begun, stands = _tidied(mine), _tidied(base), _tidied(now)
    changed = {name: value for name, value in wanted.items() if value != begun[name]}
    both = tuple(name for name, value in changed.items() if stands[name] not in (begun[name], value))
    if both:
        raise UserError(
            "knowledge.overtaken", "Somebody else has changed {number} meanwhile.", number=number, fields=both
        )
    own, before = ({each.part_id: each for each in draft.parts} for draft in (mine, base))
    lines = {each.part_id: each for each in now.parts if each.part_id in own or each.part_id not in before}
    lines |= {id: each for id, each in own.items() if each != before.get(id)}
    return replace(now, **changed, parts=tuple(lines.values()))


def ensure_whole(article: Article) -> None:
    """Raise UserError when others could do nothing with it."""
    if not article.solution.strip():
        raise UserError("knowledge.no_solution", "Write down the solution before others read the article.")


def edition_body(draft: ArticleDraft) -> str:
    """An edition as it is stored."""
    values = {name: getattr(draft, name) for name in _FIELDS}
    values["parts"] = [[each.part_id, each.quantity_micro, each.note] for each in draft.parts]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))


def read_body(body: str) -> ArticleDraft:
    """An edition as it was published."""
    values = json.loads(body)
    parts = tuple(WantedPart(*each) for each in values.pop("parts", []))
    return ArticleDraft(**{name: values[name] for name in _FIELDS if name in values}, parts=parts)
