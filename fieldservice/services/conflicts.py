"""The inbox of real disagreements: base, mine and theirs as people read them, and the decision in one unit of work.

The hub makes the records; each of the two people, or the office, decides. A decision is an ordinary change that both
see; it can be changed for CHANGEABLE_FOR days.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from fieldservice.domain.records import REGISTRY, Conflict, Person, WorkOrder
from fieldservice.domain.states import LIVE_BOOKINGS
from fieldservice.errors import UserError
from fieldservice.i18n import mark, translate
from fieldservice.services.answer_disputes import PREFIX, AnswerDisputes
from fieldservice.services.conflict_reasons import reason_words
from fieldservice.services.context import Context
from fieldservice.services.decisions import InboxRow, OpenedConflict, Side
from fieldservice.services.field_values import FieldValues, Reading, Values
from fieldservice.services.field_words import field_label
from fieldservice.services.merged_changes import Merged, merged_changes
from fieldservice.services.other_values import entered, other_fields
from fieldservice.services.subjects import Subject, person_name, subjects
from fieldservice.services.sync_center import OFFICE
from fieldservice.store import tables
from fieldservice.store.queries import sync as queries
from fieldservice.store.queries.visits import overlapping
from fieldservice.store.reader import Reader
from fieldservice.store.unit_of_work import UnitOfWork
from fieldservice.system.clock import to_ms

_C = "conflicts"
__all__ = ["Conflicts", "Decided", "InboxRow", "Merged", "OpenedConflict", "Side"]

CHOICES = ("base", "offered", "standing", "other")
CHANGEABLE_FOR = timedelta(days=30)
_SUBJECTS_WITH_EVENTS = frozenset({"work_order", "booking", "service_request"})
_MOST = 300


@dataclass(frozen=True, slots=True)
class Decided:
    """What a decision replaced, so that it can be taken back: the conflict as it was and the row's values."""

    conflict: Conflict
    row_values: Mapping[str, Any]


class Conflicts:
    """The inbox and its verbs."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._answers = AnswerDisputes(context)

    def inbox(self, state: str = "open") -> list[InboxRow]:
        """Conflicts that are `open` or `decided`, newest first: those of whoever works here, the office sees all."""
        reader = self._context.store.read()
        found = queries.conflicts(reader, state, self._only_of(), _MOST)
        if state == "decided":
            limit = self._context.now() - CHANGEABLE_FOR
            found = [conflict for conflict in found if conflict.decided_at is not None and conflict.decided_at >= limit]
        about = subjects(reader, {_ref(conflict) for conflict in found})
        people = reader.many(Person, [id for c in found for id in (c.offered_by_id, c.standing_by_id, c.decided_by_id)])
        rows = [self._row(conflict, about[_ref(conflict)], people) for conflict in found]
        return [*self._answers.inbox(self._only_of()), *rows] if state == "open" else rows

    def waiting(self) -> int:
        """How many wait for whoever works here."""
        only_of = self._only_of()
        return queries.open_conflicts(self._context.store.read(), only_of) + self._answers.waiting(only_of)

    def opened(self, conflict_id: str) -> OpenedConflict:
        """One conflict with its three values in words. Raises UserError when it is not here any more."""
        if conflict_id.startswith(PREFIX):
            return self._answers.opened(conflict_id)
        reader = self._context.store.read()
        conflict = reader.get(Conflict, conflict_id)
        sides = {key: _values(text) for key, text in _texts(conflict).items()}
        known = conflict.tab in REGISTRY
        words = (
            FieldValues(reader, conflict.tab, sides.values(), self._context.now(), self._context.zone)
            if known
            else None
        )
        about = subjects(reader, [_ref(conflict)])[_ref(conflict)]
        people = reader.many(Person, [conflict.offered_by_id, conflict.standing_by_id, conflict.decided_by_id])
        row = self._row(conflict, about, people)
        actor = self._context.actor_id
        made = {}
        for key, values in sides.items():
            by = {"offered": conflict.offered_by_id, "standing": conflict.standing_by_id}.get(key)
            reading = words.reading(conflict.field_group, values) if words else Reading(json.dumps(dict(values)))
            consequence, fits = self._consequence(reader, conflict, key, values)
            made[key] = Side(
                key,
                reading,
                values,
                by=people.get(by or ""),
                mine=bool(by) and by == actor,
                at={"offered": conflict.offered_at, "standing": conflict.standing_at}.get(key),
                device=conflict.offered_device if key == "offered" else "",
                here=key != "base" and by == actor and _written_here(reader, conflict, key),
                consequence=consequence,
                fits=fits,
            )
        order = ("base", "standing", "offered") if made["standing"].mine else ("base", "offered", "standing")
        order_record = reader.find(WorkOrder, conflict.work_order_id)
        theirs = made[order[2]].by
        return OpenedConflict(
            row,
            conflict.tab,
            conflict.field_group,
            tuple(made[key] for key in order),
            reason_words(conflict, row.mine, sides.values()),
            merged_changes(reader, conflict, words, actor) if words else (),
            order_record.state if order_record else "",
            theirs.phone if theirs is not None and not made[order[2]].mine else "",
            other_fields(conflict.tab, sides["standing"], tuple(sides.values()), words) if words else (),
        )

    def decide(
        self, conflict_id: str, choice: str, values: Mapping[str, Any] | None = None, initiator: object | None = None
    ) -> Decided:
        """Choose `base`, `offered`, `standing` or (with `values` by field name) `other`; both people see it.

        The record gets the chosen values and the conflict its decision, in one unit of work. Deciding again is the
        same verb. Raises UserError when the record is not on this computer or the time for changing is over.
        """
        if choice not in CHOICES or (choice == "other") != (values is not None):
            raise ValueError(choice)
        now = self._context.now()
        with self._context.begin("conflict.decide", initiator) as uow:
            conflict = uow.get(Conflict, conflict_id)
            if conflict.state == "decided" and not _changeable(conflict, now):
                raise UserError("conflicts.too_late", "This was decided more than 30 days ago and stays as it is.")
            before = self._set_row(uow, conflict, choice, entered(conflict.tab, dict(values)) if values else None)
            uow.change(
                Conflict,
                conflict_id,
                state="decided",
                choice=choice,
                decided_by_id=self._context.actor_id,
                decided_at=now,
            )
            uow.commit()
        return Decided(conflict, before)

    def settle_answers(self, id: str, choice: str, initiator: object | None = None) -> None:
        """Settle which of several people's answers to a question counts: `offered`, `standing`, or `base` for none."""
        self._answers.decide(id, choice, initiator)

    def take_back(self, decided: Decided, initiator: object | None = None) -> None:
        """The inverse of `decide`, right after it: the conflict and the record are as they were."""
        conflict = decided.conflict
        with self._context.begin("conflict.decide", initiator) as uow:
            if decided.row_values:
                self._change(uow, conflict, decided.row_values)
            uow.change(
                Conflict,
                conflict.id,
                state=conflict.state,
                choice=conflict.choice,
                decided_by_id=conflict.decided_by_id,
                decided_at=conflict.decided_at,
            )
            uow.commit()

    def reopen(self, conflict_id: str, initiator: object | None = None) -> None:
        """Put a decided conflict back among the open ones; the record shows what stood before the decision."""
        now = self._context.now()
        with self._context.begin("conflict.decide", initiator) as uow:
            conflict = uow.get(Conflict, conflict_id)
            if not _changeable(conflict, now):
                raise UserError("conflicts.too_late", "This was decided more than 30 days ago and stays as it is.")
            self._set_row(uow, conflict, "standing", None)
            uow.change(Conflict, conflict_id, state="open", choice="", decided_by_id=None, decided_at=None)
            uow.commit()

    # inside

    def _only_of(self) -> str | None:
        """The person whose conflicts are shown; None for the office, which sees all."""
        actor = self._context.actor()
        roles = {role.strip() for role in actor.roles.split(",")} if actor else set()
        return None if roles & OFFICE else self._context.actor_id

    def _row(self, conflict: Conflict, about: Subject, people: Mapping[str, Person]) -> InboxRow:
        actor = self._context.actor_id
        mine = actor is not None and actor in (conflict.offered_by_id, conflict.standing_by_id)
        other_id = conflict.standing_by_id if conflict.offered_by_id == actor else conflict.offered_by_id
        return InboxRow(
            conflict.id,
            about,
            field_label(conflict.tab, conflict.field_group),
            conflict.kind,
            mine,
            person_name(people.get(other_id or "")) or translate(_C, "a colleague"),
            conflict.opened_at,
            conflict.state,
            conflict.choice,
            person_name(people.get(conflict.decided_by_id or "")),
            conflict.decided_at,
            _changeable(conflict, self._context.now()),
            _decision_words(conflict, people, actor),
        )

    def _set_row(
        self, uow: UnitOfWork, conflict: Conflict, choice: str, values: Mapping[str, Any] | None
    ) -> dict[str, Any]:
        """Give the record the chosen values; returns what it held. What stands and was never decided is left alone:
        it may have moved on by itself."""
        if choice == "standing" and (conflict.state == "open" or conflict.choice == "standing"):
            return {}
        chosen = dict(values) if values is not None else self._loaded(conflict, choice)
        return self._change(uow, conflict, chosen)

    def _loaded(self, conflict: Conflict, choice: str) -> dict[str, Any]:
        table = tables.table_of(conflict.tab)
        return {
            name: None if value is None else table.by_name[name].from_sql(value)
            for name, value in _values(_texts(conflict)[choice]).items()
            if name in table.by_name
        }

    def _change(self, uow: UnitOfWork, conflict: Conflict, values: Mapping[str, Any]) -> dict[str, Any]:
        cls = REGISTRY.get(conflict.tab)
        before = uow.find(cls, conflict.row_id) if cls is not None else None
        if before is None:
            raise UserError(
                "conflicts.not_here",
                "This record is not on this computer any more. Let somebody decide who has it, or the office.",
            )
        changed = uow.change(type(before), conflict.row_id, **values)
        after = getattr(changed, "status", "")
        if conflict.tab in _SUBJECTS_WITH_EVENTS and "status" in values and before.status != after:
            self._context.record_status(
                uow,
                conflict.tab,
                conflict.row_id,
                before.status,
                after,
                work_order_id=conflict.work_order_id,
                reason=translate(_C, "Decided between two changes"),
            )
        return {name: getattr(before, name) for name in values}

    def _consequence(self, reader: Reader, conflict: Conflict, key: str, values: Values) -> tuple[str, bool]:
        """(what follows from choosing this side, whether nothing stands against it)."""
        if conflict.tab == "booking" and conflict.field_group == "schedule":
            return self._fits(reader, conflict.row_id, values)
        if key == "standing":
            return translate(_C, "Nothing changes: everybody sees this already."), True
        return translate(_C, "Everybody sees this from the next contact on."), True

    def _fits(self, reader: Reader, booking_id: str, values: Values) -> tuple[str, bool]:
        technician, starts, ends = (values.get(name) for name in ("technician_id", "starts_at", "ends_at"))
        if not (technician and starts and ends):
            return "", True
        numbers = overlapping(reader, technician, starts, ends, tuple(LIVE_BOOKINGS), booking_id)
        if numbers:
            return translate(_C, "At the same time as {numbers}", numbers=", ".join(numbers)), False
        whose = reader.find(Person, technician)
        if technician == self._context.actor_id:
            return translate(_C, "Fits: you have nothing else at that time"), True
        return translate(_C, "Fits: {name} has nothing else at that time", name=person_name(whose)), True


def _ref(conflict: Conflict) -> tuple[str, str]:
    """What the conflict is about: the work order, where it is part of one."""
    if conflict.work_order_id:
        return ("work_order", conflict.work_order_id)
    return (conflict.tab, conflict.row_id)


def _written_here(reader: Reader, conflict: Conflict, side: str) -> bool:
    """Whether this computer wrote that side; people may have several. The hub repeats when a change was made."""
    at = conflict.offered_at if side == "offered" else conflict.standing_at
    return at is not None and queries.written_at(reader, to_ms(at), conflict.tab, conflict.row_id)


def _texts(conflict: Conflict) -> dict[str, str]:
    return {
        "base": conflict.base_values,
        "offered": conflict.offered_values,
        "standing": conflict.standing_values,
    }


def _values(text: str) -> dict[str, Any]:
    found = json.loads(text or "{}")
    return found if isinstance(found, dict) else {}


def _changeable(conflict: Conflict, now: datetime) -> bool:
    at = conflict.decided_at
    return conflict.state == "decided" and at is not None and now - at <= CHANGEABLE_FOR


_DECISIONS = {
    "base": mark("conflicts", "as it was before"),
    "other": mark("conflicts", "another value"),
}


def _decision_words(conflict: Conflict, people: Mapping[str, Person], actor: str | None) -> str:
    if conflict.state != "decided":
        return ""
    if conflict.choice in _DECISIONS:
        return translate(_C, _DECISIONS[conflict.choice])
    chosen = conflict.offered_by_id if conflict.choice == "offered" else conflict.standing_by_id
    if chosen is not None and chosen == actor:
        return translate(_C, "yours was used")
    name = person_name(people.get(chosen or "")) or translate(_C, "a colleague")
    return translate(_C, "{name}'s was used", name=name)
