"""How far a checklist has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from fieldservice.domain.checklist.model import FAIL, NA, PARTIAL, PASS, UNANSWERED_TYPES
from fieldservice.domain.checklist.outline import Item


@dataclass(frozen=True, slots=True)
class Progress:
    """How far: questions shown that can be answered, those answered, and the verdicts so far."""

    total: int
    answered: int
    passed: int
    failed: int
    partial: int
    not_applicable: int

    @property
    def verdict(self) -> str:
        """The verdict of the whole so far: the worst of all; not applicable only when nothing else was found."""
        counted = ((FAIL, self.failed), (PARTIAL, self.partial), (PASS, self.passed), (NA, self.not_applicable))
        return next((verdict for verdict, count in counted if count), "")


def progress_of(items: Sequence[Item]) -> Progress:
    """The progress over the questions that are shown."""
    answerable = [item for item in items if item.question.kind not in UNANSWERED_TYPES]
    verdicts = [item.cell.verdict for item in items]
    return Progress(
        total=len(answerable),
        answered=sum(item.cell.answered for item in answerable),
        passed=verdicts.count(PASS),
        failed=verdicts.count(FAIL),
        partial=verdicts.count(PARTIAL),
        not_applicable=verdicts.count(NA),
    )
