"""The inbox of conflicts without widgets: which there are, which one is open, deciding and taking back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from fieldservice.services.conflicts import Decided, InboxRow, Merged, OpenedConflict, Side
from fieldservice.services.field_values import Reading
from fieldservice.services.other_values import OtherField
from ui.sync.inbox_view_model import Inbox, InboxViewModel

__all__ = ["ConflictsViewModel", "Inbox", "InboxRow", "Merged", "OpenedConflict", "OtherField", "Reading", "Side"]


class ConflictsViewModel(InboxViewModel):
    """The inbox of conflicts; what is open is an `OpenedConflict`."""

    WATCHES = ("conflict", "checklist_answer", "booking", "work_order", "note", "person")
    KEY = "conflicts"

    shown: OpenedConflict | None

    def decide(self, choice: str, values: Mapping[str, Any] | None = None) -> None:
        """Decide the one that is open, for one of its sides or for `values`."""
        if self.shown is None or self.shown.row.state != "open":
            return
        id, service = self.shown.row.id, self.services.conflicts
        if self.shown.row.kind == "answers":  # one more fact, which stays on record
            self._decide(id, choice, partial(service.settle_answers, id, choice, self), None)
            return
        self._decide(id, choice, partial(service.decide, id, choice, values, self), self._inverse)

    def reopen(self, conflict_id: str) -> None:
        """Put a decided one back among the open ones, and open it."""
        self._reopen(conflict_id, partial(self.services.conflicts.reopen, conflict_id, self))

    def _inverse(self, decided: Decided) -> Callable[[], Any]:
        return partial(self.services.conflicts.take_back, decided)

    def _read(self) -> Inbox[InboxRow]:
        service = self.services.conflicts
        return Inbox(tuple(service.inbox("open")), tuple(service.inbox("decided")))

    def _read_one(self, id: str) -> OpenedConflict:
        return self.services.conflicts.opened(id)
