"""Beside the day: tomorrow, owed old parts, today's figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo

from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_date
from fieldservice.domain.quantity import format_micro, unit_word
from fieldservice.i18n import language, translate
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.panels import Card, ScrollPage, SectionHeader, column, panel, row
from ui.kit.theme import current
from ui.my_day import words
from ui.my_day.view_model import Agenda, OwedPart, Visit

WIDE, NARROW = 364, 300


class DayRail(ScrollPage):
    """The right column."""

    def __init__(self, open_day: Callable[[], object]) -> None:
        super().__init__(gutter=20, spacing=8)
        self.setProperty("surface", "rail")
        self._open_day = open_day

    def show_agenda(self, agenda: Agenda, now: datetime, today: date, zone: tzinfo) -> None:
        """Fill the column anew."""
        from ui.kit.panels import clear_layout

        clear_layout(self.body)
        self._figures(agenda, now)
        self._tomorrow(agenda, today, zone)
        if agenda.owed:
            self._owed(agenda, today)
        self.body.addStretch(1)

    def _figures(self, agenda: Agenda, now: datetime) -> None:
        minutes = agenda.minutes_on_site(now)
        total = len(agenda.day.visits)
        figures = [
            (f"{agenda.day.done} / {total}", translate("my_day", "visits done")),
            (str(agenda.fixed), translate("my_day", "fixed")),
            (f"{minutes // 60}:{minutes % 60:02d}", translate("my_day", "hours on site")),
        ]
        self.add(SectionHeader(translate("my_day", "Figures")))
        card = panel("card")
        line = row(spacing=0, margins=12)
        for index, (figure, label) in enumerate(figures):
            if index:
                line.addWidget(rule(vertical=True))
            cell = column(margins=4)
            cell.addWidget(Label(figure, "title"))
            cell.addWidget(Label(label, "small", "muted"))
            line.addLayout(cell, 1)
        card.setLayout(line)
        self.add(card)
        self.body.addSpacing(current().px(12))

    def _tomorrow(self, agenda: Agenda, today: date, zone: tzinfo) -> None:
        tomorrow = agenda.tomorrow
        head = translate("my_day", "Tomorrow") if (tomorrow.day - today).days == 1 else translate("my_day", "Next day")
        count = translate("my_day", "%n visits", n=len(tomorrow.visits)) if tomorrow.visits else ""
        detail = words.joined(format_date(tomorrow.day, today), count)
        action = translate("my_day", "Show") if tomorrow.visits else ""
        self.add(SectionHeader(head, detail, action, self._open_day))
        if not tomorrow.visits:
            self.add(Label(translate("my_day", "Nothing is planned yet."), "body", "muted", wrap=True))
        else:
            card = Card(padding=0, spacing=0)
            for index, visit in enumerate(tomorrow.visits):
                if index:
                    card.add(rule())
                card.add(_tomorrow_row(visit, zone))
            self.add(card)
        self.body.addSpacing(current().px(12))

    def _owed(self, agenda: Agenda, today: date) -> None:
        count = translate("my_day", "%n parts", n=len(agenda.owed))
        self.add(SectionHeader(translate("my_day", "Old parts I owe"), count))
        card = Card(padding=0, spacing=0)
        for index, owed in enumerate(agenda.owed):
            if index:
                card.add(rule())
            card.add(_owed_row(owed, today))
        self.add(card)


def _line(icon: str, token: str, title: str, second: str, right: str, tone: str = "muted") -> QWidget:
    theme = current()
    holder = QWidget()
    texts = column(spacing=1)
    texts.addWidget(Label(title, "body", elide=True))
    texts.addWidget(Label(second, "small", "muted", elide=True))
    line = row(IconLabel(icon, token), spacing=12)
    line.setContentsMargins(theme.px(14), theme.px(8), theme.px(14), theme.px(8))
    line.addLayout(texts, 1)
    line.addWidget(Label(right, "body", tone))
    holder.setLayout(line)
    holder.setAccessibleName(f"{title} {second} {right}")
    return holder


def _tomorrow_row(visit: Visit, zone: tzinfo) -> QWidget:
    lacking = words.parts_missing(visit)
    second = words.work_line(visit)
    if lacking:
        second = translate("my_day", "Often needed, not in the van: {parts}", parts=lacking)
    icon, token = ("triangle-alert", "warn") if lacking else ("calendar", "muted")
    return _line(icon, token, words.customer_name(visit), second, words.clock(visit.starts_at, zone))


def _owed_row(owed: OwedPart, today: date) -> QWidget:
    line, part = owed.line, owed.part
    name = line.description
    if not name and part is not None:
        name = (part.name_en if language() == "en" else "") or part.name or part.number
    quantity = f"{format_micro(line.quantity_micro)} {unit_word(line.unit)}"
    due, tone = "", "muted"
    if line.due_on is not None:
        away = (line.due_on - today).days
        due = translate("my_day", "by {date}", date=format_date(line.due_on, today))
        if away <= 0:
            tone = "warn" if away == 0 else "danger"
            due = translate("my_day", "due today") if away == 0 else translate("my_day", "%n days late", n=-away)
    return _line(
        "tag", "muted", words.joined(name, quantity), words.joined(line.tag_number, owed.customer_short), due, tone
    )
