"""What customers looked at on the phone: before visits of the last weeks, and in calls that wait to be taken up."""

from __future__ import annotations

import random
from datetime import timedelta

from fieldservice.demo_data.build import Build
from fieldservice.demo_data.catalogue import Catalogue
from fieldservice.domain.diagnosis import UNCLEAR, DiagnosticTest, Tree
from fieldservice.domain.records import Asset, DiagnosisRun, DiagnosisStep, DiagnosisTree, ServiceRequest, WorkOrder
from fieldservice.services.diagnosis_views import tree_of
from fieldservice.store.queries.cases import CLOSED

_DAYS = 45
_ASKED = 0.7  # so many of the calls for which there is something to ask


def tell_remote_checks(build: Build, catalogue: Catalogue) -> None:
    """Rows for the requests told so far, by chance of their own, so that the rest of the firm stays as it is."""
    models = {product.id: product.model for product in catalogue.products.values()}
    machines = {row.id: models.get(row.product_id or "", "") for row in build.rows if isinstance(row, Asset)}
    orders = {row.request_id: row for row in build.rows if isinstance(row, WorkOrder) and row.request_id}
    trees = [(row.id, tree_of(row.body)) for row in build.context.store.read().where(DiagnosisTree, archived=False)]
    for request in [row for row in build.rows if isinstance(row, ServiceRequest)]:
        order = orders.get(request.id)
        open_call = request.status == "new" and order is None
        if not (open_call or (order is not None and order.status in CLOSED)) or request.channel != "phone":
            continue
        received = request.received_at
        if request.request_type != "repair" or received is None or build.now - received > timedelta(days=_DAYS):
            continue
        rng = random.Random(request.number)
        model = machines.get(request.asset_id or "", "")
        ranked = [
            (rank, id, tree)
            for id, tree in trees
            if (rank := tree.rank(model=model, problem_code=request.category, text=request.fault)) is not None
        ]
        if ranked and rng.random() < _ASKED:
            _, id, tree = max(ranked, key=lambda each: (each[0], each[1]))
            _told(build, rng, request, order, id, tree)


def _told(
    build: Build, rng: random.Random, request: ServiceRequest, order: WorkOrder | None, tree_id: str, tree: Tree
) -> None:
    tests = [test for test in tree.tests if test.remote and not test.after]
    cause = next((each.key for each in tree.causes if order and each.cause_code == order.cause_code), "")
    at = request.received_at
    if not tests or at is None:
        return
    run = DiagnosisRun(
        id=build.id(), request_id=request.id, work_order_id=order.id if order else None, tree_id=tree_id,
        started_at=at, started_by_id=request.received_by_id, leaf=cause,
        ended_at=order.finished_at if order is not None and cause else None,
    )  # fmt: skip
    build.add(run)
    for test in tests[: rng.randint(1, len(tests))]:
        at = min(at + timedelta(seconds=rng.randint(40, 150)), build.now)
        outcome = UNCLEAR if rng.random() < 0.15 else _outcome(test, cause)
        build.add(
            DiagnosisStep(
                id=build.id(), run_id=run.id, test=test.key, outcome=outcome, at=at, by_id=request.received_by_id
            )
        )


def _outcome(test: DiagnosticTest, cause: str) -> str:
    """What the customer sees when that is the cause; what most causes show where it is not known."""
    best = max(test.outcomes, key=lambda each: each.likelihoods.get(cause, 0.0) if cause else len(each.likelihoods))
    return best.key
