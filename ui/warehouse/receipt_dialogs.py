"""Deliveries in dialogs: one that nobody ordered, the supplier's delivery note, what an unknown code is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.records import Part
from fieldservice.domain.scans import Scanned
from fieldservice.i18n import mark, translate
from ui.bridge.environment import Environment
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import both
from ui.kit.choices import CheckBox, ChoiceField
from ui.kit.dates import DateField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.search import SearchField, Suggestion, marked
from ui.warehouse import words
from ui.warehouse.receipt_dialogs_view_model import FoundPart, NewReceiptModel, PartLookUp
from ui.warehouse.receive_view_model import ReceiveModel

C = "bench"
_WHAT = (
    mark("bench", "Bought in a hurry"),
    mark("bench", "A box that was found"),
    mark("bench", "A gift or a sample"),
    mark("bench", "Lent to us"),
)


class NewReceiptDialog(RecordDialog):
    """A delivery without an order: where it arrives, from whom, with which note."""

    def __init__(self, parent: QWidget, environment: Environment, begun: Callable[[str], object]) -> None:
        super().__init__(
            translate(C, "Receive without an order"), parent, environment, "goods_receipt.new",
            translate(C, "Begin"), self._begin,
            translate(C, "The parts are scanned next. A supplier need not be known."),
        )  # fmt: skip
        self._environment, self._begun = environment, begun
        self.model = NewReceiptModel(environment, self)
        self.form.add("location_id", ChoiceField(translate(C, "Arrives in"), required=True))
        what = [(translate(C, text), translate(C, text)) for text in _WHAT]
        self.form.add("what", ChoiceField(translate(C, "What it is"), what, what[0][0]))
        self.form.add("supplier_id", ChoiceField(translate(C, "Supplier, if known")), 2)
        _note_fields(self)
        self.form.add("note", TextField(translate(C, "Remark"), max_length=160), 2)
        self.save_button.setEnabled(False)
        self.model.loaded.connect(self._loaded)
        self.model.begun.connect(self._made)
        self.model.refused.connect(self._refused)
        self.model.load()

    def _loaded(self) -> None:
        places = [(each.id, words.name(each)) for each in self.model.warehouses]
        self.field("location_id").set_choices(places)
        nobody: list[tuple[object, str]] = [(None, translate(C, "not known"))]
        self.field("supplier_id").set_choices(
            nobody + [(each.id, both(each.name, each.name_en)) for each in self.model.suppliers]
        )
        self.save_button.setEnabled(True)
        own = self.model.own_place
        self.begin({"location_id": own, "what": self.field("what").value()})

    def _begin(self, values: dict[str, Any]) -> None:
        note = words.joined(str(values["what"] or ""), values["note"])
        self.model.begin(
            str(values["location_id"]), values["supplier_id"], values["delivery_note"], values["delivery_note_on"], note
        )

    def _made(self, id: str) -> None:
        self.finish()
        self._begun(id)

    def _refused(self, error: Any) -> None:
        if not self.show_problem(error):
            self._environment.messages.problem(error)


class DeliveryDialog(RecordDialog):
    """The supplier's delivery note, the supplier of a delivery that nobody ordered, a remark."""

    def __init__(self, parent: QWidget, environment: Environment, receiving: ReceiveModel) -> None:
        state = receiving.state
        assert state is not None
        receipt = state.detail.receipt
        super().__init__(
            translate(C, "Delivery note"), parent, environment, f"goods_receipt.{receipt.id}", translate(C, "Save"),
            self._change, receipt.number, width=480,
        )  # fmt: skip
        self._environment, self._receiving = environment, receiving
        self.model = NewReceiptModel(environment, self)
        _note_fields(self)
        self._free = receipt.purchase_order_id is None
        if self._free:
            self.form.add("supplier_id", ChoiceField(translate(C, "Supplier, if known")), 2)
        self.form.add("note", TextField(translate(C, "Remark"), max_length=200), 2)
        self.model.loaded.connect(self._loaded)
        self.model.load()

    def _loaded(self) -> None:
        if self._free:
            nobody: list[tuple[object, str]] = [(None, translate(C, "not known"))]
            self.field("supplier_id").set_choices(
                nobody + [(each.id, both(each.name, each.name_en)) for each in self.model.suppliers]
            )
        assert self._receiving.state is not None
        self.begin_with(self._receiving.state.detail.receipt)

    def _change(self, values: dict[str, Any]) -> None:
        self._receiving.change(values)
        self.finish()


def _note_fields(dialog: RecordDialog) -> None:
    dialog.form.add("delivery_note", TextField(translate(C, "Supplier's delivery note"), max_length=60))
    dialog.form.add("delivery_note_on", DateField(translate(C, "Date of the note")))


class LookUpDialog(Dialog):
    """Which part an unknown code is; from then on the code names it."""

    def __init__(
        self, parent: QWidget, environment: Environment, code: str, chosen: Callable[[str, str], object]
    ) -> None:
        super().__init__(
            translate(C, "Which part is it?"), parent, 520,
            translate(C, "No part is known by the code {code}.", code=code),
        )  # fmt: skip
        self._chosen, self._code = chosen, code
        self._part: Part | None = None
        self.model = PartLookUp(environment, self)
        self.search = SearchField(translate(C, "Part"), translate(C, "Part number or name"))
        self.search.queried.connect(self.model.look_up)
        self.search.taken.connect(self._taken)
        self.model.found.connect(self._found)
        self.add(self.search)
        self.shown = Label("", "body", "muted", wrap=True)
        self.add(self.shown)
        self.keep = CheckBox(translate(C, "The code {code} names this part from now on", code=code), True)
        self.add(self.keep)
        self.add_cancel()
        self.act = self.add_action(translate(C, "Take it in"), self._accept, "primary")
        self.act.setEnabled(False)
        self.search.focus()

    def scanned(self, found: Scanned) -> bool:
        """Another code of the same part says which it is."""
        if found.kind != "part":
            return False
        self.model.look_at(found.id)
        return True

    def _found(self, ticket: int, query: str, parts: tuple[FoundPart, ...]) -> None:
        suggestions = [
            Suggestion(each.part, marked(words.name(each.part), query), marked(each.part.number, query), icon="package")
            for each in parts
        ]
        if ticket < 0 and parts:
            self.search.take(suggestions[0])
        else:
            self.search.show_results(ticket, suggestions)

    def _taken(self, suggestion: Suggestion) -> None:
        if isinstance(suggestion.id, Part):
            self._part = suggestion.id
            self.shown.setText(f"{self._part.number} {words.name(self._part)}")
            self.act.setEnabled(True)

    def _accept(self) -> None:
        if self._part is not None:
            self.accept()
            self._chosen(self._part.id, self._code if self.keep.isChecked() else "")


def start_of_part(code: str) -> dict[str, Any]:
    """What a new part begins with: a printed product code is its barcode, anything else its number."""
    if code.isdigit() and len(code) in (8, 12, 13, 14):
        return {"barcode": code}
    return {"number": code}
