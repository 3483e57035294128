"""Which parts a remedy takes, told from the cases that it solved."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from fieldservice.domain.quantity import MICRO
from fieldservice.domain.records import CaseDigest, Part

_BETWEEN = re.compile(r"[\s,，、()（）]+")
_USUAL = 0.4  # a part that this share of the cases needed belongs to the remedy


@dataclass(frozen=True, slots=True)
class UsualPart:
    """A part that the remedy needs; what my van and all other places hold of it, in millionths. `other_model`: it is
    the size of that one, and nobody knows which size this one takes."""

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
    digests: Sequence[CaseDigest],
    known: Mapping[str, Part],
    stock: Mapping[str, tuple[int, int]],
    model: str,
    bill: Mapping[str, Part],
) -> tuple[UsualPart, ...]:
    """What most of the cases needed. Other models take other sizes: where the bill of material of this one has just one
    part of the same sort, that is meant; of parts that stood in for each other one is told."""
    sorts: dict[str, list[_Use]] = {}
    for digest in digests:
        for id, quantity in parts_of(digest):
            if id in known:
                part, other = _for_model(known[id], digest.model, model, bill)
                like = next((each for each in sorts if _same_sort(sorts[each][0].part, part)), part.id)
                sorts.setdefault(like, []).append(_Use(part, other, digest.model, quantity))
    made = []
    for uses in sorts.values():
        if len(uses) < _USUAL * len(digests):
            continue
        part, other = _fitting(uses, model, bill)
        quantity = int(median(each.quantity_micro for each in uses))
        if part.unit == "pcs":
            quantity = -(-quantity // MICRO) * MICRO
        here, elsewhere = stock.get(part.id, (0, 0))
        made.append(UsualPart(part, quantity, len(uses), here, elsewhere, other))
    return tuple(sorted(made, key=lambda each: each.cases, reverse=True))


@dataclass(frozen=True, slots=True)
class _Use:
    part: Part
    other_model: str
    used_on: str
    quantity_micro: int


def _fitting(uses: Sequence[_Use], model: str, bill: Mapping[str, Part]) -> tuple[Part, str]:
    """Which of these this model takes, and the model that it is the size of when that is not known. They are one sort:
    where cases took several of it, the machine decides, not how many cases there were."""
    often = Counter(each.part.id for each in uses)
    if model and len(often) > 1:
        own = [each for each in uses if each.part.id in bill or _variants(each.used_on, model)]
        best = max(own or uses, key=lambda each: (each.used_on == model, not each.other_model, often[each.part.id]))
        return best.part, "" if own else best.other_model or best.used_on
    best = max(uses, key=lambda each: (not each.other_model, often[each.part.id]))
    return best.part, best.other_model


def _variants(one: str, other: str) -> bool:
    """HC-75 and HC-75V are the same machine with and without a converter."""
    return bool(one) and one.rstrip("V") == other.rstrip("V")


def _for_model(part: Part, used_on: str, model: str, bill: Mapping[str, Part]) -> tuple[Part, str]:
    """The part as this model takes it, and the model that it is the size of when that is not known."""
    if part.id in bill or used_on == model or not model:
        return part, ""
    like = [each for each in bill.values() if _same_sort(each, part)]
    if len(like) == 1:
        return like[0], ""
    sized = bool(like) or (bool(used_on) and used_on.rstrip("V") in part.name)
    return part, used_on if sized else ""


def _same_sort(first: Part, second: Part) -> bool:
    """Sizes of the same thing: one category, numbers that begin alike, and names that differ in figures or additions
    (温控阀芯 71 ℃, 温控阀芯 71 ℃ 小流量)."""
    if first.id == second.id:
        return True
    start = first.number.rpartition("-")[0]
    if first.category_id != second.category_id or not start or start != second.number.rpartition("-")[0]:
        return False
    one, other = _words(first.name), _words(second.name)
    return bool(one) and bool(other) and one[0] == other[0] and (set(one) <= set(other) or set(other) <= set(one))


def _words(name: str) -> list[str]:
    return [word for word in _BETWEEN.split(name) if word and not any(sign.isdigit() for sign in word)]
