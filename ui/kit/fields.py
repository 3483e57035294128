"""Form fields: label above, edge, focus ring, one error sentence below. Base of every input of the kit.

`field.value()`, `field.set_value(v)`, signals `changed` (while typing) and `committed` (on leaving or Enter, when the
value differs from the last committed one). `validator(value) -> sentence` speaks when the field is left.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.labels import IconLabel, Label
from ui.kit.theme import current

Validator = Callable[[object], str]


class FieldFrame(QFrame):
    """The box around an editor; draws its edge by state. `state`: edit, error, read_only, found or suggested."""

    def __init__(self, height: int = 34, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = "edit"
        self.setProperty("ring", 5)
        self.editor: QWidget | None = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(current().px(10), 1, current().px(10), 1)
        self.row.setSpacing(current().px(8))
        if height:
            self.setFixedHeight(current().px(height))

    def hold(self, editor: QWidget, icon: str = "") -> None:
        """Put the editor (and an icon before it) inside. One that searches or asks for a scan keeps what is scanned."""
        if icon:
            self.row.addWidget(IconLabel(icon))
            editor.setProperty("scans", icon.startswith(("scan", "search")))  # see ui.bridge.wedge
        self.row.addWidget(editor, 1)
        self.editor = editor
        editor.installEventFilter(self)
        self.setFocusProxy(editor)

    def set_state(self, state: str) -> None:
        self.state = state
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.EnabledChange):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        focused = self.editor is not None and self.editor.hasFocus()
        fill, line, dashed = "raised", "edge", False
        if self.state in ("read_only", "found") or not self.isEnabled():
            fill, line = "surface", "border"
        if self.state == "suggested":
            line, dashed = "accent", True
        if self.state == "error":
            line = "danger-mark"
        elif focused:
            line = "accent"
        box_line = theme.color(line)
        paint.box(QPainter(self), self.rect(), theme.color(fill), box_line, 5, dashed=dashed)


class Field(QWidget):
    """Label, frame and message. Subclasses put an editor into `self.frame` and implement value and set_value."""

    changed = Signal()
    committed = Signal()

    def __init__(
        self,
        label: str,
        required: bool = False,
        hint: str = "",
        validator: Validator | None = None,
        height: int = 34,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = current()
        self._label_words, self._required = label, required
        self._validator = validator
        self._error = ""
        self._resting = "edit"
        self._last_committed: object = None
        self.label = Label(label, "small", "muted")
        self.hint = Label(hint, "small", "faint")
        if not hint:  # setVisible(True) would show it as a window of its own for a moment
            self.hint.hide()
        self.frame = FieldFrame(height)
        self._message = QWidget()
        message_row = QHBoxLayout(self._message)
        message_row.setContentsMargins(0, theme.px(4), 0, 0)
        message_row.setSpacing(theme.px(6))
        self._message_icon = IconLabel("triangle-alert", "danger", 14)
        self._message_words = Label("", "small", "danger", wrap=True)
        message_row.addWidget(self._message_icon, 0, Qt.AlignmentFlag.AlignTop)
        message_row.addWidget(self._message_words, 1)
        self._message.hide()
        self._found_tick = IconLabel("check", "ok", 16)
        self._found_tick.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if label or hint:
            head = QHBoxLayout()
            head.setContentsMargins(0, 0, 0, theme.px(4))
            head.setSpacing(theme.px(6))
            head.addWidget(self.label)
            if required:
                head.addWidget(Label("*", "small", "danger"))
            head.addStretch(1)
            head.addWidget(self.hint)
            column.addLayout(head)
        column.addWidget(self.frame)
        column.addWidget(self._message)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def value(self) -> object:
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        raise NotImplementedError

    @property
    def error(self) -> str:
        """The sentence shown below, or an empty string."""
        return self._error

    def set_error(self, sentence: str) -> None:
        """Show one sentence that says what to do (an empty one clears it)."""
        self._error = sentence
        self._message_words.setText(sentence)
        self._message.setVisible(bool(sentence))
        self.frame.set_state("error" if sentence else self._resting)
        if self.frame.editor is not None:
            self.frame.editor.setAccessibleDescription(sentence)

    def set_hint(self, words: str) -> None:
        """Muted words at the right of the label."""
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def set_read_only(self, read_only: bool = True) -> None:
        """The read-only look: the words stay selectable, nothing can be typed."""
        self._rest("read_only" if read_only else "edit")
        self._found_tick.hide()
        self._lock(read_only)

    def set_found(self, found: bool = True) -> None:
        """Found by the system: read-only look and a green tick."""
        self._rest("found" if found else "edit")
        self._found_tick.setVisible(found)
        self._lock(found)

    def set_suggested(self, suggested: bool = True) -> None:
        """A dashed accent edge until a person takes or changes the value."""
        self._rest("suggested" if suggested else "edit")

    @property
    def suggested(self) -> bool:
        return self._resting == "suggested"

    def check(self) -> bool:
        """Validate now, show the sentence; True when the value is good."""
        if self._required and self.value() in (None, ""):
            self.set_error(translate("kit", "Fill in {field}.", field=self._label_words))
            return False
        self.set_error(self._validator(self.value()) if self._validator else "")
        return not self._error

    def focus(self) -> None:
        self.frame.setFocus(Qt.FocusReason.OtherFocusReason)

    def _install(self, editor: QWidget, icon: str = "") -> None:
        editor.setProperty("bare", True)
        editor.setAccessibleName(self._label_words)
        self.label.setBuddy(editor)
        self.frame.hold(editor, icon)
        self.frame.row.addWidget(self._found_tick)
        self.setFocusProxy(editor)

    def _edited(self) -> None:
        if self._error:
            self.set_error("")
        if self.suggested:
            self.set_suggested(False)
        self.changed.emit()

    def _left(self) -> None:
        value = self.value()
        if self._validator is not None or self._error:
            self.check_value_only()
        if value != self._last_committed:
            self._last_committed = value
            self.committed.emit()

    def check_value_only(self) -> bool:
        """Validate what is typed; an empty required field is not scolded before the form is sent."""
        if self.value() in (None, "") and not self._is_typed():
            self.set_error("")
            return True
        return self.check()

    def _is_typed(self) -> bool:
        """Whether there is text, also such that makes no value."""
        return False

    def _rest(self, state: str) -> None:
        self._resting = state
        self.frame.set_state("error" if self._error else state)

    def _lock(self, locked: bool) -> None:
        editor = self.frame.editor
        if isinstance(editor, (QLineEdit, QPlainTextEdit)):
            editor.setReadOnly(locked)
        elif editor is not None:
            editor.setEnabled(not locked)


class TextField(Field):
    """One line of text."""

    def __init__(
        self,
        label: str,
        value: str = "",
        placeholder: str = "",
        icon: str = "",
        required: bool = False,
        hint: str = "",
        password: bool = False,
        max_length: int = 2000,
        validator: Validator | None = None,
        height: int = 34,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, required, hint, validator, height, parent)
        self.edit = QLineEdit()
        self.edit.setMaxLength(max_length)
        self.edit.setPlaceholderText(placeholder)
        if password:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._install(self.edit, icon)
        if not label:
            self.edit.setAccessibleName(placeholder)
        self.set_value(value)
        self.edit.textEdited.connect(lambda _words: self._edited())
        self.edit.editingFinished.connect(self._left)

    def value(self) -> str:
        return self.edit.text().strip() if self.edit.echoMode() == QLineEdit.EchoMode.Normal else self.edit.text()

    def set_value(self, value: object) -> None:
        words = "" if value is None else str(value)
        if words != self.edit.text():
            self.edit.setText(words)
            self.edit.setCursorPosition(0)
        self._last_committed = self.value()


class TextArea(Field):
    """Running text that grows from `rows` to `max_rows` lines; Tab leaves it. Ctrl+Enter is left to the page."""

    def __init__(
        self,
        label: str,
        value: str = "",
        placeholder: str = "",
        rows: int = 3,
        max_rows: int = 10,
        required: bool = False,
        hint: str = "",
        validator: Validator | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, required, hint, validator, 0, parent)
        self._rows, self._max_rows = rows, max_rows
        self.edit = _GrowingText()
        self.edit.setPlaceholderText(placeholder)
        self._install(self.edit)
        if not label:
            self.edit.setAccessibleName(placeholder)
        self.frame.row.setContentsMargins(current().px(6), current().px(4), current().px(6), current().px(4))
        self.edit.textChanged.connect(self._text_changed)
        self.edit.left.connect(self._left)
        self.edit.resized.connect(self._grow)
        self._typing = True
        self.set_value(value)
        self._grow()

    def value(self) -> str:
        return self.edit.toPlainText().strip()

    def set_value(self, value: object) -> None:
        words = "" if value is None else str(value)
        if words != self.edit.toPlainText():
            self._typing = False
            self.edit.setPlainText(words)
            self._typing = True
        self._last_committed = self.value()

    def _text_changed(self) -> None:
        self._grow()
        if self._typing:
            self._edited()

    def _grow(self) -> None:
        wanted = int(self.edit.document().size().height())
        lines = max(self._rows, min(self._max_rows, wanted))
        line = self.edit.fontMetrics().lineSpacing()
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > lines else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.edit.setVerticalScrollBarPolicy(policy)
        self.edit.setFixedHeight(lines * line + current().px(10))


class _GrowingText(QPlainTextEdit):
    left = Signal()
    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.viewport().setAutoFillBackground(False)

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)  # type: ignore[arg-type]  # Qt hands a QFocusEvent
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():  # the words are broken anew
            self.resized.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasHtml() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """The words, as text: some programs give them as HTML alone, of which Qt would take nothing."""
        if source.hasHtml() and not source.text().strip():
            from fieldservice.system.pasted import text_of_html

            self.insertPlainText(text_of_html(source.html()))
            return
        super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 40)
