"""Which cause is how likely after what was found, and which test to make next.

The causes of a tree exclude each other. Each begins with a prior (see `learning`) and is weighed by every outcome:
Bayes' rule with the likelihoods of the tree. What is asked of a test is time: `next_tests` puts first the test after
which finding the cause takes least, its own minutes counted. The time that is left after an outcome is worked out by
going on with the test that removes most doubt a minute, until one cause stands; a trial on one cause after another in
the order of probability by minutes is the least that takes (W. E. Smith's rule, 1956), and is what remains where no
check tells the causes apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fieldservice.domain.diagnosis.model import Cause, DiagnosticTest, Tree

SURE = 0.95  # a cause this likely is the cause
_NEGLIGIBLE = 0.005
_DEEPEST = 12
_MOST_WORK = 400_000  # so many weights are looked at for all tests together: well under a second
_LOOKS = 8.0, 400.0  # at least and at most so many situations are looked into for one test
_UNKNOWN_MINUTES = 30  # mending a cause whose time nobody gave


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cause that is still possible; `probability` 0 to 1, of all together 1."""

    cause: Cause
    probability: float


@dataclass(frozen=True, slots=True)
class NextTest:
    """A test that is worth making. `minutes_left`: expected until the cause is found, this test included.

    `settles`: (cause, probability) of the causes that one outcome proves, the likeliest first; `ruled_out`: the share
    of what is possible that is out of the question afterwards, as is to be expected. They are the reason for the test.
    """

    test: DiagnosticTest
    minutes: float
    minutes_left: float
    settles: tuple[tuple[Cause, float], ...]
    ruled_out: float


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand: what is still possible (likeliest first), what to test next (best first), what it is.

    `found` is the cause when one is sure. `contradiction`: no cause of the tree fits what was found.
    """

    candidates: tuple[Candidate, ...]
    tests: tuple[NextTest, ...]
    found: Cause | None = None
    contradiction: bool = False


def standing(
    tree: Tree,
    outcomes: Mapping[str, str],
    priors: Mapping[str, float] | None = None,
    minutes: Mapping[str, float] | None = None,
) -> Standing:
    """How things stand after `outcomes` (test -> outcome). `priors` and `minutes` as learned; the tree's otherwise.

    Outcomes of tests that the tree does not have (an older version did) are left out of account. Closed cases alone
    never find a cause: they say what to look at first, and something has to be looked at.
    """
    reasoner = _Reasoner(tree, minutes or {})
    weights = _normal({cause.key: (priors or {}).get(cause.key, cause.weight) for cause in tree.causes})
    looked = False
    for test_key, outcome_key in outcomes.items():
        test = tree.test(test_key)
        outcome = test.outcome(outcome_key) if test is not None else None
        if outcome is None:
            continue
        looked = True
        weights = {key: weight * outcome.likelihoods.get(key, 0.0) for key, weight in weights.items()}
    total = sum(weights.values())
    if total <= 0:
        return Standing((), (), contradiction=True)
    weights = _normal(weights)
    candidates = tuple(
        Candidate(cause, weights[cause.key])
        for cause in sorted(tree.causes, key=lambda each: -weights[each.key])
        if weights[cause.key] > 0
    )
    likeliest = candidates[0]
    if likeliest.probability >= SURE and (looked or len(candidates) == 1):
        return Standing(candidates, (), found=likeliest.cause)
    return Standing(candidates, reasoner.next_tests(weights, dict(outcomes)))


class _Reasoner:
    def __init__(self, tree: Tree, minutes: Mapping[str, float]) -> None:
        self._tree = tree
        self._causes = {cause.key: cause for cause in tree.causes}
        self._minutes = {test.key: max(0.5, minutes.get(test.key, test.minutes)) for test in tree.tests}
        one = sum(len(outcome.likelihoods) for test in tree.tests for outcome in test.outcomes)
        least, most = _LOOKS
        self._looks = min(most, max(least, _MOST_WORK / max(1, one * len(tree.tests))))

    def next_tests(self, weights: dict[str, float], done: dict[str, str]) -> tuple[NextTest, ...]:
        """The tests that tell anything, the one after which least time is left first; what must come first before."""
        found = []
        for test in self._open(done):
            parts = _split(test, weights)
            if not _tells(parts):
                continue
            left = self._minutes[test.key] + sum(
                share * self._time_left(_normal(rest), {**done, test.key: key}, 1, self._looks * share)
                for key, share, rest in parts
            )
            settles = tuple(
                (self._causes[key], weights[key]) for key in sorted(_settled(parts), key=lambda key: -weights[key])
            )
            out = sum(share * sum(w for key, w in weights.items() if key not in rest) for _, share, rest in parts)
            found.append(NextTest(test, self._minutes[test.key], left, settles, out))
        at_first = {test.key: place for place, test in enumerate(self._tree.tests) if test.first}
        last = len(self._tree.tests)
        found.sort(key=lambda each: (at_first.get(each.test.key, last), each.minutes_left))
        return tuple(found)

    def _open(self, done: Mapping[str, str]) -> list[DiagnosticTest]:
        return [
            test
            for test in self._tree.tests
            if test.key not in done and all(done.get(needed) in outcomes for needed, outcomes in test.after.items())
        ]

    def _time_left(self, weights: dict[str, float], done: dict[str, str], depth: int, looks: float) -> float:
        """Minutes until the cause is found, going on with the test that removes most doubt a minute.

        So many situations may be looked into on the way, the likely ones first: vague tests branch without end.
        """
        if max(weights.values()) >= SURE:
            return 0.0
        best: tuple[float, DiagnosticTest, list[tuple[str, float, dict[str, float]]]] | None = None
        if depth < _DEEPEST and looks >= 1:
            for test in self._open(done):
                parts = _split(test, weights)
                if not _tells(parts):
                    continue
                doubt = _doubt(weights) - sum(share * _doubt(_normal(rest)) for _, share, rest in parts)
                gain = doubt / self._minutes[test.key]
                if gain > 1e-9 and (best is None or gain > best[0]):
                    best = gain, test, parts
        if best is None:
            return self._trying(weights)
        _, test, parts = best
        return self._minutes[test.key] + sum(
            share * self._time_left(_normal(rest), {**done, test.key: key}, depth + 1, (looks - 1) * share)
            for key, share, rest in parts
            if share > _NEGLIGIBLE
        )

    def _trying(self, weights: Mapping[str, float]) -> float:
        """Minutes when nothing is left but mending one cause after another until it works."""
        given = {key: self._causes[key].minutes for key in weights}
        times = {key: _UNKNOWN_MINUTES if took is None else max(0.5, took) for key, took in given.items()}
        order = sorted(weights, key=lambda key: -weights[key] / times[key])
        spent, expected = 0.0, 0.0
        for key in order[:-1]:  # the last one needs no proof
            spent += times[key]
            expected += weights[key] * spent
        return expected + weights[order[-1]] * spent


def _split(test: DiagnosticTest, weights: Mapping[str, float]) -> list[tuple[str, float, dict[str, float]]]:
    """(outcome, its probability, weights after it) of the outcomes that can come."""
    parts = []
    for outcome in test.outcomes:
        rest = {
            key: weight * outcome.likelihoods.get(key, 0.0)
            for key, weight in weights.items()
            if weight * outcome.likelihoods.get(key, 0.0) > 0
        }
        share = sum(rest.values())
        if share > 0:
            parts.append((outcome.key, share, rest))
    return parts


def _tells(parts: Sequence[tuple[str, float, dict[str, float]]]) -> bool:
    """Whether the outcomes leave different things possible."""
    likely = [part for part in parts if part[1] > _NEGLIGIBLE]
    if len(likely) < 2:
        return False
    first = _normal(likely[0][2])
    return any(
        abs(_normal(rest).get(key, 0.0) - first.get(key, 0.0)) > 1e-9
        for _, _, rest in likely[1:]
        for key in {*first, *rest}
    )


def _settled(parts: Sequence[tuple[str, float, dict[str, float]]]) -> set[str]:
    """The causes that stand alone after one of the outcomes."""
    return {next(iter(rest)) for _, _, rest in parts if len(rest) == 1}


def _doubt(weights: Mapping[str, float]) -> float:
    """The chance that two guesses by these weights differ (Gini's index): 0 when one cause stands."""
    return 1.0 - sum(weight * weight for weight in weights.values())


def _normal(weights: Mapping[str, float]) -> dict[str, float]:
    total = sum(weights.values())
    return {key: weight / total for key, weight in weights.items()} if total > 0 else dict(weights)
