"""What replaced what, from top to bottom: the older parts, this one outlined, the newer ones, planned ones dashed."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fieldservice.domain.formats import format_date
from fieldservice.i18n import translate
from ui.directory.words import both, listed
from ui.kit import paint
from ui.kit.buttons import IconButton
from ui.kit.labels import Label
from ui.kit.panels import Card, clear_layout, column, row
from ui.kit.theme import current
from ui.kit.tips import plain_tip
from ui.parts import words

C = "part_page"

_BOX, _LINK, _STEM = 36, 30, 20


class ChainBox(QWidget):
    """A part of the chain; Enter, Space or a click opens it."""

    chosen = Signal()

    def __init__(self, number: str, told: str, look: str, can_open: bool, tone: str = "muted") -> None:
        super().__init__()
        self._number, self._told, self._look, self._tone, self._open = number, told, look, tone, can_open
        self._hovered = False
        self.setFixedHeight(current().px(_BOX))
        self.setMinimumWidth(current().px(180))
        self.setProperty("ring", 6)
        self.setAccessibleName(listed((number, told)))
        self.setToolTip(plain_tip(listed((number, told))))
        if can_open:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        paint.repaint_on_theme(self)

    def sizeHint(self) -> QSize:
        return QSize(current().px(280), current().px(_BOX))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        here, dashed = self._look == "here", self._look == "dashed"
        fill = theme.color("accent-tint" if here else "hover" if self._hovered else "raised")
        line = theme.color("accent" if here else "edge" if dashed else "border")
        paint.box(painter, self.rect(), fill, line, 6, 2 if here else 1, dashed)
        inside = self.rect().adjusted(theme.px(12), 0, -theme.px(12), 0)
        wide = min(paint.text_width(self._number, "body", 600) + 2, inside.width())
        paint.text(painter, QRect(inside.left(), 0, wide, self.height()), self._number, "text", "body", 600)
        left = inside.left() + wide + theme.px(10)
        room = QRect(left, 0, max(inside.right() + 1 - left, 0), self.height())
        paint.text(
            painter, room, self._told, "text" if here else self._tone, "small", 600 if here else 400, paint.RIGHT
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = self._open
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._open and event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._open and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit()
            return
        super().keyPressEvent(event)


class _Stem(QWidget):
    """The line between two boxes."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(current().px(_STEM + 8), current().px(_LINK))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        paint.repaint_on_theme(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        QPainter(self).fillRect(theme.px(_STEM), 0, max(theme.px(1.5), 1), self.height(), theme.color("edge"))


class ChainCard(Card):
    """`opened(part_id)`, `edited(line_id)`."""

    opened = Signal(str)
    edited = Signal(str)

    def __init__(self, add: Any) -> None:
        super().__init__(translate(C, "Supersession"), padding=16, spacing=0)
        self.button = IconButton("plus", translate(C, "Say what replaces it"), size=28, on_click=add)
        if self.header is not None:
            self.header.add(self.button)
        self._lines = column()
        self.add_layout(self._lines)
        self.boxes: list[ChainBox] = []
        self.links: list[str] = []

    def show_chain(self, chain: Any, today: date, editable: bool) -> None:
        """Draw it anew."""
        clear_layout(self._lines)
        self.boxes, self.links = [], []
        self.button.setVisible(editable)
        if not chain.older and not chain.newer:
            said = translate(C, "Nothing replaces this part, and it replaces nothing.")
            self._lines.addWidget(Label(said, "body", "muted", wrap=True))
            return
        drawn = {chain.here.number}
        for link in chain.older:
            if link.older.number not in drawn:
                drawn.add(link.older.number)
                self._box(link.older, self._left(link.older, today), "plain")
            self._link(link, editable)
        here = translate(C, "this part, {stock} available", stock=words.number(chain.here.available_micro))
        self._box(chain.here, here, "here")
        for link in chain.newer:
            self._link(link, editable)
            told, tone = self._there(link, today)
            look = "dashed" if link.planned or link.fault is not None else "plain"
            self._box(link.newer, told, look, tone)

    def _box(self, part: Any, told: str, look: str, tone: str = "muted") -> None:
        box = ChainBox(part.number, told, look, part.part is not None and look != "here", tone)
        if part.part is not None:
            box.setToolTip(plain_tip(listed((part.number, both(part.part.name, part.part.name_en), told))))
            box.chosen.connect(lambda id=part.part.id: self.opened.emit(id))
        self.boxes.append(box)
        self._lines.addWidget(box)

    def _link(self, link: Any, editable: bool) -> None:
        said = link_words(link)
        self.links.append(said)
        line = row(_Stem(), Label(said, "small", "muted", elide=True), spacing=0)
        line.setStretch(1, 1)
        if editable:
            name = translate(C, "Edit: {line}", line=said)
            line.addWidget(IconButton("pencil", name, size=28, on_click=lambda: self.edited.emit(link.line.id)))
        self._lines.addLayout(line)

    def _left(self, part: Any, today: date) -> str:
        left = translate(C, "{stock} left", stock=words.number(part.available_micro))
        archived = part.part is not None and part.part.archived
        return listed((translate(C, "archived") if archived else "", left))

    def _there(self, link: Any, today: date) -> tuple[str, str]:
        if link.fault is not None and link.fault.kind == "dangling":
            return translate(C, "not in the catalogue"), "warn"
        if link.fault is not None:
            return translate(C, "leads back in a circle"), "danger"
        part = link.newer
        said = [translate(C, "from {day}", day=format_date(link.line.valid_from, today)) if link.planned else ""]
        if part.available_micro or not (part.ordered_micro or link.planned):
            said.append(translate(C, "{stock} available", stock=words.number(part.available_micro)))
        if part.ordered_micro:
            said.append(translate(C, "{stock} on order", stock=words.number(part.ordered_micro)))
        return listed(said), "muted"


def link_words(link: Any) -> str:
    """'1 for 1, either way' and what else counts."""
    line = link.line
    said = [translate(C, "{new} for 1", new=words.number(line.ratio_micro))]
    if line.interchange == "both":
        said.append(translate(C, "either way"))
    else:
        said.append(translate(C, "only new for old"))
    if link.alike > 1:
        said.append(translate(C, "all together") if line.mode == "all" else translate(C, "one of several"))
    if line.use_up_first:
        said.append(translate(C, "use up first"))
    if line.surcharge_minor:
        said.append(translate(C, "surcharge {price}", price=words.price(line.surcharge_minor, line.currency)))
    return listed(said)
