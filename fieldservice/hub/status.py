"""The hub in figures, for `hub status` and the administrators' overview."""

from __future__ import annotations

from typing import Any

from fieldservice import __version__
from fieldservice.hub.assembly import Assembly
from fieldservice.sync.messages import OUTCOMES, PROTOCOL
from fieldservice.system.clock import to_ms


def status_of(assembly: Assembly) -> dict[str, Any]:
    """What an administrator wants to know at a glance; plain values, times in ms."""
    now = assembly.clock.now()
    devices = assembly.devices.all()
    people = assembly.users.all()
    with assembly.database.read() as transaction:
        outcomes = {
            row[0]: int(row[1])
            for row in transaction.rows("SELECT outcome, count(*) FROM mutation GROUP BY outcome ORDER BY outcome")
        }
        rows = transaction.one("SELECT count(*), coalesce(max(seq), 0) FROM entity")
        backup = transaction.one("SELECT value FROM meta WHERE name = 'last_backup_at'")
    blobs = [size for _sha, size in assembly.blobs.all()]
    return {
        "hub_id": assembly.identity.hub_id,
        "hub_name": assembly.identity.name,
        "program": __version__,
        "protocol": PROTOCOL,
        "hub_at": to_ms(now),
        "people": sum(not person.archived for person in people),
        "devices": sum(device.wiped_at is None for device in devices),
        "revoked": sum(device.revoked_at is not None and device.wiped_at is None for device in devices),
        "lapsed": sum(device.revoked_at is None and device.lease_until < now for device in devices),
        "waiting_on_devices": sum(device.waiting for device in devices),
        "rows": int(rows[0]) if rows else 0,
        "seq": int(rows[1]) if rows else 0,
        "mutations": {outcome: outcomes.get(outcome, 0) for outcome in OUTCOMES},
        "blobs": len(blobs),
        "blob_bytes": sum(blobs),
        "last_backup_at": int(backup[0]) if backup else None,
        "audit_broken_at": assembly.audit.broken(),
    }


def address_of(assembly: Assembly) -> str:
    """How laptops reach the hub, as it was last served; "" before the first time."""
    with assembly.database.read() as transaction:
        row = transaction.one("SELECT value FROM meta WHERE name = 'served_at'")
    return str(row[0]) if row else ""


def note_address(assembly: Assembly, url: str) -> None:
    """Remember how laptops reach the hub, for the codes that are made at the command line."""
    with assembly.database.write() as transaction:
        transaction.run("DELETE FROM meta WHERE name = 'served_at'")
        transaction.run("INSERT INTO meta (name, value) VALUES ('served_at', ?)", (url,))
