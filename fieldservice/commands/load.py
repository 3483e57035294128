"""`fieldservice import FILE --as KIND`: bring a spreadsheet in from the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fieldservice.commands.upkeep import opened
from fieldservice.exchange.dry_run import dry_run, told
from fieldservice.exchange.export import check_ending
from fieldservice.exchange.importing import (
    ImportResult,
    import_table,
    mapping_for,
    remember_mapping,
    report_refused,
)
from fieldservice.exchange.mapping import Mapping, load_mapping
from fieldservice.exchange.tables import Table, open_table
from fieldservice.i18n import mark, translate
from fieldservice.services.case_digests import MOST, PIECE
from fieldservice.services.context import Context

_MOST_SHOWN = 10

_MADE = {
    "customer": mark("loading", "customers"),
    "asset": mark("loading", "assets"),
    "product": mark("loading", "products"),
    "site": mark("loading", "sites"),
    "category": mark("loading", "part categories"),
    "location": mark("loading", "stock locations"),
    "supplier": mark("loading", "suppliers"),
    "technician": mark("loading", "technicians"),
}


def import_file(options: argparse.Namespace) -> int:
    """Import or rehearse, say what became of the rows, write the refused ones to a file; 1 when none could go in."""
    if options.errors is not None:
        check_ending(options.errors)  # before anything is written, not after
    table = open_table(options.file)
    with opened(options) as session:
        context = session.context
        mapping = load_mapping(options.mapping) if options.mapping else mapping_for(context, table, options.kind)
        if options.dry_run:
            return _rehearse(table, mapping, context)
        result = import_table(
            context, table, mapping, chunk=options.chunk, whole=options.together, progress=_say_progress
        )
        remember_mapping(context, mapping)
        session.services.case_digests.catch_up(MOST // PIECE)
    _say(result)
    if result.refused:
        path = options.errors or Path(f"{table.path.stem}-refused.csv")
        report_refused(path, table, result)
        print(translate("loading", "The refused rows with their reasons are in {path}.", path=str(path)))
    return 0 if result.done or not result.refused else 1


def _rehearse(table: Table, mapping: Mapping, context: Context) -> int:
    found = dry_run(table, mapping, zone=context.zone, context=context)
    print(translate("loading", "%n rows can be imported.", n=found.good))
    if found.left_out:
        print(translate("loading", "%n rows are left out by the mapping's filter.", n=found.left_out))
    if found.bad:
        print(translate("loading", "%n rows can't be imported:", n=found.bad))
    for problem in found.problems[:_MOST_SHOWN]:
        print(f"  {problem.row}: {told([problem])}")
    for note in found.notes:
        print(note)
    print(translate("loading", "Nothing was changed."))
    return 0 if found.good else 1


def _say(result: ImportResult) -> None:
    rows = result.tally.rows
    print(
        translate(
            "loading",
            "{added} rows added, {updated} updated, {unchanged} unchanged, {refused} refused.",
            added=rows["added"],
            updated=rows["updated"],
            unchanged=rows["unchanged"],
            refused=rows["refused"],
        )
    )
    if rows["added_up"]:
        print(translate("loading", "%n rows were added up with an earlier row of the same stock.", n=rows["added_up"]))
    for what, count in result.tally.made.items():
        print(translate("loading", "Made on the way: {count} {things}.", count=count, things=made_words(what)))
    for row in sorted(result.refused, key=lambda each: each.number)[:_MOST_SHOWN]:
        print(f"  {row.number}: {told(row.problems)}")
    for note in result.notes:
        print(note)


def made_words(what: str) -> str:
    """The word for things that rows named and that were new."""
    return translate("loading", _MADE[what])


def _say_progress(rows: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{rows:,}", end="", file=sys.stderr)
