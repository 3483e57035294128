"""The sync centre without widgets: how things stand, the changes of a tab, answers, safety copies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldservice.domain.notices import CommitNotice
from fieldservice.errors import FieldServiceError
from fieldservice.services.sync_center import MOST, Change, Standing
from ui.bridge.environment import Environment
from ui.bridge.sync import Moment, SafetyCopies, SafetyCopy
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

__all__ = ["TABS", "CenterState", "Change", "Standing", "SyncCenterViewModel"]

TABS = ("refused", "waiting", "delivered")
_REST_MS = 300


class CenterState(Struct, frozen=True):
    """Everything the page shows. `days` are the changes of the tab, by local day where they are history."""

    standing: Standing
    tab: str
    days: tuple[tuple[date | None, tuple[Change, ...]], ...] = ()
    more: bool = False
    copies: SafetyCopies | None = None
    records: int = 0  # changes that would be delivered when a stand-alone profile joins


class SyncCenterViewModel(ViewModel):
    """`loaded(CenterState)`, `moved(Moment)`; verbs: `done(what, count)` and `refused(error)`."""

    loaded = Signal(object)
    moved = Signal(object)
    done = Signal(str, object)
    refused = Signal(object)

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.sync = environment.sync
        self.tab = ""
        self.state: CenterState | None = None
        self._wanted = MOST
        self._verbs = Verbs(environment, self)
        self._verbs.done.connect(self._verb_done)
        self._verbs.refused.connect(self._verb_refused)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._read_again)
        self.sync.changed.connect(self._moved)
        self.sync.tied.connect(self.refresh)

    def concerns(self, notice: CommitNotice) -> bool:
        """Every commit puts something into the outbox."""
        return True

    def refresh(self) -> None:
        if not self._rest.isActive():
            self._rest.start()

    def show_tab(self, tab: str) -> None:
        """Show another list."""
        self.tab, self._wanted = tab, MOST
        self._read_again()

    def show_older(self) -> None:
        """Read as many again."""
        self._wanted += MOST
        self._read_again()

    def now(self) -> datetime:
        """The present."""
        return self.services.context.now()

    def offer_again(self, mid: int) -> None:
        """Send a change that was not accepted once more."""
        self._verbs.do("offered", partial(self.services.sync_center.offer_again, mid))

    def let_go(self, mid: int) -> None:
        """Give a change up that was not accepted."""
        self._verbs.do("let_go", partial(self.services.sync_center.let_go, mid))

    def make_copy(self, folder: Path, passphrase: str | None) -> None:
        """Write a safety copy into a folder now."""
        self._with_hub("copied", lambda safety: safety.make_safety_copy(folder, passphrase))

    def take_over(self, copy: Path, passphrase: str) -> None:
        """Take over what another laptop had not delivered."""
        self._with_hub("taken", lambda safety: safety.take_over(copy, passphrase))

    def keep_copies_in(self, folder: Path | None, passphrase: str = "") -> None:
        """Write copies there by itself from now on; None stops it."""
        self._with_hub("folder", lambda safety: safety.keep_safety_copies_in(folder, passphrase))

    def _with_hub(self, what: str, work: Callable[[SafetyCopy], Any]) -> None:
        safety = self.sync.safety
        if safety is not None:
            self._verbs.do(what, partial(work, safety))

    def _read(self) -> CenterState:
        center = self.services.sync_center
        standing = center.standing()
        tab = self.tab or ("refused" if standing.refused else "waiting" if standing.waiting else "delivered")
        days: list[tuple[date | None, tuple[Change, ...]]]
        if tab == "delivered":
            days = [(day, tuple(changes)) for day, changes in center.history(limit=self._wanted)]
        else:
            found = center.changes(tab, limit=self._wanted)
            days = [(None, tuple(found))] if found else []
        shown = sum(change.count for _day, changes in days for change in changes)
        copies = self.sync.safety.safety_copies() if self.sync.safety is not None else None
        return CenterState(standing, tab, tuple(days), shown >= self._wanted, copies, standing.waiting)

    @Slot()
    def _read_again(self) -> None:
        self.jobs.read(self._read, self._loaded, key="sync.center")

    @Slot(object)
    def _loaded(self, state: CenterState) -> None:
        self.state = state
        self.loaded.emit(state)

    @Slot(object)
    def _moved(self, moment: Moment) -> None:
        self.moved.emit(moment)
        if self._active:
            self.refresh()
        else:
            self._stale = True

    @Slot(str, object, object)
    def _verb_done(self, what: str, result: object, _undo: object) -> None:
        self.done.emit(what, result)
        self.refresh()

    @Slot(str, object)
    def _verb_refused(self, _what: str, error: FieldServiceError) -> None:
        self.refused.emit(error)
