"""The options of `fieldservice sync`, `enroll` and `safety-copy`; what they do is loaded when it is asked for."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_parsers(commands: Any, common: Callable[..., None]) -> None:
    """Add the commands to the command line."""
    sync = commands.add_parser("sync", help="deliver changes to the hub and fetch those of others")
    sync.add_argument("--once", action="store_true", help="end when nothing is left to do")
    sync.set_defaults(command=_sync)
    enrol = commands.add_parser("enroll", help="join a hub with a code")
    enrol.add_argument("code", help="the code, or the text of its QR code")
    enrol.add_argument("--hub", metavar="URL", help="the hub's address (a QR code names it itself)")
    enrol.add_argument("--name", help="what to call this laptop (default: the computer's name)")
    enrol.add_argument("--ca", type=Path, metavar="FILE", help="certificates (PEM) to trust for this hub")
    enrol.add_argument(
        "--allow-private-http", action="store_true", help="talk without encryption within a private network"
    )
    enrol.set_defaults(command=_enrol)
    copy = commands.add_parser("safety-copy", help="save undelivered work as an encrypted file, or take one over")
    what = copy.add_mutually_exclusive_group(required=True)
    what.add_argument("--to", dest="folder", type=Path, metavar="DIR", help="write a copy into this folder")
    what.add_argument("--restore", type=Path, metavar="FILE", help="take this copy over")
    copy.add_argument(
        "--copy-passphrase-file", type=Path, metavar="FILE", help="file with the copy's passphrase (else stdin)"
    )
    copy.set_defaults(command=_safety_copy)
    for sub in (sync, enrol, copy):
        common(sub, default=argparse.SUPPRESS)


def _sync(options: argparse.Namespace) -> int:
    from fieldservice.commands.synchronise import synchronise

    return synchronise(options)


def _enrol(options: argparse.Namespace) -> int:
    from fieldservice.commands.synchronise import enrol

    return enrol(options)


def _safety_copy(options: argparse.Namespace) -> int:
    from fieldservice.commands.synchronise import safety_copy

    return safety_copy(options)
