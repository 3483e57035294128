"""Trying a diagnosis tree: the next best test with its reason, answered as on site. Nothing is stored."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from fieldservice.domain.diagnosis import Learned, NextTest, Standing, Tree, standing
from fieldservice.domain.formats import format_percent
from fieldservice.i18n import language, translate
from ui.kit.answers import AnswerButton
from ui.kit.buttons import Button
from ui.kit.feedback import Note
from ui.kit.focus import holds_focus
from ui.kit.labels import Label
from ui.kit.panels import Card, SectionHeader, clear_layout, column, row
from ui.visit import tree_words as words

C = "tree_editor"

_CAUSES = 8
_NOTHING_LEARNED = Learned({}, {}, {})


class TreeTrial(QWidget):
    """`outcomes` has what was answered by test; what the tree no longer has is forgotten."""

    def __init__(self) -> None:
        super().__init__()
        self.tree: Tree | None = None
        self.outcomes: dict[str, str] = {}
        self.standing: Standing | None = None
        self.answers: list[AnswerButton] = []
        self.body = column(self, spacing=12)

    def show_tree(self, tree: Tree) -> None:
        """Try this tree; the answers stay where it still has them."""
        self.tree = tree
        held = {key: (tree.test(key), outcome) for key, outcome in self.outcomes.items()}
        self.outcomes = {
            key: outcome for key, (test, outcome) in held.items() if test is not None and test.outcome(outcome)
        }
        self._show()

    def clear_answers(self) -> None:
        """Begin anew."""
        self.outcomes = {}
        self._show()

    def _show(self) -> None:
        if self.tree is None:
            return
        focused = holds_focus(self)
        clear_layout(self.body)
        self.answers = []
        now = self.standing = standing(self.tree, self.outcomes)
        if now.contradiction:
            told = translate(C, "These outcomes contradict each other: no cause fits.")
            self.body.addWidget(Note(translate(C, "Take one back, or mend what it says of the causes."), "warn", told))
        elif now.found is not None:
            self._show_found(now)
        elif now.tests:
            self._show_next(now.tests[0])
        else:
            self.body.addWidget(Note(translate(C, "No test tells the remaining causes apart."), "warn"))
        self._show_answers()
        if now.found is None and now.candidates:
            self.body.addWidget(SectionHeader(translate(C, "What it may be"), step="body"))
            for candidate in now.candidates[:_CAUSES]:
                line = row(spacing=8)
                line.addWidget(Label(candidate.cause.title(language()), "body", wrap=True), 1)
                line.addWidget(Label(format_percent(candidate.probability, least=1), "body", "muted"))
                self.body.addLayout(line)
        self.body.addStretch(1)
        if focused and self.answers:
            self.answers[0].setFocus()

    def _show_next(self, best: NextTest) -> None:
        card = Card(padding=12, spacing=8)
        card.add(Label(f"{words.test_kind(best.test)} · {words.minutes(best.minutes)}", "small", "muted"))
        card.add(Label(best.test.title(language()), "lead", strong=True, wrap=True))
        if best.test.hint(language()):
            card.add(Label(best.test.hint(language()), "body", "muted", wrap=True))
        card.add(Note(words.reason(best, _NOTHING_LEARNED), icon="lightbulb"))
        for outcome in best.test.outcomes:
            button = AnswerButton(outcome.title(language()), "", "accent", "")
            button.setCheckable(False)
            button.clicked.connect(partial(self._answer, best.test.key, outcome.key))
            card.add(button)
            self.answers.append(button)
        self.body.addWidget(card)

    def _show_found(self, now: Standing) -> None:
        cause = now.found
        assert cause is not None
        card = Card(padding=12, spacing=8)
        card.add(Label(translate(C, "It is"), "small", "muted"))
        card.add(Label(cause.title(language()), "lead", strong=True, wrap=True))
        if cause.remedy(language()):
            card.add(Label(words.remedy(cause, language()), "body", wrap=True))
        self.body.addWidget(card)

    def _show_answers(self) -> None:
        if self.outcomes:
            self.body.addWidget(SectionHeader(translate(C, "Answered"), step="body"))
        for key, outcome_key in self.outcomes.items():
            test = self.tree.test(key) if self.tree is not None else None
            outcome = test.outcome(outcome_key) if test is not None else None
            if test is None or outcome is None:
                continue
            line = row(spacing=8)
            line.addWidget(Label(test.title(language()), "body", wrap=True), 1)
            line.addWidget(Label(outcome.title(language()), "body", strong=True, wrap=True))
            back = Button(translate(C, "Take back"), "quiet", 28, on_click=partial(self._take_back, key))
            back.setAccessibleName(translate(C, "Take back: {test}", test=test.title(language())))
            line.addWidget(back)
            self.body.addLayout(line)

    def _answer(self, test: str, outcome: str) -> None:
        self.outcomes[test] = outcome
        self._show()

    def _take_back(self, test: str) -> None:
        self.outcomes.pop(test, None)
        self._show()
