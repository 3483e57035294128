"""The hub's photos and files: content-addressed by SHA-256, whole or not at all, delivered in pieces that resume.

    blobs/ab/abcd...            finished
    uploads/<device>/abcd...    a device's unfinished upload: nobody else can add to it or see it

A name that is not 64 lower-case hexadecimal digits reaches no path.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.system.atomic import disk_faults, free_space, sync_folder

_SHA = re.compile(r"[0-9a-f]{64}\Z")
_ID = re.compile(r"[0-9a-f]{32}\Z")
_READ = 1 << 20


@dataclass(frozen=True)
class BlobLimits:
    """What an upload may take of the hub: bytes a blob, unfinished uploads a device, age, and bytes left free."""

    largest: int = 256 * 1024 * 1024
    most_uploads: int = 32
    forgotten_after: timedelta = timedelta(days=14)
    keep_free: int = 256 * 1024 * 1024


class WrongOffset(UserError):
    """The piece doesn't begin where the upload stands."""

    def __init__(self, offset: int) -> None:
        super().__init__("hub_admin.offset", "The upload goes on at byte {offset}.", offset=offset)
        self.offset = offset


class WrongDigest(UserError):
    """The content is not what its name says; the upload begins anew."""

    def __init__(self) -> None:
        super().__init__("hub_admin.digest", "What arrived is not the announced file. The upload begins anew.")


class TooLarge(UserError):
    """More than the hub takes."""

    def __init__(self, most: int) -> None:
        super().__init__("hub_admin.too_large", "Files may have at most {most} MB.", most=most // 1_000_000)


class Full(EnvironmentFault):
    """The hub's disk, or this device's share of it, is full."""

    def __init__(self) -> None:
        super().__init__("hub_admin.full", "The hub has no room for this file now.", "Make room on the hub's disk.")


class HubBlobs:
    """The blobs of the hub in `folder`. Safe to use from several threads and processes."""

    def __init__(self, folder: Path, limits: BlobLimits | None = None) -> None:
        self._blobs = folder / "blobs"
        self._uploads = folder / "uploads"
        self.limits = limits or BlobLimits()

    def size(self, sha: str) -> int | None:
        """The bytes of a finished blob; None when it isn't here."""
        try:
            return self._path(sha).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, sha: str, first: int, most: int) -> bytes:
        """At most `most` bytes from byte `first` on. Raises UserError `hub_admin.no_blob` when it isn't here."""
        try:
            with disk_faults(self._path(sha)), self._path(sha).open("rb") as file:
                file.seek(first)
                return file.read(most)
        except EnvironmentFault as fault:
            if fault.code == "disk.not_found":
                raise UserError("hub_admin.no_blob", "The hub doesn't have this file.") from None
            raise

    def received(self, sha: str, device_id: str) -> int:
        """How many bytes of this device's unfinished upload are here."""
        try:
            return self._upload(sha, device_id).stat().st_size
        except FileNotFoundError:
            return 0

    def add(self, sha: str, device_id: str, offset: int, length: int, piece: bytes, shown: bool = False) -> int:
        """Add a piece to an upload of `length` bytes in all; returns where it goes on (`length`: the blob is finished).

        A file that is here already is sent again by who has not `shown` to have it. Raises WrongOffset, WrongDigest,
        TooLarge or Full. A piece that was cut by a crash counts as far as it came.
        """
        if not 0 <= length <= self.limits.largest or offset + len(piece) > length:
            raise TooLarge(self.limits.largest)
        if shown and self.size(sha) is not None:
            return length
        part = self._upload(sha, device_id)
        with disk_faults(part):
            if not part.exists():
                self._make_room(part.parent, length)
            with open(os.open(part, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600), "r+b") as file:
                stands = file.seek(0, os.SEEK_END)
                if stands != offset:
                    raise WrongOffset(stands)
                file.write(piece)
                file.flush()
                os.fsync(file.fileno())
            if offset + len(piece) == length:
                self._finish(part, sha)
        return offset + len(piece)

    def put(self, sha: str, source: Path) -> None:
        """Take in a whole file (a restored backup's). Raises WrongDigest."""
        if self.size(sha) is not None:
            return
        part = self._uploads / f"{sha}.put"
        with disk_faults(part):
            part.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copyfile(source, part)
            self._finish(part, sha)

    def all(self) -> Iterator[tuple[str, int]]:
        """Every finished blob with its bytes, in order of names."""
        for folder in sorted(self._blobs.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(folder.iterdir()):
                if _SHA.match(path.name):
                    yield path.name, path.stat().st_size

    def path(self, sha: str) -> Path:
        """Where a finished blob lies, for backups."""
        return self._path(sha)

    def forget_uploads(self, now: datetime) -> int:
        """Remove uploads that nobody went on with for a long time; returns how many."""
        limit, gone = (now - self.limits.forgotten_after).timestamp(), 0
        for path in self._uploads.glob("*/*"):
            with contextlib.suppress(FileNotFoundError), disk_faults(path):
                if path.stat().st_mtime < limit:
                    path.unlink()
                    gone += 1
        return gone

    def _finish(self, part: Path, sha: str) -> None:
        digest = hashlib.sha256()
        with part.open("rb") as file:
            while piece := file.read(_READ):
                digest.update(piece)
        if digest.hexdigest() != sha:
            part.unlink(missing_ok=True)
            raise WrongDigest
        target = self._path(sha)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.replace(part, target)
        sync_folder(target.parent)

    def _make_room(self, folder: Path, length: int) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = sum(1 for _ in folder.iterdir())
        if unfinished >= self.limits.most_uploads or free_space(folder) < length + self.limits.keep_free:
            raise Full

    def _path(self, sha: str) -> Path:
        return self._blobs / checked_sha(sha)[:2] / sha

    def _upload(self, sha: str, device_id: str) -> Path:
        if not _ID.match(device_id):
            raise ValueError("not a device's id")
        return self._uploads / device_id / checked_sha(sha)


def checked_sha(sha: str) -> str:
    """`sha` when it is 64 lower-case hexadecimal digits. Raises UserError `hub_admin.no_blob`."""
    if not _SHA.match(sha):
        raise UserError("hub_admin.no_blob", "The hub doesn't have this file.")
    return sha
