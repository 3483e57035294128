"""What a technician does from my day to leaving the site, step by step through the visit's view models."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from fieldservice.domain.quantity import MICRO
from fieldservice.i18n import mark
from ui.demo.drawings import panel_photo, signature_png
from ui.demo.stage import Stage, only, words

if TYPE_CHECKING:
    from ui.visit.view_model import Outcome, VisitViewModel

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


class VisitSteps:
    """One visit at the technician's laptop."""

    def __init__(self, stage: Stage, booking_id: str) -> None:
        self._stage, self._clock, self._booking_id = stage, stage.clock, booking_id

    def travel(self, minutes: int, kilometres: int) -> None:
        """Set off and arrive."""
        self._do(self._visit().set_off)
        self._clock.advance(minutes=minutes)
        self._do(lambda: self._visit().arrive(kilometres))

    def confirm_safety(self) -> None:
        """Answer the safety questions and begin to work."""
        self._clock.advance(minutes=5)
        self._answer("safety")
        self._clock.advance(minutes=2)
        self._do(self._visit().start_work)

    def diagnose(self) -> int:
        """Answer the diagnosis checklist; returns how many questions."""
        answered = self._answer("diagnosis")
        self.show("diagnose")
        return answered

    def use_a_part(self) -> str:
        """Use a part of the van and put the old one down for return; returns the part's number."""
        from ui.visit.parts_view_model import PartsViewModel

        visit = self._visit()
        model = PartsViewModel(visit)
        assert visit.snapshot is not None
        van = visit.snapshot.van
        valve = [item for item in van if "thermostatic valve" in item.part.name_en and not item.serial]
        held = only([*valve, *(item for item in van if item.part.tracking == "none")], "part")
        self._clock.advance(minutes=20)
        used = self._do(lambda: model.use(held.part.id, MICRO, held.lot))
        self._do(lambda: model.old_part(used.line, "return"))
        self.show("parts")
        return held.part.number

    def write_up(self, running_hours: int) -> None:
        """Findings, functional test and photos."""
        from ui.visit.photo_view_model import PhotosViewModel

        visit = self._visit()
        self._clock.advance(minutes=35)
        texts = {name: words(text) for name, text in _FINDINGS.items()}
        self._do(lambda: visit.change(**texts, functional_test_result="pass", firmware_before="3.2.1",
                                      firmware_after="3.2.1", running_hours=running_hours,
                                      customer_feedback=words(_FEEDBACK)))  # fmt: skip
        photos = PhotosViewModel(visit)
        for stage, degrees in (("before", 109), ("after", 87)):
            self._do(partial(photos.add, [panel_photo(degrees, running_hours)], stage))
        self.show("photos")

    def sign(self) -> None:
        """The customer signs."""
        from ui.visit.sign_view_model import SignViewModel

        self._clock.advance(minutes=6)
        visit = self._visit()
        model = SignViewModel(visit)
        assert visit.snapshot is not None
        contact = visit.snapshot.detail.contact
        self._do(lambda: model.sign("customer", contact.name if contact else "", signature_png()))
        self.show("signature")

    def leave(self) -> None:
        """Leave with the work done."""
        self._clock.advance(minutes=5)
        self.show()
        self._do(lambda: self._visit().leave("done", "", "complete"))

    def show(self, step: str = "") -> None:
        """Open the visit, at a step of it."""
        self._stage.go("visit", booking_id=self._booking_id, **({"step": step} if step else {}))

    def _answer(self, purpose: str) -> int:
        """Answer every question of the visit's checklists with this purpose."""
        answered: set[tuple[str, object]] = set()
        while (found := self._next_question(purpose, answered)) is not None:
            checklist_id, item = found
            visit = self._visit()
            self._clock.advance(seconds=50)
            value = _value_for(item.question)
            verdict = "pass" if value is None else None
            self._do(partial(visit.answer, checklist_id, item.address, value, verdict))
            answered.add((checklist_id, item.address))
            if item.question.key in ("discharge", "valve"):
                self._do(partial(visit.annotate, checklist_id, item.address, words(_FAILED)))
        return len(answered)

    def _next_question(self, purpose: str, answered: set[tuple[str, object]]) -> tuple[str, Any] | None:
        """(checklist, question) that comes next; an answer may make further questions appear."""
        snapshot = self._visit().snapshot
        assert snapshot is not None
        for view in snapshot.detail.checklists:
            if view.checklist.purpose != purpose:
                continue
            for item in view.state.items():
                if item.number and (view.checklist.id, item.address) not in answered:
                    return view.checklist.id, item
        return None

    def _do(self, verb: Callable[[], object]) -> Any:
        """Run a verb of the visit and wait for what became of it."""
        from shiboken6 import isValid

        outcomes: list[Outcome] = []
        visit = self._visit()
        connection = visit.outcome.connect(outcomes.append)
        verb()
        self._stage.settle()
        if isValid(visit):  # leaving closes the screen, and with it its view model
            visit.outcome.disconnect(connection)
        if outcomes and outcomes[0].error is not None:
            raise outcomes[0].error
        return outcomes[0].result if outcomes else None

    def _visit(self) -> VisitViewModel:
        if self._stage.tour.desktop.window.here != "visit":
            self.show()
        model: VisitViewModel = self._stage.model("VisitViewModel")
        return model


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
