"""The list of receipts: found by our number or the supplier's; the drawer shows what came and takes it back."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_moment
from fieldservice.domain.paper_states import status_word
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.list_page import RecordListPage
from ui.directory.words import both, name_of
from ui.kit.buttons import Button, IconButton
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label, rule
from ui.kit.models import Column, Row
from ui.kit.panels import KeyValues, SectionHeader, column, row
from ui.kit.pills import Pill, SavedViews
from ui.kit.status import PillSpec
from ui.purchasing import words
from ui.purchasing.order_dialogs import ReasonDialog
from ui.purchasing.receipts_view_model import ReceiptDetail, ReceiptsViewModel
from ui.purchasing.sections import sections

C = "purchasing_page"
_LINES = 12


class ReceiptsPage(RecordListPage):
    """Receipts, the newest first."""

    NAME = "goods_receipts"

    def __init__(self, environment: Environment) -> None:
        self.goods = ReceiptsViewModel(environment)
        self.states = SavedViews()
        super().__init__(environment, self.goods)
        self.dialog: ReasonDialog | None = None
        self.states.setAccessibleName(translate(C, "State"))
        self.states.set_views(
            [
                ("all", translate(C, "All"), None, False),
                ("open", status_word("goods_receipt", "open"), None, False),
                ("done", status_word("goods_receipt", "done"), None, False),
                ("cancelled", status_word("goods_receipt", "cancelled"), None, False),
            ],
            self.goods.view,
        )
        self.counter.hide()  # the status bar says it; a small screen needs the room
        self.states.chosen.connect(self.goods.choose_view)
        self.goods.verbs.done.connect(self._done)
        self.goods.verbs.refused.connect(self._refused)

    def title(self) -> str:
        return translate(C, "Purchasing")

    def export_name(self) -> str:
        return translate(C, "Deliveries")

    def search_words(self) -> str:
        return translate(C, "Receipt, delivery note")

    def head_views(self) -> list[QWidget]:
        return [sections(self.environment, "goods_receipts")]

    def state_views(self) -> list[QWidget]:
        return [self.states]

    def columns(self) -> list[Column]:
        return [
            Column("number", translate(C, "Receipt"), 136, kind="record"),
            Column("state", translate(C, "State"), 128, sortable=False, kind="pill"),
            Column("supplier", translate(C, "Supplier"), 200, sortable=False, stretch=True),
            Column("order", translate(C, "Purchase order"), 128, sortable=False),
            Column("note", translate(C, "Supplier's delivery note"), 164, sortable=False),
            Column("noted", translate(C, "Date of the note"), 104, sortable=False, kind="muted"),
            Column("at", translate(C, "Received"), 132),
            Column("lines", translate(C, "Lines"), 64, sortable=False, kind="number"),
        ]

    def sorts(self) -> dict[str, str]:
        return {"at": "newest"}

    def descending(self) -> frozenset[str]:
        return frozenset({"", "newest"})

    def cells(self, row: Any) -> Row:
        context = self.environment.services.context
        today = context.now().astimezone(context.zone).date()
        return (
            row.number,
            _pill(row.status, row.to_inspect),
            both(row.supplier, row.supplier_en) or "—",
            row.order_number or "—",
            row.delivery_note or "—",
            words.day(row.delivery_note_on, today),
            format_moment(row.received_at, context.now(), context.zone) if row.received_at else "",
            str(row.lines),
        )

    def _row(self, record: Any) -> Row:
        return (*self.cells(record), record.status == "cancelled")

    def is_filtered(self) -> bool:
        return super().is_filtered() or self.goods.view != "all"

    def clear_filters(self) -> None:
        self.states.set_current("all")
        self.goods.choose_view("all")
        super().clear_filters()

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "package-plus",
            translate(C, "Nothing has arrived yet"),
            translate(C, "Deliveries are received in the queue of the warehouse, with an order or without one."),
            translate(C, "To the queue"),
            lambda: self.environment.navigator.go("warehouse_queue"),
        )

    def open_record(self, id: str) -> None:
        self.environment.navigator.go("goods_receipt", id=id)

    # the drawer

    def fill_drawer(self, drawer: Drawer, shown: ReceiptDetail) -> None:
        receipt, body = shown.receipt, drawer.page.body
        context = self.environment.services.context
        waiting = sum(line.to_inspect_micro > 0 for line in shown.lines)
        drawer.set_title(receipt.number)
        body.addLayout(row(Pill(_pill(receipt.status, waiting)), None))
        body.addWidget(Label(name_of(shown.supplier) or translate(C, "no supplier"), "lead", strong=True, wrap=True))
        opener = Button(translate(C, "Open at the bench"), "primary", on_click=partial(self.open_record, receipt.id))
        opener.set_wide()
        printing = partial(self.environment.navigator.go, "report", kind="goods_receipt", id=receipt.id)
        paper = IconButton("printer", translate(C, "Print the receipt"), size=36, on_click=printing)
        body.addLayout(row(opener, paper))
        body.addWidget(rule(edge=True))
        facts = KeyValues()
        today = context.now().astimezone(context.zone).date()
        if shown.order is not None:
            facts.add(translate(C, "Purchase order"), shown.order.number)
        noted = words.comma().join(
            each for each in (receipt.delivery_note, words.day(receipt.delivery_note_on, today)) if each
        )
        facts.add(translate(C, "Supplier's delivery note"), noted or "—", wrap=True)
        if receipt.received_at is not None:
            facts.add(translate(C, "Received"), format_moment(receipt.received_at, context.now(), context.zone))
        facts.add(translate(C, "For"), name_of(shown.location))
        if receipt.note:
            facts.add(translate(C, "Remark"), receipt.note, wrap=True)
        body.addWidget(facts)
        for notice in shown.notices:
            body.addWidget(Label(notice, "body", "warn", wrap=True))
        body.addWidget(rule(edge=True))
        body.addWidget(SectionHeader(translate(C, "Lines"), str(len(shown.lines) or ""), step="body"))
        for line in shown.lines[:_LINES]:
            pieces = format_quantity(Quantity(line.progress.received, line.part.unit))
            lines = column(spacing=0)
            lines.addLayout(row(Label(line.part.number, "body", strong=True), None, Label(pieces, "body")))
            lines.addWidget(Label(name_of(line.part), "small", "muted", elide=True))
            body.addLayout(lines)
        if len(shown.lines) > _LINES:
            body.addWidget(Label(translate(C, "and %n more", n=len(shown.lines) - _LINES), "body", "muted"))
        if receipt.status != "cancelled" and any(line.progress.received > 0 for line in shown.lines):
            body.addWidget(rule(edge=True))
            self.take_back_button = Button(
                translate(C, "Take the receipt back…"), "quiet", icon="undo-2",
                on_click=partial(self.take_back, receipt.id, receipt.number),
            )  # fmt: skip
            body.addLayout(row(self.take_back_button, None))

    def take_back(self, id: str, number: str) -> None:
        """Ask why a receipt is taken back."""
        self.dialog = ReasonDialog(
            self,
            self.environment,
            translate(C, "Take {number} back", number=number),
            translate(
                C,
                "Everything of it leaves the stock again by opposite moves, and its order is open again.",
            ),
            translate(C, "Take it back"),
            f"goods_receipt_undo.{id}",
            partial(self.goods.take_back, id),
        )
        self.dialog.open()

    @Slot(str, object, object)
    def _done(self, _what: str, made: Any, undo: Any) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.finish()
        self.environment.messages.say(translate(C, "{number} is taken back.", number=made.number), undo)

    @Slot(str, object)
    def _refused(self, _what: str, error: Any) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.save_button.setEnabled(True)
            self.dialog.field("reason").set_error(error.message())
        else:
            self.environment.messages.problem(error)

    # export


def _pill(status: str, to_inspect: int) -> PillSpec:
    if to_inspect and status != "cancelled":
        return PillSpec(translate(C, "To be inspected"), "quiet", "warn", "clipboard-check")
    icon, tone = {"open": ("package-plus", "info"), "done": ("circle-check", "ok")}.get(status, ("ban", "muted"))
    return PillSpec(status_word("goods_receipt", status), "quiet", tone, icon)  # type: ignore[arg-type]  # one of the tones above
