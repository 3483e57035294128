from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from fieldservice import i18n
from fieldservice.domain import confidence
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import (
    Part,
    PartRequest,
    PartRequestLine,
    Person,
    PickLine,
    PickList,
    PurchaseLine,
    PurchaseOrder,
    Shipment,
    ShipmentLine,
    StockLevel,
    StockLocation,
    StockMove,
    Supplier,
    WorkOrder,
)
from fieldservice.services import places
from fieldservice.services.availability import Availability, PartStock, WarehouseStock
from fieldservice.services.catalogue_supply import CatalogueSupply
from fieldservice.services.people import People
from fieldservice.services.stock import Stock
from fieldservice.system.clock import to_ms
from tests.services.conftest import World


@dataclass
class Shelf:
    world: World
    stock: Stock
    availability: Availability
    part: Part
    central: StockLocation
    bin: StockLocation
    van: StockLocation

    def put(self, place: StockLocation, pieces: int) -> None:
        self.stock.adjust(self.part.id, place.id, pieces * MICRO, "期初", opening=True)

    def ask(self, pieces: int, source: StockLocation | None = None, **fields: object) -> PartRequestLine:
        """An open claim; each a second later than the one before."""
        world = self.world
        world.clock.advance(seconds=1)
        request = PartRequest(id=world.ids(), number=f"RQ-{pieces}", **fields)
        line = PartRequestLine(
            id=world.ids(), request_id=request.id, part_id=self.part.id, quantity_micro=pieces * MICRO,
            source_location_id=(source or self.central).id, claimed_at=world.clock.now(),
        )  # fmt: skip
        world.add(request, line)
        return line

    def of_part(self) -> PartStock:
        return self.availability.of_part(self.part.id)

    def row(self, place: StockLocation) -> WarehouseStock:
        return next(row for row in self.of_part().rows if row.warehouse.id == place.id)

    def available(self, place: StockLocation | None = None) -> int:
        return self.availability.available(self.part.id, (place or self.central).id) // MICRO


@pytest.fixture
def shelf(world: World) -> Shelf:
    stock = Stock(world.context)
    part = world.add(Part(id=world.ids(), number="HC-0417", name="温控阀芯", name_en="Valve core"))
    central = stock.add_location("central", name="南京中心库", name_en="Nanjing")
    inner = stock.add_location("bin", name="A-12-03", parent_id=central.id)
    van = stock.add_location("van", name="7 号车", name_en="Van 7")
    made = Shelf(world, stock, Availability(world.context), part, central, inner, van)
    made.put(inner, 5)
    made.put(van, 2)
    return made


def test_available_is_what_is_on_hand_less_what_is_promised(shelf: Shelf) -> None:
    shelf.ask(3)
    row = shelf.row(shelf.central)
    assert (row.on_hand_micro, row.reserved_micro, row.available_micro) == (5 * MICRO, 3 * MICRO, 2 * MICRO)
    assert (shelf.available(), shelf.available(shelf.van)) == (2, 2)
    whole = shelf.of_part()
    assert (whole.on_hand_micro, whole.reserved_micro, whole.available_micro) == (7 * MICRO, 3 * MICRO, 4 * MICRO)
    assert whole.complete


def test_stock_in_bins_counts_at_their_warehouse_and_the_bin_is_named(shelf: Shelf) -> None:
    assert [row.warehouse.id for row in shelf.of_part().rows] == [shelf.central.id, shelf.van.id]
    assert shelf.row(shelf.central).bin == shelf.bin


def test_more_than_there_is_is_never_promised_and_the_last_to_ask_waits(shelf: Shelf) -> None:
    first, second = shelf.ask(4), shelf.ask(3)
    promises = shelf.availability.promises_of([first.id, second.id])
    assert (promises[first.id].promised_micro, promises[first.id].covered) == (4 * MICRO, True)
    assert (promises[second.id].promised_micro, promises[second.id].uncovered_micro) == (MICRO, 2 * MICRO)
    assert shelf.available() == 0
    assert shelf.of_part().waiting_micro == 2 * MICRO


def test_what_was_picked_is_claimed_no_more_until_it_is_taken_back(shelf: Shelf) -> None:
    world = shelf.world
    line = shelf.ask(3)
    pick_list = PickList(id=world.ids(), location_id=shelf.central.id)
    pick = PickLine(id=world.ids(), pick_list_id=pick_list.id, request_line_id=line.id, part_id=shelf.part.id)
    world.add(pick_list, pick)
    with world.store.begin("test") as uow:
        packing = places.packing_of(uow, shelf.central.id)
        uow.commit()
    moved = shelf.stock.post_move(shelf.part.id, shelf.bin.id, packing.id, 2 * MICRO, reason="picked", line_id=pick.id)
    row = shelf.row(shelf.central)
    assert (row.on_hand_micro, row.reserved_micro, row.packed_micro) == (3 * MICRO, MICRO, 2 * MICRO)
    assert shelf.of_part().under_way_micro == 2 * MICRO
    assert shelf.available() == 2
    shelf.stock.reverse(moved.move.id, "误扫")
    assert (shelf.row(shelf.central).reserved_micro, shelf.available()) == (3 * MICRO, 2)


@pytest.mark.parametrize("fields", [{"status": "cancelled"}, {"status": "closed"}])
def test_a_request_that_is_over_claims_nothing(shelf: Shelf, fields: dict[str, str]) -> None:
    line = shelf.ask(3, **fields)
    assert shelf.availability.promise_of(line.id) is None
    assert shelf.available() == 5


def test_what_was_given_up_is_claimed_no_more(shelf: Shelf) -> None:
    line = shelf.ask(3)
    with shelf.world.store.begin("test") as uow:
        uow.change(PartRequestLine, line.id, short_micro=2 * MICRO)
        uow.commit()
    assert shelf.available() == 4


def test_parts_waiting_for_inspection_and_defective_ones_are_there_but_can_not_be_had(shelf: Shelf) -> None:
    with shelf.world.store.begin("test") as uow:
        waiting = places.quarantine_of(uow, shelf.central.id)
        broken = places.defective_of(uow, shelf.central.id)
        uow.commit()
    shelf.stock.post_move(shelf.part.id, shelf.bin.id, waiting.id, MICRO)
    shelf.stock.post_move(shelf.part.id, shelf.bin.id, broken.id, MICRO)
    row = shelf.row(shelf.central)
    assert (row.on_hand_micro, row.inspecting_micro, row.defective_micro) == (3 * MICRO, MICRO, MICRO)
    assert shelf.available() == 3


def test_what_is_coming_is_told_with_its_day_less_what_has_arrived(shelf: Shelf) -> None:
    world = shelf.world
    supplier = Supplier(id=world.ids(), name="宁波恒温阀业")
    order = PurchaseOrder(
        id=world.ids(), number="PO-1", supplier_id=supplier.id, to_location_id=shelf.bin.id, status="ordered",
        expected_on=date(2026, 6, 1),
    )  # fmt: skip
    ordered = PurchaseLine(id=world.ids(), purchase_order_id=order.id, part_id=shelf.part.id, quantity_micro=40 * MICRO)
    draft = PurchaseOrder(id=world.ids(), number="PO-2", supplier_id=supplier.id)
    not_ordered = PurchaseLine(id=world.ids(), purchase_order_id=draft.id, part_id=shelf.part.id)
    shipment = Shipment(
        id=world.ids(), number="DN-1", from_location_id=shelf.bin.id, to_location_id=shelf.van.id, status="shipped",
        expected_at=world.clock.now(),
    )  # fmt: skip
    sent = ShipmentLine(id=world.ids(), shipment_id=shipment.id, part_id=shelf.part.id, quantity_micro=3 * MICRO)
    world.add(supplier, order, ordered, draft, not_ordered, shipment, sent)
    with world.store.begin("test") as uow:
        transit = places.transit(uow)
        uow.commit()
    shelf.stock.post_move(shelf.part.id, transit.id, shelf.van.id, MICRO, reason="received", line_id=sent.id)
    whole = shelf.of_part()
    assert [(row.kind, row.number, row.quantity_micro // MICRO) for row in whole.coming] == [
        ("shipment", "DN-1", 2), ("order", "PO-1", 40),
    ]  # fmt: skip
    assert (whole.ordered_micro, whole.ordered_on) == (40 * MICRO, date(2026, 6, 1))
    assert shelf.row(shelf.central).coming_micro == 40 * MICRO
    assert (shelf.row(shelf.van).coming_micro, shelf.row(shelf.van).coming_on) == (2 * MICRO, date(2026, 5, 18))


def test_limits_and_the_bin_where_a_part_lives_stand_at_the_warehouse(shelf: Shelf) -> None:
    other = shelf.stock.add_location("bin", name="B-1", parent_id=shelf.central.id)
    shelf.world.add(
        StockLevel(
            id=shelf.world.ids(), part_id=shelf.part.id, location_id=shelf.central.id, min_micro=2 * MICRO,
            max_micro=9 * MICRO, bin_id=other.id,
        )
    )  # fmt: skip
    row = shelf.row(shelf.central)
    assert (row.min_micro, row.max_micro, row.bin) == (2 * MICRO, 9 * MICRO, other)


def test_many_parts_are_answered_at_once(shelf: Shelf) -> None:
    other = shelf.world.add(Part(id=shelf.world.ids(), number="X", name="别的"))
    shelf.ask(1)
    ids = [shelf.part.id, other.id]
    assert shelf.availability.sources(ids) == {
        shelf.part.id: {shelf.central.id: 4 * MICRO, shelf.van.id: 2 * MICRO}, other.id: {},
    }  # fmt: skip


# How sure


def sure(shelf: Shelf, place: StockLocation) -> str:
    row = shelf.row(place)
    return confidence.sentence(row.confidence, shelf.world.clock.now(), shelf.world.context.zone)


def test_a_figure_says_when_it_was_counted_and_is_less_sure_the_longer_ago(shelf: Shelf) -> None:
    clock = shelf.world.clock
    i18n.set_language("en")
    assert sure(shelf, shelf.central) == "High: counted today"
    clock.advance(days=1)
    assert sure(shelf, shelf.central) == "High: counted yesterday"
    clock.advance(days=9)
    assert sure(shelf, shelf.central) == "High: counted on 18 May"
    clock.advance(days=34)
    assert sure(shelf, shelf.central) == "Medium: not counted for 44 days"
    clock.advance(days=52)
    assert sure(shelf, shelf.central) == "Low: not counted for 96 days"
    i18n.set_language("zh_CN")
    assert sure(shelf, shelf.central) == "低，96 天没盘"


def test_a_place_that_was_never_counted_says_so(shelf: Shelf) -> None:
    depot = shelf.stock.add_location("point", name="江宁网点")
    shelf.stock.post_move(shelf.part.id, shelf.bin.id, depot.id, MICRO)
    i18n.set_language("en")
    assert sure(shelf, depot) == "Medium: never counted"


def test_less_than_nothing_is_never_sure(shelf: Shelf) -> None:
    shelf.stock.post_move(shelf.part.id, shelf.van.id, shelf.bin.id, 3 * MICRO)
    assert shelf.row(shelf.van).confidence.level == confidence.LOW


def test_old_news_from_the_hub_counts_against_other_peoples_places_only(shelf: Shelf) -> None:
    world = shelf.world
    with world.store.begin("test") as uow:
        uow.change(Person, world.store.actor_id or "", van_location_id=shelf.van.id)
        uow.put_local("lease.contact", str(int((world.clock.now() - timedelta(hours=50)).timestamp() * 1000)))
        uow.commit()
    i18n.set_language("en")
    assert sure(shelf, shelf.central) == "Medium: counted today, no news for 2 d"
    assert sure(shelf, shelf.van) == "High: counted today"


def test_a_van_says_when_its_holder_synchronised(shelf: Shelf) -> None:
    world = shelf.world
    holder = People(world.context).add(name="周立峰", roles=("technician",), van_location_id=shelf.van.id)
    i18n.set_language("en")

    def met(hours: int) -> str:
        at = {holder.id: to_ms(world.clock.now() - timedelta(hours=hours))}
        with world.store.begin("test") as uow:
            uow.put_local("hub.contacts", json.dumps({"at": to_ms(world.clock.now()), "by": at}))
            uow.commit()
        return sure(shelf, shelf.van)

    assert met(0) == "High: counted today, its holder synchronised just now"
    assert met(2) == "High: counted today, its holder synchronised 2 h ago"
    assert met(80) == "Medium: counted today, its holder synchronised 3 d ago"
    assert sure(shelf, shelf.central) == "High: counted today"
    supply = CatalogueSupply(world.context)
    judged = supply.confidence_at(shelf.van.id, [shelf.part.id])[shelf.part.id]
    assert judged.level == confidence.MEDIUM and judged.holder_at is not None


def test_own_moves_that_the_hub_does_not_know_are_told(shelf: Shelf) -> None:
    with shelf.world.store.begin("test") as uow:
        uow.put_local("hub.epoch", "1")
        uow.execute("UPDATE mutation SET state = 1")
        uow.commit()
    shelf.stock.post_move(shelf.part.id, shelf.bin.id, shelf.van.id, MICRO)
    i18n.set_language("en")
    assert sure(shelf, shelf.central) == "Medium: counted today, 1 move not delivered"


# What doesn't add up


def test_a_place_below_zero_is_told_with_the_move_that_did_it(shelf: Shelf) -> None:
    shelf.stock.post_move(shelf.part.id, shelf.van.id, shelf.bin.id, MICRO, document="TO-1")
    culprit = shelf.stock.post_move(shelf.part.id, shelf.van.id, shelf.bin.id, 3 * MICRO, document="TO-2")
    shelf.stock.post_move(shelf.part.id, shelf.van.id, shelf.bin.id, MICRO, document="TO-3")
    (found,) = shelf.availability.oversold()
    assert (found.kind, found.missing_micro, found.before_micro) == ("negative", 3 * MICRO, MICRO)
    assert found.move == culprit.move
    i18n.set_language("en")
    assert found.sentence(shelf.world.context) == (
        "By the books Van 7 has 3 pcs of HC-0417 Valve core less than nothing: today 09:00 Li Simin took 3 pcs"
        " (TO-2) when 1 pc were on record."
    )
    assert "Count" in found.advice


def test_a_claim_that_stock_does_not_cover_is_told_with_whose_it_is(shelf: Shelf) -> None:
    order = shelf.world.add(WorkOrder(id=shelf.world.ids(), number="WO-7"))
    shelf.ask(4)
    shelf.ask(3, work_order_id=order.id)
    (found,) = shelf.availability.oversold()
    assert (found.kind, found.missing_micro) == ("uncovered", 2 * MICRO)
    i18n.set_language("en")
    assert found.sentence(shelf.world.context) == (
        "RQ-3 for WO-7 wants 3 pcs of HC-0417 Valve core from Nanjing; the stock covers 1 pc."
    )


def test_accounts_are_below_zero_by_nature_and_nobody_is_told(shelf: Shelf) -> None:
    assert shelf.availability.oversold() == []


def test_a_move_that_was_refused_is_not_blamed(shelf: Shelf) -> None:
    world = shelf.world
    world.add(
        StockMove(
            id=world.ids(), part_id=shelf.part.id, from_location_id=shelf.van.id, to_location_id=shelf.bin.id,
            quantity_micro=9 * MICRO, reason="transfer", at=world.clock.now(), document="refused",
        )
    )  # fmt: skip
    with world.store.begin("test") as uow:
        uow.execute("UPDATE mutation SET state = 3 WHERE mid = (SELECT max(mid) FROM mutation)")
        uow.execute(
            "UPDATE stock_on_hand SET quantity_micro = quantity_micro + 9000000 WHERE location_id = ?", (shelf.van.id,)
        )
        uow.commit()
    culprit = shelf.stock.post_move(shelf.part.id, shelf.van.id, shelf.bin.id, 3 * MICRO, document="TO-2")
    assert shelf.availability.oversold()[0].move == culprit.move
