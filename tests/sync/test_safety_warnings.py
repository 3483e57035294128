"""A safety check fails on the technician's laptop; a real hub on loopback takes the warning to the office's laptops,
and that it was read back to the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from fieldservice.domain.records import Booking, Conflict, Escalation, Person, WorkOrder
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.services.container import Services
from fieldservice.system.clock import FixedClock
from tests.hub.laptop import serving
from tests.services.conftest import MONDAY_MORNING
from tests.sync.real import Laptop, errors_of, invite, make_laptop, new_person


@dataclass
class Firm:
    """A technician on site and two dispatchers, each with a laptop."""

    laptops: dict[str, Laptop]
    people: dict[str, Person]
    booking: str
    order: str

    def services(self, name: str) -> Services:
        return Services(self.laptops[name].world.context)

    def meet(self) -> None:
        """Each has a network, one after the other, until all know everything."""
        for _ in range(2):
            for laptop in self.laptops.values():
                laptop.run()
                assert errors_of(laptop) is None and laptop.waiting == 0

    def answer(self, verdict: str, note: str = "") -> Escalation | None:
        """Answer the safety check on site: all pass but the fourth item."""
        field = self.services("field")
        for view in field.checklists.of_work_order(self.order):
            for at, item in enumerate(view.state.items()):
                given = verdict if at == 3 else "pass"
                field.checklists.answer(view.checklist.id, item.address, given, note=note if at == 3 else None)
        return field.visits.report_unsafe(self.booking)


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[Firm]:
    clock = FixedClock(MONDAY_MORNING)
    hub: Assembly = open_hub(tmp_path / "hub", clock=clock, name="总部")
    with serving(hub) as port:
        url = f"http://127.0.0.1:{port}"
        people = {
            "office": new_person(hub, "李思敏", "desk", "dispatcher", "manager", "administrator"),
            "second": new_person(hub, "赵雨桐", "dispatcher"),
            "field": new_person(hub, "周立峰", "technician"),
        }
        laptops = {}
        for seed, (name, person) in enumerate(people.items(), 1):
            laptops[name] = make_laptop(tmp_path / name, clock, seed)
            laptops[name].join(url, invite(hub, person))
        office = laptops["office"]
        office.run()
        ids, now = office.world.ids, clock.now()
        order = office.add("work_order.create", WorkOrder(id=ids(), number="WO-7", summary="停机", job_type="repair"))
        booking = office.add(
            "booking.book",
            Booking(
                id=ids(), work_order_id=order.id, technician_id=people["field"].id, starts_at=now,
                ends_at=now + timedelta(hours=2),
            ),
        )  # fmt: skip
        made = Firm(laptops, people, booking.id, order.id)
        made.meet()
        field = made.services("field")
        field.bookings.accept(booking.id)
        field.visits.arrive(booking.id)
        yield made


def test_the_warning_reaches_the_office_and_the_site_learns_who_read_it(firm: Firm) -> None:
    assert firm.answer("fail", "阀门卡住") is not None
    (here,) = firm.services("field").safety_warnings.of_work_order(firm.order)
    assert not here.delivered
    firm.meet()
    (here,) = firm.services("field").safety_warnings.of_work_order(firm.order)
    assert here.delivered
    for name in ("office", "second"):
        (found,) = firm.services(name).safety_warnings.waiting()
        assert "阀门卡住" in found.reason and found.by is not None and found.by.name == "周立峰"
    firm.services("second").safety_warnings.read(found.id, "等电工")
    firm.meet()
    assert firm.services("office").safety_warnings.waiting() == []
    (beside,) = firm.services("field").safety_warnings.of_work_order(firm.order)
    assert beside.read_by is not None and beside.read_by.name == "赵雨桐"
    assert beside.answer == "等电工"


def test_two_who_read_it_apart_from_each_other_are_asked_nothing(firm: Firm) -> None:
    warning = firm.answer("fail", "阀门卡住")
    assert warning is not None
    firm.meet()
    for name in ("office", "second"):
        firm.services(name).safety_warnings.read(warning.id)
    firm.meet()
    rows = [laptop.world.store.read().get(Escalation, warning.id) for laptop in firm.laptops.values()]
    assert {row.read_by_id for row in rows} == {firm.people["office"].id}
    assert firm.laptops["office"].world.store.read().where(Conflict) == []


def test_what_was_made_safe_leaves_the_offices_view(firm: Firm) -> None:
    firm.answer("fail", "阀门卡住")
    firm.meet()
    assert len(firm.services("office").safety_warnings.waiting()) == 1
    assert firm.answer("pass") is None
    firm.services("field").visits.start_work(firm.booking)
    firm.meet()
    assert firm.services("office").safety_warnings.waiting() == []
