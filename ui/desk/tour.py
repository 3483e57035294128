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


_FAULT = (
    "早上开机半小时报警停机，面板显示排气温度 109 度，复位以后 10 分钟又停。2 号机带整条细纱线，车间等着用气。",
    "It trips half an hour after starting, the panel shows a discharge temperature of 109 °C. We reset it, ten minutes"
    " later it stopped again. The workshop is waiting for air.",
)


def _learn(tour: Tour) -> None:
    learning = tour.desktop.environment.services.triage.learning
    if learning.due():
        learning.learn()


def _suggestions(tour: Tour) -> None:
    from fieldservice.i18n import language

    page = _intake(tour, asset_id=tour.facts.asset_id)
    _learn(tour)
    page.fields.fault.edit.setPlainText(_FAULT[language() == "en"])
    page.fields.can_stop.set_value("stopped")
    page.vm.changed(can_stop="stopped")
    tour.settle(40)


def _reasons(tour: Tour) -> None:
    _suggestions(tour)
    page = _intake(tour, asset_id=tour.facts.asset_id)
    page.fields.suggestions.why.clicked.emit()
    tour.settle()


def _checks(tour: Tour) -> None:
    from ui.desk.remote_view_model import UNCLEAR

    _suggestions(tour)
    model = _intake(tour, asset_id=tour.facts.asset_id).remote_model
    model.answer("fan", "turning")
    tour.settle()
    model.answer("room", UNCLEAR)
    tour.settle(40)


def _solved(tour: Tour) -> QWidget | None:
    _suggestions(tour)
    page = _intake(tour, asset_id=tour.facts.asset_id)
    page.remote_model.answer("level", "low")
    tour.settle()
    page.checks.solve()
    tour.settle()
    return page._dialog


def _request_checks(tour: Tour) -> None:
    """A call that waits, with what the customer has looked at so far."""
    from fieldservice.i18n import language
    from ui.desk.form import IntakeForm
    from ui.desk.intake_work_view_model import draft_of

    services = tour.desktop.environment.services
    form = IntakeForm(asset={"id": tour.facts.asset_id}, fault=_FAULT[language() == "en"], category="P03")
    request = services.intake.take_request(draft_of(form))
    guide = services.remote_checks.of_request(request.id)
    assert guide is not None
    services.remote_checks.record(request.id, guide.tree_id, "fan", "turning")
    tour.go("request", id=request.id)
    tour.settle(40)


def _how_good(tour: Tour) -> None:
    _learn(tour)
    tour.go("settings", section="suggestions")


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
    Shot("new_request-suggestions", _suggestions),
    Shot("new_request-reasons", _reasons),
    Shot("new_request-checks", _checks),
    Shot("new_request-solved-by-checks", _solved),
    Shot("settings-suggestions", _how_good),
    Shot("request-checks", _request_checks),
    Shot("new_request-solved-remotely", _answer),
)
