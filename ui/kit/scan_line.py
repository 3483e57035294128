"""The one line of a bench that takes scans, quantities and answers, and says what the last one did.

It keeps the focus: `hold()` brings it back, and nothing beside it on a bench takes it. Enter on an empty line is the
bench's next step. Ctrl+Z takes the last scan back (never letters of the line: what a scanner typed is gone by then).
Who tells a scan from typing gives it to `take`; `scanned` tells both, a scan and a line entered by hand.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.buttons import Button, IconButton
from ui.kit.icons import paint_icon
from ui.kit.labels import IconLabel
from ui.kit.panels import row
from ui.kit.theme import current

Verdict = Literal["right", "wrong", "told", ""]
_LOOK = {"right": ("circle-check", "ok"), "wrong": ("circle-x", "danger"), "told": ("info", "info")}
_ANSWER_MS = 90  # a digit that a scanner types is followed by the next one sooner
_BEEP_MS = 140
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class Sounds(QObject):
    """One beep for what was right, three for what was wrong; none where they are switched off."""

    def __init__(self, on: bool = True, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.on = on

    def play(self, verdict: Verdict) -> None:
        """Sound for a verdict."""
        if not self.on or verdict in ("", "told"):
            return
        QApplication.beep()
        if verdict == "wrong":
            for again in (1, 2):
                QTimer.singleShot(again * _BEEP_MS, self, QApplication.beep)


class LastResult(QWidget):
    """A large tick or cross and what the last scan did."""

    def __init__(self) -> None:
        super().__init__()
        self.verdict: Verdict = ""
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        paint.repaint_on_theme(self)

    def set(self, verdict: Verdict, words: str) -> None:
        """Say this; an empty verdict says nothing."""
        self.verdict, self.words = verdict, words
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = paint.text_width(self.words, "lead", 400) + current().px(48) if self.words else 0
        return QSize(width, current().px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), current().px(220)), current().px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.verdict:
            return
        theme = current()
        painter = QPainter(self)
        icon, token = _LOOK[self.verdict]
        side = theme.px(32)
        room = self.width() - side - theme.px(10)
        width = min(paint.text_width(self.words, "lead", 400) + 2, room)
        left = self.width() - width - side - theme.px(10)
        area = self.rect().adjusted(left, 0, 0, 0)
        mark = area.adjusted(0, 0, side - area.width(), 0)
        paint_icon(painter, mark, icon, token, 32)
        paint.text(painter, area.adjusted(side + theme.px(10), 0, 0, 0), self.words, token, "lead")


class ScanLine(QWidget):
    """`scanned(text)` for each line entered (empty: Enter alone), `undone` for Ctrl+Z, `answered(digit)` while a
    question is open (`ask`)."""

    scanned = Signal(str)
    undone = Signal()
    answered = Signal(int)
    camera_wanted = Signal()
    stepped = Signal(int)  # an arrow key on the empty line: 1 down, -1 up

    def __init__(self, sounds: Sounds, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = current()
        self._sounds = sounds
        self._answers = 0
        self.setFixedHeight(theme.px(64))
        self.setProperty("scans", True)  # see ui.bridge.wedge: what is scanned here stays here
        self.edit = QLineEdit()
        self.edit.setProperty("bare", True)
        self.edit.setProperty("scans", True)
        self.edit.setFont(theme.font("title", 400))
        self.edit.setStyleSheet(f"font-size: {theme.px(20)}px;")
        self.edit.setMinimumWidth(theme.px(200))
        self.edit.installEventFilter(self)
        self.result = LastResult()
        self.undo = Button(translate("kit", "Undo"), size=44, icon="undo-2", key="Ctrl+Z", on_click=self._undo)
        self.undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.undo.hide()
        by_camera = translate("kit", "Scan with a camera, F12")
        self.camera = IconButton("camera", by_camera, size=44, on_click=self.camera_wanted.emit)
        self.camera.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = row(IconLabel("scan-barcode", "accent", 32), self.edit, self.result, self.undo, self.camera, spacing=12)
        line.setStretch(1, 1)
        line.setStretch(2, 1)
        line.setContentsMargins(theme.px(22), 0, theme.px(10), 0)
        self.setLayout(line)
        self.setFocusProxy(self.edit)
        self.edit.returnPressed.connect(self._entered)
        self.edit.textChanged.connect(self._typed)
        self._answer = QTimer(self)
        self._answer.setSingleShot(True)
        self._answer.setInterval(_ANSWER_MS)
        self._answer.timeout.connect(self._answered)

    def hint(self, words: str) -> None:
        """What may be scanned now."""
        self.edit.setPlaceholderText(words)
        self.edit.setAccessibleName(words)

    def say(self, verdict: Verdict, words: str, *, quiet: bool = False) -> None:
        """What the last scan did, with its sound."""
        self.result.set(verdict, words)
        if not quiet:
            self._sounds.play(verdict)

    def allow_undo(self, allowed: bool) -> None:
        """Whether there is something to take back."""
        self.undo.setVisible(allowed)

    def ask(self, answers: int) -> None:
        """Take a single digit, 1 to `answers`, as the answer to a question; 0 ends it."""
        self._answers = answers

    def hold(self) -> None:
        """Have the focus again."""
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, code: str) -> None:
        """A scan: what was typed by hand is no part of it and stays in the line."""
        self.scanned.emit(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if not isinstance(event, QKeyEvent):
            return False
        undo = event.key() == Qt.Key.Key_Z and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if undo and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if undo and event.type() == QEvent.Type.KeyPress:
            self._undo()
            return True
        if event.type() == QEvent.Type.KeyPress and event.key() in _STEPS and not self.edit.text():
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
            return True
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        line = "accent" if self.edit.hasFocus() else "edge"
        paint.box(QPainter(self), self.rect(), theme.color("raised"), theme.color(line), 8, width=2)

    def _undo(self) -> None:
        self.edit.clear()
        if not self.undo.isHidden():
            self.undone.emit()

    def _typed(self, text: str) -> None:
        self._answer.stop()
        if self._answers and text.isdigit() and len(text) == 1 and 1 <= int(text) <= self._answers:
            self._answer.start()

    def _answered(self) -> None:
        text = self.edit.text()
        if len(text) == 1 and text.isdigit():
            self.edit.clear()
            self.answered.emit(int(text))

    def _entered(self) -> None:
        self._answer.stop()
        text = self.edit.text().strip()
        self.edit.clear()
        if self._answers and len(text) == 1 and text.isdigit() and 1 <= int(text) <= self._answers:
            self.answered.emit(int(text))
            return
        self.scanned.emit(text)
