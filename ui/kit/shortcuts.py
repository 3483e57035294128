"""Keys of a page, bound and told in one place: `Shortcuts(page).add("E", "Edit", self.edit)`."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.kit.buttons import key_words

# By name: a list has none of them, and PySide need not build their classes for asking.
_EDITORS = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QComboBox")


class Shortcuts(QObject):
    """Shortcuts that work while the focus is inside `page`. Plain letters and digits rest while someone types."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._hints: list[tuple[str, str]] = []
        self._plain: list[QShortcut] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def add(self, key: str, words: str, action: Callable[[], object], shown: bool = True) -> QShortcut:
        """Bind `key` ("Ctrl+Return", "E", "1"); `words` say what it does in the hint bar and the help."""
        shortcut = QShortcut(QKeySequence(key), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(action)
        if "+" not in key and len(key) == 1:
            self._plain.append(shortcut)
            shortcut.setEnabled(not _is_typing(QApplication.focusWidget()))
        if shown:
            self._hints.append((key_words(key), words))
        return shortcut

    def hints(self) -> list[tuple[str, str]]:
        """(key, words) in the order they were added, for `ShortcutHints`."""
        return list(self._hints)

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        typing = _is_typing(new)
        for shortcut in self._plain:
            shortcut.setEnabled(not typing)


def _is_typing(widget: QWidget | None) -> bool:
    return widget is not None and any(map(widget.inherits, _EDITORS)) and not widget.property("readOnly")
