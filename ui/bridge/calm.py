"""Garbage collection that leaves alone what a thread beside the window's is making.

The window's thread collects (`ui/app/collecting.py`), and while it goes through a million objects of a form that is
being read, the window stands still. What is made meanwhile is therefore put aside; at the end everything is gone
through once.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_FIRST_MS = 1_000  # what is done sooner made too little to matter
_EVERY_MS = 200
_LONGEST = 600  # times: work that ended in a bug says nothing, and garbage must not pile up for ever


class Calm(QObject):
    """`begin` before large work of a thread beside this one, `end` when its answer is there."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._times = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._put_aside)

    def begin(self) -> None:
        """From now on, until `end`."""
        if not self._timer.isActive():
            self._timer.start(_FIRST_MS)

    def end(self) -> None:
        """Collect once, if there was anything to put aside."""
        self._timer.stop()
        if self._times:
            self._times = 0
            gc.unfreeze()
            gc.collect()
            gc.freeze()  # as after the start: what is left stays for long

    def _put_aside(self) -> None:
        if self._times >= _LONGEST:
            self.end()
            return
        self._times += 1
        self._timer.setInterval(_EVERY_MS)
        gc.freeze()
