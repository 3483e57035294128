"""The two steps made of questions: the safety check, which starts the work, and the diagnosis."""

from __future__ import annotations

from functools import partial

from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.buttons import MenuButton
from ui.visit.checklist_step import ChecklistStep
from ui.visit.view_model import Outcome, Snapshot, VisitViewModel
from ui.visit.words import step_title


class SafetyStep(ChecklistStep):
    """The safety check; work starts with it."""

    KEY = "safety"

    def finish_words(self) -> tuple[str, bool]:
        if self.snapshot.path.booking.work_started_at is None and self.snapshot.visit.status == "on_site":
            return translate("visit", "Start work"), True
        return translate("visit", "Next: {step}", step=step_title("diagnose")), True

    def finish(self) -> None:
        if self.snapshot.visit.status == "on_site":
            self.visit.start_work()
        else:
            self.wanted.emit("")

    def took(self, outcome: Outcome) -> bool:
        if outcome.what == "start_work" and outcome.error is None:
            self.wanted.emit("diagnose")
            return True
        if outcome.what == "start_work":
            self._show_first_open()
            return False  # the page says the sentence
        return super().took(outcome)

    def _show_first_open(self) -> None:
        lacking = next((entry for entry in self.listed if entry.missing is not None), None)
        if lacking is not None:
            self.go_to(lacking.key)


class DiagnoseStep(ChecklistStep):
    """The questions, then what was found: problem and cause."""

    KEY = "diagnose"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self._menu = MenuButton(translate("visit", "Add checklist"), "quiet", 32, "plus")
        self.head.addWidget(self._menu)
        self._offered: tuple[str, ...] = ()

    def show_snapshot(self, snapshot: Snapshot) -> None:
        super().show_snapshot(snapshot)
        there = {view.checklist.template_id for view in snapshot.detail.checklists}
        choices = [choice for choice in snapshot.templates if choice.id not in there]
        arrived = snapshot.path.booking.arrived_at is not None
        self._menu.setVisible(bool(choices) and arrived and not snapshot.finished)
        offered = tuple(choice.id for choice in choices)
        if offered != self._offered:
            self._offered = offered
            self._menu.menu_of().clear()
            for choice in choices:
                self._menu.add(choice.template.title(language()), partial(self.visit.add_checklist, choice.id))

    def took(self, outcome: Outcome) -> bool:
        if outcome.what == "add_checklist" and outcome.error is None:
            added = next((entry for entry in self.listed if entry.view.checklist.id == outcome.result.id), None)
            if added is not None:
                self.go_to(added.key)
            return True
        return super().took(outcome)
