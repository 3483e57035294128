"""Which choices of a question are offered: all of them, or those that its filter keeps."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.domain.checklist.lists import ListTable, RootNode, RowNode
from fieldservice.domain.checklist.model import Choice, Question
from fieldservice.domain.checklist.tree import FormWorld, Place
from fieldservice.domain.checklist.xpath.atoms import Mismatch, unpack
from fieldservice.domain.checklist.xpath.context import Closure, Ctx
from fieldservice.domain.checklist.xpath.rule import XPathRule


def offered(world: FormWorld, question: Question, place: Place | None) -> Sequence[Choice]:
    """The choices that are offered at a place now."""
    rule = question.choice_filter
    if place is None or not isinstance(rule, XPathRule):
        return question.choices
    root = world.items_of(question)
    items: Sequence[RowNode] = root.items
    if rule.bound.lookup is not None:  # only rows that have what the rule asks of one column need be looked at
        column, value = rule.bound.lookup
        items = _like(root, column, value, Ctx(world, place, place))
    rows = [item.row for item in items if rule.bound.holds(Ctx(world, item, place))]
    choices = question.choices
    return choices.among(rows) if isinstance(choices, ListTable) else tuple(choices[row] for row in rows)


def _like(root: RootNode, column: str, value: Closure, ctx: Ctx) -> Sequence[RowNode]:
    try:
        return root.like(column, unpack(value(ctx)))
    except (Mismatch, ArithmeticError, ValueError, RecursionError):
        return ()  # what can't be worked out is true for no row


def unoffered(world: FormWorld, question: Question, place: Place | None, keys: Sequence[str]) -> tuple[str, ...]:
    """Those of `keys` that the filter does not keep. While the file of a list is missing nothing is said."""
    rule, choices = question.choice_filter, question.choices
    if not isinstance(choices, ListTable):
        there = {choice.key for choice in offered(world, question, place)}
        return tuple(key for key in keys if key not in there)
    if place is None or not isinstance(rule, XPathRule) or choices.missing:
        return ()
    items = world.items_of(question).items

    def kept(key: str) -> bool:
        rows = choices.rows.with_text(choices.key, key)
        return any(rule.bound.holds(Ctx(world, items[row], place)) for row in rows)

    return tuple(key for key in keys if not kept(key))
