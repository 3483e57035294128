"""What the hub would have told this laptop: conflicts, duplicates and answers to mutations, put in as records."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from fieldservice.domain.records import Booking, Conflict, Person, PossibleDuplicate
from fieldservice.store.outbox import REFUSED
from fieldservice.system.clock import to_ms
from tests.services.conftest import World
from tests.services.field import Job


def answer(world: World, mid: int, state: int, code: str = "", because: int | None = None, **params: str) -> None:
    """Let a mutation have been answered."""
    with world.store.begin("test.answer") as uow:
        uow.execute(
            "UPDATE mutation SET state = ?, code = ?, params = ?, because = ?, answered_at = ? WHERE mid = ?",
            (state, code, json.dumps(params) if params else "", because, to_ms(world.clock.now()), mid),
        )
        uow.commit()


def refuse(world: World, mid: int, code: str = "hub.role") -> None:
    """Let a mutation have been refused."""
    answer(world, mid, REFUSED, code)


def schedule(technician: str | None, starts: datetime, hours: float) -> dict[str, Any]:
    """The values of a booking's appointment."""
    return {
        "technician_id": technician,
        "starts_at": to_ms(starts),
        "ends_at": to_ms(starts + timedelta(hours=hours)),
    }


def disputed_visit(job: Job, dispatcher: Person) -> Conflict:
    """The technician moved the visit to tomorrow while the dispatcher moved it to this evening, which stands."""
    world = job.world
    now = world.clock.now()
    booking = world.find(Booking, job.booking_id)
    assert booking.starts_at is not None
    evening, tomorrow = now + timedelta(hours=8), now + timedelta(days=1, hours=4)
    with world.store.begin("booking.rebook") as uow:
        uow.change(Booking, booking.id, starts_at=evening, ends_at=evening + timedelta(hours=1))
        uow.commit()
    made = Conflict(
        id=world.ids(),
        tab="booking",
        row_id=booking.id,
        field_group="schedule",
        work_order_id=job.work_order_id,
        base_values=json.dumps(schedule(job.technician.id, booking.starts_at, 2)),
        offered_values=json.dumps(schedule(job.technician.id, tomorrow, 1)),
        standing_values=json.dumps(schedule(job.technician.id, evening, 1)),
        offered_by_id=job.technician.id,
        offered_at=now - timedelta(minutes=10),
        offered_device="笔记本 07",
        standing_by_id=dispatcher.id,
        standing_at=now - timedelta(minutes=5),
        opened_at=now,
    )
    world.add(made)
    return made


def disputed_text(job: Job, dispatcher: Person, row: tuple[str, str], field: str, *values: str) -> Conflict:
    """A conflict about one text field; `values`: base, offered (by the dispatcher), standing (the technician's)."""
    base, offered, standing = ({field: value} for value in values)
    now = job.world.clock.now()
    made = Conflict(
        id=job.world.ids(),
        tab=row[0],
        row_id=row[1],
        field_group=field,
        base_values=json.dumps(base),
        offered_values=json.dumps(offered),
        standing_values=json.dumps(standing),
        offered_by_id=dispatcher.id,
        offered_at=now,
        standing_by_id=job.technician.id,
        standing_at=now,
        opened_at=now,
    )
    job.world.add(made)
    return made


def alike(world: World, table: str, first: str, second: str, reason: str, value: str) -> PossibleDuplicate:
    """A task about two rows."""
    made = PossibleDuplicate(
        id=world.ids(), tab=table, first_id=first, second_id=second, reason=reason, value=value,
        found_at=world.clock.now(),
    )  # fmt: skip
    world.add(made)
    return made
