"""`dev.py bench checklist`: a form of 600 questions with 400 skip rules, answered on the visit screen.

`keypress_ms` is the time of the GUI thread that one answer costs, from the key to the repainted page: the event,
handing the answer to the disk's thread, taking the outcome in, laying out and painting (its processor time, so that
other programs on the machine don't count; the lower quartile of many answers, since whoever shares the processor slows
it down). `change_vs_full` is what one answer costs the engine against working the whole form out, as the greater of two
figures: places worked out, and time, in the same run.
"""

from __future__ import annotations

import json
import os
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

QUESTIONS, RULES = 600, 400
MOST_MS, MOST_SHARE = 16.0, 0.05
_NOW = datetime(2026, 5, 14, 3, 0, tzinfo=UTC)


def big_form(questions: int = QUESTIONS, rules: int = RULES) -> str:
    """The form: groups of twenty; two of three questions are shown by an earlier answer or a calculation over some."""
    items: list[dict[str, Any]] = []
    made = 0
    choices = [{"key": key, "names": {"en": key, "zh_CN": key}} for key in ("yes", "no", "unknown")]
    for group in range(questions // 20):
        inside: list[dict[str, Any]] = []
        for place in range(20):
            number = group * 20 + place
            field: dict[str, Any] = {
                "key": f"q{number}",
                "type": "choice",
                "names": {"en": f"Question {number} of the form", "zh_CN": f"表单的第 {number} 题"},
                "hints": {"en": "Look at the plate.", "zh_CN": "看铭牌。"},
                "list": "answers",
                "required": True,
            }
            if place % 10 not in (0, 3, 6) and made < rules:
                made += 1
                first = f"/data/g{group}/q{group * 20 + place - place % 10}"
                start = f"/data/g0/q0 != 'unknown' and {first} != 'no'" if place % 9 == 1 else f"{first} != 'no'"
                field["show_if"] = start
            inside.append(field)
        items.append({"group": True, "key": f"g{group}", "names": {"en": f"Part {group}"}, "items": inside})
    assert made == rules, made
    return json.dumps(
        {
            "format": 2,
            "rules": "xpath",
            "code": "bench_form",
            "version": 1,
            "names": {"en": "Six hundred questions", "zh_CN": "六百题"},
            "purpose": "diagnosis",
            "task_types": ["repair"],
            "lists": {"answers": choices},
            "items": items,
        }
    )


def run(quick: bool) -> dict[str, Any]:
    """Measure both."""
    share_places, share_time, full_ms = _engine()
    times = _screen(20 if quick else 80)
    return {
        "bench": "checklist",
        "ratios": {
            "keypress_ms": statistics.quantiles(times, n=4)[0],
            "keypress_median_ms": statistics.median(times),
            "keypress_worst_ms": max(times),
            "change_vs_full": max(share_places, share_time),
            "places_vs_full": share_places,
            "time_vs_full": share_time,
            "full_ms": full_ms,
        },
        "limits": {"keypress_ms": MOST_MS, "change_vs_full": MOST_SHARE},
        "lines": [f"{QUESTIONS} questions, {RULES} skip rules, {len(times)} answers on screen"],
    }


def _engine() -> tuple[float, float, float]:
    """(places worked out by an answer / by the whole form, time likewise, milliseconds of the whole form)."""
    from fieldservice.domain.checklist import Address, ChecklistState, read_template

    template = read_template(big_form())
    today = _NOW.date()
    full = float("inf")
    for _ in range(7):
        start = time.perf_counter()
        state = ChecklistState(template, today=today, language="en")
        full = min(full, time.perf_counter() - start)
    places = state.evaluations
    answers = [Address(f"q{number}") for number in range(0, QUESTIONS, 3)]
    spent: list[float] = []
    for place in answers:
        for value in ("no", "yes"):
            start = time.perf_counter()
            state.answer(place, value, at=_NOW)
            spent.append(time.perf_counter() - start)
    worked_out = (state.evaluations - places) / len(spent)
    return worked_out / places, statistics.mean(spent) / full, full * 1000


def _screen(answers: int) -> list[float]:
    """The milliseconds of GUI-thread time of each answer."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from tests.ui.visit_world import add_template, make_visit_world

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        world = make_visit_world(Path(folder), app)
        services, order = world.session.services, world.made["next_order"]
        template = add_template(world.session, big_form(), "bench_form")
        world.arrived()
        for view in services.checklists.of_work_order(order):
            if view.template.purpose == "diagnosis":
                services.checklists.remove(view.checklist.id)
        services.checklists.add(order, template)
        world.settle()
        world.open_visit("next", "diagnose")
        times = [_press(world, str(1 + number % 2)) for number in range(answers)]
        world.close()
    return times[3:]  # the first ones load what is loaded once


def _press(world: Any, key: str) -> float:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    focused = QApplication.focusWidget()
    assert focused is not None
    jobs = world.desktop.jobs
    start = time.thread_time()
    QTest.keyClick(focused, Qt.Key.Key_1 if key == "1" else Qt.Key.Key_2)
    spent = time.thread_time() - start
    quiet = 0
    while quiet < 3:
        before = time.thread_time()
        QApplication.processEvents()
        spent += time.thread_time() - before
        quiet = quiet + 1 if jobs.idle() else 0
        _let_others(0.004)
    return spent * 1000


def _let_others(seconds: float) -> None:
    """Let the disk's thread work, without a halt: a virtual processor that halts is charged for being woken up."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        time.sleep(0)
