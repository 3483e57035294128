"""A form's draft: kept as it is typed (a moment after the last key, and on leaving), brought back when reopened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui.bridge.environment import Environment

DELAY_MS = 400


class DraftKeeper(QObject):
    """The draft of one form. `load()` answers by `found(values)` when there is one."""

    found = Signal(object)

    def __init__(self, environment: Environment, form_key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._drafts, self._key = environment.jobs, environment.services.drafts, form_key
        self._waiting: dict[str, Any] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.flush)

    def load(self) -> None:
        """Look for what was typed before."""
        key = self._key
        self._jobs.read(lambda: self._drafts.load(key), done=self._loaded)

    def keep(self, values: dict[str, Any]) -> None:
        """Keep these values (what JSON can hold) shortly."""
        self._waiting = values
        self._timer.start()

    def flush(self) -> None:
        """Keep at once what waits."""
        self._timer.stop()
        values, self._waiting = self._waiting, None
        if values is not None:
            key = self._key
            self._jobs.write(lambda: self._drafts.save(key, values, initiator=self))

    def forget(self) -> None:
        """The form was sent or given up."""
        self._timer.stop()
        self._waiting = None
        key = self._key
        self._jobs.write(lambda: self._drafts.forget(key, initiator=self))

    @Slot(object)
    def _loaded(self, values: dict[str, Any] | None) -> None:
        if values:
            self.found.emit(values)
