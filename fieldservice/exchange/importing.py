"""Bringing a table in: converted rows go through a loader, part by part, each part whole or not at all.

`whole` says what a bad row takes with it: "row" only itself (the others of its part go in), "chunk" its part,
"file" everything. Whatever is refused comes back with its reason, ready for `write_error_report`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from fieldservice.errors import UserError
from fieldservice.exchange.convert import ConvertedRow, Converter, RowProblem
from fieldservice.exchange.dry_run import (
    Cancelled,
    ImportCancelled,
    Progress,
    chunks,
    converted_rows,
    looked_ahead,
    write_error_report,
)
from fieldservice.exchange.mapping import Mapping, mapping_from_json, remembered
from fieldservice.exchange.proposal import read_columns
from fieldservice.exchange.tables import Table
from fieldservice.i18n import translate
from fieldservice.services.context import Context
from fieldservice.services.loading import Loader, LoadRow, Outcome, Tally, loader_for

CHUNK = 500
ROW, PART, FILE = "row", "chunk", "file"
_REMEMBERED = "import_mappings"
_MOST_REMEMBERED = 60


@dataclass
class ImportResult:
    """What an import did: rows by outcome, things made on the way, refused rows with their reasons, notes."""

    tally: Tally = field(default_factory=Tally)
    refused: list[ConvertedRow] = field(default_factory=list)
    notes: tuple[str, ...] = ()
    stopped: bool = False

    @property
    def done(self) -> int:
        """Rows that are in the database now because of this import, or were already."""
        return sum(self.tally.rows[what] for what in ("added", "updated", "unchanged"))


def import_table(
    context: Context,
    table: Table,
    mapping: Mapping,
    *,
    chunk: int = CHUNK,
    whole: str = ROW,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    initiator: object | None = None,
) -> ImportResult:
    """Import the table. Cancelling keeps the parts that were committed and loses none of them (`stopped`).

    `progress(rows so far)` after each part; with `whole` "file" while the one part is being read.
    """
    if chunk < 1:
        raise UserError("importing.chunk", "A part must hold at least one row.")
    converter = Converter(table, mapping, context.zone)
    result = ImportResult(notes=(*table.notes, *converter.notes))
    loader = loader_for(mapping.kind, context)
    # These hold all rows before they write any.
    reads_first = whole == FILE or mapping.kind == "stock" or loader.looks_ahead
    rows: Iterable[ConvertedRow] = converted_rows(
        table,
        mapping,
        converter=converter,
        progress=progress if whole == FILE else None,
        cancelled=cancelled if reads_first else None,
    )
    if mapping.kind == "stock":
        rows = added_up(rows, result.tally)
    done = 0
    try:
        if loader.looks_ahead:
            rows, notes = looked_ahead(loader, list(rows))
            result.notes += notes
        for part in _everything(rows) if whole == FILE else chunks(rows, chunk):
            if cancelled is not None and cancelled():
                result.stopped = True
                break
            _take_part(context, loader, part, whole, result, initiator)
            done += len(part)
            if progress is not None:
                progress(done)
    except ImportCancelled:
        result.stopped = True
    result.tally.made = loader.made
    return result


def _everything(rows: Iterable[ConvertedRow]) -> Iterator[list[ConvertedRow]]:
    """All rows as one part; none when there are none."""
    part = list(rows)
    if part:
        yield part


def _take_part(
    context: Context,
    loader: Loader,
    part: list[ConvertedRow],
    whole: str,
    result: ImportResult,
    initiator: object | None,
) -> None:
    """One part in one unit of work."""
    bad = [row for row in part if not row.ok]
    result.refused += bad
    result.tally.rows["refused"] += len(bad)
    good = [row for row in part if row.ok]
    if bad and whole != ROW:
        _refuse_with(good, bad[0].number, result)
        return
    if not good:
        return
    made_before = loader.made.copy()
    with context.begin(loader.intent, initiator) as uow:
        outcomes = loader.load(uow, [LoadRow(row.number, row.values, row.fingerprint) for row in good])
        refused = [outcome for outcome in outcomes if outcome.what == "refused"]
        if refused and whole != ROW:
            loader.forget_uncommitted()
            loader.made = made_before
        else:
            uow.commit()
            loader.committed()
            refused_at = {outcome.number: outcome for outcome in refused}
            result.refused += [_refused(row, refused_at[row.number]) for row in good if row.number in refused_at]
            result.tally.add(outcomes)
            return
    numbers = {outcome.number: outcome for outcome in refused}
    result.refused += [_refused(row, numbers[row.number]) for row in good if row.number in numbers]
    result.tally.rows["refused"] += len(refused)
    _refuse_with([row for row in good if row.number not in numbers], refused[0].number, result)


def _refused(row: ConvertedRow, outcome: Outcome) -> ConvertedRow:
    return replace(row, problems=(RowProblem(row.number, "", "", outcome.sentence),))


def _refuse_with(rows: list[ConvertedRow], culprit: int, result: ImportResult) -> None:
    sentence = translate(
        "importing", "Left out because row {row}, which belongs together with it, can't be imported.", row=culprit
    )
    result.refused += [replace(row, problems=(RowProblem(row.number, "", "", sentence),)) for row in rows]
    result.tally.rows["refused"] += len(rows)


def added_up(rows: Iterable[ConvertedRow], tally: Tally) -> Iterator[ConvertedRow]:
    """Stock lines of one part, place, lot and serial are one quantity: added up at the first of them.

    Holds the good rows in memory (a stock list is small beside a ledger), because a repeat may come last.
    """
    first: dict[tuple[str, ...], int] = {}
    held: list[ConvertedRow] = []
    for row in rows:
        key = (*row.identity, str(row.values.get("status", ""))) if row.ok and row.identity else None
        if key is None:
            held.append(row)
        elif key in first:
            before = held[first[key]]
            total = int(str(before.values["quantity"])) + int(str(row.values["quantity"]))
            held[first[key]] = replace(before, values={**before.values, "quantity": total})
            tally.rows["added_up"] += 1
        else:
            first[key] = len(held)
            held.append(row)
    yield from held


def mapping_for(context: Context, table: Table, kind: str) -> Mapping:
    """The mapping remembered for this kind of file, else the automatic one. UserError when neither fits."""
    found = remembered(remembered_mappings(context), table, kind)
    return found if found is not None else read_columns(table, kind)


def remembered_mappings(context: Context) -> list[Mapping]:
    """The mappings used on this device, the newest first; damaged ones are left out."""
    import json

    try:
        texts = json.loads(context.store.local_value(_REMEMBERED) or "[]")
    except ValueError:
        return []
    found = []
    for text in texts if isinstance(texts, list) else []:
        try:
            found.append(mapping_from_json(text))
        except (UserError, TypeError):
            continue
    return found


def remember_mapping(context: Context, mapping: Mapping) -> None:
    """Keep a mapping for the next table with the same columns."""
    import json

    others = [
        other
        for other in remembered_mappings(context)
        if (other.kind, other.signature) != (mapping.kind, mapping.signature)
    ]
    texts = [each.to_json() for each in (mapping, *others)][:_MOST_REMEMBERED]
    with context.begin("import.remember_mapping") as uow:
        uow.put_local(_REMEMBERED, json.dumps(texts, ensure_ascii=False))
        uow.commit()


def report_refused(path: Path, table: Table, result: ImportResult) -> int:
    """Write the refused rows with their reasons, in the order of the file; returns how many."""
    return write_error_report(path, table, sorted(result.refused, key=lambda row: row.number))
