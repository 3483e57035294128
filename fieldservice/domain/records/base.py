"""What a record is: a frozen dataclass whose fields are one table's columns.

The record is the single home of a table's shape: the store derives its table, the capture of changes and the loading
of rows from it. Metadata says what the types cannot:

* `ref("customer")`: the id of a row of another table (checked by `fieldservice check`, never by the database, because
  synchronised rows may arrive in any order);
* `derived()`: computed by the store from other rows, never captured nor synchronised;
* `local=True` on the class: the whole table stays on this device;
* `groups`: fields that mean something only together and are merged as one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class RecordInfo:
    """What the store needs to know of a record class beyond its fields."""

    table: str
    groups: Mapping[str, tuple[str, ...]]
    append_only: bool
    local: bool


REGISTRY: dict[str, type[Any]] = {}


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def record(
    table: str,
    *,
    groups: Mapping[str, tuple[str, ...]] | None = None,
    append_only: bool = False,
    local: bool = False,
) -> Callable[[type[R]], type[R]]:
    """Make the class a frozen, keyword-only dataclass and register it as the shape of `table`.

    `append_only` rows may be added but never changed (facts: stock moves, answers, status events).
    """

    def decorate(cls: type[R]) -> type[R]:
        made = dataclass(frozen=True, kw_only=True, slots=True)(cls)
        made.__record__ = RecordInfo(table, dict(groups or {}), append_only, local)  # type: ignore[attr-defined]  # class attribute beside slots
        REGISTRY[table] = made
        return made

    return decorate


def info(cls: type[Any]) -> RecordInfo:
    """The table information of a record class."""
    found: RecordInfo = cls.__record__
    return found


def ref(table: str) -> Any:
    """An optional reference to a row of `table`, by id."""
    return field(default=None, metadata={"ref": table})


def must_ref(table: str) -> Any:
    """A required reference to a row of `table`, by id."""
    return field(metadata={"ref": table})


def derived(default: Any = None, *, table: str | None = None) -> Any:
    """A column that the store computes from other rows (`table`: what it refers to)."""
    return field(default=default, metadata={"derived": True, **({"ref": table} if table else {})})
