"""The path of a visit: its eleven steps, how far each is, and what is still missing, in sentences.

Nothing here stops anybody but the safety check: who leaves without a fix says why, and the rest shows as missing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from fieldservice.domain.checklist import Address
from fieldservice.domain.records import Attachment, Booking, Checklist, PartLine, Signature, TimeEntry, WorkOrder
from fieldservice.domain.states import BookingStatus
from fieldservice.i18n import translate
from fieldservice.services.checklists import state_of
from fieldservice.services.context import Context
from fieldservice.services.signatures import changed_since_signature, latest_signatures
from fieldservice.store.reader import Reader

STEPS = (
    "travel",
    "arrive",
    "safety",
    "diagnose",
    "parts",
    "work",
    "test",
    "photos",
    "report",
    "signature",
    "leave",
)
DONE, CURRENT, OPEN, OPTIONAL = "done", "current", "open", "optional"
_TESTED = frozenset({"repair", "installation", "maintenance", "upgrade"})


@dataclass(frozen=True, slots=True)
class Need:
    """Something still missing: a sentence, and for a question of a checklist where it is."""

    step: str
    code: str
    sentence: str
    checklist_id: str | None = None
    place: Address | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: `state` done, current (the first that is not done), open or optional (nothing needed so far).

    `answered` of `total` counts questions (safety, diagnose), lines (parts), minutes (travel, work) or photos.
    """

    key: str
    state: str
    needs: tuple[Need, ...] = ()
    answered: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class VisitPath:
    """The steps in order, and everything missing on one list."""

    booking: Booking
    steps: tuple[Step, ...]

    @property
    def needs(self) -> tuple[Need, ...]:
        """What is still missing, in the order of the steps."""
        return tuple(need for step in self.steps for need in step.needs)

    @property
    def current(self) -> str:
        """The step to take next; "" when the visit is over."""
        return next((step.key for step in self.steps if step.state == CURRENT), "")

    def step(self, key: str) -> Step:
        """The step with that key."""
        return next(step for step in self.steps if step.key == key)


def path_of(context: Context, booking_id: str) -> VisitPath:
    """Work out the path of a visit."""
    reader = context.store.read()
    booking = reader.get(Booking, booking_id)
    facts = _Facts(context, reader, booking)
    raw = [getattr(facts, key)() for key in STEPS]
    steps: list[Step] = []
    found_current = booking.status == BookingStatus.LEFT
    for key, (done, needs, answered, total) in zip(STEPS, raw, strict=True):
        if done is None and not needs and booking.arrived_at:
            state = OPTIONAL
        elif done:
            state = DONE
        elif found_current:
            state = OPEN
        else:
            state, found_current = CURRENT, True
        steps.append(Step(key, state, tuple(needs), answered, total))
    return VisitPath(booking, tuple(steps))


_Found = tuple[bool | None, list[Need], int, int]  # done (None: nothing asked of it), needs, answered, total


class _Facts:
    """What each step looks at, read once."""

    def __init__(self, context: Context, reader: Reader, booking: Booking) -> None:
        self._booking = booking
        work_order = reader.get(WorkOrder, booking.work_order_id)
        self._work_order = work_order
        checklists = reader.where(Checklist, work_order_id=work_order.id, removed=False)
        self._states = [(checklist, state_of(context, reader, checklist)) for checklist in checklists]
        self._parts = reader.where(PartLine, work_order_id=work_order.id, removed=False)
        self._times = reader.where(TimeEntry, work_order_id=work_order.id, removed=False)
        self._photos = [
            photo
            for photo in reader.where(Attachment, work_order_id=work_order.id, kind="photo", removed=False)
            if photo.checklist_id is None
        ]
        self._signature: Signature | None = latest_signatures(reader, work_order.id).get("customer")
        self._changed = changed_since_signature(reader, work_order.id)
        self._repairs = work_order.job_type == "repair"

    def travel(self) -> _Found:
        booking = self._booking
        started, arrived = booking.travel_started_at, booking.arrived_at
        minutes = int((arrived - started).total_seconds() // 60) if started and arrived else 0
        return started is not None or arrived is not None, [], minutes, minutes

    def arrive(self) -> _Found:
        return self._booking.arrived_at is not None, [], 0, 0

    def safety(self) -> _Found:
        return self._answers(lambda state: state.template.purpose == "safety" or state.template.blocks_start, "safety")

    def diagnose(self) -> _Found:
        _, needs, answered, total = self._answers(
            lambda state: state.template.purpose not in ("safety", "test") and not state.template.blocks_start,
            "diagnose",
        )
        work_order = self._work_order
        if self._repairs and not (work_order.problem or work_order.problem_code):
            needs.append(Need("diagnose", "problem", translate("visit", "Write down the problem that was found.")))
        if self._repairs and not (work_order.cause or work_order.cause_code):
            needs.append(Need("diagnose", "cause", translate("visit", "Write down the cause.")))
        return (not needs) if self._repairs or total else None, needs, answered, total

    def parts(self) -> _Found:
        used = [line for line in self._parts if line.kind == "used"]
        return True if used else None, [], len(used), len(used)

    def work(self) -> _Found:
        work_order = self._work_order
        minutes = sum(entry.minutes for entry in self._times if entry.kind == "work")
        needs: list[Need] = []
        if self._booking.arrived_at and not self._booking.work_started_at:
            needs.append(Need("work", "start", translate("visit", "Start the work.")))
        if self._repairs and not (work_order.remedy or work_order.remedy_code):
            needs.append(Need("work", "remedy", translate("visit", "Write down what was done to mend it.")))
        return bool(self._booking.work_started_at) and not needs, needs, minutes, minutes

    def test(self) -> _Found:
        _, needs, answered, total = self._answers(lambda state: state.template.purpose == "test", "test")
        tested = bool(self._work_order.functional_test_result)
        if not tested and self._work_order.job_type in _TESTED:
            needs.append(Need("test", "result", translate("visit", "Record the functional test.")))
        return (not needs) if needs or tested or total else None, needs, answered, total

    def photos(self) -> _Found:
        needs: list[Need] = []
        if any(line.kind == "used" for line in self._parts):
            stages = {photo.stage for photo in self._photos}
            if "before" not in stages:
                needs.append(Need("photos", "before", translate("visit", "Take a photo before the repair.")))
            if "after" not in stages:
                needs.append(Need("photos", "after", translate("visit", "Take a photo after the repair.")))
        done = not needs if needs or self._photos else None
        return done, needs, len(self._photos), len(self._photos) + len(needs)

    def report(self) -> _Found:
        return self._signature is not None, [], 0, 0

    def signature(self) -> _Found:
        if self._signature is None:
            return False, [Need("signature", "sign", translate("visit", "Let the customer sign the report."))], 0, 1
        if self._changed:
            sentence = translate("visit", "The report was changed after the customer signed it. Let them sign again.")
            return False, [Need("signature", "changed", sentence)], 0, 1
        return True, [], 1, 1

    def leave(self) -> _Found:
        return self._booking.left_at is not None, [], 0, 0

    def _answers(self, wanted: Any, step: str) -> _Found:
        needs: list[Need] = []
        answered = total = 0
        found = False
        for checklist, state in self._states:
            if not wanted(state):
                continue
            found = True
            progress = state.progress()
            answered += progress.answered
            total += progress.total
            missing = state.blockers() if state.template.blocks_start else state.missing()
            needs += [Need(step, item.kind, item.sentence, checklist.id, item.address) for item in missing]
        return (not needs) if found else None, needs, answered, total
