"""`fieldservice diagnosis import FILE`: a maker's table of error codes as diagnosis trees and as codes to look up."""

from __future__ import annotations

import argparse

from fieldservice.commands.upkeep import opened
from fieldservice.exchange.diagnosis_tables import read_code_table
from fieldservice.i18n import translate

_SHOWN = 20


def import_table(options: argparse.Namespace) -> int:
    """Read the table, say what is left out and what was stored; 1 when nothing could be taken."""
    read = read_code_table(options.file, models=options.models or (), name=options.name or "")
    for left in read.left_out[:_SHOWN]:
        print(translate("diagnosis_import", "Row {row} is left out: {why}", row=left.row, why=left.sentence))
    if len(read.left_out) > _SHOWN:
        print(translate("diagnosis_import", "Left out as well: {count}.", count=len(read.left_out) - _SHOWN))
    if not read.codes:
        print(translate("diagnosis_import", "There is nothing to import in {file}.", file=options.file.name))
        return 1
    if options.dry_run:
        print(
            translate(
                "diagnosis_import",
                "Diagnosis trees it would give: {trees}. Error codes: {codes}.",
                trees=len(read.trees),
                codes=len(read.codes),
            )
        )
        return 0
    with opened(options) as session:
        trees = session.services.diagnosis_trees.store(read.trees)
        codes = session.services.diagnosis_trees.store_codes(read.codes, read.maker, read.models)
    print(
        translate(
            "diagnosis_import",
            "Diagnosis trees: {new} new, {changed} changed, {same} as they were.",
            new=trees.new,
            changed=trees.changed,
            same=trees.same,
        )
    )
    print(
        translate(
            "diagnosis_import",
            "Error codes: {new} new, {changed} changed, {same} as they were.",
            new=codes.new,
            changed=codes.changed,
            same=codes.same,
        )
    )
    return 0
