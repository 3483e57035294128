"""The visit on screen: head, path at the left, the step in the middle, what is missing at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget
from shiboken6 import isValid

from fieldservice.domain.scans import Scanned
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.labels import rule
from ui.kit.panels import ScrollPage, column, panel, row
from ui.kit.shortcuts import Shortcuts
from ui.kit.stepper import Step, Stepper, StepState
from ui.kit.theme import current
from ui.shell.page import Page
from ui.visit import words
from ui.visit.checklist_step import ChecklistStep
from ui.visit.head import VisitHead
from ui.visit.rail import VisitRail
from ui.visit.step import StepPanel
from ui.visit.steps import make_step
from ui.visit.view_model import Need, Outcome, Snapshot, VisitViewModel

if TYPE_CHECKING:
    from ui.knowledge.similar_panel import SimilarPanel

_WAY = ("travel", "arrive")
_FAULT_OPEN = (*_WAY, "diagnose", "parts")  # where it helps to know what solved faults like this one
_ANY_HEIGHT = 16_777_215  # Qt's own largest
_PATH, _PATH_NARROW, _NARROW_BELOW = 232, 60, 1180


class VisitPage(Page):
    """One visit; steps are built when they are first opened."""

    IMMERSIVE = True
    FOOT = 80

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.visit = VisitViewModel(environment, self)
        self.view_model = self.visit
        self.steps: dict[str, StepPanel] = {}
        self.key = ""
        self._wanted = ""
        self._quiet = False  # words change several times in a row; they are told at the end
        self._build()
        self.visit.loaded.connect(self._show)
        self.visit.outcome.connect(self._took)
        self._shortcuts = Shortcuts(self)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, self._primary)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for number in range(1, 5):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda chosen=number: self._judge(chosen))
        for keys, by in (("PgDown", 1), ("PgUp", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._question, by))
        self._shortcuts.add("Ctrl+Down", translate("visit", "next step"), lambda: self._neighbour(1), shown=False)
        self._shortcuts.add("Ctrl+Up", translate("visit", "step before"), lambda: self._neighbour(-1), shown=False)
        self._shortcuts.add("Ctrl+B", translate("visit", "parts"), lambda: self.open_step("parts"), shown=False)

    # ---- what the shell asks

    def open(self, **params: object) -> None:
        step = params.get("step")
        self._wanted = step if isinstance(step, str) else ""
        self.visit.show(str(params["booking_id"]))

    def scanned(self, found: Scanned) -> bool:
        step = self.steps.get(self.key)
        return step is not None and step.scanned(found)

    def hints(self) -> list[tuple[str, str]]:
        step = self.steps.get(self.key)
        return step.hints() if step is not None else []

    def note(self) -> str:
        step = self.steps.get(self.key)
        return step.note() if step is not None else ""

    def focus_first(self) -> None:
        step = self.steps.get(self.key)
        if step is not None:
            step.entered()

    def may_leave(self) -> bool:
        for step in self.steps.values():
            step.flush()
        return True

    # ---- building and showing

    def _build(self) -> None:
        theme = current()
        self.head = VisitHead()
        self.head.back.connect(lambda: self.environment.navigator.go("my_day"))
        self.head.work_order.connect(self._open_work_order)
        self.head.cannot_fix.connect(self._cannot_fix)
        self.path = Stepper(translate("visit", "Steps of the visit"))
        self.path.chosen.connect(self.open_step)
        self._path_scroll = path_scroll = ScrollPage(gutter=8, spacing=0, name=translate("visit", "Steps of the visit"))
        path_scroll.add(self.path)
        path_scroll.finish()
        self._left = panel("nav")
        column(self._left).addWidget(path_scroll)
        self.stack = QStackedWidget()
        middle = panel("raised")
        column(middle).addWidget(self.stack)
        self.rail = VisitRail()
        self._similar: SimilarPanel | None = None
        self.rail.setFixedWidth(theme.px(296))
        self.rail.need_chosen.connect(self._go_to_need)
        body = row(spacing=0)
        body.addWidget(self._left)
        body.addWidget(middle, 1)
        body.addWidget(rule(vertical=True, edge=True))
        body.addWidget(self.rail)
        whole = column(self)
        whole.addWidget(self.head)
        whole.addLayout(body, 1)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """When room is short the path keeps its marks only: the question needs the width."""
        narrow = self.width() < current().px(_NARROW_BELOW)
        self.path.set_narrow(narrow)
        self._left.setFixedWidth(current().px(_PATH_NARROW if narrow else _PATH))

    def _show(self) -> None:
        self._quiet = True
        self._show_snapshot()
        self._quiet = False
        self._tell()

    def _show_snapshot(self) -> None:
        snapshot = self.visit.snapshot
        assert snapshot is not None
        first = not self.key
        self.head.show_snapshot(snapshot, self.visit.now())
        self.path.set_steps(self._path_steps(snapshot), self.key)
        self.rail.show_snapshot(snapshot)
        if first or self._wanted:
            wanted, self._wanted = self._wanted, ""
            self.open_step(wanted or self._first_step(snapshot))
            return
        step = self.steps.get(self.key)
        if step is not None:
            focused = QApplication.focusWidget()
            inside = focused is not None and step.isAncestorOf(focused)
            step.show_snapshot(snapshot)
            if focused is not None and inside and (not isValid(focused) or not focused.isVisible()):
                step.entered()  # what had the focus is gone: keys must work on

    def _first_step(self, snapshot: Snapshot) -> str:
        """Where work goes on: a report is only looked at, so the signature below it comes first."""
        current_step = snapshot.path.current or "leave"
        return "signature" if current_step == "report" else current_step

    def _path_steps(self, snapshot: Snapshot) -> list[Step]:
        arrived = snapshot.path.booking.arrived_at is not None
        found = []
        for step in snapshot.path.steps:
            state: StepState = "open"
            if step.key == "safety" and words.unsafe(snapshot):
                state = "danger"
            elif step.state == "done":
                state = "done"
            elif not arrived and step.key not in _WAY:
                state = "blocked"
            elif step.needs and step.answered and step.key != self.key:
                state = "attention" if step.key in ("safety", "diagnose") else "open"
            second = words.step_second(step, snapshot, self.visit.zone)
            found.append(Step(step.key, words.step_title(step.key), second, state))
        return found

    # ---- moving

    def open_step(self, key: str) -> None:
        """Show a step; what is typed in the one before is handed over first."""
        snapshot = self.visit.snapshot
        if snapshot is None:
            return
        if snapshot.path.booking.arrived_at is None and key not in _WAY:
            key = "travel"
        before = self.steps.get(self.key)
        if before is not None and self.key != key:
            before.flush()
        step = self.steps.get(key)
        if step is None:
            step = make_step(key, self.environment, self.visit)
            step.wanted.connect(self._follow)
            step.words_changed.connect(self._tell)
            self.steps[key] = step
            self.stack.addWidget(step)
        self.key = key
        self.path.set_steps(self._path_steps(snapshot), key)
        middle = self.path.mapTo(self._path_scroll.inner, self.path.current_area().center())
        self._path_scroll.ensureVisible(middle.x(), middle.y(), 0, current().px(40))
        step.show_snapshot(snapshot)
        self.stack.setCurrentWidget(step)
        self._show_similar(snapshot)
        self._tell()
        step.entered()

    def _show_similar(self, snapshot: Snapshot) -> None:
        """On the way, and while the fault is looked for, what solved others like it stands beside."""
        wanted = self.key in _FAULT_OPEN
        if wanted and self._similar is None:
            from ui.knowledge.similar_panel import SimilarPanel

            self._similar = SimilarPanel(self.environment, editable=True, narrow=True)
            self.rail.keep(self._similar)
        if self._similar is not None:
            self._similar.setMaximumHeight(_ANY_HEIGHT if wanted else 0)
            if wanted:
                self._similar.takes_over = self.key not in _WAY
                self._similar.show_work_order(snapshot.visit.work_order_id)

    def _follow(self, key: str) -> None:
        if key:
            self.open_step(key)
        else:
            self._neighbour(1)

    def _neighbour(self, by: int) -> None:
        keys = [step.key for step in self.path.steps() if step.state != "blocked"]
        at = (keys.index(self.key) if self.key in keys else 0) + by
        if 0 <= at < len(keys):
            self.open_step(keys[at])

    def _go_to_need(self, need: Need) -> None:
        key = "work" if need.code in ("start", "remedy", "problem", "cause") else need.step
        if need.code == "start" and self.visit.snapshot is not None and words.unsafe(self.visit.snapshot):
            key = "safety"  # which says what keeps the work from starting
        self.open_step(key)
        step = self.steps.get(self.key)
        if step is not None:
            step.show_need(need)

    def _open_work_order(self) -> None:
        if self.visit.snapshot is not None:
            self.environment.navigator.go("work_order", id=self.visit.snapshot.visit.work_order_id)

    def _cannot_fix(self) -> None:
        self.open_step("leave")
        close = getattr(self.steps.get("leave"), "close_without_fix", None)
        if close is not None:
            close()

    def _primary(self) -> None:
        step = self.steps.get(self.key)
        if step is not None and step.primary_button.isEnabled() and step.primary_button.isVisible():
            step.primary()

    def _question(self, by: int) -> None:
        step = self.steps.get(self.key)
        if isinstance(step, ChecklistStep):
            step.step_by(by)

    def _judge(self, number: int) -> None:
        step = self.steps.get(self.key)
        if isinstance(step, ChecklistStep):
            step.judge(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the page itself is the primary action's, wherever the focus rests."""
        if event.key() == Qt.Key.Key_Escape:
            self.path.setFocus()
            return
        super().keyPressEvent(event)

    # ---- what became of verbs

    def _took(self, outcome: Outcome) -> None:
        self._quiet = True
        self._hand_over(outcome)
        self._quiet = False
        self._tell()

    def _hand_over(self, outcome: Outcome) -> None:
        step = self.steps.get(self.key)
        dealt = step is not None and step.took(outcome)
        if not dealt:
            dealt = any(other.took(outcome) for other in self.steps.values() if other is not step)
        if outcome.error is not None and not dealt:
            self.environment.messages.problem(outcome.error)

    def _tell(self) -> None:
        """Let the status bar say what the step says, once for all that an answer changes."""
        if not self._quiet:
            self.words_changed.emit()
