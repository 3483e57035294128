"""Warnings of visits that can't start: those that wait for whoever is signed in, or those of one job."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.services.safety_warnings import SafetyWarning
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["SafetyWarning", "WarningsModel"]


class WarningsModel(ViewModel):
    """`listed(list of SafetyWarning)`, anew after every commit that concerns them."""

    WATCHES = ("escalation", "person", "work_order")
    listed = Signal(object)
    _made = 0

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        WarningsModel._made += 1
        self._key = f"safety.{WarningsModel._made}"
        self.work_order_id = self.request_id = ""
        self.verbs = Verbs(environment, self)

    def beside(self, *, work_order_id: str = "", request_id: str = "") -> None:
        """Show those of a work order or request instead of those that wait."""
        self.work_order_id, self.request_id = work_order_id, request_id
        self.refresh()

    def refresh(self) -> None:
        self.jobs.read(self._read, done=self._listed, key=self._key)

    def read(self, id: str, answer: str = "") -> None:
        """Whoever is signed in has read it; `answer` goes to the technician."""
        warnings = self.services.safety_warnings
        what = "answer" if answer else "read"
        self.verbs.do(what, lambda: warnings.read(id, answer), lambda _made: lambda: warnings.unread(id))

    def _read(self) -> list[SafetyWarning]:
        warnings = self.services.safety_warnings
        if self.work_order_id:
            return warnings.of_work_order(self.work_order_id)
        return warnings.of_request(self.request_id) if self.request_id else warnings.waiting()

    @Slot(object)
    def _listed(self, found: list[SafetyWarning]) -> None:
        self.listed.emit(found)
