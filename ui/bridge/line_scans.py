"""Parts what a scanner types into a line from what somebody typed there by hand before.

A line that wants scans gets every key at once, so that typing is never delayed. When the last of them turn out to be a
scan (`Timing`: quick, and Enter or Tab just as quickly behind it, or silence behind a long one), the line is put as
it was before the first of them and `scanned` tells the code alone. What was left by hand stays in the line, to be
seen, finished or rubbed out. The code is what the keys said, so also GS1's separator, which no line shows.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from ui.bridge.scan_timing import CHORD, ENDS, SHIFTS, SLACK_MS, Timing, character_of, stamp_of


class LineScans(QObject):
    """`scanned(code)` follows each scan into `edit`, after the line has been put back; Enter does not reach it then."""

    scanned = Signal(str)

    def __init__(
        self, edit: QLineEdit, timing: Callable[[], Timing], stamp: Callable[[QKeyEvent], int] = stamp_of
    ) -> None:
        super().__init__(edit)
        self.stamp = stamp  # of a key, in milliseconds; tests put a clock of their own here
        self._edit = edit
        self._timing = timing
        self._typed = ""
        self._last = 0
        self._before = ("", 0)
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.timeout.connect(self._perhaps_over)
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.InputMethod, QEvent.Type.MouseButtonPress):
            self._forget()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in SHIFTS:
            return False
        timing = self._timing()
        in_time = bool(self._typed) and 0 <= self.stamp(event) - self._last <= timing.gap_ms
        if event.key() in ENDS and not event.modifiers() & CHORD and in_time:
            return self._ended(timing)
        character = character_of(event)
        if not character or event.isAutoRepeat():
            self._forget()
            return False
        if not in_time:
            self._typed, self._before = "", _state_of(self._edit)
        self._typed += character
        self._last = self.stamp(event)
        self._silence.start(timing.gap_ms + SLACK_MS)
        return False

    def _ended(self, timing: Timing) -> bool:
        scan = timing.is_scan(self._typed, ended=True)
        if scan:
            self._tell(timing)
        self._forget()
        return scan

    def _perhaps_over(self) -> None:
        """Keys that are waiting already, because the program was busy, come first."""
        QTimer.singleShot(0, self, partial(self.over, self._typed))

    def over(self, typed: str) -> None:
        """Nothing came behind `typed`: long enough, it is a scan of a scanner that sends no Enter."""
        if typed != self._typed:
            return
        timing = self._timing()
        if self._last and timing.is_scan(typed, ended=False):  # a system that stamps no keys tells of no silence
            self._tell(timing)
        self._forget()

    def _tell(self, timing: Timing) -> None:
        code = timing.code_of(self._typed)
        text, cursor = self._before
        self._forget()
        self._edit.setText(text)
        self._edit.setCursorPosition(cursor)
        self.scanned.emit(code)

    def _forget(self) -> None:
        self._silence.stop()
        self._typed = ""


def _state_of(edit: QLineEdit) -> tuple[str, int]:
    """What stands in the line and where the cursor is. A selection counts as there: a scan must not rub it out."""
    return edit.text(), edit.cursorPosition()
