"""The line at the foot of the window: what is saved, what the page says, which keys work."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QFrame, QHBoxLayout

from fieldservice.i18n import translate
from ui.kit.labels import IconLabel, Label
from ui.kit.theme import current


class StatusBar(QFrame):
    """28 px, in words. Stand-alone, everything is on this computer's disk; the time of the last change says so."""

    def __init__(self) -> None:
        super().__init__()
        theme = current()
        self.setProperty("surface", "status")
        self.setFixedHeight(theme.px(28))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(theme.px(12), 0, theme.px(12), 0)
        layout.setSpacing(theme.px(6))
        self._icon = IconLabel("circle-check", "muted", 14)
        self._saved = Label("", step="small", tone="muted")
        self._note = Label("", step="small", tone="muted")
        self._hints = Label("", step="small", tone="muted")
        layout.addWidget(self._icon)
        layout.addWidget(self._saved)
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

    def saved_words(self) -> str:
        """What it says about saving."""
        return self._saved.text()

    def show_note(self, words: str) -> None:
        """What the page has to say."""
        self._note.setText(words)

    def show_hints(self, hints: list[tuple[str, str]]) -> None:
        """Which keys work here."""
        self._hints.setText("   ".join(f"{keys} {words}" for keys, words in hints))
