"""A safety check that failed: the office sees it without looking for it, until one of them has read it."""

from __future__ import annotations

import pytest

from fieldservice.domain.records import Escalation, Note, Person
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.safety_warnings import SafetyWarning
from fieldservice.services.timeline import timeline_text
from tests.services.conftest import World
from tests.services.field import Job, make_job


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair with a technician on site, and an office of three dispatchers and a manager."""
    set_language("en")
    made = make_job(world)
    ids = world.ids
    world.add(
        Person(id=ids(), number="P1", name="赵雨桐", name_en="Zhao Yutong", roles="dispatcher", phone="13800001111"),
        Person(id=ids(), number="P2", name="郑凯", name_en="Zheng Kai", roles="dispatcher"),
        Person(id=ids(), number="M1", name="韩志远", name_en="Han Zhiyuan", roles="manager"),
    )
    made.go()
    made.pass_safety()
    return made


def person(job: Job, number: str) -> Person:
    found = job.world.store.read().first(Person, number=number)
    assert isinstance(found, Person)
    return found


def fail(job: Job, at: int = 3, note: str = "Valve jammed") -> None:
    view = job.services.checklists.of_work_order(job.work_order_id)[0]
    job.services.checklists.answer(view.checklist.id, view.state.items()[at].address, "fail", note=note)


def seen_by(job: Job, number: str) -> list[SafetyWarning]:
    job.world.store.actor_id = person(job, number).id
    try:
        return job.services.safety_warnings.waiting()
    finally:
        job.world.store.actor_id = job.technician.id


def test_everybody_who_plans_is_warned_with_the_reason_and_nobody_else(job: Job) -> None:
    fail(job)
    job.services.visits.report_unsafe(job.booking_id)
    (found,) = seen_by(job, "P1")
    assert "Remaining pressure" in found.reason and "Valve jammed" in found.reason
    assert (found.number, found.told) == (job.order().number, "Li Simin, Zhao Yutong, Zheng Kai")
    assert len(seen_by(job, "P2")) == 1
    assert seen_by(job, "M1") == []
    assert job.services.safety_warnings.waiting() == []


def test_the_warning_waits_until_one_person_has_read_it(job: Job) -> None:
    fail(job)
    warning = job.services.visits.report_unsafe(job.booking_id)
    assert warning is not None
    job.world.store.actor_id = person(job, "P2").id
    job.services.safety_warnings.read(warning.id, "The electrician comes at 11")
    assert seen_by(job, "P1") == seen_by(job, "P2") == []
    (beside,) = job.services.safety_warnings.of_work_order(job.work_order_id)
    assert beside.read_by is not None and beside.read_by.name_en == "Zheng Kai"
    told = [timeline_text(entry) for entry in job.services.timeline.of_work_order(job.work_order_id)]
    assert "Safety warning read" in told
    assert "The electrician comes at 11" in told and beside.answer == "The electrician comes at 11"
    job.world.store.actor_id = person(job, "P1").id
    with pytest.raises(UserError) as error:
        job.services.safety_warnings.read(warning.id)
    assert error.value.params["name"] == "Zheng Kai"


def test_a_reading_can_be_taken_back(job: Job) -> None:
    fail(job)
    warning = job.services.visits.report_unsafe(job.booking_id)
    assert warning is not None
    job.world.store.actor_id = person(job, "P1").id
    job.services.safety_warnings.read(warning.id)
    job.services.safety_warnings.unread(warning.id)
    assert len(seen_by(job, "P2")) == 1


def test_nobody_is_warned_while_questions_are_open_or_the_note_is_missing(job: Job) -> None:
    view = job.services.checklists.of_work_order(job.work_order_id)[0]
    place = view.state.items()[3].address
    job.services.checklists.answer(view.checklist.id, place, "fail")
    assert job.services.visits.report_unsafe(job.booking_id) is None
    job.services.checklists.annotate(view.checklist.id, place, "Valve jammed")
    assert job.services.visits.report_unsafe(job.booking_id) is not None


def test_who_presses_start_anyway_is_refused_and_the_office_is_told_at_once(job: Job) -> None:
    fail(job, note="")
    with pytest.raises(UserError) as error:
        job.services.visits.start_work(job.booking_id)
    assert error.value.code == "visit.unsafe"
    assert error.value.message().endswith("Told: Li Simin, Zhao Yutong, Zheng Kai, phone 13800001111.")
    assert len(seen_by(job, "P1")) == 1


def test_the_same_is_told_once(job: Job) -> None:
    fail(job)
    for _ in range(2):
        job.services.visits.report_unsafe(job.booking_id)
        with pytest.raises(UserError):
            job.services.visits.start_work(job.booking_id)
    assert len(job.world.store.read().where(Escalation)) == 1
    assert len(job.world.store.read().where(Note, work_order_id=job.work_order_id)) == 1


def test_what_is_safe_again_takes_the_warning_back(job: Job) -> None:
    fail(job)
    job.services.visits.report_unsafe(job.booking_id)
    fail(job, at=1, note="No isolator")
    job.services.visits.report_unsafe(job.booking_id)
    (found,) = seen_by(job, "P1")
    assert "No isolator" in found.reason and "Valve jammed" in found.reason
    job.pass_safety()
    assert job.services.visits.report_unsafe(job.booking_id) is None
    assert seen_by(job, "P1") == []


def test_work_that_starts_ends_the_warning(job: Job) -> None:
    fail(job)
    job.services.visits.report_unsafe(job.booking_id)
    job.pass_safety()
    job.services.visits.start_work(job.booking_id)
    assert job.services.safety_warnings.of_work_order(job.work_order_id) == []


def test_a_warning_is_no_question_to_a_specialist(job: Job) -> None:
    fail(job)
    job.services.visits.report_unsafe(job.booking_id)
    escalations, now = job.services.escalations, job.world.clock.now()
    assert escalations.open() == escalations.closed() == escalations.of_work_order(job.work_order_id) == []
    assert escalations.rate(now.replace(year=2000), now.replace(year=2100)).escalated == 0


def test_a_visit_that_ends_unsafe_is_still_to_be_read_and_then_done_with(job: Job) -> None:
    fail(job)
    warning = job.services.visits.report_unsafe(job.booking_id)
    assert warning is not None
    job.services.visits.leave(job.booking_id, "not_done", "Not safe", then="close_incomplete")
    assert len(seen_by(job, "P1")) == 1
    job.world.store.actor_id = person(job, "P1").id
    job.services.safety_warnings.read(warning.id)
    assert job.services.safety_warnings.of_work_order(job.work_order_id) == []
