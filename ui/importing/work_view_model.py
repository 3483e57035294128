"""One piece of long work at a time, with progress, time left and cancel; an old answer is recognised as old."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, Qt, Signal, Slot

from fieldservice.errors import FieldServiceError
from ui.bridge.environment import Environment
from ui.bridge.jobs import Job
from ui.bridge.view_model import ViewModel

_TELLS_TIME_AFTER_MS = 1_500


class Worker(ViewModel):
    """`changed` after every change of what is shown; `progressed(done, total, seconds left or None)` while working."""

    changed = Signal()
    progressed = Signal(int, int, object)
    _broke = Signal(int)  # ticket of a job that ended by a bug

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment, environment.jobs)
        self.busy = ""  # what is under way
        self.broken_off = False
        self._ticket = 0
        self._job: Job | None = None
        self._clock = QElapsedTimer()
        self._broke.connect(self._after_bug, Qt.ConnectionType.QueuedConnection)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.cancel)

    def cancel(self) -> None:
        """Stop at the next safe point; what was written stays."""
        if self._job is not None:
            self._job.cancel()

    @Slot(int)
    def _after_bug(self, ticket: int) -> None:
        if ticket == self._ticket:
            self.broken_off = True
            self._ended()
            self.changed.emit()

    def _ended(self) -> None:
        self.busy, self._job = "", None

    def _start(
        self,
        busy: str,
        work: Callable[[Job, int], Any],
        done: Callable[[Any], None],
        failed: Callable[[int, FieldServiceError], None],
    ) -> None:
        self._stop()
        ticket = self._ticket
        broke = self._broke

        def guarded(job: Job) -> Any:
            ended = False
            try:
                answer = work(job, ticket)
                ended = True
                return answer
            except FieldServiceError:
                ended = True
                raise
            finally:
                if not ended:
                    broke.emit(ticket)

        self.busy = busy
        self._clock.start()
        self._job = self.jobs.long(guarded, done, partial(failed, ticket))
        self._job.progressed.connect(self._advanced)
        self.changed.emit()

    def _stop(self) -> None:
        """What is under way is not wanted any more; its answer will be recognised as an old one."""
        self._ticket += 1
        if self._job is not None:
            self._job.progressed.disconnect(self._advanced)
            self._job.cancel()
            self._job, self.busy = None, ""

    @Slot(int, int)
    def _advanced(self, done: int, total: int) -> None:
        spent = self._clock.elapsed()
        left = spent / done * max(0, total - done) / 1000 if total and done and spent > _TELLS_TIME_AFTER_MS else None
        self.progressed.emit(done, total, left)
