"""`fieldservice sync`, `enroll` and `safety-copy`: a profile and its hub from the shell."""

from __future__ import annotations

import argparse
from datetime import tzinfo
from pathlib import Path

from fieldservice.bootstrap import Session
from fieldservice.commands.upkeep import opened
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from fieldservice.sync import enrolment
from fieldservice.sync.driver import SyncDriver, run_until_quiet
from fieldservice.sync.opening import Synchronisation, open_sync
from fieldservice.sync.progress import SyncState, sentence
from fieldservice.sync.safety_copy import SafetyCopies, restore
from fieldservice.system.atomic import disk_faults
from fieldservice.system.keys import read_passphrase


def synchronise(options: argparse.Namespace) -> int:
    """Deliver and fetch, until nothing is left to do (--once) or until Ctrl-C; 1 when something still waits."""
    with opened(options) as session:
        said = _Saying(session.context.zone)
        sync = open_sync(session.store, session.context.blobs, session.profile, said.state)
        if sync is None:
            raise UserError("cli.not_joined", "This profile belongs to no hub. Enrol it first: fieldservice enroll.")
        session.store.on_commit(sync.noticed)
        if options.once:
            done = run_until_quiet(sync, session.context.clock)
        else:
            done = _until_stopped(session, sync)
        if sync.engine.revoked_and_drained:
            enrolment.wipe_revoked(session.profile, sync.link, session.store.close)
            print(translate("cli", "This laptop was shut out by an administrator. Its data was destroyed."))
            return 1
        sync.link.close()
        state = sync.engine.state
        print(sentence(state, session.context.zone))
        if state.problem is not None:
            print(state.problem.next_step())
    return 0 if done else 1


def _until_stopped(session: Session, sync: Synchronisation) -> bool:
    driver = SyncDriver(sync, session.context.clock, session.store.close)
    driver.start()
    try:
        driver.wait()
    finally:
        driver.stop()
    return sync.engine.state.waiting == 0


class _Saying:
    """Prints each new sentence once."""

    def __init__(self, zone: tzinfo) -> None:
        self._zone = zone
        self._last = ""

    def state(self, state: SyncState) -> None:
        """The engine's state changed."""
        text = sentence(state, self._zone)
        if text != self._last:
            self._last = text
            print(text, flush=True)


def enrol(options: argparse.Namespace) -> int:
    """Join a hub with a code."""
    with opened(options) as session:
        if enrolment.current(session.store) is not None:
            raise UserError("sync_center.joined", "This computer belongs to a hub already.")
        address = enrolment.read_invitation(options.code, options.hub or "")
        ca = ""
        if options.ca is not None:
            with disk_faults(options.ca):
                ca = options.ca.read_text("ascii")
        address = enrolment.Address(address.url, address.code, ca, options.allow_private_http)
        joined = enrolment.enrol(session.store, session.profile, address, options.name or "")
        print(translate("cli", "This profile now belongs to the hub “{hub}”.", hub=joined.hub_called))
    return 0


def safety_copy(options: argparse.Namespace) -> int:
    """Write a safety copy of undelivered work into a folder, or take one over."""
    with opened(options) as session:
        if options.restore is not None:
            passphrase = read_passphrase(options.copy_passphrase_file)
            found = restore(session.store, session.context.blobs, options.restore, passphrase)
            print(
                translate(
                    "cli",
                    "{changes} changes and {files} files were taken over. They are delivered with the next contact.",
                    changes=found.changes,
                    files=found.files,
                )
            )
            return 0
        folder: Path = options.folder
        copies = SafetyCopies(session.store, session.context.blobs, session.profile.id)
        copy = copies.write(folder, read_passphrase(options.copy_passphrase_file))
        print(
            translate(
                "cli",
                "Safety copy written: {path} ({changes} changes, {files} files)",
                path=str(copy.path),
                changes=copy.changes,
                files=copy.files,
            )
        )
    return 0
