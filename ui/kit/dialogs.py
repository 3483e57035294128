"""The dialog frame: a title, a body, one primary action at the right. A question only before what can't be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from fieldservice.i18n import translate
from ui.kit.buttons import Button, Kind
from ui.kit.labels import Label
from ui.kit.panels import column, panel
from ui.kit.theme import current

_AROUND = 48  # for the title bar and the edges that the system draws around a dialog


class _Room(QScrollArea):
    """The upper part of a dialog: as high as its content at its width, with a scroll bar when there is less room.

    A layout by itself would ask for the height of its wrapped sentences at their narrowest."""

    wants_changed = Signal()

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self._wanted = 0
        self.setWidget(content)
        content.installEventFilter(self)

    def wanted_height(self, width: int) -> int:
        """The height of the content at a width."""
        layout = self._content.layout()
        assert layout is not None
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self._spread()
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spread()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width(), 120)

    def _spread(self) -> None:
        width = self.viewport().width()
        wanted = self.wanted_height(width)
        self._content.resize(width, max(self.viewport().height(), wanted))
        if wanted != self._wanted:
            self._wanted = wanted
            if wanted > self.viewport().height() and self.isVisible():
                self.wants_changed.emit()


class Dialog(QDialog):
    """Fill `dialog.body`; `add_action` from left to right, the primary last. Enter acts, Escape cancels."""

    def __init__(self, title: str, parent: QWidget | None = None, width: int = 520, sentence: str = "") -> None:
        super().__init__(parent)
        theme = current()
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(theme.px(width))
        self._primary: Button | None = None
        outer = column(self)
        self._top = panel("raised")
        inside = QVBoxLayout(self._top)
        inside.setContentsMargins(theme.px(24), theme.px(20), theme.px(24), theme.px(20))
        inside.setSpacing(theme.px(12))
        self._title = Label(title, "title", wrap=True)
        inside.addWidget(self._title)
        if sentence:
            inside.addWidget(Label(sentence, "body", "muted", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(12))
        inside.addLayout(self.body, 1)
        self._room = _Room(self._top)
        outer.addWidget(self._room, 1)
        self._foot = foot = panel("status")
        self._actions = QHBoxLayout(foot)
        self._actions.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        self._actions.setSpacing(theme.px(8))
        self._actions.addStretch(1)
        outer.addWidget(foot)
        self._room.wants_changed.connect(self._fit)

    def set_title(self, title: str) -> None:
        """Call it something else."""
        self.setWindowTitle(title)
        self._title.setText(title)

    def showEvent(self, event: QShowEvent) -> None:
        self._fit()
        super().showEvent(event)

    def _fit(self) -> None:
        """Be as high as the content wants at this width; what a small screen can't show is scrolled to."""
        wide = max(self.minimumWidth(), self._top.minimumSizeHint().width(), self._foot.minimumSizeHint().width())
        screen = self.screen().availableGeometry()
        wide = min(wide if not self.isVisible() else max(wide, self.width()), screen.width() - _AROUND)
        high = self._room.wanted_height(wide) + self._foot.sizeHint().height()
        self.resize(wide, min(high, screen.height() - _AROUND))
        below = self.geometry().bottom() - screen.bottom()
        if self.isVisible() and below > 0:  # it grew where it stood, and its buttons are at the foot
            self.move(self.x(), max(screen.top(), self.y() - below))

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)

    def add_layout(self, layout: QLayout) -> None:
        self.body.addLayout(layout)

    def add_cancel(self, words: str = "") -> Button:
        """A quiet button that closes without acting."""
        return self.add_action(words or translate("kit", "Cancel"), self.reject, "quiet")

    def add_action(
        self, words: str, on_click: Callable[[], object], kind: Kind = "secondary", icon: str = ""
    ) -> Button:
        button = Button(words, kind, 32, icon, on_click=on_click)
        if kind == "primary":
            self._primary = button
            button.setDefault(True)
        self._actions.addWidget(button)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control and self._primary is not None:
            self._primary.click()
            return
        super().keyPressEvent(event)


def ask(parent: QWidget | None, title: str, sentence: str, act: str, danger: bool = False) -> bool:
    """Ask before what can't be undone; `sentence` says what will happen, `act` is the verb. False when cancelled."""
    dialog = question(parent, title, sentence, act, danger)
    return dialog.exec() == QDialog.DialogCode.Accepted


def question(parent: QWidget | None, title: str, sentence: str, act: str, danger: bool = False) -> Dialog:
    """The dialog of `ask`, not yet shown (pages that must not block use its `accepted` signal and `open()`)."""
    dialog = Dialog(title, parent, 440, sentence)
    cancel = dialog.add_cancel()
    dialog.add_action(act, dialog.accept, "danger" if danger else "primary")
    if danger:
        cancel.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog
