"""What every test can count on: no screen needed, a profile of its own, the language as it was, and time enough.

Qt tests take `qtbot` (pytest-qt); set QT_QPA_PLATFORM=xcb to watch them. The ordinary run tries the same examples every
time, so that what it says is said of the change; `dev.py explore` tries new ones.
"""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from fieldservice import i18n
from fieldservice.hub.database import SqliteHub
from fieldservice.store import database
from fieldservice.system import keys

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

SHARED_DATA = Path(__file__).resolve().parents[1].parent / "shared" / "data"


@pytest.fixture(autouse=True)
def _collect_in_the_window_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As the program does (ui/app/collecting.py): a collection in a thread beside it can end the process."""
    if "qapp" not in request.fixturenames:
        gc.enable()
        yield
        return
    gc.disable()
    yield
    gc.collect(1)


def _take_shortcuts(patch: pytest.MonkeyPatch) -> None:
    """Leave out, in the tests' own process, what only takes time.

    Stretching a passphrase is meant to take long. Waiting for the disk shows only when the power fails, which no test
    brings about (those that kill a process, or say that the disk is full, do so all the same). Programs that tests
    start do everything; the test of a promise about the costs or the waiting takes `as_shipped`.
    """
    patch.setattr(keys, "_TIME_COST", 1)
    patch.setattr(keys, "_MEMORY_KIB", 1_024)
    patch.setattr(os, "fsync", lambda descriptor: None)
    quick = [(name, "off" if name == "synchronous" else value) for name, value in database._PRAGMAS]
    patch.setattr(database, "_PRAGMAS", tuple(quick))
    connect = SqliteHub._connect

    def connect_quickly(hub: SqliteHub) -> sqlite3.Connection:
        connection = connect(hub)
        connection.execute("PRAGMA synchronous = off")
        return connection

    patch.setattr(SqliteHub, "_connect", connect_quickly)


@pytest.fixture(scope="session", autouse=True)
def _shortcuts() -> Iterator[pytest.MonkeyPatch]:
    """What `_take_shortcuts` says, for all tests."""
    with pytest.MonkeyPatch.context() as patch:
        _take_shortcuts(patch)
        yield patch


@pytest.fixture
def as_shipped(_shortcuts: pytest.MonkeyPatch) -> Iterator[None]:
    """The program as it is delivered: full stretching of passphrases, and nothing goes on before the disk has it."""
    _shortcuts.undo()
    yield
    _take_shortcuts(_shortcuts)


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

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

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
