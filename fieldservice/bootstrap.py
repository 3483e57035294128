"""The composition root: profile folder -> lock -> key -> database -> migrations -> services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from pathlib import Path

from msgspec import Struct

from fieldservice.errors import UserError
from fieldservice.papers import Papers
from fieldservice.services.container import Services
from fieldservice.services.context import Context
from fieldservice.store.numbers import HUB_DEVICE
from fieldservice.store.store import Store, open_store
from fieldservice.system import keys, wipe
from fieldservice.system.blobs import Blobs
from fieldservice.system.clock import Clock, SystemClock, local_zone
from fieldservice.system.ids import Ids
from fieldservice.system.lock import ProfileLock
from fieldservice.system.paths import Profile, open_profile


class Session(Struct):
    """An open profile. Close it to release the lock and fold the write-ahead log into the database."""

    profile: Profile
    lock: ProfileLock
    store: Store
    context: Context
    services: Services
    papers: Papers

    def back_up(
        self, target: Path | None = None, progress: Callable[[int, int], None] | None = None
    ) -> tuple[Path, int]:
        """Write a backup (into the profile's own backups when no file is named); returns the file and its bytes."""
        from fieldservice.store.backup import write_backup

        stamp = self.context.now().astimezone(self.context.zone).strftime("%Y%m%d-%H%M%S")
        file = target or self.profile.backups / f"fieldservice-{stamp}.fsbackup"
        return file, write_backup(self.profile, self.store, file, progress)

    def check(self, repair: bool = False, progress: Callable[[str], None] | None = None) -> list[str]:
        """Look whether the data is whole, computing derived data again first if asked; sentences of what is wrong."""
        from fieldservice.store import check as checks

        if repair:
            checks.repair(self.store)
        return [finding.sentence for finding in checks.check(self.store, progress)]

    def close(self) -> None:
        """Close the database (this thread's connection) and let others open the profile."""
        self.store.close()
        self.lock.release()


class Surroundings(Struct, frozen=True):
    """What tests and the demonstration replace: time, ids, time zone, the place of the markers."""

    clock: Clock
    ids: Ids
    zone: tzinfo
    state_folder: Path | None = None


def surroundings() -> Surroundings:
    """This machine's own clock, ids and time zone."""
    return Surroundings(SystemClock(), Ids(), local_zone())


def is_new(folder: Path) -> bool:
    """Whether the folder holds no profile yet."""
    return not keys.keys_exist(folder)


def create_session(folder: Path | None, passphrase: str, around: Surroundings) -> tuple[Session, str]:
    """Make a profile, open it, and return it with its recovery code (to be printed or written down once).

    Raises UserError for a weak passphrase or a folder that already holds a profile, EnvironmentFault for the disk.
    """
    profile = open_profile(folder, around.state_folder)
    if keys.keys_exist(profile.keys):
        raise UserError("store.profile_exists", "There is a profile in {folder} already.", folder=str(profile.folder))
    keys.check_passphrase(passphrase)
    lock = _take(profile)
    try:
        raw_key, code = keys.create_keys(profile.keys, passphrase)
        return _open(profile, lock, raw_key, around), code
    except BaseException:
        lock.release()
        raise


def open_session(folder: Path | None, passphrase: str, around: Surroundings) -> Session:
    """Open an existing profile. Raises UserError for a wrong passphrase or a profile that is open already."""
    profile = open_profile(folder, around.state_folder)
    lock = _take(profile)
    try:
        return _unlocked(_open(profile, lock, keys.unlock(profile.keys, passphrase), around))
    except BaseException:
        lock.release()
        raise


def recover_session(folder: Path | None, recovery_code: str, new_passphrase: str, around: Surroundings) -> Session:
    """Open an existing profile with its recovery code and give it a new passphrase; nothing stored is lost."""
    profile = open_profile(folder, around.state_folder)
    lock = _take(profile)
    try:
        return _unlocked(_open(profile, lock, keys.recover(profile.keys, recovery_code, new_passphrase), around))
    except BaseException:
        lock.release()
        raise


def restore_profile(backup: Path, folder: Path | None, around: Surroundings) -> Path | None:
    """Put a backup in place of the profile; returns the folder that what was there before went to, if any."""
    from fieldservice.store.backup import restore_backup

    return restore_backup(backup, folder, around.clock, around.state_folder).set_aside


def _take(profile: Profile) -> ProfileLock:
    lock = ProfileLock(profile.lock_file)
    lock.acquire()
    if wipe.finish_begun(profile):
        lock.release()
        raise wipe.wiped()
    profile.clean_tmp()
    return lock


def _unlocked(session: Session) -> Session:
    """The session, unless the hub's lease on this laptop is over: then it has to meet the hub first, which opens it
    again or, if the laptop was shut out, takes what waits and lets it be destroyed. Raises UserError where it stays
    shut."""
    if session.store.local_value(HUB_DEVICE) is None:
        return session
    from fieldservice.sync.lease import Lease

    now = session.context.now()
    lease = Lease(session.store)
    lease.saw(now)
    if not lease.is_over(now):
        return session
    from fieldservice.sync.meeting import meet_hub

    try:
        meet_hub(session.store, session.context.blobs, session.profile)
    except BaseException:
        session.store.close()
        raise
    return session


def _open(profile: Profile, lock: ProfileLock, raw_key: bytes, around: Surroundings) -> Session:
    store = open_store(profile, raw_key, around.clock, around.ids)
    blobs = Blobs(profile.blobs, keys.derive(raw_key, "blobs"))
    context = Context(store, around.clock, around.ids, blobs, around.zone)
    store.actor_id = store.local_value("actor")
    services = Services(context)
    return Session(profile, lock, store, context, services, Papers(services))
