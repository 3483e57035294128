"""Functions that look at their arguments themselves: those that need not work all of them out, or mean places."""

from __future__ import annotations

from collections.abc import Callable

from fieldservice.domain.checklist.expression import ExpressionError
from fieldservice.domain.checklist.model import Question
from fieldservice.domain.checklist.xpath import parsing
from fieldservice.domain.checklist.xpath.atoms import (
    Nodes,
    Result,
    TreeNode,
    to_index,
    to_text,
    to_truth,
    unpack,
    words_of,
)
from fieldservice.domain.checklist.xpath.compiling import Closure, Compiler, Ctx, Where
from fieldservice.domain.checklist.xpath.parsing import Call, Path, parse_xpath
from fieldservice.domain.checklist.xpath.schema import SchemaNode
from fieldservice.domain.checklist.xpath.shuffling import seed_of, shuffled

Make = Callable[[Compiler, Call, Where], Closure]


def _if(compiler: Compiler, call: Call, where: Where) -> Closure:
    condition, then, otherwise = (compiler.node(argument, where) for argument in call.arguments)
    return lambda ctx: then(ctx) if to_truth(condition(ctx)) else otherwise(ctx)


def _coalesce(compiler: Compiler, call: Call, where: Where) -> Closure:
    closures = [compiler.node(argument, where) for argument in call.arguments]

    def first_there_is(ctx: Ctx) -> Result:
        value: Result = ""
        for closure in closures:
            value = unpack(closure(ctx))
            if value != "" and value == value:  # neither empty nor NaN
                return value
        return value

    return first_there_is


def _position(compiler: Compiler, call: Call, where: Where) -> Closure:
    if not call.arguments:
        if not where.outside and compiler.scan.home.rounds and where.nodes == (compiler.scan.home,):
            compiler.scan.references.add("#" + compiler.scan.home.rounds[-1])
        return lambda ctx: float(ctx.position or _ordinal(ctx.node))
    find, _place = compiler.nodes(call.arguments[0], where, all_rounds=False)

    def place(ctx: Ctx) -> Result:
        found = find(ctx)
        return float(_ordinal(found[0])) if found else 0.0

    return place


def _verdict(compiler: Compiler, call: Call, where: Where) -> Closure:
    """Our own: pass, fail, partial, na or ''; what the rules of format 1 read, and what no other program knows."""
    find, _place = compiler.nodes(call.arguments[0], where)

    def judged(ctx: Ctx) -> Result:
        found = find(ctx)
        return str(getattr(found[0], "verdict", "")) if found else ""

    return judged


def _ordinal(node: TreeNode) -> int:
    ordinal = getattr(node, "ordinal", 1)
    return int(ordinal)


def _once(compiler: Compiler, call: Call, where: Where) -> Closure:
    inner = compiler.node(call.arguments[0], where)
    compiler.scan.fleeting = True

    def keep(ctx: Ctx) -> Result:
        held = ctx.origin.atom
        return held if to_text(held) else inner(ctx)

    return keep


def _indexed_repeat(compiler: Compiler, call: Call, where: Where) -> Closure:
    """The node of a path in given rounds of its repeats."""
    target = call.arguments[0]
    if not isinstance(target, Path) or len(call.arguments) % 2 == 0:
        raise ExpressionError(call.position, call.name)
    find, place = compiler.nodes(target, where)
    wanted = {node.key: node for node in place.nodes if isinstance(node.item, Question)}
    chosen: dict[str, Closure] = {}
    for group, index in zip(call.arguments[1::2], call.arguments[2::2], strict=True):
        _find, groups = compiler.nodes(group, where)
        keys = [node.key for node in groups.nodes if node.repeats]
        if not keys:
            raise ExpressionError(call.position, call.name)
        chosen[keys[0]] = compiler.node(index, where)
        compiler.scan.references.add("#" + keys[0])
    for key, node in wanted.items():
        if any(repeat in compiler.scan.home.rounds for repeat in node.rounds if repeat in chosen):
            compiler.scan.spreads.add(key)
    chain = next(iter(wanted.values())) if wanted else None

    def look_up(ctx: Ctx) -> Result:
        if chain is None:
            return find(ctx)
        indices = {key: max(1, to_index(closure(ctx))) for key, closure in chosen.items()}
        return _walk(ctx, chain, indices)

    return look_up


def _walk(ctx: Ctx, target: SchemaNode, indices: dict[str, int]) -> Nodes:
    """From the root down to the target, in the rounds that are asked for, else in those of the rule."""
    line: list[SchemaNode] = []
    node: SchemaNode | None = target
    while node is not None and node.up is not None:
        line.insert(0, node)
        node = node.up
    found: list[TreeNode] = [ctx.world.tree]
    for step in line:
        kids = [kid for each in found for kid in each.named(step.name)]
        if step.key in indices:
            index = indices[step.key]
            kids = kids[index - 1 : index]
        elif step.repeats and step.key in ctx.origin.rounds:
            own = ctx.origin.rounds[step.key]
            kids = [kid for kid in kids if kid is own] or kids
        found = kids
    return Nodes(each for each in found if each.live)


def _choice_name(compiler: Compiler, call: Call, where: Where) -> Closure:
    """The words of the choices in an answer; the second argument is the path of the question, in quotes."""
    value = compiler.node(call.arguments[0], where)
    target = call.arguments[1]
    path = parse_xpath(target.value) if isinstance(target, parsing.Text) else target
    found = compiler.nodes(path, where)[1].nodes
    key = found[0].key if found else ""

    def words(ctx: Ctx) -> Result:
        titles = [ctx.world.choice_title(key, each) for each in words_of(value(ctx))]
        return ", ".join(title for title in titles if title)

    return words


def _pulldata(compiler: Compiler, call: Call, where: Where) -> Closure:
    """What a table of data says: file, column, column of the key, key."""
    name, column, key_column, key = (compiler.node(argument, where) for argument in call.arguments)
    return lambda ctx: ctx.world.pull(
        to_text(name(ctx)), to_text(column(ctx)), to_text(key_column(ctx)), to_text(key(ctx))
    )


def _itext(compiler: Compiler, call: Call, where: Where) -> Closure:
    """The words behind an id; ids of choices are `list-index`, as pyxform numbers them."""
    name = compiler.node(call.arguments[0], where)

    def words(ctx: Ctx) -> Result:
        text = to_text(name(ctx))
        list_name, _, index = text.rpartition("-")
        found = ctx.world.list_node(list_name)
        if found is None or not index.isdigit():
            return text
        items = [item for root in found.named("root") for item in root.named("item")]
        labels = items[int(index)].named("label") if int(index) < len(items) else []
        return labels[0].atom if labels else text

    return words


def _randomize(compiler: Compiler, call: Call, where: Where) -> Closure:
    """The nodes in another order: the same for the same seed."""
    find, _place = compiler.nodes(call.arguments[0], where)
    seed = compiler.node(call.arguments[1], where) if len(call.arguments) > 1 else None
    compiler.scan.fleeting = compiler.scan.fleeting or seed is None

    def in_another_order(ctx: Ctx) -> Result:
        start = seed_of(unpack(seed(ctx))) if seed is not None else float(int(ctx.world.random() * 2_147_483_646))
        return Nodes(shuffled(find(ctx), start))

    return in_another_order


SPECIAL: dict[str, tuple[int, int, Make]] = {
    "if": (3, 3, _if),
    "coalesce": (1, 99, _coalesce),
    "position": (0, 1, _position),
    "once": (1, 1, _once),
    "verdict": (1, 1, _verdict),
    "indexed-repeat": (3, 11, _indexed_repeat),
    "jr:choice-name": (2, 2, _choice_name),
    "choice-name": (2, 2, _choice_name),
    "jr:itext": (1, 1, _itext),
    "pulldata": (4, 4, _pulldata),
    "randomize": (1, 2, _randomize),
}
