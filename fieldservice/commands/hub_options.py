"""The options of `fieldservice hub ...`. Nothing of the hub is imported before one of its commands is wanted."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any

PORT = 8520
DATA, DATABASE_URL = "FIELDSERVICE_HUB_DATA", "FIELDSERVICE_HUB_DATABASE_URL"


def add_parser(commands: Any, common: Any) -> None:
    """Add `hub` with its own commands to the command line; `common` adds the options that every command has."""
    hub = commands.add_parser("hub", help="serve and look after a hub, to which laptops synchronise")
    verbs = hub.add_subparsers(title="commands", metavar="COMMAND", required=True)
    serve = verbs.add_parser("serve", help="serve until stopped")
    serve.add_argument("--host", default="127.0.0.1", help="address to listen on (0.0.0.0: all)")
    serve.add_argument("--port", type=int, default=PORT)
    serve.add_argument("--workers", type=int, default=1, help="hub processes (more than one: on PostgreSQL)")
    serve.add_argument("--cert", metavar="FILE", help="certificate for https (PEM)")
    serve.add_argument("--key", metavar="FILE", help="its private key (PEM)")
    serve.add_argument(
        "--allow-private-network",
        metavar="CIDR",
        action="append",
        default=[],
        help="let laptops of this private network in over plain http, for example 192.168.1.0/24",
    )
    serve.add_argument("--public-url", default="", metavar="URL", help="how laptops reach this hub")
    serve.add_argument("--name", help="the hub's name as laptops show it")
    status = verbs.add_parser("status", help="the hub in figures")
    enroll = verbs.add_parser("enroll", help="make a code with which a person enrols a laptop")
    enroll.add_argument("person", help="name, number or id")
    _code_options(enroll)
    audit = verbs.add_parser("audit", help="what was refused and what administrators did")
    audit.add_argument("--most", type=int, default=50)
    for parser, verb in (
        (serve, "serve"),
        (status, "status"),
        (enroll, "enroll"),
        (audit, "audit"),
    ):
        _finish(parser, verb, common)
    _backup_parsers(verbs, common)
    _user_parsers(verbs, common)
    _device_parsers(verbs, common)
    _quarantine_parsers(verbs, common)


def _backup_parsers(verbs: Any, common: Any) -> None:
    backup = verbs.add_parser("backup", help="write a backup of the hub")
    backup.add_argument("file", type=Path)
    backup.add_argument(
        "--unencrypted",
        action="store_true",
        help="without a passphrase: whoever gets the file reads everything and can pretend to be this hub",
    )
    backup_key = verbs.add_parser("backup-key", help="make a key file, to be given to backup as --passphrase-file")
    backup_key.add_argument("file", type=Path)
    restore = verbs.add_parser("restore", help="make the hub of a backup in the data folder")
    restore.add_argument("file", type=Path)
    for parser, verb in ((backup, "backup"), (backup_key, "backup_key"), (restore, "restore")):
        _finish(parser, verb, common, "hub_backups")


def _user_parsers(verbs: Any, common: Any) -> None:
    users = verbs.add_parser("user", help="people and their roles")
    verbs_of_users = users.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add = verbs_of_users.add_parser("add", help="add a person")
    add.add_argument("name")
    add.add_argument("--administrator", action="store_true", help="an administrator; prints a code to enrol with")
    add.add_argument(
        "--roles", default="", help="separated by commas: technician, desk, dispatcher, warehouse, manager"
    )
    add.add_argument("--number", default="")
    add.add_argument("--name-en", default="")
    add.add_argument("--phone", default="")
    add.add_argument("--email", default="")
    _code_options(add)
    _finish(add, "user_add", common)
    _finish(verbs_of_users.add_parser("list", help="everybody"), "user_list", common)
    roles = verbs_of_users.add_parser("roles", help="give a person exactly these roles")
    roles.add_argument("person", help="name, number or id")
    roles.add_argument("roles", help="separated by commas")
    _finish(roles, "user_roles", common)
    for verb, says in (
        ("archive", "somebody left: archive them and revoke their devices"),
        ("restore", "somebody is back"),
    ):
        parser = verbs_of_users.add_parser(verb, help=says)
        parser.add_argument("person", help="name, number or id")
        _finish(parser, f"user_{verb}", common)


def _device_parsers(verbs: Any, common: Any) -> None:
    devices = verbs.add_parser("device", help="enrolled laptops")
    verbs_of_devices = devices.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _finish(verbs_of_devices.add_parser("list", help="every device"), "device_list", common)
    for verb, says in (
        ("revoke", "a laptop was lost: it gets nothing more and wipes itself"),
        ("restore", "take a revocation back"),
    ):
        parser = verbs_of_devices.add_parser(verb, help=says)
        parser.add_argument("device", help="name or id")
        _finish(parser, f"device_{verb}", common)
    rename = verbs_of_devices.add_parser("rename", help="give a device another name")
    rename.add_argument("device", help="name or id")
    rename.add_argument("name")
    _finish(rename, "device_rename", common)


def _quarantine_parsers(verbs: Any, common: Any) -> None:
    quarantine = verbs.add_parser("quarantine", help="what revoked devices delivered")
    verbs_of_it = quarantine.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _finish(verbs_of_it.add_parser("list", help="what waits"), "quarantine_list", common)
    release = verbs_of_it.add_parser("release", help="have it judged like everybody's work")
    release.add_argument("device", help="name or id")
    _finish(release, "quarantine_release", common)


def _code_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--hours", type=int, default=24, help="how long the code is valid")
    parser.add_argument("--url", default="", help="how laptops reach this hub (default: as it was last served)")


def _finish(parser: argparse.ArgumentParser, verb: str, common: Any, module: str = "hub") -> None:
    def command(options: argparse.Namespace) -> int:
        done: int = getattr(import_module(f"fieldservice.commands.{module}"), verb)(options)
        return done

    parser.add_argument("--data", type=Path, metavar="DIR", help=f"the hub's folder (default: ${DATA})")
    parser.add_argument("--database-url", metavar="URL", help=f"postgresql://... (default: ${DATABASE_URL})")
    parser.set_defaults(command=command)
    common(parser, default=argparse.SUPPRESS)
