"""Reports on stock through the real window: tabs, filters, figures, export, and no values for technicians."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from fieldservice.domain.quantity import MICRO
from fieldservice.services import stock_reports
from tests.ui.app_world import make_desktop, settle
from tests.ui.test_parts import Store, store
from ui.app.desktop import Desktop
from ui.warehouse_reports.page import StockReportsPage
from ui.warehouse_reports.view_model import bounds

__all__ = ["store"]  # the fixture


@pytest.fixture
def desktop(tmp_path: Path, qtbot: QtBot) -> Iterator[Desktop]:
    made = make_desktop(tmp_path, qtbot)
    made.window.resize(1440, 900)
    made.window.show()
    yield made
    made.close()


def reports(desktop: Desktop, qtbot: QtBot, report: str) -> StockReportsPage:
    desktop.window.go("stock_reports", report=report)
    page = desktop.window.page
    assert isinstance(page, StockReportsPage)
    settle(desktop, qtbot)
    return page


def test_on_hand_is_narrowed_to_a_place_and_exported_as_numbers(
    desktop: Desktop, store: Store, qtbot: QtBot, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    desktop.session.services.catalogue.stock.post_move(store.part, store.bin, store.van, 2 * MICRO)
    page = reports(desktop, qtbot, "on_hand")
    assert [page.report.model.cell(0, at) for at in range(3)] == ["HC-2205-0417", "Valve core", "5"]
    page.report.reports.narrow(place_id=store.van)
    qtbot.waitUntil(lambda: page.report.model.cell(0, 2) == "2")
    file = tmp_path / "stock.xlsx"
    with qtbot.waitSignal(page.report.list.exported):
        page.report.export_to(file)
    rows = list(load_workbook(file).active.iter_rows(values_only=True))  # type: ignore[union-attr]  # a worksheet
    assert dict(zip(rows[0], rows[1], strict=True))["Usable"] == 2


def test_movement_tells_beginning_in_out_and_end(desktop: Desktop, store: Store, qtbot: QtBot) -> None:
    page = reports(desktop, qtbot, "movement")
    assert [page.report.model.cell(0, at) for at in range(2, 6)] == ["0", "5", "", "5"]


def test_values_stand_with_their_total_and_only_where_costs_may_be_seen(
    desktop: Desktop, store: Store, qtbot: QtBot
) -> None:
    services = desktop.session.services
    services.valuation.set_cost(services.catalogue.moves(store.part)[-1].id, 20_000)
    page = reports(desktop, qtbot, "valuation")
    qtbot.waitUntil(lambda: page.report.total.text().startswith("All stock: ¥1,000.00"))
    assert page.report.model.cell(0, 4) == "¥1,000.00"
    technician = services.people.add(number="T9", name="马文斌", roles=("technician", "dispatcher"))
    desktop.work_as(technician.id)
    page = reports(desktop, qtbot, "valuation")
    assert page.report.report == "on_hand" and "valuation" not in page.names
    page.show_report("ageing")
    settle(desktop, qtbot)
    assert page.report.model.cell(0, 7) == ""


def test_an_empty_report_says_so(desktop: Desktop, qtbot: QtBot) -> None:
    for name in ("on_hand", "movement", "ageing", "stale"):
        page = reports(desktop, qtbot, name)
        assert page.report.stack.currentIndex() == 1


def test_periods_begin_and_end_where_the_calendar_says() -> None:
    from datetime import date

    day = date(2026, 1, 31)
    assert bounds("month", day) == (date(2026, 1, 1), date(2026, 2, 1))
    assert bounds("last_month", day) == (date(2025, 12, 1), date(2026, 1, 1))
    assert bounds("quarter", date(2026, 6, 2)) == (date(2026, 4, 1), date(2026, 6, 3))
    assert bounds("year", day) == (date(2026, 1, 1), date(2026, 2, 1))


def _words_of(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def test_while_much_is_worked_out_the_page_says_so_and_goes_on_to_the_whole_list(
    desktop: Desktop, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stock_reports, "MOMENT", 0)
    service = desktop.session.services.stock_reports
    go_on, real = threading.Event(), service.catch_up

    def catch_up(told: stock_reports.Told) -> None:
        told(1, 4)
        assert go_on.wait(20)
        real(told)

    monkeypatch.setattr(service, "catch_up", catch_up)
    page = reports(desktop, qtbot, "valuation")
    qtbot.waitUntil(lambda: "25 %" in page.report.behind.text())
    assert page.report.behind.isVisible()
    assert page.report.model.rowCount() == 0
    qtbot.waitUntil(lambda: "Being worked out" in _words_of(page.report.stack))
    go_on.set()
    qtbot.waitUntil(lambda: not page.report.behind.isVisible())
    qtbot.waitUntil(lambda: page.report.model.rowCount() == 1)
    qtbot.waitUntil(lambda: bool(page.report.total.text()))
