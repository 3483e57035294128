"""The parts that tie the screens to the hub: what `ui.bridge.sync` asks for, made of `fieldservice.hub_link`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldservice.i18n import language
from ui.bridge.sync import (
    HubDevice,
    HubHistory,
    HubInvitation,
    HubPeople,
    HubUser,
    Joined,
    Moment,
    SafetyCopies,
    SyncTies,
)

if TYPE_CHECKING:
    from fieldservice.bootstrap import Session
    from fieldservice.hub_link import HubLink


class LinkDriver:
    """The driver as screens know it."""

    def __init__(self, link: HubLink) -> None:
        self._link = link
        self._listeners: list[Callable[[Moment], None]] = []
        link.tell = self._told

    def joined(self) -> bool:
        return self._link.joined()

    def moment(self) -> Moment:
        return moment_of(self._link.state)

    def on_change(self, listener: Callable[[Moment], None]) -> None:
        self._listeners.append(listener)

    def synchronise_now(self) -> None:
        if self._link.driver is not None:
            self._link.driver.network_back()

    def pause(self) -> None:
        if self._link.driver is not None:
            self._link.driver.pause()

    def go_on(self) -> None:
        if self._link.driver is not None:
            self._link.driver.go_on()

    def set_metered(self, metered: bool) -> None:
        if self._link.driver is not None:
            self._link.driver.set_metered(metered)

    def _told(self, state: Any) -> None:
        moment = moment_of(state)
        for listener in self._listeners:
            listener(moment)


def moment_of(state: Any) -> Moment:
    """The driver's snapshot (`fieldservice.sync.progress.SyncState`) in the screens' words."""
    problem = state.problem
    return Moment(
        state.phase,
        state.done,
        state.total,
        state.seconds_left,
        problem,
        getattr(problem, "kind", "") == "offline",
        state.next_try,
        state.last_contact,
        state.metered,
        state.upgrade,
    )


class LinkJoining:
    """Joins the open profile while the program runs."""

    def __init__(self, link: HubLink, session: Session) -> None:
        self._link, self._session = link, session

    def what_travels(self) -> int:
        return self._link.waiting()

    def join(
        self, text: str, progress: Callable[[int, int], None], cancelled: Callable[[], bool], name: str = ""
    ) -> Joined:
        joined = self._link.enrol(text, name)
        self._link.fetch(progress, cancelled)
        self._link.rejoin()
        person = self._session.context.actor()
        name = "" if person is None else (person.name_en or person.name) if language() == "en" else person.name
        return Joined(name, joined.hub_called, joined.person_id)


class LinkCopies:
    """Safety copies."""

    def __init__(self, link: HubLink) -> None:
        self._link = link

    def safety_copies(self) -> SafetyCopies:
        from fieldservice.hub_link import newest_copy

        at, changes = newest_copy(self._link)
        return SafetyCopies(self._link.copies.folder, at, changes, self._link.copies.problem)

    def make_safety_copy(self, folder: Path, passphrase: str | None) -> int:
        return self._link.make_copy(folder, passphrase).changes

    def take_over(self, copy: Path, passphrase: str) -> int:
        return self._link.take_over(copy, passphrase)

    def keep_safety_copies_in(self, folder: Path | None, passphrase: str) -> None:
        self._link.keep_copies_in(folder, passphrase)


class LinkHub:
    """The hub's devices and people, for administrators."""

    def __init__(self, link: HubLink) -> None:
        self._link = link

    def devices_and_users(self) -> HubPeople:
        devices, users, codes, kept = self._link.ask_rows(
            "/admin/v1/devices", "/admin/v1/users", "/admin/v1/enrolments", "/admin/v1/quarantine"
        )
        joined = self._link.enrolment()
        own = joined.credentials.device_id if joined is not None else ""
        return HubPeople(
            tuple(_device(row, own) for row in devices),
            tuple(_user(row) for row in users),
            sum(1 for row in codes if row.get("state") == "open"),
            tuple(map(_history, kept)),
        )

    def revoke(self, device_id: str) -> None:
        self._link.ask("POST", f"/admin/v1/devices/{device_id}/revoke")

    def restore(self, device_id: str) -> None:
        self._link.ask("POST", f"/admin/v1/devices/{device_id}/restore")

    def accept(self, stream: str) -> tuple[int, int]:
        told = self._link.ask("POST", f"/admin/v1/quarantine/{stream}/release")
        refused = sum(int(told.get(outcome, 0)) for outcome in ("refused", "parked"))
        return sum(int(count) for count in told.values()) - refused, refused

    def invite(self, person_id: str) -> HubInvitation:
        told = self._link.ask("POST", "/admin/v1/enrolments", {"person_id": person_id})
        return HubInvitation(
            str(told["id"]), str(told.get("person_id", person_id)), str(told["code"]), str(told["qr"]),
            _time(told["expires_at"]) or datetime.now(UTC),
        )  # fmt: skip

    def add_user(self, name: str, roles: Sequence[str]) -> HubUser:
        return _user(self._link.ask("POST", "/admin/v1/users", {"name": name, "roles": list(roles)}))

    def set_roles(self, person_id: str, roles: Sequence[str]) -> None:
        self._link.ask("POST", f"/admin/v1/users/{person_id}/roles", {"roles": list(roles)})


def _device(row: dict[str, Any], own: str) -> HubDevice:
    return HubDevice(
        str(row["id"]),
        str(row["name"]),
        str(row.get("person", "")),
        str(row.get("platform", "")),
        str(row.get("program", "")),
        _time(row.get("enrolled_at")),
        _time(row.get("last_seen_at")),
        _time(row.get("lease_until")),
        int(row.get("waiting") or 0),
        _time(row.get("revoked_at")),
        _time(row.get("wiped_at")),
        row["id"] == own,
        str(row.get("person_id", "")),
    )


def _history(row: dict[str, Any]) -> HubHistory:
    return HubHistory(
        str(row["stream"]),
        str(row["device_id"]),
        int(row.get("changes") or 0),
        _time(row.get("last_at")),
        bool(row.get("before_joining")),
    )


def _user(row: dict[str, Any]) -> HubUser:
    return HubUser(
        str(row["id"]),
        str(row.get("number", "")),
        str(row["name"]),
        str(row.get("name_en", "")),
        tuple(str(role) for role in row.get("roles", ())),
        bool(row.get("archived")),
    )


def _time(value: object) -> datetime | None:
    return datetime.fromtimestamp(int(str(value)) / 1000, UTC) if value else None


def ties_of(link: HubLink, session: Session) -> SyncTies:
    """Everything that the bridge takes, of one session."""
    return SyncTies(LinkDriver(link), LinkHub(link), LinkJoining(link, session), LinkCopies(link))
