"""An enum that is built the quick way is the enum that Python builds otherwise, in all that can be asked of it."""

from __future__ import annotations

import enum
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldservice.system import quick_enums

ROOT = Path(__file__).resolve().parents[2]
LEAST_ENUMS = 400
# Describes every enum of three of Qt's libraries; with an argument, built the quick way.
PROGRAM = """
import copy, enum, pickle, sys
from fieldservice.system import quick_enums
if len(sys.argv) > 1:
    quick_enums.begin()
import PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets
from tests.system.test_quick_enums import description
classes, enums = set(), {}
def look(holder):
    for name in dir(holder):
        found = getattr(holder, name, None)
        if not isinstance(found, type) or not found.__module__.startswith("PySide6"):
            continue
        if isinstance(found, enum.EnumType):
            enums[found.__module__, found.__qualname__] = found
        elif found not in classes:
            classes.add(found)
            look(found)
for module in (PySide6.QtCore, PySide6.QtGui, PySide6.QtWidgets):
    look(module)
for key in sorted(enums):
    print(key, description(enums[key], pickle.dumps, pickle.loads, copy.deepcopy))
"""


def description(kind: Any, dumps: Any = repr, loads: Any = str, deepcopy: Any = repr) -> list[str]:
    """What can be asked of an enum, and what it answers."""
    members = list(kind.__members__.values())
    about = [
        sorted((name, str(value)) for name, value in vars(kind).items() if " at 0x" not in str(value)),
        sorted(vars(kind)), kind.__mro__, kind.__doc__, len(kind), list(kind), kind.__members__, dir(kind),
        *(answer(kind, value) for value in (0, -5, 987_654_321, "x")),
    ]  # fmt: skip
    for member in [*members[:4], *members[-2:]]:
        about += [answer(question) for question in questions(kind, member, members, dumps, loads, deepcopy)]
    return [repr(answered) for answered in about]


def questions(kind: Any, one: Any, all: list[Any], dumps: Any, loads: Any, deepcopy: Any) -> list[Callable[[], object]]:
    return [
        lambda: (repr(one), str(one), format(one), one.name, one.value, vars(one)),
        lambda: (kind(one.value) is one, kind[one.name] is one, one in kind, one == one.value),
        lambda: (~one, one | all[-1], one & all[-1], list(one)),
        lambda: (loads(dumps(one)), deepcopy(one)),
        lambda: getattr(one, all[0].name),
        lambda: setattr(kind, one.name, 3),
        lambda: delattr(kind, one.name),
    ]


def answer(question: Callable[..., object], *arguments: object) -> object:
    try:
        return question(*arguments)
    except (TypeError, ValueError, AttributeError) as error:
        return f"{type(error).__name__}: {error}"


def test_every_enum_of_qt_is_the_same() -> None:
    told = described()
    assert len(told) > LEAST_ENUMS
    assert [quick for ordinary, quick in zip(told, described("quick"), strict=True) if ordinary != quick] == []


def described(*how: str) -> list[str]:
    """Every enum, as a process of its own describes it."""
    command, environment = [sys.executable, "-c", PROGRAM, *how], {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.fixture
def quick() -> Any:
    """Within a test enums are built the quick way."""
    quick_enums.begin()
    yield
    quick_enums.end()


@pytest.mark.parametrize(
    ("base", "members"),
    [
        (enum.Enum, [("First", 0), ("Second", 1), ("Again", 1), ("Low", -3)]),
        (enum.IntEnum, [("Five", 5), ("One", 1), ("Huge", 2**40)]),
        (enum.Flag, [("None_", 0), ("A", 1), ("B", 2), ("Both", 3), ("Alias", 1), ("High", 2**31)]),
        (enum.IntFlag, [("Later", 4), ("Sooner", 1), ("All", 0xFFFF)]),
        (enum.Enum, [("name", 1), ("value", 2)]),  # what every member has
        (enum.IntFlag, [("real", 1), ("numerator", 2)]),
        (enum.Enum, [("_private", 1), ("mro_", 2)]),
        (enum.Enum, [("Words", "not a number"), ("Pair", (1, 2))]),
        (enum.Flag, []),
    ],
)
def test_an_enum_is_the_same_whatever_its_names_and_values(base: Any, members: Any) -> None:
    def build() -> list[str]:
        kind = base("Kind", members, boundary=enum.KEEP)
        kind.__module__ = "of.the.test"
        return description(kind)

    ordinary = build()
    quick_enums.begin()
    try:
        assert build() == ordinary
    finally:
        quick_enums.end()


def test_what_python_refuses_is_refused(quick: None) -> None:
    with pytest.raises(ValueError, match="mro"):
        enum.Enum("Kind", [("mro", 1)], boundary=enum.KEEP)
    with pytest.raises(TypeError):
        enum.Enum("Kind", [("A", 1), ("A", 2)], boundary=enum.KEEP)


def test_only_what_pyside_asks_for_goes_the_quick_way(quick: None, monkeypatch: pytest.MonkeyPatch) -> None:
    built, simple = [], quick_enums._simple

    def watched(kind: Any, **more: Any) -> Any:
        built.append(kind)
        return simple(kind, **more)

    monkeypatch.setattr(quick_enums, "_simple", watched)
    enum.Flag("Kind", [("A", 1)], boundary=enum.KEEP)
    assert len(built) == 1
    enum.Enum("Kind", "A B")
    enum.IntEnum("Kind", {"A": 1})
    enum.Flag("Kind", [("A", 1)], boundary=enum.KEEP, module="m")
    enum.Flag("Kind", [("A", 1)])
    assert len(built) == 1


def test_after_the_start_all_is_ordinary() -> None:
    before = enum.EnumType._create_  # type: ignore[attr-defined]
    quick_enums.begin()
    quick_enums.begin()
    assert enum.EnumType._create_ is not before  # type: ignore[attr-defined]
    quick_enums.end()
    quick_enums.end()
    assert enum.EnumType._create_ is before  # type: ignore[attr-defined]
