"""Pictures of synchronisation for the tour: the demonstration firm's laptop, as if it had just met its hub."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from fieldservice.i18n import language
from ui.bridge.sync import IDLE, PUSHING, TROUBLE, HubDevice, HubHistory, HubUser, Moment, SafetyCopies
from ui.sync.stand_ins import RememberingCopies, RememberingDriver, RememberingHub, ties_of
from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.sync.center_page import SyncCenterPage
    from ui.sync.conflicts_page import ConflictsPage
    from ui.sync.devices_page import DevicesPage


def _tie(tour: Tour, moment: Moment | None = None) -> RememberingDriver:
    tour.meet_hub()
    now = tour.desktop.session.context.now()
    driver = RememberingDriver(moment or Moment(IDLE, last_contact=now))
    copies = RememberingCopies(SafetyCopies(Path("E:/") / "fieldservice", now - timedelta(minutes=12), 5))
    tour.desktop.environment.sync.tie(ties_of(driver, _hub(tour), copies))
    tour.desktop.sync_status.refresh()
    return driver


def _hub(tour: Tour) -> RememberingHub:
    now = tour.desktop.session.context.now()
    people = tour.desktop.session.services.people.all()
    users = [HubUser(p.id, p.number, p.name, p.name_en, p.roles) for p in people]
    english = language() == "en"
    devices = []
    for number, person in enumerate(people[:9]):
        own = person.id == tour.facts.technician_id
        name = f"{'Laptop' if english else '笔记本'} {number + 1:02d}"
        devices.append(
            HubDevice(
                f"d{number}",
                name,
                (person.name_en or person.name) if english else person.name,
                "Windows 11" if number % 3 else "Linux 6.1",
                "1.0.0",
                now - timedelta(days=200 - number),
                now if own else now - timedelta(minutes=(3, 8, 45, 60 * 20, 60 * 24 * 9, 2, 17, 31, 5)[number]),
                now + timedelta(days=45 if number != 4 else 36),
                (0, 0, 5, 0, 23, 0, 1, 0, 0)[number],
                now - timedelta(days=2) if number == 7 else None,
                now - timedelta(days=1) if number == 7 else None,
                own,
                person.id,
            )
        )
    hub = RememberingHub(devices, users, now)
    hub.waiting = [HubHistory("a" * 32, "d5", 128, now - timedelta(hours=2), before_joining=True)]
    return hub


def _conflicts_page(tour: Tour) -> ConflictsPage:
    from ui.sync.conflicts_page import ConflictsPage

    _tie(tour)
    tour.go("conflicts")
    page = tour.desktop.window.page
    assert isinstance(page, ConflictsPage)
    return page


def _conflicts(tour: Tour) -> None:
    _conflicts_page(tour)


def _conflict_of_text(tour: Tour) -> None:
    _conflicts_page(tour).model.step(1)
    tour.settle()


def _conflict_other(tour: Tour) -> QWidget | None:
    page = _conflicts_page(tour)
    page.model.step(-1)
    tour.settle()
    page.ask_other()
    return page.dialog


def _center(tour: Tour, tab: str, moment: Moment | None = None) -> SyncCenterPage:
    from ui.sync.center_page import SyncCenterPage

    _tie(tour, moment)
    tour.go("sync", tab=tab)
    page = tour.desktop.window.page
    assert isinstance(page, SyncCenterPage)
    _rest(tour)
    return page


def _rest(tour: Tour) -> None:
    """The centre gathers what happens for a moment before it reads."""
    from PySide6.QtTest import QTest

    QTest.qWait(600)
    tour.settle()


def _refused(tour: Tour) -> None:
    _center(tour, "refused")


def _waiting(tour: Tour) -> None:
    from fieldservice.errors import EnvironmentFault

    fault = EnvironmentFault(
        "sync.offline", "The hub can't be reached.",
        "Work goes on. What waits is delivered as soon as the network is back.",
    )  # fmt: skip
    now = tour.desktop.session.context.now()
    _center(
        tour,
        "waiting",
        Moment(TROUBLE, problem=fault, offline=True, next_try=now + timedelta(minutes=2), last_contact=now),
    )


def _delivering(tour: Tour) -> None:
    now = tour.desktop.session.context.now()
    _center(tour, "delivered", Moment(PUSHING, 6, 14, seconds_left=190, last_contact=now))


def _let_go(tour: Tour) -> QWidget | None:
    page = _center(tour, "refused")
    row = next(row for row in page.rows if row.drop is not None)
    page.ask_let_go(row.change, 1)
    return page.dialog


def _no_room(tour: Tour) -> None:
    _tie(tour)
    tour.fill_hub()
    tour.go("sync", tab="delivered")
    _rest(tour)
    _rest(tour)


def _passphrase(tour: Tour) -> QWidget | None:
    page = _center(tour, "delivered")
    page.rail.ask_passphrase(lambda phrase: None)
    return page.rail.dialog


def _settings(tour: Tour) -> None:
    _tie(tour)
    tour.go("settings", section="hub")


def _duplicates(tour: Tour) -> None:
    _tie(tour)
    tour.go("duplicates")


def _devices(tour: Tour) -> DevicesPage:
    from ui.sync.devices_page import DevicesPage

    _tie(tour)
    tour.go("devices")
    page = tour.desktop.window.page
    assert isinstance(page, DevicesPage)
    return page


def _devices_list(tour: Tour) -> None:
    _devices(tour)


def _revoke(tour: Tour) -> QWidget | None:
    page = _devices(tour)
    page.ask_revoke(next(device for device in page.model.people.devices if device.waiting > 5))
    return page.dialog


def _invite(tour: Tour) -> QWidget | None:
    page = _devices(tour)
    page.model.invite(page.model.people.users[0].id)
    tour.settle()
    return page.dialog


def _roles(tour: Tour) -> QWidget | None:
    page = _devices(tour)
    page.ask_roles(page.model.people.users[0])
    return page.dialog


SHOTS: tuple[Shot, ...] = (
    Shot("conflicts", _conflicts),
    Shot("conflicts-of-text", _conflict_of_text),
    Shot("conflicts-other", _conflict_other),
    Shot("sync-refused", _refused),
    Shot("sync-waiting", _waiting),
    Shot("sync-delivering", _delivering),
    Shot("sync-let-go", _let_go),
    Shot("sync-passphrase", _passphrase),
    Shot("sync-in-settings", _settings),
    Shot("duplicates", _duplicates),
    Shot("devices", _devices_list),
    Shot("devices-revoke", _revoke),
    Shot("devices-invite", _invite),
    Shot("devices-roles", _roles),
    Shot("sync-no-room", _no_room),
)
