"""Changes that a screen asks for: done in order, told when done, undone by their inverse."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.errors import FieldServiceError
from ui.bridge.environment import Environment

Work = Callable[[], Any]
Inverse = Callable[[Any], Work]  # from what the work returned to the work that takes it back


class Verbs(QObject):
    """Runs one change after another. An undo works also after its screen is gone."""

    done = Signal(str, object, object)  # what was done, what it returned, how to undo it (or None)
    refused = Signal(str, object)  # what was asked, FieldServiceError

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = environment.jobs

    def do(self, what: str, work: Work, inverse: Inverse | None = None) -> None:
        """Do `work` in the writer; `what` names it in the signals."""
        verb = _Verb(self, what, inverse)
        self._jobs.write(work, done=verb.succeeded, failed=verb.failed)

    def undo_of(self, inverse: Work) -> Callable[[], None]:
        """An undo for the snackbar."""
        jobs = self._jobs

        def undo() -> None:
            jobs.write(inverse)

        return undo


class _Verb(QObject):
    """A change under way."""

    def __init__(self, owner: Verbs, what: str, inverse: Inverse | None) -> None:
        super().__init__(owner)
        self._owner, self._what, self._inverse = owner, what, inverse

    @Slot(object)
    def succeeded(self, result: Any) -> None:
        undo = self._owner.undo_of(self._inverse(result)) if self._inverse is not None else None
        self._owner.done.emit(self._what, result, undo)
        self.deleteLater()

    @Slot(object)
    def failed(self, error: FieldServiceError) -> None:
        self._owner.refused.emit(self._what, error)
        self.deleteLater()
