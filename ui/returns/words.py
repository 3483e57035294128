"""How old parts are worded on screen."""

from __future__ import annotations

from datetime import date

from fieldservice.domain.old_part_steps import TO_COME, ageing_words, days_overdue, step_word
from fieldservice.i18n import language, translate
from ui.kit.status import Form, PillSpec, Tone

C = "old_parts_page"
STEP_ICONS = {
    "": "package-clock",
    "tagged": "tag",
    "handed_over": "truck",
    "received": "package-check",
    "inspected": "package-search",
    "to_vendor": "factory",
    "repaired": "hammer",
    "scrapped": "trash-2",
    "to_customer": "user-round",
    "lost": "circle-question-mark",
}
_LOOKS: dict[str, tuple[Form, Tone]] = {
    "handed_over": ("loud", "info"),
    "received": ("quiet", "ok"),
    "inspected": ("quiet", "ok"),
    "to_vendor": ("quiet", "info"),
    "repaired": ("quiet", "ok"),
    "lost": ("quiet", "danger"),
}


def step_pill(step: str) -> PillSpec:
    """Where an old part is."""
    form, tone = _LOOKS.get(step, ("quiet", "muted"))
    return PillSpec(step_word(step), form, tone, STEP_ICONS.get(step, ""))


def due(step: str, due_on: date | None, today: date) -> object:
    """When it is due while it is owed: overdue stands out with an icon."""
    if step not in TO_COME or due_on is None:
        return ""
    if days_overdue(due_on, today) > 0:
        return PillSpec(ageing_words(due_on, today), "loud", "danger", "triangle-alert")
    return PillSpec(ageing_words(due_on, today), "quiet", "muted", "calendar-clock")


def age(first: int, last: int | None) -> str:
    """So many days overdue."""
    if last is None:
        return translate(C, "more than %n days", n=first - 1)
    return translate(C, "{first} to {last} days", first=first, last=last)


def comma() -> str:
    """Between parts of a line."""
    return ", " if language() == "en" else "，"
