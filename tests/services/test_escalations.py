"""What a question to a specialist or to the maker promises."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fieldservice.domain.records import Person
from fieldservice.errors import UserError
from fieldservice.i18n import set_language
from fieldservice.services.escalations import Question
from fieldservice.services.intake import RequestDraft
from fieldservice.services.timeline import timeline_text
from tests.services.conftest import World
from tests.services.field import Job, make_job


@pytest.fixture
def job(world: World) -> Job:
    """A booked repair; its technician is signed in."""
    set_language("en")
    return make_job(world)


@pytest.fixture
def specialist(job: Job) -> Person:
    person: Person = job.world.add(Person(id=job.world.ids(), name="韩志远", name_en="Han Zhiyuan", roles="technician"))
    return person


def test_a_question_has_an_owner_and_a_clock_and_waits_in_the_owners_inbox(job: Job, specialist: Person) -> None:
    asked = job.services.escalations.ask(
        Question("温控阀换了还是高温？", owner_id=specialist.id), work_order_id=job.work_order_id
    )
    assert asked.due_at is not None and asked.due_at > job.world.clock.now()
    assert job.services.escalations.inbox() == []
    job.world.store.actor_id = specialist.id
    (found,) = job.services.escalations.inbox()
    assert (found.number, found.machine, found.mine, found.late) == (job.order().number, "HC-75V", True, False)
    job.world.clock.advance(hours=5)
    assert job.services.escalations.inbox()[0].late


def test_the_answer_goes_back_to_who_asked_and_is_taken_up(job: Job, specialist: Person) -> None:
    escalations = job.services.escalations
    asked = escalations.ask(Question("为什么？", owner_id=specialist.id), work_order_id=job.work_order_id)
    job.world.store.actor_id = specialist.id
    job.world.clock.advance(minutes=20)
    escalations.answer(asked.id, "查油气分离器压差")
    assert escalations.waiting() == 0
    job.world.store.actor_id = job.technician.id
    (found,) = escalations.inbox()
    assert found.escalation.answer == "查油气分离器压差"
    assert escalations.hand_back(asked.id).status == "handed_back"
    assert escalations.inbox() == []
    told = [timeline_text(entry) for entry in job.services.timeline.of_work_order(job.work_order_id)]
    assert "Han Zhiyuan was asked: 为什么？" in told and "Answer: 查油气分离器压差" in told


def test_two_people_do_not_answer_the_same_question_twice(job: Job, specialist: Person) -> None:
    escalations = job.services.escalations
    asked = escalations.ask(Question("？", owner_id=specialist.id), work_order_id=job.work_order_id)
    escalations.withdraw(asked.id)
    with pytest.raises(UserError) as refused:
        escalations.answer(asked.id, "x")
    assert refused.value.code == "escalation.moved_on"
    assert escalations.reopen(asked.id).status == "open"


def test_a_question_without_words_owner_or_time_is_refused(job: Job, specialist: Person) -> None:
    ask = job.services.escalations.ask
    late = job.world.clock.now() - timedelta(minutes=1)
    for question, code in (
        (Question(" ", owner_id=specialist.id), "escalation.no_question"),
        (Question("?"), "escalation.no_owner"),
        (Question("?", owner_id=specialist.id, due_at=late), "escalation.due_past"),
    ):
        with pytest.raises(UserError) as refused:
            ask(question, work_order_id=job.work_order_id)
        assert refused.value.code == code


def test_a_specialist_hands_a_question_on_to_the_maker(job: Job, specialist: Person) -> None:
    escalations = job.services.escalations
    asked = escalations.ask(Question("？", owner_id=specialist.id), work_order_id=job.work_order_id)
    handed = escalations.hand_over(asked.id, "maker", None, "衡川制造技术热线")
    assert (handed.level, handed.owner_id, handed.owner_name) == ("maker", None, "衡川制造技术热线")


def test_the_rate_counts_each_case_once(job: Job, specialist: Person) -> None:
    escalations = job.services.escalations
    request = job.services.intake.take_request(RequestDraft(fault="又停了"))
    job.services.intake.take_request(RequestDraft(fault="漏油"))
    for question in ("一？", "二？"):
        escalations.ask(Question(question, owner_id=specialist.id), request_id=request.id)
    span = (job.world.clock.now() - timedelta(days=1), job.world.clock.now() + timedelta(days=1))
    rate = escalations.rate(*span)
    assert (rate.escalated, rate.cases) == (1, 3)
    assert [view.escalation.question for view in escalations.of_request(request.id)] == ["二？", "一？"]
