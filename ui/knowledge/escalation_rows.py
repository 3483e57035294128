"""One question as people see it: what is asked, of whom, how long there is, the answer, what may be done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.choices import ChoiceField, SegmentedChoice
from ui.kit.dates import DateTimeField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import ElidedLink, Label
from ui.kit.panels import Card, column, row
from ui.kit.pills import Pill
from ui.kit.status import PillSpec
from ui.knowledge import words
from ui.knowledge.escalations_view_model import EscalationsViewModel, EscalationView, PersonRow, Question

C = "knowledge"
_USUAL_HOURS = 4


def state_pill(view: EscalationView) -> PillSpec:
    """How a question stands."""
    status = view.escalation.status
    if status == "open":
        if view.late:
            return PillSpec(translate(C, "Overdue"), "quiet", "danger", "clock")
        return PillSpec(translate(C, "Waits for an answer"), "quiet", "warn", "clock")
    return {
        "answered": PillSpec(translate(C, "Answered"), "quiet", "ok", "message-square"),
        "handed_back": PillSpec(translate(C, "Taken up"), "quiet", "ok", "check"),
        "withdrawn": PillSpec(translate(C, "Withdrawn"), "quiet", "muted", "ban"),
    }[status]


def owner_words(view: EscalationView) -> str:
    """Whom it was given to."""
    name = words.name_of(view.owner) or view.escalation.owner_name
    if view.escalation.level == "maker":
        return translate(C, "{name} (maker)", name=name)
    return name


class EscalationRow(QWidget):
    """A question with its buttons."""

    def __init__(self, environment: Environment, vm: EscalationsViewModel, view: EscalationView, place: bool) -> None:
        super().__init__()
        self._environment, self._vm, self._view = environment, vm, view
        self.dialog: Dialog | None = None
        context = environment.services.context
        now, zone = context.now(), context.zone
        inside = column(self, spacing=4)
        each = view.escalation
        head = row(Pill(state_pill(view)), Label(self._about(now, zone), "small", "muted", elide=True))
        head.setStretch(1, 1)
        inside.addLayout(head)
        if place and view.place:
            link = ElidedLink(words.dotted((view.number, view.machine, view.about)))
            link.clicked.connect(partial(environment.navigator.go, view.place, id=view.place_id))
            inside.addWidget(link)
        inside.addWidget(Label(each.question, "body", strong=True, wrap=True, selectable=True))
        if each.answer:
            inside.addWidget(Label(each.answer, "body", wrap=True, selectable=True))
        buttons = self._buttons()
        if buttons:
            inside.addLayout(row(*buttons, None))

    def _about(self, now: datetime, zone: tzinfo) -> str:
        each = self._view.escalation
        asked = translate(
            C, "{who} asked {owner}", who=words.name_of(self._view.asked_by), owner=owner_words(self._view)
        )
        if each.status == "open":
            until = translate(C, "until {moment}", moment=words.moment(each.due_at, now, zone))
            return words.dotted((asked, until))
        return words.dotted((asked, words.moment(each.answered_at or each.asked_at, now, zone)))

    def _buttons(self) -> list[QWidget]:
        each, vm = self._view.escalation, self._vm
        if each.status == "open":
            made: list[QWidget] = [
                Button(
                    translate(C, "Answer…"), "primary" if self._view.mine else "secondary", 28, on_click=self.answer
                ),
                Button(translate(C, "Give to somebody else…"), "quiet", 28, on_click=self.hand_over),
            ]
            if each.asked_by_id == self._environment.services.context.actor_id:
                made.append(Button(translate(C, "Withdraw"), "quiet", 28, on_click=lambda: vm.withdraw(each.id)))
            return made
        if each.status == "answered":
            take = Button(translate(C, "Go on with it"), "primary", 28, "check", on_click=lambda: vm.hand_back(each.id))
            return [take, Button(translate(C, "Ask on"), "quiet", 28, on_click=lambda: vm.reopen(each.id))]
        return []

    def answer(self) -> None:
        """Write the answer."""
        dialog = AnswerDialog(self._view, self)
        dialog.answered.connect(lambda text: self._vm.answer(self._view.escalation.id, text))
        self.dialog = dialog
        dialog.open()

    def hand_over(self) -> None:
        """Choose somebody else."""
        dialog = AskDialog(self._environment, self, self._view)
        dialog.asked.connect(lambda question: self._vm.hand_over(self._view.escalation.id, question))
        self.dialog = dialog
        dialog.open()


class AnswerDialog(Dialog):
    """The answer to a question."""

    answered = Signal(str)

    def __init__(self, view: EscalationView, parent: QWidget) -> None:
        super().__init__(translate(C, "Answer"), parent, 560, view.escalation.question)
        self.text = TextArea(translate(C, "Answer"), rows=5, required=True)
        self.add(self.text)
        self.add_cancel()
        self.add_action(translate(C, "Send the answer"), self._act, "primary")
        self.text.focus()

    def _act(self) -> None:
        if not self.text.check():
            self.text.focus()
            return
        self.answered.emit(self.text.value())
        self.accept()


class AskDialog(Dialog):
    """Whom to ask what until when; with a `view`, whom to give that question to."""

    asked = Signal(object)

    def __init__(self, environment: Environment, parent: QWidget, view: EscalationView | None = None) -> None:
        title = translate(C, "Ask a specialist or the maker")
        said = translate(C, "The case stays with you. The answer comes back here, and to your questions.")
        if view is not None:
            title, said = translate(C, "Give the question to somebody else"), view.escalation.question
        super().__init__(title, parent, 560, said)
        self._view, self._environment = view, environment
        self.vm = EscalationsViewModel(environment, self)
        self.vm.people_loaded.connect(self._people)
        levels = [("specialist", translate(C, "Our specialist")), ("maker", translate(C, "The maker"))]
        self.level = SegmentedChoice(levels, "specialist", 32, translate(C, "Whom"))
        self.level.changed.connect(self._level)
        self.owner = ChoiceField(translate(C, "Specialist"), required=True, placeholder=translate(C, "Choose a person"))
        self.name = TextField(
            translate(C, "Maker"), placeholder=translate(C, "Firm or hotline that was asked"), required=True
        )
        self.question = TextArea(translate(C, "Question"), rows=4, required=True)
        self.due = DateTimeField(translate(C, "Answer needed by"))
        self.add(self.level)
        self.add(self.owner)
        self.add(self.name)
        if view is None:
            self.add(self.question)
            self.add(self.due)
            now = environment.services.context.now()
            self.due.set_value((now + timedelta(hours=_USUAL_HOURS)).replace(second=0, microsecond=0))
        self.name.hide()
        self.add_cancel()
        self.add_action(translate(C, "Give it") if view else translate(C, "Ask"), self._act, "primary")
        self.vm.load_people()

    def _people(self, people: list[PersonRow]) -> None:
        me = self._environment.services.context.actor_id
        self.owner.set_choices([(each.id, words.both(each.name, each.name_en)) for each in people if each.id != me])
        self.owner.set_value(None)

    def _level(self, level: object) -> None:
        self.owner.setVisible(level == "specialist")
        self.name.setVisible(level == "maker")

    def _act(self) -> None:
        maker = self.level.value() == "maker"
        fields: list[Any] = [self.name if maker else self.owner]
        if self._view is None:
            fields.append(self.question)
        wrong = [field for field in fields if not field.check()]
        if wrong:
            wrong[0].focus()
            return
        due = self.due.value() if self._view is None else None
        self.asked.emit(
            Question(
                self.question.value(), str(self.level.value()), None if maker else str(self.owner.value()),
                self.name.value() if maker else "", due if isinstance(due, datetime) else None,
            )
        )  # fmt: skip
        self.accept()


class EscalationCard(Card):
    """The questions beside a work order or request; `editable`: another one can be asked."""

    def __init__(
        self, environment: Environment, *, work_order_id: str = "", request_id: str = "", editable: bool
    ) -> None:
        super().__init__(translate(C, "Questions to specialists"), " ", padding=14, spacing=12)
        self._environment = environment
        self.vm = EscalationsViewModel(environment, self)
        self.vm.listed.connect(self._show)
        self.vm.verbs.done.connect(partial(told, environment))
        self.vm.verbs.refused.connect(lambda _what, error: environment.messages.problem(error))
        self.dialog: AskDialog | None = None
        self.ask_button = Button(translate(C, "Ask…"), size=28, icon="message-square", on_click=self.ask)
        if self.header is not None:
            self.header.add(self.ask_button)
        self.ask_button.hide()  # until it is known who works here
        self._editable = editable
        self.vm.beside(work_order_id=work_order_id or None, request_id=request_id or None)

    def ask(self) -> None:
        """Open the dialog."""
        self.dialog = AskDialog(self._environment, self)
        self.dialog.asked.connect(self.vm.ask)
        self.dialog.open()

    def _show(self, views: list[EscalationView]) -> None:
        self.clear()
        may_ask = self._editable and self.vm.may_ask
        self.ask_button.setVisible(may_ask)
        self.setVisible(bool(views) or may_ask)
        if not views:
            said = translate(C, "Nobody was asked. A specialist or the maker can help without taking the case over.")
            self.add(Label(said, "body", "muted", wrap=True))
        for view in views:
            self.add(EscalationRow(self._environment, self.vm, view, place=False))


def told(environment: Environment, what: str, _made: object, undo: Callable[[], object] | None) -> None:
    """Say what was done."""
    said = {
        "ask": translate(C, "The question is on its way."),
        "answer": translate(C, "The answer is on its way back."),
        "hand_over": translate(C, "Somebody else has the question now."),
        "hand_back": translate(C, "The answer is taken up."),
        "reopen": translate(C, "The question is open again."),
        "withdraw": translate(C, "The question is withdrawn."),
    }[what]
    environment.messages.say(said, undo)
