"""Adding a machine, and moving one to another customer or site."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory import words
from ui.directory.assets_view_model import Choices, Duplicate, NewAssetViewModel
from ui.directory.customer_dialogs import DuplicateNote, duplicate_reason
from ui.directory.form import Form
from ui.directory.record_dialog import RecordDialog
from ui.kit.choices import ChoiceField
from ui.kit.dates import DateField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextArea, TextField
from ui.kit.labels import Label
from ui.kit.numbers import NumberField
from ui.kit.search import SearchField, Suggestion, marked

C = "directory_page"

_TYPING_MS = 200


def asset_fields(form: Form) -> None:
    """The fields of a machine; `apply_choices` fills the lists."""
    form.add("serial", TextField(translate(C, "Serial number"), max_length=80))
    placeholder = translate(C, "What people call it: unit 2")
    form.add("name", TextField(translate(C, "Name"), placeholder=placeholder, max_length=80))
    form.add("product_id", ChoiceField(translate(C, "Model")))
    form.add("site_id", ChoiceField(translate(C, "Site")))
    form.add("location_note", TextField(translate(C, "Location"), max_length=200), 2)
    form.add("purchase_date", DateField(translate(C, "Purchased")))
    form.add("installed_on", DateField(translate(C, "Installed")))
    form.add("warranty_until", DateField(translate(C, "Warranty agreed until")))
    form.add("running_hours", NumberField(translate(C, "Running hours"), unit="h", decimals=0))
    form.add("firmware", TextField(translate(C, "Firmware"), max_length=60))
    form.add("number", TextField(translate(C, "Customer's number"), max_length=60))
    form.add("notes", TextArea(translate(C, "Remark"), rows=2), 2)


def apply_choices(form: Form, choices: Choices) -> None:
    """Models and sites to choose from, each with an empty choice."""
    products: list[tuple[object, str]] = [(None, translate(C, "not known"))]
    products += [(p.id, words.listed((p.model, words.name_of(p)))) for p in choices.products]
    sites: list[tuple[object, str]] = [(None, translate(C, "not known"))]
    sites += [(site.id, site.name) for site in choices.sites]
    for key, listed in (("product_id", products), ("site_id", sites)):
        field = form.fields[key]
        if isinstance(field, ChoiceField):
            field.set_choices(listed)


def asset_values(values: dict[str, Any]) -> dict[str, Any]:
    """What the service takes: whole hours."""
    hours = values.get("running_hours")
    return values | ({"running_hours": int(hours)} if hours is not None else {})


class NewAssetDialog(RecordDialog):
    """Add a machine to a customer, or as a part of another machine."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        customer: Any,
        added: Callable[[str], object],
        parent_asset: Any | None = None,
    ) -> None:
        of = parent_asset.name or parent_asset.serial if parent_asset is not None else words.name_of(customer)
        super().__init__(
            translate(C, "Add a part of {name}", name=of)
            if parent_asset is not None
            else translate(C, "New asset of {name}", name=of),
            parent,
            environment,
            f"asset.new.{parent_asset.id if parent_asset is not None else customer.id}",
            translate(C, "Add asset"),
            self._send_asset,
            width=600,
        )
        self._environment, self._customer, self._parent_asset, self._added = environment, customer, parent_asset, added
        self.view_model = NewAssetViewModel(environment, self)
        asset_fields(self.form)
        self.note = DuplicateNote(
            translate(C, "This machine may be here already"), duplicate_reason, self._open_existing
        )
        self.body.insertWidget(1, self.note)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(lambda: self.view_model.look_for_duplicates(self.field("serial").value()))
        self.field("serial").changed.connect(self._typing.start)
        self.view_model.choicesLoaded.connect(self._choices_loaded)
        self.view_model.duplicatesFound.connect(self._show_duplicates)
        self.view_model.saved.connect(self._saved)
        self.view_model.refused.connect(self._refused)
        self.view_model.load_choices(customer.id)

    def _send_asset(self, values: dict[str, Any]) -> None:
        fields = asset_values(values)
        if self._parent_asset is not None:
            fields |= {"parent_id": self._parent_asset.id}
        self.view_model.save(self._customer.id, fields)

    @Slot(object)
    def _choices_loaded(self, choices: Choices) -> None:
        apply_choices(self.form, choices)
        self.begin({"site_id": self._parent_asset.site_id} if self._parent_asset is not None else {})

    @Slot(object)
    def _show_duplicates(self, duplicates: list[Duplicate]) -> None:
        self.note.show_duplicates(duplicates)

    def _open_existing(self, id: str) -> None:
        self.reject()
        self._environment.navigator.go("asset", id=id)

    @Slot(object)
    def _saved(self, asset: Any) -> None:
        self.finish()
        self._added(asset.id)

    @Slot(object)
    def _refused(self, error: Any) -> None:
        if not self.show_problem(error):
            self._environment.messages.problem(error)


class MoveDialog(Dialog):
    """Choose another customer or site for a machine. `send(customer_id, site_id)`."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        detail: Any,
        send: Callable[[str, str | None], object],
    ) -> None:
        asset = detail.asset
        super().__init__(
            translate(C, "Move {name}", name=asset.name or asset.serial),
            parent,
            520,
            translate(C, "Its parts go with it. A maintenance contract stays with the customer who signed it."),
        )
        self._send, self._site_id = send, asset.site_id
        self.view_model = NewAssetViewModel(environment, self)
        self.customer = SearchField(
            translate(C, "Customer"), translate(C, "Name, number or telephone"), icon="users", required=True
        )
        self.site = ChoiceField(translate(C, "Site"))
        self.hint = Label("", "small", "muted", wrap=True)
        self.hint.hide()
        self.add(self.customer)
        self.add(self.site)
        self.add(self.hint)
        self.body.addSpacing(120)
        self.add_cancel()
        self.move_button = self.add_action(translate(C, "Move"), self.move_asset, "primary")
        self.customer.queried.connect(self.view_model.find_customers)
        self.customer.taken.connect(self._taken)
        self.view_model.customersFound.connect(self._found)
        self.view_model.sitesLoaded.connect(self._sites)
        owner = detail.customer
        if owner is not None:
            self.customer.take(Suggestion(owner.id, words.name_of(owner)), announce=False)
            self.view_model.load_sites(owner.id)
        self.site.focus()

    def move_asset(self) -> None:
        """Move it when a customer is chosen."""
        chosen = self.customer.value()
        if not isinstance(chosen, str):
            self.customer.check()
            self.customer.focus()
            return
        site = self.site.value()
        self._send(chosen, site if isinstance(site, str) else None)
        self.accept()

    @Slot(int, object)
    def _found(self, ticket: int, matches: list[Any]) -> None:
        query = self.customer.text()
        self.customer.show_results(
            ticket,
            [
                Suggestion(
                    match.customer_id,
                    marked(words.both(match.name, match.name_en), query),
                    words.listed((match.number, match.contact_name, match.phone)),
                    icon="users",
                )
                for match in matches
            ],
        )

    def _taken(self, suggestion: Suggestion) -> None:
        self.view_model.load_sites(str(suggestion.id))

    @Slot(object)
    def _sites(self, sites: Any) -> None:
        choices: list[tuple[object, str]] = [(None, translate(C, "not known"))]
        self.site.set_choices([*choices, *((site.id, site.name) for site in sites)])
        known = {site.id for site in sites}
        self.site.set_value(self._site_id if self._site_id in known else None)
