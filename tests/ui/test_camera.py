"""Scanning with a camera: real codes drawn into pictures, fed through the video sink as a camera feeds it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice.errors import EnvironmentFault
from tests.exchange.test_pictures import drawn
from tests.ui.rest import come_to_rest
from tests.ui.warehouse_world import WarehouseWorld, make_warehouse_world
from ui.bridge import camera
from ui.bridge.camera import Camera, DeviceCameras, Frame, FrameReader
from ui.labels.camera_dialog import CameraDialog
from ui.labels.picture_page import PicturePage
from ui.parts.part_page import PartPage


class Picture:
    """A frame, as `QVideoFrame` is one."""

    def __init__(self, image: QImage) -> None:
        self._image = image

    def toImage(self) -> QImage:
        return self._image


class FakeCameras:
    """Two cameras that show what the test feeds them."""

    def __init__(self, fault: EnvironmentFault | None = None) -> None:
        self.fault = fault
        self.running = ""
        self.frame: Callable[[Frame], object] | None = None
        self.failed: Callable[[], object] | None = None

    def found(self) -> list[Camera]:
        if self.fault is not None:
            raise self.fault
        return [Camera("front", "Front camera"), Camera("desk", "Document camera")]

    def start(self, id: str, frame: Callable[[Frame], object], failed: Callable[[], object]) -> None:
        self.running, self.frame, self.failed = id, frame, failed

    def stop(self) -> None:
        self.running = ""


@pytest.fixture
def world(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[WarehouseWorld]:
    made = make_warehouse_world(tmp_path, qapp)
    made.desktop.cameras = FakeCameras()
    yield made
    made.close()


def seen(*codes: str, turned: float = 11) -> QImage:
    """What a camera sees: a grey desk with labels on it, the first in the middle."""
    desk = Image.new("L", (1_280, 720), 150)
    for code, spot in zip(codes, ((480, 180), (20, 20)), strict=False):
        desk.paste(drawn(code).rotate(turned, expand=True, fillcolor=150), spot)
    return QImage(desk.tobytes(), 1_280, 720, 1_280, QImage.Format.Format_Grayscale8).copy()


def opened(world: WarehouseWorld) -> tuple[CameraDialog, FakeCameras]:
    world.settle()
    window = world.desktop.window
    QTest.keyClick(window, Qt.Key.Key_F12)
    world.settle()
    dialog = QApplication.activeModalWidget()
    cameras = world.desktop.cameras
    assert isinstance(dialog, CameraDialog) and isinstance(cameras, FakeCameras)
    return dialog, cameras


def feed(world: WarehouseWorld, dialog: CameraDialog, cameras: FakeCameras, image: QImage) -> None:
    assert cameras.frame is not None
    cameras.frame(Picture(image))
    dialog.look()
    world.settle()


def test_a_code_before_the_camera_opens_its_thing_and_lets_the_camera_go(world: WarehouseWorld) -> None:
    part = world.firm.part("HC-1")
    dialog, cameras = opened(world)
    assert cameras.running == "front"
    feed(world, dialog, cameras, seen())
    assert dialog.isVisible()
    feed(world, dialog, cameras, seen("FS1:P:HC-1"))
    page = world.desktop.window.page
    assert isinstance(page, PartPage) and page.part.id == part.id
    assert cameras.running == "" and QApplication.activeModalWidget() is None


def test_the_code_in_the_middle_is_meant_when_several_are_in_view(world: WarehouseWorld) -> None:
    world.firm.part("HC-1")
    part = world.firm.part("HC-2")
    dialog, cameras = opened(world)
    feed(world, dialog, cameras, seen("FS1:P:HC-2", "FS1:P:HC-1"))
    page = world.desktop.window.page
    assert isinstance(page, PartPage) and page.part.id == part.id


def test_at_the_bench_a_code_does_what_a_scan_does_there(world: WarehouseWorld) -> None:
    world.firm.part("HC-1", held={"A-12-03": 2})
    count = world.session.services.counting.start(world.firm.central.id)
    world.desktop.window.go("stock_count", id=count.id)
    world.settle()
    world.inputs().click(world.bench().line.camera)
    dialog, cameras = QApplication.activeModalWidget(), world.desktop.cameras
    assert isinstance(dialog, CameraDialog) and isinstance(cameras, FakeCameras)
    feed(world, dialog, cameras, seen("FS1:P:HC-1"))
    assert world.desktop.window.here == "stock_count"
    assert world.said()[0] == "right" and world.bench().line.edit.hasFocus()


def test_another_camera_can_be_chosen_and_is_remembered(world: WarehouseWorld) -> None:
    dialog, cameras = opened(world)
    assert dialog.choice.isVisible()
    dialog.choice.combo.setCurrentIndex(1)
    dialog.choice.combo.activated.emit(1)
    assert cameras.running == "desk"
    dialog.reject()
    world.settle()
    assert cameras.running == ""
    _dialog, cameras = opened(world)
    assert cameras.running == "desk"
    _dialog.reject()


@pytest.mark.parametrize(
    ("code", "sentence"), [("camera.none", "Connect one"), ("camera.not_allowed", "Allow it in the system.")]
)
def test_without_a_camera_it_says_why_and_leads_to_a_photo(world: WarehouseWorld, code: str, sentence: str) -> None:
    world.desktop.cameras = FakeCameras(EnvironmentFault(code, "No camera.", sentence))
    dialog, cameras = opened(world)
    assert dialog.told.isVisible() and sentence in dialog.told.accessibleName() and dialog.view.isHidden()
    cameras.fault = None
    dialog.again.click()
    assert cameras.running == "front" and dialog.told.isHidden()
    dialog.photo.click()
    world.settle()
    assert isinstance(world.desktop.window.page, PicturePage) and cameras.running == ""


def test_a_camera_that_gives_no_picture_says_so_and_is_tried_again(world: WarehouseWorld) -> None:
    dialog, cameras = opened(world)
    assert cameras.failed is not None
    cameras.failed()
    assert dialog.told.isVisible() and cameras.running == ""
    dialog.again.click()
    assert cameras.running == "front" and dialog.told.isHidden()
    dialog.reject()


def test_a_code_of_nothing_is_said(world: WarehouseWorld) -> None:
    dialog, cameras = opened(world)
    feed(world, dialog, cameras, seen("NOTHING-OF-OURS"))
    result = world.queue().line.result
    assert result.verdict == "wrong" and "NOTHING-OF-OURS" in result.words


def test_of_the_frames_that_come_while_one_is_read_only_the_newest_is_looked_at(
    world: WarehouseWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def codes(grey: bytes, width: int, height: int, stride: int) -> list[str]:
        looked.append(width)
        return []

    monkeypatch.setattr(camera, "codes_in_frame", codes)
    reader = FrameReader(world.desktop.jobs)
    for width in (101, 102, 103, 104):
        reader.take(QImage(width, 8, QImage.Format.Format_RGB32))
    come_to_rest(world.desktop.jobs)
    assert looked == [101, 104]


def test_no_start_loads_the_camera() -> None:
    wanted = "import sys, ui.app.desktop, ui.shell.commands, ui.kit.scan_line, ui.labels.places\n"
    told = "print([name for name in sys.modules if 'ultimedia' in name or name == 'ui.bridge.camera'])"
    done = subprocess.run([sys.executable, "-c", wanted + told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_missing_system_library_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    with pytest.raises(EnvironmentFault) as fault:
        DeviceCameras().found()
    assert fault.value.code == "camera.no_library" and fault.value.next_step()


def test_a_real_video_sink_gives_frames_that_are_read(qtbot: QtBot, world: WarehouseWorld) -> None:
    media: Any = pytest.importorskip("PySide6.QtMultimedia", exc_type=ImportError)
    sink, reader, found = media.QVideoSink(), FrameReader(world.desktop.jobs), []
    reader.read.connect(found.append)
    sink.videoFrameChanged.connect(lambda frame: reader.take(frame.toImage()))
    sink.setVideoFrame(media.QVideoFrame(seen("FS1:P:HC-1").convertToFormat(QImage.Format.Format_RGB32)))
    qtbot.waitUntil(lambda: bool(found))
    assert found == [["FS1:P:HC-1"]]
