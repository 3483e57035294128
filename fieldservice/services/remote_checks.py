"""Guided checks on the phone: the tests of a diagnosis tree that a customer can make, the next best one first.

What the customer answers belongs to the request, answer by answer, and goes over into the diagnosis of the work order
that is made of it: nobody asks twice. While the request is only a form being filled in, its draft keeps the answers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldservice.domain.coding import Finding
from fieldservice.domain.diagnosis import UNCLEAR, Cause, DiagnosticTest, Learned, NextTest, Standing, Tree, standing
from fieldservice.domain.records import Asset, DiagnosisRun, DiagnosisStep, DiagnosisTree, Product, ServiceRequest
from fieldservice.domain.states import RequestStatus
from fieldservice.errors import UserError
from fieldservice.services.context import Context
from fieldservice.services.diagnosis import add_step
from fieldservice.services.diagnosis_views import (
    MakerCode,
    TreeChoice,
    choices_for,
    latest_steps,
    learned_of,
    meanings,
    tree_of,
)
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

__all__ = ["UNCLEAR", "Check", "Guide", "RemoteChecks", "conclude", "hand_over", "keep_checks"]


@dataclass(frozen=True, slots=True)
class Check:
    """What a customer answered: the outcome of a test, or UNCLEAR when they could not tell."""

    tree_id: str
    test: str
    outcome: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Guide:
    """What to go through with the customer. `done` in the order of the answers; `ahead` the best test first.

    `choices` are the trees that fit and have such tests, the one in use among them; not `open`: to be read only.
    """

    tree_id: str
    tree: Tree
    done: tuple[tuple[DiagnosticTest, str], ...]
    ahead: tuple[NextTest, ...]
    standing: Standing
    learned: Learned
    choices: tuple[TreeChoice, ...] = ()
    open: bool = True

    @property
    def minutes(self) -> float:
        """What is ahead takes, all of it."""
        return sum(each.minutes for each in self.ahead)

    @property
    def found(self) -> Cause | None:
        """The cause, when one is sure."""
        return self.standing.found

    @property
    def finding(self) -> Finding:
        """How what was found is coded; empty while nothing is sure."""
        cause = self.found
        return Finding(cause.problem_code, cause.cause_code, cause.remedy_code) if cause is not None else Finding()


class RemoteChecks:
    """Reads guides; records what customers answer, each answer a unit of work."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of_words(
        self,
        asset_id: str | None,
        category: str,
        text: str,
        checks: Sequence[Check] = (),
        tree_id: str = "",
        *,
        product_id: str | None = None,
    ) -> Guide | None:
        """What to go through for a fault that is being taken down; None where no tree for it has such tests.

        `product_id`: the model of a machine that nobody knows yet.
        """
        reader = self._context.store.read()
        asset = reader.find(Asset, asset_id)
        product = reader.find(Product, asset.product_id if asset else product_id)
        found = choices_for(reader, product=product, problem_code=category, text=text)
        fitting = [choice for choice in found if choice.rank is not None and any(t.remote for t in choice.tree.tests)]
        begun = checks[-1].tree_id if checks else ""
        return _guide(reader, fitting, tree_id or begun, checks)

    def codes_said(self, asset_id: str | None, text: str, *, product_id: str | None = None) -> list[MakerCode]:
        """What the makers' error codes mean that a customer reads out, as they are for that machine."""
        reader = self._context.store.read()
        asset = reader.find(Asset, asset_id)
        return meanings(reader, text, reader.find(Product, asset.product_id if asset else product_id))

    def codes_of_request(self, request_id: str) -> list[MakerCode]:
        """The same for what a request says."""
        request = self._context.store.read().get(ServiceRequest, request_id)
        return self.codes_said(request.asset_id, request.fault)

    def of_request(self, request_id: str, tree_id: str = "") -> Guide | None:
        """What to go through for a request; of one that is closed what was gone through, None where nothing was."""
        reader = self._context.store.read()
        request = reader.get(ServiceRequest, request_id)
        checks = _checks(reader, _runs(reader, request_id))
        if request.status == RequestStatus.NEW:
            return self.of_words(request.asset_id, request.category, request.fault, checks, tree_id)
        return _guide(reader, (), tree_id or checks[-1].tree_id, checks, is_open=False) if checks else None

    def record(
        self, request_id: str, tree_id: str, test_key: str, outcome: str, initiator: object | None = None
    ) -> Guide | None:
        """Write down what the customer answered (UNCLEAR: they can't tell); it is on disk when this returns."""
        with self._context.begin("remote.record", initiator) as uow:
            run = self._run(uow, request_id, tree_id)
            test = tree_of(uow.get(DiagnosisTree, tree_id).body).test(test_key)
            if test is None or (outcome != UNCLEAR and test.outcome(outcome) is None):
                raise UserError("diagnosis.no_such_outcome", "This diagnosis tree does not have that test or outcome.")
            add_step(self._context, uow, run, test_key, outcome, timed=False)
            uow.commit()
        return self.of_request(request_id, tree_id)

    def take_back(self, request_id: str, tree_id: str, test_key: str, initiator: object | None = None) -> Guide | None:
        """Leave a test unmade again; what was answered stays in the record."""
        with self._context.begin("remote.take_back", initiator) as uow:
            add_step(self._context, uow, self._run(uow, request_id, tree_id), test_key, "", timed=False)
            uow.commit()
        return self.of_request(request_id, tree_id)

    def _run(self, uow: UnitOfWork, request_id: str, tree_id: str) -> DiagnosisRun:
        if uow.get(ServiceRequest, request_id).status != RequestStatus.NEW:
            raise UserError("remote_checks.closed", "This request has gone on meanwhile. Record what you find there.")
        for run in _runs(uow, request_id):
            if run.tree_id == tree_id:
                return run
        return _begin(self._context, uow, request_id, tree_id, self._context.agreed_now())


def keep_checks(context: Context, uow: UnitOfWork, request_id: str, checks: Iterable[Check]) -> None:
    """Record with a new request what the customer answered while it was taken down."""
    begun: dict[str, DiagnosisRun] = {}
    ahead = context.agreed_now() - context.now()
    for check in checks:
        at = (check.at or context.now()) + ahead
        if uow.find(DiagnosisTree, check.tree_id) is None:
            continue  # the draft is older than what is on this computer now
        if check.tree_id not in begun:
            begun[check.tree_id] = _begin(context, uow, request_id, check.tree_id, at)
        add_step(context, uow, begun[check.tree_id], check.test, check.outcome, timed=False, at=at)


def hand_over(uow: UnitOfWork, request_id: str, work_order_id: str | None) -> None:
    """Let the work order go on with what was found on the phone; None gives it back to the request."""
    for run in uow.where(DiagnosisRun, request_id=request_id, removed=False):
        if run.work_order_id != work_order_id:
            uow.change(DiagnosisRun, run.id, work_order_id=work_order_id)


def conclude(context: Context, uow: UnitOfWork, request_id: str, finding: Finding) -> None:
    """Let the trees gone through end in the cause that was found; an empty finding opens them again."""
    for run in _runs(uow, request_id):
        tree = tree_of(uow.get(DiagnosisTree, run.tree_id).body)
        fitting = [cause for cause in tree.causes if finding.cause and cause.cause_code == finding.cause]
        fitting.sort(key=lambda cause: cause.remedy_code != finding.remedy)
        leaf = fitting[0].key if fitting else ""
        if leaf != run.leaf:
            uow.change(DiagnosisRun, run.id, leaf=leaf, ended_at=context.now() if leaf else None)


def _begin(context: Context, uow: UnitOfWork, request_id: str, tree_id: str, at: datetime) -> DiagnosisRun:
    made = DiagnosisRun(
        id=context.ids(), request_id=request_id, tree_id=tree_id, started_at=at, started_by_id=context.actor_id
    )
    uow.add(made)
    return made


def _runs(reader: Reader, request_id: str) -> list[DiagnosisRun]:
    return reader.where(DiagnosisRun, request_id=request_id, removed=False)


def _checks(reader: Reader, runs: Sequence[DiagnosisRun]) -> list[Check]:
    """The answers that count, in the order in which they were given."""
    by_tree: dict[str, list[DiagnosisStep]] = {}
    for run in runs:
        by_tree.setdefault(run.tree_id, []).extend(reader.where(DiagnosisStep, run_id=run.id))
    found = [
        Check(tree_id, row.test, row.outcome, row.at)
        for tree_id, rows in by_tree.items()
        for row in latest_steps(rows)
        if row.outcome
    ]
    return sorted(found, key=lambda check: (check.at is not None, check.at))


def _guide(
    reader: Reader, choices: Sequence[TreeChoice], tree_id: str, checks: Sequence[Check], *, is_open: bool = True
) -> Guide | None:
    row = reader.find(DiagnosisTree, tree_id or (choices[0].id if choices else None))
    if row is None:
        return None
    tree, learned = tree_of(row.body), learned_of(reader, tree_of(row.body))
    given = {check.test: check.outcome for check in checks if check.tree_id == row.id}
    tests = ((tree.test(key), outcome) for key, outcome in given.items())
    done = tuple((test, outcome) for test, outcome in tests if test is not None)
    outcomes = {test.key: outcome for test, outcome in done if outcome != UNCLEAR}
    now = standing(tree, outcomes, learned.priors, learned.minutes)
    ahead = tuple(each for each in now.tests if each.test.remote and each.test.key not in given) if is_open else ()
    if not done and not ahead:
        return None
    return Guide(row.id, tree, done, ahead, now, learned, tuple(choices), is_open)
