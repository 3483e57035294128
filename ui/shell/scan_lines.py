"""A scan line as a page shows it: with this computer's sound, its scanner's timing and its camera."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from ui.bridge.environment import Environment
from ui.bridge.line_scans import LineScans
from ui.bridge.scan_timing import timing_of
from ui.kit.scan_line import ScanLine, Sounds

SOUND = "bench.sound"


def sounds_of(environment: Environment, parent: QObject) -> Sounds:
    """The sounds of scans, on or off as set on this computer."""
    return Sounds(bool(environment.settings.get(SOUND, True)), parent)


def scan_line(environment: Environment, sounds: Sounds) -> ScanLine:
    """A line whose scans are parted from what was typed by hand."""
    line = ScanLine(sounds)
    scans = LineScans(line.edit, partial(timing_of, environment.settings))
    scans.scanned.connect(line.take)
    if environment.program is not None:
        line.camera_wanted.connect(environment.program.scan_with_camera)
    return line
