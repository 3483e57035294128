"""Counts what a person does: a click, a key command, a scan, or a field typed or chosen counts one (ux.md, budgets)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


class Inputs:
    """Drives real widgets; `count` is what it has cost. `settle` is called after each input (let jobs finish)."""

    def __init__(self, settle: Callable[[], object]) -> None:
        self.count = 0
        self.done: list[str] = []
        self._settle = settle

    def click(self, widget: QWidget, spot: QPoint | None = None) -> None:
        """Click a widget that can be seen and used."""
        assert widget.isVisible(), f"{widget.accessibleName()!r} can't be seen"
        assert widget.isEnabled(), f"{widget.accessibleName()!r} can't be used"
        self._count("click " + widget.accessibleName())
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=spot or widget.rect().center())
        self._settle()

    def key(self, keys: str, at: QWidget | None = None) -> None:
        """Press a key or a combination ("1", "Return", "Ctrl+Return") where the focus is, or at a window."""
        self._count("key " + keys)
        target = at or QApplication.focusWidget() or QApplication.activeWindow()
        assert target is not None, "nothing has the focus"
        combination = QKeySequence(keys)[0]
        QTest.keyClick(target, combination.key(), combination.keyboardModifiers())
        self._settle()

    def type_into(self, widget: QWidget, text: str) -> None:
        """Fill a field: the focus goes there and the text is typed."""
        self._count(f"type {text}")
        widget.setFocus()
        QTest.keyClicks(QApplication.focusWidget() or widget, text)
        self._settle()

    def type_here(self, text: str) -> None:
        """Type where the focus is."""
        self._count(f"type {text}")
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        if text.isascii():
            QTest.keyClicks(target, text)
        else:  # other scripts come from an input method
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(target, event)
        self._settle()

    def fill_in(self, text: str, leave: str) -> None:
        """Fill the field that has the focus and leave it by Tab or Return. One input, as `type_into` is, which comes
        to a field without being charged for the way: ux.md counts fields, not the steps between them. A key that does
        more than leave the field (chooses from a list, sends a form) is a command and is counted by `key`."""
        assert leave in ("Tab", "Return")
        target = QApplication.focusWidget()
        assert isinstance(target, QLineEdit), "no field has the focus"
        self._count(f"fill in {text}")
        QTest.keyClicks(target, text)
        QTest.keyClick(QApplication.focusWidget() or target, QKeySequence(leave)[0].key())
        self._settle()

    def scan(self, code: str) -> None:
        """What a hand scanner does where the focus is: types fast and sends Enter."""
        self._count(f"scan {code}")
        target = QApplication.focusWidget()
        assert target is not None, "nothing has the focus"
        QTest.keyClicks(target, code)
        QTest.keyClick(target, Qt.Key.Key_Return)
        self._settle()

    def stroke(self, widget: QWidget) -> None:
        """Draw a line across a widget (a signature): one input."""
        assert widget.isVisible()
        self._count("stroke " + widget.accessibleName())
        width, height = widget.width(), widget.height()
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(width // 4, height // 2))
        for step in range(1, 12):
            spot = QPoint(width // 4 + step * width // 24, height // 2 + (step % 3) * 12)
            QTest.mouseMove(widget, spot)
        QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=QPoint(width * 3 // 4, height // 2))
        self._settle()

    def _count(self, what: str) -> None:
        self.count += 1
        self.done.append(what)
