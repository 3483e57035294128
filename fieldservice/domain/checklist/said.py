"""Texts of forms with answers in them: `Tag ${../tag}` is said as the answers stand."""

from __future__ import annotations

import re

from fieldservice.domain.checklist.engine import Engine
from fieldservice.domain.checklist.expression import ExpressionError
from fieldservice.domain.checklist.tree import Path
from fieldservice.domain.checklist.xpath import Bound, Schema, bind
from fieldservice.domain.checklist.xpath.atoms import to_text

_PART = re.compile(r"\$\{([^{}]*)\}")


class Said:
    """Puts answers into texts; what is compiled once serves for all rounds."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._schema: Schema | None = None
        self._bound: dict[tuple[str, str], Bound | None] = {}

    def words(self, key: str, path: Path, text: str) -> str:
        """`text` of the question or group `key` at `path`; what can't be worked out is left out."""
        if "${" not in text:
            return text
        return _PART.sub(lambda match: self._value(key, path, match[1]), text)

    def _value(self, key: str, path: Path, rule: str) -> str:
        places = self._engine.places.get(key) or self._engine.places.get("#" + key, {})
        place = places.get(path)
        bound = self._rule(key, rule)
        return to_text(bound.result(place.ctx)) if bound is not None and place is not None else ""

    def _rule(self, key: str, rule: str) -> Bound | None:
        if (key, rule) not in self._bound:
            if self._schema is None:
                self._schema = Schema(self._engine.template.root, self._engine.template.items)
            try:
                self._bound[key, rule] = bind(rule, self._schema, self._schema.by_key[key])
            except (ExpressionError, KeyError):
                self._bound[key, rule] = None
        return self._bound[key, rule]
