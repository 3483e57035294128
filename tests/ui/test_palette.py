"""The search for everything: numbers go straight there, the newest question wins, commands are found by their words."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from fieldservice.domain.records import Customer, Part
from tests.ui.app_world import make_desktop, settle
from ui.app.desktop import Desktop
from ui.shell.page import Page
from ui.shell.palette import PaletteRow
from ui.shell.places import Place
from ui.shell.search_box import SearchBox
from ui.shell.search_view_model import Answer


class CustomerPage(Page):
    """Remembers which customer it was opened for."""

    def open(self, **params: object) -> None:
        self.params = params


@pytest.fixture
def desktop(tmp_path: Path, qtbot: Any) -> Iterator[Desktop]:
    made = make_desktop(tmp_path, qtbot)
    for key in ("customer", "part"):
        made.places[key] = Place(key, ("shell", "Customers"), CustomerPage)
    made.set_theme("light")
    context = made.session.context
    with context.begin("test") as uow:
        uow.add(Customer(id=context.ids(), number="C-000018", name="江宁永盛纺织有限公司", city="南京"))
        uow.add(Customer(id=context.ids(), number="C-000026", name="南京启元电子", city="南京"))
        uow.add(Part(id=context.ids(), number="HC-2205-0417", name="温控阀芯"))
        uow.commit()
    made.window.show()
    made.window.activateWindow()
    qtbot.waitUntil(made.window.isActiveWindow)
    made.window.go("settings")
    settle(made, qtbot)
    yield made
    made.close()


def box(desktop: Desktop) -> SearchBox:
    return desktop.window.top_bar.search


def type_in(desktop: Desktop, qtbot: Any, words: str) -> None:
    box(desktop).edit.setFocus()
    box(desktop).edit.setText(words)
    box(desktop).edit.textEdited.emit(words)
    qtbot.waitUntil(lambda: box(desktop)._answer is not None and box(desktop)._answer.text == words)


def words(rows: list[PaletteRow]) -> list[str]:
    return [row.plain() for row in rows]


def test_ctrl_k_puts_the_focus_into_the_search_and_offers_commands(desktop: Desktop, qtbot: Any) -> None:
    qtbot.keyClick(desktop.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(box(desktop).shown()))
    assert box(desktop).edit.hasFocus()


def test_what_is_typed_is_found_and_its_matches_are_marked(desktop: Desktop, qtbot: Any) -> None:
    type_in(desktop, qtbot, "永盛")
    row = box(desktop).shown()[0]
    assert row.plain() == "C-000018 江宁永盛纺织有限公司"
    assert ("永盛", True) in row.title


def test_enter_opens_the_first_record(desktop: Desktop, qtbot: Any) -> None:
    type_in(desktop, qtbot, "启元")
    qtbot.keyClick(box(desktop).edit, Qt.Key.Key_Return)
    assert desktop.window.here == "customer"
    assert box(desktop).edit.text() == ""


def test_a_scan_goes_straight_to_what_it_names_although_the_answer_is_not_there_yet(
    desktop: Desktop, qtbot: Any
) -> None:
    box(desktop).edit.setFocus()
    qtbot.keyClicks(box(desktop).edit, "HC-2205-0417")
    qtbot.keyClick(box(desktop).edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desktop.window.here == "part")


def test_a_number_stands_above_everything_else(desktop: Desktop, qtbot: Any) -> None:
    type_in(desktop, qtbot, "HC-2205-0417")
    assert box(desktop).palette_list is not None
    section = box(desktop).palette_list.sections()[0]
    assert (section.title, len(section.rows)) == ("This number", 1)


def test_only_the_newest_question_is_answered(desktop: Desktop, qtbot: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    answers: list[Answer] = []
    box(desktop).model.answered.connect(answers.append)
    gate, search = threading.Event(), desktop.session.services.search
    real = search.everything

    def slow(text: str, limit: int = 6) -> Any:
        if text == "南":
            gate.wait(120)
        return real(text, limit)

    monkeypatch.setattr(search, "everything", slow)
    box(desktop).model.ask("南")
    box(desktop).model.ask("南京")
    qtbot.waitUntil(lambda: len(answers) == 1)
    gate.set()
    settle(desktop, qtbot)
    assert [answer.text for answer in answers] == ["南京"]


def test_a_command_is_found_in_either_language_and_runs(desktop: Desktop, qtbot: Any) -> None:
    type_in(desktop, qtbot, "深色")
    assert words(box(desktop).shown()) == ["Dark theme"]
    qtbot.keyClick(box(desktop).edit, Qt.Key.Key_Return)
    assert desktop.settings.theme == "dark"


def test_a_command_whose_words_begin_so_stands_before_records(desktop: Desktop, qtbot: Any) -> None:
    type_in(desktop, qtbot, "dark")
    assert words(box(desktop).shown())[0] == "Dark theme"


def test_arrows_move_and_go_round(desktop: Desktop, qtbot: Any) -> None:
    type_in(desktop, qtbot, "南京")
    held = box(desktop).palette_list
    assert held is not None
    first = held.current()
    for _ in held.rows():
        qtbot.keyClick(box(desktop).edit, Qt.Key.Key_Down)
    assert held.current() is first
    qtbot.keyClick(box(desktop).edit, Qt.Key.Key_Up)
    assert held.current() is held.rows()[-1]


def test_escape_lets_go_and_leaves_the_page_as_it_was(desktop: Desktop, qtbot: Any) -> None:
    type_in(desktop, qtbot, "南京")
    qtbot.keyClick(box(desktop).edit, Qt.Key.Key_Escape)
    assert box(desktop).shown() == []
    assert (box(desktop).edit.text(), desktop.window.here) == ("", "settings")


def test_nothing_found_is_said_in_a_sentence(desktop: Desktop, qtbot: Any) -> None:
    type_in(desktop, qtbot, "凤凰涅槃")
    assert box(desktop).shown() == []
    assert box(desktop).palette_list is not None
    assert "凤凰涅槃" in box(desktop).palette_list.accessibleDescription()
    qtbot.keyClick(box(desktop).edit, Qt.Key.Key_Return)
    assert desktop.window.here == "settings"
