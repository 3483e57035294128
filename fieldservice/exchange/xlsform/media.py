"""The pictures, sounds and films that a form names: which they are, and where they lie beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from fieldservice.exchange.xlsform.beside import Beside
from fieldservice.exchange.xlsform.findings import CHANGED, Finding
from fieldservice.i18n import mark


def media_names(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The file names that a template of format 2 holds, by the sheet that names them."""
    survey = _names(_walk(data.get("items", [])))
    choices = _names(
        choice for options in data.get("lists", {}).values() if isinstance(options, list) for choice in options
    )
    return {"survey": survey, "choices": choices}


def find_media(beside: Beside, data: Mapping[str, Any]) -> dict[str, Path]:
    """The files that are there, by the names that the form has for them."""
    wanted = {name for names in media_names(data).values() for name in names}
    return {name: path for name in sorted(wanted) if (path := beside.find(name)) is not None}


def missing_media(data: Mapping[str, Any], found: Mapping[str, Path]) -> list[Finding]:
    """What is named and not there, sheet by sheet."""
    text = mark("xlsform", "These files are not beside the form and don't come over: {files}.")
    findings = []
    for sheet, names in media_names(data).items():
        gone = [name for name in names if name not in found]
        if gone:
            findings.append(Finding(CHANGED, sheet, 0, "media", text, {"files": ", ".join(gone)}))
    return findings


def _names(holders: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    found = {name for holder in holders for texts in holder.get("media", {}).values() for name in texts.values()}
    return tuple(sorted(name for name in found if name))


def _walk(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for item in items:
        yield item
        yield from _walk(item.get("items", []))
