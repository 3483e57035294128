"""What the lists of customers, assets and parts have in common: filter row, table, drawer, export, keys."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel
from ui.directory.empty import ShrinkingStack, no_match
from ui.kit.buttons import Button, IconButton, Menu
from ui.kit.drawer import Drawer, DrawerHost
from ui.kit.feedback import ProgressPanel
from ui.kit.growing import GrowingModel
from ui.kit.labels import Label
from ui.kit.models import Column, Row, words_of
from ui.kit.panels import clear_layout, column, panel, row
from ui.kit.pills import FilterBar
from ui.kit.shortcuts import Shortcuts
from ui.kit.table import DataTable
from ui.kit.theme import current
from ui.shell.page import Page

C = "directory_page"

_TYPING_MS = 150
_SEARCH_WIDTH, _SEARCH_LEAST = 300, 170


class RecordListPage(Page):
    """Subclasses say what is listed; see the methods under "what a list is"."""

    NAME, TICKABLE = "", False  # of the saved layout; whether several rows can be chosen at once

    def __init__(self, environment: Environment, view_model: RecordListViewModel) -> None:
        super().__init__(environment)
        view_model.setParent(self)
        self.list = view_model
        self.view_model = view_model
        self.menu: Menu | None = None
        self.file_dialog: QFileDialog | None = None
        self._count = ""
        self._preview_row = -1
        self._opened_before = False
        self._build()
        self._connect()
        self._bind()

    # what a list is

    def title(self) -> str:
        """The heading."""
        raise NotImplementedError

    def search_words(self) -> str:
        """The placeholder of the text filter."""
        raise NotImplementedError

    def columns(self) -> list[Column]:
        """The columns in the language in use."""
        raise NotImplementedError

    def cells(self, row: Any) -> Row:
        """A row as the table shows it."""
        raise NotImplementedError

    def sorts(self) -> dict[str, str]:
        """Column -> the order that the service knows."""
        return {}

    def chips(self) -> list[tuple[str, str, bool]]:
        """(key, words, on) of the filters."""
        return []

    def fill_menu(self, key: str, menu: Menu) -> None:
        """The choices of a filter; use `choice`."""

    def filter_off(self, key: str) -> None:
        """Take a filter off."""

    def nothing_yet(self) -> QWidget:
        """What stands in place of a list that has no record."""
        raise NotImplementedError

    def empty_state(self, filtered: bool) -> QWidget:
        """What stands in place of an empty list."""
        return no_match(self.clear_filters) if filtered else self.nothing_yet()

    def fill_drawer(self, drawer: Drawer, shown: Any) -> None:
        """Fill the drawer, whose body is empty."""
        raise NotImplementedError

    def open_record(self, id: str) -> None:
        """Open a record's page; where records have none, the drawer."""
        rid = self.table.current_id()
        if rid is not None:
            self.list.preview(rid)

    def export_header(self) -> list[str]:
        """The titles of an export."""
        return [column.title for column in self.columns()]

    def export_cells(self, row: Any) -> Sequence[Any]:
        """A row as it is exported."""
        return [words_of(cell) for cell in self.cells(row)]

    def export_name(self) -> str:
        """A file name to begin with, without its ending."""
        return self.title()

    def head_buttons(self) -> list[Button]:
        """Buttons at the right of the heading."""
        return []

    def head_views(self) -> list[QWidget]:
        """What stands beside the heading: saved views, for example."""
        return []

    def state_views(self) -> list[QWidget]:
        """What stands before the text filter: states to choose from, for example."""
        return []

    # what pages get

    def open(self, **params: object) -> None:
        self.list.show(self.list.filter)

    def hints(self) -> list[tuple[str, str]]:
        space, preview = translate(C, "Space"), translate(C, "preview")
        has_pages = type(self).open_record is not RecordListPage.open_record
        looks = [(space, preview), ("Enter", translate(C, "open"))] if has_pages else [(f"{space} / Enter", preview)]
        return [("J / K", translate(C, "up and down")), *looks, *self.shortcuts.hints()]

    def note(self) -> str:
        return self._count

    def focus_first(self) -> None:
        self.table.setFocus()

    def choice(self, menu: Menu, words: str, on: bool, choose: Callable[[], object]) -> None:
        """A tickable entry of a filter's menu."""
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _checked=False: choose())

    def is_filtered(self) -> bool:
        """Whether anything narrows the list."""
        return bool(self.search.edit.text().strip()) or any(on for _key, _words, on in self.chips())

    # building

    def _build(self) -> None:
        from ui.kit.fields import TextField

        theme = current()
        self.search = TextField("", placeholder=self.search_words(), icon="search", height=32)
        self.search.setMinimumWidth(theme.px(_SEARCH_LEAST))
        self.search.setMaximumWidth(theme.px(_SEARCH_WIDTH))
        self.filters = FilterBar(addable=False)
        self.model = GrowingModel(self.columns(), muted_when=lambda cells: bool(cells[len(self.model.columns)]))
        self.table = DataTable(self.model, self.title(), tickable=self.TICKABLE)
        state = self.environment.settings.get(f"table.{self.NAME}", {})
        if isinstance(state, dict):
            self.table.restore_layout(state)
        head = row(Label(self.title(), "title"), *self.head_views(), None, *self.head_buttons(), spacing=8)
        head.setContentsMargins(theme.px(16), theme.px(12), theme.px(16), theme.px(4))
        states = self.state_views()
        tools = row(*states, self.search, self.filters, spacing=12)
        tools.setStretch(len(states), 1)
        tools.setStretch(len(states) + 1, 2)
        self.counter = Label("", "small", "muted")
        tools.addWidget(self.counter)
        tools.addWidget(IconButton("columns-3", translate(C, "Choose columns"), on_click=self.table.choose_columns))
        self.export_button = IconButton("download", translate(C, "Export"), key="Ctrl+E", on_click=self.export_as)
        tools.addWidget(self.export_button)
        tools.setContentsMargins(theme.px(16), theme.px(4), theme.px(16), theme.px(10))
        self.progress = ProgressPanel(translate(C, "Exporting"))
        self.progress.cancelled.connect(self.list.cancel_export)
        self.progress.hide()
        self._empty = QWidget()
        self._empty_layout = column(self._empty)
        self.stack = ShrinkingStack()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self._empty)
        main = panel("raised")
        inside = column(main)
        inside.addLayout(head)
        inside.addLayout(tools)
        self._inside = inside
        inside.addWidget(self.progress)
        inside.addWidget(self.stack, 1)
        main.setFocusProxy(self.table)
        self.drawer = Drawer()
        self.host = DrawerHost(main, self.drawer)
        column(self).addWidget(self.host)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)

    def add_banner(self, banner: QWidget) -> None:
        """Put something between the filters and the list; its owner shows and hides it."""
        self._inside.insertWidget(self._inside.indexOf(self.progress), banner)

    def _connect(self) -> None:
        vm, table = self.list, self.table
        self.model.pageNeeded.connect(vm.fetch)
        self.model.rowsChanged.connect(table.flash)
        vm.listed.connect(self._listed)
        vm.grown.connect(self.model.append)
        vm.exchanged.connect(self._exchanged)
        vm.stale.connect(self._stale)
        vm.pageLoaded.connect(self._page_loaded)
        vm.pageFailed.connect(self.model.fail)
        vm.counted.connect(self._counted)
        vm.filterChanged.connect(self._filter_changed)
        vm.previewed.connect(self._previewed)
        vm.exportProgress.connect(self.progress.set_progress)
        vm.exported.connect(self._exported)
        vm.exportEnded.connect(self.progress.hide)
        table.opened.connect(self._open_rid)
        table.previewed.connect(self._preview)
        table.currentIdChanged.connect(self._current_changed)
        table.sortRequested.connect(self._sort)
        self.host.closed.connect(vm.close_preview)
        self.drawer.next.connect(lambda: self._step(1))
        self.drawer.previous.connect(lambda: self._step(-1))
        self.filters.opened.connect(self._open_filter)
        self.filters.removed.connect(self.filter_off)
        self.search.changed.connect(self._typing.start)
        self.search.edit.returnPressed.connect(self._search_entered)
        self._typing.timeout.connect(self._search)
        self._filter_changed()

    def _bind(self) -> None:
        self.shortcuts = Shortcuts(self)
        self.shortcuts.add("/", translate(C, "filter"), self._focus_search)
        self.shortcuts.add("Ctrl+F", translate(C, "filter"), self._focus_search, shown=False)
        self.shortcuts.add("Escape", translate(C, "close the preview"), self._escape, shown=False)

    # the list

    @Slot(object, object)
    def _listed(self, ids: array[int], rows: list[Any]) -> None:
        kept = self.table.current_id()
        self.model.set_ids(ids, [self._row(each) for each in rows])
        if kept is None or not self.table.select_id(kept):
            self.table.select_row(0 if ids else -1)
        if not ids:
            clear_layout(self._empty_layout)
            self._empty_layout.addWidget(self.empty_state(self.is_filtered()))
            self.host.close_drawer()
        self.stack.setCurrentIndex(0 if ids else 1)

    def _row(self, record: Any) -> Row:
        return (*self.cells(record), bool(getattr(record, "archived", False)))

    @Slot(object)
    def _exchanged(self, ids: array[int]) -> None:
        kept, at = self.table.current_id(), self.table.current_row()
        self.model.exchange(ids)
        if kept is None or not self.table.select_id(kept):
            self.table.select_row(min(max(at, 0), len(ids) - 1))
        self.stack.setCurrentIndex(0 if ids else 1)
        if not ids:
            self.list.show(self.list.filter)

    @Slot()
    def _stale(self) -> None:
        self.model.reload(self.table.current_row())

    @Slot(int, object, object)
    def _page_loaded(self, first: int, rids: list[int], rows: list[Any]) -> None:
        self.model.take(first, rids, [self._row(each) if each is not None else None for each in rows])

    @Slot(object)
    def _counted(self, count: Any) -> None:
        number = f"{count.n:,}+" if count.more else f"{count.n:,}"
        self._count = translate(C, "{count} in the list", count=number)
        self.counter.setText(self._count)
        self.words_changed.emit()

    @Slot()
    def _filter_changed(self) -> None:
        self.filters.set_filters(self.chips())
        by_order = {order: key for key, order in self.sorts().items()}
        self.table.set_sort(by_order.get(self.list.filter.sort, ""), self.list.filter.sort in self.descending())

    def descending(self) -> frozenset[str]:
        """Orders that run down."""
        return frozenset({"last_job", "created", "price"})

    @Slot(str, bool)
    def _sort(self, key: str, _down: bool) -> None:
        order = self.sorts().get(key)
        if order is not None:
            self.list.narrow(sort=order)

    def _search(self) -> None:
        self._typing.stop()
        if self.search.value() != self.list.filter.text:
            self.list.narrow(text=self.search.value())

    def _search_entered(self) -> None:
        self._search()
        self.table.setFocus()

    def _focus_search(self) -> None:
        self.search.focus()
        self.search.edit.selectAll()

    def clear_filters(self) -> None:
        """Show everything again."""
        self.search.set_value("")
        for key, _words, on in self.chips():
            if on:
                self.filter_off(key)
        self.list.narrow(text="")

    def _escape(self) -> None:
        if self.search.edit.hasFocus():
            self.search.set_value("")
            self._search()
            self.table.setFocus()
            return
        self.host.close_drawer()

    # the drawer

    def _preview(self, rid: int) -> None:
        if self.host.is_open() and rid == self._preview_row:
            return
        self._preview_row = rid
        self.list.preview(rid)

    def _current_changed(self, rid: int) -> None:
        if self.host.is_open():
            self._preview(rid)

    @Slot(int, object)
    def _previewed(self, rid: int, shown: Any) -> None:
        self._preview_row = rid
        clear_layout(self.drawer.page.body)
        self.fill_drawer(self.drawer, shown)
        self.drawer.page.finish()
        self.host.open()

    def _step(self, by: int) -> None:
        wanted = self.table.current_row() + by
        if 0 <= wanted < self.model.rowCount():
            self.table.select_row(wanted)

    def _open_rid(self, rid: int) -> None:
        self.list.id_of(rid, self.open_record)

    # filters, columns, export

    @Slot(str, QPoint)
    def _open_filter(self, key: str, at: QPoint) -> None:
        self.menu = Menu(self)
        self.fill_menu(key, self.menu)
        self.menu.popup(at)

    def may_leave(self) -> bool:
        self.environment.settings.set(f"table.{self.NAME}", self.table.layout_state())
        return True

    def export_as(self) -> None:
        """Ask for a file and write the list to it."""
        dialog = QFileDialog(self, translate(C, "Export the list"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(["Excel (*.xlsx)", "CSV (*.csv)"])
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"{self.export_name()}.xlsx")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "xlsx"))
        dialog.fileSelected.connect(lambda name: self.export_to(Path(name)))
        self.file_dialog = dialog
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the list to `path` (.xlsx or .csv)."""
        self.progress.cancel.setEnabled(True)
        self.progress.set_words(translate(C, "Exporting {name}", name=path.name))
        self.progress.set_progress(0, 0)
        self.progress.show()
        self.list.export(path, self.export_header(), self.export_cells)

    @Slot(object, int)
    def _exported(self, path: Path, rows: int) -> None:
        self.environment.messages.say(translate(C, "%n rows are in {file}.", rows, file=path.name))
