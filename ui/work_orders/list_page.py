"""The list of work orders: saved views, filters, the table, the bar for several, and the drawer beside it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedLayout, QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button, IconButton
from ui.kit.drawer import DrawerHost
from ui.kit.fields import TextField
from ui.kit.growing import GrowingModel
from ui.kit.labels import Label
from ui.kit.panels import column, panel, row
from ui.kit.pills import FilterBar, SavedViews
from ui.kit.shortcuts import Shortcuts
from ui.kit.table import DataTable
from ui.kit.theme import current
from ui.work_orders.actions import Actions
from ui.work_orders.columns import DEFAULT_SORT, MUTED_AT, SORTS, cells, columns
from ui.work_orders.filters import Filters
from ui.work_orders.late_parts import LateParts, fixed_bar
from ui.work_orders.list_view_model import (
    VIEWS,
    Count,
    Preview,
    WorkOrderFilter,
    WorkOrderListViewModel,
    WorkOrderRow,
)
from ui.work_orders.views import count_words, empty_words, view_words

C = "work_orders"

_TYPING_MS = 200
_CLOCK_MS = 60_000
_PEOPLE_AFTER_MS = 100


class WorkOrdersPage(LateParts):
    """Widgets of the list; what it shows is the view model's."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.vm = WorkOrderListViewModel(environment, self)
        self.view_model = self.vm
        self._context = environment.services.context
        self._settings_key = f"work_orders.list.{self._context.actor_id}"
        self._kept = environment.settings.get(self._settings_key, {})
        view = self._kept.get("view")
        if isinstance(view, str) and view in VIEWS:
            self.vm.filter = WorkOrderFilter(view=view)
        self.vm.ask_ahead()
        self._counts: dict[str, Count] = {}
        self._wanted: int | None = None
        self._quiet = True  # rows that differ because the list is another one don't flash
        self.steps = Actions(self, environment, self.vm.verbs)
        self.filters = Filters(self, self.vm, self._today)
        self.model = GrowingModel(columns(), muted_when=lambda values: bool(values[MUTED_AT]), parent=self)
        self.table = DataTable(self.model, name=translate(C, "Work orders"))
        self._build()
        self._connect()
        self._restore()
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._reload_rows)
        self._clock.start(_CLOCK_MS)
        self._opened_once = False

    # what the shell asks

    def open(self, **params: object) -> None:
        """Show a `view` (else the one shown last), with `filters` as keywords of the list's filter; `new` opens the
        form for a new work order."""
        view, filters = params.get("view"), params.get("filters")
        wanted = self.vm.filter
        if isinstance(view, str) and view in VIEWS and view != wanted.view:
            wanted = WorkOrderFilter(view=view)
        if isinstance(filters, dict):
            wanted = WorkOrderFilter(**{"view": wanted.view, **filters})
        if not self._opened_once or wanted != self.vm.filter:
            self._opened_once = True
            self._show(wanted)
        if params.get("new"):
            self.new_work_order()

    def hints(self) -> list[tuple[str, str]]:
        return [
            ("J / K", translate(C, "up and down")),
            (translate(C, "Space"), translate(C, "preview")),
            ("Enter", translate(C, "open")),
            ("X", translate(C, "select")),
            ("/", translate(C, "filter")),
        ]

    def note(self) -> str:
        if not self.vm.complete:
            return ""
        return translate(C, "%n work orders", self.model.rowCount())

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        self._remember()
        return True

    # building

    def _build(self) -> None:
        theme = current()
        # From the outside in: whatever is put into another parent is dressed again with everything inside it.
        main = panel("raised")
        self.host = DrawerHost(main)
        column(self).addWidget(self.host)
        self.views = SavedViews()
        self.new_button = Button(
            translate(C, "New work order"),
            "secondary",
            32,
            "plus",
            key="C",
            on_click=self.new_work_order,
            show_key=False,
        )
        head = row(Label(translate(C, "Work orders"), "title"), self.views, None, self.new_button, spacing=16)
        head.setContentsMargins(theme.px(16), 0, theme.px(16), 0)
        head_bar = fixed_bar(head, 56, main)
        self.chips = FilterBar()
        self.text = TextField(
            "", placeholder=translate(C, "Number, customer, machine, fault"), icon="search", height=28
        )
        self.text.setFixedSize(theme.px(240), theme.px(28))
        self.sorted_by = Label("", "small", "muted")
        choose = IconButton("columns-3", translate(C, "Choose columns"), on_click=self._choose_columns)
        self.download = IconButton("download", translate(C, "Export the list…"), on_click=self._export_all)
        bar = row(self.text, self.chips, self.sorted_by, choose, self.download)
        bar.setStretch(1, 1)
        bar.setContentsMargins(theme.px(16), 0, theme.px(12), theme.px(4))
        body = QWidget(main)
        self.table_or_empty = QStackedLayout(body)  # without a parent it would show the table as a window
        self.table_or_empty.addWidget(self.table)
        self.lines = column(main)
        self.lines.addWidget(head_bar)
        self.lines.addWidget(fixed_bar(bar, 40, main))
        self.lines.addWidget(body, 1)

    def _connect(self) -> None:
        vm, table = self.vm, self.table
        self.model.pageNeeded.connect(vm.fetch)
        self.model.rowsChanged.connect(self._rows_changed)
        vm.pageLoaded.connect(self._page_loaded)
        vm.pageFailed.connect(self.model.fail)
        vm.listed.connect(self._listed)
        vm.grown.connect(self._grown)
        vm.exchanged.connect(self._exchanged)
        vm.stale.connect(self._reload_rows)
        vm.counted.connect(self._counted)
        vm.filterChanged.connect(self._filter_changed)
        vm.peopleLoaded.connect(self._filter_changed)
        vm.previewed.connect(self._previewed)
        table.opened.connect(self.open_row)
        table.previewed.connect(self._toggle_preview)
        table.currentIdChanged.connect(self._current_changed)
        table.ticksChanged.connect(self._ticks_changed)
        table.sortRequested.connect(self._sort)
        self.views.chosen.connect(self._choose_view)
        self.chips.opened.connect(self.filters.open)
        self.chips.removed.connect(self.filters.remove)
        self.chips.add_requested.connect(self.filters.add)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.timeout.connect(self._filter_text)
        self.text.changed.connect(lambda: self._typing.start(_TYPING_MS))
        self.text.edit.returnPressed.connect(self._text_entered)
        keys = Shortcuts(self)
        keys.add("/", translate(C, "filter"), self.text.focus)
        keys.add("Ctrl+F", translate(C, "filter"), self.text.focus)
        QTimer.singleShot(_PEOPLE_AFTER_MS, vm, vm.load_people)  # the filters want them, the first rows don't

    # which list

    def _show(self, filter: WorkOrderFilter) -> None:
        self._quiet = True
        self.vm.show(filter)

    def _choose_view(self, view: str) -> None:
        if self.text.value():
            self.text.set_value("")
        self._show(WorkOrderFilter(view=view))

    def show_all(self) -> None:
        self.views.set_current("all")
        self._choose_view("all")

    def _filter_text(self) -> None:
        if self.text.value() != self.vm.filter.text:
            self._quiet = True
            self.vm.narrow(text=self.text.value())

    def _text_entered(self) -> None:
        self._typing.stop()
        self._filter_text()
        self.focus_first()

    def _sort(self, key: str, _descending: bool) -> None:
        self._quiet = True
        self.vm.narrow(sort=SORTS[key][0])

    @Slot()
    def _filter_changed(self) -> None:
        filter = self.vm.filter
        self.chips.set_filters(self.filters.chips())
        if not self.text.edit.hasFocus():
            self.text.set_value(filter.text)
        self._show_views()
        named = {order: key for key, (order, _down) in SORTS.items()}
        key = named.get(filter.sort) or DEFAULT_SORT.get(filter.view, "opened")
        self.table.set_sort(key, SORTS[key][1])
        title = next(column.title for column in self.model.columns if column.key == key)
        self.sorted_by.setText(translate(C, "sorted by {column}", column=title))

    def _show_views(self) -> None:
        shown = [(view, view_words(view), count_words(self._counts.get(view)), False) for view in VIEWS]
        self.views.set_views(shown, self.vm.filter.view)

    @Slot(object)
    def _counted(self, counts: dict[str, Count]) -> None:
        self._counts = counts
        self._show_views()

    # rows

    def _row(self, row: WorkOrderRow | None) -> tuple[object, ...] | None:
        return None if row is None else cells(row, self._context.now(), self._context.zone)

    @Slot(object, object)
    def _listed(self, ids: array[int], rows: Sequence[WorkOrderRow]) -> None:
        keep = self.table.current_id()
        self.table.clear_ticks()
        shown = [self._row(row) for row in rows]
        self.model.set_ids(ids, shown if len(shown) >= min(len(ids), self.model.page_size) else None)
        if keep is None or not self.table.select_id(keep):
            self.table.select_row(0 if len(ids) else -1)
        self._show_empty()

    @Slot(object)
    def _grown(self, ids: array[int]) -> None:
        self.model.append(ids)
        if self.vm.complete:
            self.words_changed.emit()

    @Slot(object)
    def _exchanged(self, ids: array[int]) -> None:
        keep, row = self.table.current_id(), self.table.current_row()
        scrolled = self.table.verticalScrollBar().value()
        self.model.exchange(ids)
        if keep is None or not self.table.select_id(keep):
            self.table.select_row(min(row, len(ids) - 1))
        self.table.verticalScrollBar().setValue(scrolled)
        self.table.set_ticks(set(self.table.ticked_ids()) & set(ids))
        self.model.reload(self.table.rowAt(0))
        self._show_empty()
        self.words_changed.emit()

    @Slot(int, object, object)
    def _page_loaded(self, first: int, ids: Sequence[int], rows: Sequence[WorkOrderRow | None]) -> None:
        self.model.take(first, ids, [self._row(row) for row in rows])

    @Slot()
    def _reload_rows(self) -> None:
        self._quiet = self.sender() is self._clock
        self.model.reload(self.table.rowAt(0))

    @Slot(object)
    def _rows_changed(self, ids: Sequence[int]) -> None:
        if not self._quiet:
            self.table.flash(ids)

    def _show_empty(self) -> None:
        if self.model.rowCount():
            self.table_or_empty.setCurrentWidget(self.table)
            return
        self.table_or_empty.setCurrentWidget(self.empty)
        self.host.close_drawer()
        title, sentence = empty_words(bool(self.filters.chips() or self.vm.filter.text))
        self.empty.title.setText(title)
        self.empty.sentence.setText(sentence)

    # one row

    def open_row(self, rid: int) -> None:
        """Open the page of a work order; it knows the list around it."""
        listing = self.vm.listing(rid)
        self.vm.id_of(rid, lambda id: self.environment.navigator.go("work_order", id=id, listing=listing))

    def _toggle_preview(self, rid: int) -> None:
        if self.host.is_open() and self._wanted == rid:
            self.host.close_drawer()
            self.drawer_closed()
            return
        self._wanted = rid
        self.vm.preview(rid)

    def _current_changed(self, rid: int) -> None:
        if self.host.is_open() and rid != self._wanted:
            self._wanted = rid
            self.vm.preview(rid)

    @Slot(int, object)
    def _previewed(self, rid: int, preview: Preview) -> None:
        if rid != self._wanted:
            return
        detail, id = preview.detail, preview.detail.work_order.id
        self.drawer.show_preview(
            preview,
            self.steps.words_of(detail),
            self._context.now(),
            self._context.zone,
            on_action=lambda: self.steps.run(detail),
            on_open=lambda: self.open_row(preview.rid),
            on_note=lambda: self.environment.navigator.go(
                "work_order", id=id, listing=self.vm.listing(preview.rid), note=True
            ),
        )
        self.host.open()

    @Slot()
    def drawer_closed(self) -> None:
        self._wanted = None
        self.vm.close_preview()
        self.focus_first()

    def step(self, by: int) -> None:
        self.table.select_row(max(0, min(self.model.rowCount() - 1, self.table.current_row() + by)))

    # several

    @Slot(object)
    def _ticks_changed(self, ids: Sequence[int]) -> None:
        if ids or "selection" in self.__dict__:
            self.selection.show_count(len(ids))

    def clear_ticks(self) -> None:
        self.table.clear_ticks()
        self.focus_first()

    def set_priority(self, priority: str) -> None:
        self.vm.verbs.set_priorities(self.table.ticked_ids(), priority)

    def _export_all(self) -> None:
        self.export.ask()

    def export_selected(self) -> None:
        self.export.ask(self.table.ticked_ids())

    # the rest

    def new_work_order(self) -> None:
        """Open the form for a new work order; what was typed before is still in it."""
        from ui.work_orders.new_dialog import NewWorkOrderDialog

        dialog = NewWorkOrderDialog(self, self.environment)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.steps.dialog = dialog
        dialog.open()

    def _choose_columns(self) -> None:
        self.table.choose_columns(self.chips.mapToGlobal(QPoint(self.chips.width(), self.chips.height())))

    def _today(self) -> date:
        return self._context.now().astimezone(self._context.zone).date()

    def _restore(self) -> None:
        layout = self._kept.get("layout")
        if isinstance(layout, dict):
            self.table.restore_layout(layout)

    def _remember(self) -> None:
        kept: dict[str, object] = {"layout": self.table.layout_state(), "view": self.vm.filter.view}
        self.environment.settings.set(self._settings_key, kept)
