"""How device and hub prove who they are: every request is signed with the device's Ed25519 key, every reply with the
hub's, which the device keeps since it enrolled.

Both share this page, so that they sign and check the same bytes. `fieldservice/hub/server/__init__.py` says how the
parts travel. cryptography is imported when first needed.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

PROOF = "X-FS"  # short: a laptop that only asks for news should cost a metered link next to nothing
SIGNED_HEADERS = ("Upload-Offset", "Upload-Length", "Upload-Complete", "Content-Range")  # of a reply

MESSAGE_TYPE = "application/x-fs"
LARGEST_PIECE = 1024 * 1024  # of a blob, in one request either way
QR_PREFIX = "fieldservice-enrol:"
CODE_LENGTH = 16
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_TOKEN = re.compile(r"Bearer ([0-9A-Za-z]{1,100})\.([0-9A-Za-z_-]{1,100})\Z", re.IGNORECASE)
_REQUEST = re.compile(r"([0-9]{1,15})\.([0-9A-Za-z_-]{22})\.([0-9A-Za-z_-]{43})\.([0-9A-Za-z_-]{86})\Z")
_REPLY = re.compile(r"([0-9]{1,15})(?:\.([0-9A-Za-z_-]{86}))?\Z")


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


def digest(body: bytes) -> str:
    """The SHA-256 of a body, as requests name it and replies prove it."""
    return encode(hashlib.sha256(body).digest())


def request_text(hub_id: str, device_id: str, method: str, path: str, body: str, time_ms: int, nonce: str) -> bytes:
    """What a device signs. `path` begins after the hub's address, with its query: "/sync/v1/push"; `body`: digest."""
    lines = ("fieldservice-request-v1", hub_id, device_id, method.upper(), path, body, str(time_ms), nonce)
    return "\n".join(lines).encode("utf-8")


def reply_text(
    hub_id: str, device_id: str, nonce: str, status: int, headers: Mapping[str, str], body: str, time_ms: int
) -> bytes:
    """What the hub signs: this is its answer to the request with that nonce. `headers` by lower-case name."""
    told = (headers.get(name.lower(), "") for name in SIGNED_HEADERS)
    lines = ("fieldservice-reply-v1", hub_id, device_id, nonce, str(status), *told, body, str(time_ms))
    return "\n".join(lines).encode("utf-8")


def enrolment_text(code: str, public_key: bytes, name: str, platform: str) -> bytes:
    """What a laptop signs to prove that it holds the private key which it wants certified."""
    lines = ("fieldservice-enrol-v1", normal_code(code), encode(public_key), name, platform)
    return "\n".join(lines).encode("utf-8")


def certificate_text(hub_id: str, device_id: str, person_id: str, public_key: bytes, issued_at: int) -> bytes:
    """What the hub signs: this key belongs to this device of this person."""
    lines = ("fieldservice-certificate-v1", hub_id, device_id, person_id, encode(public_key), str(issued_at))
    return "\n".join(lines).encode("utf-8")


@dataclass(frozen=True)
class SignedRequest:
    """What a request says of itself; `body` is its digest."""

    device_id: str
    token: str
    time_ms: int
    nonce: str
    body: str
    signature: bytes

    def headers(self) -> dict[str, str]:
        """As it travels."""
        return {
            "Authorization": f"Bearer {self.device_id}.{self.token}",
            PROOF: f"{self.time_ms}.{self.nonce}.{self.body}.{encode(self.signature)}",
        }


def sign_request(
    *, token: str, private_key: bytes, hub_id: str, device_id: str, method: str, path: str, body: bytes, time_ms: int
) -> SignedRequest:
    """Sign one request; `time_ms` is the device's time plus what the hub's clock differs from it."""
    nonce, named = encode(secrets.token_bytes(16)), digest(body)
    text = request_text(hub_id, device_id, method, path, named, time_ms, nonce)
    return SignedRequest(device_id, token, time_ms, nonce, named, sign(private_key, text))


def read_request(headers: Mapping[str, str]) -> SignedRequest | None:
    """The signed parts of a request, headers by lower-case name; None when one is missing or malformed."""
    bearer = _TOKEN.match(headers.get("authorization", ""))
    proof = _REQUEST.match(headers.get(PROOF.lower(), ""))
    if bearer is None or proof is None:
        return None
    try:
        signature = decode(proof[4])
    except ValueError:
        return None
    return SignedRequest(bearer[1], bearer[2], int(proof[1]), proof[2], proof[3], signature)


def reply_proof(time_ms: int, signature: bytes | None) -> str:
    """The hub's header on a reply: its time, and its signature where a device was named."""
    return str(time_ms) if signature is None else f"{time_ms}.{encode(signature)}"


def read_reply_proof(header: str | None) -> tuple[int, bytes] | None:
    """(the hub's time, its signature or b"") of a reply; None when that is no reply of a hub."""
    found = _REPLY.match(header or "")
    if found is None:
        return None
    try:
        return int(found[1]), decode(found[2] or "")
    except ValueError:
        return None


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
