"""Files: who may read one, and whose it is to deliver. A file is never authorised by knowing its SHA-256.

A row names a file; anybody can write a row. So what a row says counts for reading only when somebody else wrote it
there, or when the reader's own person has delivered the file here and thereby shown to have it.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from fieldservice.hub import slices
from fieldservice.hub.database import Transaction
from fieldservice.hub.devices import Device
from fieldservice.hub.entities import Version, group_of
from fieldservice.hub.membership import BLOB_LINKS

_FIELDS = tuple(sorted(BLOB_LINKS))
_NAMING = f"l.target = ? AND l.field IN ({', '.join('?' * len(_FIELDS))})"
_WRITTEN = "SELECT DISTINCT l.field, e.base_stream, e.versions FROM link l JOIN entity e ON e.rid = l.rid"


def may_read(tx: Transaction, device: Device, scopes: Sequence[str], sha: str) -> bool:
    """Whether a row in these scopes names the file, and either somebody else wrote that or the person had the file."""
    seen, named = "", tuple[str, ...]()
    if list(scopes) != [slices.OFFICE]:
        seen = " JOIN scope_row v ON v.rid = l.rid AND v.present = 1 JOIN scope c ON c.no = v.scope"
        named = tuple(scopes)
    within = f" AND c.name IN ({', '.join('?' * len(named))})" if named else ""
    rows = tx.rows(f"{_WRITTEN}{seen} WHERE {_NAMING}{within}", (sha, *_FIELDS, *named))
    if not rows:
        return False
    streams = _writers(rows)
    return len(_own(tx, device, streams)) < len(streams) or has_delivered(tx, device, sha)


def is_wanted(tx: Transaction, device: Device, sha: str) -> bool:
    """Whether this device's person wrote a row's name of the file, or work of this device in quarantine names it."""
    if tx.one("SELECT 1 FROM awaited_file WHERE sha = ? AND device_id = ?", (sha, device.id)):
        return True
    return bool(_own(tx, device, _writers(tx.rows(f"{_WRITTEN} WHERE {_NAMING}", (sha, *_FIELDS)))))


def _writers(rows: Sequence[tuple[str, str, bytes | None]]) -> frozenset[str]:
    """The streams in which the name of the file was written into these rows: with the row, or later into its field."""
    found = set()
    for link, base, versions in rows:
        table, _, field = link.partition(".")
        changed = msgspec.msgpack.decode(versions).get(group_of(table, field)) if versions else None
        found.add(Version(*changed).stream if changed else base)
    return frozenset(found)


def _own(tx: Transaction, device: Device, streams: frozenset[str]) -> frozenset[str]:
    """Those of these streams that laptops of the device's person wrote."""
    sql = (
        "SELECT s.stream FROM stream s JOIN device d ON d.id = s.device_id"
        " WHERE d.person_id = ? AND s.stream IN ({marks})"
    )
    return frozenset(row[0] for row in tx.found(sql, sorted(streams), (device.person_id,)))


def has_delivered(tx: Transaction, device: Device, sha: str) -> bool:
    """Whether the person delivered the file, from this or another laptop."""
    sql = "SELECT 1 FROM delivered_file WHERE sha = ? AND person_id = ?"
    return tx.one(sql, (sha, device.person_id)) is not None


def note_delivered(tx: Transaction, device: Device, sha: str) -> None:
    """The device sent the whole file, and it is what its name says."""
    tx.run("INSERT INTO delivered_file (sha, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING", (sha, device.person_id))
