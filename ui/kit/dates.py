"""Dates and times as people type them; the calendar opens beside the field. No locale decides anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta

from PySide6.QtCore import QDate, QDateTime, QLocale, QPoint, Qt, QTime, QTimeZone
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QToolButton, QVBoxLayout, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.buttons import IconButton
from ui.kit.fields import Field, Validator
from ui.kit.icons import bind_icon
from ui.kit.theme import current

_WORDS = {"today": 0, "今天": 0, "tomorrow": 1, "明天": 1, "后天": 2, "yesterday": -1, "昨天": -1}


def parse_date(words: str, today: date) -> date | None:
    """A date from "2026-05-14", "2026/5/14", "20260514", "5-14", "5月14日", "today", "明天", "+3"; None otherwise.

    Without a year, the year of `today` is meant.
    """
    plain = words.strip().lower()
    if plain in _WORDS:
        return today + timedelta(days=_WORDS[plain])
    ahead = re.fullmatch(r"([+-])(\d{1,3})", plain)
    if ahead:
        return today + timedelta(days=int(ahead[2]) * (1 if ahead[1] == "+" else -1))
    if re.fullmatch(r"\d{8}", plain):
        return _date(int(plain[:4]), int(plain[4:6]), int(plain[6:]))
    numbers = [int(number) for number in re.findall(r"\d+", plain)]
    if not re.fullmatch(r"[\d\s/.\-年月日号]+", plain):
        return None
    if len(numbers) == 3:
        year = numbers[0] + 2000 if numbers[0] < 100 else numbers[0]
        return _date(year, numbers[1], numbers[2])
    return _date(today.year, numbers[0], numbers[1]) if len(numbers) == 2 else None


def parse_time(words: str) -> time | None:
    """A time of day from "9:30", "0930", "9", "9点30分", full-width colons too; None otherwise."""
    plain = words.strip().replace("：", ":").replace("点", ":").replace("分", "").rstrip(":")
    found = re.fullmatch(r"(\d{1,2})(?::?(\d{2}))?", plain)
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return time(int(found[1]), int(found[2] or 0))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _qt_today() -> date:
    here = QDate.currentDate()
    return date(here.year(), here.month(), here.day())


class _DayField(Field):
    """A day typed in any usual form, or picked from the calendar that opens beside the field."""

    ICON = "calendar"

    def __init__(
        self,
        label: str,
        value: date | None = None,
        required: bool = False,
        hint: str = "",
        validator: Validator | None = None,
        today: Callable[[], date] = _qt_today,
        height: int = 34,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, required, hint, validator, height, parent)
        self._today = today
        self.edit = QLineEdit()
        self.edit.setMaxLength(24)
        self.edit.setPlaceholderText(translate("kit", "yyyy-mm-dd"))
        self._install(self.edit, self.ICON)
        self._add_editors(label)
        self._picker = _picker_button(self._open)
        self.frame.row.addWidget(self._picker)
        self._calendar: CalendarPopup | None = None
        self.set_value(value)
        for editor in self._editors():
            editor.textEdited.connect(lambda _words: self._edited())
            editor.editingFinished.connect(self._left)

    def _add_editors(self, label: str) -> None:
        """Put more than the day into the frame."""

    def _editors(self) -> tuple[QLineEdit, ...]:
        return (self.edit,)

    def _day(self) -> date | None:
        return parse_date(self.edit.text(), self._today())

    def _is_typed(self) -> bool:
        return any(editor.text().strip() for editor in self._editors())

    def _left(self) -> None:
        if self._is_typed():
            self.check()
        value = self.value()
        if value != self._last_committed:
            self._last_committed = value
            self.committed.emit()

    def _open(self) -> None:
        if self._calendar is None:
            self._calendar = CalendarPopup(self, self._picked)
        self._calendar.open_at(self.frame.mapToGlobal(QPoint(0, self.frame.height() + 4)), self._day())

    def _picked(self, chosen: date) -> None:
        self.edit.setText(chosen.isoformat())
        self._edited()

    def _lock(self, locked: bool) -> None:
        super()._lock(locked)
        self._picker.setVisible(not locked)


class DateField(_DayField):
    """A date typed in any usual form, or picked; shown as 2026-05-14. `value()` is a date or None."""

    def value(self) -> date | None:
        return self._day()

    def set_value(self, value: object) -> None:
        self.edit.setText(value.isoformat() if isinstance(value, date) else "")
        self._last_committed = self.value()

    def check(self) -> bool:
        if self._is_typed() and self.value() is None:
            self.set_error(translate("kit", "Enter a date, such as 2026-05-14."))
            return False
        return super().check()

    def _left(self) -> None:
        value = self.value()
        if value is not None:
            self.edit.setText(value.isoformat())
        super()._left()

    def _picked(self, chosen: date) -> None:
        super()._picked(chosen)
        self._left()


class DateTimeField(_DayField):
    """A date and a time of day on this machine's clock. `value()` is an aware UTC datetime or None."""

    ICON = "calendar-clock"

    def _add_editors(self, label: str) -> None:
        self.clock = QLineEdit()
        self.clock.setMaxLength(8)
        self.clock.setProperty("bare", True)
        self.clock.setPlaceholderText(translate("kit", "hh:mm"))
        self.clock.setAccessibleName(translate("kit", "{field}, time", field=label))
        self.clock.setFixedWidth(current().px(56))
        self.clock.installEventFilter(self.frame)
        self.frame.row.insertWidget(2, self.clock)

    def _editors(self) -> tuple[QLineEdit, ...]:
        return (self.edit, self.clock)

    def value(self) -> datetime | None:
        day, clock = self._day(), parse_time(self.clock.text())
        if day is None or clock is None:
            return None
        local = QDateTime(QDate(day.year, day.month, day.day), QTime(clock.hour, clock.minute))
        return datetime.fromtimestamp(local.toMSecsSinceEpoch() / 1000, UTC)

    def set_value(self, value: object) -> None:
        if isinstance(value, datetime):
            local = QDateTime.fromMSecsSinceEpoch(round(value.timestamp() * 1000), QTimeZone.systemTimeZone())
            self.edit.setText(local.toString("yyyy-MM-dd"))
            self.clock.setText(local.toString("HH:mm"))
        else:
            self.edit.clear()
            self.clock.clear()
        self._last_committed = self.value()

    def check(self) -> bool:
        if self._is_typed() and self.value() is None:
            self.set_error(translate("kit", "Enter a date and a time, such as 2026-05-14 09:30."))
            return False
        return super().check()

    def _left(self) -> None:
        day, clock = self._day(), parse_time(self.clock.text())
        if day is not None:
            self.edit.setText(day.isoformat())
        if clock is not None:
            self.clock.setText(clock.strftime("%H:%M"))
        if not self.edit.hasFocus() and not self.clock.hasFocus():
            super()._left()

    def _picked(self, chosen: date) -> None:
        super()._picked(chosen)
        self.clock.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lock(self, locked: bool) -> None:
        super()._lock(locked)
        self.clock.setReadOnly(locked)


class CalendarPopup(QWidget):
    """A month to pick a day from; Escape closes it."""

    def __init__(self, owner: QWidget, picked: Callable[[date], None]) -> None:
        super().__init__(owner, Qt.WindowType.Popup)
        self._picked = picked
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setGridVisible(False)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        for name, icon in (("qt_calendar_prevmonth", "chevron-left"), ("qt_calendar_nextmonth", "chevron-right")):
            arrow = self.calendar.findChild(QToolButton, name)
            if arrow is not None:
                bind_icon(arrow, icon, "muted")
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.calendar)

    def _dress(self) -> None:
        """Month and weekday names of the interface language; no red weekends."""
        theme = current()
        english = QLocale(QLocale.Language.English)
        chinese = QLocale(QLocale.Language.Chinese, QLocale.Script.SimplifiedChineseScript, QLocale.Country.China)
        self.calendar.setLocale(english if theme.language == "en" else chinese)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        plain, muted = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.color("text"))
        muted.setForeground(theme.color("muted"))
        self.calendar.setHeaderTextFormat(muted)
        for day in Qt.DayOfWeek:
            self.calendar.setWeekdayTextFormat(day, plain)

    def open_at(self, spot: QPoint, chosen: date | None) -> None:
        self._dress()
        if chosen is not None:
            self.calendar.setSelectedDate(QDate(chosen.year, chosen.month, chosen.day))
        self.move(spot)
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        paint.box(QPainter(self), self.rect(), theme.color("raised"), theme.color("edge"), 6)

    def _take(self, day: QDate) -> None:
        if self.isVisible():
            self.hide()
            self._picked(date(day.year(), day.month(), day.day()))


def _picker_button(on_click: Callable[[], None]) -> IconButton:
    button = IconButton("chevron-down", translate("kit", "Calendar"), size=28, on_click=on_click)
    button.setFixedSize(current().px(24), current().px(24))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
