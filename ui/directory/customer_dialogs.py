"""Adding a customer: duplicates while typing, sentences beside the fields, nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from fieldservice.domain.words import choices
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.customers_view_model import (
    Duplicate,
    NewCustomerViewModel,
    email_sentence,
    phone_sentence,
)
from ui.directory.form import Form
from ui.kit.choices import ChoiceField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextField
from ui.kit.labels import IconLabel, Label, Link
from ui.kit.panels import clear_layout, column, panel, row
from ui.kit.theme import current

C = "directory_page"

_TYPING_MS = 200
_MOST = 3


class DuplicateNote(QWidget):
    """Records that may be the same, each with its reason and a way to open it."""

    def __init__(self, lead: str, reasons: Callable[[str], str], open: Callable[[str], object]) -> None:
        super().__init__()
        self._lead, self._reasons, self._open = lead, reasons, open
        self.shown: list[Duplicate] = []
        self._column = column(self)
        self.hide()

    def show_duplicates(self, duplicates: list[Duplicate]) -> None:
        """Warn of these; nothing hides the note."""
        theme = current()
        self.shown = duplicates
        clear_layout(self._column)
        self.setVisible(bool(duplicates))
        if not duplicates:
            return
        frame = panel("calm-card")
        lines = column(frame)
        lines.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        lines.setSpacing(theme.px(4))
        lines.addLayout(row(IconLabel("triangle-alert", "warn"), Label(self._lead, strong=True), None))
        for each in duplicates[:_MOST]:
            link = Link(" ".join(part for part in (each.number, each.name) if part))
            link.clicked.connect(lambda id=each.id: self._open(id))
            lines.addLayout(row(link, Label(self._reasons(each.reason), "small", "muted"), None))
        self._column.addWidget(frame)
        self.setAccessibleName(f"{self._lead} {listed_names(duplicates)}")


def listed_names(duplicates: list[Duplicate]) -> str:
    """Their names, for those who listen."""
    return ", ".join(each.name for each in duplicates)


def duplicate_reason(reason: str) -> str:
    """Why a record may be the same."""
    return {
        "phone": translate(C, "same telephone number"),
        "name": translate(C, "same name"),
        "similar_name": translate(C, "similar name"),
        "serial": translate(C, "same serial number"),
        "similar_serial": translate(C, "same serial number, written differently"),
    }.get(reason, "")


def customer_fields(form: Form) -> None:
    """The fields of a customer's profile."""
    form.add("name", TextField(translate(C, "Name"), required=True, max_length=200), 2)
    form.add("phone", TextField(translate(C, "Telephone"), validator=phone_sentence, max_length=60))
    form.add("tier", ChoiceField(translate(C, "Tier"), choices("tier"), "ordinary"))
    form.add("short_name", TextField(translate(C, "Short name"), max_length=40))
    form.add("name_en", TextField(translate(C, "English name"), max_length=200))
    form.add("province", TextField(translate(C, "Province"), max_length=60))
    form.add("city", TextField(translate(C, "City"), max_length=60))
    form.add("district", TextField(translate(C, "District"), max_length=60))
    form.add("street", TextField(translate(C, "Street and number"), max_length=200))


class NewCustomerDialog(Dialog):
    """Add a customer, with its main contact."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        added: Callable[[str], object],
        open_customer: Callable[[str], object],
    ) -> None:
        super().__init__(translate(C, "New customer"), parent, 600)
        self._environment, self._added, self._open_customer = environment, added, open_customer
        self.view_model = NewCustomerViewModel(environment, self)
        self.form = Form()
        self._fill_form()
        self.note = DuplicateNote(
            translate(C, "This customer may be here already"), duplicate_reason, self._open_existing
        )
        self.add(self.form)
        self.add(self.note)
        self.kept = Label("", "small", "muted")
        self.add(self.kept)
        self.kept.hide()
        self.add_action(translate(C, "Clear"), self.clear, "quiet")
        self.add_cancel()
        self.save_button = self.add_action(translate(C, "Add customer"), self.save, "primary")
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._look)
        self.form.changed.connect(self._changed)
        self.view_model.duplicatesFound.connect(self._show_duplicates)
        self.view_model.saved.connect(self._saved)
        self.view_model.refused.connect(self._refused)
        self.view_model.draft.found.connect(self._restore)
        self.view_model.draft.load()
        self.field("name").focus()

    def field(self, key: str) -> Any:
        """A field of the form."""
        return self.form.fields[key]

    def save(self) -> None:
        """Add the customer when everything is good."""
        if not self.form.check():
            return
        self.save_button.setEnabled(False)
        self.view_model.save(self.form.values())

    def clear(self) -> None:
        """Begin with an empty form."""
        self.form.fill(dict.fromkeys(self.form.fields, "") | {"tier": "ordinary"})
        self.view_model.draft.forget()
        self.kept.hide()
        self.note.show_duplicates([])
        self.field("name").focus()

    def done(self, result: int) -> None:
        self.view_model.draft.flush()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.view_model.draft.flush()
        super().closeEvent(event)

    def _fill_form(self) -> None:
        customer_fields(self.form)
        self.form.add("contact_name", TextField(translate(C, "Contact"), max_length=80))
        self.form.add("contact_role", TextField(translate(C, "Role"), max_length=80))
        contact_phone = translate(C, "Contact's telephone")
        self.form.add("contact_phone", TextField(contact_phone, validator=phone_sentence, max_length=60))
        mail = translate(C, "Contact's e-mail")
        self.form.add("contact_email", TextField(mail, validator=email_sentence, max_length=120))

    def _changed(self) -> None:
        self.view_model.draft.keep(self.form.draft())
        self._typing.start()

    def _look(self) -> None:
        values = self.form.values()
        self.view_model.look_for_duplicates(values["name"], values["phone"] or values["contact_phone"])

    @Slot(object)
    def _show_duplicates(self, duplicates: list[Duplicate]) -> None:
        self.note.show_duplicates(duplicates)

    def _open_existing(self, id: str) -> None:
        self.reject()
        self._open_customer(id)

    @Slot(object)
    def _restore(self, values: dict[str, Any]) -> None:
        if any(self.form.values()[key] for key in ("name", "phone")):
            return  # typing has begun already
        self.form.fill(values)
        if any(value for key, value in values.items() if key != "tier"):
            self.kept.setText(translate(C, "This is what you typed last time. It was not added yet."))
            self.kept.show()
            self._look()

    @Slot(object)
    def _saved(self, customer: Any) -> None:
        self.accept()
        self._added(customer.id)

    @Slot(object)
    def _refused(self, error: Any) -> None:
        self.save_button.setEnabled(True)
        if not self.form.show_problem(error):
            self._environment.messages.problem(error)
