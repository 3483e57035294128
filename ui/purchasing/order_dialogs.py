"""What is filled in about a purchase order: a line, the order's day and place, why it ends."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.money import decimals
from fieldservice.domain.quantity import MICRO, unit_word
from fieldservice.domain.scans import Scanned
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import name_of
from ui.kit.buttons import Button
from ui.kit.choices import ChoiceField
from ui.kit.dates import DateField
from ui.kit.fields import TextField
from ui.kit.numbers import NumberField
from ui.kit.panels import row
from ui.purchasing.order_view_model import OrderLine, OrderViewModel, Returned

C = "purchasing_page"


def _above_zero(value: object) -> str:
    good = isinstance(value, Decimal) and value > 0
    return "" if good else translate(C, "Enter a quantity above zero.")


def _not_below_zero(value: object) -> str:
    return translate(C, "A price can't be below zero.") if isinstance(value, Decimal) and value < 0 else ""


class LineDialog(RecordDialog):
    """A line that is added (`line` is None), or one that is changed."""

    def __init__(
        self, parent: QWidget, environment: Environment, order: OrderViewModel, line: OrderLine | None = None
    ) -> None:
        self._order, self._line = order, line
        assert order.shown is not None
        self._currency = order.shown.order.currency
        title = translate(C, "Add a part") if line is None else line.part.number
        key = f"purchase_line.{line.line.id}" if line is not None else f"purchase_line.new.{order.id}"
        act = translate(C, "Add") if line is None else translate(C, "Save")
        about = name_of(line.part) if line is not None else ""
        super().__init__(title, parent, environment, key, act, self._send_line, about, width=480)
        if line is None:
            hint = translate(C, "Scan or type the number or a code of the part.")
            self.form.add("number", TextField(translate(C, "Part number"), required=True, max_length=80, hint=hint), 2)
        unit = unit_word(line.part.unit) if line is not None else ""
        self.form.add(
            "quantity",
            NumberField(translate(C, "Quantity"), unit=unit, required=True, validator=_above_zero),
        )
        pack = ""
        if line is not None and line.line.pack_micro != MICRO:
            held = f"{Decimal(line.line.pack_micro) / MICRO:f} {unit}"
            pack = translate(C, "For a pack of {pack}", pack=held)
        elif line is None:
            pack = translate(C, "Empty: as the supplier offers it")
        self.form.add(
            "price",
            NumberField(translate(C, "Price"), unit=self._currency, decimals=2, hint=pack, validator=_not_below_zero),
        )
        if line is None:
            self.begin({"quantity": Decimal(1)})
            return
        self.form.add("expected_on", DateField(translate(C, "Expected, if other than the order")))
        self.form.add("supplier_number", TextField(translate(C, "Supplier's number"), max_length=60))
        price = line.line.price_minor
        self.begin(
            {
                "quantity": Decimal(line.line.quantity_micro) / MICRO,
                "price": Decimal(price) / 10 ** decimals(self._currency) if price is not None else None,
                "expected_on": line.line.expected_on,
                "supplier_number": line.line.supplier_number,
            }
        )
        self._offer_ending(line)

    def scanned(self, found: Scanned) -> bool:
        """A part that is scanned is the one to add."""
        if self._line is not None or found.kind != "part":
            return False
        self.field("number").set_value(found.number)
        self.field("quantity").focus()
        return True

    def _offer_ending(self, line: OrderLine) -> None:
        order, id = self._order, line.line.id
        if line.received_micro == 0:
            words, icon, act = translate(C, "Take this line off"), "trash-2", order.remove_line
        elif line.line.closed:
            words, icon, act = translate(C, "The rest is expected after all"), "rotate-ccw", order.reopen_line
        else:
            words, icon, act = translate(C, "Nothing more of it is expected"), "circle-check", order.close_line
        self.end_button = Button(words, "quiet", 28, icon=icon, on_click=lambda: act(id))
        self.body.addLayout(row(self.end_button, None))

    def _send_line(self, values: dict[str, Any]) -> None:
        micro = int(values["quantity"] * MICRO)
        price = values["price"]
        minor = int(price * 10 ** decimals(self._currency)) if price is not None else None
        if self._line is None:
            self._order.add_line(values["number"], micro, minor)
            return
        fields: dict[str, Any] = {
            "quantity_micro": micro,
            "price_minor": minor,
            "expected_on": values["expected_on"],
            "supplier_number": values["supplier_number"],
        }
        if minor is not None:
            fields["pack_micro"] = self._line.line.pack_micro  # a price and its pack mean something only together
        self._order.change_line(self._line.line.id, fields)


class OrderDialog(RecordDialog):
    """The day, the place and the remark of an order."""

    def __init__(self, parent: QWidget, environment: Environment, order: OrderViewModel) -> None:
        assert order.shown is not None
        record = order.shown.order
        super().__init__(
            translate(C, "Change the order"), parent, environment, f"purchase_order.{record.id}",
            translate(C, "Save"), order.change, record.number, width=480,
        )  # fmt: skip
        self.form.add("expected_on", DateField(translate(C, "Expected")))
        places = [(each.id, name_of(each)) for each in order.warehouses]
        self.form.add("to_location_id", ChoiceField(translate(C, "Delivered to"), places, required=True))
        self.form.add("note", TextField(translate(C, "Remark"), max_length=200), 2)
        self.begin_with(record)


class ReasonDialog(RecordDialog):
    """Why something ends that was expected."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        title: str,
        sentence: str,
        act: str,
        key: str,
        send: Callable[[str], object],
    ) -> None:
        super().__init__(title, parent, environment, key, act, lambda v: send(v["reason"]), sentence, width=480)
        self.form.add("reason", TextField(translate(C, "Why"), required=True, max_length=200), 2)
        self.begin({})


class ReturnDialog(RecordDialog):
    """What the supplier does about something that went back."""

    def __init__(self, parent: QWidget, environment: Environment, order: OrderViewModel, back: Returned) -> None:
        super().__init__(
            translate(C, "What was agreed with the supplier"), parent, environment, f"vendor_return.{back.line_id}",
            translate(C, "Save"), lambda values: order.settle_return(back.line_id, values["agreed"] == "replacement"),
            translate(C, "{part} went back with {note}.", part=back.part_number, note=back.note_number), width=480,
        )  # fmt: skip
        choices = [
            ("replacement", translate(C, "Replacement expected: the line is open again")),
            ("credit", translate(C, "Credit: nothing more is expected")),
        ]
        self.form.add("agreed", ChoiceField(translate(C, "Agreed"), choices, required=True), 2)
        self.begin({"agreed": "replacement" if back.replacement else "credit"})
