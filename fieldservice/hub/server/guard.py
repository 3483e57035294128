"""The door of the hub: every request passes here before anything else sees it.

Plain http from elsewhere, too large or unsigned or altered or repeated requests, and bodies that dawdle end here. What
is not named as open needs a signature, so a new address is closed until somebody decides otherwise. One failing
request is written to the log under an id and answered; the hub goes on.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import secrets
import time
from collections import Counter
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any

from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.hub.assembly import Assembly
from fieldservice.hub.audit import Origin
from fieldservice.hub.devices import Device
from fieldservice.hub.server.limits import WINDOW_MS, Failures, Nonces, Rates, ServerSettings
from fieldservice.hub.server.refusals import Refusal, refusal_of
from fieldservice.hub.server.replies import Reply
from fieldservice.hub.server.workroom import Workroom
from fieldservice.sync import signing
from fieldservice.sync.messages import LARGEST_BODY
from fieldservice.sync.signing import SignedRequest
from fieldservice.system.clock import to_ms

_log = logging.getLogger("fieldservice.hub")

OPEN = frozenset({"/", "/enrol/v1", "/openapi.json"})
_LARGEST_JSON = 64 * 1024
_LARGE = 256 * 1024


@dataclass(frozen=True)
class Caller:
    """Who sent a request; `device` is None at open addresses."""

    origin: Origin
    device: Device | None = None


class Guard:
    """The ASGI application around the hub's routes."""

    def __init__(
        self, app: Any, assembly: Assembly, settings: ServerSettings, nonces: Nonces, workroom: Workroom
    ) -> None:
        self._app = app
        self._assembly = assembly
        self._settings = settings
        self._nonces = nonces
        self._workroom = workroom
        self._rates = Rates(settings.rate, settings.burst, time.monotonic)
        self._failures = Failures(settings.failures_a_minute, settings.audited_a_minute, time.monotonic)
        self._large: Counter[str] = Counter()
        self._bodies: asyncio.Semaphore | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """One connection event of the server."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        reply = Reply(send, self._assembly, self._workroom, scope["method"])
        try:
            await self._pass(scope, receive, reply)
        except Refusal as refusal:
            await reply.refuse(refusal)
        except FieldServiceError as error:
            if isinstance(error, EnvironmentFault):
                _log.error("the hub's surroundings fail it: %s, %s", error.code, error.next_step())
            await reply.refuse(refusal_of(error))
        except Exception as error:  # noqa: BLE001  boundary: one request's failure is never the hub's
            if not reply.begun:
                await reply.refuse(self.failed(error))

    def now_ms(self) -> int:
        """The hub's time."""
        return to_ms(self._assembly.clock.now())

    async def _pass(self, scope: Any, receive: Any, reply: Reply) -> None:
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        address = scope["client"][0] if scope.get("client") else "local"
        reply.asked = None if scope["path"] in OPEN else signing.read_request(headers)
        if scope["scheme"] != "https" and not self._may_be_plain(address):
            raise Refusal("plain_http")
        length = _length(scope, headers)
        try:
            caller = await self._caller(scope, reply.asked, address)
        except Refusal as refusal:
            # A connection closed amid a body may lose the reply, and with it the hub's time that this device needs.
            if length <= _LARGE or refusal.code in ("clock", "replayed", "starting"):
                await self._discard(receive, length)
            raise
        if length <= _LARGE:
            body = await self._body(receive, length)
            await self._hand_on(scope, body, caller, reply)
            return
        if self._bodies is None:
            self._bodies = asyncio.Semaphore(self._settings.bodies_at_once)
        name = caller.device.id if caller.device else address
        if self._large[name] >= self._settings.bodies_of_one:
            raise Refusal("too_many", headers={"Retry-After": "5"})
        self._large[name] += 1
        try:
            async with self._bodies:
                body = await self._body(receive, length)
                await self._hand_on(scope, body, caller, reply)
        finally:
            self._large[name] -= 1
            if not self._large[name]:
                del self._large[name]

    async def _hand_on(self, scope: Any, body: bytes, caller: Caller, reply: Reply) -> None:
        if caller.device is not None and reply.asked is not None:
            if await self._workroom.do(signing.digest, body) != reply.asked.body:
                await self._refused("signature", caller.origin)
        parts = [{"type": "http.request", "body": body, "more_body": False}]

        async def replay() -> Any:
            return parts.pop() if parts else {"type": "http.disconnect"}

        state = {**scope.get("state", {}), "caller": caller}
        await self._app({**scope, "state": state}, replay, reply)

    async def _caller(self, scope: Any, signed: SignedRequest | None, address: str) -> Caller:
        origin = Origin(address)
        if scope["path"] in OPEN:
            if scope["path"] == "/enrol/v1" and self._failures.too_many(address):
                raise Refusal("too_many", headers={"Retry-After": "60"})
            return Caller(origin)
        if signed is None:
            return await self._refused("unknown", origin)
        path = scope["raw_path"].decode("latin-1") + (
            "?" + scope["query_string"].decode("latin-1") if scope["query_string"] else ""
        )
        device = await self._workroom.do(self._assembly.devices.with_token, signed.device_id, signed.token)
        if device is None:
            return await self._refused("unknown", Origin(address, None, signed.device_id))
        origin = Origin(address, device.person_id, device.id)
        text = signing.request_text(
            self._assembly.identity.hub_id,
            device.id,
            scope["method"],
            path,
            signed.body,
            signed.time_ms,
            signed.nonce,
        )
        if not signing.is_signed(device.public_key, text, signed.signature):
            return await self._refused("signature", origin)
        now = self.now_ms()
        if abs(now - signed.time_ms) > WINDOW_MS:
            raise Refusal("clock")
        if signed.time_ms < self._nonces.since:  # what was seen before the restart is forgotten
            raise Refusal("starting", headers={"Retry-After": "3"})
        if pause := self._rates.wait(device.id):
            raise Refusal("too_many", headers={"Retry-After": str(math.ceil(pause))})
        if not await self._workroom.do(self._nonces.take, device.id, signed.nonce, signed.time_ms, now):
            return await self._refused("replayed", origin)
        return Caller(origin, device)

    async def _refused(self, code: str, origin: Origin) -> Any:
        """Refuse, count it, and write it to the audit trail unless there are too many already."""
        too_many = self._failures.too_many(origin.address)
        if self._failures.add(origin.address):
            await self._workroom.do(self._assembly.audit.record, "request_refused", origin, why=code)
        if too_many:
            raise Refusal("too_many", headers={"Retry-After": "60"})
        raise Refusal(code)

    def failed(self, error: Exception) -> Refusal:
        """Write a failure to the log; the refusal names it there."""
        incident = secrets.token_hex(4)
        _log.error("request failed, incident %s", incident, exc_info=error)
        return Refusal("failed", incident=incident)

    def count_failure(self, address: str) -> None:
        """An open address refused somebody (a wrong enrolment code)."""
        self._failures.add(address)

    async def _discard(self, receive: Any, length: int) -> None:
        with contextlib.suppress(Refusal):
            await self._body(receive, length, keep=False)

    async def _body(self, receive: Any, length: int, keep: bool = True) -> bytes:
        """The whole body; one that stops arriving, or arrives for ever, is given up."""
        pieces: list[bytes] = []
        size = 0
        try:
            async with asyncio.timeout(self._settings.longest_body):
                while size <= length:
                    message = await asyncio.wait_for(receive(), self._settings.longest_pause)
                    if message["type"] != "http.request":
                        raise Refusal("slow")
                    piece = message.get("body", b"")
                    size += len(piece)
                    if keep:
                        pieces.append(piece)
                    if not message.get("more_body", False):
                        break
        except TimeoutError:
            raise Refusal("slow") from None
        if size != length:
            raise Refusal("bad_message")
        return b"".join(pieces)

    def _may_be_plain(self, address: str) -> bool:
        try:
            found = ip_address(address)
        except ValueError:
            return address == "local"
        found = getattr(found, "ipv4_mapped", None) or found
        return found.is_loopback or any(found in network for network in self._settings.private_networks)


def _length(scope: Any, headers: dict[str, str]) -> int:
    """The announced length of the body. Raises Refusal for none where one is needed, and for too much."""
    given = headers.get("content-length")
    if "transfer-encoding" in headers or (given is None and scope["method"] not in ("GET", "HEAD", "DELETE")):
        raise Refusal("no_length")
    if given is None:
        return 0
    if not given.isascii() or not given.isdigit() or len(given) > 15:
        raise Refusal("bad_message")
    path, length = scope["path"], int(given)
    most = LARGEST_BODY if path.startswith("/sync/") else _LARGEST_JSON
    if path.startswith("/sync/v1/blobs/"):
        most = signing.LARGEST_PIECE
    if length > most:
        raise Refusal("too_large")
    return length
