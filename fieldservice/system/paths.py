"""Where a profile keeps its files: one folder a user and device, and a marker outside it.

    data.db                         the encrypted database
    keys.json, keys.backup.json     the wrapped database key, twice
    profile.json                    the profile's id
    blobs/ backups/ logs/ tmp/      encrypted photos and files, backups, logs, files of this run

The *incarnation marker* lies outside the folder, under a name made from the profile's id and the folder's path: a
folder that was copied, moved or restored from a backup elsewhere finds no marker, and one whose database was set back
holds another value than the marker does. Either way the number leases in it must not be used again. A folder that was
merely moved looks like a copy, which is the safe side.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import secrets
import shutil
from pathlib import Path

from msgspec import Struct

from fieldservice.errors import EnvironmentFault
from fieldservice.system.atomic import atomic_file, disk_faults, environment_fault_from, write_atomic

APPLICATION = "FieldService"
# Less than this and a database can't even be opened for writing.
_LEAST_FREE_BYTES = 4 * 1024 * 1024
_ID = re.compile(r"[0-9a-f]{32}\Z")


class Profile(Struct, frozen=True):
    """The places of one profile; `state_folder` is where markers outside the profile live."""

    folder: Path
    id: str
    state_folder: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.folder / "data.db"

    @property
    def keys(self) -> Path:
        """The folder that holds the key files (`keys.json`, `keys.backup.json`)."""
        return self.folder

    @property
    def blobs(self) -> Path:
        """Encrypted photos and files."""
        return self.folder / "blobs"

    @property
    def backups(self) -> Path:
        """Backups and the copies made before migrations."""
        return self.folder / "backups"

    @property
    def logs(self) -> Path:
        """Log and crash files."""
        return self.folder / "logs"

    @property
    def tmp(self) -> Path:
        """Files of this run; emptied at start."""
        return self.folder / "tmp"

    @property
    def lock_file(self) -> Path:
        """Held while the program is open on this profile."""
        return self.folder / "profile.lock"

    @property
    def marker_file(self) -> Path:
        """The incarnation marker, outside the profile."""
        place = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:16]
        return self.state_folder / "incarnations" / f"{self.id}-{place}"

    def incarnation(self) -> str | None:
        """What the marker says; None when there is none (a new, copied, moved or restored profile) or it is damaged."""
        try:
            marker = self.marker_file.read_bytes().decode("ascii").strip()
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        except OSError as error:
            raise environment_fault_from(error, self.marker_file) from error
        return marker if _ID.match(marker) else None

    def renew_incarnation(self) -> str:
        """Write a new marker and return it: after a restore, for a new profile, whenever leases must not be reused."""
        marker = secrets.token_hex(16)
        _make_folder(self.marker_file.parent)
        write_atomic(self.marker_file, marker.encode("ascii"))
        return marker

    def clean_tmp(self) -> None:
        """Empty `tmp`; only for the one program that holds the profile's lock."""
        with disk_faults(self.tmp):
            if self.tmp.is_symlink():
                self.tmp.unlink()
            elif self.tmp.exists():
                shutil.rmtree(self.tmp, ignore_errors=True)
            self.tmp.mkdir(mode=0o700, exist_ok=True)


def default_folder() -> Path:
    """The profile folder when none is named: the user's own data folder, which doesn't roam between machines."""
    from platformdirs import user_data_path

    return user_data_path(APPLICATION, appauthor=False, roaming=False) / "profile"


def default_state_folder() -> Path:
    """Where settings of this machine and incarnation markers live."""
    from platformdirs import user_state_path

    return user_state_path(APPLICATION, appauthor=False, roaming=False) / "state"


def open_profile(folder: Path | None = None, state_folder: Path | None = None) -> Profile:
    """The profile in `folder` (the default one when None), its folders created, private to the user (0700).

    Raises EnvironmentFault when the place can't hold a profile: not a folder, not writable, full. Take the profile's
    lock next, then call `clean_tmp`.
    """
    place = (folder or default_folder()).expanduser().absolute()
    with disk_faults(place):
        is_file = place.exists() and not place.is_dir()
    if is_file:
        raise EnvironmentFault(
            "system.profile_not_folder",
            "{path} is a file. The program keeps its data in a folder.",
            "Choose a folder for the data.",
            path=str(place),
        )
    _make_folder(place)
    place = place.resolve()
    _try_writing(place)
    profile = Profile(place, _profile_id(place / "profile.json"), (state_folder or default_state_folder()).absolute())
    for inner in (profile.blobs, profile.backups, profile.logs, profile.tmp):
        _make_folder(inner)
    return profile


def _make_folder(folder: Path) -> None:
    with disk_faults(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    # A folder on a FAT stick or a network share may refuse this; it is no reason to refuse the profile.
    with contextlib.suppress(OSError):
        if os.name == "posix" and folder.stat().st_mode & 0o077 and folder.stat().st_uid == os.geteuid():
            folder.chmod(0o700)


def _try_writing(folder: Path) -> None:
    """Write for real: permission bits and free-space figures don't tell the whole truth on shares and quotas."""
    with disk_faults(folder):
        free = shutil.disk_usage(folder).free
    if free < _LEAST_FREE_BYTES:
        raise environment_fault_from(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), folder)
    probe = folder / "write-test"
    try:
        with disk_faults(folder), atomic_file(probe) as file:
            file.write(bytes(65536))
    finally:
        with contextlib.suppress(OSError):
            probe.unlink(missing_ok=True)


def _profile_id(path: Path) -> str:
    """The id in profile.json; a missing or damaged one is replaced, which makes the profile a new incarnation."""
    try:
        held = json.loads(path.read_bytes())
        identifier = held.get("id", "") if isinstance(held, dict) else ""
    except (FileNotFoundError, ValueError):
        identifier = ""
    except OSError as error:
        raise environment_fault_from(error, path) from error
    if isinstance(identifier, str) and _ID.match(identifier):
        return identifier
    identifier = secrets.token_hex(16)
    write_atomic(path, json.dumps({"id": identifier}).encode("ascii"))
    return identifier
