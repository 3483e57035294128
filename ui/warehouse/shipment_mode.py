"""A delivery note at the bench: what is in the boxes, sending them, receiving them."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent

from fieldservice.domain.formats import format_moment
from fieldservice.domain.paper_kinds import note_kind
from fieldservice.domain.paper_states import status_word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.labels import Label
from ui.kit.panels import Card, KeyValues, ScrollPage, column, panel, row
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.warehouse import words
from ui.warehouse.bench_rows import BenchRow, BenchRows
from ui.warehouse.mode import Mode, bench_button
from ui.warehouse.shipment_view_model import FOLLOWS, MISSING, ShipmentLineView, ShipmentModel, ShipmentState

C = "bench"
_RAIL, _RAIL_NARROW = 348, 300
_PILLS = {
    "send": ("quiet", "info", "package"),
    "receive": ("loud", "info", "truck"),
    "sent": ("loud", "info", "truck"),
    "done": ("quiet", "ok", "circle-check"),
    "cancelled": ("quiet", "muted", "ban"),
}


class ShipmentMode(Mode):
    """Sending and receiving one delivery note."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        theme = current()
        self.model = self.sending = ShipmentModel(environment, self)
        self._where = Label("", "figure", elide=True)
        self._said = Label("", "lead", "muted", wrap=True)
        self.main_button = bench_button("", partial(self.sending.scan, ""), "Return", "primary")
        self.follow_button = bench_button(translate(C, "The rest follows"), partial(self.sending.settle, FOLLOWS), "F6")
        self.missing_button = bench_button(translate(C, "It is missing"), partial(self.sending.settle, MISSING), "F7")
        top = panel("card")
        box = column(top, 24, 8)
        box.addWidget(self._where)
        box.addWidget(self._said)
        buttons = row(self.main_button, self.follow_button, self.missing_button, None)
        buttons.setContentsMargins(0, theme.px(8), 0, 0)
        box.addLayout(buttons)
        self.rows = BenchRows(where_width=64)
        self._lines = Card(translate(C, "In the box"), " ", padding=0, spacing=0)
        scroll = ScrollPage(gutter=0, spacing=0, name=translate(C, "In the box"))
        scroll.add(self.rows)
        scroll.finish()
        self._lines.add(scroll, 1)
        left = column(spacing=12)
        left.addWidget(top)
        left.addWidget(self._lines, 1)
        self._facts = KeyValues(104)
        self._card = Card(translate(C, "Delivery note"), padding=16)
        self._card.add(self._facts)
        self._next = Card(translate(C, "After this"), padding=16)
        self._next_words = Label("", "body", wrap=True)
        self._next.add(self._next_words)
        self._rail = ScrollPage(gutter=0, spacing=12)
        right = self._rail.body
        right.addWidget(self._card)
        right.addWidget(self._next)
        right.addStretch(1)
        whole = row(spacing=16)
        whole.addLayout(left, 1)
        whole.addWidget(self._rail)
        self.setLayout(whole)
        self.sending.loaded.connect(self._show)

    def title(self) -> str:
        state = self.sending.state
        if state is None:
            return ""
        number = state.view.shipment.number
        if state.stage == "receive":
            return translate(C, "Receive the box {number}", number=number)
        return translate(C, "Ship {number}", number=number) if state.stage in ("send", "sent") else number

    def detail(self) -> str:
        state = self.sending.state
        return _whither(state) if state else ""

    def pill(self) -> PillSpec | None:
        state = self.sending.state
        if state is None:
            return None
        form, tone, icon = _PILLS.get(state.stage, _PILLS["done"])
        return PillSpec(status_word("shipment", state.view.shipment.status), form, tone, icon)  # type: ignore[arg-type]  # literals of the table above

    def hint(self) -> str:
        state = self.sending.state
        if state is None:
            return ""
        if state.asking:
            return translate(C, "Press 1 if the rest follows, 2 if it is missing")
        return {
            "send": translate(C, "Scan the carrier's label, or press Enter when it leaves"),
            "receive": translate(C, "Scan the parts, or press Enter if everything arrived"),
        }.get(state.stage, translate(C, "Press Enter to go on"))

    def can_undo(self) -> bool:
        state = self.sending.state
        if state is None or state.stage == "cancelled":
            return False
        return (
            bool(state.counted and any(state.counted.values()))
            or state.stage in ("sent", "done")
            or (state.stage == "send" and state.view.shipment.pick_list_id is not None)
        )

    def labels(self) -> tuple[str, list[str]] | None:
        state = self.sending.state
        return ("shipment", [state.view.shipment.id]) if state is not None and state.stage in ("send", "sent") else None

    def paper(self) -> tuple[str, str] | None:
        shipment = self.sending.state.view.shipment if self.sending.state is not None else None
        return (note_kind(shipment.kind), shipment.id) if shipment is not None else None

    def answers(self) -> int:
        return 2 if self.sending.state is not None and self.sending.state.asking else 0

    def answer(self, number: int) -> None:
        self.sending.settle(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        self._rail.setFixedWidth(theme.px(_RAIL_NARROW if self.width() < theme.px(1240) else _RAIL))

    def _show(self) -> None:
        state = self.sending.state
        if state is None:
            return
        view = state.view
        self._where.setText(_whither(state))
        said, button = self._words(state)
        self._said.setText(said)
        self.main_button.setText(button)
        self.main_button.setAccessibleName(button)
        self.main_button.setVisible(not state.asking)
        self.follow_button.setVisible(state.asking)
        self.missing_button.setVisible(state.asking)
        self.rows.show_rows([self._row(state, line) for line in view.lines if line.line.quantity_micro])
        assert self._lines.header is not None
        self._lines.header.set(translate(C, "In the box"), translate(C, "%n lines", n=len(view.lines)))
        self._show_facts(state)
        self._next.setVisible(state.next is not None)
        if state.next is not None:
            task = state.next
            self._next_words.setText(words.joined(words.kind(task), task.number, words.for_whom(task)))

    def _words(self, state: ShipmentState) -> tuple[str, str]:
        number = state.view.shipment.number
        if state.stage == "send":
            return (
                translate(C, "The box is packed. Put {number} in it; press Enter when it leaves.", number=number),
                translate(C, "Ship it"),
            )
        if state.stage == "receive":
            if state.asking:
                return translate(C, "Less arrived than was sent. Does the rest follow, or is it missing?"), ""
            return (
                translate(C, "If everything arrived, press Enter. Otherwise scan what is there."),
                translate(C, "Everything arrived") if not state.counted else translate(C, "That is all"),
            )
        if state.stage == "sent":
            if state.view.supplier is not None:
                return translate(C, "On its way back to the supplier."), translate(C, "Go on")
            return translate(C, "On its way. Whoever gets it scans the box."), translate(C, "Go on")
        return translate(C, "Nothing more is to be done with it here."), translate(C, "Back to the queue")

    def _row(self, state: ShipmentState, line: ShipmentLineView) -> BenchRow:
        part, item = line.part, line.line
        about = item.description
        if part is not None:
            found = item.description if item.receipt_line_id is not None else ""
            about = words.joined(words.name(part), item.serial, item.lot, found)
        box = translate(C, "box {box}", box=item.box)
        number = part.number if part is not None else "—"
        if state.stage == "receive" and state.counted:
            counted = state.counted.get(item.id, 0)
            full = counted >= line.awaited_micro
            said = f"{words.number(counted)} / {words.number(line.awaited_micro)}"
            return BenchRow(
                "", box, number, about, said, icon="circle-check" if full else "circle-dashed",
                icon_tone="ok" if full else "muted", tone="ok" if full else "text",
            )  # fmt: skip
        shown = item.quantity_micro
        return BenchRow(
            "", box, number, about, words.number(shown), words.unit(shown, item.unit), icon="package", icon_tone="muted"
        )

    def _show_facts(self, state: ShipmentState) -> None:
        view, facts = state.view, self._facts
        shipment = view.shipment
        now, zone = self.sending.now(), self.sending.zone
        facts.clear()
        facts.add(translate(C, "From"), words.name(view.source), wrap=True)
        facts.add(translate(C, "Boxes"), str(shipment.boxes))
        weight = words.weight(shipment.weight_grams)
        if weight:
            facts.add(translate(C, "Weight"), weight)
        if shipment.tracking or shipment.carrier:
            facts.add(translate(C, "Tracking"), words.joined(shipment.carrier, shipment.tracking), wrap=True)
        if shipment.packed_at is not None:
            facts.add(translate(C, "Packed"), format_moment(shipment.packed_at, now, zone))
        if shipment.shipped_at is not None:
            facts.add(translate(C, "Left"), format_moment(shipment.shipped_at, now, zone))
        if shipment.received_at is not None:
            facts.add(translate(C, "Received"), format_moment(shipment.received_at, now, zone))
        if view.notices:
            facts.add(translate(C, "Beware"), "\n".join(view.notices), wrap=True, tone="warn")


def _whither(state: ShipmentState) -> str:
    view = state.view
    return words.name(view.supplier) or words.whom(words.name(view.person), words.name(view.to))
