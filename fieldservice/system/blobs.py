"""Photos, thumbnails and files: content-addressed by SHA-256, each encrypted, written whole or not at all.

A file is `FSB1`, a 16-byte salt, the sealed header (SHA-256 and size of the plain content) and the content in sealed
pieces of 1 MiB. Every file has its own key, derived from the blob key and the salt, so counting nonces are safe; the
last piece is marked in its nonce, so a cut file is noticed (the STREAM construction: Hoang, Reyhanitabar, Rogaway,
Vizar, 2015). The name on disk is a keyed hash, so that it doesn't tell which known picture this is.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import io
import os
import re
import secrets
from collections.abc import Generator, Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from fieldservice.errors import EnvironmentFault
from fieldservice.system.atomic import (
    PART_SUFFIX,
    atomic_file,
    disk_faults,
    environment_fault_from,
    replace_file,
    sync_folder,
)
from fieldservice.system.keys import derive

_MAGIC = b"FSB1"
_SALT_BYTES = 16
_TAG_BYTES = 16
_PIECE_BYTES = 1 << 20
_HEADER_PLAIN = 32 + 8
_HEADER_BYTES = len(_MAGIC) + _SALT_BYTES + _HEADER_PLAIN + _TAG_BYTES
_HEADER_NONCE = b"\xff" * 12
_SHA = re.compile(r"[0-9a-f]{64}\Z")
_YOUNG = timedelta(days=1)


class BlobRef(Struct, frozen=True):
    """What a row keeps of a blob: SHA-256 of the plain content (64 hex digits) and its size in bytes."""

    sha256: str
    size: int


class BlobReport(Struct, frozen=True):
    """What `verify_all` found: referenced hashes that are missing or damaged, and unreadable files of no known hash."""

    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    strangers: tuple[Path, ...]


class Blobs:
    """The blobs in `folder`, under `key` (32 bytes: `derive(raw_key, "blobs")`). Safe to use from several threads."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._name_key = derive(key, "blob names")
        self._content_key = key

    def put(self, source: bytes | BinaryIO) -> BlobRef:
        """Keep the content (a stream is read from where it stands to its end, a piece at a time); idempotent.

        Raises EnvironmentFault (`disk.full` and others) with nothing half-written.
        """
        if isinstance(source, bytes | bytearray | memoryview):
            known = BlobRef(hashlib.sha256(source).hexdigest(), len(source))
            if self._keep_alive(known):
                return known
            source = io.BytesIO(source)
        self._make(self._folder)
        staged = self._folder / f"{secrets.token_hex(8)}.staged{PART_SUFFIX}"
        try:
            with atomic_file(staged) as file:
                ref = self._write(source, file)
            target = self._path(ref.sha256)
            self._make(target.parent)
            with disk_faults(target):
                replace_file(staged, target)
                sync_folder(target.parent)
        finally:
            with contextlib.suppress(OSError):
                staged.unlink(missing_ok=True)
        return ref

    def read(self, sha256: str) -> bytes:
        """The whole content. Raises EnvironmentFault `system.blob_missing` or `system.blob_damaged`."""
        return b"".join(self.pieces(sha256))

    def open(self, sha256: str) -> BinaryIO:
        """The content as a stream to read forwards; a missing blob raises now, a damaged one where it is damaged."""
        pieces = self.pieces(sha256)
        first = next(pieces, b"")
        return io.BufferedReader(_PieceStream(first, pieces), _PIECE_BYTES)

    def pieces(self, sha256: str) -> Generator[bytes, None, None]:
        """The content, at most 1 MiB at a time; each piece is authentic when it is handed out."""
        path = self._path(sha256)
        try:
            with path.open("rb") as file:
                yield from self._read(file, sha256, path)
        except FileNotFoundError as error:
            raise _missing(sha256) from error
        except OSError as error:
            raise environment_fault_from(error, path) from error

    def size(self, sha256: str) -> int | None:
        """The size of the plain content by the sealed header; None when the blob is not here or its header damaged."""
        ref = self._header_of(self._path(sha256))
        return ref.size if ref is not None and ref.sha256 == sha256 else None

    def part(self, sha256: str, offset: int, most: int) -> bytes:
        """At most `most` bytes of the content from `offset` on, without reading what lies before; raises as `read`."""
        path = self._path(sha256)
        try:
            with path.open("rb") as file:
                return self._part(file, sha256, path, offset, most)
        except FileNotFoundError as error:
            raise _missing(sha256) from error
        except OSError as error:
            raise environment_fault_from(error, path) from error

    def exists(self, sha256: str) -> bool:
        """Whether the blob is here (`verify` says whether it is sound)."""
        return self._path(sha256).exists()

    def verify(self, sha256: str) -> None:
        """Read it through; raises as `read` does, in constant memory."""
        for _ in self.pieces(sha256):
            continue

    def verify_all(self, referenced: Iterable[str]) -> BlobReport:
        """Read every referenced blob through, and find the files that no header identifies."""
        missing: list[str] = []
        damaged: list[str] = []
        wanted = set(referenced)
        for sha256 in sorted(wanted):
            try:
                self.verify(sha256)
            except EnvironmentFault as fault:
                (missing if fault.code == "system.blob_missing" else damaged).append(sha256)
        expected = {self._path(sha256) for sha256 in wanted}
        strangers = [path for path in self._files() if path not in expected and self._header_of(path) is None]
        return BlobReport(tuple(missing), tuple(damaged), tuple(strangers))

    def iter(self) -> Iterator[BlobRef]:
        """Every blob whose header can be read, in no order."""
        for path in self._files():
            ref = self._header_of(path)
            if ref is not None:
                yield ref

    def delete(self, sha256: str) -> None:
        """Remove a blob (erasure); harmless when it isn't here."""
        path = self._path(sha256)
        with disk_faults(path):
            path.unlink(missing_ok=True)

    def delete_old(self, sha256: str, now: datetime) -> bool:
        """Remove a blob unless it was put, or put again, within a day: its row may be about to be committed."""
        path = self._path(sha256)
        with disk_faults(path), contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime < (now - _YOUNG).timestamp():
                path.unlink()
                return True
        return False

    def delete_leftovers(self, now: datetime) -> None:
        """Remove half-written files of earlier runs; younger ones may be at work."""
        limit = (now - _YOUNG).timestamp()
        for path in self._folder.glob(f"*{PART_SUFFIX}") if self._folder.is_dir() else ():
            with disk_faults(path), contextlib.suppress(FileNotFoundError):
                if path.stat().st_mtime < limit:
                    path.unlink()

    def _path(self, sha256: str) -> Path:
        if not _SHA.match(sha256):
            raise ValueError(f"{sha256!r} is not a SHA-256")
        name = hmac.new(self._name_key, bytes.fromhex(sha256), hashlib.sha256).hexdigest()
        return self._folder / name[:2] / name

    def _files(self) -> Iterator[Path]:
        if not self._folder.is_dir():
            return
        for shard in sorted(self._folder.iterdir()):
            if len(shard.name) == 2 and shard.is_dir():
                yield from sorted(path for path in shard.iterdir() if _SHA.match(path.name))

    def _make(self, folder: Path) -> None:
        with disk_faults(folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _keep_alive(self, ref: BlobRef) -> bool:
        """Whether a whole-looking copy is here; it counts as new again, so that no orphan sweep takes it meanwhile."""
        path = self._path(ref.sha256)
        if self._header_of(path) != ref:
            return False
        with contextlib.suppress(OSError):
            if path.stat().st_size == _stored_size(ref.size):
                os.utime(path)
                return True
        return False

    def _header_of(self, path: Path) -> BlobRef | None:
        try:
            with path.open("rb") as file:
                return self._open_header(file)[0]
        except (OSError, _Damaged):
            return None

    def _write(self, source: BinaryIO, file: BinaryIO) -> BlobRef:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        start = file.tell()
        salt = secrets.token_bytes(_SALT_BYTES)
        cipher = AESGCM(self._file_key(salt))
        file.write(bytes(_HEADER_BYTES))
        digest, size, index = hashlib.sha256(), 0, 0
        piece = _take(source)
        while True:
            following = _take(source) if len(piece) == _PIECE_BYTES else b""
            digest.update(piece)
            size += len(piece)
            file.write(cipher.encrypt(_nonce(index, last=not following), piece, _MAGIC))
            if not following:
                break
            piece, index = following, index + 1
        file.seek(start)
        plain = digest.digest() + size.to_bytes(8, "big")
        file.write(_MAGIC + salt + cipher.encrypt(_HEADER_NONCE, plain, _MAGIC + salt))
        return BlobRef(digest.hexdigest(), size)

    def _open_header(self, file: BinaryIO) -> tuple[BlobRef, bytes]:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        header = file.read(_HEADER_BYTES)
        if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
            raise _Damaged
        salt = header[len(_MAGIC) : len(_MAGIC) + _SALT_BYTES]
        key = self._file_key(salt)
        try:
            plain = AESGCM(key).decrypt(_HEADER_NONCE, header[len(_MAGIC) + _SALT_BYTES :], _MAGIC + salt)
        except InvalidTag as error:
            raise _Damaged from error
        return BlobRef(plain[:32].hex(), int.from_bytes(plain[32:], "big")), key

    def _read(self, file: BinaryIO, sha256: str, path: Path) -> Iterator[bytes]:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            ref, key = self._open_header(file)
            if ref.sha256 != sha256 or os.fstat(file.fileno()).st_size != _stored_size(ref.size):
                raise _Damaged
            cipher = AESGCM(key)
            pieces = _piece_count(ref.size)
            digest = hashlib.sha256()
            for index in range(pieces):
                sealed = file.read(_PIECE_BYTES + _TAG_BYTES)
                piece = cipher.decrypt(_nonce(index, last=index == pieces - 1), sealed, _MAGIC)
                digest.update(piece)
                yield piece
            if digest.hexdigest() != sha256:
                raise _Damaged
        except (InvalidTag, _Damaged) as error:
            raise _damaged(sha256, path) from error

    def _part(self, file: BinaryIO, sha256: str, path: Path, offset: int, most: int) -> bytes:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        try:
            ref, key = self._open_header(file)
            if ref.sha256 != sha256:
                raise _Damaged
            cipher, pieces = AESGCM(key), _piece_count(ref.size)
            end = min(offset + most, ref.size)
            found = bytearray()
            for index in range(offset // _PIECE_BYTES, -(-end // _PIECE_BYTES)):
                file.seek(_HEADER_BYTES + index * (_PIECE_BYTES + _TAG_BYTES))
                piece = cipher.decrypt(
                    _nonce(index, last=index == pieces - 1), file.read(_PIECE_BYTES + _TAG_BYTES), _MAGIC
                )
                start = index * _PIECE_BYTES
                found += piece[max(0, offset - start) : end - start]
            return bytes(found)
        except (InvalidTag, _Damaged) as error:
            raise _damaged(sha256, path) from error

    def _file_key(self, salt: bytes) -> bytes:
        return hmac.new(self._content_key, b"fieldservice/blob" + salt, hashlib.sha256).digest()


class _Damaged(Exception):
    """The file is not what was written."""


class _PieceStream(io.RawIOBase):
    """Reads an iterator of pieces as a stream."""

    def __init__(self, first: bytes, following: Generator[bytes, None, None]) -> None:
        self._rest = memoryview(first)
        self._following = following

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill `buffer` as far as the present piece goes."""
        while not self._rest:
            piece = next(self._following, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count

    def close(self) -> None:
        """Close the file under it."""
        self._following.close()
        super().close()


def _take(source: BinaryIO) -> bytes:
    """A full piece unless the source ends: raw streams may hand out less than they were asked for."""
    parts, wanted = [], _PIECE_BYTES
    try:
        while wanted and (part := source.read(wanted)):
            parts.append(part)
            wanted -= len(part)
    except OSError as error:
        # It is the camera or the stick that failed here, not the disk that is written to.
        raise environment_fault_from(error, str(getattr(source, "name", "?"))) from error
    return b"".join(parts)


def _nonce(index: int, last: bool) -> bytes:
    return index.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _piece_count(size: int) -> int:
    return max(1, -(-size // _PIECE_BYTES))


def _stored_size(size: int) -> int:
    return _HEADER_BYTES + size + _TAG_BYTES * _piece_count(size)


def _damaged(sha256: str, path: Path) -> EnvironmentFault:
    return EnvironmentFault(
        "system.blob_damaged",
        "A photo or file in {path} is damaged on the disk and can't be opened.",
        "Restore it from a backup, and have the disk checked.",
        path=str(path),
        sha256=sha256,
    )


def _missing(sha256: str) -> EnvironmentFault:
    return EnvironmentFault(
        "system.blob_missing",
        "A photo or file is missing from the data on this computer.",
        "Restore it from a backup, or attach it again.",
        sha256=sha256,
    )
