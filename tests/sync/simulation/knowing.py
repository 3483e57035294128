"""What people do about what the firm knows, and facts that several record apart: articles, questions, warnings, cases,
moves taken back. One id may be made on several laptops here, in different words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from fieldservice.domain.records import (
    Article,
    ArticlePart,
    ArticleVersion,
    ArticleVote,
    CaseDigest,
    Checklist,
    ChecklistAnswer,
    Escalation,
    Note,
    Part,
    Person,
    StockMove,
    WorkOrder,
)
from fieldservice.services.case_digests import digest_id
from fieldservice.services.same_facts import fact_id
from tests.sync.simulation.work import moment, some
from tests.sync.simulation.world import Machine, World

Action = Callable[[World, Machine], Any]


def writes_an_article(world: World, machine: Machine) -> None:
    """A new one, perhaps with a part."""
    ids = machine.laptop.ids
    made: list[Any] = [Article(id=ids(), title=world.value(), author_id=machine.person_id)]
    part = machine.pick(Part)
    if part is not None and world.chance(0.5):
        made.append(ArticlePart(id=ids(), article_id=made[0].id, part_id=part, note=world.value()))
    machine.commit("knowledge.write", made)


def edits_an_article(world: World, machine: Machine) -> None:
    """Texts of an article; of a published one that makes a draft of the next edition."""
    id = machine.pick(Article)
    if id is not None:
        fields: dict[str, Any] = some(world, ("title", "symptom", "cause", "solution", "keywords"))
        if world.chance(0.3):
            fields["status"] = "draft"
        machine.commit("knowledge.change", [], [(Article, id, fields)])


def reviews(world: World, machine: Machine) -> None:
    """An article is handed in, published, given back, or judged by a reader."""
    id, ids, by = machine.pick(Article), machine.laptop.ids, machine.person_id
    if id is None:
        return
    if world.chance(0.3):
        machine.commit("knowledge.vote", [ArticleVote(id=ids(), article_id=id, note=world.value(), by_id=by)])
    elif world.chance(0.4):
        machine.commit("knowledge.submit", [], [(Article, id, {"status": "in_review"})])
    elif world.chance(0.3):
        fields: dict[str, Any] = {"status": "draft", "reviewer_id": by, "review_note": world.value()}
        machine.commit("knowledge.send_back", [], [(Article, id, fields)])
    else:
        edition = ArticleVersion(id=ids(), article_id=id, version=world.values, note=world.value(), by_id=by)
        fields = {"status": "published", "version": world.values, "published_at": moment(world)}
        machine.commit("knowledge.publish", [edition], [(Article, id, fields)])


def asks(world: World, machine: Machine) -> None:
    """A question about a work order, which its owner gets with it."""
    order, owner = machine.pick(WorkOrder), machine.pick(Person)
    if order is not None:
        question = Escalation(
            id=machine.laptop.ids(), work_order_id=order, owner_id=owner, question=world.value(),
            asked_by_id=machine.person_id,
        )  # fmt: skip
        machine.commit("escalation.ask", [question])


def goes_on_with_a_question(world: World, machine: Machine) -> None:
    """It is answered, handed over or back, withdrawn, asked on."""
    id = machine.pick(Escalation, "level <> 'safety'")
    if id is None:
        return
    intent, fields = world.random.choice(
        (
            ("escalation.answer", {"answer": world.value(), "answered_at": moment(world), "status": "answered"}),
            ("escalation.hand_over", {"owner_id": machine.pick(Person), "level": "maker"}),
            ("escalation.hand_back", {"status": "handed_back"}),
            ("escalation.withdraw", {"status": "withdrawn"}),
            ("escalation.reopen", {"status": "open", "answer": "", "answered_at": None}),
        )
    )
    machine.commit(intent, [], [(Escalation, id, fields)])


def warns(world: World, machine: Machine) -> None:
    """Something is not safe, or safe again."""
    ids, order = machine.laptop.ids, machine.pick(WorkOrder)
    before = machine.pick(Escalation, "level = 'safety' AND status = 'open'")
    if before is not None and world.chance(0.3):
        machine.commit("visit.start_work", [], [(Escalation, before, {"status": "withdrawn"})])
    elif order is not None:
        warning = Escalation(
            id=ids(), work_order_id=order, level="safety", question=world.value(), asked_by_id=machine.person_id
        )
        note = Note(id=ids(), work_order_id=order, text=world.value(), by_id=machine.person_id)
        machine.commit("visit.report_unsafe", [warning, note])


def reads_a_warning(world: World, machine: Machine) -> None:
    """Somebody of the office, perhaps two of them apart; or it is to wait again."""
    id = machine.pick(Escalation, "level = 'safety'")
    if id is None:
        return
    if world.chance(0.85):
        fields: dict[str, Any] = {"read_at": moment(world), "read_by_id": machine.person_id}
        machine.commit("safety.read", [], [(Escalation, id, fields)])
    else:
        machine.commit("safety.unread", [], [(Escalation, id, {"read_at": None, "read_by_id": None})])


def answers_a_checklist(world: World, machine: Machine) -> None:
    """Several answers in a row, some to the same question."""
    checklist = machine.pick(Checklist)
    for _ in range(world.random.randint(1, 3) if checklist is not None else 0):
        answer = ChecklistAnswer(
            id=machine.laptop.ids(), checklist_id=checklist, question=world.random.choice("qr"), note=world.value(),
            by_id=machine.person_id,
        )  # fmt: skip
        machine.commit("checklist.answer", [answer])


def closes_a_case(world: World, machine: Machine) -> None:
    """The digest's id follows from the work order's: two who close it make one, each in their own words."""
    order = machine.pick(WorkOrder)
    if order is None:
        return
    closed: list[Any] = [(WorkOrder, order, {"status": "completed", "finished_at": moment(world)})]
    id, words = digest_id(order), {"symptom": world.value(), "solution": world.value()}
    if machine.laptop.find(CaseDigest, id) is None:
        machine.commit("work_order.complete", [CaseDigest(id=id, **words)], closed)
    else:
        machine.commit("work_order.complete", [], [*closed, (CaseDigest, id, words)])


def takes_a_move_back(world: World, machine: Machine) -> None:
    """Its id follows from the move's: two who take it back do it once, perhaps from different places."""
    id = machine.pick(StockMove, "reverses_id IS NULL") if world.chance(0.8) else machine.pick(StockMove)
    if id is None:
        return
    _takes_back(world, machine, id)
    other = world.random.choice(world.machines)
    if world.chance(0.6) and other is not machine and other.laptop.find(StockMove, id) is not None:
        _takes_back(world, other, id)


def _takes_back(world: World, machine: Machine, id: str) -> None:
    if machine.rows("SELECT 1 FROM stock_move WHERE reverses_id = ?", id):
        return
    move = machine.laptop.find(StockMove, id)
    with machine.laptop.store.begin("stock.reverse") as uow:
        same = fact_id(uow, StockMove, id, "reversal")
    places = [place for (place,) in machine.rows("SELECT to_location_id FROM stock_move ORDER BY id")]
    back = StockMove(
        id=same, part_id=move.part_id, to_location_id=move.from_location_id, quantity_micro=move.quantity_micro,
        from_location_id=world.random.choice(places) if world.chance(0.3) else move.to_location_id, lot=move.lot,
        reverses_id=id, document=world.value(), at=moment(world), work_order_id=move.work_order_id,
        by_id=machine.person_id,
    )  # fmt: skip
    machine.commit("stock.reverse", [back])


WORK: dict[Action, float] = {
    writes_an_article: 1.5,
    edits_an_article: 5,
    reviews: 3,
    asks: 1.5,
    goes_on_with_a_question: 4,
    warns: 2,
    reads_a_warning: 4,
    answers_a_checklist: 2,
    closes_a_case: 2,
    takes_a_move_back: 4,
}
