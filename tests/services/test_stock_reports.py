"""What reports on stock promise: they add up with the ledger, by place and period, and tell costs to few."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Person, StockLocation
from fieldservice.errors import UserError
from fieldservice.services import stock_reports
from fieldservice.services.stock_reports import ReportFilter, ReportLine, StockReports
from fieldservice.store.check import check, repair
from fieldservice.store.queries import ages, stock_order
from fieldservice.store.queries import stock_reports as queries
from tests.services.conftest import World
from tests.services.inbound_world import Depot, make_depot


@pytest.fixture
def depot(world: World) -> Depot:
    return make_depot(world)


@pytest.fixture
def reports(depot: Depot) -> StockReports:
    return depot.services.stock_reports


def lines(reports: StockReports, name: str, wanted: ReportFilter | None = None) -> dict[str, ReportLine]:
    listed = reports.list_of(name)
    wanted = wanted or ReportFilter()
    rids = listed.all_rids(wanted)
    assert listed.count(wanted).n == len(rids)
    return {line.part.number: line for line in listed.rows(rids)}


def test_on_hand_tells_what_can_be_used_and_what_can_not_by_place(depot: Depot, reports: StockReports) -> None:
    part = depot.part("P1")
    depot.stock(part, depot.bins[0], 3)
    depot.stock(part, depot.van, 2)
    depot.part("NEVER")
    ng = depot.services.catalogue.stock.add_location("defective", name="NG", parent_id=depot.central.id)
    depot.services.catalogue.stock.post_move(part.id, depot.bins[0].id, ng.id, MICRO)
    every = lines(reports, "on_hand")
    assert set(every) == {"P1"}
    assert (every["P1"].held.usable_micro, every["P1"].held.blocked_micro) == (4 * MICRO, MICRO)
    there = lines(reports, "on_hand", ReportFilter(place_id=depot.central.id))["P1"].held
    assert (there.usable_micro, there.blocked_micro) == (2 * MICRO, MICRO)
    van = lines(reports, "on_hand", ReportFilter(place_id=depot.van.id))["P1"].held
    assert (van.usable_micro, van.blocked_micro, van.places) == (2 * MICRO, 0, 1)


def test_opening_plus_in_less_out_is_closing_and_transfers_are_neither(depot: Depot, reports: StockReports) -> None:
    part, world, stock = depot.part("P1"), depot.world, depot.services.catalogue.stock
    customer = world.add(StockLocation(id=world.ids(), kind="customer", name="customer"))
    depot.stock(part, depot.bins[0], 10)
    world.clock.advance(days=10)
    begin = world.clock.now()
    stock.post_move(part.id, depot.bins[0].id, depot.van.id, 4 * MICRO)
    stock.post_move(part.id, depot.van.id, customer.id, 3 * MICRO, reason="used")
    world.clock.advance(days=10)
    end = world.clock.now()
    stock.post_move(part.id, depot.van.id, customer.id, MICRO, reason="used")
    period = ReportFilter(since=begin, until=end)
    line = lines(reports, "movement", period)["P1"]
    assert [line.opening_micro, line.in_micro, line.out_micro, line.closing_micro] == [10 * MICRO, 0, 3 * MICRO,
                                                                                        7 * MICRO]  # fmt: skip
    van = lines(reports, "movement", ReportFilter(since=begin, until=end, place_id=depot.van.id))["P1"]
    assert [van.opening_micro, van.in_micro, van.out_micro, van.closing_micro] == [0, 4 * MICRO, 3 * MICRO, MICRO]
    assert lines(reports, "movement", ReportFilter(since=end + timedelta(days=1))) == {}


def test_stale_stock_is_what_has_not_moved_and_ageing_what_has_not_come_in(depot: Depot, reports: StockReports) -> None:
    still, moving, fresh = depot.part("STILL"), depot.part("MOVING"), depot.part("FRESH")
    for part in (still, moving):
        depot.stock(part, depot.bins[0], 5)
    depot.world.clock.advance(days=200)
    depot.services.catalogue.stock.post_move(moving.id, depot.bins[0].id, depot.van.id, MICRO)
    depot.stock(fresh, depot.bins[1], 5)
    assert set(lines(reports, "stale")) == {"STILL"}
    assert set(lines(reports, "stale", ReportFilter(idle_days=365))) == set()
    assert set(lines(reports, "ageing")) == {"STILL", "MOVING", "FRESH"}
    old = lines(reports, "ageing", ReportFilter(idle_days=180, sort="oldest"))
    assert list(old) == ["STILL", "MOVING"]
    came = old["MOVING"].last_receipt_at
    assert came is not None and (depot.world.clock.now() - came).days == 200


def test_the_values_of_the_parts_add_up_to_the_total_and_technicians_get_none(
    depot: Depot, reports: StockReports
) -> None:
    stock, valuation = depot.services.catalogue.stock, depot.services.valuation
    for number, pieces, cost in (("P1", 4, 1_250), ("P2", 1, 99_000)):
        part = depot.part(number)
        posted = stock.adjust(part.id, depot.bins[0].id, pieces * MICRO, "opening", opening=True)
        assert posted is not None
        valuation.set_cost(posted.move.id, cost)
    found = lines(reports, "valuation", ReportFilter(sort="value"))
    assert [(number, line.value and line.value.value_minor) for number, line in found.items()] == [
        ("P2", 99_000), ("P1", 5_000),
    ]  # fmt: skip
    assert reports.total().value_minor == 104_000
    assert "valuation" in reports.names()
    world = depot.world
    world.store.actor_id = world.add(Person(id=world.ids(), number="T9", name="马文斌", roles="technician")).id
    assert "valuation" not in reports.names()
    assert lines(reports, "ageing")["P1"].value is None
    with pytest.raises(UserError):
        lines(reports, "valuation")
    with pytest.raises(UserError):
        reports.total()


def _oldest_first(depot: Depot, reports: StockReports, **narrowed: str) -> list[str]:
    return list(lines(reports, "on_hand", ReportFilter(sort="oldest", **narrowed)))


def test_what_moved_longest_ago_comes_first_however_often_it_moves_again(depot: Depot, reports: StockReports) -> None:
    for number in ("C", "A", "B"):
        depot.stock(depot.part(number), depot.bins[0], 5)
        depot.world.clock.advance(days=1)
    assert _oldest_first(depot, reports) == ["C", "A", "B"]
    stock = depot.services.catalogue.stock
    stock.post_move(depot.parts["C"].id, depot.bins[0].id, depot.van.id, MICRO)
    assert _oldest_first(depot, reports) == ["A", "B", "C"]
    assert _oldest_first(depot, reports, place_id=depot.van.id) == ["C"]
    stock.adjust(depot.parts["A"].id, depot.bins[0].id, 0, "gone")
    assert _oldest_first(depot, reports) == ["B", "C"]
    assert lines(reports, "valuation") and _oldest_first(depot, reports) == ["B", "C"]  # values asked for in between


@pytest.mark.parametrize("sort", sorted(stock_order.ORDERS))
def test_a_list_has_the_same_order_along_an_index_and_among_few_parts_page_by_page(
    depot: Depot, reports: StockReports, sort: str
) -> None:
    for at in range(12):
        part = depot.part(f"P{at * 7 % 12:02}", name_en="x") if at % 5 else depot.part(f"N{at}")
        posted = depot.services.catalogue.stock.adjust(part.id, depot.bins[0].id, MICRO, "opening", opening=True)
        assert posted is not None
        depot.services.valuation.set_cost(posted.move.id, 100 * (at % 4))  # values and times that many parts share
        if at % 3 == 0:
            depot.world.clock.advance(days=1)
    lines(reports, "ageing", ReportFilter(sort="value"))
    wanted = ReportFilter()
    source, order = queries.held_source(wanted), stock_order.ORDERS[sort]
    reader = depot.world.read()

    def paged(among: list[stock_order.Among], size: int) -> list[int]:
        rids: list[int] = []
        cursor = None
        while True:
            chunk = stock_order.chunk(reader, source, order, among, cursor, size)
            rids += chunk.rids
            cursor = chunk.next
            if cursor is None:
                return rids

    among = queries.held_among(ReportFilter(place_id=depot.central.id))
    assert among[0].few(reader)
    whole = paged([], 100)
    assert len(whole) == 12
    assert paged([], 5) == paged(among, 5) == paged(among, 100) == whole


def test_check_finds_an_age_that_the_sums_do_not_give_and_repair_mends_it(depot: Depot, reports: StockReports) -> None:
    depot.stock(depot.part("P1"), depot.bins[0], 5)
    _oldest_first(depot, reports)
    assert check(depot.world.store) == []
    with depot.world.store.begin("test") as uow:
        uow.execute("UPDATE stock_age SET last_move_at = last_move_at + 1")
        uow.commit()
    assert [(finding.kind, finding.repairable) for finding in check(depot.world.store)] == [("value", True)]
    repair(depot.world.store)
    assert check(depot.world.store) == []
    assert _oldest_first(depot, reports) == ["P1"]


def test_looking_at_ages_sends_nothing_to_the_hub(depot: Depot, reports: StockReports) -> None:
    depot.stock(depot.part("P1"), depot.bins[0], 5)
    before = depot.world.last_mid()
    _oldest_first(depot, reports)
    assert depot.world.last_mid() == before


def test_a_report_that_is_behind_shows_what_is_ready_and_an_export_waits_for_the_rest(
    depot: Depot, reports: StockReports, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in "ABC":
        depot.stock(depot.part(number), depot.bins[0], 5)
    assert [reports.behind(name) for name in ("valuation", "ageing", "stale", "on_hand", "movement")] == [0] * 5
    monkeypatch.setattr(stock_reports, "MOMENT", 2)
    monkeypatch.setattr(ages, "_AT_ONCE", 2)
    assert [reports.behind(name) for name in ("valuation", "ageing", "stale", "on_hand", "movement")] == [3, 3, 3, 0, 0]
    for name in ("valuation", "ageing"):
        assert list(reports.list_of(name).chunk(ReportFilter(sort="value")).rids) == []
    assert set(lines(reports, "on_hand")) == set("ABC")
    told: list[tuple[int, int]] = []
    reports.catch_up(lambda done, of: told.append((done, of)))
    assert told == [(2, 6), (3, 6), (6, 6)]
    assert reports.behind("valuation") == 0
    assert len(reports.list_of("ageing").chunk(ReportFilter(sort="value")).rids) == 3

    for number in "ABC":
        depot.services.catalogue.stock.post_move(depot.parts[number].id, depot.bins[0].id, depot.van.id, MICRO)
    depot.stock(depot.part("D"), depot.bins[0], 5)
    assert reports.behind("ageing") == 4
    assert set(lines(reports, "ageing")) == set("ABCD")
    assert reports.behind("ageing") == 0
