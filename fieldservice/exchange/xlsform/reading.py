"""Reading an XLSForm: what it has, what becomes of it, what does not come over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from fieldservice.domain.checklist.lists import Rows
from fieldservice.domain.checklist.looks import is_table_head
from fieldservice.exchange.xlsform.beside import Beside, Unpacked, is_archive
from fieldservice.exchange.xlsform.building import Builder
from fieldservice.exchange.xlsform.choices import Missing
from fieldservice.exchange.xlsform.findings import Finding
from fieldservice.exchange.xlsform.language_guess import OFFERED, Guess
from fieldservice.exchange.xlsform.losses import unread_columns
from fieldservice.exchange.xlsform.media import find_media, media_names, missing_media
from fieldservice.exchange.xlsform.refusals import refused
from fieldservice.exchange.xlsform.sheets import Rows as Sheets
from fieldservice.exchange.xlsform.sheets import convert_form

_RULES = ("show_if", "constraint", "computed", "default", "choice_filter")


@dataclass(frozen=True)
class Reading:
    """A form that was read: `data` is a template of format 2, `files` what goes with it, by the names that it has for
    them: pictures and sounds, and the lists that are too long to stand in it, which `tables` has as rows. `missing`:
    files that it names and that were not found."""

    file: str
    data: dict[str, Any]
    findings: tuple[Finding, ...]
    warnings: tuple[str, ...]
    rows: Sheets
    files: Mapping[str, Path | bytes] = field(default_factory=dict)
    tables: Mapping[str, Rows] = field(default_factory=dict)
    missing: tuple[Missing, ...] = ()
    unnamed: Guess | None = None  # the language that texts were taken for whose columns name none
    unpacked: Unpacked | None = None  # keeps the files of an archive as long as they are needed

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
    def offered_languages(self) -> tuple[str, ...]:
        """What the texts whose columns name no language may be in; nothing where that is not in doubt."""
        if self.unnamed is None or self.unnamed.sure:
            return ()
        others = set(self.languages) - {self.unnamed.language}
        return tuple(each for each in OFFERED if each not in others)

    @property
    def questions(self) -> int:
        """How many questions people see."""
        items = (item for item in walk(self.data["items"]) if not item.get("group"))
        return sum(
            item["type"] not in ("hidden", "meta", "note")
            and not is_table_head(item["type"], item.get("appearance", ""))
            for item in items
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
        tables = (len(self.tables[options["file"]]) for options in self._lists() if isinstance(options, dict))
        return sum(len(options) for options in self._lists() if isinstance(options, list)) + sum(tables)

    def _lists(self) -> list[Any]:
        return list(self.data["lists"].values())


def read_form(path: Path, language: str = "", given: Mapping[str, Path] | None = None) -> Reading:
    """Read an XLSForm (.xlsx, .xls, .csv, .md; by its content, not its name), or a zip that has one and its files.

    `language` is that of texts whose columns name none; '' guesses it from the writing. `given` are files that a person
    chose, by the names that the form has for them. Raises UserError with one sentence that names the sheet, the row and
    the reason.
    """
    unpacked = Unpacked(path) if is_archive(path) else None
    form = unpacked.form if unpacked is not None else path
    converted = convert_form(form)
    beside = Beside(form, given)
    try:
        builder = Builder(converted, form, language, beside)
    except ParseError as error:  # XML that pyxform should not have written
        raise refused(form.name, f"{type(error).__name__} {error}", converted.rows) from error
    data = builder.template()
    media, tables = find_media(beside, data), builder.choices.tables
    findings = builder.findings + converted.findings + unread_columns(converted.rows) + missing_media(data, media)
    findings.sort(key=lambda each: (each.sheet, each.row, each.column))
    lacking = (
        Missing(name, sheet) for sheet, names in media_names(data).items() for name in names if name not in media
    )
    return Reading(
        form.name,
        data,
        tuple(findings),
        tuple(converted.warnings),
        converted.rows,
        {**media, **{name: rows.to_csv() for name, rows in tables.items()}},
        tables,
        (*builder.choices.missing, *lacking),
        builder.unnamed,
        unpacked,
    )


def walk(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """All items, groups before what is in them."""
    for item in items:
        yield item
        yield from walk(item.get("items", []))
