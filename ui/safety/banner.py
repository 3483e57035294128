"""A warning as people see it, with what they can do: above every page for those who should read it, and on the pages of
its work order and request for everybody."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_moment
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit import paint
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextArea
from ui.kit.labels import IconLabel, Label, Link
from ui.kit.panels import clear_layout, column, row
from ui.kit.theme import current
from ui.safety.view_model import SafetyWarning, WarningsModel

C = "safety"
_SHOWN = 2  # of those that wait above a page; the rest on asking


class WarningRow(QWidget):
    """One warning. `place`: name the job and lead to it; `buttons`: it can be answered here."""

    def __init__(self, environment: Environment, vm: WarningsModel, warning: SafetyWarning, place: bool) -> None:
        super().__init__()
        self._vm, self.warning = vm, warning
        self.dialog: AnswerDialog | None = None
        theme = current()
        context = environment.services.context
        self._read = warning.read_at is not None
        self.lead = Label(_lead(warning, place), "body", strong=True, wrap=True)
        self.words = Label(warning.reason, "body", wrap=True)
        at = format_moment(warning.at, context.now(), context.zone) if warning.at else ""
        told = translate(C, "{who}, {moment}", who=_name(warning.by), moment=at)
        if self._read and warning.read_at is not None:
            read_at = format_moment(warning.read_at, context.now(), context.zone)
            told = _joined(told, translate(C, "read by {who}, {moment}", who=_name(warning.read_by), moment=read_at))
            if warning.answer:
                told = translate(C, "{told}: {answer}", told=told, answer=warning.answer)
        elif warning.told and not place:
            told = _joined(told, translate(C, "told: {names}, nobody has read it yet", names=warning.told))
        texts = column(spacing=2)
        texts.addWidget(self.lead)
        texts.addWidget(self.words)
        texts.addWidget(Label(told, "small", "muted", wrap=True))
        line = row(IconLabel("shield-x", "warn" if self._read else "danger", 20), spacing=12)
        line.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        line.addLayout(texts, 1)
        if place and warning.work_order_id:
            link = Link(warning.number)
            link.clicked.connect(partial(environment.navigator.go, "work_order", id=warning.work_order_id))
            line.addWidget(link)
        self.read_button: Button | None = None
        if warning.mine and not self._read:
            line.addWidget(Button(translate(C, "Answer…"), size=32, icon="message-square", on_click=self.answer))
            self.read_button = Button(
                translate(C, "I have read it"), size=32, icon="check", on_click=partial(vm.read, warning.id)
            )
            line.addWidget(self.read_button)
        self.setLayout(line)
        self.setAccessibleName(f"{self.lead.text()} {warning.reason} {told}")

    def answer(self) -> None:
        """Write to the technician."""
        self.dialog = AnswerDialog(self.warning, self)
        self.dialog.answered.connect(partial(self._vm.read, self.warning.id))
        self.dialog.open()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        tone = "warn" if self._read else "danger"
        paint.box(QPainter(self), self.rect(), theme.color(f"{tone}-tint"), theme.color(f"{tone}-line"), 6)


class AnswerDialog(Dialog):
    """What the technician should do."""

    answered = Signal(str)

    def __init__(self, warning: SafetyWarning, parent: QWidget) -> None:
        super().__init__(translate(C, "Answer to {name}", name=_name(warning.by)), parent, 560, warning.reason)
        self.text = TextArea(translate(C, "What should be done"), rows=4, required=True)
        self.add(self.text)
        self.add_cancel()
        self.add_action(translate(C, "Send"), self._act, "primary")
        self.text.focus()

    def _act(self) -> None:
        if not self.text.check():
            self.text.focus()
            return
        self.answered.emit(self.text.value())
        self.accept()


class Warnings(QWidget):
    """The warnings of one job (`beside`), or those that wait (`refresh`); takes no room while there are none.

    Those that wait for whoever is signed in stand above every page, so on the job's own they are not said again.
    """

    changed = Signal(int)  # how many are shown or wait

    def __init__(self, environment: Environment, *, place: bool = False) -> None:
        super().__init__()
        self._environment, self._place, self._all = environment, place, False
        self.vm = WarningsModel(environment, self)
        self.rows: list[WarningRow] = []
        self._found: list[SafetyWarning] = []
        self._box = column(self, spacing=8)
        around = 0 if place else current().px(8)
        self._box.setContentsMargins(0, around, 0, around)
        self.vm.listed.connect(self._show)
        self.vm.verbs.done.connect(self._done)
        self.vm.verbs.refused.connect(lambda _what, error: environment.messages.problem(error))
        self.hide()

    def _show(self, found: list[SafetyWarning]) -> None:
        if not self._place:
            found = [each for each in found if not each.mine or each.read_at is not None]
        self._found = found
        clear_layout(self._box)
        shown = found if self._all or not self._place else found[:_SHOWN]
        self.rows = [WarningRow(self._environment, self.vm, each, self._place) for each in shown]
        for each in self.rows:
            self._box.addWidget(each)
        more = len(found) - len(shown)
        if more:
            link = Link(translate(C, "%n more visits can't start", n=more))
            link.clicked.connect(self._show_all)
            self._box.addLayout(row(link, None))
        self.setVisible(bool(found))
        self.changed.emit(len(found))

    def _show_all(self) -> None:
        self._all = True
        self._show(self._found)

    def _done(self, what: str, _made: object, undo: Callable[[], object] | None) -> None:
        said = {
            "read": translate(C, "The technician will see that you have read it."),
            "answer": translate(C, "Your answer is on its way to the technician."),
        }[what]
        self._environment.messages.say(said, undo)


def _lead(warning: SafetyWarning, place: bool) -> str:
    said = translate(C, "Not safe, work can't start")
    if not place:
        return said
    customer = warning.customer
    english = language() == "en" and customer is not None and customer.name_en
    name = "" if customer is None else customer.name_en if english else customer.short_name or customer.name
    about = _joined(name, warning.machine)
    return translate(C, "{what}: {where}", what=said, where=about) if about else said


def _joined(*parts: str) -> str:
    return (", " if language() == "en" else "，").join(part for part in parts if part)


def _name(person: object) -> str:
    name, english = getattr(person, "name", ""), getattr(person, "name_en", "")
    return (english if language() == "en" else "") or name
