"""Opening a form: what the file is (by its content, whatever it is called) and its rows, through pyxform.

pyxform and what it brings are loaded here and nowhere else, when a form is read or written.
"""

from __future__ import annotations

import csv
import re
import struct
import warnings
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

from fieldservice.domain.checklist.forms import DEEPEST_GROUP
from fieldservice.errors import UserError
from fieldservice.exchange.recognise import damaged_workbook, recognise
from fieldservice.exchange.xlsform.book import Book, read_book, unusable
from fieldservice.exchange.xlsform.findings import Finding
from fieldservice.exchange.xlsform.refusals import refused

LARGEST = 50_000_000  # bytes
LARGEST_TEXT = 20_000_000  # of a form as CSV or Markdown
LARGEST_UNPACKED = 60_000_000  # of a workbook's sheets: 100,000 choices have 20,000,000
_MARKS = {ord(mark): 0xE000 + index for index, mark in enumerate("“”‘’")}
_UNMARKS = {place: mark for mark, place in _MARKS.items()}
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))
_TEXT = re.compile(r"(label|caption|hint|guidance_hint|\w*message)\b", re.IGNORECASE)


@dataclass
class Rows:
    """The form as the sheets have it: rows by sheet (row 2 first), the headings, all sheets of the file."""

    by_sheet: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    headings: dict[str, list[str]] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    _numbers: dict[tuple[str, str], dict[str, int]] = field(default_factory=dict)  # sheet, column -> value -> row

    def number(self, sheet: str, **wanted: str) -> int:
        """The row of the first line whose columns hold these values, 0 when there is none."""
        if len(wanted) == 1:
            [(column, value)] = wanted.items()
            return self._index(sheet, column).get(value, 0)
        for number in range(2, 2 + len(self.by_sheet.get(sheet, ()))):
            if all(self.value(sheet, number, column) == value for column, value in wanted.items()):
                return number
        return 0

    def value(self, sheet: str, number: int, column: str) -> str:
        """What stands in a row in the column of that name, whatever its heading looks like; '' for nothing."""
        lines = self.by_sheet.get(sheet, [])
        line = lines[number - 2] if 2 <= number < 2 + len(lines) else {}
        return next((value for heading, value in line.items() if plain_heading(heading) == plain_heading(column)), "")

    def called(self, sheet: str) -> str:
        """How the file itself calls a sheet: upper and lower case are free, and a single sheet may have any name."""
        own = next((name for name in self.names if name.strip().lower() == sheet), "")
        return own or (self.names[0] if sheet == "survey" and len(self.names) == 1 and self.names[0] else sheet)

    def _index(self, sheet: str, column: str) -> dict[str, int]:
        if (sheet, column) not in self._numbers:
            found = self._numbers[sheet, column] = {}
            for number in range(2, 2 + len(self.by_sheet.get(sheet, ()))):
                found.setdefault(self.value(sheet, number, column), number)
            found.pop("", None)
        return self._numbers[sheet, column]


_ALIASES = {"command": "type", "tag": "name", "value": "name", "caption": "label", "relevance": "relevant"}


@lru_cache(maxsize=4096)
def plain_heading(heading: str) -> str:
    """A heading as pyxform knows it: lower case, _ for blanks, one word for those that mean the same."""
    plain = "_".join(heading.lower().split())
    return _ALIASES.get(plain, plain)


@dataclass
class Converted:
    """What pyxform made of a form."""

    xform: str
    warnings: list[str]
    rows: Rows
    external: list[dict[str, str]]
    findings: list[Finding]


def kind_of(path: Path) -> str:
    """`.xls`, `.xlsx`, `.md` or `.csv`, by the content. Raises UserError for everything else."""
    kind = recognise(path)
    try:
        too_large = path.stat().st_size > (LARGEST_TEXT if kind == "text" else LARGEST)
        if kind == "xlsx" and not too_large:
            with zipfile.ZipFile(path) as archive:
                sheets = (each.file_size for each in archive.infolist() if each.filename.lower().endswith(".xml"))
                too_large = sum(sheets) > LARGEST_UNPACKED
        if too_large:
            raise UserError("xlsform.too_large", "{file} is too large for a form.", file=path.name)
    except OSError as error:
        raise UserError(
            "xlsform.unreadable", "{file} can't be read: {reason}", file=path.name, reason=error.strerror or str(error)
        ) from error
    if kind != "text":
        return f".{kind}"
    with path.open("rb") as stream:
        begins = stream.read(1024).lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
    return ".md" if path.suffix.lower() in (".md", ".txt") or begins.startswith(b"|") else ".csv"


def convert_form(path: Path) -> Converted:
    """Read the file and have pyxform check it and make an XForm of it. Raises UserError: what, where and why."""
    kind = kind_of(path)
    from pyxform.errors import PyXFormError
    from pyxform.xls2xform import convert
    from xlrd import XLRDError
    from xlrd.compdoc import CompDocError

    bad_file = (*_BAD_FILE, CompDocError, XLRDError)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book = read_book(path, kind)
        except bad_file as error:
            raise damaged_workbook(path) if kind in (".xlsx", ".xls") else _no_form(path) from error
        rows = _rows(book)
        if not rows.headings:  # no sheet at all that forms have
            raise _no_form(path)
        _ensure_bearable(path, rows)
        try:
            result = convert(xlsform=_with_marks(book))
        except PyXFormError as error:
            raise refused(path.name, str(error), rows) from error
        except bad_file as error:
            raise refused(path.name, f"{type(error).__name__} {error}", rows) from error
    return Converted(
        result.xform.translate(_UNMARKS),
        list(result.warnings),
        rows,
        rows.by_sheet.get("external_choices", []),
        book.findings + book.left_out(),
    )


def _ensure_bearable(path: Path, rows: Rows) -> None:
    """Groups in groups in groups cost pyxform more than double with each: what is too deep for us it needn't see."""
    depth = 0
    for number in range(2, 2 + len(rows.by_sheet.get("survey", ()))):
        kind = rows.value("survey", number, "type").strip().lower()
        depth += 1 if kind.startswith(("begin ", "begin_")) else -1 if kind.startswith(("end ", "end_")) else 0
        if depth > DEEPEST_GROUP:
            raise UserError(
                "xlsform.too_deep",
                "{file}, sheet “{sheet}”, row {row}: Groups are nested too deeply here, {most} levels are possible.",
                file=path.name, sheet=rows.called("survey"), row=number, most=DEEPEST_GROUP,
            )  # fmt: skip


def _no_form(path: Path) -> UserError:
    return UserError(
        "xlsform.no_form",
        "{file} is not an XLSForm: it has no sheet “survey” with the columns type, name and label.",
        file=path.name,
    )


# What pyxform and the readers below it raise, beside their own errors, for files that are not as they should be.
_BAD_FILE = (
    ValueError, LookupError, TypeError, AttributeError, OSError, EOFError, RuntimeError, AssertionError,
    ArithmeticError, csv.Error, ExpatError, struct.error, zlib.error, zipfile.BadZipFile, SyntaxError,
)  # fmt: skip


def _with_marks(book: Book) -> dict[str, Any]:
    """The sheets for pyxform: without signs that no XML can hold, and with quotation marks that it can't take for those
    of rules. It straightens curly ones, also where they belong to a Chinese sentence."""
    whole: dict[str, Any] = {"sheet_names": book.names}
    prefixes = book.prefixes()
    for key, sheet in book.sheets.items():
        # pyxform loses `label::English` where `label` stands to the right of it
        order = sorted(
            (each for each in sheet.headings if not unusable(key, each, prefixes)), key=lambda each: ":" in each
        )
        texts = {heading for heading in sheet.headings if key in ("survey", "choices") and _TEXT.match(heading)}
        whole[f"{key}_header"] = [dict.fromkeys(order)] if order else []
        whole[key] = [
            {
                heading: (row[heading].translate(_MARKS) if heading in texts else row[heading]).translate(_CONTROLS)
                for heading in order
                if heading in row
            }
            for row in sheet.rows
        ]
    return whole


def _rows(book: Book) -> Rows:
    return Rows(
        {key: sheet.rows for key, sheet in book.sheets.items() if sheet.rows},
        {key: sheet.headings for key, sheet in book.sheets.items() if sheet.headings},
        tuple(book.names),
    )
