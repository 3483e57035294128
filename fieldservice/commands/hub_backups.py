"""`fieldservice hub backup`, `backup-key` and `restore`."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from pathlib import Path

from fieldservice.commands.hub import database_url, folder, opened
from fieldservice.errors import UserError
from fieldservice.hub.backup import restore_backup, write_backup
from fieldservice.hub.status import status_of
from fieldservice.i18n import translate
from fieldservice.system.atomic import disk_faults, write_atomic
from fieldservice.system.keys import read_passphrase
from fieldservice.system.sealed import PassphraseKey


def backup(options: argparse.Namespace) -> int:
    """Write a backup."""
    if options.unencrypted and options.passphrase_file is not None:
        raise UserError("hub_admin.either", "Give either --unencrypted or --passphrase-file.")
    with opened(options) as assembly:
        key = None if options.unencrypted else PassphraseKey.make(_new_passphrase(options))
        done = write_backup(assembly, options.file, key=key)
        print(
            translate(
                "hub_admin",
                "Backup written: {path} ({rows} records, {blobs} files, {size} MB)",
                path=str(options.file),
                rows=status_of(assembly)["rows"],
                blobs=done.blobs,
                size=f"{done.size / 1e6:.1f}",
            )
        )
    if options.unencrypted:
        print(
            translate(
                "hub_admin",
                "It is not encrypted: whoever gets this file reads everything and can pretend to be this hub.",
            )
        )
    else:
        print(
            translate("hub_admin", "Keep its passphrase in another place: without it, nobody can restore this backup.")
        )
    return 0


def backup_key(options: argparse.Namespace) -> int:
    """Make a key file for backups."""
    if options.file.exists():
        raise UserError(
            "hub_admin.backup_exists", "{path} exists already. Choose another name.", path=str(options.file)
        )
    write_atomic(options.file, secrets.token_hex(32).encode("ascii") + b"\n")
    print(
        translate(
            "hub_admin",
            "Key file written: {path}. Back up with --passphrase-file {path}, and keep a copy away from this machine.",
            path=str(options.file),
        )
    )
    return 0


def _new_passphrase(options: argparse.Namespace) -> str:
    """The passphrase of a new backup: from a file that is its owner's alone, or typed (at a terminal twice)."""
    if options.passphrase_file is not None:
        _ensure_own(options.passphrase_file)
        return read_passphrase(options.passphrase_file)
    typed = read_passphrase()
    if sys.stdin.isatty() and read_passphrase() != typed:
        raise UserError("hub_admin.typed_otherwise", "The second passphrase is another one. Nothing was written.")
    return typed


def _ensure_own(file: Path) -> None:
    """A key that others may read protects nothing; on Windows the folder's rights decide."""
    with disk_faults(file):
        open_to_others = os.name == "posix" and file.stat().st_mode & 0o077
    if open_to_others:
        raise UserError(
            "hub_admin.key_open",
            "Others on this machine can read {path}. Take their access away first: chmod 600 {path}",
            path=str(file),
        )


def restore(options: argparse.Namespace) -> int:
    """Put a backup's hub in place."""
    done = restore_backup(
        options.file,
        folder(options),
        database_url(options),
        passphrase=lambda: read_passphrase(options.passphrase_file),
    )
    with opened(options) as assembly:
        rows = status_of(assembly)["rows"]
    print(
        translate(
            "hub_admin",
            "The hub is restored: {rows} records, {blobs} files. Devices deliver again what came after the backup.",
            rows=rows,
            blobs=done.blobs,
        )
    )
    if done.set_aside is not None:
        print(translate("hub_admin", "What was there before is kept in {folder}.", folder=str(done.set_aside)))
    return 0
