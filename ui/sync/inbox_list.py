"""The list at the left of the inboxes: an icon, two lines, a time or a link; a section of what was decided below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.labels import Label, Link, rule
from ui.kit.panels import ScrollPage, clear_layout, column, panel, row
from ui.kit.theme import current
from ui.kit.tips import plain_tip

WIDTH, NARROW = 320, 232
_HEIGHT = 56


class InboxEntry(QAbstractButton):
    """One line of the list."""

    def __init__(self, key: str, icon: str, title: str, second: str, corner: str = "", tone: str = "muted") -> None:
        super().__init__()
        self.key = key
        self._icon, self._tone = icon, tone
        self._second, self._corner = second, corner
        self.setText(title)
        self.setAccessibleName(f"{title}, {second}")
        self.setToolTip(plain_tip(f"{title}\n{second}"))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("ring", 4)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        paint.repaint_on_theme(self)

    def sizeHint(self) -> QSize:
        return QSize(current().px(NARROW), current().px(_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, area = current(), QPainter(self), self.rect()
        on = self.isChecked()
        if on:
            painter.fillRect(area, theme.color("accent-tint"))
            painter.fillRect(0, 0, theme.px(3), area.height(), theme.color("accent"))
        elif self.underMouse():
            painter.fillRect(area, theme.color("hover"))
        painter.fillRect(0, area.height() - 1, area.width(), 1, theme.color("line"))
        icon = QRect(theme.px(16), 0, theme.px(16), area.height())
        paint_icon(painter, icon, self._icon, "accent" if on else self._tone)
        left, right = theme.px(42), area.width() - theme.px(16)
        corner = paint.text_width(self._corner, "small") + theme.px(8) if self._corner else 0
        upper, lower = theme.px(20), theme.px(18)
        top = (area.height() - upper - lower) // 2
        first = QRect(left, top, right - left - corner, upper)
        paint.text(painter, first, self.text(), "text", "body", 600 if on else 400)
        paint.text(painter, QRect(left, top + upper, right - left - corner, lower), self._second, "muted", "small")
        if self._corner:
            paint.text(
                painter, QRect(right - corner, 0, corner, area.height()), self._corner, "muted", "small",
                align=paint.RIGHT,
            )  # fmt: skip


class DecidedEntry(QWidget):
    """A line of what was decided, with a link that takes it up again."""

    def __init__(self, title: str, second: str, again: str, on_again: Callable[[], object] | None) -> None:
        super().__init__()
        from ui.kit.labels import IconLabel

        theme = current()
        words = column()
        words.addWidget(Label(title, elide=True))
        words.addWidget(Label(second, "small", "muted", elide=True))
        line = row(IconLabel("check", "ok"), spacing=10)
        line.addLayout(words, 1)
        if on_again is not None:
            link = Link(again)
            link.setAccessibleName(f"{again} {title}")
            link.clicked.connect(on_again)
            line.addWidget(link)
        line.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(line)
        whole.addWidget(rule())


class InboxList(QWidget):
    """`fill` shows entries and, below a heading, what was decided. `chosen(key)` by click."""

    chosen = Signal(str)

    def __init__(self, title: str, foot: str) -> None:
        super().__init__()
        theme = current()
        self._foot = foot
        self.entries: dict[str, InboxEntry] = {}
        self.setFixedWidth(theme.px(WIDTH))
        self.count = Label("", "lead", "muted")
        head = row(Label(title, "title"), self.count, None)
        head.setContentsMargins(theme.px(16), theme.px(14), theme.px(16), theme.px(12))
        body = panel("raised")
        stack = column(body)
        stack.addLayout(head)
        self._list = ScrollPage(gutter=0, spacing=0, name=title)
        stack.addWidget(self._list, 1)
        whole = row(body, rule(vertical=True, edge=True), spacing=0)
        self.setLayout(whole)

    def set_narrow(self, narrow: bool) -> None:
        """Give way on a small screen."""
        self.setFixedWidth(current().px(NARROW if narrow else WIDTH))

    def fill(self, entries: Sequence[InboxEntry], heading: str, decided: Sequence[DecidedEntry], chosen: str) -> None:
        """Show these."""
        theme = current()
        clear_layout(self._list.body)
        self.entries = {entry.key: entry for entry in entries}
        self.count.setText(f"{len(entries):,}" if entries else "")
        for entry in entries:
            entry.clicked.connect(lambda _on=False, key=entry.key: self.chosen.emit(key))
            self._list.add(entry)
        if decided:
            label = Label(heading, "small", "muted")
            label.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(4))
            self._list.add(label)
            for line in decided:
                self._list.add(line)
        foot = Label(self._foot, "small", "muted", wrap=True)
        foot.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), theme.px(16))
        self._list.add(foot)
        self._list.finish()
        self.mark(chosen)

    def mark(self, key: str) -> None:
        """Show which one is open."""
        for name, entry in self.entries.items():
            entry.setChecked(name == key)
            if name == key:
                self._list.ensureWidgetVisible(entry)
