"""Neither of the two: enter the value that is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from fieldservice.i18n import translate
from ui.kit.choices import ChoiceField
from ui.kit.dates import DateField, DateTimeField
from ui.kit.dialogs import Dialog
from ui.kit.fields import Field, TextArea, TextField
from ui.kit.numbers import NumberField

if TYPE_CHECKING:
    from ui.sync.conflicts_view_model import OtherField

_C = "conflicts"


class OtherDialog(Dialog):
    """One field a line; `on_use(values)` gets what was entered, by field name."""

    def __init__(
        self,
        title: str,
        fields: Sequence[OtherField],
        on_use: Callable[[dict[str, Any]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent, 480, translate(_C, "Everybody sees it from the next contact on."))
        self._on_use = on_use
        self.fields: dict[str, Field] = {}
        for each in fields:
            field = _field(each)
            field.set_value(each.value)
            self.fields[each.name] = field
            self.add(field)
        self.add_cancel()
        self.add_action(translate(_C, "Use this"), self._use, "primary")

    def _use(self) -> None:
        if all(field.check() for field in self.fields.values()):
            self.accept()
            self._on_use({name: field.value() for name, field in self.fields.items()})


def _field(each: OtherField) -> Field:
    if each.kind == "choice":
        return ChoiceField(each.label, each.choices)
    if each.kind == "moment":
        return DateTimeField(each.label)
    if each.kind == "day":
        return DateField(each.label)
    if each.kind == "number":
        return NumberField(each.label, each.value if isinstance(each.value, Decimal) else None, decimals=each.decimals)
    if each.kind == "lines":
        return TextArea(each.label)
    return TextField(each.label)
