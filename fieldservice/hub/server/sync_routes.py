"""Sync and blobs over HTTP: bytes in, bytes out; what they mean is the core's business."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from fieldservice.hub.assembly import Assembly
from fieldservice.hub.devices import Device
from fieldservice.hub.server.guard import Caller
from fieldservice.hub.server.refusals import Refusal
from fieldservice.hub.server.workroom import Workroom
from fieldservice.i18n import translate
from fieldservice.sync import messages, signing
from fieldservice.system.clock import to_ms

M = TypeVar("M", bound=messages.Message)

_RANGE = re.compile(r"bytes=(\d{1,15})-(\d{1,15})?\Z")
_MESSAGE = {
    "requestBody": {"content": {signing.MESSAGE_TYPE: {"schema": {"type": "string", "format": "binary"}}}},
    "responses": {"200": {"description": "the reply, packed", "content": {signing.MESSAGE_TYPE: {}}}},
}


def caller_of(request: Request) -> Caller:
    """Who sent this request, as the guard found out."""
    caller: Caller = request.state.caller
    return caller


def device_of(request: Request) -> Device:
    """The device that signed this request. At an open address there is none: Refusal."""
    device = caller_of(request).device
    if device is None:
        raise Refusal("unknown")
    return device


def sync_router(assembly: Assembly, workroom: Workroom) -> APIRouter:
    """The four conversations, token and wipe."""
    router = APIRouter(prefix="/sync/v1", tags=["sync"])
    hub, devices = assembly.hub, assembly.devices

    async def converse(request: Request, kind: type[M], answer: Callable[[Device, M], messages.Message]) -> Response:
        if request.headers.get("content-type", "") != signing.MESSAGE_TYPE:
            raise Refusal("wrong_type")
        body, device = await request.body(), device_of(request)

        def work() -> bytes:
            message = messages.unpack(body, kind)
            if isinstance(message, messages.Hello):
                seen = devices.seen(device, message.program, min(message.waiting, 2**31))
            else:
                seen = devices.seen(device)
            return messages.pack(answer(seen, message))

        return Response(await workroom.do(work), media_type=signing.MESSAGE_TYPE)

    @router.post("/hello", openapi_extra=_MESSAGE, summary="Hello -> Welcome")
    async def hello(request: Request) -> Response:
        return await converse(request, messages.Hello, hub.hello)

    @router.post("/push", openapi_extra=_MESSAGE, summary="Push -> Pushed")
    async def push(request: Request) -> Response:
        return await converse(request, messages.Push, hub.push)

    @router.post("/pull", openapi_extra=_MESSAGE, summary="Pull -> Pulled")
    async def pull(request: Request) -> Response:
        return await converse(request, messages.Pull, hub.pull)

    @router.post("/compare", openapi_extra=_MESSAGE, summary="Compare -> Compared")
    async def compare(request: Request) -> Response:
        return await converse(request, messages.Compare, hub.compare)

    @router.post("/token", summary="A new token; the old one works until the new one was used")
    async def token(request: Request) -> dict[str, str]:
        return {"token": await workroom.do(devices.rotate, device_of(request))}

    @router.post("/wiped", summary="A revoked device has destroyed its data")
    async def wiped(request: Request) -> dict[str, int]:
        done = await workroom.do(devices.wiped, device_of(request), caller_of(request).origin)
        return {"wiped_at": to_ms(done)}

    return router


def blob_router(assembly: Assembly, workroom: Workroom) -> APIRouter:
    """Photos and files in pieces."""
    router = APIRouter(prefix="/sync/v1/blobs", tags=["blobs"])
    hub, blobs = assembly.hub, assembly.blobs

    @router.head("/{sha}", summary="How much the hub has of a blob")
    async def state(sha: str, request: Request) -> Response:
        device = device_of(request)

        def work() -> Response:
            _known(device, sha)
            size = blobs.size(sha)
            if size is not None and (hub.has_delivered(device, sha) or hub.may_read_blob(device, sha)):
                headers = {"Upload-Offset": str(size), "Upload-Length": str(size), "Upload-Complete": "?1"}
            else:
                headers = {"Upload-Offset": str(blobs.received(sha, device.id)), "Upload-Complete": "?0"}
            return Response(headers=headers)

        return await workroom.do(work)

    @router.put("/{sha}", summary="Deliver a piece of a blob")
    async def deliver(sha: str, request: Request) -> JSONResponse:
        device, piece = device_of(request), await request.body()
        offset, length = _number(request, "upload-offset"), _number(request, "upload-length")

        def work() -> JSONResponse:
            _known(device, sha)
            reached = blobs.add(sha, device.id, offset, length, piece, hub.has_delivered(device, sha))
            complete = reached == length
            if complete:
                hub.note_delivered(device, sha)
            return JSONResponse({"offset": reached, "complete": complete}, status_code=201 if complete else 200)

        return await workroom.do(work)

    @router.get("/{sha}", summary="A part of a blob")
    async def fetch(sha: str, request: Request) -> Response:
        device, wanted = device_of(request), request.headers.get("range", "bytes=0-")

        def work() -> Response:
            if device.revoked_at is not None:
                raise Refusal("revoked")
            size = blobs.size(sha)
            if size is None or not hub.may_read_blob(device, sha):
                raise Refusal("no_blob", sentence=_no_blob())
            found = _RANGE.match(wanted)
            first = int(found[1]) if found else 0
            if not found or (first >= size and size > 0):
                raise Refusal("range", headers={"Content-Range": f"bytes */{size}"})
            most = min(int(found[2]) - first + 1 if found[2] else signing.LARGEST_PIECE, signing.LARGEST_PIECE)
            content = blobs.read(sha, first, max(0, most))
            span = f"{first}-{first + len(content) - 1}" if content else "*"
            return Response(
                content,
                status_code=206 if content else 200,
                media_type="application/octet-stream",
                headers={"Content-Range": f"bytes {span}/{size}"},
            )

        return await workroom.do(work)

    def _known(device: Device, sha: str) -> None:
        """Only a blob that a row names which this device delivered or may see."""
        blobs.path(sha)  # refuses what is no SHA-256 before anybody looks for it
        if hub.wants_blob(device, sha):
            return
        if device.revoked_at is not None or not hub.may_read_blob(device, sha):
            raise Refusal("no_blob", sentence=_no_blob())

    return router


def _no_blob() -> str:
    return translate("hub_admin", "The hub doesn't have this file.")


def _number(request: Request, header: str) -> int:
    value = request.headers.get(header, "")
    if not value.isascii() or not value.isdigit() or len(value) > 15:
        raise Refusal("bad_message")
    return int(value)
