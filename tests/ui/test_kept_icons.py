"""Icons that a start asked for are there for the next one, the same to the pixel, and never stand in the way."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Draws three icons with the file named; says whether any had to be drawn, and what they look like.
PROGRAM = """
import hashlib, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from fieldservice.system.kept import KeptFile
from ui.kit import icons, kept_icons, theme
kept_icons._file = KeptFile(Path(sys.argv[1]))
theme.apply(app, sys.argv[2], "en")
digest = hashlib.sha256()
for name, token, size, ratio in ("inbox", "text", 16, 1.0), ("wrench", "accent", 12, 2.0), ("cog", "disabled", 20, 1.5):
    image = icons.pixmap(name, token, size, ratio).toImage()
    digest.update(f"{image.width()} {image.devicePixelRatio()}".encode() + bytes(image.constBits()))
kept_icons.keep()
print("drawn" if "PySide6.QtSvg" in sys.modules else "kept", digest.hexdigest())
"""


def start(file: Path, theme: str = "light", **environment: str) -> tuple[str, str]:
    names = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(file), theme],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        env={**names, "QT_QPA_PLATFORM": "offscreen", **environment},
    )
    assert done.returncode == 0, done.stderr
    how, looks = done.stdout.split()
    return how, looks


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "kept.icons"


def test_the_second_start_draws_no_icon_and_shows_the_same(file: Path) -> None:
    how, looks = start(file)
    assert how == "drawn"
    assert start(file) == ("kept", looks)


def test_another_theme_is_drawn_in_its_own_colours(file: Path) -> None:
    _, light = start(file)
    how, dark = start(file, "dark")
    assert how == "drawn" and dark != light
    assert start(file, "dark") == ("kept", dark)


@pytest.mark.parametrize("damage", ["cut short", "a bit turned", "empty", "something else"])
def test_a_file_that_is_not_whole_is_made_anew(file: Path, damage: str) -> None:
    _, looks = start(file)
    whole = file.read_bytes()
    file.write_bytes(
        {
            "cut short": whole[:-5],
            "a bit turned": whole[:500] + bytes([whole[500] ^ 4]) + whole[501:],
            "empty": b"",
            "something else": b"\xff" * 300,
        }[damage]
    )
    assert start(file) == ("drawn", looks)
    assert start(file) == ("kept", looks)


def test_where_nothing_can_be_written_icons_are_drawn_as_ever(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_bytes(b"")
    first = start(in_the_way / "kept.icons")
    assert first[0] == "drawn"
    assert start(in_the_way / "kept.icons") == first
