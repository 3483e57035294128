"""Likely duplicates without widgets."""

from __future__ import annotations

from functools import partial

from msgspec import Struct
from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.errors import FieldServiceError
from fieldservice.services.possible_duplicates import Compared, Pair
from ui.bridge.environment import Environment
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["Compared", "DuplicatesViewModel", "Pair", "Pairs"]


class Pairs(Struct, frozen=True):
    """What the list shows."""

    open: tuple[Pair, ...] = ()
    decided: tuple[Pair, ...] = ()


class DuplicatesViewModel(ViewModel):
    """`listed(Pairs)`, `opened(Compared)` or `cleared()`, `decided(choice, undo)`."""

    WATCHES = ("possible_duplicate", "customer", "asset", "part")

    listed = Signal(object)
    opened = Signal(object)
    cleared = Signal()
    decided = Signal(str, object)
    refused = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.pairs = Pairs()
        self.chosen = ""
        self.shown: Compared | None = None
        self._verbs = Verbs(environment, self)
        self._verbs.done.connect(self._done)
        self._verbs.refused.connect(self._failed)

    def refresh(self) -> None:
        self.jobs.read(self._read, self._listed, key="duplicates.list")

    def choose(self, duplicate_id: str) -> None:
        """Open one of the list."""
        self.chosen = duplicate_id
        service = self.services.possible_duplicates
        self.jobs.read(partial(service.compared, duplicate_id), self._opened, self._gone, key="duplicates.one")

    def step(self, by: int) -> None:
        """Open the next one (+1) or the one before (-1)."""
        ids = [pair.id for pair in self.pairs.open]
        if ids:
            at = ids.index(self.chosen) + by if self.chosen in ids else 0
            self.choose(ids[max(0, min(len(ids) - 1, at))])

    def decide(self, choice: str) -> None:
        """`same` or `different`."""
        if self.shown is not None and self.shown.pair.state == "open":
            service, id = self.services.possible_duplicates, self.shown.pair.id
            back = partial(service.decide, id, "open")
            self._verbs.do(choice, partial(service.decide, id, choice, self), lambda _nothing: back)

    def reopen(self, duplicate_id: str) -> None:
        """Take a decision back."""
        self.chosen = duplicate_id
        self._verbs.do("open", partial(self.services.possible_duplicates.decide, duplicate_id, "open", self))

    def _read(self) -> Pairs:
        service = self.services.possible_duplicates
        return Pairs(tuple(service.pairs("open")), tuple(service.pairs("decided")))

    @Slot(object)
    def _listed(self, pairs: Pairs) -> None:
        self.pairs = pairs
        self.listed.emit(pairs)
        ids = [pair.id for pair in pairs.open]
        if self.chosen in ids:
            self.choose(self.chosen)
        elif ids:
            self.choose(ids[0])
        else:
            self.chosen, self.shown = "", None
            self.cleared.emit()

    @Slot(object)
    def _opened(self, compared: Compared) -> None:
        self.shown = compared
        self.opened.emit(compared)

    @Slot(object)
    def _gone(self, _error: FieldServiceError) -> None:
        self.refresh()

    @Slot(str, object, object)
    def _done(self, what: str, _result: object, undo: object) -> None:
        if what != "open":
            self.decided.emit(what, undo)
        self.refresh()

    @Slot(str, object)
    def _failed(self, _what: str, error: object) -> None:
        self.refused.emit(error)
