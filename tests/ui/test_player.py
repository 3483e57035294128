"""Sounds and films are played from encrypted pieces; where they can't be, the dialog says so and offers a copy."""

from __future__ import annotations

import builtins
import io
import math
import struct
import time
import wave
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from fieldservice.services.stored_files import StoredFile
from fieldservice.system.blobs import Blobs
from ui.bridge.stored import StoredDevice
from ui.kit.player import PlayerDialog

MEGABYTE = 1 << 20


def stored(folder: Path, content: bytes, name: str = "film.mp4", mime: str = "video/mp4") -> StoredFile:
    blobs = Blobs(folder / "blobs", bytes(32))
    ref = blobs.put(content)
    return StoredFile(blobs, ref.sha256, name, mime, ref.size)


def tone(seconds: int) -> bytes:
    held = io.BytesIO()
    with wave.open(held, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8_000)
        sound.writeframes(b"".join(struct.pack("<h", int(9_000 * math.sin(n / 8))) for n in range(8_000 * seconds)))
    return held.getvalue()


@pytest.fixture
def host(qtbot: QtBot) -> Iterator[QWidget]:
    made = QWidget()
    made.show()
    yield made
    made.close()


def open_dialog(host: QWidget, file: StoredFile, saved: list[Path]) -> PlayerDialog:
    dialog = PlayerDialog(file.name, file.film, StoredDevice(file), saved.append, host)
    dialog.open()
    return dialog


def test_a_large_file_is_read_in_any_order_and_never_held_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Random(1).randbytes(9 * MEGABYTE + 17)
    file = stored(tmp_path, content)
    parts: list[tuple[int, int]] = []
    part = Blobs.part
    monkeypatch.setattr(
        Blobs, "part", lambda self, sha, at, most: parts.append((at, most)) or part(self, sha, at, most)
    )
    device = StoredDevice(file)
    assert device.size() == len(content) and not device.isSequential()
    found = bytearray()
    while piece := device.read(300_000).data():
        found += piece
    assert bytes(found) == content
    assert len(parts) == 10 and max(most for _at, most in parts) <= MEGABYTE
    for at in (5 * MEGABYTE - 3, 0, len(content) - 5, 7 * MEGABYTE):
        device.seek(at)
        got = device.read(10).data()
        got += device.read(10 - len(got)).data()  # where a piece ends, less than asked for is given
        assert got == content[at : at + 10]
    assert len(device._pieces) <= 4
    assert not device.isWritable()


def test_a_damaged_file_ends_there_and_says_why(tmp_path: Path) -> None:
    file = stored(tmp_path, bytes(3 * MEGABYTE))
    (path,) = [each for each in (tmp_path / "blobs").rglob("*") if each.is_file()]
    with path.open("r+b") as held:
        held.seek(2 * MEGABYTE)
        held.write(b"x")
    device = StoredDevice(file)
    assert len(device.read(10).data()) == 10
    device.seek(int(2.5 * MEGABYTE))
    device.read(10)
    device.seek(MEGABYTE + 500_000)
    device.read(MEGABYTE)
    assert device.fault is not None and device.fault.code == "system.blob_damaged"


def test_without_the_systems_library_the_dialog_says_so_and_offers_a_copy(
    tmp_path: Path, host: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def without(name: str, globals: Any = None, locals: Any = None, fromlist: Any = (), level: int = 0) -> Any:
        if name == "PySide6" and "QtMultimedia" in (fromlist or ()):
            raise ImportError("libpulse.so.0: cannot open shared object file")
        return real(name, globals, locals, fromlist, level)

    monkeypatch.setattr(builtins, "__import__", without)
    saved: list[Path] = []
    dialog = open_dialog(host, stored(tmp_path, b"x", "a.mp3", "audio/mpeg"), saved)
    assert dialog.note.isVisible() and not dialog.play.isEnabled()
    dialog.save.click()
    assert isinstance(dialog.file_dialog, QFileDialog)
    dialog.file_dialog.fileSelected.emit(str(tmp_path / "out.mp3"))
    assert saved == [tmp_path / "out.mp3"]
    dialog.reject()


def multimedia() -> Any:
    try:
        from PySide6 import QtMultimedia
    except ImportError as error:
        pytest.skip(f"QtMultimedia can't be loaded here: {error}")
    return QtMultimedia


def test_a_sound_plays_out_of_its_encrypted_pieces(tmp_path: Path, host: QWidget, qtbot: QtBot) -> None:
    multimedia()
    dialog = open_dialog(host, stored(tmp_path, tone(4), "hum.wav", "audio/x-wav"), [])
    qtbot.waitUntil(lambda: dialog.position.maximum() == 4_000, timeout=8_000)
    qtbot.waitUntil(lambda: dialog.position.value() > 0, timeout=8_000)
    assert dialog.time.text().endswith("/ 0:04")
    dialog.toggle()
    assert not dialog._playing
    dialog.go_to(3_000)
    qtbot.waitUntil(lambda: dialog.position.value() == 3_000, timeout=8_000)
    dialog.reject()
    assert not dialog._device.isOpen()


def test_a_player_may_go_at_any_moment_while_its_thread_reads(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    multimedia()
    file = stored(tmp_path, tone(60), "hum.wav", "audio/x-wav")
    part = StoredFile.part

    def slowly(self: StoredFile, at: int, most: int) -> bytes:
        time.sleep(0.05)  # it lets go of Python, as decrypting a piece does
        return part(self, at, most)

    monkeypatch.setattr(StoredFile, "part", slowly)
    for how in ("reject", "delete", "seek"):
        parent = QWidget()
        dialog = open_dialog(parent, file, [])
        qtbot.wait(120)
        if how == "delete":
            dialog.deleteLater()
        elif how == "seek":
            dialog.go_to(50_000)
            dialog.toggle()
            dialog.reject()
        else:
            dialog.reject()
        qtbot.wait(60)
        parent.deleteLater()
        qtbot.wait(60)


def test_what_no_player_understands_is_told_in_words(tmp_path: Path, host: QWidget, qtbot: QtBot) -> None:
    multimedia()
    dialog = open_dialog(host, stored(tmp_path, Random(2).randbytes(50_000), "odd.amr", "audio/amr"), [])
    qtbot.waitUntil(lambda: not dialog.play.isEnabled(), timeout=8_000)
    assert dialog.note.isVisible()
    dialog.reject()
