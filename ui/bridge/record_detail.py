"""Screen state of one record's page: the record, a history that is read page by page, and what people change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.errors import FieldServiceError
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel


class RecordDetailViewModel(ViewModel):
    """Subclasses name their `RECORD` (for the newest-answer rule), say what they `read`, and their verbs.

    `opened` carries whatever `read` returned; `id_in` and `history_in` find the record's id and its history in it.
    """

    RECORD = "record"
    PAGE = 40  # entries of the history at first
    OLDER = 40  # entries that come on demand
    opened = Signal(object)  # what `read` returned
    missing = Signal(object)  # FieldServiceError
    older = Signal(object, bool)  # all entries shown now, whether there are more

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.id = ""
        self.verbs = Verbs(environment, self)
        self.shown: Any = None
        self._history: list[Any] = []

    def read(self, id: str, wanted: int) -> Any:
        """The record with the newest `wanted` entries of its history; called in a worker."""
        raise NotImplementedError

    def read_older(self, id: str, last: Any, limit: int) -> list[Any]:
        """The entries before `last`; called in a worker."""
        raise NotImplementedError

    def id_in(self, opened: Any) -> str:
        """Whose id was read."""
        raise NotImplementedError

    def history_in(self, opened: Any) -> Sequence[Any]:
        """Its history as far as it was read."""
        raise NotImplementedError

    def open(self, id: str) -> None:
        """Read a record."""
        if id != self.id:
            self._history = []
        self.id = id
        self.refresh()

    def refresh(self) -> None:
        """Read it again, with as many entries as are shown."""
        if not self.id:
            return
        id, wanted = self.id, max(self.PAGE, len(self._history))
        self.jobs.read(
            lambda: self.read(id, wanted), done=self._opened, failed=self._missing, key=f"{self.RECORD}.detail"
        )

    def load_older(self) -> None:
        """The next page of the history."""
        if not self._history:
            return
        id, last = self.id, self._history[-1]
        self.jobs.read(
            lambda: (id, self.read_older(id, last, self.OLDER)), done=self._older, key=f"{self.RECORD}.older"
        )

    @Slot(object)
    def _opened(self, opened: Any) -> None:
        if self.id_in(opened) != self.id:
            return
        self.shown = opened
        self._history = list(self.history_in(opened))
        self.opened.emit(opened)

    @Slot(object)
    def _missing(self, error: FieldServiceError) -> None:
        self.missing.emit(error)

    @Slot(object)
    def _older(self, answer: tuple[str, list[Any]]) -> None:
        id, entries = answer
        if id == self.id:
            self._history += entries
            self.older.emit(tuple(self._history), len(entries) == self.OLDER)
