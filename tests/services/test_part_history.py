"""What happened to a part: receipts, issues, counts, prices, supersession; page by page, straight down an index."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Person
from fieldservice.i18n import set_language
from fieldservice.services.part_history import PartEvent
from fieldservice.services.part_history_text import event_words
from fieldservice.store.queries import part_history as queries
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot, refused_by_the_hub


@pytest.fixture
def depot(world: World) -> Iterator[Depot]:
    set_language("en")
    yield make_depot(world)
    assert refused_by_the_hub(world) == []


def later(depot: Depot) -> None:
    depot.world.clock.advance(minutes=10)


def read(depot: Depot, part_id: str, page: int = 30) -> list[PartEvent]:
    """Everything, page by page."""
    found, position = list[PartEvent](), None
    while True:
        some = depot.services.part_history.of_part(part_id, position, page)
        found += some.events
        position = some.next
        if position is None:
            return found


def test_receipts_issues_counts_prices_and_supersessions_are_told_newest_first(depot: Depot) -> None:
    part, new = depot.part("P1"), depot.part("P2")
    depot.level(part, 1, 20, depot.bins[0])
    services, stock = depot.services, depot.services.catalogue.stock
    order = depot.order((part, 9), price=1_250)
    receipt = services.receiving.begin(purchase_order_id=order)
    services.receiving.accept_all(receipt.id)
    services.receiving.finish(receipt.id, put_away=True)
    later(depot)
    services.catalogue.change_part(part.id, price_minor=4_000)
    later(depot)
    services.catalogue.change_part(part.id, price_minor=4_500)
    later(depot)
    stock.post_move(part.id, depot.bins[0].id, depot.van.id, 2 * MICRO)
    later(depot)
    count = services.counting.start(depot.bins[0].id)
    services.counting.enter(count.id, depot.bins[0].id, part.id, 7 * MICRO)
    later(depot)
    services.catalogue_supply.add_replacement(part.id, "P2")
    events = read(depot, part.id)
    assert [each.kind for each in events] == [
        "replaced", "counted", "transfer", "price", "price", "put_away", "received",
    ]  # fmt: skip
    words = [event_words(each) for each in events]
    assert words[0] == "Replaced by P2"
    assert words[1] == f"Counted 7 pcs in A-01 with {count.number}"
    assert words[2].startswith("2 pcs moved from A-01 to")
    assert words[3] == "Sale price ¥45.00, was ¥40.00" and words[4] == "Sale price ¥40.00"
    assert words[6].startswith("9 pcs received") and "¥12.50 each" in words[6]
    assert all(each.at is not None for each in events)
    assert event_words(read(depot, new.id)[0]) == "Replaces P1"


def test_a_page_goes_on_where_the_last_one_ended_and_nothing_is_told_twice(depot: Depot) -> None:
    part = depot.part("P1")
    stock, ids = depot.services.catalogue.stock, []
    for n in range(23):
        if n % 3:
            later(depot)  # some have the same moment
        ids.append(stock.post_move(part.id, depot.bins[n % 2].id, depot.bins[2].id, MICRO).move.id)
        if n % 5 == 0:
            depot.services.catalogue.change_part(part.id, price_minor=1_000 + n)
    whole = read(depot, part.id, 100)
    assert len(whole) == 28
    assert [each.key for each in read(depot, part.id, 4)] == [each.key for each in whole]
    assert len({each.key for each in whole}) == 28


def test_a_price_that_stays_is_no_event(depot: Depot) -> None:
    part = depot.part("P1")
    depot.services.catalogue.change_part(part.id, price_minor=4_000)
    depot.services.catalogue.change_part(part.id, name="皮带轮", price_minor=4_000)
    assert [each.kind for each in read(depot, part.id)] == ["price"]


def test_a_move_that_was_taken_back_is_told_as_such(depot: Depot) -> None:
    part, stock = depot.part("P1"), depot.services.catalogue.stock
    move = stock.post_move(part.id, depot.bins[0].id, depot.van.id, 2 * MICRO).move
    later(depot)
    stock.reverse(move.id, "wrong part")
    first = read(depot, part.id)[0]
    assert (first.kind, event_words(first)) == ("reversal", "Taken back: 2 pcs moved from A-01 to 3 号车")


@pytest.mark.parametrize("sql", [queries.MOVES, queries.COUNTS, queries.CHANGES])
def test_each_source_goes_down_its_index_without_sorting(depot: Depot, sql: str) -> None:
    part = depot.part("P1")
    plan = [row[3] for row in depot.world.read().rows(f"EXPLAIN QUERY PLAN {sql}", (part.id, *queries.START, 30))]
    table = {queries.MOVES: "stock_move", queries.COUNTS: "count_entry", queries.CHANGES: "part_change"}[sql]
    assert any(f"USING INDEX {table}_part_id_at (part_id=? AND" in step for step in plan), plan
    assert not any("SCAN" in step or "TEMP B-TREE" in step for step in plan), plan


def test_what_it_cost_is_told_only_to_those_who_see_costs(depot: Depot) -> None:
    part = depot.part("P1")
    receipt = depot.services.receiving.begin(purchase_order_id=depot.order((part, 9), price=1_250))
    depot.services.receiving.accept_all(receipt.id)
    assert "¥12.50 each" in event_words(read(depot, part.id)[0])
    desk = depot.world.add(Person(id=depot.world.ids(), name="李思敏", roles="desk"))
    depot.world.store.actor_id = desk.id
    assert event_words(read(depot, part.id)[0]) == "9 pcs received into Receiving"
    depot.world.store.actor_id = depot.keeper.id
