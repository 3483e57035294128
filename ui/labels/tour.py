"""Pictures of the labels page for the tour."""

from __future__ import annotations

from ui.tour import Shot, Tour


def _labels(tour: Tour, size: str) -> None:
    from ui.labels.page import LabelsPage

    services = tour.desktop.session.services
    parts = [row.part.id for row in services.catalogue.stock.van_stock(tour.facts.technician_id)[:14]]
    tour.desktop.settings.set("labels.size", size)
    tour.desktop.settings.set("labels.start", 3)
    tour.go("labels", kind="part", ids=parts)
    page = tour.desktop.window.page
    assert isinstance(page, LabelsPage)
    page.vm.choose(size=size)
    page.label_size.set_value(size)
    tour.settle()


def _badges(tour: Tour) -> None:
    tour.desktop.settings.set("labels.start", 1)
    tour.go("labels", badges=True)


SHOTS: tuple[Shot, ...] = (
    Shot("labels-sheet", lambda tour: _labels(tour, "a4_24")),
    Shot("labels-roll", lambda tour: _labels(tour, "roll_60x40")),
    Shot("labels-badges", _badges),
    Shot("read_code", lambda tour: tour.go("read_code")),
)
