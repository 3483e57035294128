"""Devices and people of the hub, for administrators: who was seen when, what waits, shut out, invite."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QStackedWidget, QWidget

from fieldservice.domain.formats import format_moment
from fieldservice.errors import EnvironmentFault, FieldServiceError
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.bridge.sync import HubDevice, HubHistory, HubInvitation, HubPeople, HubUser
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog, question
from ui.kit.feedback import EmptyState
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.meters import Avatar
from ui.kit.panels import Card, ScrollPage, column, row
from ui.kit.pills import Pill
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.shell.page import Page
from ui.shell.roles import role_words
from ui.sync.devices_view_model import DevicesViewModel
from ui.sync.invitation_dialog import InvitationDialog
from ui.sync.roles_dialog import RolesDialog
from ui.sync.words import run_on

_C = "devices"
_LONG_SILENT = timedelta(days=7)


class DevicesPage(Page):
    """Two lists: laptops, people."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        theme = current()
        self.model = DevicesViewModel(environment, self)
        self.view_model = self.model
        self.dialog: Dialog | None = None
        self.accept_buttons: dict[str, Button] = {}
        self.revoke_buttons: dict[str, Button] = {}
        self.invite_buttons: dict[str, Button] = {}
        self._summary = Label("", "body", "muted", elide=True)
        self.add = Button(translate(_C, "New person…"), "primary", 36, icon="plus", on_click=self.ask_new)
        head = row(Label(translate(_C, "Devices and people"), "title"), spacing=12)
        head.addWidget(self._summary, 1)
        head.addWidget(self.add)
        head.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(10))
        self._devices = Card(translate(_C, "Laptops"), padding=0, spacing=0)
        self._users = Card(translate(_C, "People"), padding=0, spacing=0)
        lists = ScrollPage(gutter=24, spacing=16, name=translate(_C, "Devices and people"))
        self._waiting = Card(translate(_C, "Waits for you"), padding=0, spacing=0)
        lists.add(self._waiting)
        lists.add(self._devices)
        lists.add(self._users)
        lists.finish()
        self._away = EmptyState(
            "cloud-off",
            translate(_C, "The hub can't be reached"),
            translate(_C, "Devices and people are kept on the hub. Your own work goes on without it."),
            translate(_C, "Try again"),
            self.model.refresh,
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(lists)
        self.stack.addWidget(self._away)
        whole = column(self)
        whole.addLayout(head)
        whole.addWidget(rule(edge=True))
        whole.addWidget(self.stack, 1)
        self.model.loaded.connect(self._show)
        self.model.invited.connect(self._invited)
        self.model.accepted.connect(self._accepted)
        self.model.done.connect(self._was_done)
        self.model.refused.connect(environment.messages.problem)
        self.model.unreachable.connect(self._unreachable)

    def open(self, **params: object) -> None:
        self.model.refresh()

    def focus_first(self) -> None:
        self.add.setFocus()

    def _unreachable(self, error: FieldServiceError) -> None:
        self._away.title.setText(error.message())
        if isinstance(error, EnvironmentFault):
            self._away.sentence.setText(error.next_step())
        self.stack.setCurrentWidget(self._away)

    def _show(self, people: HubPeople) -> None:
        self.stack.setCurrentIndex(0)
        working = [device for device in people.devices if device.revoked_at is None]
        words = [translate(_C, "%n laptops", len(working)), translate(_C, "%n people", len(people.users))]
        if people.codes_open:
            words.append(translate(_C, "%n invitations open", people.codes_open))
        self._summary.setText(translate(_C, ", ").join(words))
        self._summary.updateGeometry()
        self._fill_waiting(people)
        self._fill_devices(people)
        self._fill_users(people)

    # work that waits for an administrator

    def _fill_waiting(self, people: HubPeople) -> None:
        self._waiting.clear()
        self.accept_buttons = {}
        self._waiting.setVisible(bool(people.waiting))
        if not people.waiting:
            return
        devices = {device.id: device for device in people.devices}
        grid = _grid(
            self._waiting,
            ((translate(_C, "Laptop"), 4), (translate(_C, "Person"), 3), (translate(_C, "What waits"), 7), ("", 3)),
        )
        for kept in people.waiting:
            device = devices.get(kept.device_id, HubDevice(kept.device_id, kept.device_id[:8], ""))
            _line(grid, self._waiting_cells(kept, device))

    def _waiting_cells(self, kept: HubHistory, device: HubDevice) -> list[QWidget | QHBoxLayout]:
        name = row(IconLabel("laptop", "muted"), spacing=8)
        name.addWidget(Label(device.name, "body", strong=True, elide=True), 1)
        if kept.before_joining:
            words = translate(_C, "%n changes from before it joined, some of them colleagues'", kept.changes)
        else:
            words = translate(_C, "%n changes, delivered after it was shut out", kept.changes)
        button = Button(translate(_C, "Accept"), "primary", 28, on_click=partial(self.model.accept, kept.stream))
        button.setAccessibleName(translate(_C, "Accept what {name} brings", name=device.name))
        self.accept_buttons[kept.stream] = button
        return [name, Label(device.person, "body", elide=True), Label(words, "body", elide=True), row(None, button)]

    def _accepted(self, changes: int, refused: int) -> None:
        words = translate(_C, "%n changes are accepted, in the names of those who recorded them.", changes)
        if refused:
            words = run_on(words, translate(_C, "%n could not be accepted; that laptop shows why.", refused))
        self.environment.messages.say(words)

    # laptops

    def _fill_devices(self, people: HubPeople) -> None:
        self._devices.clear()
        self.revoke_buttons = {}
        grid = _grid(
            self._devices,
            (
                (translate(_C, "Laptop"), 4),
                (translate(_C, "Person"), 3),
                (translate(_C, "Last contact"), 4),
                (translate(_C, "Not delivered"), 3),
                ("", 3),
            ),
        )
        newest = sorted(people.devices, key=lambda d: (d.revoked_at is not None, not d.this, -_seconds(d)))
        for device in newest:
            _line(grid, self._device_cells(device))

    def _device_cells(self, device: HubDevice) -> list[QWidget | QHBoxLayout]:
        context = self.environment.session.context
        now, zone = context.now(), context.zone
        tone = "muted" if device.revoked_at else "text"
        name = row(IconLabel("laptop", "muted"), spacing=8)
        called = Label(device.name, "body", tone, strong=not device.revoked_at, elide=True)
        if device.this:
            called.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            name.addWidget(called)
            name.addWidget(Pill(PillSpec(translate(_C, "this one"))))
            name.addStretch(1)
        else:
            name.addWidget(called, 1)
        seen = device.last_seen_at
        words = format_moment(seen, now, zone) if seen else translate(_C, "never")
        silent = device.revoked_at is None and seen is not None and now - seen > _LONG_SILENT
        if silent and seen is not None:
            words = translate(_C, "{time}, silent for %n days", (now - seen).days, time=words)
        contact = Label(words, "body", "warn" if silent else "muted", elide=True)
        waiting = translate(_C, "%n changes", device.waiting) if device.waiting else translate(_C, "nothing")
        return [
            name,
            Label(device.person, "body", tone, elide=True),
            contact,
            Label(waiting, "body", "text" if device.waiting else "muted", elide=True),
            self._device_action(device),
        ]

    def _device_action(self, device: HubDevice) -> QHBoxLayout:
        line = row(None)
        if device.wiped_at is not None:
            line.addWidget(Pill(PillSpec(translate(_C, "Data destroyed"), "quiet", "muted", "shield-check")))
        elif device.revoked_at is not None:
            line.addWidget(Pill(PillSpec(translate(_C, "Shut out"), "quiet", "danger", "shield-x")))
            back = Button(translate(_C, "Allow again"), "quiet", 28, on_click=partial(self.model.restore, device.id))
            back.setAccessibleName(translate(_C, "Allow {name} again", name=device.name))
            line.addWidget(back)
        elif not device.this:
            button = Button(translate(_C, "Shut out…"), "danger", 28, on_click=partial(self.ask_revoke, device))
            button.setAccessibleName(translate(_C, "Shut {name} out", name=device.name))
            self.revoke_buttons[device.id] = button
            line.addWidget(button)
        return line

    def ask_revoke(self, device: HubDevice) -> None:
        """Say what will happen before a laptop is shut out."""
        sentences = [
            translate(
                _C,
                "At its next contact {name} delivers what it still has; an administrator looks at that. Then the firm's"
                " data on it is destroyed.",
                name=device.name,
            ),
            translate(_C, "Until then it locks by itself when it has not met the hub for 45 days."),
        ]
        if device.waiting:
            sentences.insert(
                0, translate(_C, "{person} has %n changes on it that were not delivered.", device.waiting,
                             person=device.person)
            )  # fmt: skip
        self.dialog = question(
            self,
            translate(_C, "Shut {name} out?", name=device.name),
            run_on(*sentences),
            translate(_C, "Shut out"),
            danger=True,
        )
        self.dialog.accepted.connect(partial(self.model.revoke, device.id))
        self.dialog.open()

    # people

    def _fill_users(self, people: HubPeople) -> None:
        self._users.clear()
        self.invite_buttons = {}
        grid = _grid(
            self._users,
            ((translate(_C, "Person"), 4), (translate(_C, "Roles"), 6), (translate(_C, "Laptops"), 2), ("", 5)),
        )
        laptops: dict[str, int] = {}
        for device in people.devices:
            if device.revoked_at is None:
                laptops[device.person_id] = laptops.get(device.person_id, 0) + 1
        for user in people.users:
            if not user.archived:
                _line(grid, self._user_cells(user, laptops.get(user.id, 0)))

    def _user_cells(self, user: HubUser, laptops: int) -> list[QWidget | QHBoxLayout]:
        name = row(Avatar(_name(user), 24), spacing=8)
        name.addWidget(Label(_name(user), strong=True, elide=True), 1)
        actions = row(None)
        roles = Button(translate(_C, "Roles…"), "quiet", 28, on_click=partial(self.ask_roles, user))
        roles.setAccessibleName(translate(_C, "Roles of {name}", name=_name(user)))
        invite = Button(
            translate(_C, "Invite a laptop"), "secondary", 28, "qr-code", on_click=partial(self.model.invite, user.id)
        )
        invite.setAccessibleName(translate(_C, "Invite a laptop for {name}", name=_name(user)))
        self.invite_buttons[user.id] = invite
        actions.addWidget(roles)
        actions.addWidget(invite)
        return [
            name,
            Label(role_words(user.roles, len(user.roles)) or translate(_C, "none"), "body", "muted", elide=True),
            Label(f"{laptops}" if laptops else "—", "body", "muted"),
            actions,
        ]

    def ask_new(self) -> None:
        """Ask for the name and roles of a new person."""
        self.dialog = RolesDialog("", (), self.model.add_user, self)
        self.dialog.open()

    def ask_roles(self, user: HubUser) -> None:
        """Ask which roles a person shall have."""
        self.dialog = RolesDialog(
            _name(user), user.roles, lambda _name, roles: self.model.set_roles(user.id, roles), self
        )
        self.dialog.open()

    def _invited(self, invitation: HubInvitation) -> None:
        context = self.environment.session.context
        people = {user.id: _name(user) for user in self.model.people.users}
        person = people.get(invitation.person, invitation.person)
        self.dialog = InvitationDialog(invitation, person, context.now(), context.zone, self)
        self.dialog.open()

    def _was_done(self, what: str) -> None:
        words = {
            "revoked": translate(_C, "Shut out. Its data is destroyed at its next contact."),
            "restored": translate(_C, "Allowed again."),
            "added": translate(_C, "Added. Invite a laptop next."),
            "roles": translate(_C, "The roles are changed. They count from the next contact of each laptop."),
        }
        self.environment.messages.say(words[what])


def _name(user: HubUser) -> str:
    return (user.name_en or user.name) if language() == "en" else user.name


def _seconds(device: HubDevice) -> float:
    return device.last_seen_at.timestamp() if device.last_seen_at else 0.0


def _grid(card: Card, columns: tuple[tuple[str, int], ...]) -> QGridLayout:
    theme = current()
    grid = QGridLayout()
    grid.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(8))
    grid.setHorizontalSpacing(theme.px(16))
    grid.setVerticalSpacing(0)
    for number, (words, stretch) in enumerate(columns):
        label = Label(words, "small", "muted")
        label.setFixedHeight(theme.px(28))
        grid.addWidget(label, 0, number)
        grid.setColumnStretch(number, stretch)
    card.add_layout(grid)
    return grid


def _line(grid: QGridLayout, cells: list[QWidget | QHBoxLayout]) -> None:
    line = grid.rowCount()
    grid.addWidget(rule(), line, 0, 1, grid.columnCount())
    for number, cell in enumerate(cells):
        if isinstance(cell, QWidget):
            grid.addWidget(cell, line + 1, number)
        else:
            grid.addLayout(cell, line + 1, number)
    grid.setRowMinimumHeight(line + 1, current().px(40))
