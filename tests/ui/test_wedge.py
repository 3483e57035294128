"""Scanners that type are told from people by their speed, and nobody's typing is taken."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tests.ui.rest import clear_screen
from ui.bridge.wedge import SCANS_HERE, Timing, Wedge

CODE = "FS1:P:HC-2205-0417"


class Bench:
    """A window with everything that can have the focus, a wedge, and hands that type at a given speed."""

    def __init__(self, qtbot: Any, timing: Timing | None = None) -> None:
        clear_screen()
        self.now = 1_000
        self.window = QMainWindow()
        centre = QWidget()
        lines = QVBoxLayout(centre)
        self.field, self.search, self.notes = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.secret, self.list, self.button = QLineEdit(), QListWidget(), QPushButton("Pass")
        self.search.setProperty(SCANS_HERE, True)
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.list.addItems(["alpha", "beta"])
        self.button.setShortcut(QKeySequence("1"))
        for widget in (self.field, self.search, self.notes, self.secret, self.list, self.button):
            lines.addWidget(widget)
        self.window.setCentralWidget(centre)
        self.pressed: list[str] = []
        for key in ("E", "Ctrl+S", "Return"):
            shortcut = QShortcut(QKeySequence(key), self.window)
            shortcut.activated.connect(lambda key=key: self.pressed.append(key))
        self.button.clicked.connect(lambda: self.pressed.append("button"))
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.wedge = Wedge(app, timing, stamp=lambda _event: self.now)
        self.scans: list[str] = []
        self.wedge.scanned.connect(self.scans.append)

    def key(self, key: Any, after: int, modifiers: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.now += after
        window = QGuiApplication.focusWindow()
        assert window is not None
        QTest.keyClick(window, key, modifiers)

    def type(self, text: str, every: int) -> None:
        for character in text:
            self.key(character, every)

    def scan(self, text: str = CODE, every: int = 5, end: Any = Qt.Key.Key_Return) -> None:
        self.now += 2_000
        self.type(text, every)
        self.key(end, every)
        QApplication.processEvents()

    def rest(self) -> None:
        """Nothing comes any more: what was held back is let go."""
        self.now += 1_000
        self.wedge.over()
        QApplication.processEvents()


@pytest.fixture
def bench(qtbot: Any) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    made.wedge.stop()


@pytest.mark.parametrize("every", [1, 5, 12, 30])
@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
@pytest.mark.parametrize("where", ["list", "field", "notes", "button"])
def test_a_scan_is_told_wherever_the_focus_is_without_a_trace(bench: Bench, where: str, every: int, end: Any) -> None:
    widget = getattr(bench, where)
    widget.setFocus()
    bench.scan(every=every, end=end)
    assert bench.scans == [CODE]
    assert (bench.field.text(), bench.notes.toPlainText(), bench.pressed) == ("", "", [])
    assert bench.list.currentRow() == 0 or where != "list"
    assert widget.hasFocus()


def test_a_scan_in_the_middle_of_typing_takes_back_only_itself(bench: Bench) -> None:
    bench.field.setFocus()
    bench.type("Seal kit", 90)
    bench.field.setCursorPosition(4)
    heard: list[str] = []
    bench.field.textEdited.connect(heard.append)
    bench.scan()
    assert (bench.scans, bench.field.text(), bench.field.cursorPosition()) == ([CODE], "Seal kit", 4)
    assert heard[-1] == "Seal kit"  # whoever keeps what is typed has heard of it
    bench.type("s", 90)
    assert bench.field.text() == "Seals kit"


def test_what_was_selected_is_there_again(bench: Bench) -> None:
    bench.field.setText("old words")
    bench.field.setFocus()
    bench.field.selectAll()
    bench.scan()
    assert (bench.field.text(), bench.field.selectedText()) == ("old words", "old words")
    bench.notes.setPlainText("one two")
    bench.notes.setFocus()
    bench.notes.selectAll()
    bench.scan()
    assert (bench.notes.toPlainText(), bench.scans) == ("one two", [CODE, CODE])


def test_a_code_that_nothing_has_is_given_back_to_its_field(bench: Bench) -> None:
    bench.field.setText("see ")
    bench.field.setFocus()
    bench.scan("hello")
    assert bench.field.text() == "see "
    assert bench.wedge.give_back()
    assert bench.field.text() == "see hello"
    assert not bench.wedge.give_back()


def test_nothing_is_given_back_to_a_field_that_has_changed(bench: Bench) -> None:
    bench.field.setFocus()
    bench.scan("hello")
    bench.type("x", 90)
    assert not bench.wedge.give_back()
    assert bench.field.text() == "x"


@pytest.mark.parametrize("where", ["field", "notes"])
def test_a_quick_typist_is_left_alone(bench: Bench, where: str) -> None:
    widget = getattr(bench, where)
    widget.setFocus()
    words = "The quick brown fox jumps over 12 lazy dogs"
    bench.type(words, 83)  # twelve keys a second
    bench.key(Qt.Key.Key_Tab, 83)
    bench.rest()
    assert bench.scans == []
    assert (bench.field.text() or bench.notes.toPlainText().rstrip("\t")) == words


def test_rolled_pairs_in_quick_typing_are_no_scan(bench: Bench) -> None:
    bench.field.setFocus()
    for gaps in (20, 95, 15, 70, 30, 120, 10, 10, 60):
        bench.key("t", gaps)
    bench.key(Qt.Key.Key_Return, 20)
    bench.rest()
    assert (bench.scans, bench.field.text()) == ([], "t" * 9)


def test_commands_by_single_keys_work_and_come_in_order(bench: Bench) -> None:
    bench.list.setFocus()
    bench.key("e", 500)
    assert bench.pressed == []  # held back for a moment
    bench.key("1", 83)
    assert bench.pressed == ["E"]
    bench.rest()
    assert bench.pressed == ["E", "button"]
    bench.key("e", 500)
    bench.key(Qt.Key.Key_Return, 20)
    assert bench.pressed == ["E", "button", "E", "Return"]
    assert bench.scans == []


def test_a_key_that_is_held_back_is_let_go_by_itself(bench: Bench, qtbot: Any) -> None:
    bench.list.setFocus()
    bench.key("e", 500)
    qtbot.waitUntil(lambda: bench.pressed == ["E"])


def test_letters_still_find_rows_in_a_list(bench: Bench) -> None:
    bench.list.setFocus()
    bench.key("b", 500)
    bench.rest()
    assert bench.list.currentItem().text() == "beta"


def test_chords_go_through_at_once_and_end_a_burst(bench: Bench) -> None:
    bench.list.setFocus()
    bench.type("abc", 5)
    bench.key(Qt.Key.Key_S, 5, Qt.KeyboardModifier.ControlModifier)
    bench.type("def", 5)
    bench.key(Qt.Key.Key_Return, 5)
    bench.rest()
    assert bench.scans == [] and bench.pressed[0] == "Ctrl+S" and "Return" in bench.pressed


def test_gs1_separators_typed_as_a_chord_belong_to_the_scan(bench: Bench) -> None:
    bench.list.setFocus()
    window = bench.window.windowHandle()
    bench.type("10LOT", 5)
    control = Qt.KeyboardModifier.ControlModifier
    bench.now += 5
    bench.key(Qt.Key.Key_Control, 5)  # a scanner presses both keys
    QApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_BracketRight, control, "\x1d"))
    bench.type("21S", 5)
    bench.key(Qt.Key.Key_Return, 5)
    QApplication.processEvents()
    assert bench.scans == ["10LOT\x1d21S"]


def test_a_key_held_down_repeats_and_is_no_scan(bench: Bench) -> None:
    bench.field.setFocus()
    window = bench.window.windowHandle()
    for again in range(12):
        bench.now += 30
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x", again > 0)
        QApplication.sendEvent(window, press)
    bench.key(Qt.Key.Key_Return, 30)
    bench.rest()
    assert (bench.scans, bench.field.text()) == ([], "x" * 12)


def test_text_of_an_input_method_is_no_scan(bench: Bench) -> None:
    bench.field.setFocus()
    for words in ("温控", "阀芯", "七十一", "度"):
        event = QInputMethodEvent()
        event.setCommitString(words)
        QApplication.sendEvent(bench.field, event)
        bench.now += 3
    bench.key(Qt.Key.Key_Return, 3)
    bench.rest()
    assert (bench.scans, bench.field.text()) == ([], "温控阀芯七十一度")


def test_a_search_field_keeps_its_scan_with_enter(bench: Bench) -> None:
    entered: list[str] = []
    bench.search.returnPressed.connect(lambda: entered.append(bench.search.text()))
    bench.search.setFocus()
    shortcut = next(each for each in bench.window.findChildren(QShortcut) if each.key() == QKeySequence("Return"))
    shortcut.setEnabled(False)
    bench.scan()
    assert (bench.scans, entered) == ([], [CODE])


def test_a_password_is_never_looked_at(bench: Bench) -> None:
    bench.secret.setFocus()
    bench.scan("four small words", 2)
    assert (bench.scans, bench.secret.text()) == ([], "four small words")


def test_a_dialogs_field_keeps_its_scan_and_its_buttons_do_not(bench: Bench, qtbot: Any) -> None:
    dialog = QDialog(bench.window)
    dialog.setModal(True)
    lines = QVBoxLayout(dialog)
    serial, button = QLineEdit(), QPushButton("Close")
    clicks: list[bool] = []
    button.clicked.connect(clicks.append)
    button.setDefault(False)
    lines.addWidget(serial)
    lines.addWidget(button)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    serial.setFocus()
    bench.now += 500
    bench.type("SN-4411", 4)
    assert serial.text() == "SN-4411"
    button.setFocus()
    bench.scan()
    assert (bench.scans, clicks, serial.text()) == ([CODE], [], "SN-4411")
    dialog.close()
    bench.window.activateWindow()
    qtbot.waitUntil(bench.window.isActiveWindow)
    bench.list.setFocus()
    bench.scan()
    assert bench.scans == [CODE, CODE]


def test_a_scanner_without_an_end_is_told_when_it_is_silent(bench: Bench, qtbot: Any) -> None:
    bench.list.setFocus()
    bench.now += 500
    bench.type("6901234567892", 4)
    qtbot.waitUntil(lambda: bench.scans == ["6901234567892"])


def test_two_scans_one_after_the_other_are_two(bench: Bench) -> None:
    bench.field.setFocus()
    bench.scan("A-12-03")
    bench.scan("B-07-02")
    assert (bench.scans, bench.field.text()) == (["A-12-03", "B-07-02"], "")


def test_prefix_and_suffix_are_left_out_and_make_short_codes_scans(qtbot: Any) -> None:
    bench = Bench(qtbot, Timing(prefix="~", suffix="#"))
    bench.list.setFocus()
    bench.scan("~7#")
    bench.scan("~A-12-03#")
    bench.scan("A-12-03")
    bench.wedge.stop()
    assert bench.scans == ["7", "A-12-03", "A-12-03"]


def test_a_slow_scanner_is_told_with_a_wider_gap(qtbot: Any) -> None:
    bench = Bench(qtbot, Timing(gap_ms=60))
    bench.list.setFocus()
    bench.scan(every=55)
    bench.wedge.stop()
    assert bench.scans == [CODE]


def test_a_click_lets_go_what_was_held_back(bench: Bench) -> None:
    bench.list.setFocus()
    bench.key("e", 500)
    QTest.mouseClick(bench.window.windowHandle(), Qt.MouseButton.LeftButton)
    assert bench.pressed[:1] == ["E"]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abc1-: "), st.integers(40, 400)), max_size=30))
def test_whatever_is_typed_slower_than_the_gap_arrives_whole(qtbot: Any, typed: list[tuple[str, int]]) -> None:
    bench = Bench(qtbot)
    bench.field.setFocus()
    for character, gap in typed:
        bench.key(character, gap)
    bench.key(Qt.Key.Key_Return, 40)
    bench.rest()
    bench.wedge.stop()
    assert (bench.field.text(), bench.scans) == ("".join(character for character, _gap in typed), [])
