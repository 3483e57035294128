"""What the stock sums promise: they are the moves', however many moves are grouped at once."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from fieldservice.domain.records import StockMove
from fieldservice.store.check import check, repair
from fieldservice.store.projections import ranges_of_parts, sums_from_moves
from fieldservice.system.clock import to_ms
from tests.services.conftest import World


@pytest.fixture
def moves(world: World) -> list[StockMove]:
    chance = random.Random(5)
    now = world.clock.now()
    made = [
        StockMove(
            id=f"m{at:03}",
            part_id=f"p{chance.randrange(9)}",
            from_location_id=f"l{chance.randrange(3)}",
            to_location_id=f"l{3 + chance.randrange(3)}",
            quantity_micro=chance.randrange(1, 9),
            lot=chance.choice(("", "A")),
            at=now,
        )
        for at in range(200)
    ]
    with world.store.begin("test") as uow:
        uow.add_all(made)
        uow.commit()
    return made


@pytest.mark.parametrize("most", [1, 20, 45, 10_000])
def test_sums_are_the_moves_however_many_are_grouped_at_once(world: World, moves: list[StockMove], most: int) -> None:
    wanted: Counter[tuple[str, str, str]] = Counter()
    for move in moves:
        wanted[move.part_id, move.to_location_id, move.lot] += move.quantity_micro
        wanted[move.part_id, move.from_location_id, move.lot] -= move.quantity_micro
    connection = world.store.database.connection()
    found = list(sums_from_moves(connection, most))
    assert found == sorted(found)
    assert {row[:3]: row[4] for row in found} == dict(wanted)
    assert {row[5] for row in found} == {to_ms(moves[0].at)}
    assert len(found) == len(wanted)
    ranges = ranges_of_parts(connection, most)
    assert len(ranges) == {1: 9, 10_000: 1}.get(most, len(ranges))


def test_repair_sums_up_the_moves_again(world: World, moves: list[StockMove]) -> None:
    kept = "SELECT part_id, location_id, lot, serial, quantity_micro, last_move_at FROM stock_on_hand"
    before = sorted(world.read().rows(kept))
    with world.store.begin("test") as uow:
        uow.execute("UPDATE stock_on_hand SET quantity_micro = quantity_micro + 1 WHERE part_id = 'p3'")
        uow.execute("DELETE FROM stock_on_hand WHERE part_id = 'p5'")
        uow.commit()
    assert "sum" in {finding.kind for finding in check(world.store)}
    repair(world.store)
    assert sorted(world.read().rows(kept)) == before
