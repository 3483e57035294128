"""The contacts and sites of a customer: two cards and their dialogs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory import words
from ui.directory.customer_view_model import CustomerViewModel
from ui.directory.customers_view_model import email_sentence, phone_sentence
from ui.directory.record_dialog import RecordDialog
from ui.kit.buttons import MenuButton
from ui.kit.choices import CheckBox
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import Label, rule
from ui.kit.meters import Avatar
from ui.kit.panels import Card, column, row
from ui.kit.pills import Pill
from ui.kit.status import PillSpec

C = "directory_page"


class _ListCard(Card):
    """Lines with a menu each; `added`, `edited(record)`, `removed(id)`."""

    added = Signal()
    edited = Signal(object)
    removed = Signal(str)

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__(title, action=translate(C, "Add"), on_action=lambda: self.added.emit(), padding=0, spacing=0)
        self._nothing = nothing

    def _lines(self, lines: Sequence[tuple[Any, QWidget]]) -> None:
        self.clear()
        for index, (record, shown) in enumerate(lines):
            if index:
                self.add(rule())
            menu = MenuButton("", "quiet", 28, "ellipsis", translate(C, "More about {name}", name=record.name))
            menu.add(translate(C, "Edit…"), partial(self.edited.emit, record), "pencil")
            menu.add(translate(C, "Take off the list"), partial(self.removed.emit, record.id), "archive")
            holder = QWidget()
            line = row(shown, menu, spacing=8)
            line.setStretch(0, 1)
            line.setContentsMargins(16, 8, 10, 8)
            holder.setLayout(line)
            self.add(holder)
        if not lines:
            label = Label(self._nothing, "body", "muted", wrap=True)
            label.setContentsMargins(16, 10, 16, 14)
            self.add(label)
        self.body.addStretch(1)


class PeopleCard(_ListCard):
    """The contacts of a customer."""

    def __init__(self) -> None:
        super().__init__(translate(C, "Contacts"), translate(C, "Add whom to call about this customer."))

    def show_contacts(self, contacts: Sequence[Any]) -> None:
        """Show them, the main one first."""
        lines: list[tuple[Any, QWidget]] = []
        for contact in contacts:
            texts = column(spacing=1)
            name = row(Label(contact.name, strong=True), Label(contact.role, "small", "muted"), spacing=8)
            if contact.is_main:
                name.addWidget(Pill(PillSpec(translate(C, "Main"), "quiet", "accent", "check")))
            name.addStretch(1)
            texts.addLayout(name)
            ways = words.listed((contact.phone, contact.email, contact.wechat))
            texts.addWidget(Label(ways or translate(C, "no telephone number"), "body", "muted", selectable=True))
            both = row(Avatar(contact.name), texts, spacing=10)
            both.setStretch(1, 1)
            holder = QWidget()
            holder.setLayout(both)
            lines.append((contact, holder))
        self._lines(lines)


class SitesCard(_ListCard):
    """The places of a customer."""

    def __init__(self) -> None:
        super().__init__(
            translate(C, "Sites"), translate(C, "Add the plants and rooms where this customer's machines stand.")
        )

    def show_sites(self, sites: Sequence[Any]) -> None:
        """Show them by name."""
        lines: list[tuple[Any, QWidget]] = []
        for site in sites:
            holder = QWidget()
            texts = column(holder, spacing=1)
            texts.addWidget(Label(site.name, strong=True, elide=True))
            texts.addWidget(Label(words.address(site) or translate(C, "no address"), "body", "muted", wrap=True))
            if site.access_note:
                texts.addWidget(Label(site.access_note, "small", "muted", wrap=True))
            lines.append((site, holder))
        self._lines(lines)


def contact_dialog(
    parent: QWidget, environment: Environment, view_model: CustomerViewModel, contact: Any | None
) -> RecordDialog:
    """Add or change a contact."""
    id = contact.id if contact is not None else None
    dialog = RecordDialog(
        translate(C, "Edit contact") if id else translate(C, "New contact"),
        parent,
        environment,
        f"contact.{id or view_model.id}",
        translate(C, "Save contact"),
        lambda values: view_model.save_contact(id, values),
    )
    form = dialog.form
    form.add("name", TextField(translate(C, "Name"), required=True, max_length=80))
    form.add("role", TextField(translate(C, "Role"), max_length=80))
    form.add("phone", TextField(translate(C, "Telephone"), validator=phone_sentence, max_length=60))
    form.add("email", TextField(translate(C, "E-mail"), validator=email_sentence, max_length=120))
    form.add("wechat", TextField(translate(C, "WeChat"), max_length=60))
    form.add("is_main", CheckBox(translate(C, "Call this person first")))
    dialog.begin_with(contact)
    return dialog


def site_dialog(
    parent: QWidget, environment: Environment, view_model: CustomerViewModel, site: Any | None
) -> RecordDialog:
    """Add or change a site."""
    id = site.id if site is not None else None
    dialog = RecordDialog(
        translate(C, "Edit site") if id else translate(C, "New site"),
        parent,
        environment,
        f"site.{id or view_model.id}",
        translate(C, "Save site"),
        lambda values: view_model.save_site(id, values),
    )
    form = dialog.form
    form.add("name", TextField(translate(C, "Name"), required=True, max_length=120), 2)
    form.add("province", TextField(translate(C, "Province"), max_length=60))
    form.add("city", TextField(translate(C, "City"), max_length=60))
    form.add("district", TextField(translate(C, "District"), max_length=60))
    form.add("street", TextField(translate(C, "Street and number"), max_length=200))
    placeholder = translate(C, "Gate, registration, safety shoes …")
    form.add("access_note", TextArea(translate(C, "How to get in"), placeholder=placeholder, rows=2), 2)
    dialog.begin_with(site)
    return dialog
