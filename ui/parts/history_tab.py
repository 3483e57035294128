"""The timeline of a part."""

from __future__ import annotations

from fieldservice.domain.formats import format_moment
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.words import listed, name_of
from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.kit.panels import Card, row
from ui.kit.timeline import Timeline, TimelineEntry
from ui.parts import words
from ui.parts.history_view_model import HistoryViewModel, PartEvent, event_words
from ui.parts.part_tabs import Tab
from ui.parts.part_view_model import Opened

C = "part_page"
_ALL = 1_000_000  # paged by the view model, not by the widget
_LOOKS = {
    "counted": ("list-checks", "muted"),
    "count_taken_back": ("rotate-ccw", "muted"),
    "price": ("receipt", "accent"),
    "replaced": ("git-branch", "accent"),
    "not_replaced": ("git-branch", "muted"),
    "replaces": ("git-branch", "accent"),
    "not_replacing": ("git-branch", "muted"),
    "count": ("clipboard-check", "warn"),
}


class HistoryTab(Tab):
    """What happened, newest first; older pages behind a button."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment, translate(C, "Timeline"))
        self.history = HistoryViewModel(environment, self)
        self.card = Card(translate(C, "Timeline"), " ")
        self.timeline = Timeline((), page=_ALL)
        self.nothing = Label(translate(C, "Nothing has happened to this part yet."), "body", "muted", wrap=True)
        self.nothing.hide()
        self.older = Button(translate(C, "Show older"), "quiet", 28, on_click=self.history.more)
        self.older.hide()
        self.card.add(self.timeline)
        self.card.add(self.nothing)
        self.card.add_layout(row(self.older, None))
        self.add(self.card)
        self.finish()
        self.history.loaded.connect(self._show)

    def show_part(self, opened: Opened) -> None:
        part = opened.detail.part
        self.history.open(part.id, part.unit)

    def _show(self) -> None:
        events = self.history.events
        self.timeline.set_entries([self._entry(event) for event in events])
        self.nothing.setVisible(not events)
        self.older.setVisible(self.history.next is not None)

    def _entry(self, event: PartEvent) -> TimelineEntry:
        now, zone = self.when()
        icon, tone = _LOOKS.get(event.kind) or (words.reason_words(event.kind)[1], "muted")
        moment = format_moment(event.at, now, zone) if event.at is not None else ""
        papers = dict.fromkeys((event.work_order, event.document))
        second = listed((moment, name_of(event.by), *papers))
        return TimelineEntry(event_words(event, self.history.unit), second, icon, tone)
