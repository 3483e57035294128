"""The rules' language: small, safe, parsed once.

    expression  = disjunction of: and, or, not, comparisons (= != < <= > >=), + - * /, ( )
    literals    = 12.5  'text'  true  false
    names       = keys of questions
    functions   = selected(q, 'x')  count_selected(q)  empty(q)  verdict(q)  today()  if(c, a, b)
                  round(x, places)  min(a, b, ...)  max(a, b, ...)  sum(q)  count(q)  position()

`sum` and `count` run over all rounds of a repeated question; `position()` is the round, from 1. What is hidden or not
answered is empty: arithmetic with it is empty, comparing with it is false, except that `!=` is always the opposite of
`=`, and two empties are equal. A division by zero is empty.

Everything outside this module uses only `Expression` and `Scope`; another language (XPath of XLSForm) plugs in there.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


class Expression(Protocol):
    """A parsed rule. `references`: the keys that it reads; `spreads`: those that it reads over all rounds."""

    @property
    def references(self) -> frozenset[str]: ...

    @property
    def spreads(self) -> frozenset[str]: ...

    def evaluate(self, scope: Scope) -> Value:
        """The result; never raises for any answers."""


class ExpressionError(ValueError):
    """The rule can't be parsed; `position` counts characters from 0."""

    def __init__(self, position: int, found: str) -> None:
        super().__init__(f"unexpected {found or 'end'} at {position}")
        self.position = position
        self.found = found


_Node = Callable[[Scope], Value]
_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|'((?:[^']|'')*)'|([A-Za-z_]\w*)|(<=|>=|!=|<>|==|[-+*/()=<>,]))", re.ASCII)
_RELATIONS: dict[str, Callable[[int], bool]] = {
    "<": lambda order: order < 0,
    "<=": lambda order: order <= 0,
    ">": lambda order: order > 0,
    ">=": lambda order: order >= 0,
}
_EQUAL = frozenset({"=", "=="})
_UNEQUAL = frozenset({"!=", "<>"})
_RESERVED = frozenset({"and", "or", "not", "true", "false"})
_KEY_FUNCTIONS = frozenset({"selected", "count_selected", "empty", "verdict", "sum", "count"})
_ARITIES: dict[str, tuple[int, int]] = {
    "selected": (2, 2), "count_selected": (1, 1), "empty": (1, 1), "verdict": (1, 1), "sum": (1, 1), "count": (1, 1),
    "today": (0, 0), "position": (0, 0), "if": (3, 3), "round": (1, 2), "min": (1, 99), "max": (1, 99),
}  # fmt: skip
_DEEPEST = 40


@dataclass(frozen=True, slots=True)
class Parsed:
    """An expression of this module's own language."""

    text: str
    references: frozenset[str]
    spreads: frozenset[str]
    node: _Node

    def evaluate(self, scope: Scope) -> Value:
        """The result; never raises for any answers."""
        return self.node(scope)


def compile_expression(text: str) -> Parsed:
    """Parse `text` once. Raises ExpressionError."""
    parser = _Parser(text)
    node = parser.whole()
    return Parsed(text, frozenset(parser.references), frozenset(parser.spreads), node)


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


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens: list[tuple[str, str, int]] = []
        self._at = 0
        self._depth = 0
        self.references: set[str] = set()
        self.spreads: set[str] = set()
        position = 0
        while position < len(text.rstrip()):
            match = _TOKEN.match(text, position)
            if match is None:
                raise ExpressionError(position, text[position : position + 1])
            number, string, name, sign = match.groups()
            start = position
            position = match.end()
            if number is not None:
                self._tokens.append(("number", number, start))
            elif string is not None:
                self._tokens.append(("string", string.replace("''", "'"), start))
            else:
                self._tokens.append(("name", name, start) if name is not None else ("sign", sign, start))
        self._end = len(text)

    def whole(self) -> _Node:
        node = self._either()
        if self._at < len(self._tokens):
            raise self._unexpected()
        return node

    def _unexpected(self) -> ExpressionError:
        if self._at < len(self._tokens):
            _, text, position = self._tokens[self._at]
            return ExpressionError(position, text)
        return ExpressionError(self._end, "")

    def _take(self, kind: str, *texts: str) -> str | None:
        if self._at >= len(self._tokens):
            return None
        found, text, _ = self._tokens[self._at]
        if found != kind or (texts and text not in texts):
            return None
        self._at += 1
        return text

    def _must(self, kind: str, *texts: str) -> str:
        text = self._take(kind, *texts)
        if text is None:
            raise self._unexpected()
        return text

    def _either(self) -> _Node:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._unexpected()
        parts = [self._both()]
        while self._take("name", "or"):
            parts.append(self._both())
        self._depth -= 1
        if len(parts) == 1:
            return parts[0]
        return lambda scope: any(truth(part(scope)) for part in parts)

    def _both(self) -> _Node:
        parts = [self._negation()]
        while self._take("name", "and"):
            parts.append(self._negation())
        if len(parts) == 1:
            return parts[0]
        return lambda scope: all(truth(part(scope)) for part in parts)

    def _negation(self) -> _Node:
        negations = 0
        while self._take("name", "not"):
            negations += 1
        node = self._comparison()
        if not negations:
            return node
        wanted = negations % 2 == 0
        return lambda scope: truth(node(scope)) == wanted

    def _comparison(self) -> _Node:
        left = self._sum()
        sign = self._take("sign", "=", "==", "!=", "<>", "<", "<=", ">", ">=")
        if sign is None:
            return left
        right = self._sum()
        if sign in _EQUAL:
            return lambda scope: _equal(left(scope), right(scope))
        if sign in _UNEQUAL:
            return lambda scope: not _equal(left(scope), right(scope))
        relation = _RELATIONS[sign]

        def compare(scope: Scope) -> Value:
            order = _order(left(scope), right(scope))
            return order is not None and relation(order)

        return compare

    def _sum(self) -> _Node:
        node = self._product()
        while sign := self._take("sign", "+", "-"):
            node = _arithmetic(operator.add if sign == "+" else operator.sub, node, self._product())
        return node

    def _product(self) -> _Node:
        node = self._unary()
        while sign := self._take("sign", "*", "/"):
            node = _arithmetic(operator.mul if sign == "*" else operator.truediv, node, self._unary())
        return node

    def _unary(self) -> _Node:
        minuses = 0
        while self._take("sign", "-"):
            minuses += 1
        node = self._atom()
        if minuses % 2 == 0:
            return node
        return _arithmetic(operator.sub, lambda scope: Decimal(0), node)

    def _atom(self) -> _Node:
        if self._take("sign", "("):
            node = self._either()
            self._must("sign", ")")
            return node
        if number := self._take("number"):
            constant = Decimal(number)
            return lambda scope: constant
        string = self._take("string")
        if string is not None:
            return lambda scope: string
        name = self._must("name")
        if name in ("true", "false"):
            return lambda scope: name == "true"
        if name in _RESERVED:
            self._at -= 1
            raise self._unexpected()
        if self._take("sign", "("):
            return self._call(name)
        self.references.add(name)
        return lambda scope: scope.value(name)

    def _call(self, name: str) -> _Node:
        if name not in _ARITIES:
            self._at -= 2
            raise self._unexpected()
        key = ""
        arguments: list[_Node] = []
        if name in _KEY_FUNCTIONS:
            key = self._must("name")
            self.references.add(key)
            if name in ("sum", "count"):
                self.spreads.add(key)
            while self._take("sign", ","):
                arguments.append(self._either())
        elif not self._take("sign", ")"):
            arguments.append(self._either())
            while self._take("sign", ","):
                arguments.append(self._either())
            self._at += 0 if arguments else 1
        given = len(arguments) + bool(key)
        least, most = _ARITIES[name]
        if not least <= given <= most:
            raise self._unexpected()
        if given:
            self._must("sign", ")")
        return _function(name, key, arguments)


def _function(name: str, key: str, arguments: list[_Node]) -> _Node:
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


def _arithmetic(operation: Callable[[Decimal, Decimal], Decimal], left: _Node, right: _Node) -> _Node:
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


def _equal(left: Value, right: Value) -> bool:
    if left in (None, "", ()) or right in (None, "", ()):
        return left in (None, "", ()) and right in (None, "", ())
    if isinstance(left, tuple) and isinstance(right, tuple):
        return set(left) == set(right)
    order = _order(left, right)
    return order == 0 if order is not None else left == right


def _order(left: Value, right: Value) -> int | None:
    """-1, 0, 1, or None where the two can't be put in order."""
    one, two = as_number(left), as_number(right)
    if one is not None and two is not None:
        return (one > two) - (one < two)
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
    return sum(numbers, Decimal(0)) if numbers else None


def _extreme(values: list[Value], wanted: int) -> Value:
    best: Value = None
    for value in values:
        if value is None:
            continue
        if best is None or _order(value, best) == wanted:
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
