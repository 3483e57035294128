from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, StockLocation
from fieldservice.errors import UserError
from fieldservice.services import places
from fieldservice.services.context import Context
from fieldservice.services.stock import Posted, Stock
from fieldservice.services.valuation import Valuation
from fieldservice.store.check import check, repair
from fieldservice.store.queries import valuation as queries
from fieldservice.system.blobs import Blobs
from tests.services.conftest import SHANGHAI, World
from tests.sync.memory import HubWorld, Laptop


@dataclass
class Books:
    world: World
    stock: Stock
    valuation: Valuation
    part: Part
    central: StockLocation
    van: StockLocation
    supplier: str

    def receive(self, pieces: int, cost: int | None, at: datetime | None = None) -> Posted:
        """A receipt; each a minute later than the one before."""
        self.world.clock.advance(minutes=1)
        posted = self.stock.post_move(
            self.part.id, self.supplier, self.central.id, pieces * MICRO, reason="received", at=at, document="RC-1"
        )
        if cost is not None:
            self.valuation.set_cost(posted.move.id, cost)
        return posted

    def load(self, pieces: int) -> Posted:
        self.world.clock.advance(minutes=1)
        return self.stock.post_move(self.part.id, self.central.id, self.van.id, pieces * MICRO)

    def scrap(self, pieces: int, at: datetime | None = None) -> Posted:
        self.world.clock.advance(minutes=1)
        with self.world.store.begin("stock.adjust") as uow:
            scrap = places.scrap(uow)
            uow.commit()
        return self.stock.post_move(
            self.part.id, self.central.id, scrap.id, pieces * MICRO, reason="scrapped", at=at, document="报废"
        )

    def value(self, at: datetime | None = None) -> int:
        return self.valuation.of_part(self.part.id, at).value_minor

    def kept(self) -> list[queries.ValueRow]:
        return list(queries.all_values(self.world.read()))


@pytest.fixture
def books(world: World) -> Books:
    stock = Stock(world.context)
    part = world.add(Part(id=world.ids(), number="HC-0417", name="温控阀芯"))
    central = stock.add_location("central", name="南京中心库")
    van = stock.add_location("van", name="7 号车")
    with world.store.begin("stock.adjust") as uow:
        supplier = places.supplier_account(uow)
        uow.commit()
    return Books(world, stock, Valuation(world.context), part, central, van, supplier.id)


def test_stock_is_worth_its_moving_average(books: Books) -> None:
    books.receive(10, 100)
    books.receive(10, 200)
    books.load(4)
    books.scrap(5)
    found = books.valuation.of_part(books.part.id)
    assert (found.quantity_micro, found.value_minor, found.average_minor) == (15 * MICRO, 2250, 150)


def test_the_total_and_the_places_add_up(books: Books) -> None:
    books.receive(10, 100)
    books.receive(10, 200)
    books.load(4)
    assert books.valuation.total().value_minor == 3000
    assert [(row.place.id, row.value_minor) for row in books.valuation.by_warehouse()] == [
        (books.central.id, 2400), (books.van.id, 600),
    ]  # fmt: skip


def test_a_list_of_parts_adds_up_to_the_total_though_each_value_is_rounded(books: Books) -> None:
    begun = books.world.clock.now()
    parts = [books.part, *(books.world.add(Part(id=books.world.ids(), number=f"S{n}", name="x")) for n in range(3))]
    for part in parts:  # three for 1.00: two of them are worth 66.67
        books.part = part
        books.receive(2, 33)
        books.receive(1, 34)
        books.scrap(1)
    values = list(books.valuation.of_parts([part.id for part in parts]).values())
    assert [value.value_minor for value in values] == [67, 67, 67, 67]
    assert books.valuation.total().value_minor == 268
    assert books.valuation.total(begun).value_minor == 0
    for part in parts:
        books.part = part
        books.scrap(5)  # three more than there are
    values = list(books.valuation.of_parts([part.id for part in parts]).values())
    assert books.valuation.total().value_minor == sum(value.value_minor for value in values) < 0
    assert books.valuation.total().corrected_minor == sum(value.corrected_minor for value in values)


def test_a_move_that_arrives_late_counts_where_it_happened(books: Books) -> None:
    start = books.world.clock.now()
    books.receive(10, 100)
    books.world.clock.advance(days=1)
    books.scrap(5)
    assert books.valuation.total().value_minor == 500
    books.receive(10, 300, at=start + timedelta(hours=2))
    assert books.valuation.total().value_minor == 3000  # 20 at 200, of which 5 went
    assert books.value(at=start + timedelta(hours=1)) == 1000
    assert books.value(at=start + timedelta(hours=3)) == 4000


def test_values_at_a_date_are_what_counted_then(books: Books) -> None:
    books.receive(10, 100)
    books.world.clock.advance(days=1)
    evening = books.world.clock.now()
    books.world.clock.advance(days=1)
    books.receive(10, 200)
    books.load(10)
    assert books.valuation.total(evening).value_minor == 1000
    assert [(row.place.id, row.value_minor) for row in books.valuation.by_warehouse(evening)] == [
        (books.central.id, 1000)
    ]
    assert books.valuation.total().value_minor == 3000


def test_a_closed_period_stays_as_it_was_and_late_moves_are_listed(books: Books) -> None:
    start = books.world.clock.now()
    books.receive(10, 100)
    books.world.clock.advance(days=2)
    end = start + timedelta(days=1)
    books.valuation.close(end)
    late = books.receive(10, 300, at=start + timedelta(hours=2))
    assert books.value(at=end) == books.valuation.total(end).value_minor == 1000
    assert books.valuation.total().value_minor == 4000
    assert [(each.move.id, each.counts_at) for each in books.valuation.late_moves()] == [(late.move.id, end)]


def test_a_period_is_closed_once_and_when_it_is_over(books: Books) -> None:
    now = books.world.clock.now()
    with pytest.raises(UserError, match="not over"):
        books.valuation.close(now + timedelta(days=1))
    books.valuation.close(now)
    with pytest.raises(UserError, match="closed already"):
        books.valuation.close(now - timedelta(days=1))


def test_a_cost_that_is_corrected_counts_from_the_receipt_on(books: Books) -> None:
    received = books.receive(10, 100)
    books.scrap(5)
    books.valuation.set_cost(received.move.id, 120)
    assert books.value() == 600


def test_a_receipt_that_is_taken_back_leaves_the_average_as_it_was(books: Books) -> None:
    books.receive(10, 100)
    wrong = books.receive(10, 900)
    books.world.clock.advance(minutes=1)
    books.stock.reverse(wrong.move.id, "误收")
    assert books.value() == 1000


def test_a_cost_in_another_currency_is_not_taken_for_ours(books: Books) -> None:
    posted = books.receive(10, None)
    books.valuation.set_cost(posted.move.id, 100, "USD")
    total = books.valuation.total()
    assert (total.value_minor, total.unpriced_parts, total.currency) == (0, 1, "CNY")


def test_a_cost_is_not_below_zero(books: Books) -> None:
    posted = books.receive(1, None)
    with pytest.raises(UserError, match="below zero"):
        books.valuation.set_cost(posted.move.id, -1)


def test_only_parts_that_moved_are_computed_again(books: Books) -> None:
    books.receive(10, 100)
    assert books.valuation.refresh() == 1
    assert books.valuation.refresh() == 0
    books.load(1)
    assert books.valuation.refresh() == 1


def test_the_values_of_a_list_are_those_of_each_part_before_and_after_they_are_kept(books: Books) -> None:
    part_id = books.part.id
    books.receive(10, 100)
    books.receive(5, 130)
    for _ in range(2):
        assert books.valuation.of_parts([part_id, "never moved"])[part_id] == books.valuation.of_part(part_id)
        assert books.valuation.of_parts(["never moved"])["never moved"].quantity_micro == 0
        books.valuation.refresh()
    books.scrap(3)
    assert books.valuation.of_parts([part_id])[part_id] == books.valuation.of_part(part_id)


def test_computing_a_value_sends_nothing_to_the_hub(books: Books) -> None:
    books.receive(10, 100)
    before = books.world.last_mid()
    books.valuation.total()
    assert books.world.last_mid() == before


def test_check_finds_a_value_that_the_moves_do_not_give_and_repair_mends_it(books: Books) -> None:
    books.receive(10, 100)
    books.valuation.refresh()
    assert check(books.world.store) == []
    with books.world.store.begin("test") as uow:
        uow.execute("UPDATE stock_value SET value_micro = value_micro + 1")
        uow.commit()
    assert [(finding.kind, finding.repairable) for finding in check(books.world.store)] == [("value", True)]
    repair(books.world.store)
    assert check(books.world.store) == []
    books.valuation.refresh()
    assert [row.value_micro for row in books.kept()] == [1000 * MICRO]


def test_a_laptop_that_holds_a_slice_says_where_values_can_be_seen(books: Books) -> None:
    with books.world.store.begin("test") as uow:
        uow.execute("INSERT INTO sync_scope (no, name) VALUES (1, 'all')")
        uow.commit()
    assert not books.valuation.possible()
    for question in (books.valuation.total, books.valuation.by_warehouse, lambda: books.value()):
        with pytest.raises(UserError, match="whole stock"):
            question()


def test_two_keepers_agree_on_what_is_late_for_a_closed_period() -> None:
    """One closes a period while the other, offline, has written down a receipt of it that nobody else knows yet."""
    world = HubWorld(3)
    laptops = [Laptop(world, world.person(name, "warehouse,manager")) for name in ("黄建明", "周立峰")]
    for laptop in laptops:
        laptop.sync_all()
    near, far = (
        Context(each.store, each.clock, each.ids, Blobs(Path("/nonexistent"), bytes(32)), SHANGHAI) for each in laptops
    )
    part = Part(id=laptops[0].ids(), number="HC-0417", name="温控阀芯")
    laptops[0].add("catalogue.add_part", part)
    shelf = Stock(near).add_location("central", name="南京中心库")
    with near.begin("stock.adjust") as uow:
        supplier = places.supplier_account(uow)
        uow.commit()

    def receive(context: Context, cost: int) -> Posted:
        posted = Stock(context).post_move(part.id, supplier.id, shelf.id, 10 * MICRO, reason="received")
        Valuation(context).set_cost(posted.move.id, cost)
        return posted

    receive(near, 100)
    for laptop in laptops:
        laptop.sync_all()
    late = receive(far, 300)
    for clock in (world.clock, *(laptop.clock for laptop in laptops)):
        clock.advance(days=2)
    end = near.now() - timedelta(days=1)
    Valuation(near).close(end)
    assert Valuation(far).total(end).value_minor == 4000
    laptops[0].sync_all()
    more = True
    while more:  # the closing comes before what was written here can go
        asked = laptops[1].sync.next_pull()
        more = laptops[1].sync.pulled(asked, world.hub.pull(laptops[1].device, asked))
    assert Valuation(far).total(end).value_minor == 1000
    for laptop in (*laptops, *laptops):
        laptop.sync_all()
    for context in (near, far):
        assert Valuation(context).total(end).value_minor == 1000
        assert Valuation(context).total().value_minor == 4000
        assert [each.move.id for each in Valuation(context).late_moves()] == [late.move.id]
        assert check(context.store) == []
