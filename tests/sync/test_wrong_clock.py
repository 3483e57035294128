"""A laptop whose clock is hours behind: what is recorded on it later counts as later, with a real hub on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from fieldservice.domain.checklist import Address
from fieldservice.domain.records import (
    Booking,
    ChecklistAnswer,
    ChecklistTemplate,
    DiagnosisStep,
    DiagnosisTree,
    WorkOrder,
)
from fieldservice.hub.assembly import open_hub
from fieldservice.services.container import Services
from fieldservice.services.diagnosis_trees import DiagnosisTrees
from fieldservice.system.clock import FixedClock
from tests.domain.forms import field, form_source
from tests.hub.laptop import serving
from tests.services.conftest import MONDAY_MORNING
from tests.sync.real import Laptop, errors_of, invite, make_laptop, new_person

PRESSURE = Address("pressure")
BEHIND = timedelta(hours=3)


@dataclass
class Twins:
    """Two laptops of the booked technician: one's clock is right, the other's three hours behind."""

    right: Laptop
    behind: Laptop
    order: WorkOrder
    checklist: str

    def services(self, laptop: Laptop) -> Services:
        return Services(laptop.world.context)

    def meet(self) -> None:
        for _ in range(2):
            for laptop in (self.right, self.behind):
                laptop.run()
                assert errors_of(laptop) is None and laptop.waiting == 0

    def later(self) -> None:
        """Ten minutes pass for everybody."""
        for laptop in (self.right, self.behind):
            laptop.world.clock.advance(minutes=10)


@pytest.fixture
def twins(tmp_path: Path) -> Iterator[Twins]:
    clock = FixedClock(MONDAY_MORNING)
    hub = open_hub(tmp_path / "hub", clock=clock, name="总部")
    with serving(hub) as port:
        url = f"http://127.0.0.1:{port}"
        me = new_person(hub, "周立峰", "technician", "manager")
        right = make_laptop(tmp_path / "right", clock, 1)
        behind = make_laptop(tmp_path / "behind", FixedClock(MONDAY_MORNING - BEHIND), 2)
        for laptop in (right, behind):
            laptop.join(url, invite(hub, me))
        right.run()
        ids, now = right.world.ids, clock.now()
        body = form_source(field("pressure", "number"))
        template = right.add(
            "template.publish", ChecklistTemplate(id=ids(), code="test", name="t", name_en="t", body=body)
        )
        order = right.add("work_order.create", WorkOrder(id=ids(), number="WO-7", summary="高温"))
        right.add(
            "booking.book",
            Booking(id=ids(), work_order_id=order.id, technician_id=me.id, starts_at=now, ends_at=now + BEHIND),
        )
        DiagnosisTrees(right.world.context).install_shipped()
        checklist = Services(right.world.context).checklists.add(order.id, template.id)
        made = Twins(right, behind, order, checklist.id)
        made.meet()
        yield made
        right.close()
        behind.close()
    hub.close()


def test_an_answer_given_later_counts_though_its_laptops_clock_is_behind(twins: Twins) -> None:
    twins.services(twins.right).checklists.answer(twins.checklist, PRESSURE, "7")
    twins.later()
    twins.services(twins.behind).checklists.answer(twins.checklist, PRESSURE, "9")  # has not heard of the other
    twins.meet()
    for laptop in (twins.right, twins.behind):
        state = twins.services(laptop).checklists.open(twins.checklist).state
        assert state.cell(PRESSURE).value == 9, "the later answer counts"
    first, second = sorted(twins.right.world.read().where(ChecklistAnswer), key=lambda row: row.value)
    assert first.at is not None and second.at is not None
    assert timedelta(minutes=5) < second.at - first.at < timedelta(minutes=30), "by the clock that laptops agree on"


def test_the_outcome_of_a_test_found_later_counts_though_its_laptops_clock_is_behind(twins: Twins) -> None:
    tree = next(row for row in twins.right.world.read().where(DiagnosisTree) if row.code == "hc_over_temperature")
    run = twins.services(twins.right).diagnosis.start(twins.order.id, tree.id)
    twins.meet()
    twins.services(twins.right).diagnosis.record(run.id, "fan", "standing")
    twins.later()
    twins.services(twins.behind).diagnosis.record(run.id, "fan", "turning")
    twins.meet()
    assert len(twins.right.world.read().where(DiagnosisStep)) == 2
    for laptop in (twins.right, twins.behind):
        (view,) = twins.services(laptop).diagnosis.of_work_order(twins.order.id)
        assert [(step.test.key, step.outcome) for step in view.steps] == [("fan", "turning")]


def test_a_step_taken_before_the_other_was_known_stays_the_earlier_one(twins: Twins) -> None:
    twins.services(twins.behind).checklists.answer(twins.checklist, PRESSURE, "9")
    twins.later()
    twins.services(twins.right).checklists.answer(twins.checklist, PRESSURE, "7")
    twins.meet()
    state = twins.services(twins.behind).checklists.open(twins.checklist).state
    assert state.cell(PRESSURE).value == 7
