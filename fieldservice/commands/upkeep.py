"""What the command line does with a profile: backup, restore, check."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

from fieldservice.bootstrap import Session, is_new, open_session, surroundings
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from fieldservice.store import backup as backups
from fieldservice.store import check as checks
from fieldservice.system.keys import read_passphrase
from fieldservice.system.paths import default_folder


@contextmanager
def opened(options: argparse.Namespace) -> Iterator[Session]:
    """The profile that the options name, opened with the passphrase from a file or standard input."""
    folder = options.profile or default_folder()
    if not folder.exists() or is_new(folder):
        raise UserError(
            "cli.no_profile", "There is no profile in {folder}. Start the program once to make one.", folder=str(folder)
        )
    session = open_session(folder, read_passphrase(options.passphrase_file), surroundings())
    try:
        yield session
    finally:
        session.close()


def backup(options: argparse.Namespace) -> int:
    """Write a backup and say where."""
    with opened(options) as session:
        stamp = session.context.now().astimezone(session.context.zone).strftime("%Y%m%d-%H%M%S")
        target = options.file or session.profile.backups / f"fieldservice-{stamp}.fsbackup"
        size = backups.write_backup(session.profile, session.store, target)
        print(translate("cli", "Backup written: {path} ({size} MB)", path=str(target), size=f"{size / 1e6:.1f}"))
    return 0


def restore(options: argparse.Namespace) -> int:
    """Put a backup in place and say where the former data went."""
    around = surroundings()
    done = backups.restore_backup(options.file, options.profile or default_folder(), around.clock, around.state_folder)
    print(translate("cli", "%n files restored to {folder}.", n=done.files, folder=str(done.folder)))
    if done.set_aside is not None:
        print(translate("cli", "What was there before is kept in {folder}.", folder=str(done.set_aside)))
    return 0


def check(options: argparse.Namespace) -> int:
    """Check the data; 1 when something is wrong and was not repaired."""
    with opened(options) as session:
        findings = checks.check(session.store)
        if options.repair and any(finding.repairable for finding in findings):
            checks.repair(session.store)
            findings = checks.check(session.store)
        for finding in findings:
            print(finding.sentence)
        if findings:
            if any(finding.repairable for finding in findings):
                print(translate("cli", "Derived data can be computed again: fieldservice check --repair"))
            return 1
        print(translate("cli", "The data is whole: file, references, sums, states, changes and search index."))
    return 0
