"""Files that ship with the program: fonts, icons, translations, themes, checklists, demo content, help."""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The path of a shipped file or folder: `path("fonts", "NotoSansSC-Regular.ttf")`."""
    return _ROOT.joinpath(*parts)
