"""Reading CSV, TSV and other separated text, record by record."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from fieldservice.errors import UserError
from fieldservice.exchange.encodings import detect_encoding, sniff_delimiter
from fieldservice.exchange.sources import Record, Source

_SNIFFED_CHARACTERS = 1 << 17


def open_text(path: Path, encoding: str | None, delimiter: str | None) -> Source:
    """The file as a source; encoding and separator are found out where they aren't given."""
    codec = _known(encoding) if encoding else detect_encoding(path)
    with path.open("r", encoding=codec, errors="replace", newline="") as stream:
        first = stream.readline(_SNIFFED_CHARACTERS).lstrip("\ufeff").replace("\0", "")
        rest = stream.read(_SNIFFED_CHARACTERS).replace("\0", "")
    announced = _announced(first)
    if delimiter is None:
        delimiter = announced or sniff_delimiter(_whole_lines(first + rest))

    def records() -> Iterator[Record]:
        return _records(path, codec, delimiter, skip_first=announced is not None)

    return Source(records, encoding=codec, delimiter=delimiter)


def _known(encoding: str) -> str:
    try:
        return codecs.lookup(encoding).name
    except LookupError as error:
        raise UserError(
            "importing.unknown_encoding", "There is no character encoding called {encoding}.", encoding=encoding
        ) from error


def _announced(first_line: str) -> str | None:
    """The separator that Excel's own first line `sep=;` announces; Excel doesn't show that line."""
    line = first_line.strip("\r\n").strip('"')
    return line[4] if len(line) == 5 and line.lower().startswith("sep=") else None


def _whole_lines(sample: str) -> str:
    if len(sample) < _SNIFFED_CHARACTERS:
        return sample
    return sample[: sample.rfind("\n") + 1] or sample


class _Lines:
    """The lines for csv.reader without NULs, remembering what an open quotation mark would have swallowed."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self.lines = 0
        self.quotes = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self.lines += 1
            self.quotes += line.count('"')
            yield line.replace("\0", "") if "\0" in line else line

    def next_record(self) -> None:
        """Start counting the lines and quotation marks of the next record."""
        self.lines = self.quotes = 0


def _records(path: Path, encoding: str, delimiter: str, *, skip_first: bool) -> Iterator[Record]:
    with path.open("rb") as binary:
        stream = io.TextIOWrapper(binary, encoding=encoding, errors="replace", newline="")
        if skip_first:
            stream.readline()
        lines = _Lines(stream)
        number = 1
        try:
            for number, cells in enumerate(csv.reader(lines, delimiter=delimiter), 1):
                if lines.lines > 1 and lines.quotes % 2:
                    raise _open_quotation(path, number)
                if number == 1 and cells and cells[0].startswith("\ufeff"):
                    cells[0] = cells[0][1:]
                lines.next_record()
                yield number, tuple(cells)
        except csv.Error as error:
            if lines.quotes % 2 and all(lines.quotes % 2 for _line in lines):  # nothing after it closes it either
                raise _open_quotation(path, number + 1) from error
            raise _long_cell(path, number + 1) from error


def _long_cell(path: Path, row: int) -> UserError:
    return UserError(
        "importing.long_cell",
        "A cell in row {row} of {name} has more than {most} characters. Shorten it, or take it out.",
        row=row,
        name=path.name,
        most=csv.field_size_limit(),
    )


def _open_quotation(path: Path, row: int) -> UserError:
    return UserError(
        "importing.open_quotation",
        "A quotation mark (\") in row {row} of {name} is never closed, so that the rows after it can't be told apart."
        " Correct that row, or save the table as .xlsx.",
        row=row,
        name=path.name,
    )
