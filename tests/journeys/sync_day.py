"""What the three people of the journey do in each round, and the laptop on which they do it.

Everything they make has an id that follows from who makes it and in which round, so that somebody whose laptop died
sees what is done already and goes on, as people do.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from fieldservice.domain.records import Attachment, Booking, Customer, Note, Part, Person, StockLocation, StockMove
from fieldservice.domain.records import WorkOrder as Order
from fieldservice.store.queries import sync_notes
from fieldservice.sync.opening import Synchronisation, open_sync
from fieldservice.system.clock import FixedClock, SystemClock
from fieldservice.system.ids import Ids
from tests.services.conftest import World, make_world

OFFICE, TECHNICIAN, WAREHOUSE = "office", "technician", "warehouse"
ROLES = {OFFICE: "desk,dispatcher,manager", TECHNICIAN: "technician", WAREHOUSE: "warehouse"}
MOST_STEPS = 400  # of the engine, until nothing is left to do
PIECE = 1_000_000  # of a part, in millionths


class Stalled(AssertionError):
    """A queue that does not drain."""


def id_of(*words: object) -> str:
    """The id of what these words name."""
    return hashlib.sha256(":".join(map(str, words)).encode()).hexdigest()[:32]


SUPPLIER, CENTRAL, VAN, USED = (StockLocation(id=id_of("place", n), code=n, kind=k) for n, k in (
    ("S", "supplier"), ("M", "central"), ("V", "van"), ("C", "customer"),
))  # fmt: skip
PART = Part(id=id_of("part"), number="F-1", name="风扇")
PEOPLE = {
    role: Person(
        id=id_of("person", role), name=role, roles=roles, van_location_id=VAN.id if role == TECHNICIAN else None
    )
    for role, roles in ROLES.items()
}
FIRM = (SUPPLIER, CENTRAL, VAN, USED, PART, *PEOPLE.values())


def photo_of(round: int) -> bytes:
    """The photo that the technician takes in a round."""
    return Random(round).randbytes(30_000)


def move(name: str, round: int, source: StockLocation, target: StockLocation, pieces: int) -> StockMove:
    """Parts from here to there."""
    return StockMove(
        id=id_of(name, round), part_id=PART.id, from_location_id=source.id, to_location_id=target.id,
        quantity_micro=pieces * PIECE, reason="transfer",
    )  # fmt: skip


Step = tuple[str, list[Any], list[tuple[type[Any], str, dict[str, Any]]]]


def steps(role: str, round: int) -> Iterator[Step]:
    """The units of work of somebody's round: intent, new records, changes.

    Whoever works on an order of somebody else does so two rounds later: then everybody has it.
    """
    order = id_of("order", round)
    known = id_of("order", round - 2)
    if role == OFFICE:
        yield "work_order.create", [Order(id=order, summary=f"order {round}")], []
        booking = Booking(id=id_of("booking", round), work_order_id=order, technician_id=PEOPLE[TECHNICIAN].id)
        yield "booking.book", [booking], []
        yield "directory.add_customer", [Customer(id=id_of("customer", round), name=f"customer {round}")], []
        if round > 1:
            yield "work_order.change", [], [(Order, known, {"summary": f"office {round}", "priority": "high"})]
    if role == TECHNICIAN and round > 1:
        yield "work_order.add_note", [Note(id=id_of("note", round), work_order_id=known, text=f"note {round}")], []
        changed = {"description": f"technician {round}"}
        if round % 3 == 0:
            changed["summary"] = f"technician {round}"  # as the office does: somebody has to decide
        yield "work_order.change", [], [(Order, known, changed)]
        yield "stock.post_move", [move("used", round, VAN, USED, 1)], []
        if round % 4 == 2:
            yield "attachment.add_photo", [photo_of(round)], []
    if role == WAREHOUSE:
        yield "stock.post_move", [move("bought", round, SUPPLIER, CENTRAL, 5)], []
        yield "stock.post_move", [move("loaded", round, CENTRAL, VAN, 2)], []


class Laptop:
    """One person's laptop, opened. Time stands still between two steps of the engine."""

    def __init__(self, root: Path, role: str) -> None:
        self.role = role
        self.root = root
        self.clock = FixedClock(SystemClock().now())
        self.world: World = make_world(root / role / "profile", root / role / "state", self.clock, Ids())  # type: ignore[arg-type]
        self.person_id = PEOPLE[role].id
        self.world.store.actor_id = self.person_id
        self.sync: Synchronisation | None = None

    def rows(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        """The rows of a query."""
        return [tuple(row) for row in self.world.store.database.connection().execute(sql, parameters)]

    def work(self, round: int) -> None:
        """Do what is left to do in this round."""
        for intent, records, changes in steps(self.role, round):
            if not self._is_done(records, changes):
                self._commit(round, intent, records, changes)

    def _is_done(self, records: list[Any], changes: list[Any]) -> bool:
        store = self.world.store
        if records and isinstance(records[0], bytes):
            sha = hashlib.sha256(records[0]).hexdigest()
            return bool(self.rows("SELECT 1 FROM attachment WHERE sha = ?", sha))
        if records:
            return store.read().find(type(records[0]), records[0].id) is not None
        written = [value for _, _, fields in changes for value in fields.values()]
        payloads = self.rows("SELECT payload FROM mutation WHERE intent = 'work_order.change'")
        return any(str(written[0]).encode() in bytes(payload) for (payload,) in payloads)

    def _commit(self, round: int, intent: str, records: list[Any], changes: list[Any]) -> None:
        if records and isinstance(records[0], bytes):
            ref = self.world.context.blobs.put(records[0])
            order = id_of("order", round - 2)
            records = [Attachment(id=id_of("photo", round), work_order_id=order, sha=ref.sha256, size=ref.size)]
        with self.world.store.begin(intent) as uow:
            uow.add_all(records)
            for cls, id, fields in changes:
                uow.change(cls, id, **fields)
            uow.commit()

    def open_sync(self) -> Synchronisation:
        """Be ready to synchronise."""
        store = self.world.store
        self.sync = open_sync(store, self.world.context.blobs, self.world.profile, random=Random(1))
        assert self.sync is not None
        store.on_commit(self.sync.noticed)
        return self.sync

    def drain(self) -> int:
        """Synchronise until nothing is left to do; returns how many steps it took. Raises Stalled."""
        sync = self.open_sync()
        for step in range(1, MOST_STEPS + 1):
            now = self.clock.now()
            wake = sync.engine.step(now)
            state = sync.engine.state
            if state.problem is not None:
                time.sleep(0.05)  # the hub or the link is on its way back
            elif wake > now and state.last_contact is not None and state.waiting == 0:
                sync.link.close()
                return step
            self.clock.set(max(now, min(wake, now + timedelta(minutes=1))))
        raise Stalled(f"{self.role}: {sync.engine.state}, {sync_notes.waiting(self.world.store)} changes wait")
