"""The inbox without widgets: which conflicts there are, which one is open, deciding and taking back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.errors import FieldServiceError
from fieldservice.services.conflicts import Decided, InboxRow, Merged, OpenedConflict, Side
from fieldservice.services.field_values import Reading
from fieldservice.services.other_values import OtherField
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["ConflictsViewModel", "Inbox", "InboxRow", "Merged", "OpenedConflict", "OtherField", "Reading", "Side"]


@dataclass(frozen=True)
class Inbox:
    """What the list shows."""

    open: tuple[InboxRow, ...] = ()
    decided: tuple[InboxRow, ...] = ()


class ConflictsViewModel(ViewModel):
    """`listed(Inbox)`, `opened(OpenedConflict)` or `cleared()`, `decided(row, choice, undo)`, `refused(error)`."""

    WATCHES = ("conflict", "booking", "work_order", "note", "person")

    listed = Signal(object)
    opened = Signal(object)
    cleared = Signal()
    decided = Signal(object, str, object)
    refused = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.inbox = Inbox()
        self.chosen = ""
        self.shown: OpenedConflict | None = None
        self._wanted = ""
        self._verbs = Verbs(environment, self)
        self._verbs.done.connect(self._done)
        self._verbs.refused.connect(self._failed)

    def open(self, conflict_id: str = "") -> None:
        """Show the inbox with this conflict, or with the first."""
        self._wanted = conflict_id
        self.refresh()

    def refresh(self) -> None:
        self.jobs.read(self._read, self._listed, key="conflicts.list")

    def choose(self, conflict_id: str) -> None:
        """Open one of the list."""
        self.chosen = conflict_id
        service = self.services.conflicts
        self.jobs.read(partial(service.opened, conflict_id), self._opened, self._gone, key="conflicts.one")

    def step(self, by: int) -> None:
        """Open the next one (+1) or the one before (-1)."""
        ids = [row.id for row in self.inbox.open]
        if not ids:
            return
        at = ids.index(self.chosen) + by if self.chosen in ids else 0
        self.choose(ids[max(0, min(len(ids) - 1, at))])

    def decide(self, choice: str, values: Mapping[str, Any] | None = None) -> None:
        """Decide the one that is open; `decided` follows, and the next one opens."""
        if self.shown is None or self.shown.row.state != "open":
            return
        row, service = self.shown.row, self.services.conflicts
        self._verbs.do(f"{choice} {row.id}", partial(service.decide, row.id, choice, values, self), self._inverse)

    def reopen(self, conflict_id: str) -> None:
        """Put a decided one back among the open ones, and open it."""
        self._wanted = conflict_id
        self._verbs.do(f"reopen {conflict_id}", partial(self.services.conflicts.reopen, conflict_id, self))

    def row_of(self, conflict_id: str) -> InboxRow | None:
        """The line of a conflict."""
        return next((row for row in (*self.inbox.open, *self.inbox.decided) if row.id == conflict_id), None)

    def _inverse(self, decided: Decided) -> Callable[[], Any]:
        return partial(self.services.conflicts.take_back, decided)

    def _read(self) -> Inbox:
        service = self.services.conflicts
        return Inbox(tuple(service.inbox("open")), tuple(service.inbox("decided")))

    @Slot(object)
    def _listed(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self.listed.emit(inbox)
        ids = [row.id for row in inbox.open]
        wanted, self._wanted = self._wanted, ""
        if wanted in ids or wanted in [row.id for row in inbox.decided]:
            self.choose(wanted)
        elif self.chosen in ids:
            self.choose(self.chosen)
        elif ids:
            self.choose(ids[0])
        else:
            self.chosen, self.shown = "", None
            self.cleared.emit()

    @Slot(object)
    def _opened(self, conflict: OpenedConflict) -> None:
        self.shown = conflict
        self.opened.emit(conflict)

    @Slot(object)
    def _gone(self, _error: FieldServiceError) -> None:
        self.refresh()

    @Slot(str, object, object)
    def _done(self, what: str, _result: object, undo: object) -> None:
        choice, _, conflict_id = what.partition(" ")
        row = self.row_of(conflict_id)
        if choice != "reopen" and row is not None:
            self._move_on(conflict_id)
            self.decided.emit(row, choice, undo)
        self.refresh()

    @Slot(str, object)
    def _failed(self, _what: str, error: object) -> None:
        self.refused.emit(error)

    def _move_on(self, conflict_id: str) -> None:
        """The one below takes the place of the one that was decided."""
        ids = [row.id for row in self.inbox.open]
        if conflict_id in ids and len(ids) > 1:
            at = ids.index(conflict_id)
            self.chosen = ids[at + 1] if at + 1 < len(ids) else ids[at - 1]
