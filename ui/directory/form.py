"""A grid of named fields: values out, values in, a draft as JSON, errors beside the field they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.kit.choices import CheckBox
from ui.kit.dates import DateField
from ui.kit.fields import Field
from ui.kit.theme import current

# Which field an error of the services speaks of.
_FIELD_OF = {
    "directory.no_name": "name",
    "directory.phone_letters": "phone",
    "directory.phone_short": "phone",
    "directory.phone_long": "phone",
    "directory.email": "email",
    "directory.future_purchase": "purchase_date",
    "directory.asset_unnamed": "serial",
    "directory.no_model": "model",
    "stock.no_number": "number",
    "stock.code_taken": "number",
    "stock.category_taken": "name",
    "stock.category_loop": "parent_id",
    "stock.unit_fixed": "unit",
    "stock.negative_price": "price",
    "stock.negative_minimum": "min_stock",
    "stock.no_serial": "serial",
    "stock.no_lot": "lot",
    "stock.no_reason": "reason",
    "stock.negative_count": "counted",
    "stock.negative_shelf_life": "shelf_life",
    "supply.no_code": "code",
    "supply.code_taken": "code",
    "supply.no_replacement": "replacement_number",
    "supply.itself": "replacement_number",
    "supply.circle": "replacement_number",
    "supply.ratio": "ratio",
    "supply.surcharge": "surcharge",
    "supply.negative_level": "min",
    "supply.max_below_min": "max",
    "supply.not_a_warehouse": "location_id",
    "supply.bin_elsewhere": "bin_id",
    "purchasing.offer_exists": "supplier_id",
    "purchasing.negative_price": "price",
    "purchasing.pack": "pack",
    "purchasing.lead_days": "lead_days",
    "purchasing.validity": "valid_until",
    "purchasing.breaks": "from0",
    "bins.no_first": "first",
    "bins.unlike": "last",
    "bins.backwards": "last",
    "bins.too_many": "last",
    "bins.all_there": "first",
}


class Form(QWidget):
    """Fields in `columns` columns, filled row by row."""

    changed = Signal()

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._at = 0
        self.fields: dict[str, Field | CheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current().px(16))
        self._grid.setVerticalSpacing(current().px(12))
        for index in range(columns):
            self._grid.setColumnStretch(index, 1)

    def add(self, key: str, field: Field | CheckBox, span: int = 1) -> None:
        """Append a field; `span` columns wide."""
        self.fields[key] = field
        if isinstance(field, Field):
            field.changed.connect(self.changed)
        else:
            field.toggled.connect(lambda _on: self.changed.emit())
        self.put(field, span)

    def put(self, widget: QWidget, span: int = 1) -> None:
        """Append any widget."""
        row, at = divmod(self._at, self._columns)
        if at + span > self._columns:
            row, at = row + 1, 0
        self._grid.addWidget(widget, row, at, 1, span)
        self._at = row * self._columns + at + span

    def values(self) -> dict[str, Any]:
        """What is filled in, by key."""
        return {
            key: field.isChecked() if isinstance(field, CheckBox) else field.value()
            for key, field in self.fields.items()
        }

    def draft(self) -> dict[str, Any]:
        """The values as JSON can hold them."""
        return {key: _plain(value) for key, value in self.values().items()}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Show values; keys without a field are left out."""
        for key, value in values.items():
            field = self.fields.get(key)
            if isinstance(field, CheckBox):
                field.setChecked(bool(value))
            elif isinstance(field, DateField) and isinstance(value, str):
                field.set_value(_day(value))
            elif field is not None:
                field.set_value(value)

    def check(self) -> bool:
        """Whether everything is good; the first field that is not gets the focus."""
        fields = [field for field in self.fields.values() if isinstance(field, Field) and field.isVisibleTo(self)]
        wrong = [field for field in fields if not field.check()]
        if wrong:
            wrong[0].focus()
        return not wrong

    def show_problem(self, error: Any) -> bool:
        """Put an error beside its field; False when it belongs to none."""
        field = self.fields.get(_FIELD_OF.get(error.code, ""))
        if not isinstance(field, Field):
            return False
        field.set_error(error.message())
        field.focus()
        return True


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
