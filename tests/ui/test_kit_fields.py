"""Promises of the form fields, choices, dates and the search field."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.kit.choices import ChoiceField, SegmentedChoice
from ui.kit.dates import DateField, DateTimeField, parse_date, parse_time
from ui.kit.fields import Field, TextArea, TextField
from ui.kit.numbers import NumberField, format_decimal, parse_decimal
from ui.kit.search import SearchField, Suggestion, marked

TODAY = date(2026, 5, 14)


_pages: list[QWidget] = []  # pytest-qt keeps only weak references


def shown(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    for widget in widgets:
        layout.addWidget(widget)
    page.resize(500, 500)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    _pages.append(page)
    return page


@pytest.fixture(autouse=True)
def _pages_end_with_the_test() -> Iterator[None]:
    yield
    _pages.clear()


def too_short(value: object) -> str:
    return "" if len(str(value)) >= 8 else "4 digits are missing."


def test_a_field_shows_its_error_sentence_when_it_is_left(qtbot: QtBot) -> None:
    phone, other = TextField("Phone", validator=too_short), TextField("Other")
    shown(qtbot, phone, other)
    phone.edit.setFocus()
    qtbot.keyClicks(phone.edit, "025")
    assert phone.error == ""
    other.edit.setFocus()
    assert phone.error == "4 digits are missing."
    assert phone.frame.state == "error"
    assert phone.edit.accessibleDescription() == "4 digits are missing."


def test_typing_on_takes_the_error_away(qtbot: QtBot) -> None:
    phone = TextField("Phone", validator=too_short)
    shown(qtbot, phone)
    phone.set_error("4 digits are missing.")
    qtbot.keyClicks(phone.edit, "0")
    assert phone.error == ""


def test_an_empty_required_field_speaks_only_when_the_form_is_sent(qtbot: QtBot) -> None:
    name, other = TextField("Name", required=True), TextField("Other")
    shown(qtbot, name, other)
    name.edit.setFocus()
    other.edit.setFocus()
    assert name.error == ""
    assert not name.check()
    assert name.error


def test_committed_comes_once_per_changed_value(qtbot: QtBot) -> None:
    field, other = TextField("Name"), TextField("Other")
    shown(qtbot, field, other)
    told: list[str] = []
    field.committed.connect(lambda: told.append(field.value()))
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "abc")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    other.edit.setFocus()
    assert told == ["abc"]


def test_tab_goes_from_field_to_field_in_order_and_leaves_a_text_area(qtbot: QtBot) -> None:
    first, story, choice = TextField("A"), TextArea("B"), ChoiceField("C", [(1, "one"), (2, "two")])
    page = shown(qtbot, first, story, choice)
    first.edit.setFocus()
    for expected in (story.edit, choice.combo):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is expected


@pytest.mark.parametrize("field", [TextField, TextArea, NumberField, DateField])
def test_the_label_is_the_accessible_name(qtbot: QtBot, field: type[Field]) -> None:
    widget = field("Serial number")
    qtbot.addWidget(widget)
    assert widget.frame.editor is not None
    assert widget.frame.editor.accessibleName() == "Serial number"


def test_a_suggestion_is_dashed_until_a_person_types(qtbot: QtBot) -> None:
    field = TextField("Priority", "urgent")
    shown(qtbot, field)
    field.set_suggested()
    assert field.frame.state == "suggested"
    qtbot.keyClicks(field.edit, "x")
    assert field.frame.state == "edit"


def test_read_only_cannot_be_typed_into(qtbot: QtBot) -> None:
    field = TextField("Number", "WO-1")
    shown(qtbot, field)
    field.set_read_only()
    qtbot.keyClicks(field.edit, "999")
    assert field.value() == "WO-1"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("12.5", "12.5"),
        ("12,5", "12.5"),
        ("1,234", "1234"),
        ("1,234.5", "1234.5"),
        ("１０９．５", "109.5"),
        ("−3", "-3"),
        (" 7 ", "7"),
    ],
)
def test_numbers_are_read_as_people_type_them(words: str, number: str) -> None:
    assert parse_decimal(words) == Decimal(number)


@pytest.mark.parametrize("words", ["", "abc", "1e5", "NaN", "inf", "1.2.3", "--1"])
def test_what_is_no_plain_number_is_none(words: str) -> None:
    assert parse_decimal(words) is None


def test_decimals_are_shown_without_trailing_zeros_or_exponent() -> None:
    assert [format_decimal(Decimal(x)) for x in ("10.50", "1E+3", "0.000", "100")] == ["10.5", "1000", "0", "100"]


def test_a_number_field_says_how_to_write_a_number(qtbot: QtBot) -> None:
    field = NumberField("Temperature")
    shown(qtbot, field)
    qtbot.keyClicks(field.edit, "hot")
    assert not field.check()
    assert "12.5" in field.error


def test_too_many_decimal_places_are_refused(qtbot: QtBot) -> None:
    field = NumberField("Pieces", decimals=0)
    shown(qtbot, field)
    qtbot.keyClicks(field.edit, "1.5")
    assert not field.check()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2026-05-14", date(2026, 5, 14)),
        ("2026/5/4", date(2026, 5, 4)),
        ("20260504", date(2026, 5, 4)),
        ("5月4日", date(2026, 5, 4)),
        ("12-24", date(2026, 12, 24)),
        ("tomorrow", date(2026, 5, 15)),
        ("后天", date(2026, 5, 16)),
        ("-1", date(2026, 5, 13)),
        ("2026-02-30", None),
        ("soon", None),
        ("", None),
    ],
)
def test_dates_are_read_as_people_type_them(words: str, expected: date | None) -> None:
    assert parse_date(words, TODAY) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("9:30", time(9, 30)), ("0930", time(9, 30)), ("9点30分", time(9, 30)), ("9", time(9)), ("24:00", None)],
)
def test_times_are_read_as_people_type_them(words: str, expected: time | None) -> None:
    assert parse_time(words) == expected


def test_a_date_time_survives_the_way_through_local_time(qtbot: QtBot) -> None:
    moment = datetime(2026, 5, 14, 3, 7, tzinfo=UTC)
    field = DateTimeField("Arrived", moment)
    qtbot.addWidget(field)
    assert field.value() == moment


def test_a_choice_keeps_its_value_when_the_list_is_renewed(qtbot: QtBot) -> None:
    field = ChoiceField("C", [(1, "one"), (2, "two")], 2)
    qtbot.addWidget(field)
    field.set_choices([(2, "zwei"), (3, "drei")])
    assert field.value() == 2


def test_arrows_move_a_segmented_choice(qtbot: QtBot) -> None:
    field = SegmentedChoice([("a", "A"), ("b", "B")], "a")
    shown(qtbot, field)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClick(field, Qt.Key.Key_Right)
    assert field.value() == "b"


# find while typing


def searching(qtbot: QtBot) -> tuple[SearchField, list[tuple[str, int]], list[Suggestion]]:
    field = SearchField("Customer")
    shown(qtbot, field)
    asked: list[tuple[str, int]] = []
    taken: list[Suggestion] = []
    field.queried.connect(lambda words, ticket: asked.append((words, ticket)))
    field.taken.connect(taken.append)
    field.edit.setFocus()
    return field, asked, taken


HITS = [Suggestion(1, "Yongsheng"), Suggestion(2, "Huasheng")]


def test_enter_takes_the_first_suggestion(qtbot: QtBot) -> None:
    field, asked, taken = searching(qtbot)
    qtbot.keyClicks(field.edit, "sheng")
    qtbot.waitUntil(lambda: bool(asked))
    field.show_results(asked[-1][1], HITS)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert [hit.id for hit in taken] == [1]
    assert field.value() == 1
    assert field.frame.state == "found"


def test_down_and_enter_take_the_second(qtbot: QtBot) -> None:
    field, asked, taken = searching(qtbot)
    qtbot.keyClicks(field.edit, "sheng")
    qtbot.waitUntil(lambda: bool(asked))
    field.show_results(asked[-1][1], HITS)
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert [hit.id for hit in taken] == [2]


def test_enter_before_the_answer_takes_the_first_when_it_comes(qtbot: QtBot) -> None:
    field, asked, taken = searching(qtbot)
    qtbot.keyClicks(field.edit, "sheng")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert not taken
    field.show_results(asked[-1][1], HITS)
    assert [hit.id for hit in taken] == [1]


def test_the_newest_query_wins(qtbot: QtBot) -> None:
    field, asked, _taken = searching(qtbot)
    qtbot.keyClicks(field.edit, "she")
    qtbot.waitUntil(lambda: len(asked) == 1)
    qtbot.keyClicks(field.edit, "ng")
    qtbot.waitUntil(lambda: len(asked) == 2)
    field.show_results(asked[1][1], HITS[:1])
    field.show_results(asked[0][1], HITS)
    assert [hit.id for hit in field.results()] == [1]


def test_backspace_on_a_taken_value_starts_over(qtbot: QtBot) -> None:
    field, _asked, _taken = searching(qtbot)
    field.take(HITS[0])
    with qtbot.waitSignal(field.cleared):
        qtbot.keyClick(field.edit, Qt.Key.Key_Backspace)
    assert field.value() is None
    assert field.text() == ""


def test_escape_closes_the_list_and_keeps_the_words(qtbot: QtBot) -> None:
    field, asked, _taken = searching(qtbot)
    qtbot.keyClicks(field.edit, "sheng")
    qtbot.waitUntil(lambda: bool(asked))
    field.show_results(asked[-1][1], HITS)
    assert field.results()
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert not field.results()
    assert field.text() == "sheng"


def test_what_matches_is_marked() -> None:
    assert marked("HC-75V·2 号机", "2 号") == (("HC-75V·", False), ("2 号", True), ("机", False))
    assert marked("Pump HC", "hc pu") == (("Pu", True), ("mp ", False), ("HC", True))
    assert marked("abc", "") == (("abc", False),)


def test_a_text_area_that_comes_into_a_page_in_view_is_as_high_as_its_words(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.resize(500, 300)
    content = QWidget()
    beside = QHBoxLayout(content)
    areas = [TextArea("How", "Stop, vent and lock out before the core is taken out. " * n, rows=1) for n in (1, 2)]
    for area in areas:
        beside.addWidget(area)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(content)
    qtbot.wait(1)
    for area in areas:
        lines = int(area.edit.document().size().height())
        assert lines > 1 and area.edit.height() >= lines * area.edit.fontMetrics().lineSpacing()
