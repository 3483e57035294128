"""Backups: one file that holds a profile's database, keys and blobs, all of them encrypted as they are on disk.

The file is a ZIP without compression (encrypted bytes do not shrink) with a manifest of sizes and SHA-256 sums, so a
damaged backup is noticed before anything is replaced.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.store.migrate import copy_database
from fieldservice.store.store import Store
from fieldservice.system.atomic import disk_faults
from fieldservice.system.clock import Clock
from fieldservice.system.lock import ProfileLock
from fieldservice.system.paths import Profile, open_profile

FORMAT = 1
_MANIFEST = "manifest.json"
_KEY_FILES = ("keys.json", "keys.backup.json", "profile.json")
_PIECE = 1 << 20

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Restored:
    """What a restore did: the profile folder, how many files, and where the data that was there before went."""

    folder: Path
    files: int
    set_aside: Path | None


def write_backup(profile: Profile, store: Store, target: Path, progress: Progress | None = None) -> int:
    """Write a backup to the new file `target` while the program goes on working; returns its size in bytes.

    Raises UserError when `target` exists, EnvironmentFault for the disk; never leaves a half-written backup.
    """
    if target.exists():
        raise UserError("store.backup_exists", "{path} exists already. Choose another name.", path=str(target))
    copy = profile.tmp / "backup.db"
    unfinished = target.with_name(target.name + ".part")
    copy.unlink(missing_ok=True)
    try:
        copy_database(store.database, copy)
        members = [(copy, "data.db")]
        members += [(profile.folder / name, name) for name in _KEY_FILES if (profile.folder / name).exists()]
        blobs = sorted(path for path in profile.blobs.rglob("*") if path.is_file() and not path.name.endswith(".part"))
        members += [(path, f"blobs/{path.relative_to(profile.blobs).as_posix()}") for path in blobs]
        with disk_faults(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(unfinished, members, store, progress)
            unfinished.replace(target)
            return target.stat().st_size
    finally:
        copy.unlink(missing_ok=True)
        unfinished.unlink(missing_ok=True)


def _write(path: Path, members: list[tuple[Path, str]], store: Store, progress: Progress | None) -> None:
    sums: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED, allowZip64=True) as archive:
        for done, (source, name) in enumerate(members):
            digest = hashlib.sha256()
            with source.open("rb") as incoming, archive.open(name, "w", force_zip64=True) as outgoing:
                while piece := incoming.read(_PIECE):
                    digest.update(piece)
                    outgoing.write(piece)
            sums[name] = {"sha256": digest.hexdigest(), "size": source.stat().st_size}
            if progress is not None:
                progress(done + 1, len(members))
        manifest = {
            "format": FORMAT,
            "schema": store.schema_version,
            "made_at": store.clock.now().isoformat(timespec="seconds"),
            "files": sums,
        }
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))


def read_manifest(backup: Path) -> dict[str, Any]:
    """What a backup holds. Raises UserError when the file is no backup of ours."""
    try:
        with zipfile.ZipFile(backup) as archive:
            manifest = json.loads(archive.read(_MANIFEST))
        if manifest["format"] > FORMAT:
            raise UserError("store.backup_newer", "This backup was made by a newer version of the program.")
    except FileNotFoundError:
        raise UserError("store.backup_missing", "There is no file {path}.", path=str(backup)) from None
    except (OSError, zipfile.BadZipFile, KeyError, ValueError, TypeError):
        raise UserError("store.no_backup", "{path} is not a backup of this program.", path=str(backup)) from None
    found: dict[str, Any] = manifest
    return found


def restore_backup(
    backup: Path, folder: Path | None, clock: Clock, state_folder: Path | None = None, progress: Progress | None = None
) -> Restored:
    """Put a backup in place of the profile in `folder`. What was there is set aside beside it, never deleted.

    The backup is read and compared with its manifest before anything is moved. Number blocks of the restored database
    lapse, so no number is given out twice.
    """
    manifest = read_manifest(backup)
    profile = open_profile(folder, state_folder)
    with ProfileLock(profile.lock_file):
        staged = profile.folder.with_name(profile.folder.name + ".restoring")
        shutil.rmtree(staged, ignore_errors=True)
        try:
            with disk_faults(staged):
                _unpack(backup, manifest, staged, progress)
            aside = _set_aside(profile, clock)
            for item in staged.iterdir():
                target = profile.folder / item.name
                if target.is_dir():
                    shutil.rmtree(target)
                item.replace(target)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
    open_profile(folder, state_folder).renew_incarnation()
    return Restored(profile.folder, len(manifest["files"]), aside)


def _unpack(backup: Path, manifest: dict[str, Any], staged: Path, progress: Progress | None) -> None:
    staged.mkdir(mode=0o700)
    files = manifest["files"]
    with zipfile.ZipFile(backup) as archive:
        for done, (name, facts) in enumerate(files.items()):
            target = (staged / name).resolve()
            if not target.is_relative_to(staged.resolve()):
                raise UserError("store.no_backup", "{path} is not a backup of this program.", path=str(backup))
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                with archive.open(name) as incoming, target.open("wb") as outgoing:
                    digest = _copy(incoming, outgoing)  # type: ignore[arg-type]  # typeshed says IO[bytes]
            except (KeyError, zipfile.BadZipFile):
                digest = ""
            if digest != facts["sha256"]:
                raise EnvironmentFault(
                    "store.backup_damaged",
                    "The backup is damaged at “{name}”. Nothing was replaced.",
                    "Take another backup.",
                    name=name,
                )
            if progress is not None:
                progress(done + 1, len(files))


def _copy(incoming: BinaryIO, outgoing: BinaryIO) -> str:
    digest = hashlib.sha256()
    while piece := incoming.read(_PIECE):
        digest.update(piece)
        outgoing.write(piece)
    return digest.hexdigest()


def _set_aside(profile: Profile, clock: Clock) -> Path | None:
    """Move what the profile holds to a folder beside it, except logs, backups and the locks."""
    kept = ("logs", "backups", "tmp")
    held = [p for p in profile.folder.iterdir() if p.name not in kept and p.suffix != profile.lock_file.suffix]
    if not (profile.folder / "data.db").exists():
        return None
    stamp = clock.now().strftime("%Y%m%d-%H%M%S")
    aside = profile.folder.with_name(f"{profile.folder.name}-before-restore-{stamp}")
    with disk_faults(aside):
        aside.mkdir(mode=0o700)
        for item in held:
            item.replace(aside / item.name)
    return aside
