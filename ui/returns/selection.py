"""The bar for the ticked old parts: how many, and which step all of them take at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.kit.panels import row
from ui.kit.theme import current

C = "old_parts_page"


class SelectionBar(QFrame):
    """Hidden while nothing is ticked. `steps`: (key, words, what is done) of the buttons."""

    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        self.count = Label("", "body", strong=True)
        self.buttons: dict[str, Button] = {}
        clear = Button(translate(C, "Clear"), "quiet", 28, on_click=self.cleared.emit)
        self._line = row(self.count, None, clear)
        self._line.setContentsMargins(theme.px(20), theme.px(8), theme.px(16), theme.px(8))
        self.setLayout(self._line)
        self.hide()

    def set_steps(self, steps: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
        """What may be done with the ticked ones."""
        for old in self.buttons.values():
            self._line.removeWidget(old)
            old.deleteLater()
        self.buttons = {}
        for at, (key, words, act) in enumerate(steps, 1):
            self.buttons[key] = Button(words, "secondary", 28, on_click=act)
            self._line.insertWidget(at, self.buttons[key])

    def show_count(self, count: int) -> None:
        """Say how many are ticked."""
        self.setVisible(count > 0)
        self.count.setText(translate(C, "%n selected", n=count))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        area = self.rect().adjusted(theme.px(8), theme.px(2), -theme.px(8), -theme.px(2))
        paint.box(QPainter(self), area, theme.color("accent-tint"), theme.color("accent-line"), 6)
