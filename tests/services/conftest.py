"""A world for service tests: a profile in a temporary folder, the real encrypted store, a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any, TypeVar

import pytest

from fieldservice.domain.notices import CommitNotice
from fieldservice.domain.records import Person
from fieldservice.services.context import Context
from fieldservice.store.reader import Reader
from fieldservice.store.store import Store, open_store
from fieldservice.system.blobs import Blobs
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from fieldservice.system.keys import derive
from fieldservice.system.paths import Profile, open_profile

KEY = bytes(range(32))
SHANGHAI = timezone(timedelta(hours=8))
MONDAY_MORNING = datetime(2026, 5, 18, 1, 0, tzinfo=UTC)  # 09:00 in Shanghai

R = TypeVar("R")


@dataclass
class World:
    """Everything a service needs, and quick ways to look at what it did."""

    profile: Profile
    clock: FixedClock
    ids: SeededIds
    store: Store
    context: Context
    notices: list[CommitNotice] = field(default_factory=list)

    def read(self) -> Reader:
        """A reader on the store."""
        return self.store.read()

    def add(self, *records: Any) -> Any:
        """Put records into the store; returns the first."""
        with self.store.begin("test.add") as uow:
            uow.add_all(records)
            uow.commit()
        return records[0]

    def find(self, cls: type[R], id: str) -> R:
        """The record as it is stored now."""
        return self.read().get(cls, id)

    def outbox(self, since: int = 0) -> list[tuple[str, list[Any]]]:
        """(intent, rows) of each mutation captured after number `since`."""
        import msgspec

        found = self.read().rows("SELECT intent, payload FROM mutation WHERE mid > ? ORDER BY mid", (since,))
        return [(intent, msgspec.msgpack.decode(payload)["rows"]) for intent, payload in found]

    def last_mid(self) -> int:
        """The number of the newest mutation; 0 when there is none."""
        return self.read().count("SELECT max(mid) FROM mutation")

    def reopen(self) -> World:
        """The same profile opened again, as after a crash."""
        self.store.close()
        return make_world(self.profile.folder, self.profile.state_folder, self.clock, self.ids)


def make_world(folder: Path, state: Path, clock: FixedClock, ids: SeededIds) -> World:
    """Open a profile with its encrypted store; the actor is the person of the last `sign_in`, or nobody."""
    profile = open_profile(folder, state)
    store = open_store(profile, KEY, clock, ids)
    blobs = Blobs(profile.blobs, derive(KEY, "blobs"))
    context = Context(store=store, clock=clock, ids=ids, blobs=blobs, zone=SHANGHAI)
    world = World(profile, clock, ids, store, context)
    store.on_commit(world.notices.append)
    return world


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """An empty world in which the desk agent 李思敏 is signed in."""
    clock = FixedClock(MONDAY_MORNING)
    made = make_world(tmp_path / "profile", tmp_path / "state", clock, SeededIds(7))
    agent = made.add(Person(id=made.ids(), number="E01", name="李思敏", name_en="Li Simin", roles="desk,dispatcher"))
    made.store.actor_id = agent.id
    made.notices.clear()
    yield made
    made.store.close()
