"""Which parts a remedy takes, told from the cases that it solved."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import CaseDigest, Part

_USUAL = 0.4  # a part that this share of the cases needed belongs to the remedy


@dataclass(frozen=True, slots=True)
class UsualPart:
    """A part that the remedy needs; what my van and all other places hold of it, in millionths. `other_model`: it was
    used on that one alone and is not in the bill of material of this one, so its size may be another."""

    part: Part
    quantity_micro: int
    cases: int
    in_van_micro: int
    elsewhere_micro: int
    other_model: str = ""


def parts_of(digest: CaseDigest) -> list[tuple[str, int]]:
    """(part, millionths) that a case took."""
    return [(part, quantity) for part, quantity in json.loads(digest.parts)] if digest.parts else []


def usual_parts(
    digests: Sequence[CaseDigest], known: dict[str, Part], stock: dict[str, tuple[int, int]], model: str, bill: set[str]
) -> tuple[UsualPart, ...]:
    """What most of the cases needed. Of two parts that stood in for each other (other models take other sizes) the one
    that fits this model is kept, else the one that was used more often."""
    quantities: dict[str, list[int]] = {}
    used_on: dict[str, list[str]] = {}
    cases_of: dict[str, set[str]] = {}
    for digest in digests:
        for part, quantity in parts_of(digest):
            quantities.setdefault(part, []).append(quantity)
            used_on.setdefault(part, []).append(digest.model)
            cases_of.setdefault(part, set()).add(digest.id)
    fits = {part for part in quantities if part in bill or model in used_on[part] or not model}
    ranked = sorted(quantities, key=lambda part: (part in fits, len(quantities[part])), reverse=True)
    kept: list[str] = []
    for part in ranked:
        like = [each for each in kept if known.get(each) and known.get(part) and _same_sort(known[each], known[part])]
        if part in known and not any(cases_of[part].isdisjoint(cases_of[each]) for each in like):
            kept.append(part)
    made = []
    for part in kept:
        count = sum(
            len(quantities[each]) for each in quantities
            if each == part or (each not in kept and each in known and _same_sort(known[each], known[part]))
        )  # fmt: skip
        if count < _USUAL * len(digests):
            continue
        quantity = int(median(quantities[part]))
        if known[part].unit == "pcs":
            quantity = -(-quantity // MICRO) * MICRO
        other = "" if part in fits else used_on[part][0]
        here, elsewhere = stock.get(part, (0, 0))
        made.append(UsualPart(known[part], quantity, count, here, elsewhere, other))
    return tuple(sorted(made, key=lambda each: each.cases, reverse=True))


def _same_sort(first: Part, second: Part) -> bool:
    """Parts of one category are sizes of the same thing when their numbers begin alike (HC-2205-0417, HC-2205-0412)."""
    start = first.number.rpartition("-")[0]
    return first.category_id == second.category_id and bool(start) and start == second.number.rpartition("-")[0]
