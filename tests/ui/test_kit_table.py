"""Promises of the table and its models."""

from __future__ import annotations

from array import array

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.kit.models import MISSING, words_of
from ui.kit.status import status
from ui.kit.table import Column, DataTable, SimpleModel, WindowedModel

COLUMNS = [
    Column("no", "Number", 120, kind="record"),
    Column("status", "Status", 120, kind="pill"),
    Column("customer", "Customer", 160, stretch=True),
    Column("qty", "Qty", 80, kind="number"),
]


def row(number: int) -> tuple[object, ...]:
    return (f"WO-{number}", "working", "Yongsheng", str(number))


def simple(qtbot: QtBot, count: int = 5, width: int = 700) -> DataTable:
    table = DataTable(SimpleModel(COLUMNS, [row(i) for i in range(count)], [100 + i for i in range(count)]), "Orders")
    qtbot.addWidget(table)
    table.resize(width, 400)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.setFocus()
    return table


def windowed(count: int, page_size: int = 100, max_pages: int = 4) -> tuple[WindowedModel, list[tuple[int, list[int]]]]:
    model = WindowedModel(COLUMNS, page_size, max_pages)
    asked: list[tuple[int, list[int]]] = []
    model.pageNeeded.connect(lambda first, ids: asked.append((first, ids)))
    model.set_ids(array("q", range(count)))
    return model, asked


def test_a_page_is_asked_for_once(qtbot: QtBot) -> None:
    model, asked = windowed(1000)
    for _ in range(3):
        assert model.cell(5, 0) is MISSING
        qtbot.wait(5)
    assert [(first, len(ids)) for first, ids in asked] == [(0, 100)]
    model.deliver(0, [row(i) for i in range(100)])
    assert model.cell(5, 0) == "WO-5"
    qtbot.wait(5)
    assert len(asked) == 1


def test_the_last_page_asks_only_for_what_is_there(qtbot: QtBot) -> None:
    model, asked = windowed(130)
    model.cell(129, 0)
    qtbot.waitUntil(lambda: bool(asked))
    assert asked == [(100, list(range(100, 130)))]


def test_an_answer_for_an_older_list_is_ignored(qtbot: QtBot) -> None:
    model, asked = windowed(300)
    model.cell(0, 0)
    qtbot.waitUntil(lambda: bool(asked))
    model.set_ids(array("q", [7, 8]))
    model.deliver(0, [row(99)] * 100)
    assert model.cell(0, 0) is MISSING


def test_a_failed_page_is_asked_for_again(qtbot: QtBot) -> None:
    model, asked = windowed(300)
    model.cell(0, 0)
    qtbot.waitUntil(lambda: len(asked) == 1)
    model.fail(0)
    model.cell(0, 0)
    qtbot.waitUntil(lambda: len(asked) == 2)


def test_the_cache_holds_a_bounded_number_of_pages(qtbot: QtBot) -> None:
    model, asked = windowed(1000, max_pages=2)
    for first in (0, 100, 200):
        model.cell(first, 0)
        qtbot.waitUntil(lambda start=first: any(at == start for at, _ids in asked))
        model.deliver(first, [row(first + i) for i in range(100)])
    assert model.cell(250, 0) == "WO-250"
    assert model.cell(0, 0) is MISSING


def test_refresh_asks_again_only_for_pages_that_show_the_ids(qtbot: QtBot) -> None:
    model, asked = windowed(1000)
    model.cell(0, 0)
    qtbot.waitUntil(lambda: bool(asked))
    model.deliver(0, [row(i) for i in range(100)])
    assert model.refresh([42, 500]) == [42]
    assert model.cell(42, 0) == "WO-42"
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[1][0] == 0


def test_first_rows_are_there_at_once() -> None:
    model, _asked = windowed(0)
    model.set_ids(array("q", range(500)), [row(i) for i in range(100)])
    assert model.cell(99, 0) == "WO-99"


def test_a_vanished_row_is_blank_and_not_missing(qtbot: QtBot) -> None:
    model, asked = windowed(2)
    model.cell(0, 0)
    qtbot.waitUntil(lambda: bool(asked))
    model.deliver(0, [None, row(1)])
    assert model.cell(0, 0) == ""
    assert model.cell(1, 0) == "WO-1"


def test_j_and_k_move_and_enter_opens(qtbot: QtBot) -> None:
    table = simple(qtbot)
    table.select_row(0)
    opened: list[int] = []
    table.opened.connect(opened.append)
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    assert table.current_id() == 101
    assert opened == [101]


def test_space_previews(qtbot: QtBot) -> None:
    table = simple(qtbot)
    table.select_row(2)
    with qtbot.waitSignal(table.previewed) as told:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert told.args == [102]


def test_x_ticks_and_escape_clears(qtbot: QtBot) -> None:
    table = simple(qtbot)
    table.select_row(1)
    qtbot.keyClick(table, Qt.Key.Key_X)
    qtbot.keyClick(table, Qt.Key.Key_J)
    qtbot.keyClick(table, Qt.Key.Key_X)
    assert table.ticked_ids() == [101, 102]
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.ticked_ids() == []


def test_shift_click_ticks_the_span(qtbot: QtBot) -> None:
    table = simple(qtbot)
    table.select_row(0)
    spot = table.visualRect(table.model().index(3, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, spot)
    assert table.ticked_ids() == [100, 101, 102, 103]


def test_focus_selects_the_first_row(qtbot: QtBot) -> None:
    assert simple(qtbot).current_id() == 100


def test_a_click_selects_and_previews(qtbot: QtBot) -> None:
    table = simple(qtbot)
    told: list[int] = []
    table.previewed.connect(told.append)
    spot = table.visualRect(table.model().index(3, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert table.current_id() == 103
    assert told == [103]


def test_the_layout_is_remembered(qtbot: QtBot) -> None:
    table = simple(qtbot)
    table.horizontalHeader().moveSection(2, 0)
    table.horizontalHeader().resizeSection(0, 222)
    table.set_sort("qty", True)
    kept = table.layout_state()
    other = simple(qtbot)
    other.restore_layout(kept)
    assert other.layout_state() == kept
    assert kept["order"] == ["customer", "no", "status", "qty"]


def test_a_nonsense_layout_is_survived(qtbot: QtBot) -> None:
    table = simple(qtbot)
    before = table.layout_state()
    table.restore_layout({"order": ["gone"], "widths": {"no": "wide"}, "hidden": [c.key for c in COLUMNS], "sort": 3})
    assert table.layout_state() == before


def test_the_last_columns_give_way_on_a_narrow_screen(qtbot: QtBot) -> None:
    table = simple(qtbot, width=420)
    assert table.isColumnHidden(3)
    assert not table.isColumnHidden(2)
    table.resize(700, 400)
    assert not table.isColumnHidden(3)
    assert table.layout_state()["hidden"] == []


def test_a_header_click_asks_for_sorting_and_turns_round(qtbot: QtBot) -> None:
    table = simple(qtbot)
    asked: list[tuple[str, bool]] = []
    table.sortRequested.connect(lambda key, down: asked.append((key, down)))
    header = table.horizontalHeader()
    for _ in range(2):
        header.sectionClicked.emit(0)
    assert asked == [("no", False), ("no", True)]


def test_columns_are_chosen_but_one_stays(qtbot: QtBot) -> None:
    table = simple(qtbot)
    actions = table.column_menu().actions()
    for action in actions[1:]:
        action.setChecked(False)
    assert table.layout_state()["hidden"] == ["status", "customer", "qty"]
    assert not table.column_menu().actions()[0].isEnabled()


def test_a_million_rows_ask_only_for_what_is_seen(qtbot: QtBot) -> None:
    model, asked = windowed(1_000_000)
    table = DataTable(model, "Orders")
    qtbot.addWidget(table)
    table.resize(700, 500)
    table.show()
    qtbot.waitUntil(lambda: bool(asked))
    table.select_row(999_999)
    qtbot.waitUntil(lambda: any(first == 999_900 for first, _ids in asked))
    assert len(asked) <= 3


def test_cells_speak_plain_words() -> None:
    spec = status("working")
    assert words_of(spec) == spec.text
    assert words_of(("a", "", "b")) == "a b"
    assert words_of(MISSING) == words_of(None) == ""
