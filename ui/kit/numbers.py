"""Numbers as people type them, in the field that takes them; no locale decides anything."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldservice.i18n import translate
from ui.kit.fields import Field, Validator
from ui.kit.labels import Label


class NumberField(Field):
    """A decimal number with its unit. Takes "." and "," (and full-width digits), never depends on the locale."""

    def __init__(
        self,
        label: str,
        value: Decimal | None = None,
        unit: str = "",
        decimals: int = 6,
        step: str = "body",
        required: bool = False,
        hint: str = "",
        validator: Validator | None = None,
        height: int = 34,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, required, hint, validator, height, parent)
        self._decimals = decimals
        self.edit = QLineEdit()
        self.edit.setMaxLength(40)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.edit.setProperty("step", step)
        self._install(self.edit)
        self.unit = Label(unit, "lead" if step == "figure" else "body", "muted")
        if not unit:
            self.unit.hide()
        self.frame.row.insertWidget(1, self.unit)
        self.set_value(value)
        self.edit.textEdited.connect(lambda _words: self._edited())
        self.edit.editingFinished.connect(self._left)

    def value(self) -> Decimal | None:
        """The number, or None when empty or not a number."""
        return parse_decimal(self.edit.text())

    def set_value(self, value: object) -> None:
        number = value if isinstance(value, Decimal) else None if value is None else parse_decimal(str(value))
        self.edit.setText("" if number is None else format_decimal(number))
        self._last_committed = number

    def check(self) -> bool:
        words = self.edit.text().strip()
        if words and self.value() is None:
            self.set_error(translate("kit", "Enter a number, such as 12.5."))
            return False
        number = self.value()
        if number is not None and _places(number) > self._decimals:
            sentence = (
                translate("kit", "Enter a whole number.")
                if not self._decimals
                else translate("kit", "Enter at most {places} decimal places.", places=self._decimals)
            )
            self.set_error(sentence)
            return False
        return super().check()

    def _is_typed(self) -> bool:
        return bool(self.edit.text().strip())

    def _left(self) -> None:
        if self._is_typed():
            self.check()
        value = self.value()
        if value != self._last_committed:
            self._last_committed = value
            self.committed.emit()


_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－＋−", "0123456789.,-+-")


def parse_decimal(words: str) -> Decimal | None:
    """A finite number from "1234.5", "1,234.5", "12,5" or full-width digits; None for anything else."""
    plain = words.strip().translate(_FULL_WIDTH).replace(" ", "").replace("\u00a0", "")
    if plain.count(",") == 1 and "." not in plain and len(plain) - plain.index(",") - 1 != 3:
        plain = plain.replace(",", ".")
    plain = plain.replace(",", "")
    if not plain or not all(sign in "0123456789.+-" for sign in plain):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None


def format_decimal(number: Decimal) -> str:
    """Plain digits without trailing zeros or an exponent."""
    shown = format(number, "f")
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def _places(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
