"""The whole demonstration: what is done one after the other, and what is kept of it."""

from __future__ import annotations

import os
import sys
from datetime import datetime, time
from importlib.util import find_spec
from pathlib import Path

from fieldservice import i18n
from fieldservice.i18n import translate
from ui.demo.office import Office
from ui.demo.stage import Pictures, Stage
from ui.demo.visit import VisitSteps

SIZE = (1440, 900)
_BEGIN = time(13, 5)
_MEETING = 20  # number of its first picture


def perform(out: Path, language: str, theme: str = "light") -> int:
    """Do the job, then let the office and a technician meet over a hub; papers and pictures go to `out`.

    Returns 0; raises UserError when a step was refused.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler

    from fieldservice.system.clock import FixedClock, local_zone
    from ui.tour import opened

    i18n.set_language(language)
    out.mkdir(parents=True, exist_ok=True)
    clock = FixedClock(datetime.combine(datetime.now(local_zone()).date(), _BEGIN, local_zone()))
    qInstallMessageHandler(_tell)
    with opened(language, theme, 1.0, SIZE, clock) as tour:
        _one_laptop(Stage(tour, clock, Pictures(out)))
        if _can_serve():
            from ui.demo.meeting import Meeting

            with Meeting(Stage(tour, clock, Pictures(out, _MEETING))) as meeting:
                meeting.perform()
    print(translate("demo_run", "Papers and pictures are in {folder}.", folder=str(out.resolve())))
    return 0


def _tell(_kind: object, _context: object, sentence: str) -> None:
    """Qt's remarks, without the one that it makes for each small window where there is no screen."""
    if "propagateSizeHints" not in sentence:
        print(sentence, file=sys.stderr)


def _can_serve() -> bool:
    if find_spec("fastapi") is not None and find_spec("uvicorn") is not None:
        return True
    print(
        translate(
            "demo_run",
            "Left out: the office and a technician meeting over a hub. This installation lacks the hub's packages:"
            " pip install 'fieldservice[hub]'",
        )
    )
    return False


def _one_laptop(stage: Stage) -> None:
    """The job from beginning to end on one computer."""
    clock, facts, out = stage.clock, stage.tour.facts, stage.pictures.folder
    office = Office(stage)
    order = office.take_the_call(facts.asset_id)
    clock.advance(minutes=6)
    stage.go("work_order", id=order)
    stage.picture("work_order")
    booking = office.book(order, facts.technician_id, 50)
    (out / "job_sheet.pdf").write_bytes(stage.paper("job_sheet", order))
    stage.say(translate("demo_run", "Technician booked; the job sheet is printed."))
    clock.advance(minutes=4)
    stage.go("my_day")
    stage.picture("my_day")
    visit = VisitSteps(stage, booking)
    visit.travel(41, 38)
    stage.picture("visit_arrived")
    stage.say(translate("demo_run", "Travelled 38 km in 41 minutes and arrived."))
    visit.confirm_safety()
    stage.say(translate("demo_run", "Safety check passed, work started."))
    answered = visit.diagnose()
    stage.picture("visit_checklist")
    stage.say(translate("demo_run", "Checklist answered, %n questions.", n=answered))
    number = visit.use_a_part()
    stage.picture("visit_parts")
    stage.say(translate("demo_run", "Part {number} used from the van; the old part has its tag.", number=number))
    visit.write_up(11_426)
    stage.picture("visit_photos")
    stage.say(translate("demo_run", "Findings, functional test and photos recorded."))
    visit.sign()
    stage.picture("visit_signature")
    stage.say(translate("demo_run", "The customer signed."))
    stage.go("report", work_order_id=order, kind="service_report")
    stage.picture("report")
    (out / "service_report.pdf").write_bytes(stage.paper("service_report", order))
    stage.say(translate("demo_run", "The service report is printed."))
    visit.leave()
    stage.go("work_order", id=order)
    stage.picture("work_order_done")
    stage.say(translate("demo_run", "Left the site; the work order is completed."))
