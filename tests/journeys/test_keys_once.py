"""A key that two things are bound to does nothing at all: on no page is there such a key."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from fieldservice.demo_data import fill
from tests.journeys.test_whole_window import visits_to
from tests.ui.app_world import make_desktop

_JOBS = 60


def bound_twice(window: QWidget) -> dict[str, list[str]]:
    """The keys that more than one thing in view waits for, and what waits for them."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if shortcut.isEnabled() and isinstance(owner, QWidget) and owner.isVisible():
            found[shortcut.key().toString()].append(type(owner).__name__)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.isEnabled() and not button.shortcut().isEmpty():
            found[button.shortcut().toString()].append(button.text())
    return {key: owners for key, owners in found.items() if len(owners) > 1}


def test_no_key_is_bound_twice_on_any_page(tmp_path: Path, qtbot: Any) -> None:
    desktop = make_desktop(tmp_path, qtbot)
    facts = fill(desktop.session, seed=7, language="en", jobs=_JOBS)
    desktop.window.resize(1440, 900)
    desktop.window.show()
    twice = {}
    for place, params in visits_to(desktop, facts):
        desktop.window.go(place, **params)
        qtbot.waitUntil(desktop.jobs.idle)
        QApplication.processEvents()
        found = bound_twice(desktop.window)
        if found:
            twice[f"{place} {params}"] = found
    assert not twice
    desktop.window.activateWindow()
    desktop.window.go("fault_codes")
    qtbot.waitUntil(desktop.jobs.idle)
    QTest.keyClick(desktop.window, Qt.Key.Key_Escape)
    keys = [each for each in desktop.window.findChildren(QShortcut) if each.key() == QKeySequence("Alt+1")]
    assert keys and all(each.isEnabled() for each in keys)  # the bench, which answers with it, gives it back
    desktop.close()
