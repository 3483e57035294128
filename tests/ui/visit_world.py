"""A technician's desktop with a day of visits, for the tests of My day and the visit."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtWidgets import QApplication

from fieldservice.bootstrap import Session, Surroundings, create_session
from fieldservice.domain.records import (
    COMPANY_ID,
    Asset,
    ChecklistTemplate,
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
)
from fieldservice.services.work_orders import NewWorkOrder
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from fieldservice.system.settings import Settings
from tests.ui.inputs import Inputs
from tests.ui.rest import come_to_rest
from ui.app.desktop import Desktop
from ui.my_day.page import MyDayPage
from ui.visit.page import VisitPage

NOW = datetime(2026, 5, 14, 3, 0, tzinfo=UTC)  # 11:00 in Shanghai
SHANGHAI = timezone(timedelta(hours=8))
PIECE = 1_000_000


@dataclass
class VisitWorld:
    """The desktop, its session and ids by what they are."""

    desktop: Desktop
    session: Session
    clock: FixedClock
    made: dict[str, str]

    def settle(self) -> None:
        """Let every job finish and its result be shown."""
        come_to_rest(self.desktop.jobs)

    def inputs(self) -> Inputs:
        """A counter of inputs."""
        return Inputs(self.settle)

    def my_day(self) -> MyDayPage:
        """The home."""
        page = self.desktop.window.page
        assert isinstance(page, MyDayPage)
        return page

    def visit(self) -> VisitPage:
        """The visit in view."""
        page = self.desktop.window.page
        assert isinstance(page, VisitPage)
        return page

    def open_visit(self, what: str = "next", step: str = "") -> VisitPage:
        """Open a visit as the home would."""
        params = {"step": step} if step else {}
        self.desktop.window.go("visit", booking_id=self.made[what], **params)
        self.settle()
        return self.visit()

    def arrived(self, what: str = "next", safe: bool = True) -> None:
        """Bring a visit on site, with the safety check passed and work begun when `safe`."""
        services, booking = self.session.services, self.made[what]
        if services.visits.visit(booking).status == "proposed":
            services.bookings.accept(booking)
        services.visits.start_travel(booking)
        self.clock.advance(minutes=30)
        services.visits.arrive(booking, travel_km=27)
        if safe:
            self.pass_all("safety", what)
            services.visits.start_work(booking)
        self.settle()

    def diagnose_by(self, body: str, code: str) -> VisitPage:
        """The visit at its diagnosis, with this form as the only checklist there."""
        services, order = self.session.services, self.made["next_order"]
        template = add_template(self.session, body, code)
        self.arrived()
        for view in services.checklists.of_work_order(order):
            if view.template.purpose == "diagnosis":
                services.checklists.remove(view.checklist.id)
        services.checklists.add(order, template)
        self.settle()
        return self.open_visit("next", "diagnose")

    def pass_all(self, purpose: str, what: str = "next") -> None:
        """Pass every question of the checklists of a purpose, without screens."""
        services = self.session.services
        order = services.visits.visit(self.made[what]).work_order_id
        for view in services.checklists.of_work_order(order):
            if view.template.purpose == purpose:
                for item in view.state.items():
                    services.checklists.answer(view.checklist.id, item.address, None, "pass")

    def close(self) -> None:
        """End everything; the window goes too, so that the next test's has the focus."""
        self.desktop.close()
        self.desktop.window.hide()
        self.desktop.window.deleteLater()
        QApplication.processEvents()


def make_session(folder: Path) -> tuple[Session, FixedClock]:
    """A new profile in which the technician 周立峰 works."""
    ids, clock = SeededIds(13), FixedClock(NOW)
    around = Surroundings(clock, ids, SHANGHAI, folder / "state")
    session, _code = create_session(folder / "profile", "a long passphrase for tests", around)
    van = StockLocation(id=ids(), code="V3", name="3 号车", name_en="Van 3", kind="van")
    person = Person(
        id=ids(), number="T1", name="周立峰", name_en="Zhou Lifeng", roles="technician", van_location_id=van.id
    )
    with session.store.begin("test.setup") as uow:
        uow.add(van)
        uow.add(person)
        uow.add(Company(id=COMPANY_ID, name="衡川机电服务", name_en="Hengchuan Service"))
        uow.put_local("actor", person.id)
        uow.commit()
    session.store.actor_id = person.id
    return session, clock


def fill_day(session: Session) -> dict[str, str]:
    """Customers, machines, parts in the van and today's bookings; returns ids by what they are."""
    ids, services = session.context.ids, session.services
    services.checklists.install_templates()
    me = session.context.actor()
    assert me is not None and me.van_location_id is not None
    made = {"me": me.id, "van": me.van_location_id}
    central = StockLocation(id=ids(), code="NJ", name="南京中心库", name_en="Nanjing stock", kind="central")
    product = Product(
        id=ids(), model="HC-75V", name="螺杆空压机", name_en="Screw compressor", warranty_months=36,
        covers_labour=True, covers_parts=True, covers_travel=True,
    )  # fmt: skip
    customers, machines, contacts = [], [], []
    for at, (name, english, short, street, gate) in enumerate(
        (
            ("南京汇通线缆有限公司", "Huitong Cable", "汇通线缆", "栖霞大道 12 号", "北门登记"),
            ("江宁永盛纺织有限公司", "Yongsheng Textile", "江宁永盛纺织", "将军大道 166 号", "东门登记，出示作业证"),
            ("瑞科精密机械（南京）有限公司", "Ruike Precision", "瑞科精密机械", "科灵路 88 号", "东门登记"),
            ("南京金桥包装有限公司", "Jinqiao Packaging", "金桥包装", "迈皋桥街 5 号", ""),
        )
    ):
        customer = Customer(
            id=ids(), number=f"C-{at}", name=name, name_en=english, short_name=short, province="江苏省", city="南京市",
            district="江宁区", street=street, phone="025-5550 1200",
        )  # fmt: skip
        site = Site(
            id=ids(), customer_id=customer.id, name="厂区", province="江苏省", city="南京市", district="江宁区",
            street=street, access_note=gate,
        )  # fmt: skip
        machine = Asset(
            id=ids(), serial=f"2308114{at}", name=f"{at + 1} 号机", customer_id=customer.id, site_id=site.id,
            product_id=product.id, installed_on=date(2024, 3, 1), running_hours=11_420,
        )  # fmt: skip
        contact = Contact(
            id=ids(), customer_id=customer.id, name=("王建国", "徐海波", "李娜", "陈强")[at], role="设备主管",
            phone="139 5550 2086",
        )  # fmt: skip
        customers.append((customer, site))
        machines.append(machine)
        contacts.append(contact)
    parts = [
        Part(
            id=ids(), number="HC-2205-0417", name="温控阀芯 71 ℃", name_en="Thermostatic core", price_minor=48_000,
        ),
        Part(id=ids(), number="HC-2205-0093", name="密封圈套件", name_en="Seal kit", price_minor=12_800),
        Part(
            id=ids(), number="HC-3301-0002", name="主控板 MC-3", name_en="Control board MC-3", price_minor=260_000,
            tracking="serial",
        ),
        Part(id=ids(), number="OEM-0417", name="副厂温控阀芯", name_en="Copy core", genuine=False, price_minor=9_000),
    ]  # fmt: skip
    with session.store.begin("test.fill") as uow:
        uow.add_all([central, product])
        for (customer, site), machine, contact in zip(customers, machines, contacts, strict=True):
            uow.add_all([customer, site, machine, contact])
        uow.add_all(parts)
        for part, quantity in ((parts[0], 3), (parts[1], 2)):
            uow.add(
                StockMove(
                    id=ids(), part_id=part.id, from_location_id=central.id, to_location_id=me.van_location_id,
                    quantity_micro=quantity * PIECE, reason="opening", at=NOW, recorded_at=NOW,
                )
            )  # fmt: skip
        uow.add(
            StockMove(
                id=ids(), part_id=parts[2].id, from_location_id=central.id, to_location_id=me.van_location_id,
                quantity_micro=PIECE, serial="MC3-0088", reason="opening", at=NOW, recorded_at=NOW,
            )
        )  # fmt: skip
        uow.add(Price(id=ids(), code="labour", name="人工", name_en="Labour", unit="h", amount_minor=18_000))
        uow.add(Price(id=ids(), code="travel_visit", name="上门", name_en="Visit", unit="visit", amount_minor=12_000))
        uow.commit()
    made |= {"core": parts[0].id, "seal": parts[1].id, "board": parts[2].id, "copy": parts[3].id}
    faults = ("4000 小时保养", "排气高温 109 ℃ 停机", "加载不上，储气罐掉压", "自动排水器堵")
    starts = (NOW - timedelta(hours=3), NOW + timedelta(minutes=30), NOW + timedelta(hours=3), NOW + timedelta(hours=6))
    for at, key in enumerate(("past", "next", "later", "offered")):
        order = services.work_orders.create(
            NewWorkOrder(
                customer_id=customers[at][0].id, contact_id=contacts[at].id, site_id=customers[at][1].id,
                asset_id=machines[at].id, summary=faults[at], due_at=NOW + timedelta(hours=5 + at),
            )
        )  # fmt: skip
        booked = services.bookings.book(
            order.id, me.id, starts[at], starts[at] + timedelta(hours=1), accepted=key != "offered"
        )
        made[key], made[key + "_order"] = booked.booking.id, order.id
    return made


def finish_past(session: Session, made: dict[str, str]) -> None:
    """The first visit of the day is over."""
    clock, visits = session.context.clock, session.services.visits
    assert isinstance(clock, FixedClock)
    clock.set(NOW - timedelta(hours=3, minutes=40))
    visits.start_travel(made["past"])
    clock.set(NOW - timedelta(hours=3))
    visits.arrive(made["past"], travel_km=38)
    for view in session.services.checklists.of_work_order(made["past_order"]):
        if view.template.purpose == "safety":
            for item in view.state.items():
                session.services.checklists.answer(view.checklist.id, item.address, None, "pass")
    visits.start_work(made["past"])
    clock.set(NOW - timedelta(hours=1))
    visits.leave(made["past"], "done", then="complete")
    clock.set(NOW)


def make_visit_world(
    folder: Path, app: QApplication, theme: str = "light", size: tuple[int, int] = (1440, 900)
) -> VisitWorld:
    """The real desktop of the technician, shown."""
    session, clock = make_session(folder)
    made = fill_day(session)
    finish_past(session, made)
    settings = Settings(folder / "settings.json")
    settings.theme = theme
    desktop = Desktop(session, settings, app)
    desktop.open()
    desktop.window.showNormal()  # the screen of tests is small, so it opened maximized
    desktop.window.resize(*size)
    world = VisitWorld(desktop, session, clock, made)
    world.settle()
    desktop.window.activateWindow()
    world.settle()
    return world


def add_template(session: Session, body: str, code: str = "test_list", purpose: str = "diagnosis") -> str:
    """Store a checklist template; returns its id."""
    row = ChecklistTemplate(id=session.context.ids(), code=code, name=code, name_en=code, purpose=purpose, body=body)
    with session.store.begin("test.template") as uow:
        uow.add(row)
        uow.commit()
    return row.id


def picture(width: int = 640, height: int = 480) -> bytes:
    """A small real JPEG."""
    from PIL import Image

    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (90, 120, 150)).save(buffer, "JPEG")
    return buffer.getvalue()
