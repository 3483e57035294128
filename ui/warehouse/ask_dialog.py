"""Asking for parts: found by number, name or the machine's parts list; each line says where it comes from."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QFrame, QWidget

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import Part, StockLocation
from fieldservice.domain.scans import Scanned
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button, IconButton
from ui.kit.choices import ChoiceField
from ui.kit.dialogs import Dialog
from ui.kit.fields import TextField
from ui.kit.labels import Label
from ui.kit.numbers import NumberField
from ui.kit.panels import clear_layout, column, row
from ui.kit.search import SearchField, Suggestion, marked
from ui.kit.theme import current
from ui.warehouse import words
from ui.warehouse.ask_view_model import Asked, AskModel, FoundPart, Offer, Wanted

C = "ask_parts"


class AskLine(QFrame):
    """A part that is asked for: how much, and from where."""

    def __init__(self, offer: Offer, on_remove: Callable[[AskLine], object]) -> None:
        super().__init__()
        theme = current()
        self.part = offer.part
        self.setProperty("surface", "calm-card")
        unit = words.unit(offer.quantity_micro, offer.part.unit)
        self.quantity = NumberField("", Decimal(offer.quantity_micro) / MICRO, unit)
        self.quantity.edit.setAccessibleName(translate(C, "Quantity of {number}", number=offer.part.number))
        self.quantity.setFixedWidth(theme.px(104))
        choices = [(each.location.id, self._place(offer, each.location, each.available_micro)) for each in offer.places]
        self.source = ChoiceField("", choices, offer.chosen_id or None, placeholder=translate(C, "From"))
        self.source.setFixedWidth(theme.px(260))
        names = column(spacing=0)
        names.addWidget(Label(offer.part.number, "body", strong=True))
        names.addWidget(Label(words.name(offer.part), "small", "muted", elide=True))
        line = row(spacing=12)
        line.addLayout(names, 1)
        line.addWidget(self.quantity)
        line.addWidget(self.source)
        remove = translate(C, "Take {number} off", number=offer.part.number)
        line.addWidget(IconButton("x", remove, size=28, on_click=lambda: on_remove(self)))
        line.setContentsMargins(theme.px(12), theme.px(8), theme.px(8), theme.px(8))
        self.setLayout(line)

    def wanted(self) -> Wanted | None:
        """The line as it stands; None for a quantity of nothing."""
        value = self.quantity.value()
        if value is None or value <= 0:
            return None
        source = self.source.value()
        return Wanted(self.part.id, int(value * MICRO), str(source) if source else None)

    def more(self) -> None:
        """One more of it."""
        self.quantity.set_value((self.quantity.value() or Decimal(0)) + 1)

    def _place(self, offer: Offer, location: StockLocation, available: int) -> str:
        name = words.name(location)
        if available <= 0:
            return translate(C, "{place}, none available", place=name)
        there = words.amount(available, offer.part.unit)
        if not offer.complete:
            return translate(C, "{place}, at most {amount}", place=name, amount=there)
        return translate(C, "{place}, {amount} available", place=name, amount=there)


class AskDialog(Dialog):
    """Asks for parts for a work order."""

    def __init__(self, environment: Environment, work_order_id: str, parent: QWidget | None = None) -> None:
        super().__init__(
            translate(C, "Ask for parts"), parent, 720,
            translate(C, "They are reserved at once and sent to the technician of the next visit."),
        )  # fmt: skip
        self._environment = environment
        self.model = AskModel(environment, work_order_id, self)
        self.lines: list[AskLine] = []
        self.search = SearchField("", translate(C, "Scan or type a part number or name"), "scan-line")
        self.search.queried.connect(self.model.look_up)
        self.search.taken.connect(self._taken)
        self.add(self.search)
        self._usual = QWidget()
        self._usual_row = column(self._usual, spacing=4)
        self._usual.hide()
        self.add(self._usual)
        self._list = column(spacing=6)
        self.add_layout(self._list)
        self.unsure = Label(
            translate(C, "What others have reserved is not known on this laptop. The warehouse sees it and tells you."),
            "small", "muted", wrap=True,
        )  # fmt: skip
        self.unsure.hide()
        self.add(self.unsure)
        self.note = TextField(translate(C, "Remark for the warehouse"))
        self.add(self.note)
        self.add_cancel()
        self.send = self.add_action(translate(C, "Ask for them"), self._send, "primary")
        self.send.setEnabled(False)
        self.model.begun.connect(self._begun)
        self.model.found.connect(self._found)
        self.model.offered.connect(self._offered)
        self.model.asked.connect(self._asked)
        self.model.begin()
        self.search.focus()

    def scanned(self, found: Scanned) -> bool:
        """A part that is scanned is asked for."""
        if found.kind != "part":
            return False
        self.model.offer(found.id, found.quantity_micro or MICRO)
        return True

    def _begun(self, usual: list[Part]) -> None:
        clear_layout(self._usual_row)
        self._usual.setVisible(bool(usual))
        if not usual:
            return
        self._usual_row.addWidget(Label(translate(C, "Parts of this machine's model"), "small", "muted"))
        for start in range(0, len(usual), 2):
            line = row(spacing=6)
            for part in usual[start : start + 2]:
                button = Button(
                    f"{part.number} {words.name(part)}", size=28, on_click=partial(self.model.offer, part.id, MICRO)
                )
                button.setToolTip(button.text())
                button.set_wide()
                line.addWidget(button, 1)
            self._usual_row.addLayout(line)

    def _found(self, ticket: int, query: str, parts: tuple[FoundPart, ...]) -> None:
        found = [
            Suggestion(
                each.part,
                marked(words.name(each.part), query),
                marked(each.part.number, query),
                detail=self._held(each),
                icon="package",
            )
            for each in parts
        ]
        self.search.show_results(ticket, found)

    def _held(self, found: FoundPart) -> str:
        held = found.elsewhere_micro
        if held <= 0:
            return translate(C, "none in stock")
        return translate(C, "{amount} in stock", amount=words.amount(held, found.part.unit))

    def _taken(self, suggestion: Suggestion) -> None:
        part = suggestion.id
        self.search.set_value(None)
        if isinstance(part, Part):
            self.model.offer(part.id, MICRO)

    def _offered(self, offer: Offer) -> None:
        known = next((line for line in self.lines if line.part.id == offer.part.id), None)
        if known is not None:
            known.more()
            return
        line = AskLine(offer, self._remove)
        self.lines.append(line)
        self._list.addWidget(line)
        self.unsure.setVisible(not offer.complete)
        self.send.setEnabled(True)
        self.search.focus()

    def _remove(self, line: AskLine) -> None:
        self.lines.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()
        self.send.setEnabled(bool(self.lines))

    def _send(self) -> None:
        wanted = [each for each in (line.wanted() for line in self.lines) if each is not None]
        if wanted:
            self.model.ask(wanted, self.note.value(), translate(C, "Taken back at once"))

    def _asked(self, asked: Asked, undo: Callable[[], object]) -> None:
        request, told = asked.request, asked.told
        said = translate(C, "Asked for with {number}.", number=request.number)
        self._environment.messages.say(" ".join((said, *told)), undo)
        self.accept()
