"""A day's work over a link like 3G in a valley: narrow, slow to answer, every tenth request cut in its middle."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.store.queries import sync_notes
from fieldservice.sync.failures import SyncFailure
from tests.hub.laptop import serving
from tests.sync.proxy import BadLink, bad_link
from tests.sync.real import Laptop, invite, make_laptop, new_person


class FastClock:
    """Shows time passing `speed` times as fast as it does."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._began = time.monotonic()

    def now(self) -> datetime:
        return datetime(2026, 5, 18, 1, tzinfo=UTC) + timedelta(seconds=self._speed * (time.monotonic() - self._began))


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[Assembly]:
    opened = open_hub(tmp_path / "hub", name="总部")
    yield opened
    opened.close()


def days_work(laptop: Laptop, photos: int, size: int) -> dict[str, bytes]:
    """Customers, work orders with a photo each; returns the photos by name."""
    for n in range(30):
        laptop.customer(f"客户{n}")
    contents = [Random(n).randbytes(size if n % 2 else size // 10) for n in range(photos)]
    return {laptop.photo(content): content for content in contents}


def synchronise(laptop: Laptop, hub: Assembly, photos: dict[str, bytes], speed: float, most: float) -> None:
    """In real time, until everything has arrived."""
    assert laptop.sync is not None
    clock, end = laptop.world.clock, time.monotonic() + most
    while time.monotonic() < end:
        wake = laptop.sync.engine.step(clock.now())
        if not sync_notes.waiting(laptop.world.store) and all(hub.blobs.size(sha) is not None for sha in photos):
            return
        time.sleep(min(max(0.0, (wake - clock.now()).total_seconds() / speed), 0.1))


def deliver(hub: Assembly, tmp_path: Path, link: BadLink, photos: int, size: int, speed: float, most: float) -> Laptop:
    laptop = make_laptop(tmp_path / "laptop", FastClock(speed), 21)  # type: ignore[arg-type]
    code = invite(hub, new_person(hub, "王敏", "technician", "desk", "manager"))
    for attempt in range(5):
        try:
            laptop.join(f"http://127.0.0.1:{link.port}", code)
            break
        except SyncFailure:
            assert attempt < 4
    contents = days_work(laptop, photos, size)
    synchronise(laptop, hub, contents, speed, most)
    assert laptop.waiting == 0
    for sha, content in contents.items():
        assert hub.blobs.read(sha, 0, len(content) + 1) == content
    with hub.database.read() as tx:
        counts = tx.rows("SELECT outcome, count(*) FROM mutation WHERE stream <> 'hub' GROUP BY outcome")
    assert counts == [("applied", 30 + 2 * photos)]
    assert link.cuts > 0
    assert link.carried < 3 * (sum(map(len, contents.values())) + 300_000)
    return laptop


def test_a_days_work_gets_through_a_cut_and_narrow_link(hub, tmp_path):
    """Ten times as fast as the real thing, in every respect."""
    with serving(hub) as port, bad_link(port, bytes_a_second=250_000, way=0.06, cut=0.15, seed=4) as link:
        deliver(hub, tmp_path, link, photos=6, size=300_000, speed=10, most=300).close()


@pytest.mark.slow
def test_a_days_work_gets_through_in_real_time(hub, tmp_path):
    """200 kbit/s, 600 ms, every tenth request cut."""
    with serving(hub) as port, bad_link(port, bytes_a_second=25_000, way=0.6, cut=0.1, seed=5) as link:
        deliver(hub, tmp_path, link, photos=6, size=400_000, speed=1, most=400).close()
