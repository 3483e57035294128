"""Going through a table with a mapping: converted rows as a stream, and what a person is told about them.

Nothing is written to the database here. `converted_rows` is used by the dry run and, in chunks, by the import itself,
so that both see exactly the same rows, problems, identities and fingerprints.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from itertools import islice
from pathlib import Path

from fieldservice.errors import UserError
from fieldservice.exchange.cells import Cell
from fieldservice.exchange.convert import ConvertedRow, Converter, RowProblem
from fieldservice.exchange.export import write_table
from fieldservice.exchange.fields import kind_of
from fieldservice.exchange.mapping import Mapping
from fieldservice.exchange.tables import Table
from fieldservice.i18n import mark, translate
from fieldservice.services.context import Context
from fieldservice.services.loading import Loader, LoadRow, loader_for

CHUNK_ROWS = 200
_TOLD_EVERY = 200
_MOST_NOTES = 200

Progress = Callable[[int], None]
Cancelled = Callable[[], bool]


class ImportCancelled(UserError):
    """The person stopped; rows before `row` have been handed out."""

    def __init__(self, row: int) -> None:
        text = mark("importing", "The import was stopped before row {row}.")
        super().__init__("importing.cancelled", text, row=row)


@dataclass
class DryRun:
    """What an import would do: rows that are fine, rows that aren't and why, rows that the filters leave out."""

    good: int = 0
    bad: int = 0
    left_out: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    problems_counted: Counter[str] = field(default_factory=Counter)
    notes: tuple[str, ...] = ()
    samples: list[ConvertedRow] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Rows that the mapping's filters take."""
        return self.good + self.bad


def converted_rows(
    table: Table,
    mapping: Mapping,
    *,
    converter: Converter | None = None,
    zone: tzinfo | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    left_out: Progress | None = None,
) -> Iterator[ConvertedRow]:
    """Every row that the mapping takes, converted, in the order of the file; memory grows by a few bytes a row.

    A second row with the identity of an earlier one is a problem where the kind says so. A row without identity gets
    a fingerprint of what it says and of how often that came before, the same at each import of the same table.
    `progress(rows so far)` now and then; `cancelled()` true raises ImportCancelled.
    """
    converter = converter or Converter(table, mapping, zone)
    kind = kind_of(mapping.kind)
    unique = kind.unique
    seen: dict[bytes, int] = {}
    for count, row in enumerate(table.rows(), 1):
        if count % _TOLD_EVERY == 0:
            if cancelled and cancelled():
                raise ImportCancelled(row.number)
            if progress:
                progress(count)
        if not converter.takes(row):
            if left_out:
                left_out(row.number)
            continue
        converted = converter.convert(row)
        if _silent(converted, kind.silent_without):
            if left_out:
                left_out(row.number)
            continue
        if converted.identity is None:
            content = _digest(converter.written(row))
            turn = seen[content] = seen.get(content, 0) + 1
            converted = replace(converted, fingerprint=f"{content.hex()}-{turn}")
        elif unique:
            key = _digest(repr(converted.identity))
            first = seen.setdefault(key, row.number)
            if first != row.number:
                converted = _repeated(converted, first)
        yield converted


def chunks(rows: Iterable[ConvertedRow], size: int = CHUNK_ROWS) -> Iterator[list[ConvertedRow]]:
    """The rows in lists of at most `size`: each applied whole or not at all."""
    stream = iter(rows)
    while chunk := list(islice(stream, size)):
        yield chunk


def dry_run(
    table: Table,
    mapping: Mapping,
    *,
    zone: tzinfo | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    most_problems: int = 1000,
    context: Context | None = None,
) -> DryRun:
    """Convert the whole table and count; the first `most_problems` problems are kept to show.

    With `context`, kinds whose rows hang together (`Loader.looks_ahead`) are also held against what is there already:
    what would be refused counts as a problem of its row, what is worth knowing becomes a note with its row."""
    converter = Converter(table, mapping, zone)
    result = DryRun(notes=(*table.notes, *converter.notes))

    def one_left_out(_: int) -> None:
        result.left_out += 1

    rows: Iterable[ConvertedRow] = converted_rows(
        table, mapping, converter=converter, progress=progress, cancelled=cancelled, left_out=one_left_out
    )
    if context is not None:
        loader = loader_for(mapping.kind, context)
        if loader.looks_ahead:
            rows, notes = looked_ahead(loader, list(rows))
            result.notes += notes
    for row in rows:
        if row.ok:
            result.good += 1
            if len(result.samples) < 20:
                result.samples.append(row)
            continue
        result.bad += 1
        result.problems_counted.update(problem.sentence for problem in row.problems)
        result.problems += row.problems[: max(0, most_problems - len(result.problems))]
    return result


def looked_ahead(loader: Loader, rows: list[ConvertedRow]) -> tuple[list[ConvertedRow], tuple[str, ...]]:
    """The rows in the order in which the loader takes them, those that it won't take with their problem, and what is
    worth knowing, row by row."""
    good = [LoadRow(row.number, row.values, row.fingerprint) for row in rows if row.ok]
    refused: dict[int, str] = {}
    told_rows: list[tuple[int, str]] = []
    for remark in loader.foresee(good):
        if remark.refused:
            refused[remark.number] = remark.sentence
        else:
            told_rows.append((remark.number, remark.sentence))
    judged = [
        replace(row, problems=(*row.problems, RowProblem(row.number, "", "", refused[row.number])))
        if row.number in refused
        else row
        for row in rows
    ]
    judged.sort(key=lambda row: loader.turns.get(row.number, 0))
    notes = [
        translate("importing", "Row {row}: {sentence}", row=number, sentence=sentence)
        for number, sentence in sorted(told_rows)[:_MOST_NOTES]
    ]
    if len(told_rows) > _MOST_NOTES:
        notes.append(translate("importing", "The same goes for %n more rows.", n=len(told_rows) - _MOST_NOTES))
    return judged, tuple(notes)


def write_error_report(path: Path, table: Table, rows: Iterable[ConvertedRow]) -> int:
    """Write the rows that have problems, with their cells as they were, to a CSV or XLSX that people correct and import
    again: first the row number and what is wrong, then the original columns. Returns how many rows it holds."""
    header = [translate("importing", "Row"), translate("importing", "What is wrong"), *table.header]

    def lines() -> Iterator[tuple[Cell, ...]]:
        for row in rows:
            if not row.ok:
                yield (row.number, told(row.problems), *row.cells)

    return write_table(path, header, lines())


def told(problems: Iterable[RowProblem]) -> str:
    """The problems of a row in one line: column, value and sentence of each."""
    return " ".join(
        translate(
            "importing",
            "{column} “{value}”: {sentence}",
            column=problem.column,
            value=problem.value[:60],
            sentence=problem.sentence,
        )
        if problem.value and problem.column
        else problem.sentence
        for problem in problems
    )


def _silent(row: ConvertedRow, keys: tuple[str, ...]) -> bool:
    """Whether the row says nothing of its kind: none of these fields has a value, none a value that is wrong."""
    if not keys or any(key in row.values for key in keys):
        return False
    return not any(problem.field in keys and problem.value for problem in row.problems)


def _repeated(row: ConvertedRow, first: int) -> ConvertedRow:
    names = row.identity[: len(row.identity) // 2] if row.identity else ()
    values = row.identity[len(names) :] if row.identity else ()
    sentence = translate("importing", "Row {first} has the same key already.", first=first)
    problem = RowProblem(row.number, "", " ".join(values), sentence, names[0] if names else "")
    return replace(row, problems=(*row.problems, problem))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).digest()
