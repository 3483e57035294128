"""The queue's tasks in their groups, drawn in one piece: 44 px rows, the chosen one with the key that begins it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current
from ui.warehouse import words
from ui.warehouse.queue_view_model import Queue, Task

C = "bench"
ROW, HEAD = 44, 36
_NUMBER, _WHOM, _LINES, _DUE = 168, 300, 104, 148


class TaskList(QWidget):
    """`begun(Task)` by a double click; `step` and `current` serve the page's keys. `moved(top, bottom)`: keep this in
    view."""

    begun = Signal(object)
    moved = Signal(int, int)

    def __init__(self, now: Callable[[], datetime], zone: tzinfo) -> None:
        super().__init__()
        self._now, self._zone = now, zone
        self._rows: list[tuple[str, Task | None]] = []  # group, task; None is the group's head
        self._counts: dict[str, int] = {}
        self._several = False
        self._current = -1
        self._hover = -1
        self._chosen = False  # somebody chose a task; until then it is the first one
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the scan line keeps the focus, arrows reach the list through it
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(translate(C, "Tasks"))
        paint.repaint_on_theme(self)

    def show_queue(self, queue: Queue) -> None:
        """Show these tasks; the chosen one stays chosen as long as it is there."""
        before = self.current() if self._chosen else None
        self._rows, self._several = [], queue.several_places
        self._counts = {group: len(tasks) for group, tasks in queue.groups}
        for group, tasks in queue.groups:
            self._rows.append((group, None))
            self._rows += [(group, task) for task in tasks]
        keys = [task.key if task else "" for _, task in self._rows]
        kept = before is not None and before.key in keys
        self._current = keys.index(before.key) if kept and before is not None else next(iter(self._tasks()), -1)
        self._tell()
        self.updateGeometry()
        self.update()

    def tasks(self) -> Sequence[Task]:
        """The tasks in their order."""
        return [task for _, task in self._rows if task is not None]

    def current(self) -> Task | None:
        """The chosen task."""
        return self._rows[self._current][1] if 0 <= self._current < len(self._rows) else None

    def step(self, by: int) -> None:
        """Choose the next task, or the one before."""
        places = self._tasks()
        if not places:
            return
        self._chosen = True
        at = places.index(self._current) if self._current in places else 0
        self._current = places[max(0, min(len(places) - 1, at + by))]
        cells = self._cells()
        first = 0 if self._current == places[0] else cells[self._current].top()
        self.moved.emit(first, cells[self._current].bottom())
        self._tell()
        self.update()

    def start_over(self) -> None:
        """Choose the first task again."""
        self._chosen = False

    def sizeHint(self) -> QSize:
        cells = self._cells()
        return QSize(current().px(560), cells[-1].bottom() + 1 if cells else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        now = self._now()
        for at, (cell, (group, task)) in enumerate(zip(self._cells(), self._rows, strict=True)):
            if not cell.intersects(event.rect()):
                continue
            if task is None:
                self._head(painter, cell, group)
            else:
                self._row(painter, cell, task, at, now)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        hover = self._at(event.position().toPoint())
        if hover != self._hover:
            self._hover = hover
            self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self._at(event.position().toPoint())
        if at >= 0:
            self._chosen = True
            self._current = at
            self._tell()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        task = self.current()
        if task is not None and self._at(event.position().toPoint()) == self._current:
            self.begun.emit(task)

    def _tell(self) -> None:
        task = self.current()
        said = words.joined(words.kind(task), task.number, words.for_whom(task)) if task is not None else ""
        self.setAccessibleDescription(said)

    def _tasks(self) -> list[int]:
        return [at for at, (_, task) in enumerate(self._rows) if task is not None]

    def _cells(self) -> list[QRect]:
        theme = current()
        top, cells = 0, []
        for _, task in self._rows:
            height = theme.px(ROW if task is not None else HEAD)
            cells.append(QRect(0, top, self.width(), height))
            top += height
        return cells

    def _at(self, spot: QPoint) -> int:
        for at, cell in enumerate(self._cells()):
            if cell.contains(spot):
                return at if self._rows[at][1] is not None else -1
        return -1

    def _head(self, painter: QPainter, cell: QRect, group: str) -> None:
        theme = current()
        title, icon = words.GROUPS[group]
        token = "danger" if group == "urgent" else "muted"
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, theme.color("line"))
        left = theme.px(16)
        paint_icon(painter, QRect(left, cell.top(), theme.px(24), cell.height()), icon, token)
        area = cell.adjusted(theme.px(52), 0, -theme.px(16), 0)
        said = translate(C, title)
        paint.text(painter, area, said, token if group == "urgent" else "text", "body", 600)
        area.setLeft(area.left() + paint.text_width(said, "body", 600) + theme.px(10))
        paint.text(painter, area, str(self._counts[group]), "muted", "body")

    def _row(self, painter: QPainter, cell: QRect, task: Task, at: int, now: datetime) -> None:
        theme = current()
        on = at == self._current
        if on or at == self._hover:
            painter.fillRect(cell, theme.color("accent-tint" if on else "hover"))
        if on:
            painter.fillRect(cell.left(), cell.top(), theme.px(3), cell.height(), theme.color("accent"))
        painter.fillRect(cell.left(), cell.bottom(), cell.width(), 1, theme.color("line"))
        _title, icon = words.GROUPS[task.kind]
        token = "accent" if on else "muted"
        paint_icon(painter, QRect(theme.px(16), cell.top(), theme.px(24), cell.height()), icon, token, 20)
        left = theme.px(52)
        key = translate(C, "Enter")
        room = paint.key_cap_width(key) + theme.px(12) if on else 0
        right = cell.right() - theme.px(16)
        if on:
            paint.paint_key(painter, QRect(right - room, cell.top(), room, cell.height()), key)
        right -= paint.key_cap_width(key) + theme.px(12)

        def place(x: int, width: int) -> QRect:
            return QRect(x, cell.top(), width, cell.height())

        wide = cell.width() >= theme.px(860)
        said, tone = words.due(task, now, self._zone)
        paint.text(painter, place(right - theme.px(_DUE), theme.px(_DUE)), said, tone, "body", 600, paint.RIGHT)
        right -= theme.px(_DUE)
        paint.text(
            painter, place(right - theme.px(_LINES), theme.px(_LINES)), words.progress(task), "muted", "body", 400,
            paint.RIGHT,
        )  # fmt: skip
        right -= theme.px(_LINES) + theme.px(12)
        heading = task.number or words.kind(task)
        paint.text(painter, place(left, theme.px(_NUMBER) - theme.px(12)), heading, "text", "lead", 600)
        left += theme.px(_NUMBER if wide else 136)
        whom = words.for_whom(task)
        why = words.joined(words.why(task), words.name(task.place) if self._several else "")
        if not whom:
            whom, why = why, ""
        width = min(paint.text_width(whom, "lead") + theme.px(16), right - left)
        if why and wide:
            width = min(max(width, theme.px(_WHOM)), right - left)
        paint.text(painter, place(left, width - theme.px(8)), whom, "text", "lead")
        left += width
        if right - left > theme.px(48):
            paint.text(painter, place(left, right - left), why, "muted", "body")
