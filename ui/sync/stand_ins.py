"""A driver and a hub that only remember: what the tour shows its screens with, where there is no hub to talk to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from ui.bridge.sync import (
    IDLE,
    PAUSED,
    HubDevice,
    HubHistory,
    HubInvitation,
    HubPeople,
    HubUser,
    Moment,
    SafetyCopies,
    SyncTies,
)


class RememberingDriver:
    """Says what it is told to say, and writes down what it was asked."""

    def __init__(self, moment: Moment) -> None:
        self.now = moment
        self.asked: list[str] = []
        self._listeners: list[Callable[[Moment], None]] = []

    def joined(self) -> bool:
        return True

    def moment(self) -> Moment:
        return self.now

    def on_change(self, listener: Callable[[Moment], None]) -> None:
        self._listeners.append(listener)

    def say(self, moment: Moment) -> None:
        """Be in this state from now on, and tell it."""
        self.now = moment
        for listener in self._listeners:
            listener(moment)

    def synchronise_now(self) -> None:
        self.asked.append("now")

    def pause(self) -> None:
        self.asked.append("pause")
        self.say(Moment(PAUSED, last_contact=self.now.last_contact))

    def go_on(self) -> None:
        self.asked.append("go on")
        self.say(Moment(IDLE, last_contact=self.now.last_contact))

    def set_metered(self, metered: bool) -> None:
        self.asked.append(f"metered {metered}")


class RememberingHub:
    """Devices and people that were put in, changed as an administrator asks."""

    def __init__(self, devices: Sequence[HubDevice], users: Sequence[HubUser], now: datetime) -> None:
        self.devices, self.users = list(devices), list(users)
        self._now = now
        self.waiting: list[HubHistory] = []
        self.invited: list[str] = []

    def devices_and_users(self) -> HubPeople:
        return HubPeople(tuple(self.devices), tuple(self.users), len(self.invited), tuple(self.waiting))

    def revoke(self, device_id: str) -> None:
        self._set(device_id, self._now)

    def restore(self, device_id: str) -> None:
        self._set(device_id, None)

    def accept(self, stream: str) -> tuple[int, int]:
        taken = [each for each in self.waiting if each.stream == stream]
        self.waiting = [each for each in self.waiting if each.stream != stream]
        return sum(each.changes for each in taken), 0

    def invite(self, person_id: str) -> HubInvitation:
        self.invited.append(person_id)
        code = "7ZK4-M2QX-9TRB-H0DW"
        return HubInvitation(
            f"i{len(self.invited)}",
            person_id,
            code,
            f"fieldservice+enrol:https://hub.hengchuan.example:8443#{code}",
            self._now + timedelta(hours=48),
        )

    def add_user(self, name: str, roles: Sequence[str]) -> HubUser:
        made = HubUser(f"u{len(self.users)}", f"E{len(self.users):02d}", name, roles=tuple(roles))
        self.users.append(made)
        return made

    def set_roles(self, person_id: str, roles: Sequence[str]) -> None:
        self.users = [_with_roles(user, roles) if user.id == person_id else user for user in self.users]

    def _set(self, device_id: str, revoked: datetime | None) -> None:
        self.devices = [_revoked(d, revoked) if d.id == device_id else d for d in self.devices]


class RememberingCopies:
    """Safety copies that are nowhere written."""

    def __init__(self, copies: SafetyCopies) -> None:
        self.copies = copies
        self.made: list[tuple[Path, str | None]] = []

    def safety_copies(self) -> SafetyCopies:
        return self.copies

    def make_safety_copy(self, folder: Path, passphrase: str | None) -> int:
        self.made.append((folder, passphrase))
        return 5

    def take_over(self, copy: Path, passphrase: str) -> int:
        self.made.append((copy, passphrase))
        return 23

    def keep_safety_copies_in(self, folder: Path | None, passphrase: str) -> None:
        self.copies = SafetyCopies(folder)


def _with_roles(user: HubUser, roles: Sequence[str]) -> HubUser:
    return HubUser(user.id, user.number, user.name, user.name_en, tuple(roles), user.archived)


def _revoked(device: HubDevice, revoked: datetime | None) -> HubDevice:
    import msgspec

    changed: HubDevice = msgspec.structs.replace(device, revoked_at=revoked)
    return changed


def ties_of(driver: RememberingDriver, hub: RememberingHub, copies: RememberingCopies) -> SyncTies:
    """The three as the bridge takes them."""
    return SyncTies(driver, hub, None, copies)
