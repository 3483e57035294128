"""Many choices as a list that is narrowed by typing: Enter takes the marked one, ↑ ↓ move the mark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

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
_MOST_ROWS = 100  # that are made; more are found by typing


class Rows(Protocol):
    """What is chosen from, by place."""

    @property
    def keys(self) -> Sequence[str]: ...

    @property
    def titles(self) -> Sequence[str]: ...

    @property
    def searched(self) -> Sequence[str]: ...

    def picture(self, at: int) -> QPixmap | None: ...


class ChoiceList(QWidget):
    """`picked(key)` for a choice that a person takes or, where several may be chosen, takes back.

    Rows are made of the first hundred that fit alone: a list may have tens of thousands.
    """

    picked = Signal(str)

    def __init__(self, rows: Rows, pictures: bool = False) -> None:
        super().__init__()
        theme = current()
        self._rows, self._pictures = rows, pictures
        self._height = theme.px(_PICTURE_HEIGHT if pictures else _HEIGHT)
        height = self._height
        self.search = TextField("", placeholder=translate("visit", "Type to narrow the list"), icon="search", height=44)
        self.search.edit.textChanged.connect(self._narrow)
        self.search.edit.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(translate("visit", "Choices"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its keys are those of the field above
        self.list.setUniformItemSizes(True)
        self.list.setIconSize(QSize(height - theme.px(8), height - theme.px(8)) if pictures else QSize(16, 16))
        self.list.setStyleSheet(
            f"QListWidget {{ border: 1px solid {theme.color('border').name()}; border-radius: {theme.px(5)}px; }}"
            f"QListWidget::item {{ padding: 0 {theme.px(10)}px; }}"
        )
        self._pick_icon, self._no_icon = icon("check", "accent", 16), icon_of_nothing(theme.px(16))
        self._fitting: Sequence[int] = range(len(rows.keys))
        self._terms: list[str] = []
        self._keys: tuple[str, ...] = ()
        self.list.setFixedHeight(height * min(_ROWS, len(rows.keys)) + theme.px(4))
        self.list.itemClicked.connect(lambda item: self.picked.emit(item.data(_KEY)))
        self.told = Label("", "small", "muted", wrap=True)
        stack = column(self, spacing=6)
        stack.addWidget(self.search)
        stack.addWidget(self.list)
        stack.addWidget(self.told)
        self._moved = False
        self._narrow("")

    def set_chosen(self, keys: Sequence[object], titles: Sequence[str]) -> None:
        """Mark what is answered; `titles` are its words."""
        self._keys = tuple(key for key in keys if isinstance(key, str))
        self._chosen = ", ".join(titles)
        if not self._terms and not self._moved and len(self._fitting) > _MOST_ROWS:
            self._fill()
        first: QListWidgetItem | None = None
        for index in range(self.list.count()):
            item = self.list.item(index)
            self._mark(item)
            first = item if first is None and item.data(_KEY) in self._keys else first
        if first is not None and not self._terms and not self._moved:
            self.list.setCurrentItem(first)
            self.list.scrollToItem(first)
        self._tell()

    def _mark(self, item: QListWidgetItem) -> None:
        on = item.data(_KEY) in self._keys
        font = item.font()
        font.setBold(on)
        item.setFont(font)
        if not self._pictures:
            item.setIcon(self._pick_icon if on else self._no_icon)

    def _fill(self) -> None:
        """Make rows of those that fit, as many as are looked through; what is chosen is among them."""
        shown = list(self._fitting[:_MOST_ROWS])
        if len(self._fitting) > _MOST_ROWS and self._keys and not self._terms:
            keys = self._rows.keys
            chosen = [at for at in self._fitting if keys[at] in self._keys] if len(self._keys) < _MOST_ROWS else []
            shown = [*(at for at in chosen if at not in shown), *shown]
        self.list.clear()
        for at in shown:
            item = QListWidgetItem(self._rows.titles[at])
            item.setData(_KEY, self._rows.keys[at])
            item.setSizeHint(QSize(0, self._height))
            picture = self._rows.picture(at) if self._pictures else None
            item.setIcon(QIcon(picture) if picture is not None else self._no_icon)
            self.list.addItem(item)
            self._mark(item)

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
        typed = bool(self._terms)
        if not typed and not self._moved:
            return False
        if self.list.currentRow() < 0:
            return typed  # nothing matches: Enter does not skip the question
        key = self.list.currentItem().data(_KEY)
        self._moved = False
        self.search.edit.clear()
        self.picked.emit(key)
        return True

    def _move(self, by: int) -> None:
        if not self.list.count():
            return
        at = self.list.currentRow() + by if self.list.currentRow() >= 0 else 0
        self._moved = True
        self.list.setCurrentRow(max(0, min(at, self.list.count() - 1)))

    def _narrow(self, text: str) -> None:
        terms = text.casefold().split()
        former = self._fitting if _narrower(terms, self._terms) else range(len(self._rows.keys))
        self._moved, self._terms = False, terms
        searched = self._rows.searched
        for term in terms:
            former = [at for at in former if term in searched[at]]
        self._fitting = former
        whole = text.strip().casefold()
        exact = [at for at in former[:_MOST_ROWS] if self._rows.titles[at].casefold() == whole] if terms else []
        if terms and len(former) > _MOST_ROWS:
            exact = exact or [at for at in former if self._rows.titles[at].casefold() == whole][:1]
            self._fitting = [*exact, *(at for at in former if at not in exact)]
        self._fill()
        shown = list(self._fitting[:_MOST_ROWS])
        self.list.setCurrentRow((shown.index(exact[0]) if exact else 0) if terms and shown else -1)
        self._tell()

    _chosen = ""

    def _tell(self) -> None:
        fitting, count = len(self._fitting), len(self._rows.keys)
        words = translate("visit", "{shown} of {count}", shown=f"{fitting:,}", count=f"{count:,}")
        if fitting > _MOST_ROWS:
            words = translate(
                "visit", "{shown} of {count} fit, the first {most} are listed. Type more to narrow them.",
                shown=f"{fitting:,}", count=f"{count:,}", most=_MOST_ROWS,
            )  # fmt: skip
        if not fitting:
            words = translate("visit", "No choice has these words.")
        elif self._chosen and not self._terms:
            words = translate("visit", "Chosen: {choices}", choices=self._chosen)
        self.told.setText(words)


def _narrower(terms: list[str], before: list[str]) -> bool:
    """Whether whatever fits the terms has fitted those before."""
    return bool(before) and all(any(one in each for each in terms) for one in before)


def icon_of_nothing(side: int) -> QIcon:
    """An empty icon, so that words stand in one line with those of chosen ones."""
    image = QPixmap(side, side)
    image.fill(Qt.GlobalColor.transparent)
    return QIcon(image)
