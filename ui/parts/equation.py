"""What can be had of a part, written as the sum that it is: available = on hand − reserved; coming; for how long."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_date
from fieldservice.i18n import translate
from ui.directory.words import listed
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.panels import clear_layout, column, row
from ui.kit.theme import current
from ui.parts import words

C = "part_page"

_LONG = 730


class Equation(QWidget):
    """Figures in a row; `sentence()` is what a screen reader reads."""

    def __init__(self) -> None:
        super().__init__()
        self._row = row(spacing=14)
        self.setLayout(self._row)

    def show_stock(self, stock: Any, use: Any, now: datetime, zone: tzinfo) -> None:
        """Figures of a part everywhere and of its use."""
        clear_layout(self._row)
        available, held, reserved = stock.available_micro, stock.on_hand_micro, stock.reserved_micro
        self._figure(words.number(available), translate(C, "available"), "danger" if available < 0 else "text")
        self._sign("=")
        self._figure(words.number(held), translate(C, "on hand"), "danger" if held < 0 else "text")
        self._sign("−")
        orders = translate(C, "reserved, %n work orders", stock.work_orders)
        self._figure(words.number(reserved), orders if stock.work_orders else translate(C, "reserved"))
        coming = stock.under_way_micro + sum(each.quantity_micro for each in stock.coming if each.kind == "shipment")
        spoken = [
            translate(
                C, "{available} available: {held} on hand less {reserved} reserved", available=words.number(available),
                held=words.number(held), reserved=words.number(reserved),
            )
        ]  # fmt: skip
        if coming > 0 or stock.ordered_micro:
            self._row.addWidget(rule(vertical=True))
        if coming > 0:
            name = translate(C, "on the way or inspected")
            self._figure(words.number(coming), name)
            spoken.append(f"{words.number(coming)} {name}")
        if stock.ordered_micro:
            day = stock.ordered_on
            today = now.astimezone(zone).date()
            name = translate(C, "on order, {day}", day=format_date(day, today)) if day else translate(C, "on order")
            self._figure(words.number(stock.ordered_micro), name)
            spoken.append(f"{words.number(stock.ordered_micro)} {name}")
        if stock.waiting_micro:
            name = translate(C, "asked for, not covered")
            self._figure(words.number(stock.waiting_micro), name, "warn")
            spoken.append(f"{words.number(stock.waiting_micro)} {name}")
        self._row.addWidget(rule(vertical=True))
        spoken.append(self._lasting(use.lasts_days(available)))
        self._row.addStretch(1)
        self.setAccessibleName(listed(spoken))

    def sentence(self) -> str:
        """All of it in words."""
        return self.accessibleName()

    def _lasting(self, days: int | None) -> str:
        cell = QWidget()
        lines = column(cell, spacing=2)
        if days is None:
            said = translate(C, "Not used lately")
        elif days > _LONG:
            said = translate(C, "Enough for over two years")
        else:
            said = translate(C, "Enough for %n days", days)
        lines.addStretch(1)
        lines.addLayout(row(IconLabel("clock"), Label(said, "lead", strong=True), None, spacing=8))
        lines.addWidget(Label(translate(C, "by the use of the last 90 days"), "small", "muted"))
        lines.addStretch(1)
        self._row.addWidget(cell)
        return said

    def _figure(self, number: str, name: str, tone: str = "text") -> None:
        cell = QWidget()
        lines = column(cell)
        lines.addWidget(Label(number, "figure", tone))
        lines.addWidget(Label(name, "small", "muted"))
        self._row.addWidget(cell)

    def _sign(self, sign: str) -> None:
        cell = QWidget()
        lines = column(cell)
        mark = Label(sign, "title", "muted")
        mark.setFixedHeight(current().line_height("figure"))
        lines.addWidget(mark)
        lines.addWidget(Label("", "small", "muted"))
        self._row.addWidget(cell)
