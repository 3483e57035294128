"""Half-filled forms, kept as they are typed, on this device only."""

from __future__ import annotations

import json
from typing import Any

from fieldservice.services.context import Context

_PREFIX = "draft:"


class Drafts:
    """Keeps one JSON object a form; `form_key` names the form and the record ("request.new", "customer.<id>")."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def save(self, form_key: str, values: dict[str, Any], initiator: object | None = None) -> None:
        """Keep the values, durably; they replace what was kept. Values are what JSON can hold."""
        with self._context.begin("drafts.save", initiator) as uow:
            uow.put_local(_PREFIX + form_key, json.dumps(values, ensure_ascii=False, separators=(",", ":")))
            uow.commit()

    def load(self, form_key: str) -> dict[str, Any] | None:
        """What was kept, or None."""
        kept = self._context.store.local_value(_PREFIX + form_key)
        return _values(kept) if kept is not None else None

    def kept(self, beginning: str) -> dict[str, dict[str, Any]]:
        """Every draft whose key begins so, by its whole key."""
        found = self._context.store.local_values(_PREFIX + beginning)
        read = {beginning + rest: _values(kept) for rest, kept in found.items()}
        return {key: values for key, values in read.items() if values is not None}

    def forget(self, form_key: str, initiator: object | None = None) -> None:
        """Throw the draft away: the form was sent or cleared."""
        if self._context.store.local_value(_PREFIX + form_key) is None:
            return
        with self._context.begin("drafts.forget", initiator) as uow:
            uow.put_local(_PREFIX + form_key, None)
            uow.commit()


def _values(kept: str) -> dict[str, Any] | None:
    values = json.loads(kept)
    return values if isinstance(values, dict) else None
