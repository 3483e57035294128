"""What synchronisation is doing, for people: a snapshot without language, and the sentence for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, tzinfo

from fieldservice.errors import EnvironmentFault
from fieldservice.i18n import translate
from fieldservice.store.queries.blob_transfers import Outstanding
from fieldservice.sync.failures import SyncFailure

IDLE = "idle"  # everything delivered as far as the network allows
CONNECTING = "connecting"
PUSHING = "pushing"  # delivering changes
PULLING = "pulling"  # fetching changes
COMPARING = "comparing"
PHOTOS = "photos"
PAUSED = "paused"
TROUBLE = "trouble"  # `problem` says what; `next_try` when it is tried again
REVOKED = "revoked"  # shut out; what waits is delivered, then everything here is destroyed
PHASES = (IDLE, CONNECTING, PUSHING, PULLING, COMPARING, PHOTOS, PAUSED, TROUBLE, REVOKED)


@dataclass(frozen=True)
class SyncState:
    """A moment of synchronisation. `done` of `total` count changes, rows or (PHOTOS) bytes; total 0: not known."""

    phase: str = IDLE
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    waiting: int = 0  # changes not delivered
    sending: Outstanding = field(default_factory=lambda: Outstanding(0, 0))  # photos and files
    fetching: Outstanding = field(default_factory=lambda: Outstanding(0, 0))
    delivered: int = 0  # changes delivered since the program started
    problem: SyncFailure | EnvironmentFault | None = None
    next_try: datetime | None = None
    last_contact: datetime | None = None
    metered: bool = False
    upgrade: bool = False


def sentence(state: SyncState, zone: tzinfo) -> str:
    """The state in words, in the language that is set now: "All changes delivered, 18:02"."""
    if state.phase == REVOKED:
        return translate("sync", "This laptop was shut out by an administrator.")
    if state.phase == PAUSED:
        return translate("sync", "Paused. %n changes wait.", n=state.waiting)
    if state.phase == TROUBLE and state.problem is not None:
        if state.waiting:
            return translate("sync", "{problem} %n changes wait.", n=state.waiting, problem=state.problem.message())
        return state.problem.message()
    if state.phase == CONNECTING:
        return translate("sync", "Connecting to the hub…")
    if state.phase == PUSHING:
        left = _left(state.seconds_left)
        return translate(
            "sync", "Delivering: {done} of {total} changes{left}", done=state.done, total=state.total, left=left
        )
    if state.phase in (PULLING, COMPARING):
        return translate(
            "sync", "Fetching changes: {done} so far{left}", done=state.done, left=_left(state.seconds_left)
        )
    if state.phase == PHOTOS:
        done, total = f"{state.done / 1e6:.1f}", f"{state.total / 1e6:.1f}"
        return translate(
            "sync",
            "Photos and files: {done} of {total} MB{left}",
            done=done,
            total=total,
            left=_left(state.seconds_left),
        )
    return _quiet(state, zone)


def _quiet(state: SyncState, zone: tzinfo) -> str:
    if state.waiting:
        return translate("sync", "%n changes wait.", n=state.waiting)
    if state.last_contact is None:
        return translate("sync", "Not synchronised yet.")
    at = state.last_contact.astimezone(zone).strftime("%H:%M")
    photos = state.sending.count + state.fetching.count
    if photos:
        return translate(
            "sync", "All changes delivered, {at}. %n photos and files are still to travel.", n=photos, at=at
        )
    return translate("sync", "All changes delivered, {at}.", at=at)


def _left(seconds: float | None) -> str:
    """The words for the time left, with what joins them to the sentence; "" when it isn't known."""
    if seconds is None:
        return ""
    if seconds < 60:
        return translate("sync", ", less than a minute left")
    if seconds < 3_600:
        return translate("sync", ", %n minutes left", n=round(seconds / 60))
    return translate("sync", ", %n hours left", n=round(seconds / 3_600))
