"""What hangs on a part, in dialogs: a further code, what replaces it, a supplier's offer, how much a place is to hold.

Each has its draft, says what is wrong beside its field, and can be taken back from the message that follows.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.money import DEFAULT_CURRENCY, decimals
from fieldservice.domain.quantity import MICRO, unit_word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import both, name_of
from ui.kit.buttons import Button
from ui.kit.choices import CheckBox, ChoiceField
from ui.kit.dates import DateField
from ui.kit.fields import TextArea, TextField
from ui.kit.numbers import NumberField
from ui.kit.panels import row
from ui.parts.part_view_model import Opened, PartViewModel
from ui.parts.stock_dialogs import place_words

C = "part_page"
CURRENCIES = ("CNY", "USD", "EUR", "GBP", "JPY", "HKD", "TWD")
_STEPS = 3  # rows for prices from a quantity on, where fewer are known
HOLDERS = ("central", "regional", "point", "van", "technician")


class SupplyDialog(RecordDialog):
    """A dialog about the part that is shown; `removes` is offered for what is there already."""

    def __init__(
        self,
        title: str,
        parent: QWidget,
        environment: Environment,
        key: str,
        act: str,
        part: Any,
        send: Callable[[dict[str, Any]], object],
    ) -> None:
        about = f"{part.number} {both(part.name, part.name_en)}"
        super().__init__(title, parent, environment, f"{key}.{part.id}", act, send, about)

    def offer_removal(self, sentence: str, remove: Callable[[], object]) -> None:
        """A quiet way to take away what the dialog shows."""
        self.remove_button = Button(sentence, "danger", 28, icon="trash-2", on_click=remove)
        self.body.addLayout(row(self.remove_button, None))


def code_kinds() -> list[tuple[object, str]]:
    """What a further code may be."""
    return [
        ("", translate(C, "Not known")),
        ("gtin", translate(C, "Product code (GTIN)")),
        ("maker", translate(C, "Maker's number")),
        ("supplier", translate(C, "Supplier's number")),
        ("old", translate(C, "Old number or label")),
    ]


class CodeDialog(SupplyDialog):
    """Scan or type another code of the part; one that is there already can be taken away."""

    def __init__(
        self, parent: QWidget, environment: Environment, view_model: PartViewModel, opened: Opened, code: Any = None
    ) -> None:
        super().__init__(
            translate(C, "Further code"), parent, environment, "part_code", translate(C, "Add the code"),
            opened.detail.part, view_model.add_code,
        )  # fmt: skip
        hint = translate(C, "Scan it from the package, or type it.")
        self.form.add("code", TextField(translate(C, "Code"), required=True, max_length=80, hint=hint))
        self.form.add("kind", ChoiceField(translate(C, "Kind of code"), code_kinds(), ""))
        if code is None:
            self.begin({"kind": ""})
            return
        self.save_button.hide()
        self.form.fill({"code": code.code, "kind": code.kind})
        for field in (self.field("code"), self.field("kind")):
            field.set_read_only()
        self.offer_removal(translate(C, "It names this part no longer"), lambda: view_model.remove_code(code.id))


class ReplacementDialog(SupplyDialog):
    """Which part replaces this one, how many, from when."""

    def __init__(
        self, parent: QWidget, environment: Environment, view_model: PartViewModel, opened: Opened, link: Any = None
    ) -> None:
        line = link.line if link is not None else None
        part = link.older.part if link is not None and link.older.part is not None else opened.detail.part
        super().__init__(
            translate(C, "What replaces it"), parent, environment, f"supersession.{line.id if line else 'new'}",
            translate(C, "Save"), part,
            lambda values: view_model.save_replacement(line.id if line else None, _line_values(values)),
        )  # fmt: skip
        number = TextField(translate(C, "Number of the new part"), required=True, max_length=60)
        self.form.add("replacement_number", number)
        least = translate(C, "Enter how many replace one; more than zero.")
        self.form.add(
            "ratio", NumberField(translate(C, "How many for one"), required=True, validator=_above_zero(least))
        )
        several = [("all", translate(C, "all of them together")), ("any", translate(C, "any one of them"))]
        self.form.add("mode", ChoiceField(translate(C, "Where several replace it"), several, "all"))
        ways = [
            ("forward", translate(C, "only the new one for the old")),
            ("both", translate(C, "either one for the other")),
        ]
        self.form.add("interchange", ChoiceField(translate(C, "May stand in"), ways, "forward"))
        self.form.add("valid_from", DateField(translate(C, "Valid from")))
        self.form.add("rank", NumberField(translate(C, "Rank among several"), decimals=0))
        self.form.add(
            "surcharge", NumberField(translate(C, "Surcharge for exchange"), unit=DEFAULT_CURRENCY, decimals=2)
        )
        self.form.add("use_up_first", CheckBox(translate(C, "Use up the old one first")))
        self.form.add("notes", TextArea(translate(C, "Remark"), rows=2), 2)
        self.begin(_line_form(line) if line is not None else {"ratio": Decimal(1), "mode": "all",
                                                              "interchange": "forward"})  # fmt: skip
        if line is not None:
            self.offer_removal(translate(C, "Take this line out"), lambda: view_model.remove_replacement(line.id))


class LevelDialog(SupplyDialog):
    """Minimum, maximum and home bin of the part at a place."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        view_model: PartViewModel,
        opened: Opened,
        location_id: str | None = None,
    ) -> None:
        part = opened.detail.part
        super().__init__(
            translate(C, "Minimum, maximum and bin"), parent, environment, f"stock_level.{location_id or 'new'}",
            translate(C, "Save"), part, self._save,
        )  # fmt: skip
        self._view_model, self._opened = view_model, opened
        self._known = {each.level.location_id: each.level for each in opened.supply.levels}
        found = [each for each in opened.places if each.location.kind in HOLDERS]
        found.sort(key=lambda each: HOLDERS.index(each.location.kind))
        holders = [(each.location.id, place_words(each)) for each in found]
        self.place = ChoiceField(translate(C, "Place"), holders, required=True)
        self.form.add("location_id", self.place)
        self.bin = ChoiceField(translate(C, "Home bin"))
        self.form.add("bin_id", self.bin)
        unit = unit_word(part.unit)
        self.form.add("min", NumberField(translate(C, "Minimum"), unit=unit, hint=translate(C, "Reordered below it")))
        self.form.add("max", NumberField(translate(C, "Maximum"), unit=unit, hint=translate(C, "Filled up to it")))
        chosen = location_id or (holders[0][0] if holders else None)
        if location_id is not None:
            self.place.set_read_only()
        self.place.changed.connect(self._place_changed)
        self._fill_bins(str(chosen))
        self.begin(self._stored(str(chosen)) if chosen else {})
        if location_id is not None and location_id in self._known:
            remove = translate(C, "Hold nothing in particular here")
            self.offer_removal(remove, lambda: view_model.save_level(location_id, None, None, None))

    def _stored(self, location_id: str) -> dict[str, Any]:
        level = self._known.get(location_id)
        return {
            "location_id": location_id,
            "bin_id": level.bin_id if level else None,
            "min": _pieces(level.min_micro) if level else None,
            "max": _pieces(level.max_micro) if level else None,
        }

    def _place_changed(self) -> None:
        chosen = str(self.place.value())
        self._fill_bins(chosen)
        for key, value in self._stored(chosen).items():
            if key != "location_id":
                self.field(key).set_value(value)

    def _fill_bins(self, location_id: str) -> None:
        inside = {location_id}
        found: list[tuple[object, str]] = [(None, translate(C, "none"))]
        for _depth in range(3):
            inside |= {
                each.location.id
                for each in self._opened.places
                if each.location.kind == "bin" and each.location.parent_id in inside
            }
        bins = [each.location for each in self._opened.places if each.location.id in inside - {location_id}]
        found += [(bin.id, name_of(bin)) for bin in sorted(bins, key=lambda bin: (bin.walk, bin.code, bin.name))]
        self.bin.set_choices(found)

    def _save(self, values: dict[str, Any]) -> None:
        self._view_model.save_level(
            str(values["location_id"]), _micro(values["min"]), _micro(values["max"]), values["bin_id"]
        )


class OfferDialog(SupplyDialog):
    """What a supplier asks for the part."""

    def __init__(
        self, parent: QWidget, environment: Environment, view_model: PartViewModel, opened: Opened, offer: Any = None
    ) -> None:
        part, bought = opened.detail.part, opened.supply.bought
        line = offer.line if offer is not None else None
        super().__init__(
            translate(C, "Offer of a supplier"), parent, environment, f"offer.{line.id if line else 'new'}",
            translate(C, "Save"), part,
            lambda values: self._send_offer(view_model, line.id if line else None, values),
        )  # fmt: skip
        suppliers = [(each.id, name_of(each)) for each in bought.suppliers] if bought is not None else []
        chosen = ChoiceField(translate(C, "Supplier"), suppliers, required=True)
        self.form.add("supplier_id", chosen)
        self.form.add("number", TextField(translate(C, "Supplier's number"), max_length=60))
        self.form.add("price", NumberField(translate(C, "Price of a pack"), decimals=2))
        known = [(each, each) for each in CURRENCIES]
        self.form.add("currency", ChoiceField(translate(C, "Currency"), known, DEFAULT_CURRENCY))
        unit = unit_word(part.unit)
        above = _above_zero(translate(C, "A pack holds more than nothing."))
        self.form.add("pack", NumberField(translate(C, "Pack size"), unit=unit, required=True, validator=above))
        self.form.add("minimum", NumberField(translate(C, "Minimum order"), unit=unit))
        self.form.add("lead_days", NumberField(translate(C, "Lead time"), unit=translate(C, "days"), decimals=0))
        self.form.add("preferred", CheckBox(translate(C, "Preferred supplier")))
        self.form.add("valid_from", DateField(translate(C, "Valid from")))
        self.form.add("valid_until", DateField(translate(C, "Valid until")))
        known_steps = [each for each in offer.breaks if each.currency == line.currency] if line is not None else []
        self._steps = max(_STEPS, len(known_steps) + 1)
        for at in range(self._steps):
            self.form.add(f"from{at}", NumberField(translate(C, "From this quantity on"), unit=unit))
            self.form.add(f"price{at}", NumberField(translate(C, "a pack costs"), decimals=2))
        if line is not None:
            chosen.set_read_only()
            scale = Decimal(10) ** decimals(line.currency)
            self.begin(
                {
                    "supplier_id": line.supplier_id,
                    "number": line.number,
                    "price": Decimal(line.price_minor) / scale if line.price_minor is not None else None,
                    "currency": line.currency,
                    "pack": _pieces(line.pack_micro),
                    "minimum": _pieces(line.minimum_micro),
                    "lead_days": Decimal(line.lead_days) if line.lead_days is not None else None,
                    "preferred": line.preferred,
                    "valid_from": line.valid_from,
                    "valid_until": line.valid_until,
                    **{f"from{at}": _pieces(each.from_micro) for at, each in enumerate(known_steps)},
                    **{f"price{at}": Decimal(each.price_minor) / scale for at, each in enumerate(known_steps)},
                }
            )
            self.offer_removal(translate(C, "Not sold there any more"), lambda: view_model.remove_offer(line.id))
        else:
            self.begin({"currency": DEFAULT_CURRENCY, "pack": Decimal(1)})

    def save(self) -> None:
        """Send the form; a step says both from which quantity on and which price."""
        for at in range(self._steps):
            start, price = self.field(f"from{at}"), self.field(f"price{at}")
            if start.value() is None and price.value() is not None:
                start.set_error(translate(C, "Say from which quantity on this price counts."))
                return
            if price.value() is None and start.value() is not None:
                price.set_error(translate(C, "Say what a pack costs from this quantity on."))
                return
        super().save()

    def _send_offer(self, view_model: PartViewModel, offer_id: str | None, values: dict[str, Any]) -> None:
        currency = str(values["currency"])
        scale = 10 ** decimals(currency)
        steps = [
            (_micro(values[f"from{at}"]) or 0, int(values[f"price{at}"] * scale))
            for at in range(self._steps)
            if values[f"from{at}"] is not None
        ]
        price, lead = values["price"], values["lead_days"]
        fields: dict[str, Any] = {
            "number": values["number"],
            "price_minor": int(price * 10 ** decimals(currency)) if price is not None else None,
            "currency": currency,
            "pack_micro": _micro(values["pack"]),
            "minimum_micro": _micro(values["minimum"]),
            "lead_days": int(lead) if lead is not None else None,
            "valid_from": values["valid_from"],
            "valid_until": values["valid_until"],
        }
        if offer_id is None:
            fields["supplier_id"] = values["supplier_id"]
        view_model.save_offer(offer_id, fields, bool(values["preferred"]), steps)


def _line_form(line: Any) -> dict[str, Any]:
    scale = Decimal(10) ** decimals(line.currency)
    return {
        "replacement_number": line.replacement_number,
        "ratio": _pieces(line.ratio_micro),
        "mode": line.mode,
        "interchange": line.interchange,
        "valid_from": line.valid_from,
        "rank": Decimal(line.rank) if line.rank else None,
        "surcharge": Decimal(line.surcharge_minor) / scale if line.surcharge_minor is not None else None,
        "use_up_first": line.use_up_first,
        "notes": line.notes,
    }


def _line_values(values: dict[str, Any]) -> dict[str, Any]:
    surcharge = values["surcharge"]
    return {
        "replacement_number": values["replacement_number"],
        "ratio_micro": _micro(values["ratio"]) or 0,
        "mode": values["mode"],
        "interchange": values["interchange"],
        "valid_from": values["valid_from"],
        "rank": int(values["rank"] or 0),
        "surcharge_minor": int(surcharge * 10 ** decimals(DEFAULT_CURRENCY)) if surcharge is not None else None,
        "use_up_first": bool(values["use_up_first"]),
        "notes": values["notes"],
    }


def _above_zero(sentence: str) -> Callable[[object], str]:
    return lambda value: "" if isinstance(value, Decimal) and value > 0 else sentence


def _micro(value: Decimal | None) -> int | None:
    return int(value * MICRO) if value is not None else None


def _pieces(micro: int | None) -> Decimal | None:
    return Decimal(micro) / MICRO if micro is not None else None
