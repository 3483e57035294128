"""The pictures, sounds and films that a form names: which they are, and where they lie beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from fieldservice.exchange.xlsform.findings import CHANGED, Finding
from fieldservice.i18n import mark


def media_names(data: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """The file names that a template of format 2 holds, by the sheet that names them."""
    survey = _names(_walk(data.get("items", [])))
    choices = _names(choice for options in data.get("lists", {}).values() for choice in options)
    return {"survey": survey, "choices": choices}


def find_media(form: Path, data: Mapping[str, Any]) -> dict[str, Path]:
    """The files that lie beside the form, or in the folder `<form>-media` as ODK has it; upper and lower case are one.

    Only plain names are looked for: a form can't name files of other folders.
    """
    wanted = {name for names in media_names(data).values() for name in names if _plain(name)}
    if not wanted:
        return {}
    there: dict[str, Path] = {}
    for folder in (form.parent / f"{form.stem}-media", form.parent):
        for path in _files(folder):
            there.setdefault(path.name.casefold(), path)
    return {name: there[name.casefold()] for name in sorted(wanted) if name.casefold() in there}


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


def _plain(name: str) -> bool:
    return not any(sign in name for sign in "/\\:") and name not in (".", "..")


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError:
        return []  # a folder that isn't there, or that may not be read, has nothing to give
