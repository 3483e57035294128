"""Enrolment and administration over HTTP, in JSON."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field

from fieldservice.domain.records import Person
from fieldservice.errors import UserError
from fieldservice.hub import enrolment
from fieldservice.hub.assembly import Assembly
from fieldservice.hub.audit import Origin
from fieldservice.hub.devices import Device
from fieldservice.hub.server.guard import Guard
from fieldservice.hub.server.limits import ServerSettings
from fieldservice.hub.server.refusals import Refusal
from fieldservice.hub.server.sync_routes import caller_of, device_of
from fieldservice.hub.server.workroom import Workroom
from fieldservice.hub.status import status_of
from fieldservice.hub.users import roles_of
from fieldservice.sync import signing
from fieldservice.system.clock import to_ms


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class EnrolBody(_Body):
    """A laptop's code and key; bytes are base64url without padding."""

    code: str = Field(max_length=64)
    name: str = Field(max_length=200)
    platform: str = Field(default="", max_length=200)
    program: str = Field(default="", max_length=100)
    public_key: str = Field(max_length=100)
    proof: str = Field(max_length=200)


class UserBody(_Body):
    """A new person."""

    name: str = Field(max_length=200)
    name_en: str = Field(default="", max_length=200)
    number: str = Field(default="", max_length=200)
    phone: str = Field(default="", max_length=200)
    email: str = Field(default="", max_length=200)
    roles: list[str] = Field(default=[], max_length=20)
    service_point_id: str | None = Field(default=None, max_length=64, pattern="^[0-9a-f]{32}$")


class RolesBody(_Body):
    """The roles that somebody has from now on."""

    roles: list[str] = Field(max_length=20)


class NameBody(_Body):
    """A new name."""

    name: str = Field(max_length=200)


class EnrolmentBody(_Body):
    """For whom a code is made, and how long it is valid."""

    person_id: str = Field(max_length=64)
    hours: int = enrolment.VALID_HOURS


def enrol_router(assembly: Assembly, workroom: Workroom, guard: list[Guard]) -> APIRouter:
    """A laptop exchanges its code."""
    router = APIRouter(tags=["enrolment"])

    @router.post("/enrol/v1", summary="Exchange an enrolment code for a token and a certificate")
    async def enrol(body: EnrolBody, request: Request) -> dict[str, Any]:
        origin = caller_of(request).origin
        try:
            key, proof = signing.decode(body.public_key), signing.decode(body.proof)
        except ValueError:
            raise Refusal("bad_message") from None
        asked = enrolment.Request(body.code, body.name, body.platform, body.program, key, proof)
        try:
            enrolled = await workroom.do(assembly.enrolments.redeem, asked, origin)
        except UserError:
            guard[0].count_failure(origin.address)
            raise
        device, person, identity = enrolled.device, enrolled.person, assembly.identity
        return {
            "device_id": device.id,
            "token": enrolled.token,
            "certificate": signing.encode(enrolled.certificate),
            "certified_at": to_ms(device.enrolled_at),
            "hub_id": identity.hub_id,
            "hub_name": identity.name,
            "hub_public_key": signing.encode(identity.public_key),
            "hub_at": to_ms(assembly.clock.now()),
            "lease_until": to_ms(device.lease_until),
            "person": _person(person),
        }

    return router


def admin_router(assembly: Assembly, workroom: Workroom, settings: ServerSettings) -> APIRouter:
    """What administrators see and do."""
    router = APIRouter(prefix="/admin/v1", tags=["administration"])
    users, devices, enrolments = assembly.users, assembly.devices, assembly.enrolments

    async def administrator(request: Request) -> Origin:
        device = device_of(request)
        if device.revoked_at is not None:
            raise Refusal("revoked")
        if not await workroom.do(users.is_administrator, device.person_id):
            origin = caller_of(request).origin
            await workroom.do(assembly.audit.record, "admin_refused", origin, path=request.url.path)
            raise Refusal("not_administrator")
        return caller_of(request).origin

    @router.get("/status", summary="The hub in figures")
    async def status(request: Request) -> dict[str, Any]:
        await administrator(request)
        return await workroom.do(status_of, assembly)

    @router.get("/devices", summary="Every device")
    async def list_devices(request: Request) -> list[dict[str, Any]]:
        await administrator(request)
        names = {person.id: person.name for person in await workroom.do(users.all)}
        return [_device(device, names) for device in await workroom.do(devices.all)]

    @router.post("/devices/{device_id}/revoke", summary="Give a device nothing more, and have it wiped")
    async def revoke(device_id: str, request: Request) -> dict[str, Any]:
        return _device(await workroom.do(devices.revoke, device_id, await administrator(request)))

    @router.post("/devices/{device_id}/restore", summary="Take a revocation back")
    async def restore_device(device_id: str, request: Request) -> dict[str, Any]:
        return _device(await workroom.do(devices.restore, device_id, await administrator(request)))

    @router.post("/devices/{device_id}/rename", summary="Give a device another name")
    async def rename(device_id: str, body: NameBody, request: Request) -> dict[str, Any]:
        return _device(await workroom.do(devices.rename, device_id, body.name, await administrator(request)))

    @router.get("/users", summary="Everybody")
    async def list_users(request: Request) -> list[dict[str, Any]]:
        await administrator(request)
        return [_person(person) for person in await workroom.do(users.all)]

    @router.post("/users", summary="Add a person", status_code=201)
    async def add_user(body: UserBody, request: Request) -> dict[str, Any]:
        origin = await administrator(request)
        fields = body.model_dump(exclude={"roles"})
        return _person(await workroom.do(users.add, body.roles, origin, **fields))

    @router.post("/users/{person_id}/roles", summary="Give a person exactly these roles")
    async def set_roles(person_id: str, body: RolesBody, request: Request) -> dict[str, Any]:
        return _person(await workroom.do(users.set_roles, person_id, body.roles, await administrator(request)))

    @router.post("/users/{person_id}/archive", summary="Somebody left: archived, devices revoked")
    async def archive(person_id: str, request: Request) -> dict[str, Any]:
        return _person(await workroom.do(users.archive, person_id, await administrator(request)))

    @router.post("/users/{person_id}/restore", summary="Somebody is back")
    async def restore_user(person_id: str, request: Request) -> dict[str, Any]:
        return _person(await workroom.do(users.restore, person_id, await administrator(request)))

    @router.get("/enrolments", summary="Codes that were made, without the codes")
    async def list_enrolments(request: Request) -> list[dict[str, Any]]:
        await administrator(request)
        return [_plain(asdict(pending)) for pending in await workroom.do(enrolments.all)]

    @router.post("/enrolments", summary="Make a code for a person", status_code=201)
    async def invite(body: EnrolmentBody, request: Request) -> dict[str, Any]:
        origin = await administrator(request)
        person = await workroom.do(users.get, body.person_id)
        made = await workroom.do(enrolments.invite, person, origin, body.hours)
        url = settings.public_url or str(request.base_url).rstrip("/")
        return {**_plain(asdict(made)), "url": url, "qr": signing.qr_text(url, made.code)}

    @router.delete("/enrolments/{enrolment_id}", summary="A code works no longer")
    async def cancel(enrolment_id: str, request: Request) -> dict[str, str]:
        await workroom.do(enrolments.cancel, enrolment_id, await administrator(request))
        return {"id": enrolment_id}

    @router.get("/quarantine", summary="What revoked devices delivered")
    async def quarantine(request: Request) -> list[dict[str, Any]]:
        await administrator(request)
        return [_plain(asdict(kept)) for kept in await workroom.do(assembly.quarantine.all)]

    @router.post("/quarantine/{stream}/release", summary="Have it judged like everybody's work")
    async def release(stream: str, request: Request) -> dict[str, int]:
        return await workroom.do(assembly.quarantine.release, stream, await administrator(request))

    @router.get("/audit", summary="What was refused and what administrators did, newest first")
    async def audit(request: Request, before: int | None = None, most: int = 100) -> list[dict[str, Any]]:
        await administrator(request)
        if not 1 <= most <= 1000 or (before is not None and not 0 <= before < 2**62):
            raise Refusal("bad_message")
        return [_plain(asdict(entry)) for entry in await workroom.do(assembly.audit.newest, before, most)]

    return router


def _person(person: Person) -> dict[str, Any]:
    return {
        "id": person.id,
        "number": person.number,
        "name": person.name,
        "name_en": person.name_en,
        "phone": person.phone,
        "email": person.email,
        "roles": list(roles_of(person)),
        "service_point_id": person.service_point_id,
        "archived": bool(person.archived),
    }


def _device(device: Device, names: dict[str, str] | None = None) -> dict[str, Any]:
    plain = _plain(asdict(device))
    plain["public_key"] = signing.encode(device.public_key)
    if names is not None:
        plain["person"] = names.get(device.person_id, "")
    return plain


def _plain(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: to_ms(value) if isinstance(value, datetime) else value for name, value in facts.items()}
