"""The grammar of XPath 1.0; chains of one operator are kept flat, so that long rules don't nest deeply."""

from __future__ import annotations

from dataclasses import dataclass

from fieldservice.domain.checklist.expression import ExpressionError
from fieldservice.domain.checklist.xpath.lexing import Token, tokens_of

DEEPEST = 50
_LEVELS = (("or",), ("and",), ("=", "==", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
_AXES = frozenset({
    "child", "parent", "self", "attribute", "descendant", "descendant-or-self", "ancestor", "ancestor-or-self",
    "preceding-sibling", "following-sibling",
})  # fmt: skip
_NODE_TESTS = frozenset({"node", "text"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written."""

    value: float


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Operands of one level of precedence, joined by `signs` from left to right."""

    operands: tuple[Node, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Negative:
    """A minus sign before something."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; `position` is where it stands."""

    name: str
    arguments: tuple[Node, ...]
    position: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a path; `test` is a name, `*` or `node()`."""

    axis: str
    test: str
    predicates: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """`start` is "root", "here" or an expression that gives nodes; written from `position` up to `end`."""

    start: str | Node
    steps: tuple[Step, ...]
    position: int
    end: int


@dataclass(frozen=True, slots=True)
class Filter:
    """Nodes of an expression that satisfy predicates."""

    operand: Node
    predicates: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Union:
    """The nodes of several expressions."""

    operands: tuple[Node, ...]


Node = Number | Text | Chain | Negative | Call | Path | Filter | Union


def parse_xpath(text: str) -> Node:
    """The tree of an expression. Raises ExpressionError with the position."""
    parser = _Parser(text)
    node = parser.expression()
    parser.done()
    return node


class _Parser:
    def __init__(self, text: str) -> None:
        self._tokens = tokens_of(text)
        self._at = 0
        self._end = len(text)
        self._depth = 0

    def done(self) -> None:
        if self._at < len(self._tokens):
            raise self._unexpected()

    def expression(self) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._unexpected()
        node = self._level(0)
        self._depth -= 1
        return node

    def _level(self, level: int) -> Node:
        if level == len(_LEVELS):
            return self._unary()
        operands = [self._level(level + 1)]
        signs: list[str] = []
        while sign := self._take("operator", *_LEVELS[level]):
            signs.append("=" if sign == "==" else sign)
            operands.append(self._level(level + 1))
        return Chain(tuple(operands), tuple(signs)) if signs else operands[0]

    def _unary(self) -> Node:
        minuses = 0
        while self._take("operator", "-"):
            minuses += 1
        node = self._union()
        if minuses:
            node = Negative(node)
            return node if minuses % 2 else Negative(node)
        return node

    def _union(self) -> Node:
        operands = [self._path()]
        while self._take("operator", "|"):
            operands.append(self._path())
        return Union(tuple(operands)) if len(operands) > 1 else operands[0]

    def _path(self) -> Node:
        token = self._look()
        if token is None:
            raise self._unexpected()
        position = token.position
        if self._take("operator", "//"):
            return self._from("root", (Step("descendant-or-self", "node()"), *self._steps()), position)
        if self._take("operator", "/"):
            return self._from("root", self._steps() if self._step_follows() else (), position)
        if self._step_follows():
            return self._from("here", self._steps(), position)
        node = self._primary()
        predicates = self._predicates()
        if predicates:
            node = Filter(node, predicates)
        if self._take("operator", "//"):
            return self._from(node, (Step("descendant-or-self", "node()"), *self._steps()), position)
        if self._take("operator", "/"):
            return self._from(node, self._steps(), position)
        return node

    def _from(self, start: str | Node, steps: tuple[Step, ...], position: int) -> Path:
        last = self._tokens[self._at - 1]
        return Path(start, steps, position, last.position + len(last.text))

    def _step_follows(self) -> bool:
        token = self._look()
        if token is None:
            return False
        if token.kind == "axis" or (token.kind == "operator" and token.text in (".", "..", "@")):
            return True
        if token.kind != "name":
            return False
        after = self._tokens[self._at + 1] if self._at + 1 < len(self._tokens) else None
        called = after is not None and after.kind == "operator" and after.text == "("
        return not called or token.text in _NODE_TESTS

    def _steps(self) -> tuple[Step, ...]:
        steps = [self._step()]
        while True:
            if self._take("operator", "//"):
                steps += [Step("descendant-or-self", "node()"), self._step()]
            elif self._take("operator", "/"):
                steps.append(self._step())
            else:
                return tuple(steps)

    def _step(self) -> Step:
        if self._take("operator", ".."):
            return Step("parent", "node()", self._predicates())
        if self._take("operator", "."):
            return Step("self", "node()", self._predicates())
        axis = "attribute" if self._take("operator", "@") else self._take("axis") or "child"
        if axis not in _AXES:
            self._at -= 1
            raise self._unexpected()
        test = self._take("name")
        if test is None:
            raise self._unexpected()
        if test in _NODE_TESTS and self._take("operator", "("):
            self._must(")")
            if test == "text":
                return Step("self", "node()", self._predicates())
            test = "node()"
        return Step(axis, test, self._predicates())

    def _predicates(self) -> tuple[Node, ...]:
        found: list[Node] = []
        while self._take("operator", "["):
            found.append(self.expression())
            self._must("]")
        return tuple(found)

    def _primary(self) -> Node:
        if self._take("operator", "("):
            node = self.expression()
            self._must(")")
            return node
        string = self._take("string")
        if string is not None:
            return Text(string)
        if number := self._take("number"):
            return Number(float(number))
        position = self._tokens[self._at].position if self._at < len(self._tokens) else self._end
        name = self._take("name")
        if name is None:
            raise self._unexpected()
        self._must("(")
        arguments: list[Node] = []
        if not self._take("operator", ")"):
            arguments.append(self.expression())
            while self._take("operator", ","):
                arguments.append(self.expression())
            self._must(")")
        return Call(name, tuple(arguments), position)

    def _look(self) -> Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, kind: str, *texts: str) -> str | None:
        token = self._look()
        if token is None or token.kind != kind or (texts and token.text not in texts):
            return None
        self._at += 1
        return token.text

    def _must(self, text: str) -> None:
        if self._take("operator", text) is None:
            raise self._unexpected()

    def _unexpected(self) -> ExpressionError:
        token = self._look()
        return ExpressionError(token.position, token.text) if token else ExpressionError(self._end, "")
