"""What a scan means, asked beside everything else; scans are answered in the order in which they came."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal

from fieldservice.domain.scans import Scanned
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel


class ScanModel(ViewModel):
    """`resolved(Scanned)` follows each `resolve(code)`."""

    resolved = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._waiting: list[str] = []

    def resolve(self, code: str) -> None:
        """Ask what a code names; one after the other, for the second scan may depend on what the first one did."""
        self._waiting.append(code)
        if len(self._waiting) == 1:
            self._ask()

    def _ask(self) -> None:
        self.jobs.read(partial(self.services.scanning.resolve, self._waiting[0]), self._came)

    def _came(self, found: Scanned) -> None:
        self._waiting.pop(0)
        self.resolved.emit(found)
        if self._waiting:
            self._ask()
