"""What people paste into the real window: nothing crashes, and what is kept is what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from fieldservice.domain.records import ServiceRequest, WorkOrder
from fieldservice.store.check import check
from fieldservice.store.sound import sound
from tests.journeys.naughty import OWN, all_strings
from tests.ui import app_world, desk_world, visit_world
from tests.ui.desk_world import commit_text
from ui.desk.intake_page import IntakePage
from ui.visit.work_step import WorkStep


class Crashes(QObject):
    """Remembers bugs that the job runner met."""

    def __init__(self, jobs: Any) -> None:
        super().__init__()
        self.met: list[object] = []
        jobs.crashed.connect(self.met.append)


class StrayWindows(QObject):
    """Remembers widgets that showed themselves as windows of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(repr(watched))
        return False


def by_turns(strings: list[str], count: int) -> list[list[str]]:
    """The strings dealt out in `count` hands, so that each field gets every kind of them."""
    return [strings[at::count] for at in range(count)]


def test_the_search_box_takes_every_string(tmp_path: Path, qtbot: Any) -> None:
    desktop = app_world.make_desktop(tmp_path, qtbot)
    crashes = Crashes(desktop.jobs)
    desktop.window.show()
    desktop.window.activateWindow()
    qtbot.waitUntil(desktop.window.isActiveWindow)
    app_world.settle(desktop, qtbot)
    box = desktop.window.top_bar.search
    box.edit.setFocus()
    for text in [*OWN, *all_strings()[::7]]:
        box.edit.setText(text)
        box._ask()
        app_world.settle(desktop, qtbot)
        assert crashes.met == [], ascii(text[:60])
    box.close_list()


def test_the_intake_form_takes_every_string_and_keeps_it(tmp_path: Path, qtbot: Any) -> None:
    desk = desk_world.start_desk(tmp_path, qtbot)
    crashes = Crashes(desk.jobs)
    desk.desktop.window.go("new_request")
    desk_world.settle(desk, qtbot)
    page = desk.desktop.window.page
    assert isinstance(page, IntakePage)
    strings = [text for text in all_strings() if 0 < len(text) <= 5_000 and sound(text) == text]
    for hand in by_turns(strings, 24)[:5]:
        for text in hand:
            page.fields.fault.edit.setPlainText(text)
            QApplication.processEvents()
        assert crashes.met == [], ascii(hand)
    said = "\n".join(strings[:40])
    page.fields.fault.edit.clear()
    commit_text(page.fields.fault.edit, said)
    for field in page.findChildren(QLineEdit):
        if field.isVisible() and field.isEnabled():
            commit_text(field, "cut \ud83d {number} 😀")
    desk_world.settle(desk, qtbot)
    assert crashes.met == []
    before = len(desk.session.store.read().where(ServiceRequest))
    page.submit.click()
    desk_world.settle(desk, qtbot)
    assert crashes.met == []
    assert len(desk.session.store.read().where(ServiceRequest)) in (before, before + 1)
    assert check(desk.session.store) == []


@pytest.fixture
def visit(tmp_path: Path, qapp: QApplication) -> Iterator[visit_world.VisitWorld]:
    world = visit_world.make_visit_world(tmp_path, qapp)
    yield world
    world.close()


def test_the_findings_of_a_visit_take_every_string_and_keep_it(visit: visit_world.VisitWorld) -> None:
    crashes = Crashes(visit.desktop.jobs)
    visit.arrived()
    page = visit.open_visit(step="work")
    step = page.steps["work"]
    assert isinstance(step, WorkStep)
    edit = step.finding.texts["cause"].edit
    assert isinstance(edit, QLineEdit | QPlainTextEdit)
    strings = [text for text in all_strings() if 0 < len(text) <= 2_000]
    for text in strings[::45]:
        edit.clear()
        commit_text(edit, text)
        typed = step.finding.texts["cause"].value()
        visit.desktop.window.go("my_day")  # leaving hands over what was typed
        visit.settle()
        assert crashes.met == [], ascii(text)
        kept = visit.session.store.read().get(WorkOrder, visit.made["next_order"]).cause
        assert kept == sound(typed).strip(), ascii(text)
        step = visit.open_visit(step="work").steps["work"]
        assert isinstance(step, WorkStep)
        edit = step.finding.texts["cause"].edit
    assert check(visit.session.store) == []


def test_no_place_flashes_a_window_of_its_own_while_it_opens(tmp_path: Path, qtbot: Any) -> None:
    desktop = app_world.make_desktop(tmp_path, qtbot)
    desktop.window.resize(1440, 900)
    desktop.window.show()
    watch = StrayWindows()
    app = QApplication.instance()
    assert app is not None
    app.installEventFilter(watch)
    try:
        for key, place in desktop.places.items():
            if place.group:
                desktop.window.go(key)
                app_world.settle(desktop, qtbot)
                assert watch.seen == [], key
    finally:
        app.removeEventFilter(watch)
