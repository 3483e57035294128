"""The hub's web application: routes, refusals, and the guard around them."""

from __future__ import annotations

import asyncio
import logging
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from fieldservice import __version__
from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.hub import server
from fieldservice.hub.assembly import Assembly
from fieldservice.hub.server.admin_routes import admin_router, enrol_router
from fieldservice.hub.server.guard import Guard
from fieldservice.hub.server.limits import MemoryNonces, Nonces, ServerSettings
from fieldservice.hub.server.refusals import Refusal, refusal_of
from fieldservice.hub.server.sync_routes import blob_router, sync_router
from fieldservice.hub.server.workroom import Workroom
from fieldservice.sync.messages import PROTOCOL
from fieldservice.system.clock import to_ms

_log = logging.getLogger("fieldservice.hub")
_UPKEEP_SECONDS = 3600


def make_app(assembly: Assembly, settings: ServerSettings | None = None, nonces: Nonces | None = None) -> Guard:
    """The ASGI application of a hub. `nonces` defaults to this process's memory: enough for a hub on SQLite."""
    settings = settings or ServerSettings()

    def now_ms() -> int:
        return to_ms(assembly.clock.now())

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        upkeep = asyncio.create_task(_look_after(assembly, workroom))
        _end_with_parent()
        yield
        upkeep.cancel()
        workroom.close()

    workroom = Workroom(assembly.database, settings.threads)
    app = FastAPI(
        title="fieldservice hub",
        version=__version__,
        description=server.__doc__ or "",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    guard: list[Guard] = []

    @app.get("/", tags=["health"], summary="The hub is alive")
    async def alive() -> dict[str, Any]:
        return {
            "hub_id": assembly.identity.hub_id,
            "hub_name": assembly.identity.name,
            "program": __version__,
            "protocol": PROTOCOL,
            "hub_at": now_ms(),
        }

    app.include_router(enrol_router(assembly, workroom, guard))
    app.include_router(sync_router(assembly, workroom))
    app.include_router(blob_router(assembly, workroom))
    app.include_router(admin_router(assembly, workroom, settings))

    def reply(refusal: Refusal) -> Response:
        return Response(refusal.body(now_ms()), refusal.status, refusal.headers, "application/json")

    async def refused(_request: Request, error: Exception) -> Response:
        if isinstance(error, Refusal):
            return reply(error)
        if isinstance(error, FieldServiceError):
            if isinstance(error, EnvironmentFault):
                _log.error("the hub's surroundings fail it: %s, %s", error.code, error.next_step())
            return reply(refusal_of(error))
        return reply(Refusal("bad_message"))

    async def no_route(_request: Request, error: Exception) -> Response:
        found = error.status_code if isinstance(error, HTTPException) else 404
        return reply(Refusal("not_found" if found in (404, 405) else "bad_message"))

    async def failed(_request: Request, error: Exception) -> Response:
        return reply(guard[0].failed(error))

    app.add_exception_handler(Exception, failed)
    app.add_exception_handler(Refusal, refused)
    app.add_exception_handler(FieldServiceError, refused)
    app.add_exception_handler(RequestValidationError, refused)
    app.add_exception_handler(HTTPException, no_route)

    guard.append(Guard(app, assembly, settings, nonces or MemoryNonces(now_ms()), workroom))
    return guard[0]


def _end_with_parent() -> None:
    """One of several hub processes ends when the one that started them is gone, however it went: its port is free."""
    parent = multiprocessing.parent_process()
    if parent is not None and os.name == "posix":
        loop = asyncio.get_running_loop()
        loop.add_reader(parent.sentinel, _ended, loop, parent.sentinel)


def _ended(loop: asyncio.AbstractEventLoop, sentinel: int) -> None:
    loop.remove_reader(sentinel)
    signal.raise_signal(signal.SIGTERM)


async def _look_after(assembly: Assembly, workroom: Workroom) -> None:
    """Once an hour: forget uploads that nobody goes on with, and let go what passed its horizon."""
    while True:
        try:
            await workroom.do(assembly.blobs.forget_uploads, assembly.clock.now())
            await workroom.do(assembly.hub.tidy)
        except Exception as error:  # noqa: BLE001  boundary: upkeep that fails is tried again in an hour
            _log.error("upkeep failed", exc_info=error)
        await asyncio.sleep(_UPKEEP_SECONDS)
