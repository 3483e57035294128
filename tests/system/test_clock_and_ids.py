"""Promises of the clock and of ids."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import uuid
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldservice.system.clock import FixedClock, SystemClock, from_ms, local_zone, to_ms
from fieldservice.system.ids import Ids, SeededIds, id_ms, new_id


def test_an_id_is_a_version_7_uuid_in_32_hex_digits() -> None:
    made = new_id()
    parsed = uuid.UUID(made)
    assert (parsed.version, parsed.variant, parsed.hex) == (7, uuid.RFC_4122, made)


def test_ids_increase_within_one_millisecond_beyond_the_counter() -> None:
    ids = Ids(now_ms=lambda: 1_700_000_000_000)
    made = [ids() for _ in range(10_000)]
    assert made == sorted(set(made))


def test_ids_increase_when_the_clock_is_set_back() -> None:
    times = iter([2_000, 1_000, 1_000, 3_000])
    ids = Ids(now_ms=lambda: next(times))
    made = [ids() for _ in range(4)]
    assert made == sorted(set(made))


def test_an_id_tells_the_time_of_its_clock() -> None:
    assert id_ms(Ids(now_ms=lambda: 1_767_225_600_123)()) == 1_767_225_600_123


def test_threads_never_get_the_same_id() -> None:
    ids, made = Ids(), []
    threads = [threading.Thread(target=lambda: made.extend([ids() for _ in range(2_000)])) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 8_000


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only systems that fork can share random bytes")
def test_a_forked_process_draws_other_random_bytes() -> None:
    program = (
        "import os, sys\nfrom fieldservice.system.ids import new_id\nnew_id()\nreader, writer = os.pipe()\n"
        "if os.fork() == 0:\n    os.write(writer, new_id().encode())\n    os._exit(0)\n"
        "os.wait()\nprint(os.read(reader, 32).decode()[16:] != new_id()[16:])"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "True"


def test_seeded_ids_repeat_for_a_seed_and_differ_between_seeds() -> None:
    def made(seed: int) -> list[str]:
        ids = SeededIds(seed)
        return [ids() for _ in range(500)]

    assert made(1) == made(1)
    assert not set(made(1)) & set(made(2))


def test_seeded_ids_follow_the_clock_they_are_given() -> None:
    clock = FixedClock(datetime(2026, 3, 1, 8, tzinfo=UTC))
    assert from_ms(id_ms(SeededIds(1, clock)())) == clock.now()


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2999, 1, 1), timezones=st.just(UTC)))
def test_milliseconds_come_back_as_the_same_instant(at: datetime) -> None:
    assert from_ms(to_ms(at)) == at.replace(microsecond=at.microsecond // 1000 * 1000)


def test_milliseconds_are_the_same_for_the_same_instant_in_another_zone() -> None:
    at = datetime(2026, 1, 1, 12, tzinfo=UTC)
    assert to_ms(at) == to_ms(at.astimezone(timezone(timedelta(hours=8))))


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        to_ms(datetime(2026, 1, 1))


def test_a_fixed_clock_moves_only_when_told() -> None:
    clock = FixedClock(datetime(2026, 1, 1, tzinfo=UTC))
    assert clock.now() == clock.now()
    assert clock.advance(minutes=5) == datetime(2026, 1, 1, 0, 5, tzinfo=UTC)
    clock.set(datetime(2020, 1, 1, tzinfo=timezone(timedelta(hours=8))))
    assert clock.now() == datetime(2019, 12, 31, 16, tzinfo=UTC)


def test_the_system_clock_is_aware_and_utc() -> None:
    assert SystemClock().now().utcoffset() == timedelta(0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't change the zone of one process")
@pytest.mark.parametrize(
    ("zone", "summer", "winter"), [("Asia/Shanghai", 8, 8), ("Europe/Berlin", 2, 1), ("America/New_York", -4, -5)]
)
def test_local_times_follow_the_machines_summer_time(zone: str, summer: int, winter: int) -> None:
    program = (
        "from datetime import *\nfrom fieldservice.system.clock import local_zone\nz = local_zone()\n"
        "for month in (7, 1):\n at = datetime(2026, month, 1, 12, tzinfo=timezone.utc).astimezone(z)\n"
        " assert at.astimezone(timezone.utc).hour == 12\n print(int(at.utcoffset().total_seconds()) // 3600)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={**os.environ, "TZ": zone}
    )
    assert [int(line) for line in said.stdout.split()] == [summer, winter]


def test_a_local_time_far_in_the_past_or_future_is_shown_all_the_same() -> None:
    for year in (1, 1900, 9998):
        at = datetime(year, 6, 1, tzinfo=UTC)
        assert abs(at.astimezone(local_zone()).replace(tzinfo=UTC) - at) <= timedelta(days=1)
