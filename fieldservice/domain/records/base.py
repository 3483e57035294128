"""What a record is: a frozen class whose fields are one table's columns.

The record is the single home of a table's shape: the store derives its table, the capture of changes and the loading
of rows from it. The values of fields say what the types cannot:

* `ref("customer")`: the id of a row of another table (checked by `fieldservice check`, never by the database, because
  synchronised rows may arrive in any order);
* `derived()`: computed by the store from other rows, never captured nor synchronised;
* `groups` on the class: fields that mean something only together and are merged as one.

Records are msgspec structs: thirty frozen dataclasses with slots took a third of the program's start to generate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, dataclass_transform

import msgspec

R = TypeVar("R")

REQUIRED: Any = msgspec.NODEFAULT


class FieldInfo(msgspec.Struct, frozen=True):
    """What is known of a field beyond its type: default (or REQUIRED), the table it refers to, derived or not."""

    default: Any = REQUIRED
    refers_to: str | None = None
    derived: bool = False


class RecordInfo(msgspec.Struct, frozen=True):
    """What the store needs to know of a record class; `shape` is the class as declared, with its type hints."""

    table: str
    groups: Mapping[str, tuple[str, ...]]
    append_only: bool
    fields: Mapping[str, FieldInfo]
    shape: type[Any]


REGISTRY: dict[str, type[Any]] = {}


@dataclass_transform(kw_only_default=True, frozen_default=True)
def record(
    table: str, *, groups: Mapping[str, tuple[str, ...]] | None = None, append_only: bool = False
) -> Callable[[type[R]], type[R]]:
    """Make the class a frozen, keyword-only struct and register it as the shape of `table`.

    `append_only` rows may be added but never changed (facts: stock moves, answers, status events).
    """

    def decorate(cls: type[R]) -> type[R]:
        fields = {name: _field_info(cls.__dict__.get(name, REQUIRED)) for name in cls.__annotations__}
        facts = RecordInfo(table, dict(groups or {}), append_only, fields, cls)
        made: Any = msgspec.defstruct(
            cls.__name__,
            [
                (name, Any) if field.default is REQUIRED else (name, Any, field.default)
                for name, field in fields.items()
            ],
            frozen=True,
            kw_only=True,
            module=cls.__module__,
            namespace={"__doc__": cls.__doc__, "__record__": facts},
        )
        REGISTRY[table] = made
        declared: type[R] = made
        return declared

    return decorate


def _field_info(value: Any) -> FieldInfo:
    return value if isinstance(value, FieldInfo) else FieldInfo(value)


def info(cls: type[Any]) -> RecordInfo:
    """The table information of a record class."""
    found: RecordInfo = cls.__record__
    return found


def replaced(record: R, **changes: Any) -> R:
    """The same record with some fields changed; the record itself stays as it is."""
    made: R = msgspec.structs.replace(record, **changes)  # type: ignore[type-var]  # records are structs at run time
    return made


def ref(table: str) -> Any:
    """An optional reference to a row of `table`, by id."""
    return FieldInfo(None, table)


def must_ref(table: str) -> Any:
    """A required reference to a row of `table`, by id."""
    return FieldInfo(REQUIRED, table)


def derived(default: Any = None, *, table: str | None = None) -> Any:
    """A column that the store computes from other rows (`table`: what it refers to)."""
    return FieldInfo(default, table, True)
