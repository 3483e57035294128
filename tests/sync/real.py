"""Real laptops and a real hub over real HTTP on loopback; time alone is a clock that tests move."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from fieldservice.domain.records import Attachment, Customer, Person, WorkOrder
from fieldservice.hub.assembly import Assembly
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.store.queries import sync_notes
from fieldservice.sync import enrolment
from fieldservice.sync.enrolment import Address
from fieldservice.sync.opening import Synchronisation, open_sync
from fieldservice.sync.safety_copy import SafetyCopies
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from tests.services.conftest import World, make_world


def new_person(hub: Assembly, name: str, *roles: str) -> Person:
    """Somebody who may work with the hub."""
    person: Person = hub.users.add(roles, COMMAND_LINE, name=name)
    return person


def invite(hub: Assembly, person: Person) -> str:
    """A code for that person's next laptop."""
    return hub.enrolments.invite(person, COMMAND_LINE).code


@dataclass
class Laptop:
    """A profile on its own, joined or not."""

    world: World
    sync: Synchronisation | None = None

    def join(self, url: str, code: str) -> None:
        """Enrol and be ready to synchronise."""
        enrolment.enrol(self.world.store, self.world.profile, Address(url, code), "笔记本")
        self.open()

    def open(self) -> None:
        """Be ready to synchronise, as at a start."""
        store = self.world.store
        store.actor_id = store.local_value("actor")
        self.sync = open_sync(store, self.world.context.blobs, self.world.profile, random=Random(1))
        assert self.sync is not None
        store.on_commit(self.sync.noticed)

    def run(self, minutes: float = 5) -> None:
        """Synchronise for that long by the clock."""
        assert self.sync is not None
        clock = self.world.clock
        end = clock.now() + timedelta(minutes=minutes)
        while clock.now() < end and not self.sync.engine.revoked_and_drained:
            wake = self.sync.engine.step(clock.now())
            clock.set(max(clock.now(), min(wake, end)))

    def add(self, intent: str, *records: Any) -> Any:
        """Somebody commits new records; returns the first."""
        with self.world.store.begin(intent) as uow:
            uow.add_all(records)
            uow.commit()
        return records[0]

    def customer(self, name: str) -> Customer:
        """Somebody enters a customer."""
        made: Customer = self.add("directory.add_customer", Customer(id=self.world.ids(), number=name, name=name))
        return made

    def photo(self, content: bytes) -> str:
        """Somebody takes a photo for a new work order; returns its name."""
        ids = self.world.ids
        order = self.add("work_order.create", WorkOrder(id=ids(), number=ids()[:8], summary="漏油"))
        ref = self.world.context.blobs.put(content)
        self.add("attachment.add_photo", Attachment(id=ids(), work_order_id=order.id, sha=ref.sha256, size=ref.size))
        return ref.sha256

    def names(self) -> set[str]:
        """The customers that are here."""
        return {customer.name for customer in self.world.read().where(Customer)}

    @property
    def waiting(self) -> int:
        """Changes not delivered."""
        return sync_notes.waiting(self.world.store)

    @property
    def copies(self) -> SafetyCopies:
        """Its safety copies."""
        return SafetyCopies(self.world.store, self.world.context.blobs, self.world.profile.id, "笔记本")

    def close(self) -> None:
        """Shut it down."""
        if self.sync is not None:
            self.sync.link.close()
        self.world.store.close()


def make_laptop(folder: Path, clock: FixedClock, seed: int) -> Laptop:
    """A new, empty, stand-alone profile."""
    return Laptop(make_world(folder / "profile", folder / "state", clock, SeededIds(seed, clock)))


def errors_of(laptop: Laptop) -> Any:
    """What the engine says is wrong, None for nothing."""
    assert laptop.sync is not None
    return laptop.sync.engine.state.problem
