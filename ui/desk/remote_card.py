"""Beside a call: what to go through with the customer before anybody drives out, the next best check first."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from fieldservice.domain.formats import format_number, format_percent
from fieldservice.i18n import language, translate
from ui.desk.remote_view_model import UNCLEAR, Guide, RemoteViewModel
from ui.kit.buttons import Button, MenuButton
from ui.kit.feedback import Note
from ui.kit.focus import holds_focus
from ui.kit.labels import ElidedLink, IconLabel, Label, Link
from ui.kit.panels import Card, column, row
from ui.kit.photos import FlowLayout
from ui.kit.theme import current
from ui.visit import tree_words

C = "remote_checks"
_LATER = 2  # so many of the checks after the next one are shown
_LIKELIEST = 3


class RemoteCard(QWidget):
    """Hidden where there is nothing to go through and no error code to explain. `solved(words, Finding)`: nobody need
    drive there."""

    solved = Signal(str, object)

    def __init__(self, model: RemoteViewModel) -> None:
        super().__init__()
        self._model = model
        self._preferred = ""
        self.answers: list[Button] = []
        self.card = Card(translate(C, "Try this on the phone first"), " ", padding=14, spacing=8)
        column(self).addWidget(self.card)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        model.changed.connect(self._show)
        self.hide()

    # showing

    def _show(self, guide: Guide | None) -> None:
        self.setVisible(guide is not None or bool(self._model.said))
        if self.isHidden():
            return
        had_focus = holds_focus(self)
        self.card.clear()
        self.answers = []
        assert self.card.header is not None
        title = translate(C, "Error codes that the customer names")
        self.card.header.set(self._title(guide) if guide else title, self._left(guide) if guide else "")
        for each in self._model.said:
            meaning = each.name if language() == "zh_CN" else each.name_en or each.name
            self.card.add(Note(meaning, lead=tree_words.error_code(each)))
        if guide is not None:
            self._show_guide(guide)
        if had_focus and self.answers:
            self.answers[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_guide(self, guide: Guide) -> None:
        for test, outcome in guide.done:
            self.card.add(self._done_line(guide, test.key, test.title(language()), outcome))
        if guide.open:
            self._show_open(guide)

    def _title(self, guide: Guide) -> str:
        if not guide.open:
            return translate(C, "Gone through on the phone")
        return translate(C, "Try this on the phone first")

    def _left(self, guide: Guide) -> str:
        if not guide.ahead or guide.found is not None:
            return ""
        minutes = format_number(max(1, round(guide.minutes)))
        return translate(C, "%n checks, about {minutes} min", n=len(guide.ahead), minutes=minutes)

    def _done_line(self, guide: Guide, key: str, title: str, outcome: str) -> QWidget:
        test = guide.tree.test(key)
        found = test.outcome(outcome) if test is not None else None
        said = found.title(language()) if found is not None else translate(C, "could not tell")
        holder = QWidget()
        icon = IconLabel("circle-check", "ok") if outcome != UNCLEAR else IconLabel("circle-minus", "muted")
        answer: Label | Link = Label(said, "body", strong=True)
        if guide.open:
            answer = Link(said)
            answer.setToolTip(translate(C, "Ask it again"))
            answer.setAccessibleName(translate(C, "{test}: {answer}. Ask it again.", test=title, answer=said))
            answer.clicked.connect(partial(self._model.take_back, key))
        line = row(icon, Label(title, "body", wrap=True), answer, spacing=8)
        line.setStretch(1, 1)
        holder.setLayout(line)
        return holder

    def _show_open(self, guide: Guide) -> None:
        if guide.found is not None:
            cause = guide.found
            remedy = cause.remedy(language())
            self.card.add(
                Note(remedy, lead=translate(C, "It is: {cause}", cause=cause.title(language())), icon="lightbulb")
            )
        elif guide.standing.contradiction:
            self.card.add(
                Note(
                    translate(C, "Ask again what you are least sure of."),
                    "warn",
                    translate(C, "These answers contradict each other."),
                )
            )
        elif guide.ahead:
            self._show_next(guide)
        else:
            self._show_likeliest(guide)
        self._show_foot(guide)

    def _show_next(self, guide: Guide) -> None:
        best = next((each for each in guide.ahead if each.test.key == self._preferred), guide.ahead[0])
        box = QFrame()
        box.setProperty("surface", "focus-card")
        box.setAccessibleName(best.test.title(language()))
        inside = column(box, current().px(10), 6)
        minutes = Label(tree_words.minutes(best.minutes), "small", "muted")
        head = row(Label(best.test.title(language()), "body", strong=True, wrap=True), minutes, spacing=8)
        head.setStretch(0, 1)
        inside.addLayout(head)
        if best.test.hint(language()):
            inside.addWidget(Label(best.test.hint(language()), "small", "muted", wrap=True))
        inside.addWidget(Label(tree_words.reason(best, guide.learned), "small", "muted", wrap=True))
        answers = QWidget()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        answers.setSizePolicy(policy)
        flow = FlowLayout(answers)
        for outcome in best.test.outcomes:
            flow.addWidget(self._answer_button(outcome.title(language()), best.test.key, outcome.key))
        flow.addWidget(self._answer_button(translate(C, "Can't tell"), best.test.key, UNCLEAR))
        inside.addWidget(answers)
        self.card.add(box)
        for each in [each for each in guide.ahead if each is not best][:_LATER]:
            title = ElidedLink(each.test.title(language()))
            title.setAccessibleDescription(translate(C, "Ask this first"))
            title.clicked.connect(partial(self._prefer, each.test.key))
            line = row(title, None, Label(tree_words.minutes(each.minutes), "small", "muted"), spacing=8)
            self.card.add_layout(line)

    def _answer_button(self, words: str, test: str, outcome: str) -> Button:
        button = Button(words, "quiet" if outcome == UNCLEAR else "secondary", 28)
        button.clicked.connect(partial(self._answer, test, outcome))
        self.answers.append(button)
        return button

    def _show_likeliest(self, guide: Guide) -> None:
        self.card.add(Label(translate(C, "The phone tells no more. It may be:"), "body", "muted", wrap=True))
        for candidate in guide.standing.candidates[:_LIKELIEST]:
            title = Label(candidate.cause.title(language()), "body", wrap=True)
            line = row(title, Label(format_percent(candidate.probability, least=1), "body", "muted"), spacing=8)
            line.setStretch(0, 1)
            self.card.add_layout(line)

    def _show_foot(self, guide: Guide) -> None:
        line = row(spacing=8)
        if guide.done:
            line.addWidget(Button(translate(C, "Solved on the phone…"), "secondary", 28, on_click=self.solve))
        others = [choice for choice in guide.choices if choice.id != guide.tree_id]
        if others:
            menu = MenuButton(translate(C, "Other checks"), "quiet", 28)
            for choice in others:
                menu.add(choice.tree.title(language()), partial(self._model.follow, choice.id))
            line.addWidget(menu)
        line.addStretch(1)
        if line.count() > 1:
            self.card.add_layout(line)
        if guide.done:
            said = translate(C, "If somebody drives out, the visit goes on from here.")
            self.card.add(Label(said, "small", "muted", wrap=True))

    # doing

    def _answer(self, test: str, outcome: str) -> None:
        self._preferred = ""
        self._model.answer(test, outcome)

    def _prefer(self, test: str) -> None:
        self._preferred = test
        self._show(self._model.guide)

    def solve(self) -> None:
        """Close the call with what was found."""
        guide = self._model.guide
        if guide is not None:
            self.solved.emit(words_of(guide), guide.finding)


def words_of(guide: Guide) -> str:
    """What was found, to begin the answer with; empty while nothing is sure."""
    cause = guide.found
    if cause is None:
        return ""
    title, remedy = cause.title(language()), cause.remedy(language())
    return translate(C, "{cause}: {remedy}", cause=title, remedy=remedy) if remedy else title
