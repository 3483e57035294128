"""The desk's home: the list of service requests with its drawer, and the calls that wait."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QWidget

from fieldservice.domain.words import word
from fieldservice.i18n import language, mark, translate
from ui.bridge.environment import Environment
from ui.desk import words
from ui.desk.intake_fields import CHANNELS
from ui.desk.intake_parts import parked_words
from ui.desk.request_sheet import RequestSheet
from ui.desk.requests_view_model import SORTS, Parked, RequestDetail, RequestRow, RequestsViewModel
from ui.kit.buttons import Button
from ui.kit.drawer import Drawer, DrawerHost
from ui.kit.feedback import EmptyState
from ui.kit.fields import TextField
from ui.kit.focus import holds_focus
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.models import Column, Row, WindowedModel
from ui.kit.panels import clear_layout, column, panel, row
from ui.kit.pills import FilterBar, SavedViews
from ui.kit.status import PillSpec
from ui.kit.table import DataTable
from ui.kit.theme import current
from ui.shell.page import Page

_VIEWS = {"new": mark("desk", "New"), "today": mark("desk", "Today"), "all": mark("desk", "All")}
_MOST_PARKED = 4
_TYPING_MS = 180


class RequestsPage(Page):
    """Views, filters, list, drawer."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.vm = RequestsViewModel(environment)
        self.view_model = self.vm
        context = environment.services.context
        self._now, self._zone = context.now, context.zone
        self._sheet = RequestSheet(self._now, self._zone, self._go)
        self._counts: dict[str, tuple[int, bool]] = {}
        self._build()
        self._connect()

    def open(self, **params: object) -> None:
        """`view` opens a view: new, today or all."""
        view = str(params.get("view") or "")
        if view in _VIEWS:
            self.vm.view = view
        self.vm.refresh()

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> list[tuple[str, str]]:
        return [
            ("N", translate("desk", "new request")),
            ("J / K", translate("desk", "up and down")),
            (translate("desk", "Space"), translate("desk", "preview")),
            ("Enter", translate("desk", "open")),
            ("/", translate("desk", "filter")),
        ]

    def note(self) -> str:
        n, more = self._counts.get(self.vm.view, (0, False))
        return translate("desk", "%n requests", n=n) + ("+" if more else "")

    # building

    def _build(self) -> None:
        theme = current()
        self.views = SavedViews()
        self.filter = TextField("", placeholder=translate("desk", "Filter these requests"), icon="search", height=32)
        self.filter.setFixedWidth(theme.px(240))
        self.new = Button(
            translate("desk", "New request"),
            "primary",
            32,
            "plus",
            key="N",
            on_click=lambda: self.environment.navigator.go("new_request"),
        )
        self.chips = FilterBar(addable=False)
        self.model = WindowedModel(_columns(), muted_when=lambda cells: False, parent=self)
        self.table = DataTable(self.model, translate("desk", "Service requests"), tickable=False)
        self.table.set_sort("received", True)
        self.empty = QWidget()
        column(self.empty)
        self.body = QStackedWidget()
        self.body.addWidget(self.table)
        self.body.addWidget(self.empty)
        self.drawer = Drawer()
        main = panel("raised")
        inside = column(main)
        head = row(Label(translate("desk", "Service requests"), "title"), self.views, None, self.filter, self.new)
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(8))
        inside.addLayout(head)
        self.rate = Label("", "small", "muted")
        self.rate.setToolTip(translate("desk", "Requests that were solved while the customer was still on the line."))
        chips = row(self.chips, self.rate)
        chips.setStretch(0, 1)
        chips.setContentsMargins(theme.px(16), 0, theme.px(16), theme.px(8))
        inside.addLayout(chips)
        self.parked = panel("surface")
        column(self.parked)
        self.parked.hide()
        inside.addWidget(self.parked)
        inside.addWidget(rule(edge=True))
        inside.addWidget(self.body, 1)
        self.host = DrawerHost(main, self.drawer)
        column(self).addWidget(self.host)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self.vm.rated.connect(self._show_rate)
        self._show_views()
        self._show_chips()

    def _show_rate(self, solved: int, total: int) -> None:
        share = f"{100 * solved / total:.0f}" if total else ""
        said = translate("desk", "Solved at first contact, last 30 days: {share} %", share=share) if total else ""
        self.rate.setText(said)

    def _connect(self) -> None:
        vm = self.vm
        self.views.chosen.connect(lambda view: vm.choose(view=view))
        self.filter.changed.connect(self._typing.start)
        self._typing.timeout.connect(self._filter_typed)
        self.chips.opened.connect(self._choose_channel)
        self.chips.removed.connect(lambda _key: self._take_channel(""))
        self.table.opened.connect(vm.open_row)
        self.table.previewed.connect(self._preview)
        self.table.currentIdChanged.connect(self._follow)
        self.table.sortRequested.connect(self._sort)
        self.model.pageNeeded.connect(vm.fetch)
        self.drawer.previous.connect(lambda: self._step(-1))
        self.drawer.next.connect(lambda: self._step(1))
        vm.listed.connect(self._show_list)
        vm.fetched.connect(lambda first, rows: self.model.deliver(first, [self._cells(each) for each in rows]))
        vm.failed_page.connect(self.model.fail)
        vm.counted.connect(self._show_counts)
        vm.previewed.connect(self._show_preview)
        vm.parked_changed.connect(self._show_parked)
        vm.row_opened.connect(lambda id: self._go("request", id))
        vm.accepted.connect(self._was_accepted)
        vm.taken_back.connect(self._was_taken_back)
        slash = QShortcut(QKeySequence("/"), self, self.filter.focus)
        slash.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape = QShortcut(QKeySequence("Escape"), self, self._escape)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # the list

    def _show_list(self, rids: array[int], rows: Sequence[RequestRow | None], anew: bool) -> None:
        chosen = self.table.current_id()
        self.model.set_ids(rids, [self._cells(each) for each in rows])
        if not len(rids):
            self._show_empty()
            self.body.setCurrentWidget(self.empty)
            self.host.close_drawer()
            return
        had_focus = holds_focus(self.empty)
        self.body.setCurrentWidget(self.table)
        if chosen is None or not self.table.select_id(chosen):
            self.table.select_row(0)
        if anew or had_focus:
            self.table.scrollToTop()

    def _cells(self, request: RequestRow | None) -> Row | None:
        if request is None:
            return None
        machine = words.machine_words(request.model, request.asset_name) or request.asset_serial
        tone = words.PRIORITY_TONES.get(request.priority, "muted")
        icon = {"emergency": "octagon-x", "high": "chevron-up"}.get(request.priority, "")
        customer = words.name_of(request.customer_name, request.customer_name_en) or request.caller_name
        return (
            request.number,
            words.request_pill(request.status),
            words.moment(request.received_at, self._now(), self._zone),
            customer or request.caller_phone or "—",
            words.first_line(request.fault),
            machine or "—",
            PillSpec(word("priority", request.priority), "quiet", tone, icon),  # type: ignore[arg-type]  # its table
            word("channel", request.channel),
            request.work_order_number or "—",
        )

    def _show_empty(self) -> None:
        layout = self.empty.layout()
        assert layout is not None
        clear_layout(layout)
        go = self.environment.navigator.go
        if self.vm.text or self.vm.channels:
            state = EmptyState(
                "search",
                translate("desk", "Nothing matches"),
                translate("desk", "No request of this view holds what you are looking for."),
                translate("desk", "Show all of them"),
                self._clear_filters,
            )
        elif self.vm.view == "new":
            state = EmptyState(
                "inbox",
                translate("desk", "No new requests"),
                translate("desk", "Every request has become a work order or has been answered."),
                translate("desk", "Take a request"),
                lambda: go("new_request"),
            )
        else:
            state = EmptyState(
                "phone",
                translate("desk", "No requests yet"),
                translate("desk", "When a customer calls, press N and write down what they say."),
                translate("desk", "Take a request"),
                lambda: go("new_request"),
            )
        layout.addWidget(state)

    def _show_counts(self, counts: dict[str, tuple[int, bool]]) -> None:
        self._counts = counts
        self._show_views()
        self.words_changed.emit()

    def _show_views(self) -> None:
        shown = []
        for key, text in _VIEWS.items():
            n, more = self._counts.get(key, (0, False))
            count = None if key not in self._counts else f"{n:,}+" if more else f"{n:,}"
            shown.append((key, translate("desk", text), count, False))
        self.views.set_views(shown, self.vm.view)

    def _show_chips(self) -> None:
        channel = next(iter(self.vm.channels), "")
        text = (
            translate("desk", "Channel: {channel}", channel=word("channel", channel))
            if channel
            else translate("desk", "Channel")
        )
        self.chips.set_filters([("channel", text, bool(channel))])

    def _choose_channel(self, _key: str, where: QPoint) -> None:
        menu = QMenu(self)
        for channel in CHANNELS:
            menu.addAction(word("channel", channel), partial(self._take_channel, channel))
        menu.popup(where)

    def _take_channel(self, channel: str) -> None:
        self.vm.choose(channels=frozenset({channel} if channel else ()))
        self._show_chips()

    def _filter_typed(self) -> None:
        self.vm.choose(text=str(self.filter.value()))

    def _clear_filters(self) -> None:
        self.filter.set_value("")
        self.vm.choose(text="", channels=frozenset())
        self._show_chips()

    def _sort(self, key: str, _descending: bool) -> None:
        if key in SORTS:
            self.table.set_sort(key, SORTS[key])
            self.vm.choose(sort=key)

    def _escape(self) -> None:
        if self.filter.edit.hasFocus():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.host.close_drawer()

    # the drawer

    def _preview(self, rid: int) -> None:
        self.vm.preview_row(rid)
        self.host.open()

    def _follow(self, rid: int) -> None:
        if self.host.is_open():
            self.vm.preview_row(rid)

    def _step(self, by: int) -> None:
        count = self.model.rowCount()
        if count:
            self.table.select_row(max(0, min(count - 1, self.table.current_row() + by)))

    def _go(self, place: str, id: str) -> None:
        self.environment.navigator.go(place, id=id)

    def _show_preview(self, detail: RequestDetail, photos: Sequence[tuple[str, bytes, str]]) -> None:
        request = detail.request
        self.drawer.set_title(request.number, words.request_pill(request.status))
        page = self.drawer.page
        clear_layout(page.body)
        page.add(Label(words.first_line(request.fault), "lead", strong=True, wrap=True))
        page.add(Label(self._sheet.summary(detail), "body", "muted", wrap=True))
        open_it = Button(translate("desk", "Open"), on_click=lambda: self._go("request", request.id))
        if request.status == "new":
            act = Button(translate("desk", "Make the work order"), "primary", 32, "clipboard-list")
            act.clicked.connect(lambda: self.vm.accept(request.id))
            actions = row(act, open_it, None)
        elif detail.work_order is not None:
            order = detail.work_order
            act = Button(translate("desk", "Open {number}", number=order.number), "primary", 32)
            act.clicked.connect(lambda: self._go("work_order", order.id))
            actions = row(act, open_it, None)
        else:
            actions = row(open_it, None)
        page.body.addLayout(actions)
        page.add(rule())
        page.add(self._sheet.facts(detail))
        page.add(rule())
        said = bool(request.answer) or request.fault.strip() != words.first_line(request.fault)
        if said:
            for widget in self._sheet.said(detail):
                page.add(widget)
        if photos:
            page.add(self._sheet.photos(photos, lambda _key: self._go("request", request.id)))
        if said or photos:
            page.add(rule())
        page.add(self._sheet.timeline(detail))
        page.finish()

    def _was_accepted(self, request_id: str, number: str) -> None:
        self.environment.messages.say(
            translate("desk", "{number} is ready for dispatch.", number=number),
            undo=lambda: self.vm.take_back(request_id, translate("desk", "Made by mistake")),
        )

    def _was_taken_back(self, number: str) -> None:
        said = translate("desk", "{number} is new again, its work order is cancelled.", number=number)
        self.environment.messages.say(said)

    # parked calls

    def _show_parked(self, parked: Sequence[Parked]) -> None:
        layout = self.parked.layout()
        assert layout is not None
        clear_layout(layout)
        self.parked.setVisible(bool(parked))
        theme = current()
        for entry in parked[:_MOST_PARKED]:
            lead = Label(translate("desk", "Parked call"), strong=True)
            about = Label(parked_words(entry), elide=True)
            resume = Button(translate("desk", "Go on with it"), size=28)
            resume.clicked.connect(partial(self.environment.navigator.go, "new_request", draft=entry.id))
            discard = Button(translate("desk", "Discard"), "quiet", 28)
            discard.clicked.connect(partial(self._discard, entry))
            line = row(IconLabel("phone", "warn"), lead, about, resume, discard)
            line.setStretch(2, 1)
            line.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(4))
            holder = QWidget()
            holder.setLayout(line)
            layout.addWidget(holder)
        if len(parked) > _MOST_PARKED:
            rest = translate("desk", "and %n more on the intake page", n=len(parked) - _MOST_PARKED)
            layout.addWidget(Label(rest, "small", "muted"))

    def _discard(self, entry: Parked, _checked: bool = False) -> None:
        self.vm.discard(entry.id)
        self.environment.messages.say(
            translate("desk", "The parked call was discarded."), undo=lambda: self.vm.restore(entry.form)
        )


def _columns() -> list[Column]:
    english = language() == "en"  # its status words are longer
    return [
        Column("number", translate("desk", "Number"), 112, kind="record"),
        Column("status", translate("desk", "Status"), 148 if english else 112, kind="pill", sortable=False),
        Column("received", translate("desk", "Received"), 112),
        Column("customer", translate("desk", "Customer"), 156, sortable=False, stretch=True),
        Column("fault", translate("desk", "Fault"), 180, sortable=False, stretch=True),
        Column("machine", translate("desk", "Machine"), 128, sortable=False),
        Column("priority", translate("desk", "Priority"), 112 if english else 88, sortable=False, kind="pill"),
        Column("channel", translate("desk", "Channel"), 68, sortable=False, kind="muted"),
        Column("work_order", translate("desk", "Work order"), 112, sortable=False),
    ]
