"""`fieldservice triage evaluate FILE --text COLUMN --label COLUMN`: how well a table's labels follow from its words."""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from datetime import UTC, datetime

from fieldservice.errors import UserError
from fieldservice.exchange.cells import cell_text, clean_text
from fieldservice.exchange.dates import column_order, read_moment
from fieldservice.exchange.tables import Column, Table, open_table
from fieldservice.i18n import translate
from fieldservice.planning.triage import evaluation

_MOST_CONFUSIONS = 8
_LONGEST_LABEL = 40
_MOST_ROWS = 200_000  # more teach hardly anything, and learning from millions takes hours and all of the memory
_LONG_WAIT_ROWS = 20_000  # from about ten seconds on, it is said that there is something to wait for
_C = "triage"


@dataclass(frozen=True, slots=True)
class _Read:
    """(text, label) of the rows, of which every `step`th was taken; `undated` of them have no time."""

    rows: list[tuple[str, str]]
    step: int
    undated: int


def evaluate(options: argparse.Namespace) -> int:
    """Learn from four fifths of the rows, be tried on the last fifth (every fifth row where nothing says which came
    last: tables are often sorted by something), and say how often it was right.

    Raises UserError for a file that is no table, a column that it does not have, too few rows, and labels that hardly
    ever repeat.
    """
    table = open_table(options.file)
    read = _rows(table, options.text, options.label, options.time)
    usable = evaluation.without_repeats(read.rows)
    if len(usable) < evaluation.LEAST_ROWS:
        raise UserError(
            "triage.too_few_rows",
            "{name} has {count} different texts with a label. At least {least} are needed.",
            name=table.path.name,
            count=len(usable),
            least=evaluation.LEAST_ROWS,
        )
    labels = len({label for _, label in usable})
    if labels * 2 > len(usable):
        raise UserError(
            "triage.too_many_labels",
            "{column} has {labels} different labels in {count} rows. A label must repeat to be learned: name a column"
            " of categories with --label.",
            column=options.label,
            labels=f"{labels:,}",
            count=f"{len(usable):,}",
        )
    if len(usable) > _LONG_WAIT_ROWS:
        waiting = translate(_C, "Learning from {count} rows. This takes a while.", count=f"{len(usable):,}")
        print(waiting, file=sys.stderr, flush=True)
    learned, tried = evaluation.split(usable) if options.time else evaluation.every_fifth(usable)
    found = evaluation.evaluate(learned, tried)
    if found is None:
        raise UserError(
            "triage.one_label",
            "All rows to learn from have the same label in {column}. There is nothing to tell apart.",
            column=options.label,
        )
    if read.step > 1:
        print(translate(_C, "The table is long: one row in {step} was used.", step=read.step))
    if read.undated:
        print(translate(_C, "%n rows without a date count as the earliest.", n=read.undated))
    _say(found, len(read.rows) - len(usable), bool(options.time))
    return 0


def _rows(table: Table, text: str, label: str, time: str | None) -> _Read:
    """The rows, the earliest first; without a time column as they stand in the file. Of a long table one row in so
    many.
    """
    words, labels = _column(table, text), _column(table, label)
    if words == labels:
        raise UserError(
            "triage.same_column",
            "--text and --label name the same column, “{column}”. Name the column with the words and the one with"
            " what people chose.",
            column=words.title,
        )
    when = _column(table, time) if time else None
    order = column_order(row.cells[when.index] for row in table.sample()) or "dmy" if when else "dmy"
    found: list[tuple[datetime, int, str, str]] = []
    never = datetime.min.replace(tzinfo=UTC)
    step = 1
    for number, row in enumerate(table.rows()):
        if number % step:
            continue
        if len(found) == _MOST_ROWS:
            found, step = found[::2], step * 2
            if number % step:
                continue
        moment = read_moment(row.cells[when.index], order) if when else None
        said, chosen = (clean_text(cell_text(row.cells[each.index])) for each in (words, labels))
        found.append((moment or never, number, said, chosen))
    undated = sum(each[0] is never for each in found) if when is not None else 0
    if when is not None and undated * 2 > len(found):
        raise UserError(
            "triage.no_times",
            "The column {column} holds no dates in {count} of {total} rows. Name another column with --time.",
            column=when.title,
            count=undated,
            total=len(found),
        )
    if when is not None:
        found.sort(key=lambda each: each[:2])
    return _Read([(said, chosen) for _, _, said, chosen in found], step, undated)


def _column(table: Table, name: str) -> Column:
    wanted = clean_text(name).casefold()
    for column in table.columns:
        if wanted in (column.key.casefold(), column.title.casefold()):
            return column
    raise UserError(
        "triage.no_column",
        "{name} has no column “{column}”. It has: {columns}.",
        name=table.path.name,
        column=name,
        columns=", ".join(column.title for column in table.columns[:20]),
    )


def _say(found: evaluation.Evaluation, left_out: int, by_time: bool) -> None:
    if left_out:
        print(translate(_C, "%n rows are left out: repeated, or without text or label.", n=left_out))
    learned, tried = f"{found.trained:,}", f"{found.tested:,}"
    if by_time:
        print(
            translate(
                _C,
                "Learned from the {learned} earlier rows, tried on the {tried} later ones.",
                learned=learned,
                tried=tried,
            )
        )
    else:
        print(
            translate(
                _C, "Learned from {learned} rows, tried on {tried}: every fifth row.", learned=learned, tried=tried
            )
        )
    print(translate(_C, "Different labels: {count}", count=found.labels))
    print(translate(_C, "Accuracy: {share} %", share=f"{found.accuracy * 100:.1f}"))
    print(translate(_C, "Always the commonest label: {share} %", share=f"{found.commonest * 100:.1f}"))
    print(translate(_C, "Macro-F1: {value}", value=f"{found.macro_f1:.3f}"))
    if not found.confusions:
        return
    print(translate(_C, "Taken for something else most often:"))
    for each in found.confusions[:_MOST_CONFUSIONS]:
        print(f"  {each.count:>5}  {_short(each.true)} -> {_short(each.said)}")


def _short(label: str) -> str:
    line = " ".join(label.split())
    return line if len(line) <= _LONGEST_LABEL else line[: _LONGEST_LABEL - 1] + "…"
