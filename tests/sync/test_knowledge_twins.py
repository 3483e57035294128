"""Two laptops that close the same work order, write and judge articles, ask and answer: nothing is lost, nobody is
asked to decide what the program itself had written down."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fieldservice.domain.records import Article, Booking, CaseDigest, Conflict, Escalation
from fieldservice.i18n import set_language
from fieldservice.services.case_digests import digest_id
from fieldservice.services.escalations import Question
from fieldservice.services.knowledge import ArticleDraft
from tests.sync.inbound_firm import InboundFirm


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[InboundFirm]:
    set_language("en")
    yield InboundFirm(tmp_path)
    set_language("zh_CN")


def test_two_who_close_the_same_work_order_make_one_digest_and_nobody_has_to_decide_about_it(
    firm: InboundFirm,
) -> None:
    order = firm.job()
    firm.meet()
    firm.services["field"].work_orders.change(order.id, remedy="换皮带")
    firm.meet()
    for name in ("field", "desk"):
        firm.services[name].work_orders.complete(order.id)
        firm.later(7)
    for laptop in firm.laptops.values():
        laptop.sync_all()
    firm.laptops["field"].sync_all()
    conflicts = firm.laptops["desk"].store.read().where(Conflict)
    assert [row for row in conflicts if row.tab == "case_digest"] == []
    found = {name: laptop.store.read().find(CaseDigest, digest_id(order.id)) for name, laptop in firm.laptops.items()}
    assert found["field"] is not None and found["field"].solution == "换皮带"
    assert all(digest == found["field"] for digest in found.values())


def test_who_closed_it_as_well_and_then_corrects_the_case_is_heard(firm: InboundFirm) -> None:
    order = firm.job()
    firm.meet()
    (booking,) = firm.laptops["field"].store.read().where(Booking, work_order_id=order.id)
    for name in ("desk", "field"):
        firm.services[name].work_orders.change(order.id, remedy=f"换皮带 {name}")
        firm.services[name].work_orders.complete(order.id)
    with firm.laptops["field"].store.begin("visit.correct") as uow:
        uow.change(Booking, booking.id, travel_km=12)
        uow.change(CaseDigest, digest_id(order.id), solution="换皮带，再张紧")
        uow.commit()
    for name in ("desk", "field", "desk"):
        firm.laptops[name].sync_all()
    found = [firm.find(name, CaseDigest, digest_id(order.id)) for name in ("desk", "field")]
    assert found[0] == found[1] and found[0].solution == "换皮带，再张紧"


def test_a_technicians_article_reaches_everybody_and_only_a_reviewers_publishing_counts(firm: InboundFirm) -> None:
    made = firm.services["field"].knowledge.write(ArticleDraft(title="换皮带", solution="松开张紧轮"))
    firm.services["field"].knowledge.submit(made.id)
    firm.meet()
    assert firm.find("keeper", Article, made.id).status == "in_review"
    forged = firm.find("field", Article, made.id)
    with firm.laptops["field"].store.begin("knowledge.publish") as uow:
        uow.change(Article, forged.id, status="published", version=1)
        uow.commit()
    firm.laptops["field"].sync_all()
    assert firm.laptops["field"].states()[-1][2] == "hub.role"


def test_a_question_reaches_its_owner_and_the_answer_comes_back(firm: InboundFirm) -> None:
    order = firm.job()
    firm.meet()
    owner = firm.technicians[1]
    asked = firm.services["field"].escalations.ask(Question("还能查什么？", owner_id=owner.id), work_order_id=order.id)
    firm.meet()
    (waiting,) = firm.services["second"].escalations.inbox()
    assert waiting.escalation.question == "还能查什么？"
    firm.services["second"].escalations.answer(asked.id, "查张紧轮")
    firm.meet()
    assert firm.find("field", Escalation, asked.id).answer == "查张紧轮"
    firm.services["field"].escalations.hand_back(asked.id)
    firm.meet()
    assert firm.find("desk", Escalation, asked.id).status == "handed_back"
