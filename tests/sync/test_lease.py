"""The lease: a laptop that stays away locks, whatever its clock is told, and a contact opens it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldservice.errors import UserError
from fieldservice.sync.lease import Lease
from fieldservice.system.clock import to_ms

DAYS = 45


@pytest.fixture
def lease(world):
    made = Lease(world.store)
    now = world.clock.now()
    made.contact(now, to_ms(now), to_ms(now + timedelta(days=DAYS)))
    return made


def test_a_profile_without_a_hub_never_locks(world):
    lease = Lease(world.store)
    lease.saw(world.clock.now())
    assert not lease.is_over(world.clock.now() + timedelta(days=9999))


def test_it_locks_when_the_lease_ends_and_says_what_opens_it(world, lease):
    now = world.clock.now()
    lease.ensure(now + timedelta(days=DAYS - 1))
    with pytest.raises(UserError) as caught:
        lease.ensure(now + timedelta(days=DAYS, seconds=1))
    assert "Connect it to the network" in caught.value.message()


def test_setting_the_clock_back_does_not_open_it(world, lease):
    late = world.clock.now() + timedelta(days=DAYS + 1)
    lease.saw(late)
    again = Lease(world.store)
    assert again.is_over(world.clock.now())


def test_a_clock_that_is_kept_back_still_uses_the_lease_up(world, lease):
    now = world.clock.now()
    lease.saw(now + timedelta(days=DAYS, minutes=-30))
    for minute in range(60):
        lease.saw(now + timedelta(minutes=minute))
    assert lease.is_over(now)


def test_a_contact_opens_it_again_and_puts_a_clock_right_that_ran_ahead(world, lease):
    now = world.clock.now()
    lease.saw(now + timedelta(days=900))
    assert lease.is_over(now)
    lease.contact(now, to_ms(now), to_ms(now + timedelta(days=DAYS)))
    assert not lease.is_over(now)
    assert not Lease(world.store).is_over(now)


def test_the_hubs_time_counts_not_this_devices(world):
    lease = Lease(world.store)
    now = world.clock.now()
    hub_at = to_ms(now + timedelta(days=1000))
    lease.contact(now, hub_at, hub_at + DAYS * 24 * 3_600_000)
    assert not lease.is_over(now + timedelta(days=DAYS - 1))
    assert lease.is_over(now + timedelta(days=DAYS + 1))


def test_a_locked_laptop_still_delivers_and_opens_by_it(station):
    station.run()
    station.link.online = False
    station.run(timedelta(days=1))
    station.work(3)
    station.world.clock.advance(timedelta(days=DAYS))
    station.run(timedelta(minutes=20))
    assert Lease(station.world.store).is_over(station.now)
    station.link.online = True
    station.engine.network_back()
    station.run()
    assert len(station.hub.received) == 4
    assert not Lease(station.world.store).is_over(station.now)


def test_the_mark_is_written_seldom(world, lease):
    statements = []
    world.store.database.connection().set_trace_callback(statements.append)
    for second in range(300):
        lease.saw(world.clock.now() + timedelta(seconds=second))
    world.store.database.connection().set_trace_callback(None)
    assert statements == []
