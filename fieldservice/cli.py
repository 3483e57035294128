"""The command line: `fieldservice run | demo | tour | import | attach | backup | restore | check | hub | sync | …`."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from fieldservice import __version__
from fieldservice.commands import diagnosis_options, forms_options, hub_options, sync_options, triage_options
from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.i18n import LANGUAGES, set_language, translate

IMPORT_KINDS = (
    "customers", "assets", "parts", "locations", "stock", "bom", "suppliers", "supplier-parts", "supersession",
    "work-orders",
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code: 0 done, 1 not (a sentence says why), 2 wrong use."""
    _print_anything()
    parser = _parser()
    options = parser.parse_args(sys.argv[1:] if arguments is None else list(arguments))
    set_language(options.lang or _system_language())
    if options.self_test:
        return _self_test()
    try:
        command: Callable[[argparse.Namespace], int] = getattr(options, "command", _run)
        return command(options)
    except FieldServiceError as error:
        print(error.message(), file=sys.stderr)
        if isinstance(error, EnvironmentFault):
            print(error.next_step(), file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read on (head, less) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print(translate("cli", "Stopped. What was done so far is kept."), file=sys.stderr)
        return 1


def _print_anything() -> None:
    """A terminal or pipe that knows no Chinese, or a file name that is not text, shows `?` instead of a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="fieldservice", description="Field service and spare parts, offline first.")
    parser.add_argument("--version", action="version", version=f"fieldservice {__version__}")
    parser.add_argument("--self-test", action="store_true", help="check that this installation is complete")
    _common(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    run = commands.add_parser("run", help="open the program")
    run.set_defaults(command=_run)
    demo = commands.add_parser("demo", help="do the main job off screen and keep its papers and pictures")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder for the papers and pictures")
    demo.set_defaults(command=_demo)
    tour = commands.add_parser("tour", help="picture every screen with the demo data")
    tour.add_argument("--out", type=Path, required=True, metavar="DIR")
    tour.add_argument("--theme", choices=("light", "dark"), default="light")
    tour.add_argument("--scale", type=float, default=1.0)
    tour.add_argument("--size", default="1440x900", help="window size, for example 1280x720")
    tour.add_argument("--only", default="", help="only pictures whose name contains this")
    tour.set_defaults(command=_tour)
    load = commands.add_parser("import", help="import a spreadsheet")
    load.add_argument("file", type=Path)
    load.add_argument("--as", dest="kind", choices=IMPORT_KINDS, required=True)
    load.add_argument("--mapping", type=Path, help="column mapping (JSON)")
    load.add_argument("--dry-run", action="store_true", help="only say what would happen")
    load.add_argument("--chunk", type=int, default=500, help="rows written in one step")
    load.add_argument(
        "--together",
        choices=("row", "chunk", "file"),
        default="row",
        help="what a bad row takes with it: only itself, its chunk, or the whole file",
    )
    load.add_argument("--errors", type=Path, help="where to write rows that were refused (CSV)")
    load.set_defaults(command=_import)
    attach = commands.add_parser("attach", help="add photos or files to a work order")
    attach.add_argument("files", type=Path, nargs="+", metavar="FILE")
    attach.add_argument("--to", required=True, metavar="NUMBER", help="number of the work order")
    attach.set_defaults(command=_attach)
    backup = commands.add_parser("backup", help="write a backup of the profile")
    backup.add_argument("file", type=Path, nargs="?", help="the new backup file (default: in the profile's backups)")
    backup.set_defaults(command=_backup)
    restore = commands.add_parser("restore", help="put a backup in place of the profile")
    restore.add_argument("file", type=Path)
    restore.set_defaults(command=_restore)
    check = commands.add_parser("check", help="check that the data is whole")
    check.add_argument("--repair", action="store_true", help="compute derived data again")
    check.set_defaults(command=_check)
    hub_options.add_parser(commands, _common)
    sync_options.add_parsers(commands, _common)
    forms_options.add_parser(commands, _common)
    triage_options.add_parser(commands, _common)
    diagnosis_options.add_parser(commands, _common)
    for sub in (run, demo, tour, load, attach, backup, restore, check):
        _common(sub, default=argparse.SUPPRESS)
    return parser


def _common(parser: argparse.ArgumentParser, default: object = None) -> None:
    parser.add_argument("--lang", choices=LANGUAGES, default=default, help="language of screens and messages")
    parser.add_argument("--profile", type=Path, metavar="DIR", default=default, help="profile folder")
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", default=default, help="file with the passphrase (else stdin)"
    )


def _system_language() -> str:
    import locale

    name = (locale.getlocale()[0] or "").lower()
    return "en" if name.startswith(("en", "c")) and not name.startswith("chi") else "zh_CN"


def _run(options: argparse.Namespace) -> int:
    from fieldservice.system import haste

    haste.begin()  # `run` ends it; loading Qt is the first thing that gains by it
    from ui.app.start import run

    return run(options.profile, options.lang)


def _demo(options: argparse.Namespace) -> int:
    from ui.demo import perform

    return perform(options.out, options.lang or "zh_CN")


def _tour(options: argparse.Namespace) -> int:
    from ui.tour import make

    width, height = (int(side) for side in options.size.lower().split("x"))
    return make(options.out, options.lang, options.theme, options.scale, (width, height), options.only)


def _import(options: argparse.Namespace) -> int:
    from fieldservice.commands.load import import_file

    return import_file(options)


def _attach(options: argparse.Namespace) -> int:
    from fieldservice.commands.attach import attach_files

    return attach_files(options)


def _backup(options: argparse.Namespace) -> int:
    from fieldservice.commands.upkeep import backup

    return backup(options)


def _restore(options: argparse.Namespace) -> int:
    from fieldservice.commands.upkeep import restore

    return restore(options)


def _check(options: argparse.Namespace) -> int:
    from fieldservice.commands.upkeep import check

    return check(options)


def _self_test() -> int:
    from fieldservice.commands.self_test import self_test

    return self_test()
