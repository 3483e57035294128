"""Words on a page: `Label` in a type step and tone, key hints, links, rules."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current
from ui.kit.tips import plain_tip


class Label(QLabel):
    """Text of a type step. Wraps when `wrap`; otherwise elides at the right when `elide`, with a full tooltip."""

    def __init__(
        self,
        words: str = "",
        step: str = "body",
        tone: str = "text",
        strong: bool = False,
        wrap: bool = False,
        elide: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("step", step)
        self.setProperty("tone", tone)
        self.setProperty("strong", strong)
        self.setWordWrap(wrap)
        self._step, self._tone, self._strong, self._elide = step, tone, strong, elide
        if elide:
            self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.setMinimumWidth(24)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if selectable:
            self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def set_tone(self, tone: str) -> None:
        """Change the tone in place."""
        self._tone = tone
        self.setProperty("tone", tone)
        self._polish_again()

    def _polish_again(self) -> None:
        """Let the style sheet look at the properties again; a label that was never shown has not been looked at yet."""
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            self.style().unpolish(self)
            self.style().polish(self)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if not self._elide:
            return QSize(hint.width(), max(hint.height(), current().line_height(self._step)))
        weight = 600 if self._strong or self._step in ("title", "figure") else 400
        return QSize(paint.text_width(self.text(), self._step, weight) + 2, current().line_height(self._step))

    def setToolTip(self, words: str) -> None:
        """Words as they are, never HTML."""
        super().setToolTip(plain_tip(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._elide:
            super().paintEvent(event)
            return
        weight = 600 if self._strong or self._step in ("title", "figure") else 400
        painter = QPainter(self)
        paint.text(painter, self.rect(), self.text(), self._tone, self._step, weight)
        fits = paint.text_width(self.text(), self._step, weight) <= self.width()
        self.setToolTip("" if fits else self.text())


class IconLabel(QWidget):
    """Just an icon, tinted by a token."""

    def __init__(self, name: str, token: str = "text", size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._token, self._size = name, token, size
        self.setFixedSize(current().px(size), current().px(size))

    def set_icon(self, name: str, token: str | None = None) -> None:
        self._name, self._token = name, token or self._token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            paint_icon(QPainter(self), self.rect(), self._name, self._token, self._size)


class KeyHint(QWidget):
    """A keycap with a key's name."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setFixedSize(paint.key_cap_width(key), current().px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint.paint_key(QPainter(self), self.rect(), self._key)


class Link(QLabel):
    """Accent words that act; underlined only under the pointer. Enter and Space act too."""

    clicked = Signal()

    def setToolTip(self, words: str) -> None:
        """Words as they are, never HTML."""
        super().setToolTip(plain_tip(words))

    def __init__(self, words: str, step: str = "body", parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("step", step)
        self.setProperty("tone", "accent")
        self.setProperty("ring", 3)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def setText(self, words: str) -> None:
        super().setText(words)
        self.setAccessibleName(words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.underMouse():
            return
        painter = QPainter(self)
        painter.setPen(current().color("accent"))
        width = self.fontMetrics().horizontalAdvance(self.text())
        baseline = self.rect().center().y() + self.fontMetrics().height() // 2 - current().px(2)
        painter.drawLine(0, baseline, width, baseline)

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()


class ElidedLink(Link):
    """A link that gives way: a long name is shortened, the whole one is in the tooltip."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self._whole = words
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(paint.text_width(self._whole, "body", 400) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(current().px(48), self.sizeHint().width()), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown = paint.elide(self._whole, "body", 400, self.width())
        self.setText(shown)
        self.setAccessibleName(self._whole)
        self.setToolTip("" if shown == self._whole else self._whole)


def rule(vertical: bool = False, edge: bool = False) -> QFrame:
    """A 1 px line: inside cards, or (edge) between panels."""
    line = QFrame()
    line.setProperty("rule", f"{'edge-' if edge else ''}{'v' if vertical else 'h'}")
    return line


class ColorDot(QWidget):
    """A token's swatch (the gallery and legends use it)."""

    def __init__(self, token: str, width: int = 32, height: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._token = token
        self.setFixedSize(current().px(width), current().px(height))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        paint.box(QPainter(self), QRect(self.rect()), theme.color(self._token), theme.color("border"), 4)
