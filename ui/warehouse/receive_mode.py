"""Receiving: the line scanned last, large; the order's lines with what was expected and counted; then where it goes."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent

from fieldservice.domain.paper_states import status_word
from fieldservice.domain.quantity import MICRO
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.dialogs import Dialog
from ui.kit.labels import Label
from ui.kit.panels import Card, KeyValues, ScrollPage, column, row
from ui.kit.status import PillSpec
from ui.kit.theme import current
from ui.warehouse import words
from ui.warehouse.bench_card import BenchCard, End, Face
from ui.warehouse.bench_rows import BenchRow, BenchRows
from ui.warehouse.mode import Mode, bench_button
from ui.warehouse.receive_view_model import (
    FOLLOWS,
    NO_MORE,
    Difference,
    OrderLine,
    PutAwayProposal,
    ReceiptLine,
    ReceiveModel,
    ReceiveState,
)

C = "bench"
_RAIL, _RAIL_NARROW = 348, 300
_LONG = 22  # letters of a code in large type


class ReceiveMode(Mode):
    """Taking in one delivery."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.model = self.goods = ReceiveModel(environment, self)
        follows = self._follows = bench_button(translate(C, "The rest follows"), partial(self.goods.settle, FOLLOWS))
        no_more = self._no_more = bench_button(translate(C, "Nothing more comes"), partial(self.goods.settle, NO_MORE))
        again = bench_button(translate(C, "Count again"), self.goods.count_again, "F6")
        for key, button in (("1", follows), ("2", no_more)):
            button.show_key(key)  # the line takes a digit for the answer while it asks
        self._answers = [follows, no_more, again]
        self.look_up_button = bench_button(translate(C, "Find the part…"), self.look_up)
        self.new_part_button = bench_button(translate(C, "New part…"), self.new_part)
        for key, button in (("1", self.look_up_button), ("2", self.new_part_button)):
            button.show_key(key)
        self.later_button = bench_button(translate(C, "Put away later"), self.goods.finish_later, "F7")
        self.card = BenchCard(
            partial(self.goods.scan, ""),
            [*self._answers, self.later_button, self.look_up_button, self.new_part_button],
        )
        self.rows = BenchRows(where_width=0)
        self._lines = Card(translate(C, "Ordered and counted"), " ", padding=0, spacing=0)
        scroll = ScrollPage(gutter=0, spacing=0, name=translate(C, "Ordered and counted"))
        scroll.add(self.rows)
        scroll.finish()
        self._lines.add(scroll, 1)
        left = column(spacing=12)
        left.addWidget(self.card)
        left.addWidget(self._lines, 1)
        self._facts = KeyValues(96)
        delivery = Card(translate(C, "Delivery"), padding=16)
        delivery.add(self._facts)
        self.note_button = bench_button(translate(C, "Delivery note…"), self.note_delivery, "F4", icon="pencil")
        delivery.body.addSpacing(current().px(8))
        delivery.add(self.note_button)
        self.dialog: Dialog | None = None
        self._inspect = Card(translate(C, "To be inspected"), padding=16)
        self._inspect_words = Label("", "body", "muted", wrap=True)
        self._inspect.add(self._inspect_words)
        self.inspect_button = bench_button(translate(C, "Inspect"), self._go_inspect, "F9", icon="clipboard-check")
        self._inspect.add(self.inspect_button)
        self._rail = ScrollPage(gutter=0, spacing=12)
        right = self._rail.body
        right.addWidget(delivery)
        right.addWidget(self._inspect)
        right.addStretch(1)
        whole = row(spacing=16)
        whole.addLayout(left, 1)
        whole.addWidget(self._rail)
        self.setLayout(whole)
        self.goods.loaded.connect(self._show)

    def title(self) -> str:
        state = self.goods.state
        return translate(C, "Receive {number}", number=state.detail.receipt.number) if state else ""

    def detail(self) -> str:
        state = self.goods.state
        if state is None:
            return ""
        order = state.detail.order
        return words.joined(words.name(state.detail.supplier), order.number if order is not None else "")

    def pill(self) -> PillSpec | None:
        state = self.goods.state
        if state is None:
            return None
        if state.stage == "done":
            return PillSpec(status_word("goods_receipt", "done"), "quiet", "ok", "circle-check")
        if state.stage == "differ" or (state.stage == "put_away" and not state.complete):
            return PillSpec(translate(C, "Not as ordered"), "loud", "warn", "triangle-alert")
        if state.complete and state.detail.ordered:
            return PillSpec(translate(C, "As ordered"), "quiet", "ok", "circle-check")
        return None

    def hint(self) -> str:
        state = self.goods.state
        if state is None:
            return ""
        if state.unknown:
            return translate(C, "Press 1 or 2, or go on scanning")
        if state.asked is not None:
            return {
                "ask_serial": translate(C, "Scan the serial number"),
                "ask_lot": translate(C, "Scan or type the lot"),
            }.get(state.asked.kind, translate(C, "Type the expiry date, like 2027-01-31"))
        return {
            "count": translate(C, "Scan the parts; type a number to correct the last one"),
            "differ": (
                translate(C, "Press 1 or 2, or go on scanning")
                if state.is_short
                else translate(C, "Press 1, or go on scanning")
            ),
            "put_away": translate(C, "Scan another bin, or press Enter"),
        }.get(state.stage, translate(C, "Press Enter to go on"))

    def can_undo(self) -> bool:
        state = self.goods.state
        if state is None or state.stage in ("done", "cancelled"):
            return False
        return state.asked is not None or any(line.progress.received > 0 for line in state.detail.lines)

    def labels(self) -> tuple[str, list[str]] | None:
        state = self.goods.state
        ids = list(dict.fromkeys(line.part.id for line in state.detail.lines)) if state is not None else []
        return ("part", ids) if ids else None

    def paper(self) -> tuple[str, str] | None:
        state = self.goods.state
        return ("goods_receipt", state.detail.receipt.id) if state is not None else None

    def answers(self) -> int:
        state = self.goods.state
        return 2 if state is not None and (state.stage == "differ" or state.unknown) else 0

    def answer(self, number: int) -> None:
        state = self.goods.state
        if state is not None and state.unknown:
            (self.look_up if number == 1 else self.new_part)()
        elif number == NO_MORE and state is not None and not state.is_short:
            self.goods.count_again()  # the second button then
        else:
            self.goods.settle(number)

    def look_up(self) -> None:
        """Ask which part the unknown code is."""
        from ui.warehouse.receipt_dialogs import LookUpDialog

        state = self.goods.state
        if state is not None and state.unknown:
            self._ask(LookUpDialog(self, self.environment, state.unknown, self.goods.take_in))

    def new_part(self) -> None:
        """Ask for the data of a part that nobody knew."""
        from ui.parts.part_form import NewPartDialog
        from ui.warehouse.receipt_dialogs import start_of_part

        state = self.goods.state
        if state is not None and state.unknown:
            start = start_of_part(state.unknown)
            self._ask(NewPartDialog(self, self.environment, self.goods.take_in, start))

    def note_delivery(self) -> None:
        """Ask for the number and the day of the supplier's delivery note."""
        from ui.warehouse.receipt_dialogs import DeliveryDialog

        if self.goods.state is not None:
            self._ask(DeliveryDialog(self, self.environment, self.goods))

    def _ask(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(self.changed)
        dialog.open()

    def hints(self) -> list[tuple[str, str]]:
        return [("Enter", translate(C, "next step"))]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        self._rail.setFixedWidth(theme.px(_RAIL_NARROW if self.width() < theme.px(1240) else _RAIL))

    def _go_inspect(self) -> None:
        if self.goods.state is not None and self.goods.state.to_inspect:
            self.environment.navigator.go("inspection", id=self.goods.state.detail.receipt.id)

    def _show(self) -> None:
        state = self.goods.state
        if state is None:
            return
        self.later_button.setVisible(state.stage == "put_away" and bool(state.proposals))
        for button in self._answers:
            button.setVisible(state.stage == "differ")
        self._follows.setText(translate(C, "The rest follows") if state.is_short else translate(C, "Keep what is over"))
        self._no_more.setVisible(state.stage == "differ" and state.is_short)
        for button in (self.look_up_button, self.new_part_button):
            button.setVisible(bool(state.unknown))
        self._show_card(state)
        self._show_rows(state)
        self._facts.clear()
        receipt, order = state.detail.receipt, state.detail.order
        supplier = words.name(state.detail.supplier) or translate(C, "no supplier")
        self._facts.add(translate(C, "From"), supplier, wrap=True)
        if order is not None:
            self._facts.add(translate(C, "Order"), order.number)
        self._facts.add(translate(C, "Warehouse"), words.name(state.detail.location), wrap=True)
        noted = words.noted(receipt)
        if noted:
            self._facts.add(translate(C, "Delivery note"), noted, wrap=True)
        if receipt.note:
            self._facts.add(translate(C, "Remark"), receipt.note, wrap=True)
        if state.detail.notices:
            self._facts.add(translate(C, "Beware"), "\n".join(state.detail.notices), wrap=True, tone="warn")
        self._inspect.setVisible(bool(state.to_inspect))
        named = [
            f"{line.part.number} {words.amount(line.to_inspect_micro, line.part.unit)}" for line in state.to_inspect
        ]
        self._inspect_words.setText("\n".join(named))

    def _show_card(self, state: ReceiveState) -> None:
        if state.unknown:
            self.card.show_face(_nameless(state.unknown), "")
        elif state.stage == "count" and state.last is not None:
            self.card.show_face(self._counted(state, state.last), translate(C, "Everything is counted"))
        elif state.stage == "count":
            sentence = translate(C, "Each scan is one piece; type a number to say how many there are.")
            if state.detail.order is not None:
                sentence = translate(
                    C, "Each scan takes in what the order expects of the part. Differences are asked at the end."
                )
            self.card.show_end(End("scan-barcode", translate(C, "Scan the first part"), sentence), "")
        elif state.stage == "differ":
            self.card.show_face(self._differing(state), "")
        elif state.stage == "put_away" and state.proposals:
            self.card.show_face(self._putting(state.proposals[0], state), translate(C, "All put away as proposed"))
        elif state.stage == "put_away":
            sentence = translate(C, "Press Enter to finish the receipt.")
            self.card.show_end(
                End("package-check", translate(C, "Everything is in its place"), sentence), translate(C, "Finish")
            )
        else:
            title = status_word("goods_receipt", state.detail.receipt.status)
            sentence = translate(C, "The parts are in stock and can be picked.") if state.stage == "done" else ""
            self.card.show_end(End("circle-check", title, sentence), translate(C, "Back to the queue"))

    def _counted(self, state: ReceiveState, line: ReceiptLine) -> Face:
        ordered = next((each for each in state.detail.ordered if each.line.id == line.line.purchase_line_id), None)
        received = sum(
            each.progress.received
            for each in state.detail.lines
            if each.line.purchase_line_id == line.line.purchase_line_id and each.part.id == line.part.id
        )
        wanted = ordered.line.quantity_micro if ordered is not None else 0
        full = bool(wanted) and received == wanted
        unit = words.unit(received, line.part.unit)
        return Face(
            translate(C, "Scanned last"),
            line.part.number,
            words.name(line.part),
            line.line.serial or line.line.lot,
            translate(C, "expires {day}", day=line.line.expiry.isoformat()) if line.line.expiry else "",
            translate(C, "complete") if full else "",
            translate(C, "Counted"),
            words.number(received),
            translate(C, "{unit} of {wanted} ordered", unit=unit, wanted=words.number(wanted)) if wanted else unit,
            min(received, wanted) // MICRO,
            wanted // MICRO,
        )

    def _differing(self, state: ReceiveState) -> Face:
        asked = state.unexplained or state.detail.differences
        first = next((each for each in asked if each.kind == "less"), asked[0])  # the answers are about what is missing
        return Face(
            translate(C, "%n lines are not as ordered.", n=len(state.unexplained)),
            first.part.number,
            words.name(first.part),
            self._difference(first),
            "",
            "",
            translate(C, "Counted"),
            words.number(first.received_micro),
            translate(C, "expected {count}", count=words.amount(first.ordered_micro, first.part.unit)),
        )

    def _difference(self, each: Difference) -> str:
        if each.kind == "not_ordered":
            return translate(C, "Not on this order")
        apart = abs(each.received_micro - each.ordered_micro)
        said = words.amount(apart, each.part.unit)
        return (
            translate(C, "{count} too few", count=said)
            if each.kind == "less"
            else translate(C, "{count} too many", count=said)
        )

    def _putting(self, first: PutAwayProposal, state: ReceiveState) -> Face:
        why = {"home": translate(C, "its home bin"), "last": translate(C, "lies there already")}.get(first.why, "")
        return Face(
            translate(C, "Put away, %n lines", n=len(state.proposals)),
            words.bin_code(first.bin) or translate(C, "Which bin?"),
            words.name(first.part),
            first.part.number,
            why or translate(C, "no bin is known: scan one"),
            "",
            translate(C, "Put away"),
            words.number(first.quantity_micro),
            words.unit(first.quantity_micro, first.part.unit),
        )

    def _show_rows(self, state: ReceiveState) -> None:
        assert self._lines.header is not None
        if state.stage in ("put_away", "done"):
            rows = [
                BenchRow(
                    "", "", words.bin_code(each.bin) or "—", f"{each.part.number} {words.name(each.part)}",
                    words.number(each.quantity_micro), words.unit(each.quantity_micro, each.part.unit),
                    icon="package-check" if each.bin else "triangle-alert", icon_tone="muted" if each.bin else "warn",
                    lit=at == 0 and state.stage == "put_away",
                )
                for at, each in enumerate(state.proposals)
            ]  # fmt: skip
            if rows:
                self._lines.header.set(translate(C, "Where it goes"), translate(C, "in the order of the walk"))
                self.rows.show_rows(rows)
                return
        rows = [self._row(state, line) for line in state.detail.ordered]
        rows += [self._extra(line) for line in state.detail.lines if line.line.purchase_line_id is None]
        detail = translate(C, "%n lines", n=len(rows))
        title = translate(C, "Counted") if state.detail.order is None else translate(C, "Ordered and counted")
        self._lines.header.set(title, detail)
        self.rows.show_rows(rows)

    def _row(self, state: ReceiveState, ordered: OrderLine) -> BenchRow:
        wanted, received = ordered.line.quantity_micro, ordered.received_micro
        full, over = received == wanted, received > wanted
        lit = state.last is not None and state.last.line.purchase_line_id == ordered.line.id and state.stage == "count"
        pill = None
        apart = [each for each in state.detail.differences if each.purchase_line_id == ordered.line.id]
        reason = next((each.reason for each in apart), "")
        if reason:
            pill = PillSpec(reason, "quiet", "muted", "info")
        elif apart and (over or received or state.stage == "differ"):
            pill = PillSpec(self._difference(apart[0]), "loud", "warn", "triangle-alert")
        return BenchRow(
            "",
            "",
            ordered.part.number,
            words.name(ordered.part),
            f"{words.number(received)} / {words.number(wanted)}",
            words.unit(wanted, ordered.part.unit),
            pill,
            "circle-check" if full else "circle-alert" if received else "circle-dashed",
            "ok" if full else "warn" if received else "muted",
            "ok" if full else "warn" if received else "text",
            lit,
        )

    def _extra(self, line: ReceiptLine) -> BenchRow:
        received = line.progress.received
        state = self.goods.state
        expected = state is None or state.detail.order is None
        pill = None if expected else PillSpec(translate(C, "Not on this order"), "loud", "warn", "triangle-alert")
        about = words.joined(words.name(line.part), line.line.lot, line.line.serial)
        count = words.number(received)
        return BenchRow(
            "", "", line.part.number, about, count, words.unit(received, line.part.unit), pill, "circle-plus", "info"
        )


def _nameless(code: str) -> Face:
    return Face(
        translate(C, "No part is known by this code"),
        code if len(code) <= _LONG else f"{code[: _LONG - 1]}…",
        translate(C, "Find it, or enter a new part"),
        "",
    )
