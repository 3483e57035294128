"""The list of purchase orders: drafts, ordered, late, done."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.list_page import RecordListPage
from ui.directory.words import both, name_of
from ui.kit.buttons import Button, Menu
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label, rule
from ui.kit.models import Column, Row
from ui.kit.panels import KeyValues, SectionHeader, column, row
from ui.kit.pills import SavedViews
from ui.purchasing import words
from ui.purchasing.orders_view_model import VIEWS, Count, OrderDetail, OrdersViewModel
from ui.purchasing.sections import sections

C = "purchasing_page"
_LINES = 12


class OrdersPage(RecordListPage):
    """Orders newest first; the late ones by the day on which they should have come."""

    NAME = "purchase_orders"

    def __init__(self, environment: Environment) -> None:
        self.orders = OrdersViewModel(environment)
        self.states = SavedViews()
        self.new_button = Button(translate(C, "New order"), icon="plus", on_click=self.new_order)
        super().__init__(environment, self.orders)
        self.states.setAccessibleName(translate(C, "State"))
        self._show_states({})
        self.counter.hide()  # the status bar says it; a small screen needs the room
        self.orders.viewsCounted.connect(self._show_states)
        self.orders.suppliersLoaded.connect(self._filter_changed)
        self.orders.verbs.done.connect(self._done)
        self.orders.verbs.refused.connect(self._refused)
        self.states.chosen.connect(self.orders.choose_view)
        self.shortcuts.add("N", translate(C, "new order"), self.new_order)
        self.shortcuts.add("P", translate(C, "proposals"), lambda: environment.navigator.go("purchase_proposals"))

    def open(self, **params: object) -> None:
        self.orders.load_suppliers()
        view = params.get("view")
        if isinstance(view, str) and view in VIEWS:
            self.states.set_current(view)
            self.orders.choose_view(view)
        else:
            super().open(**params)

    def title(self) -> str:
        return translate(C, "Purchasing")

    def search_words(self) -> str:
        return translate(C, "Order number, supplier")

    def head_views(self) -> list[QWidget]:
        return [sections(self.environment, "purchase_orders")]

    def state_views(self) -> list[QWidget]:
        return [self.states]

    def head_buttons(self) -> list[Button]:
        return [self.new_button]

    def columns(self) -> list[Column]:
        return [
            Column("number", translate(C, "Purchase order"), 136, kind="record"),
            Column("state", translate(C, "State"), 128, sortable=False, kind="pill"),
            Column("supplier", translate(C, "Supplier"), 220, sortable=False, stretch=True),
            Column("expected", translate(C, "Expected"), 104),
            Column("arrived", translate(C, "Lines arrived"), 104, sortable=False, kind="number"),
            Column("total", translate(C, "Amount"), 128, sortable=False, kind="number"),
            Column("place", translate(C, "For"), 140, sortable=False),
            Column("made", translate(C, "Made"), 96, kind="muted"),
        ]

    def sorts(self) -> dict[str, str]:
        return {"expected": "expected", "made": "newest", "number": "newest"}

    def descending(self) -> frozenset[str]:
        return frozenset({"", "newest"})

    def cells(self, row: Any) -> Row:
        today = self._today()
        context = self.environment.services.context
        late = words.days_late(row.status, row.expected_on, today)
        arrived = translate(C, "{done} of {lines}", done=row.lines_done, lines=row.lines) if row.lines else "—"
        return (
            row.number,
            words.state_pill(row.status, late if row.lines_done < row.lines else 0, row.lines, row.lines_done),
            both(row.supplier, row.supplier_en),
            words.day(row.expected_on, today) or "—",
            arrived,
            words.sum_of(row.total_minor, row.currency, row.unpriced),
            both(row.place, row.place_en),
            words.day(row.made_at.astimezone(context.zone).date(), today) if row.made_at else "",
        )

    def _row(self, record: Any) -> Row:
        return (*self.cells(record), record.status in ("closed", "cancelled"))

    def chips(self) -> list[tuple[str, str, bool]]:
        chosen = next((each for each in self.orders.suppliers if each.id == self.list.filter.supplier_id), None)
        name = both(chosen.name, chosen.name_en) if chosen is not None else translate(C, "all")
        return [("supplier", translate(C, "Supplier: {value}", value=name), chosen is not None)]

    def fill_menu(self, key: str, menu: Menu) -> None:
        now = self.list.filter.supplier_id
        self.choice(menu, translate(C, "All suppliers"), now is None, lambda: self.list.narrow(supplier_id=None))
        menu.addSeparator()
        for each in self.orders.suppliers:
            choose = partial(self.list.narrow, supplier_id=each.id)
            self.choice(menu, both(each.name, each.name_en), now == each.id, choose)

    def filter_off(self, key: str) -> None:
        self.list.narrow(supplier_id=None)

    def is_filtered(self) -> bool:
        return super().is_filtered() or self.orders.view != "open"

    def clear_filters(self) -> None:
        self.states.set_current("open")
        self.orders.choose_view("open")
        super().clear_filters()

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "receipt",
            translate(C, "Nothing is ordered"),
            translate(C, "“Proposals” says what runs short and makes the orders, one for each supplier."),
            translate(C, "See the proposals"),
            lambda: self.environment.navigator.go("purchase_proposals"),
        )

    def open_record(self, id: str) -> None:
        self.environment.navigator.go("purchase_order", id=id)

    def new_order(self) -> None:
        """Choose the supplier of a new draft."""
        if not self.orders.suppliers:
            self.environment.messages.say(translate(C, "No supplier is known yet. Add one under “Suppliers”."))
            return
        self.menu = Menu(self)
        for each in self.orders.suppliers:
            action = self.menu.addAction(both(each.name, each.name_en))
            action.triggered.connect(lambda _checked=False, id=each.id: self.orders.create(id))
        self.menu.popup(self.new_button.mapToGlobal(QPoint(0, self.new_button.height())))

    @Slot(str, object, object)
    def _done(self, _what: str, made: Any, undo: Any) -> None:
        self.environment.messages.say(translate(C, "{number} is begun.", number=made.number), undo)
        self.open_record(made.id)

    @Slot(str, object)
    def _refused(self, _what: str, error: Any) -> None:
        self.environment.messages.problem(error)

    @Slot(object)
    def _show_states(self, counts: dict[str, Count]) -> None:
        def number(view: str) -> str | None:
            found = counts.get(view)
            return None if found is None or not found.n else f"{found.n}+" if found.more else str(found.n)

        self.states.set_views(
            [
                ("open", translate(C, "Open"), None, False),
                ("draft", translate(C, "Drafts"), number("draft"), False),
                ("ordered", translate(C, "Ordered"), number("ordered"), False),
                ("overdue", translate(C, "Late"), number("overdue"), True),
                ("done", translate(C, "Done"), None, False),
            ],
            self.orders.view,
        )
        self.states.setMinimumWidth(self.states.sizeHint().width())

    # the drawer

    def fill_drawer(self, drawer: Drawer, shown: OrderDetail) -> None:
        order, body, today = shown.order, drawer.page.body, self._today()
        done = sum(line.open_micro == 0 for line in shown.lines)
        drawer.set_title(order.number, words.state_pill(order.status, shown.days_overdue, len(shown.lines), done))
        body.addWidget(Label(name_of(shown.supplier), "lead", strong=True, wrap=True))
        opener = Button(translate(C, "Open the order"), "primary", on_click=lambda: self.open_record(order.id))
        opener.set_wide()
        body.addLayout(row(opener))
        body.addWidget(rule(edge=True))
        facts = KeyValues()
        facts.add(translate(C, "Expected"), words.day(order.expected_on, today))
        facts.add(translate(C, "For"), name_of(shown.location))
        if shown.lines:
            minor = shown.total.minor if shown.total is not None else None
            facts.add(translate(C, "Amount"), words.sum_of(minor, order.currency, shown.unpriced))
            if shown.unpriced:
                facts.add("", words.unpriced(shown.unpriced), tone="warn")
        if order.note:
            facts.add(translate(C, "Remark"), order.note, wrap=True)
        body.addWidget(facts)
        body.addWidget(rule(edge=True))
        body.addWidget(SectionHeader(translate(C, "Lines"), str(len(shown.lines) or ""), step="body"))
        for line in shown.lines[:_LINES]:
            pieces = format_quantity(Quantity(line.line.quantity_micro, line.part.unit))
            both_lines = column(spacing=0)
            both_lines.addLayout(row(Label(line.part.number, "body", strong=True), None, Label(pieces, "body")))
            both_lines.addWidget(Label(name_of(line.part), "small", "muted", elide=True))
            body.addLayout(both_lines)

    def _today(self) -> Any:
        context = self.environment.services.context
        return context.now().astimezone(context.zone).date()

    # export
