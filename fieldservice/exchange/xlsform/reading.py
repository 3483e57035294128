"""Reading an XLSForm: what it has, what becomes of it, what does not come over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldservice.exchange.xlsform.building import Builder
from fieldservice.exchange.xlsform.findings import Finding
from fieldservice.exchange.xlsform.losses import unread_columns
from fieldservice.exchange.xlsform.media import find_media, missing_media
from fieldservice.exchange.xlsform.sheets import Rows, convert_form

_RULES = ("show_if", "constraint", "computed", "default", "choice_filter")


@dataclass(frozen=True)
class Reading:
    """A form that was read: `data` is a template of format 2, `files` the pictures and sounds that lie beside it, by
    the names that the form has for them."""

    file: str
    data: dict[str, Any]
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]
    rows: Rows
    files: Mapping[str, Path] = field(default_factory=dict)

    def row_of(self, name: str) -> int:
        """The row of the sheet “survey” that has this name, 0 for none."""
        return self.rows.number("survey", name=name)

    def as_template(
        self, *, code: str = "", purpose: str = "", models: str = "", blocks_start: bool = False
    ) -> dict[str, Any]:
        """The template with what the form itself does not say; '' leaves what it has. `models` has commas."""
        data = dict(self.data)
        wanted = [each.strip() for each in re.split("[,，、;；]", models) if each.strip()]
        data |= {name: value for name, value in (("code", code), ("purpose", purpose)) if value}
        if wanted:
            data["product_models"] = wanted
        if blocks_start:
            data["blocks_start"] = True
        return data

    @property
    def title(self) -> str:
        """Its name in the language that it puts first."""
        names: dict[str, str] = self.data["names"]
        return names.get(self.data.get("default_language", ""), next(iter(names.values()), ""))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its texts."""
        return tuple(self.data["languages"])

    @property
    def questions(self) -> int:
        """How many questions people see."""
        return sum(
            item["type"] not in ("hidden", "meta", "note") for item in walk(self.data["items"]) if not item.get("group")
        )

    @property
    def groups(self) -> int:
        """How many groups, repeats included."""
        return sum(bool(item.get("group")) for item in walk(self.data["items"]))

    @property
    def repeats(self) -> int:
        """How many repeats."""
        return sum("repeat" in item for item in walk(self.data["items"]))

    @property
    def rules(self) -> int:
        """How many rules."""
        return sum(
            sum(name in item for name in _RULES) + isinstance(item.get("required"), str)
            for item in walk(self.data["items"])
        )

    @property
    def choices(self) -> int:
        """How many choices in all lists."""
        return sum(len(options) for options in self.data["lists"].values())


def read_form(path: Path, language: str = "") -> Reading:
    """Read an XLSForm (.xlsx, .xls, .csv, .md; by its content, not its name).

    `language` is that of texts whose columns name none; '' guesses it from the writing. Raises UserError with one
    sentence that names the sheet, the row and the reason.
    """
    converted = convert_form(path)
    builder = Builder(converted, path, language)
    data = builder.template()
    files = find_media(path, data)
    findings = builder.findings + unread_columns(converted.rows) + missing_media(data, files)
    findings.sort(key=lambda each: (each.sheet, each.row, each.column))
    return Reading(path.name, data, tuple(findings), tuple(converted.warnings), converted.rows, files)


def walk(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All items, groups before what is in them."""
    for item in items:
        yield item
        yield from walk(item.get("items", []))
