"""Two keepers, a desk and a technician work on the same parts offline: nobody is blocked, every piece is where it was
put, and people read in plain words what happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.records import (
    Booking,
    Customer,
    Part,
    PartRequest,
    PartRequestLine,
    PickList,
    Shipment,
    StockLocation,
    StockMove,
    WorkOrder,
    replaced,
)
from fieldservice.i18n import set_language
from fieldservice.services.container import Services
from fieldservice.services.context import Context
from fieldservice.services.part_requests import Wanted
from fieldservice.services.shipping import Back
from fieldservice.services.work_orders import NewWorkOrder
from fieldservice.system.blobs import Blobs
from tests.services.conftest import SHANGHAI
from tests.sync.memory import HubWorld, Laptop

MICRO = 1_000_000


class Firm:
    """A hub with four laptops that all know the same at the start."""

    def __init__(self, folder: Path) -> None:
        self.world = HubWorld()
        ids = self.world.ids
        self.central = StockLocation(id=ids(), code="NJ", name="南京中心库", name_en="Nanjing", kind="central")
        self.bin = StockLocation(id=ids(), code="A-2-1", name="A-2-1", kind="bin", parent_id=self.central.id)
        self.vans = [StockLocation(id=ids(), code=f"V{n}", name=f"{n} 号车", kind="van") for n in (3, 4)]
        self.adjustment = StockLocation(id=ids(), code="ADJ", name="库存调整", kind="adjustment")
        self.part = Part(id=ids(), number="LAST", name="最后一件")
        self.customer = Customer(id=ids(), number="C-1", name="永盛纺织")
        opening = StockMove(
            id=ids(), part_id=self.part.id, from_location_id=self.adjustment.id, to_location_id=self.bin.id,
            quantity_micro=MICRO, reason="opening", at=self.world.clock.now(),
        )  # fmt: skip
        self.world.hub.author(
            "demo.fill", [self.central, self.bin, *self.vans, self.adjustment, self.part, self.customer, opening]
        )
        self.technicians = [
            self.world.person(name, "technician", van_location_id=van.id)
            for name, van in zip(("周立峰", "孙志远"), self.vans, strict=True)
        ]
        people = {
            "desk": self.world.person("李思敏", "desk,dispatcher"),
            "keeper": self.world.person("黄建明", "warehouse"),
            "other": self.world.person("马文斌", "warehouse"),
            "field": self.technicians[0],
        }
        self.laptops = {name: Laptop(self.world, person) for name, person in people.items()}
        self.services = {
            name: Services(
                Context(
                    store=laptop.store, clock=laptop.clock, ids=laptop.ids, blobs=Blobs(folder / name, bytes(32)),
                    zone=SHANGHAI,
                )
            )
            for name, laptop in self.laptops.items()
        }  # fmt: skip
        self.meet()

    def meet(self) -> None:
        """Everybody synchronises until everybody knows everything; nothing was refused."""
        for _ in range(2):
            for laptop in self.laptops.values():
                laptop.sync_all()
        for name, laptop in self.laptops.items():
            assert [state for state in laptop.states() if state[2]] == [], name

    def job(self) -> WorkOrder:
        """An order with a visit of the first technician."""
        desk = self.services["desk"]
        order = desk.work_orders.create(NewWorkOrder(customer_id=self.customer.id, summary="停机"))
        starts = self.world.clock.now() + timedelta(days=1)
        desk.bookings.book(order.id, self.technicians[0].id, starts, starts + timedelta(hours=1))
        return order

    def ask(self, by: str, person: int, order: str | None = None) -> PartRequestLine:
        """A request for one piece for a technician."""
        asked = self.services[by].part_requests.ask(
            [Wanted(self.part.id, MICRO, self.central.id)],
            work_order_id=order,
            person_id=self.technicians[person].id,
        )
        return asked.lines[0]

    def pick(self, by: str, line: PartRequestLine) -> PickList:
        """Make the list of a line and pick all of it."""
        picking = self.services[by].picking
        pick_list = picking.make_lists([line.id]).lists[0]
        for view in picking.view(pick_list.id).lines:
            picking.pick(view.line.id)
        return pick_list

    def ship(self, by: str, pick_list: PickList) -> Shipment:
        """Pack and send it."""
        shipment = self.services[by].shipping.pack(pick_list.id)
        return self.services[by].shipping.ship(shipment.id)

    def held(self, on: str) -> dict[str, int]:
        """By kind of place (vans by name) what the laptop says there is; the account of opening stock left out."""
        rows = (
            self.laptops[on]
            .store.read()
            .rows(
                "SELECT CASE l.kind WHEN 'van' THEN l.code ELSE l.kind END, sum(s.quantity_micro) FROM stock_on_hand s"
                " JOIN stock_location l ON l.id = s.location_id WHERE l.kind <> 'adjustment' GROUP BY 1"
            )
        )
        return {place: quantity // MICRO for place, quantity in rows if quantity}

    def find(self, on: str, cls: type[Any], id: str) -> Any:
        """A record as a laptop has it."""
        return self.laptops[on].find(cls, id)


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    set_language("en")
    yield Firm(tmp_path)
    set_language("zh_CN")


def test_two_vans_take_the_last_part_offline(firm: Firm) -> None:
    lines = [firm.ask("keeper", 0), firm.ask("other", 1)]
    lists = [firm.pick("keeper", lines[0]), firm.pick("other", lines[1])]
    shipments = [firm.ship("keeper", lists[0]), firm.ship("other", lists[1])]
    firm.meet()
    firm.services["keeper"].shipping.receive(shipments[1].id)
    firm.services["field"].shipping.receive(shipments[0].id)
    firm.meet()
    for name in ("desk", "keeper", "other"):
        assert firm.held(name) == {"bin": -1, "V3": 1, "V4": 1}
    (notice,) = firm.services["keeper"].picking.view(lists[0].id).notices
    numbers = sorted(each.number for each in lists)
    assert notice == (
        "By the books A-2-1 holds −1 pc of LAST: more was taken than it had"
        f" ({numbers[0]}, {numbers[1]}). Count the bin."
    )


def test_the_last_part_claimed_twice_offline_is_promised_once_and_the_same_everywhere(firm: Firm) -> None:
    first = firm.ask("keeper", 0)
    for laptop in firm.laptops.values():
        laptop.clock.advance(minutes=1)
    second = firm.ask("other", 1)
    firm.meet()
    for name in ("desk", "keeper", "other"):
        told = {
            line.id: firm.services[name].part_requests.view(line.request_id).lines[0].words for line in (first, second)
        }
        assert told == {
            first.id: "1 pc reserved at Nanjing",
            second.id: "1 pc not in stock, no delivery is dated",
        }


def test_a_pick_is_shipped_for_an_order_cancelled_elsewhere(firm: Firm) -> None:
    order = firm.job()
    firm.meet()
    line = firm.ask("field", 0, order.id)
    firm.meet()
    firm.services["desk"].work_orders.cancel(order.id, "The customer repaired it")
    pick_list = firm.pick("keeper", line)
    shipment = firm.ship("keeper", pick_list)
    firm.meet()
    assert firm.held("keeper") == firm.held("desk") == {"transit": 1}
    sentence = f"{order.number} was cancelled meanwhile. What is picked can still be sent, or put back."
    assert firm.services["desk"].shipping.view(shipment.id).notices == (sentence,)
    request = firm.find("keeper", PartRequest, line.request_id)
    assert firm.services["keeper"].picking.view(pick_list.id).notices == (  # whose laptop holds open orders only
        f"The work order of {request.number} was cancelled or finished meanwhile."
        " What is picked can still be sent, or put back.",
    )
    (waiting,) = firm.services["field"].shipping.waiting_for_me()
    firm.services["field"].shipping.receive(waiting.shipment.id)
    firm.meet()
    assert firm.held("keeper") == firm.held("desk") == {"V3": 1}
    assert [(held.part.number, held.row.quantity_micro) for held in firm.services["field"].catalogue.stock.van_stock(
        firm.technicians[0].id
    )] == [("LAST", MICRO)]  # fmt: skip


def test_a_shipment_recorded_by_the_keeper_and_by_whoever_took_it_is_put_right(firm: Firm) -> None:
    line = firm.ask("keeper", 0)
    pick_list = firm.pick("keeper", line)
    shipment = firm.services["keeper"].shipping.pack(pick_list.id)
    firm.meet()
    firm.services["keeper"].shipping.ship(shipment.id)
    firm.services["field"].shipping.receive(shipment.id)  # the box was handed over at the counter
    firm.meet()
    assert firm.held("keeper") == firm.held("desk") == {"packing": -1, "transit": 1, "V3": 1}
    (view,) = firm.services["keeper"].shipping.view(shipment.id).lines
    assert (
        "LAST was recorded as sent twice, 1 pc too many"
        in firm.services["keeper"].shipping.view(shipment.id).notices[0]
    )
    firm.services["keeper"].shipping.settle(view.line.id, "twice")
    firm.meet()
    assert firm.held("keeper") == firm.held("desk") == {"V3": 1}
    assert firm.services["keeper"].shipping.view(shipment.id).notices == ()


def test_a_list_that_two_keepers_pick_offline_says_that_it_was_picked_twice(firm: Firm) -> None:
    line = firm.ask("keeper", 0)
    pick_list = firm.services["keeper"].picking.make_lists([line.id]).lists[0]
    firm.meet()
    for name in ("keeper", "other"):
        picking = firm.services[name].picking
        picking.pick(picking.view(pick_list.id).lines[0].line.id)
    firm.meet()
    notices = firm.services["other"].picking.view(pick_list.id).notices
    assert notices[0] == "LAST was picked by two people, 1 pc too many. Put that back."
    firm.services["other"].picking.undo(pick_list.id)
    firm.meet()
    assert firm.held("keeper") == firm.held("other") == {"packing": 1}
    assert firm.services["keeper"].picking.view(pick_list.id).notices == ()


def test_a_technician_sends_a_part_back_before_anybody_shipped_anything(firm: Firm) -> None:
    van = firm.vans[0]
    with firm.laptops["keeper"].store.begin("stock.post_move") as uow:
        move = StockMove(
            id=firm.laptops["keeper"].ids(), part_id=firm.part.id, from_location_id=firm.bin.id,
            to_location_id=van.id, quantity_micro=MICRO, reason="transfer", by_id=firm.laptops["keeper"].person.id,
        )  # fmt: skip
        uow.add(replaced(move, at=firm.world.clock.now()))
        uow.commit()
    firm.meet()
    shipment = firm.services["field"].shipping.send_back([Back(firm.part.id)], to_location_id=firm.central.id)
    firm.meet()
    assert firm.find("keeper", Shipment, shipment.id).status == "shipped"
    firm.services["keeper"].shipping.receive(shipment.id)
    firm.meet()
    assert firm.held("keeper") == firm.held("desk") == {"central": 1}
    assert firm.laptops["field"].store.read().where(Booking) == []


def test_a_technician_knows_without_the_ledger_how_far_the_parts_have_come(firm: Firm) -> None:
    asked = firm.services["field"].part_requests.ask([Wanted(firm.part.id, MICRO, firm.central.id)])
    firm.meet()

    def told() -> str:
        return firm.services["field"].part_requests.view(asked.request.id).lines[0].words

    shipment = firm.services["keeper"].shipping.pack(firm.pick("keeper", asked.lines[0]).id)
    firm.meet()
    assert told() == f"1 pc packed: {shipment.number}"
    firm.services["keeper"].shipping.ship(shipment.id, "顺丰")
    firm.meet()
    assert told() == f"1 pc on the way: {shipment.number} 顺丰"
    firm.services["field"].shipping.receive(shipment.id)
    firm.meet()
    assert told() == "1 pc received"
    assert firm.find("keeper", PartRequest, asked.request.id).status == "closed"


def test_what_is_collected_at_a_service_point_is_received_by_whom_it_is_for(firm: Firm) -> None:
    point = StockLocation(id=firm.world.ids(), code="JN", name="江宁网点库", kind="point")
    firm.world.hub.author("stock.add_location", [point])
    firm.meet()
    asked = firm.services["field"].part_requests.ask(
        [Wanted(firm.part.id, MICRO, firm.central.id)], to_location_id=point.id
    )
    firm.meet()
    shipment = firm.ship("keeper", firm.pick("keeper", asked.lines[0]))
    firm.meet()
    firm.services["field"].shipping.receive(shipment.id)
    firm.meet()  # the hub took it: it is theirs to receive, though the place isn't their van
    assert firm.held("keeper") == firm.held("desk") == {"point": 1}
