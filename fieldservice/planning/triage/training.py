"""Training: one against the rest with a squared hinge, by dual coordinate descent, all labels at once.

The method is that of LIBLINEAR (Hsieh, Chang, Lin, Keerthi, Sundararajan: A dual coordinate descent method for
large-scale linear SVM, 2008); the problems of the labels do not touch each other, so one step serves every label of a
text.
Margins become shares by a temperature that is fitted to texts which the first rounds have not seen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from fieldservice.planning.triage.features import Floats, Hashes, hashed
from fieldservice.planning.triage.model import Head, TriageModel, shares, weighed

MOST_FEATURES = 100_000
MOST_CELLS = 6_000_000  # features times labels: bounds the memory and the file
_HELD_OUT = 7  # the newest seventh of the texts is kept from the first rounds, as tomorrow's are
_FIRST_ROUNDS, _LAST_ROUNDS = 6, 4
_LEAST_TO_CALIBRATE = 20
_SEED = 20_231
_BREATH = 32  # texts between two breaths


@dataclass(frozen=True, slots=True)
class Example:
    """A text, what is known besides, and the labels that people gave it: field -> label (a field may be missing)."""

    text: str
    labels: Mapping[str, str]
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """`cost`: what a text on the wrong side costs (smaller: simpler model). `balance` 0 to 1: how much more the texts
    of rare labels weigh. `least`: a label with fewer texts is left out. `breathe` is called often and may sleep or
    raise, so that training in a thread stays polite and can be called off."""

    cost: float = 0.3
    balance: float = 0.0
    least: int = 1
    seed: int = _SEED
    breathe: Callable[[], None] | None = None


@dataclass(slots=True)
class _Rows:
    """Sparse rows: places in the table of features and their values."""

    places: list[NDArray[np.int64]] = field(default_factory=list)
    values: list[Floats] = field(default_factory=list)


def train(examples: Sequence[Example], settings: Settings | None = None) -> TriageModel | None:
    """A model with one head for each field that has at least two labels; None when there is nothing to learn.

    The examples stand in the order of time, the oldest first.
    """
    settings = settings or Settings()
    labels = {name: _labels(examples, name, settings.least) for name in sorted({n for e in examples for n in e.labels})}
    labels = {name: found for name, found in labels.items() if len(found) >= 2}
    if not labels:
        return None
    found = []
    for number, example in enumerate(examples):
        found.append(hashed(example.text, example.facts))
        if settings.breathe is not None and number % _BREATH == 0:
            settings.breathe()
    hashes, weights = _table(found, sum(len(each) for each in labels.values()))
    rows = _Rows()
    for own, times in found:
        places, values = weighed(hashes, weights, own, times)
        rows.places.append(places)
        rows.values.append(values)
    fields = [_Field(name, known, examples, settings) for name, known in labels.items()]
    return TriageModel(hashes, weights, _heads(rows, fields, len(hashes), settings), len(examples))


def _labels(examples: Sequence[Example], name: str, least: int) -> list[str]:
    counts = Counter(example.labels[name] for example in examples if example.labels.get(name))
    return sorted(label for label, count in counts.items() if count >= least)


def _table(found: Sequence[tuple[Hashes, Floats]], labels: int) -> tuple[Hashes, Floats]:
    """The features that at least two texts have, ascending, and how telling each is (smoothed inverse frequency)."""
    hashes, counts = np.unique(np.concatenate([own for own, _ in found]), return_counts=True)
    kept = counts >= (2 if len(found) > 200 else 1)
    hashes, counts = hashes[kept], counts[kept]
    most = min(MOST_FEATURES, MOST_CELLS // max(1, labels))
    if len(hashes) > most:
        chosen = np.sort(np.lexsort((hashes, -counts))[:most])
        hashes, counts = hashes[chosen], counts[chosen]
    return hashes, (np.log((1 + len(found)) / (1 + counts)) + 1).astype(np.float32)


class _Field:
    """One field of the examples: which have it (`own`), the place of their label, who is kept from the first rounds."""

    def __init__(self, name: str, labels: list[str], examples: Sequence[Example], settings: Settings) -> None:
        number = {label: place for place, label in enumerate(labels)}
        self.name, self.labels = name, labels
        self.truth = np.array([number.get(example.labels.get(name, ""), -1) for example in examples])
        self.own = np.flatnonzero(self.truth >= 0)
        held = self.own[len(self.own) - len(self.own) // _HELD_OUT :]
        self.held = held if len(held) >= _LEAST_TO_CALIBRATE else held[:0]
        self.seen = np.bincount(self.truth[self.own], minlength=len(labels))
        self.heavier = (len(self.own) / (len(labels) * np.maximum(self.seen, 1))) ** settings.balance


def _heads(rows: _Rows, fields: Sequence[_Field], features: int, settings: Settings) -> dict[str, Head]:
    descent = _Descent(rows, fields, features, settings)
    descent.run(_FIRST_ROUNDS, without_held=True)
    fitted = {}
    for field_, columns in zip(fields, descent.columns, strict=True):
        temperature, right, trust = 0.5, 0, (1.0, 0.0)
        if len(field_.held):
            margins = descent.margins(field_.held)[:, columns]
            truth = field_.truth[field_.held]
            right = int((margins.argmax(axis=1) == truth).sum())
            temperature = _temperature(margins, truth)
            trust = _trust(shares(margins, temperature), truth)
        fitted[field_.name] = (temperature, right, trust)
    descent.run(_LAST_ROUNDS, without_held=False)
    heads = {}
    for field_, columns in zip(fields, descent.columns, strict=True):
        temperature, right, trust = fitted[field_.name]
        heads[field_.name] = Head(
            tuple(field_.labels), descent.weights[:-1, columns].copy(), descent.weights[-1, columns].copy(),
            temperature, tuple(int(each) for each in field_.seen), right, len(field_.held), trust,
        )  # fmt: skip
    return heads


class _Descent:
    """The weights so far, and for each text and label how hard it has had to pull. The labels of all fields stand side
    by side: `columns` says which are whose. A text pulls at the labels of a field only where it has one."""

    def __init__(self, rows: _Rows, fields: Sequence[_Field], features: int, settings: Settings) -> None:
        count = len(rows.places)
        # the last feature is 1 for every text: the offset
        self._places = [np.append(places, features) for places in rows.places]
        self._values = [np.append(values, np.float32(1)).astype(np.float32) for values in rows.values]
        self._norms = np.array([float(np.dot(v, v)) for v in self._values], dtype=np.float32)
        self.columns: list[slice] = []
        width = 0
        for field_ in fields:
            self.columns.append(slice(width, width + len(field_.labels)))
            width += len(field_.labels)
        self._signs = np.zeros((count, width), dtype=np.float32)
        self._slack = np.full((count, width), 0.5 / settings.cost, dtype=np.float32)
        self._early = np.zeros((count, width), dtype=bool)
        for field_, columns in zip(fields, self.columns, strict=True):
            own, truth = field_.own, field_.truth[field_.own]
            self._signs[own, columns] = -1
            self._signs[own, columns.start + truth] = 1
            self._slack[own, columns.start + truth] /= field_.heavier[truth].astype(np.float32)
            self._early[own, columns] = True
            self._early[field_.held, columns] = False
        self.weights = np.zeros((features + 1, width), dtype=np.float32)
        self._pulls = np.zeros((count, width), dtype=np.float32)
        self._random = np.random.Generator(np.random.PCG64(settings.seed))
        self._breathe = settings.breathe

    def run(self, rounds: int, without_held: bool) -> None:
        """So many rounds over the texts, each in an order of its own; without those that are kept aside, or with."""
        weights, pulls = self.weights, self._pulls
        idle = ~self._early if without_held else self._signs == 0
        texts = np.flatnonzero(~idle.all(axis=1))
        for _ in range(rounds):
            for step, at in enumerate(self._random.permutation(texts)):
                places, values, signs, pull = self._places[at], self._values[at], self._signs[at], pulls[at]
                own = weights[places]
                slack = self._slack[at]
                slope = signs * (values @ own) - 1 + slack * pull
                slope[idle[at] | ((pull == 0) & (slope > 0))] = 0
                if np.abs(slope).max() > 1e-3:
                    new = np.maximum(pull - slope / (self._norms[at] + slack), 0)
                    own += np.multiply.outer(values, (new - pull) * signs)
                    weights[places] = own
                    pulls[at] = new
                if self._breathe is not None and step % _BREATH == 0:
                    self._breathe()

    def margins(self, texts: NDArray[np.int64]) -> Floats:
        """How far on which side each of these texts lies, for each label."""
        return np.array([self._values[at] @ self.weights[self._places[at]] for at in texts], dtype=np.float32)


def _temperature(margins: Floats, truth: NDArray[np.int64]) -> float:
    """The temperature at which the shares of the true labels are the likeliest (golden section over its logarithm)."""

    def loss(log: float) -> float:
        found = shares(margins, float(np.exp(log)))
        return float(-np.log(np.maximum(found[np.arange(len(truth)), truth], 1e-9)).mean())

    low, high = np.log(0.02), np.log(5.0)
    golden = (5**0.5 - 1) / 2
    for _ in range(40):
        left, right = high - golden * (high - low), low + golden * (high - low)
        if loss(left) < loss(right):
            high = right
        else:
            low = left
    return round(float(np.exp((low + high) / 2)), 4)


def _trust(found: NDArray[np.float64], truth: NDArray[np.int64]) -> tuple[float, float]:
    """How far the share of the likeliest label can be believed: slope and offset over its log odds (Platt, 1999)."""
    top = np.clip(found.max(axis=1), 1e-4, 1 - 1e-4)
    odds = np.log(top / (1 - top))
    hits = found.argmax(axis=1) == truth
    # a little away from 0 and 1, so that a few texts without a mistake don't promise certainty
    target = np.where(hits, (hits.sum() + 1) / (hits.sum() + 2), 1 / ((~hits).sum() + 2))
    inputs = np.column_stack((odds, np.ones_like(odds)))
    fit = np.array([1.0, 0.0])
    for _ in range(30):
        said = 1 / (1 + np.exp(-np.clip(inputs @ fit, -30, 30)))
        slope = inputs.T @ (said - target) + 0.1 * (fit - (1.0, 0.0))
        bend = (inputs * (said * (1 - said))[:, None]).T @ inputs + 0.1 * np.eye(2)
        step = np.linalg.solve(bend, slope)
        fit = fit - step * min(1.0, 0.5 / max(float(np.abs(step).max()), 1e-9))  # never far at once: it may overshoot
    return (round(float(fit[0]), 4), round(float(fit[1]), 4)) if 0 < fit[0] < 5 else (1.0, 0.0)
