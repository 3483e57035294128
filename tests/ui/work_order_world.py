"""A desktop on a fresh profile with a few work orders in every state, for tests of the work order pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.bootstrap import Session, Surroundings, create_session
from fieldservice.domain.records import (
    COMPANY_ID,
    Asset,
    Company,
    Contact,
    Customer,
    FaultCode,
    Part,
    Person,
    Price,
    Product,
    ServicePoint,
    Site,
    StockLocation,
)
from fieldservice.services.intake import RequestDraft
from fieldservice.services.work_orders import NewWorkOrder
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from fieldservice.system.settings import Settings
from ui.app.desktop import Desktop
from ui.work_orders.detail_page import WorkOrderPage
from ui.work_orders.list_page import WorkOrdersPage

NOW = datetime(2026, 5, 18, 2, 0, tzinfo=UTC)  # 10:00 in Shanghai
SHANGHAI = timezone(timedelta(hours=8))
HOUR = timedelta(hours=1)
PASSPHRASE = "a long passphrase for tests"


def make_session(folder: Path) -> Session:
    """A new profile in which the dispatcher 赵雨桐 works."""
    ids = SeededIds(11)
    around = Surroundings(FixedClock(NOW), ids, SHANGHAI, folder / "state")
    session, _code = create_session(folder / "profile", PASSPHRASE, around)
    with session.store.begin("test.setup") as uow:
        person = Person(id=ids(), number="E01", name="赵雨桐", name_en="Zhao Yutong", roles="desk,dispatcher,manager")
        uow.add(person)
        uow.add(Company(id=COMPANY_ID, name="衡川机电服务", name_en="Hengchuan Service"))
        uow.put_local("actor", person.id)
        uow.commit()
    session.store.actor_id = person.id
    return session


def make_desktop(folder: Path, app: QApplication, theme: str = "light") -> Desktop:
    """The real desktop on it, not shown yet."""
    settings = Settings(folder / "settings.json")
    settings.theme = theme
    return Desktop(make_session(folder), settings, app)


def fill_work(session: Session) -> dict[str, str]:
    """Customers, machines, technicians and a work order in every state; returns ids by what they are."""
    ids, services, clock = session.context.ids, session.services, session.context.clock
    made: dict[str, str] = {}
    point = ServicePoint(id=ids(), code="NJ", name="南京中心", name_en="Nanjing")
    van = StockLocation(id=ids(), code="V3", name="3 号车", name_en="Van 3", kind="van")
    people = [
        Person(
            id=ids(), number=f"T{at}", name=name, name_en=english, roles="technician", skills=skills,
            service_point_id=point.id if at < 3 else None, van_location_id=van.id if at == 0 else None,
        )
        for at, (name, english, skills) in enumerate(
            (
                ("周立峰", "Zhou Lifeng", "HC 系列,冷水机"), ("吴晓东", "Wu Xiaodong", "HC 系列"),
                ("孙志远", "Sun Zhiyuan", "冷水机"), ("郑海涛", "Zheng Haitao", "电气"),
            )
        )
    ]  # fmt: skip
    models = [
        Product(id=ids(), model=model, name=name, name_en=english, warranty_months=36)
        for model, name, english in (
            ("HC-75V", "螺杆空压机", "screw compressor"),
            ("LS-320", "冷水机", "chiller"),
            ("HC-37V", "螺杆空压机", "screw compressor"),
        )
    ]
    customers = [
        Customer(id=ids(), number=f"C00{at}", name=name, name_en=english, short_name=short, tier=tier, city="南京")
        for at, (name, english, short, tier) in enumerate(
            (
                ("江宁永盛纺织有限公司", "Yongsheng Textile, Jiangning", "永盛纺织", "high"),
                ("启元电子（苏州）有限公司", "Qiyuan Electronics, Suzhou", "启元电子", "ordinary"),
                ("同康康复医院", "Tongkang Hospital", "同康康复医院", "medium"),
            )
        )
    ]
    sites = [
        Site(id=ids(), customer_id=customer.id, service_point_id=point.id, name="空压站", city="南京",
             district="江宁区", street="滨江开发区 2 号厂房")
        for customer in customers
    ]  # fmt: skip
    contact = Contact(
        id=ids(), customer_id=customers[0].id, name="王建国", role="设备科", phone="138 0013 4471", is_main=True
    )
    assets = [
        Asset(id=ids(), customer_id=customers[at % 3].id, site_id=sites[at % 3].id, product_id=models[at % 3].id,
              serial=f"2308114{at}", name=f"{at // 3 + 1} 号机", installed_on=date(2024, 4, 1), running_hours=11420)
        for at in range(6)
    ]  # fmt: skip
    part = Part(
        id=ids(), number="HC-2205-0417", name="温控阀芯 71 ℃", name_en="Thermostatic valve core", price_minor=128000
    )
    codes = [
        FaultCode(id=ids(), kind="problem", code="P03", name="排气温度高", name_en="Discharge temperature high"),
        FaultCode(id=ids(), kind="cause", code="C0301", name="温控阀卡在关位", parent_code="P03",
                  name_en="Thermostatic valve stuck closed"),
        FaultCode(id=ids(), kind="remedy", code="R0301", name="更换阀芯和密封圈", parent_code="C0301",
                  name_en="Valve core and seals replaced"),
        FaultCode(id=ids(), kind="cause", code="C99", name="其他原因", name_en="Other cause"),
    ]  # fmt: skip
    prices = [
        Price(id=ids(), code="labour", name="人工", name_en="Labour", unit="h", amount_minor=30000),
        Price(id=ids(), code="travel_visit", name="上门费", name_en="Call-out", unit="visit", amount_minor=20000),
    ]
    with session.store.begin("test.fill") as uow:
        uow.add_all([point, van, *people, *models, *customers, *sites, contact, *assets, part, *codes, *prices])
        uow.commit()
    services.checklists.install_templates()
    orders, bookings = services.work_orders, services.bookings

    def order(key: str, summary: str, asset: int, due: float | None = None, **more: object) -> str:
        new = NewWorkOrder(
            asset_id=assets[asset].id, summary=summary, due_at=NOW + due * HOUR if due is not None else None,
            **more,  # type: ignore[arg-type]  # the fields of NewWorkOrder
        )  # fmt: skip
        made[key] = orders.create(new).id
        return made[key]

    order("draft", "咨询：延保报价", 2)
    for key, summary, asset, due in (
        ("qualified", "冷凝压力高，停机", 1, 0.3),
        ("scheduled", "变频器过流 F0002", 3, 4.5),
        ("accepted", "加载不上，掉压", 2, 6),
        ("waiting_parts", "主机轴承温度高", 4, 20),
        ("waiting_customer", "报价待客户同意", 5, 30),
        ("cancelled", "客户误报", 1, 8),
        ("closed_incomplete", "客户停产，改期", 4, 26),
        ("completed", "更换电容后正常", 2, 25),
        ("overdue", "油气压差高报警", 0, -0.4),
        ("maintenance", "4000 小时保养", 3, 26),
    ):
        orders.qualify(order(key, summary, asset, due, job_type="maintenance" if key == "maintenance" else "repair"))
    first = bookings.book(made["scheduled"], people[0].id, NOW + 3 * HOUR, NOW + 5 * HOUR)
    made["scheduled_booking"] = first.booking.id
    bookings.book(made["accepted"], people[1].id, NOW + 24 * HOUR, NOW + 26 * HOUR, accepted=True)
    orders.wait_for(made["waiting_parts"], "parts")
    orders.wait_for(made["waiting_customer"], "customer")
    orders.cancel(made["cancelled"], "客户误报，机器正常")
    orders.close_incomplete(made["closed_incomplete"], "客户停产，改期再修")
    orders.complete(made["completed"])
    taken = services.intake.take_and_qualify(
        RequestDraft(
            channel="phone", customer_id=customers[0].id, contact_id=contact.id, asset_id=assets[0].id,
            fault="排气高温 109 ℃ 停机，2 号机无法复位", priority="emergency",
        )
    )  # fmt: skip
    rich = made["rich"] = taken.work_order.id
    orders.change(rich, due_at=NOW + 1.4 * HOUR)
    booked = bookings.book(rich, people[0].id, NOW + HOUR / 2, NOW + 2 * HOUR, accepted=True).booking
    made["booking"] = booked.id
    visits = services.visits
    visits.start_travel(booked.id)
    clock.advance(minutes=41)  # type: ignore[attr-defined]  # the tests' clock
    visits.arrive(booked.id, travel_km=38)
    for view in services.checklists.of_work_order(rich):
        for item in view.state.items():
            if view.template.purpose == "safety":
                services.checklists.answer(
                    view.checklist.id, item.address, "pass" if item.question.kind == "check" else None
                )
    visits.start_work(booked.id)
    clock.advance(minutes=12)  # type: ignore[attr-defined]
    for view in services.checklists.of_work_order(rich):
        if view.template.purpose != "safety":
            for at, item in enumerate(view.state.items()[:8]):
                if item.question.kind == "number" and at != 5:
                    limits = item.question.limits
                    value = limits.most if at % 2 else limits.least
                    services.checklists.answer(view.checklist.id, item.address, str(value or limits.most or 20))
                elif item.question.kind == "check":
                    services.checklists.answer(
                        view.checklist.id,
                        item.address,
                        None,
                        "fail" if at == 3 else "pass",
                        note="" if at != 3 else "阀芯不动",
                    )
    services.part_usage.use_part(rich, part.id, booking_id=booked.id)
    orders.change(
        rich, problem_code="P03", problem="满载 109 ℃，限值 95 ℃", cause_code="C0301",
        cause="冷却器入口停在 41 ℃，油走旁通",
        remedy_code="R0301", remedy="预计 75 分钟，随后功能测试", customer_feedback="1 号机可以顶到明天",
    )  # fmt: skip
    orders.add_note(rich, "客户同意先停 2 号机，1 号机顶负荷。")
    return made


class Office:
    """The desktop at work, and the ways in which a test waits and looks."""

    def __init__(self, desktop: Desktop, qtbot: QtBot) -> None:
        self.desktop, self.bot = desktop, qtbot
        self.made: dict[str, str] = {}

    @property
    def list_page(self) -> WorkOrdersPage:
        """The list, when it is in view."""
        page = self.desktop.window.page
        assert isinstance(page, WorkOrdersPage)
        return page

    @property
    def detail_page(self) -> WorkOrderPage:
        """The page of one work order, when it is in view."""
        page = self.desktop.window.page
        assert isinstance(page, WorkOrderPage)
        return page

    @property
    def said(self) -> str:
        """What the snackbar says."""
        snackbar = self.desktop.messages.snackbar
        assert snackbar is not None
        return snackbar.words()

    def undo(self) -> None:
        """Take back what the snackbar offers to take back."""
        snackbar = self.desktop.messages.snackbar
        assert snackbar is not None
        snackbar.undo()
        self.settle()

    def rid(self, what: str) -> int:
        """The row key of a work order that `fill_work` made."""
        found = self.desktop.session.services.work_order_lists.rid_of(self.made[what])
        assert found is not None
        return found

    def settle(self) -> None:
        """Until everything that was asked for is on screen."""
        for _ in range(3):
            QApplication.processEvents()
            self.bot.waitUntil(self.desktop.jobs.idle, timeout=10_000)
        QApplication.processEvents()

    def go(self, place: str, **params: object) -> None:
        """Open a place and wait for it."""
        self.desktop.window.go(place, **params)
        self.settle()

    def press(self, *keys: Qt.Key | str) -> None:
        """Keys into whatever has the focus."""
        for key in keys:
            self.desktop.window.activateWindow()
            self.bot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=5_000)
            target = QApplication.focusWidget()
            assert target is not None
            if isinstance(key, str):
                self.bot.keyClicks(target, key)
            else:
                self.bot.keyClick(target, key)
            self.settle()


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Office]:
    desktop = make_desktop(tmp_path, qapp)
    made = Office(desktop, qtbot)
    desktop.window.resize(1440, 900)
    desktop.window.show()
    qtbot.waitExposed(desktop.window)
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow, timeout=5_000)
    yield made
    desktop.close()
    desktop.window.close()


@pytest.fixture
def filled(office: Office) -> Office:
    office.made = fill_work(office.desktop.session)
    office.go("work_orders", view="all")
    return office
