"""One purchase order: one next step, its lines with what has arrived, its deliveries."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_moment
from fieldservice.domain.paper_states import status_word
from fieldservice.domain.quantity import MICRO, Quantity, format_quantity
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.detail import RecordPage, TableCard, rows_of
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import name_of
from ui.kit.buttons import Button, IconButton, MenuButton
from ui.kit.models import IconText
from ui.kit.panels import FactStrip, ScrollPage, column, panel, row
from ui.kit.theme import current
from ui.purchasing import words
from ui.purchasing.order_dialogs import LineDialog, OrderDialog, ReasonDialog, ReturnDialog
from ui.purchasing.order_view_model import OrderDetail, OrderLine, OrderViewModel, Returned

C = "purchasing_page"
_OF_DIALOG = frozenset({"add_line", "change_line", "remove_line", "close_line", "reopen_line", "change", "close",
                        "cancel", "replaced", "credited"})  # fmt: skip


class OrderPage(RecordPage):
    """Heading with the next step, four facts, the lines; Enter on a line changes it."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.order = OrderViewModel(environment, self)
        self.view_model = self.order
        self.dialog: RecordDialog | None = None
        self.primary: Button | None = None
        self._build()
        self.order.opened.connect(self._show)
        self.order.missing.connect(self._missing)
        self.order.receiving.connect(self._receive)
        self.order.verbs.done.connect(self._done)
        self.order.verbs.refused.connect(self._refused)
        self.lines.opened.connect(self._open_line)
        self.receipts.opened.connect(self._open_receipt)
        self.returns.opened.connect(self._open_return)
        self.shortcuts.add("N", translate(C, "next step"), self.do_next)
        self.shortcuts.add("A", translate(C, "add a part"), self.add_line)
        self.shortcuts.add("E", translate(C, "change"), self.change)
        self.shortcuts.add("Ctrl+P", translate(C, "print"), self.print_paper)

    def open(self, **params: object) -> None:
        self.order.open(str(params.get("id", "")))

    def _build(self) -> None:
        theme = current()
        head = panel("raised")
        head_column = column(head)
        head_column.addWidget(self.heading)
        self.facts = FactStrip()
        strip = row(self.facts)
        strip.setContentsMargins(theme.px(24), 0, theme.px(24), theme.px(14))
        head_column.addLayout(strip)
        self.lines = TableCard(
            translate(C, "Lines"),
            rows_of(
                ("number", translate(C, "Part"), 150, "record", False),
                ("name", translate(C, "Name"), 168, "text", True),
                ("supplier_number", translate(C, "Supplier's number"), 120, "muted", False),
                ("expected", translate(C, "Expected"), 96, "text", False),
                ("why", translate(C, "Why this price"), 168, "muted", True),
                ("quantity", translate(C, "Quantity"), 92, "number", False),
                ("arrived", translate(C, "Arrived"), 92, "number", False),
                ("price", translate(C, "Price"), 128, "number", False),
                ("total", translate(C, "Amount"), 124, "number", False),
            ),
            translate(C, "The order has no lines yet. Add what is to be ordered."),
            translate(C, "Add a part"),
            "A",
        )
        if self.lines.button is not None:
            self.lines.button.clicked.connect(self.add_line)
        self.receipts = TableCard(
            translate(C, "Deliveries"),
            rows_of(
                ("number", translate(C, "Receipt"), 150, "record", False),
                ("state", translate(C, "State"), 160, "text", True),
                ("note", translate(C, "Supplier's delivery note"), 180, "text", False),
                ("at", translate(C, "Received"), 160, "muted", False),
            ),
            translate(C, "Nothing has arrived yet."),
        )
        self.returns = TableCard(
            translate(C, "Sent back to the supplier"),
            rows_of(
                ("part", translate(C, "Part"), 150, "record", False),
                ("quantity", translate(C, "Quantity"), 92, "number", False),
                ("agreed", translate(C, "Agreed"), 220, "icon_text", False),
                ("note", translate(C, "Delivery note"), 150, "text", False),
                ("state", translate(C, "State"), 110, "muted", False),
                ("finding", translate(C, "What was found"), 168, "muted", True),
            ),
            "",
        )
        body = ScrollPage(gutter=24, spacing=12, name=translate(C, "Purchase order"))
        body.add(self.lines)
        body.add(self.returns)
        body.add(self.receipts)
        body.finish()
        inside = column(self.content)
        inside.addWidget(head)
        inside.addWidget(body, 1)

    # showing

    @Slot(object)
    def _show(self, shown: OrderDetail) -> None:
        self.show_content()
        order = shown.order
        done = sum(line.open_micro == 0 for line in shown.lines)
        pill = words.state_pill(order.status, shown.days_overdue, len(shown.lines), done)
        about = order.closing_reason
        if not about and order.made_at is not None:
            made = order.made_at.astimezone(self.environment.services.context.zone).date()
            about = translate(C, "made {day}", day=words.day(made, self.order.today()))
        steps = [("purchase_orders", translate(C, "Purchasing")), ("", order.number)]
        self.heading.set(steps, order.number, about, [pill])
        self.heading.set_buttons(self._buttons())
        self._show_facts(shown, done)
        self.lines.show_rows(
            [self._line(line, shown) for line in shown.lines],
            translate(C, "%n lines", n=len(shown.lines)) if shown.lines else "",
            [line.open_micro == 0 and order.status == "ordered" for line in shown.lines],
        )
        if self.lines.button is not None:
            self.lines.button.setVisible(order.status in ("draft", "ordered"))
        self.returns.show_rows([_return(each) for each in shown.returns])
        self.returns.setVisible(bool(shown.returns))
        context = self.environment.services.context
        self.receipts.show_rows(
            [
                (
                    each.number,
                    status_word("goods_receipt", each.status),
                    each.delivery_note,
                    format_moment(each.received_at, context.now(), context.zone) if each.received_at else "",
                )
                for each in shown.receipts
            ]
        )
        self.receipts.setVisible(order.status != "draft" or bool(shown.receipts))
        self.words_changed.emit()

    def _show_facts(self, shown: OrderDetail, done: int) -> None:
        order, supplier, today = shown.order, shown.supplier, self.order.today()
        self.facts.clear()
        reach = words.comma().join(part for part in (supplier.contact_name, supplier.phone) if part) if supplier else ""
        self.facts.add(translate(C, "Supplier"), name_of(supplier), reach, stretch=2)
        when = words.day(order.expected_on, today)
        second = ""
        if shown.days_overdue > 0:
            second = translate(C, "%n days late", n=shown.days_overdue)
        elif order.status == "draft":
            second = translate(C, "otherwise by the delivery time of the offers")
        elif order.ordered_at is not None:
            zone = self.environment.services.context.zone
            second = translate(C, "ordered {day}", day=words.day(order.ordered_at.astimezone(zone).date(), today))
        self.facts.add(translate(C, "Expected"), when, second, stretch=2)
        self.facts.add(translate(C, "Delivered to"), name_of(shown.location), order.note, stretch=2)
        arrived = translate(C, "{done} of {lines}", done=done, lines=len(shown.lines)) if shown.lines else ""
        if order.status == "draft":
            arrived = ""
        self.facts.add(translate(C, "Lines arrived"), arrived)
        amount = words.money(shown.total.minor, shown.total.currency) if shown.total is not None else ""
        self.facts.add(translate(C, "Amount"), amount, words.unpriced(shown.unpriced), stretch=2)

    def _line(self, line: OrderLine, shown: OrderDetail) -> tuple[object, ...]:
        record, unit = line.line, line.part.unit
        price = words.money(record.price_minor, shown.order.currency)
        if price and record.pack_micro != MICRO:
            price = translate(C, "{price} for {pack}", price=price, pack=_pieces(record.pack_micro, unit))
        kept = line.received_micro - line.replaced_micro  # what is replaced has not come yet
        arrived = _pieces(kept, unit) if kept else "—"
        return (
            line.part.number,
            name_of(line.part),
            record.supplier_number,
            words.day(record.expected_on or shown.order.expected_on, self.order.today()) or "—",
            shown.prices.get(record.id, ""),
            _pieces(record.quantity_micro, unit),
            arrived if shown.order.status != "draft" else "",
            price or translate(C, "no price"),
            words.money(line.total.minor, line.total.currency) if line.total is not None else "—",
        )

    def _buttons(self) -> list[QWidget]:
        assert self.order.shown is not None
        status = self.order.shown.order.status
        more = MenuButton("", "secondary", 36, "ellipsis", translate(C, "More"))
        if status in ("draft", "ordered"):
            more.add(translate(C, "Change the order…"), self.change, "pencil")
        if status == "ordered":
            if not self.order.has_arrived():
                more.add(translate(C, "Back to the drafts"), self.order.take_back, "undo-2")
            if self.order.next_step() != "close":
                more.add(translate(C, "Nothing more is expected…"), self.end, "circle-check")
        if status in ("draft", "ordered") and not self.order.has_arrived():
            more.add(translate(C, "Call the order off…"), self.call_off, "ban")
        if status in ("closed", "cancelled"):
            more.add(translate(C, "Open it again"), self.order.reopen, "rotate-ccw")
        printer = IconButton("printer", translate(C, "Print the order"), size=36, on_click=self.print_paper)
        buttons: list[QWidget] = [printer, more]
        words_of_step = {
            "add": (translate(C, "Add a part"), "plus"),
            "order": (translate(C, "Order"), "send"),
            "receive": (translate(C, "Receive"), "package-plus"),
            "close": (translate(C, "Close the order"), "circle-check"),
        }
        step = self.order.next_step()
        self.primary = None
        if step:
            text, icon = words_of_step[step]
            self.primary = Button(text, "primary", 36, icon, on_click=self.do_next)
            self.primary.show_key("N")  # bound by the page
            buttons.append(self.primary)
        return buttons

    # doing

    def do_next(self) -> None:
        """The primary action."""
        step = self.order.next_step()
        if step == "add":
            self.add_line()
        elif step == "order":
            self.order.order()
        elif step == "receive":
            self.order.receive()
        elif step == "close":
            self.order.close()

    def add_line(self) -> None:
        """Ask for a part to order."""
        if self.order.shown is not None and self.order.shown.order.status in ("draft", "ordered"):
            self._ask(LineDialog(self, self.environment, self.order))

    def change(self) -> None:
        """Ask for the day, the place, the remark."""
        if self.order.shown is not None and self.order.shown.order.status in ("draft", "ordered"):
            self._ask(OrderDialog(self, self.environment, self.order))

    def end(self) -> None:
        """Ask why nothing more is expected."""
        self._ask(
            ReasonDialog(
                self,
                self.environment,
                translate(C, "Nothing more is expected"),
                translate(C, "What has not arrived no longer counts as coming. It can be opened again."),
                translate(C, "Close the order"),
                f"purchase_close.{self.order.id}",
                self.order.close,
            )
        )

    def call_off(self) -> None:
        """Ask why it is called off."""
        self._ask(
            ReasonDialog(
                self,
                self.environment,
                translate(C, "Call the order off"),
                translate(C, "Tell the supplier as well: this only ends the order here."),
                translate(C, "Call the order off"),
                f"purchase_cancel.{self.order.id}",
                self.order.cancel,
            )
        )

    def print_paper(self) -> None:
        """Show the order as it is printed."""
        self.environment.navigator.go("report", kind="purchase_order", id=self.order.id)

    def _ask(self, dialog: RecordDialog) -> None:
        self.dialog = dialog
        dialog.open()

    @Slot(int)
    def _open_line(self, at: int) -> None:
        shown = self.order.shown
        if shown is not None and shown.order.status in ("draft", "ordered") and at < len(shown.lines):
            self._ask(LineDialog(self, self.environment, self.order, shown.lines[at]))

    @Slot(int)
    def _open_return(self, at: int) -> None:
        shown = self.order.shown
        if shown is not None and shown.order.status in ("ordered", "closed") and at < len(shown.returns):
            self._ask(ReturnDialog(self, self.environment, self.order, shown.returns[at]))

    @Slot(int)
    def _open_receipt(self, at: int) -> None:
        if self.order.shown is not None and at < len(self.order.shown.receipts):
            self._receive(self.order.shown.receipts[at].id)

    @Slot(str)
    def _receive(self, id: str) -> None:
        self.environment.navigator.go("goods_receipt", id=id)

    @Slot(str, object, object)
    def _done(self, what: str, _made: Any, undo: Any) -> None:
        if what in _OF_DIALOG and self.dialog is not None and self.dialog.isVisible():
            self.dialog.finish()
        self.environment.messages.say(self._said(what), undo)

    def _said(self, what: str) -> str:
        assert self.order.shown is not None
        number = self.order.shown.order.number
        return {
            "order": translate(C, "{number} is ordered.", number=number),
            "take_back": translate(C, "{number} is a draft again.", number=number),
            "close": translate(C, "{number} is done.", number=number),
            "cancel": translate(C, "{number} is called off.", number=number),
            "reopen": translate(C, "{number} is open again.", number=number),
            "change": translate(C, "{number} is changed.", number=number),
            "add_line": translate(C, "The part is on the order."),
            "change_line": translate(C, "The line is changed."),
            "remove_line": translate(C, "The line is taken off."),
            "close_line": translate(C, "Nothing more of this line is expected."),
            "reopen_line": translate(C, "The rest of the line is expected again."),
            "replaced": translate(C, "A replacement is expected."),
            "credited": translate(C, "It is credited: no replacement is expected."),
        }[what]

    @Slot(str, object)
    def _refused(self, what: str, error: Any) -> None:
        dialog = self.dialog
        if what in _OF_DIALOG and dialog is not None and dialog.isVisible():
            if error.code == "purchasing_page.no_part":
                dialog.save_button.setEnabled(True)
                dialog.field("number").set_error(error.message())
                dialog.field("number").focus()
                return
            if dialog.show_problem(error):
                return
        self.environment.messages.problem(error)

    @Slot()
    def _missing(self) -> None:
        back = translate(C, "All purchase orders")
        self.show_missing("receipt", translate(C, "This order is not here"), back, "purchase_orders")


def _pieces(micro: int, unit: str) -> str:
    return format_quantity(Quantity(micro, unit))


def _return(each: Returned) -> tuple[object, ...]:
    agreed = (
        IconText("truck", translate(C, "Replacement expected"))
        if each.replacement
        else IconText("receipt", translate(C, "Credit"))
    )
    return (
        each.part_number,
        _pieces(each.quantity_micro, each.unit),
        agreed,
        each.note_number,
        status_word("shipment", each.note_status),
        each.finding,
    )
