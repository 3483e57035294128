"""Numbers of a device that joined a hub: from its leases, then with its code, never twice."""

from __future__ import annotations

import shutil
from typing import Any

import pytest

from fieldservice.domain.numbers import check_number
from fieldservice.store import streams
from fieldservice.store.numbers import HUB_CODE, HUB_DEVICE
from fieldservice.sync.messages import Block
from tests.services.conftest import World, make_world


@pytest.fixture
def joined(world: World) -> World:
    """A device that the hub calls "device-1", with the letters KQX and no lease yet."""
    _remember(world, HUB_DEVICE, "device-1")
    _remember(world, HUB_CODE, "KQX")
    return world


def test_a_joined_device_numbers_from_its_leases_in_order(joined):
    _lease(joined, Block(series="WO", first=5_000, end=5_002), Block(series="WO", first=9_000, end=9_002))
    assert _values(_take(joined, 4)) == [5_000, 5_001, 9_000, 9_001]


def test_numbers_of_a_lease_carry_no_device_code(joined):
    _lease(joined, Block(series="WO", first=5_000, end=5_001))
    [number] = _take(joined, 1)
    assert number.startswith("WO-5000-")
    assert check_number(number)


def test_a_device_whose_leases_are_used_up_goes_on_with_its_code(joined):
    _lease(joined, Block(series="WO", first=5_000, end=5_001))
    numbers = _take(joined, 3)
    assert [number.partition("-")[0] for number in numbers] == ["WO", "WOKQX", "WOKQX"]
    assert len(set(numbers)) == 3


def test_a_new_lease_is_taken_as_soon_as_it_is_here(joined):
    assert _take(joined, 1)[0].startswith("WOKQX-")
    _lease(joined, Block(series="WO", first=7_000, end=7_001))
    assert _take(joined, 1)[0].startswith("WO-7000-")


def test_a_lease_begins_above_what_the_device_numbered_before_it_joined(world):
    before = _values(_take(world, 3))
    assert before == [100_001, 100_002, 100_003]
    _remember(world, HUB_DEVICE, "device-1")
    _remember(world, HUB_CODE, "KQX")
    _lease(world, Block(series="WO", first=100_001, end=100_201))
    assert _values(_take(world, 2)) == [100_004, 100_005]
    assert world.store.numbers.numbers_left(_connection(world))["WO"] == 195


def test_a_lease_that_lies_below_what_was_numbered_before_joining_is_left_alone(world):
    _take(world, 60)
    _remember(world, HUB_DEVICE, "device-1")
    _lease(world, Block(series="WO", first=100_001, end=100_051), Block(series="WO", first=100_301, end=100_501))
    assert _values(_take(world, 1)) == [100_301]


def test_numbers_of_a_unit_of_work_that_fails_are_given_back(joined):
    _lease(joined, Block(series="WO", first=5_000, end=5_002), Block(series="WO", first=9_000, end=9_002))
    with joined.store.begin("test.fails") as uow:
        for _ in range(3):
            uow.next_number("WO")
    assert _values(_take(joined, 4)) == [5_000, 5_001, 9_000, 9_001]


def test_the_hub_hears_how_many_numbers_are_left_of_each_series(joined):
    _lease(joined, Block(series="WO", first=5_000, end=5_010))
    _take(joined, 3)
    left = joined.store.numbers.numbers_left(_connection(joined))
    assert left["WO"] == 7
    assert left["SR"] == 0


def test_a_welcome_that_comes_twice_leases_once(joined):
    for _ in range(2):
        _lease(joined, Block(series="WO", first=5_000, end=5_010))
        _take(joined, 1)
    assert joined.store.numbers.numbers_left(_connection(joined))["WO"] == 8


def test_leases_of_another_stream_are_not_used(joined):
    _lease(joined, Block(series="WO", first=5_000, end=5_010))
    with joined.store.database.guard():
        streams.begin(_connection(joined))
    assert _take(joined, 1)[0].startswith("WOKQX-")
    assert joined.store.numbers.numbers_left(_connection(joined))["WO"] == 0


def test_numbers_from_before_joining_are_not_continued_after_it(world):
    alone = _take(world, 2)
    _remember(world, HUB_DEVICE, "device-1")
    _remember(world, HUB_CODE, "KQX")
    assert _take(world, 1)[0].startswith("WOKQX-")
    _remember(world, HUB_DEVICE, "")
    again = _take(world, 2)
    assert all(number.startswith("WO-") for number in again)
    assert not set(alone) & set(again)


def test_a_device_that_left_the_hub_numbers_on_above_its_leases(joined):
    _lease(joined, Block(series="WO", first=500_000, end=500_200))
    _take(joined, 2)
    _remember(joined, HUB_DEVICE, "")
    assert _values(_take(joined, 1))[0] >= 500_200


def test_a_clone_of_a_joined_profile_has_letters_of_its_own(joined, tmp_path):
    _lease(joined, Block(series="WO", first=5_000, end=5_010))
    _take(joined, 1)
    joined.store.close()
    shutil.copytree(joined.profile.folder, tmp_path / "copy")
    clone = make_world(tmp_path / "copy", tmp_path / "other state", joined.clock, joined.ids)
    original = make_world(joined.profile.folder, joined.profile.state_folder, joined.clock, joined.ids)
    theirs, ours = _take(clone, 12), _take(original, 12)
    clone.store.close()
    original.store.close()
    assert not set(theirs) & set(ours)
    assert all(number.startswith("WO") and not number.startswith(("WO-", "WOKQX-")) for number in theirs)


def _connection(world: World) -> Any:
    return world.store.database.connection()


def _remember(world: World, name: str, value: str) -> None:
    with world.store.begin("test.remember") as uow:
        uow.put_local(name, value)
        uow.commit()


def _lease(world: World, *blocks: Block) -> None:
    world.store.numbers.take_blocks(_connection(world), blocks)


def _take(world: World, count: int) -> list[str]:
    with world.store.begin("test.numbers") as uow:
        numbers = [uow.next_number("WO") for _ in range(count)]
        uow.commit()
    return numbers


def _values(numbers: list[str]) -> list[int]:
    return [int(number.split("-")[1]) for number in numbers]
