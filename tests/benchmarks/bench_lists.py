"""`dev.py bench lists`: the list of a million work orders, with the real page, model, delegate and job runner.

`first_paint`: from building the table to its first painted rows, reading the first row keys and the first page from the
encrypted database included, beside the same table on 40 rows that are ready in memory.
`page_at_depth`: 40 rows anywhere in the list with all that a line shows (customer, machine, product, technician),
through the service, beside reading the same work orders by their primary key in one plain statement.
`memory_vs_qsqltablemodel`: growth of a process after scrolling our list to its end, beside a QSqlTableModel that holds
the same cells from a plain SQLite file; each in a process of its own.
`gui_block_ms`: the longest time for which the event loop doesn't turn while the list opens, is sorted, filtered, paged
fast and scrolled to its end. A step that takes longer than the limit is repeated in up to several rounds and its best
one counts, because other programs delay it as well and what blocks by itself blocks every time.
"""

from __future__ import annotations

import json
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QElapsedTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from fieldservice.bootstrap import Session
from fieldservice.i18n import set_language
from fieldservice.services.work_order_lists import WorkOrderFilter
from fieldservice.store.tables import table_of
from fieldservice.system.settings import Settings
from tests.benchmarks.timing import paired
from tests.benchmarks.world import fill, open_session
from ui.app import looks
from ui.app.desktop import Desktop
from ui.app.start import application
from ui.bridge.record_list import FIRST_PAGE
from ui.kit.growing import GrowingModel
from ui.kit.table import DataTable, SimpleModel
from ui.work_orders.columns import MUTED_AT, cells, columns
from ui.work_orders.list_page import WorkOrdersPage

QUICK, FULL = 12_000, 1_000_000
LIMITS = {"first_paint": 1.3, "page_at_depth": 3.0, "memory_vs_qsqltablemodel": 0.1, "gui_block_ms": 50.0}
ALL = WorkOrderFilter(view="all")
_ROWS = 40
_FEWEST_ROWS = 200_000
_SIZE = (1180, 40 + 36 * _ROWS)


def run(quick: bool) -> dict[str, Any]:
    """Measure on a firm of a million work orders (quick: 12,000)."""
    size = QUICK if quick else FULL
    with tempfile.TemporaryDirectory(prefix="fieldservice-bench-") as folder:
        root = Path(folder)
        session = open_session(root)
        start = time.perf_counter()
        fill(session, size)
        lines = [f"{size:,} work orders (made in {time.perf_counter() - start:.0f} s)"]
        set_language("zh_CN")
        app = application()
        settings = Settings(root / "settings.json")
        looks.dress(app, settings)
        ratios = {
            "first_paint": _first_paint(session, 9 if quick else 25),
            "page_at_depth": _page_at_depth(session, 9 if quick else 40),
        }
        session.close()
        ratios["memory_vs_qsqltablemodel"], told = _memory(root, max(1, _FEWEST_ROWS // size))
        lines.append(told)
        ratios["gui_block_ms"] = _gui_block(root, settings, app, 6 if quick else 12, lines)
        return {"ratios": ratios, "limits": LIMITS, "lines": lines}


# --- first paint ------------------------------------------------------------------------------------------------------


class _Painted(QObject):
    """Notices the first paint of a viewport."""

    def __init__(self, table: DataTable) -> None:
        super().__init__()
        self.done = False
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember a paint event; it goes on to the viewport."""
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._over)
        return False

    def _over(self) -> None:
        self.done = True


def _show(table: DataTable) -> None:
    painted = _Painted(table)
    table.resize(*_SIZE)
    table.show()
    while not painted.done:
        QApplication.processEvents()
    table.close()
    table.deleteLater()


def _muted(values: Any) -> bool:
    return bool(values[MUTED_AT])


def _first_paint(session: Session, rounds: int) -> float:
    lists, context = session.services.work_order_lists, session.services.context

    def read() -> tuple[Any, list[Any]]:
        rids = lists.chunk(ALL).rids
        now = context.now()
        return rids, [cells(row, now, context.zone) for row in lists.rows(rids[:FIRST_PAGE])]

    def long() -> None:
        model = GrowingModel(columns(), muted_when=_muted)
        table = DataTable(model)
        model.set_ids(*read())
        _show(table)

    ready = read()[1][:_ROWS]

    def static() -> None:
        _show(DataTable(SimpleModel(columns(), ready, muted_when=_muted)))

    return paired(long, static, rounds, warm_up=2)


# --- a page anywhere --------------------------------------------------------------------------------------------------


def _page_at_depth(session: Session, rounds: int) -> float:
    lists, reader = session.services.work_order_lists, session.store.read()
    rids = lists.all_rids(ALL)
    chance = random.Random(5)
    pages = [list(rids[at : at + _ROWS]) for at in (chance.randrange(len(rids) - _ROWS) for _ in range(40))]
    sql = f"SELECT {table_of('work_order').select} FROM work_order WHERE rid IN ({', '.join('?' * _ROWS)})"
    return paired(
        lambda: [lists.rows(page) for page in pages], lambda: [reader.rows(sql, page) for page in pages], rounds
    )


# --- memory -----------------------------------------------------------------------------------------------------------


def _memory(root: Path, times: int) -> tuple[float, str]:
    """In a small firm each row is listed `times` over, lest the database's own bounded cache be all that is seen."""
    _write_plain(root, times)
    ours, theirs = (_grown(root, who, times) for who in ("ours", "qsql"))
    told = f"memory, each row listed {times} times: " if times > 1 else "memory: "
    return ours / theirs, f"{told}our list grew by {ours / 1e6:.1f} MB, QSqlTableModel by {theirs / 1e6:.1f} MB"


def _grown(root: Path, who: str, times: int) -> float:
    command = [sys.executable, "-m", "tests.benchmarks.bench_lists", who, str(root), str(times)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(json.loads(done.stdout.splitlines()[-1]))


def _resident() -> int:
    """Bytes of this process in memory, as Linux counts them."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()


def _write_plain(root: Path, times: int) -> None:
    """The cells of the list as a plain SQLite table."""
    session = open_session(root)
    lists, context = session.services.work_order_lists, session.services.context
    rids, now = lists.all_rids(ALL), session.context.now()
    plain = sqlite3.connect(root / "plain.db")
    titles = [column.key for column in columns()]
    plain.execute(f"CREATE TABLE work_orders (rid INTEGER, {', '.join(f'{key} TEXT' for key in titles)})")
    marks = ", ".join("?" * (len(titles) + 1))
    for at in range(0, len(rids), 5_000):
        rows = [(row.rid, *_words(cells(row, now, context.zone))) for row in lists.rows(rids[at : at + 5_000])]
        plain.executemany(f"INSERT INTO work_orders VALUES ({marks})", rows * times)
    plain.commit()
    plain.close()
    session.close()


def _words(values: Any) -> list[str]:
    from ui.kit.models import words_of

    return [words_of(value) for value in values[:MUTED_AT]]


def _scroll_ours(root: Path, times: int) -> int:
    session = open_session(root)
    lists, context = session.services.work_order_lists, session.services.context
    model = GrowingModel(columns(), muted_when=_muted)
    table = DataTable(model)
    table.resize(*_SIZE)

    def fetch(first: int, rids: list[int]) -> None:
        now = context.now()
        model.take(first, rids, [cells(row, now, context.zone) for row in lists.rows(rids)])

    model.pageNeeded.connect(fetch)
    chunk = lists.chunk(ALL)
    model.set_ids(chunk.rids)
    table.show()
    QApplication.processEvents()
    before = _resident()
    while chunk.next is not None:
        chunk = lists.chunk(ALL, chunk.next)
        model.append(chunk.rids)
    once = model.ids()[:]
    for _ in range(times - 1):
        model.append(once)
    bar = table.verticalScrollBar()
    for step in range(301):
        bar.setValue(bar.maximum() * step // 300)
        QApplication.processEvents()
    return _resident() - before


def _scroll_qsql(root: Path, _times: int) -> int:
    from PySide6.QtSql import QSqlDatabase, QSqlTableModel
    from PySide6.QtWidgets import QTableView

    database = QSqlDatabase.addDatabase("QSQLITE")
    database.setDatabaseName(str(root / "plain.db"))
    assert database.open(), database.lastError().text()
    model = QSqlTableModel(None, database)
    model.setTable("work_orders")
    table = QTableView()
    table.setModel(model)
    table.resize(*_SIZE)
    model.select()
    table.show()
    QApplication.processEvents()
    before = _resident()
    while model.canFetchMore():
        model.fetchMore()
    table.scrollToBottom()
    QApplication.processEvents()
    return _resident() - before


# --- the event loop ---------------------------------------------------------------------------------------------------


class _Heartbeat(QObject):
    """Beats whenever the event loop turns and keeps the longest pause."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Measure from now on."""
        self.longest_ms = 0.0
        self._clock.start()
        self._timer.start(1)

    def stop(self) -> float:
        """The longest pause in milliseconds."""
        self._beat()
        self._timer.stop()
        return self.longest_ms

    def _beat(self) -> None:
        self.longest_ms = max(self.longest_ms, self._clock.nsecsElapsed() / 1e6)
        self._clock.restart()


def _gui_block(root: Path, settings: Settings, app: QApplication, rounds: int, lines: list[str]) -> float:
    desktop = Desktop(open_session(root), settings, app)
    desktop.window.resize(1440, 900)
    desktop.window.show()
    best: dict[str, float] = {}
    try:
        while rounds > 0 and (not best or max(best.values()) > LIMITS["gui_block_ms"]):
            rounds -= 1
            desktop.window.go("settings")
            _wait(desktop.jobs.idle)
            settled = {name for name, longest in best.items() if longest <= LIMITS["gui_block_ms"]}
            for name, longest in _one_round(desktop, settled).items():
                best[name] = min(longest, best.get(name, longest))
    finally:
        desktop.close()
        desktop.window.close()
    lines.append("event loop, longest pause: " + ", ".join(f"{name} {ms:.0f} ms" for name, ms in best.items()))
    return max(best.values())


def _one_round(desktop: Desktop, settled: set[str]) -> dict[str, float]:
    """The longest pause in each step; of the settled ones only those on which others build."""
    pulse = _Heartbeat()
    found: dict[str, float] = {}

    def step(name: str, act: Callable[[], None], until: Callable[[], bool] = desktop.jobs.idle) -> None:
        if name in settled - {"open", "to the end"}:
            return
        _turn(20)
        pulse.start()
        act()
        _wait(until)
        _turn(60)
        found[name] = pulse.stop()

    step("open", lambda: desktop.window.go("work_orders", view="all"))
    page = desktop.window.page
    assert isinstance(page, WorkOrdersPage)
    page.table.setFocus()
    step("to the end", lambda: _press(page.table, Qt.Key.Key_End))
    step("page fast", lambda: _page_fast(page.table))
    step("sort by due time", lambda: page.vm.narrow(sort="due_at"))
    step("sort by finish", lambda: page.vm.narrow(sort="finished_at"))
    step("sort by customer", lambda: page.vm.narrow(sort="customer"))
    step("filter by text", lambda: page.vm.narrow(text="漏油", sort=""))
    step("filter by priority", lambda: page.vm.show(WorkOrderFilter(view="all", priorities=frozenset({"normal"}))))
    step("finished", lambda: page.vm.show(WorkOrderFilter(view="finished")))
    return found


def _press(table: DataTable, key: Qt.Key) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(table, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))


def _page_fast(table: DataTable) -> None:
    for _ in range(40):
        _press(table, Qt.Key.Key_PageUp)
        _turn(4)


def _turn(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _wait(until: Callable[[], bool]) -> None:
    end = time.monotonic() + 120
    _turn(5)
    while not until():
        assert time.monotonic() < end, "the list did not come to rest"
        _turn(5)


if __name__ == "__main__":
    here = application()
    set_language("zh_CN")
    looks.dress(here, Settings(Path(sys.argv[2]) / "settings.json"))
    print(json.dumps({"ours": _scroll_ours, "qsql": _scroll_qsql}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))))
