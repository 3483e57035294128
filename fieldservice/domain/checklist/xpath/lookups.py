"""Which rows of a list can satisfy a predicate, found by indexes: `code = /data/part`, `selected(/data/models, code)`,
several of them joined by `and` or `or`. What is found and not `sure` is looked at by the predicate itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol

from fieldservice.domain.checklist.xpath.atoms import Atom, Mismatch, to_text, to_truth, unpack
from fieldservice.domain.checklist.xpath.context import Closure, Ctx
from fieldservice.domain.checklist.xpath.parsing import Call, Chain, Filter, Negative, Node, Number, Path, Text, Union

_SAME_FOR_ALL = frozenset({"today", "now", "pi", "true", "false", "current"})  # without arguments
_EACH_ITS_OWN = frozenset({"position", "last", "random", "uuid", "once"})
_FEW = 200  # rows are sooner looked at one by one than compared with what another part finds
LIKE, AMONG, HOLDS = "like", "among", "holds"


class Found(NamedTuple):
    """Rows in order, None for all of them. `sure`: the predicate is true for just these; else for some of them."""

    rows: Sequence[int] | None
    sure: bool


Search = Callable[["Index", Ctx], Found]
_NOBODY_KNOWS = Found(None, False)


class Index(Protocol):
    """What is asked of a list."""

    def like(self, column: str, value: Atom) -> Sequence[int]:
        """Rows whose column equals the value: all of those, and where it is a number hardly any other."""

    def among(self, column: str, words: str) -> Sequence[int] | None:
        """Rows whose column is one of the words; None where that takes too long."""

    def holding(self, column: str, word: str) -> Sequence[int] | None:
        """Rows that have the word among those of the column; None where that takes too long."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Rows whose `column` is `how` the value, which is the same for all rows; without a column all or none of them."""

    how: str
    column: str
    value: Node


@dataclass(frozen=True, slots=True)
class Joined:
    """Rows that all `parts` find (`every`), or one of them. `whole`: there are no other parts."""

    every: bool
    parts: tuple[Sought | Joined, ...]
    whole: bool


def lookup_of(predicate: Node) -> Sought | Joined | None:
    """How rows are found; None where that takes all of them, or where the predicate asks for places in the list."""
    if _asks_place(predicate) or _each_its_own(predicate):
        return None
    found = _sought(predicate)
    return found if found is not None and _has_column(found) else None


def found_by(search: Search | None, index: Index, ctx: Ctx) -> Found:
    """What a search finds. Nobody knows where a value can't be worked out: for some rows it may not be needed."""
    if search is None:
        return _NOBODY_KNOWS
    try:
        return search(index, ctx)
    except (Mismatch, ArithmeticError, ValueError, RecursionError):
        return _NOBODY_KNOWS


def search_of(found: Sought | Joined, closure: Callable[[Node], Closure]) -> Search:
    """The search, with `closure` for the values."""
    if isinstance(found, Joined):
        searches = [search_of(part, closure) for part in found.parts]
        return _every(searches, found.whole) if found.every else _some(searches)
    value, how, column = closure(found.value), found.how, found.column

    def search(index: Index, ctx: Ctx) -> Found:
        given = unpack(value(ctx))
        if not how:
            return Found(None if to_truth(given) else (), True)
        if how == LIKE:
            return Found(index.like(column, given), isinstance(given, str | date))
        rows = index.among(column, to_text(given)) if how == AMONG else index.holding(column, to_text(given))
        return Found(rows, True) if rows is not None else _NOBODY_KNOWS

    return search


def _every(searches: Sequence[Search], whole: bool) -> Search:
    def search(index: Index, ctx: Ctx) -> Found:
        found: Sequence[int] | None = None
        sure = whole
        for each in searches:
            rows, certain = each(index, ctx)
            sure = sure and certain
            if rows is None:
                continue
            if not rows:
                return Found((), sure)
            few, many = (rows, found) if found is None or len(rows) < len(found) else (found, rows)
            if many is not None and len(few) > _FEW:
                kept = many if isinstance(many, range) else set(many)
                few = [row for row in few if row in kept]
            elif many is not None:
                sure = False
            found = few
        return Found(found, sure)

    return search


def _some(searches: Sequence[Search]) -> Search:
    def search(index: Index, ctx: Ctx) -> Found:
        found: set[int] = set()
        sure = True
        for each in searches:
            rows, certain = each(index, ctx)
            sure = sure and certain
            if rows is None:
                return Found(None, sure)
            found.update(rows)
        return Found(sorted(found), sure)

    return search


def _sought(node: Node) -> Sought | Joined | None:
    """None where any row may do."""
    if isinstance(node, Filter) and not node.predicates:
        return _sought(node.operand)
    if _fixed(node):
        return Sought("", "", node)
    if isinstance(node, Call) and node.name == "selected" and len(node.arguments) == 2:
        words, word = node.arguments
        if _column(word) and _fixed(words):
            return Sought(AMONG, _column(word), words)
        return Sought(HOLDS, _column(words), word) if _column(words) and _fixed(word) else None
    if not isinstance(node, Chain):
        return None
    if _joined(node, "=") and len(node.operands) == 2:
        for column, value in (node.operands, node.operands[::-1]):
            if _column(column) and _fixed(value):
                return Sought(LIKE, _column(column), value)
        return None
    every, some = _joined(node, "and"), _joined(node, "or")
    if not every and not some:
        return None
    parts = tuple(found for each in node.operands if (found := _sought(each)) is not None)
    if not parts or (some and len(parts) < len(node.operands)):
        return None
    return Joined(every, parts, len(parts) == len(node.operands))


def _has_column(found: Sought | Joined) -> bool:
    return bool(found.column) if isinstance(found, Sought) else any(_has_column(part) for part in found.parts)


def _joined(node: Node, sign: str) -> bool:
    return isinstance(node, Chain) and set(node.signs) == {sign}


def _column(node: Node) -> str:
    if not isinstance(node, Path) or node.start != "here":
        return ""
    steps = [step for step in node.steps if step.axis != "self"]
    plain = len(steps) == 1 and steps[0].axis == "child" and not steps[0].predicates
    return steps[0].test if plain and steps[0].test not in ("*", "node()", "text()") else ""


def _fixed(node: Node) -> bool:
    """Whether the value does not depend on the row in hand."""
    match node:
        case Number() | Text():
            return True
        case Negative(operand) | Filter(operand, _):
            return _fixed(operand)
        case Chain(operands, _) | Union(operands):
            return all(_fixed(operand) for operand in operands)
        case Call(name, arguments, _):
            if name in _EACH_ITS_OWN or not (arguments or name in _SAME_FOR_ALL):
                return False
            return all(_fixed(argument) for argument in arguments)
        case Path(start, _, _):
            return start == "root" or (not isinstance(start, str) and _fixed(start))


def _each_its_own(node: Node) -> bool:
    """Whether it may give something else for each row it is asked of, in whatever order."""
    match node:
        case Chain(operands, _) | Union(operands):
            return any(_each_its_own(each) for each in operands)
        case Negative(operand) | Filter(operand, _):
            return _each_its_own(operand)
        case Call(name, arguments, _):
            return name in _EACH_ITS_OWN or any(_each_its_own(each) for each in arguments)
        case _:
            return False


def _asks_place(node: Node) -> bool:
    """Whether it is a number, and with that a place in the list."""
    match node:
        case Number() | Negative():
            return True
        case Chain(_, signs):
            return not {"=", "==", "!=", "<", "<=", ">", ">=", "or", "and"} & set(signs)
        case Filter(operand, predicates):
            return not predicates and _asks_place(operand)
        case _:
            return False
