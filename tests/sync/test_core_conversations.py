"""Two people, one hub: what one does reaches the other, and what both do is never lost."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from msgspec import structs

from fieldservice.domain.records import (
    Attachment,
    Booking,
    Conflict,
    Customer,
    Note,
    PossibleDuplicate,
    Site,
    WorkOrder,
)
from fieldservice.store import outbox
from fieldservice.sync.device import CONTACTS
from fieldservice.system.clock import to_ms
from tests.hub.postgres import postgres
from tests.hub.postgres_world import PostgresWorld
from tests.sync.memory import HubWorld, Laptop

__all__ = ["postgres"]


@pytest.fixture(params=["sqlite", "postgresql"])
def world(request):
    if request.param == "sqlite":
        yield HubWorld()
        return
    made = PostgresWorld(request.getfixturevalue("postgres"))
    yield made
    made.database.close()


@pytest.fixture
def office(world):
    return Laptop(world, world.person("Zhao", "dispatcher,desk,manager"))


@pytest.fixture
def technician(world):
    return Laptop(world, world.person("Zhou", "technician"))


def job(office, technician, **fields):
    order = WorkOrder(id=office.ids(), summary="no cooling", **fields)
    booking = Booking(id=office.ids(), work_order_id=order.id, technician_id=technician.person.id)
    office.add("work_order.create", order)
    office.add("booking.book", booking)
    return order, booking


def test_what_the_office_makes_reaches_the_technician_who_is_booked(office, technician):
    order, booking = job(office, technician)
    office.sync_all()
    technician.sync_all()
    assert technician.find(WorkOrder, order.id).summary == "no cooling"
    assert technician.find(Booking, booking.id) is not None
    assert technician.find(WorkOrder, order.id).state == "scheduled"


def test_a_work_order_leaves_the_laptop_when_it_is_given_to_somebody_else(world, office, technician):
    order, booking = job(office, technician)
    office.add("work_order.add_note", Note(id=office.ids(), work_order_id=order.id, text="gate 3"))
    office.sync_all()
    technician.sync_all()
    assert len(technician.store.read().where(Note)) == 1
    other = Laptop(world, world.person("Qian", "technician"))
    office.change("booking.rebook", Booking, booking.id, technician_id=other.person.id)
    office.sync_all()
    technician.sync_all()
    other.sync_all()
    assert technician.find(WorkOrder, order.id) is None
    assert technician.store.read().where(Note) == []
    assert other.find(WorkOrder, order.id) is not None
    assert len(other.store.read().where(Note)) == 1


def test_different_fields_merge_and_the_same_field_becomes_a_conflict(world, office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    office.change("work_order.change", WorkOrder, order.id, priority="high", summary="no cooling at all")
    technician.change("work_order.change", WorkOrder, order.id, summary="fan is stuck", description="since Monday")
    office.sync_all()
    technician.sync_all()
    office.sync_all()
    for laptop in (office, technician):
        seen = laptop.find(WorkOrder, order.id)
        assert (seen.priority, seen.summary, seen.description) == ("high", "no cooling at all", "since Monday")
        (conflict,) = laptop.store.read().where(Conflict)
        assert json.loads(conflict.base_values) == {"summary": "no cooling"}
        assert json.loads(conflict.offered_values) == {"summary": "fan is stuck"}
        assert json.loads(conflict.standing_values) == {"summary": "no cooling at all"}
    assert [state for _, state, _ in technician.states()] == [outbox.IN_CONFLICT]


def test_own_work_never_vanishes_between_delivering_it_and_getting_it_back(office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    pull = technician.sync.next_pull()
    stale = technician.world.hub.pull(technician.device, pull)
    technician.change("work_order.change", WorkOrder, order.id, description="mine")
    push = technician.sync.next_push()
    technician.sync.pushed(push, technician.world.hub.push(technician.device, push))
    technician.sync.pulled(pull, stale)
    assert technician.find(WorkOrder, order.id).description == "mine"
    technician.sync_all()
    assert technician.find(WorkOrder, order.id).description == "mine"


def test_a_lost_reply_is_answered_again_and_nothing_is_applied_twice(office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    technician.change("work_order.change", WorkOrder, order.id, description="once")
    push = technician.sync.next_push()
    first = technician.world.hub.push(technician.device, push)
    again = technician.world.hub.push(technician.device, push)
    assert first == again
    technician.sync_all()  # the pull tells what became of it
    assert [state for _, state, _ in technician.states()] == [outbox.DELIVERED]


def test_a_refusal_blocks_nothing_and_takes_what_stands_on_it_along(office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    forbidden = Customer(id=technician.ids(), name="Mine")
    technician.add("company.change", forbidden)
    technician.add("directory.add_site", Site(id=technician.ids(), customer_id=forbidden.id))
    technician.change("work_order.change", WorkOrder, order.id, description="goes on")
    technician.sync_all()
    assert [state for _, state, _ in technician.states()] == [outbox.REFUSED, outbox.PARKED, outbox.DELIVERED]
    assert technician.find(Customer, forbidden.id) is not None
    office.sync_all()
    assert office.find(Customer, forbidden.id) is None
    assert office.find(WorkOrder, order.id).description == "goes on"


def test_a_hub_that_was_restored_gets_everything_again(world, office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    saved = world.database.saved()
    technician.change("work_order.change", WorkOrder, order.id, description="after the backup")
    office.change("work_order.change", WorkOrder, order.id, priority="high")
    technician.sync_all()
    office.sync_all()
    world.set_back(saved)
    office.sync_all()
    technician.sync_all()
    office.sync_all()
    for laptop in (office, technician):
        seen = laptop.find(WorkOrder, order.id)
        assert (seen.description, seen.priority) == ("after the backup", "high")
        assert laptop.store.read().where(Conflict) == []


def test_a_restored_laptop_begins_a_new_stream_and_repeats_nothing(office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    technician.add("work_order.add_note", Note(id=technician.ids(), work_order_id=order.id, text="one"))
    image = technician.image()
    technician.add("work_order.add_note", Note(id=technician.ids(), work_order_id=order.id, text="two"))
    technician.sync_all()
    technician.set_back(image)
    technician.add("work_order.add_note", Note(id=technician.ids(), work_order_id=order.id, text="three"))
    technician.sync_all()
    office.sync_all()
    for laptop in (office, technician):
        assert sorted(note.text for note in laptop.store.read().where(Note)) == ["one", "three", "two"]


def test_the_same_customer_made_twice_becomes_a_task_for_the_office(world, office, technician):
    office.sync_all()
    desk = Laptop(world, world.person("Li", "desk"))
    office.add("directory.add_customer", Customer(id=office.ids(), name="联拓印刷"))
    desk.add("directory.add_customer", Customer(id=desk.ids(), name="联拓印刷"))
    office.sync_all()
    desk.sync_all()
    office.sync_all()
    (task,) = office.store.read().where(PossibleDuplicate)
    assert (task.tab, task.reason, task.value) == ("customer", "name", "联拓印刷")


def test_an_old_base_does_not_give_a_former_dispatcher_the_board_back(world, office, technician):
    _, booking = job(office, technician)
    office.sync_all()
    former = Laptop(world, world.person("Wu", "dispatcher,technician"))
    former.sync_all()
    world.change_person(former.person, roles="technician")
    former.change("booking.rebook", Booking, booking.id, technician_id=former.person.id)
    former.sync_all()
    office.sync_all()
    assert office.find(Booking, booking.id).technician_id == technician.person.id
    assert former.states()[-1][1] == outbox.REFUSED


def test_after_a_restore_work_on_a_lost_row_waits_for_the_laptop_that_made_it(world, office, technician):
    office.sync_all()
    saved = world.database.saved()
    order, booking = job(office, technician)
    office.sync_all()
    technician.sync_all()
    technician.change("visit.start_travel", Booking, booking.id, status="travelling")
    technician.sync_all()
    world.set_back(saved)
    technician.sync_all()
    assert technician.states()[-1][1] == outbox.PARKED
    office.sync_all()
    technician.sync_all()
    office.sync_all()
    assert technician.states()[-1][1] == outbox.DELIVERED
    for laptop in (office, technician):
        assert laptop.find(Booking, booking.id).status == "travelling"
        assert laptop.find(WorkOrder, order.id).state == "travelling"


def test_comparing_finds_nothing_where_nothing_is_amiss_and_mends_what_is(office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    office.change("work_order.change", WorkOrder, order.id, summary="newer")
    office.sync_all()
    compare = technician.sync.next_compare()
    assert technician.world.hub.compare(technician.device, compare).differing == []
    technician.sync_all()
    technician.store.database.connection().execute("DELETE FROM work_order")
    technician.store.database.connection().execute("DELETE FROM sync_row WHERE tab = 'work_order'")
    compare = technician.sync.next_compare()
    technician.sync.compared(compare, technician.world.hub.compare(technician.device, compare))
    technician.sync_all()
    assert technician.find(WorkOrder, order.id).summary == "newer"


def test_who_takes_a_job_down_on_the_spot_keeps_all_of_it_while_it_is_open(office, technician):
    office.sync_all()
    order = WorkOrder(id=technician.ids(), summary="on the spot", created_by_id=technician.person.id)
    technician.add("work_order.create", order)
    technician.add("work_order.add_note", Note(id=technician.ids(), work_order_id=order.id, text="key at the gate"))
    technician.sync_all()
    assert technician.find(WorkOrder, order.id) is not None
    assert len(technician.store.read().where(Note)) == 1
    office.sync_all()
    office.change("work_order.cancel", WorkOrder, order.id, status="cancelled")
    office.sync_all()
    technician.sync_all()
    assert technician.find(WorkOrder, order.id) is None
    assert technician.store.read().where(Note) == []


def test_who_meant_the_same_as_somebody_else_may_go_on_from_there(office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    office.change("work_order.change", WorkOrder, order.id, priority="high")
    technician.change("work_order.change", WorkOrder, order.id, priority="high")
    office.sync_all()
    technician.change("work_order.change", WorkOrder, order.id, priority="emergency")
    technician.sync_all()
    office.sync_all()
    assert office.find(WorkOrder, order.id).priority == "emergency"
    assert office.store.read().where(Conflict) == []


def test_who_goes_on_editing_what_is_in_conflict_adds_to_the_same_record(office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    office.change("work_order.change", WorkOrder, order.id, priority="high")
    technician.change("work_order.change", WorkOrder, order.id, priority="low")
    technician.change("work_order.change", WorkOrder, order.id, priority="emergency")
    office.sync_all()
    technician.sync_all()
    office.sync_all()
    assert office.find(WorkOrder, order.id).priority == "high"
    (conflict,) = office.store.read().where(Conflict)
    assert json.loads(conflict.offered_values) == {"priority": "emergency"}


def test_a_restored_hub_leases_no_number_twice(world, office, technician):
    saved = world.database.saved()
    office.sync_all()
    with office.store.begin("test") as uow:
        before = uow.next_number("WO")
    world.set_back(saved)
    technician.sync_all()
    with technician.store.begin("test") as uow:
        assert uow.next_number("WO") != before


def test_naming_a_file_does_not_open_it(world, office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    sha = "ab" * 32
    technician.add("attachment.add_photo", Attachment(id=technician.ids(), work_order_id=order.id, sha=sha))
    technician.sync_all()
    hub = world.hub
    assert hub.wants_blob(technician.device, sha)
    assert not hub.may_read_blob(technician.device, sha)
    assert hub.may_read_blob(office.device, sha)
    hub.note_delivered(technician.device, sha)
    assert hub.may_read_blob(technician.device, sha)


def test_the_photos_of_quarantined_work_are_still_taken(world, office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    sha = "cd" * 32
    technician.add("attachment.add_photo", Attachment(id=technician.ids(), work_order_id=order.id, sha=sha))
    revoked = replace(technician.device, revoked_at=world.clock.now())
    world.hub.push(revoked, technician.sync.next_push())
    assert world.hub.wants_blob(revoked, sha)
    assert not world.hub.wants_blob(office.device, sha)


def test_two_people_who_decide_at_once_make_no_conflict_about_the_conflict(office, technician):
    order, _ = job(office, technician)
    office.sync_all()
    technician.sync_all()
    office.change("work_order.change", WorkOrder, order.id, summary="one")
    technician.change("work_order.change", WorkOrder, order.id, summary="two")
    for laptop in (office, technician, office):
        laptop.sync_all()
    (conflict,) = office.store.read().where(Conflict)

    def decide(laptop, choice, summary):
        with laptop.store.begin("conflict.decide") as uow:
            if summary:
                uow.change(WorkOrder, order.id, summary=summary)
            uow.change(
                Conflict, conflict.id, state="decided", choice=choice, decided_by_id=laptop.person.id,
                decided_at=laptop.clock.now(),
            )  # fmt: skip
            uow.commit()

    decide(office, "standing", "")
    decide(technician, "offered", "two")
    for laptop in (office, technician, office):
        laptop.sync_all()
    for laptop in (office, technician):
        (held,) = laptop.store.read().where(Conflict)
        assert (held.choice, held.decided_by_id) == ("offered", technician.person.id)
        assert laptop.find(WorkOrder, order.id).summary == "two"


def test_keepers_and_the_office_learn_seldom_when_others_were_there_last(world, office, technician):
    keeper = Laptop(world, world.person("Keeper", "warehouse"))
    seen = {laptop: world.clock.now() - timedelta(hours=hours) for laptop, hours in ((technician, 2), (keeper, 1))}
    with world.database.write() as tx:
        for laptop, at in seen.items():
            tx.run("UPDATE device SET last_seen_at = ? WHERE id = ?", (to_ms(at), laptop.device.id))
    for laptop in (office, keeper, technician):
        laptop.clock.advance(minutes=7)  # its clock is ahead of the hub's
        for _ in range(2):  # what it may know it learns first
            laptop.sync_all()
    for laptop in (office, keeper):
        told = json.loads(laptop.store.local_value(CONTACTS))
        assert told["by"] == {one.person.id: to_ms(at + timedelta(minutes=7)) for one, at in seen.items()}
        assert not laptop.sync.next_pull().contacts
        laptop.clock.advance(minutes=61)
        assert laptop.sync.next_pull().contacts
    assert technician.store.local_value(CONTACTS) is None
    asked = structs.replace(technician.sync.next_pull(), contacts=True)
    assert world.hub.pull(technician.device, asked).contacts == {}
