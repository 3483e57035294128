"""A form's file as sheets with headings and rows, as pyxform wants them.

pyxform has readers of its own; they stop at 60 empty rows or 20 empty columns, take the last of two columns with the
same name, and read a formula without a result as nothing, all without a word. Here nothing is left out unsaid.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fieldservice.errors import UserError
from fieldservice.exchange.encodings import detect_encoding
from fieldservice.exchange.xlsform.findings import LOST, Finding
from fieldservice.i18n import mark

SHEETS = ("survey", "choices", "settings", "external_choices", "entities", "osm")
MOST_ROWS = {"survey": 10_000, "choices": 100_000, "external_choices": 100_000}
_MOST_OTHERS = 10_000
_TRANSLATED = frozenset(
    "label caption hint guidance_hint image audio video big-image media constraint_message required_message"
    " constraining_message".split()
)
_NAME = re.compile(r"[^\W\d][\w.\-]*")
_OF_XFORMS = frozenset(("bind", "instance", "body", "control", "attribute"))
_PREFIXES = frozenset(("jr", "orx", "odk", "ev", "h", "xsd", "entities"))
_BLANKS = re.compile(r"\s+")
_CELL_ROW = re.compile(rb'<row\b[^>]*?\br="(\d+)"')
_UNWORKED = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d+)"[^>]*>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
_VALUES = (b"<v>", b"<v ", b"<is>", b"<f")

Line = dict[str, str]
Cells = Sequence[object]


@dataclass
class Sheet:
    """One sheet: the headings in order, the rows below them (row 2 first) by heading."""

    headings: list[str] = field(default_factory=list)
    rows: list[Line] = field(default_factory=list)


@dataclass
class Book:
    """The sheets that forms have, by the names that pyxform knows; `names` are all sheets as the file calls them."""

    file: str
    sheets: dict[str, Sheet] = field(default_factory=dict)
    names: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def add(self, name: str, rows: Iterator[Cells], said: Callable[[object, int, str], str], alone: bool) -> str:
        """Take in a sheet; the key of it, '' for one that forms do not have. `said` makes text of a cell's value."""
        key = _BLANKS.sub(" ", name.strip().lower())
        self.names.append(name)
        if key not in SHEETS:
            key = "survey" if alone else ""
        if key:
            self.sheets[key] = self._sheet(key, rows, said)
        return key

    def _sheet(self, key: str, rows: Iterator[Cells], said: Callable[[object, int, str], str]) -> Sheet:
        first = [_BLANKS.sub(" ", said(value, 1, "").strip()) for value in next(rows, ())]
        while first and not first[-1]:
            first.pop()
        columns = _told_apart(first)
        sheet = Sheet(list(dict.fromkeys(heading for heading in columns if heading)))
        doubled = {heading for heading in columns if heading and columns.count(heading) > 1}
        most, last = MOST_ROWS.get(key, _MOST_OTHERS), 0
        stray: dict[int, int] = {}  # column -> its first row
        twice: dict[str, int] = {}  # heading of two columns -> the first row in which they say different things
        for number, cells in enumerate(rows, start=2):
            line: Line = {}
            for at, value in enumerate(cells):
                if value is None or value == "":
                    continue
                heading = columns[at] if at < len(columns) else ""
                text = said(value, number, heading).strip()
                if not text:
                    continue
                if not heading:
                    stray.setdefault(at, number)
                    continue
                if heading in doubled and line.get(heading, text) != text:
                    twice.setdefault(heading, number)
                line[heading] = text
            if not line:
                continue
            if number - 1 > most:
                raise self._too_many(key, number, most)
            sheet.rows += [{} for _empty in range(number - 2 - last)]
            sheet.rows.append(line)
            last = number - 1
        text = mark("xlsform", "The column has no name in the first row; what stands in it is left out.")
        self.findings += [Finding(LOST, key, number, column_letters(at), text) for at, number in stray.items()]
        text = mark("xlsform", "Two columns have this name and say different things; the last one counts.")
        self.findings += [Finding(LOST, key, number, heading, text) for heading, number in twice.items()]
        return sheet

    def prefixes(self) -> frozenset[str]:
        """The namespaces that columns may speak of: those that pyxform always writes, and those of the settings."""
        settings = self.sheets.get("settings", Sheet()).rows[:1]
        said = next(
            (value for line in settings for heading, value in line.items() if _base(heading) == "namespaces"), ""
        )
        return _PREFIXES | {each.partition("=")[0] for each in said.split() if each.count("=") == 1}

    def left_out(self) -> list[Finding]:
        """Columns that can't be passed on because of their names, beside those that are of no use here anyhow."""
        text = mark("xlsform", "The name of this column has signs that are not possible there; the column is left out.")
        prefixes = self.prefixes()
        return [
            Finding(LOST, key, 1, heading, text)
            for key, sheet in self.sheets.items()
            for heading in sheet.headings
            if unusable(key, heading, prefixes) and _base(heading) not in _OF_XFORMS
        ]

    def _too_many(self, key: str, number: int, most: int) -> UserError:
        return UserError(
            "xlsform.too_many_rows",
            "{file}, sheet “{sheet}”, row {row}: A form can have {most} rows here. Delete what does not belong to it.",
            file=self.file, sheet=key, row=number, most=f"{most:,}",
        )  # fmt: skip


def column_letters(index: int) -> str:
    """A, B ... Z, AA for 0, 1 ..."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _told_apart(headings: list[str]) -> list[str]:
    """Headings with the colons that pyxform reads: once one column has two of them, it takes one alone for a name."""
    plain = [re.sub(r"[\s:]+$", "", heading.replace("：", ":")) for heading in headings]
    if not any("::" in heading for heading in plain):
        return plain
    return [
        re.sub(r"\s*:\s*", "::", heading) if "::" not in heading and _base(heading) in _TRANSLATED else heading
        for heading in plain
    ]


def _base(heading: str) -> str:
    return "_".join(heading.partition(":")[0].lower().split())


def unusable(key: str, heading: str, prefixes: Collection[str]) -> bool:
    """Whether a column's name would become a name in the XForm that none can be; it makes pyxform write broken XML.
    `prefixes` are the namespaces of the form."""
    parts = [part.strip() for part in heading.split("::" if "::" in heading else ":")]
    base = _base(heading)
    if base in _OF_XFORMS:
        prefix, colon, name = parts[-1].rpartition(":")
        return not _NAME.fullmatch(name) or bool(colon and prefix not in prefixes)
    if key == "choices" and base not in _TRANSLATED:
        return not _NAME.fullmatch(base if base in ("list_name", "name", "value") else heading)
    return base in ("label", "hint", "guidance_hint", "caption") and len(parts) > 2


def read_book(path: Path, kind: str) -> Book:
    """The sheets of a file of that kind (`.xlsx`, `.xls`, `.csv`, `.md`). Raises what the readers below it raise."""
    book = Book(path.name)
    {".xlsx": _xlsx, ".xls": _xls, ".csv": _csv, ".md": _markdown}[kind](path, book)
    return book


def _xlsx(path: Path, book: Book) -> None:
    from openpyxl.reader.excel import ExcelReader
    from pyxform.xls2json_backends import xlsx_value_to_str

    reader = ExcelReader(io.BytesIO(path.read_bytes()), read_only=True, data_only=True)
    reader.read()
    try:
        sheets = [sheet for sheet in reader.wb.worksheets if hasattr(sheet, "iter_rows")]
        for sheet in sheets:
            sheet.reset_dimensions()  # what a file says of its size may be wrong
            raw = _raw(reader.archive, sheet)
            rows: Iterator[Cells] = sheet.iter_rows(max_row=_last_row(raw), values_only=True)
            key = book.add(sheet.title, rows, lambda value, _row, _column: _of_xlsx(value, xlsx_value_to_str),
                           alone=len(sheets) == 1)  # fmt: skip
            if key:
                book.findings += _unworked(key, raw)
    finally:
        reader.wb.close()
        reader.archive.close()


def _of_xlsx(value: object, to_text: Callable[[object], str]) -> str:
    return "" if value is None else to_text(value)


def _raw(archive: zipfile.ZipFile, sheet: Any) -> bytes:
    return archive.read(sheet._worksheet_path)


def _last_row(raw: bytes) -> int | None:
    """The last row that holds anything, so that a million empty ones are not walked through; None where unknown."""
    end = max(raw.rfind(sign) for sign in _VALUES)
    start = raw.rfind(b"<row", 0, end) if end >= 0 else -1
    found = _CELL_ROW.match(raw, start) if start >= 0 else None
    return max(1, int(found[1])) if found else None


def _unworked(key: str, raw: bytes) -> list[Finding]:
    """Formulas whose result is not in the file, as programs write them that do not compute."""
    text = mark(
        "xlsform", "The formula has no result in the file and is read as empty. Open and save it in Excel or WPS."
    )
    cells = [(match[1].decode(), int(match[2])) for match in _UNWORKED.finditer(raw)] if b"<f" in raw else []
    return [Finding(LOST, key, row, column, text) for column, row in cells]


def _xls(path: Path, book: Book) -> None:
    from pyxform.xls2json_backends import xls_value_to_unicode
    from xlrd import XL_CELL_ERROR, error_text_from_code, open_workbook
    from xlrd.xldate import XLDateError

    workbook = open_workbook(file_contents=path.read_bytes(), logfile=io.StringIO())
    try:
        for sheet in workbook.sheets():

            def said(cell: Any, row: int, column: str, sheet: Any = sheet) -> str:
                if cell.ctype == XL_CELL_ERROR:
                    return str(error_text_from_code.get(cell.value, ""))
                try:
                    return str(xls_value_to_unicode(cell.value, cell.ctype, workbook.datemode))
                except XLDateError as error:
                    raise UserError(
                        "xlsform.bad_date",
                        "{file}, sheet “{sheet}”, row {row}: The column “{column}” has a date that can't be read. Write"
                        " it as text, such as 2026-11-22.",
                        file=book.file, sheet=sheet.name, row=row, column=column,
                    ) from error  # fmt: skip

            book.add(sheet.name, (tuple(row) for row in sheet.get_rows()), said, alone=workbook.nsheets == 1)
    finally:
        workbook.release_resources()


def _csv(path: Path, book: Book) -> None:
    text = path.read_bytes().decode(detect_encoding(path), errors="replace")
    for delimiter in (",", ";", "\t"):
        sheets = _sheets_of(_csv_rows(book.file, text, delimiter))
        if any(len(row) > 1 for rows in sheets.values() for row in rows[:1]):
            break
    _add_texts(book, sheets)


def _csv_rows(file: str, text: str, delimiter: str) -> Iterator[list[str]]:
    """The rows; raises UserError for a quotation mark that is never closed, which would swallow all that follows."""
    for strict in (True, False):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict)
        begun, rows = 1, []
        try:
            for row in reader:
                rows.append(row)
                begun = reader.line_num + 1
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise UserError(
                    "xlsform.unclosed",
                    "{file}, line {line}: A quotation mark is opened here and never closed.",
                    file=file, line=begun,
                ) from error  # fmt: skip
            if "field limit" in str(error):
                raise UserError(
                    "xlsform.long_cell",
                    "{file}, line {line}: A cell is longer than {most} letters.",
                    file=file, line=begun, most=f"{csv.field_size_limit():,}",
                ) from error  # fmt: skip
            if not strict:
                raise
            continue  # marks in odd places, as programs write them that know no rules for it
        return iter(rows)
    return iter(())


def _sheets_of(rows: Iterable[list[str]]) -> dict[str, list[Cells]]:
    """Rows of a text: the first cell of a row names a sheet, the rows after it, moved by one cell, are what it has."""
    sheets: dict[str, list[Cells]] = {}
    here: list[Cells] | None = None
    for row in rows:
        if row and row[0].strip():
            here = sheets.setdefault(row[0].strip(), [])
        if here is not None and any(cell.strip() for cell in row[1:]):
            here.append(row[1:])
    return sheets


def _markdown(path: Path, book: Book) -> None:
    from pyxform.xls2json_backends import _md_table_to_ss_structure

    text = path.read_bytes().decode(detect_encoding(path), errors="replace")
    sheets = {str(name): list(rows) for name, rows in _md_table_to_ss_structure(text).items() if name}
    _add_texts(book, sheets)


def _add_texts(book: Book, sheets: dict[str, list[Cells]]) -> None:
    for name, rows in sheets.items():
        book.add(name, iter(rows), lambda value, _row, _column: str(value or ""), alone=len(sheets) == 1)
