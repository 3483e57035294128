"""A scan in any window does the obvious thing there: real keystrokes at the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from fieldservice.domain.records import Part, Person, StockLocation, WorkOrder
from fieldservice.domain.scans import Scanned, write_label
from tests.ui.desk_world import Desk, settle, start_desk
from tests.ui.rest import clear_screen
from ui.app.scanning import Scans, timing_of
from ui.bridge.wedge import Wedge
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog
from ui.kit.panels import column


class Scanner:
    """Types a code at the window that has the focus, five milliseconds a key by its own clock."""

    def __init__(self, desk: Desk, qtbot: Any) -> None:
        self.desk, self.qtbot, self.now = desk, qtbot, 1_000
        self.scans: Scans = desk.desktop.read_scans()
        self.scans.wedge._stamp = lambda _event: self.now

    def __call__(self, code: str) -> None:
        self.now += 5_000
        window = QGuiApplication.focusWindow()
        assert window is not None
        for character in code:
            self.now += 5
            QTest.keyClick(window, character)
        self.now += 5
        QTest.keyClick(window, Qt.Key.Key_Return)
        QApplication.processEvents()
        settle(self.desk, self.qtbot)


@pytest.fixture
def desk(tmp_path: Path, qtbot: Any) -> Desk:
    clear_screen()
    return start_desk(tmp_path, qtbot)


@pytest.fixture
def scan(desk: Desk, qtbot: Any) -> Scanner:
    return Scanner(desk, qtbot)


def add(desk: Desk, record: Any) -> Any:
    with desk.session.context.begin("test.add") as uow:
        uow.add(record)
        uow.commit()
    return record


def part(desk: Desk, number: str) -> Part:
    return add(desk, Part(id=desk.session.context.ids(), number=number, name="温控阀芯", name_en="Valve core"))


def said(desk: Desk) -> str:
    messages = desk.desktop.messages
    bar = messages._snackbar
    return bar.words() if bar is not None else ""


@pytest.mark.parametrize("start", ["requests", "customers", "parts", "settings", "new_request"])
def test_a_scan_on_any_page_goes_to_the_thing(desk: Desk, scan: Scanner, qtbot: Any, start: str) -> None:
    valve = part(desk, "HC-2205-0417")
    desk.desktop.window.go(start)
    settle(desk, qtbot)
    desk.desktop.window.setFocus()
    scan(write_label("part", "HC-2205-0417"))
    assert desk.desktop.window.here == "part"
    assert desk.desktop.window._here == ("part", {"id": valve.id})


def test_each_kind_of_thing_has_its_page(desk: Desk, scan: Scanner) -> None:
    window = desk.desktop.window
    shelf = add(desk, StockLocation(id=desk.session.context.ids(), code="A-12-03", name="A 区", kind="bin"))
    order = desk.session.store.read().get(WorkOrder, desk.ids["waiting_order"])
    for code, here in (
        ("23081147", ("asset", {"id": desk.ids["second"]})),
        ("A-12-03", ("locations", {"id": shelf.id})),
        (f"FS1:{order.number}", ("work_order", {"id": order.id})),
    ):
        scan(code)
        assert window._here == here


def test_a_scan_into_an_ordinary_field_leaves_the_field_alone(desk: Desk, scan: Scanner, qtbot: Any) -> None:
    part(desk, "HC-2205-0417")
    desk.desktop.window.go("settings")
    settle(desk, qtbot)
    page = desk.desktop.window.page
    assert page is not None
    field = page.model and page.sections["general"].fields["phone"].frame.editor  # type: ignore[attr-defined]
    assert isinstance(field, QLineEdit)
    field.setFocus()
    before = field.text()
    scan("HC-2205-0417")
    assert desk.desktop.window.here == "part" and field.text() == before


def test_a_scan_into_a_search_field_stays_there(desk: Desk, scan: Scanner, qtbot: Any) -> None:
    part(desk, "HC-2205-0417")
    desk.desktop.window.go("parts")
    settle(desk, qtbot)
    page = desk.desktop.window.page
    fields = [each for each in page.findChildren(QLineEdit) if each.isVisible() and each.property("scans")]
    fields[0].setFocus()
    scan("HC-2205-0417")
    assert fields[0].text() == "HC-2205-0417"


def test_a_scan_from_the_search_for_everything_goes_to_the_thing(desk: Desk, scan: Scanner, qtbot: Any) -> None:
    part(desk, "HC-2205-0417")
    desk.desktop.window.search()
    settle(desk, qtbot)
    scan(write_label("part", "HC-2205-0417"))
    assert desk.desktop.window.here == "part"
    assert desk.desktop.window.top_bar.search.edit.text() == ""


def test_the_page_in_view_comes_before_everything(desk: Desk, scan: Scanner, monkeypatch: Any) -> None:
    valve = part(desk, "HC-2205-0417")
    heard: list[Scanned] = []
    page, here = desk.desktop.window.page, desk.desktop.window.here

    def take(found: Scanned) -> bool:
        heard.append(found)
        return True

    monkeypatch.setattr(page, "scanned", take)
    scan("HC-2205-0417")
    assert [found.id for found in heard] == [valve.id] and desk.desktop.window.here == here


def test_what_nothing_has_is_said_and_typed_text_is_put_back(desk: Desk, scan: Scanner, qtbot: Any) -> None:
    scan("NOBODY-KNOWS")
    assert "NOBODY-KNOWS" in said(desk)
    desk.desktop.window.go("settings")
    settle(desk, qtbot)
    field = desk.desktop.window.page.sections["general"].fields["phone"].frame.editor  # type: ignore[union-attr]
    field.setFocus()
    field.clear()
    scan("typed by a person")
    assert field.text() == "typed by a person"


def test_what_has_no_page_is_named(desk: Desk, scan: Scanner) -> None:
    add(desk, Person(id=desk.session.context.ids(), number="W02", name="黄建明", name_en="Huang Jianming"))
    scan("FS1:U:W02")
    assert said(desk) == "Person: W02 Huang Jianming"


def test_several_things_are_asked_and_one_key_chooses(desk: Desk, scan: Scanner, qtbot: Any) -> None:
    valve = part(desk, "A-12")
    add(desk, StockLocation(id=desk.session.context.ids(), code="A-12", name="A 区", kind="bin"))
    scan("A-12")
    dialog = scan.scans.dialog
    assert dialog is not None and dialog.isVisible()
    choices = [button for button in dialog.findChildren(Button) if "A-12" in button.text()]
    assert len(choices) == 2
    choices[0].click()
    settle(desk, qtbot)
    assert desk.desktop.window._here == ("part", {"id": valve.id})


class Asking(Dialog):
    def __init__(self, parent: Any, wants: Callable[[Scanned], bool] | None) -> None:
        super().__init__("Which part?", parent)
        self.edit = QLineEdit()
        column().addWidget(self.edit)
        self.add(self.edit)
        if wants is not None:
            self.scanned = wants


@pytest.mark.parametrize("wants", [True, False])
def test_a_dialog_in_front_is_asked_first_and_never_left_behind(
    desk: Desk, scan: Scanner, qtbot: Any, wants: bool
) -> None:
    part(desk, "HC-2205-0417")
    heard: list[Scanned] = []
    here = desk.desktop.window.here

    def take(found: Scanned) -> bool:
        heard.append(found)
        return wants

    dialog = Asking(desk.desktop.window, take)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.edit.setFocus()
    scan("HC-2205-0417")
    assert len(heard) == 1 and dialog.isVisible() and desk.desktop.window.here == here
    assert dialog.edit.text() == ("" if wants else "HC-2205-0417")
    dialog.close()


def test_two_quick_scans_are_answered_in_their_order(desk: Desk, scan: Scanner, qtbot: Any, monkeypatch: Any) -> None:
    heard: list[str] = []
    monkeypatch.setattr(desk.desktop.window.page, "scanned", lambda found: heard.append(found.code) or True)
    for code in ("B-07", "A-12-03", "HC-1", "X"):
        scan.scans.tell(code)
    settle(desk, qtbot)
    assert heard == ["B-07", "A-12-03", "HC-1", "X"]


def test_scanners_are_set_on_this_computer(desk: Desk) -> None:
    settings = desk.desktop.settings
    settings.set("scanner.gap_ms", 60)
    settings.set("scanner.prefix", "~")
    assert (timing_of(settings).gap_ms, timing_of(settings).prefix) == (60, "~")
    settings.set("scanner.gap_ms", 5_000)
    assert timing_of(settings).gap_ms == 200


def test_nothing_is_watched_after_the_desktop_is_closed(desk: Desk, scan: Scanner) -> None:
    wedge = scan.scans.wedge
    assert isinstance(wedge, Wedge) and wedge._window is not None
    desk.desktop.close()
    assert wedge._window is None


def test_a_window_that_was_closed_at_once_reads_no_scans(desk: Desk) -> None:
    desk.desktop.close()
    desk.desktop.scans = None
    desk.desktop._begin_to_read_scans()  # a second after the window came up, as its timer does
    assert desk.desktop.scans is None
