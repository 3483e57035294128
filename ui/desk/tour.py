"""Pictures of the desk for the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk.intake_page import IntakePage


def _intake(tour: Tour, **params: object) -> IntakePage:
    from ui.desk.intake_page import IntakePage

    tour.go("new_request", **params)
    page = tour.desktop.window.page
    assert isinstance(page, IntakePage)
    return page


def _known(tour: Tour) -> None:
    page = _intake(tour, asset_id=tour.facts.asset_id)
    page.fields.fault.focus()


def _finding(tour: Tour) -> None:
    page = _intake(tour, customer_id=tour.facts.customer_id)
    page.fields.asset.focus()
    page.fields.asset.set_text("")
    tour.settle()


def _unknown(tour: Tour) -> None:
    page = _intake(tour)
    page.vm.clear()
    page.vm.begin_new("customer", "025-52101234")
    page.vm.begin_new("asset", "HC-9-0001")
    tour.settle()


def _answer(tour: Tour) -> QWidget | None:
    page = _intake(tour, asset_id=tour.facts.asset_id)
    page.remote.click()
    tour.settle()
    return page._dialog


def _drawer(tour: Tour) -> None:
    from ui.desk.requests_page import RequestsPage

    tour.go("requests", view="all")
    page = tour.desktop.window.page
    assert isinstance(page, RequestsPage)
    row = page.table.current_id()
    if row is not None:
        page.table.previewed.emit(row)
    tour.settle()


def _request(tour: Tour) -> None:
    from ui.desk.requests_page import RequestsPage

    tour.go("requests", view="all")
    page = tour.desktop.window.page
    assert isinstance(page, RequestsPage)
    row = page.table.current_id()
    if row is not None:
        page.table.opened.emit(row)
    tour.settle()


SHOTS: tuple[Shot, ...] = (
    Shot("requests-new", lambda tour: tour.go("requests")),
    Shot("requests-drawer", _drawer),
    Shot("request-detail", _request),
    Shot("new_request-known-machine", _known),
    Shot("new_request-finding", _finding),
    Shot("new_request-unknown", _unknown),
    Shot("new_request-solved-remotely", _answer),
)
