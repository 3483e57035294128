"""What following a diagnosis tree has come to: which trees fit, which steps count, how things stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from fieldservice.domain.diagnosis import (
    Cause,
    DiagnosticTest,
    Learned,
    PastCase,
    Standing,
    Tree,
    learn,
    machine_rank,
    read_tree,
    standing,
)
from fieldservice.domain.records import DiagnosisRun, DiagnosisStep, DiagnosisTree, Product
from fieldservice.store.queries import diagnosis as queries
from fieldservice.store.reader import Reader

_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9./-]*")  # as makers write their error codes
_MOST_WORDS, _MOST_MEANINGS = 200, 20


@dataclass(frozen=True, slots=True)
class TreeChoice:
    """A tree that may be followed; `rank` says how well it fits the fault, None that it is meant for others."""

    id: str
    tree: Tree
    rank: int | None


@dataclass(frozen=True, slots=True)
class Step:
    """A test that was made, and its outcome that counts."""

    test: DiagnosticTest
    outcome: str
    note: str
    at: datetime | None
    by_id: str | None

    def title(self, language: str) -> str:
        """The outcome's words."""
        found = self.test.outcome(self.outcome)
        return found.title(language) if found is not None else self.outcome


@dataclass(frozen=True, slots=True)
class DiagnosisView:
    """A tree being followed: its steps in their order, how things stand, and what closed cases stand behind it.

    `concluded` is the cause that somebody settled on.
    """

    run: DiagnosisRun
    tree: Tree
    steps: tuple[Step, ...]
    standing: Standing
    learned: Learned
    concluded: Cause | None = None


@lru_cache(maxsize=64)
def tree_of(body: str) -> Tree:
    """The tree of a stored body; read once."""
    return read_tree(body)


@dataclass(frozen=True, slots=True)
class MakerCode:
    """What a maker's error code means; `maker` '' where that is not known."""

    code: str
    name: str
    name_en: str
    maker: str


def meanings(reader: Reader, text: str, product: Product | None) -> list[MakerCode]:
    """The makers' error codes that a text mentions, as they are for a machine of this model: codes of another maker or
    model are left out, and those of its own go before those of nobody in particular."""
    words = {word.rstrip("./-").upper() for word in _CODE.findall(text)}
    model, maker = (product.model, product.maker) if product is not None else ("", "")
    found: dict[str, list[tuple[int, MakerCode]]] = {}
    for code, name, name_en, of_maker, models in queries.error_codes(reader, sorted(words)[:_MOST_WORDS]):
        rank = machine_rank([each for each in models.split(",") if each and product], of_maker, model, maker)
        if rank is not None:
            found.setdefault(code, []).append((rank, MakerCode(code, name, name_en, of_maker)))
    return [
        row for rows in found.values() for rank, row in rows if rank == max(each for each, _row in rows)
    ][:_MOST_MEANINGS]  # fmt: skip


def choices_for(reader: Reader, *, product: Product | None, problem_code: str, text: str) -> list[TreeChoice]:
    """The newest version of every tree, those that fit the fault and a machine of this model best first."""
    model, maker = (product.model, product.maker) if product is not None else ("", "")
    rows = reader.many(DiagnosisTree, list(queries.newest_trees(reader))).values()
    made = [(row, tree_of(row.body)) for row in rows]
    choices = [
        TreeChoice(row.id, tree, tree.rank(model=model, maker=maker, problem_code=problem_code, text=text))
        for row, tree in made
    ]
    return sorted(choices, key=lambda choice: (-(choice.rank or 0), choice.tree.code))


def view_of(reader: Reader, run: DiagnosisRun) -> DiagnosisView:
    """A tree being followed, as it stands now."""
    tree = tree_of(reader.get(DiagnosisTree, run.tree_id).body)
    runs = together(reader, run)
    steps = effective(tree, [step for each in runs for step in reader.where(DiagnosisStep, run_id=each.id)])
    learned = learned_of(reader, tree)
    outcomes = {step.test.key: step.outcome for step in steps}
    now = standing(tree, outcomes, learned.priors, learned.minutes)
    ended = max(
        (each for each in runs if each.leaf),
        key=lambda each: (each.ended_at is not None, each.ended_at, each.id),
        default=run,
    )
    return DiagnosisView(run, tree, tuple(steps), now, learned, tree.cause(ended.leaf))


def learned_of(reader: Reader, tree: Tree) -> Learned:
    """What the closed cases and measured times on this computer teach about a tree."""
    codes = sorted({cause.cause_code for cause in tree.causes if cause.cause_code})
    cases = [PastCase(*row) for row in queries.past_cases(reader, tree.code, codes)]
    seconds: dict[str, list[float]] = {}
    for test, took in queries.step_seconds(reader, tree.code):
        seconds.setdefault(test, []).append(took)
    return learn(tree, cases, seconds)


def latest_steps(rows: Sequence[DiagnosisStep]) -> list[DiagnosisStep]:
    """The latest step of each test, in the order in which they were made."""
    latest: dict[str, DiagnosisStep] = {}
    for row in sorted(rows, key=lambda row: (row.at is not None, row.at, row.id)):
        latest.pop(row.test, None)
        latest[row.test] = row
    return list(latest.values())


def effective(tree: Tree, rows: Sequence[DiagnosisStep]) -> list[Step]:
    """The steps that count, in the order in which the tests were made."""
    steps = []
    for row in latest_steps(rows):
        test = tree.test(row.test)
        if test is not None and test.outcome(row.outcome) is not None:
            steps.append(Step(test, row.outcome, row.note, row.at, row.by_id))
    return steps


def together(reader: Reader, run: DiagnosisRun) -> list[DiagnosisRun]:
    """The runs of the same tree on the same work order (or request that is none yet), in their order: two people may
    begin it on two laptops."""
    if run.removed:
        return [run]
    if run.work_order_id is None:
        found = reader.where(DiagnosisRun, request_id=run.request_id, tree_id=run.tree_id, removed=False)
        return [each for each in found if each.work_order_id is None] or [run]
    return reader.where(DiagnosisRun, work_order_id=run.work_order_id, tree_id=run.tree_id, removed=False)
