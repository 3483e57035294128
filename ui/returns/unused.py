"""Sending unused parts of one's van back to the warehouse: chosen from what the van holds, or scanned."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtWidgets import QFrame, QWidget

from fieldservice.domain.quantity import MICRO, Quantity, format_quantity
from fieldservice.domain.records import Shipment
from fieldservice.domain.scans import Scanned
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.words import both
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.numbers import NumberField
from ui.kit.panels import ScrollPage, row
from ui.kit.theme import current
from ui.returns.unused_view_model import Back, Held, UnusedModel

C = "old_parts_page"
_WIDTH, _HEIGHT = 640, 320


class UnusedLine(QFrame):
    """A part in the van: how many of it go back."""

    def __init__(self, held: Held, changed: Callable[[], object]) -> None:
        super().__init__()
        theme = current()
        self.held = held
        part, stock = held.part, held.row
        there = format_quantity(Quantity(stock.quantity_micro, part.unit))
        marked = stock.serial or stock.lot
        name = " ".join(text for text in (part.number, both(part.name, part.name_en), marked) if text)
        self.quantity = NumberField("", Decimal(0), validator=self._problem)
        self.quantity.edit.setAccessibleName(translate(C, "How many of {part} go back", part=name))
        self.quantity.setFixedWidth(theme.px(88))
        self.quantity.changed.connect(changed)
        line = row(Label(name, "body", elide=True), Label(there, "body", "muted"), self.quantity, spacing=12)
        line.setStretch(0, 1)
        line.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        self.setLayout(line)

    def micro(self) -> int:
        """Micro-units that go back."""
        return int((self.quantity.value() or Decimal(0)) * MICRO)

    def more(self) -> None:
        """One more, as far as there is more."""
        if self.micro() + MICRO <= self.held.row.quantity_micro:
            self.quantity.set_value(Decimal(self.micro() + MICRO) / MICRO)

    def back(self) -> Back | None:
        """The line of the delivery note; None where nothing goes back."""
        stock = self.held.row
        return Back(stock.part_id, self.micro(), stock.lot, stock.serial) if self.micro() > 0 else None

    def _problem(self, value: object) -> str:
        if isinstance(value, Decimal) and not 0 <= value * MICRO <= self.held.row.quantity_micro:
            return translate(C, "The van does not hold so many.")
        return ""


class UnusedDialog(Dialog):
    """Sends unused parts back."""

    def __init__(self, environment: Environment, parent: QWidget | None = None) -> None:
        super().__init__(
            translate(C, "Send unused parts back"), parent, _WIDTH,
            translate(C, "To the warehouse of your service point. Scan the parts, or say how many of each go back."),
        )  # fmt: skip
        self._environment = environment
        self.lines: list[UnusedLine] = []
        self.model = UnusedModel(environment, self)
        self._page = ScrollPage(gutter=0, spacing=0, name=translate(C, "Parts in the van"))
        self._page.setFixedHeight(current().px(_HEIGHT))
        self.add(self._page)
        self.carrier = TextField(translate(C, "Carrier"), max_length=60)
        self.tracking = TextField(translate(C, "Tracking number"), max_length=60)
        self.add_layout(row(self.carrier, self.tracking, spacing=12))
        self.add_cancel()
        self.action = self.add_action(translate(C, "Send back"), self._send, "primary")
        self.action.setEnabled(False)
        self.model.loaded.connect(self._loaded)
        self.model.sent.connect(self._sent)
        self.model.refresh()

    def scanned(self, found: Scanned) -> bool:
        """One more of a part that is scanned goes back."""
        if found.kind != "part":
            return False
        fitting = [line for line in self.lines if line.held.row.part_id == found.id]
        exact = [line for line in fitting if found.serial and line.held.row.serial == found.serial]
        for line in (exact or fitting)[:1]:
            line.more()
            self._changed()
        return True

    def _loaded(self, held: list[Held]) -> None:
        if not held:
            self._page.add(Label(translate(C, "The books have nothing in your van."), "body", "muted", wrap=True))
        for each in held:
            line = UnusedLine(each, self._changed)
            self.lines.append(line)
            self._page.add(line)
        self._page.finish()

    def _chosen(self) -> list[Back]:
        return [back for line in self.lines if (back := line.back()) is not None]

    def _changed(self) -> None:
        fine = all(0 <= line.micro() <= line.held.row.quantity_micro for line in self.lines)
        self.action.setEnabled(fine and bool(self._chosen()))

    def _send(self) -> None:
        self.model.send(self._chosen(), self.carrier.value(), self.tracking.value())

    def _sent(self, made: Shipment, undo: object) -> None:
        said = translate(C, "On its way back with {number}.", number=made.number)
        self._environment.messages.say(said, undo if callable(undo) else None)
        self.accept()
