"""Joining a hub from an open profile: checks what was pasted, runs in the background, reports how far it is."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.errors import FieldServiceError, UserError
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.bridge.jobs import Job
from ui.bridge.sync import Joined

_C = "sync_center"


class JoinViewModel(QObject):
    """`progressed(done, total)`, then `joined(Joined)` or `refused(sentence)`; `counted(n)` says what will travel."""

    counted = Signal(int)
    progressed = Signal(int, int)
    joined = Signal(object)
    refused = Signal(str)
    failed = Signal(object)  # EnvironmentFault: the network, the hub

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._environment = environment
        self._job: Job | None = None
        self.busy = False

    def count(self) -> None:
        """Say how many records would be delivered."""
        joining = self._environment.sync.joining
        if joining is not None:
            self._environment.jobs.read(joining.what_travels, self._counted, key="sync.join.count")

    def join(self, text: str, name: str = "") -> None:
        """Join with what was pasted or typed; `name` is what people call this laptop."""
        joining = self._environment.sync.joining
        if self.busy or joining is None:
            return
        if not text.strip():
            self.refused.emit(translate(_C, "Paste the invitation that your administrator sent you."))
            return
        self.busy = True
        self._job = self._environment.jobs.long(
            lambda job: joining.join(text.strip(), job.report, job.cancelled, name.strip()), self._joined, self._refused
        )
        self._job.progressed.connect(self.progressed)

    def cancel(self) -> None:
        """Don't wait for the rest: it goes on in the background."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _counted(self, records: int) -> None:
        self.counted.emit(records)

    @Slot(object)
    def _joined(self, joined: Joined) -> None:
        self.busy = False
        self.joined.emit(joined)

    @Slot(object)
    def _refused(self, error: FieldServiceError) -> None:
        self.busy = False
        if isinstance(error, UserError):
            self.refused.emit(error.message())
        else:
            self.failed.emit(error)
