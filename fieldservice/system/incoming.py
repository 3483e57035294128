"""A blob on its way here: its pieces are appended, each sealed by itself; a kill at any byte costs one piece at most.

A piece in the file is its length (4 bytes, big-endian), a nonce (12 bytes) and the sealed content; where it begins in
the whole is bound to it, so that pieces can't be exchanged or left out. A piece that was cut off is written again.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from fieldservice.system.atomic import PART_SUFFIX, disk_faults
from fieldservice.system.blobs import Blobs
from fieldservice.system.keys import derive

_LENGTH = 4
_NONCE = 12
_TAG = 16


class Incoming:
    """The half-arrived blobs in `folder`; `key` is the profile's raw key."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = derive(key, "incoming")

    def have(self, sha256: str) -> int:
        """How many bytes have arrived."""
        return self._end(sha256)[0]

    def add(self, sha256: str, offset: int, piece: bytes) -> None:
        """Append a piece that begins at `offset`, which must be what `have` says; durable when it returns."""
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        path = self._path(sha256)
        nonce = secrets.token_bytes(_NONCE)
        sealed = AESGCM(self._key).encrypt(nonce, piece, self._place(sha256, offset))
        have, end = self._end(sha256)
        if have != offset:
            raise ValueError(f"a piece at {offset} does not follow {have} bytes")
        with disk_faults(path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            with os.fdopen(handle, "r+b") as file:
                file.truncate(end)
                file.seek(end)
                file.write(len(sealed).to_bytes(_LENGTH, "big") + nonce + sealed)
                file.flush()
                os.fsync(file.fileno())

    def finish(self, sha256: str, blobs: Blobs) -> bool:
        """Put the whole into `blobs` if it is what its name says; either way what had arrived here is forgotten."""
        digest = hashlib.sha256()
        for piece in self._pieces(sha256):
            digest.update(piece)
        right = digest.hexdigest() == sha256
        if right:
            blobs.put(io.BufferedReader(_Joined(self._pieces(sha256))))
        self.forget(sha256)
        return right

    def forget(self, sha256: str) -> None:
        """Remove what has arrived."""
        with disk_faults(self._path(sha256)):
            self._path(sha256).unlink(missing_ok=True)

    def _end(self, sha256: str) -> tuple[int, int]:
        """(bytes of the blob, bytes of the file) as far as pieces are whole: by their lengths, the last one opened."""
        path = self._path(sha256)
        if not path.exists():
            return 0, 0
        with disk_faults(path), path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            have = end = 0
            last: tuple[int, int] | None = None
            while True:
                file.seek(end)
                length = int.from_bytes(file.read(_LENGTH), "big")
                if length < _TAG or end + _LENGTH + _NONCE + length > size:
                    break
                last = have, end
                have, end = have + length - _TAG, end + _LENGTH + _NONCE + length
            if last is not None and self._open(file, sha256, *last) is None:
                return last
        return have, end

    def _pieces(self, sha256: str) -> Iterator[bytes]:
        """The content, as far as it is sound."""
        path = self._path(sha256)
        if not path.exists():
            return
        offset = end = 0
        with disk_faults(path), path.open("rb") as file:
            while (piece := self._open(file, sha256, offset, end)) is not None:
                offset, end = offset + len(piece), end + _LENGTH + _NONCE + len(piece) + _TAG
                yield piece

    def _open(self, file: BinaryIO, sha256: str, offset: int, start: int) -> bytes | None:
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        file.seek(start)
        head = file.read(_LENGTH + _NONCE)
        length = int.from_bytes(head[:_LENGTH], "big")
        if len(head) < _LENGTH + _NONCE or length > os.fstat(file.fileno()).st_size:
            return None
        try:
            return AESGCM(self._key).decrypt(head[_LENGTH:], file.read(length), self._place(sha256, offset))
        except InvalidTag:
            return None

    def _place(self, sha256: str, offset: int) -> bytes:
        return f"{sha256}:{offset}".encode("ascii")

    def _path(self, sha256: str) -> Path:
        name = hmac.new(self._key, bytes.fromhex(sha256), hashlib.sha256).hexdigest()
        return self._folder / (name + PART_SUFFIX)


class _Joined(io.RawIOBase):
    """Pieces as one stream."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = b""

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # typeshed asks for any Buffer
        """Fill `buffer` as far as the present piece goes."""
        if not self._rest:
            self._rest = next(self._pieces, b"")
        count = min(len(buffer), len(self._rest))
        buffer[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        return count
