"""Counting one part in a place, and asking another place for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.quantity import MICRO, unit_word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.words import both, name_of
from ui.kit.choices import ChoiceField
from ui.kit.dates import DateField
from ui.kit.fields import TextField
from ui.kit.numbers import NumberField
from ui.parts import words
from ui.parts.part_view_model import Opened
from ui.parts.stock_dialogs import place_words
from ui.parts.supply_dialogs import HOLDERS, SupplyDialog

C = "part_page"
_HOUR = time(18)  # what is needed on a day is there before its evening


class CountPartDialog(SupplyDialog):
    """In which place the part is counted; the bench then leads from bin to bin."""

    def __init__(
        self, parent: QWidget, environment: Environment, opened: Opened, send: Callable[[str], object]
    ) -> None:
        super().__init__(
            translate(C, "Count this part"), parent, environment, "part.count_where", translate(C, "Begin to count"),
            opened.detail.part, lambda values: send(str(values["location_id"])),
        )  # fmt: skip
        places = countable(opened)
        self.form.add("location_id", ChoiceField(translate(C, "Where"), places, required=True), 2)
        self.begin({"location_id": places[0][0] if places else None})


def countable(opened: Opened) -> list[tuple[object, str]]:
    """Places where the part is on record, the fullest first; where it is nowhere, all that may hold it."""
    rows = sorted(opened.supply.stock.rows, key=lambda each: -each.on_hand_micro)
    found: list[tuple[object, str]] = [(each.warehouse.id, name_of(each.warehouse)) for each in rows]
    if found:
        return found
    return [(each.location.id, place_words(each)) for each in opened.places if each.location.kind in HOLDERS]


class TransferDialog(SupplyDialog):
    """So much of the part, from one place, for another; it is picked and sent there."""

    def __init__(
        self, parent: QWidget, environment: Environment, opened: Opened, send: Callable[[dict[str, Any]], object]
    ) -> None:
        part = opened.detail.part
        super().__init__(
            translate(C, "Request a transfer"), parent, environment, "part.transfer", translate(C, "Ask for it"), part,
            lambda values: send(self._to_service(values)),
        )  # fmt: skip
        self._zone = environment.services.context.zone
        rows = sorted(opened.supply.stock.rows, key=lambda each: -each.available_micro)
        sources: list[tuple[object, str]] = [
            (each.warehouse.id, self._held(each, part.unit)) for each in rows if each.available_micro > 0
        ]
        known = {id for id, _words in sources}
        holders = sorted(
            (each for each in opened.places if each.location.kind in HOLDERS),
            key=lambda each: HOLDERS.index(each.location.kind),
        )
        sources += [(each.location.id, place_words(each)) for each in holders if each.location.id not in known]
        targets: list[tuple[object, str]] = [(each.location.id, place_words(each)) for each in holders]
        self.form.add("from_location_id", ChoiceField(translate(C, "From"), sources, required=True), 2)
        self.form.add("to_location_id", ChoiceField(translate(C, "To"), targets, required=True), 2)
        self.form.add(
            "quantity",
            NumberField(translate(C, "Quantity"), unit=unit_word(part.unit), required=True, validator=_some),
        )
        self.form.add("needed_on", DateField(translate(C, "Needed on")))
        self.form.add("note", TextField(translate(C, "Remark for the warehouse"), max_length=200), 2)
        to, lacking = _wanting(opened)
        source = next((id for id, _words in sources if id != to), None)
        self.begin({"from_location_id": source, "to_location_id": to, "quantity": Decimal(lacking) / MICRO})

    def _held(self, row: Any, unit: str) -> str:
        return translate(
            C, "{place}, {amount} available", place=both(row.warehouse.name, row.warehouse.name_en),
            amount=words.quantity(row.available_micro, unit),
        )  # fmt: skip

    def _to_service(self, values: dict[str, Any]) -> dict[str, Any]:
        day = values["needed_on"]
        return {
            "from_location_id": values["from_location_id"],
            "to_location_id": values["to_location_id"],
            "quantity_micro": int(values["quantity"] * MICRO),
            "needed_at": datetime.combine(day, _HOUR, self._zone) if day is not None else None,
            "note": values["note"],
        }


def _wanting(opened: Opened) -> tuple[str | None, int]:
    """For whom it is asked: my own van, else the place that lacks most to its maximum; and how much."""
    lacking = {
        each.warehouse.id: each.max_micro - each.available_micro - each.coming_micro
        for each in opened.supply.stock.rows
        if each.max_micro is not None
    }
    own = opened.van_id
    to = own or max(lacking, key=lambda id: lacking[id], default=None)
    return to, max(lacking.get(to or "", 0), MICRO)


def _some(value: object) -> str:
    return "" if isinstance(value, Decimal) and value > 0 else translate(C, "Enter a quantity above zero.")
