"""A device with its engine, an in-memory hub and a link that obeys: on a profile with the real encrypted store."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import pytest

from fieldservice.domain.records import Attachment, Customer
from fieldservice.sync.blob_queue import BlobQueue
from fieldservice.sync.engine import Engine
from fieldservice.sync.progress import SyncState
from fieldservice.system.incoming import Incoming
from tests.services.conftest import KEY, World, world
from tests.sync.hub_double import DeviceDouble, HubDouble, LinkDouble

__all__ = ["world"]


@dataclass
class Station:
    """A device and what is around it."""

    world: World
    device: DeviceDouble
    hub: HubDouble
    link: LinkDouble
    queue: BlobQueue
    engine: Engine
    told: list[SyncState] = field(default_factory=list)

    def work(self, n: int = 1) -> None:
        """Somebody commits `n` changes."""
        for _ in range(n):
            self.world.add(Customer(id=self.world.ids(), number=str(self.world.last_mid()), name="x"))

    def photo(self, content: bytes) -> str:
        """Somebody takes a photo; returns its name."""
        ref = self.world.context.blobs.put(content)
        self.world.add(Attachment(id=self.world.ids(), sha=ref.sha256, size=ref.size))
        return ref.sha256

    def run(self, upto: timedelta = timedelta(minutes=3), until: Callable[[], bool] = lambda: False) -> None:
        """Let the engine run for that long (by the clock), or until `until` says so."""
        clock = self.world.clock
        end = clock.now() + upto
        while clock.now() < end and not until():
            wake = self.engine.step(clock.now())
            clock.set(max(clock.now(), min(wake, end)))

    @property
    def now(self) -> datetime:
        """The clock."""
        return self.world.clock.now()


def make_station(world: World, **link: float) -> Station:
    """A station in a world."""
    hub = HubDouble(world.clock)
    device = DeviceDouble(world.store)
    carrier = LinkDouble(hub, world.clock, Random(5), **link)
    incoming = Incoming(world.profile.blobs / "incoming", KEY)
    queue = BlobQueue(world.store, world.context.blobs, incoming)
    told: list[SyncState] = []
    engine = Engine(device, carrier, queue, world.store, Random(3), told.append)
    station = Station(world, device, hub, carrier, queue, engine, told)
    world.store.on_commit(queue.noticed)
    world.store.on_commit(lambda notice: engine.committed())
    return station


@pytest.fixture
def station(world: World) -> Station:
    """A station on a fast link."""
    return make_station(world)
