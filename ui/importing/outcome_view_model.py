"""What the rehearsal and the result show: rows as they stand, converted values, problems. No widgets."""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.exchange.cells import cell_text, clean_text
from fieldservice.exchange.convert import ConvertedRow, RowProblem
from fieldservice.exchange.dry_run import told
from fieldservice.exchange.fields import kind_of
from fieldservice.exchange.mapping import Mapping
from fieldservice.exchange.tables import Table

TypedRow = tuple[int, tuple[tuple[str, object, str], ...]]


def preview(table: Table, rows: int, columns: int) -> list[tuple[int, tuple[str, ...]]]:
    """The first rows as they stand in the file: (number, cells)."""
    return [
        (row.number, tuple(clean_text(cell_text(cell)).replace("\n", " ") for cell in row.cells[:columns]))
        for row in table.sample(rows)
    ]


def converted(mapping: Mapping, rows: Iterable[ConvertedRow]) -> tuple[list[tuple[str, str]], list[TypedRow]]:
    """(key, label) of the filled fields, and rows of (type, value, currency) in that order."""
    fields = [each for each in kind_of(mapping.kind).fields if each.key in mapping.fields]
    shown: list[TypedRow] = []
    for row in rows:
        currency = str(row.values.get("currency", ""))
        shown.append((row.number, tuple((each.type, row.values.get(each.key), currency) for each in fields)))
    return [(each.key, each.label_text()) for each in fields], shown


def problem_rows(problems: Iterable[RowProblem]) -> list[tuple[int, str, str, str]]:
    """(row number, column, value, sentence) of problems, in the order of the file."""
    return [
        (each.row, each.column, each.value.replace("\n", " "), each.sentence)
        for each in sorted(problems, key=lambda problem: problem.row)
    ]


def refused_rows(rows: Iterable[ConvertedRow], most: int) -> list[tuple[int, str]]:
    """(row number, reasons) of the first refused rows, in the order of the file."""
    return [(row.number, told(row.problems)) for row in sorted(rows, key=lambda row: row.number)[:most]]
