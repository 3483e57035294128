"""Words of templates."""

from __future__ import annotations

import re
from typing import Any

from fieldservice.domain.checklist.model import in_language
from fieldservice.i18n import language, mark, translate

C = "templates"

_ANSWER = re.compile(r"\$\{([^{}]*)\}")

_PURPOSES = {
    "safety": mark(C, "Safety"),
    "diagnosis": mark(C, "Diagnosis"),
    "maintenance": mark(C, "Maintenance"),
    "installation": mark(C, "Installation"),
    "test": mark(C, "Test"),
}
_TYPES = {
    "check": mark(C, "Check (pass or fail)"),
    "choice": mark(C, "One choice"),
    "multi_choice": mark(C, "Several choices"),
    "rank": mark(C, "Order of choices"),
    "number": mark(C, "Number"),
    "text": mark(C, "Text"),
    "date": mark(C, "Date"),
    "time": mark(C, "Time"),
    "datetime": mark(C, "Date and time"),
    "photo": mark(C, "Photo"),
    "signature": mark(C, "Signature"),
    "scan": mark(C, "Scan"),
    "audio": mark(C, "Sound recording"),
    "video": mark(C, "Video"),
    "file": mark(C, "File"),
    "geopoint": mark(C, "Position"),
    "geotrace": mark(C, "Line on the map"),
    "geoshape": mark(C, "Area on the map"),
    "acknowledge": mark(C, "Confirmation"),
    "note": mark(C, "Note (nothing to answer)"),
    "computed": mark(C, "Worked out, shown"),
    "hidden": mark(C, "Worked out, not shown"),
    "meta": mark(C, "Filled in by itself"),
}
_METAS = {
    "today": mark(C, "The day"),
    "start": mark(C, "When it was begun"),
    "end": mark(C, "When it was finished"),
    "username": mark(C, "Who answers"),
    "email": mark(C, "E-mail of who answers"),
    "phonenumber": mark(C, "Phone of who answers"),
    "deviceid": mark(C, "Number of this computer"),
    "audit": mark(C, "Record of answering (stays empty)"),
    "simserial": mark(C, "SIM card (stays empty)"),
    "subscriberid": mark(C, "Phone subscriber (stays empty)"),
}
_LANGUAGES = {"zh_CN": mark(C, "Chinese"), "en": mark(C, "English"), "default": mark(C, "not named")}
ICONS = {
    "check": "check", "choice": "circle-dot", "multi_choice": "square-check", "rank": "arrow-up-down", "number": "hash",
    "text": "type", "date": "calendar", "time": "clock", "datetime": "calendar-clock", "photo": "camera",
    "signature": "signature", "scan": "scan-line", "audio": "volume-2", "video": "play", "file": "paperclip",
    "geopoint": "map-pin", "geotrace": "route", "geoshape": "map", "acknowledge": "badge-check", "note": "info",
    "computed": "calculator", "hidden": "eye-off", "meta": "cog",
}  # fmt: skip


def title_in(item: dict[str, Any], wording: str) -> str:
    """What an item is called in a language of the form, `without_paths`."""
    return without_paths(in_language(item.get("names", {}), wording))


def without_paths(text: str) -> str:
    """A text of a form; answers that it speaks of by their names: {tag}."""
    return _ANSWER.sub(lambda found: "{" + found[1].rpartition("/")[2] + "}", text)


def purposes() -> list[tuple[object, str]]:
    """All purposes, to choose from."""
    return [(key, translate(C, words)) for key, words in _PURPOSES.items()]


def purpose(key: str) -> str:
    """A purpose in words."""
    return translate(C, _PURPOSES[key]) if key in _PURPOSES else key


def types() -> list[tuple[object, str]]:
    """All types of questions, to choose from."""
    return [(key, translate(C, words)) for key, words in _TYPES.items()]


def type_words(key: str) -> str:
    """A type of question in words."""
    return translate(C, _TYPES[key]) if key in _TYPES else key


def metas() -> list[tuple[object, str]]:
    """What can be filled in by itself, to choose from."""
    return [(key, translate(C, words)) for key, words in _METAS.items()]


def meta_words(key: str) -> str:
    """What is filled in by itself, in words."""
    return translate(C, _METAS[key]) if key in _METAS else key or type_words("meta")


def language_words(key: str) -> str:
    """A language in words; others are called what the form calls them."""
    return translate(C, _LANGUAGES[key]) if key in _LANGUAGES else key


def language_key(words: str) -> str:
    """The language that is called so."""
    return next((key for key in _LANGUAGES if language_words(key) == words), words)


def listed(parts: list[str]) -> str:
    """Words one after another."""
    return ("、" if language() == "zh_CN" else ", ").join(parts)
