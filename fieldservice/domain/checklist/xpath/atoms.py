"""XPath values and how they turn into one another, as JavaRosa's XPathFuncExpr has it.

A value is a number (float), a text, a truth value, a day, a moment, or nodes. Where JavaRosa stops with a type mismatch
`Mismatch` is raised; the rule as a whole is empty then.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Protocol

Atom = float | str | bool | date | datetime
EPSILON = 1e-12
NAN = math.nan
_EPOCH = date(1970, 1, 1)
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)", re.ASCII)
_MOST_DAYS = 2_900_000


class Mismatch(Exception):
    """A value can't be what a function needs."""


class TreeNode(Protocol):
    """What a path finds: a question, a group, an item of a choice list."""

    @property
    def up(self) -> TreeNode | None: ...

    @property
    def atom(self) -> Atom: ...

    @property
    def live(self) -> bool: ...

    def named(self, name: str) -> Sequence[TreeNode]: ...


class Nodes(list[TreeNode]):
    """What a path gives, in the order of the form."""


Result = Atom | Nodes


def unpack(value: Result) -> Atom:
    """The value of the first of several nodes, '' of none. JavaRosa stops at several; the first is what XPath says."""
    if isinstance(value, Nodes):
        return value[0].atom if value else ""
    return value


def atoms(value: Result) -> list[Atom]:
    """The values of all nodes, or the value."""
    return [node.atom for node in value] if isinstance(value, Nodes) else [value]


def to_number(value: Result) -> float:
    """A number; NaN where a text is none. Days since 1970 for days and moments."""
    value = unpack(value)
    if isinstance(value, float):
        return value
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, str):
        text = value.replace(",", ".").strip()
        return float(text) if _NUMBER.fullmatch(text) else NAN
    return float(days_of(value))


def to_text(value: Result) -> str:
    """A text; whole numbers without decimals, moments as their day, as ODK does."""
    value = unpack(value)
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return number_text(value)
    return (value.date() if isinstance(value, datetime) else value).isoformat()


def number_text(value: float) -> str:
    """5, 0.25, NaN, -Infinity; never with an exponent, as XPath has it."""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if abs(value) < EPSILON:
        return "0"
    if abs(value) < 2**63 and abs(value - int(value)) < EPSILON:
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def to_truth(value: Result) -> bool:
    """Whether it is true: any text but '', any number but 0 and NaN."""
    value = unpack(value)
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return abs(value) > EPSILON and not math.isnan(value)
    return bool(value) if isinstance(value, str) else True


def to_whole(value: Result) -> float:
    """The number without its fraction."""
    number = to_number(value)
    return number if math.isnan(number) or math.isinf(number) else float(math.trunc(number))


def to_index(value: Result) -> int:
    """A whole number for counting; 0 for NaN, as a cast in Java."""
    number = to_whole(value)
    if math.isnan(number):
        return 0
    return int(max(-(2.0**31), min(2.0**31 - 1, number)))


def days_of(value: date | datetime) -> int:
    """Days since 1970 of its local day; moments with a zone come in that of this machine."""
    return ((value.date() if isinstance(value, datetime) else value) - _EPOCH).days


def day_after(days: float) -> date:
    """The day so many days after 1970. Raises Mismatch."""
    if not abs(days) < _MOST_DAYS:
        raise Mismatch
    try:
        return _EPOCH + timedelta(days=math.trunc(days))
    except OverflowError as error:
        raise Mismatch from error


def equal(left: Result, right: Result) -> bool:
    """XPath's `=` in ODK: truth values first, then numbers, else texts."""
    one, two = unpack(left), unpack(right)
    if isinstance(one, bool) or isinstance(two, bool):
        return to_truth(one) == to_truth(two)
    if isinstance(one, float) or isinstance(two, float):
        first, second = to_number(one), to_number(two)
        return first == second or abs(first - second) < EPSILON
    return to_text(one) == to_text(two)


def total(values: Iterable[Atom]) -> float:
    """The sum of those that are numbers."""
    found = 0.0
    for value in values:
        number = to_number(value)
        if not math.isnan(number):
            found += number
    return found


def words_of(value: Result) -> list[str]:
    """The choices of a select's answer."""
    return to_text(value).split()
