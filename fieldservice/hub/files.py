"""Files: who may read one, and whose it is to deliver. A file is never authorised by knowing its SHA-256.

A row names a file; anybody can write a row. So a row counts for reading only when somebody else wrote it, or when the
reader's own person has delivered the file here and thereby shown to have it.
"""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.hub import slices
from fieldservice.hub.database import Transaction
from fieldservice.hub.devices import Device
from fieldservice.hub.membership import BLOB_LINKS

_FIELDS = tuple(sorted(BLOB_LINKS))
_NAMING = f"l.target = ? AND l.field IN ({', '.join('?' * len(_FIELDS))})"
_BY_OTHERS = (
    "NOT EXISTS (SELECT 1 FROM stream s JOIN device d ON d.id = s.device_id"
    " WHERE s.stream = e.base_stream AND d.person_id = ?)"
)


def may_read(tx: Transaction, device: Device, scopes: Sequence[str], sha: str) -> bool:
    """Whether a row in these scopes names the file, and either somebody else wrote it or the person had the file."""
    by_others = "" if has_delivered(tx, device, sha) else f" AND {_BY_OTHERS}"
    person = () if not by_others else (device.person_id,)
    if list(scopes) == [slices.OFFICE]:
        sql = f"SELECT 1 FROM link l JOIN entity e ON e.rid = l.rid WHERE {_NAMING}{by_others}"
        return tx.one(sql, (sha, *_FIELDS, *person)) is not None
    sql = (
        "SELECT 1 FROM link l JOIN entity e ON e.rid = l.rid JOIN scope_row v ON v.rid = l.rid AND v.present = 1"
        f" JOIN scope c ON c.no = v.scope WHERE {_NAMING} AND c.name IN ({', '.join('?' * len(scopes))}){by_others}"
    )
    return tx.one(sql, (sha, *_FIELDS, *scopes, *person)) is not None


def is_wanted(tx: Transaction, device: Device, sha: str) -> bool:
    """Whether a row that this device's person made names the file, or work of this device that is in quarantine."""
    if tx.one("SELECT 1 FROM awaited_file WHERE sha = ? AND device_id = ?", (sha, device.id)):
        return True
    sql = (
        "SELECT 1 FROM link l JOIN entity e ON e.rid = l.rid JOIN stream s ON s.stream = e.base_stream"
        f" JOIN device d ON d.id = s.device_id WHERE {_NAMING} AND d.person_id = ?"
    )
    return tx.one(sql, (sha, *_FIELDS, device.person_id)) is not None


def has_delivered(tx: Transaction, device: Device, sha: str) -> bool:
    """Whether the person delivered the file, from this or another laptop."""
    sql = "SELECT 1 FROM delivered_file WHERE sha = ? AND person_id = ?"
    return tx.one(sql, (sha, device.person_id)) is not None


def note_delivered(tx: Transaction, device: Device, sha: str) -> None:
    """The device sent the whole file, and it is what its name says."""
    tx.run("INSERT INTO delivered_file (sha, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING", (sha, device.person_id))
