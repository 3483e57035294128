"""The safety check failed: the work doesn't start, and the office is told what is not safe.

What is told is a note on the work order, so it stands in its timeline, is found by search, and goes to the office with
the next contact. It is written once for the same items.
"""

from __future__ import annotations

from fieldservice.domain.records import Booking, Note, Person
from fieldservice.domain.states import BookingStatus
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from fieldservice.services.checklists import safety_missing
from fieldservice.services.context import Context
from fieldservice.services.subjects import person_name
from fieldservice.store.reader import Reader

_TOLD_FIRST = ("dispatcher", "desk", "manager")  # who plans the day can send help or plan it anew


def office_of(reader: Reader) -> list[Person]:
    """Who is told: the dispatchers, else the desk, else the managers."""
    people = [person for person in reader.where(Person, order_by="name") if not person.archived]
    for role in _TOLD_FIRST:
        found = [person for person in people if role in {each.strip() for each in person.roles.split(",")}]
        if found:
            return found
    return []


def refuse_unsafe(context: Context, booking_id: str, initiator: object | None = None) -> None:
    """Raise UserError where an item of the safety check failed, after telling the office."""
    reader = context.store.read()
    booking = reader.get(Booking, booking_id)
    if booking.status != BookingStatus.ON_SITE:
        return
    failed = [item.sentence for item in safety_missing(context, reader, booking.work_order_id) if item.kind == "failed"]
    if not failed:
        return
    office = office_of(reader)
    names = ("、" if language() == "zh_CN" else ", ").join(person_name(person) for person in office)
    text = translate("visit", "Work could not start, it is not safe. {items}", items=" ".join(failed))
    with context.begin("visit.report_unsafe", initiator) as uow:
        before = uow.where(Note, work_order_id=booking.work_order_id, by_id=context.actor_id)
        if not any(note.text == text for note in before):
            uow.add(
                Note(
                    id=context.ids(),
                    work_order_id=booking.work_order_id,
                    text=text,
                    at=context.now(),
                    by_id=context.actor_id,
                )
            )
            uow.commit()
    phone = next((person.phone for person in office if person.phone), "")
    if not names:
        raise UserError("visit.unsafe", "Work can't start. {first} It is noted on the job.", first=_ended(failed[0]))
    if not phone:
        raise UserError(
            "visit.unsafe", "Work can't start. {first} Told: {names}.", first=_ended(failed[0]), names=names
        )
    raise UserError(
        "visit.unsafe",
        "Work can't start. {first} Told: {names}, phone {phone}.",
        first=_ended(failed[0]),
        names=names,
        phone=phone,
    )


def _ended(sentence: str) -> str:
    if sentence.endswith((".", "。", "!", "！")):
        return sentence
    return sentence + ("。" if language() == "zh_CN" else ".")
