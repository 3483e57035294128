"""The verbs of `fieldservice hub ...`: the door of the hub's administrator, on the machine that runs it."""

from __future__ import annotations

import argparse
import importlib.util
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from fieldservice.commands.hub_options import DATA, DATABASE_URL, PORT
from fieldservice.commands.terminal import padded, qr, table, time
from fieldservice.domain.records import Person
from fieldservice.errors import EnvironmentFault, UserError
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE, described
from fieldservice.hub.database import not_an_address
from fieldservice.hub.identity import KEY_FILE
from fieldservice.hub.status import address_of, status_of
from fieldservice.hub.users import roles_of
from fieldservice.i18n import language, mark, translate
from fieldservice.sync import signing
from fieldservice.sync.messages import APPLIED, CONFLICT, PARKED, REFUSED


def folder(options: argparse.Namespace) -> Path:
    """Where the hub's data is. Raises UserError where nobody said so."""
    given = options.data or os.environ.get(DATA)
    if not given:
        raise UserError(
            "hub_admin.no_folder", "Say where the hub's data is: --data DIR, or the variable {name}.", name=DATA
        )
    return Path(given)


def database_url(options: argparse.Namespace) -> str | None:
    """The address of the hub's database; None for the one in its folder."""
    url: str | None = options.database_url or os.environ.get(DATABASE_URL) or None
    if url and not url.startswith(("postgresql://", "postgres://")):
        raise not_an_address()
    if url and importlib.util.find_spec("psycopg") is None:
        raise _not_installed()
    return url


@contextmanager
def opened(options: argparse.Namespace, make: bool = False) -> Iterator[Assembly]:
    """The hub that the options name. Only `serve` and adding an administrator make one where there is none."""
    place = folder(options)
    url = database_url(options)
    if not make and not (place / KEY_FILE).exists():
        raise UserError("hub_admin.no_hub", "There is no hub in {folder}.", folder=str(place))
    assembly = open_hub(place, url)
    try:
        yield assembly
    finally:
        assembly.close()


def _not_installed() -> EnvironmentFault:
    return EnvironmentFault(
        "hub_admin.not_installed",
        "This installation can't serve a hub: its server packages are missing.",
        "Install them once: pip install 'fieldservice[hub]'",
    )


def serve(options: argparse.Namespace) -> int:
    """Serve until stopped."""
    if importlib.util.find_spec("fastapi") is None or importlib.util.find_spec("uvicorn") is None:
        raise _not_installed()
    from fieldservice.hub.server.serve import ServeOptions, serve

    told = ServeOptions(
        folder=str(folder(options)),
        database_url=database_url(options),
        host=options.host,
        port=options.port,
        workers=options.workers,
        cert=options.cert,
        key=options.key,
        private_networks=tuple(options.allow_private_network),
        public_url=options.public_url,
        name=options.name,
        language=language(),
    )

    def say(url: str) -> None:
        print(translate("hub_admin", "The hub is served at {url}. Ctrl+C stops it.", url=url), flush=True)

    serve(told, say)
    return 0


def enroll(options: argparse.Namespace) -> int:
    """Print a code for a person."""
    with opened(options) as assembly:
        _print_code(assembly, assembly.users.named(options.person), options)
    return 0


def user_add(options: argparse.Namespace) -> int:
    """Add a person; for an administrator, print a code as well."""
    roles = [*options.roles.split(","), *(["administrator"] if options.administrator else [])]
    with opened(options, make=options.administrator) as assembly:
        if not options.number and any(options.name.strip() == p.name and not p.archived for p in assembly.users.all()):
            raise UserError(
                "hub_admin.same_name",
                "There is somebody called “{name}” already. A code for another laptop: hub enroll. For another person"
                " of the same name, give a --number.",
                name=options.name.strip(),
            )
        person = assembly.users.add(
            roles,
            COMMAND_LINE,
            name=options.name,
            name_en=options.name_en,
            number=options.number,
            phone=options.phone,
            email=options.email,
        )
        print(translate("hub_admin", "{name} was added.", name=person.name))
        if options.administrator:
            _print_code(assembly, person, options)
    return 0


def user_list(options: argparse.Namespace) -> int:
    """Print everybody."""
    with opened(options) as assembly:
        rows = [
            (
                p.number,
                p.name,
                ", ".join(roles_of(p)),
                translate("hub_admin", "archived") if p.archived else "",
                p.id,
            )
            for p in assembly.users.all()
        ]
    table(("Number", "Name", "Roles", "", "Id"), rows)
    return 0


def user_roles(options: argparse.Namespace) -> int:
    """Give a person exactly these roles."""
    with opened(options) as assembly:
        person = assembly.users.named(options.person)
        changed = assembly.users.set_roles(person.id, options.roles.split(","), COMMAND_LINE)
        said = ", ".join(roles_of(changed)) or "-"
        print(translate("hub_admin", "{name} has these roles now: {roles}", name=changed.name, roles=said))
    return 0


def user_archive(options: argparse.Namespace) -> int:
    """Somebody left."""
    with opened(options) as assembly:
        person = assembly.users.archive(assembly.users.named(options.person).id, COMMAND_LINE)
        print(translate("hub_admin", "{name} is archived, and their devices are revoked.", name=person.name))
    return 0


def user_restore(options: argparse.Namespace) -> int:
    """Somebody is back."""
    with opened(options) as assembly:
        person = assembly.users.restore(assembly.users.named(options.person).id, COMMAND_LINE)
        print(translate("hub_admin", "{name} is back. Their devices must be enrolled anew.", name=person.name))
    return 0


def device_list(options: argparse.Namespace) -> int:
    """Print every device."""
    with opened(options) as assembly:
        names = {person.id: person.name for person in assembly.users.all()}
        now = assembly.clock.now()
        rows = [
            (d.name, names.get(d.person_id, ""), d.platform, d.program, time(d.last_seen_at), str(d.waiting),
             _device_state(d.wiped_at, d.revoked_at, d.lease_until < now), d.id)
            for d in assembly.devices.all()
        ]  # fmt: skip
    table(("Device", "Person", "System", "Program", "Last seen", "Waiting", "State", "Id"), rows)
    return 0


def _device_state(wiped_at: datetime | None, revoked_at: datetime | None, lapsed: bool) -> str:
    if wiped_at is not None:
        return translate("hub_admin", "wiped")
    if revoked_at is not None:
        return translate("hub_admin", "revoked")
    return translate("hub_admin", "locked, lease ended") if lapsed else translate("hub_admin", "in use")


def device_revoke(options: argparse.Namespace) -> int:
    """Give a device nothing more, and have it wiped."""
    with opened(options) as assembly:
        device = assembly.devices.revoke(assembly.devices.named(options.device).id, COMMAND_LINE)
        print(
            translate(
                "hub_admin",
                "{name} is revoked. It gets nothing more and wipes itself at next contact.",
                name=device.name,
            )
        )
    return 0


def device_restore(options: argparse.Namespace) -> int:
    """Take a revocation back."""
    with opened(options) as assembly:
        device = assembly.devices.restore(assembly.devices.named(options.device).id, COMMAND_LINE)
        print(translate("hub_admin", "{name} is in use again.", name=device.name))
    return 0


def device_rename(options: argparse.Namespace) -> int:
    """Give a device another name."""
    with opened(options) as assembly:
        device = assembly.devices.named(options.device)
        renamed = assembly.devices.rename(device.id, options.name, COMMAND_LINE)
        print(translate("hub_admin", "{before} is called {after} now.", before=device.name, after=renamed.name))
    return 0


def quarantine_list(options: argparse.Namespace) -> int:
    """Print what revoked devices delivered."""
    with opened(options) as assembly:
        names = {device.id: device.name for device in assembly.devices.all()}
        rows = [
            (names.get(kept.device_id, ""), str(kept.changes), time(kept.first_at), time(kept.last_at), kept.device_id)
            for kept in assembly.quarantine.all()
        ]
    table(("Device", "Changes", "First", "Last", "Id"), rows)
    return 0


def quarantine_release(options: argparse.Namespace) -> int:
    """Have a revoked device's work judged like everybody's."""
    with opened(options) as assembly:
        device = assembly.devices.named(options.device)
        streams = [kept.stream for kept in assembly.quarantine.all() if kept.device_id == device.id] or [""]
        for stream in streams:
            done = assembly.quarantine.release(stream, COMMAND_LINE)
            taken, refused = done.get(APPLIED, 0) + done.get(CONFLICT, 0), done.get(REFUSED, 0) + done.get(PARKED, 0)
            print(
                translate(
                    "hub_admin",
                    "{name}: {taken} changes accepted, {refused} refused.",
                    name=device.name,
                    taken=taken,
                    refused=refused,
                )
            )
    return 0


def status(options: argparse.Namespace) -> int:
    """Print the hub in figures; 1 when its audit trail was altered."""
    with opened(options) as assembly:
        facts = status_of(assembly)
    lines = [
        (mark("hub_admin", "Hub"), f"{facts['hub_name']} {facts['hub_id']}".strip()),
        (mark("hub_admin", "People"), facts["people"]),
        (mark("hub_admin", "Devices"), facts["devices"]),
        (mark("hub_admin", "Revoked, not wiped yet"), facts["revoked"]),
        (mark("hub_admin", "Lease ended"), facts["lapsed"]),
        (mark("hub_admin", "Changes waiting on devices"), facts["waiting_on_devices"]),
        (mark("hub_admin", "Records"), facts["rows"]),
        (mark("hub_admin", "Changes accepted"), facts["mutations"]["applied"]),
        (mark("hub_admin", "Changes in conflict"), facts["mutations"]["conflict"]),
        (mark("hub_admin", "Changes refused"), facts["mutations"]["refused"] + facts["mutations"]["parked"]),
        (mark("hub_admin", "Changes in quarantine"), facts["mutations"]["quarantined"]),
        (mark("hub_admin", "Files"), f"{facts['blobs']} ({facts['blob_bytes'] / 1e6:.1f} MB)"),
        (mark("hub_admin", "Newest backup"), time(facts["last_backup_at"])),
    ]
    for text, value in lines:
        print(f"{padded(translate('hub_admin', text), 28)} {value}")
    if facts["audit_broken_at"] is not None:
        print(translate("hub_admin", "The audit trail was altered at line {no}.", no=facts["audit_broken_at"]))
        return 1
    return 0


def audit(options: argparse.Namespace) -> int:
    """Print the newest lines of the audit trail."""
    with opened(options) as assembly:
        rows = [
            (str(e.no), time(e.at), described(e.event), e.address, " ".join(f"{k}={v}" for k, v in e.details.items()))
            for e in reversed(assembly.audit.newest(most=max(1, options.most)))
        ]
    table(("No.", "Time", "Event", "From", "Details"), rows)
    return 0


def _print_code(assembly: Assembly, person: Person, options: argparse.Namespace) -> None:
    made = assembly.enrolments.invite(person, COMMAND_LINE, options.hours)
    url = options.url.rstrip("/") or address_of(assembly) or f"http://127.0.0.1:{PORT}"
    print(translate("hub_admin", "Enrolment code for {name}:", name=person.name))
    print(f"\n    {made.code}\n")
    print(translate("hub_admin", "Hub: {url}", url=url))
    print(translate("hub_admin", "It works once, until {time}.", time=time(made.expires_at)))
    invitation = signing.qr_text(url, made.code)
    print(translate("hub_admin", "Whole invitation, to paste or scan on the laptop:"))
    print(f"\n    {invitation}\n\n{qr(invitation)}")
