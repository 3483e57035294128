"""PySide's enums, built as Python builds its own.

PySide hands every enum of Qt, name by name, to Python's functional `Enum(name, members)`, which looks at each member a
dozen times for what a C++ enum can't hold. `from PySide6.QtCore import Qt` alone builds ninety of them, and a start
spends a sixth of its time that way. Python's own library has a quicker way for enums that are known to be plain
(`enum._simple_enum`); within a start PySide's go that way, and are the same afterwards (a test compares all of them).
"""

from __future__ import annotations

import enum
from typing import Any

_simple: Any = getattr(enum, "_simple_enum", None)
_ordinary: Any = getattr(enum.EnumType, "_create_", None)
# Of each kind of enum, the names that already mean something there.
_TAKEN = {
    kind: frozenset(["mro", *(name for type in kind.__mro__ for name in vars(type))])
    for kind in (enum.Enum, enum.Flag, enum.IntEnum, enum.IntFlag)
}


def begin() -> None:
    """Build plain enums the quick way from now on."""
    if _simple is not None and _ordinary is not None:
        enum.EnumType._create_ = _create  # type: ignore[attr-defined]


def end() -> None:
    """Build all enums the ordinary way again."""
    if _ordinary is not None:
        enum.EnumType._create_ = _ordinary  # type: ignore[attr-defined]


def _create(cls: Any, class_name: str, names: Any, **more: Any) -> Any:
    """As EnumType._create_, which is what an enum class called with members does."""
    values = _plain(cls, names, more)
    if values is None:
        return _ordinary(cls, class_name, names, **more)
    built = _simple(cls, boundary=more["boundary"])(type(class_name, (), values))
    built.__doc__ = None
    for name, member in built.__members__.items():
        type.__setattr__(built, name, member)  # found at once, as in other enums, instead of through a descriptor
    return built


def _plain(cls: Any, names: Any, more: dict[str, Any]) -> dict[str, int] | None:
    """The members, where it is what PySide asks for: names that mean nothing to Python, each once, and numbers."""
    taken = _TAKEN.get(cls)
    if taken is None or not isinstance(names, list) or more.get("boundary") is not enum.KEEP:
        return None
    if any(value is not None for name, value in more.items() if name not in ("boundary", "start")):
        return None
    if not all(type(value) is int and name[:1] != "_" and name not in taken for name, value in names):
        return None
    values = dict(names)
    return values if len(values) == len(names) else None
