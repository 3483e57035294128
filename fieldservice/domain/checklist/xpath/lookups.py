"""Predicates that ask for one value in a column: `code = /data/part and ...`. Rows are found by an index then."""

from __future__ import annotations

from fieldservice.domain.checklist.xpath.parsing import Call, Chain, Filter, Negative, Node, Number, Path, Text, Union

_SAME_FOR_ALL = frozenset({"today", "now", "pi", "true", "false", "current"})  # without arguments
_EACH_ITS_OWN = frozenset({"position", "last", "random", "uuid", "once"})


def lookup_of(predicate: Node) -> tuple[str, Node] | None:
    """The column that must equal a value for the predicate to be true, and the value, which is the same for all rows.

    None where there is no such column, or where the predicate asks for places in the list.
    """
    parts = predicate.operands if _joined(predicate, "and") and isinstance(predicate, Chain) else (predicate,)
    if any(_asks_place(part) for part in parts):
        return None
    for part in parts:
        if not (_joined(part, "=") and isinstance(part, Chain) and len(part.operands) == 2):
            continue
        for column, value in (part.operands, part.operands[::-1]):
            name = _column(column)
            if name and _fixed(value):
                return name, value
    return None


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


def _asks_place(node: Node) -> bool:
    match node:
        case Number() | Negative():
            return True  # a number alone is a place
        case Chain(operands, signs):
            sums = not {"=", "!=", "<", "<=", ">", ">=", "or", "and"} & set(signs)
            return sums or any(isinstance(each, Call) and _asks_place(each) for each in operands)
        case Call(name, arguments, _):
            return name in _EACH_ITS_OWN or any(_asks_place(each) for each in arguments if isinstance(each, Call))
        case _:
            return False
