"""Reading Excel workbooks: XLSX through openpyxl (values that Excel computed last), XLS through xlrd."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from fieldservice.errors import UserError
from fieldservice.exchange.cells import Cell, column_letter
from fieldservice.exchange.recognise import damaged_workbook, password_protected
from fieldservice.exchange.sources import Record, Source
from fieldservice.i18n import translate

if TYPE_CHECKING:
    import xlrd
    from openpyxl.workbook.workbook import Workbook

MAX_BLANK_RUN = 100_000
# What openpyxl and the XML and ZIP readers below it raise on a workbook that is not as it should be.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, ParseError, KeyError, ValueError, TypeError, IndexError, AttributeError,
    EOFError, OSError,    AssertionError, NotImplementedError, OverflowError, RuntimeError,
)  # fmt: skip


def open_xlsx(path: Path, sheet: str | None) -> Source:
    """The sheet (the first visible one with content, unless named) of an XLSX workbook as a source."""
    with _book(path, values=True) as book:
        offered = tuple(each.title for each in book.worksheets if each.sheet_state == "visible")
        offered = offered or tuple(each.title for each in book.worksheets)
        chosen = _chosen(path, sheet, offered, lambda name: _xlsx_has_content(path, book, name))
    notes = _uncomputed(path, chosen)

    def records() -> Iterator[Record]:
        return _xlsx_records(path, chosen)

    return Source(records, sheet=chosen, sheets=offered, notes=notes)


@contextmanager
def _book(path: Path, *, values: bool) -> Iterator[Workbook]:
    """The workbook, closed again; refused in words where it is damaged, also while it is read."""
    import warnings

    import openpyxl

    # openpyxl opens a path only when it ends in .xlsx; the content has already said what it is. It also warns on
    # the console about styles and extensions that don't matter to the values.
    with path.open("rb") as stream:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                book = openpyxl.load_workbook(stream, read_only=True, data_only=values, keep_links=False)
        except _DAMAGED as error:
            raise damaged_workbook(path) from error
        try:
            yield book
        finally:
            book.close()


def _chosen(path: Path, sheet: str | None, offered: tuple[str, ...], has_content: Any) -> str:
    if sheet is not None:
        if sheet in offered:
            return sheet
        raise UserError(
            "importing.no_such_sheet",
            "{name} has no sheet called {sheet}. It has: {sheets}.",
            name=path.name,
            sheet=sheet,
            sheets=translate("importing", ", ").join(offered),
        )
    filled = next((name for name in offered if has_content(name)), None)
    if filled is None:
        raise UserError("importing.no_rows", "{name} holds no rows: there is nothing to import.", name=path.name)
    return filled


def _xlsx_has_content(path: Path, book: Workbook, name: str) -> bool:
    try:
        found = any(cell is not None for row in islice(_values(book, name), 1000) for cell in row)
    except _DAMAGED as error:
        raise damaged_workbook(path) from error
    return found


def _values(book: Workbook, name: str) -> Iterator[tuple[Any, ...]]:
    sheet = book[name]
    sheet.reset_dimensions()  # some programs write wrong ones
    return iter(sheet.iter_rows(values_only=True))


def _xlsx_records(path: Path, sheet: str) -> Iterator[Record]:
    with _book(path, values=True) as book:
        rows = _values(book, sheet)
        blank = number = 0
        while True:
            try:
                row = next(rows, None)
            except _DAMAGED as error:
                raise damaged_workbook(path) from error
            if row is None:
                return
            number += 1
            cells = tuple(_xlsx_cell(cell) for cell in _trimmed(row))
            blank = 0 if cells else blank + 1
            if blank > MAX_BLANK_RUN:
                return
            yield number, cells


def _trimmed(row: tuple[Any, ...]) -> tuple[Any, ...]:
    end = len(row)
    while end and row[end - 1] is None:
        end -= 1
    return row[:end]


def _xlsx_cell(cell: Any) -> Cell:
    if isinstance(cell, timedelta):
        return cell.total_seconds() / 86400
    if cell is None or isinstance(cell, str | bool | int | float) or hasattr(cell, "isoformat"):
        plain: Cell = cell
        return plain
    return str(cell)


def _uncomputed(path: Path, sheet: str) -> tuple[str, ...]:
    """A note when formulas at the top have no result: written by a program that doesn't compute."""
    columns: set[int] = set()
    try:
        with _book(path, values=False) as formulas, _book(path, values=True) as results:
            pairs = zip(_values(formulas, sheet), _values(results, sheet), strict=False)
            for row, computed in islice(pairs, 50):
                for index, (cell, result) in enumerate(zip(row, computed, strict=False)):
                    if result is None and isinstance(cell, str) and cell.startswith("="):
                        columns.add(index)
    except _DAMAGED as error:
        raise damaged_workbook(path) from error
    if not columns:
        return ()
    letters = translate("importing", ", ").join(column_letter(index) for index in sorted(columns))
    note = translate(
        "importing",
        "Formulas without a result (columns {columns}) read as blank. Open the workbook in Excel or WPS and save it.",
        columns=letters,
    )
    return (note,)


def open_xls(path: Path, sheet: str | None) -> Source:
    """The sheet (the first visible one with content, unless named) of an XLS workbook as a source."""
    with closing(_Xls(path)) as opened:
        book = opened.book
        sheets = [book.sheet_by_name(name) for name in book.sheet_names()]
        offered = tuple(each.name for each in sheets if each.visibility == 0) or tuple(each.name for each in sheets)
        filled = {each.name for each in sheets if each.nrows and each.ncols}
        chosen = _chosen(path, sheet, offered, filled.__contains__)

    def records() -> Iterator[Record]:
        with closing(_Xls(path)) as again:
            rows = again.book.sheet_by_name(chosen)
            for index in range(rows.nrows):
                cells = tuple(_xls_cell(cell, again.book.datemode) for cell in rows.row(index))
                yield index + 1, _trimmed(cells)

    return Source(records, sheet=chosen, sheets=offered)


class _Xls:
    """An XLS workbook, closed again; refused in words when it is locked or damaged."""

    def __init__(self, path: Path) -> None:
        import io
        import struct

        import xlrd
        from xlrd.compdoc import CompDocError

        try:
            self.book: xlrd.Book = xlrd.open_workbook(str(path), logfile=io.StringIO())
        except (xlrd.XLRDError, CompDocError, struct.error, *_DAMAGED) as error:
            if "ncrypted" in str(error):
                raise password_protected(path) from error
            raise damaged_workbook(path) from error

    def close(self) -> None:
        """Let the file go."""
        self.book.release_resources()


_XLS_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def _xls_cell(cell: Any, datemode: int) -> Cell:
    import xlrd
    from xlrd.xldate import XLDateError, xldate_as_datetime

    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) or cell.value == "":
        return None
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return _XLS_ERRORS.get(cell.value, "#VALUE!")
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xldate_as_datetime(cell.value, datemode)
        except (XLDateError, ValueError, OverflowError):
            return float(cell.value)
        clock: Cell = moment.time() if 0 <= cell.value < 1 else moment
        return clock
    value: Cell = cell.value
    return value
