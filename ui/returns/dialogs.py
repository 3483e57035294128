"""What is asked when an old part goes a step further."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.money import DEFAULT_CURRENCY, decimals
from fieldservice.domain.scans import Scanned
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import name_of
from ui.kit.choices import ChoiceField
from ui.kit.fields import TextArea, TextField
from ui.kit.numbers import NumberField
from ui.returns.view_model import OldPartDetail, OldPartsViewModel

C = "old_parts_page"


class StepDialog(RecordDialog):
    """A step of one old part, which the sentence names."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        shown: OldPartDetail,
        step: str,
        title: str,
        act: str,
        send: Callable[[dict[str, Any]], object],
    ) -> None:
        what = name_of(shown.part) or shown.line.description
        about = f"{shown.line.tag_number} {what}"
        super().__init__(title, parent, environment, f"old_part.{step}.{shown.line.id}", act, send, about, width=480)

    def scanned(self, found: Scanned) -> bool:
        """A bin that is scanned is the one meant."""
        field = self.form.fields.get("bin_id")
        if found.kind != "location" or not isinstance(field, ChoiceField):
            return False
        field.set_value(found.id)
        return True


def finding(parent: QWidget, environment: Environment, model: OldPartsViewModel, shown: OldPartDetail) -> StepDialog:
    """What looking at it found."""
    dialog = StepDialog(
        parent, environment, shown, "inspect", translate(C, "What was found?"), translate(C, "Save"),
        lambda values: model.inspect(shown.line.id, values["note"]),
    )  # fmt: skip
    dialog.form.add("note", TextArea(translate(C, "Finding"), rows=3, required=True), 2)
    dialog.begin({})
    return dialog


def to_vendor(parent: QWidget, environment: Environment, model: OldPartsViewModel, shown: OldPartDetail) -> StepDialog:
    """To whom, under which number."""
    dialog = StepDialog(
        parent, environment, shown, "to_vendor", translate(C, "Send it to the supplier"), translate(C, "Send"),
        lambda values: model.to_vendor(shown.line.id, values),
    )  # fmt: skip
    dialog.begin(_supplier(dialog, model))
    return dialog


def hand_over(parent: QWidget, environment: Environment, model: OldPartsViewModel, shown: OldPartDetail) -> StepDialog:
    """Where it is sent."""
    dialog = StepDialog(
        parent, environment, shown, "hand_over", translate(C, "Send it back"), translate(C, "Send"),
        lambda values: model.hand_over(shown.line.id, values),
    )  # fmt: skip
    dialog.begin(_warehouse(dialog, model))
    return dialog


def repaired(parent: QWidget, environment: Environment, model: OldPartsViewModel, shown: OldPartDetail) -> StepDialog:
    """Where it lies now, and what the repair cost."""

    def send(values: dict[str, Any]) -> None:
        cost = values["cost"]
        minor = int(cost * 10 ** decimals(DEFAULT_CURRENCY)) if cost is not None else None
        model.repaired(shown.line.id, str(values["bin_id"]), minor, values["note"])

    dialog = StepDialog(
        parent, environment, shown, "repaired", translate(C, "Repaired, back to stock"), translate(C, "To stock"), send
    )
    around = model.around
    bins = [*around.bins, *around.warehouses] if around is not None else []
    known: list[tuple[object, str]] = [(each.id, name_of(each) or each.code) for each in bins]
    dialog.form.add("bin_id", ChoiceField(translate(C, "Bin"), known, required=True, hint=translate(C, "or scan it")))
    dialog.form.add(
        "cost",
        NumberField(translate(C, "Cost of the repair"), unit=DEFAULT_CURRENCY, decimals=2, validator=_not_below_zero),
    )
    dialog.form.add("note", TextField(translate(C, "Remark"), max_length=200), 2)
    dialog.begin({})
    return dialog


class SeveralDialog(RecordDialog):
    """A step that several old parts take at once."""

    def __init__(
        self,
        parent: QWidget,
        environment: Environment,
        ids: Sequence[str],
        step: str,
        title: str,
        act: str,
        send: Callable[[dict[str, Any]], object],
    ) -> None:
        about = translate(C, "%n old parts", n=len(ids))
        super().__init__(title, parent, environment, f"old_part.{step}.several", act, send, about, width=480)


def finding_of(
    parent: QWidget, environment: Environment, model: OldPartsViewModel, ids: Sequence[str]
) -> SeveralDialog:
    """What looking at them found."""
    dialog = SeveralDialog(
        parent, environment, ids, "inspect", translate(C, "What was found?"), translate(C, "Save"),
        lambda values: model.inspect_several(ids, values["note"]),
    )  # fmt: skip
    dialog.form.add("note", TextArea(translate(C, "Finding"), rows=3, required=True), 2)
    dialog.begin({})
    return dialog


def to_vendor_of(
    parent: QWidget, environment: Environment, model: OldPartsViewModel, ids: Sequence[str]
) -> SeveralDialog:
    """To whom, under which number."""
    dialog = SeveralDialog(
        parent, environment, ids, "to_vendor", translate(C, "Send them to the supplier"), translate(C, "Send"),
        lambda values: model.to_vendor_several(ids, values),
    )  # fmt: skip
    dialog.begin(_supplier(dialog, model))
    return dialog


def hand_over_of(
    parent: QWidget, environment: Environment, model: OldPartsViewModel, ids: Sequence[str]
) -> SeveralDialog:
    """Where they are sent."""
    dialog = SeveralDialog(
        parent, environment, ids, "hand_over", translate(C, "Send them back"), translate(C, "Send"),
        lambda values: model.hand_over_several(ids, values),
    )  # fmt: skip
    dialog.begin(_warehouse(dialog, model))
    return dialog


def lost(parent: QWidget, environment: Environment, model: OldPartsViewModel, shown: OldPartDetail) -> StepDialog:
    """Why nobody has it any more."""
    dialog = StepDialog(
        parent, environment, shown, "lost", translate(C, "Write it off as lost"), translate(C, "Write off"),
        lambda values: model.lost(shown.line.id, values["reason"]),
    )  # fmt: skip
    dialog.form.add("reason", TextField(translate(C, "Why"), required=True, max_length=200), 2)
    dialog.begin({})
    return dialog


def _supplier(dialog: RecordDialog, model: OldPartsViewModel) -> dict[str, Any]:
    """The fields of a return to the supplier; returns with what they begin."""
    suppliers = model.around.suppliers if model.around is not None else []
    known: list[tuple[object, str]] = [(each.id, name_of(each)) for each in suppliers]
    dialog.form.add("supplier_id", ChoiceField(translate(C, "Supplier"), known, required=True), 2)
    hint = translate(C, "The number under which the supplier takes it back")
    dialog.form.add("rma", TextField(translate(C, "RMA number"), max_length=60, hint=hint), 2)
    _carrier(dialog)
    return {"supplier_id": suppliers[0].id} if len(suppliers) == 1 else {}


def _warehouse(dialog: RecordDialog, model: OldPartsViewModel) -> dict[str, Any]:
    """The fields of a delivery back; returns with what they begin."""
    places = model.around.warehouses if model.around is not None else []
    known: list[tuple[object, str]] = [(each.id, name_of(each)) for each in places]
    dialog.form.add("to_location_id", ChoiceField(translate(C, "To"), known, required=True), 2)
    _carrier(dialog)
    return {"to_location_id": model.warehouse_id}


def _carrier(dialog: RecordDialog) -> None:
    dialog.form.add("carrier", TextField(translate(C, "Carrier"), max_length=60))
    dialog.form.add("tracking", TextField(translate(C, "Tracking number"), max_length=60))


def _not_below_zero(value: object) -> str:
    return translate(C, "A cost can't be below zero.") if isinstance(value, Decimal) and value < 0 else ""
