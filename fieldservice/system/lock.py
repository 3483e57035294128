"""One program a profile: an operating-system lock, which dies with its process, also after kill -9.

The lock file also says who holds it (process, machine), for the sentence people see; it stays behind when the program
ends and means nothing by itself.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
import platform
import sys
from pathlib import Path
from types import TracebackType

from fieldservice.errors import UserError
from fieldservice.system.atomic import environment_fault_from

# Windows locks are mandatory: lock a byte far behind the text, so that others can still read who holds the lock.
_LOCKED_BYTE = 1 << 30
_BUSY = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, getattr(errno, "EDEADLOCK", errno.EDEADLK)}


class ProfileLock:
    """Held from `acquire` until `release`, or as a context manager."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self) -> None:
        """Take the lock at once or raise UserError `system.already_open`; it never waits."""
        if self._handle is not None:
            return
        try:
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as error:
            raise environment_fault_from(error, self._path) from error
        try:
            _lock(handle)
        except OSError as error:
            os.close(handle)
            if error.errno in _BUSY:
                raise _already_open(holder(self._path)) from error
            raise environment_fault_from(error, self._path) from error
        self._handle = handle
        # Who holds it is a courtesy: a full disk must not keep the lock from working.
        with contextlib.suppress(OSError):
            os.ftruncate(handle, 0)
            os.write(handle, json.dumps({"pid": os.getpid(), "machine": platform.node()}).encode())

    def release(self) -> None:
        """Give the lock back; harmless when it isn't held. The file stays: removing it would race with a next start."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        with contextlib.suppress(OSError):
            _unlock(handle)
        os.close(handle)

    def __enter__(self) -> ProfileLock:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def holder(path: Path) -> tuple[int, str] | None:
    """Process id and machine that took the lock last, as the lock file has it; None when it can't be read."""
    try:
        held = json.loads(path.read_bytes())
        return int(held["pid"]), str(held["machine"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _already_open(held: tuple[int, str] | None) -> UserError:
    if held is not None and held[1] and held[1] != platform.node():
        return UserError(
            "system.already_open",
            "The program is already open on this profile, on the computer {machine}. Close it there first.",
            machine=held[1],
        )
    return UserError(
        "system.already_open", "The program is already open on this profile. Switch to its window, or close it first."
    )


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        os.lseek(handle, 0, os.SEEK_SET)

    def _unlock(handle: int) -> None:
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
