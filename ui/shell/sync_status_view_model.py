"""How delivery to the hub stands, kept up to date for the status bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldservice.domain.notices import CommitNotice
from ui.bridge.environment import Environment
from ui.bridge.sync import PUSHING, Moment
from ui.bridge.view_model import ViewModel

if TYPE_CHECKING:
    from fieldservice.services.sync_center import Standing

_REST_MS = 250


class SyncStatusModel(ViewModel):
    """`told(Standing, Moment)` after commits and after the driver said something, at most a few times a second."""

    told = Signal(object, object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self._sync = environment.sync
        self.standing: Standing | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._read_again)
        self._sync.changed.connect(self._moved)
        self._sync.tied.connect(self.refresh)

    def concerns(self, notice: CommitNotice) -> bool:
        """Every commit puts something into the outbox."""
        return self._sync.running

    def refresh(self) -> None:
        if self._sync.running and not self._rest.isActive():
            self._rest.start()

    @Slot()
    def _read_again(self) -> None:
        self.jobs.read(lambda: self.services.sync_center.standing(), self._deliver, key="shell.sync")

    @Slot(object)
    def _moved(self, moment: Moment) -> None:
        if moment.phase == PUSHING and self.standing is not None:  # how far it is needs no reading: as the centre says
            self.told.emit(self.standing, moment)
        self.refresh()

    @Slot(object)
    def _deliver(self, standing: Standing) -> None:
        self.standing = standing
        self.told.emit(standing, self._sync.moment())
