"""Customers and machines that nobody knew before the call, entered inside the intake form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QWidget

from fieldservice.i18n import mark, translate
from ui.desk import words
from ui.desk.form import Chosen
from ui.desk.intake_view_model import IntakeViewModel, Product
from ui.kit.buttons import IconButton
from ui.kit.choices import ChoiceField
from ui.kit.fields import Field, TextField
from ui.kit.labels import IconLabel, Label, Link
from ui.kit.panels import clear_layout, column, panel, row
from ui.kit.theme import current

_REASONS = {
    "phone": mark("desk", "has this phone number"),
    "name": mark("desk", "has this name"),
    "similar_name": mark("desk", "has a similar name"),
    "serial": mark("desk", "has this serial number"),
    "similar_serial": mark("desk", "has a similar serial number"),
}


class _NewCard(QWidget):
    """A dashed card with fields and, below them, what may be the same already."""

    WHAT = ""

    def __init__(self, view_model: IntakeViewModel, title: str, icon: str) -> None:
        super().__init__()
        self._vm = view_model
        self._showing = False
        self.fields: dict[str, Field] = {}
        frame: QFrame = panel("dashed-card")
        outer = column(self)
        outer.addWidget(frame)
        self.body = column(frame, spacing=10)
        edge = current().px(16)
        self.body.setContentsMargins(edge, current().px(10), edge, current().px(12))
        back = IconButton(
            "x", translate("desk", "Search again"), size=28, on_click=lambda: view_model.forget(f"new_{self.WHAT}")
        )
        self.body.addLayout(row(IconLabel(icon, "accent"), Label(title, strong=True), None, back))
        self.warnings = column(spacing=4)
        view_model.duplicates_changed.connect(self._show_duplicates)
        self.hide()

    def add_line(self, *named: tuple[str, Field]) -> None:
        """Fields side by side, each with its name in the form."""
        line = row(*(field for _name, field in named), spacing=16)
        for index, (name, field) in enumerate(named):
            line.setStretch(index, 1)
            self.fields[name] = field
            field.changed.connect(self._changed)
        self.body.addLayout(line)

    def finish(self) -> None:
        """Close the card with the place for warnings."""
        self.body.addLayout(self.warnings)

    def show_values(self, values: Chosen | None) -> None:
        """Show the newcomer, or nothing when there is none."""
        self._showing = True
        for name, field in self.fields.items():
            field.set_value((values or {}).get(name, ""))
        self._showing = False
        if values is None:
            clear_layout(self.warnings)
        self.setVisible(values is not None)

    def _changed(self) -> None:
        if self._showing:
            return
        values = {name: str(field.value() or "") for name, field in self.fields.items()}
        self._vm.changed(**{f"new_{self.WHAT}": values})
        self._vm.check_duplicates(self.WHAT)

    def _show_duplicates(self, what: str, found: Sequence[Any]) -> None:
        if what != self.WHAT:
            return
        clear_layout(self.warnings)
        for duplicate in found[:3]:
            sentence = words.side_by_side(duplicate.name, translate("desk", _REASONS[duplicate.reason]))
            take = Link(translate("desk", "Take this one"))
            number = duplicate.number or duplicate.name
            take.clicked.connect(lambda number=number: self._vm.use_known(self.WHAT, number))
            self.warnings.addLayout(row(IconLabel("triangle-alert", "warn"), Label(sentence, elide=True), take))


class NewCustomerCard(_NewCard):
    """A customer as far as the caller told."""

    WHAT = "customer"

    def __init__(self, view_model: IntakeViewModel) -> None:
        super().__init__(view_model, translate("desk", "New customer"), "user-plus")
        self.name = TextField(translate("desk", "Name"), required=True, max_length=200)
        self.phone = TextField(
            translate("desk", "Phone"), max_length=60, validator=lambda value: view_model.phone_sentence(str(value))
        )
        self.city = TextField(translate("desk", "City"), max_length=100)
        self.street = TextField(translate("desk", "Street and number"), max_length=300)
        self.add_line(("name", self.name), ("phone", self.phone))
        self.add_line(("city", self.city), ("street", self.street))
        self.finish()


class NewAssetCard(_NewCard):
    """A machine that is not on record."""

    WHAT = "asset"

    def __init__(self, view_model: IntakeViewModel) -> None:
        super().__init__(view_model, translate("desk", "New machine"), "plus")
        self.serial = TextField(translate("desk", "Serial number"), max_length=100)
        self.name = TextField(translate("desk", "What they call it"), max_length=200)
        self.product = ChoiceField(translate("desk", "Model"), [("", translate("desk", "Not known"))], "")
        self.place = TextField(translate("desk", "Where it stands"), max_length=300)
        self.add_line(("serial", self.serial), ("name", self.name))
        self.add_line(("product_id", self.product), ("location_note", self.place))
        self.finish()
        view_model.products_changed.connect(self._show_products)

    def focus_first(self) -> None:
        """Into the field that is empty."""
        (self.name if self.serial.value() else self.serial).focus()

    def _show_products(self, products: Sequence[Product]) -> None:
        shown = [(p.id, "  ".join(filter(None, (p.model, words.name_of(p.name, p.name_en))))) for p in products]
        self.product.set_choices([("", translate("desk", "Not known")), *shown])
        values = self._vm.form.new_asset
        if values is not None:
            self.product.set_value(values.get("product_id", ""))
