"""From the tree of an expression to a closure, bound to the names of a form and the node that the rule belongs to.

Paths follow JavaRosa's `TreeReference.contextualize`: inside a round, a path that leads through the same repeat means
the same round, unless a predicate chooses others. One thing differs: a path that ends at the repeat itself means all
its rounds, so `count(/data/round)` counts them inside a round too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from fieldservice.domain.checklist.expression import ExpressionError
from fieldservice.domain.checklist.xpath import parsing
from fieldservice.domain.checklist.xpath.atoms import (
    Atom,
    Mismatch,
    Nodes,
    to_number,
    to_truth,
    unpack,
)
from fieldservice.domain.checklist.xpath.context import Closure, Ctx
from fieldservice.domain.checklist.xpath.lookups import Search, lookup_of, search_of
from fieldservice.domain.checklist.xpath.operators import chain, union
from fieldservice.domain.checklist.xpath.parsing import Call, Chain, Filter, Negative, Node, Path, Step, parse_xpath
from fieldservice.domain.checklist.xpath.schema import Schema, SchemaNode
from fieldservice.domain.checklist.xpath.walking import as_nodes, chosen, each_chosen, mover, narrowed


@dataclass(frozen=True, slots=True)
class Bound:
    """A rule that can be worked out. `references`: keys of questions, and of repeats with a # in front whose rounds it
    runs over; `spreads`: those it reads in other rounds than its own; `dangling`: paths that lead nowhere.
    """

    text: str
    references: frozenset[str]
    spreads: frozenset[str]
    dangling: tuple[str, ...]
    fleeting: bool  # it gives something else each time: random, uuid, once
    closure: Closure
    lookup: Search | None = None  # of a choice filter: which rows of the list can satisfy it

    def result(self, ctx: Ctx) -> Atom:
        """The value; '' where it can't be worked out. Never raises for any answers."""
        try:
            return unpack(self.closure(ctx))
        except (Mismatch, ArithmeticError, ValueError, RecursionError):
            return ""

    def holds(self, ctx: Ctx) -> bool:
        """Whether it is true; false where it can't be worked out."""
        return to_truth(self.result(ctx))


@dataclass
class Scan:
    """What is learned of a rule while it is compiled."""

    schema: Schema
    home: SchemaNode  # the node that the rule belongs to
    references: set[str] = field(default_factory=set)
    spreads: set[str] = field(default_factory=set)
    dangling: list[str] = field(default_factory=list)
    fleeting: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True)
class Where:
    """The nodes that relative paths begin at: of the form, or outside it (items of a list)."""

    nodes: tuple[SchemaNode, ...]
    outside: bool = False


def bind(text: str, schema: Schema, home: SchemaNode, *, columns: bool = False) -> Bound:
    """Parse `text` and bind it. `columns`: it is worked out for each item of a choice list. Raises ExpressionError."""
    scan = Scan(schema, home, text=text)
    tree, where, compiler = parse_xpath(text), Where(() if columns else (home,), columns), Compiler(scan)
    closure = compiler.node(tree, where)
    return Bound(
        text,
        frozenset(scan.references),
        frozenset(scan.spreads),
        tuple(dict.fromkeys(scan.dangling)),
        scan.fleeting,
        closure,
        compiler.lookup(tree, where) if columns else None,
    )


class Compiler:
    """Makes closures; `functions` has what names mean."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan

    def node(self, node: Node, where: Where) -> Closure:
        """The closure of a node."""
        match node:
            case parsing.Number(value) | parsing.Text(value):
                return lambda ctx: value
            case Negative(operand):
                inner = self.node(operand, where)
                return lambda ctx: -to_number(inner(ctx))
            case Chain(operands, signs):
                return chain([self.node(operand, where) for operand in operands], signs)
            case Path():
                return self.path(node, where)[0]
            case Filter(operand, predicates):
                return self._filter(operand, predicates, where)[0]
            case parsing.Union(operands):
                return union([self.node(operand, where) for operand in operands])
            case Call():
                return self._call(node, where)

    def lookup(self, predicate: Node, where: Where) -> Search | None:
        """Which rows of a list can satisfy a predicate; None where all of them must be looked at."""
        found = lookup_of(predicate)
        return search_of(found, lambda value: self.node(value, where)) if found is not None else None

    def nodes(self, node: Node, where: Where, *, all_rounds: bool = True) -> tuple[Callable[[Ctx], Nodes], Where]:
        """The closure of what must give nodes, and which they may be."""
        if isinstance(node, Path):
            return self.path(node, where, all_rounds=all_rounds)
        if isinstance(node, Filter):
            return self._filter(node.operand, node.predicates, where)
        if isinstance(node, Call) and node.name == "instance":
            return self._instance(node)
        if isinstance(node, Call) and node.name == "current" and not node.arguments:
            return (lambda ctx: Nodes([ctx.origin])), Where((self.scan.home,))
        if isinstance(node, Call) and node.name == "randomize":
            return as_nodes(self._call(node, where)), self.nodes(node.arguments[0], where)[1]
        if isinstance(node, parsing.Union):
            pairs = [self.nodes(operand, where) for operand in node.operands]
            found = tuple(each for _closure, place in pairs for each in place.nodes)
            return as_nodes(union([closure for closure, _place in pairs])), Where(found, pairs[0][1].outside)
        return as_nodes(self.node(node, where)), Where((), True)

    def _filter(self, operand: Node, predicates: Sequence[Node], where: Where) -> tuple[Callable[[Ctx], Nodes], Where]:
        start, place = self.nodes(operand, where)
        tests = [self.node(predicate, place) for predicate in predicates]
        return (lambda ctx: chosen(ctx, start(ctx), tests)), place

    def _instance(self, node: Call) -> tuple[Callable[[Ctx], Nodes], Where]:
        if len(node.arguments) != 1 or not isinstance(node.arguments[0], parsing.Text):
            raise ExpressionError(node.position, node.name)
        name = node.arguments[0].value

        def find(ctx: Ctx) -> Nodes:
            found = ctx.world.list_node(name)
            return Nodes([found] if found is not None else [])

        return find, Where((), True)

    def _call(self, node: Call, where: Where) -> Closure:
        from fieldservice.domain.checklist.xpath.functions import compile_call

        if node.name in ("instance", "current"):
            return self.nodes(node, where)[0]
        return compile_call(self, node, where)

    # ---- paths

    def path(self, path: Path, where: Where, *, all_rounds: bool = True) -> tuple[Callable[[Ctx], Nodes], Where]:
        """The closure of a path and the nodes that it may find. `all_rounds`: one that ends at a repeat means all of
        its rounds, also inside one."""
        start, place = self._start(path, where)
        walk: list[Callable[[Ctx, Nodes], Nodes]] = []
        own_rounds = not place.outside
        steps = list(path.steps)
        if path.start == "root" and steps:
            first, steps = steps[0], steps[1:]
            root = self.scan.schema.root
            if first.axis == "child" and first.test not in ("*", root.name):
                self._leads_nowhere(path)
                place = Where(())
            elif first.axis != "child":
                steps.insert(0, first)
        elif path.start == "root":
            place = Where(())
        for index, step in enumerate(steps):
            last = index == len(steps) - 1
            after = self._after(place, step)
            if not after and place.nodes and not place.outside:
                self._leads_nowhere(path)
            place, move, own_rounds = self._step(step, place, after, own_rounds, last and all_rounds)
            walk.append(move)
        self._note(place)

        def run(ctx: Ctx) -> Nodes:
            found = start(ctx)
            for move in walk:
                found = move(ctx, found)
            return found if len(found) < 2 and not found else Nodes(each for each in found if each.live)

        return run, place

    def _leads_nowhere(self, path: Path) -> None:
        words = self.scan.text[path.position : path.end]
        if words not in self.scan.dangling:
            self.scan.dangling.append(words)

    def _start(self, path: Path, where: Where) -> tuple[Callable[[Ctx], Nodes], Where]:
        if path.start == "root":
            return (lambda ctx: Nodes([ctx.world.tree])), Where((self.scan.schema.root,))
        if path.start == "here":
            return (lambda ctx: Nodes([ctx.node])), where
        assert not isinstance(path.start, str)
        return self.nodes(path.start, where)

    def _after(self, place: Where, step: Step) -> tuple[SchemaNode, ...]:
        found: list[SchemaNode] = []
        for node in place.nodes:
            match step.axis:
                case "child":
                    found += node.named(step.test)
                case "parent":
                    found += [node.up] if node.up is not None else []
                case "self":
                    found.append(node)
                case "descendant" | "descendant-or-self":
                    found += [
                        each for each in node.below()
                        if step.test in ("*", "node()", each.name) and (each is not node or step.axis != "descendant")
                    ]  # fmt: skip
                case "ancestor" | "ancestor-or-self":
                    up = node if step.axis == "ancestor-or-self" else node.up
                    while up is not None:
                        found += [up] if step.test in ("*", "node()", up.name) else []
                        up = up.up
                case "preceding-sibling" | "following-sibling":
                    found += node.up.named("*" if step.test == "node()" else step.test) if node.up is not None else []
        return tuple(dict.fromkeys(found))

    def _step(
        self, step: Step, place: Where, after: tuple[SchemaNode, ...], own_rounds: bool, last: bool
    ) -> tuple[Where, Callable[[Ctx, Nodes], Nodes], bool]:
        """`own_rounds`: nothing before this step chose other rounds than the rule's own."""
        reached = Where(after, place.outside)
        tests = [self.node(predicate, reached) for predicate in step.predicates]
        repeat = next((node for node in after if node.repeats), None)
        pinned = ""
        if step.axis == "child" and repeat is not None and not place.outside:
            if own_rounds and not step.predicates and not last and step.test != "*" and len(after) == 1:
                pinned = repeat.key if repeat.key in self.scan.home.rounds else ""
            if not pinned:
                for node in after:
                    if node.repeats:
                        self._run_over(node)
                own_rounds = own_rounds and repeat.key not in self.scan.home.rounds
        elif step.axis not in ("child", "parent", "self") and not place.outside:
            for node in after:
                for key in node.rounds:
                    self._run_over(self.scan.schema.by_key[key])
            own_rounds = False
        move = mover(step.axis, step.test, pinned)
        if not tests:
            return reached, move, own_rounds
        rows = place.outside and step.axis == "child" and step.test == "item"
        lookup = self.lookup(step.predicates[0], reached) if rows else None
        if lookup is not None:
            move = narrowed(move, lookup)
        return reached, (lambda ctx, found: each_chosen(ctx, found, move, tests)), own_rounds

    def _run_over(self, repeat: SchemaNode) -> None:
        self.scan.references.add("#" + repeat.key)
        if repeat.key in self.scan.home.rounds:
            for node in repeat.below():
                self.scan.spreads.add(node.address_key)

    def _note(self, place: Where) -> None:
        for node in place.nodes:
            if node.key:
                self.scan.references.add(node.address_key)
