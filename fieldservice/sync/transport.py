"""HTTP to the hub: signed, verified, bounded in size and time. The contract is `fieldservice/hub/server/__init__.py`.

Only this module touches `requests`, and only when the first request is made. Every request may be repeated without
harm, so a connection that died while it lay idle is simply opened anew.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from fieldservice.sync import failures, messages, signing
from fieldservice.sync.address import check_address
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.signing import SignedRequest
from fieldservice.system.clock import Clock, to_ms

# A 3G link takes two round trips of 600 ms to open a connection with TLS, and now and then falls silent for long.
CONNECT_SECONDS = 20.0
SILENCE_SECONDS = 60.0
LONGEST_SECONDS = 600.0  # of one request: a link that only trickles is let go
_LARGEST_REPLY = messages.LARGEST_BODY + 64 * 1024
_READ = 32 * 1024
_LET_GO = ("RemoteDisconnected", "ConnectionResetError", "BrokenPipeError")
_JSON_TYPE = "application/json"
_PIECE_TYPE = "application/octet-stream"

M = TypeVar("M", bound=messages.Message)
J = TypeVar("J")


@dataclass(frozen=True)
class Credentials:
    """What this device proves itself with."""

    hub_id: str
    device_id: str
    token: str
    private_key: bytes
    hub_key: bytes  # the public key with which the hub signs its answers, known since this device enrolled


@dataclass(frozen=True)
class Exchange:
    """What a request and its reply cost: bytes of both bodies, and seconds."""

    sent: int
    received: int
    seconds: float


@dataclass(frozen=True)
class BlobState:
    """How much of a blob the hub has."""

    offset: int
    complete: bool


@dataclass(frozen=True)
class _Reply:
    status: int
    headers: Any
    body: bytes


class Cancelled(Exception):
    """Somebody asked to stop while a request was under way."""


class HubConnection:
    """One connection to one hub, kept open between requests. For one thread at a time; `cancel` may come from others.

    `ca_file`: certificates to trust instead of the usual ones, for a hub with a certificate of the firm's own.
    """

    def __init__(
        self,
        url: str,
        credentials: Credentials | None,
        clock: Clock,
        *,
        ca_file: Path | None = None,
        allow_private_http: bool = False,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        self.url = check_address(url, allow_private_http)
        self.credentials = credentials
        self.skew_ms = 0  # the hub's clock minus ours
        self.last = Exchange(0, 0, 0.0)
        self._clock = clock
        self._ca_file = ca_file
        self._ticks = ticks
        self._session: Any = None
        self._cancelled = False

    # messages

    def hello(self, message: messages.Hello) -> messages.Welcome:
        """Report to the hub."""
        return self._talk("hello", message, messages.Welcome)

    def push(self, message: messages.Push) -> messages.Pushed:
        """Deliver mutations."""
        return self._talk("push", message, messages.Pushed)

    def pull(self, message: messages.Pull) -> messages.Pulled:
        """Fetch rows."""
        return self._talk("pull", message, messages.Pulled)

    def compare(self, message: messages.Compare) -> messages.Compared:
        """Ask which scopes differ."""
        return self._talk("compare", message, messages.Compared)

    def _talk(self, name: str, message: messages.Message, kind: type[M]) -> M:
        reply = self._ask("POST", f"/sync/v1/{name}", messages.pack(message), signing.MESSAGE_TYPE)
        try:
            return messages.unpack(reply.body, kind)
        except messages.BadMessage as error:
            raise SyncFailure(failures.BAD_MESSAGE, str(error.params.get("reason", ""))) from error

    # blobs

    def blob_state(self, sha: str) -> BlobState | None:
        """How much the hub has of a blob that this device delivers; None when it wants no such blob (yet)."""
        try:
            reply = self._ask("HEAD", f"/sync/v1/blobs/{sha}")
        except SyncFailure as failure:
            if failure.hub_code == "no_blob":
                return None
            raise
        return BlobState(_number(reply.headers.get("Upload-Offset")), reply.headers.get("Upload-Complete") == "?1")

    def put_piece(self, sha: str, offset: int, piece: bytes, whole: int) -> BlobState:
        """Deliver a piece; the answer says where to go on, which may be elsewhere than behind this piece."""
        headers = {"Upload-Offset": str(offset), "Upload-Length": str(whole)}
        try:
            reply = self._ask("PUT", f"/sync/v1/blobs/{sha}", piece, _PIECE_TYPE, headers)
        except _Elsewhere as elsewhere:
            return BlobState(elsewhere.offset, False)
        told = _object(reply.body)
        return BlobState(_number(told.get("offset")), told.get("complete") is True)

    def get_piece(self, sha: str, first: int, most: int) -> tuple[bytes, int]:
        """At most `most` bytes from `first` on, and the size of the whole. The hub may say "no_blob" (SyncFailure)."""
        reply = self._ask("GET", f"/sync/v1/blobs/{sha}", headers={"Range": f"bytes={first}-{first + most - 1}"})
        unit, _, told = (reply.headers.get("Content-Range") or "").partition(" ")
        place, _, whole = told.partition("/")
        if reply.status != 206 or unit != "bytes" or _number(place.partition("-")[0]) != first or not reply.body:
            raise SyncFailure(failures.BAD_MESSAGE, "another piece than the one that was asked for")
        return reply.body, _number(whole)

    # everything else is JSON

    def json(self, method: str, path: str, content: object = None) -> dict[str, Any]:
        """A signed request of the administration or the account; raises SyncFailure with the hub's sentence."""
        body = b"" if content is None else json.dumps(content).encode()
        return _object(self._ask(method, path, body, _JSON_TYPE if body else "").body)

    def json_rows(self, method: str, path: str) -> list[dict[str, Any]]:
        """The same where the reply is a list of objects (devices, people)."""
        found = _decoded(self._ask(method, path).body, list)
        if not all(isinstance(row, dict) for row in found):
            raise SyncFailure(failures.BAD_MESSAGE, "no list of JSON objects")
        return found

    def open_json(self, method: str, path: str, content: object = None) -> dict[str, Any]:
        """The same without a signature: for enrolling, and for asking whether a hub is there."""
        body = b"" if content is None else json.dumps(content).encode()
        return _object(self._send(method, path, body, {"Content-Type": _JSON_TYPE} if body else {}).body)

    def cancel(self) -> None:
        """Give up the request under way and every later one, until `resume`."""
        self._cancelled = True

    def resume(self) -> None:
        """Allow requests again."""
        self._cancelled = False

    def close(self) -> None:
        """Close the connection; the next request opens one."""
        if self._session is not None:
            self._session.close()
            self._session = None

    def _ask(
        self, method: str, path: str, body: bytes = b"", content_type: str = "", headers: dict[str, str] | None = None
    ) -> _Reply:
        """A signed request; a wrong clock and a nonce that was seen before are mended by signing once more."""
        if self.credentials is None:
            raise ValueError("only an enrolled device can sign")
        own = {"Content-Type": content_type} if content_type else {}
        for attempt in (1, 2, 3):
            signed = signing.sign_request(
                token=self.credentials.token,
                private_key=self.credentials.private_key,
                hub_id=self.credentials.hub_id,
                device_id=self.credentials.device_id,
                method=method,
                path=path,
                body=body,
                time_ms=to_ms(self._clock.now()) + self.skew_ms,
            )
            try:
                return self._send(method, path, body, {**signed.headers(), **own, **(headers or {})}, signed)
            except SyncFailure as failure:
                if failure.hub_code not in ("clock", "replayed") or attempt == 3:
                    raise
        raise AssertionError("not reached")

    def _send(
        self, method: str, path: str, body: bytes, headers: dict[str, str], signed: SignedRequest | None = None
    ) -> _Reply:
        began = self._ticks()
        reply = self._carry(method, path, body, headers, began)
        self.last = Exchange(len(body), len(reply.body), self._ticks() - began)
        proof = signing.read_reply_proof(reply.headers.get(signing.PROOF))
        if proof is None:
            # A hotel's sign-in page, a proxy's error page: somebody answers, but not the hub.
            raise SyncFailure(failures.OFFLINE, f"HTTP {reply.status}", hub_code="not_the_hub")
        hub_at, signature = proof
        if signed is not None and not self._is_proven(reply, signed, hub_at, signature):
            raise SyncFailure(failures.UNPROVEN, f"HTTP {reply.status}", hub_code="unproven")
        self._learn_time(hub_at)
        if reply.status >= 300:
            raise _failure(reply)
        return reply

    def _is_proven(self, reply: _Reply, signed: SignedRequest, hub_at: int, signature: bytes) -> bool:
        """Whether the hub that this device joined gave this answer to this request."""
        if self.credentials is None:
            return False
        told = {name.lower(): value for name, value in reply.headers.items()}
        text = signing.reply_text(
            self.credentials.hub_id, signed.device_id, signed.nonce, reply.status, told,
            signing.digest(reply.body), hub_at,
        )  # fmt: skip
        return signing.is_signed(self.credentials.hub_key, text, signature)

    def _learn_time(self, hub_at: int) -> None:
        skew = hub_at - to_ms(self._clock.now())
        if abs(skew - self.skew_ms) > 2_000:  # less is the way here
            self.skew_ms = skew

    def _carry(self, method: str, path: str, body: bytes, headers: dict[str, str], began: float) -> _Reply:
        import requests

        session = self._opened()
        again = True
        while True:
            if self._cancelled:
                raise Cancelled
            try:
                with session.request(
                    method,
                    self.url + path,
                    data=body if body or method in ("POST", "PUT") else None,
                    headers=headers,
                    timeout=(CONNECT_SECONDS, SILENCE_SECONDS),
                    allow_redirects=False,
                    stream=True,
                ) as answer:
                    return _Reply(answer.status_code, answer.headers, self._body(answer, began))
            except requests.exceptions.SSLError as error:
                raise SyncFailure(failures.OFFLINE, "TLS", hub_code="certificate") from error
            except requests.exceptions.RequestException as error:
                # The hub closes connections that lie idle; whoever is the first to notice asks again at once.
                if again and any(sign in repr(error) for sign in _LET_GO):
                    again = False
                    continue
                raise SyncFailure(failures.OFFLINE, type(error).__name__) from error

    def _body(self, answer: Any, began: float) -> bytes:
        parts, size = [], 0
        for part in answer.iter_content(_READ):
            size += len(part)
            if size > _LARGEST_REPLY:
                raise SyncFailure(failures.BAD_MESSAGE, f"more than {_LARGEST_REPLY} bytes")
            if self._cancelled:
                raise Cancelled
            if self._ticks() - began > LONGEST_SECONDS:
                raise SyncFailure(failures.OFFLINE, "too slow")
            parts.append(part)
        return b"".join(parts)

    def _opened(self) -> Any:
        if self._session is None:
            import requests
            from urllib3.util import SKIP_HEADER

            session = requests.Session()
            session.trust_env = False  # a .netrc must not replace our token; the proxies we look up ourselves
            session.proxies.update(requests.utils.get_environ_proxies(self.url))
            session.verify = str(self._ca_file) if self._ca_file else os.environ.get("REQUESTS_CA_BUNDLE") or True
            session.headers.clear()  # what the hub doesn't need costs bytes at every poll
            session.headers.update({"User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER})
            self._session = session
        return self._session


class _Elsewhere(SyncFailure):
    """The hub wants the upload to go on at another place."""

    def __init__(self, offset: int) -> None:
        super().__init__(failures.REFUSED, "offset", hub_code="offset")
        self.offset = offset


# The hub's own words for refusals whose kind the status does not tell.
_BY_CODE = {
    "unknown": failures.UNKNOWN,
    "revoked": failures.REVOKED,
    "upgrade": failures.UPGRADE,
    "bad_message": failures.BAD_MESSAGE,
}


def _failure(reply: _Reply) -> SyncFailure:
    """What a refusal of the hub means for us."""
    try:
        told = json.loads(reply.body or b"{}").get("error") or {}
    except (ValueError, AttributeError):
        told = {}
    code = str(told.get("code", "")) if isinstance(told, dict) else ""
    if not reply.body and reply.status == 404:  # a HEAD has no body to say it in
        code = "no_blob"
    if not reply.body and reply.status == 401:
        code = "clock"  # or another reason that signing again, with the time just learned, does not mend
    if code == "offset":
        return _Elsewhere(_number(told.get("offset", reply.headers.get("Upload-Offset"))))
    sentence = str(told.get("sentence", "")) if isinstance(told, dict) else ""
    busy = reply.status >= 500 or reply.status in (408, 429)
    kind = _BY_CODE.get(code, failures.FAULT if busy else failures.REFUSED)
    wait = reply.headers.get("Retry-After") or ""
    return SyncFailure(
        kind,
        sentence or f"HTTP {reply.status}",
        hub_code=code or str(reply.status),
        retry_after=float(min(_number(wait), 3_600)) if wait.isdigit() else 0.0,
    )


def _object(body: bytes) -> dict[str, Any]:
    return _decoded(body or b"{}", dict)


def _decoded(body: bytes, kind: type[J]) -> J:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise SyncFailure(failures.BAD_MESSAGE, "no JSON") from error
    if not isinstance(found, kind):
        raise SyncFailure(failures.BAD_MESSAGE, "other JSON than expected")
    return found


def _number(value: object) -> int:
    try:
        return max(0, int(str(value)))
    except ValueError as error:
        raise SyncFailure(failures.BAD_MESSAGE, "no number") from error
