"""What the desk's screens say about coverage, requests, machines and times."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from fieldservice.domain.entitlement import Entitlement
from fieldservice.domain.formats import format_moment
from fieldservice.domain.text import highlight
from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from ui.kit.status import PillSpec, status

PRIORITY_TONES = {"emergency": "danger", "high": "warn"}
CHANNEL_ICONS = {
    "phone": "phone",
    "chat": "message-square",
    "email": "mail",
    "web": "globe",
    "social": "message-square",
    "counter": "store",
    "on_site": "map-pin",
}
EVENT_ICONS = {
    "request": "inbox",
    "work_order": "clipboard-list",
    "visit": "map-pin",
    "note": "message-square",
    "signature": "signature",
}
_COVERAGE = {"contract": "under_contract"}
_REQUEST_PILLS = {
    "new": ("info", "inbox"),
    "accepted": ("ok", "clipboard-check"),
    "answered": ("ok", "headset"),
    "merged": ("muted", "merge"),
    "cancelled": ("muted", "ban"),
}


def coverage_pill(entitlement: Entitlement) -> PillSpec:
    """Who pays, as a pill."""
    return status(_COVERAGE.get(entitlement.kind, entitlement.kind))


def covers_words(entitlement: Entitlement) -> str:
    """What costs the customer nothing."""
    free = [
        words
        for is_free, words in (
            (entitlement.covers_labour, translate("desk", "labour")),
            (entitlement.covers_parts, translate("desk", "parts")),
            (entitlement.covers_travel, translate("desk", "travel")),
        )
        if is_free
    ]
    if not free:
        return translate("desk", "Labour, parts and travel are charged.")
    return translate("desk", "Free of charge: {list}.", list=join(free))


def request_pill(key: str) -> PillSpec:
    """The status of a request."""
    tone, icon = _REQUEST_PILLS.get(key, ("muted", ""))
    return PillSpec(word("service_request", key), "quiet", tone, icon)  # type: ignore[arg-type]  # tones of the table


def join(words: Sequence[str]) -> str:
    """A list in running text."""
    return ("、" if language() == "zh_CN" else ", ").join(words)


def side_by_side(*words: str) -> str:
    """Facts in one line, the empty ones left out."""
    return ("，" if language() == "zh_CN" else ", ").join(each for each in words if each)


def name_of(name: str, name_en: str) -> str:
    """A name in the language in use, the other one where that is missing."""
    return (name_en or name) if language() == "en" else (name or name_en)


def machine_words(model: str, name: str) -> str:
    """HC-75V · 2 号机."""
    return ("·" if language() == "zh_CN" else " · ").join(filter(None, (model, name)))


def found_in(words: str, query: str) -> tuple[tuple[str, bool], ...]:
    """`words` in parts, what the search found marked."""
    return tuple(highlight(words, query)) if words else ()


def moment(at: datetime | None, now: datetime, zone: tzinfo) -> str:
    """When, in words; a dash for never."""
    return format_moment(at, now, zone) if at is not None else "—"


def first_line(text: str) -> str:
    """The first line of running text."""
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
