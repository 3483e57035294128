"""When neither of two values is right: what can be entered instead, field by field, and how that becomes a value."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from fieldservice.domain.records import info
from fieldservice.domain.words import WORDS, choices
from fieldservice.errors import UserError
from fieldservice.i18n import translate
from fieldservice.services.field_values import CODED, FieldValues, Values
from fieldservice.services.field_words import field_label
from fieldservice.store import tables

_C = "conflicts"


@dataclass(frozen=True, slots=True)
class OtherField:
    """One field to fill in. `kind`: text | lines | number | moment | day | choice; `choices` as (value, words)."""

    name: str
    label: str
    kind: str
    value: Any
    choices: tuple[tuple[Any, str], ...] = ()
    decimals: int = 0


def other_fields(
    table_name: str, values: Values, sides: Sequence[Values], words: FieldValues
) -> tuple[OtherField, ...]:
    """The fields of a group with the values that they begin with. What refers to another record is chosen among what
    the sides name."""
    table = tables.table_of(table_name)
    hints = typing.get_type_hints(info(table.cls).shape)
    made = []
    for name, value in values.items():
        column = table.by_name.get(name)
        if column is None:
            continue
        label = field_label(table_name, name)
        told = None if value is None else column.from_sql(value)
        options: list[tuple[Any, str]] = []
        if column.refers_to:
            seen = dict.fromkeys(side.get(name) for side in sides)
            options = [(each, words.one(name, each, values)) for each in seen]
        elif name == "status" or name in CODED:
            group = table_name if name == "status" else CODED[name]
            options = [*choices(group)] if group in WORDS else []
        if options:
            made.append(OtherField(name, label, "choice", told, tuple(options)))
            continue
        kind, decimals = _kind(hints[name], name)
        if kind == "choice":
            both = ((True, translate(_C, "yes")), (False, translate(_C, "no")))
            made.append(OtherField(name, label, kind, told, both))
        elif kind == "number":
            shown = None if told is None else Decimal(told).scaleb(-decimals)
            made.append(OtherField(name, label, kind, shown, decimals=decimals))
        else:
            made.append(OtherField(name, label, kind, told))
    return tuple(made)


def entered(table_name: str, typed: dict[str, Any]) -> dict[str, Any]:
    """What was typed as values of the record. Raises UserError for a missing value and an end before its start."""
    table = tables.table_of(table_name)
    hints = typing.get_type_hints(info(table.cls).shape)
    made: dict[str, Any] = {}
    for name, value in typed.items():
        column = table.by_name[name]
        if isinstance(value, Decimal):
            _kind_of, decimals = _kind(hints[name], name)
            value = int(value.scaleb(decimals)) if hints[name] is not float else float(value)
        if value is None and not column.nullable:
            value = "" if column.sql_type == "TEXT" else None
        if value is None and not column.nullable:
            raise UserError("conflicts.missing", "Fill in {field}.", field=field_label(table_name, name))
        made[name] = value
    starts, ends = made.get("starts_at"), made.get("ends_at")
    if starts is not None and ends is not None and ends <= starts:
        raise UserError("conflicts.order", "It must end after it starts.")
    return made


_LINES = frozenset("notes description problem cause remedy repair_plan repair_steps prevention fault answer".split())


def _kind(hint: Any, name: str) -> tuple[str, int]:
    plain = next((kind for kind in typing.get_args(hint) if kind is not type(None)), hint)
    if plain is bool:
        return "choice", 0
    if plain is datetime:
        return "moment", 0
    if plain is date:
        return "day", 0
    if plain in (int, float):
        return "number", 2 if name.endswith("_minor") else 6 if name.endswith("_micro") else 0
    return ("lines" if name in _LINES else "text"), 0
