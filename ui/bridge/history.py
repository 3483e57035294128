"""What was changed in an object being edited, to take back and do again."""

from __future__ import annotations

import copy
from typing import Any

_MOST = 200


class History:
    """The states before and after; each is a copy of the whole, which is small."""

    def __init__(self) -> None:
        self._before: list[dict[str, Any]] = []
        self._after: list[dict[str, Any]] = []

    def clear(self) -> None:
        """Another object is edited."""
        self._before.clear()
        self._after.clear()

    def note(self, data: dict[str, Any]) -> None:
        """Keep how it is before a change; nothing is left to do again."""
        self._before = [*self._before[-_MOST + 1 :], copy.deepcopy(data)]
        self._after.clear()

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._before)

    def can_redo(self) -> bool:
        """Whether something that was taken back can be done again."""
        return bool(self._after)

    def undo(self, data: dict[str, Any]) -> dict[str, Any] | None:
        """How it was before the last change, given how it is; None where there is none."""
        return _step(self._before, self._after, data)

    def redo(self, data: dict[str, Any]) -> dict[str, Any] | None:
        """How it was before it was taken back."""
        return _step(self._after, self._before, data)


def _step(source: list[dict[str, Any]], target: list[dict[str, Any]], data: dict[str, Any]) -> dict[str, Any] | None:
    if not source:
        return None
    target.append(copy.deepcopy(data))
    return source.pop()
