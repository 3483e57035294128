"""A sealed file that a passphrase opens on any machine: written once, read to its marked end or not believed at all.

The file is `magic`, the length of the header (4 bytes, big-endian), the header (JSON: the salt of argon2id, a salt
of this file's own, what may be read without the passphrase) and sealed frames, each its length (4 bytes) and the
content under AES-256-GCM. The nonce counts frames and marks the last one, so frames can't be exchanged, left out or cut
off (the STREAM construction); the header is bound to every frame. Each file has its own key, so counting is safe.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, BinaryIO

from fieldservice.errors import UserError
from fieldservice.system.atomic import atomic_file, disk_faults
from fieldservice.system.keys import check_passphrase, derive, stretch_passphrase

_LARGEST_HEADER = 64 * 1024
_LARGEST_FRAME = 64 * 1024 * 1024
LENGTH = 4


@dataclass(frozen=True)
class PassphraseKey:
    """A key that was stretched from a passphrase, with what another machine needs to stretch the same one."""

    key: bytes
    salt: bytes

    @classmethod
    def make(cls, passphrase: str) -> PassphraseKey:
        """A key of a new passphrase. Raises UserError where the passphrase breaks the rules."""
        check_passphrase(passphrase)
        salt = secrets.token_bytes(16)
        return cls(stretch_passphrase(passphrase, salt), salt)

    @classmethod
    def again(cls, passphrase: str, salt: bytes) -> PassphraseKey:
        """The same key on another machine."""
        return cls(stretch_passphrase(passphrase, salt), salt)


@dataclass(frozen=True)
class Opened:
    """A sealed file that was opened: what its header says, and its frames, each authentic when it is handed out."""

    facts: dict[str, Any]
    frames: Iterator[bytes]


def write_sealed(path: Path, magic: bytes, key: PassphraseKey, facts: dict[str, Any], frames: Iterable[bytes]) -> int:
    """Write the file whole or not at all; returns its bytes. `facts` stand in clear. Raises EnvironmentFault."""
    with atomic_file(path) as file:
        sealing = Sealing(file, magic, key, facts)
        for frame in frames:
            sealing.add(frame)
        sealing.finish()
        return file.tell()


class Sealing:
    """Writes frames as they come. Nothing but `finish` makes the file whole: without it, it counts as cut off."""

    def __init__(self, file: IO[bytes], magic: bytes, key: PassphraseKey, facts: dict[str, Any]) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        salt = secrets.token_bytes(16)
        self._file = file
        self._header = json.dumps({**facts, "argon2id": _text(key.salt), "salt": _text(salt)}).encode("utf-8")
        self._cipher = AESGCM(_file_key(key.key, salt))
        self._held: bytes | None = None  # until it is known whether it is the last one
        self._number = 0
        file.write(magic + len(self._header).to_bytes(LENGTH, "big") + self._header)

    def add(self, frame: bytes) -> None:
        """One more frame."""
        if self._held is not None:
            self._write(self._held, last=False)
        self._held = frame

    def finish(self) -> None:
        """That was the last one (an empty file has one that is empty)."""
        self._write(self._held or b"", last=True)

    def _write(self, frame: bytes, last: bool) -> None:
        sealed = self._cipher.encrypt(nonce_of(self._number, last), frame, self._header)
        self._file.write(len(sealed).to_bytes(LENGTH, "big") + sealed)
        self._number += 1


def read_facts(path: Path, magic: bytes) -> dict[str, Any]:
    """What the header says in clear. Raises UserError `sealed.not_ours` for another kind of file."""
    with disk_faults(path), path.open("rb") as file:
        return _header(file, magic, path)[0]


def open_sealed(path: Path, magic: bytes, passphrase: str, file: BinaryIO) -> Opened:
    """Open the file, which stays open while frames are read.

    Raises UserError: `sealed.not_ours`, `sealed.wrong_passphrase`, and from `frames` `sealed.damaged`.
    """
    facts, header, key = unlock(path, magic, passphrase, file)
    frames = _frames(file, key, header, path)
    try:
        first = next(frames)
    except UserError as error:
        raise wrong_passphrase() from error
    return Opened(facts, _chained(first, frames))


def unlock(path: Path, magic: bytes, passphrase: str, file: BinaryIO) -> tuple[dict[str, Any], bytes, bytes]:
    """(what the header says, the header, the key of the frames behind it); whether the key fits, the frames tell."""
    facts, header = _header(file, magic, path)
    try:
        key = PassphraseKey.again(passphrase, base64.b64decode(facts["argon2id"], validate=True))
        salt = base64.b64decode(facts["salt"], validate=True)
    except (KeyError, TypeError, ValueError) as error:
        raise _not_ours(path) from error
    return facts, header, _file_key(key.key, salt)


def wrong_passphrase() -> UserError:
    """The first frame does not open."""
    return UserError("sealed.wrong_passphrase", "The passphrase is not the one of this file, or the file is damaged.")


def damaged(path: Path) -> UserError:
    """A later frame does not open, or the last one is missing."""
    return UserError("sealed.damaged", "{path} is damaged or incomplete. Use another copy.", path=str(path))


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _header(file: BinaryIO, magic: bytes, path: Path) -> tuple[dict[str, Any], bytes]:
    with disk_faults(path):
        begin = file.read(len(magic) + LENGTH)
        size = int.from_bytes(begin[len(magic) :], "big")
        header = file.read(size) if begin.startswith(magic) and size <= _LARGEST_HEADER else b""
    try:
        facts = json.loads(header)
    except (ValueError, RecursionError):
        facts = None
    if not isinstance(facts, dict) or len(header) != size:
        raise _not_ours(path)
    return facts, header


def _frames(file: BinaryIO, key: bytes, header: bytes, path: Path) -> Iterator[bytes]:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    cipher, number = AESGCM(key), 0
    with disk_faults(path):
        head = file.read(LENGTH)
        while True:
            length = int.from_bytes(head, "big")
            sealed = file.read(length) if len(head) == LENGTH and length <= _LARGEST_FRAME else b""
            head = file.read(LENGTH)
            try:
                yield cipher.decrypt(nonce_of(number, last=not head), sealed, header)
            except (InvalidTag, ValueError) as error:
                raise damaged(path) from error
            if not head:
                return
            number += 1


def _not_ours(path: Path) -> UserError:
    return UserError("sealed.not_ours", "{path} is not a file of this kind.", path=str(path))


def _file_key(key: bytes, salt: bytes) -> bytes:
    return derive(key, f"sealed/{salt.hex()}")


def nonce_of(number: int, last: bool) -> bytes:
    """The nonce of a frame."""
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
