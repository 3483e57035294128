"""The steps of paths: from nodes to nodes, and the predicates that choose among them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from fieldservice.domain.checklist.xpath.atoms import Mismatch, Nodes, TreeNode, to_truth, unpack
from fieldservice.domain.checklist.xpath.context import Closure, Ctx
from fieldservice.domain.checklist.xpath.lookups import Search


def as_nodes(closure: Closure) -> Callable[[Ctx], Nodes]:
    """The closure where only nodes will do. Mismatch for anything else."""

    def only_nodes(ctx: Ctx) -> Nodes:
        found = closure(ctx)
        if not isinstance(found, Nodes):
            raise Mismatch
        return found

    return only_nodes


def mover(axis: str, test: str, pinned: str) -> Callable[[Ctx, Nodes], Nodes]:
    """A step along an axis. `pinned`: the repeat whose round of the rule's own place is meant, as ODK reads paths."""
    name = "*" if test == "node()" else test
    if pinned:

        def own(ctx: Ctx, found: Nodes) -> Nodes:
            mine = ctx.origin.rounds.get(pinned)
            if mine is not None and any(mine.up is each for each in found):
                return Nodes([mine])
            return Nodes(kid for each in found for kid in each.named(name))

        return own
    match axis:
        case "child":
            return lambda ctx, found: Nodes(kid for each in found for kid in each.named(name))
        case "parent":
            return lambda ctx, found: Nodes(dict.fromkeys(each.up for each in found if each.up is not None))
        case "self":
            return lambda ctx, found: found
        case "descendant":
            return lambda ctx, found: Nodes(kid for each in found for kid in _below(each, name) if kid is not each)
        case "descendant-or-self":
            return lambda ctx, found: Nodes(kid for each in found for kid in _below(each, name))
        case "ancestor" | "ancestor-or-self":
            return lambda ctx, found: Nodes(
                dict.fromkeys(up for each in found for up in _above(each, name, axis == "ancestor-or-self"))
            )
        case "preceding-sibling" | "following-sibling":
            return lambda ctx, found: Nodes(
                each for one in found for each in _beside(one, name, before=axis == "preceding-sibling")
            )
        case _:
            return lambda ctx, found: Nodes()  # forms have no attributes to ask


def narrowed(move: Callable[[Ctx, Nodes], Nodes], search: Search) -> Callable[[Ctx, Nodes], Nodes]:
    """The step to the rows of a list where only those can count that `search` finds."""

    def likely(ctx: Ctx, found: Nodes) -> Nodes:
        chosen = getattr(found[0], "chosen", None) if len(found) == 1 else None
        rows = chosen(search, ctx) if chosen is not None else None
        return move(ctx, found) if rows is None else Nodes(rows)

    return likely


def _below(node: TreeNode, name: str) -> list[TreeNode]:
    found = [node] if name == "*" or getattr(node, "name", "") == name else []
    for kid in node.named("*"):
        found += _below(kid, name)
    return found


def _above(node: TreeNode, name: str, own: bool) -> list[TreeNode]:
    found = []
    up = node if own else node.up
    while up is not None:
        if name == "*" or getattr(up, "name", "") == name:
            found.append(up)
        up = up.up
    return found


def _beside(node: TreeNode, name: str, before: bool) -> list[TreeNode]:
    if node.up is None:
        return []
    siblings = list(node.up.named("*"))
    at = next((index for index, each in enumerate(siblings) if each is node), 0)
    chosen = siblings[at - 1 :: -1] if before and at else [] if before else siblings[at + 1 :]
    return [each for each in chosen if name == "*" or getattr(each, "name", "") == name]


def each_chosen(ctx: Ctx, found: Nodes, move: Callable[[Ctx, Nodes], Nodes], tests: Sequence[Closure]) -> Nodes:
    """XPath: predicates count within what one step finds from one node."""
    found_all = Nodes()
    for each in found:
        found_all += chosen(ctx, Nodes(kid for kid in move(ctx, Nodes([each])) if kid.live), tests)
    return found_all


def chosen(ctx: Ctx, found: Nodes, tests: Sequence[Closure]) -> Nodes:
    """The nodes that each predicate keeps, one after the other: a number is a position, anything else a truth."""
    for test in tests:
        kept = Nodes()
        for index, node in enumerate(found, 1):
            value = unpack(test(replace(ctx, node=node, position=index, size=len(found))))
            if value == index if isinstance(value, float) else to_truth(value):
                kept.append(node)
        found = kept
    return found
