"""How a scanner that types is told from a person: what is set about it, and what of a key counts."""

from __future__ import annotations

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from fieldservice.system.settings import Settings

SLACK_MS = 15  # longer than the gap is waited for the next key, for the system is not always punctual
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
# keys that only change what the next one says; Ctrl too, for scanners send Ctrl+] by pressing both
SHIFTS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_AltGr)
CHORD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_ALT_GR = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_GS = "\x1d"


class Timing(Struct, frozen=True):
    """How a scanner is told from a person, and what the firm's scanners put around each code."""

    gap_ms: int = 35  # between two characters, at most
    least: int = 4
    prefix: str = ""  # a code that begins with it is a scan at any length; it is left out
    suffix: str = ""  # left out

    def is_scan(self, typed: str, *, ended: bool) -> bool:
        """Whether characters that came this quickly are a scan; without Enter or Tab behind them it takes twice as
        many."""
        if self.prefix and typed.startswith(self.prefix):
            return len(typed) > len(self.prefix)
        return len(typed) >= self.least * (1 if ended else 2)

    def code_of(self, typed: str) -> str:
        """The code without what the scanner puts around it."""
        code = typed.removeprefix(self.prefix) if self.prefix else typed
        return code.removesuffix(self.suffix) if self.suffix else code


def timing_of(settings: Settings) -> Timing:
    """What is set on this computer about its scanner."""
    gap = min(200, max(10, settings.get("scanner.gap_ms", Timing().gap_ms)))
    return Timing(gap_ms=gap, prefix=settings.get("scanner.prefix", ""), suffix=settings.get("scanner.suffix", ""))


def stamp_of(event: QKeyEvent) -> int:
    """When a key was pressed, in milliseconds, by the system's own clock where it has one."""
    return int(event.timestamp())


def character_of(event: QKeyEvent) -> str:
    """The one character that a key writes; empty for commands."""
    text = event.text()
    if text == _GS:
        return text
    chord = event.modifiers() & CHORD
    if chord and chord != _ALT_GR:
        return ""
    return text if len(text) == 1 and text.isprintable() else ""
