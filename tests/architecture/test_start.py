"""What a start does not load. A library or module that slips into the way to the first page shows here, by its name.

The way is the one that `dev.py bench startup` measures: a profile with work orders, signed in as a manager.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Loaded by its own first use: each of these takes a start 2 to 200 ms.
LATE = (
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "PIL",
    "argon2",
    "cryptography",
    "dataclasses",
    "getpass",
    "html.entities",
    "logging.handlers",
    "numpy",
    "openpyxl",
    "peewee",
    "playhouse",
    "platformdirs",
    "printouts",
    "psycopg",
    "pyxform",
    "qrcode",
    "reportlab",
    "requests",
    "sqlite3",
    "xlsxwriter",
    "xml.etree",
    "zstandard",
    "fieldservice.exchange",
    "fieldservice.hub",
    "fieldservice.demo_data",
    "fieldservice.planning",
    "fieldservice.store.backup",
    "fieldservice.store.check",
    "ui.kit.dialogs",
    "ui.kit.feedback",
    "ui.kit.photos",
    "ui.kit.search",
    "ui.kit.timeline",
    "ui.my_day.page",
    "ui.visit.page",
    "ui.work_orders.preview",
)
_RUNS = 4
# Classes of Qt that bring many others along when PySide builds them.
UNTOUCHED = ("QStyle", "QTabWidget", "QMdiArea", "QFileDialog", "QMessageBox", "QTextEdit")


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Modules, and classes of Qt, that are there whenever the first page has been painted.

    On a busy machine some of what waits for a moment after the first page comes before it: what counts is loaded each
    time.
    """
    from tests.benchmarks import bench_startup

    root = tmp_path_factory.mktemp("start")
    bench_startup.prepare(root, work_orders=40)
    command = [sys.executable, "-m", "tests.benchmarks.bench_startup", "modules", str(root)]
    found = []
    for _ in range(_RUNS):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        found.append(set(done.stdout.split()))
    return set.intersection(*found)


def test_a_start_loads_nothing_that_its_first_page_does_not_show(loaded: set[str]) -> None:
    assert "ui.work_orders.list_page" in loaded
    assert [name for name in LATE if any(found == name or found.startswith(name + ".") for found in loaded)] == []


def test_a_start_has_no_class_of_qt_built_that_brings_a_hundred_others(loaded: set[str]) -> None:
    assert "QTableView" in loaded
    assert [name for name in UNTOUCHED if name in loaded] == []
