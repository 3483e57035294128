"""Which columns of a table are shown, how wide, in which order; remembered as plain JSON values."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QTableView, QWidget

from ui.kit.buttons import Menu
from ui.kit.models import TableModel
from ui.kit.table_header import TableHeader
from ui.kit.theme import current

_LEAST_COLUMNS = 2


class ColumnedView(QTableView):
    """The column side of `DataTable`."""

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._sort_key, self._descending = "", False
        self._numbers = {column.key: index for index, column in enumerate(model.columns)}
        self._hidden = {index for index, column in enumerate(model.columns) if column.hidden}
        self._widths: dict[int, int] = {}
        self._shown: list[int] = [0]
        self._room = 0  # the width of the viewport

    def repaint_rows(self) -> None:
        """Paint all rows again. Not by `viewport().update()`: to hand the viewport to Python, PySide would first load
        every kind of widget that it might be, which no start has time for."""
        self.setDirtyRegion(QRegion(self.rect()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size().width()
        self._fit_columns()

    def lead_room(self) -> int:
        """Pixels that the first column needs besides its own width."""
        return 0

    def set_sort(self, key: str, descending: bool = False) -> None:
        """Show the arrow; the owner sorts."""
        self._sort_key, self._descending = key, descending
        self.horizontalHeader().headerDataChanged(Qt.Orientation.Horizontal, 0, len(self._model.columns) - 1)

    def sort(self) -> tuple[str, bool]:
        """The key of the column that the arrow stands at, and whether it points down."""
        return self._sort_key, self._descending

    def layout_state(self) -> dict[str, object]:
        """Widths, order, hidden columns and sort, as plain JSON values for `restore_layout`."""
        header = self.horizontalHeader()
        keys = [column.key for column in self._model.columns]
        scale = current().scale
        return {
            "order": sorted(keys, key=lambda key: header.visualIndex(self._numbers[key])),
            "widths": {key: round(self._widths[self._numbers[key]] / scale) for key in keys},
            "hidden": [key for key in keys if self._numbers[key] in self._hidden],
            "sort": [self._sort_key, self._descending],
        }

    def restore_layout(self, state: dict[str, object]) -> None:
        """Take a layout from `layout_state()`; unknown columns and nonsense are skipped."""
        header = self.horizontalHeader()
        order, widths, hidden = state.get("order"), state.get("widths"), state.get("hidden")
        if isinstance(widths, dict):
            for key, width in widths.items():
                if key in self._numbers and isinstance(width, int) and 24 <= width <= 4000:
                    self._widths[self._numbers[key]] = current().px(width)
        if isinstance(order, list):
            known = [key for key in order if key in self._numbers]
            for position, key in enumerate(known):
                header.moveSection(header.visualIndex(self._numbers[key]), position)
        if isinstance(hidden, list) and len(set(hidden) & set(self._numbers)) < len(self._numbers):
            self._hidden = {index for key, index in self._numbers.items() if key in hidden}
        sort = state.get("sort")
        if isinstance(sort, list) and len(sort) == 2 and sort[0] in self._numbers:
            self.set_sort(str(sort[0]), bool(sort[1]))
        self._fit_columns()

    def column_menu(self) -> QMenu:
        """The column chooser: tick what to show; at least one stays."""
        menu = Menu(self)
        for index, column in enumerate(self._model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(index not in self._hidden)
            action.setEnabled(index in self._hidden or len(self._hidden) < len(self._model.columns) - 1)
            action.toggled.connect(lambda shown, at=index: self._show_column(at, shown))
        return menu

    def choose_columns(self, where: QPoint | None = None) -> None:
        """Open the column chooser."""
        self.column_menu().popup(where or self.mapToGlobal(self.rect().topRight()))

    def _fit_columns(self) -> None:
        """Share the width: the last columns go first when room is short; what is over goes to the columns that wish for
        more, then to stretching ones."""
        header = self.horizontalHeader()
        if not isinstance(header, TableHeader):
            return
        tick_room = self.lead_room()
        wanted = [index for index in self._in_order() if index not in self._hidden]
        room = self._room - tick_room
        visible = self._that_fit(wanted, room)
        spare = room - sum(self._widths[index] for index in visible)
        wishes = self._wishes(visible, spare)
        spare -= sum(wishes.values())
        takers = [index for index in visible if self._model.columns[index].stretch] or visible[-1:]
        with header.quiet():
            for index in range(len(self._model.columns)):
                self.setColumnHidden(index, index not in visible)
            for index in visible:
                extra = spare // len(takers) if spare > 0 and index in takers else 0
                extra += wishes.get(index, 0)
                first = tick_room if index == visible[0] else 0
                header.resizeSection(index, self._widths[index] + extra + first)
        self._shown = self._visible()
        self.repaint_rows()

    def _that_fit(self, wanted: list[int], room: int) -> list[int]:
        """The columns that fit beside each other, in order."""
        columns = self._model.columns
        first = wanted[:1] + [at for at in wanted[1:] if columns[at].keep]
        first = first if len(first) > 1 else wanted[:_LEAST_COLUMNS]
        chosen, used = set(first), sum(self._widths[index] for index in first)
        for index in wanted:
            if index in chosen:
                continue
            used += self._widths[index]
            if used > room:
                break
            chosen.add(index)
        return [index for index in wanted if index in chosen]

    def _wishes(self, visible: list[int], spare: int) -> dict[int, int]:
        """How much more than their width the wishing columns get: at most half of what is over while others stretch.
        A width that a person has chosen stays."""
        scale, columns = current(), self._model.columns
        asked = {
            index: scale.px(columns[index].wish) - self._widths[index]
            for index in visible
            if columns[index].wish and self._widths[index] == scale.px(columns[index].width)
        }
        asked = {index: more for index, more in asked.items() if more > 0}
        total, share = sum(asked.values()), max(0, spare) // 2
        return {index: more * min(total, share) // total for index, more in asked.items()}

    def remember_width(self, index: int, width: int) -> None:
        """The header tells of a width that a person has dragged."""
        self._widths[index] = width

    def _moved(self, *_sections: int) -> None:
        self._shown = self._visible()
        self.repaint_rows()

    def _visible(self) -> list[int]:
        header = self.horizontalHeader()
        return [index for index in self._in_order() if not header.isSectionHidden(index)] or [0]

    def _in_order(self) -> list[int]:
        return sorted(range(len(self._model.columns)), key=self.horizontalHeader().visualIndex)

    def _show_column(self, index: int, shown: bool) -> None:
        self._hidden = self._hidden - {index} if shown else self._hidden | {index}
        self._fit_columns()
