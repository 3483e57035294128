"""Joining a hub, through the real windows and a real hub on loopback: a fresh laptop (T12), and one with data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from fieldservice.bootstrap import Surroundings, create_session
from fieldservice.domain.records import Customer, Person, WorkOrder
from fieldservice.errors import FieldServiceError
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.hub_link import HubLink
from fieldservice.services.container import Services
from fieldservice.services.people import ROLES
from fieldservice.services.work_orders import NewWorkOrder
from fieldservice.sync.signing import qr_text
from fieldservice.system.clock import FixedClock
from fieldservice.system.settings import Settings
from tests.hub.laptop import serving
from tests.services.conftest import MONDAY_MORNING
from tests.sync.real import Laptop, invite, make_laptop, new_person
from tests.ui.app_world import PASSPHRASE, around
from tests.ui.inputs import Inputs
from ui.app.desktop import Desktop
from ui.app.doors import Doors
from ui.app.ties import ties_of
from ui.sync.center_page import SyncCenterPage
from ui.welcome.forms import CodePanel, FirstRunForm, JoinForm
from ui.welcome.window import WelcomeWindow


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY_MORNING)


@pytest.fixture
def hub(tmp_path: Path, clock: FixedClock) -> Iterator[Assembly]:
    opened = open_hub(tmp_path / "hub", clock=clock, name="衡川中心")
    yield opened
    opened.close()


@pytest.fixture
def url(hub: Assembly) -> Iterator[str]:
    with serving(hub) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def technician(hub: Assembly) -> Person:
    return new_person(hub, "周立峰", "technician")


@pytest.fixture
def office(hub: Assembly, url: str, tmp_path: Path, clock: FixedClock, technician: Person) -> Iterator[Laptop]:
    """The desk's laptop, which has planned one visit for the technician and delivered it."""
    laptop = make_laptop(tmp_path / "office", clock, 1)
    laptop.join(url, invite(hub, new_person(hub, "李思敏", "desk", "dispatcher", "administrator")))
    laptop.run()
    services = Services(laptop.world.context)
    customer = services.directory.add_customer(name="江宁永盛纺织有限公司", short_name="永盛纺织")
    machine = services.directory.machines.add(customer.id, serial="23081147")
    order = services.work_orders.create(NewWorkOrder(asset_id=machine.id, summary="排气高温停机"))
    now = clock.now()
    services.bookings.book(order.id, technician.id, now + timedelta(hours=1), now + timedelta(hours=2))
    laptop.run()
    yield laptop
    laptop.close()


def surroundings(tmp_path: Path, clock: FixedClock) -> Surroundings:
    here = around(tmp_path)
    return Surroundings(clock, here.ids, here.zone, tmp_path / "state")


class FreshLaptop:
    """A laptop on which the program was just started for the first time."""

    def __init__(self, tmp_path: Path, qtbot: Any, clock: FixedClock) -> None:
        self.settings = Settings(tmp_path / "settings.json")
        self.doors = Doors(tmp_path / "profile", surroundings(tmp_path, clock))
        self.window = WelcomeWindow(self.doors, self.settings, lambda: None)
        self._qtbot = qtbot
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def settle(self) -> None:
        self._qtbot.waitUntil(self.window.jobs.idle, timeout=30_000)
        QApplication.processEvents()


@pytest.fixture
def fresh(tmp_path: Path, qtbot: Any, clock: FixedClock) -> Iterator[FreshLaptop]:
    made = FreshLaptop(tmp_path, qtbot, clock)
    yield made
    made.window.close()
    session = made.doors.take()
    if session is not None:
        session.close()


def test_a_laptop_is_called_what_its_person_typed(
    fresh: FreshLaptop, hub: Assembly, url: str, technician: Person
) -> None:
    fresh.window.show_join()
    form = fresh.window.form
    assert isinstance(form, JoinForm)
    typed = {"invitation": qr_text(url, invite(hub, technician)), "passphrase": PASSPHRASE, "again": PASSPHRASE}
    for name, value in {**typed, "laptop": "3 号车 笔记本"}.items():
        form.fields[name].set_value(value)
    form.send()
    fresh.settle()
    assert [device.name for device in hub.devices.all() if device.person_id == technician.id] == ["3 号车 笔记本"]


def test_a_fresh_laptop_is_enrolled_with_its_slice_in_six_inputs_at_most(
    fresh: FreshLaptop, office: Laptop, hub: Assembly, url: str, technician: Person
) -> None:
    invitation = qr_text(url, invite(hub, technician))
    inputs = Inputs(fresh.settle)
    window = fresh.window
    assert isinstance(window.form, FirstRunForm)
    inputs.click(window.form.join)
    assert isinstance(window.form, JoinForm)
    inputs.fill_in(invitation, "Return")
    inputs.fill_in(PASSPHRASE, "Return")
    inputs.type_here(PASSPHRASE)
    inputs.key("Return")
    assert isinstance(window.form, CodePanel)
    inputs.click(window.form.primary)
    assert not window.isVisible()
    session = fresh.doors.take()
    assert session is not None
    try:
        me = session.context.actor()
        assert me is not None and (me.name, me.id) == ("周立峰", technician.id)
        assert [device.name for device in hub.devices.all() if device.person_id == technician.id] == ["周立峰's laptop"]
        (order,) = session.store.read().where(WorkOrder)
        assert order.summary == "排气高温停机" and session.store.read().first(Customer) is not None
        today = session.context.now().astimezone(session.context.zone).date()
        assert len(session.services.visits.my_day(technician.id, today).visits) == 1
        assert HubLink(session).joined() and session.services.sync_center.standing().hub == "衡川中心"
    finally:
        session.close()
    assert fresh.settings.get("people", {})[str(fresh.doors.folder)] == "周立峰"
    assert inputs.count <= 6


def test_a_code_that_does_not_work_is_said_beside_it_and_leaves_nothing_behind(
    fresh: FreshLaptop, hub: Assembly, url: str
) -> None:
    fresh.window.show_join()
    form = fresh.window.form
    assert isinstance(form, JoinForm)
    for text, wanted in ((qr_text(url, "7ZK4-M2QX-9TRB-H0DW"), "doesn't know this code"), ("hello", "letters and")):
        form.fields["invitation"].set_value(text)
        form.fields["passphrase"].set_value(PASSPHRASE)
        form.fields["again"].set_value(PASSPHRASE)
        form.send()
        fresh.settle()
        assert wanted in form.fields["invitation"].error
        assert fresh.doors.is_new()


def test_closing_the_window_while_work_arrives_still_shows_the_recovery_code(
    fresh: FreshLaptop, hub: Assembly, url: str, technician: Person
) -> None:
    fresh.window.show_join()
    form = fresh.window.form
    assert isinstance(form, JoinForm)
    form.fields["invitation"].set_value(qr_text(url, invite(hub, technician)))
    form.fields["passphrase"].set_value(PASSPHRASE)
    form.fields["again"].set_value(PASSPHRASE)
    form.send()
    fresh.window.close()
    assert fresh.window.isVisible()
    fresh.settle()
    assert isinstance(fresh.window.form, CodePanel)


def test_a_hub_that_is_not_there_is_said_calmly(fresh: FreshLaptop) -> None:
    fresh.window.show_join()
    form = fresh.window.form
    assert isinstance(form, JoinForm)
    form.fields["invitation"].set_value(qr_text("http://127.0.0.1:9", "7ZK4-M2QX-9TRB-H0DW"))
    form.fields["passphrase"].set_value(PASSPHRASE)
    form.fields["again"].set_value(PASSPHRASE)
    form.send()
    fresh.settle()
    assert "can't be reached" in form.note.accessibleName() and fresh.doors.is_new()


@pytest.fixture
def stand_alone(tmp_path: Path, qapp: QApplication, clock: FixedClock) -> Iterator[tuple[Desktop, HubLink]]:
    """An installation that has been worked with for a while, with a customer that the hub knows as well."""
    session, _code = create_session(tmp_path / "alone", PASSPHRASE, surroundings(tmp_path, clock))
    person = session.services.people.add(number="E01", name="陈强", roles=ROLES)
    with session.context.begin("test.sign_in") as uow:
        uow.put_local("actor", person.id)
        uow.commit()
    session.store.actor_id = person.id
    session.services.directory.add_customer(name="江宁永盛纺织有限公司")
    link = HubLink(session)
    desktop = Desktop(session, Settings(tmp_path / "alone.json"), qapp, ties_of(link, session))
    desktop.end_sync = link.stop
    desktop.window.show()
    yield desktop, link
    desktop.close()


def test_an_installation_with_data_joins_and_likely_duplicates_become_tasks(
    stand_alone: tuple[Desktop, HubLink], office: Laptop, hub: Assembly, url: str, qtbot: Any
) -> None:
    desktop, _link = stand_alone
    manager = new_person(hub, "陈强", "manager", "administrator")
    desktop.window.go("sync")
    qtbot.waitUntil(lambda: isinstance(desktop.window.page, SyncCenterPage) and desktop.window.page.join is not None)
    page = desktop.window.page
    assert isinstance(page, SyncCenterPage) and page.join is not None
    assert page.join.code.edit.hasFocus()  # what to do here, not a safety copy
    qtbot.waitUntil(lambda: "changes of yours" in page.join._will[0].text())  # type: ignore[union-attr]
    page.join.code.set_value(qr_text(url, invite(hub, manager)))
    QTest.mouseClick(page.join.primary, Qt.MouseButton.LeftButton)
    context = desktop.session.context
    qtbot.waitUntil(lambda: context.actor_id == manager.id and desktop.jobs.idle(), timeout=30_000)
    center = desktop.session.services.sync_center
    qtbot.waitUntil(lambda: center.standing().waiting == 0, timeout=30_000)
    standing = center.standing()
    assert standing.joined and standing.refused == 0 and standing.duplicates >= 1
    qtbot.waitUntil(lambda: desktop.window.status_bar.delivery.isVisible(), timeout=10_000)


def test_what_is_done_afterwards_reaches_the_hub_by_itself_and_the_status_bar_says_so(
    stand_alone: tuple[Desktop, HubLink], hub: Assembly, url: str, qtbot: Any
) -> None:
    desktop, link = stand_alone
    link.enrol(qr_text(url, invite(hub, new_person(hub, "陈强", "manager", "administrator"))))
    link.rejoin()
    desktop.environment.sync.tied.emit()
    desktop.session.services.directory.add_customer(name="众合轴承")
    desktop.environment.sync.synchronise_now()  # the clock stands still, so nothing falls due by itself
    bar = desktop.window.status_bar
    qtbot.waitUntil(lambda: "delivered" in bar.delivery.text(), timeout=30_000)
    assert desktop.session.services.sync_center.standing().waiting == 0


def test_an_administrator_sees_and_changes_the_hubs_devices_and_people(
    stand_alone: tuple[Desktop, HubLink], office: Laptop, hub: Assembly, url: str
) -> None:
    desktop, link = stand_alone
    boss = new_person(hub, "陈强", "manager", "administrator")
    link.enrol(qr_text(url, invite(hub, boss)))
    tables = desktop.environment.sync.hub
    assert tables is not None
    people = tables.devices_and_users()
    assert {device.person for device in people.devices} == {"李思敏", "陈强"}
    assert [device.person for device in people.devices if device.this] == ["陈强"]
    made = tables.add_user("高原", ["technician"])
    tables.set_roles(made.id, ["technician", "warehouse"])
    invitation = tables.invite(made.id)
    assert invitation.text == qr_text(url, invitation.code) and invitation.expires_at > desktop.session.context.now()
    theirs = next(device for device in people.devices if not device.this)
    tables.revoke(theirs.id)
    again = tables.devices_and_users()
    assert next(device for device in again.devices if device.id == theirs.id).revoked_at is not None
    assert next(user for user in again.users if user.id == made.id).roles == ("technician", "warehouse")
    assert again.codes_open == 1
    tables.restore(theirs.id)
    assert all(device.revoked_at is None for device in tables.devices_and_users().devices)


def test_somebody_who_is_no_administrator_is_told_so(
    stand_alone: tuple[Desktop, HubLink], hub: Assembly, url: str, technician: Person
) -> None:
    desktop, link = stand_alone
    link.enrol(qr_text(url, invite(hub, technician)))
    tables = desktop.environment.sync.hub
    assert tables is not None
    with pytest.raises(FieldServiceError):
        tables.devices_and_users()


def test_a_laptop_that_is_shut_out_delivers_what_it_has_and_loses_its_data(
    stand_alone: tuple[Desktop, HubLink], hub: Assembly, url: str, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop, link = stand_alone
    shown: list[str] = []
    monkeypatch.setattr("ui.shell.notices.NoticeDialog.exec", lambda dialog: shown.append(dialog.windowTitle()))
    monkeypatch.setattr(desktop.app, "quit", lambda: None)
    link.on_revoked = desktop.environment.sync.revoked.emit
    desktop.wipe = link.wipe
    profile = desktop.session.profile
    joined = link.enrol(qr_text(url, invite(hub, new_person(hub, "陈强", "manager", "administrator"))))
    link.rejoin()
    qtbot.waitUntil(lambda: link.state.waiting == 0 and link.state.last_contact is not None, timeout=30_000)
    desktop.session.services.directory.add_customer(name="最后一家")
    hub.devices.revoke(joined.credentials.device_id, COMMAND_LINE)
    link.driver.network_back()  # type: ignore[union-attr]  # it runs
    qtbot.waitUntil(lambda: bool(shown), timeout=30_000)
    assert shown == ["This laptop was shut out"] and not profile.database.exists()
