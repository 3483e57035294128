"""The bar for the ticked rows: how many, and what may be done with all of them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from fieldservice.domain.words import choices
from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.buttons import Button, MenuButton
from ui.kit.labels import Label
from ui.kit.panels import row
from ui.kit.theme import current

C = "work_orders"


class SelectionBar(QFrame):
    """Tinted, because it says what the next click is about; hidden while nothing is ticked."""

    prioritised = Signal(str)
    export_wanted = Signal()
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        self.count = Label("", "body", strong=True)
        self.priority = MenuButton(translate(C, "Set priority"), "secondary", 28)
        for key, label in choices("priority"):
            self.priority.add(label, partial(self.prioritised.emit, key))
        export = Button(translate(C, "Export…"), "secondary", 28, on_click=self.export_wanted.emit)
        clear = Button(translate(C, "Clear"), "quiet", 28, on_click=self.cleared.emit)
        line = row(self.count, self.priority, export, None, clear)
        line.setContentsMargins(theme.px(20), theme.px(8), theme.px(16), theme.px(8))
        self.setLayout(line)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are ticked."""
        self.setVisible(count > 0)
        self.count.setText(translate(C, "%n selected", count))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        area = self.rect().adjusted(theme.px(8), theme.px(2), -theme.px(8), -theme.px(2))
        paint.box(QPainter(self), area, theme.color("accent-tint"), theme.color("accent-line"), 6)
