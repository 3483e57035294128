"""The order that `randomize()` gives: the same in every program for the same seed.

Park and Miller's "minimal standard" generator and the inside-out shuffle of Fisher and Yates; the ODK XForms
specification asks for both. Calculated with floats as JavaRosa's `ParkMiller` does, which matters for large seeds.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable
from typing import TypeVar

from fieldservice.domain.checklist.xpath.atoms import Atom, to_number

T = TypeVar("T")
_MODULUS = 2_147_483_647
_MULTIPLIER = 16_807


def seed_of(atom: Atom) -> float:
    """The seed that a value makes: a whole number; of words the beginning of their SHA-256."""
    number = to_number(atom)
    if math.isinf(number):
        return math.copysign(2.0**63, number)
    if not math.isnan(number):
        return float(math.trunc(number))
    if not isinstance(atom, str) or not atom:
        return 0.0
    return float(int.from_bytes(hashlib.sha256(atom.encode("utf-8", "replace")).digest()[:8], "big", signed=True))


def shuffled(things: Iterable[T], seed: float) -> list[T]:
    """The things in the order of the seed."""
    state = math.fmod(seed, _MODULUS)
    if state <= 0:
        state += _MODULUS - 1
    found: list[T] = []
    for index, thing in enumerate(things):
        state = math.fmod(state * _MULTIPLIER, _MODULUS)
        other = int((state - 1) / (_MODULUS - 1) * (index + 1))
        found.append(thing)
        found[index], found[other] = found[other], thing
    return found
