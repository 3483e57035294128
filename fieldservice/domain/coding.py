"""Problem, cause, remedy: coded findings, so that cases can be compared and counted (ISO 14224's three questions).

A cause belongs to a problem and a remedy to a cause; those without a parent are generic and fit all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldservice.errors import UserError

PROBLEM, CAUSE, REMEDY = "problem", "cause", "remedy"
KINDS = (PROBLEM, CAUSE, REMEDY)


@dataclass(frozen=True, slots=True)
class Code:
    """One code; `parent` is the code of the problem (of a cause) or cause (of a remedy), '' when generic."""

    kind: str
    code: str
    names: Mapping[str, str]
    parent: str = ""
    archived: bool = False  # older records name it; nobody is offered it any more

    def title(self, language: str) -> str:
        """Its words."""
        return self.names.get(language) or next(iter(self.names.values()), self.code)


@dataclass(frozen=True, slots=True)
class Finding:
    """The three codes of a work order; '' where nothing is coded yet."""

    problem: str = ""
    cause: str = ""
    remedy: str = ""


class CodeTable:
    """The codes in use. Codes are unique per kind."""

    def __init__(self, codes: Iterable[Code]) -> None:
        self._codes: dict[tuple[str, str], Code] = {(code.kind, code.code): code for code in codes}

    def find(self, kind: str, code: str) -> Code | None:
        """The code, or None."""
        return self._codes.get((kind, code))

    def options(self, kind: str, parent: str = "") -> list[Code]:
        """What may be chosen: those of the parent first, then the generic ones; without a parent all."""
        usable = [code for code in self._codes.values() if code.kind == kind and not code.archived]
        own = [code for code in usable if code.parent == parent or not parent]
        return own if not parent else own + [code for code in usable if not code.parent]

    def check(self, finding: Finding) -> None:
        """Return if the three codes exist and fit together. Raises UserError."""
        given = ((PROBLEM, finding.problem), (CAUSE, finding.cause), (REMEDY, finding.remedy))
        for kind, code in given:
            if code and self.find(kind, code) is None:
                raise UserError("domain.unknown_code", "The code {written} is not in the list.", written=code)
        cause = self.find(CAUSE, finding.cause)
        if cause is not None and cause.parent and cause.parent != finding.problem:
            raise UserError(
                "domain.cause_of_other_problem", "This cause belongs to another problem. Choose one that fits."
            )
        remedy = self.find(REMEDY, finding.remedy)
        if remedy is not None and remedy.parent and remedy.parent != finding.cause:
            raise UserError(
                "domain.remedy_of_other_cause", "This remedy belongs to another cause. Choose one that fits."
            )
