"""The tabs of a part's page. Each is made when first looked at and shown what was read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from fieldservice.domain.quantity import format_micro
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.detail import TableCard, rows_of
from ui.directory.words import both
from ui.kit.buttons import Button
from ui.kit.charts import BarChart
from ui.kit.labels import Label, Link
from ui.kit.models import Column
from ui.kit.panels import Card, ScrollPage, column
from ui.kit.theme import current
from ui.parts import words
from ui.parts.chain_card import ChainCard
from ui.parts.part_cards import (
    arrival_cells,
    lot_cells,
    month_bars,
    move_cells,
    need_cells,
    offer_cells,
    old_part_cells,
    ordered_cells,
    set_apart,
    use_cells,
    warehouse_cells,
)
from ui.parts.part_view_model import Opened

C = "part_page"

_SIDE, _SIDE_NARROW, _NARROW_BELOW, _ONE_BELOW = 340, 316, 1_230, 1_020
_RECENT = 5


class Tab(ScrollPage):
    """A tab: `show_part(opened)` fills it."""

    def __init__(self, environment: Environment, name: str) -> None:
        super().__init__(gutter=24, spacing=12, name=name)
        self.environment = environment

    def show_part(self, opened: Opened) -> None:
        """Show what was read."""
        raise NotImplementedError

    def when(self) -> tuple[datetime, Any]:
        """Now, and the zone in which days are told."""
        context = self.environment.services.context
        return context.now(), context.zone


def moves_card(title: str) -> TableCard:
    """A table of moves."""
    return TableCard(
        title,
        rows_of(
            ("at", translate(C, "When"), 160, "muted", False),
            ("what", translate(C, "What"), 132, "icon_text", False),
            ("where", translate(C, "From and to"), 120, "text", True),
            ("quantity", translate(C, "Quantity"), 76, "number", False),
            ("document", translate(C, "Document"), 132, "text", False),
            ("by", translate(C, "By"), 128, "muted", False),
        ),
        translate(C, "This part has not moved yet."),
    )


class StockTab(Tab):
    """Where it is and how sure that is; at the right what replaces it, what it is used in and how much."""

    def __init__(self, environment: Environment, all_moves: Callable[[], object], all_uses: Callable[[], object],
                 add_line: Callable[[], object]) -> None:  # fmt: skip
        super().__init__(environment, translate(C, "Stock"))
        self.stock = TableCard(
            translate(C, "Stock by location"),
            _stock_columns(),
            translate(C, "Nothing in stock. “Correct the stock” records what lies in a place."),
            translate(C, "Minimum and bin…"),
        )
        self.apart = Label("", "small", "muted", wrap=True)
        self.apart.setContentsMargins(current().px(16), current().px(6), current().px(16), current().px(10))
        self.stock.add(self.apart)
        self.lots = TableCard(
            translate(C, "Lots and serial numbers"),
            rows_of(
                ("place", translate(C, "Location"), 170, "text", True),
                ("lot", translate(C, "Lot"), 110, "record", False),
                ("serial", translate(C, "Serial number"), 130, "record", False),
                ("quantity", translate(C, "On hand"), 80, "number", False),
                ("expiry", translate(C, "Expires"), 120, "text", False),
            ),
            translate(C, "None in stock."),
        )
        self.needs = TableCard(
            translate(C, "Who waits for it"),
            rows_of(
                ("needed", translate(C, "Needed"), 112, "icon_text", False),
                ("for", translate(C, "For"), 132, "record", False),
                ("whom", translate(C, "Who gets it"), 116, "text", False),
                ("quantity", translate(C, "Quantity"), 72, "number", False),
                ("stands", translate(C, "How it stands"), 200, "muted", True),
            ),
            "",
        )
        self.recent = moves_card(translate(C, "Latest moves"))
        self.all_moves = Link("")
        self.all_moves.clicked.connect(all_moves)
        if self.recent.header is not None:
            self.recent.header.add(self.all_moves)
        self.chain = ChainCard(add_line)
        self.used_in = TableCard(translate(C, "Used in"), _use_columns(), translate(C, "No model lists this part yet."))
        self.all_uses = Link(translate(C, "All"))
        self.all_uses.clicked.connect(all_uses)
        if self.used_in.header is not None:
            self.used_in.header.add(self.all_uses)
        self.months = Card(translate(C, "Monthly use"), " ")
        self.chart = BarChart(translate(C, "Monthly use"))
        self.months.add(self.chart)
        self.unused = Label(translate(C, "No job has used it in the last 12 months."), "body", "muted", wrap=True)
        self.months.add(self.unused)
        self._left, self._side = QWidget(), QWidget()
        left, side = column(self._left, spacing=12), column(self._side, spacing=12)
        for card in (self.stock, self.lots, self.needs, self.recent):
            left.addWidget(card)
        for beside in (self.chain, self.used_in, self.months):
            side.addWidget(beside)
        left.addStretch(1)
        side.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(current().px(16))
        self._both.addWidget(self._left, 1)
        self._both.addWidget(self._side)
        self.body.addLayout(self._both)
        self.finish()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        one = self.width() < theme.px(_ONE_BELOW)
        way = QBoxLayout.Direction.TopToBottom if one else QBoxLayout.Direction.LeftToRight
        if self._both.direction() != way:
            self._both.setDirection(way)
        side = theme.px(_SIDE_NARROW if self.width() < theme.px(_NARROW_BELOW) else _SIDE)
        self._side.setMinimumWidth(0 if one else side)
        self._side.setMaximumWidth(16_777_215 if one else side)

    def show_part(self, opened: Opened) -> None:
        now, zone = self.when()
        supply, detail = opened.supply, opened.detail
        stock, part = supply.stock, detail.part
        self.places = [each.warehouse.id for each in stock.rows]
        total = words.quantity(stock.on_hand_micro, part.unit)
        told = translate(
            C, "{places}, {total} altogether", places=translate(C, "%n locations", len(self.places)), total=total
        )
        if not stock.complete:
            told = translate(C, "{places}, as far as this laptop knows", places=told)
        quiet = [not each.on_hand_micro and not each.coming_micro for each in stock.rows]
        self.stock.show_rows([warehouse_cells(each, now, zone) for each in stock.rows], told, quiet)
        apart = set_apart(stock)
        self.apart.setText(translate(C, "Not available besides: {list}.", list=apart))
        self.apart.setVisible(bool(apart))
        tracked = part.tracking != "none" or any(each.row.lot or each.row.serial for each in detail.stock)
        self.lots.setVisible(tracked)
        today = now.astimezone(zone).date()
        if tracked:
            self.lots.show_rows([lot_cells(each, supply.expiries, today) for each in detail.stock])
        self.waiting = [need.work_order.id if need.work_order is not None else "" for need in supply.needs]
        wanted = words.quantity(sum(need.view.lacking_micro for need in supply.needs), part.unit)
        self.needs.show_rows([need_cells(need, now, zone) for need in supply.needs], wanted if supply.needs else "")
        self.needs.setVisible(bool(supply.needs))
        self.shown_moves = opened.moves[:_RECENT]
        self.recent.show_rows([move_cells(move, now, zone) for move in opened.moves[:_RECENT]])
        self.all_moves.setText(translate(C, "All %n moves", detail.moves_total))
        self.all_moves.setVisible(detail.moves_total > _RECENT)
        editable = supply.editable and not part.archived
        self.chain.show_chain(supply.chain, today, editable)
        if self.stock.button is not None:
            self.stock.button.setVisible(editable)
        machines = sum(use.machines for use in detail.used_in)
        self.uses = detail.used_in[:_RECENT]
        self.used_in.show_rows(
            [use_cells(use) for use in self.uses], translate(C, "%n machines in service", machines) if machines else ""
        )
        self.all_uses.setVisible(len(detail.used_in) > _RECENT)
        year = translate(C, "{quantity} in 12 months", quantity=words.quantity(supply.use.year_micro, part.unit))
        if self.months.header is not None:
            self.months.header.set(translate(C, "Monthly use"), year)
        self.chart.setVisible(supply.use.year_micro > 0)
        self.unused.setVisible(supply.use.year_micro <= 0)
        name = translate(C, "Monthly use: {year}", year=year)
        self.chart.set_bars(month_bars(supply.use.months, part.unit), name)


class MovesTab(Tab):
    """Every move, older ones page by page."""

    def __init__(self, environment: Environment, older: Callable[[], object]) -> None:
        super().__init__(environment, translate(C, "Moves"))
        self.moves = moves_card(translate(C, "Moves"))
        self.older = Button(translate(C, "Show older moves"), "quiet", 28, on_click=older)
        self.moves.add(self.older)
        self.add(self.moves)
        self.finish()

    def show_part(self, opened: Opened) -> None:
        self.show_moves(opened.moves, opened.detail.moves_total)

    def show_moves(self, moves: Any, total: int) -> None:
        """These, of so many."""
        now, zone = self.when()
        self.shown_moves = moves
        self.moves.show_rows([move_cells(move, now, zone) for move in moves], f"{total:,}")
        self.older.setVisible(len(moves) < total)


class UsesTab(Tab):
    """Models and larger parts that it belongs to, and what it is made of."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment, translate(C, "Where used"))
        self.used_in = TableCard(translate(C, "Used in"), _use_columns(), translate(C, "No model lists this part yet."))
        self.made_of = TableCard(
            translate(C, "Made of"),
            rows_of(
                ("number", translate(C, "Part number"), 160, "record", False),
                ("name", translate(C, "Name"), 160, "text", True),
                ("position", translate(C, "Position"), 100, "muted", False),
                ("quantity", translate(C, "Quantity"), 80, "number", False),
                ("held", translate(C, "On hand"), 80, "number", False),
            ),
            "",
        )
        self.add(self.used_in)
        self.add(self.made_of)
        self.finish()

    def show_part(self, opened: Opened) -> None:
        detail = opened.detail
        self.uses = detail.used_in
        machines = sum(use.machines for use in detail.used_in)
        told = translate(C, "%n machines in service", machines) if machines else ""
        self.used_in.show_rows([use_cells(use) for use in detail.used_in], told)
        self.inside = [line.part_id for line in detail.made_of]
        self.made_of.show_rows(
            [
                (
                    line.part_number,
                    both(line.part_name, line.part_name_en),
                    line.position,
                    format_micro(line.quantity_micro),
                    format_micro(line.on_hand_micro),
                )
                for line in detail.made_of
            ]
        )
        self.made_of.setVisible(bool(self.inside))


class PurchasingTab(Tab):
    """What suppliers ask, what is on order, what came. Only for those who may see costs."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment, translate(C, "Purchasing"))
        self.offers = TableCard(
            translate(C, "Suppliers"),
            rows_of(
                ("supplier", translate(C, "Supplier"), 180, "icon_text", True),
                ("number", translate(C, "Supplier's number"), 140, "record", False),
                ("price", translate(C, "Price of a pack"), 110, "number", False),
                ("steps", translate(C, "From a quantity on"), 168, "muted", False),
                ("pack", translate(C, "Pack size"), 88, "number", False),
                ("minimum", translate(C, "Minimum order"), 84, "number", False),
                ("lead", translate(C, "Lead time"), 92, "number", False),
                ("valid", translate(C, "Valid"), 124, "muted", False),
            ),
            translate(C, "No supplier offers this part yet. Add one, so that it can be ordered."),
            translate(C, "Add an offer…"),
        )
        self.ordered = TableCard(
            translate(C, "On order"),
            rows_of(
                ("number", translate(C, "Order"), 140, "record", False),
                ("supplier", translate(C, "Supplier"), 160, "text", True),
                ("quantity", translate(C, "Quantity"), 80, "number", False),
                ("open", translate(C, "Still to come"), 100, "number", False),
                ("day", translate(C, "Expected"), 130, "text", False),
                ("status", translate(C, "Status"), 90, "muted", False),
            ),
            translate(C, "Nothing is on order."),
        )
        self.arrived = TableCard(
            translate(C, "Bought so far"),
            rows_of(
                ("at", translate(C, "Arrived"), 112, "muted", False),
                ("receipt", translate(C, "Goods receipt"), 132, "record", False),
                ("order", translate(C, "Order"), 132, "text", False),
                ("supplier", translate(C, "Supplier"), 160, "text", True),
                ("quantity", translate(C, "Quantity"), 90, "number", False),
                ("price", translate(C, "Price"), 150, "number", False),
            ),
            translate(C, "No delivery has brought this part yet."),
        )
        self.add(self.offers)
        self.add(self.ordered)
        self.add(self.arrived)
        self.finish()

    def show_part(self, opened: Opened) -> None:
        bought, (now, zone) = opened.supply.bought, self.when()
        if bought is None:
            return
        unit = opened.detail.part.unit
        self.shown = bought.offers
        self.offers.show_rows([offer_cells(each, unit) for each in bought.offers])
        today = now.astimezone(zone).date()
        self.orders = [each.order_id for each in bought.ordered]
        self.ordered.show_rows([ordered_cells(each, today) for each in bought.ordered])
        self.receipts = [each.receipt_id for each in bought.arrived]
        self.arrived.show_rows([arrival_cells(each, now, zone) for each in bought.arrived])


class OldPartsTab(Tab):
    """Old parts of this kind that jobs took out."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment, translate(C, "Old parts"))
        self.old = TableCard(
            translate(C, "Old parts"),
            rows_of(
                ("at", translate(C, "Taken out"), 126, "muted", False),
                ("tag", translate(C, "Tag"), 130, "record", False),
                ("order", translate(C, "Work order"), 140, "record", False),
                ("customer", translate(C, "Customer"), 150, "text", True),
                ("quantity", translate(C, "Quantity"), 76, "number", False),
                ("what", translate(C, "What becomes of it"), 264, "text", False),
                ("serial", translate(C, "Serial number"), 110, "text", False),
            ),
            translate(C, "No job has taken out an old part of this kind yet."),
        )
        self.add(self.old)
        self.finish()

    def show_part(self, opened: Opened) -> None:
        now, zone = self.when()
        self.orders = [each.work_order_id for each in opened.supply.old_parts]
        total = opened.supply.old_parts_total
        self.old.show_rows([old_part_cells(each, now, zone) for each in opened.supply.old_parts], f"{total:,}")


def _stock_columns() -> list[Column]:
    """How sure it is stays when room is short; bin, limits and what is coming go before."""
    number = rows_of(
        ("held", translate(C, "On hand"), 62, "number", False),
        ("reserved", translate(C, "Reserved"), 66, "number", False),
        ("available", translate(C, "Available"), 66, "number", False),
    )
    place = Column("place", translate(C, "Location"), 140, sortable=False, kind="icon_text", stretch=True, keep=True,
                   wish=192)  # fmt: skip
    sure = Column("sure", translate(C, "Confidence"), 224, sortable=False, kind="meter", keep=True, wish=248)
    bin, coming, limits = (
        Column("bin", translate(C, "Bin"), 72, sortable=False, kind="muted"),
        Column("coming", translate(C, "Coming"), 88, "right", sortable=False),
        Column("limits", translate(C, "Min / max"), 72, "right", sortable=False),
    )
    return [place, bin, *number, coming, limits, sure]


def _use_columns() -> list[Column]:
    return rows_of(
        ("model", translate(C, "Model"), 104, "record", False),
        ("position", translate(C, "Position"), 80, "muted", True),
        ("machines", translate(C, "Machines"), 72, "number", False),
        ("each", translate(C, "Each"), 56, "number", False),
    )
