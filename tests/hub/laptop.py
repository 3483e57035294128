"""A hub that really listens on loopback, and a laptop that talks to it with the standard library alone."""

from __future__ import annotations

import asyncio
import hashlib
import http.client
import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import uvicorn
import uvicorn.server

from fieldservice.hub.assembly import Assembly
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub.server.app import make_app
from fieldservice.hub.server.limits import Nonces, ServerSettings
from fieldservice.hub.server.serve import ServeOptions, uvicorn_options
from fieldservice.sync import messages, signing
from fieldservice.system.clock import to_ms


@dataclass(frozen=True)
class Reply:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def code(self) -> str:
        """The refusal's code, "" for none."""
        return "" if self.status < 400 else str(self.json["error"]["code"])


class _PromptAsyncio(ModuleType):
    """asyncio for uvicorn, which looks ten times a second whether it is to end or its connections are gone."""

    def __getattr__(self, name: str) -> Any:
        return getattr(asyncio, name)

    async def sleep(self, seconds: float) -> None:
        """As asyncio's, but a hundred times a second is soon enough."""
        await asyncio.sleep(min(seconds, 0.01))


uvicorn.server.asyncio = _PromptAsyncio("asyncio")  # hundreds of tests wait for it


@contextmanager
def serving(assembly: Assembly, settings: ServerSettings | None = None, nonces: Nonces | None = None) -> Iterator[int]:
    """The hub over real HTTP; gives the port."""
    options = uvicorn_options(ServeOptions(folder="", port=0))
    options.pop("factory")
    server = uvicorn.Server(uvicorn.Config(make_app(assembly, settings, nonces), **options))
    # named as TCP, or asyncio does not switch Nagle's algorithm off and every reply waits 40 ms for an acknowledgement
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listening:
        listening.bind(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            assert thread.is_alive()
            time.sleep(0.005)
        try:
            yield listening.getsockname()[1]
        finally:
            server.should_exit = True
            thread.join()


def ask(port: int, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None) -> Reply:
    """One unsigned request."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    try:
        connection.request(method, path, body or (b"" if method in ("POST", "PUT") else None), headers or {})
        answer = connection.getresponse()
        return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read())
    finally:
        connection.close()


class Laptop:
    """An enrolled device. `skew_ms`: by how much its clock, corrected by nothing, differs from the hub's."""

    def __init__(self, port: int, code: str, name: str = "Latitude", assembly: Assembly | None = None) -> None:
        self.port = port
        self.private_key = signing.new_private_key()
        self.assembly = assembly
        self.skew_ms = 0
        reply = self.enrol(code, name)
        assert reply.status == 200, reply.body
        self.facts = reply.json
        self.device_id: str = self.facts["device_id"]
        self.token: str = self.facts["token"]
        self.hub_id: str = self.facts["hub_id"]

    def enrol(self, code: str, name: str = "Latitude", **changes: Any) -> Reply:
        public = signing.public_key_of(self.private_key)
        proof = signing.sign(self.private_key, signing.enrolment_text(code, public, name, "Linux"))
        asked = {
            "code": code,
            "name": name,
            "platform": "Linux",
            "program": "test 1",
            "public_key": signing.encode(public),
            "proof": signing.encode(proof),
        }
        return ask(self.port, "POST", "/enrol/v1", json.dumps({**asked, **changes}).encode(), JSON)

    def headers(self, method: str, path: str, body: bytes = b"") -> dict[str, str]:
        now = to_ms(self.assembly.clock.now()) if self.assembly else int(time.time() * 1000)
        return signing.sign_request(
            token=self.token,
            private_key=self.private_key,
            hub_id=self.hub_id,
            device_id=self.device_id,
            method=method,
            path=path,
            body=body,
            time_ms=now + self.skew_ms,
        ).headers()

    def ask(self, method: str, path: str, body: bytes = b"", **extra: str) -> Reply:
        """One signed request; `extra` headers with underscores for hyphens."""
        more = {name.replace("_", "-"): value for name, value in extra.items()}
        return ask(self.port, method, path, body, {**self.headers(method, path, body), **more})

    def json(self, method: str, path: str, what: Any = None) -> Reply:
        body = b"" if what is None else json.dumps(what).encode()
        return self.ask(method, path, body, **({"Content_Type": "application/json"} if body else {}))

    def say(self, path: str, message: messages.Message) -> Reply:
        return self.ask("POST", f"/sync/v1/{path}", messages.pack(message), Content_Type=signing.MESSAGE_TYPE)

    def put(self, content: bytes, offset: int, piece: bytes, sha: str | None = None) -> Reply:
        path = f"/sync/v1/blobs/{sha or hashlib.sha256(content).hexdigest()}"
        return self.ask("PUT", path, piece, Upload_Offset=str(offset), Upload_Length=str(len(content)))


JSON = {"Content-Type": "application/json"}


def enrolled(assembly: Assembly, port: int, name: str = "陈工", *roles: str) -> Laptop:
    """A laptop of a new person."""
    person = assembly.users.add(roles, COMMAND_LINE, name=name)
    return Laptop(port, assembly.enrolments.invite(person, COMMAND_LINE).code, f"{name} 的电脑", assembly)
