"""Opening a table that somebody sends: CSV and other text, XLSX, XLS; rows stream in constant memory.

`open_table(path)` looks at the content, never at the file's ending, finds encoding, separator, sheet and the header,
and gives a `Table` that can be read again and again. What isn't a table is refused with a UserError in words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from fieldservice.errors import UserError
from fieldservice.exchange.cells import Cell, cell_text, clean_text, column_letter, is_blank
from fieldservice.exchange.header import find_header
from fieldservice.exchange.recognise import recognise
from fieldservice.exchange.sources import Record, Source
from fieldservice.exchange.text_tables import open_text
from fieldservice.exchange.workbooks import open_xls, open_xlsx
from fieldservice.i18n import translate

PREVIEW_ROWS = 50
SAMPLE_ROWS = 500
MAX_COLUMNS = 1000


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `key` is what a mapping remembers (the heading, or `@C` for one without), `title` what people see."""

    index: int
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row as it stands in the file; `number` counts from 1 as Excel shows it. At least column_count cells."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """An opened table. `rows()` starts again from the first row each time and leaves out rows without any content."""

    path: Path
    name: str
    format: str
    columns: tuple[Column, ...]
    header_row: int | None
    source: Source
    notes: tuple[str, ...] = ()
    _sample: list[SourceRow] = field(default_factory=list, repr=False)

    @property
    def header(self) -> tuple[str, ...]:
        """The headings as people see them, each once."""
        return tuple(column.title for column in self.columns)

    @property
    def column_count(self) -> int:
        """How many columns the table has."""
        return len(self.columns)

    @property
    def encoding(self) -> str:
        """The codec of a text file, `""` for a workbook."""
        return self.source.encoding

    @property
    def delimiter(self) -> str:
        """The separator of a text file, `""` for a workbook."""
        return self.source.delimiter

    @property
    def sheet(self) -> str:
        """The sheet that is read, `""` for a text file."""
        return self.source.sheet

    @property
    def sheets(self) -> tuple[str, ...]:
        """All sheets of the workbook that can be read."""
        return self.source.sheets

    def column(self, key: str) -> Column | None:
        """The column that a mapping calls `key`."""
        return next((column for column in self.columns if column.key == key), None)

    def rows(self) -> Iterator[SourceRow]:
        """Every row below the header that holds something; raises UserError where the file turns out unreadable."""
        width = len(self.columns)
        first = self.header_row or 0
        for number, cells in self.source.records():
            if number <= first or all(is_blank(cell) for cell in cells):
                continue
            yield SourceRow(number, cells if len(cells) >= width else cells + (None,) * (width - len(cells)))

    def sample(self, limit: int = SAMPLE_ROWS) -> list[SourceRow]:
        """The first rows, read once: for proposing a mapping and for judging dates."""
        if not self._sample:
            self._sample.extend(islice(self.rows(), SAMPLE_ROWS))
        return self._sample[:limit]

    def preview(self) -> list[SourceRow]:
        """The first 50 rows, to show to people."""
        return self.sample(PREVIEW_ROWS)


def open_table(
    path: Path | str,
    *,
    sheet: str | None = None,
    header: str | int | bool = "auto",
    encoding: str | None = None,
    delimiter: str | None = None,
) -> Table:
    """Open the table in the file at `path`.

    `header`: "auto", a row number as Excel shows it, True (the first row with content) or False (there is none).
    Raises UserError (what the file is, what to do) or EnvironmentFault (it can't be read at all).
    """
    path = Path(path)
    kind = recognise(path)
    if kind == "text":
        source = open_text(path, encoding, delimiter)
    elif kind == "xlsx":
        source = open_xlsx(path, sheet)
    else:
        source = open_xls(path, sheet)
    head = list(islice(source.records(), 100))
    if all(is_blank(cell) for _, cells in head for cell in cells):
        head = [next((r for r in source.records() if not all(is_blank(cell) for cell in r[1])), (0, ()))]
    if not head[0][1] and len(head) == 1:
        raise UserError("importing.no_rows", "{name} holds no rows: there is nothing to import.", name=path.name)
    header_row = _header_row(head, header)
    return Table(path, path.stem, kind, _columns(head, header_row, kind == "text"), header_row, source, source.notes)


def _header_row(head: list[Record], header: str | int | bool) -> int | None:
    if header is False:
        return None
    if header is True:
        return next(number for number, cells in head if not all(is_blank(cell) for cell in cells))
    if isinstance(header, int):
        return header
    return find_header(head)


def _columns(head: list[Record], header_row: int | None, strict: bool) -> tuple[Column, ...]:
    headings = next((cells for number, cells in head if number == header_row), ())
    below = [cells for number, cells in head if number > (header_row or 0)]
    width = _width(headings, below, strict)
    columns: list[Column] = []
    taken: set[str] = set()
    for index in range(min(width, MAX_COLUMNS)):
        heading = clean_text(cell_text(headings[index])).replace("\n", " ") if index < len(headings) else ""
        key, title = heading, heading
        if not heading:
            letter = column_letter(index)
            key, title = f"@{letter}", translate("importing", "Column {letter}", letter=letter)
        turn = 2
        while key in taken:
            key = title = f"{heading} ({turn})"
            turn += 1
        taken.add(key)
        columns.append(Column(index, key, title))
    return tuple(columns)


def _width(headings: tuple[Cell, ...], below: list[tuple[Cell, ...]], strict: bool) -> int:
    """How many columns there are. In separated text, a few rows that are longer than the header are mistakes."""
    own = _content_width(headings)
    widths = [_content_width(cells) for cells in below if cells]
    longer = sum(width > own for width in widths)
    if strict and own and longer * 2 < len(widths):
        return own
    return max([own, *widths])


def _content_width(cells: tuple[Cell, ...]) -> int:
    for index in range(len(cells), 0, -1):
        if not is_blank(cells[index - 1]):
            return index
    return 0
