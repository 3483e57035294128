"""Which choices of a question are offered: all of them, or those that its filter keeps; and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from fieldservice.domain.checklist.lists import ListTable
from fieldservice.domain.checklist.model import Choice, Question
from fieldservice.domain.checklist.tree import FormWorld, Place
from fieldservice.domain.checklist.xpath.context import Ctx
from fieldservice.domain.checklist.xpath.lookups import found_by
from fieldservice.domain.checklist.xpath.rule import XPathRule
from fieldservice.domain.checklist.xpath.shuffling import seed_of, shuffled


def offered(world: FormWorld, question: Question, place: Place | None) -> Sequence[Choice]:
    """The choices that are offered at a place now."""
    rule = question.choice_filter
    if place is None or not isinstance(rule, XPathRule):
        return question.choices
    root, choices, bound = world.items_of(question), question.choices, rule.bound
    found, sure = found_by(bound.lookup, root.rows, Ctx(world, place, place))
    if sure and found is None:
        return choices
    rows: Sequence[int] = range(len(root.rows)) if found is None else found
    if not sure:
        rows = [row for row in rows if bound.holds(Ctx(world, root.items[row], place))]
    return choices.among(rows) if isinstance(choices, ListTable) else tuple(choices[row] for row in rows)


def mixed(world: FormWorld, question: Question, place: Place | None, choices: Sequence[Choice]) -> Sequence[Choice]:
    """The choices in the order in which they are shown: by chance where the form asks for that (`randomize=true`).

    The seed is the form's own, else made of the checklist and the place, so that the order is the same after a new
    start and on another laptop.
    """
    if place is None or question.parameters.get("randomize") != "true":
        return choices
    seed = _seed(world, question, place)
    whole = choices is question.choices
    known = world.mixed.get(question.key)
    if whole and known is not None and known[0] == seed:
        return known[1]
    found = choices.mixed(seed) if isinstance(choices, ListTable) else tuple(shuffled(choices, seed))
    if whole:
        world.mixed[question.key] = (seed, found)
    return found


def _seed(world: FormWorld, question: Question, place: Place) -> float:
    rule = question.parameters.get("seed", "").strip()
    if not rule:
        return seed_of(f"{world.text('instanceid')} {question.key} {place.address.path_text}")
    bound = world.bound(question.key, rule)
    return seed_of(bound.result(place.ctx) if bound is not None else "")


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
