"""A firm with a central warehouse, a service point, two vans, a keeper, parts in bins and jobs that need them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from fieldservice.domain.records import (
    Booking,
    Customer,
    Part,
    Person,
    ServicePoint,
    Site,
    StockLevel,
    StockLocation,
    StockMove,
    Supersession,
    WorkOrder,
)
from fieldservice.services.container import Services
from fieldservice.services.work_orders import NewWorkOrder
from tests.services.conftest import MONDAY_MORNING, World

MICRO = 1_000_000


@dataclass
class Firm:
    """The ids of it all, and the services."""

    world: World
    services: Services
    central: StockLocation
    point: StockLocation
    bins: dict[str, StockLocation]
    adjustment: StockLocation
    keeper: Person
    technician: Person
    colleague: Person
    van: StockLocation
    other_van: StockLocation
    customer: Customer
    site: Site
    parts: dict[str, Part] = field(default_factory=dict)

    def part(self, number: str, *, held: dict[str, int] | None = None, **more: Any) -> Part:
        """A part with stock by bin (or "point", "van"): pieces."""
        made = Part(id=self.world.ids(), number=number, name=number, **more)
        self.world.add(made)
        self.parts[number] = made
        for place, pieces in (held or {}).items():
            self.stock(made, place, pieces)
        return made

    def place(self, name: str) -> StockLocation:
        """A place by its short name."""
        return {"point": self.point, "van": self.van, "other": self.other_van, "central": self.central}.get(
            name
        ) or self.bins[name]

    def stock(
        self, part: Part, place: str, pieces: int, lot: str = "", serial: str = "", expiry: date | None = None
    ) -> None:
        """Opening stock."""
        self.world.add(
            StockMove(
                id=self.world.ids(),
                part_id=part.id,
                from_location_id=self.adjustment.id,
                to_location_id=self.place(place).id,
                quantity_micro=pieces * MICRO,
                lot=lot,
                serial=serial,
                expiry=expiry,
                reason="opening",
                at=MONDAY_MORNING - timedelta(days=30),
            )
        )

    def held(self, part: Part, place: str | StockLocation) -> int:
        """Pieces of a part at a place (micro-units are whole here)."""
        where = self.place(place) if isinstance(place, str) else place
        found = self.services.catalogue.stock.on_hand(part.id, where.id)
        assert found % MICRO == 0
        return found // MICRO

    def everywhere(self, part: Part) -> int:
        """Pieces of a part at all places but the account that opening stock came from."""
        sql = "SELECT sum(quantity_micro) FROM stock_on_hand WHERE part_id = ? AND location_id <> ?"
        return self.world.read().count(sql, (part.id, self.adjustment.id)) // MICRO

    def level(self, part: Part, place: str, low: int, high: int, bin_name: str = "") -> None:
        """Limits of a part at a place."""
        self.world.add(
            StockLevel(
                id=self.world.ids(),
                part_id=part.id,
                location_id=self.place(place).id,
                min_micro=low * MICRO,
                max_micro=high * MICRO,
                bin_id=self.bins[bin_name].id if bin_name else None,
            )
        )

    def replaced(self, old: Part, new: Part, **more: Any) -> None:
        """A line of supersession."""
        self.world.add(
            Supersession(
                id=self.world.ids(), part_id=old.id, replacement_id=new.id, replacement_number=new.number, **more
            )
        )

    def job(self, technician: Person | None = None, hours: int = 24, priority: str = "normal") -> WorkOrder:
        """A work order with a visit so many hours from now."""
        order = self.services.work_orders.create(
            NewWorkOrder(customer_id=self.customer.id, site_id=self.site.id, summary="停机", priority=priority)
        )
        starts = self.world.clock.now() + timedelta(hours=hours)
        self.services.bookings.book(order.id, (technician or self.technician).id, starts, starts + timedelta(hours=2))
        return self.world.find(WorkOrder, order.id)

    def sign_in(self, person: Person) -> None:
        """Somebody else sits down."""
        self.world.store.actor_id = person.id

    def booking(self, order: WorkOrder) -> Booking:
        """The visit of an order."""
        return self.world.read().where(Booking, work_order_id=order.id)[0]


def make_firm(world: World) -> Firm:
    """Lay it out; the keeper is signed in."""
    ids = world.ids
    point_of_service = ServicePoint(id=ids(), code="JN", name="江宁网点", name_en="Jiangning")
    central = StockLocation(id=ids(), code="NJ", name="南京中心库", name_en="Nanjing", kind="central")
    point = StockLocation(
        id=ids(), code="JN", name="江宁网点库", name_en="Jiangning store", kind="point",
        service_point_id=point_of_service.id, parent_id=central.id,
    )  # fmt: skip
    bins = {
        code: StockLocation(id=ids(), code=code, name=code, kind="bin", parent_id=central.id, walk=walk)
        for code, walk in (("A-12-03", 1), ("A-2-1", 1), ("B-07-02", 2), ("C-1", 3))
    }
    van = StockLocation(id=ids(), code="V3", name="3 号车", name_en="Van 3", kind="van")
    other_van = StockLocation(id=ids(), code="V4", name="4 号车", name_en="Van 4", kind="van")
    adjustment = StockLocation(id=ids(), code="ADJ", name="库存调整", kind="adjustment")
    keeper = Person(id=ids(), number="W1", name="黄建明", name_en="Huang Jianming", roles="warehouse")
    technician = Person(
        id=ids(), number="T07", name="周立峰", name_en="Zhou Lifeng", roles="technician", van_location_id=van.id,
        service_point_id=point_of_service.id,
    )  # fmt: skip
    colleague = Person(
        id=ids(), number="T08", name="孙志远", name_en="Sun Zhiyuan", roles="technician", van_location_id=other_van.id,
        service_point_id=point_of_service.id,
    )  # fmt: skip
    customer = Customer(id=ids(), number="C-1", name="江宁永盛纺织有限公司", short_name="永盛纺织")
    site = Site(id=ids(), customer_id=customer.id, name="空压站")
    world.add(
        point_of_service, central, point, *bins.values(), van, other_van, adjustment, keeper, technician, colleague,
        customer, site,
    )  # fmt: skip
    world.store.actor_id = keeper.id
    return Firm(
        world, Services(world.context), central, point, bins, adjustment, keeper, technician, colleague, van, other_van,
        customer, site,
    )  # fmt: skip
