"""Pictures of the work order pages for the tour."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from ui.tour import Shot, Tour
from ui.work_orders.detail_page import TABS, WorkOrderPage
from ui.work_orders.list_page import WorkOrdersPage


def _list(tour: Tour) -> WorkOrdersPage:
    tour.go("work_orders", view="open")
    page = tour.desktop.window.page
    assert isinstance(page, WorkOrdersPage)
    return page


def _detail(tour: Tour, tab: str = "overview") -> WorkOrderPage:
    tour.go("work_order", id=tour.facts.waiting_work_order_id, tab=tab)
    page = tour.desktop.window.page
    assert isinstance(page, WorkOrderPage)
    return page


def _drawer(tour: Tour) -> None:
    page = _list(tour)
    page.table.select_row(2)
    current = page.table.current_id()
    if current is not None and not page.host.is_open():
        page.table.previewed.emit(current)
    tour.settle()


def _several(tour: Tour) -> None:
    page = _list(tour)
    page.table.set_ticks(list(page.model.ids()[:3]))


def _tab(tab: str, tour: Tour) -> None:
    _list(tour).table.clear_ticks()
    _detail(tour, tab)


def _editing(tour: Tour) -> None:
    _detail(tour).edit()


def _dialog(open_: Callable[[WorkOrderPage], object], tour: Tour) -> QWidget | None:
    page = _detail(tour)
    if page.finding is not None and page.finding.editing:
        page.finding.give_up()
    open_(page)
    tour.settle()
    return page.steps.dialog


def _book(page: WorkOrderPage) -> None:
    if page.detail is not None:
        page.steps.book(page.detail)


def _close(page: WorkOrderPage) -> None:
    if page.detail is not None:
        page.steps.close_incomplete(page.detail)


def _new(tour: Tour) -> QWidget | None:
    page = _list(tour)
    page.new_work_order()
    tour.settle()
    return page.steps.dialog


SHOTS: tuple[Shot, ...] = (
    Shot("work_orders-drawer", _drawer),
    Shot("work_orders-several", _several),
    Shot("work_orders-new", _new),
    *(Shot(f"work_order-{tab}", partial(_tab, tab)) for tab in TABS),
    Shot("work_order-editing", _editing),
    Shot("work_order-book", partial(_dialog, _book)),
    Shot("work_order-details", partial(_dialog, WorkOrderPage.edit_details)),
    Shot("work_order-close", partial(_dialog, _close)),
)
