"""What a hub would have told the demonstration firm's laptop: disagreements, a likely duplicate, answers to changes.

The demonstration profile itself is stand-alone; `meet` is for showing the screens of synchronisation (`ui/tour.py`).
"""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from fieldservice.domain.checklist import AnswerEvent
from fieldservice.domain.records import (
    Asset,
    Attachment,
    Booking,
    Conflict,
    Contact,
    Customer,
    Note,
    Part,
    PossibleDuplicate,
    WorkOrder,
)
from fieldservice.i18n import language
from fieldservice.services.checklist_states import keep_events
from fieldservice.services.context import Context
from fieldservice.services.directory import Directory
from fieldservice.services.work_orders import WorkOrders
from fieldservice.store.numbers import HUB_DEVICE
from fieldservice.store.outbox import DELIVERED, IN_CONFLICT, PARKED, REFUSED, WAITING
from fieldservice.store.unit_of_work import UnitOfWork
from fieldservice.system.clock import to_ms

_ADDRESS = "https://hub.hengchuan.example:8443"
_WAIT = 5  # changes that are left waiting


def meet(context: Context, technician_id: str, dispatcher_id: str, desk_id: str) -> None:
    """Make it look as if the signed-in technician had been offline and met the hub a moment ago."""
    now = context.now()
    _disputed_visit(context, technician_id, dispatcher_id, now)
    _disputed_contact(context, technician_id, desk_id, now)
    _disputed_part(context, technician_id, desk_id, now)
    _alike(context, now)
    _refused(context)
    _answers(context, now)


def answer_apart(context: Context, checklist_id: str, question: str, value: Decimal, by_id: str) -> None:
    """As if somebody had recorded another reading that passes, on a laptop without a network."""
    event = AnswerEvent(question, "", value, "pass", "", context.now(), by_id)
    with context.begin("checklist.answer") as uow:
        keep_events(context, uow, checklist_id, [event])
        uow.commit()


def run_out_of_room(context: Context) -> None:
    """Make it look as if all changes had been delivered, and the hub had no room for the photos."""
    with context.begin("demo.answers") as uow:
        uow.execute("UPDATE blob_transfer SET state = 'full' WHERE direction = 'up'")
        uow.execute("UPDATE mutation SET state = ? WHERE state = ?", (DELIVERED, WAITING))
        uow.commit()


def _zh() -> bool:
    return language() == "zh_CN"


def _schedule(booking: Booking, starts: datetime) -> dict[str, Any]:
    length = booking.ends_at - booking.starts_at if booking.ends_at and booking.starts_at else timedelta(minutes=50)
    return {
        "technician_id": booking.technician_id,
        "starts_at": to_ms(starts),
        "ends_at": to_ms(starts + length),
    }


def _disputed_visit(context: Context, technician_id: str, dispatcher_id: str, now: datetime) -> None:
    """The technician moved a visit to tomorrow without a network while the dispatcher moved it to this evening."""
    reader = context.store.read()
    mine = reader.where(Booking, technician_id=technician_id, status="accepted", order_by="starts_at DESC")
    booking = next(b for b in mine if b.starts_at is not None)
    assert booking.starts_at is not None
    local = now.astimezone(context.zone)
    tomorrow = (local + timedelta(days=1)).replace(hour=13, minute=30, second=0, microsecond=0)
    evening = local.replace(hour=17, minute=30, second=0, microsecond=0)
    first = local.replace(hour=16, minute=0, second=0, microsecond=0)
    WorkOrders(context).change(booking.work_order_id, priority="high")
    order = reader.get(WorkOrder, booking.work_order_id)
    with context.begin("work_order.add_note") as uow:
        note = "进门走 3 号门，要登记。" if _zh() else "Enter by gate 3 and sign in."
        uow.add(Note(id=context.ids(), work_order_id=order.id, text=note, at=now - timedelta(minutes=9),
                     by_id=technician_id))  # fmt: skip
        uow.commit()
    base, standing = _schedule(booking, first), _schedule(booking, evening)
    with context.begin("booking.rebook") as uow:
        uow.change(Booking, booking.id, starts_at=evening,
                   ends_at=evening + timedelta(milliseconds=standing["ends_at"] - standing["starts_at"]))  # fmt: skip
        uow.add(
            Conflict(
                id=context.ids(), tab="booking", row_id=booking.id, field_group="schedule", work_order_id=order.id,
                base_values=json.dumps(base), offered_values=json.dumps(_schedule(booking, tomorrow)),
                standing_values=json.dumps(standing), offered_by_id=technician_id,
                offered_at=now - timedelta(minutes=10), offered_device=_laptop(), standing_by_id=dispatcher_id,
                standing_at=now - timedelta(minutes=5), opened_at=now,
            )
        )  # fmt: skip
        uow.commit()


def _hub_name() -> str:
    return "衡川中心" if _zh() else "Hengchuan hub"


def _laptop() -> str:
    return "笔记本 07" if _zh() else "Laptop 07"


def _disputed_contact(context: Context, technician_id: str, desk_id: str, now: datetime) -> None:
    contact = next(c for c in context.store.read().where(Contact, limit=20) if c.phone)
    with context.begin("directory.change_contact") as uow:
        standing = contact.phone[:-2] + "08"
        uow.change(Contact, contact.id, phone=standing)
        uow.add(
            _of_text(
                context, "contact", contact.id, "phone", (contact.phone, contact.phone[:-2] + "90", standing),
                technician_id, desk_id, now - timedelta(minutes=35),
            )
        )  # fmt: skip
        uow.commit()


def _disputed_part(context: Context, technician_id: str, desk_id: str, now: datetime) -> None:
    """One that was decided an hour ago."""
    part = context.store.read().where(Part, limit=1, archived=False)[0]
    texts = ("", "货架 A-12 下层", "货架 A-12") if _zh() else ("", "Shelf A-12, lower", "Shelf A-12")
    decided = _of_text(
        context, "part", part.id, "notes", texts, desk_id, technician_id, now - timedelta(hours=2),
        state="decided", choice="offered", decided_by_id=technician_id, decided_at=now - timedelta(hours=1),
    )  # fmt: skip
    with context.begin("conflict.decide") as uow:
        uow.change(Part, part.id, notes=texts[1])
        uow.add(decided)
        uow.commit()


def _of_text(
    context: Context, table: str, id: str, field: str, texts: tuple[str, str, str], offered_by: str, standing_by: str,
    at: datetime, **more: Any,
) -> Conflict:  # fmt: skip
    base, offered, standing = (json.dumps({field: text}, ensure_ascii=False) for text in texts)
    return Conflict(
        id=context.ids(), tab=table, row_id=id, field_group=field, base_values=base, offered_values=offered,
        standing_values=standing, offered_by_id=offered_by, offered_at=at - timedelta(minutes=20),
        offered_device=_laptop(), standing_by_id=standing_by, standing_at=at - timedelta(minutes=5), opened_at=at,
        **more,
    )  # fmt: skip


def _alike(context: Context, now: datetime) -> None:
    """The desk and a technician both entered the same customer, and the same machine."""
    reader = context.store.read()
    customer = reader.where(Customer, limit=1, archived=False, kind="company")[0]
    twin = Directory(context).add_customer(
        name=customer.name, name_en=customer.name_en, phone=customer.phone, city=customer.city
    )
    machine = next(asset for asset in reader.where(Asset, limit=50) if asset.serial)
    copy = Directory(context).machines.add(
        machine.customer_id or customer.id, product_id=machine.product_id, serial=machine.serial
    )
    with context.begin("duplicate.decide") as uow:
        for table, first, second, reason, value in (
            ("customer", customer.id, twin.id, "name", customer.name),
            ("asset", machine.id, copy.id, "serial", machine.serial),
        ):
            uow.add(
                PossibleDuplicate(
                    id=context.ids(), tab=table, first_id=first, second_id=second, reason=reason, value=value,
                    found_at=now,
                )
            )  # fmt: skip
        uow.commit()


def _refused(context: Context) -> None:
    """A price that a technician's roles don't allow, and a contact added to a customer that was not accepted."""
    directory = Directory(context)
    made = directory.add_customer(name="宁湾冷链物流有限公司" if _zh() else "Ningwan Cold Chain Logistics")
    directory.add_contact(made.id, name="高原" if _zh() else "Gao Yuan", phone="13851880000")


def _answers(context: Context, now: datetime) -> None:
    with context.begin("demo.answers") as uow:
        ((last,),) = uow.rows("SELECT max(mid) FROM mutation")
        _answer(uow, 1, last, DELIVERED, now - timedelta(minutes=2))
        uow.execute("UPDATE mutation SET answered_at = device_at WHERE mid <= ?", (last - 30,))
        _answer(uow, last - 1, last - 1, REFUSED, now, "hub.role")
        _answer(uow, last, last, PARKED, now, because=last - 1)
        rows = uow.rows("SELECT mid FROM mutation WHERE intent = 'booking.rebook' ORDER BY mid DESC LIMIT 1")
        _answer(uow, rows[0][0], rows[0][0], IN_CONFLICT, now)
        for name, value in (
            (HUB_DEVICE, context.ids()),
            ("hub.url", _ADDRESS),
            ("hub.name", _hub_name()),
            ("lease.contact", str(to_ms(now))),
        ):
            uow.put_local(name, value)
        files = [(attachment.sha, attachment.size) for attachment in uow.where(Attachment, limit=3) if attachment.sha]
        for sha, size in files:
            uow.execute(
                "INSERT OR IGNORE INTO blob_transfer (sha, direction, size, added_at) VALUES (?, 'up', ?, ?)",
                (sha, size or 2_400_000, to_ms(now)),
            )
        uow.commit()
    reader = context.store.read()
    orders = reader.where(WorkOrder, status="qualified", limit=_WAIT)
    for order in orders:
        text = "客户要求提前电话联系。" if _zh() else "Call the customer beforehand."
        WorkOrders(context).add_note(order.id, text)


def _answer(
    uow: UnitOfWork, first: int, last: int, state: int, at: datetime, code: str = "", because: int | None = None
) -> None:
    uow.execute(
        "UPDATE mutation SET state = ?, code = ?, because = ?, answered_at = ? WHERE mid BETWEEN ? AND ? AND state = ?",
        (state, code, because, to_ms(at), first, last, WAITING if state == DELIVERED else DELIVERED),
    )
