"""Scanners that type ("keyboard wedges"), told from people by their speed, in whatever window has the focus.

A scanner sends a code's characters 1 to 30 ms apart and ends with Enter or Tab (or with nothing). Who types twelve keys
a second leaves 83 ms between two; a rolled pair may come 20 ms apart, four in a row never do. So: `Timing.least` or
more characters, each within `gap_ms` of the one before, ended by Enter or Tab just as quickly, are a scan. Without such
an end it takes twice as many.

What happens to the keys while that is not yet known:

* Where nobody types (lists, buttons), keys are *held back* until the next one comes or `gap_ms` plus a little is over.
  Letters there are commands, and a code must not press a dozen of them. Nobody notices 50 ms before a command.
* In a field they go through at once, so that typing is never delayed, and are *taken back* when they were a scan: the
  field is put as it was, and Enter or Tab does not reach it. `give_back` puts them in again (for a code that nothing
  has: perhaps somebody typed it after all, while the program was busy).
* Fields that want scans keep them, Enter included (`ui.bridge.line_scans` parts them from what stood there): those with
  the property SCANS_HERE on them or on what they are in, and the fields of a dialog, which stands before everything
  else. Password fields are never looked at.

Only the window that has the focus is watched, and of its events only keys, so that nothing else gets slower: a key
costs less than a millisecond more (measured, press, shortcut and release together); a filter on the whole application
would be called for every event of every widget.

Input methods: while one composes, no keys arrive here but its text, which is never a scan. Outside of fields Qt
switches input methods off, so a scanner works there with a Chinese one in use. Chords (Ctrl, Alt, Meta) and repeated
keys are never part of a scan, but for Ctrl+], by which scanners send GS1's separator.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import shiboken6
from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.bridge.scan_timing import CHORD, ENDS, SHIFTS, SLACK_MS, Timing, character_of, stamp_of

SCANS_HERE = "scans"
_MOST = 4_000
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride)


class _Key(Struct):
    key: int
    modifiers: Qt.KeyboardModifier
    text: str


class _Field(Struct):
    """A field as it was before a burst of keys went in: its text, where the cursor or the selection was."""

    widget: QWidget
    text: str
    start: int
    selected: str


class Wedge(QObject):
    """Watches the window that has the focus. `scanned(str)` follows each scan, after the keys have been dealt with."""

    scanned = Signal(str)

    def __init__(
        self,
        app: QApplication,
        timing: Timing | None = None,
        parent: QObject | None = None,
        stamp: Callable[[QKeyEvent], int] = stamp_of,
    ) -> None:
        super().__init__(parent)
        self.timing = timing or Timing()
        self._stamp = stamp
        self._keys: list[_Key] = []
        self._last = 0
        self._holding = False
        self._field: _Field | None = None
        self._taken: tuple[_Field, str] | None = None
        self._released: set[int] = set()  # keys whose release must not be seen, for their press was not
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._perhaps_over)
        app.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def stop(self) -> None:
        """Watch nothing any more."""
        self._watch(None)
        QGuiApplication.instance().focusWindowChanged.disconnect(self._watch)  # type: ignore[union-attr]

    def give_back(self) -> bool:
        """Put the last scan back into the field from which it was taken; False when there is none, or it has changed
        since."""
        taken, self._taken = self._taken, None
        if taken is None or not shiboken6.isValid(taken[0].widget):
            return False
        field, text = taken
        if _text_of(field.widget) != field.text:
            return False
        _put(field, text, _text_of(field.widget))
        return True

    def _watch(self, window: QWindow | None) -> None:
        self.over()
        if self._window is not None and shiboken6.isValid(self._window):
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _KEYS:
            if kind == QEvent.Type.MouseButtonPress:
                self.over()
            return False
        if not isinstance(event, QKeyEvent):
            return False
        if kind == QEvent.Type.KeyPress:
            return self._pressed(event)
        if kind == QEvent.Type.ShortcutOverride:
            return self._asked(event)
        if event.key() in self._released and not event.isAutoRepeat():
            self._released.discard(event.key())
            return True
        return False

    # keys

    def _asked(self, event: QKeyEvent) -> bool:
        """Whether a key is ours, before shortcuts are looked up; what is ours comes as a press next."""
        ends = event.key() in ENDS and self._in_time(event) and self._is_scan(ended=True)
        begins = character_of(event) and not event.isAutoRepeat() and self._holds(event)
        if ends or begins:
            event.accept()
            return True
        if not character_of(event) and event.key() not in SHIFTS:
            self.over()  # a command: what was pressed before it comes before it
        return False

    def _holds(self, event: QKeyEvent) -> bool:
        if self._keys and self._in_time(event):
            return self._holding
        return not (event.key() == Qt.Key.Key_Space or _leaves(_focus()) or _is_field(_focus()))

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() in SHIFTS:
            return False
        if self._keys and not self._in_time(event):
            self.over()
        if event.key() in ENDS and not event.modifiers() & CHORD and self._is_scan(ended=True):
            self._released.add(event.key())
            self._tell()
            return True
        character = character_of(event)
        if not character or event.isAutoRepeat() or (not self._keys and event.key() == Qt.Key.Key_Space):
            self.over()
            return False
        if not self._keys and not self._begin():
            return False
        self._keys.append(_Key(int(event.key()), event.modifiers(), character))
        self._last = self._stamp(event)
        if len(self._keys) > _MOST:
            self.over()
            return False
        self._timer.start(self.timing.gap_ms + SLACK_MS)
        if self._holding:
            self._released.add(event.key())
        return self._holding

    def _begin(self) -> bool:
        """Look where the keys go; False where they are none of ours."""
        focus = _focus()
        if _leaves(focus):
            return False
        self._field = _field_of(focus) if focus is not None and _is_field(focus) else None
        self._holding = self._field is None
        return True

    def _in_time(self, event: QKeyEvent) -> bool:
        return 0 <= self._stamp(event) - self._last <= self.timing.gap_ms

    def _is_scan(self, ended: bool) -> bool:
        return self.timing.is_scan(self._typed(), ended=ended)

    def _typed(self) -> str:
        return "".join(key.text for key in self._keys)

    # the end of a burst

    def _perhaps_over(self) -> None:
        """Keys that are waiting already, because the program was busy, come first."""
        count, last = len(self._keys), self._last
        QTimer.singleShot(0, self, partial(self._over_if_still, count, last))

    def _over_if_still(self, count: int, last: int) -> None:
        if (len(self._keys), self._last) != (count, last):
            return
        if self._is_scan(ended=False):
            self._tell()
        else:
            self.over()

    def over(self) -> None:
        """No scan: what was held back goes where it was meant to go."""
        self._timer.stop()
        keys, self._keys = self._keys, []
        self._field = None
        if self._holding:
            self._holding = False
            for key in keys:
                _deliver(key)

    def _tell(self) -> None:
        self._timer.stop()
        text, field = self._typed(), self._field
        self._keys, self._field, self._holding = [], None, False
        self._taken = None
        if field is not None and shiboken6.isValid(field.widget):
            _put(field, field.selected, _text_of(field.widget))
            self._taken = (_Field(field.widget, _text_of(field.widget), field.start, ""), text)
        QTimer.singleShot(0, self, partial(self.scanned.emit, self.timing.code_of(text)))


def _focus() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.focusWidget()


def _is_field(widget: QWidget | None) -> bool:
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit)):
        return not widget.isReadOnly()
    return False


def _leaves(widget: QWidget | None) -> bool:
    """Whether keys are left to the widget whatever they are."""
    if widget is None:
        return False
    if isinstance(widget, QLineEdit) and widget.echoMode() != QLineEdit.EchoMode.Normal:
        return True
    window = widget.window()
    if _is_field(widget) and window.inherits("QDialog") and not hasattr(window, "scanned"):
        return True
    step: QWidget | None = widget
    while step is not None:
        if step.property(SCANS_HERE):
            return True
        step = step.parentWidget() if step is not window else None
    return False


def _field_of(widget: QWidget) -> _Field:
    if isinstance(widget, QLineEdit):
        start = widget.selectionStart() if widget.hasSelectedText() else widget.cursorPosition()
        return _Field(widget, widget.text(), start, widget.selectedText())
    assert isinstance(widget, (QPlainTextEdit, QTextEdit))
    cursor = widget.textCursor()
    return _Field(widget, widget.toPlainText(), cursor.selectionStart(), cursor.selectedText())


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLineEdit):
        return widget.text()
    assert isinstance(widget, (QPlainTextEdit, QTextEdit))
    return widget.toPlainText()


def _put(field: _Field, text: str, now: str) -> None:
    """Replace what came in since `field` was looked at by `text`, as an edit that the field tells of and can undo."""
    widget = field.widget
    came = max(0, len(now) - (len(field.text) - len(field.selected)))
    if isinstance(widget, QLineEdit):
        if now == field.text and text == field.selected:
            return
        widget.setSelection(field.start, came)
        widget.insert(text)
        if text and text == field.selected:
            widget.setSelection(field.start, len(text))
        return
    assert isinstance(widget, (QPlainTextEdit, QTextEdit))
    cursor = widget.textCursor()
    cursor.setPosition(field.start)
    cursor.setPosition(min(field.start + came, len(now)), cursor.MoveMode.KeepAnchor)
    cursor.insertText(text)
    widget.setTextCursor(cursor)


def _deliver(key: _Key) -> None:
    """Give a key that was held back to the shortcut or widget that would have had it."""
    target = _focus() or QApplication.activeWindow()
    if target is None:
        return
    if _press_shortcut(key, target):
        return
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if shiboken6.isValid(target):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key.key, key.modifiers, key.text))


def _press_shortcut(key: _Key, focus: QWidget) -> bool:
    """Run the shortcut of a key, as Qt does for keys that come straight from the system: it looks for shortcuts
    before the window sees the press, and offers no way to ask for that later."""
    sequence = QKeySequence(key.key)
    window = focus.window()
    for shortcut in window.findChildren(QShortcut):
        if shortcut.isEnabled() and shortcut.key() == sequence and _reaches(shortcut, focus):
            shortcut.activated.emit()
            return True
    for button in window.findChildren(QAbstractButton):
        if button.shortcut() == sequence and button.isVisible() and button.isEnabled():
            button.click()
            return True
    return False


def _reaches(shortcut: QShortcut, focus: QWidget) -> bool:
    owner = shortcut.parent()
    if not isinstance(owner, QWidget) or not owner.isVisible() or not owner.isEnabled():
        return False
    context = shortcut.context()
    if context == Qt.ShortcutContext.WidgetShortcut:
        return owner is focus
    if context == Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return owner is focus or owner.isAncestorOf(focus)
    return owner.window() is focus.window() or context == Qt.ShortcutContext.ApplicationShortcut
