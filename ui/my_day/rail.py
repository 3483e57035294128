"""Beside the day: tomorrow, owed old parts, today's figures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, tzinfo

from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_date
from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.i18n import language, translate
from ui.kit.buttons import Button
from ui.kit.focus import holds_focus
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.panels import Card, ScrollPage, SectionHeader, column, panel, row
from ui.kit.theme import current
from ui.my_day import words
from ui.my_day.view_model import Agenda, OwedPart, Visit

WIDE, NARROW = 364, 300
MOST_OWED = 5  # the most urgent; the rest on asking


class DayRail(ScrollPage):
    """The right column."""

    def __init__(self, open_day: Callable[[], object], hand_in: Callable[[str], object]) -> None:
        super().__init__(gutter=20, spacing=8)
        self.setProperty("surface", "rail")
        self._open_day, self._hand_in = open_day, hand_in
        self._all_owed = False
        self._kept: QWidget | None = None
        self._shown: tuple[Agenda, datetime, date, tzinfo] | None = None
        self.owed_rows: list[OwedRow] = []

    def keep(self, widget: QWidget) -> None:
        """Something that stays on top while the column is filled anew."""
        self._kept = widget
        self.body.insertWidget(0, widget)

    def show_agenda(self, agenda: Agenda, now: datetime, today: date, zone: tzinfo) -> None:
        """Fill the column anew."""
        from ui.kit.panels import clear_layout

        self._shown = (agenda, now, today, zone)
        had_focus = holds_focus(self)
        if self._kept is not None:
            self.body.removeWidget(self._kept)
        clear_layout(self.body)
        if self._kept is not None:
            self.body.addWidget(self._kept)
        self.owed_rows = []
        self._figures(agenda, now)
        self._tomorrow(agenda, today, zone)
        if agenda.owed:
            self._owed(agenda, today)
        self.body.addStretch(1)
        if had_focus and self.owed_rows:
            self.owed_rows[0].handed_in.setFocus()  # the row that was acted on is gone; the next one is there

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
        count = len(agenda.owed)
        shown = agenda.owed if self._all_owed else agenda.owed[:MOST_OWED]
        action = ""
        if count > MOST_OWED:
            everything = translate("my_day", "Show all {count}", count=f"{count:,}")
            action = translate("my_day", "Show fewer") if self._all_owed else everything
        detail = translate("my_day", "%n parts", n=count)
        title = translate("my_day", "Old parts I owe")
        self.add(SectionHeader(title, detail, action, self._toggle_owed))
        card = Card(padding=0, spacing=0)
        for index, owed in enumerate(shown):
            if index:
                card.add(rule())
            line = OwedRow(owed, today, self._hand_in)
            self.owed_rows.append(line)
            card.add(line)
        self.add(card)

    def _toggle_owed(self) -> None:
        self._all_owed = not self._all_owed
        if self._shown is not None:
            self.show_agenda(*self._shown)


def _line(icon: str, token: str, title: str, second: str, right: str, tone: str = "muted") -> QWidget:
    theme = current()
    holder = QWidget()
    texts = column(spacing=1)
    texts.addWidget(Label(title, "body", elide=True))
    texts.addWidget(Label(second, "small", "muted", wrap=True))  # what is missing must be read to its end
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


class OwedRow(QWidget):
    """An old part that is owed: what it is, by when, and the button that says it is back."""

    def __init__(self, owed: OwedPart, today: date, hand_in: Callable[[str], object]) -> None:
        super().__init__()
        theme, line = current(), owed.line
        name = words.joined(_owed_name(owed), format_quantity(Quantity(line.quantity_micro, line.unit)))
        customer = (owed.customer_name_en if language() == "en" else "") or owed.customer_short
        origin = words.joined(line.tag_number, customer)
        due, tone = _due_words(line.due_on, today)
        self.handed_in = Button(translate("my_day", "Handed in"), "secondary", 28, on_click=lambda: hand_in(line.id))
        self.handed_in.setAccessibleName(translate("my_day", "Handed in: {part}", part=f"{name} {line.tag_number}"))
        first = row(Label(name, "body", elide=True), Label(due, "body", tone), spacing=8)
        first.setStretch(0, 1)
        second = row(Label(origin, "small", "muted", elide=True), self.handed_in, spacing=8)
        second.setStretch(0, 1)
        texts = column(spacing=2)
        texts.addLayout(first)
        texts.addLayout(second)
        whole = row(IconLabel("tag", "muted"), spacing=12)
        whole.setContentsMargins(theme.px(14), theme.px(8), theme.px(12), theme.px(8))
        whole.addLayout(texts, 1)
        self.setLayout(whole)
        self.setAccessibleName(f"{name} {origin} {due}")


def _owed_name(owed: OwedPart) -> str:
    part = owed.part
    if owed.line.description or part is None:
        return owed.line.description
    return (part.name_en if language() == "en" else "") or part.name or part.number


def _due_words(due_on: date | None, today: date) -> tuple[str, str]:
    """By when, and the tone that says how pressing it is."""
    if due_on is None:
        return "", "muted"
    away = (due_on - today).days
    if away > 0:
        return translate("my_day", "by {date}", date=format_date(due_on, today)), "muted"
    if away == 0:
        return translate("my_day", "due today"), "warn"
    return translate("my_day", "%n days late", n=-away), "danger"
