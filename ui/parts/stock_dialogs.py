"""Moving a part from place to place, and setting a place right to what was counted. Both say why."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.quantity import MICRO, unit_word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import both
from ui.kit.choices import ChoiceField
from ui.kit.feedback import Note
from ui.kit.fields import Field, TextField
from ui.kit.numbers import NumberField
from ui.parts import words
from ui.parts.part_view_model import Opened, PlaceChoice

C = "parts_page"


def place_words(place: PlaceChoice) -> str:
    """A place with those around it."""
    names = [both(name, name_en) for name, name_en in place.path]
    return " / ".join([*names, both(place.location.name, place.location.name_en)])


class _StockDialog(RecordDialog):
    """A part, its places, a quantity, a reason."""

    def __init__(
        self,
        title: str,
        parent: QWidget,
        environment: Environment,
        key: str,
        act: str,
        opened: Opened,
        send: Callable[[dict[str, Any]], object],
    ) -> None:
        part = opened.detail.part
        super().__init__(
            title,
            parent,
            environment,
            f"{key}.{part.id}",
            act,
            lambda values: send(self.to_service(values)),
            f"{part.number} {both(part.name, part.name_en)}",
        )
        self.opened = opened
        self.note = Note("", "warn")
        self.note.hide()
        self.body.insertWidget(1, self.note)
        self.form.changed.connect(self.look)

    def choices(self) -> list[tuple[object, str]]:
        """Our places."""
        return [(each.location.id, place_words(each)) for each in self.opened.places]

    def add_tracking(self) -> None:
        """Lot or serial number, for a part that needs it."""
        tracking = self.opened.detail.part.tracking
        if tracking == "lot":
            self.form.add("lot", TextField(translate(C, "Lot"), required=True, max_length=60), 2)
        elif tracking == "serial":
            self.form.add("serial", TextField(translate(C, "Serial number"), required=True, max_length=60), 2)

    def recorded(self, place: object) -> int:
        """Micro-units on record at a place, of the lot or serial number when one is filled in."""
        values = self.form.values()
        lot, serial = values.get("lot", ""), values.get("serial", "")
        return sum(
            each.row.quantity_micro
            for each in self.opened.detail.stock
            if each.row.location_id == place and lot in ("", each.row.lot) and serial in ("", each.row.serial)
        )

    def warn(self, sentence: str) -> None:
        """Show a warning, or none."""
        self.note.set(sentence, "warn")
        self.note.setVisible(bool(sentence))

    def look(self) -> None:
        """Say what is noteworthy of what is typed."""
        raise NotImplementedError

    def to_service(self, values: dict[str, Any]) -> dict[str, Any]:
        """What the service takes."""
        raise NotImplementedError


class MoveStockDialog(_StockDialog):
    """So much of a part went from one place to another."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        opened: Opened,
        send: Callable[[dict[str, Any]], object],
    ) -> None:
        title, act = translate(C, "Move stock"), translate(C, "Move")
        super().__init__(title, parent, environment, "stock.move", act, opened, send)
        unit = opened.detail.part.unit
        self.form.add("from_location_id", ChoiceField(translate(C, "From"), self.choices(), required=True), 2)
        self.form.add("to_location_id", ChoiceField(translate(C, "To"), self.choices(), required=True), 2)
        self.form.add("quantity", NumberField(translate(C, "Quantity"), unit=unit_word(unit), required=True))
        self.form.add("reason", TextField(translate(C, "Reason or document"), max_length=120))
        self.add_tracking()
        held = [each.row for each in opened.detail.stock if each.usable and each.row.quantity_micro > 0]
        start = max(held, key=lambda row: row.quantity_micro).location_id if held else None
        target = opened.van_id if opened.van_id != start else None
        self.begin({"from_location_id": start, "to_location_id": target, "quantity": Decimal(1)})

    def look(self) -> None:
        values = self.form.values()
        place, amount = values["from_location_id"], values["quantity"]
        if place is None or amount is None:
            self.warn("")
            return
        lacking = int(amount * MICRO) - max(self.recorded(place), 0)
        unit = self.opened.detail.part.unit
        self.warn(
            translate(
                C,
                "On record there: only {there}. You can record the move all the same; the place then shows a minus"
                " until it is counted.",
                there=words.quantity(max(self.recorded(place), 0), unit),
            )
            if lacking > 0
            else ""
        )

    def to_service(self, values: dict[str, Any]) -> dict[str, Any]:
        fields = {name: values[name] for name in ("lot", "serial") if name in values}
        return fields | {
            "from_location_id": values["from_location_id"],
            "to_location_id": values["to_location_id"],
            "quantity_micro": int(values["quantity"] * MICRO),
            "document": values["reason"],
        }


class CountDialog(_StockDialog):
    """A place holds what was counted: opening stock or a correction, by a move with its reason."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        opened: Opened,
        send: Callable[[dict[str, Any]], object],
        place_id: str | None = None,
    ) -> None:
        title = translate(C, "Correct the stock")
        super().__init__(title, parent, environment, "stock.count", translate(C, "Set right"), opened, send)
        unit = unit_word(opened.detail.part.unit)
        self.form.add("location_id", ChoiceField(translate(C, "Place"), self.choices(), required=True), 2)
        self.form.add("counted", NumberField(translate(C, "Counted"), unit=unit, required=True, validator=_not_below))
        placeholder = translate(C, "Counted, damaged, found …")
        self.form.add("reason", TextField(translate(C, "Reason"), placeholder=placeholder, required=True))
        self.add_tracking()
        held = [each.row.location_id for each in opened.detail.stock]
        self.begin({"location_id": place_id or opened.van_id or next(iter(held), None)})
        self.look()

    def look(self) -> None:
        values = self.form.values()
        place, counted = values["location_id"], values["counted"]
        field = self.form.fields["counted"]
        unit = self.opened.detail.part.unit
        if isinstance(field, Field):
            known = words.quantity(self.recorded(place), unit) if place is not None else ""
            field.set_hint(translate(C, "on record: {quantity}", quantity=known) if known else "")
        if place is None or counted is None or counted < 0:
            self.warn("")
            return
        difference = int(counted * MICRO) - self.recorded(place)
        self.warn(
            translate(C, "Missing: {quantity}. This leaves the stock with your reason.",
                      quantity=words.quantity(-difference, unit))
            if difference < 0
            else ""
        )  # fmt: skip

    def to_service(self, values: dict[str, Any]) -> dict[str, Any]:
        place = values["location_id"]
        fields = {name: values[name] for name in ("lot", "serial") if name in values}
        return fields | {
            "location_id": place,
            "counted_micro": int(values["counted"] * MICRO),
            "reason_text": values["reason"],
            "opening": not any(each.row.location_id == place for each in self.opened.detail.stock),
        }


def _not_below(value: object) -> str:
    if isinstance(value, Decimal) and value < 0:
        return translate(C, "A count can't be below zero. Enter what you see in the place.")
    return ""
