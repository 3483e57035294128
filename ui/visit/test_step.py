"""Functional test: the result, in words, and a checklist when the work order has one for it."""

from __future__ import annotations

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.answers import BigAnswers
from ui.kit.fields import TextArea
from ui.kit.panels import Card
from ui.visit.autosave import Autosave
from ui.visit.checklist_step import ChecklistStep
from ui.visit.questions import domain_verdict, kit_verdict
from ui.visit.view_model import Need, Outcome, Snapshot, VisitViewModel
from ui.visit.words import step_title


class TestStep(ChecklistStep):
    """Result by the keys 1 to 4 while nobody types."""

    KEY = "test"
    __test__ = False  # a screen, whatever its name says

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self.result = BigAnswers()
        self.result.answered.connect(self._judged)
        self.result.setAccessibleName(translate("visit", "Result of the functional test"))
        self.words = TextArea(
            translate("visit", "How it was tested"),
            placeholder=translate("visit", "Load, duration, readings"),
            rows=2,
        )
        self._autosave = Autosave(self, visit.change)
        self._autosave.add("functional_test", self.words)
        card = Card(translate("visit", "Result"))
        card.add(self.result)
        card.add(self.words)
        self.extra.addWidget(card)
        self.foot_row.insertStretch(2, 0)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        super().show_snapshot(snapshot)
        order = snapshot.detail.work_order
        self.result.set_value(kit_verdict(order.functional_test_result))
        self.result.setEnabled(not snapshot.finished)
        self._autosave.show(functional_test=order.functional_test)
        self.words.set_read_only(snapshot.finished)
        self.back_button.setVisible(bool(self.listed))
        self.progress.setVisible(bool(self.listed))
        self.foot_row.setStretch(2, 0 if self.listed else 1)

    def _lay_out(self, snapshot: Snapshot) -> None:
        super()._lay_out(snapshot)
        if not self.listed:
            self._list.clear()

    def entered(self) -> None:
        if self.listed:
            super().entered()
        else:
            self.result.buttons["pass"].setFocus()

    def show_need(self, need: Need) -> None:
        if need.code == "result":
            self.result.buttons["pass"].setFocus()
        else:
            super().show_need(need)

    def _judged(self, verdict: str) -> None:
        self.visit.change(functional_test_result=domain_verdict(verdict))

    def flush(self) -> None:
        super().flush()
        self._autosave.flush()

    def took(self, outcome: Outcome) -> bool:
        if outcome.what == "change" and outcome.error is None:
            return True
        return super().took(outcome)

    def finish_words(self) -> tuple[str, bool]:
        return translate("visit", "Next: {step}", step=step_title("photos")), True

    def hints(self) -> list[tuple[str, str]]:
        if self.listed:
            return super().hints()
        return [("1 2 3 4", translate("visit", "result")), ("Ctrl Enter", self.primary_button.text())]
