"""What leaves the hub: whole, with the hub's time, and signed where the request named a device and a nonce."""

from __future__ import annotations

from typing import Any

from fieldservice.hub.assembly import Assembly
from fieldservice.hub.server.refusals import Refusal
from fieldservice.hub.server.workroom import Workroom
from fieldservice.sync import signing
from fieldservice.sync.signing import SignedRequest
from fieldservice.system.clock import to_ms

_LARGE = 256 * 1024  # bytes, beyond which the signature is made beside the event loop


class Reply:
    """One reply: kept until its body is whole, then sent with the proof that this hub gave it to that request."""

    def __init__(self, send: Any, assembly: Assembly, workroom: Workroom, method: str) -> None:
        self._send = send
        self._assembly = assembly
        self._workroom = workroom
        self._has_body = method != "HEAD"
        self._start: Any = None
        self._pieces: list[bytes] = []
        self.asked: SignedRequest | None = None
        self.begun = False

    async def __call__(self, message: Any) -> None:
        """One part of a reply."""
        if message["type"] == "http.response.start":
            self._start, self._pieces = message, []
            return
        self._pieces.append(message.get("body", b""))
        if message.get("more_body", False):
            return
        body = b"".join(self._pieces)
        proof = await self._workroom.do(self._proof, body) if len(body) > _LARGE else self._proof(body)
        self.begun = True
        headers = [*self._start["headers"], (signing.PROOF.lower().encode(), proof.encode())]
        await self._send({**self._start, "headers": headers})
        await self._send({**message, "body": body})

    async def refuse(self, refusal: Refusal) -> None:
        """Say why not, when nothing was said yet."""
        if self.begun:
            return
        body = refusal.body(to_ms(self._assembly.clock.now()))
        extra = [(name.lower().encode(), value.encode()) for name, value in refusal.headers.items()]
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *extra]
        await self({"type": "http.response.start", "status": refusal.status, "headers": headers})
        await self({"type": "http.response.body", "body": body})

    def _proof(self, body: bytes) -> str:
        now, asked, identity = to_ms(self._assembly.clock.now()), self.asked, self._assembly.identity
        if asked is None:
            return signing.reply_proof(now, None)
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in self._start["headers"]}
        digest = signing.digest(body if self._has_body else b"")
        text = signing.reply_text(
            identity.hub_id, asked.device_id, asked.nonce, self._start["status"], headers, digest, now
        )
        return signing.reply_proof(now, signing.sign(identity.private_key, text))
