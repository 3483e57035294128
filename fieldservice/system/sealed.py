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
from typing import Any, BinaryIO

from fieldservice.errors import UserError
from fieldservice.system.atomic import atomic_file, disk_faults
from fieldservice.system.keys import check_passphrase, derive, stretch_passphrase

_LARGEST_HEADER = 64 * 1024
_LARGEST_FRAME = 64 * 1024 * 1024
_LENGTH = 4


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
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt = secrets.token_bytes(16)
    header = json.dumps({**facts, "argon2id": _text(key.salt), "salt": _text(salt)}).encode("utf-8")
    cipher = AESGCM(_file_key(key.key, salt))
    with atomic_file(path) as file:
        file.write(magic + len(header).to_bytes(_LENGTH, "big") + header)
        iterator = iter(frames)
        frame, number = next(iterator, b""), 0
        while True:
            following = next(iterator, None)
            sealed = cipher.encrypt(_nonce(number, last=following is None), frame, header)
            file.write(len(sealed).to_bytes(_LENGTH, "big") + sealed)
            if following is None:
                break
            frame, number = following, number + 1
        return file.tell()


def read_facts(path: Path, magic: bytes) -> dict[str, Any]:
    """What the header says in clear. Raises UserError `sealed.not_ours` for another kind of file."""
    with disk_faults(path), path.open("rb") as file:
        return _header(file, magic, path)[0]


def open_sealed(path: Path, magic: bytes, passphrase: str, file: BinaryIO) -> Opened:
    """Open the file, which stays open while frames are read.

    Raises UserError: `sealed.not_ours`, `sealed.wrong_passphrase`, and from `frames` `sealed.damaged`.
    """
    facts, header = _header(file, magic, path)
    try:
        key = PassphraseKey.again(passphrase, base64.b64decode(facts["argon2id"], validate=True))
        salt = base64.b64decode(facts["salt"], validate=True)
    except (KeyError, TypeError, ValueError) as error:
        raise _not_ours(path) from error
    frames = _frames(file, _file_key(key.key, salt), header, path)
    try:
        first = next(frames)
    except UserError as error:
        raise UserError(
            "sealed.wrong_passphrase", "The passphrase is not the one of this file, or the file is damaged."
        ) from error
    return Opened(facts, _chained(first, frames))


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _header(file: BinaryIO, magic: bytes, path: Path) -> tuple[dict[str, Any], bytes]:
    with disk_faults(path):
        begin = file.read(len(magic) + _LENGTH)
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
        head = file.read(_LENGTH)
        while True:
            length = int.from_bytes(head, "big")
            sealed = file.read(length) if len(head) == _LENGTH and length <= _LARGEST_FRAME else b""
            head = file.read(_LENGTH)
            try:
                yield cipher.decrypt(_nonce(number, last=not head), sealed, header)
            except (InvalidTag, ValueError) as error:
                raise UserError(
                    "sealed.damaged", "{path} is damaged or incomplete. Use another copy.", path=str(path)
                ) from error
            if not head:
                return
            number += 1


def _not_ours(path: Path) -> UserError:
    return UserError("sealed.not_ours", "{path} is not a file of this kind.", path=str(path))


def _file_key(key: bytes, salt: bytes) -> bytes:
    return derive(key, f"sealed/{salt.hex()}")


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
