"""Two people answer one question of a form on two laptops without a network; a real hub on loopback brings them
together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from fieldservice.domain.checklist import Address, ChecklistState
from fieldservice.domain.records import Booking, ChecklistAnswer, ChecklistTemplate, Person, WorkOrder
from fieldservice.hub.assembly import Assembly, open_hub
from fieldservice.services.container import Services
from fieldservice.system.clock import FixedClock
from tests.domain.forms import field, form_source, group, hidden
from tests.hub.laptop import serving
from tests.services.conftest import MONDAY_MORNING
from tests.sync.real import Laptop, errors_of, invite, make_laptop, new_person

FORM = form_source(
    field("pressure", "number"),
    group("leak", field("litres", "number"), repeat={"least": 1}),
    hidden("total", "sum(/data/leak/litres)"),
)
PRESSURE = Address("pressure")


@dataclass
class Two:
    """The booked technician and the office, each with a laptop; both hold the checklist."""

    technician: Laptop
    office: Laptop
    me: Person
    dispatcher: Person
    checklist: str = ""

    def services(self, laptop: Laptop) -> Services:
        """The services of a laptop."""
        return Services(laptop.world.context)

    def state(self, laptop: Laptop) -> ChecklistState:
        """The checklist as that laptop has it."""
        return self.services(laptop).checklists.open(self.checklist).state

    def meet(self) -> None:
        """Both have a network, one after the other, until both know everything."""
        for _ in range(2):
            for laptop in (self.technician, self.office):
                laptop.run()
                assert errors_of(laptop) is None and laptop.waiting == 0


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Two]:
    clock = FixedClock(MONDAY_MORNING)
    hub: Assembly = open_hub(tmp_path / "hub", clock=clock, name="总部")
    with serving(hub) as port:
        url = f"http://127.0.0.1:{port}"
        dispatcher = new_person(hub, "李思敏", "desk", "dispatcher", "manager", "administrator")
        me = new_person(hub, "周立峰", "technician")
        office = make_laptop(tmp_path / "office", clock, 1)
        office.join(url, invite(hub, dispatcher))
        technician = make_laptop(tmp_path / "road", clock, 2)
        technician.join(url, invite(hub, me))
        made = Two(technician, office, me, dispatcher)
        office.run()
        ids, now = office.world.ids, clock.now()
        template = office.add(
            "template.publish", ChecklistTemplate(id=ids(), code="test", name="t", name_en="t", body=FORM)
        )
        order = office.add("work_order.create", WorkOrder(id=ids(), number="WO-7", summary="漏油"))
        office.add(
            "booking.book",
            Booking(
                id=ids(), work_order_id=order.id, technician_id=me.id, starts_at=now, ends_at=now + timedelta(hours=2)
            ),
        )
        made.checklist = made.services(office).checklists.add(order.id, template.id).id
        made.meet()
        yield made
        technician.close()
        office.close()
    hub.close()


def test_both_keep_their_answer_the_technicians_counts_and_they_are_asked_once(two: Two) -> None:
    mine, theirs = two.services(two.technician), two.services(two.office)
    mine.checklists.answer(two.checklist, PRESSURE, "7")
    two.technician.world.clock.advance(minutes=3)
    theirs.checklists.answer(two.checklist, PRESSURE, "9")
    two.meet()
    for laptop in (two.technician, two.office):
        rows = laptop.world.read().where(ChecklistAnswer, question="pressure")
        assert sorted(row.value for row in rows) == ["7", "9"]
        assert two.state(laptop).cell(PRESSURE).value == 7
        (row,) = two.services(laptop).conflicts.inbox("open")
        assert row.kind == "answers" and row.mine
    (row,) = theirs.conflicts.inbox("open")
    opened = theirs.conflicts.opened(row.id)
    assert {side.reading.value for side in opened.sides[1:]} == {"7", "9"}
    theirs.conflicts.settle_answers(row.id, "offered")
    two.meet()
    for laptop in (two.technician, two.office):
        assert two.state(laptop).cell(PRESSURE).value == 9
        assert two.services(laptop).conflicts.inbox("open") == []
        assert two.services(laptop).conflicts.waiting() == 0


def test_rounds_that_both_add_are_all_there(two: Two) -> None:
    mine, theirs = two.services(two.technician), two.services(two.office)
    mine_added = mine.checklists.add_round(two.checklist, "leak").event.address.path
    mine.checklists.answer(two.checklist, Address("litres", mine_added), "2")
    theirs.checklists.answer(two.checklist, Address("litres", (0,)), "5")
    theirs.checklists.remove_round(two.checklist, "leak", (0,))
    two.meet()
    for laptop in (two.technician, two.office):
        assert two.state(laptop).rounds("leak") == mine_added
        assert two.state(laptop).cell(Address("total")).value == 2
    mine.checklists.restore_round(two.checklist, "leak", (0,))
    two.meet()
    assert {two.state(laptop).cell(Address("total")).value for laptop in (two.technician, two.office)} == {7}
