"""Garbage is collected in the thread of the window alone.

Python collects in whichever thread happens to allocate. Where that is a thread beside the window's, it takes Python's
side of a widget or layout away while Qt, which does not wait for Python's lock in between, deletes the other side: the
program ends in the middle of everything. So nothing is collected by itself, and a timer of the window's thread does it.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000
_KEPT = "fs-collector"
_DUE = (2_000, 10, 10)  # by generation: new objects, then collections of the generation before it


class Collector(QObject):
    """Collects what is due once a second, from `start` to `stop`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.collect)

    def start(self) -> None:
        """Collect from now on, and have Python not do it by itself."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Collect nothing until `start`."""
        self._timer.stop()

    def collect(self) -> None:
        """Collect the oldest generation that is due."""
        counts = gc.get_count()
        for generation in (2, 1, 0):
            if counts[generation] > _DUE[generation]:
                gc.collect(generation)
                return


def collector_of(app: QObject) -> Collector:
    """The one of the application, made when there is none."""
    found = app.property(_KEPT)
    if isinstance(found, Collector):
        return found
    made = Collector(app)
    app.setProperty(_KEPT, made)
    return made
