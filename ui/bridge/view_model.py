"""What every view model has: services, the job runner, and notices of what changed."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from fieldservice.domain.notices import CommitNotice
from ui.bridge.environment import Environment


class ViewModel(QObject):
    """Screen state without widgets. Subclasses say in `WATCHES` which tables concern them and override `refresh`."""

    WATCHES: tuple[str, ...] = ()

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.environment = environment
        self.services = environment.services
        self.jobs = environment.jobs
        self._stale = False
        self._active = True
        environment.commits.committed.connect(self._on_commit)

    def refresh(self) -> None:
        """Ask again for what is shown; called after commits that concern this screen."""

    def concerns(self, notice: CommitNotice) -> bool:
        """Whether a commit may have changed what is shown."""
        return notice.touches(*self.WATCHES)

    def set_active(self, active: bool) -> None:
        """A hidden screen only notes that it is stale and refreshes when it is shown again."""
        self._active = active
        if active and self._stale:
            self._stale = False
            self.refresh()

    @Slot(object)
    def _on_commit(self, notice: CommitNotice) -> None:
        if notice.initiator is self or not self.concerns(notice):
            return
        if self._active:
            self.refresh()
        else:
            self._stale = True
