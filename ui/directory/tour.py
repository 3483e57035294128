"""Pictures of customers and assets for the tour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tour import Shot, Tour

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.directory.list_page import RecordListPage


def _list(tour: Tour, place: str) -> RecordListPage:
    from ui.directory.list_page import RecordListPage

    tour.go(place)
    page = tour.desktop.window.page
    assert isinstance(page, RecordListPage)
    return page


def _drawer(tour: Tour, place: str) -> None:
    page = _list(tour, place)
    page.table.select_row(3)
    chosen = page.table.current_id()
    if chosen is not None:
        page.table.previewed.emit(chosen)


def _nothing_fits(tour: Tour) -> None:
    page = _list(tour, "customers")
    page.search.set_value("nobody of this name")
    page.list.narrow(text="nobody of this name")
    tour.settle()


def _all_again(tour: Tour) -> None:
    page = _list(tour, "customers")
    page.clear_filters()
    tour.settle()


def _new_customer(tour: Tour) -> QWidget | None:
    from ui.directory.customers_page import CustomersPage

    page = _list(tour, "customers")
    assert isinstance(page, CustomersPage)
    page.new_customer()
    dialog = page.dialog
    assert dialog is not None
    known = tour.desktop.session.services.directory.customer(tour.facts.customer_id).customer
    dialog.field("name").set_value(known.name)
    dialog.field("phone").set_value("025-55")
    dialog.field("phone").check()
    dialog.form.changed.emit()
    tour.settle()
    dialog.view_model.look_for_duplicates(known.name, "")
    tour.settle()
    dialog.view_model.draft.forget()
    return dialog


def _asset_edit(tour: Tour) -> None:
    from ui.directory.asset_page import AssetPage

    tour.go("asset", id=tour.facts.asset_id)
    page = tour.desktop.window.page
    assert isinstance(page, AssetPage)
    page.edit()


def _asset_move(tour: Tour) -> QWidget | None:
    from ui.directory.asset_page import AssetPage

    tour.go("asset", id=tour.facts.asset_id)
    page = tour.desktop.window.page
    assert isinstance(page, AssetPage)
    page.move_asset()
    tour.settle()
    return page.dialog


SHOTS: tuple[Shot, ...] = (
    Shot("customers-list", lambda tour: _drawer(tour, "customers")),
    Shot("customers-nothing-fits", _nothing_fits),
    Shot("customers-all", _all_again),
    Shot("customers-new", _new_customer),
    Shot("customer-page", lambda tour: tour.go("customer", id=tour.facts.customer_id)),
    Shot("assets-list", lambda tour: _drawer(tour, "assets")),
    Shot("asset-page", lambda tour: tour.go("asset", id=tour.facts.asset_id)),
    Shot("asset-edit", _asset_edit),
    Shot("asset-move", _asset_move),
)
