"""Columns and settings of a form that templates have no place for."""

from __future__ import annotations

import re

from fieldservice.exchange.xlsform.findings import CHANGED, LOST, Finding
from fieldservice.exchange.xlsform.searching import without_search
from fieldservice.exchange.xlsform.sheets import Rows
from fieldservice.i18n import mark

_SURVEY = frozenset(
    "type name label hint guidance_hint required required_message relevant relevance constraint constraint_message "
    "constraining_message default calculation calculate trigger readonly read_only choice_filter "
    "appearance parameters repeat_count "
    "image big-image audio video media caption command tag value list_name count bind note notes".split()
)
_SETTINGS = frozenset(
    "form_title form_id id_string title name version default_language style namespaces allow_choice_duplicates "
    "set_form_title set_form_id clean_text_values attribute".split()
)
_READ_BIND = re.compile(
    r"bind::(?:fs:|jr:(?:constraintMsg|requiredMsg|preload|preloadParams)|odk:(?:max-pixels|quality)|orx:max-pixels)",
    re.I,
)
_DRAWN = frozenset(
    "field-list signature minimal quick horizontal horizontal-compact vertical compact columns columns-pack "
    "columns-flex likert label list list-nolabel multiline numbers thousands-sep no-calendar month-year year "
    "quickcompact table-list w1 w2 w3 w4 new new-front autocomplete search draw annotate".split()
)
_COLUMNS = re.compile(r"(columns|compact|quickcompact)-\d+")
_COMMENTS = frozenset({"note", "notes", "comment", "comments", "disabled"})


def unread_columns(rows: Rows) -> list[Finding]:
    """What the sheets have beside what is read, place by place."""
    found: list[Finding] = []
    for heading in rows.headings.get("survey", []):
        base = _base(heading)
        if base in _SURVEY or base in _COMMENTS or _READ_BIND.match(heading):
            continue
        row = next((n + 2 for n, line in enumerate(rows.by_sheet.get("survey", [])) if line.get(heading)), 0)
        if row:
            text = mark("xlsform", "The column is not part of a checklist and is left out.")
            found.append(Finding(LOST, "survey", row, heading, text))
    for heading, value in _settings(rows):
        base = _base(heading)
        if base not in _SETTINGS and base != "instance_name" and value:
            text = mark("xlsform", "A checklist has no such setting; it is left out.")
            found.append(Finding(LOST, "settings", 2, heading, text))
    if any(rows.by_sheet.get("settings", [])[1:]):
        text = mark("xlsform", "Only the first row of settings counts; this one is left out.")
        found.append(Finding(LOST, "settings", 3, "", text))
    found += _appearances(rows)
    found += _without_type(rows)
    found += _without_list(rows)
    found += _types(rows)
    return found


def _without_type(rows: Rows) -> list[Finding]:
    """Rows that say something and are no question; remarks in columns for remarks are none."""
    text = mark("xlsform", "The row has no type, no name and no label; it is left out.")
    return [
        Finding(LOST, "survey", number, "", text)
        for number, line in enumerate(rows.by_sheet.get("survey", []), start=2)
        if any(_base(heading) in _SURVEY - _COMMENTS - {"value"} for heading in line)
        and not any(
            _base(heading) in ("type", "command", "name", "tag", "value", "label", "caption") for heading in line
        )
    ]


def _without_list(rows: Rows) -> list[Finding]:
    """Choices that belong to no list: merged cells have their value in the first row alone."""
    lost = [
        number
        for number, line in enumerate(rows.by_sheet.get("choices", []), start=2)
        if line and not any(_base(heading) == "list_name" for heading in line)
    ]
    if not lost:
        return []
    text = mark("xlsform", "The choice has no list_name and is left out.")
    if len(lost) > 1:
        text = mark("xlsform", "From this row on, {count} choices have no list_name and are left out.")
    return [Finding(LOST, "choices", lost[0], "list_name", text, {"count": len(lost)})]


def _settings(rows: Rows) -> list[tuple[str, str]]:
    return [each for line in rows.by_sheet.get("settings", [])[:1] for each in line.items()]


def _base(heading: str) -> str:
    parts = [part.strip() for part in heading.lower().replace("::", ":").split(":")]
    if parts[0] == "bind" and parts[-1] in ("constraintmsg", "requiredmsg"):
        return "constraint_message"
    base = parts[1] if parts[0] in ("media", "bind", "control", "body") and len(parts) > 1 else parts[0]
    return "_".join(base.split()) if base not in ("big-image",) else base


def _appearances(rows: Rows) -> list[Finding]:
    found = []
    for index, line in enumerate(rows.by_sheet.get("survey", [])):
        said = next((value for heading, value in line.items() if _base(heading) == "appearance"), "")
        words = [word for word in without_search(said).split() if "(" not in word]
        unknown = [word for word in words if word.lower() not in _DRAWN and not _COLUMNS.fullmatch(word.lower())]
        if unknown:
            text = mark("xlsform", "“{appearance}” is kept, but the question looks like any other of its type.")
            found.append(Finding(CHANGED, "survey", index + 2, "appearance", text, {"appearance": " ".join(unknown)}))
    return found


def _types(rows: Rows) -> list[Finding]:
    found = []
    for index, line in enumerate(rows.by_sheet.get("survey", [])):
        kind = next((value for heading, value in line.items() if _base(heading) in ("type", "command")), "").lower()
        text = ""
        if kind.startswith("osm"):
            text = mark("xlsform", "OpenStreetMap objects can't be picked: asked as a file.")
        elif kind in ("background-audio", "background-geopoint"):
            text = mark("xlsform", "Nothing is recorded by itself; the field stays empty.")
        if text:
            found.append(Finding(LOST, "survey", index + 2, "type", text))
        for heading, value in line.items():
            if "${last-saved#" in value:
                words = mark("xlsform", "The answer of the form filled before is not known here; it is empty.")
                found.append(Finding(LOST, "survey", index + 2, heading, words))
    return found
