"""How good the suggestions for new requests have been, month by month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Signal

from fieldservice.services.triage import FIELDS, Accuracy, Learned
from ui.bridge.environment import Environment
from ui.bridge.view_model import ViewModel

__all__ = ["FIELDS", "Accuracy", "Learned", "Quality", "SuggestionsModel"]

MONTHS = 6


@dataclass(frozen=True)
class Quality:
    """Accuracy of the last months, the newest month first, and what the model in use comes from."""

    months: tuple[datetime, ...]
    by_month: dict[tuple[datetime, str], Accuracy]
    learned: Learned | None


class SuggestionsModel(ViewModel):
    """Reads only."""

    WATCHES = ("triage_suggestion",)

    shown = Signal(object)  # Quality

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)

    def refresh(self) -> None:
        """Count the last six months."""
        self.jobs.read(self._read, self._came, key="settings.suggestions")

    def _read(self) -> Quality:
        context, triage = self.services.context, self.services.triage
        now = context.now()
        first = now.astimezone(context.zone).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        for _ in range(MONTHS - 1):
            first = (first - timedelta(days=1)).replace(day=1)
        found = triage.accuracy(first, now + timedelta(days=1))
        months = sorted({each.month for each in found}, reverse=True)
        by_month = {(each.month, each.field): each for each in found}
        return Quality(tuple(months), by_month, triage.learning.learned())

    def _came(self, found: Quality) -> None:
        self.shown.emit(found)
