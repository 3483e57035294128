"""Texts of forms with answers in them: `Tag ${../tag}` is said as the answers stand."""

from __future__ import annotations

import re

from fieldservice.domain.checklist.engine import Engine
from fieldservice.domain.checklist.tree import Path
from fieldservice.domain.checklist.xpath.atoms import to_text

_PART = re.compile(r"\$\{([^{}]*)\}")


class Said:
    """Puts answers into texts."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def words(self, key: str, path: Path, text: str) -> str:
        """`text` of the question or group `key` at `path`; what can't be worked out is left out."""
        if "${" not in text:
            return text
        return _PART.sub(lambda match: self._value(key, path, match[1]), text)

    def _value(self, key: str, path: Path, rule: str) -> str:
        places = self._engine.places.get(key) or self._engine.places.get("#" + key, {})
        place = places.get(path)
        bound = self._engine.world.bound(key, rule)
        return to_text(bound.result(place.ctx)) if bound is not None and place is not None else ""
