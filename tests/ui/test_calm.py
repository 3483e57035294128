"""Large work beside the window's thread: its objects are put aside meanwhile and gone through at the end."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.bridge import calm
from ui.bridge.calm import Calm


class Ring:
    """An object that only a collection can take away."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    gc.unfreeze()
    gc.disable()  # as in the window's program; there a timer collects
    yield
    gc.enable()
    gc.unfreeze()


def test_what_was_put_aside_meanwhile_is_collected_at_the_end(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calm, "_FIRST_MS", 1)
    owner = QObject()
    made = Calm(owner)
    ring = weakref.ref(Ring())
    made.begin()
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    gc.collect()
    assert ring() is not None, "a collection meanwhile leaves it alone"
    made.end()
    assert ring() is None


def test_short_work_puts_nothing_aside(qtbot: QtBot) -> None:
    owner = QObject()
    made = Calm(owner)
    before = gc.get_freeze_count()
    made.begin()
    made.end()
    assert gc.get_freeze_count() == before


def test_work_that_never_says_its_end_does_not_pile_up_garbage(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calm, "_FIRST_MS", 1)
    monkeypatch.setattr(calm, "_EVERY_MS", 1)
    monkeypatch.setattr(calm, "_LONGEST", 3)
    owner = QObject()
    made = Calm(owner)
    ring = weakref.ref(Ring())
    made.begin()
    qtbot.waitUntil(lambda: ring() is None)
