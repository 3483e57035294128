"""A service desk to test with: the real program window on a small firm with three customers and a few jobs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldservice.bootstrap import Session
from fieldservice.domain.records import COMPANY_ID, Company, Person
from fieldservice.papers import Papers
from fieldservice.services.container import Services
from fieldservice.services.context import Context
from fieldservice.services.intake import RequestDraft
from fieldservice.store.store import open_store
from fieldservice.system.blobs import Blobs
from fieldservice.system.clock import FixedClock
from fieldservice.system.ids import SeededIds
from fieldservice.system.keys import derive
from fieldservice.system.lock import ProfileLock
from fieldservice.system.paths import open_profile
from fieldservice.system.settings import Settings
from tests.ui.rest import come_to_rest
from ui.app.desktop import Desktop
from ui.bridge.jobs import JobRunner

KEY = bytes(range(32))
SHANGHAI = timezone(timedelta(hours=8))
NOW = datetime(2026, 5, 14, 1, 24, tzinfo=UTC)  # 09:24 in Shanghai


@dataclass
class Desk:
    """The program with the desk agent at work, and the ids of what is on record."""

    desktop: Desktop
    session: Session
    clock: FixedClock
    ids: dict[str, str]

    @property
    def services(self) -> Services:
        return self.session.services

    @property
    def jobs(self) -> JobRunner:
        return self.desktop.jobs


def start_desk(folder: Path, qtbot: Any, fresh: bool = True) -> Desk:
    """The program with its window in view; closed when the test ends."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    desk = open_desk(folder, app, fresh)
    window = desk.desktop.window
    qtbot.addWidget(window, before_close_func=lambda _window: desk.desktop.close())
    desk.desktop.open()
    window.showNormal()
    window.resize(1440, 900)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle(desk, qtbot)
    return desk


def settle(desk: Desk, qtbot: Any) -> None:
    """Wait until typing has been searched for, everything is read, and shown."""
    come_to_rest(desk.jobs)


def commit_text(widget: QWidget, text: str) -> None:
    """Type where the widget is, as an input method does: any script."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def make_session(folder: Path, clock: FixedClock, ids: SeededIds) -> Session:
    """A session on an encrypted profile with a known key (deriving one from a passphrase takes its time)."""
    profile = open_profile(folder / "profile", folder / "state")
    lock = ProfileLock(profile.lock_file)
    lock.acquire()
    store = open_store(profile, KEY, clock, ids)
    context = Context(store, clock, ids, Blobs(profile.blobs, derive(KEY, "blobs")), SHANGHAI)
    store.actor_id = store.local_value("actor")
    services = Services(context)
    return Session(profile, lock, store, context, services, Papers(services))


def open_desk(folder: Path, app: QApplication, fresh: bool = True) -> Desk:
    """Open the program; with `fresh`, on a new firm, otherwise on what is in the folder."""
    clock, ids = FixedClock(NOW), SeededIds(7 if fresh else 8)
    session = make_session(folder, clock, ids)
    known = fill(session, clock) if fresh else {}
    desktop = Desktop(session, Settings(folder / "settings.json"), app)
    return Desk(desktop, session, clock, known)


def fill(session: Session, clock: FixedClock) -> dict[str, str]:
    """Put the firm in place; returns ids by name."""
    context, services = session.context, session.services
    with context.begin("test.firm") as uow:
        agent = Person(id=context.ids(), number="E01", name="李思敏", name_en="Li Simin", roles="desk,dispatcher")
        technician = Person(id=context.ids(), number="E02", name="周立峰", name_en="Zhou Lifeng", roles="technician")
        uow.add_all([agent, technician])
        uow.add(Company(id=COMPANY_ID, name="衡川机电服务", name_en="Hengchuan Service", phone="025-52101000"))
        uow.put_local("actor", agent.id)
        uow.commit()
    session.store.actor_id = agent.id
    directory, machines = services.directory, services.directory.machines
    hc75 = machines.add_product(model="HC-75V", name="螺杆空压机", name_en="Screw compressor", warranty_months=36)
    hd12 = machines.add_product(model="HD-12", name="冷干机", name_en="Refrigerated dryer", warranty_months=12)
    hc37 = machines.add_product(model="HC-37V", name="螺杆空压机", name_en="Screw compressor", warranty_months=12)
    textile = directory.add_customer(
        name="江宁永盛纺织有限公司",
        name_en="Jiangning Yongsheng Textile",
        short_name="永盛纺织",
        tier="high",
        phone="025-52105500",
        city="南京",
        district="江宁区",
        street="滨江大道 8 号",
    )
    wang = directory.add_contact(textile.id, name="王建国", role="设备科长", phone="13851884471")
    directory.add_contact(textile.id, name="陈芳", role="采购", phone="13951880022")
    site = directory.add_site(textile.id, name="2 号厂房空压站", city="南京", access_note="东门登记，须穿劳保鞋")
    second = machines.add(
        textile.id,
        product_id=hc75.id,
        serial="23081147",
        name="2 号机",
        location_note="2 号厂房空压站",
        site_id=site.id,
        installed_on=date(2024, 4, 1),
        running_hours=11420,
    )
    dryer = machines.add(
        textile.id,
        product_id=hd12.id,
        serial="22110386",
        name="2 号",
        location_note="2 号厂房空压站",
        site_id=site.id,
        installed_on=date(2022, 11, 3),
    )
    first = machines.add(
        textile.id,
        product_id=hc37.id,
        serial="21040092",
        name="1 号机",
        location_note="2 号厂房东侧",
        installed_on=date(2021, 4, 9),
    )
    directory.machines.add_contract(
        textile.id,
        (first.id,),
        number="MC-2026-07",
        name="年度维保",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
    )
    food = directory.add_customer(name="华晟食品有限公司", name_en="Huasheng Foods", phone="025-58001234", city="南京")
    directory.add_contact(food.id, name="孙丽", role="厂长", phone="13770001111")
    machines.add(food.id, product_id=hc37.id, serial="20119876", name="1 号机", installed_on=date(2020, 11, 1))
    clinic = directory.add_customer(name="同康康复医院", name_en="Tongkang Hospital", phone="025-84001000", city="南京")
    directory.add_contact(clinic.id, name="刘主任", phone="13605140000")

    def on(day: int, hour: int = 2) -> None:
        clock.set(datetime(2026, 5, day, hour, 5, tzinfo=UTC))

    on(2)
    solved = services.intake.take_and_answer(
        RequestDraft(
            customer_id=food.id, caller_name="孙丽", fault="显示屏上的时间不对，怎么改？", request_type="usage"
        ),
        "在菜单 3.2 里改。",
    )
    on(12)
    waiting = services.intake.take_and_qualify(
        RequestDraft(
            customer_id=textile.id,
            contact_id=wang.id,
            asset_id=dryer.id,
            site_id=site.id,
            priority="high",
            fault="露点高，管路带水。\n早班发现。",
            can_stop="yes",
        )
    )
    services.bookings.book(
        waiting.work_order.id,
        technician.id,
        datetime(2026, 5, 16, 1, tzinfo=UTC),
        datetime(2026, 5, 16, 3, tzinfo=UTC),
    )
    clock.set(NOW - timedelta(minutes=40))
    new = services.intake.take_request(
        RequestDraft(
            channel="email",
            customer_id=food.id,
            caller_name="孙丽",
            caller_phone="13770001111",
            fault="加载不上，压力掉到 5 bar，请尽快来。",
            priority="high",
        )
    )
    clock.set(NOW - timedelta(minutes=15))
    other = services.intake.take_request(
        RequestDraft(channel="web", customer_id=clinic.id, fault="想咨询延保的报价。", request_type="consultation")
    )
    clock.set(NOW)
    return {
        "agent": agent.id,
        "technician": technician.id,
        "textile": textile.id,
        "wang": wang.id,
        "food": food.id,
        "clinic": clinic.id,
        "second": second.id,
        "dryer": dryer.id,
        "first": first.id,
        "site": site.id,
        "waiting_order": waiting.work_order.id,
        "waiting_number": waiting.work_order.number,
        "new_request": new.id,
        "other_request": other.id,
        "solved_request": solved.id,
    }
