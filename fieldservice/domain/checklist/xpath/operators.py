"""The operators of XPath as closures."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from fieldservice.domain.checklist.xpath.atoms import Mismatch, Nodes, Result, TreeNode, equal, to_number, to_truth
from fieldservice.domain.checklist.xpath.context import Closure, Ctx


def union(closures: Sequence[Closure]) -> Closure:
    """`a | b`: the nodes of both, each once. Mismatch where one gives no nodes."""

    def together(ctx: Ctx) -> Nodes:
        found: dict[int, TreeNode] = {}
        for closure in closures:
            value = closure(ctx)
            if not isinstance(value, Nodes):
                raise Mismatch
            found.update((id(node), node) for node in value)
        return Nodes(found.values())

    return together


_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
}


def chain(closures: list[Closure], signs: tuple[str, ...]) -> Closure:
    """Operators of one rank between closures, worked out from left to right; `and` and `or` stop when they know."""
    if signs[0] == "or":
        return lambda ctx: any(to_truth(closure(ctx)) for closure in closures)
    if signs[0] == "and":
        return lambda ctx: all(to_truth(closure(ctx)) for closure in closures)
    first, rest = closures[0], list(zip(signs, closures[1:], strict=True))
    if signs[0] in ("=", "!="):

        def same(ctx: Ctx) -> Result:
            value: Result = first(ctx)
            for sign, closure in rest:
                value = equal(value, closure(ctx)) == (sign == "=")
            return value

        return same
    if signs[0] in _COMPARE:

        def compare(ctx: Ctx) -> Result:
            value: Result = first(ctx)
            for sign, closure in rest:
                value = _COMPARE[sign](to_number(value), to_number(closure(ctx)))
            return value

        return compare

    def calculate(ctx: Ctx) -> Result:
        value = to_number(first(ctx))
        for sign, closure in rest:
            value = _arithmetic(sign, value, to_number(closure(ctx)))
        return value

    return calculate


def _arithmetic(sign: str, left: float, right: float) -> float:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    if sign == "mod":
        return math.nan if right == 0 or math.isinf(left) or math.isnan(right) else math.fmod(left, right)
    if right == 0:
        if left == 0 or math.isnan(left):
            return math.nan
        return math.copysign(math.inf, left) * math.copysign(1.0, right)
    return left / right
