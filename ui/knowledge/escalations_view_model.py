"""Questions to specialists and makers: those that wait for me, all that are open, those that ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.services.escalations import EscalationView, Question, Rate
from fieldservice.services.people import PersonRow
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["Around", "EscalationView", "EscalationsViewModel", "PersonRow", "Question", "Rate"]

VIEWS = ("inbox", "open", "closed")
_ASKERS = frozenset({"technician", "desk", "dispatcher", "manager", "administrator"})  # whose questions the hub takes
_DAYS = 30


@dataclass(frozen=True)
class Around:
    """What a list or card shows besides the questions."""

    rate: Rate
    waiting: int


class EscalationsViewModel(ViewModel):
    """`listed(list of EscalationView)` of a view, or of one work order or request."""

    WATCHES = ("escalation", "work_order", "service_request")
    listed = Signal(object)
    around_loaded = Signal(object)
    people_loaded = Signal(object)
    _made = 0

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        EscalationsViewModel._made += 1
        self._key = f"knowledge.escalations.{EscalationsViewModel._made}"
        self.view = "inbox"
        self.work_order_id: str | None = None
        self.request_id: str | None = None
        self.may_ask = False
        self.verbs = Verbs(environment, self)

    def choose_view(self, view: str) -> None:
        """inbox, open or closed."""
        self.view = view
        self.refresh()

    def beside(self, *, work_order_id: str | None = None, request_id: str | None = None) -> None:
        """The questions of one work order or request."""
        self.work_order_id, self.request_id = work_order_id, request_id
        self.refresh()

    def refresh(self) -> None:
        self.jobs.read(self._read, done=self._listed, key=self._key)

    def load_around(self) -> None:
        """The rate of the last month."""
        self.jobs.read(self._read_around, done=self._around, key=f"{self._key}.around")

    def load_people(self) -> None:
        """Whom a question can be given to."""
        self.jobs.read(lambda: self.services.people.all(), done=self._people, key=f"{self._key}.people")

    def ask(self, question: Question) -> None:
        """Ask; it can be withdrawn."""
        escalations, order, request = self.services.escalations, self.work_order_id, self.request_id
        self.verbs.do(
            "ask",
            lambda: escalations.ask(question, request_id=request, work_order_id=order),
            lambda made: lambda: escalations.withdraw(made.id),
        )

    def answer(self, id: str, text: str) -> None:
        """Answer a question."""
        escalations = self.services.escalations
        self.verbs.do("answer", lambda: escalations.answer(id, text), lambda _made: lambda: escalations.reopen(id))

    def hand_over(self, id: str, question: Question) -> None:
        """Give it to somebody else."""
        escalations = self.services.escalations
        level, owner, name = question.level, question.owner_id, question.owner_name
        self.verbs.do("hand_over", lambda: escalations.hand_over(id, level, owner, name))

    def hand_back(self, id: str) -> None:
        """Go on with the answer."""
        escalations = self.services.escalations
        self.verbs.do("hand_back", lambda: escalations.hand_back(id), lambda _made: lambda: escalations.reopen(id))

    def reopen(self, id: str) -> None:
        """Ask on."""
        escalations = self.services.escalations
        self.verbs.do("reopen", lambda: escalations.reopen(id))

    def withdraw(self, id: str) -> None:
        """Nobody needs the answer any more."""
        escalations = self.services.escalations
        self.verbs.do("withdraw", lambda: escalations.withdraw(id), lambda _made: lambda: escalations.reopen(id))

    def _read(self) -> tuple[list[EscalationView], bool]:
        roles = self.services.context.roles()
        return self._views(), not roles or not roles.isdisjoint(_ASKERS)

    def _views(self) -> list[EscalationView]:
        escalations = self.services.escalations
        if self.work_order_id:
            return escalations.of_work_order(self.work_order_id)
        if self.request_id:
            return escalations.of_request(self.request_id)
        if self.view == "inbox":
            return escalations.inbox()
        return escalations.open() if self.view == "open" else escalations.closed()

    def _read_around(self) -> Around:
        now = self.services.context.now()
        escalations = self.services.escalations
        return Around(escalations.rate(now - timedelta(days=_DAYS), now + timedelta(minutes=1)), escalations.waiting())

    @Slot(object)
    def _listed(self, answer: tuple[list[EscalationView], bool]) -> None:
        views, self.may_ask = answer
        self.listed.emit(views)

    @Slot(object)
    def _around(self, around: Around) -> None:
        self.around_loaded.emit(around)

    @Slot(object)
    def _people(self, people: list[Any]) -> None:
        self.people_loaded.emit(people)
