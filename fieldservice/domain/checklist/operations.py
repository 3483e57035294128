"""What the rules' operators and functions do with answers; none of them ever raises."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal, DecimalException, localcontext
from typing import Protocol

from fieldservice.domain.checklist.values import Value


class Scope(Protocol):
    """What an expression sees, at one place of a checklist."""

    def value(self, key: str) -> Value:
        """The answer as rules see it: None when hidden or not answered."""

    def values(self, key: str) -> Sequence[Value]:
        """The answers of all rounds."""

    def verdict(self, key: str) -> str:
        """pass, fail, partial, na or ''."""

    def today(self) -> date:
        """The day on which the checklist is answered."""

    def position(self) -> int:
        """The round of a repeated section, from 1."""


Node = Callable[[Scope], Value]
RELATIONS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}


def truth(value: Value) -> bool:
    """Empty, false, 0 and '' are false."""
    return bool(value)


def as_number(value: Value) -> Decimal | None:
    """A number, or a text that is one; otherwise None."""
    if isinstance(value, bool):
        return Decimal(int(value))
    if isinstance(value, Decimal):
        return value
    if isinstance(value, str) and re.fullmatch(r"-?\d{1,30}(\.\d{1,30})?", value.strip(), re.ASCII):
        return Decimal(value.strip())
    return None


def function(name: str, key: str, arguments: list[Node]) -> Node:
    """The node of a function of the language; `key` is the question it is about, if it is about one."""
    match name:
        case "selected":
            return lambda scope: _selected(scope.value(key), arguments[0](scope))
        case "count_selected":
            return lambda scope: Decimal(len(_several(scope.value(key))))
        case "empty":
            return lambda scope: scope.value(key) in (None, "", ())
        case "verdict":
            return lambda scope: scope.verdict(key)
        case "sum":
            return lambda scope: _total(scope.values(key))
        case "count":
            return lambda scope: Decimal(sum(value not in (None, "", ()) for value in scope.values(key)))
        case "today":
            return lambda scope: scope.today()
        case "position":
            return lambda scope: Decimal(scope.position())
        case "if":
            condition, then, otherwise = arguments
            return lambda scope: then(scope) if truth(condition(scope)) else otherwise(scope)
        case "round":
            return lambda scope: _rounded([argument(scope) for argument in arguments])
        case _:
            wanted = -1 if name == "min" else 1
            return lambda scope: _extreme([argument(scope) for argument in arguments], wanted)


def arithmetic(operation: Callable[[Decimal, Decimal], Decimal], left: Node, right: Node) -> Node:
    """A node that calculates; days between two dates for their difference."""

    def calculate(scope: Scope) -> Value:
        first, second = left(scope), right(scope)
        if isinstance(first, date) and isinstance(second, date) and operation is operator.sub:
            return Decimal((_day(first) - _day(second)).days)
        one, two = as_number(first), as_number(second)
        if one is None or two is None:
            return None
        try:
            result = operation(one, two)
        except DecimalException:
            return None
        return result if result.is_finite() else None

    return calculate


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def equal(left: Value, right: Value) -> bool:
    """Empty equals only empty; several choices are equal in any order."""
    if left in (None, "", ()) or right in (None, "", ()):
        return left in (None, "", ()) and right in (None, "", ())
    if isinstance(left, tuple) and isinstance(right, tuple):
        return set(left) == set(right)
    order = order_of(left, right)
    return order == 0 if order is not None else left == right


def order_of(left: Value, right: Value) -> int | None:
    """-1, 0, 1, or None where the two can't be put in order."""
    one, two = as_number(left), as_number(right)
    if one is not None and two is not None:
        return (one > two) - (one < two)
    if isinstance(left, datetime) and isinstance(right, datetime) and (left.tzinfo is None) != (right.tzinfo is None):
        left, right = left.replace(tzinfo=None), right.replace(tzinfo=None)  # both as the clock showed them
    for kind in (str, datetime, date, time):
        if isinstance(left, kind) and isinstance(right, kind):
            try:
                return (left > right) - (left < right)  # type: ignore[operator]  # both are of `kind`
            except TypeError:
                return None
    if isinstance(left, date | str) and isinstance(right, date | str):
        first, second = _text(left), _text(right)
        return (first > second) - (first < second)
    return None


def _text(value: date | str) -> str:
    return value if isinstance(value, str) else _day(value).isoformat()


def _several(value: Value) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str) and value else ()


def _selected(value: Value, wanted: Value) -> bool:
    return isinstance(wanted, str) and wanted in _several(value)


def _total(values: Sequence[Value]) -> Value:
    numbers = [number for number in map(as_number, values) if number is not None]
    try:
        return sum(numbers, Decimal(0)) if numbers else None
    except DecimalException:
        return None


def _extreme(values: list[Value], wanted: int) -> Value:
    best: Value = None
    for value in values:
        if value is None:
            continue
        if best is None or order_of(value, best) == wanted:
            best = value
    return best


def _rounded(values: list[Value]) -> Value:
    number = as_number(values[0])
    places = as_number(values[1]) if len(values) > 1 else Decimal(0)
    if number is None or places is None or not 0 <= places <= 9:
        return None
    with localcontext() as context:
        context.prec = 60
        try:
            return number.quantize(Decimal(1).scaleb(-int(places)), rounding=ROUND_HALF_UP)
        except DecimalException:
            return None
