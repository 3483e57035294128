"""Two laptops take a visit or a job on apart from each other: the further status holds, both steps stay in the trace,
and people are asked where they really disagree.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldservice.domain.records import Booking, Conflict, StatusEvent, WorkOrder
from tests.hub.postgres import postgres
from tests.sync.memory import HubWorld, Laptop
from tests.sync.test_core_conversations import job, office, technician, world

__all__ = ["office", "postgres", "technician", "world"]
INTENTS = {
    "qualified": "work_order.qualify", "waiting_parts": "work_order.wait", "waiting_customer": "work_order.wait",
    "completed": "work_order.complete", "cancelled": "work_order.cancel", "reviewed": "work_order.review",
    "draft": "work_order.unqualify",
}  # fmt: skip


def step(laptop: Laptop, order: WorkOrder, before: str, after: str) -> None:
    """Somebody takes a work order to another status, with the trace of it."""
    event = StatusEvent(
        id=laptop.ids(), work_order_id=order.id, subject="work_order", subject_id=order.id, before=before,
        after=after, by_id=laptop.person.id,
    )  # fmt: skip
    with laptop.store.begin(INTENTS[after]) as uow:
        uow.add(event)
        uow.change(WorkOrder, order.id, status=after)
        uow.commit()


def meet(*laptops: Laptop) -> None:
    for laptop in (*laptops, *laptops):
        laptop.sync_all()


def trace(laptop: Laptop, order: WorkOrder) -> set[str]:
    return {event.after for event in laptop.store.read().where(StatusEvent, work_order_id=order.id)}


@pytest.mark.parametrize("first", ["office", "technician"])
def test_the_further_status_holds_whoever_delivers_first(office: Laptop, technician: Laptop, first: str):
    order, _ = job(office, technician)
    meet(office, technician)
    step(office, order, "draft", "qualified")
    step(technician, order, "draft", "qualified")
    step(technician, order, "qualified", "completed")
    meet(*((office, technician) if first == "office" else (technician, office)))
    for laptop in (office, technician):
        assert laptop.find(WorkOrder, order.id).status == "completed"
        assert laptop.store.read().where(Conflict) == []
        assert trace(laptop, order) == {"qualified", "completed"}


@pytest.mark.parametrize("first", ["office", "technician"])
def test_a_visit_under_way_is_not_taken_back_to_accepted(office: Laptop, technician: Laptop, first: str):
    _order, booking = job(office, technician)
    meet(office, technician)
    office.change("booking.accept", Booking, booking.id, status="accepted")
    technician.change("booking.accept", Booking, booking.id, status="accepted")
    technician.change("visit.start_travel", Booking, booking.id, status="travelling")
    meet(*((office, technician) if first == "office" else (technician, office)))
    for laptop in (office, technician):
        assert laptop.find(Booking, booking.id).status == "travelling"
        assert laptop.store.read().where(Conflict) == []


def test_done_and_cancelled_are_decided_by_people(office: Laptop, technician: Laptop):
    order, _ = job(office, technician, status="qualified")
    meet(office, technician)
    step(office, order, "qualified", "cancelled")
    step(technician, order, "qualified", "completed")
    meet(office, technician)
    [conflict] = office.store.read().where(Conflict)
    assert (conflict.field_group, conflict.state) == ("status", "open")
    assert trace(office, order) == {"cancelled", "completed"}


def test_who_went_a_shorter_way_first_does_not_overwrite_what_they_never_saw(world: HubWorld, office: Laptop):
    """The dispatcher's first step was behind what stood and wrote nothing: the next one is not based on what stands."""
    dispatcher = Laptop(world, world.person("Qian", "dispatcher"))
    order, _ = job(office, dispatcher)
    meet(office, dispatcher)
    step(office, order, "draft", "qualified")
    step(office, order, "qualified", "completed")
    office.sync_all()
    step(dispatcher, order, "draft", "qualified")
    step(dispatcher, order, "qualified", "waiting_parts")
    step(dispatcher, order, "waiting_parts", "cancelled")
    meet(dispatcher, office)
    assert office.find(WorkOrder, order.id).status == "completed"
    [conflict] = office.store.read().where(Conflict)
    assert "cancelled" in conflict.offered_values and "completed" in conflict.standing_values


def test_going_back_against_going_on_is_asked(office: Laptop, technician: Laptop):
    order, _ = job(office, technician, status="qualified")
    meet(office, technician)
    step(office, order, "qualified", "draft")
    step(technician, order, "qualified", "completed")
    meet(office, technician)
    assert len(office.store.read().where(Conflict)) == 1


def test_both_complete_it_and_nobody_is_asked(office: Laptop, technician: Laptop):
    order, _ = job(office, technician, status="qualified")
    meet(office, technician)
    for laptop, minutes in ((office, 5), (technician, 9)):
        laptop.clock.advance(timedelta(minutes=minutes))
        now = laptop.clock.now()
        laptop.change("work_order.complete", WorkOrder, order.id, status="completed", finished_at=now)
    meet(office, technician)
    for laptop in (office, technician):
        assert laptop.find(WorkOrder, order.id).status == "completed"
        assert laptop.store.read().where(Conflict) == []
