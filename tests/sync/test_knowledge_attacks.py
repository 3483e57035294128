"""What a forger's laptop sends about knowledge, warnings, questions and files does nothing that their screens would not
let them do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.records import (
    Article,
    ArticleFile,
    Booking,
    ChecklistAnswer,
    ChecklistTemplate,
    Conflict,
    DiagnosisTree,
    Escalation,
    Part,
    StockLocation,
    TemplateFile,
    WorkOrder,
    replaced,
)
from fieldservice.hub.entities import Ledger
from fieldservice.i18n import set_language
from fieldservice.services.case_digests import digest_id
from fieldservice.services.escalations import Question
from fieldservice.services.knowledge import ArticleDraft
from fieldservice.services.work_orders import NewWorkOrder
from tests.sync.inbound_firm import InboundFirm

SHA = "ab" * 32


@pytest.fixture
def firm(tmp_path: Path) -> Iterator[InboundFirm]:
    set_language("en")
    yield InboundFirm(tmp_path)
    set_language("zh_CN")


def forged(firm: InboundFirm, on: str, intent: str, *rows: tuple[Any, ...]) -> str:
    """What the hub says to a mutation that is put into the outbox as it is: the code of its refusal, "" for none."""
    laptop = firm.laptops[on]
    with laptop.store.begin(intent) as uow:
        for row in rows:
            uow.capture_again(row)
        uow.commit()
    laptop.sync_all()
    return laptop.states()[-1][2]


def standing(firm: InboundFirm, table: str, id: str) -> dict[str, Any]:
    """What the hub holds of a row."""
    with firm.world.database.write() as tx:
        found = Ledger(tx).find(table, id)
        return dict(found.values) if found is not None else {}


def me(firm: InboundFirm, on: str) -> str:
    return firm.laptops[on].person.id


def strangers_job(firm: InboundFirm) -> WorkOrder:
    """A work order on which the first technician is not booked."""
    desk = firm.services["desk"]
    order = desk.work_orders.create(NewWorkOrder(customer_id=firm.customer.id, summary="停机"))
    starts = firm.world.clock.now() + timedelta(days=1)
    desk.bookings.book(order.id, firm.technicians[1].id, starts, starts + timedelta(hours=1))
    return order


def published(firm: InboundFirm) -> Article:
    """An article of the desk's that everybody reads."""
    made = firm.services["desk"].knowledge.write(ArticleDraft(title="换皮带", solution="松开"))
    firm.meet()
    firm.world.hub.author("demo.fill", [], [(Article, made.id, {"status": "published", "version": 1})])
    firm.meet()
    return made


# --- articles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["field", "keeper", "desk"])
@pytest.mark.parametrize("status", ["published", "retired"])
def test_who_may_not_review_publishes_and_retires_nothing_under_the_name_of_a_change(
    firm: InboundFirm, who: str, status: str
) -> None:
    made = firm.services[who].knowledge.write(ArticleDraft(title="换皮带", solution="松开"))
    firm.meet()
    for intent in ("knowledge.change", "knowledge.submit", "knowledge.take_back", "knowledge.add_file"):
        row = ("u", "article", made.id, {"status": status}, {"status": 1})
        assert forged(firm, who, intent, row) == "hub.role", intent
    new = ("i", "article", firm.world.ids(), {"title": "x", "status": status})
    assert forged(firm, who, "knowledge.write", new) == "hub.role"
    assert standing(firm, "article", made.id).get("status", "draft") == "draft"


def test_an_article_that_is_made_a_second_time_by_somebody_else_stays_as_it_is_and_nobody_is_asked(
    firm: InboundFirm,
) -> None:
    made = published(firm)
    before = standing(firm, "article", made.id)
    again = ("i", "article", made.id, {"title": "抄来的", "solution": "错的", "author_id": me(firm, "field")})
    assert forged(firm, "field", "knowledge.write", again) == ""
    firm.meet()
    assert standing(firm, "article", made.id) == before
    assert firm.laptops["field"].store.read().where(Conflict) == []
    assert firm.find("field", Article, made.id) == firm.find("desk", Article, made.id)


def test_a_place_that_is_made_a_second_time_does_not_become_its_makers_van(firm: InboundFirm) -> None:
    again = ("i", "stock_location", firm.central.id, {"kind": "customer", "person_id": me(firm, "field"), "name": "x"})
    assert forged(firm, "field", "part.use", again) == ""
    firm.meet()
    assert standing(firm, "stock_location", firm.central.id)["kind"] == "central"
    assert firm.laptops["field"].store.read().where(Conflict) == []
    assert firm.find("field", StockLocation, firm.central.id) == firm.find("desk", StockLocation, firm.central.id)


def test_who_goes_on_changing_what_somebody_else_made_as_well_writes_over_nothing_unasked(firm: InboundFirm) -> None:
    """The program itself makes some places when they are first needed: on two laptops they are one place."""
    id = firm.world.ids()
    for on, name in (("keeper", "一号架"), ("other", "二号架")):
        firm.laptops[on].add("stock.add_location", StockLocation(id=id, name=name, kind="bin", code="Z-1"))
    firm.services["other"].catalogue.stock.change_location(id, code="Z-2")
    firm.services["other"].catalogue.stock.change_location(id, name="三号架")
    for _ in range(2):
        for on in ("keeper", "other", "desk"):
            firm.laptops[on].sync_all()
    held = standing(firm, "stock_location", id)
    assert (held["name"], held["code"]) == ("一号架", "Z-2")
    (asked,) = firm.laptops["desk"].store.read().where(Conflict)
    assert (asked.field_group, json.loads(asked.offered_values)) == ("name", {"name": "三号架"})
    assert firm.find("other", StockLocation, id).name == "一号架"


def test_templates_trees_and_their_files_are_the_managers(firm: InboundFirm) -> None:
    ids = firm.world.ids
    rows = [
        ("template.publish", ChecklistTemplate(id=ids(), code="x", body="{}")),
        ("template.save_draft", ChecklistTemplate(id=ids(), code="x", body="{}", status="draft")),
        ("template.add_file", TemplateFile(id=ids(), template_id=ids(), sha=SHA)),
        ("diagnosis.publish", DiagnosisTree(id=ids(), code="x", body="{}")),
        ("diagnosis.store", DiagnosisTree(id=ids(), code="x", body="{}")),
    ]
    for who in ("field", "keeper", "desk"):
        for intent, row in rows:
            assert firm.forged(who, intent, replaced(row, id=ids())) == "hub.role", intent


# --- cases ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("intent", ["work_order.complete", "visit.correct", "case.catch_up"])
def test_nobody_writes_the_case_of_a_work_order_that_is_not_theirs(firm: InboundFirm, intent: str) -> None:
    order, other = firm.job(), strangers_job(firm)
    firm.meet()
    desk = firm.services["desk"].work_orders
    desk.change(other.id, remedy="换皮带")
    desk.complete(other.id)
    firm.meet()
    digest = digest_id(other.id)
    assert standing(firm, "case_digest", digest)["solution"] == "换皮带"
    change = ("u", "case_digest", digest, {"solution": "王建国 13851884471"}, {"solution": 1})
    about = ("u", "work_order", order.id, {"finished_at": 1}, {"finished_at": 1})
    said = forged(firm, "field", intent, *([about] if intent == "work_order.complete" else []), change)
    assert said in ("hub.not_yours", "hub.role")
    new = ("i", "case_digest", firm.world.ids(), {"solution": "王建国 13851884471"})
    assert forged(firm, "field", intent, new) in ("hub.not_yours", "hub.role")
    assert standing(firm, "case_digest", digest)["solution"] == "换皮带"


# --- questions and warnings -------------------------------------------------------------------------------------------


def unsafe(firm: InboundFirm, order: str, **fields: Any) -> Escalation:
    return Escalation(
        **{
            "id": firm.world.ids(), "work_order_id": order, "level": "safety", "question": "阀门卡住",
            "asked_by_id": me(firm, "field"), "asked_at": firm.world.clock.now(), **fields,
        }
    )  # fmt: skip


def test_a_warning_is_told_in_the_own_name_unread_and_lends_nothing(firm: InboundFirm) -> None:
    order = firm.job()
    firm.meet()
    now, desk = firm.world.clock.now(), me(firm, "desk")
    for fields, code in (
        ({"asked_by_id": desk}, "hub.wrong_author"),
        ({"asked_by_id": None}, "hub.wrong_author"),
        ({"read_at": now, "read_by_id": desk}, "hub.wrong_author"),
        ({"read_at": now}, "hub.field"),
        ({"status": "withdrawn"}, "hub.field"),
        ({"owner_id": me(firm, "second")}, "hub.field"),
        ({"level": "specialist", "owner_id": me(firm, "field")}, "hub.field"),
    ):
        assert firm.forged("field", "visit.report_unsafe", unsafe(firm, order.id, **fields)) == code, fields
    assert firm.forged("field", "escalation.ask", unsafe(firm, order.id)) == "hub.field"
    assert firm.forged("field", "visit.report_unsafe", unsafe(firm, order.id)) == ""


def test_a_technician_silences_no_warning_and_says_no_question_is_over_by_way_of_a_visit(firm: InboundFirm) -> None:
    order = firm.job()
    firm.meet()
    warning = unsafe(firm, order.id)
    assert firm.forged("field", "visit.report_unsafe", warning) == ""
    asked = firm.services["field"].escalations.ask(
        Question("还能查什么？", owner_id=me(firm, "desk")), work_order_id=order.id
    )
    firm.meet()
    attempts: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("escalation.withdraw", warning.id, {"status": "withdrawn"}),
        ("escalation.hand_over", warning.id, {"level": "specialist"}),
        ("escalation.hand_over", asked.id, {"level": "safety"}),
        ("visit.start_work", asked.id, {"status": "withdrawn"}),
    )
    for intent, id, fields in attempts:
        row = ("u", "escalation", id, fields, dict.fromkeys(fields, 1))
        assert forged(firm, "field", intent, row) == "hub.field", (intent, fields)
    assert forged(firm, "field", "safety.read", ("u", "escalation", warning.id, {"read_at": 1}, {"read_at": 1})) == (
        "hub.role"
    )
    read = {"read_at": 1, "read_by_id": me(firm, "keeper")}
    row = ("u", "escalation", warning.id, read, dict.fromkeys(read, 1))
    assert forged(firm, "desk", "safety.read", row) == "hub.wrong_author"
    assert firm.find("desk", Escalation, warning.id).read_at is None


def test_a_question_that_was_answered_does_not_bring_its_owner_the_work_order_again(firm: InboundFirm) -> None:
    order = firm.job()
    firm.meet()
    owner = me(firm, "second")
    asked = firm.services["field"].escalations.ask(Question("还能查什么？", owner_id=owner), work_order_id=order.id)
    firm.meet()
    assert firm.find("second", WorkOrder, order.id) is not None
    theirs = firm.services["second"].escalations
    theirs.answer(asked.id, "查张紧轮")
    firm.meet()
    assert firm.find("second", WorkOrder, order.id) is None
    theirs.reopen(asked.id)  # taken back, as the message offers it
    firm.meet()
    assert firm.find("second", WorkOrder, order.id) is not None
    theirs.answer(asked.id, "查张紧轮和皮带")
    firm.meet()
    firm.services["field"].escalations.hand_back(asked.id)
    firm.meet()
    fields = {"status": "open", "answer": "", "answered_at": None}
    row = ("u", "escalation", asked.id, fields, dict.fromkeys(fields, 1))
    assert forged(firm, "second", "escalation.reopen", row) == "hub.no_longer_yours"
    late = Escalation(id=firm.world.ids(), work_order_id=order.id, owner_id=owner, asked_by_id=owner, question="?")
    assert firm.forged("second", "escalation.ask", late) == "hub.no_longer_yours"
    again = replaced(late, id=firm.world.ids())
    assert firm.forged("second", "visit.report_unsafe", again) == "hub.field"
    assert firm.find("second", WorkOrder, order.id) is None


def test_a_question_is_not_handed_to_oneself_when_the_job_is_somebody_elses(firm: InboundFirm) -> None:
    order = firm.job()
    firm.meet()
    asked = firm.services["field"].escalations.ask(
        Question("还能查什么？", owner_id=me(firm, "desk")), work_order_id=order.id
    )
    firm.meet()
    (booking,) = firm.laptops["desk"].store.read().where(Booking, work_order_id=order.id)
    firm.services["desk"].bookings.cancel(booking.id, "给别人")
    firm.meet()
    assert firm.find("field", WorkOrder, order.id) is None and firm.find("field", Escalation, asked.id) is not None
    row = ("u", "escalation", asked.id, {"owner_id": me(firm, "field")}, {"owner_id": 1})
    assert forged(firm, "field", "escalation.hand_over", row) == "hub.no_longer_yours"
    assert firm.find("field", WorkOrder, order.id) is None


def test_a_strangers_checklist_is_neither_answered_nor_read(firm: InboundFirm) -> None:
    order = firm.job()
    firm.services["desk"].checklists.install_templates()
    template = firm.laptops["desk"].store.read().first(ChecklistTemplate)
    assert template is not None
    checklist = firm.services["desk"].checklists.add(order.id, template.id)
    firm.world.hub.author("demo.fill", [template])
    for laptop in firm.laptops.values():
        laptop.sync_all()
    answer = ChecklistAnswer(
        id=firm.world.ids(), checklist_id=checklist.id, question="q", value='"x"', by_id=me(firm, "second")
    )
    assert firm.forged("second", "checklist.answer", answer) == "hub.not_yours"
    assert firm.forged("field", "checklist.answer", replaced(answer, id=firm.world.ids())) == "hub.wrong_author"


# --- files ------------------------------------------------------------------------------------------------------------


def test_naming_a_file_in_somebody_elses_row_does_not_open_it(firm: InboundFirm) -> None:
    made = published(firm)
    file = ArticleFile(id=firm.world.ids(), article_id=made.id, sha="cd" * 32, name="a.pdf")
    firm.laptops["desk"].add("knowledge.add_file", file)
    firm.meet()
    hub, ids = firm.world.hub, firm.world.ids
    keeper, field = firm.laptops["keeper"], firm.laptops["field"]
    assert hub.may_read_blob(field.device, "cd" * 32), "an article's file is everybody's"
    keeper.change("catalogue.change_part", Part, firm.belt.id, photo_sha=SHA)
    keeper.sync_all()
    assert not hub.may_read_blob(keeper.device, SHA)
    assert hub.wants_blob(keeper.device, SHA), "what they name is theirs to deliver"
    assert hub.may_read_blob(field.device, SHA), "the keeper's word counts for others, who see the part"
    for intent, new in (
        ("knowledge.write", ArticleFile(id=ids(), article_id=made.id, sha="ef" * 32)),
        ("knowledge.add_file", ArticleFile(id=ids(), article_id=made.id, sha="ef" * 32)),
    ):
        assert firm.forged("field", intent, new) == ""
        assert not hub.may_read_blob(field.device, "ef" * 32)
    again = ("i", "article_file", file.id, {"article_id": made.id, "sha": "0a" * 32})
    assert forged(firm, "field", "knowledge.write", again) == ""
    assert not hub.may_read_blob(field.device, "0a" * 32)
    change = ("u", "article_file", file.id, {"sha": "0a" * 32}, {"sha": 1})
    assert forged(firm, "field", "knowledge.change_file", change) == "hub.field"
