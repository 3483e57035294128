"""The questions of a template as a tree: chosen, moved by keys or dragged."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from fieldservice.i18n import translate
from ui.kit.icons import icon
from ui.kit.theme import current
from ui.templates.words import ICONS, meta_words, title_in

C = "templates"

_KEY = Qt.ItemDataRole.UserRole
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_ROW = 34


class QuestionTree(QTreeWidget):
    """The first row is the template itself. `chosen(key)`; `moved(key, by)`; `dragged(tree)`; `removed(key)`."""

    chosen = Signal(str)
    moved = Signal(str, int)
    dragged = Signal(object)
    removed = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setIndentation(current().px(16))
        self.setIconSize(QSize(current().px(16), current().px(16)))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(translate(C, "Questions"))
        self.setUniformRowHeights(True)
        self._filling = False
        self._wording = ""
        self.currentItemChanged.connect(self._current_changed)

    def show_data(self, data: dict[str, Any], selected: str, doubts: dict[str, str], wording: str = "") -> None:
        """Show the items in the form's language `wording`; `doubts` gives those that have a finding and its kind."""
        self._wording = wording
        self._filling = True
        scrolled = self.verticalScrollBar().value()
        self.clear()
        root = self.invisibleRootItem()
        head = self._row(
            root, "", title_in(data, wording) or translate(C, "Checklist without a name"), "list-checks", ""
        )
        head.setFlags(_FLAGS)
        target = head if not selected else None
        target = self._fill(root, data["items"], selected, doubts) or target
        self.expandAll()
        self.setCurrentItem(target or head)
        self.verticalScrollBar().setValue(scrolled)
        self._filling = False

    def _fill(
        self, parent: QTreeWidgetItem, items: list[dict[str, Any]], selected: str, doubts: dict[str, str]
    ) -> QTreeWidgetItem | None:
        found = None
        for item in items:
            group = bool(item.get("group"))
            name = "rotate-cw" if "repeat" in item else "folder" if group else ICONS.get(item["type"], "circle")
            words = title_in(item, self._wording) or _nameless(item)
            node = self._row(parent, item["key"], words, name, doubts.get(item["key"], ""))
            flags = _FLAGS | Qt.ItemFlag.ItemIsDragEnabled
            node.setFlags(flags | Qt.ItemFlag.ItemIsDropEnabled if group else flags)
            if item["key"] == selected:
                found = node
            if group:
                found = self._fill(node, item["items"], selected, doubts) or found
        return found

    def _row(self, parent: QTreeWidgetItem, key: str, words: str, name: str, doubt: str) -> QTreeWidgetItem:
        node = QTreeWidgetItem(parent, [words])
        node.setData(0, _KEY, key)
        node.setSizeHint(0, QSize(0, current().px(_ROW)))
        tone = {"error": "danger", "doubt": "warn"}.get(doubt, "muted")
        node.setIcon(0, icon("triangle-alert" if doubt in ("error", "doubt") else name, tone))
        if doubt in ("error", "doubt"):
            node.setToolTip(0, translate(C, "There is a finding here"))
        return node

    def current_key(self) -> str:
        """The key that is selected, '' for the template itself."""
        node = self.currentItem()
        return str(node.data(0, _KEY) or "") if node is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = self.current_key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and key:
            self.moved.emit(key, -1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() == Qt.Key.Key_Delete and key:
            self.removed.emit(key)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        super().dropEvent(event)
        self.dragged.emit(self.structure())

    def structure(self) -> list[Any]:
        """The order as it is shown: [(key, [inner ...]) ...]."""

        def inner(node: QTreeWidgetItem) -> list[Any]:
            children = [child for index in range(node.childCount()) if (child := node.child(index)) is not None]
            return [(str(each.data(0, _KEY)), inner(each)) for each in children if each.data(0, _KEY)]

        return inner(self.invisibleRootItem())

    def _current_changed(self, now: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if not self._filling and now is not None:
            self.chosen.emit(str(now.data(0, _KEY) or ""))


def _nameless(item: dict[str, Any]) -> str:
    """What nobody reads on site needs no words: it is called by what it holds."""
    if item.get("group"):
        return translate(C, "Section without words")
    if item["type"] == "meta":
        return meta_words(item.get("meta", ""))
    if item["type"] in ("hidden", "computed"):
        return str(item.get("name") or item["key"])
    return translate(C, "Question without words")
