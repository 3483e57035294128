"""`fieldservice demo`: the main job from the call to the signed report, off screen, through the real screens.

Each step is done by the view model of the page that is in view, as a person's click would; each leaves a picture.
The clock is told, so that the way, the work and the report take the time that they would take.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldservice import i18n
from fieldservice.errors import UserError
from fieldservice.i18n import mark, translate

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from fieldservice.system.clock import FixedClock
    from ui.desk.intake_view_model import IntakeViewModel
    from ui.tour import Tour
    from ui.visit.view_model import Outcome, VisitViewModel

_SIZE = (1440, 900)
_BEGIN = time(13, 5)

# What is said and written on the way, in the language of the screens.
_FAULT = mark("demo_run", "Half an hour after the morning start it stops with 109 °C discharge temperature.")
_FINDINGS = {
    "problem": mark("demo_run", "After 10 minutes at full load the discharge temperature reaches 109 °C and it stops."),
    "cause": mark("demo_run", "The thermostatic valve core is stuck shut, so the hot oil does not reach the cooler."),
    "remedy": mark("demo_run", "Valve core and seals replaced, cooler blown out, 4 L of oil topped up."),
    "repair_steps": mark(
        "demo_run", "Stopped and vented, valve core taken out and tested, new core fitted, run at full load."
    ),
    "prevention": mark("demo_run", "Blow the cooler out each quarter and change the oil within 200 running hours."),
    "functional_test": mark("demo_run", "15 minutes at full load, discharge temperature steady at 87 °C."),
}
_FEEDBACK = mark("demo_run", "Explained clearly, and finished before the night shift.")
# Answers of the compressor checklist; the rest of the questions pass.
_ANSWERS: dict[str, object] = {
    "leaks": "none", "oil_level": "above", "intake_filter": "2.1", "cooler_dust": "light", "fan_current": "3.4",
    "discharge": "109", "valve": "stuck", "sensor_difference": "0.6", "oil_filter": "0.8", "reset": "ok",
}  # fmt: skip
_FAILED = mark("demo_run", "Confirmed by measuring twice.")


def perform(out: Path, language: str) -> int:
    """Do the job, write `service_report.pdf`, `job_sheet.pdf` and the pictures to `out`, and say what was done.

    Returns 0; raises UserError when a step was refused.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from fieldservice.system.clock import FixedClock, local_zone
    from ui.tour import opened

    i18n.set_language(language)
    out.mkdir(parents=True, exist_ok=True)
    morning = datetime.combine(datetime.now(local_zone()).date(), _BEGIN, local_zone())
    clock = FixedClock(morning)
    with opened(language, "light", 1.0, _SIZE, clock) as tour:
        _Job(tour, clock, out).run()
    print(translate("demo_run", "Papers and pictures are in {folder}.", folder=str(out.resolve())))
    return 0


class _Job:
    """One job from beginning to end."""

    def __init__(self, tour: Tour, clock: FixedClock, out: Path) -> None:
        self._tour, self._clock, self._out = tour, clock, out
        self._services = tour.desktop.session.services
        self._steps = 0
        self._work_order_id = ""
        self._booking_id = ""
        tour.desktop.jobs.crashed.connect(self._crashed)
        self._crash: BaseException | None = None

    def run(self) -> None:
        """All of it, in order."""
        self._take_the_call()
        self._send_somebody()
        self._go_there()
        self._confirm_safety()
        self._diagnose()
        self._use_a_part()
        self._write_up()
        self._sign()
        self._print()
        self._leave()

    def _take_the_call(self) -> None:
        serial = self._asset_serial()
        self._tour.go("new_request")
        page = self._page("IntakeViewModel")
        model: IntakeViewModel = page
        found: list[Any] = []
        contacts: list[Any] = []
        model.assets_found.connect(lambda ticket, matches: found.extend(matches))
        model.contacts_changed.connect(contacts.extend)
        model.find_assets(serial, 1)
        self._settle()
        model.take_asset(next(match for match in found if match.asset.id == self._tour.facts.asset_id))
        self._settle()
        model.take_contact(contacts[0])
        model.changed(fault=translate("demo_run", _FAULT), priority="high", can_stop="stopped", phone="138 0000 4471")
        model.opened.emit()
        self._settle()
        self._picture("request")
        sent: list[tuple[str, str, str]] = []
        model.sent.connect(lambda what, id, number: sent.append((what, id, number)))
        model.refused.connect(lambda field, sentence: self._refused(sentence))
        model.submit()
        self._settle()
        _what, self._work_order_id, number = sent[0]
        self._say(translate("demo_run", "Request taken by phone for {serial}; {number} is ready for dispatch.",
                            serial=serial, number=number))  # fmt: skip

    def _send_somebody(self) -> None:
        from ui.work_orders.book_view_model import BookViewModel

        self._clock.advance(minutes=6)
        self._tour.go("work_order", id=self._work_order_id)
        self._picture("work_order")
        detail = self._services.work_order_details.detail(self._work_order_id)
        model = BookViewModel(self._tour.desktop.environment, detail)
        booked: list[Any] = []
        model.booked.connect(booked.append)
        model.failed.connect(lambda error: self._refused(error.message()))
        starts = self._clock.now() + timedelta(minutes=50)
        model.book(self._tour.facts.technician_id, starts, starts + timedelta(hours=2))
        self._settle()
        self._booking_id = booked[0].booking.id
        (self._out / "job_sheet.pdf").write_bytes(self._paper("job_sheet"))
        self._say(translate("demo_run", "Technician booked; the job sheet is printed."))

    def _go_there(self) -> None:
        self._clock.advance(minutes=4)
        self._tour.go("my_day")
        self._picture("my_day")
        self._tour.go("visit", booking_id=self._booking_id)
        visit = self._visit()
        self._do(visit.set_off)
        self._clock.advance(minutes=41)
        self._do(lambda: visit.arrive(38))
        self._picture("visit_arrived")
        self._say(translate("demo_run", "Travelled 38 km in 41 minutes and arrived."))

    def _confirm_safety(self) -> None:
        self._clock.advance(minutes=5)
        self._answer("safety")
        self._clock.advance(minutes=2)
        self._do(self._visit().start_work)
        self._say(translate("demo_run", "Safety check passed, work started."))

    def _diagnose(self) -> None:
        answered = self._answer("diagnosis")
        self._tour.go("visit", booking_id=self._booking_id, step="diagnose")
        self._picture("visit_checklist")
        self._say(translate("demo_run", "Checklist answered, %n questions.", n=answered))

    def _use_a_part(self) -> None:
        from ui.visit.parts_view_model import PartsViewModel

        visit = self._visit()
        model = PartsViewModel(visit)
        assert visit.snapshot is not None
        plain = [item for item in visit.snapshot.van if item.part.tracking == "none"]
        fitting = [item for item in plain if item.part.name_en.endswith("HC-75")]
        held = next((item for item in fitting if "thermo" in item.part.name_en.casefold()), (fitting or plain)[0])
        self._clock.advance(minutes=20)
        used = self._do(lambda: model.scan(held.part.number))
        self._do(lambda: model.old_part(used.line, "return"))
        self._tour.go("visit", booking_id=self._booking_id, step="parts")
        self._picture("visit_parts")
        self._say(translate("demo_run", "Part {number} used from the van; the old part has its tag.",
                            number=held.part.number))  # fmt: skip

    def _write_up(self) -> None:
        from ui.visit.photo_view_model import PhotosViewModel

        visit = self._visit()
        self._clock.advance(minutes=35)
        texts = {name: translate("demo_run", words) for name, words in _FINDINGS.items()}
        self._do(lambda: visit.change(**texts, functional_test_result="pass", firmware_before="3.2.1",
                                      firmware_after="3.2.1", running_hours=11_426,
                                      customer_feedback=translate("demo_run", _FEEDBACK)))  # fmt: skip
        photos = PhotosViewModel(visit)
        for stage, degrees in (("before", 109), ("after", 87)):
            self._do(partial(photos.add, [panel_photo(degrees)], stage))
        self._tour.go("visit", booking_id=self._booking_id, step="photos")
        self._picture("visit_photos")
        self._say(translate("demo_run", "Findings, functional test and photos recorded."))

    def _sign(self) -> None:
        from ui.visit.sign_view_model import SignViewModel

        self._clock.advance(minutes=6)
        visit = self._visit()
        model = SignViewModel(visit)
        assert visit.snapshot is not None
        contact = visit.snapshot.detail.contact
        self._do(lambda: model.sign("customer", contact.name if contact else "", signature_png()))
        self._tour.go("visit", booking_id=self._booking_id, step="signature")
        self._picture("visit_signature")
        self._say(translate("demo_run", "The customer signed."))

    def _print(self) -> None:
        self._tour.go("report", work_order_id=self._work_order_id, kind="service_report")
        self._picture("report")
        (self._out / "service_report.pdf").write_bytes(self._paper("service_report"))
        self._say(translate("demo_run", "The service report is printed."))

    def _leave(self) -> None:
        self._clock.advance(minutes=5)
        self._tour.go("visit", booking_id=self._booking_id)
        self._do(lambda: self._visit().leave("done", "", "complete"))
        self._tour.go("work_order", id=self._work_order_id)
        self._picture("work_order_done")
        self._say(translate("demo_run", "Left the site; the work order is completed."))

    # Small tools

    def _answer(self, purpose: str) -> int:
        """Answer every question of the visit's checklists with this purpose."""
        answered = 0
        visit = self._visit()
        assert visit.snapshot is not None
        for view in visit.snapshot.detail.checklists:
            if view.checklist.purpose != purpose:
                continue
            for item in view.state.items():
                if not item.number:
                    continue
                self._clock.advance(seconds=50)
                value = _value_for(item.question)
                verdict = "pass" if value is None else None
                self._do(partial(visit.answer, view.checklist.id, item.address, value, verdict))
                answered += 1
                if item.question.key in ("discharge", "valve"):
                    note = translate("demo_run", _FAILED)
                    self._do(partial(visit.annotate, view.checklist.id, item.address, note))
        return answered

    def _do(self, verb: Callable[[], object]) -> Any:
        """Run a verb of the visit and wait for what became of it."""
        from shiboken6 import isValid

        outcomes: list[Outcome] = []
        visit = self._visit()
        connection = visit.outcome.connect(outcomes.append)
        verb()
        self._settle()
        if isValid(visit):  # leaving closes the screen, and with it its view model
            visit.outcome.disconnect(connection)
        if outcomes and outcomes[0].error is not None:
            raise outcomes[0].error
        return outcomes[0].result if outcomes else None

    def _visit(self) -> VisitViewModel:
        if self._tour.desktop.window.here != "visit":
            self._tour.go("visit", booking_id=self._booking_id)
        model: VisitViewModel = self._page("VisitViewModel")
        return model

    def _page(self, kind: str) -> Any:
        page = self._tour.desktop.window.page
        if page is None or type(page.view_model).__name__ != kind:
            raise AssertionError(f"{kind} is not in view")
        return page.view_model

    def _asset_serial(self) -> str:
        return self._services.directory.machines.detail(self._tour.facts.asset_id).asset.serial

    def _paper(self, kind: str) -> bytes:
        return self._tour.desktop.session.papers.render(kind, self._work_order_id, i18n.language())

    def _settle(self) -> None:
        self._tour.settle()
        if self._crash is not None:
            raise self._crash

    def _crashed(self, error: BaseException) -> None:
        self._crash = error

    def _refused(self, sentence: str) -> None:
        self._crash = UserError("demo_run.refused", "A step was refused: {sentence}", sentence=sentence)

    def _picture(self, name: str) -> None:
        self._settle()
        self._steps += 1
        self._tour.desktop.window.grab().save(str(self._out / f"{self._steps:02d}_{name}.png"))

    def _say(self, sentence: str) -> None:
        local = self._clock.now().astimezone(self._tour.desktop.session.context.zone)
        print(f"{local:%H:%M}  {sentence}", flush=True)


def _value_for(question: Any) -> Any:
    """A believable answer: what the compressor shows, else the first choice, a value inside the limits, or a pass."""
    from fieldservice.domain.checklist import parse_value

    if question.key in _ANSWERS:
        return parse_value(question, str(_ANSWERS[question.key]))
    if question.choices:
        return question.choices[0].key
    if question.kind == "number":
        return parse_value(question, str(question.limits.minimum or question.limits.maximum or 1))
    return None


def panel_photo(degrees: int) -> bytes:
    """A drawn photo of a controller panel that shows this temperature, as PNG."""
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QImage, QPainter

    from ui.kit.theme import current

    theme = current()
    image = QImage(1200, 900, QImage.Format.Format_RGB32)
    image.fill(theme.color("disc"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRect(220, 180, 760, 460), theme.color("text"))
    font = theme.font("figure", 600)
    font.setPixelSize(220)
    painter.setFont(font)
    painter.setPen(theme.color("warn-mark" if degrees > 95 else "ok-mark"))
    painter.drawText(QRect(220, 180, 760, 460), Qt.AlignmentFlag.AlignCenter, f"{degrees} ℃")
    painter.end()
    return _png(image)


def signature_png() -> bytes:
    """A drawn signature on a transparent ground, as PNG."""
    from math import sin

    from PySide6.QtCore import QPointF, Qt
    from PySide6.QtGui import QImage, QPainter, QPen, QPolygonF

    from ui.kit.theme import current

    image = QImage(600, 200, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(current().color("text"), 5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    strokes = ((30, 1.7, 45), (240, 2.6, 30), (400, 1.3, 50))
    for left, speed, height in strokes:
        points = [QPointF(left + 3 * i, 100 + height * sin(i * speed / 9)) for i in range(50)]
        painter.drawPolyline(QPolygonF(points))
    painter.end()
    return _png(image)


def _png(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, the library text
    return bytes(data.data())
