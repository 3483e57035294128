"""Writing tables for people: CSV (UTF-8 with BOM, so that Excel reads Chinese) and XLSX, replaced in one step.

Text that a spreadsheet would take for a formula (= + - @ at its start) gets an apostrophe in CSV, which reading takes
off again; in XLSX it is stored as text, where nothing is computed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from typing import Any

from fieldservice.errors import UserError
from fieldservice.exchange.cells import Cell, cell_text
from fieldservice.system.atomic import atomic_file

MAX_SHEET_ROWS = 1_048_576
MAX_CELL_CHARACTERS = 32_767

_PLAIN_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)*%?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def armoured(text: str) -> str:
    """The text so that no spreadsheet computes it; numbers such as -5 and +86 stay as they are."""
    if text[:1] in ("=", "@", "\t", "\r") or (text[:1] in ("+", "-") and not _PLAIN_NUMBER.fullmatch(text)):
        return "'" + text
    return text


def write_table(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], zone: tzinfo | None = None) -> int:
    """Write the rows to `path` (.csv or .xlsx); returns how many. Aware times are shown as local time in `zone`.

    Raises UserError for another ending or too many rows for a sheet, EnvironmentFault for the disk; then an older file
    of that name is still whole.
    """
    check_ending(path)
    if path.suffix.lower() == ".csv":
        return _write_csv(path, header, rows, zone)
    return _write_xlsx(path, header, rows, zone)


def check_ending(path: Path) -> None:
    """Raise UserError for a file whose ending is neither .csv nor .xlsx."""
    ending = path.suffix.lower()
    if ending not in (".csv", ".xlsx"):
        raise UserError(
            "importing.unknown_ending", "Save the table as .csv or as .xlsx, not as {ending}.", ending=ending
        )


def _local(cell: Cell, zone: tzinfo | None) -> Cell:
    if isinstance(cell, datetime) and cell.tzinfo is not None:
        return cell.astimezone(zone).replace(tzinfo=None)
    return cell


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], zone: tzinfo | None) -> int:
    count = 0
    with atomic_file(path) as binary:
        stream = io.TextIOWrapper(binary, encoding="utf-8-sig", errors="replace", newline="")
        writer = csv.writer(stream)
        writer.writerow([armoured(title) for title in header])
        for row in rows:
            writer.writerow([_csv_text(_local(cell, zone)) for cell in row])
            count += 1
        stream.flush()
        stream.detach()
    return count


def _csv_text(cell: Cell) -> str:
    text = cell_text(cell)
    return armoured(text.replace("\0", "")) if isinstance(cell, str) else text


def _write_xlsx(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]], zone: tzinfo | None) -> int:
    import xlsxwriter

    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    options |= {"strings_to_numbers": False, "nan_inf_to_errors": True}
    count = 0
    with atomic_file(path) as binary, xlsxwriter.Workbook(binary, options) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        formats = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            time: book.add_format({"num_format": "hh:mm"}),
        }
        for index, title in enumerate(header):
            sheet.write_string(0, index, title[:MAX_CELL_CHARACTERS], bold)
            sheet.set_column(index, index, min(40, max(10, _width(title) + 2)))
        sheet.freeze_panes(1, 0)
        for count, row in enumerate(rows, 1):
            if count >= MAX_SHEET_ROWS:
                raise UserError(
                    "importing.too_many_rows",
                    "A sheet holds at most {limit} rows. Save the table as .csv instead.",
                    limit=MAX_SHEET_ROWS - 1,
                )
            for index, cell in enumerate(row):
                _write_cell(sheet, count, index, _local(cell, zone), formats)
        sheet.autofilter(0, 0, max(count, 1), max(len(header) - 1, 0))
    return count


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, formats: dict[type, Any]) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float) and abs(cell) < 1e15:
        sheet.write_number(row, column, cell)
    elif isinstance(cell, date | time) and getattr(cell, "year", 1900) >= 1900:
        sheet.write_datetime(row, column, cell, formats[type(cell)])
    else:
        sheet.write_string(row, column, _CONTROL.sub("", cell_text(cell))[:MAX_CELL_CHARACTERS])


def _width(text: str) -> int:
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)
