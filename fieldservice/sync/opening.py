"""Putting synchronisation together for a profile that belongs to a hub."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from fieldservice.domain.notices import CommitNotice
from fieldservice.store.store import Store
from fieldservice.sync import enrolment
from fieldservice.sync.blob_queue import BlobQueue
from fieldservice.sync.carrying import CarryingDevice
from fieldservice.sync.device import PULL_INTENT, SyncDevice
from fieldservice.sync.engine import Engine
from fieldservice.sync.enrolment import Enrolment
from fieldservice.sync.progress import SyncState
from fieldservice.sync.transport import HubConnection
from fieldservice.system.blobs import Blobs
from fieldservice.system.incoming import Incoming
from fieldservice.system.paths import Profile


@dataclass
class Synchronisation:
    """The parts of one profile's synchronisation."""

    store: Store
    enrolment: Enrolment
    link: HubConnection
    queue: BlobQueue
    engine: Engine

    def noticed(self, notice: CommitNotice) -> None:
        """For `store.on_commit`, from any thread."""
        self.queue.noticed(notice)
        if notice.intent != PULL_INTENT:
            self.engine.committed()


def open_sync(
    store: Store,
    blobs: Blobs,
    profile: Profile,
    tell: Callable[[SyncState], None] = lambda state: None,
    random: Random | None = None,
) -> Synchronisation | None:
    """Synchronisation for this profile; None when it belongs to no hub. Does nothing yet, also no request."""
    joined = enrolment.current(store)
    if joined is None:
        return None
    link = enrolment.connect(store, profile, joined)
    queue = BlobQueue(store, blobs, Incoming(profile.blobs / "incoming", store.database.key))
    device = CarryingDevice(SyncDevice(store), store)
    engine = Engine(device, link, queue, store, random or Random(), tell)
    return Synchronisation(store, joined, link, queue, engine)
