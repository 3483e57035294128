"""The options of `fieldservice forms`; what it does is loaded when it is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_parser(commands: Any, common: Callable[..., None]) -> None:
    """Add the command to the command line."""
    forms = commands.add_parser("forms", help="check, fill, import and export forms (XLSForm)")
    verbs = forms.add_subparsers(title="verbs", metavar="VERB", required=True)
    check = verbs.add_parser("check", help="say for each form what it has, or why it can't be used")
    check.add_argument("files", type=Path, nargs="+", metavar="FILE")
    check.set_defaults(command=_check)
    fill = verbs.add_parser("fill", help="fill a form automatically and print the answers as JSON")
    fill.add_argument("file", type=Path)
    fill.add_argument("--language", default="", help="language of the form's texts, for example en")
    fill.add_argument("--seed", type=int, default=0, help="other answers for another number")
    fill.set_defaults(command=_fill)
    load = verbs.add_parser("import", help="make a checklist template of a form")
    load.add_argument("file", type=Path)
    load.add_argument("--code", default="", help="the template's code (default: the form's id)")
    load.add_argument(
        "--purpose", choices=("safety", "diagnosis", "maintenance", "installation", "test"), default="diagnosis"
    )
    load.add_argument("--models", default="", help="product models it is for, separated by commas")
    load.add_argument("--blocks-start", action="store_true", help="work can't start before it is answered and passed")
    load.add_argument("--draft", action="store_true", help="keep it as a draft instead of publishing it")
    load.add_argument("--dry-run", action="store_true", help="only say what would come over and what would not")
    load.set_defaults(command=_import)
    for sub in (check, fill, load):
        sub.add_argument(
            "--with", dest="given", type=Path, action="append", default=[], metavar="FILE",
            help="a list or picture that the form names and that does not lie beside it; may be repeated",
        )  # fmt: skip
        sub.add_argument(
            "--texts", default="", metavar="LANGUAGE",
            help="language of texts whose columns name none, for example en or \"Français (fr)\" (default: guessed)",
        )  # fmt: skip
    export = verbs.add_parser("export", help="write a checklist template as an XLSForm")
    export.add_argument("code", help="the template's code")
    export.add_argument(
        "file", type=Path, help="the new .xlsx file; lists and pictures go into the folder <file>-media"
    )
    export.set_defaults(command=_export)
    for sub in (forms, check, fill, load, export):
        common(sub, default=argparse.SUPPRESS)


def _check(options: argparse.Namespace) -> int:
    from fieldservice.commands.forms import check

    return check(options)


def _fill(options: argparse.Namespace) -> int:
    from fieldservice.commands.forms import fill

    return fill(options)


def _import(options: argparse.Namespace) -> int:
    from fieldservice.commands.forms import import_form

    return import_form(options)


def _export(options: argparse.Namespace) -> int:
    from fieldservice.commands.forms import export

    return export(options)
