"""The desktop program: `run` starts it, `Desktop` is one open profile with its window."""

from __future__ import annotations

from ui.app.desktop import Desktop
from ui.app.start import run

__all__ = ["Desktop", "run"]
