"""The sync centre: how delivery stands in words, what waits, what was not accepted and what to do, the history."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_date
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.bridge.sync import PAUSED, PHOTOS, PULLING, PUSHING, TROUBLE, WORKING, Moment
from ui.kit.buttons import Button
from ui.kit.dialogs import Dialog, question
from ui.kit.feedback import EmptyState, Note, NoteKind, ProgressPanel
from ui.kit.labels import IconLabel, Label, Link, rule
from ui.kit.panels import Card, ScrollPage, Tabs, clear_layout, column, row
from ui.kit.shortcuts import Shortcuts
from ui.kit.theme import current
from ui.shell.page import Page
from ui.shell.sync_words import held_back_words, status_words
from ui.sync.center_rail import CenterRail
from ui.sync.center_view_model import CenterState, Change, SyncCenterViewModel
from ui.sync.change_rows import ChangeRow, RefusedRow
from ui.sync.join_card import JoinCard
from ui.sync.words import run_on

_C = "sync_center"


class SyncCenterPage(Page):
    """Everything about delivery in one place."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        theme = current()
        self.model = SyncCenterViewModel(environment, self)
        self.view_model = self.model
        self.dialog: Dialog | None = None
        self.rows: list[RefusedRow] = []
        self._icon = IconLabel("cloud", "muted", 24)
        self._title = Label("", "title", elide=True)
        self.pause = Button("", "quiet", on_click=self._pause)
        self.go = Button(
            translate(_C, "Synchronise now"),
            "primary",
            36,
            icon="refresh-cw",
            on_click=environment.sync.synchronise_now,
        )
        head = row(self._icon, spacing=12)
        head.addWidget(self._title, 1)
        head.addWidget(self.pause)
        head.addWidget(self.go)
        head.setContentsMargins(theme.px(24), theme.px(14), theme.px(24), theme.px(10))
        self.trouble = Note("")
        self.trouble.hide()
        self.held_back = Note("", "warn")
        self.held_back.hide()
        self.progress = ProgressPanel("", cancellable=False)
        self.progress.hide()
        self.join: JoinCard | None = None
        self._links = column(spacing=4)
        self.tabs = Tabs()
        self._list = Card(padding=0, spacing=0)
        self.rail = CenterRail()
        left = column(spacing=16)
        for widget in (self.trouble, self.held_back, self.progress):
            left.addWidget(widget)
        left.addLayout(self._links)
        self._join_place = column()
        left.addLayout(self._join_place)
        left.addWidget(self.tabs)
        left.addWidget(self._list)
        left.addStretch(1)
        both = row(spacing=24)
        both.addLayout(left, 1)
        both.addWidget(self.rail, 0, Qt.AlignmentFlag.AlignTop)
        self._page = ScrollPage(gutter=24, name=translate(_C, "Sync centre"))
        self._page.body.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(24))
        self._page.body.addLayout(both)
        whole = column(self)
        whole.addLayout(head)
        whole.addWidget(rule(edge=True))
        whole.addWidget(self._page, 1)
        self.tabs.chosen.connect(self.model.show_tab)
        self.rail.metered.connect(environment.sync.set_metered)
        self.rail.copy_wanted.connect(self.model.make_copy)
        self.rail.folder_chosen.connect(self.model.keep_copies_in)
        self.rail.take_over_wanted.connect(self.model.take_over)
        self.rail.devices_wanted.connect(lambda: environment.navigator.go("devices"))
        self.model.loaded.connect(self._show)
        self.model.moved.connect(self._show_moment)
        self.model.done.connect(self._was_done)
        self.model.refused.connect(environment.messages.problem)
        self._shortcuts = Shortcuts(self)
        self._shortcuts.add("S", translate(_C, "synchronise now"), environment.sync.synchronise_now)

    def open(self, **params: object) -> None:
        tab = params.get("tab")
        self.model.tab = tab if isinstance(tab, str) else ""
        if self.join is not None:
            self.join.open()
        self.model.refresh()

    def hints(self) -> list[tuple[str, str]]:
        return self._shortcuts.hints() if self.environment.sync.running else []

    def focus_first(self) -> None:
        if self.join is not None and self.join.isVisibleTo(self):
            self.join.code.focus()
        else:
            (self.go if self.go.isVisibleTo(self) else self.tabs).setFocus()

    def _show(self, state: CenterState) -> None:
        sync, context = self.environment.sync, self.environment.session.context
        actor = context.actor()
        administrator = actor is not None and "administrator" in actor.roles.split(",")
        self._show_moment(sync.moment())
        self._show_join(not state.standing.joined and sync.joining is not None)
        self._show_links(state)
        standing = state.standing
        lead, to_do = held_back_words(standing)
        self.held_back.setVisible(bool(lead) and standing.joined)
        if lead:
            self.held_back.set(to_do, "warn", lead=lead)
        refused = standing.refused + standing.parked + standing.quarantined
        self.tabs.set_views(
            [
                ("refused", translate(_C, "Not accepted"), refused or None, bool(refused)),
                ("waiting", translate(_C, "Waiting"), standing.waiting or None, False),
                ("delivered", translate(_C, "Delivered"), None, False),
            ],
            state.tab,
        )
        self.tabs.set_current(state.tab)
        self.tabs.setVisible(standing.joined)
        self._list.setVisible(standing.joined)
        self._fill(state)
        self.rail.show_state(state, sync.moment(), administrator, context.now(), context.zone)
        self.rail.setVisible(standing.joined or state.copies is not None)

    def _show_moment(self, moment: Moment) -> None:
        state, context = self.model.state, self.environment.session.context
        running = self.environment.sync.running
        self.go.setVisible(running)
        self.pause.setVisible(running)
        self.pause.setText(translate(_C, "Go on") if moment.phase == PAUSED else translate(_C, "Pause"))
        if state is None:
            return
        if not state.standing.joined:
            self._title.setText(translate(_C, "Everything is on this computer only"))
            self._icon.set_icon("hard-drive", "muted")
        else:
            words, icon, tone = status_words(state.standing, moment, context.now(), context.zone)
            self._title.setText(words)
            self._icon.set_icon(icon, "text" if tone == "muted" else tone)
        self._title.updateGeometry()
        self._show_progress(moment)
        self._show_problem(moment)

    def _show_progress(self, moment: Moment) -> None:
        self.progress.setVisible(moment.phase in WORKING)
        words = {
            PUSHING: translate(_C, "Delivering changes"),
            PULLING: translate(_C, "Fetching changes"),
            PHOTOS: translate(_C, "Photos and files"),
        }.get(moment.phase, translate(_C, "Talking to the hub"))
        self.progress.set_words(words)
        scale = 1_000_000 if moment.phase == PHOTOS else 1
        self.progress.set_progress(moment.done // scale, -(-moment.total // scale), moment.seconds_left)

    def _show_problem(self, moment: Moment) -> None:
        self.trouble.setVisible((moment.phase == TROUBLE and moment.problem is not None) or moment.upgrade)
        if moment.phase == TROUBLE and moment.problem is not None:
            kind: NoteKind = "calm" if moment.offline else "warn"
            icon = "cloud-off" if moment.offline else ""
            self.trouble.set(moment.problem.next_step(), kind, lead=moment.problem.message(), icon=icon)
        elif moment.upgrade:
            self.trouble.set(
                translate(_C, "Your work is delivered. To get what colleagues changed, install the new version."),
                "warn",
                lead=translate(_C, "The hub is newer than this program."),
            )

    def _show_join(self, wanted: bool) -> None:
        if wanted and self.join is None:
            self.join = JoinCard(self.environment)
            self._join_place.addWidget(self.join)
            self.join.open()
            if self.isVisible():  # it was not there yet when the page got the focus
                self.join.code.focus()
        if self.join is not None:
            self.join.setVisible(wanted)

    def _show_links(self, state: CenterState) -> None:
        clear_layout(self._links)
        go = self.environment.navigator.go
        for count, words, place, icon in (
            (state.standing.undecided, _undecided, "conflicts", "arrow-left-right"),
            (state.standing.duplicates, _duplicates, "duplicates", "copy"),
        ):
            if count:
                link = Link(words(count))
                link.clicked.connect(partial(go, place))
                self._links.addLayout(row(IconLabel(icon, "danger"), link, None, spacing=10))

    def _fill(self, state: CenterState) -> None:
        context, theme = self.environment.session.context, current()
        now, zone = context.now(), context.zone
        actor = context.actor()
        me = {actor.name, actor.name_en} if actor else set()
        self._list.clear()
        self.rows = []
        if not state.days:
            self._list.add(self._nothing(state.tab))
            return
        final = state.days[-1][1][-1] if not state.more else None
        for day, changes in state.days:
            if day is not None:
                label = Label(self._day_words(day, sum(change.count for change in changes)), "small", "muted")
                label.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(6))
                self._list.add(label)
            for change in changes:
                if state.tab == "refused":
                    together = sum(1 for other in changes if other.because == change.mid)
                    line = RefusedRow(
                        change, together, now, zone, self.model.offer_again, self.ask_let_go, change is final
                    )
                    self.rows.append(line)
                    self._list.add(line)
                else:
                    mine = change.by if change.by in me else ""
                    self._list.add(ChangeRow(change, mine, now, zone, self._open_subject, change is final))
        if state.more:
            older = Button(translate(_C, "Show older ones"), "quiet", on_click=self.model.show_older)
            foot = row(None, older, None)
            foot.setContentsMargins(0, theme.px(8), 0, theme.px(8))
            self._list.add_layout(foot)

    def _nothing(self, tab: str) -> QWidget:
        if tab == "refused":
            return EmptyState(
                "circle-check",
                translate(_C, "Everything was accepted"),
                translate(_C, "What the hub does not accept would stand here, with the reason and what to do."),
            )
        if tab == "waiting":
            return EmptyState(
                "cloud-check",
                translate(_C, "Nothing waits"),
                translate(_C, "What you do without a network waits here until it can be delivered."),
            )
        return EmptyState(
            "history",
            translate(_C, "Nothing delivered yet"),
            translate(_C, "What was delivered to the hub is listed here by day."),
        )

    def _day_words(self, day: date, count: int) -> str:
        context = self.environment.session.context
        today = context.now().astimezone(context.zone).date()
        name = translate(_C, "Today") if day == today else format_date(day, today)
        return translate(_C, "{day}, %n changes", count, day=name)

    def _open_subject(self, place: str, id: str) -> None:
        self.environment.navigator.go(place, id=id)

    def _pause(self) -> None:
        self.environment.sync.set_paused(self.environment.sync.moment().phase != PAUSED)

    def ask_let_go(self, change: Change, together: int) -> None:
        """Ask before a change is given up: what it made is removed, and that can't be undone."""
        sentence = translate(_C, "{change}. What it made on this computer is removed.", change=change.sentence)
        if together:
            sentence = run_on(sentence, translate(_C, "%n changes that build on it go with it.", together))
        self.dialog = question(
            self, translate(_C, "Let this change go?"), sentence, translate(_C, "Let go"), danger=True
        )
        self.dialog.accepted.connect(partial(self.model.let_go, change.mid))
        self.dialog.open()

    def _was_done(self, what: str, result: object) -> None:
        count = result if isinstance(result, int) else 0
        words = {
            "offered": translate(_C, "Offered again. It is delivered with the next contact."),
            "let_go": translate(_C, "Let go."),
            "copied": translate(_C, "The safety copy is written: %n changes.", count),
            "taken": translate(_C, "Taken over: %n changes. They are delivered with the next contact.", count),
            "folder": translate(_C, "Noted. Safety copies follow this from now on."),
        }
        self.environment.messages.say(words[what])


def _undecided(count: int) -> str:
    return translate(_C, "%n disagreements need your decision", count)


def _duplicates(count: int) -> str:
    return translate(_C, "%n likely duplicates wait for a decision", count)
