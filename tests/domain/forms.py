"""Small builders for forms (format 2) in tests."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from fieldservice.domain.checklist import ChecklistState, Template, read_template

TODAY = date(2026, 5, 14)
NOW = datetime(2026, 5, 14, 10, 30)  # rules see the local time


def field(key: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    """A question named after its key."""
    return {"key": key, "type": kind, "names": {"en": key}, **more}


def hidden(key: str, rule: str, **more: Any) -> dict[str, Any]:
    """A calculation."""
    return field(key, "hidden", computed=rule, **more)


def group(key: str, *items: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A group; `repeat` makes rounds of it."""
    return {"group": True, "key": key, "names": {"en": key}, "items": list(items), **more}


def form_source(*items: dict[str, Any], **more: Any) -> str:
    """The JSON of a form."""
    return json.dumps(
        {"format": 2, "rules": "xpath", "code": "test", "version": 1, "names": {"en": "test"}, "items": items, **more}
    )


def form(*items: dict[str, Any], **more: Any) -> Template:
    """A form that has been read."""
    return read_template(form_source(*items, **more))


def form_state(*items: dict[str, Any], **more: Any) -> ChecklistState:
    """An unanswered form in English."""
    return ChecklistState(form(*items, **more), today=TODAY, now=NOW, language="en", facts={"username": "Li"})
