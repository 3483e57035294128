"""Devices and people of the hub without widgets: read over the network, changed one verb at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.errors import FieldServiceError
from ui.bridge.environment import Environment
from ui.bridge.sync import Hub, HubInvitation, HubPeople
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel


class DevicesViewModel(ViewModel):
    """`loaded(HubPeople)`; `invited(HubInvitation)`; `accepted(changes, refused)`; `unreachable(error)` when the hub
    does not answer."""

    loaded = Signal(object)
    invited = Signal(object)
    accepted = Signal(int, int)
    done = Signal(str)
    refused = Signal(object)
    unreachable = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.people = HubPeople()
        self._verbs = Verbs(environment, self)
        self._verbs.done.connect(self._verb_done)
        self._verbs.refused.connect(self._verb_refused)

    def refresh(self) -> None:
        hub = self.environment.sync.hub
        if hub is not None:
            self.jobs.read(hub.devices_and_users, self._loaded, self._unreachable, key="sync.devices")

    def revoke(self, device_id: str) -> None:
        """Shut a laptop out: it delivers what it has, then its data is destroyed."""
        self._with_hub("revoked", lambda hub: hub.revoke(device_id))

    def restore(self, device_id: str) -> None:
        """Take a revocation back, as long as the laptop has not destroyed its data."""
        self._with_hub("restored", lambda hub: hub.restore(device_id))

    def accept(self, stream: str) -> None:
        """Accept work that waits for an administrator; `accepted` follows."""
        self._with_hub("accepted", lambda hub: hub.accept(stream))

    def invite(self, person_id: str) -> None:
        """Make an enrolment code for a person; `invited` follows."""
        self._with_hub("invited", lambda hub: hub.invite(person_id))

    def add_user(self, name: str, roles: Sequence[str]) -> None:
        """Add one of the firm's people."""
        self._with_hub("added", lambda hub: hub.add_user(name, roles))

    def set_roles(self, person_id: str, roles: Sequence[str]) -> None:
        """Give a person exactly these roles."""
        self._with_hub("roles", lambda hub: hub.set_roles(person_id, roles))

    def _with_hub(self, what: str, work: Callable[[Hub], Any]) -> None:
        hub = self.environment.sync.hub
        if hub is not None:
            self._verbs.do(what, partial(work, hub))

    @Slot(object)
    def _loaded(self, people: HubPeople) -> None:
        self.people = people
        self.loaded.emit(people)

    @Slot(object)
    def _unreachable(self, error: FieldServiceError) -> None:
        self.unreachable.emit(error)

    @Slot(str, object, object)
    def _verb_done(self, what: str, result: object, _undo: object) -> None:
        if what == "invited" and isinstance(result, HubInvitation):
            self.invited.emit(result)
        elif what == "accepted" and isinstance(result, tuple):
            self.accepted.emit(*result)
        else:
            self.done.emit(what)
        self.refresh()

    @Slot(str, object)
    def _verb_refused(self, _what: str, error: object) -> None:
        self.refused.emit(error)
