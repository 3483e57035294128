"""A sealed file (`sealed.py`) of frames of one size, so that it is written as a stream and read at any place.

Memory holds one frame. What is read was authentic; that nothing is missing at the end is made sure when it is opened.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import IO, Any, BinaryIO

from fieldservice.system import sealed
from fieldservice.system.sealed import LENGTH, PassphraseKey, Sealing

PIECE = 1 << 20
_TAG = 16


class SealedWriter:
    """Takes bytes of any length; `close` makes the file whole. It has no `seek`: a ZIP file writes on without one."""

    def __init__(self, file: IO[bytes], magic: bytes, key: PassphraseKey, facts: dict[str, Any]) -> None:
        self._sealing = Sealing(file, magic, key, facts)
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        """Write on."""
        self._held += data
        while len(self._held) >= PIECE:
            self._sealing.add(bytes(self._held[:PIECE]))
            del self._held[:PIECE]
        return len(data)

    def flush(self) -> None:
        """Whole frames are written at once, and the rest at the end."""

    def close(self) -> None:
        """That was all."""
        if self._held:
            self._sealing.add(bytes(self._held))
        self._sealing.finish()


def open_stream(path: Path, magic: bytes, passphrase: str, file: BinaryIO) -> io.BufferedReader:
    """What was written, to be read from any place; `file` stays open meanwhile.

    Raises UserError `sealed.not_ours`, `sealed.wrong_passphrase`, `sealed.damaged` (the last one also from reading).
    """
    return io.BufferedReader(_Frames(path, magic, passphrase, file))


class _Frames(io.RawIOBase):
    def __init__(self, path: Path, magic: bytes, passphrase: str, file: BinaryIO) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        _, self._header, key = sealed.unlock(path, magic, passphrase, file)
        self._path, self._file, self._cipher = path, file, AESGCM(key)
        self._begin = file.tell()
        whole = file.seek(0, io.SEEK_END) - self._begin
        self._last = max(0, -(-whole // (LENGTH + PIECE + _TAG)) - 1)
        self._size = self._last * PIECE + max(0, whole - self._last * (LENGTH + PIECE + _TAG) - LENGTH - _TAG)
        self._at = 0
        self._number, self._frame = -1, b""
        if self._open(0) is None:
            raise sealed.wrong_passphrase()
        self._read(self._last)

    def readable(self) -> bool:
        """Yes."""
        return True

    def seekable(self) -> bool:
        """Yes."""
        return True

    def tell(self) -> int:
        """The place that is read next."""
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place."""
        self._at = max(0, offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence])
        return self._at

    def readinto(self, buffer: Any) -> int:
        """Read on, at most to the end of a frame."""
        if self._at >= self._size:
            return 0
        within = self._at % PIECE
        piece = self._read(self._at // PIECE)[within : within + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def _read(self, number: int) -> bytes:
        if number != self._number:
            frame = self._open(number)
            if frame is None:
                raise sealed.damaged(self._path)
            self._number, self._frame = number, frame
        return self._frame

    def _open(self, number: int) -> bytes | None:
        """A frame; None for one that is damaged, or not the last one where the file ends."""
        from cryptography.exceptions import InvalidTag

        self._file.seek(self._begin + number * (LENGTH + PIECE + _TAG))
        length = int.from_bytes(self._file.read(LENGTH), "big")
        held = self._file.read(length) if length <= PIECE + _TAG else b""
        try:
            return self._cipher.decrypt(sealed.nonce_of(number, last=number == self._last), held, self._header)
        except (InvalidTag, ValueError):
            return None
