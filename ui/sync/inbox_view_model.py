"""What the inboxes of synchronisation have in common: a list of what people have to decide, and one of it open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.errors import FieldServiceError
from ui.bridge.environment import Environment
from ui.bridge.verbs import Inverse, Verbs
from ui.bridge.view_model import ViewModel


class Line(Protocol):
    """One line of the list."""

    @property
    def id(self) -> str:
        """The id of what is to be decided."""
        ...


L = TypeVar("L", bound=Line)
_REOPEN = "reopen"


class Inbox(Struct, Generic[L], frozen=True):
    """What the list shows."""

    open: tuple[L, ...] = ()
    decided: tuple[L, ...] = ()

    def find(self, id: str) -> L | None:
        """The line of what has this id; None when it is not in the list."""
        return next((line for line in (*self.open, *self.decided) if line.id == id), None)


class InboxViewModel(ViewModel):
    """`listed(Inbox)`, `opened(what is open)` or `cleared()`, `decided(line, choice, undo)`, `refused(error)`.

    Subclasses name their reads in `KEY` and override `_read` and `_read_one`, which run in a reading thread.
    """

    KEY = ""

    listed = Signal(object)
    opened = Signal(object)
    cleared = Signal()
    decided = Signal(object, str, object)
    refused = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.inbox: Inbox[Any] = Inbox()
        self.chosen = ""
        self.shown: Any = None
        self._wanted = ""
        self._verbs = Verbs(environment, self)
        self._verbs.done.connect(self._done)
        self._verbs.refused.connect(self._failed)

    def open(self, id: str = "") -> None:
        """Show the inbox with this one, or with the first."""
        self._wanted = id
        self.refresh()

    def refresh(self) -> None:
        self.jobs.read(self._read, self._listed, key=f"{self.KEY}.list")

    def choose(self, id: str) -> None:
        """Open one of the list."""
        self.chosen = id
        self.jobs.read(partial(self._read_one, id), self._opened, self._gone, key=f"{self.KEY}.one")

    def step(self, by: int) -> None:
        """Open the next one (+1) or the one before (-1)."""
        ids = [line.id for line in self.inbox.open]
        if not ids:
            return
        at = ids.index(self.chosen) + by if self.chosen in ids else 0
        self.choose(ids[max(0, min(len(ids) - 1, at))])

    def _read(self) -> Inbox[Any]:
        """What there is to decide, and what was decided of late."""
        raise NotImplementedError

    def _read_one(self, id: str) -> Any:
        """What is shown of one. Raises FieldServiceError when it is gone."""
        raise NotImplementedError

    def _decide(self, id: str, choice: str, work: Callable[[], Any], inverse: Inverse | None) -> None:
        """Do `work`, the decision; `decided` follows, and the next one opens."""
        self._verbs.do(f"{choice} {id}", work, inverse)

    def _reopen(self, id: str, work: Callable[[], Any]) -> None:
        """Do `work`, which puts a decided one back among the open ones, and open it."""
        self._wanted = id
        self._verbs.do(f"{_REOPEN} {id}", work)

    @Slot(object)
    def _listed(self, inbox: Inbox[Any]) -> None:
        self.inbox = inbox
        self.listed.emit(inbox)
        ids = [line.id for line in inbox.open]
        wanted, self._wanted = self._wanted, ""
        if inbox.find(wanted) is not None:
            self.choose(wanted)
        elif self.chosen in ids:
            self.choose(self.chosen)
        elif ids:
            self.choose(ids[0])
        else:
            self.chosen, self.shown = "", None
            self.cleared.emit()

    @Slot(object)
    def _opened(self, shown: object) -> None:
        self.shown = shown
        self.opened.emit(shown)

    @Slot(object)
    def _gone(self, _error: FieldServiceError) -> None:
        self.refresh()

    @Slot(str, object, object)
    def _done(self, what: str, _result: object, undo: object) -> None:
        choice, _, id = what.partition(" ")
        line = self.inbox.find(id)
        if choice != _REOPEN and line is not None:
            self._move_on(id)
            self.decided.emit(line, choice, undo)
        self.refresh()

    @Slot(str, object)
    def _failed(self, _what: str, error: object) -> None:
        self.refused.emit(error)

    def _move_on(self, id: str) -> None:
        """The one below takes the place of the one that was decided."""
        ids = [line.id for line in self.inbox.open]
        if id in ids and len(ids) > 1:
            at = ids.index(id)
            self.chosen = ids[at + 1] if at + 1 < len(ids) else ids[at - 1]
