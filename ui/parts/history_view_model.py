"""What happened to a part, page by page: the first when its tab is looked at, each further one when it is asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.services.part_history import HistoryPage, PartEvent, Positions
from fieldservice.services.part_history_text import event_words
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel

__all__ = ["HistoryViewModel", "PartEvent", "event_words"]


class HistoryViewModel(ViewModel):
    """Screen state of a part's timeline."""

    WATCHES = ("stock_move", "count_entry", "part_change", "move_cost", "stock_location", "person")
    PAGE = 40

    loaded = Signal()

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.id = ""
        self.unit = "pcs"
        self.events: tuple[PartEvent, ...] = ()
        self.next: Positions | None = None

    def open(self, id: str, unit: str) -> None:
        """Read the first page of a part; one that is shown already stays (a commit reads it again)."""
        self.unit = unit
        if id != self.id:
            self.id, self.events, self.next = id, (), None
            self.refresh()

    def refresh(self) -> None:
        """Read again as much as is shown."""
        if self.id:
            limit = max(self.PAGE, len(self.events))
            read = partial(self.services.part_history.of_part, self.id, None, limit)
            self.jobs.read(partial(self._read, self.id, True, read), done=self._came, key="part.history")

    def more(self) -> None:
        """Read the next page."""
        if self.next is not None:
            read = partial(self.services.part_history.of_part, self.id, self.next, self.PAGE)
            self.jobs.read(partial(self._read, self.id, False, read), done=self._came, key="part.history")

    @staticmethod
    def _read(id: str, first: bool, read: partial[HistoryPage]) -> tuple[str, bool, HistoryPage]:
        return id, first, read()

    @Slot(object)
    def _came(self, answer: tuple[str, bool, HistoryPage]) -> None:
        id, first, page = answer
        if id != self.id:
            return
        self.events = page.events if first else (*self.events, *page.events)
        self.next = page.next
        self.loaded.emit()
