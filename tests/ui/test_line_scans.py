"""A scan into a line is the code alone; what somebody left there by hand stays there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from fieldservice.services.part_requests import Wanted
from tests.services.warehouse import MICRO
from tests.ui.rest import clear_screen
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.bridge.line_scans import LineScans
from ui.bridge.scan_timing import Timing
from ui.kit.scan_line import ScanLine

CODE = "FS1:P:HC-2205-0417"


class Hands:
    """A person and a scanner before one line, with a clock of their own."""

    def __init__(self, edit: QLineEdit, scans: LineScans) -> None:
        self.edit = edit
        self.now = 1_000
        scans.stamp = lambda _event: self.now

    def key(self, key: Any, after: int) -> None:
        self.now += after
        QTest.keyClick(self.edit, key)

    def type(self, text: str, every: int = 120) -> None:
        for character in text:
            self.key(character, every)

    def scan(self, code: str = CODE, end: Any = Qt.Key.Key_Return) -> None:
        self.now += 3_000
        self.type(code, 6)
        if end is not None:
            self.key(end, 6)


class Line:
    """A bare line that takes scans."""

    def __init__(self, qtbot: Any, timing: Timing) -> None:
        clear_screen()
        self.edit = QLineEdit()
        qtbot.addWidget(self.edit)
        self.edit.show()
        self.edit.setFocus()
        self.entered: list[str] = []
        self.scanned: list[str] = []
        self.scans = LineScans(self.edit, lambda: timing)
        self.scans.scanned.connect(self.scanned.append)
        self.edit.returnPressed.connect(lambda: self.entered.append(self.edit.text()))
        self.hands = Hands(self.edit, self.scans)


@pytest.fixture
def line(qtbot: Any) -> Line:
    return Line(qtbot, Timing())


def test_letters_left_by_hand_neither_join_the_next_scan_nor_get_lost(line: Line) -> None:
    line.hands.type("hc-2")
    line.hands.scan()
    assert line.scanned == [CODE]
    assert line.edit.text() == "hc-2" and line.entered == []


def test_what_was_left_can_be_finished_after_the_scan(line: Line) -> None:
    line.hands.type("hc-2")
    line.hands.scan()
    line.hands.type("205")
    line.hands.key(Qt.Key.Key_Return, 300)
    assert line.entered == ["hc-2205"]


def test_two_scans_over_the_same_rest_are_two_codes(line: Line) -> None:
    line.hands.type("x")
    line.hands.scan("A-12-03")
    line.hands.scan("B-07-01")
    assert line.scanned == ["A-12-03", "B-07-01"] and line.edit.text() == "x"


def test_a_scan_into_the_middle_or_over_a_selection_leaves_the_rest_as_it_was(line: Line) -> None:
    line.hands.type("12")
    line.edit.setCursorPosition(1)
    line.hands.scan()
    assert line.edit.text() == "12" and line.edit.cursorPosition() == 1
    line.edit.selectAll()
    line.hands.scan()
    assert line.edit.text() == "12" and line.scanned == [CODE, CODE]


def test_what_is_typed_by_hand_is_entered_as_a_whole(line: Line) -> None:
    line.hands.type("12 units", every=83)
    line.hands.key(Qt.Key.Key_Return, 83)
    assert line.entered == ["12 units"] and line.scanned == []


def test_a_quick_hand_on_enter_makes_no_scan_of_the_last_letters(line: Line) -> None:
    line.hands.type("HC-22")
    line.hands.key("0", 20)
    line.hands.key(Qt.Key.Key_Return, 20)
    assert line.entered == ["HC-220"] and line.scanned == []


def test_tab_ends_a_scan_too_and_the_focus_stays(line: Line) -> None:
    line.hands.type("7")
    line.hands.scan(end=Qt.Key.Key_Tab)
    assert line.scanned == [CODE] and line.edit.text() == "7"


def test_a_scanner_that_sends_no_end_is_understood_by_the_silence(line: Line) -> None:
    line.hands.type("7")
    line.hands.scan(end=None)
    line.scans.over(CODE)
    assert line.scanned == [CODE] and line.edit.text() == "7"


def test_a_short_burst_without_an_end_stays_in_the_line(line: Line) -> None:
    line.hands.scan("A-12-0", end=None)
    line.scans.over("A-12-0")
    assert line.scanned == [] and line.edit.text() == "A-12-0"


def test_a_key_that_came_meanwhile_is_waited_for(line: Line) -> None:
    line.hands.scan(end=None)
    line.scans.over(CODE[:-1])
    assert line.scanned == []


def test_what_the_firms_scanners_put_around_a_code_is_left_out(qtbot: Any) -> None:
    line = Line(qtbot, Timing(prefix="~", suffix="#"))
    line.hands.type("3")
    line.hands.scan("~B7#")
    assert line.scanned == ["B7"] and line.edit.text() == "3"


def test_gs1s_separator_is_not_lost(line: Line) -> None:
    line.hands.now += 1_000
    line.hands.type("0104", 5)
    line.hands.key(Qt.Key.Key_Control, 5)
    control = Qt.KeyboardModifier.ControlModifier
    QApplication.sendEvent(line.edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_BracketRight, control, "\x1d"))
    line.hands.type("21AB", 5)
    line.hands.key(Qt.Key.Key_Return, 5)
    assert line.scanned == ["0104\x1d21AB"]


@pytest.fixture
def world(tmp_path: Path, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    yield made
    made.close()


def before(line: ScanLine) -> Hands:
    scans = line.edit.findChild(LineScans)
    assert scans is not None
    return Hands(line.edit, scans)


def test_on_the_bench_a_scan_after_letters_left_is_carried_out(world: WarehouseWorld) -> None:
    firm, services = world.firm, world.session.services
    core = firm.part("HC-1000", held={"A-12-03": 9})
    services.part_requests.ask([Wanted(core.id, 3 * MICRO)], work_order_id=firm.job().id)
    world.settle()
    world.inputs().key("Return")
    line = world.bench().line
    hands = before(line)
    hands.type("abc")
    hands.scan("HC-1000")
    world.settle()
    assert firm.held(core, "A-12-03") == 8 and world.said()[0] == "right"
    assert line.edit.text() == "abc"


def test_a_scan_from_elsewhere_leaves_what_was_typed_in_the_line(world: WarehouseWorld) -> None:
    line = world.queue().line
    before(line).type("abc")
    line.take("ZZ-99")
    world.settle()
    assert line.edit.text() == "abc"
