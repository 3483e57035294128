"""Changing the fields of one record by hand: known fields only, tidied, checked, with what they held before."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from fieldservice.services.context import Context
from fieldservice.services.validation import (
    email_problem,
    name_problem,
    phone_problem,
    require,
    require_short_line,
    tidy,
    tidy_lines,
)

_SEVERAL_LINES = frozenset({"notes", "access_note", "description", "address", "address_en"})


def tidied(fields: Mapping[str, Any], allowed: Collection[str]) -> dict[str, Any]:
    """The fields with texts tidied; a field that is not changed by hand is a ValueError (a bug).

    Raises UserError for a text that is too long to be kept whole.
    """
    unknown = fields.keys() - set(allowed)
    if unknown:
        raise ValueError(f"not changed by hand: {', '.join(sorted(unknown))}")
    made: dict[str, Any] = {}
    for name, value in fields.items():
        if isinstance(value, str) and name in _SEVERAL_LINES:
            value = tidy_lines(value)
        elif isinstance(value, str):
            require_short_line(value)
            value = tidy(value)
        made[name] = value
    return made


def checked(fields: dict[str, Any], required: Collection[str] = ()) -> dict[str, Any]:
    """The same fields. Raises UserError for an empty required name, a wrong phone number or e-mail address."""
    require(
        *(name_problem(fields[name]) for name in required if name in fields),
        phone_problem(fields.get("phone") or ""),
        email_problem(fields.get("email") or ""),
    )
    return fields


def changed_fields(
    context: Context, intent: str, cls: type[Any], id: str, fields: dict[str, Any], initiator: object | None
) -> dict[str, Any]:
    """Change them in one unit of work; returns what they held, so that changing back is the inverse."""
    with context.begin(intent, initiator) as uow:
        before = uow.get(cls, id)
        uow.change(cls, id, **fields)
        uow.commit()
    return {name: getattr(before, name) for name in fields}
