"""The driver: one thread that nothing ends but `stop` and the end of a lost laptop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from fieldservice.store.queries import sync_notes
from fieldservice.sync.driver import SyncDriver, run_until_quiet
from fieldservice.sync.failures import REFUSED, SyncFailure
from fieldservice.sync.opening import Synchronisation
from fieldservice.sync.safety_copy import SafetyCopies
from fieldservice.system.clock import SystemClock
from tests.sync.conftest import Station


def as_sync(station: Station) -> Synchronisation:
    station.link.close = lambda: None  # type: ignore[attr-defined]
    joined: Any = SimpleNamespace()
    return Synchronisation(station.world.store, joined, station.link, station.queue, station.engine)  # type: ignore[arg-type]


def until(condition: Callable[[], bool]) -> None:
    for _ in range(12_000):
        if condition():
            return
        threading.Event().wait(0.01)
    raise AssertionError("it never happened")


def started(station: Station, **more: Any) -> SyncDriver:
    store = station.world.store
    driver = SyncDriver(as_sync(station), SystemClock(), store.database.close, **more)
    driver._token_looked = SystemClock().now()  # the double issues no tokens
    store.on_commit(driver.noticed)
    driver.start()
    return driver


def test_a_commit_wakes_it(station):
    station.world.store.clock = SystemClock()
    driver = started(station)
    until(lambda: station.engine.state.last_contact is not None and not station.engine.state.waiting)
    station.work()
    until(lambda: len(station.hub.received) == 2)
    assert driver.stop()


def test_a_bug_ends_neither_the_loop_nor_the_program(station, monkeypatch):
    bugs: list[Exception] = []
    real = station.engine.step
    monkeypatch.setattr(station.engine, "step", lambda now: 1 / 0)
    driver = started(station, on_bug=bugs.append)
    until(lambda: bool(bugs))
    monkeypatch.setattr(station.engine, "step", real)
    driver.network_back()
    until(lambda: len(station.hub.received) == 1)
    assert driver.stop()
    assert isinstance(bugs[0], ZeroDivisionError)


def test_stop_does_not_wait_for_the_next_poll(station):
    driver = started(station)
    until(lambda: station.engine.state.last_contact is not None)
    assert driver.stop(wait=5)


def test_a_laptop_that_was_shut_out_ends_by_itself_and_says_so_once(station):
    station.hub.revoked = True
    said: list[str] = []
    driver = started(station, on_revoked=lambda: said.append("now"))
    driver.wait()
    assert said == ["now"]
    assert driver.stop()


def test_safety_copies_are_written_without_a_hub_too(station, tmp_path):
    copies = SafetyCopies(station.world.store, station.world.context.blobs, "ab" * 16)
    stick = tmp_path / "stick"
    stick.mkdir()
    copies.choose(stick, "blaue Kiste im Keller")
    driver = SyncDriver(None, SystemClock(), station.world.store.database.close, copies=copies)
    driver.start()
    until(lambda: bool(list(stick.glob("*.fssafety"))))
    assert driver.stop()


def test_once_ends_when_nothing_is_left_to_do(station):
    station.work(5)
    station.photo(b"photo")
    assert run_until_quiet(as_sync(station), station.world.clock, sleep=lambda s: advance(station, s))
    assert sync_notes.waiting(station.world.store) == 0


def test_once_gives_up_where_the_hub_refuses(station):
    station.hub.refuse["hello"] = SyncFailure(REFUSED)
    assert not run_until_quiet(as_sync(station), station.world.clock, sleep=lambda s: advance(station, s))


def test_once_tries_a_few_times_where_nobody_answers(station):
    station.link.online = False
    began = station.now
    assert not run_until_quiet(as_sync(station), station.world.clock, sleep=lambda s: advance(station, s))
    assert timedelta(0) < station.now - began < timedelta(minutes=1)


def advance(station: Station, seconds: float) -> None:
    station.world.clock.advance(timedelta(seconds=seconds))
