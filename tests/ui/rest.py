"""Waiting until a desktop has come to rest: nothing is read or written, and nothing was put off for a moment.

Screens put things off for a moment (a search until nobody types, a count until the page is drawn). A test that slept a
little longer than that would be slow on every machine and fail on a slow one, so the timers themselves are asked. Qt
lists no timers; those that the program starts are noted here from the moment in which this module is loaded.
"""

from __future__ import annotations

import time
from typing import Any
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QAbstractAnimation, QEventLoop, QTimer, QVariantAnimation
from PySide6.QtWidgets import QApplication

from ui.bridge.jobs import JobRunner

# What takes longer than this is not waited for: drafts are kept 400 ms after the last key, a message stays for seconds.
A_MOMENT_MS = 350
_TICK_MS = 2
_CALM_TICKS = 4  # in a row: what one thing that ended began must have shown itself
_PATIENCE_S = 60

_started: WeakSet[QTimer] = WeakSet()
_start = QTimer.start


def _start_and_note(timer: QTimer, *arguments: Any) -> None:
    _started.add(timer)
    _start(timer, *arguments)


QTimer.start = _start_and_note


def come_to_rest(jobs: JobRunner) -> None:
    """Handle events until all is calm. Raises TimeoutError after a minute, with what is still under way."""
    until, calm = time.monotonic() + _PATIENCE_S, 0
    QApplication.processEvents()
    while calm < _CALM_TICKS:
        _tick()
        under_way = _under_way(jobs)
        calm = 0 if under_way else calm + 1
        if calm == _CALM_TICKS and (under_way := _moving()):  # last, because it looks at every window's parts
            calm = 0
        if under_way and time.monotonic() > until:
            raise TimeoutError(f"no rest after {_PATIENCE_S} s: {under_way}")
    QApplication.processEvents()


def _tick() -> None:
    """Events of a moment, in a loop of their own, so that what was to be deleted later is."""
    loop = QEventLoop()
    QTimer.singleShot(_TICK_MS, loop, loop.quit)
    loop.exec()


def _under_way(jobs: JobRunner) -> str:
    """What a test has to wait for, in words; "" for nothing."""
    if not jobs.idle():
        return "a job"
    for timer in list(_started):
        if not shiboken6.isValid(timer):
            _started.discard(timer)
        elif timer.isActive() and timer.isSingleShot() and timer.interval() <= A_MOMENT_MS:
            return f"a timer of {timer.parent()!r}"
    return ""


def _moving() -> str:
    """An animation that a test has to wait for, in words; "" for none."""
    for window in QApplication.topLevelWidgets():
        for animation in window.findChildren(QVariantAnimation):
            running = animation.state() == QAbstractAnimation.State.Running
            if running and 0 <= animation.totalDuration() <= A_MOMENT_MS:
                return f"an animation of {animation.parent()!r}"
    return ""


def clear_screen() -> None:
    """Hide what earlier tests left open: a modal dialog of theirs keeps keys from every other window."""
    for widget in QApplication.topLevelWidgets():
        if widget.isVisible():
            widget.hide()
    QApplication.processEvents()
