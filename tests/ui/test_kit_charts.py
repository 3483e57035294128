"""What the bar chart promises: bars in proportion, one brought out, every value in words."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.kit.charts import Bar, BarChart
from ui.kit.theme import current


def chart(qtbot: QtBot, *values: float) -> BarChart:
    made = BarChart("Monthly use")
    qtbot.addWidget(made)
    made.resize(300, made.sizeHint().height())
    made.set_bars([Bar(str(at), value, f"{value:g}", f"month {at}: {value:g}") for at, value in enumerate(values)])
    made.show()
    return made


def test_bars_are_as_high_as_their_values_and_stand_on_one_line(qtbot: QtBot) -> None:
    shown = chart(qtbot, 4, 2, 0, -3)
    areas = shown.bar_areas()
    assert abs(areas[0].height() - 2 * areas[1].height()) <= 1
    assert [area.height() for area in areas[2:]] == [0, 0]
    assert areas[0].top() + areas[0].height() == areas[1].top() + areas[1].height()


def test_the_last_bar_has_the_accent_until_another_one_is_brought_out(qtbot: QtBot) -> None:
    shown = chart(qtbot, 3, 3, 3)
    areas = shown.bar_areas()

    def ink(at: int) -> str:
        image = shown.grab().toImage()
        ratio = image.devicePixelRatio()
        centre = areas[at].center() * ratio
        return image.pixelColor(centre).name()

    accent, bar = current().color("accent").name(), current().color("bar").name()
    assert [ink(at) for at in range(3)] == [bar, bar, accent]
    QTest.mouseMove(shown, QPoint(areas[0].center().x(), 40))
    qtbot.waitUntil(lambda: shown.chosen() == 0)
    assert [ink(at) for at in range(3)] == [accent, bar, bar]
    assert shown.toolTip() == "month 0: 3"


def test_arrow_keys_walk_along_the_bars_and_every_value_can_be_read_out(qtbot: QtBot) -> None:
    shown = chart(qtbot, 1, 2, 3)
    for _step in range(2):
        QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.chosen() == 0
    QTest.keyClick(shown, Qt.Key.Key_Left)
    assert shown.chosen() == 0
    assert shown.accessibleName() == "Monthly use"
    assert shown.accessibleDescription() == "month 0: 1\nmonth 1: 2\nmonth 2: 3"


def test_nothing_at_all_is_drawn_as_nothing(qtbot: QtBot) -> None:
    shown = chart(qtbot)
    assert shown.bar_areas() == [] and not shown.grab().isNull()
    assert all(area.height() == 0 for area in chart(qtbot, 0, 0).bar_areas())
