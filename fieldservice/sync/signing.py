"""How a device proves who it is: every request to the hub is signed with the device's Ed25519 key.

Device and hub share this page, so that both sign and check the same bytes. `fieldservice/hub/server/__init__.py`
says how the parts travel. cryptography is imported when first needed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import secrets
import unicodedata

PREFIX = "X-FS-"  # short: a laptop that only asks for news should cost a metered link next to nothing
DEVICE = PREFIX + "Device"
TIME = PREFIX + "Time"
NONCE = PREFIX + "Nonce"
BODY_SHA = PREFIX + "Body"
SIGNATURE = PREFIX + "Sign"
HUB_TIME = PREFIX + "Hub-Time"

MESSAGE_TYPE = "application/x-fs"
LARGEST_PIECE = 1024 * 1024  # of a blob, in one request either way
QR_PREFIX = "fieldservice-enrol:"
CODE_LENGTH = 16
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_NONCE = re.compile(r"[0-9a-f]{32}\Z")


def encode(data: bytes) -> str:
    """Bytes as base64url without padding."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def decode(text: str) -> bytes:
    """The bytes of base64url without padding. Raises ValueError for anything else."""
    if not re.fullmatch(r"[A-Za-z0-9_-]*", text):
        raise ValueError("not base64url")
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except binascii.Error as error:
        raise ValueError(str(error)) from None


def request_text(
    hub_id: str, device_id: str, method: str, path: str, body_sha256: str, time_ms: int, nonce: str
) -> bytes:
    """What a device signs. `path` begins after the hub's address, with its query: "/sync/v1/push"."""
    lines = ("fieldservice-request-v1", hub_id, device_id, method.upper(), path, body_sha256, str(time_ms), nonce)
    return "\n".join(lines).encode("utf-8")


def enrolment_text(code: str, public_key: bytes, name: str, platform: str) -> bytes:
    """What a laptop signs to prove that it holds the private key which it wants certified."""
    lines = ("fieldservice-enrol-v1", normal_code(code), encode(public_key), name, platform)
    return "\n".join(lines).encode("utf-8")


def certificate_text(hub_id: str, device_id: str, person_id: str, public_key: bytes, issued_at: int) -> bytes:
    """What the hub signs: this key belongs to this device of this person."""
    lines = ("fieldservice-certificate-v1", hub_id, device_id, person_id, encode(public_key), str(issued_at))
    return "\n".join(lines).encode("utf-8")


def request_headers(
    *, token: str, private_key: bytes, hub_id: str, device_id: str, method: str, path: str, body: bytes, time_ms: int
) -> dict[str, str]:
    """The headers of one request; `time_ms` is the device's time plus what the hub's clock differs from it."""
    digest = hashlib.sha256(body).hexdigest()
    nonce = secrets.token_hex(16)
    signature = sign(private_key, request_text(hub_id, device_id, method, path, digest, time_ms, nonce))
    return {
        "Authorization": f"Bearer {token}",
        DEVICE: device_id,
        TIME: str(time_ms),
        NONCE: nonce,
        BODY_SHA: digest,
        SIGNATURE: encode(signature),
    }


def is_nonce(text: str) -> bool:
    """Whether `text` is 16 bytes as lower-case hex digits."""
    return bool(_NONCE.match(text))


def new_private_key() -> bytes:
    """A fresh Ed25519 private key (32 bytes)."""
    return secrets.token_bytes(32)


def public_key_of(private_key: bytes) -> bytes:
    """The public key (32 bytes) of a private key."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def sign(private_key: bytes, text: bytes) -> bytes:
    """The Ed25519 signature (64 bytes) of `text`."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    return Ed25519PrivateKey.from_private_bytes(private_key).sign(text)


def is_signed(public_key: bytes, text: bytes, signature: bytes) -> bool:
    """Whether `signature` is that key's signature of `text`; False for malformed keys and signatures too."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, text)
    except (InvalidSignature, ValueError):
        return False
    return True


def new_code() -> str:
    """A fresh enrolment code of 80 bits, as people read it aloud: "7ZK4-M2QX-9TRB-H0DW"."""
    return shown_code("".join(secrets.choice(CODE_ALPHABET) for _ in range(CODE_LENGTH)))


def shown_code(code: str) -> str:
    """A code in groups of four."""
    plain = normal_code(code)
    return "-".join(plain[start : start + 4] for start in range(0, len(plain), 4))


def normal_code(typed: str) -> str:
    """A code as typed (any case, spaces, hyphens, full-width, O for 0, I or L for 1) in its one plain form."""
    plain = unicodedata.normalize("NFKC", typed).upper().translate(_MISREAD)
    return "".join(character for character in plain if character.isalnum())


def qr_text(url: str, code: str) -> str:
    """What the QR code of an enrolment holds."""
    return f"{QR_PREFIX}{url.rstrip('/')}#{shown_code(code)}"


def read_qr_text(text: str) -> tuple[str, str] | None:
    """(address of the hub, code) of a scanned enrolment, or None when it is something else."""
    url, separator, code = text.strip().removeprefix(QR_PREFIX).rpartition("#")
    if not text.strip().startswith(QR_PREFIX) or not separator or len(normal_code(code)) != CODE_LENGTH:
        return None
    return url, shown_code(code)
