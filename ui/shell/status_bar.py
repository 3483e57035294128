"""The line at the foot of the window: what is saved, what the page says, which keys work."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy

from fieldservice.i18n import translate
from ui.kit import paint
from ui.kit.icons import paint_icon
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import Bar
from ui.kit.theme import current


class StatusLink(QAbstractButton):
    """An icon and a sentence in the status bar that open what they speak of."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._tone = "", "muted"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty("ring", 3)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, words: str, icon: str, tone: str, more: str = "") -> None:
        """Show these words, and `more` under the pointer; none hide it."""
        self._icon, self._tone = icon, tone
        self.setText(words)
        self.setAccessibleName(words)
        self.setAccessibleDescription(more)
        self.setToolTip(more)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(paint.text_width(self.text(), "small") + current().px(24), current().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = current(), QPainter(self)
        side = self.rect()
        side.setWidth(theme.px(14))
        paint_icon(painter, side, self._icon, self._tone, 14)
        tone = "text" if self.underMouse() and self._tone == "muted" else self._tone
        paint.text(painter, self.rect().adjusted(theme.px(20), 0, 4, 0), self.text(), tone, "small")


class StatusBar(Bar):
    """28 px, in words. Stand-alone, everything is on this computer's disk; the time of the last change says so. With a
    hub it says how delivery stands instead; a click opens the sync centre, or what needs a decision."""

    opened = Signal(str)  # a place

    def __init__(self) -> None:
        super().__init__("status", 28)
        theme = current()
        layout = QHBoxLayout(self.inside)
        layout.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        layout.setSpacing(theme.px(6))
        self._icon = IconLabel("circle-check", "muted", 14)
        self._saved = Label("", step="small", tone="muted")
        self._note = Label("", step="small", tone="muted")
        self._hints = Label("", step="small", tone="muted")
        self._decisions_at = "conflicts"
        self.delivery, self.decisions = StatusLink(), StatusLink()
        self.delivery.clicked.connect(lambda: self.opened.emit("sync"))
        self.decisions.clicked.connect(lambda: self.opened.emit(self._decisions_at))
        layout.addWidget(self._icon)
        layout.addWidget(self._saved)
        layout.addWidget(self.delivery)
        layout.addSpacing(theme.px(6))
        layout.addWidget(self.decisions)
        layout.addSpacing(theme.px(12))
        layout.addWidget(self._note)
        layout.addStretch(1)
        layout.addWidget(self._hints)
        self.show_saved(None)

    def show_saved(self, at: datetime | None) -> None:
        """Say when the last change reached the disk (local time)."""
        if at is None:
            words = translate("shell", "Everything is saved on this computer")
        else:
            words = translate("shell", "Everything is saved on this computer, {time}", time=f"{at:%H:%M}")
        self._saved.setText(words)

    def show_delivery(self, words: str, icon: str, tone: str, decide: str, place: str, more: str = "") -> None:
        """Say how delivery to the hub stands (`more` under the pointer), and how much needs a decision (at `place`)."""
        self._icon.hide()
        self._saved.hide()
        self.delivery.say(words, icon, tone, more)
        self.decisions.say(decide, "arrow-left-right", "danger")
        self._decisions_at = place

    def saved_words(self) -> str:
        """What it says about saving."""
        return self._saved.text()

    def show_note(self, words: str) -> None:
        """What the page has to say."""
        self._note.setText(words)

    def show_hints(self, hints: list[tuple[str, str]]) -> None:
        """Which keys work here."""
        self._hints.setText("   ".join(f"{keys} {words}" for keys, words in hints))
