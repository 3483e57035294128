"""Commit notices carried from whatever thread committed into the GUI thread: the one refresh route."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from fieldservice.domain.notices import CommitNotice


class CommitNotifier(QObject):
    """Emits `committed(CommitNotice)`. Connect bound methods of QObjects of the GUI thread only."""

    committed = Signal(object)

    def tell(self, notice: CommitNotice) -> None:
        """Pass on a notice; called in the thread that committed."""
        self.committed.emit(notice)
