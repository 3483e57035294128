"""Who this hub is: an id and a name in its database, and an Ed25519 key that certifies devices in its data folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from fieldservice.errors import EnvironmentFault
from fieldservice.hub.database import HubDatabase, Transaction
from fieldservice.sync import signing
from fieldservice.system.atomic import disk_faults, write_atomic
from fieldservice.system.ids import Ids

KEY_FILE = "hub.key"


@dataclass(frozen=True)
class Identity:
    """The hub's id, name and key pair (Ed25519, 32 bytes each)."""

    hub_id: str
    name: str
    private_key: bytes
    public_key: bytes

    def certify(self, device_id: str, person_id: str, public_key: bytes, issued_at: int) -> bytes:
        """The hub's signature that this key belongs to this device of this person."""
        text = signing.certificate_text(self.hub_id, device_id, person_id, public_key, issued_at)
        return signing.sign(self.private_key, text)


def open_identity(folder: Path, database: HubDatabase, ids: Ids, name: str | None = None) -> Identity:
    """The hub's identity, made at the first start; `name` changes its name.

    Raises EnvironmentFault when the key file is gone or is not this hub's: a new key would turn every device away.
    """
    key_file = folder / KEY_FILE
    with database.write() as transaction:
        known = {row[0]: row[1] for row in transaction.rows("SELECT name, value FROM meta")}
        if "hub_key" not in known:
            private_key = _read_key(key_file) or signing.new_private_key()
            known["hub_id"] = known.get("hub_id") or ids()
            known["hub_key"] = signing.public_key_of(private_key).hex()
            if not key_file.exists():
                write_atomic(key_file, private_key.hex().encode("ascii") + b"\n")
            _set(transaction, "hub_id", known["hub_id"])
            _set(transaction, "hub_key", known["hub_key"])
        if name is not None and name.strip() and name.strip() != known.get("hub_name"):
            known["hub_name"] = name.strip()[:100]
            _set(transaction, "hub_name", known["hub_name"])
    found = _read_key(key_file)
    if found is None or signing.public_key_of(found).hex() != known["hub_key"]:
        raise EnvironmentFault(
            "hub_admin.key_missing",
            "The hub's key {path} is missing or belongs to another hub.",
            "Copy hub.key from the hub's former folder or take it from a backup: fieldservice hub restore.",
            path=str(key_file),
        )
    return Identity(known["hub_id"], known.get("hub_name", ""), found, bytes.fromhex(known["hub_key"]))


def _read_key(path: Path) -> bytes | None:
    with disk_faults(path):
        if not path.exists():
            return None
        text = path.read_bytes()
        if os.name == "posix":
            path.chmod(0o600)
    try:
        key = bytes.fromhex(text.decode("ascii"))
    except ValueError:
        return None
    return key if len(key) == 32 else None


def _set(transaction: Transaction, name: str, value: str) -> None:
    transaction.run("DELETE FROM meta WHERE name = ?", (name,))
    transaction.run("INSERT INTO meta (name, value) VALUES (?, ?)", (name, value))
