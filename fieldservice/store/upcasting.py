"""Mutations of older programs, read as today's: one step a schema version, kept for ever.

People return after weeks with a laptop that was updated in between; what it wrote before must still mean the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Change = list[Any]
Step = Callable[[list[Change]], list[Change]]

# Schema version that a step starts from -> the step to the next one. Additive changes need none.
STEPS: dict[int, Step] = {}


def upcast(payload: Any, schema_version: int) -> list[Change]:
    """The changes of a decoded payload, in the words of today's schema. Raises ValueError when it is no payload."""
    if not isinstance(payload, dict) or payload.get("v") != 1 or not isinstance(payload.get("rows"), list):
        raise ValueError("not a payload of version 1")
    changes: list[Change] = payload["rows"]
    for version in sorted(STEPS):
        if version >= schema_version:
            changes = STEPS[version](changes)
    return changes
