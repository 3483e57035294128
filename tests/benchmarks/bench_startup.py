"""`dev.py bench startup`: from starting the process to the first painted window with data, beside a bare window.

Ours is what `fieldservice run` does once somebody has signed in: application, fonts and theme, profile, lock, log,
database and migrations with the key at hand, window, navigation, home page with its rows painted. As in the program,
the profile is opened by the job runner while the modules of the window are loaded. Typing the passphrase and stretching
it (argon2id, slow on purpose) are left out; opening the database with the raw key is in. A package that only the hub
and developers install is hidden, because msgspec loads it where it is there. The bare window is a QMainWindow without
anything. Both are processes of their own, timed from outside in turns; neither loads anything for the measuring itself.

The ratio is that of the fastest quarter of the starts on each side: whatever else the machine does only adds to a time,
and a single lucky start says less than a few. On a shared virtual machine single pairs gave 1.4 to 2.8 within a minute;
the median of pairs is printed beside it.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 2.0
_DEMO_WORK_ORDERS = 9_000  # with 180 customers and 600 machines, as large as the demonstration firm
_PAINTED = "painted"


def run(quick: bool) -> dict[str, Any]:
    """Compare on a profile with as much data as the demonstration firm has."""
    import statistics
    import tempfile

    with tempfile.TemporaryDirectory(prefix="fieldservice-bench-") as folder:
        root = Path(folder)
        prepare(root)
        _start("first", root)  # once to its end, so that modules are compiled and what a start keeps is kept
        _start("bare", root)
        ours, bare, ratios = [], [], []
        for _ in range(15 if quick else 31):
            bare.append(_start("bare", root))
            ours.append(_start("ours", root))
            ratios.append(ours[-1] / bare[-1])
    told = ("fast", _fast(ours), _fast(bare)), ("median", statistics.median(ours), statistics.median(bare))
    return {
        "ratios": {
            "window_with_data": _fast(ours) / _fast(bare),
            "median_of_pairs": statistics.median(ratios),
            "window_ms": _fast(ours) * 1000,
        },
        "limits": {"window_with_data": LIMIT},
        "lines": [f"{name:8} ours {mine * 1000:6.0f} ms   bare {base * 1000:6.0f} ms" for name, mine, base in told],
    }


def _fast(seconds: list[float]) -> float:
    """The mean of the fastest quarter."""
    fastest = sorted(seconds)[: max(1, len(seconds) // 4)]
    return sum(fastest) / len(fastest)


def prepare(root: Path, work_orders: int = _DEMO_WORK_ORDERS) -> None:
    """A profile with so many work orders, signed in, its key known."""
    from fieldservice.domain.records import Person
    from fieldservice.system.settings import Settings
    from tests.benchmarks.opening import open_session
    from tests.benchmarks.world import fill

    session = open_session(root)
    fill(session, work_orders)
    with session.context.begin("bench.sign_in") as uow:
        person = Person(id=session.context.ids(), name="赵雨桐", roles="manager")
        uow.add(person)
        uow.put_local("actor", person.id)
        uow.commit()
    session.close()
    settings = Settings(root / "settings.json")
    settings.language = "zh_CN"


def _start(who: str, root: Path) -> float:
    """Seconds from starting the process to the line that says that the window is painted."""
    import subprocess

    command = [sys.executable, "-m", "tests.benchmarks.bench_startup", who, str(root)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(root / "compiled")  # an installed program's modules are compiled
    start = time.perf_counter()
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, cwd=ROOT, env=environment, **pipes) as process:
        assert process.stdout is not None and process.stderr is not None
        said = process.stdout.readline().strip()
        took = time.perf_counter() - start
        if said != _PAINTED:
            raise RuntimeError(f"{who} did not start: {said}\n{process.stderr.read()}")
        process.wait()
    return took


def _say_painted() -> None:
    sys.stdout.write(_PAINTED + "\n")
    sys.stdout.flush()


def _bare() -> None:
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        painted = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            self.painted = True

    app = QApplication([])
    window = Window()
    window.resize(1440, 900)
    window.show()
    while not window.painted:
        app.processEvents()
    _say_painted()
    os._exit(0)


def _ours(root: Path, say: Callable[[], None] = _say_painted, calm: bool = False, **instance: int) -> None:
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # the hub's and developers' packages bring it
    from fieldservice.system import haste

    haste.begin()
    from ui.app.start import application, hurry, load_desktop, open_desktop

    app = application()
    hurry(app)
    from PySide6.QtCore import QEventLoop

    from fieldservice import i18n
    from fieldservice.system.logs import start_log
    from fieldservice.system.settings import Settings
    from tests.benchmarks.opening import open_session
    from ui.app import looks
    from ui.app.instance import FirstInstance
    from ui.bridge.jobs import JobRunner

    settings = Settings(root / "settings.json")
    i18n.set_language(settings.language or i18n.language())
    looks.dress(app, settings)
    first = FirstInstance(root, **instance)
    start_log(root)
    jobs = JobRunner()
    opened: list[Any] = []
    jobs.write(lambda: open_session(root), opened.append)
    load_desktop()
    while not opened:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    desktop = open_desktop(opened[0], settings, app)
    first.window = desktop.window
    page: Any = desktop.window.page
    painted = _rows_painted(page)
    while not painted():
        app.processEvents()
    say()
    while calm and gc.get_freeze_count() == 0:
        app.processEvents()
    first.close()
    desktop.close()
    os._exit(0)


def _rows_painted(page: Any) -> Callable[[], bool]:
    """Says whether the home's table has been painted with its rows."""
    table, done = page.table, [False]
    paint = table.paintEvent

    def painted(event: object) -> None:
        paint(event)
        done[0] = done[0] or page.model.rowCount() > 0

    table.paintEvent = painted  # Qt asks the object before its class
    return lambda: done[0]


def _say_modules() -> None:
    """What is loaded by now, for the test that keeps the start short: modules, and classes that PySide has built."""
    classes = [type.__name__ for type in _below(sys.modules["shiboken6"].Object)]
    print("\n".join([*sys.modules, *classes]), flush=True)


def _below(type: Any) -> set[Any]:
    return {one for below in type.__subclasses__() for one in (below, *_below(below))}


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        _bare()
    elif sys.argv[1] == "modules":
        _ours(Path(sys.argv[2]), _say_modules, listen_after_ms=600_000)  # not on a busy machine either
    else:
        _ours(Path(sys.argv[2]), calm=sys.argv[1] == "first")
