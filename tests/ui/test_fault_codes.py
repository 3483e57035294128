"""The list of codes on screen: added, renamed, ordered, taken out of use, imported."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from fieldservice.domain.records import FaultCode, Person
from fieldservice.services.basics import codes_and_prices
from tests.ui.desk_world import Desk, settle, start_desk
from ui.settings.codes_dialogs import CodeDialog, CodesTableDialog
from ui.settings.codes_page import CodesPage


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Iterator[Desk]:
    made = start_desk(tmp_path, qtbot)
    with made.session.context.begin("test.codes") as uow:
        uow.add_all([row for row in codes_and_prices() if isinstance(row, FaultCode)])
        uow.change(Person, made.ids["agent"], roles="desk,manager")
        uow.commit()
    yield made


@pytest.fixture
def page(desk: Desk, qtbot: Any) -> CodesPage:
    desk.desktop.work_as(desk.ids["agent"])
    settle(desk, qtbot)
    desk.desktop.window.go("fault_codes")
    settle(desk, qtbot)
    shown = desk.desktop.window.page
    assert isinstance(shown, CodesPage)
    return shown


def codes(desk: Desk, kind: str = "problem") -> list[str]:
    return [row.code for row in desk.services.company.fault_codes(kind)]


def test_a_new_code_is_in_the_list_and_can_be_taken_back(desk: Desk, page: CodesPage, qtbot: Any) -> None:
    page.add()
    dialog = page.dialog
    assert isinstance(dialog, CodeDialog)
    dialog.code.set_value("P77")
    dialog.name.set_value("屏幕黑")
    dialog.name_en.set_value("Screen dark")
    dialog._act()
    settle(desk, qtbot)
    assert "P77" in codes(desk) and page.dialog is None


def test_a_code_that_exists_is_refused_in_the_dialog(desk: Desk, page: CodesPage, qtbot: Any) -> None:
    page.add()
    dialog = page.dialog
    assert isinstance(dialog, CodeDialog)
    dialog.code.set_value("P01")
    dialog.name.set_value("又一个")
    dialog._act()
    settle(desk, qtbot)
    assert dialog.isVisible() and dialog.problem.isVisible()
    assert codes(desk).count("P01") == 1


def test_renaming_keeps_the_code_and_what_it_belongs_to(desk: Desk, page: CodesPage, qtbot: Any) -> None:
    page.kinds.changed.emit("cause")
    settle(desk, qtbot)
    page.open_record("")
    settle(desk, qtbot)
    assert page.shown is not None and page.shown.code.code == "C0101"
    page.edit()
    settle(desk, qtbot)
    dialog = page.dialog
    assert isinstance(dialog, CodeDialog) and dialog.above.value() == "P01"
    dialog.name_en.set_value("Control supply dead")
    dialog._act()
    settle(desk, qtbot)
    found = next(row for row in desk.services.company.fault_codes("cause") if row.code == "C0101")
    assert (found.name_en, found.parent_code) == ("Control supply dead", "P01")


def test_a_code_moves_down_and_the_list_shows_the_new_order(desk: Desk, page: CodesPage, qtbot: Any) -> None:
    page.table.select_row(0)
    page.move_code(1)
    settle(desk, qtbot)
    assert codes(desk)[:2] == ["P02", "P01"]
    page.move_code(1)
    settle(desk, qtbot)
    assert codes(desk)[:3] == ["P02", "P03", "P01"], "the selection goes along"


def test_a_code_out_of_use_is_offered_no_more_and_comes_back(desk: Desk, page: CodesPage, qtbot: Any) -> None:
    page.open_record("")
    settle(desk, qtbot)
    page.archive()
    settle(desk, qtbot)
    assert "P01" not in codes(desk)
    page.list.narrow(archived=True)
    settle(desk, qtbot)
    page.open_record("")
    settle(desk, qtbot)
    page.restore()
    settle(desk, qtbot)
    assert "P01" in codes(desk)


def test_a_drawer_that_closed_because_its_code_left_the_list_stays_closed(
    desk: Desk, page: CodesPage, qtbot: Any
) -> None:
    first = next(row for row in desk.services.company.fault_codes("problem") if row.code == "P01")
    page.list.narrow(text="P01")
    settle(desk, qtbot)
    page.open_record("")
    settle(desk, qtbot)
    assert page.host.is_open()
    page.archive()
    settle(desk, qtbot)
    assert not page.host.is_open()
    desk.services.company.change_fault_code(first.id, name_en="No power at all")
    settle(desk, qtbot)
    assert not page.host.is_open()


def test_a_table_is_told_before_it_is_kept(desk: Desk, page: CodesPage, qtbot: Any, tmp_path: Path) -> None:
    table = tmp_path / "codes.csv"
    table.write_text("code,name\nP88,Belt torn\nP01,Won't start\n??,x\n", encoding="utf-8")
    page.import_table()
    dialog = page.dialog
    assert isinstance(dialog, CodesTableDialog)
    dialog.load(table)
    settle(desk, qtbot)
    assert "P88" not in codes(desk) and dialog.act.isEnabled()
    dialog.keep()
    settle(desk, qtbot)
    assert "P88" in codes(desk)
    renamed = next(row for row in desk.services.company.fault_codes("problem") if row.code == "P01")
    assert renamed.name_en == "Won't start"


def test_no_page_is_promised_where_a_record_has_none(desk: Desk, page: CodesPage, qtbot: Any) -> None:
    assert ("Space / Enter", "preview") in page.hints() and ("Enter", "open") not in page.hints()
    desk.desktop.window.go("customers")
    settle(desk, qtbot)
    assert ("Enter", "open") in desk.desktop.window.page.hints()
