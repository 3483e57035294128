"""Buttons. One primary a view: a verb and its object. Destructive ones are secondary with danger words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcutEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current

Kind = Literal["primary", "secondary", "quiet", "danger"]
Size = Literal[28, 32, 36, 44, 56]


class Button(QPushButton):
    """A button of the kit.

    `key` is a shortcut ("Ctrl+Return", "A"): it is bound in the window and shown at the right. `count` follows the
    words in muted. Sizes: 32 normal, 28 in tight rows, 36 page primary, 44 visit and bench, 56 answers and next.
    """

    def __init__(
        self,
        words: str,
        kind: Kind = "secondary",
        size: Size = 32,
        icon: str = "",
        key: str = "",
        on_click: Callable[[], object] | None = None,
        trailing_icon: str = "",
        show_key: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(words, parent)
        self._kind: Kind = kind
        self._size: int = size
        self._icon, self._trailing = icon, trailing_icon
        self._key = ""
        self._shown_key = ""
        self._show_key = show_key
        self.setAccessibleName(words.rstrip("…"))
        self.setProperty("ring", 5)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if key:
            self.set_key(key)
        if on_click is not None:
            self.clicked.connect(lambda _checked=False: on_click())
        paint.repaint_on_theme(self)

    def set_key(self, key: str) -> None:
        """Bind and show another shortcut; an empty one shows none."""
        self._key = key
        self.setShortcut(QKeySequence(key))
        self.updateGeometry()
        self.update()

    def show_key(self, key: str) -> None:
        """Show the key of somebody else who presses this button (a scan line has Enter), without binding it."""
        self._shown_key = key
        self.updateGeometry()
        self.update()

    def setText(self, words: str) -> None:
        """Say something else; the shortcut stays (Qt drops it whenever the words change)."""
        if words == self.text():
            return
        super().setText(words)
        if self._key:
            self.setShortcut(QKeySequence(self._key))

    def set_wide(self, wide: bool = True) -> None:
        """Take the whole width that the layout gives (the primary action of a drawer)."""
        policy = QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Fixed
        self.setSizePolicy(policy, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, trailing: str | None = None) -> None:
        """Show another icon before the words; `trailing`, also another one after them."""
        self._icon = name
        if trailing is not None:
            self._trailing = trailing
        self.updateGeometry()
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Shortcut and isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()  # at once: QAbstractButton would play a tenth of a second of animation first
            return True
        return super().event(event)

    @property
    def kind(self) -> Kind:
        return self._kind

    def key_text(self) -> str:
        key = self._key or self._shown_key
        return key_words(key) if key and self._show_key else ""

    def sizeHint(self) -> QSize:
        theme = current()
        height = theme.px(self._size)
        icon_side = theme.px(self._icon_size())
        width = self._text_width()
        if self._icon:
            width += icon_side + (theme.px(8) if self.text() else 0)
        if self._trailing:
            width += icon_side + theme.px(8)
        if self.key_text():
            width += paint.key_cap_width(self.key_text()) + theme.px(4)
        if not self.text() and not self._trailing:
            return QSize(height, height)
        return QSize(width + 2 * self._padding(), height)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), current().px(96)) if self.text() else hint.width(), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        fill, line, ink = self._look()
        if fill or line:
            paint.box(painter, self.rect(), theme.color(fill) if fill else None, theme.color(line) if line else None, 5)
        side = theme.px(self._icon_size())
        key = self.key_text()
        cap = paint.key_cap_width(key) + theme.px(4) if key else 0
        gap = theme.px(8)
        icon_part = side + (gap if self.text() else 0) if self._icon else 0
        trailing = side + gap if self._trailing else 0
        room = self.width() - 2 * self._padding()
        if not self.text():
            room = self.width()
        if cap and self._text_width() > room - icon_part - trailing - cap:
            key, cap = "", 0  # the words matter more than their key
        words = min(self._text_width(), room - icon_part - trailing - cap)
        left = (self.width() - (icon_part + words + trailing + cap)) // 2
        middle = QRect(left, 0, side, self.height())
        if self._icon:
            paint_icon(painter, middle, self._icon, ink, self._icon_size())
        left += icon_part
        paint.text(painter, QRect(left, 0, words + 2, self.height()), self.text(), ink, self._step(), self._weight())
        left += words
        if self._trailing:
            paint_icon(painter, QRect(left + gap, 0, side, self.height()), self._trailing, ink, self._icon_size())
            left += trailing
        if key:
            framed = self._kind != "primary" and self.isEnabled()
            token = ink if self._kind == "primary" else "muted"
            paint.paint_key(painter, QRect(left, 0, cap, self.height()), key, token, framed)

    def _look(self) -> tuple[str, str, str]:
        """Fill, line and ink tokens of the present state (an empty name draws none)."""
        # asked of the button itself: Qt's option for styles would have all of QStyle loaded
        down = self.isDown() or self.isChecked()
        over = self.isEnabled() and self.underMouse()
        focus = self.hasFocus()
        if self._kind == "primary":
            if not self.isEnabled():
                return "sunken", "", "disabled"
            return ("accent-pressed" if down else "accent-hover" if over else "accent"), "", "accent-ink"
        if not self.isEnabled():
            return "", "" if self._kind == "quiet" else "border", "disabled"
        ink = {"danger": "danger", "quiet": "text" if over or down else "muted"}.get(self._kind, "text")
        fill = "sunken" if down else "hover" if over else ("" if self._kind == "quiet" else "raised")
        line = "accent" if focus else "" if self._kind == "quiet" else "border"
        return fill, line, ink

    def _icon_size(self) -> int:
        return 20 if self._size >= 44 else 16

    def _step(self) -> str:
        return "lead" if self._size >= 44 else "body"

    def _weight(self) -> int:
        return 400 if self._kind == "quiet" else 600

    def _text_width(self) -> int:
        return paint.text_width(self.text(), self._step(), self._weight()) if self.text() else 0

    def _padding(self) -> int:
        return current().px({28: 10, 32: 12, 36: 14, 44: 16}.get(self._size, 24))


class IconButton(Button):
    """A quiet button with only an icon; `name` is its accessible name and tooltip."""

    def __init__(
        self,
        icon: str,
        name: str,
        kind: Kind = "quiet",
        size: Size = 32,
        key: str = "",
        on_click: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", kind, size, icon, key, on_click, show_key=False, parent=parent)
        self.setAccessibleName(name)
        self.setToolTip(f"{name}  {key_words(key)}" if key else name)


class Menu(QMenu):
    """A menu whose rounded corners show what is behind them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


class MenuButton(Button):
    """A button that opens a menu of (words, icon, action) entries; None separates."""

    def __init__(self, words: str, kind: Kind = "secondary", size: Size = 32, icon: str = "", name: str = "") -> None:
        super().__init__(words, kind, size, icon, trailing_icon="chevron-down" if words else "")
        if name:
            self.setAccessibleName(name)
            self.setToolTip(name)
        self._menu = Menu(self)
        self.clicked.connect(self._open)

    def menu_of(self) -> QMenu:
        return self._menu

    def add(self, words: str, on_click: Callable[[], object], icon: str = "", key: str = "") -> None:
        """Append an entry."""
        from ui.kit.icons import bind_icon

        action = self._menu.addAction(words)
        action.triggered.connect(lambda _checked=False: on_click())
        if icon:
            bind_icon(action, icon)
        if key:
            action.setShortcut(QKeySequence(key))

    def add_separator(self) -> None:
        self._menu.addSeparator()

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


def key_words(key: str) -> str:
    """A shortcut as people read it: Return is Enter, arrows are arrows."""
    words = key
    for name, shown in (("Return", "Enter"), ("Escape", "Esc"), ("Left", "←"), ("Right", "→"), ("Up", "↑")):
        words = words.replace(name, shown)
    return words.replace("Down", "↓").replace("+", " ") if "+" in words else words.replace("Down", "↓")
