"""Table models: `WindowedModel` for lists of any length, `SimpleModel` for short ones.

Both give the delegate plain Python values through `cell(row, column)`, which avoids a QVariant per cell.
"""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from fieldservice.i18n import translate
from ui.kit.sla import TimeLeft
from ui.kit.status import STATUSES, PillSpec

Row = tuple[object, ...]
Index = QModelIndex | QPersistentModelIndex
ColumnKind = Literal["text", "record", "muted", "number", "two_line", "pill", "sla", "meter", "icon_text"]


class Column(Struct, frozen=True):
    """A column. Cell values by kind: text, record (a number or name), muted and number: str or None; two_line:
    (first, second); pill: a status key or a PillSpec; sla: TimeLeft; meter: Sureness; icon_text: IconText. `width` in
    pixels at 100 %; `stretch` takes
    what is left over, after columns with a `wish` have that width; when room is short the last columns go first, those
    marked `keep` after all others; `hidden` columns start switched off in the chooser."""

    key: str
    title: str
    width: int = 120
    align: Literal["left", "right"] = "left"
    sortable: bool = True
    kind: ColumnKind = "text"
    stretch: bool = False
    hidden: bool = False
    wish: int = 0
    keep: bool = False


class Sureness(Struct, frozen=True):
    """How sure a figure is: three blocks (3 sure, 2 middling, 1 doubtful) and the reason in words."""

    level: int
    text: str


class IconText(Struct, frozen=True):
    """Words behind an icon."""

    icon: str
    text: str


class Missing:
    """Marks a cell that is not loaded yet; painted as a soft bar."""


class Marked(Struct, frozen=True):
    """Words in parts, True where a search has found something; drawn with what was found in the accent colour."""

    parts: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The words as a whole."""
        return "".join(words for words, _ in self.parts)


MISSING = Missing()


class TableModel(QAbstractTableModel):
    """What `DataTable` needs of a model: columns, ids, and cells as Python values."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = list(columns)

    def cell(self, row: int, column: int) -> object:
        """The value of a cell, or MISSING."""
        raise NotImplementedError

    def id_at(self, row: int) -> int:
        raise NotImplementedError

    def row_of(self, row_id: int) -> int:
        """The row of an id, or -1."""
        raise NotImplementedError

    def row_values(self, row: int) -> Row | None:
        """All values of a row, None while it is not loaded."""
        raise NotImplementedError

    def is_muted(self, row: int) -> bool:
        """Finished rows are drawn muted."""
        return False

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role == 0 and orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            return self.columns[section].title
        return None

    def data(self, index: Index, role: int = 0) -> object:
        if role == 0 or role == 11:  # DisplayRole, AccessibleTextRole: comparing enums costs a third of a page
            return words_of(self.cell(index.row(), index.column()))
        return None


def words_of(value: object) -> str:
    """A cell as plain words: for accessibility, tooltips, copying and export."""
    if value is None or isinstance(value, Missing):
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (PillSpec, Sureness, IconText, Marked)):
        return value.text
    if isinstance(value, TimeLeft):
        return value.words()
    if isinstance(value, tuple):
        return " ".join(str(part) for part in value if part)
    return str(value)


class WindowedModel(TableModel):
    """Ids in an `array('q')`, rows in a bounded cache of pages that are asked for when painted.

    `pageNeeded(first, ids)` is emitted once a page, soon after it was first painted; the owner answers
    `deliver(first, rows)` from wherever it fetched them (rows are tuples in column order, None for a vanished row),
    or `fail(first)`, after which the page will be asked for again. Answers for an older list are ignored.
    """

    pageNeeded = Signal(int, object)

    def __init__(
        self,
        columns: Sequence[Column],
        page_size: int = 50,
        max_pages: int = 80,
        muted_when: Callable[[Row], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self.page_size, self._max_pages = page_size, max_pages
        self._muted_when = muted_when
        self._ids: array[int] = array("q")
        self._pages: OrderedDict[int, list[Row | None]] = OrderedDict()
        self._asked: set[int] = set()
        self._wanted: set[int] = set()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)

    def set_ids(self, ids: Iterable[int], first_rows: Sequence[Row | None] | None = None) -> None:
        """Show another list. `first_rows` (of page 0) makes the first paint complete."""
        self.beginResetModel()
        self._ids = ids if isinstance(ids, array) else array("q", ids)
        self._pages.clear()
        self._asked.clear()
        self._wanted.clear()
        if first_rows:
            self._pages[0] = list(first_rows[: self.page_size])
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._ids)

    def id_at(self, row: int) -> int:
        return self._ids[row]

    def row_of(self, row_id: int) -> int:
        try:
            return self._ids.index(row_id)
        except ValueError:
            return -1

    def ids(self) -> array[int]:
        return self._ids

    def cell(self, row: int, column: int) -> object:
        number, offset = divmod(row, self.page_size)
        page = self._pages.get(number)
        if page is None:
            self._want(number)
            return MISSING
        if offset >= len(page):
            return MISSING
        values = page[offset]
        return "" if values is None else values[column]

    def row_values(self, row: int) -> Row | None:
        number, offset = divmod(row, self.page_size)
        page = self._pages.get(number)
        return page[offset] if page is not None and offset < len(page) else None

    def is_muted(self, row: int) -> bool:
        if self._muted_when is None:
            return False
        values = self.row_values(row)
        return values is not None and self._muted_when(values)

    def deliver(self, first: int, rows: Sequence[Row | None]) -> None:
        """The rows of the page that starts at row `first`; ignored when nobody asked (the list has changed)."""
        number = first // self.page_size
        if number not in self._asked or first >= len(self._ids):
            return
        self._asked.discard(number)
        self._pages[number] = list(rows)
        self._pages.move_to_end(number)
        while len(self._pages) > self._max_pages:
            self._pages.popitem(last=False)
        last = min(first + self.page_size, len(self._ids)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def fail(self, first: int) -> None:
        """The page could not be fetched; it is asked for when next painted."""
        self._asked.discard(first // self.page_size)

    def refresh(self, ids: Iterable[int]) -> list[int]:
        """Fetch again the loaded pages that show any of `ids`, which stay visible meanwhile; returns their rows."""
        changed = set(ids)
        rows: list[int] = []
        for number in list(self._pages):
            start = number * self.page_size
            shown = self._ids[start : start + self.page_size]
            hits = [start + at for at, row_id in enumerate(shown) if row_id in changed]
            if hits:
                rows += hits
                self._asked.discard(number)
                self._wanted.add(number)
        if self._wanted:
            self._timer.start(0)
        return rows

    def _want(self, number: int) -> None:
        if number in self._asked or number in self._wanted:
            return
        self._wanted.add(number)
        if not self._timer.isActive():
            self._timer.start(0)

    def _ask(self) -> None:
        wanted, self._wanted = sorted(self._wanted), set()
        for number in wanted:
            if number in self._asked:
                continue
            first = number * self.page_size
            self._asked.add(number)
            self.pageNeeded.emit(first, list(self._ids[first : first + self.page_size]))


class SimpleModel(TableModel):
    """A short list that is all in memory. `set_rows(rows, ids)`; ids default to the row's position."""

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Row] = (),
        ids: Sequence[int] | None = None,
        muted_when: Callable[[Row], bool] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent)
        self._rows: list[Row] = []
        self._ids: list[int] = []
        self._muted_when = muted_when
        self.set_rows(rows, ids)

    def set_rows(self, rows: Sequence[Row], ids: Sequence[int] | None = None) -> None:
        self.beginResetModel()
        self._rows = list(rows)
        self._ids = list(ids) if ids is not None else list(range(len(self._rows)))
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        return 0 if parent.isValid() else len(self._rows)

    def cell(self, row: int, column: int) -> object:
        return self._rows[row][column]

    def id_at(self, row: int) -> int:
        return self._ids[row]

    def row_of(self, row_id: int) -> int:
        return self._ids.index(row_id) if row_id in self._ids else -1

    def row_values(self, row: int) -> Row | None:
        return self._rows[row]

    def is_muted(self, row: int) -> bool:
        return self._muted_when is not None and self._muted_when(self._rows[row])


def pill_of(value: object) -> PillSpec | None:
    """The pill of a cell: a PillSpec as it is, a status key looked up; None for anything else."""
    if isinstance(value, PillSpec):
        return value
    row = STATUSES.get(value) if isinstance(value, str) else None
    return PillSpec(translate("kit", row.word), row.form, row.tone, row.icon) if row else None
