"""The options of `fieldservice diagnosis`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_parser(commands: Any, common: Callable[..., None]) -> None:
    """Add `diagnosis import`."""
    diagnosis = commands.add_parser("diagnosis", help="makers' tables of error codes, as diagnosis trees")
    verbs = diagnosis.add_subparsers(dest="verb", required=True, metavar="VERB")
    load = verbs.add_parser("import", help="import a table: code, meaning, and ordered actions where it has them")
    load.add_argument("file", type=Path, metavar="FILE")
    load.add_argument("--models", nargs="+", metavar="MODEL", help="models they are for; HC-* for a family")
    load.add_argument("--name", help="word before the codes, such as the maker's name")
    load.add_argument("--dry-run", action="store_true", help="only say what would happen")
    load.set_defaults(command=_import)
    common(load, default=argparse.SUPPRESS)


def _import(options: argparse.Namespace) -> int:
    from fieldservice.commands.diagnosis import import_table

    return import_table(options)
