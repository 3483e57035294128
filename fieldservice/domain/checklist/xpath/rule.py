"""A bound XPath expression as the engine's `Expression`."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from fieldservice.domain.checklist.operations import Scope
from fieldservice.domain.checklist.values import Value
from fieldservice.domain.checklist.xpath.atoms import EPSILON, Atom
from fieldservice.domain.checklist.xpath.compiling import Bound, Ctx


@dataclass(frozen=True, slots=True, eq=False)
class XPathRule:
    """A rule of a form. Scopes that it is worked out in have a `ctx`."""

    bound: Bound

    @property
    def text(self) -> str:
        """The rule as it was written."""
        return self.bound.text

    @property
    def references(self) -> frozenset[str]:
        """The keys that it reads."""
        return self.bound.references

    @property
    def spreads(self) -> frozenset[str]:
        """Those of them that it reads in other rounds too."""
        return self.bound.spreads

    @property
    def fleeting(self) -> bool:
        """Whether it gives something else each time, so that what it gave must be kept."""
        return self.bound.fleeting

    def evaluate(self, scope: Scope) -> Value:
        """The result; never raises for any answers."""
        return value_of(self.bound.result(context_of(scope)))

    def holds(self, scope: Scope) -> bool:
        """Whether it is true, by XPath's rules for what is true."""
        return self.bound.holds(context_of(scope))


def context_of(scope: Scope) -> Ctx:
    """The XPath context of a scope."""
    ctx = getattr(scope, "ctx", None)
    if not isinstance(ctx, Ctx):
        raise TypeError("an XPath rule is worked out in the tree of a form")
    return ctx


def value_of(atom: Atom) -> Value:
    """The answer that a result makes: '' and NaN are none, whole numbers have no decimals."""
    if isinstance(atom, bool):
        return atom
    if isinstance(atom, float):
        if math.isnan(atom) or math.isinf(atom):
            return None
        if abs(atom - round(atom)) < EPSILON and abs(atom) < 2**63:
            return Decimal(round(atom))
        return Decimal(repr(round(atom, 12)) if abs(atom) < 1e3 else repr(atom))
    return atom or None


def atom_of(value: Value) -> Atom:
    """An answer as rules see it: '' for none, several choices with spaces between."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, tuple):
        return " ".join(value)
    return value.isoformat() if isinstance(value, time) else value
