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
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from fieldservice.domain.checklist.operations import (
    RELATIONS,
    Node,
    Scope,
    arithmetic,
    equal,
    function,
    order_of,
    truth,
)
from fieldservice.domain.checklist.values import Value


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


_TOKEN = re.compile(r"\s*(?:(\d+(?:\.\d+)?)|'((?:[^']|'')*)'|([A-Za-z_]\w*)|(<=|>=|!=|<>|==|[-+*/()=<>,]))", re.ASCII)
_EQUAL = frozenset({"=", "=="})
_UNEQUAL = frozenset({"!=", "<>"})
_RESERVED = frozenset({"and", "or", "not", "true", "false"})
_KEY_FUNCTIONS = frozenset({"selected", "count_selected", "empty", "verdict", "sum", "count"})
_ARITIES: dict[str, tuple[int, int]] = {
    "selected": (2, 2), "count_selected": (1, 1), "empty": (1, 1), "verdict": (1, 1), "sum": (1, 1), "count": (1, 1),
    "today": (0, 0), "position": (0, 0), "if": (3, 3), "round": (1, 2), "min": (1, 99), "max": (1, 99),
}  # fmt: skip
_DEEPEST = 40
_MOST_TOKENS = 400  # a chain of operators is worked out by as many nested calls


@dataclass(frozen=True, slots=True)
class Parsed:
    """An expression of this module's own language."""

    text: str
    references: frozenset[str]
    spreads: frozenset[str]
    node: Node

    def evaluate(self, scope: Scope) -> Value:
        """The result; never raises for any answers."""
        return self.node(scope)


def compile_expression(text: str) -> Parsed:
    """Parse `text` once. Raises ExpressionError."""
    parser = _Parser(text)
    node = parser.whole()
    return Parsed(text, frozenset(parser.references), frozenset(parser.spreads), node)


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
        if len(self._tokens) > _MOST_TOKENS:
            raise ExpressionError(self._tokens[_MOST_TOKENS][2], self._tokens[_MOST_TOKENS][1])
        self._end = len(text)

    def whole(self) -> Node:
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

    def _either(self) -> Node:
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

    def _both(self) -> Node:
        parts = [self._negation()]
        while self._take("name", "and"):
            parts.append(self._negation())
        if len(parts) == 1:
            return parts[0]
        return lambda scope: all(truth(part(scope)) for part in parts)

    def _negation(self) -> Node:
        negations = 0
        while self._take("name", "not"):
            negations += 1
        node = self._comparison()
        if not negations:
            return node
        wanted = negations % 2 == 0
        return lambda scope: truth(node(scope)) == wanted

    def _comparison(self) -> Node:
        left = self._sum()
        sign = self._take("sign", "=", "==", "!=", "<>", "<", "<=", ">", ">=")
        if sign is None:
            return left
        right = self._sum()
        if sign in _EQUAL:
            return lambda scope: equal(left(scope), right(scope))
        if sign in _UNEQUAL:
            return lambda scope: not equal(left(scope), right(scope))
        relation = RELATIONS[sign]

        def compare(scope: Scope) -> Value:
            order = order_of(left(scope), right(scope))
            return order is not None and relation(order)

        return compare

    def _sum(self) -> Node:
        node = self._product()
        while sign := self._take("sign", "+", "-"):
            node = arithmetic(operator.add if sign == "+" else operator.sub, node, self._product())
        return node

    def _product(self) -> Node:
        node = self._unary()
        while sign := self._take("sign", "*", "/"):
            node = arithmetic(operator.mul if sign == "*" else operator.truediv, node, self._unary())
        return node

    def _unary(self) -> Node:
        minuses = 0
        while self._take("sign", "-"):
            minuses += 1
        node = self._atom()
        if minuses % 2 == 0:
            return node
        return arithmetic(operator.sub, lambda scope: Decimal(0), node)

    def _atom(self) -> Node:
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

    def _call(self, name: str) -> Node:
        if name not in _ARITIES:
            self._at -= 2
            raise self._unexpected()
        key = ""
        arguments: list[Node] = []
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
        return function(name, key, arguments)
