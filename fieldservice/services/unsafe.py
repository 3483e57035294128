"""The safety check failed: the work doesn't start, and the office is told what is not safe.

What is told is a note on the work order, so it stands in its timeline and is found by search, and a warning that stays
in view of the people who plan until one of them has read it (`services/safety_warnings.py`). Both go to the office with
the next contact. The same items are told once; what is safe again takes the warning back.
"""

from __future__ import annotations

from datetime import timedelta

from fieldservice.domain.knowledge_states import EscalationState
from fieldservice.domain.records import Booking, Checklist, ChecklistTemplate, Escalation, Note, Person, WorkOrder
from fieldservice.domain.states import BookingStatus
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from fieldservice.services.checklists import state_of, template_of
from fieldservice.services.context import Context
from fieldservice.services.subjects import person_name
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork

SAFETY = "safety"  # the level of an escalation that is a warning
_TOLD_FIRST = ("dispatcher", "desk", "manager")  # who plans the day can send help or plan it anew
_READ_WITHIN = timedelta(minutes=15)


def office_of(reader: Reader) -> list[Person]:
    """Who is told: the dispatchers, else the desk, else the managers."""
    people = [person for person in reader.where(Person, order_by="name") if not person.archived]
    for role in _TOLD_FIRST:
        found = [person for person in people if role in {each.strip() for each in person.roles.split(",")}]
        if found:
            return found
    return []


def report_unsafe(
    context: Context, booking_id: str, initiator: object | None = None, at_once: bool = False
) -> Escalation | None:
    """Tell the office which items of the safety check failed, or take a warning back that does not hold any more.

    Nothing happens away from the site, when the same was told already, or, unless `at_once`, while anything else is
    missing. Returns the warning that holds.
    """
    reader = context.store.read()
    booking = reader.get(Booking, booking_id)
    if booking.status != BookingStatus.ON_SITE:
        return None
    failed, waits = _standing(context, reader, booking.work_order_id)
    if failed and waits and not at_once:
        return None
    reason = " ".join(failed)
    with context.begin("visit.report_unsafe", initiator) as uow:
        before = [each for each in open_warnings(uow, booking.work_order_id) if each.asked_by_id == context.actor_id]
        same = next((each for each in before if each.question == reason), None)
        outdated = [each for each in before if each is not same]
        take_back(uow, outdated)
        if same is None and failed:
            same = _tell(context, uow, booking.work_order_id, reason)
        elif not outdated:
            return same
        uow.commit()
    return same


def refuse_unsafe(context: Context, booking_id: str, initiator: object | None = None) -> None:
    """Raise UserError where an item of the safety check failed, after telling the office."""
    warning = report_unsafe(context, booking_id, initiator, at_once=True)
    if warning is None:
        return
    reader = context.store.read()
    failed, _waits = _standing(context, reader, reader.get(Booking, booking_id).work_order_id)
    phone = next((person.phone for person in office_of(reader) if person.phone), "")
    names, first = warning.owner_name, failed[0]
    if not names:
        raise UserError("visit.unsafe", "Work can't start. {first} It is noted on the job.", first=first)
    if not phone:
        raise UserError("visit.unsafe", "Work can't start. {first} Told: {names}.", first=first, names=names)
    raise UserError(
        "visit.unsafe", "Work can't start. {first} Told: {names}, phone {phone}.", first=first, names=names, phone=phone
    )


def open_warnings(reader: Reader, work_order_id: str) -> list[Escalation]:
    """The warnings of a work order that still hold, read or not."""
    return reader.where(Escalation, work_order_id=work_order_id, level=SAFETY, status=EscalationState.OPEN.value)


def take_back(uow: UnitOfWork, warnings: list[Escalation]) -> None:
    """What was warned of is safe now."""
    for each in warnings:
        uow.change(Escalation, each.id, status=EscalationState.WITHDRAWN.value)


def _tell(context: Context, uow: UnitOfWork, work_order_id: str, reason: str) -> Escalation:
    now = context.now()
    text = translate("visit", "Work could not start, it is not safe. {items}", items=reason)
    uow.add(Note(id=context.ids(), work_order_id=work_order_id, text=text, at=now, by_id=context.actor_id))
    told = ("、" if language() == "zh_CN" else ", ").join(person_name(person) for person in office_of(uow))
    made = Escalation(
        id=context.ids(), request_id=uow.get(WorkOrder, work_order_id).request_id, work_order_id=work_order_id,
        level=SAFETY, owner_name=told, question=reason, asked_at=now, asked_by_id=context.actor_id,
        due_at=now + _READ_WITHIN,
    )  # fmt: skip
    uow.add(made)
    return made


def _standing(context: Context, reader: Reader, work_order_id: str) -> tuple[list[str], bool]:
    """Of the checklists that block the start: what did not pass, with what was noted of it; whether more is missing."""
    failed, waits = list[str](), False
    for checklist in reader.where(Checklist, work_order_id=work_order_id, removed=False, stage="before"):
        if not template_of(reader.get(ChecklistTemplate, checklist.template_id).body).blocks_start:
            continue
        state = state_of(context, reader, checklist)
        waits = waits or any(state.lacking(item) is not None for item in state.items())
        for missing in state.blockers():
            if missing.kind == "failed":
                note = state.cell(missing.address).note.strip()
                sentence = missing.sentence.rstrip(".。")
                said = translate("visit", "{item} ({note})", item=sentence, note=note) if note else sentence
                failed.append(_ended(said))
    return failed, waits


def _ended(sentence: str) -> str:
    return sentence + ("。" if language() == "zh_CN" else ".")
