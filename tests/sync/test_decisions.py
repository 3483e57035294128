"""What people answer reaches the hub and both laptops: decided disagreements, duplicates, refused changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from fieldservice.domain.records import Booking, Conflict, Customer, Person
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.hub.audit import COMMAND_LINE
from fieldservice.services.container import Services
from fieldservice.services.work_orders import NewWorkOrder
from fieldservice.system.clock import FixedClock
from tests.hub.laptop import serving
from tests.services.conftest import MONDAY_MORNING
from tests.sync.real import Laptop, invite, make_laptop, new_person


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MONDAY_MORNING)


@pytest.fixture
def hub(tmp_path: Path, clock: FixedClock) -> Iterator[Assembly]:
    opened = open_hub(tmp_path / "hub", clock=clock, name="总部")
    yield opened
    opened.close()


@pytest.fixture
def technician(hub: Assembly) -> Person:
    return new_person(hub, "周立峰", "technician")


@pytest.fixture
def laptops(hub: Assembly, tmp_path: Path, clock: FixedClock, technician: Person) -> Iterator[tuple[Laptop, Laptop]]:
    """The office's laptop and the technician's, both up to date."""
    with serving(hub) as port:
        url = f"http://127.0.0.1:{port}"
        office, field = make_laptop(tmp_path / "office", clock, 1), make_laptop(tmp_path / "field", clock, 2)
        office.join(url, invite(hub, new_person(hub, "赵雨桐", "desk", "dispatcher", "manager")))
        field.join(url, invite(hub, technician))
        office.run()
        field.run()
        yield office, field
        office.close()
        field.close()


def services(laptop: Laptop) -> Services:
    return Services(laptop.world.context)


def meet(*laptops: Laptop) -> None:
    """Everybody synchronises, twice, so that what one delivered reaches the others."""
    for laptop in (*laptops, *laptops):
        laptop.run()


def disputed_visit(office: Laptop, field: Laptop, technician: Person) -> str:
    """Both move the same visit without knowing of one another; returns the booking."""
    now = office.world.clock.now()
    desk = services(office)
    customer = desk.directory.add_customer(name="联拓印刷")
    machine = desk.directory.machines.add(customer.id, serial="2308")
    order = desk.work_orders.create(NewWorkOrder(asset_id=machine.id, summary="漏油"))
    booked = desk.bookings.book(order.id, technician.id, now + timedelta(hours=2), now + timedelta(hours=3))
    meet(office, field)
    services(field).bookings.rebook(booked.booking.id, starts_at=now + timedelta(days=1))
    desk.bookings.rebook(booked.booking.id, starts_at=now + timedelta(hours=6))
    meet(office, field)
    return booked.booking.id


def starts(laptop: Laptop, booking: str) -> timedelta:
    at = laptop.world.read().get(Booking, booking).starts_at
    assert at is not None
    return at - MONDAY_MORNING


@pytest.mark.parametrize("choice", ["base", "offered", "standing"])
def test_one_decision_settles_it_for_both(
    laptops: tuple[Laptop, Laptop], technician: Person, choice: str, clock: FixedClock
) -> None:
    office, field = laptops
    booking = disputed_visit(office, field, technician)
    (row,) = services(field).conflicts.inbox()
    assert [each.id for each in services(office).conflicts.inbox()] == [row.id]
    services(field).conflicts.decide(row.id, choice)
    meet(field, office)
    assert starts(field, booking) == starts(office, booking)
    for laptop in laptops:
        standing = services(laptop).sync_center.standing()
        assert (standing.waiting, standing.refused, standing.undecided) == (0, 0, 0)
        assert laptop.world.read().get(Conflict, row.id).choice == choice


def test_a_decision_taken_back_is_open_again_for_both(laptops: tuple[Laptop, Laptop], technician: Person) -> None:
    office, field = laptops
    booking = disputed_visit(office, field, technician)
    before = starts(office, booking)
    (row,) = services(field).conflicts.inbox()
    done = services(field).conflicts.decide(row.id, "offered")
    meet(field, office)
    assert starts(office, booking) != before
    services(field).conflicts.take_back(done)
    meet(field, office)
    assert starts(office, booking) == starts(field, booking) == before
    assert len(services(office).conflicts.inbox()) == len(services(field).conflicts.inbox()) == 1


def test_a_likely_duplicate_that_is_the_same_is_archived_everywhere(
    laptops: tuple[Laptop, Laptop], hub: Assembly, technician: Person
) -> None:
    office, field = laptops
    hub.users.set_roles(technician.id, ("technician", "desk"), COMMAND_LINE)
    field.run()
    services(office).directory.add_customer(name="众合轴承")
    services(field).directory.add_customer(name="众合轴承")
    meet(office, field)
    (pair,) = services(office).possible_duplicates.pairs()
    services(office).possible_duplicates.decide(pair.id, "same")
    meet(office, field)
    assert services(office).sync_center.standing().refused == 0
    (archived,) = office.world.read().where(Customer, archived=True)
    assert archived.id == pair.second.id
    there = field.world.read().find(Customer, archived.id)
    assert there is None or there.archived


def test_a_refused_change_is_accepted_once_the_right_is_given_and_it_is_offered_again(
    laptops: tuple[Laptop, Laptop], hub: Assembly, technician: Person
) -> None:
    office, field = laptops
    center = services(field).sync_center
    services(field).people.add_service_point(name="江宁网点")
    field.run()
    (refused,) = center.changes("refused")
    assert refused.state == "refused" and refused.reason and refused.to_do
    hub.users.set_roles(technician.id, ("technician", "administrator"), COMMAND_LINE)
    field.run()
    center.offer_again(refused.mid)
    meet(field, office)
    assert (center.standing().refused, center.standing().waiting) == (0, 0)
    assert "江宁网点" in {point.name for point in services(office).people.service_points()}


def test_a_refused_change_that_is_let_go_leaves_no_trace(laptops: tuple[Laptop, Laptop]) -> None:
    office, field = laptops
    services(field).people.add_service_point(name="江宁网点")
    field.run()
    center = services(field).sync_center
    center.let_go(center.changes("refused")[0].mid)
    meet(field, office)
    assert services(field).people.service_points() == [] and center.standing().refused == 0
