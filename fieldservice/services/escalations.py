"""Technical escalation: a question to a specialist or to the maker, with its owner and clock, until it is handed back.

The first line keeps the case: the request or work order stays where it is; what is asked and answered is beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from fieldservice.domain.knowledge_states import EscalationState
from fieldservice.domain.records import Asset, Escalation, Person, Product, ServiceRequest, WorkOrder
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.validation import require_short, tidy, tidy_lines
from fieldservice.store.queries import escalations as queries
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["EscalationView", "Escalations", "Question", "Rate"]

LEVELS = ("specialist", "maker")
USUAL_TIME = timedelta(hours=4)  # to the answer, where nobody says otherwise


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of whom. The owner is one of our people, or somebody outside by name (the maker's hotline)."""

    question: str
    level: str = "specialist"
    owner_id: str | None = None
    owner_name: str = ""
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EscalationView:
    """A question with what it is about. `number` and `about` of the work order or request, where it is on this
    device."""

    escalation: Escalation
    owner: Person | None
    asked_by: Person | None
    place: str  # work_order | request | "" when it is not on this device
    place_id: str
    number: str
    about: str
    machine: str
    late: bool
    mine: bool  # whoever is signed in owns it


@dataclass(frozen=True, slots=True)
class Rate:
    """How many of the cases of a period were escalated."""

    escalated: int
    cases: int


class Escalations:
    """The verbs of escalations; each is one unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def ask(
        self,
        question: Question,
        *,
        request_id: str | None = None,
        work_order_id: str | None = None,
        initiator: object | None = None,
    ) -> Escalation:
        """Ask. Raises UserError without a question, an owner, or for a time that is over."""
        text = tidy_lines(question.question)
        require_short(text)
        if not text:
            raise UserError("escalation.no_question", "Say what you want to know.")
        if not question.owner_id and not question.owner_name.strip():
            raise UserError("escalation.no_owner", "Choose who is to answer.")
        if question.level not in LEVELS or (request_id is None and work_order_id is None):
            raise ValueError(f"{question.level}, {request_id}, {work_order_id}")
        now = self._context.now()
        due = question.due_at or now + USUAL_TIME
        if due <= now:
            raise UserError("escalation.due_past", "The time for the answer is over already.")
        with self._context.begin("escalation.ask", initiator) as uow:
            if work_order_id is not None:
                request_id = request_id or uow.get(WorkOrder, work_order_id).request_id
            elif request_id is not None:
                uow.get(ServiceRequest, request_id)
            made = Escalation(
                id=self._context.ids(), request_id=request_id, work_order_id=work_order_id, level=question.level,
                owner_id=question.owner_id, owner_name=tidy(question.owner_name), question=text, asked_at=now,
                asked_by_id=self._context.actor_id, due_at=due,
            )  # fmt: skip
            uow.add(made)
            uow.commit()
        return made

    def answer(self, escalation_id: str, text: str, initiator: object | None = None) -> Escalation:
        """Answer; the first line takes it up with `hand_back`. `reopen` is the inverse."""
        if not text.strip():
            raise UserError("escalation.no_answer", "Write down the answer.")
        with self._context.begin("escalation.answer", initiator) as uow:
            _expect(uow, escalation_id, EscalationState.OPEN)
            changed = uow.change(
                Escalation, escalation_id, answer=tidy_lines(text), answered_at=self._context.now(),
                status=EscalationState.ANSWERED.value,
            )  # fmt: skip
            uow.commit()
        return changed

    def hand_over(
        self,
        escalation_id: str,
        level: str,
        owner_id: str | None,
        owner_name: str = "",
        initiator: object | None = None,
    ) -> Escalation:
        """Give it to somebody else (a specialist asks the maker); the clock goes on."""
        if not owner_id and not owner_name.strip():
            raise UserError("escalation.no_owner", "Choose who is to answer.")
        with self._context.begin("escalation.hand_over", initiator) as uow:
            _expect(uow, escalation_id, EscalationState.OPEN)
            changed = uow.change(Escalation, escalation_id, level=level, owner_id=owner_id, owner_name=tidy(owner_name))
            uow.commit()
        return changed

    def hand_back(self, escalation_id: str, initiator: object | None = None) -> Escalation:
        """The first line has the answer and goes on."""
        with self._context.begin("escalation.hand_back", initiator) as uow:
            changed = _step(uow, escalation_id, EscalationState.ANSWERED, EscalationState.HANDED_BACK)
            uow.commit()
        return changed

    def withdraw(self, escalation_id: str, initiator: object | None = None) -> Escalation:
        """Nobody needs the answer any more."""
        with self._context.begin("escalation.withdraw", initiator) as uow:
            changed = _step(uow, escalation_id, EscalationState.OPEN, EscalationState.WITHDRAWN)
            uow.commit()
        return changed

    def reopen(self, escalation_id: str, initiator: object | None = None) -> Escalation:
        """The answer does not help: ask on. Also takes a hand-back or a withdrawal back."""
        with self._context.begin("escalation.reopen", initiator) as uow:
            if uow.get(Escalation, escalation_id).status == EscalationState.OPEN:
                raise UserError("escalation.open", "This question is open already.")
            changed = uow.change(
                Escalation, escalation_id, status=EscalationState.OPEN.value, answer="", answered_at=None
            )
            uow.commit()
        return changed

    # Reading

    def inbox(self, limit: int = 200) -> list[EscalationView]:
        """Questions that wait for whoever is signed in, the most urgent first; then answers to what they asked."""
        reader = self._context.store.read()
        return self._views(reader, queries.inbox(reader, self._context.actor_id, limit))

    def open(self, limit: int = 200) -> list[EscalationView]:
        """Every question that waits for an answer, the most urgent first."""
        reader = self._context.store.read()
        return self._views(reader, queries.in_state(reader, EscalationState.OPEN.value, limit))

    def closed(self, limit: int = 200) -> list[EscalationView]:
        """What was answered and handed back, the newest first."""
        reader = self._context.store.read()
        return self._views(reader, queries.ended(reader, limit))

    def of_work_order(self, work_order_id: str) -> list[EscalationView]:
        """The questions beside a work order, its request's included."""
        reader = self._context.store.read()
        request_id = reader.get(WorkOrder, work_order_id).request_id
        return self._views(reader, queries.beside(reader, work_order_id, request_id))

    def of_request(self, request_id: str) -> list[EscalationView]:
        """The questions beside a request."""
        reader = self._context.store.read()
        return self._views(reader, queries.beside(reader, None, request_id))

    def get(self, escalation_id: str) -> EscalationView:
        """One question. Raises UserError when it is not here."""
        reader = self._context.store.read()
        reader.get(Escalation, escalation_id)
        return self._views(reader, [escalation_id])[0]

    def waiting(self) -> int:
        """How many wait for whoever is signed in."""
        return queries.count_waiting(self._context.store.read(), self._context.actor_id)

    def rate(self, since: datetime, until: datetime) -> Rate:
        """How many of the requests and of the work orders without one that came in then were escalated."""
        return Rate(*queries.rate(self._context.store.read(), since, until))

    def _views(self, reader: Reader, ids: list[str]) -> list[EscalationView]:
        rows = reader.many(Escalation, ids)
        found = [rows[id] for id in ids if id in rows]
        people = reader.many(Person, [id for each in found for id in (each.owner_id, each.asked_by_id)])
        orders = reader.many(WorkOrder, (each.work_order_id for each in found))
        requests = reader.many(ServiceRequest, (each.request_id for each in found))
        about: list[WorkOrder | ServiceRequest] = [*orders.values(), *requests.values()]
        assets = reader.many(Asset, [each.asset_id for each in about])
        products = reader.many(Product, [each.product_id for each in assets.values()])
        now = self._context.now()
        made = []
        for each in found:
            order, request = orders.get(each.work_order_id or ""), requests.get(each.request_id or "")
            asset = assets.get((order.asset_id if order else request.asset_id if request else None) or "")
            product = products.get((asset.product_id if asset else None) or "")
            fault = order.summary if order else request.fault if request else ""
            made.append(
                EscalationView(
                    each, people.get(each.owner_id or ""), people.get(each.asked_by_id or ""),
                    "work_order" if order else "request" if request else "",
                    order.id if order else request.id if request else "",
                    order.number if order else request.number if request else "", fault,
                    product.model if product else "",
                    each.status == EscalationState.OPEN and each.due_at is not None and each.due_at < now,
                    each.owner_id is not None and each.owner_id == self._context.actor_id,
                )
            )  # fmt: skip
        return made


def _step(uow: UnitOfWork, escalation_id: str, before: EscalationState, after: EscalationState) -> Escalation:
    _expect(uow, escalation_id, before)
    return uow.change(Escalation, escalation_id, status=after.value)


def _expect(uow: UnitOfWork, escalation_id: str, status: EscalationState) -> Escalation:
    found = uow.get(Escalation, escalation_id)
    if found.status != status:
        raise UserError("escalation.moved_on", "Somebody has dealt with this question meanwhile.")
    return found
