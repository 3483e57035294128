"""How often a model is right on texts it has not seen: the later fifth of a labelled table, after learning the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from fieldservice.domain.text import fold
from fieldservice.planning.triage.model import TriageModel
from fieldservice.planning.triage.training import Example, Settings, train

FIELD = "label"
LEAST_ROWS = 50
_TESTED = 0.2


@dataclass(frozen=True, slots=True)
class Confusion:
    """So many texts of `true` were taken for `said`."""

    true: str
    said: str
    count: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Shares are 0 to 1. `commonest`: what always saying the commonest label would reach."""

    trained: int
    tested: int
    labels: int
    accuracy: float
    macro_f1: float
    commonest: float
    confusions: tuple[Confusion, ...]


def without_repeats(rows: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """(text, label) in the order given, each text once (as it is compared), rows without text or label left out."""
    found: dict[str, tuple[str, str]] = {}
    for text, label in rows:
        if text.strip() and label.strip():
            found.setdefault(" ".join(fold(text).split()), (text, label.strip()))
    return list(found.values())


def split(rows: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The first four fifths to learn from, the rest to be tried on."""
    border = len(rows) - max(1, round(len(rows) * _TESTED))
    return list(rows[:border]), list(rows[border:])


def every_fifth(rows: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Each fifth row to be tried on, the others to learn from: for rows whose order may mean anything."""
    kept, tried = [row for at, row in enumerate(rows) if at % 5 != 4], list(rows[4::5])
    return kept, tried


def learn(rows: Sequence[tuple[str, str]], settings: Settings | None = None) -> TriageModel | None:
    """A model of (text, label) rows; None when they don't have two labels."""
    return train([Example(text, {FIELD: label}) for text, label in rows], settings)


def evaluate(learned: Sequence[tuple[str, str]], tried: Sequence[tuple[str, str]]) -> Evaluation | None:
    """Learn from the one, be tried on the other; None when there is nothing to tell apart."""
    model = learn(learned)
    if model is None or not tried:
        return None
    said = [model.best(text, FIELD) for text, _ in tried]
    return judged([label for _, label in learned], [label for _, label in tried], said)


def judged(learned: Sequence[str], true: Sequence[str], said: Sequence[str]) -> Evaluation:
    """How well `said` agrees with `true`."""
    right = Counter(a for a, b in zip(true, said, strict=True) if a == b)
    are, told = Counter(true), Counter(said)
    known = sorted(are)
    wrong = Counter((a, b) for a, b in zip(true, said, strict=True) if a != b)
    usual = Counter(learned).most_common(1)[0][0]
    f1 = [2 * right[label] / (are[label] + told[label]) for label in known]
    return Evaluation(
        trained=len(learned),
        tested=len(true),
        labels=len(set(learned)),
        accuracy=sum(right.values()) / len(true),
        macro_f1=sum(f1) / len(f1),
        commonest=are[usual] / len(true),
        confusions=tuple(
            Confusion(a, b, count) for (a, b), count in sorted(wrong.items(), key=lambda each: (-each[1], each[0]))
        ),
    )
