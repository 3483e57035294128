"""Pictures of parts and places for the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.parts.part_page import PartPage


def _part(tour: Tour) -> PartPage:
    from ui.parts.part_page import PartPage

    services = tour.desktop.session.services
    carried = services.catalogue.stock.van_stock(tour.facts.technician_id)
    tour.go("part", id=carried[0].part.id)
    page = tour.desktop.window.page
    assert isinstance(page, PartPage)
    return page


def _show_part(tour: Tour) -> None:
    _part(tour)


def _drawer(tour: Tour) -> None:
    from ui.parts.parts_page import PartsPage

    tour.go("parts")
    page = tour.desktop.window.page
    assert isinstance(page, PartsPage)
    page.table.select_row(3)
    chosen = page.table.current_id()
    if chosen is not None:
        page.table.previewed.emit(chosen)


def _move(tour: Tour) -> QWidget | None:
    page = _part(tour)
    page.move_stock()
    tour.settle()
    return page.dialog


def _count(tour: Tour) -> QWidget | None:
    from decimal import Decimal

    from ui.parts.stock_dialogs import CountDialog

    page = _part(tour)
    page.count()
    tour.settle()
    dialog = page.dialog
    assert isinstance(dialog, CountDialog)
    dialog.field("counted").set_value(Decimal(0))
    dialog.look()
    return dialog


SHOTS: tuple[Shot, ...] = (
    Shot("parts-list", _drawer),
    Shot("part-page", _show_part),
    Shot("part-move", _move),
    Shot("part-count", _count),
    Shot("locations-tree", lambda tour: tour.go("locations")),
    Shot("locations-my-van", lambda tour: tour.go("locations", mine=True)),
)
