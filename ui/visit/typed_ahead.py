"""Keys that a quick person presses while an answer is on its way to the disk: they belong to the next question."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_LONGEST_MS = 2000  # a disk that takes longer must not swallow keys without a sign

Pressed = tuple[int, Qt.KeyboardModifier, str]


class TypedAhead(QObject):
    """Holds keys back between `begin` and `take`; `replay` types them where the focus is then."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._watched: QWidget | None = None
        self._held: list[Pressed] = []
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(_LONGEST_MS)
        self._limit.timeout.connect(lambda: self.replay(self.take()))

    def begin(self) -> None:
        """From now on keep what is typed where the focus is."""
        focused = QApplication.focusWidget()
        if self._watched is not None or focused is None:
            return
        self._watched = focused
        focused.installEventFilter(self)
        self._limit.start()

    def take(self) -> list[Pressed]:
        """What was typed since `begin`, oldest first; nothing is held back any more."""
        self._limit.stop()
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
        held, self._held = self._held, []
        return held

    def replay(self, keys: list[Pressed]) -> None:
        """Type the keys into what has the focus when each of them comes."""
        for key, modifiers, text in keys:
            target = QApplication.focusWidget()
            if target is not None:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    QCoreApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, text))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or watched is not self._watched:
            return False
        modifiers = event.modifiers()
        commanded = modifiers & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if commanded or not event.text():
            return False
        if not event.isAutoRepeat():
            self._held.append((event.key(), modifiers, event.text()))
        return True
