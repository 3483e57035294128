"""Pictures of the visit for the tour: a visit on its way, and each step once the technician is at work."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from ui.visit.page import VisitPage


def _open(tour: Tour, step: str = "") -> VisitPage:
    from ui.visit.page import VisitPage

    tour.go("visit", booking_id=tour.facts.next_visit_id, step=step)
    page = tour.desktop.window.page
    assert isinstance(page, VisitPage)
    return page


def _before(tour: Tour) -> None:
    _open(tour)


def _bring_on_site(tour: Tour) -> None:
    services, booking = tour.desktop.session.services, tour.facts.next_visit_id
    status = services.visits.visit(booking).status
    if status == "proposed":
        services.bookings.accept(booking)
    if status in ("proposed", "accepted", "travelling"):
        services.visits.arrive(booking, travel_km=27)


def _safety(tour: Tour) -> None:
    _bring_on_site(tour)
    _open(tour, "safety")


def _at_work(tour: Tour) -> None:
    services, booking = tour.desktop.session.services, tour.facts.next_visit_id
    _bring_on_site(tour)
    visit = services.visits.visit(booking)
    if visit.status == "on_site":
        for view in services.checklists.of_work_order(visit.work_order_id):
            if view.template.blocks_start:
                for item in view.state.items():
                    services.checklists.answer(view.checklist.id, item.address, None, "pass")
        services.visits.start_work(booking)


def _step(tour: Tour, step: str) -> None:
    _at_work(tour)
    _open(tour, step)


def _tree(tour: Tour, outcomes: int) -> None:
    """The diagnosis tree, after so many outcomes of the test that comes next."""
    from ui.visit.question_steps import TREE, DiagnoseStep

    _at_work(tour)
    step = _open(tour, "diagnose").steps["diagnose"]
    assert isinstance(step, DiagnoseStep)
    diagnosis, work_order = tour.desktop.session.services.diagnosis, step.snapshot.visit.work_order_id
    fitting = next((choice for choice in diagnosis.choices(work_order) if choice.rank is not None), None)
    if fitting is not None and outcomes:
        run = diagnosis.start(work_order, fitting.id).id
        for _ in range(outcomes):
            tests = diagnosis.view(run).standing.tests
            if tests:
                diagnosis.record(run, tests[0].test.key, tests[0].test.outcomes[-1].key)
    step.mode.set_value(TREE)
    step.mode.changed.emit(TREE)
    tour.settle()


def _not_fixed(tour: Tour) -> None:
    _at_work(tour)
    _open(tour).head.cannot.click()
    tour.settle()


SHOTS: tuple[Shot, ...] = (
    Shot("visit-1-travel", _before),
    Shot("visit-3-safety", _safety),
    *(
        Shot(f"visit-{number}-{step}", partial(_step, step=step))
        for number, step in (
            ("4", "diagnose"),
            ("5", "parts"),
            ("6", "work"),
            ("7", "test"),
            ("8", "photos"),
            ("9", "report"),
            ("10", "signature"),
            ("11", "leave"),
        )
    ),
    Shot("visit-4-tree-offered", partial(_tree, outcomes=0)),
    Shot("visit-4-tree", partial(_tree, outcomes=2)),
    Shot("visit-4-tree-found", partial(_tree, outcomes=9)),
    Shot("visit-11-not-fixed", _not_fixed),
)
