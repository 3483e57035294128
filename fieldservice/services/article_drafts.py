"""An article as the editor holds it and as an edition is stored."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
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
    values = {name: getattr(draft, name) for name in _FIELDS}
    for name, value in values.items():
        if isinstance(value, str):
            require_short(value)
            values[name] = tidy_lines(value) if name in _LONG else tidy(value)
    values["product_models"] = ",".join(
        model.strip().upper().replace('"', "") for model in draft.product_models.replace("，", ",").split(",")
        if model.strip()
    )  # fmt: skip
    if not values["title"]:
        raise UserError("knowledge.no_title", "Give the article a title that says what it is about.")
    if draft.minutes is not None and draft.minutes < 0:
        raise UserError("knowledge.minutes", "Minutes can't be below zero.")
    return values


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
