"""A strip of photos: thumbnails with captions, and a button that adds one."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLayout, QLayoutItem, QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.theme import current
from ui.kit.tips import plain_tip

_WIDTH, _HEIGHT, _CAPTION = 132, 99, 20


class Photo(Struct, frozen=True):
    """`image` may be null (a file that has no picture): then `icon` stands in its place."""

    key: str
    image: QImage
    caption: str = ""
    icon: str = "file"
    problem: str = ""


class PhotoStrip(QWidget):
    """Wraps to as many lines as needed. `opened(key)` by click or Enter, `removed(key)` by Delete, `add_requested`."""

    opened = Signal(str)
    removed = Signal(str)
    add_requested = Signal()

    def __init__(self, add_words: str = "", read_only: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = read_only
        self._add_words = add_words or translate("kit", "Add photo")
        self.flow = FlowLayout(self, 8)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.adder: AddTile | None = None
        self.set_photos(())

    def set_photos(self, photos: Sequence[Photo]) -> None:
        """Show these, in order."""
        while (item := self.flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for photo in photos:
            tile = PhotoTile(photo)
            tile.clicked.connect(lambda _checked=False, key=photo.key: self.opened.emit(key))
            if not self._read_only:
                tile.delete_pressed.connect(lambda key=photo.key: self.removed.emit(key))
            self.flow.addWidget(tile)
        if not self._read_only:
            self.adder = AddTile(self._add_words)
            self.adder.clicked.connect(self.add_requested)
            self.flow.addWidget(self.adder)
        self.updateGeometry()


class PhotoTile(QAbstractButton):
    """One thumbnail, cropped to its frame, with the caption below."""

    delete_pressed = Signal()

    def __init__(self, photo: Photo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photo = photo
        self._scaled: QPixmap | None = None
        self.setAccessibleName(photo.caption or photo.key)
        self.setToolTip(plain_tip(photo.problem or photo.caption))
        self.setProperty("ring", 6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        theme = current()
        caption = theme.px(_CAPTION) if self._photo.caption else 0
        return QSize(theme.px(_WIDTH), theme.px(_HEIGHT) + caption)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_pressed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRect(0, 0, self.width(), theme.px(_HEIGHT))
        paint.box(painter, frame, theme.color("sunken"), None, 6)
        if self._photo.image.isNull():
            token = "danger" if self._photo.problem else "muted"
            paint_icon(painter, frame, "triangle-alert" if self._photo.problem else self._photo.icon, token, 24)
        else:
            outline = QPainterPath()
            outline.addRoundedRect(frame, 6, 6)
            painter.setClipPath(outline)
            painter.drawPixmap(frame, self._thumbnail(frame.size()))
            painter.setClipping(False)
        paint.box(painter, frame, None, theme.color("border"), 6)
        caption = QRect(0, frame.bottom() + theme.px(2), self.width(), theme.px(18))
        paint.text(painter, caption, self._photo.caption, "muted", "small")

    def _thumbnail(self, size: QSize) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = QSize(round(size.width() * ratio), round(size.height() * ratio))
        if self._scaled is None or self._scaled.size() != wanted:
            grown = self._photo.image.scaled(
                wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
            )
            left, top = (grown.width() - wanted.width()) // 2, (grown.height() - wanted.height()) // 2
            self._scaled = QPixmap.fromImage(grown.copy(left, top, wanted.width(), wanted.height()))
        return self._scaled


class AddTile(QAbstractButton):
    """A dashed frame with a plus."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(words)
        self.setProperty("ring", 6)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(current().px(_WIDTH), current().px(_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        fill = theme.color("hover" if self.underMouse() else "raised")
        paint.box(painter, self.rect(), fill, theme.color("edge"), 6, dashed=True)
        half = self.height() // 2
        paint_icon(painter, QRect(0, 0, self.width(), half + theme.px(8)), "camera", "muted", 20)
        area = QRect(theme.px(6), half + theme.px(6), self.width() - theme.px(12), theme.px(20))
        paint.text(painter, area, self.text(), "text", align=paint.CENTRE)


class FlowLayout(QLayout):
    """Left to right, then on the next line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 8) -> None:
        super().__init__(parent) if parent is not None else super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self._gap = current().px(spacing)
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, area: QRect) -> None:
        super().setGeometry(area)
        self._arrange(area, move=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def _arrange(self, area: QRect, move: bool) -> int:
        left, top, line = area.left(), area.top(), 0
        for item in self._items:
            size = item.sizeHint()
            if left > area.left() and left + size.width() > area.right() + 1:
                left, top, line = area.left(), top + line + self._gap, 0
            if move:
                item.setGeometry(QRect(left, top, size.width(), size.height()))
            left += size.width() + self._gap
            line = max(line, size.height())
        return top + line - area.top()
