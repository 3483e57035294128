"""The two steps made of questions: the safety check, which starts the work, and the diagnosis, which has a tree too."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.kit.buttons import MenuButton
from ui.kit.feedback import Note
from ui.kit.panels import column
from ui.kit.stepper import SegmentState
from ui.kit.theme import current
from ui.visit.checklist_step import ONE, ChecklistStep
from ui.visit.questions import Entry, Key, position
from ui.visit.tree_panel import TreePanel
from ui.visit.tree_view_model import TreeViewModel
from ui.visit.view_model import Outcome, Snapshot, VisitViewModel
from ui.visit.words import joined, step_title, unsafe_words


class SafetyStep(ChecklistStep):
    """The safety check; work starts with it. Where something did not pass, the foot says so instead of leading on."""

    KEY = "safety"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self.unsafe = Note("", "danger", action=translate("visit", "Answer again"), on_action=self._answer_again)
        self._warned = QWidget()
        around = column(self._warned)
        around.setContentsMargins(*(current().px(edge) for edge in (32, 8, 32, 8)))
        around.addWidget(self.unsafe)
        self._warned.hide()
        self.below.addWidget(self._warned)

    def finish_words(self) -> tuple[str, bool]:
        if self.snapshot.path.booking.work_started_at is None and self.snapshot.visit.status == "on_site":
            return translate("visit", "Start work"), True
        return translate("visit", "Next: {step}", step=step_title("diagnose")), True

    def finish(self) -> None:
        if self.snapshot.visit.status == "on_site":
            self.visit.start_work()
        else:
            self.wanted.emit("")

    def primary(self) -> None:
        lacks_note = self._lacks_note()
        if lacks_note is None:
            super().primary()
            return
        self.go_to(lacks_note.key)
        if self.card is not None:
            self.card.show_note(True)

    def took(self, outcome: Outcome) -> bool:
        if outcome.what == "start_work" and outcome.error is None:
            self.wanted.emit("diagnose")
            return True
        if outcome.what == "start_work":
            if not self.isVisible():  # asked for in another step: what did not pass comes into view before keys do
                self.wanted.emit(self.KEY)
            lacking = next((entry for entry in self.listed if entry.missing is not None), None)
            if lacking is not None:
                self.go_to(lacking.key)
            return not self._warned.isHidden()  # else the page says the sentence
        return super().took(outcome)

    # ---- what is not safe

    def _unsafe(self) -> list[Entry]:
        """What did not pass, once everything is answered and work has not begun."""
        if self.visit.snapshot is None or self.snapshot.visit.status != "on_site":
            return []
        lacking = [entry for entry in self.listed if entry.missing is not None]
        return lacking if all(entry.missing is not None and entry.missing.kind == "failed" for entry in lacking) else []

    def _lacks_note(self) -> Entry | None:
        return next((entry for entry in self._unsafe() if entry.wants_note), None)

    def _go_on(self, by: int) -> None:
        if self._unsafe() and self._lacks_note() is None:
            self._name_primary()  # nothing is left to ask
            return
        super()._go_on(by)

    def _name_primary(self) -> None:
        failed = self._unsafe()
        self._warned.setVisible(bool(failed))
        if not failed:
            super()._name_primary()
            return
        self.back_button.setEnabled(position(self.listed, self._current) > 0)
        lead = translate("visit", "Work can't start: it is not safe")
        if self._lacks_note() is not None:
            told = translate("visit", "Say in a note what is not safe, then the office is told.")
            self.unsafe.set(told, "danger", lead, icon="shield-x")
            self.set_primary(translate("visit", "Write the note"), icon="pencil")
            return
        self.unsafe.set(unsafe_words(self.snapshot, failed, self.visit.zone), "danger", lead, icon="shield-x")
        self.set_primary(translate("visit", "Not safe to start"), enabled=False, icon="shield-x")

    def _answer_again(self) -> None:
        failed = self._unsafe()
        if failed:
            self.go_to(failed[0].key)


TREE = "tree"


class DiagnoseStep(ChecklistStep):
    """The questions, or a diagnosis tree that says which test to make next."""

    KEY = "diagnose"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self._menu = MenuButton(translate("visit", "Add checklist"), "quiet", 32, "plus")
        self.head.addWidget(self._menu)
        self._offered: tuple[str, ...] = ()
        self.tree: TreePanel | None = None
        self._begun: TreeViewModel | None = None  # asks once whether a tree is being followed

    def modes(self) -> list[tuple[str, str]]:
        return [*super().modes(), (TREE, translate("visit_tree", "Diagnosis tree"))]

    @property
    def in_tree(self) -> bool:
        """Whether the tree is shown instead of the questions."""
        return self.mode.value() == TREE

    def show_snapshot(self, snapshot: Snapshot) -> None:
        super().show_snapshot(snapshot)
        self.mode.setVisible(True)
        self.detail.setVisible(not self.in_tree)
        if self.tree is not None:
            self.tree.show_work_order(snapshot.visit.work_order_id, snapshot.finished)
        there = {view.checklist.template_id for view in snapshot.detail.checklists}
        choices = [choice for choice in snapshot.templates if choice.id not in there]
        if self._begun is None:
            self._begun = TreeViewModel(self.environment, self)
            self._begun.loaded.connect(self._go_on_in_tree)
            self._begun.show(snapshot.visit.work_order_id)
        arrived = snapshot.path.booking.arrived_at is not None
        self._menu.setVisible(bool(choices) and arrived and not snapshot.finished)
        offered = tuple(choice.id for choice in choices)
        if offered != self._offered:
            self._offered = offered
            self._menu.menu_of().clear()
            for choice in choices:
                self._menu.add(choice.template.title(language()), partial(self.visit.add_checklist, choice.id))

    # ---- the tree

    def _go_on_in_tree(self) -> None:
        """Who follows a tree, or took over what was asked on the phone, goes on with it after having been elsewhere."""
        begun = self._begun
        if begun is None or begun.snapshot is None:
            return
        begun.loaded.disconnect(self._go_on_in_tree)
        view = begun.snapshot.view
        begun.deleteLater()
        typed = self.card is not None and self.card.editor.unsaved
        if view is None or view.concluded is not None or self.in_tree or typed or not self.isVisible():
            return
        self.mode.set_value(TREE)
        self._mode_changed(TREE)

    def _mode_changed(self, mode: object) -> None:
        if self.in_tree and self.tree is None:
            self.tree = TreePanel(self.environment, self.snapshot.finished)
            self.tree.changed.connect(self._tree_changed)
            self.extra.addWidget(self.tree)
        self.detail.setVisible(not self.in_tree)
        if self.tree is not None:
            self.tree.setVisible(self.in_tree)
            self.tree.show_work_order(self.snapshot.visit.work_order_id, self.snapshot.finished)
        super()._mode_changed(mode)
        self._tell_progress()
        self._name_primary()
        self.words_changed.emit()

    def _lay_out(self, snapshot: Snapshot) -> None:
        if not self.in_tree:
            super()._lay_out(snapshot)
            return
        self.flush()
        self.clear_questions()

    def entered(self) -> None:
        if self.in_tree and self.tree is not None:
            self.tree.setFocus()
            return
        super().entered()

    def go_to(self, key: Key) -> None:
        if self.in_tree:
            self.mode.set_value(ONE)
            self._mode_changed(ONE)
        super().go_to(key)

    def primary(self) -> None:
        if not self.in_tree:
            super().primary()
        elif self.tree is None or not (self.tree.conclude() or self.tree.follow_only()):
            self.finish()

    def hints(self) -> list[tuple[str, str]]:
        if self.in_tree and self.tree is not None:
            keys = " ".join(str(number) for number in range(1, len(self.tree.answers) + 1))
            told = [(keys, translate("visit", "answer"))] if keys else []
            if self.tree.sure:
                told.append(("Ctrl Enter", translate("visit_tree", "settle on it")))
            return told
        return super().hints()

    def _tree_changed(self) -> None:
        if self.in_tree:
            self._tell_progress()
            self._name_primary()
            self.words_changed.emit()

    def _tell_progress(self) -> None:
        if not self.in_tree:
            super()._tell_progress()
            return
        self.back_button.setVisible(False)
        view = self.tree.snapshot.view if self.tree is not None and self.tree.snapshot is not None else None
        if view is None:
            self.progress.set_states([], "")
            return
        states: list[SegmentState] = ["done"] * len(view.steps)
        if view.concluded is None and view.standing.found is None and view.standing.tests:
            states.append("open")
        told = translate("visit_tree", "%n tests made", n=len(view.steps))
        possible = len(view.standing.candidates)
        if possible > 1 and view.concluded is None:
            told = joined(told, translate("visit_tree", "%n causes possible", n=possible))
        self.progress.set_states(states, told if states else "")

    def _name_primary(self) -> None:
        if not self.in_tree:
            self.back_button.setVisible(True)
            super()._name_primary()
            return
        view = self.tree.snapshot.view if self.tree is not None and self.tree.snapshot is not None else None
        if view is not None and view.concluded is None and view.standing.found is not None:
            self.set_primary(translate("visit_tree", "Settle on it"), icon="check")
            return
        if self.tree is not None and self.tree.only is not None:
            self.set_primary(translate("visit_tree", "Follow it"))
            return
        self.set_primary(*self.finish_words())

    def took(self, outcome: Outcome) -> bool:
        if outcome.what == "add_checklist" and outcome.error is None:
            added = next((entry for entry in self.listed if entry.view.checklist.id == outcome.result.id), None)
            if added is not None:
                self.go_to(added.key)
            return True
        return super().took(outcome)
