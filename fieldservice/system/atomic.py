"""Files are written whole or not at all, and what the disk refuses becomes a sentence with a next step."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fieldservice.errors import EnvironmentFault
from fieldservice.i18n import mark

PART_SUFFIX = ".part"
# Windows' own numbers, for what its errno mapping leaves vague.
_WINDOWS = {
    5: errno.EACCES,
    19: errno.EROFS,
    32: errno.EBUSY,
    33: errno.EBUSY,
    39: errno.ENOSPC,
    53: errno.ENOENT,
    64: errno.EIO,
    112: errno.ENOSPC,
    206: errno.ENAMETOOLONG,
    1117: errno.EIO,
}

_FULL = (
    "disk.full",
    mark("disk", "The disk is full: {path} can't be saved. Nothing was changed."),
    mark("disk", "Free some space on this disk (empty the recycle bin, move large files), then try again."),
)
_PERMISSION = (
    "disk.no_permission",
    mark("disk", "The program is not allowed to use {path}."),
    mark("disk", "Choose another folder, or ask the person who looks after this computer for access to it."),
)
_READ_ONLY = (
    "disk.read_only",
    mark("disk", "{path} is on a disk that can only be read."),
    mark("disk", "Take off the write protection, or choose a folder on another disk."),
)
_NAME = (
    "disk.name_too_long",
    mark("disk", "The name or path of {path} is too long for this disk."),
    mark("disk", "Choose a shorter name, or a folder nearer to the root of the disk."),
)
_MISSING = (
    "disk.not_found",
    mark("disk", "{path} is not there."),
    mark(
        "disk", "Check that the folder still exists and that the drive or network share is connected, then try again."
    ),
)
_KIND = (
    "disk.wrong_kind",
    mark("disk", "{path} can't be used: a file is where a folder is needed, or the other way round."),
    mark("disk", "Choose another name or another folder."),
)
_FAILING = (
    "disk.failing",
    mark("disk", "The disk reports an error at {path}."),
    mark("disk", "Make a backup on another disk at once, and have this disk checked."),
)
_BUSY = (
    "disk.in_use",
    mark("disk", "Another program is using {path}."),
    mark("disk", "Close the other program (a virus scanner or a synchronised folder may be one), then try again."),
)
_TOO_BIG = (
    "disk.file_too_big",
    mark("disk", "{path} is too big for the way this disk is formatted."),
    mark("disk", "Choose a folder on another disk."),
)
_HANDLES = (
    "disk.too_many_open",
    mark("disk", "Too many files are open at once; {path} can't be opened as well."),
    mark("disk", "Close other programs, then start this program again."),
)
_OTHER = (
    "disk.other",
    mark("disk", "{path} can't be read or written. The system says: {reason}"),
    mark("disk", "Try again. If it happens again, choose another folder or restart the computer."),
)
_BY_NUMBER = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EACCES: _PERMISSION,
    errno.EPERM: _PERMISSION,
    errno.EROFS: _READ_ONLY,
    errno.ENAMETOOLONG: _NAME,
    errno.ENOENT: _MISSING,
    errno.ENODEV: _MISSING,
    errno.ENXIO: _MISSING,
    getattr(errno, "ESTALE", errno.ENOENT): _MISSING,
    getattr(errno, "EHOSTDOWN", errno.ENOENT): _MISSING,
    errno.ENOTDIR: _KIND,
    errno.EISDIR: _KIND,
    errno.EEXIST: _KIND,
    errno.ENOTEMPTY: _KIND,
    errno.EIO: _FAILING,
    getattr(errno, "EUCLEAN", errno.EIO): _FAILING,
    errno.EBUSY: _BUSY,
    getattr(errno, "ETXTBSY", errno.EBUSY): _BUSY,
    errno.EFBIG: _TOO_BIG,
    errno.EMFILE: _HANDLES,
    errno.ENFILE: _HANDLES,
}


def environment_fault_from(error: OSError, path: Path | str | None = None) -> EnvironmentFault:
    """The fault with sentence and next step for what the operating system refused at `path` (or the error's own)."""
    where = str(path if path is not None else error.filename or "?")
    number = _WINDOWS.get(getattr(error, "winerror", None) or 0, error.errno or 0)
    code, text, next_step = _BY_NUMBER.get(number, _OTHER)
    return EnvironmentFault(code, text, next_step, path=where, reason=error.strerror or type(error).__name__)


@contextlib.contextmanager
def disk_faults(path: Path | str | None = None) -> Iterator[None]:
    """Within this block an OSError becomes its EnvironmentFault."""
    try:
        yield
    except OSError as error:
        raise environment_fault_from(error, path) from error


def write_atomic(path: Path, data: bytes) -> None:
    """Replace `path` by `data` so that a reader, now or after a power cut, sees the old file or the whole new one.

    The file is readable by its owner only. Raises EnvironmentFault and leaves the old file as it was.
    """
    with atomic_file(path) as file:
        file.write(data)


@contextlib.contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """A file to write into that becomes `path` when the block ends well, and disappears when it doesn't.

    Raises EnvironmentFault for what the disk refuses; the old file stays as it was.
    """
    with disk_faults(path):
        part = path.parent / f".{secrets.token_hex(8)}{PART_SUFFIX}"
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            replace_file(part, path)
            sync_folder(path.parent)
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make renames and removals within `folder` survive a power cut, where the system offers that."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Some network file systems know no fsync of folders; they order renames by themselves.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP, errno.EBADF):
            raise
    finally:
        os.close(handle)


def free_space(path: Path) -> int:
    """Bytes that may still be written on the disk that holds `path` (or its nearest existing parent)."""
    nearest = path.absolute()
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    with disk_faults(path):
        return shutil.disk_usage(nearest).free


def replace_file(part: Path, path: Path) -> None:
    """Rename over `path`; on Windows a virus scanner may hold it for a moment, so try a few times."""
    attempts = 6 if sys.platform == "win32" else 1
    for attempt in range(attempts):
        try:
            os.replace(part, path)
            return
        except PermissionError:
            if attempt == attempts - 1:
                raise
            time.sleep(0.05 * 2**attempt)
