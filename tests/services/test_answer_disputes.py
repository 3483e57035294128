"""Two people answer the same question apart from each other: both are kept, one counts, they are asked once.

The two laptops are two contexts over one store here: what each writes is what its own laptop knew. The same over a real
hub stands in tests/journeys/test_two_answers.py.
"""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldservice.domain.checklist import Address, AnswerEvent
from fieldservice.domain.records import ChecklistAnswer, Note, Person
from fieldservice.errors import UserError
from fieldservice.services.checklist_states import keep_events
from fieldservice.services.timeline import Timeline
from tests.services.conftest import World
from tests.services.field import Job, make_job

PLACE = Address("discharge")


@pytest.fixture
def job(world: World) -> Job:
    return make_job(world)


@pytest.fixture
def dispatcher(world: World) -> Person:
    made = Person(id=world.ids(), number="D1", name="张敏", name_en="Zhang Min", roles="dispatcher", phone="025-5550 1")
    world.add(made)
    return made


def diagnosis(job: Job) -> str:
    return job.services.checklists.of_work_order(job.work_order_id)[1].checklist.id


def elsewhere(job: Job, by: Person, value: str, minutes: int = 0, question: str = "discharge") -> None:
    """What another laptop wrote without knowing of anything here, come by synchronisation."""
    from decimal import Decimal

    at = job.world.clock.now() + timedelta(minutes=minutes)
    event = AnswerEvent(question, "", Decimal(value), "fail", "", at, by.id)
    with job.world.store.begin("checklist.answer") as uow:
        keep_events(job.world.context, uow, diagnosis(job), [event])
        uow.commit()


def counts(job: Job) -> object:
    return job.services.checklists.open(diagnosis(job)).state.cell(PLACE).value


def test_both_answers_are_kept_and_the_booked_technicians_counts_meanwhile(job: Job, dispatcher: Person) -> None:
    job.go()
    job.services.checklists.answer(diagnosis(job), PLACE, "88")
    elsewhere(job, dispatcher, "109", minutes=5)
    assert counts(job) == 88
    rows = job.world.read().where(ChecklistAnswer, question="discharge")
    assert sorted(row.value for row in rows) == ["109", "88"]


def test_the_two_are_asked_once_with_both_answers_and_who_gave_them(job: Job, dispatcher: Person) -> None:
    job.go()
    job.services.checklists.answer(diagnosis(job), PLACE, "88")
    elsewhere(job, dispatcher, "109", minutes=5)
    conflicts = job.services.conflicts
    (row,) = conflicts.inbox("open")
    assert (row.kind, row.mine, row.other, conflicts.waiting()) == ("answers", True, "Zhang Min", 1)
    opened = conflicts.opened(row.id)
    assert [
        (side.key, side.reading.value[:3].strip(), side.by.name if side.by else "") for side in opened.sides[1:]
    ] == [
        ("standing", "88", job.technician.name),
        ("offered", "109", "张敏"),
    ]
    job.world.store.actor_id = dispatcher.id
    assert [line.id for line in conflicts.inbox("open")] == [row.id]


@pytest.mark.parametrize(("choice", "value"), [("offered", 109), ("standing", 88), ("base", None)])
def test_what_they_say_counts_for_both_and_nothing_is_changed_or_lost(
    job: Job, dispatcher: Person, choice: str, value: int | None
) -> None:
    job.go()
    job.services.checklists.answer(diagnosis(job), PLACE, "88")
    elsewhere(job, dispatcher, "109", minutes=5)
    before = job.world.read().where(ChecklistAnswer, question="discharge")
    (row,) = job.services.conflicts.inbox("open")
    job.services.conflicts.settle_answers(row.id, choice)
    assert counts(job) == value
    assert job.services.conflicts.inbox("open") == [] and job.services.conflicts.waiting() == 0
    after = job.world.read().where(ChecklistAnswer, question="discharge")
    assert after[: len(before)] == before and [bool(each.settles) for each in after[len(before) :]] == [True]
    with pytest.raises(UserError, match="settled"):
        job.services.conflicts.settle_answers(row.id, choice)


def test_whoever_answers_with_the_others_answer_before_their_eyes_is_not_asked(job: Job, dispatcher: Person) -> None:
    job.go()
    elsewhere(job, dispatcher, "109", minutes=-5)
    job.services.checklists.answer(diagnosis(job), PLACE, "88")
    assert counts(job) == 88 and job.services.conflicts.inbox("open") == []


def test_somebody_who_is_not_booked_does_not_overrule_by_answering(job: Job, dispatcher: Person) -> None:
    job.go()
    job.services.checklists.answer(diagnosis(job), PLACE, "88")
    job.world.clock.advance(minutes=5)
    job.world.store.actor_id = dispatcher.id
    job.services.checklists.answer(diagnosis(job), PLACE, "109")
    assert counts(job) == 88
    assert len(job.services.conflicts.inbox("open")) == 1


def test_the_same_answer_twice_is_no_disagreement(job: Job, dispatcher: Person) -> None:
    job.go()
    job.services.checklists.answer(diagnosis(job), PLACE, "109")
    elsewhere(job, dispatcher, "109", minutes=5)
    assert job.services.conflicts.inbox("open") == []


def test_what_is_answered_after_the_decision_counts_and_is_asked_about_anew(job: Job, dispatcher: Person) -> None:
    job.go()
    job.services.checklists.answer(diagnosis(job), PLACE, "88")
    elsewhere(job, dispatcher, "109", minutes=5)
    (row,) = job.services.conflicts.inbox("open")
    job.services.conflicts.settle_answers(row.id, "offered")
    elsewhere(job, dispatcher, "95", minutes=60)
    assert len(job.services.conflicts.inbox("open")) == 1


def test_a_failed_safety_check_stops_the_work_and_says_why_and_who_was_told(job: Job, dispatcher: Person) -> None:
    services = job.services
    services.bookings.accept(job.booking_id)
    services.visits.start_travel(job.booking_id)
    services.visits.arrive(job.booking_id)
    safety = services.checklists.of_work_order(job.work_order_id)[0]
    items = safety.state.items()
    for item in items:
        services.checklists.answer(safety.checklist.id, item.address, None, "pass")
    services.checklists.answer(safety.checklist.id, items[2].address, None, "fail", "阀门漏气")
    for _ in range(2):
        with pytest.raises(UserError) as caught:
            services.visits.start_work(job.booking_id)
    sentence = caught.value.message()
    assert "3" in sentence and "Zhang Min" in sentence and "025-5550 1" in sentence
    assert job.booking().status == "on_site"
    (note,) = job.world.read().where(Note, work_order_id=job.work_order_id)
    told = Timeline(job.world.context).of_work_order(job.work_order_id)
    assert any(entry.kind == "note" and entry.params["text"] == note.text for entry in told)
    services.checklists.answer(safety.checklist.id, items[2].address, None, "pass")
    assert services.visits.start_work(job.booking_id).status == "working"
