"""Following a diagnosis tree during a visit: what is offered, how it stands, and the verbs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from fieldservice.domain.diagnosis import Cause
from fieldservice.errors import FieldServiceError
from fieldservice.i18n import language
from fieldservice.services.diagnosis import DiagnosisView, MakerCode, TreeChoice
from fieldservice.services.diagnosis_parts import PartOfCause
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel

__all__ = ["DiagnosisView", "MakerCode", "PartOfCause", "TreeChoice", "TreeSnapshot", "TreeViewModel"]


@dataclass(frozen=True)
class TreeSnapshot:
    """Everything that is shown. `view` is the tree being followed, None while none is.

    `cause` is what it is, concluded or found; `parts` what mending that takes; `codes` what the makers' error codes
    that the fault mentions mean: (code, Chinese, English).
    """

    work_order_id: str
    choices: tuple[TreeChoice, ...]
    view: DiagnosisView | None = None
    parts: tuple[PartOfCause, ...] = ()
    codes: tuple[MakerCode, ...] = ()

    @property
    def cause(self) -> Cause | None:
        """The cause that was settled on, else the one that is sure."""
        if self.view is None:
            return None
        return self.view.concluded or self.view.standing.found


@dataclass(frozen=True)
class TreeOutcome:
    """What became of a verb: its name, its result or error."""

    what: str
    result: Any = None
    error: FieldServiceError | None = None


class TreeViewModel(ViewModel):
    """The diagnosis trees of one work order; the one chosen last is shown, else the one begun last."""

    WATCHES = (
        "diagnosis_run",
        "diagnosis_step",
        "diagnosis_tree",
        "case_digest",
        "work_order",
        "stock_move",
        "part_request_line",
    )

    loaded = Signal()
    outcome = Signal(object)  # TreeOutcome

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.snapshot: TreeSnapshot | None = None
        self._work_order_id = ""
        self._tree_id = ""  # chosen here

    def show(self, work_order_id: str) -> None:
        """Show a work order's trees."""
        if work_order_id != self._work_order_id:
            self._work_order_id = work_order_id
            self.snapshot = None
            self.refresh()

    def refresh(self) -> None:
        """Ask again for what is shown."""
        if self._work_order_id:
            work_order = self._work_order_id
            self.jobs.read(lambda: self._read(work_order), self._loaded, key=f"tree.{id(self)}")

    def start(self, tree_id: str) -> None:
        """Follow a tree."""
        work_order = self._work_order_id
        self._tree_id = tree_id
        self._do("start", lambda: self.services.diagnosis.start(work_order, tree_id, self))

    def record(self, test: str, outcome: str) -> None:
        """Write down how a test ended."""
        run = self._run()
        self._do("record", lambda: self.services.diagnosis.record(run, test, outcome, initiator=self))

    def take_back(self, test: str) -> None:
        """Leave a test unmade again."""
        run = self._run()
        self._do("take_back", lambda: self.services.diagnosis.take_back(run, test, self))

    def conclude(self, cause: str) -> None:
        """Settle on a cause."""
        run, words = self._run(), language()
        self._do("conclude", lambda: self.services.diagnosis.conclude(run, cause, words, self))

    def reopen(self) -> None:
        """Go on looking."""
        run = self._run()
        self._do("reopen", lambda: self.services.diagnosis.reopen(run, self))

    def leave(self) -> None:
        """Take the tree off the work order, to follow another one."""
        run = self._run()
        self._do("leave", lambda: self.services.diagnosis.remove(run, self))

    def reserve(self) -> None:
        """Ask for what mending the cause takes and is not in the van."""
        run, cause = self._run(), self.snapshot.cause if self.snapshot is not None else None
        if cause is not None:
            key = cause.key
            self._do("reserve", lambda: self.services.diagnosis.reserve(run, key, self))

    def _run(self) -> str:
        assert self.snapshot is not None and self.snapshot.view is not None
        return self.snapshot.view.run.id

    def _do(self, what: str, verb: Callable[[], Any]) -> None:
        work_order = self._work_order_id

        def work() -> tuple[TreeOutcome, TreeSnapshot]:
            try:
                done = TreeOutcome(what, verb())
            except FieldServiceError as error:
                done = TreeOutcome(what, None, error)
            return done, self._read(work_order)

        self.jobs.write(work, self._finished)

    def _read(self, work_order_id: str) -> TreeSnapshot:
        diagnosis = self.services.diagnosis
        views = diagnosis.of_work_order(work_order_id)
        chosen = (each for each in views if each.run.tree_id == self._tree_id)
        view = next(chosen, views[0] if views else None)
        order = self.services.work_order_details.detail(work_order_id).work_order
        codes = tuple(diagnosis.meaning(f"{order.summary} {order.description} {order.problem}", work_order_id))
        choices = tuple(diagnosis.choices(work_order_id))
        cause = (view.concluded or view.standing.found) if view is not None else None
        if view is None or cause is None:
            return TreeSnapshot(work_order_id, choices, view, (), codes)
        return TreeSnapshot(work_order_id, choices, view, tuple(diagnosis.parts(view.run.id, cause.key)), codes)

    def _loaded(self, snapshot: TreeSnapshot) -> None:
        if snapshot.work_order_id == self._work_order_id:
            self.snapshot = snapshot
            self.loaded.emit()

    def _finished(self, done: tuple[TreeOutcome, TreeSnapshot]) -> None:
        outcome, snapshot = done
        self._loaded(snapshot)
        self.outcome.emit(outcome)
