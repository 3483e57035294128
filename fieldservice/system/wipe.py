"""Destroying a profile: the wrapped keys first, so that what is left of the data can't be opened, then the data.

A note in the folder says that it has begun, so that a wipe which was cut off (the battery, a kill) is finished at the
next start, whatever was left.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
from pathlib import Path

from fieldservice.errors import UserError
from fieldservice.system.atomic import sync_folder, write_atomic
from fieldservice.system.keys import KEY_FILES
from fieldservice.system.paths import Profile

_NOTE = "wipe.begun"


def destroy(profile: Profile) -> None:
    """Destroy everything in the profile. Every connection to its database must be closed; the lock may be held.

    Goes on past what can't be removed, and raises the first such OSError at the end; the keys are gone by then.
    """
    write_atomic(profile.folder / _NOTE, b"")
    _finish(profile)


def finish_begun(profile: Profile) -> bool:
    """Finish a wipe that was cut off; says whether there was one."""
    if not (profile.folder / _NOTE).exists():
        return False
    _finish(profile)
    return True


def wiped() -> UserError:
    """The sentence for whoever opens a profile that was destroyed."""
    return UserError(
        "sync.wiped",
        "An administrator shut this laptop out, so its data was destroyed. Start again to make a new profile.",
    )


def _finish(profile: Profile) -> None:
    faults: list[OSError] = []
    for name in KEY_FILES:
        _shred(profile.folder / name, faults)
    sync_folder(profile.folder)
    for path in sorted(profile.folder.iterdir()):
        if path.name == _NOTE or path == profile.lock_file:
            continue
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
        except OSError as error:
            faults.append(error)
    with contextlib.suppress(OSError):
        profile.marker_file.unlink(missing_ok=True)
    if faults:
        raise faults[0]
    (profile.folder / _NOTE).unlink()
    sync_folder(profile.folder)


def _shred(path: Path, faults: list[OSError]) -> None:
    """Overwrite, then remove: it makes no promise on a flash disk, and costs nothing elsewhere."""
    try:
        size = path.stat().st_size
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(size))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return
    except OSError as error:
        faults.append(error)
