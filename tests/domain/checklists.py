"""Small builders for checklist templates in tests."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from fieldservice.domain.checklist import ChecklistState, Template, read_template

TODAY = date(2026, 5, 14)
START = datetime(2026, 5, 14, 2, 0, tzinfo=UTC)


def minute(n: int) -> datetime:
    """n minutes after the start."""
    return START + timedelta(minutes=n)


def names(text: str) -> dict[str, str]:
    """The same words in both languages."""
    return {"zh_CN": text, "en": text}


def question(key: str, kind: str = "text", **more: Any) -> dict[str, Any]:
    """A question named after its key."""
    if kind in ("choice", "multi_choice") and "choices" not in more:
        more["choices"] = [
            {"key": "good", "names": names("good"), "verdict": "pass"},
            {"key": "so_so", "names": names("so so"), "verdict": "partial"},
            {"key": "bad", "names": names("bad"), "verdict": "fail"},
            {"key": "other", "names": names("other")},
        ]
    return {"key": key, "type": kind, "names": names(key), **more}


def section(key: str, *questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A section named after its key."""
    return {"key": key, "names": names(key), "questions": list(questions), **more}


def source(*sections: dict[str, Any], **more: Any) -> str:
    """The JSON of a template."""
    return json.dumps({"format": 1, "code": "test", "version": 1, "names": names("test"), "sections": sections, **more})


def template(*sections: dict[str, Any], **more: Any) -> Template:
    """A template that has been read."""
    return read_template(source(*sections, **more))


def state(*sections: dict[str, Any], **more: Any) -> ChecklistState:
    """An unanswered checklist in English."""
    return ChecklistState(template(*sections, **more), today=TODAY, language="en")
