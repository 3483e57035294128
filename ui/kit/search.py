"""Find while typing: a field with a list of suggestions below it. Enter takes the first; the newest query wins.

field = SearchField(translate("intake", "Customer"), icon="users")
field.queried.connect(view_model.find_customers)     # (query text, ticket)
view_model.found.connect(field.show_results)         # (ticket, list of Suggestion): late answers are ignored
field.taken.connect(...)                             # the Suggestion
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.buttons import IconButton
from ui.kit.fields import Field, Validator
from ui.kit.icons import paint_icon
from ui.kit.labels import Label
from ui.kit.status import PillSpec
from ui.kit.theme import current

Parts = tuple[tuple[str, bool], ...]
_ROW, _ONE_LINE_ROW, _MAX_ROWS = 52, 36, 8
_DELAY_MS = 60


class Suggestion(Struct, frozen=True):
    """A match: `title` as plain words or as (words, matched) parts; a second line; a pill; muted words at the right."""

    id: object
    title: str | Parts
    second: str | Parts = ""
    pill: PillSpec | None = None
    detail: str = ""
    icon: str = ""

    def plain(self) -> str:
        return self.title if isinstance(self.title, str) else "".join(words for words, _matched in self.title)


def marked(words: str, query: str) -> Parts:
    """`words` in parts, what matches marked: `query` as a whole if it occurs, else its terms; any case."""
    lowered = words.lower()
    if len(lowered) != len(words):
        return ((words, False),)
    hit = [False] * len(words)
    whole = " ".join(query.lower().split())
    terms = [whole] if whole and whole in lowered else whole.split()
    for term in terms:
        start = lowered.find(term)
        while start >= 0:
            hit[start : start + len(term)] = [True] * len(term)
            start = lowered.find(term, start + 1)
    parts: list[tuple[str, bool]] = []
    for sign, on in zip(words, hit, strict=True):
        if parts and parts[-1][1] == on:
            parts[-1] = (parts[-1][0] + sign, on)
        else:
            parts.append((sign, on))
    return tuple(parts)


class SearchField(Field):
    """See the module's text. After a take the field shows the found look; typing, Backspace or the x starts anew."""

    queried = Signal(str, int)
    taken = Signal(object)
    cleared = Signal()
    submitted = Signal(str)

    def __init__(
        self,
        label: str,
        placeholder: str = "",
        icon: str = "search",
        required: bool = False,
        hint: str = "",
        min_length: int = 1,
        validator: Validator | None = None,
        height: int = 34,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(label, required, hint, validator, height, parent)
        self._min_length = min_length
        self._ticket = 0
        self._answered = 0
        self._take_when_answered = False
        self._suggestion: Suggestion | None = None
        self.edit = QLineEdit()
        self.edit.setPlaceholderText(placeholder)
        self.edit.setMaxLength(400)
        self._install(self.edit, icon)
        if not label:
            self.edit.setAccessibleName(placeholder)
        self.status = Label("", "small", "muted")
        self.status.hide()
        self.frame.row.addWidget(self.status)
        self._clear = IconButton("x", translate("kit", "Change"), size=28, on_click=self.start_over)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setFixedSize(current().px(24), current().px(24))
        self._clear.hide()
        self.frame.row.addWidget(self._clear)
        self._list: SuggestionList | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._ask)
        self.edit.textEdited.connect(self._typed)
        self.edit.installEventFilter(self)

    def value(self) -> object:
        """The id of what was taken, or None."""
        return self._suggestion.id if self._suggestion is not None else None

    def set_value(self, value: object) -> None:
        """Only `take(suggestion)` sets something; None starts over."""
        if value is None:
            self._reset()

    def text(self) -> str:
        return self.edit.text().strip()

    def set_text(self, words: str) -> None:
        """Type for the user (a scan, a pasted number) and search."""
        self._reset()
        self.edit.setText(words)
        self._typed(words)

    def suggestion(self) -> Suggestion | None:
        return self._suggestion

    def results(self) -> list[Suggestion]:
        return self._list.rows() if self._list is not None and self._list.isVisible() else []

    def take(self, suggestion: Suggestion, announce: bool = True) -> None:
        """Take a match: the field is filled and rests in the found look."""
        self._hide_list()
        self._timer.stop()
        self._ticket += 1
        self._suggestion = suggestion
        self.edit.setText(suggestion.plain())
        self.edit.setCursorPosition(0)
        self.set_error("")
        self.set_found(True)
        self._clear.show()
        self.set_status("")
        if announce:
            self.taken.emit(suggestion)
            self.changed.emit()
            self.committed.emit()

    def start_over(self) -> None:
        """Forget what was taken and let the person type again."""
        had = self._suggestion is not None
        self._reset()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        if had:
            self.cleared.emit()
            self.changed.emit()

    def set_status(self, words: str) -> None:
        """Muted words at the right inside the field: "6 here, 3 match"."""
        self.status.setText(words)
        self.status.setVisible(bool(words))

    def show_results(self, ticket: int, suggestions: Sequence[Suggestion]) -> None:
        """The answer to `queried`; answers to older queries are ignored."""
        if ticket != self._ticket or self._suggestion is not None:
            return
        self._answered = ticket
        if self._take_when_answered:
            self._take_when_answered = False
            if suggestions:
                self.take(suggestions[0])
                return
        if not self.edit.hasFocus() or not suggestions:
            self._hide_list()
            if not suggestions and self.text():
                self.set_status(translate("kit", "Nothing found"))
            return
        self.set_status("")
        self._show_list(suggestions)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.edit:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.FocusOut:
            self._hide_list()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        shown = self._list is not None and self._list.isVisible()
        if self._suggestion is not None:
            erases = key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
            types = bool(event.text().strip()) and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if erases or types:
                self.start_over()
                return erases
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if self._list is not None and shown:
                self._list.step(1 if key == Qt.Key.Key_Down else -1)
            elif key == Qt.Key.Key_Down and len(self.text()) >= self._min_length:
                self._ask()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._enter()
        if key == Qt.Key.Key_Escape and shown:
            self._hide_list()
            return True
        return False

    def _enter(self) -> bool:
        if not self.text() and not (self._list is not None and self._list.isVisible()):
            return False
        if self._timer.isActive() or self._answered != self._ticket:
            self._take_when_answered = True
            if self._timer.isActive():
                self._timer.stop()
                self._ask()
            return True
        if self._list is not None and self._list.isVisible():
            self.take(self._list.current())
        else:
            self.submitted.emit(self.text())
        return True

    def _typed(self, words: str) -> None:
        self._edited()
        self._take_when_answered = False
        self.set_status("")
        if len(words.strip()) < self._min_length:
            self._ticket += 1
            self._answered = self._ticket
            self._timer.stop()
            self._hide_list()
            return
        self._timer.start(_DELAY_MS)

    def _ask(self) -> None:
        self._ticket += 1
        self.queried.emit(self.text(), self._ticket)

    def _reset(self) -> None:
        self._suggestion = None
        self._ticket += 1
        self._answered = self._ticket
        self._take_when_answered = False
        self._timer.stop()
        self._hide_list()
        self._clear.hide()
        self.set_found(False)
        self.edit.clear()
        self.set_status("")

    def _show_list(self, suggestions: Sequence[Suggestion]) -> None:
        if self._list is None:
            self._list = SuggestionList(self.window())
            self._list.chosen.connect(self.take)
        if self._list.parentWidget() is not self.window():
            self._list.setParent(self.window())
        corner = self.frame.mapTo(self.window(), QPoint(0, self.frame.height() + 4))
        self._list.show_rows(suggestions, corner, self.frame.width())

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()


class SuggestionList(QWidget):
    """The floating list; never takes the focus."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Suggestion] = []
        self._current = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("kit", "Suggestions"))

    def rows(self) -> list[Suggestion]:
        return list(self._rows)

    def current(self) -> Suggestion:
        return self._rows[self._current]

    def show_rows(self, suggestions: Sequence[Suggestion], corner: QPoint, width: int) -> None:
        self._rows = list(suggestions[:_MAX_ROWS])
        self._current = 0
        height = len(self._rows) * self._row_height() + 2
        room = self.window().height() - corner.y() - 4
        fits = max(1, (room - 2) // self._row_height())
        if fits < len(self._rows):
            self._rows = self._rows[:fits]
            height = len(self._rows) * self._row_height() + 2
        self.setGeometry(corner.x(), corner.y(), max(width, current().px(320)), height)
        self.setAccessibleDescription(self.current().plain())
        self.show()
        self.raise_()
        self.update()

    def step(self, by: int) -> None:
        self._current = (self._current + by) % len(self._rows)
        self.setAccessibleDescription(self.current().plain())
        self.update()

    def _row_height(self) -> int:
        return current().px(_ROW if any(row.second for row in self._rows) else _ONE_LINE_ROW)

    def _at(self, spot: QPoint) -> int:
        index = (spot.y() - 1) // self._row_height()
        return index if 0 <= index < len(self._rows) else -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().toPoint())
        if index >= 0 and index != self._current:
            self._current = index
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._at(event.position().toPoint())
        if index >= 0:
            self.chosen.emit(self._rows[index])

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        paint.box(painter, self.rect(), theme.color("raised"), theme.color("edge"), 6)
        height = self._row_height()
        for index, row in enumerate(self._rows):
            area = QRect(1, 1 + index * height, self.width() - 2, height)
            if index == self._current:
                paint.box(painter, area, theme.color("accent-tint"), None, 5)
            elif index:
                painter.fillRect(area.left(), area.top(), area.width(), 1, theme.color("line"))
            self._paint_row(painter, area.adjusted(theme.px(12), 0, -theme.px(12), 0), row, index == self._current)

    def _paint_row(self, painter: QPainter, area: QRect, row: Suggestion, on: bool) -> None:
        theme = current()
        right = area.right() + 1
        if on:
            key = "Enter"
            paint.paint_key(painter, QRect(area.left(), area.top(), right - area.left(), area.height()), key)
            right -= paint.key_cap_width(key) + theme.px(10)
        if row.pill is not None:
            width = paint.pill_size(row.pill).width()
            paint.paint_pill(painter, QRect(right - width, area.top(), width, area.height()), row.pill)
            right -= width + theme.px(10)
        if row.detail:
            width = paint.text_width(row.detail, "small") + 1
            spot = QRect(right - width, area.top(), width, area.height())
            paint.text(painter, spot, row.detail, "muted", "small", align=paint.RIGHT)
            right -= width + theme.px(10)
        left = area.left()
        if row.icon:
            paint_icon(painter, QRect(left, area.top(), theme.px(16), area.height()), row.icon, "muted")
            left += theme.px(26)
        if not row.second:
            _parts(painter, QRect(left, area.top(), right - left, area.height()), row.title, "body", "text", on)
            return
        upper, lower = theme.px(20), theme.px(18)
        top = area.top() + (area.height() - upper - lower) // 2
        _parts(painter, QRect(left, top, right - left, upper), row.title, "body", "text", on)
        _parts(painter, QRect(left, top + upper, right - left, lower), row.second, "small", "muted", False)


def _parts(painter: QPainter, area: QRect, words: str | Parts, step: str, token: str, strong: bool) -> None:
    parts: Parts = ((words, False),) if isinstance(words, str) else words
    left = area.left()
    for piece, matched in parts:
        weight = 600 if matched or strong else 400
        room = area.right() + 1 - left
        if room <= 4:
            return
        paint.text(
            painter, QRect(left, area.top(), room, area.height()), piece, "accent" if matched else token, step, weight
        )
        left += paint.text_width(piece, step, weight)
