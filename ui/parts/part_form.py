"""The form of a part: adding one, and its data on the part's page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.money import DEFAULT_CURRENCY, decimals
from fieldservice.domain.quantity import MICRO
from fieldservice.domain.words import choices
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.form import Form
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import both
from ui.kit.choices import CheckBox, ChoiceField
from ui.kit.fields import TextArea, TextField
from ui.kit.numbers import NumberField
from ui.parts.parts_view_model import CategoryNode, NewPartViewModel
from ui.parts.words import tracking_words

C = "parts_page"


def part_fields(form: Form) -> None:
    """The fields of a part; `apply_categories` fills its list."""
    form.add("number", TextField(translate(C, "Part number"), required=True, max_length=60))
    form.add("barcode", TextField(translate(C, "Barcode"), max_length=60))
    form.add("name", TextField(translate(C, "Name"), required=True, max_length=120))
    form.add("name_en", TextField(translate(C, "English name"), max_length=120))
    form.add("category_id", ChoiceField(translate(C, "Category")))
    form.add("unit", ChoiceField(translate(C, "Unit"), [(k, w) for k, w in choices("unit") if k != "visit"], "pcs"))
    form.add("price", NumberField(translate(C, "Price"), unit=DEFAULT_CURRENCY, decimals=2))
    form.add("min_stock", NumberField(translate(C, "Minimum stock")))
    tracking = [(key, tracking_words(key)) for key in ("none", "lot", "serial")]
    form.add("tracking", ChoiceField(translate(C, "Tracking"), tracking, "none"))
    form.add("supplier", TextField(translate(C, "Supplier"), max_length=120))
    form.add("shelf_life", NumberField(translate(C, "Shelf life"), unit=translate(C, "days"), decimals=0))
    form.add("genuine", CheckBox(translate(C, "Genuine part"), True))
    form.add("expiry_tracked", CheckBox(translate(C, "Ask for the expiry date on arrival")))
    form.add("inspect_on_receipt", CheckBox(translate(C, "Inspect on arrival")))
    form.add("notes", TextArea(translate(C, "Remark"), rows=2), 2)


def apply_categories(form: Form, nodes: Sequence[CategoryNode]) -> None:
    """Categories to choose from, each with those around it."""
    listed: list[tuple[object, str]] = [(None, translate(C, "none"))]

    def walk(nodes: Sequence[CategoryNode], before: str) -> None:
        for node in nodes:
            name = before + both(node.name, node.name_en)
            listed.append((node.id, name))
            walk(node.children, f"{name} / ")

    walk(nodes, "")
    field = form.fields["category_id"]
    if isinstance(field, ChoiceField):
        field.set_choices(listed)


def to_form(part: Any, category_id: str | None) -> dict[str, Any]:
    """A part as the form shows it, in the category in which it is shown (its own may be archived)."""
    scale = Decimal(10) ** decimals(part.currency)
    named = "number barcode name name_en category_id unit tracking supplier genuine notes expiry_tracked".split()
    named.append("inspect_on_receipt")
    return {name: getattr(part, name) for name in named} | {
        "category_id": category_id,
        "price": Decimal(part.price_minor) / scale if part.price_minor is not None else None,
        "min_stock": Decimal(part.min_stock_micro) / MICRO if part.min_stock_micro is not None else None,
        "shelf_life": Decimal(part.shelf_life_days) if part.shelf_life_days is not None else None,
    }


def from_form(values: dict[str, Any], currency: str = DEFAULT_CURRENCY) -> dict[str, Any]:
    """What the service takes."""
    fields = dict(values)
    if "price" in fields:
        amount = fields.pop("price")
        fields["price_minor"] = int(amount * 10 ** decimals(currency)) if amount is not None else None
    if "min_stock" in fields:
        least = fields.pop("min_stock")
        fields["min_stock_micro"] = int(least * MICRO) if least is not None else None
    if "shelf_life" in fields:
        days = fields.pop("shelf_life")
        fields["shelf_life_days"] = int(days) if days is not None else None
    return fields


class NewPartDialog(RecordDialog):
    """Add a part to the catalogue."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        added: Callable[[str], object],
        start: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(
            translate(C, "New part"),
            parent,
            environment,
            "part.new" if start is None else "part.new." + ".".join(map(str, start.values())),
            translate(C, "Add part"),
            lambda values: self.view_model.save(from_form(values)),
            width=600,
        )
        self._environment, self._added, self._start_with = environment, added, start or {}
        self.view_model = NewPartViewModel(environment, self)
        part_fields(self.form)
        self.view_model.categoriesLoaded.connect(self._categories)
        self.view_model.saved.connect(self._saved)
        self.view_model.refused.connect(self._refused)
        self.view_model.load_categories()

    @Slot(object)
    def _categories(self, nodes: Sequence[CategoryNode]) -> None:
        apply_categories(self.form, nodes)
        self.begin(self._start_with)

    @Slot(object)
    def _saved(self, part: Any) -> None:
        self.finish()
        self._added(part.id)

    @Slot(object)
    def _refused(self, error: Any) -> None:
        if not self.show_problem(error):
            self._environment.messages.problem(error)
