"""The options of `fieldservice triage`; what it does is loaded when it is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_parser(commands: Any, common: Callable[..., None]) -> None:
    """Add the command to the command line."""
    triage = commands.add_parser("triage", help="guess from words what a request is")
    verbs = triage.add_subparsers(title="commands", metavar="COMMAND", required=True)
    evaluate = verbs.add_parser("evaluate", help="learn from a labelled table and say how often the guess is right")
    evaluate.add_argument("file", type=Path, help="a table (CSV, XLSX, XLS)")
    evaluate.add_argument("--text", required=True, metavar="COLUMN", help="the column with the words")
    evaluate.add_argument("--label", required=True, metavar="COLUMN", help="the column with what people chose")
    evaluate.add_argument("--time", metavar="COLUMN", help="learn from the earlier rows, try on the later ones")
    evaluate.set_defaults(command=_evaluate)
    common(evaluate, default=argparse.SUPPRESS)


def _evaluate(options: argparse.Namespace) -> int:
    from fieldservice.commands.triage import evaluate

    return evaluate(options)
