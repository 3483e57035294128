"""Pictures of the technician's day for the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.my_day.page import MyDayPage


def _page(tour: Tour) -> MyDayPage:
    from ui.my_day.page import MyDayPage

    tour.go("my_day")
    page = tour.desktop.window.page
    assert isinstance(page, MyDayPage)
    return page


def _today(tour: Tour) -> None:
    _page(tour)


def _tomorrow(tour: Tour) -> None:
    _page(tour).days.step_day(1)
    tour.settle()


def _empty(tour: Tour) -> None:
    _page(tour).days.step_day(60)
    tour.settle()


def _hand_back(tour: Tour) -> QWidget | None:
    page = _page(tour)
    page.ask_why(tour.facts.next_visit_id)
    tour.settle()
    return page.dialog


SHOTS: tuple[Shot, ...] = (
    Shot("my-day", _today),
    Shot("my-day-tomorrow", _tomorrow),
    Shot("my-day-empty", _empty),
    Shot("my-day-hand-back", _hand_back),
)
