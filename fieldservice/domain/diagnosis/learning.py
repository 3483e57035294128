"""What closed cases teach: how often each cause was it, and how long each test really takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from fieldservice.domain.diagnosis.model import Tree

PRIOR_CASES = 8.0  # what the tree says counts as much as so many closed cases
PRIOR_TIMES = 3  # and its minutes as much as so many measured times
_LONGEST = 8.0  # a test that took so many times its minutes was left open over lunch
_AT_LEAST = 0.01  # a cause that never was it stays thinkable


@dataclass(frozen=True, slots=True)
class PastCase:
    """A closed case: the leaf that a run of this tree ended in, or else the code of the cause that was found."""

    leaf: str = ""
    cause_code: str = ""
    problem_code: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Learned:
    """`priors` by cause, together 1; `cases` that were counted by cause; `minutes` by test."""

    priors: Mapping[str, float]
    cases: Mapping[str, int]
    minutes: Mapping[str, float]

    @property
    def total(self) -> int:
        """So many closed cases stand behind the priors."""
        return sum(self.cases.values())


def learn(tree: Tree, cases: Iterable[PastCase], seconds: Mapping[str, Iterable[float]] | None = None) -> Learned:
    """Priors and minutes of a tree from past cases and from how long its tests took (test -> seconds).

    A Dirichlet prior: the tree's weights count PRIOR_CASES cases, every closed case one. A cause found without the tree
    counts where the case is of a machine and a fault that the tree is for, and one cause alone of it has its code:
    codes such as "worn" stand on cases of every kind.
    """
    by_code: dict[str, list[str]] = {}
    for cause in tree.causes:
        if cause.cause_code:
            by_code.setdefault(cause.cause_code, []).append(cause.key)
    counted = {cause.key: 0 for cause in tree.causes}
    for case in cases:
        if case.leaf in counted:
            counted[case.leaf] += 1
        elif (
            not case.leaf and len(by_code.get(case.cause_code, ())) == 1 and tree.is_for(case.model, case.problem_code)
        ):
            counted[by_code[case.cause_code][0]] += 1
    weight = sum(cause.weight for cause in tree.causes) or 1.0
    total = PRIOR_CASES + sum(counted.values())
    priors = {
        cause.key: max(_AT_LEAST, (PRIOR_CASES * cause.weight / weight + counted[cause.key]) / total)
        for cause in tree.causes
    }
    whole = sum(priors.values())
    minutes = {}
    for test in tree.tests:
        told = [each / 60 for each in (seconds or {}).get(test.key, ()) if 0 < each / 60 <= _LONGEST * test.minutes]
        minutes[test.key] = median([test.minutes] * PRIOR_TIMES + told) if told else test.minutes
    return Learned({key: value / whole for key, value in priors.items()}, counted, minutes)
