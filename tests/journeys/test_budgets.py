"""Budgets of tasks that cross the whole program, counted through the real window (ux.md: T10).

T1 is counted in tests/ui/test_intake.py, T3 to T6 in tests/ui/test_visit_budgets.py.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from fieldservice.services.intake import RequestDraft
from tests.ui.desk_world import NOW, Desk, settle, start_desk
from tests.ui.fake_printer import FakePrinter
from tests.ui.inputs import Inputs


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Desk:
    return start_desk(tmp_path, qtbot)


def repaired_last_year(desk: Desk) -> str:
    """A finished job of last year on the machine 2 号机; only its remedy speaks of the coupling. Returns its number."""
    desk.clock.set(datetime(2025, 6, 3, 1, tzinfo=UTC))
    services, ids = desk.services, desk.ids
    taken = services.intake.take_and_qualify(
        RequestDraft(customer_id=ids["textile"], asset_id=ids["second"], contact_id=ids["wang"], fault="主机异响")
    )
    order, now = taken.work_order, services.context.now()
    booking = services.bookings.book(
        order.id, ids["technician"], now, now + timedelta(hours=2), accepted=True
    ).booking.id
    services.visits.start_travel(booking)
    desk.clock.advance(minutes=30)
    services.visits.arrive(booking)
    services.visits.start_work(booking)
    services.work_orders.change(
        order.id, problem="主机异响", cause="弹性体老化", remedy="更换联轴器弹性体，对中后试机。"
    )
    desk.clock.advance(minutes=60)
    services.visits.leave(booking, "done", then="complete")
    desk.clock.set(NOW)
    return order.number


@pytest.mark.parametrize("scrap", ["联轴", "弹性体", "联轴器弹"])
def test_last_years_record_is_found_by_a_scrap_of_chinese_and_printed_in_five_inputs_at_most(
    desk: Desk, qtbot: Any, monkeypatch: pytest.MonkeyPatch, scrap: str
) -> None:
    number = repaired_last_year(desk)
    settle(desk, qtbot)
    printer = FakePrinter("Office")
    monkeypatch.setattr("ui.papers.page.SystemPrinter", lambda: printer)
    desk.desktop.settings.set("printer.service_report", "Office")
    assert desk.desktop.window.here == "requests"
    inputs = Inputs(lambda: settle(desk, qtbot))
    inputs.key("Ctrl+K")
    inputs.type_here(scrap)
    inputs.key("Return")
    assert desk.desktop.window.here == "work_order"
    inputs.key("Ctrl+P")
    assert desk.desktop.window.here == "report"
    inputs.key("Ctrl+P")
    ((name, title, pages, text),) = printer.printed
    assert name == "Office" and number in title and number in text and pages >= 1
    assert "23081147" in text and inputs.count <= 5
