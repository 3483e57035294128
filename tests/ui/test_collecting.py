"""Garbage that threads beside the window leave is collected by the window's own thread, never by theirs."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.conftest import PATIENCE_MS
from ui.app.collecting import Collector, collector_of
from ui.app.start import application


class Litter:
    """Refers to itself, so that only a collection takes it away; notes in which thread that is."""

    where: list[int]

    def __init__(self) -> None:
        self.me = self

    def __del__(self) -> None:
        self.where.append(threading.get_ident())


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    made = collector_of(application())
    made.start()
    yield made
    made.stop()


def test_what_another_thread_leaves_is_collected_in_the_windows_thread(collector: Collector, qtbot: QtBot) -> None:
    Litter.where = []

    def work() -> None:
        for _ in range(20_000):
            Litter()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert Litter.where == [], "nothing is collected where it was made"
    qtbot.waitUntil(lambda: len(Litter.where) == 20_000, timeout=PATIENCE_MS)
    assert set(Litter.where) == {threading.get_ident()}


def test_old_garbage_is_collected_in_time(collector: Collector, qtbot: QtBot) -> None:
    Litter.where = []
    made = [Litter() for _ in range(100)]
    gc.collect(1)  # they are old now
    made.clear()
    for _ in range(200):
        [[] for _ in range(3_000)].sort()
        kept = [[] for _ in range(3_000)]
        collector.collect()
        del kept
    assert len(Litter.where) == 100


def test_there_is_one_for_the_application(collector: Collector) -> None:
    assert collector_of(application()) is collector
    assert not gc.isenabled()
