"""A hub put together from a folder: database, identity, core, people, devices, enrolments, blobs."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from fieldservice.errors import UserError
from fieldservice.hub import shipped
from fieldservice.hub.audit import Audit
from fieldservice.hub.blobs import BlobLimits, HubBlobs
from fieldservice.hub.database import HubDatabase, open_hub_database
from fieldservice.hub.devices import Devices
from fieldservice.hub.enrolment import Enrolments
from fieldservice.hub.hub import Hub
from fieldservice.hub.identity import Identity, open_identity
from fieldservice.hub.quarantine import Quarantine
from fieldservice.hub.users import Users
from fieldservice.system.atomic import disk_faults
from fieldservice.system.clock import Clock, SystemClock
from fieldservice.system.ids import Ids
from fieldservice.system.lock import ProfileLock

LOCK_FILE = "hub.lock"
RESTORING = "restoring"  # the folder in which a restore puts a hub together


@dataclass(frozen=True)
class Assembly:
    """Everything that a server or a command of a hub needs."""

    folder: Path
    database: HubDatabase
    hub: Hub
    identity: Identity
    audit: Audit
    devices: Devices
    users: Users
    enrolments: Enrolments
    quarantine: Quarantine
    blobs: HubBlobs
    clock: Clock

    def close(self) -> None:
        """Close this thread's connection to the database."""
        self.database.close()


def open_hub(
    folder: Path,
    database_url: str | None = None,
    *,
    clock: Clock | None = None,
    ids: Ids | None = None,
    name: str | None = None,
    limits: BlobLimits | None = None,
) -> Assembly:
    """Open the hub in `folder`, making it at the first time. Raises EnvironmentFault for disk and database."""
    clock, ids = clock or SystemClock(), ids or Ids()
    with disk_faults(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if (folder / RESTORING).exists() and not (folder / "hub.db").exists() and not database_url:
        raise UserError(
            "hub_admin.restore_cut", "A restore of this hub was cut off. Run it again: fieldservice hub restore FILE."
        )
    database = open_hub_database(folder, database_url)
    if os.name == "posix" and not database_url:
        with disk_faults(folder):
            (folder / "hub.db").chmod(0o600)  # the folder may have been there before, open to others
    identity = open_identity(folder, database, ids, name)
    hub = Hub(database, clock, ids)
    shipped.put_in(hub)
    audit = Audit(database, clock)
    devices = Devices(database, clock, audit)
    return Assembly(
        folder=folder,
        database=database,
        hub=hub,
        identity=identity,
        audit=audit,
        devices=devices,
        users=Users(hub, devices, audit, ids),
        enrolments=Enrolments(database, clock, ids, identity, audit, hub.person),
        quarantine=Quarantine(database, hub, devices, audit),
        blobs=HubBlobs(folder, limits),
        clock=clock,
    )


def lock_hub(folder: Path) -> ProfileLock:
    """Keep a second process off a hub on SQLite. Raises UserError when one is running."""
    lock = ProfileLock(folder / LOCK_FILE)
    try:
        lock.acquire()
    except UserError:
        raise UserError("hub_admin.running", "This hub is running already. Stop it first.") from None
    return lock
