"""The page of the day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from fieldservice.domain.formats import format_clock, format_date
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button, IconButton
from ui.kit.feedback import EmptyState
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import ScrollPage, clear_layout, column, panel, row
from ui.kit.shortcuts import Shortcuts
from ui.kit.theme import current
from ui.my_day import words
from ui.my_day.cards import Acts, NextCard, ShortCard, TimedRow
from ui.my_day.dialogs import ReasonDialog
from ui.my_day.rail import NARROW, WIDE, DayRail
from ui.my_day.view_model import Agenda, MyDayViewModel, Visit
from ui.shell.page import Page

if TYPE_CHECKING:
    from fieldservice.domain.scans import Scanned
    from ui.warehouse.coming_card import ComingCard

_MINUTE_MS = 60_000
_COMING_MS = 300


class MyDayPage(Page):
    """Visits run down in time; the rail says what is due next."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.days = MyDayViewModel(environment, self)
        self.view_model = self.days
        self.next_card: NextCard | None = None
        self.cards: list[ShortCard | NextCard] = []
        self.dialog: ReasonDialog | None = None
        self._focus_wanted = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._acts = Acts(
            open=lambda booking: environment.navigator.go("visit", booking_id=booking),
            set_off=self.days.set_off,
            accept=self.days.accept,
            decline=self.ask_why,
            work_order=lambda number: environment.navigator.go("work_order", id=number),
        )
        self._build()
        self.days.loaded.connect(self._show)
        self.days.started.connect(self._opened)
        self.days.accepted.connect(self._was_accepted)
        self.days.handed_in.connect(self._was_handed_in)
        self._shortcuts = Shortcuts(self)
        self._shortcuts.add("Ctrl+Left", translate("my_day", "day before"), lambda: self.days.step_day(-1))
        self._shortcuts.add("Ctrl+Right", translate("my_day", "next day"), lambda: self.days.step_day(1))
        self._shortcuts.add("T", translate("my_day", "today"), self._today)
        # the clocks on the page count down even when nothing happens
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._show)
        self._minute.start()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_COMING_MS)
        self._later.timeout.connect(self._add_coming)
        self._later.start()

    def open(self, **params: object) -> None:
        day = params.get("day")
        self.days.show_day(day if isinstance(day, date) else self.days.today())
        self._focus_wanted = True

    def hints(self) -> list[tuple[str, str]]:
        return [("Ctrl Enter", translate("my_day", "next step")), *self._shortcuts.hints()]

    def focus_first(self) -> None:
        if self.next_card is not None:
            self.next_card.primary.setFocus()
        else:
            self.setFocus()  # so that the keys for other days work

    def _build(self) -> None:
        theme = current()
        self._title = Label("", "title")
        self._totals = Label("", "body", "muted", elide=True)
        before = IconButton("chevron-left", translate("my_day", "Day before"), on_click=lambda: self.days.step_day(-1))
        after = IconButton("chevron-right", translate("my_day", "Next day"), on_click=lambda: self.days.step_day(1))
        self._today_button = Button(translate("my_day", "Today"), on_click=self._today)
        head = row(self._title)
        head.addWidget(self._totals, 1)
        for button in (self._today_button, before, after):
            head.addWidget(button)
        head.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(10))
        self._list = ScrollPage(gutter=24, spacing=8, name=translate("my_day", "Visits"))
        self._list.body.setContentsMargins(theme.px(24), theme.px(4), theme.px(24), theme.px(24))
        self._body = panel("raised")
        stack = column(self._body)
        stack.addLayout(head)
        stack.addWidget(self._list, 1)
        self._rail = DayRail(lambda: self.days.step_day(1), self.days.hand_in)
        self.coming: ComingCard | None = None
        self._side = panel("rail")
        self._side.setFixedWidth(theme.px(WIDE))
        self._rail.setProperty("surface", "surface")
        column(self._side).addWidget(self._rail, 1)
        whole = row(spacing=0)
        whole.addWidget(self._body, 1)
        whole.addWidget(self._side)
        self.setLayout(whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        self._side.setFixedWidth(theme.px(NARROW if self.width() < theme.px(1240) else WIDE))

    def scanned(self, found: Scanned) -> bool:
        return self.coming is not None and self.coming.scanned(found)

    def _add_coming(self) -> None:
        """What is on its way comes a little later: a start does not wait for it."""
        from ui.warehouse.coming_card import ComingCard

        self.coming = ComingCard(self.environment)
        self._rail.keep(self.coming)

    def _today(self) -> None:
        self.days.show_day(self.days.today())

    def _show(self) -> None:
        agenda = self.days.agenda
        if agenda is None:
            return
        today = self.days.today()
        focused = QApplication.focusWidget()
        had_focus = focused is self or self._list.isAncestorOf(focused or self)
        self._title.setText(words.day_title(agenda.day.day, today))
        self._totals.setText(self._totals_words(agenda))
        self._totals.updateGeometry()
        self._today_button.setVisible(agenda.day.day != today)
        self._fill(agenda)
        self._rail.show_agenda(agenda, self.days.now(), today, self.days.zone)
        if (self._focus_wanted or had_focus) and self.isVisibleTo(self.window()):
            self._focus_wanted = False
            self.focus_first()

    def _totals_words(self, agenda: Agenda) -> str:
        visits = agenda.day.visits
        if not visits:
            return ""
        kilometres = agenda.travelled_km
        driven = translate("my_day", "{km} km driven", km=kilometres) if kilometres else ""
        ends = [visit.ends_at for visit in visits if visit.ends_at is not None]
        last = translate("my_day", "planned until {time}", time=format_clock(max(ends), self.days.zone)) if ends else ""
        return words.joined(translate("my_day", "%n visits", n=len(visits)), driven, last)

    def _fill(self, agenda: Agenda) -> None:
        clear_layout(self._list.body)
        self.next_card, self.cards = None, []
        if not agenda.visits:
            self._list.add(self._empty(agenda), 1)
            return
        late = {visit.booking_id for visit in agenda.day.carried_over}
        for index, visit in enumerate(agenda.visits):
            leg = words.leg_words(visit)
            if leg and index:
                self._list.add(self._leg(leg))
            self._list.add(self._row(visit, visit.booking_id == agenda.next_id, visit.booking_id in late))
        self._list.finish()

    def _row(self, visit: Visit, is_next: bool, late: bool) -> QWidget:
        now, zone = self.days.now(), self.days.zone
        card: NextCard | ShortCard
        if is_next:
            card = self.next_card = NextCard(visit, self._acts, now, zone)
        else:
            card = ShortCard(visit, self._acts, now, zone)
        self.cards.append(card)
        day = ""
        if late and visit.starts_at is not None:
            day = format_date(visit.starts_at.astimezone(zone).date(), self.days.today())
        return TimedRow(card, zone, is_next, day)

    def _leg(self, said: str) -> QWidget:
        holder = QWidget()
        line = row(
            IconLabel("car", "muted", 14), Label(words.joined(said, translate("my_day", "recorded")), "small", "muted")
        )
        line.addStretch(1)
        line.setContentsMargins(current().px(92), 0, 0, 0)
        holder.setLayout(line)
        return holder

    def _empty(self, agenda: Agenda) -> QWidget:
        if agenda.day.day == self.days.today():
            ahead = bool(agenda.tomorrow.visits)
            return EmptyState(
                "calendar-check",
                translate("my_day", "No visits today"),
                translate("my_day", "As soon as dispatch plans a visit for you, it appears here."),
                translate("my_day", "Show tomorrow") if ahead else "",
                lambda: self.days.step_day(1),
            )
        return EmptyState(
            "calendar",
            translate("my_day", "No visits on this day"),
            translate("my_day", "Ctrl ← and Ctrl → show the days before and after."),
            translate("my_day", "Back to today"),
            self._today,
        )

    def ask_why(self, booking_id: str) -> None:
        """Ask for the reason before a visit is handed back."""
        usual = (
            translate("my_day", "Another visit takes longer"),
            translate("my_day", "I lack the part"),
            translate("my_day", "Outside my skills"),
            translate("my_day", "Ill or on leave"),
        )
        self.dialog = ReasonDialog(
            translate("my_day", "Hand this visit back"),
            translate("my_day", "Dispatch plans it anew and sees your reason."),
            translate("my_day", "Hand back"),
            usual,
            lambda reason: self.days.decline(booking_id, reason),
            self,
        )
        self.dialog.open()

    def _opened(self, booking_id: str) -> None:
        self.environment.navigator.go("visit", booking_id=booking_id)

    def _was_accepted(self, booking_id: str) -> None:
        self._focus_wanted = True
        said = translate("my_day", "Accepted. The visit is yours.")
        self.environment.messages.say(said, lambda: self.days.take_back(booking_id))

    def _was_handed_in(self, line_id: str) -> None:
        said = translate("my_day", "Handed in. You no longer owe this part.")
        self.environment.messages.say(said, lambda: self.days.still_owed(line_id))
