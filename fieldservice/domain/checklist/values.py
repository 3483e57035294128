"""Values of answers: Python types, their JSON, and where an answer belongs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from fieldservice.errors import UserError

Value = None | bool | str | Decimal | date | time | datetime | tuple[str, ...]


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A question, and which round of a repeated section (counted from 0); `path` is empty outside repeats."""

    key: str
    path: tuple[int, ...] = ()

    @property
    def path_text(self) -> str:
        """The path as it is stored: '' or '0'."""
        return ".".join(str(index) for index in self.path)


def address(key: str, path_text: str = "") -> Address:
    """The address of a stored answer."""
    return Address(key, tuple(int(index) for index in path_text.split(".")) if path_text else ())


def encode(value: Value) -> str:
    """JSON of a value; '' for none. Numbers keep their digits (12.50 stays 12.50)."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date | time):
        return json.dumps(value.isoformat())
    return json.dumps(list(value) if isinstance(value, tuple) else value, ensure_ascii=False)


def decode(kind: str, text: str) -> Value:
    """The value of a stored answer to a question of type `kind`. Raises UserError when it can't be one."""
    if not text:
        return None
    try:
        raw = json.loads(text, parse_float=Decimal, parse_int=Decimal)
        if kind == "date":
            return date.fromisoformat(raw)
        if kind == "time":
            return time.fromisoformat(raw)
        if kind == "datetime":
            return datetime.fromisoformat(raw)
    except (ValueError, TypeError) as error:
        raise UserError("checklist.unreadable_answer", "A stored answer can't be read.") from error
    if isinstance(raw, list) and all(isinstance(item, str) for item in raw):
        return tuple(raw)
    if raw is None or isinstance(raw, bool | str | Decimal):
        return raw
    raise UserError("checklist.unreadable_answer", "A stored answer can't be read.")
