"""Where things stand on a page: cards, section heads, fact strips, key-value lists, tabs, scroll pages, breadcrumbs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import paint
from ui.kit.labels import ElidedLink, IconLabel, KeyHint, Label, Link, rule
from ui.kit.pills import Pill, SavedViews
from ui.kit.sla import TimeLeft, TimeLeftLabel
from ui.kit.status import PillSpec
from ui.kit.theme import current

FactValue = str | PillSpec | TimeLeft | QWidget


def panel(surface: str, parent: QWidget | None = None) -> QFrame:
    """An empty frame in a surface of the style sheet (see ui.kit's table)."""
    frame = QFrame(parent)
    frame.setProperty("surface", surface)
    return frame


class Bar(QFrame):
    """A bar of fixed height in a surface. What changes inside is laid out inside: where a bar says something else, the
    page need not be laid out anew, nor the window around it. Give `inside` its layout."""

    def __init__(self, surface: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", surface)
        self.setFixedHeight(current().px(height))
        self.inside = QWidget(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        self._fill()  # the style sheet's lines are known now

    def _fill(self) -> None:
        self.inside.setGeometry(self.contentsRect())


def column(parent: QWidget | None = None, margins: int = 0, spacing: int = 0) -> QVBoxLayout:
    """A vertical layout in design pixels."""
    layout = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    edge = current().px(margins)
    layout.setContentsMargins(edge, edge, edge, edge)
    layout.setSpacing(current().px(spacing))
    return layout


def row(*items: QWidget | QLayout | None, spacing: int = 8, margins: int = 0) -> QHBoxLayout:
    """A horizontal layout of widgets and layouts; None is a stretch."""
    layout = QHBoxLayout()
    edge = current().px(margins)
    layout.setContentsMargins(edge, edge, edge, edge)
    layout.setSpacing(current().px(spacing))
    for item in items:
        if item is None:
            layout.addStretch(1)
        elif isinstance(item, QLayout):
            layout.addLayout(item)
        else:
            layout.addWidget(item)
    return layout


def clear_layout(layout: QLayout) -> None:
    """Take everything out and delete it (later), so that the layout can be filled anew."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)


class SectionHeader(QWidget):
    """A heading with a muted detail and, at the right, an action or any widgets."""

    def __init__(
        self,
        title: str,
        detail: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        step: str = "lead",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, step, strong=True, elide=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.detail = Label(detail, "body", "muted", elide=True)
        # the title keeps its room, the detail has what is left of it
        self.detail.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = row(self.title, self.detail)
        self._row.setStretchFactor(self.detail, 1)
        self.setLayout(self._row)
        self.action: Link | None = None
        if action:
            self.action = Link(action)
            if on_action is not None:
                self.action.clicked.connect(on_action)
            self._row.addWidget(self.action)

    def set(self, title: str, detail: str = "") -> None:
        self.title.setText(title)
        self.detail.setText(detail)

    def set_margins(self, left: int, top: int, right: int, bottom: int) -> None:
        self._row.setContentsMargins(left, top, right, bottom)

    def add(self, widget: QWidget) -> None:
        """Put a widget at the right."""
        self._row.addWidget(widget)


class Card(QFrame):
    """A raised panel; with a title it gets a head and a line. Fill `card.body` (a QVBoxLayout) or `card.add(w)`."""

    def __init__(
        self,
        title: str = "",
        detail: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        padding: int = 16,
        spacing: int = 8,
        surface: str = "card",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("surface", surface)
        outer = column(self)
        outer.setContentsMargins(1, 1, 1, 1)
        self.header: SectionHeader | None = None
        if title:
            self.header = SectionHeader(title, detail, action, on_action, step="body")
            self.setAccessibleName(title)
            edge = current().px(16)
            self.header.setFixedHeight(current().px(40))
            self.header.set_margins(edge, 0, edge, 0)
            outer.addWidget(self.header)
            outer.addWidget(rule())
        self.body = column(margins=padding, spacing=spacing)
        outer.addLayout(self.body)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout) -> None:
        self.body.addLayout(layout)

    def clear(self) -> None:
        """Empty the body."""
        clear_layout(self.body)


def fact_widget(value: FactValue, strong: bool = True, link: Callable[[], object] | None = None) -> QWidget:
    """A value as the widget that shows it: words, a pill, a clock, a link, or the widget itself."""
    if isinstance(value, QWidget):
        return value
    if isinstance(value, PillSpec):
        return Pill(value)
    if isinstance(value, TimeLeft):
        return TimeLeftLabel(value)
    if link is not None:
        words = ElidedLink(value)
        words.clicked.connect(link)
        return words
    return Label(value or "—", "body", "text" if value else "muted", strong=strong and bool(value), elide=True)


class FactStrip(QFrame):
    """Facts side by side in one bordered strip: label, value, muted second line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "card")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(0)

    def clear(self) -> None:
        clear_layout(self._row)

    def add(
        self, label: str, value: FactValue, second: str = "", link: Callable[[], object] | None = None, stretch: int = 1
    ) -> None:
        """Append a fact; `link` makes the value clickable."""
        theme = current()
        if self._row.count():
            self._row.addWidget(rule(vertical=True, edge=True))
        cell = QWidget()
        box = column(cell)
        box.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        box.setSpacing(theme.px(2))
        box.addWidget(Label(label, "small", "muted"))
        box.addWidget(fact_widget(value, link=link))
        box.addWidget(Label(second, "small", "muted", elide=True))
        self._row.addWidget(cell, stretch)


class KeyValues(QWidget):
    """Labels at the left (muted), values at the right, aligned."""

    def __init__(self, label_width: int = 84, spacing: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(current().px(8))
        self._grid.setVerticalSpacing(current().px(spacing))
        self._grid.setColumnMinimumWidth(0, current().px(label_width))
        self._grid.setColumnStretch(1, 1)

    def clear(self) -> None:
        clear_layout(self._grid)
        self._lines = 0

    def add(
        self,
        label: str,
        value: FactValue,
        note: str = "",
        link: Callable[[], object] | None = None,
        wrap: bool = False,
        tone: str = "text",
    ) -> None:
        """Append a line; `note` follows the value in muted."""
        line = self._lines
        self._lines += 1
        name = Label(label, "body", "muted")
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(name, line, 0, top)
        if isinstance(value, str) and link is None:
            words = Label(value or "—", "body", tone if value else "muted", wrap=wrap, selectable=True)
            words.setSizePolicy(QSizePolicy.Policy.Preferred, words.sizePolicy().verticalPolicy())
            name.setBuddy(words)
            shown: QWidget = words
        else:
            shown = fact_widget(value, strong=False, link=link)
        if not note:
            # a fixed-size pill or link stays at the left; words take the width that they need to wrap
            left = Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(shown, line, 1, top if isinstance(shown, Label) else top | left)
            return
        both = row(shown, Label(note, "body", "muted", elide=True))
        both.setStretch(1, 1)
        self._grid.addLayout(both, line, 1)


class Tabs(SavedViews):
    """Tabs with an underline and counts. `set_views([(key, words, count, is_risk)])`, `chosen(key)`."""

    _HEIGHT = 40

    def _cells(self) -> list[QRect]:
        theme = current()
        left, cells = 0, []
        for _key, words, count, _risk in self._views:
            width = paint.text_width(words, "body", 600)
            if count:
                width += paint.text_width(count, "small") + theme.px(6)
            cells.append(QRect(left, 0, width, theme.px(self._HEIGHT)))
            left += width + theme.px(20)
        return cells

    def sizeHint(self) -> QSize:
        cells = self._cells()
        return QSize(cells[-1].right() + 1 if cells else 0, current().px(self._HEIGHT))

    def _ring(self, cell: QRect) -> QRect:
        edge = current().px(6)
        return cell.adjusted(-edge, edge, edge, -edge)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        for index, (cell, (key, words, count, risk)) in enumerate(zip(self._cells(), self._views, strict=True)):
            on = key == self._current
            token = "text" if on or index == self._hover else "muted"
            weight = 600 if on else 400
            paint.text(painter, cell, words, token, "body", weight)
            if count:
                start = cell.left() + paint.text_width(words, "body", weight) + theme.px(6)
                room = QRect(start, 0, cell.right() - start + 2, cell.height())
                paint.text(painter, room, count, "danger" if risk and count != "0" else "muted", "small")
            if on:
                line = theme.px(2)
                painter.fillRect(cell.left(), cell.bottom() + 1 - line, cell.width(), line, theme.color("accent"))


class ScrollPage(QScrollArea):
    """A page body that scrolls vertically. Fill `page.body`; at most `max_width` wide, when given."""

    def __init__(
        self, gutter: int = 24, spacing: int = 16, max_width: int = 0, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.viewport().setAutoFillBackground(False)
        holder = QWidget()
        holder.setProperty("scrollbody", True)
        holder.setAutoFillBackground(False)
        self.inner = QWidget(holder)
        outer = QHBoxLayout(holder)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.inner, 1)
        if max_width:
            self.inner.setMaximumWidth(current().px(max_width))
            outer.setAlignment(self.inner, Qt.AlignmentFlag(0))
        self.body = column(self.inner, gutter, spacing)
        self.setWidget(holder)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)

    def finish(self) -> None:
        """Keep the content at the top."""
        self.body.addStretch(1)


class Breadcrumb(QWidget):
    """Where we are: earlier steps are links, the last one is words; `back_key` is shown at the end."""

    chosen = Signal(str)

    def __init__(
        self, steps: Sequence[tuple[str, str]], back_key: str = "Alt+←", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row = row(spacing=6)
        self._back_key = back_key
        self.setLayout(self._row)
        self.set_steps(steps)

    def set_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """(key, words) from the outermost to where we are."""
        clear_layout(self._row)
        self._row.addWidget(IconLabel("chevron-left", "muted"))
        for index, (key, words) in enumerate(steps):
            if index:
                self._row.addWidget(Label("/", "small", "faint"))
            if index == len(steps) - 1:
                self._row.addWidget(Label(words, "small", "muted"))
                continue
            link = Link(words, "small")
            link.clicked.connect(lambda k=key: self.chosen.emit(k))
            self._row.addWidget(link)
        if self._back_key:
            self._row.addWidget(KeyHint(self._back_key.replace("+", " ")))
        self._row.addStretch(1)
