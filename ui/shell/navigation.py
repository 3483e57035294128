"""The navigation at the left: icon and word, collapsible, only what the role uses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QVBoxLayout, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.labels import rule
from ui.kit.theme import current
from ui.shell.brand import Brand
from ui.shell.places import Place

WIDE, NARROW = 192, 52


class NavigationEntry(QAbstractButton):
    """One place: icon, word, count."""

    def __init__(self, place: Place, on_open: Callable[[str], None]) -> None:
        super().__init__()
        self.key = place.key
        self._icon = place.icon
        self._shy = place.shy
        self._narrow = False
        self.count = 0
        words = translate(*place.title)
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setAutoExclusive(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ring", 5)
        self.clicked.connect(lambda: on_open(self.key))
        paint.repaint_on_theme(self)

    def set_count(self, count: int) -> None:
        """How many wait there; 0 shows nothing."""
        before, self.count = self.count, count
        said = f"{self.text()} {self.count_words()}".rstrip()
        if count == before and said == self.accessibleName():
            return
        self.setAccessibleName(said)
        self.setToolTip(said if self._narrow else "")
        self.update()

    def wanted(self) -> bool:
        """Whether it stands in the navigation: a shy one only while something waits there, or it is open."""
        return not self._shy or self.count > 0 or self.isChecked()

    def count_words(self) -> str:
        """The count as it is shown: no further than 999."""
        return "" if not self.count else f"{self.count:,}" if self.count <= 999 else "999+"

    def set_narrow(self, narrow: bool) -> None:
        """Icon only, the word as a tooltip."""
        self._narrow = narrow
        self.setToolTip(self.accessibleName() if narrow else "")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = current()
        return QSize(theme.px(36 if self._narrow else 176), theme.px(34))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = self.rect()
        on, under = self.isChecked(), self.underMouse()
        if on or under:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent-tint" if on else "hover"))
            painter.drawRoundedRect(area, theme.px(5), theme.px(5))
        token = "accent" if on else "text"
        x = theme.px(10)
        square = QRect(x, (area.height() - theme.px(16)) // 2, theme.px(16), theme.px(16))
        paint_icon(painter, square, self._icon, token)
        if self._narrow:
            return
        painter.setFont(theme.font("body", 600 if on else 400))
        painter.setPen(theme.color(token))
        words = area.adjusted(theme.px(36), 0, -theme.px(10), 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.count:
            painter.setFont(theme.font("small", 500))
            painter.setPen(theme.color("danger" if self._shy else "accent" if on else "muted"))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.count_words())


class PersonEntry(QWidget):
    """Who is signed in, at the foot of the navigation."""

    def __init__(self, name: str, role: str, on_click: Callable[[], None]) -> None:
        super().__init__()
        self._name, self._role, self._on_click = name, role, on_click
        self._narrow = False
        self.setFixedHeight(current().px(48))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ring", 5)
        self.set_person(name, role)
        paint.repaint_on_theme(self)

    def set_person(self, name: str, role: str) -> None:
        """Show who works here now."""
        self._name, self._role = name, role
        self.setAccessibleName(f"{name}, {role}" if role else name)
        self.setToolTip(self.accessibleName())
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Avatar only."""
        self._narrow = narrow
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._on_click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._on_click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRect(theme.px(12), (self.height() - theme.px(28)) // 2, theme.px(28), theme.px(28))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("neutral-tint"))
        painter.drawEllipse(circle)
        painter.setFont(theme.font("small", 600))
        painter.setPen(theme.color("text"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._name[:1].upper())
        if self._narrow:
            return
        x = circle.right() + theme.px(9)
        width = self.width() - x - theme.px(8)
        lines = ((self._name, "body", 500, "text"), (self._role, "small", 400, "muted"))
        height = theme.px(18)
        top = (self.height() - height * (2 if self._role else 1)) // 2
        for words, step, weight, token in lines:
            if not words:
                continue
            painter.setFont(theme.font(step, weight))
            painter.setPen(theme.color(token))
            area = QRect(x, top, width, height)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, paint.elide(words, step, weight, width))
            top += height


class Navigation(QFrame):
    """The list of places, grouped."""

    def __init__(
        self, places: Sequence[Place], head: Brand, person: PersonEntry, on_open: Callable[[str], None]
    ) -> None:
        super().__init__()
        theme = current()
        self.setProperty("surface", "nav")
        self._head, self.person = head, person
        self.entries: dict[str, NavigationEntry] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.px(8), theme.px(2), theme.px(8), theme.px(8))
        inner.setSpacing(theme.px(2))
        group = None
        self._rules: list[tuple[QWidget, list[NavigationEntry]]] = []  # a line, and the entries of the group below it
        for place in sorted(places, key=lambda p: p.group):
            if place.group != group:
                line = QWidget()
                box = QVBoxLayout(line)
                box.setContentsMargins(0, 0, 0, 0)
                if group is not None:
                    box.setContentsMargins(0, theme.px(6), 0, theme.px(6))
                    box.addWidget(rule())
                self._rules.append((line, []))
                inner.addWidget(line)
            group = place.group
            entry = NavigationEntry(place, on_open)
            self.entries[place.key] = entry
            self._rules[-1][1].append(entry)
            inner.addWidget(entry)
        inner.addStretch(1)
        layout.addLayout(inner, 1)
        layout.addWidget(rule())
        layout.addWidget(person)
        self.set_narrow(False)
        self._show_wanted()

    def set_narrow(self, narrow: bool) -> None:
        """52 px with icons only, or 192 px with words."""
        self.setFixedWidth(current().px(NARROW if narrow else WIDE))
        for entry in self.entries.values():
            entry.set_narrow(narrow)
        self.person.set_narrow(narrow)
        self._head.setProperty("narrow", narrow)
        self._head.update()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Say behind the entries how many wait there."""
        for key, entry in self.entries.items():
            entry.set_count(counts.get(key, 0))
        self._show_wanted()

    def set_brand(self, name: str, logo: QImage | None = None) -> None:
        """Show another name and logo of our company."""
        self._head.set_name(name, logo)

    def light(self, key: str) -> None:
        """Show which place is open."""
        for name, entry in self.entries.items():
            entry.setChecked(name == key)
        self._show_wanted()

    def _show_wanted(self) -> None:
        """Leave out shy entries at which nothing waits, and the line above a group of which nothing is left."""
        for line, entries in self._rules:
            for entry in entries:
                entry.setVisible(entry.wanted())
            line.setVisible(any(entry.wanted() for entry in entries))
