"""The key of a profile's database: random, wrapped twice (by the passphrase, by the printed recovery code), kept twice.

The passphrase goes through argon2id, the recovery code (160 random bits) through HKDF; either result unwraps the
32-byte raw key by AES-256-GCM. `keys.json` and `keys.backup.json` hold the same; either one suffices and mends the
other. A generation number says which is newer when a change was cut off between the two. Signing in offline *is*
unwrapping the key. Changing the passphrase wraps the same raw key anew.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import secrets
import sys
import unicodedata
from pathlib import Path
from typing import TextIO

from msgspec import Struct
from msgspec.structs import replace

from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.system.atomic import environment_fault_from, write_atomic
from fieldservice.system.recovery_code import format_code, new_code_bytes, parse_code

KEY_FILES = ("keys.json", "keys.backup.json")
PASSPHRASE_LEAST = 8
PASSPHRASE_MOST = 1024
_FORMAT = 1
_RAW_BYTES = 32
# About 150 ms on a two-core laptop; stored with each key, so that later versions may ask for more.
_TIME_COST = 3
_MEMORY_KIB = 64 * 1024
_LANES = 4
# What a damaged or planted file may demand of this machine at most.
_TIME_COST_MOST = 64
_MEMORY_KIB_MOST = 2 * 1024 * 1024
_LANES_MOST = 64


class _Wrapped(Struct, frozen=True):
    """The raw key, encrypted; costs are 0 when the secret needs no stretching (the recovery code)."""

    salt: bytes
    nonce: bytes
    sealed: bytes
    time_cost: int = 0
    memory_kib: int = 0
    lanes: int = 0


class _KeyFile(Struct, frozen=True):
    generation: int
    passphrase: _Wrapped
    recovery: _Wrapped


def keys_exist(folder: Path) -> bool:
    """Whether the folder holds key files, sound or not."""
    return any((folder / name).exists() for name in KEY_FILES)


def create_keys(folder: Path, passphrase: str) -> tuple[bytes, str]:
    """Make a raw key and store it wrapped; returns it and the recovery code, which is shown once and never stored.

    Raises UserError when the passphrase breaks the rules or the folder has keys already.
    """
    secret = _checked(passphrase)
    if keys_exist(folder):
        raise UserError("signin.keys_exist", "This folder already has a key. Choose an empty folder.")
    raw_key = secrets.token_bytes(_RAW_BYTES)
    code = new_code_bytes()
    _write(folder, _KeyFile(1, _wrap_by_passphrase(raw_key, secret), _wrap_by_code(raw_key, code)))
    return raw_key, format_code(code)


def unlock(folder: Path, passphrase: str) -> bytes:
    """The raw key. Raises UserError `signin.wrong_passphrase`, and EnvironmentFault when both key files are damaged."""
    raw_key = _unwrap_by_passphrase(_read(folder).passphrase, _normalised(passphrase))
    if raw_key is None:
        raise UserError(
            "signin.wrong_passphrase", "The passphrase is not right. Check the keyboard layout and Caps Lock."
        )
    return raw_key


def change_passphrase(folder: Path, passphrase: str, new_passphrase: str) -> None:
    """Let `new_passphrase` open the profile instead; the raw key and the recovery code stay the same."""
    secret = _checked(new_passphrase)
    raw_key = unlock(folder, passphrase)
    held = _read(folder)
    _write(folder, replace(held, generation=held.generation + 1, passphrase=_wrap_by_passphrase(raw_key, secret)))


def recover(folder: Path, recovery_code: str, new_passphrase: str) -> bytes:
    """Open the profile by the printed code and let `new_passphrase` open it from now on; returns the raw key.

    The code stays valid. Raises UserError for a mistyped code, another profile's code, a passphrase against the rules.
    """
    code = parse_code(recovery_code)
    secret = _checked(new_passphrase)
    held = _read(folder)
    raw_key = _open(held.recovery, _code_key(code, held.recovery.salt))
    if raw_key is None:
        raise UserError(
            "signin.wrong_recovery_code",
            "This recovery code belongs to other data or was replaced. Look for a newer printout.",
        )
    _write(folder, replace(held, generation=held.generation + 1, passphrase=_wrap_by_passphrase(raw_key, secret)))
    return raw_key


def renew_recovery_code(folder: Path, passphrase: str) -> str:
    """A new recovery code for printing; the one before stops working."""
    raw_key = unlock(folder, passphrase)
    held = _read(folder)
    code = new_code_bytes()
    _write(folder, replace(held, generation=held.generation + 1, recovery=_wrap_by_code(raw_key, code)))
    return format_code(code)


def derive(raw_key: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose (`blobs`, `backup`); knowing it tells nothing about the raw key or other keys."""
    return _hkdf(raw_key, b"", f"fieldservice/derive/{purpose}")


def stretch_passphrase(
    passphrase: str, salt: bytes, time_cost: int = _TIME_COST, memory_kib: int = _MEMORY_KIB, lanes: int = _LANES
) -> bytes:
    """A 32-byte key from a passphrase by argon2id; ValueError for costs that no file of ours asks for."""
    _within(time_cost, _TIME_COST_MOST)
    _within(memory_kib, _MEMORY_KIB_MOST)
    _within(lanes, _LANES_MOST)
    return _stretch(_normalised(passphrase), salt, time_cost, memory_kib, lanes)


def check_passphrase(passphrase: str) -> None:
    """Raises UserError when the passphrase breaks the rules: at least 8 characters, counted as people see them."""
    _checked(passphrase)


def read_passphrase(passphrase_file: Path | None = None, stdin: TextIO | None = None) -> str:
    """The passphrase for the command line: the first line of the file or else of standard input, asked at a terminal.

    A file may be UTF-8 or, as Windows shells write it, UTF-16 with a byte order mark.
    """
    if passphrase_file is not None:
        return _first_line(_passphrase_text(passphrase_file))
    stream = stdin or sys.stdin
    if stream.isatty():
        import getpass  # only on a terminal

        return getpass.getpass()
    return _first_line(stream.readline())


def _passphrase_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(64 * 1024)
    except OSError as error:
        raise environment_fault_from(error, path) from error
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UserError(
            "signin.passphrase_file", "{path} is not a text file with a passphrase in its first line.", path=str(path)
        ) from error


def _first_line(text: str) -> str:
    line = text.split("\n", 1)[0].rstrip("\r")
    if not line:
        raise UserError("signin.no_passphrase", "No passphrase was given.")
    return line


def _normalised(passphrase: str) -> bytes:
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _checked(passphrase: str) -> bytes:
    length = len(unicodedata.normalize("NFC", passphrase))
    if length < PASSPHRASE_LEAST:
        raise UserError(
            "signin.passphrase_short", "The passphrase needs at least {least} characters.", least=PASSPHRASE_LEAST
        )
    if length > PASSPHRASE_MOST:
        raise UserError(
            "signin.passphrase_long", "The passphrase may have {most} characters at most.", most=PASSPHRASE_MOST
        )
    return _normalised(passphrase)


def _wrap_by_passphrase(raw_key: bytes, secret: bytes) -> _Wrapped:
    salt = secrets.token_bytes(16)
    key = _stretch(secret, salt, _TIME_COST, _MEMORY_KIB, _LANES)
    return replace(_seal(raw_key, key, salt), time_cost=_TIME_COST, memory_kib=_MEMORY_KIB, lanes=_LANES)


def _unwrap_by_passphrase(wrapped: _Wrapped, secret: bytes) -> bytes | None:
    if not secret:
        return None
    return _open(wrapped, _stretch(secret, wrapped.salt, wrapped.time_cost, wrapped.memory_kib, wrapped.lanes))


def _wrap_by_code(raw_key: bytes, code: bytes) -> _Wrapped:
    salt = secrets.token_bytes(16)
    return _seal(raw_key, _code_key(code, salt), salt)


def _code_key(code: bytes, salt: bytes) -> bytes:
    return _hkdf(code, salt, "fieldservice/recovery")


def _stretch(secret: bytes, salt: bytes, time_cost: int, memory_kib: int, lanes: int) -> bytes:
    from argon2.exceptions import HashingError
    from argon2.low_level import Type, hash_secret_raw

    try:
        return hash_secret_raw(secret, salt, time_cost, memory_kib, lanes, 32, Type.ID)
    except (HashingError, MemoryError) as error:
        raise EnvironmentFault(
            "system.no_memory",
            "This computer has too little free memory to sign in.",
            "Close other programs, then try again.",
        ) from error


def _hkdf(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """HKDF-SHA256 (RFC 5869) of one block, 32 bytes. By the standard library: a start derives the key of the blobs,
    and loading `cryptography` for these two lines takes longer than opening the database."""
    extracted = hmac.digest(salt or bytes(32), secret, "sha256")
    return hmac.digest(extracted, purpose.encode() + b"\x01", "sha256")


def _seal(raw_key: bytes, key: bytes, salt: bytes) -> _Wrapped:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(12)
    return _Wrapped(salt, nonce, AESGCM(key).encrypt(nonce, raw_key, b"fieldservice/raw-key"))


def _open(wrapped: _Wrapped, key: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(key).decrypt(wrapped.nonce, wrapped.sealed, b"fieldservice/raw-key")
    except InvalidTag:
        return None


def _write(folder: Path, keys: _KeyFile) -> None:
    """The backup first: until `keys.json` is replaced too, at least one whole file opens with the newest passphrase."""
    data = _encode(keys)
    for name in reversed(KEY_FILES):
        write_atomic(folder / name, data)


def _read(folder: Path) -> _KeyFile:
    """The newest sound key file; a missing, damaged or older twin is mended on the way."""
    contents = [_content(folder / name) for name in KEY_FILES]
    sound = [keys for keys in map(_decode, contents) if keys is not None]
    if not sound:
        raise _nothing_sound(folder, any(content is not None for content in contents))
    newest = max(sound, key=lambda keys: keys.generation)
    data = _encode(newest)
    for name, content in zip(KEY_FILES, contents, strict=True):
        if content != data:
            _mend(folder / name, data)
    return newest


def _mend(path: Path, data: bytes) -> None:
    """Best effort: a disk that is full or read-only today must not keep somebody from signing in with a sound twin."""
    try:
        write_atomic(path, data)
    except EnvironmentFault:
        return


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        # The twin decides; when it is gone as well, the sentence about the key files says what to do.
        return None


def _nothing_sound(folder: Path, damaged: bool) -> EnvironmentFault:
    if damaged:
        return EnvironmentFault(
            "system.keys_damaged",
            "Both key files in {path} are damaged. Without them the data can't be opened.",
            "Copy keys.json from the newest backup into this folder, then sign in again.",
            path=str(folder),
        )
    return EnvironmentFault(
        "system.keys_missing",
        "The key files in {path} are missing. Without them the data can't be opened.",
        "Copy keys.json from the newest backup into this folder, then sign in again.",
        path=str(folder),
    )


def _encode(keys: _KeyFile) -> bytes:
    body: dict[str, object] = {
        "format": _FORMAT,
        "generation": keys.generation,
        "passphrase": {
            "kdf": "argon2id",
            "time_cost": keys.passphrase.time_cost,
            "memory_kib": keys.passphrase.memory_kib,
            "lanes": keys.passphrase.lanes,
            **_sealed_fields(keys.passphrase),
        },
        "recovery": {"kdf": "hkdf-sha256", **_sealed_fields(keys.recovery)},
    }
    body["sha256"] = _digest(body)
    return json.dumps(body, indent=1).encode("ascii")


def _sealed_fields(wrapped: _Wrapped) -> dict[str, str]:
    fields = {"salt": wrapped.salt, "nonce": wrapped.nonce, "sealed": wrapped.sealed}
    return {name: base64.b64encode(value).decode("ascii") for name, value in fields.items()}


def _digest(body: dict[str, object]) -> str:
    """Tells a damaged file from a wrong passphrase; it protects nothing (the sealed keys protect themselves)."""
    return hashlib.sha256(json.dumps(body, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()


def _decode(data: bytes | None) -> _KeyFile | None:
    """None for a file that is not a whole, sound key file of this format."""
    if data is None:
        return None
    try:
        body = json.loads(data)
        if not isinstance(body, dict) or body.pop("sha256", None) != _digest(body):
            return None
        if body["format"] > _FORMAT:
            raise _newer_format()
        stretched, plain = body["passphrase"], body["recovery"]
        passphrase = replace(
            _sealed(stretched),
            time_cost=_within(stretched["time_cost"], _TIME_COST_MOST),
            memory_kib=_within(stretched["memory_kib"], _MEMORY_KIB_MOST),
            lanes=_within(stretched["lanes"], _LANES_MOST),
        )
        return _KeyFile(int(body["generation"]), passphrase, _sealed(plain))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _newer_format() -> UserError:
    return UserError(
        "signin.keys_newer", "These data were last opened by a newer version of the program. Install that version."
    )


def _sealed(fields: dict[str, str]) -> _Wrapped:
    salt, nonce, sealed = (base64.b64decode(fields[name], validate=True) for name in ("salt", "nonce", "sealed"))
    wrapped = _Wrapped(salt, nonce, sealed)
    if (len(wrapped.salt), len(wrapped.nonce), len(wrapped.sealed)) != (16, 12, _RAW_BYTES + 16):
        raise ValueError("not the lengths of a wrapped key")
    return wrapped


def _within(value: int, most: int) -> int:
    if not 1 <= value <= most:
        raise ValueError(f"{value} is not between 1 and {most}")
    return value
