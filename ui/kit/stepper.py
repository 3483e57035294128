"""The visit path (a vertical stepper) and progress in segments."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current
from ui.kit.tips import plain_tip

StepState = Literal["open", "done", "attention", "danger", "blocked"]
_SECOND = {"attention": "warn", "danger": "danger"}
_RING = {"attention": "warn-mark", "danger": "danger-mark"}


@dataclass(frozen=True, slots=True)
class Step:
    """A station of the path. `second` says what was done or what is missing; `blocked` can't be entered yet."""

    key: str
    title: str
    second: str = ""
    state: StepState = "open"


class Stepper(QWidget):
    """Click or arrow keys choose; `chosen(key)`. `set_steps`, `set_current`."""

    chosen = Signal(str)

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[Step] = []
        self._current = ""
        self._hover = -1
        self._narrow = False
        self.setProperty("ring", 5)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        paint.repaint_on_theme(self)

    def set_steps(self, steps: Sequence[Step], current_key: str = "") -> None:
        if self._steps == list(steps) and current_key in ("", self._current):
            return
        shown, here = self._steps, self._current
        self._steps = list(steps)
        if current_key:
            self._current = current_key
        self._describe()
        if [bool(step.second) for step in shown] != [bool(step.second) for step in self._steps]:
            self.updateGeometry()
            self.update()
            return
        for cell, old, new in zip(self._cells(), shown, self._steps, strict=True):  # every answer counts up one of them
            if old != new or (here != self._current and new.key in (here, self._current)):
                self.update(cell)

    def set_current(self, key: str) -> None:
        self._current = key
        self._describe()
        self.update()

    def current(self) -> str:
        return self._current

    def current_area(self) -> QRect:
        """Where the current step stands."""
        cells = zip(self._cells(), self._steps, strict=True)
        return next((cell for cell, step in cells if step.key == self._current), QRect())

    def set_narrow(self, narrow: bool) -> None:
        """Only the marks; the words are in the tooltips."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.updateGeometry()
            self.update()

    def steps(self) -> list[Step]:
        return list(self._steps)

    def _describe(self) -> None:
        at = next((step for step in self._steps if step.key == self._current), None)
        self.setAccessibleDescription(f"{at.title} {at.second}" if at else "")

    def _cells(self) -> list[QRect]:
        top, cells = 0, []
        for step in self._steps:
            height = self._height(step)
            cells.append(QRect(0, top, self.width(), height))
            top += height
        return cells

    def _height(self, step: Step) -> int:
        return current().px(38 if self._narrow else 56 if step.second else 44)

    def sizeHint(self) -> QSize:
        return QSize(current().px(44 if self._narrow else 216), sum(self._height(step) for step in self._steps))

    def minimumSizeHint(self) -> QSize:
        return QSize(current().px(44 if self._narrow else 160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        for index, (cell, step) in enumerate(zip(self._cells(), self._steps, strict=True)):
            if not event.region().intersects(cell):
                continue
            here = step.key == self._current
            if here or (index == self._hover and step.state != "blocked"):
                paint.box(painter, cell, theme.color("accent-tint" if here else "hover"), None, 5)
            self._mark(painter, cell, step, index + 1, here)
            if self._narrow:
                continue
            left = theme.px(46)
            ink = "accent" if here else "disabled" if step.state == "blocked" else "text"
            if not step.second:
                area = QRect(left, cell.top(), cell.width() - left - 4, cell.height())
                paint.text(painter, area, step.title, ink, "lead", 600 if here else 400)
                continue
            top = cell.top() + (cell.height() - theme.px(42)) // 2
            width = cell.width() - left - theme.px(6)
            paint.text(painter, QRect(left, top, width, theme.px(24)), step.title, ink, "lead", 600 if here else 400)
            token = _SECOND.get(step.state, "muted")
            paint.text(painter, QRect(left, top + theme.px(24), width, theme.px(18)), step.second, token, "small")

    def _mark(self, painter: QPainter, cell: QRect, step: Step, number: int, here: bool) -> None:
        theme = current()
        side = theme.px(24)
        ring = QRect(theme.px(10), cell.top() + (cell.height() - side) // 2, side, side)
        if step.state == "done" and not here:
            paint.box(painter, ring, theme.color("ok-tint"), theme.color("ok-line"), side / 2)
            paint_icon(painter, ring, "check", "ok", 14)
            return
        if here:
            paint.box(painter, ring, theme.color("accent"), None, side / 2)
            paint.text(painter, ring, str(number), "accent-ink", "small", 600, paint.CENTRE)
            return
        if step.state == "blocked":
            paint.box(painter, ring, None, theme.color("border"), side / 2)
            paint_icon(painter, ring, "lock", "disabled", 12)
            return
        line = theme.color(_RING.get(step.state, "edge"))
        paint.box(painter, ring, theme.color("surface"), line, side / 2)
        paint.text(painter, ring, str(number), "muted", "small", align=paint.CENTRE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position().toPoint())
        at = self._steps[self._hover] if self._narrow and self._hover >= 0 else None
        self.setToolTip(plain_tip(f"{at.title}\n{at.second}".rstrip()) if at is not None else "")
        self.update()

    def leaveEvent(self, event: object) -> None:
        self._hover = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self._at(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
            return
        keys = [step.key for step in self._steps]
        at = keys.index(self._current) if self._current in keys else -1
        open_steps = [index for index, step in enumerate(self._steps) if step.state != "blocked"]
        ahead = [index for index in open_steps if (index > at if move > 0 else index < at)]
        if ahead:
            self._choose(ahead[0] if move > 0 else ahead[-1])

    def _at(self, spot: QPoint) -> int:
        return next((index for index, cell in enumerate(self._cells()) if cell.contains(spot)), -1)

    def _choose(self, index: int) -> None:
        if index < 0 or self._steps[index].state == "blocked":
            return
        self.set_current(self._steps[index].key)
        self.chosen.emit(self._current)


SegmentState = Literal["open", "pass", "fail", "partial", "not_applicable", "done"]
_SEGMENT = {"pass": "ok-mark", "done": "accent", "fail": "danger-mark", "partial": "warn-mark", "not_applicable": "bar"}


_MOST_SEGMENTS = 40
_WORST_FIRST: tuple[SegmentState, ...] = ("fail", "partial", "open")


def _condensed(states: Sequence[SegmentState]) -> list[SegmentState]:
    """At most so many that each can be seen; several in one show the worst of them."""
    if len(states) <= _MOST_SEGMENTS:
        return list(states)
    edges = [round(index * len(states) / _MOST_SEGMENTS) for index in range(_MOST_SEGMENTS + 1)]
    found: list[SegmentState] = []
    for start, end in itertools.pairwise(edges):
        several = states[start:end]
        found.append(next((state for state in _WORST_FIRST if state in several), several[0]))
    return found


class ProgressSegments(QWidget):
    """One bar a question, coloured by its answer, and a sentence below."""

    def __init__(self, words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: list[SegmentState] = []
        self._words = words
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        paint.repaint_on_theme(self)

    def set_states(self, states: Sequence[SegmentState], words: str = "") -> None:
        answered = sum(1 for state in states if state != "open")
        said = translate("kit", "{done} of {total} answered", done=answered, total=len(states))
        shown = _condensed(states)
        if (shown, words) == (self._states, self._words):
            return
        resized = bool(words) != bool(self._words)
        self._states, self._words = shown, words
        self.setAccessibleName(words or said)
        if resized:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(current().px(240), current().px(34 if self._words else 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        count = len(self._states)
        if not count:
            return
        gap = theme.px(4) if count <= 40 else 1
        width = max(1.0, (self.width() - gap * (count - 1)) / count)
        for index, state in enumerate(self._states):
            left = round(index * (width + gap))
            bar = QRect(left, theme.px(2), max(1, round((index + 1) * (width + gap) - gap) - left), theme.px(8))
            if state == "open" and bar.width() < theme.px(12):
                painter.fillRect(bar, theme.color("line"))  # an outline of so little is a smear
            elif state == "open":
                paint.box(painter, bar, theme.color("sunken"), theme.color("border"), 2)
            else:
                paint.box(painter, bar, theme.color(_SEGMENT[state]), None, 2)
        if self._words:
            paint.text(painter, QRect(0, theme.px(16), self.width(), theme.px(18)), self._words, "muted", "small")
