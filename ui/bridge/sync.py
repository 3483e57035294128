"""Synchronisation as screens see it: what the driver does right now, and the hub's own tables for administrators.

The driver (`fieldservice.sync.driver`) has the one thread that talks to the hub. It tells its state in that thread;
`SyncBridge` carries it into the GUI thread. What screens need of it and of the hub is said by the protocols here, so
that a page can be tried without either. Every call of `Hub` may take as long as the network does: call it in jobs.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from fieldservice.errors import EnvironmentFault

# What the driver does, as `fieldservice.sync.progress` names it
IDLE, CONNECTING, PUSHING, PULLING, COMPARING = "idle", "connecting", "pushing", "pulling", "comparing"
PHOTOS, PAUSED, TROUBLE, REVOKED = "photos", "paused", "trouble", "revoked"
WORKING = frozenset({CONNECTING, PUSHING, PULLING, COMPARING, PHOTOS})


class Moment(Struct, frozen=True):
    """What synchronisation is doing. `done` of `total` count changes, rows or (PHOTOS) bytes; total 0: not known."""

    phase: str = IDLE
    done: int = 0
    total: int = 0
    seconds_left: float | None = None
    problem: EnvironmentFault | None = None
    offline: bool = False  # the problem is that nobody answers: calm, not a fault
    next_try: datetime | None = None
    last_contact: datetime | None = None
    metered: bool = False
    upgrade: bool = False


class SyncDriver(Protocol):
    """Synchronisation of an open profile; one that has joined no hub has nothing to do but safety copies."""

    def joined(self) -> bool:
        """Whether there is a hub."""
        ...

    def moment(self) -> Moment:
        """What it does now."""
        ...

    def on_change(self, listener: Callable[[Moment], None]) -> None:
        """Call `listener` at each change, in the driver's own thread."""
        ...

    def synchronise_now(self) -> None:
        """Begin at once, whatever pause there is."""
        ...

    def pause(self) -> None:
        """Stop; a request under way is given up, and made again later."""
        ...

    def go_on(self) -> None:
        """Begin again after `pause`."""
        ...

    def set_metered(self, metered: bool) -> None:
        """Whether the connection costs by the byte: photos and files wait."""
        ...


class Joined(Struct, frozen=True):
    """What came of joining a hub."""

    person: str
    hub: str
    person_id: str = ""
    device_name: str = ""


class HubDevice(Struct, frozen=True):
    """A laptop as the hub knows it. `waiting`: changes that it had not delivered when it last reported."""

    id: str
    name: str
    person: str
    platform: str = ""
    program: str = ""
    enrolled_at: datetime | None = None
    last_seen_at: datetime | None = None
    lease_until: datetime | None = None
    waiting: int = 0
    revoked_at: datetime | None = None
    wiped_at: datetime | None = None
    this: bool = False  # the one that is asking
    person_id: str = ""


class HubUser(Struct, frozen=True):
    """One of the firm's people as the hub knows them."""

    id: str
    number: str
    name: str
    name_en: str = ""
    roles: tuple[str, ...] = ()
    archived: bool = False


class HubInvitation(Struct, frozen=True):
    """An enrolment code, readable only now. `text` is what the QR code holds: address and code in one."""

    id: str
    person: str
    code: str
    text: str
    expires_at: datetime


class HubHistory(Struct, frozen=True):
    """Work that waits for an administrator: from before a laptop joined, or of one that was shut out."""

    stream: str
    device_id: str
    changes: int
    last_at: datetime | None = None
    before_joining: bool = False


class HubPeople(Struct, frozen=True):
    """Devices and users in one answer, and what waits for an administrator."""

    devices: Sequence[HubDevice] = ()
    users: Sequence[HubUser] = ()
    codes_open: int = 0
    waiting: Sequence[HubHistory] = ()


class SafetyCopies(Struct, frozen=True):
    """The safety copy of undelivered work: where the automatic ones go (None: nowhere) and when the last was made."""

    folder: Path | None = None
    last_at: datetime | None = None
    last_changes: int = 0
    problem: EnvironmentFault | None = None  # why the last automatic one could not be written


class Hub(Protocol):
    """The hub and this profile's ties to it. Raises UserError and EnvironmentFault; may take long."""

    def devices_and_users(self) -> HubPeople:
        """Everybody with their laptops, the revoked ones too."""
        ...

    def revoke(self, device_id: str) -> None:
        """Shut a laptop out: at its next contact it delivers what waits and destroys its data."""
        ...

    def restore(self, device_id: str) -> None:
        """Take a revocation back, for as long as the laptop still has its data."""
        ...

    def accept(self, stream: str) -> tuple[int, int]:
        """Accept work that waits; returns how many changes went in and how many were refused all the same."""
        ...

    def invite(self, person_id: str) -> HubInvitation:
        """A code with which one laptop of this person joins, once, until it expires."""
        ...

    def add_user(self, name: str, roles: Sequence[str]) -> HubUser:
        """A new person on the hub."""
        ...

    def set_roles(self, person_id: str, roles: Sequence[str]) -> None:
        """Give these roles in place of those before; they count from the next contact of each laptop."""
        ...


class SafetyCopy(Protocol):
    """Safety copies of undelivered work. Slow: call it in jobs."""

    def safety_copies(self) -> SafetyCopies:
        """Where they are written, and how the newest one went."""
        ...

    def make_safety_copy(self, folder: Path, passphrase: str | None) -> int:
        """Write one now; None uses the passphrase chosen for the automatic ones. Returns how many changes it holds."""
        ...

    def take_over(self, copy: Path, passphrase: str) -> int:
        """Take over what another laptop had not delivered; returns how many changes there are to deliver."""
        ...

    def keep_safety_copies_in(self, folder: Path | None, passphrase: str) -> None:
        """Write them there by itself from now on, opened by that passphrase; None stops it."""
        ...


class Joining(Protocol):
    """Joins the open profile to a hub, and starts synchronising."""

    def what_travels(self) -> int:
        """How many records of this profile would be delivered."""
        ...

    def join(
        self, text: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool], name: str = ""
    ) -> Joined:
        """`text` is what the code's QR holds, or what was pasted of it; `name` what to call this laptop, empty for
        after its person. Raises UserError beside the field."""
        ...


class SyncTies(Struct, frozen=True):
    """What composition hands to the bridge: the parts that this profile has. A stand-alone one can only join."""

    driver: SyncDriver | None = None
    hub: Hub | None = None
    joining: Joining | None = None
    safety: SafetyCopy | None = None


class SyncBridge(QObject):
    """Carries the driver's state into the GUI thread: `changed(Moment)`. Connect bound methods of QObjects only."""

    changed = Signal(object)
    revoked = Signal()  # shut out, everything delivered: the profile is to be destroyed
    tied = Signal()  # this profile has joined a hub, or was tied to another driver

    def __init__(self, ties: SyncTies | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ties = SyncTies()
        self.tie(ties or SyncTies())

    def tie(self, ties: SyncTies) -> None:
        """Speak for these from now on."""
        self._ties = ties
        if ties.driver is not None:
            ties.driver.on_change(self.changed.emit)
        self.tied.emit()

    @property
    def hub(self) -> Hub | None:
        """The hub's tables; None without a hub."""
        return self._ties.hub

    @property
    def safety(self) -> SafetyCopy | None:
        """Safety copies; None where there are none (a demonstration)."""
        return self._ties.safety

    @property
    def joining(self) -> Joining | None:
        """The way to join a hub; None where there is none (a demonstration)."""
        return self._ties.joining

    @property
    def running(self) -> bool:
        """Whether this profile synchronises."""
        return self._ties.driver is not None and self._ties.driver.joined()

    def moment(self) -> Moment:
        """What synchronisation is doing now."""
        return self._ties.driver.moment() if self._ties.driver is not None else Moment()

    def synchronise_now(self) -> None:
        """Begin at once."""
        if self._ties.driver is not None:
            self._ties.driver.synchronise_now()

    def set_paused(self, paused: bool) -> None:
        """Stop synchronising, or go on."""
        if self._ties.driver is not None:
            (self._ties.driver.pause if paused else self._ties.driver.go_on)()

    def set_metered(self, metered: bool) -> None:
        """Whether the connection costs by the byte."""
        if self._ties.driver is not None:
            self._ties.driver.set_metered(metered)
