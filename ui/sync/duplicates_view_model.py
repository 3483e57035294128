"""Likely duplicates without widgets."""

from __future__ import annotations

from functools import partial

from fieldservice.services.possible_duplicates import Compared, Pair
from ui.sync.inbox_view_model import Inbox, InboxViewModel

__all__ = ["Compared", "DuplicatesViewModel", "Inbox", "Pair"]


class DuplicatesViewModel(InboxViewModel):
    """The inbox of pairs; what is open is `Compared`."""

    WATCHES = ("possible_duplicate", "customer", "asset", "part")
    KEY = "duplicates"

    shown: Compared | None

    def decide(self, choice: str) -> None:
        """`same` or `different`."""
        if self.shown is None or self.shown.pair.state != "open":
            return
        service, id = self.services.possible_duplicates, self.shown.pair.id
        back = partial(service.decide, id, "open")
        self._decide(id, choice, partial(service.decide, id, choice, self), lambda _nothing: back)

    def reopen(self, duplicate_id: str) -> None:
        """Take a decision back, and open the pair."""
        self._reopen(duplicate_id, partial(self.services.possible_duplicates.decide, duplicate_id, "open", self))

    def _read(self) -> Inbox[Pair]:
        service = self.services.possible_duplicates
        return Inbox(tuple(service.pairs("open")), tuple(service.pairs("decided")))

    def _read_one(self, id: str) -> Compared:
        return self.services.possible_duplicates.compared(id)
