"""What every test can count on: no screen needed, a profile of its own, the language as it was, and time enough.

Qt tests take `qtbot` (pytest-qt); set QT_QPA_PLATFORM=xcb to watch them. The ordinary run tries the same examples every
time, so that what it says is said of the change; `dev.py explore` tries new ones.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Generator, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice import i18n
from tests.shortcuts import take_shortcuts

# What is loaded is compiled once, whatever the surroundings say: here, in the other process, in all that they start.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.fonts=false")

# No deadline: a test says what is right, not how fast the machine was.
_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile(
    "usual", max_examples=60, deadline=None, suppress_health_check=_SLOW_IS_FINE, derandomize=True, database=None
)
settings.register_profile("explore", max_examples=60, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "usual"))

# How long a test waits for something that must come, before it says that it did not: no test may depend on being quick.
PATIENCE_MS = 60_000

_A_WINDOW = 30  # an open window has more widgets than this

SHARED_DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """What is loaded until the first test stays to the end: it would be looked through thousands of times in vain."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.enable()


@pytest.fixture(autouse=True)
def _collect_in_the_window_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As the program does (ui/app/collecting.py): a collection in a thread beside it can end the process.

    The test's windows go with it: left over, they are drawn and dressed again with those of each test that follows.
    """
    if "qapp" not in request.fixturenames:
        gc.enable()
        yield
        return
    gc.disable()
    before = len(QApplication.allWidgets())
    yield
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect(1)
    if len(QApplication.allWidgets()) > before + _A_WINDOW:  # some grew old within the test: this takes them too
        gc.collect()


@pytest.fixture(scope="session", autouse=True)
def _shortcuts() -> Iterator[pytest.MonkeyPatch]:
    """What `tests/shortcuts.py` says, for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        take_shortcuts(patch)
        yield patch


@pytest.fixture
def as_shipped(_shortcuts: pytest.MonkeyPatch) -> Iterator[None]:
    """The program as it is delivered: passphrases are stretched, migrations run, the disk has it before all goes on."""
    _shortcuts.undo()
    yield
    take_shortcuts(_shortcuts)


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A new empty folder for each one that asks. `mktemp` would look through all the folders of all tests each time."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_home(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or touches the profiles and settings of whoever runs it."""
    home = next(_homes)
    home.mkdir()
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Each test starts in English and leaves the language as it found it."""
    before = i18n.language()
    i18n.set_language("en")
    yield
    i18n.set_language(before)


class PatientBot(QtBot):
    """pytest-qt's bot, which gives up after a minute; its own five seconds are short for a busy machine."""

    _ask_again_ms: int | None = None

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        self._ask_again_ms = 2
        try:
            super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))
        finally:
            self._ask_again_ms = None

    def wait(self, ms: int) -> None:
        """As pytest-qt's, which `waitUntil` calls for ten milliseconds between one question and the next."""
        super().wait(self._ask_again_ms or ms)

    def waitSignal(self, signal: Any, *, timeout: int = 0, **more: Any) -> Any:
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE_MS), **more)

    def waitActive(self, widget: Any, *, timeout: int = 0) -> Any:
        return super().waitActive(widget, timeout=max(timeout, PATIENCE_MS))

    def waitExposed(self, widget: Any, *, timeout: int = 0) -> Any:
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The bot of every Qt test."""
    return PatientBot(request)


@pytest.fixture
def profile_dir(tmp_path: Path) -> Path:
    """An empty folder for a profile."""
    folder = tmp_path / "profile"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data beside the checkout; without it the test is skipped and says so."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"no real data: {SHARED_DATA} does not exist")
    return SHARED_DATA
