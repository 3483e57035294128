"""What the program says back: notes, empty states, the snackbar with undo, progress that can be cancelled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QDynamicPropertyChangeEvent, QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.buttons import Button
from ui.kit.labels import IconLabel, Label, Link
from ui.kit.panels import Card, column, row
from ui.kit.sla import duration_words
from ui.kit.theme import current

NoteKind = Literal["calm", "warn", "danger"]
_NOTE = {
    "calm": ("surface", "border", "text", "info"),
    "warn": ("warn-tint", "warn-line", "warn", "triangle-alert"),
    "danger": ("danger-tint", "danger-line", "danger", "circle-x"),
}


class Note(QWidget):
    """A tinted panel with an icon: a bold lead, a sentence, perhaps an action. One in view at most."""

    def __init__(
        self,
        words: str,
        kind: NoteKind = "calm",
        lead: str = "",
        icon: str = "",
        action: str = "",
        on_action: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = current()
        self._kind: NoteKind = kind
        self._icon = IconLabel(icon or _NOTE[kind][3], _NOTE[kind][2])
        self._lead = Label(lead, "body", strong=True, wrap=True)
        if not lead:
            self._lead.hide()
        self._words = Label(words, "body", wrap=True)
        if not words:
            self._words.hide()
        text = column()
        text.addWidget(self._lead)
        text.addWidget(self._words)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(12), theme.px(8), theme.px(12), theme.px(8))
        line.setSpacing(theme.px(10))
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addLayout(text, 1)
        self._link = Link(action)
        if not action:
            self._link.hide()
        if on_action is not None:
            self._link.clicked.connect(on_action)
        line.addWidget(self._link)
        self.setAccessibleName(f"{lead} {words}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set(self, words: str, kind: NoteKind = "calm", lead: str = "", icon: str = "") -> None:
        """Say something else."""
        self._kind = kind
        self._icon.set_icon(icon or _NOTE[kind][3], _NOTE[kind][2])
        self._lead.setText(lead)
        self._lead.setVisible(bool(lead))
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self.setAccessibleName(f"{lead} {words}".strip())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        fill, line, _token, _icon = _NOTE[self._kind]
        paint.box(QPainter(self), self.rect(), theme.color(fill), theme.color(line), 6)


class EmptyState(QWidget):
    """A muted icon, what is missing, the next step in one sentence, one secondary button."""

    def __init__(
        self,
        icon: str,
        title: str,
        sentence: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = current()
        centre = Qt.AlignmentFlag.AlignHCenter
        self.title = Label(title, "lead", strong=True, wrap=True)
        self.title.setAlignment(centre)
        self.sentence = Label(sentence, "body", "muted", wrap=True)
        self.sentence.setAlignment(centre)
        stack = column(self, 24, 4)
        stack.addStretch(1)
        self._icon = IconLabel(icon, "muted", 32)
        stack.addWidget(self._icon, 0, centre)
        stack.addSpacing(theme.px(8))
        stack.addWidget(self.title)
        stack.addWidget(self.sentence)
        self.button: Button | None = None
        if action:
            self.button = Button(action, on_click=on_action)
            stack.addSpacing(theme.px(10))
            stack.addWidget(self.button, 0, centre)
        stack.addStretch(1)

    def set_icon(self, icon: str) -> None:
        """Show another icon."""
        self._icon.set_icon(icon)


class Snackbar(QWidget):
    """Says what has been done and offers to undo it: 8 s, longer while the pointer rests on it.

    One per window body: `Snackbar(content)`; `say(words, undo)` replaces what it shows. `undo` runs once at most.
    While the body's property "own_undo" is set, Ctrl+Z belongs to the page, and the bar's undo is clicked.
    """

    undone = Signal()
    DURATION_MS = 8000
    _REST_MS = 2000

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        theme = current()
        self._host = host
        self._undo: Callable[[], object] | None = None
        self._words = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.dismiss)
        self._button = _SnackButton(translate("kit", "Undo Ctrl+Z"), self)
        self._button.clicked.connect(self.undo)
        self._shortcut = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        self._shortcut.activated.connect(self.undo)
        self._shortcut.setEnabled(False)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(14), 0, theme.px(8), 0)
        line.addStretch(1)
        line.addWidget(self._button)
        host.installEventFilter(self)
        self.hide()

    def say(self, words: str, undo: Callable[[], object] | None = None) -> None:
        """Show `words`; with `undo`, offer it by click and Ctrl+Z until the bar leaves."""
        self._words, self._undo = words, undo
        self.setAccessibleName(words)
        self._button.setVisible(undo is not None)
        self._take_key()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self.DURATION_MS)

    def words(self) -> str:
        return self._words

    def _take_key(self) -> None:
        free = not self._host.property("own_undo")
        self._shortcut.setEnabled(self._undo is not None and free)
        self._button.set_words(translate("kit", "Undo Ctrl+Z") if free else translate("kit", "Undo"))

    def undo(self) -> None:
        """Take back what was done."""
        act, self._undo = self._undo, None
        self.dismiss()
        if act is not None:
            act()
            self.undone.emit()

    def dismiss(self) -> None:
        self._timer.stop()
        self._shortcut.setEnabled(False)
        self._undo = None
        self.hide()

    def is_counting(self) -> bool:
        """False while the pointer rests on it or it is hidden."""
        return self._timer.isActive()

    def enterEvent(self, event: object) -> None:
        self._timer.stop()

    def leaveEvent(self, event: object) -> None:
        if self.isVisible():
            self._timer.start(self._REST_MS)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDynamicPropertyChangeEvent) and event.propertyName() == b"own_undo":
            self._take_key()
            self._place()
        elif event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), theme.color("text"), None, 6)
        right = self._button.width() + theme.px(20) if self._undo else theme.px(14)
        paint.text(painter, self.rect().adjusted(theme.px(14), 0, -right, 0), self._words, "surface")

    def _place(self) -> None:
        theme = current()
        host = self._host
        width = paint.text_width(self._words) + theme.px(30)
        if self._undo is not None:
            width += self._button.sizeHint().width() + theme.px(14)
        width = min(width, host.width() - theme.px(32))
        height = theme.px(40)
        foot = theme.px(int(host.property("foot") or 0))  # a bar of actions stays free
        self.setGeometry((host.width() - width) // 2, host.height() - foot - height - theme.px(24), width, height)


class _SnackButton(QAbstractButton):
    """Undo, in the inverted colours of the bar."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.set_words(words)
        self.setProperty("ring", 4)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_words(self, words: str) -> None:
        """Say what the button does."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(paint.text_width(self.text(), "body", 600) + current().px(18), current().px(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.box(painter, self.rect(), None, current().color("muted"), 4)
        paint.text(painter, self.rect(), self.text(), "surface", "body", 600, paint.CENTRE)


class ProgressPanel(Card):
    """What is being done, "6 / 14", the time left in words, a bar, and Cancel (emits `cancelled`)."""

    cancelled = Signal()

    def __init__(self, words: str, cancellable: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._what = words
        self._label = Label(words, elide=True)
        self._label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._left = Label("", "body", "muted")
        self.cancel = Button(translate("kit", "Cancel"), "quiet", 28, on_click=self._cancel)
        if not cancellable:
            self.cancel.hide()
        self.add_layout(row(self._label, self._left, self.cancel))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(words)
        self.add(self._bar)

    def set_progress(self, done: int, total: int, seconds_left: float | None = None) -> None:
        """`done` of `total`; unknown totals (0) run the bar without an end."""
        self._bar.setRange(0, total)
        self._bar.setValue(min(done, total) if total else 0)
        self._label.setText(
            translate("kit", "{what}, {done} of {total}", what=self._what, done=f"{done:,}", total=f"{total:,}")
            if total
            else self._what
        )
        self._left.setText(_about(seconds_left))

    def set_words(self, words: str) -> None:
        self._what = words
        self._label.setText(words)

    def _cancel(self) -> None:
        self.cancel.setEnabled(False)
        self._left.setText(translate("kit", "Cancelling…"))
        self.cancelled.emit()


def _about(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < 60:
        return translate("kit", "less than a minute")
    return translate("kit", "about {span}", span=duration_words(round(seconds / 60)))


class ShortcutHints(QWidget):
    """A line of key hints in words, such as at the right of the status bar: [("J / K", "up and down"), ...]."""

    def __init__(self, hints: list[tuple[str, str]] | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: list[tuple[str, str]] = hints or []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        theme = current()
        width = sum(
            paint.text_width(key, "small", 600) + paint.text_width(words, "small") + theme.px(20)
            for key, words in self._hints
        )
        return QSize(width, theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        left = 0
        for key, words in self._hints:
            for text, token, weight in ((key, "muted", 600), (words, "muted", 400)):
                width = paint.text_width(text, "small", weight) + 1
                paint.text(painter, QRect(left, 0, width, self.height()), text, token, "small", weight)
                left += width + theme.px(4)
            left += theme.px(12)
