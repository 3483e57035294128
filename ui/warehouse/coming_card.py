"""“On its way to me”: parts that were sent to a technician; scanning the box receives it."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_moment
from fieldservice.domain.paper_states import status_word
from fieldservice.domain.scans import Scanned
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button
from ui.kit.labels import Label, rule
from ui.kit.panels import Card, SectionHeader, clear_layout, column, row
from ui.kit.pills import Pill
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.warehouse import words
from ui.warehouse.coming_view_model import ComingModel, ShipmentView

C = "ask_parts"
_MOST = 3
_LINES = 4


class ComingCard(QWidget):
    """Shown only while something is on its way."""

    def __init__(self, environment: Environment) -> None:
        super().__init__()
        self._environment = environment
        self.model = ComingModel(environment, self)
        self.model.loaded.connect(self._show)
        self.model.received.connect(self._received)
        self.model.refused.connect(environment.messages.problem)
        self.buttons: list[Button] = []
        self._ids: set[str] = set()
        self._box = column(self, spacing=8)
        self._box.setContentsMargins(0, 0, 0, current().px(12))
        self.hide()
        self.model.refresh()

    def scanned(self, found: Scanned) -> bool:
        """A box of a delivery that is on its way here is received; False for anything else."""
        if found.kind not in ("shipment", "box") or found.id not in self._ids:
            return False
        self.model.receive(found.id)
        return True

    def _show(self, views: list[ShipmentView]) -> None:
        clear_layout(self._box)
        self.buttons = []
        self._ids = {view.shipment.id for view in views}
        self.setVisible(bool(views))
        if not views:
            return
        count = translate(C, "%n deliveries", n=len(views))
        self._box.addWidget(SectionHeader(translate(C, "On its way to me"), count))
        card = Card(padding=0, spacing=0)
        for at, view in enumerate(views[:_MOST]):
            if at:
                card.add(rule())
            card.add(self._delivery(view))
        self._box.addWidget(card)
        self._box.addWidget(Label(translate(C, "Scan the box when you have it."), "small", "muted", wrap=True))

    def _delivery(self, view: ShipmentView) -> QWidget:
        theme, shipment = current(), view.shipment
        holder = QWidget()
        sent = shipment.status == "shipped"
        word = status_word("shipment", shipment.status)
        pill = PillSpec(word, "loud" if sent else "quiet", "info", "truck" if sent else "package")
        head = row(Label(shipment.number, "body", strong=True), Pill(pill), None, spacing=8)
        box = column(holder, spacing=2)
        box.setContentsMargins(theme.px(14), theme.px(10), theme.px(14), theme.px(10))
        box.addLayout(head)
        context = self._environment.services.context
        where = [words.name(view.source), words.joined(shipment.carrier, shipment.tracking)]
        if shipment.expected_at is not None:
            due = format_moment(shipment.expected_at, context.now(), context.zone)
            where.append(translate(C, "expected {time}", time=due))
        box.addWidget(Label(words.joined(*where), "small", "muted", wrap=True))
        for line in view.lines[:_LINES]:
            named = f"{line.part.number} {words.name(line.part)}" if line.part is not None else line.line.description
            amount = Label(words.amount(line.line.quantity_micro, line.line.unit), "body")
            item = row(Label(named, "body", elide=True), amount)
            item.setStretch(0, 1)
            box.addLayout(item)
        more = len(view.lines) - _LINES
        if more > 0:
            box.addWidget(Label(translate(C, "and %n more lines", n=more), "small", "muted"))
        button = Button(
            translate(C, "I have it"), size=32, icon="check", on_click=partial(self.model.receive, shipment.id)
        )
        button.setAccessibleName(translate(C, "I have {number}", number=shipment.number))
        self.buttons.append(button)
        box.addSpacing(theme.px(4))
        box.addLayout(row(button, None))
        return holder

    def _received(self, received: object, undo: object) -> None:
        said = translate(C, "Received. The parts are in your stock.")
        told = getattr(received, "told", ())
        self._environment.messages.say(" ".join((said, *told)), undo if callable(undo) else None)
