"""The memory of cases catches up in the background with what was closed earlier or came in from elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject

from fieldservice.domain.notices import CommitNotice
from ui.bridge.environment import Environment
from ui.bridge.jobs import Job
from ui.bridge.view_model import ViewModel

_BROUGHT_IN = ("import.work_orders", "demo.fill")


class CaseMemory(ViewModel):
    """Started once a desktop; looks again after every import of work orders."""

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._at_work = False

    def concerns(self, notice: CommitNotice) -> bool:
        return notice.intent in _BROUGHT_IN

    def refresh(self) -> None:
        """Catch up, piece by piece; whoever works meanwhile waits for one piece at most."""
        if not self._at_work:
            self._at_work = True
            self.jobs.background(self._catch_up, done=self._done, failed=self._done)

    def _catch_up(self, job: Job) -> None:
        while self.services.case_digests.catch_up():
            job.check()

    def _done(self, _result: object) -> None:
        self._at_work = False
