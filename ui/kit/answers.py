"""Answering with gloves on: the four big verdicts and a number with minus and plus."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from fieldservice.i18n import mark, translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.numbers import NumberField
from ui.kit.theme import current

_PICTURE = 96  # height of a picture above the words
VERDICTS = ("pass", "fail", "partial", "not_applicable")
_WORDS = {
    "pass": (mark("kit", "Pass"), "ok", "circle-check"),
    "fail": (mark("kit", "Fail"), "danger", "circle-x"),
    "partial": (mark("kit", "Partly"), "warn", "circle-half"),
    "not_applicable": (mark("kit", "N/A"), "muted", "circle-minus"),
}


class AnswerButton(QAbstractButton):
    """A 56 px choice with icon, word and its key."""

    def __init__(
        self, words: str, icon: str, tone: str, key: str, height: int = 56, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon, self._tone, self._key, self._height = icon, tone, key, height
        self._picture: QPixmap | None = None
        self.setText(words)
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setProperty("ring", 5)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        paint.repaint_on_theme(self)

    def sizeHint(self) -> QSize:
        theme = current()
        words = paint.text_width(self.text(), "lead", 600) + theme.px(24)
        icon_part = theme.px(30) if self._icon else 0
        return QSize(words + icon_part + (theme.px(28) if self._key else 0), theme.px(self._height) + self._above())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), current().px(110)), current().px(self._height) + self._above())

    def set_picture(self, picture: QPixmap) -> None:
        """Show a small picture above the words."""
        self._picture = picture
        self.updateGeometry()
        self.update()

    def _above(self) -> int:
        return current().px(_PICTURE + 8) if self._picture is not None else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        on = self.isChecked()
        calm = self._tone == "muted"
        fill, line, ink = ("hover" if self.underMouse() and self.isEnabled() else "raised"), "edge", "text"
        if on:
            fill = "sunken" if calm else f"{self._tone}-tint"
            line = "text" if calm else "accent" if self._tone == "accent" else f"{self._tone}-mark"
            ink = "text" if calm else self._tone
        if not self.isEnabled():
            line, ink = "border", "disabled"
        paint.box(painter, self.rect(), theme.color(fill), theme.color(line), 5, 2 if on else 1)
        weight = 600 if on else 400
        icon_part = theme.px(28) if self._icon else 0
        wanted = paint.text_width(self.text(), "lead", weight) + 1
        cap = paint.key_cap_width(self._key) + theme.px(12) if self._key else 0
        if self.width() - theme.px(16) - icon_part - cap < wanted:
            cap = 0  # the word matters more than its key
        words = min(wanted, self.width() - theme.px(16) - icon_part - cap)
        left = (self.width() - icon_part - words - cap) // 2
        above = self._above()
        if self._picture is not None:
            room = QSize(self.width() - theme.px(16), theme.px(_PICTURE))
            side = self._picture.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
            if side.width() > self._picture.width():
                side = self._picture.size()
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            spare = theme.px(8) + (room.height() - side.height()) // 2
            painter.drawPixmap(QRect(QPoint((self.width() - side.width()) // 2, spare), side), self._picture)
        if self._icon:
            paint_icon(painter, QRect(left, above, theme.px(20), self.height() - above), self._icon, ink, 20)
        left += icon_part
        paint.text(painter, QRect(left, above, words, self.height() - above), self.text(), ink, "lead", weight)
        if cap:
            paint.paint_key(painter, QRect(left + words, above, cap, self.height() - above), self._key)


class BigAnswers(QWidget):
    """Pass, fail, partial, not applicable; keys 1-4 while the focus is in the same `key_scope` (the widget itself, or
    the page when it forwards keys through `take_key`). `answered(verdict)` is for people, `set_value` for programs."""

    answered = Signal(str)

    def __init__(self, verdicts: tuple[str, ...] = VERDICTS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = ""
        self.buttons: dict[str, AnswerButton] = {}
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(current().px(8))
        for number, verdict in enumerate(verdicts, 1):
            words, tone, icon = _WORDS[verdict]
            button = AnswerButton(translate("kit", words), icon, tone, str(number))
            button.clicked.connect(lambda _checked=False, chosen=verdict: self._take(chosen))
            line.addWidget(button, 1)
            self.buttons[verdict] = button

    def value(self) -> str:
        """The verdict, or an empty string."""
        return self._value

    def set_value(self, verdict: str) -> None:
        self._value = verdict
        for key, button in self.buttons.items():
            button.setChecked(key == verdict)

    def take_key(self, event: QKeyEvent) -> bool:
        """Answer by 1-4; True when the key was one of them."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        number = event.key() - Qt.Key.Key_1
        keys = list(self.buttons)
        if not 0 <= number < len(keys) or not self.isEnabled():
            return False
        self._take(keys[number])
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take_key(event):
            super().keyPressEvent(event)

    def _take(self, verdict: str) -> None:
        self.set_value(verdict)
        self.answered.emit(verdict)


class NumberStepper(NumberField):
    """A measured value at 28 px between a minus and a plus of 56 px."""

    def __init__(
        self, label: str, value: Decimal | None = None, unit: str = "", step_by: Decimal = Decimal(1), decimals: int = 6
    ) -> None:
        super().__init__(label, value, unit, decimals, step="figure", height=56)
        self._step_by = step_by
        for icon, words, by in (
            ("minus", translate("kit", "Less"), -step_by),
            ("plus", translate("kit", "More"), step_by),
        ):
            button = _StepButton(icon, words)
            button.clicked.connect(lambda _checked=False, amount=by: self._step(amount))
            if by < 0:
                self.frame.row.insertWidget(0, button)
            else:
                self.frame.row.addWidget(button)
        self.frame.row.setContentsMargins(1, 1, 1, 1)

    def _step(self, by: Decimal) -> None:
        self.set_value_kept((self.value() or Decimal(0)) + by)
        self._edited()
        self._left()

    def set_value_kept(self, value: Decimal) -> None:
        """Set without marking it as committed."""
        kept = self._last_committed
        self.set_value(value)
        self._last_committed = kept


class _StepButton(QAbstractButton):
    def __init__(self, icon: str, words: str) -> None:
        super().__init__()
        self._icon = icon
        self.setAccessibleName(words)
        self.setAutoRepeat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(current().px(54), current().px(54))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        if self.isDown() or self.underMouse():
            paint.box(painter, self.rect(), theme.color("sunken" if self.isDown() else "hover"), None, 4)
        edge = self.rect().right() if self._icon == "minus" else 0
        painter.fillRect(edge, 6, 1, self.height() - 12, theme.color("border"))
        paint_icon(painter, self.rect(), self._icon, "text", 20)
