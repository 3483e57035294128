"""The rhythm of synchronisation: at once when there is something, quiet when there is nothing, patient on failure."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from fieldservice.errors import EnvironmentFault
from fieldservice.store.queries import sync as log_queries
from fieldservice.store.queries import sync_notes
from fieldservice.sync import failures, progress
from fieldservice.sync.engine import POLL
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.messages import Block
from fieldservice.sync.pace import pause
from fieldservice.sync.progress import sentence
from tests.services.conftest import SHANGHAI
from tests.sync.conftest import make_station


def test_what_waits_is_delivered_and_the_state_says_so(station):
    station.work(14)
    station.run()
    assert sync_notes.waiting(station.world.store) == 0
    assert len(station.hub.received) == 15  # and the person of the fixture
    assert station.engine.state.phase == progress.IDLE
    assert sentence(station.engine.state, SHANGHAI).startswith("All changes delivered, 09:0")


def test_an_idle_device_asks_once_a_minute_and_says_nothing_else(station):
    station.run()
    station.hub.asked.clear()
    station.link.carried = 0
    station.run(timedelta(minutes=30))
    assert set(station.hub.asked) == {"pull"}
    assert 27 <= len(station.hub.asked) <= 34
    assert station.link.carried / len(station.hub.asked) < 200  # bodies; headers come on top


def test_a_commit_is_delivered_within_seconds_and_a_burst_of_them_together(station):
    station.run()
    station.hub.asked.clear()
    station.work(5)
    station.run(timedelta(seconds=3))
    assert station.hub.asked.count("push") == 1
    assert sync_notes.waiting(station.world.store) == 0


def test_commits_that_never_stop_are_delivered_all_the_same(station):
    station.run()
    for _ in range(20):
        station.work()
        station.run(timedelta(seconds=1))
    assert sync_notes.waiting(station.world.store) < 12


def test_without_a_network_it_asks_less_and_less_often(station):
    station.link.online = False
    station.work()
    station.run(timedelta(hours=10))
    assert station.engine.state.phase == progress.TROUBLE
    assert station.engine.state.problem.kind == failures.OFFLINE
    assert "waits" not in sentence(station.engine.state, SHANGHAI)
    assert sentence(station.engine.state, SHANGHAI).endswith("2 changes wait.")


def test_it_starts_at_once_when_the_network_returns(station):
    station.link.online = False
    station.work()
    station.run(timedelta(hours=10))
    station.link.online = True
    station.engine.network_back()
    station.run(timedelta(seconds=1))
    assert sync_notes.waiting(station.world.store) == 0


def test_it_comes_back_by_itself_within_minutes(station):
    station.link.online = False
    station.run(timedelta(hours=10))
    station.link.online = True
    station.run(timedelta(minutes=6))
    assert station.engine.state.phase == progress.IDLE
    assert station.engine.state.problem is None


def test_pauses_grow_to_minutes_and_differ_from_device_to_device():
    random = Random(1)
    pauses = [pause(n, random) for n in range(40)]
    assert pauses[0] <= 1.0
    assert all(150 <= each <= 300 for each in pauses[10:])
    assert len({round(each, 3) for each in pauses[10:]}) > 20


def test_a_hub_that_takes_nothing_still_gives(station):
    station.hub.refuse["push"] = SyncFailure(failures.FAULT, "disk")
    station.hub.rows = 9_000
    station.work(3)
    station.run(timedelta(minutes=5))
    assert station.device.fetched == 9_000
    assert sync_notes.waiting(station.world.store) == 4


def test_a_hub_that_gives_nothing_still_takes(station):
    station.hub.refuse["pull"] = SyncFailure(failures.FAULT, "disk")
    station.work(3)
    station.run(timedelta(minutes=5))
    assert sync_notes.waiting(station.world.store) == 0
    assert station.engine.state.problem.kind == failures.FAULT


def test_a_busy_hub_is_left_alone_for_as_long_as_it_asks(station):
    station.hub.refuse["hello"] = SyncFailure(failures.FAULT, "busy", retry_after=900)
    station.run(timedelta(minutes=14))
    assert station.hub.asked == ["hello"]
    station.hub.refuse.clear()
    station.run(timedelta(minutes=2))
    assert station.engine.state.phase == progress.IDLE


def test_a_device_that_the_hub_does_not_know_keeps_everything_and_asks_again_in_an_hour(station):
    station.hub.refuse["hello"] = SyncFailure(failures.UNKNOWN)
    station.work()
    station.run(timedelta(minutes=50))
    assert station.hub.asked == ["hello"]
    assert sync_notes.waiting(station.world.store) == 2
    assert "enrolment code" in station.engine.state.problem.next_step()


def test_a_full_disk_here_is_said_and_tried_again(station, monkeypatch):
    def full(asked, reply):
        raise EnvironmentFault("store.disk_full", "The disk is full.", "Free some space.")

    monkeypatch.setattr(station.device, "pulled", full)
    station.run(timedelta(minutes=2))
    assert station.engine.state.problem.code == "store.disk_full"
    monkeypatch.undo()
    station.run(timedelta(minutes=5))
    assert station.engine.state.problem is None


def test_paused_it_asks_nothing_and_goes_on_where_it_was(station):
    station.run()
    station.hub.asked.clear()
    station.engine.pause()
    station.work(2)
    station.run(timedelta(hours=3))
    assert station.hub.asked == []
    assert sentence(station.engine.state, SHANGHAI) == "Paused. 2 changes wait."
    station.engine.go_on()
    station.run(timedelta(seconds=5))
    assert sync_notes.waiting(station.world.store) == 0


def test_a_clock_that_is_set_back_a_year_does_not_stop_it(station):
    station.run()
    station.world.clock.advance(timedelta(days=-365))
    station.work()
    station.run(timedelta(minutes=2))
    assert sync_notes.waiting(station.world.store) == 0


def test_scopes_are_compared_once_a_day(station):
    station.run(timedelta(days=3, hours=1))
    assert station.hub.asked.count("compare") == 4
    assert 4 <= station.hub.asked.count("hello") <= 5


def test_a_device_that_runs_low_on_numbers_asks_for_more(station):
    station.world.store.numbers  # noqa: B018
    with station.world.store.begin("join") as uow:
        uow.put_local("hub.device", "d")
        uow.commit()
    station.hub.blocks = [Block(series="WO", first=5_000, end=5_060)]
    station.run()
    station.hub.asked.clear()
    station.hub.blocks = [Block(series="WO", first=9_000, end=9_200)]
    with station.world.store.begin("use") as uow:
        for _ in range(20):
            uow.next_number("WO")
        uow.commit()
    station.work()
    station.run(timedelta(minutes=2))
    assert "hello" in station.hub.asked
    connection = station.world.store.database.connection()
    assert station.world.store.numbers.numbers_left(connection)["WO"] == 240


def test_requests_fit_the_link(world):
    slow = make_station(world, bytes_a_second=25_000, way=0.6)
    slow.hub.rows = 20_000
    slow.run(timedelta(minutes=30))
    assert slow.device.fetched == 20_000
    assert slow.link.largest < 400_000


def test_a_wide_link_gets_large_requests(station):
    station.hub.rows = 60_000
    station.run(timedelta(minutes=10))
    assert station.device.fetched == 60_000
    assert station.hub.asked.count("pull") < 60


@pytest.mark.parametrize("seed", range(5))
def test_a_days_work_gets_through_a_link_that_is_slow_and_cut(world, seed):
    bad = make_station(world, bytes_a_second=25_000, way=0.6, cut=0.1)
    bad.link.random = Random(seed)
    bad.hub.rows = 5_000
    bad.work(60)
    names = [bad.photo(Random(n).randbytes(40_000 if n % 3 else 700_000)) for n in range(12)]
    bad.run(timedelta(hours=2), until=lambda: len(bad.hub.blobs) == len(names) and bad.device.fetched >= 5_000)
    assert sync_notes.waiting(world.store) == 0
    assert set(bad.hub.blobs) == set(names)
    assert len(bad.hub.received) == len(set(bad.hub.received))
    useful = sum(map(len, bad.hub.blobs.values())) + 200_000
    assert bad.link.carried < 2 * useful


def test_progress_counts_up_and_says_how_long_it_takes(world):
    slow = make_station(world, bytes_a_second=25_000, way=0.6)
    slow.photo(Random(1).randbytes(2_000_000))
    slow.run()
    photos = [state for state in slow.told if state.phase == progress.PHOTOS]
    assert [state.done for state in photos] == sorted(state.done for state in photos)
    assert photos[0].total == 2_000_000
    assert photos[0].seconds_left > photos[-1].seconds_left
    assert "of 2.0 MB, " in sentence(photos[0], SHANGHAI)


def test_the_log_says_what_happened_without_repeating_itself(station):
    station.work(3)
    station.run()
    station.link.online = False
    station.run(timedelta(hours=5))
    station.link.online = True
    station.run(timedelta(minutes=10))
    kinds = [kind for _, kind, _ in log_queries.log(station.world.read(), 20)]
    assert kinds == ["contact", "lost", "delivered", "contact"]


def test_a_revoked_device_delivers_what_waits_and_fetches_nothing_more(station):
    station.work(3)
    sha = station.photo(b"photo")
    station.hub.revoked = True
    station.hub.rows = 500
    station.run(timedelta(minutes=1), until=lambda: station.engine.revoked_and_drained)
    assert station.engine.revoked_and_drained
    assert len(station.hub.received) == 5
    assert sha in station.hub.blobs
    assert station.device.fetched == 0
    assert station.engine.state.phase == progress.REVOKED


def test_a_revoked_device_without_a_network_does_not_count_as_drained(station):
    station.run()
    station.hub.revoked = True
    station.work(3)
    station.hub.refuse["push"] = SyncFailure(failures.OFFLINE)
    station.run(timedelta(hours=2))
    assert not station.engine.revoked_and_drained
    station.hub.refuse.clear()
    station.run(timedelta(minutes=10))
    assert station.engine.revoked_and_drained


def test_a_revoked_device_whose_work_is_refused_counts_as_drained(station):
    station.hub.revoked = True
    station.work()
    station.hub.refuse["push"] = SyncFailure(failures.REVOKED)
    station.run(timedelta(minutes=1))
    assert station.engine.revoked_and_drained


def test_the_poll_interval_is_what_the_idle_budget_was_measured_with():
    assert timedelta(seconds=60) == POLL
