"""Which rows this laptop lets go: those that no scope of its person holds any more, unless own work on them waits."""

from __future__ import annotations

from collections.abc import Iterable

from fieldservice.store import tables
from fieldservice.store.incoming import Incoming, Key, Overlay
from fieldservice.store.sync_state import EVERYTHING, SyncState


class LettingGo:
    """Drops rows inside the transaction that takes a reply in."""

    def __init__(self, overlay: Overlay) -> None:
        self._overlay = overlay

    def stale(self, state: SyncState, incoming: Incoming, scope: str, number: int, generation: int) -> None:
        """A scope was fetched again to its end: what did not come again is not in it any more."""
        if scope == EVERYTHING:
            of_hub = [(table, id) for table in sorted(tables.names()) for id in state.rows_of_hub(table)]
            state.orphan(state.homeless([key for key in of_hub if self._overlay.of(key)]))
            self._drop(state, incoming, of_hub)
            state.leave_list(number)
            return
        stale = state.stale(number, generation)
        state.forget(number, stale)
        self.homeless(state, incoming, stale)

    def homeless(self, state: SyncState, incoming: Incoming, keys: Iterable[Key]) -> None:
        """Delete rows that no scope holds, unless something of them still waits to be delivered."""
        if EVERYTHING not in state.scopes():
            self._drop(state, incoming, keys)

    def settled(self, state: SyncState, incoming: Incoming, seq: int) -> None:
        """Rows of own delivered mutations that the hub does not send here (no scope of ours holds them) are let go."""
        mids = state.unsettled(seq)
        everything = EVERYTHING in state.scopes()
        if everything and not state.count_orphans():
            state.settle(mids)
            return
        keys = list(dict.fromkeys(key for mid in mids for key in state.answered_keys(mid)))
        if everything:
            keys = state.orphans(keys)
            state.adopt(key for key in keys if not self._overlay.of(key))
            self._drop(state, incoming, keys)
        else:
            self.homeless(state, incoming, keys)
        state.settle(mids)

    def _drop(self, state: SyncState, incoming: Incoming, keys: Iterable[Key]) -> None:
        idle = [key for key in keys if not self._overlay.of(key)]
        incoming.drop(state.homeless(idle))
