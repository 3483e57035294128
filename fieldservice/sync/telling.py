"""How synchronisation stands, told whenever that changes, and its log, which stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

from fieldservice.errors import EnvironmentFault
from fieldservice.store.queries import sync_notes
from fieldservice.store.store import Store
from fieldservice.sync import progress
from fieldservice.sync.failures import SyncFailure
from fieldservice.sync.progress import SyncState
from fieldservice.system.clock import to_ms


class Telling:
    """The engine's voice. `state` is the newest moment; `tell` gets each that differs from the one before."""

    def __init__(self, store: Store, state: SyncState, tell: Callable[[SyncState], None]) -> None:
        self._store = store
        self._tell = tell
        self.state = state

    def say(self, phase: str, **changes: Any) -> None:
        """Now it is in this phase, and these fields of the state changed. The time left counts for one phase."""
        if phase != self.state.phase:
            changes = {"seconds_left": None, **changes}
        state = replace(self.state, phase=phase, **changes)
        if state != self.state:
            self.state = state
            self._tell(state)

    def trouble(self, problem: SyncFailure | EnvironmentFault) -> None:
        """Something went wrong; the phase is the one in which it did."""
        self.say(self.state.phase, problem=problem, waiting=sync_notes.waiting(self._store))

    def rest(self, wake: datetime, revoked: bool) -> None:
        """Nothing is due before `wake`."""
        phase = progress.IDLE
        if revoked:
            phase = progress.REVOKED
        elif self.state.problem is not None:
            phase = progress.TROUBLE
        self.say(phase, done=0, total=0, next_try=wake)

    def log(self, now: datetime, kind: str, **detail: object) -> None:
        """Write a line that people can look up later."""
        sync_notes.write_log(self._store, to_ms(now), kind, detail)
