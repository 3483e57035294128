"""A repair that is about to happen: customer, machine, technician with a stocked van, shipped checklists, a booking."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date, timedelta

from fieldservice.domain.records import (
    Asset,
    Booking,
    Company,
    Contact,
    Customer,
    Part,
    Person,
    Price,
    Product,
    Site,
    StockLocation,
    StockMove,
    WorkOrder,
)
from fieldservice.domain.records.party import COMPANY_ID
from fieldservice.services.container import Services
from fieldservice.services.work_orders import NewWorkOrder
from tests.services.conftest import MONDAY_MORNING, World

MICRO = 1_000_000


@dataclass
class Job:
    """The ids of a booked repair, and the services to carry it out."""

    world: World
    services: Services
    customer: Customer
    asset: Asset
    technician: Person
    van: StockLocation
    part: Part
    serial_part: Part
    work_order_id: str
    booking_id: str

    def order(self) -> WorkOrder:
        """The work order as it is stored now."""
        return self.world.find(WorkOrder, self.work_order_id)

    def booking(self) -> Booking:
        """The booking as it is stored now."""
        return self.world.find(Booking, self.booking_id)

    def in_van(self, part: Part) -> int:
        """Whole pieces of a part in the van."""
        found = self.services.part_usage.van_parts(self.van.id)
        return sum(row.quantity_micro for row in found if row.part.id == part.id) // MICRO

    def go(self) -> None:
        """Accept, set off, arrive after 41 minutes."""
        self.services.bookings.accept(self.booking_id)
        self.services.visits.start_travel(self.booking_id)
        self.world.clock.advance(minutes=41)
        self.services.visits.arrive(self.booking_id, travel_km=38)

    def pass_safety(self) -> None:
        """Answer the safety check with "pass" throughout."""
        for view in self.services.checklists.of_work_order(self.work_order_id):
            if view.template.purpose == "safety":
                for item in view.state.items():
                    self.services.checklists.answer(view.checklist.id, item.address, "pass")

    def start(self) -> None:
        """Go, pass the safety check, start the work."""
        self.go()
        self.pass_safety()
        self.services.visits.start_work(self.booking_id)


def make_job(world: World) -> Job:
    """Lay the world out and book the visit; the technician is signed in afterwards."""
    ids = world.ids
    van = StockLocation(id=ids(), code="V3", name="3 号车", name_en="Van 3", kind="van")
    store = StockLocation(id=ids(), code="NJ", name="南京中心库", kind="central")
    customer = Customer(
        id=ids(), number="C-10001", name="江宁永盛纺织有限公司", name_en="Yongsheng Textile", short_name="永盛纺织"
    )
    site = Site(
        id=ids(),
        customer_id=customer.id,
        name="空压站",
        city="南京市",
        district="江宁区",
        street="滨江开发区 2 号厂房",
        access_note="东门登记，穿安全鞋",
    )
    contact = Contact(id=ids(), customer_id=customer.id, name="王建国", role="设备科", phone="13812344471")
    product = Product(id=ids(), model="HC-75V", name="螺杆空压机", name_en="Screw compressor", warranty_months=36)
    asset = Asset(
        id=ids(),
        customer_id=customer.id,
        site_id=site.id,
        product_id=product.id,
        serial="23081147",
        name="2 号机",
        purchase_date=date(2024, 4, 1),
        running_hours=11_000,
    )
    technician = Person(
        id=ids(), number="T07", name="周立峰", name_en="Zhou Lifeng", roles="technician", van_location_id=van.id
    )
    part = Part(
        id=ids(), number="HC-2205-0417", name="温控阀芯 71 ℃", name_en="Valve core", price_minor=128_000, barcode="6901"
    )
    serial_part = Part(id=ids(), number="MC-3", name="主控板", price_minor=520_000, tracking="serial")
    opening = StockMove(
        id=ids(),
        part_id=part.id,
        from_location_id=store.id,
        to_location_id=van.id,
        quantity_micro=2 * MICRO,
        reason="opening",
        at=MONDAY_MORNING,
    )
    company = Company(id=COMPANY_ID, name="衡川机电服务", name_en="Hengchuan Service", phone="025-52101234")
    labour = Price(id=ids(), code="labour", name="人工", name_en="Labour", amount_minor=30_000)
    world.add(
        customer, site, contact, product, asset, technician, van, store, part, serial_part, opening, company, labour
    )
    services = Services(world.context)
    services.checklists.install_templates()
    order = services.work_orders.create(
        NewWorkOrder(asset_id=asset.id, contact_id=contact.id, summary="排气高温 109 ℃ 停机", priority="emergency")
    )
    booked = services.bookings.book(
        order.id, technician.id, MONDAY_MORNING + timedelta(hours=1), MONDAY_MORNING + timedelta(hours=3)
    )
    world.store.actor_id = technician.id
    return Job(world, services, customer, asset, technician, van, part, serial_part, order.id, booked.booking.id)


def jpeg(shade: int = 90) -> bytes:
    """A small photo."""
    from PIL import Image

    made = io.BytesIO()
    gradient = Image.linear_gradient("L").resize((640, 480)).point([min(255, value + shade) for value in range(256)])
    gradient.convert("RGB").save(made, "JPEG")
    return made.getvalue()


def signature_png() -> bytes:
    """What the signature pad hands over."""
    from PIL import Image

    made = io.BytesIO()
    Image.new("L", (200, 80), 255).save(made, "PNG")
    return made.getvalue()
