"""Pictures of synchronisation for the tour: the demonstration firm's laptop, as if it had just met its hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.sync.conflicts_page import ConflictsPage


def _met(tour: Tour) -> None:
    """Let the laptop have met a hub, once a tour."""
    from fieldservice.demo_data.meeting import meet

    session = tour.desktop.session
    if not session.store.local_value("lease.contact"):
        meet(session.context, tour.facts.technician_id, tour.facts.dispatcher_id, tour.facts.desk_id)
        tour.settle()


def _conflicts_page(tour: Tour) -> ConflictsPage:
    from ui.sync.conflicts_page import ConflictsPage

    _met(tour)
    tour.go("conflicts")
    page = tour.desktop.window.page
    assert isinstance(page, ConflictsPage)
    return page


def _conflicts(tour: Tour) -> None:
    _conflicts_page(tour)


def _conflict_of_text(tour: Tour) -> None:
    _conflicts_page(tour).model.step(1)
    tour.settle()


def _conflict_other(tour: Tour) -> QWidget | None:
    page = _conflicts_page(tour)
    page.model.step(-1)
    tour.settle()
    page.ask_other()
    return page.dialog


SHOTS: tuple[Shot, ...] = (
    Shot("conflicts", _conflicts),
    Shot("conflicts-of-text", _conflict_of_text),
    Shot("conflicts-other", _conflict_other),
)
