"""Many choices as a list that is narrowed by typing: Enter takes the marked one, ↑ ↓ move the mark."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from fieldservice.i18n import translate
from ui.kit.fields import TextField
from ui.kit.icons import icon
from ui.kit.labels import Label
from ui.kit.panels import column
from ui.kit.theme import current

_KEY = Qt.ItemDataRole.UserRole
_ROWS, _HEIGHT, _PICTURE_HEIGHT = 7, 36, 56


class ChoiceList(QWidget):
    """`picked(key)` for a choice that a person takes or, where several may be chosen, takes back."""

    picked = Signal(str)

    def __init__(self, choices: Sequence[tuple[str, str, QPixmap | None]]) -> None:
        super().__init__()
        theme = current()
        self._pictures = any(picture is not None for _key, _title, picture in choices)
        height = theme.px(_PICTURE_HEIGHT if self._pictures else _HEIGHT)
        self.search = TextField("", placeholder=translate("visit", "Type to narrow the list"), icon="search", height=44)
        self.search.edit.textChanged.connect(self._narrow)
        self.search.edit.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(translate("visit", "Choices"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys are those of the field above
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(height - theme.px(8), height - theme.px(8)) if self._pictures else QSize(16, 16))
        self.list.setStyleSheet(
            f"QListWidget {{ border: 1px solid {theme.color('border').name()}; border-radius: {theme.px(5)}px; }}"
            f"QListWidget::item {{ padding: 0 {theme.px(10)}px; }}"
        )
        self._pick_icon, self._no_icon = icon("check", "accent", 16), icon_of_nothing(theme.px(16))
        self._shown: list[QListWidgetItem] = []
        for key, title, picture in choices:
            item = QListWidgetItem(title)
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, height))
            item.setIcon(QIcon(picture) if picture is not None else self._no_icon)
            self.list.addItem(item)
        self.list.setFixedHeight(height * min(_ROWS, len(choices)) + theme.px(4))
        self.list.itemClicked.connect(lambda item: self.picked.emit(item.data(_KEY)))
        self.told = Label("", "small", "muted")
        stack = column(self, spacing=6)
        stack.addWidget(self.search)
        stack.addWidget(self.list)
        stack.addWidget(self.told)
        self._moved = False
        self._narrow("")

    def set_chosen(self, keys: Sequence[object]) -> None:
        """Mark what is answered."""
        first: QListWidgetItem | None = None
        for index in range(self.list.count()):
            item = self.list.item(index)
            on = item.data(_KEY) in keys
            font = item.font()
            font.setBold(on)
            item.setFont(font)
            if not self._pictures:
                item.setIcon(self._pick_icon if on else self._no_icon)
            first = item if on and first is None else first
        if first is not None and not self.search.edit.text() and not self._moved:
            self.list.setCurrentItem(first)
            self.list.scrollToItem(first)
        chosen = [item.text() for index in range(self.list.count()) if (item := self.list.item(index)).font().bold()]
        self._chosen = ", ".join(chosen)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._take()
        if event.key() == Qt.Key.Key_Escape and self.search.edit.text():
            self.search.edit.clear()
            return True
        return False

    def _take(self) -> bool:
        """Take the marked choice; nothing where nobody typed or moved, so that Enter goes on."""
        item = self.list.currentItem()
        typed = bool(self.search.edit.text())
        if not typed and not self._moved:
            return False
        if item is None or item.isHidden():
            return typed  # nothing matches: Enter does not skip the question
        self._moved = False
        self.search.edit.clear()
        self.picked.emit(item.data(_KEY))
        return True

    def _move(self, by: int) -> None:
        if not self._shown:
            return
        current_item = self.list.currentItem()
        at = self._shown.index(current_item) + by if current_item in self._shown else 0
        self._moved = True
        self.list.setCurrentItem(self._shown[max(0, min(at, len(self._shown) - 1))])

    def _narrow(self, text: str) -> None:
        terms = text.casefold().split()
        self._moved = False
        self._shown = []
        for index in range(self.list.count()):
            item = self.list.item(index)
            fits = all(term in item.text().casefold() for term in terms)
            item.setHidden(not fits)
            if fits:
                self._shown.append(item)
        exact = [item for item in self._shown if item.text().casefold() == text.strip().casefold()]
        best = (exact or self._shown)[:1]
        if terms and best:
            self.list.setCurrentItem(best[0])
        else:
            self.list.setCurrentRow(-1)
        self._tell()

    _chosen = ""

    def _tell(self) -> None:
        words = translate("visit", "{shown} of {count}", shown=len(self._shown), count=self.list.count())
        if not self._shown:
            words = translate("visit", "No choice has these words.")
        elif self._chosen:
            words = translate("visit", "Chosen: {choices}", choices=self._chosen)
        self.told.setText(words)


def icon_of_nothing(side: int) -> QIcon:
    """An empty icon, so that words stand in one line with those of chosen ones."""
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    return QIcon(image)
