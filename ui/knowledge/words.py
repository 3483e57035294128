"""How articles, cases and questions are worded on screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any

from fieldservice.domain.formats import format_date, format_moment
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.i18n import language, mark, translate
from ui.kit.status import PillSpec, Tone

C = "knowledge"

KINDS = {
    "solution": mark("knowledge", "Solution"),
    "question": mark("knowledge", "Frequent question"),
    "manual": mark("knowledge", "Manual"),
}
KIND_ICONS = {"solution": "wrench", "question": "circle-question-mark", "manual": "file-text"}
_STATES: dict[str, tuple[str, Tone, str]] = {
    "draft": (mark("knowledge", "Draft"), "muted", "pencil"),
    "in_review": (mark("knowledge", "In review"), "info", "eye"),
    "published": (mark("knowledge", "Published"), "ok", "circle-check"),
    "retired": (mark("knowledge", "Retired"), "muted", "archive"),
}
LANGUAGES = {"zh_CN": mark("knowledge", "Chinese"), "en": mark("knowledge", "English")}


def kind_word(kind: str) -> str:
    """What sort of article it is."""
    return translate(C, KINDS.get(kind, KINDS["solution"]))


def state_pill(status: str, version: int) -> PillSpec:
    """How an article stands; a published one that is being changed says so."""
    text, tone, icon = _STATES[status]
    said = translate(C, text)
    if version and status in ("draft", "in_review"):
        said = translate(C, "{state}, edition {edition} in force", state=said, edition=version)
    return PillSpec(said, "quiet", tone, icon)


def row_pill(status: str, version: int) -> PillSpec:
    """How an article stands, in the width of a column."""
    if version and status == "draft":
        return PillSpec(translate(C, "Being changed"), "quiet", "info", "pencil")
    return state_pill(status, 0)


def both(name: str, name_en: str) -> str:
    """The name in the language in use, or the one there is."""
    return (name_en or name) if language() == "en" else (name or name_en)


def name_of(record: Any) -> str:
    """The name of a record; "" for nothing."""
    return both(record.name, getattr(record, "name_en", "")) if record is not None else ""


def listed(parts: Iterable[str]) -> str:
    """Parts that are there, as a list in words."""
    return (", " if language() == "en" else "，").join(part for part in parts if part)


def dotted(parts: Iterable[str]) -> str:
    """Parts that are there, with a dot between."""
    return " · ".join(part for part in parts if part)


def amount(micro: int, unit: str) -> str:
    """A quantity with its unit."""
    return format_quantity(Quantity(micro, unit))


def moment(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """When, in words."""
    return format_moment(at, now, zone) if at is not None else ""


def day(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """The day; with the time where it was yesterday or today."""
    if at is None:
        return ""
    here, today = at.astimezone(zone).date(), now.astimezone(zone).date()
    return format_moment(at, now, zone) if abs((here - today).days) <= 1 else format_date(here, today)


def votes_words(useful: int, not_useful: int) -> str:
    """How many it helped."""
    if not useful and not not_useful:
        return translate(C, "not judged yet")
    return translate(C, "{useful} of {all}", useful=useful, all=useful + not_useful)
