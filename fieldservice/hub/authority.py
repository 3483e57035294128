"""May this person do this? Every mutation is judged before it touches the hub's rows.

Three questions, in this order: are the rows what they claim to be (`validate_rows`), may somebody with these roles do
this to these tables (`intents`), and - for everybody but the office - does each row belong to something that the
person may see. Pure: what stands on the hub is asked through `visible` and `held`.

People are judged by the grants of today, and those who record what happened in the field also by the grants at the
mutation's base: a technician who was reassigned while offline does not lose a finished visit. Other verbs need a grant
that still stands, because a base is what the device says it was.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from fieldservice.domain import records
from fieldservice.domain.following import is_following
from fieldservice.domain.knowledge_states import ArticleState
from fieldservice.domain.refusals import NEWER_SCHEMA
from fieldservice.domain.states import RequestStatus, WorkOrderStatus
from fieldservice.hub import knowledge_rules
from fieldservice.hub.intents import (
    ADMINISTRATOR,
    CHANGERS,
    HUB_MADE,
    INTENT_VERSION,
    INTENTS,
    WAREHOUSE,
    Intent,
    may,
)
from fieldservice.hub.refusals import ACCEPTED, Verdict, refused
from fieldservice.hub.rows import references, validate_rows
from fieldservice.hub.slices import EVERYBODYS, OFFICE_ROLES

__all__ = [
    "ACCEPTED",
    "HUB_MADE",
    "INTENTS",
    "LAPSED",
    "NEVER",
    "NEW",
    "NOW",
    "Facts",
    "Verdict",
    "judge",
    "may",
    "validate_rows",
]

NOW, LAPSED, NEVER, NEW = "now", "lapsed", "never", "new"
Row = Sequence[Any]
Visible = Callable[[str, str], str]
Held = Callable[[str, str], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a mutation and of who sent it."""

    intent: str
    person_id: str | None  # who recorded it, as the mutation says
    device_person_id: str  # whom the device is enrolled for
    roles_now: frozenset[str]  # of the device's person
    roles_at_base: frozenset[str]  # the same, at the mutation's base
    intent_version: int = 1
    newer: bool = False  # of a program with a newer schema than the hub's
    brought: bool = False  # from before its laptop joined, accepted by an administrator


# Who did it: always the person of the mutation, except in histories that an administrator brings along.
_AUTHORS = frozenset(
    "by_id added_by_id received_by_id created_by_id done_by_id decided_by_id asked_by_id packed_by_id author_id"
    " reviewer_id answered_by_id read_by_id started_by_id".split()
)
# Steps that need the role of their own verb, whatever the mutation calls itself.
_VERB_OF: Mapping[tuple[str, str], str] = {
    ("work_order", WorkOrderStatus.CANCELLED.value): "work_order.cancel",
    ("work_order", WorkOrderStatus.REVIEWED.value): "work_order.review",
    ("work_order", WorkOrderStatus.ARCHIVED.value): "work_order.archive",
    ("service_request", RequestStatus.CANCELLED.value): "intake.cancel",
    ("article", ArticleState.PUBLISHED.value): "knowledge.publish",
    ("article", ArticleState.RETIRED.value): "knowledge.retire",
}
_UNDERSTOOD_LATER = frozenset({"hub.unknown_intent", "hub.table", "hub.field"})  # by a hub that is updated
_OTHERS_HISTORY = "demo.fill"
_DECISIONS = {"conflict.decide": "conflict", "duplicate.decide": "possible_duplicate"}
_KEEPERS_PAPERS = frozenset({"stock_move", "part_request", "shipment", "shipment_line"})
# the lines of papers that moves carry out (`stock_move.line_id`)
_LINES = tuple(
    "shipment_line part_line old_part_step pick_line goods_receipt_line purchase_line count_entry"
    " part_request_line".split()
)
_PLACES_OF_FIELD = frozenset({"customer", "transit"})  # far ends of moves, made when first needed
_NO_VALUES: Mapping[str, Any] = {}


def judge(
    facts: Facts, rows: Sequence[Row], visible: Visible, held: Held, intents: Mapping[str, Intent] = INTENTS
) -> Verdict:
    """Whether a mutation is accepted. `rows` have passed `validate_rows`.

    `visible(table, id)` says what the row is to the person: NOW, LAPSED (it was theirs once), NEVER, or NEW when the
    hub holds no such row. `held(table, id)` gives the values of a row on the hub, without those that are at their
    default; None when there is none. Of somebody who acts for the office nothing is asked but what decisions are about.
    """
    verdict = _judged(facts, rows, visible, held, intents)
    if facts.newer and verdict.code in _UNDERSTOOD_LATER:
        return refused(NEWER_SCHEMA)
    return verdict


def _judged(facts: Facts, rows: Sequence[Row], visible: Visible, held: Held, intents: Mapping[str, Intent]) -> Verdict:
    if facts.intent_version > INTENT_VERSION:
        return refused(NEWER_SCHEMA)
    intent = intents.get(facts.intent)
    if intent is None:
        return refused("hub.unknown_intent", intent=facts.intent)
    flags: set[str] = set()
    if facts.brought or facts.person_id != facts.device_person_id:
        if ADMINISTRATOR not in facts.roles_now:
            return refused("hub.wrong_person")
        flags.add("joined")
    acting = facts.roles_now & intent.roles
    if not acting:
        acting = facts.roles_at_base & intent.roles
        if not acting:
            return refused("hub.role", intent=facts.intent)
        if not intent.field_work:
            return refused("hub.no_longer_allowed", intent=facts.intent)
        flags.add("lapsed")
    case = _Case(facts, intent, acting, rows, visible, held)
    problem = case.problem()
    if problem is not None:
        return problem
    if case.lapsed:
        flags.add("lapsed")
    return replace(ACCEPTED, flags=frozenset(flags)) if flags else ACCEPTED


def _sides(conflict: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What both started from and what each wrote, as the hub put it down."""
    found = (json.loads(conflict.get(f"{side}_values", "{}")) for side in ("base", "offered", "standing"))
    return [side for side in found if side]


class _Case:
    """One mutation before the court."""

    def __init__(
        self,
        facts: Facts,
        intent: Intent,
        acting: frozenset[str],
        rows: Sequence[Row],
        visible: Visible,
        held: Held,
    ) -> None:
        self._facts = facts
        self._intent = intent
        self._acting = acting
        self._rows = rows
        self._visible = visible
        self._held = held
        self._limited = acting.isdisjoint(OFFICE_ROLES)
        self._person = facts.device_person_id
        self._decides = _DECISIONS.get(intent.name)  # the table whose rows are decided about, if that is what this is
        self._any_author = intent.name == _OTHERS_HISTORY or facts.brought or facts.person_id != facts.device_person_id
        self._made: frozenset[tuple[str, str]] = frozenset()
        self._seen: dict[tuple[str, str], str] = {}
        self.lapsed = False

    def problem(self) -> Verdict | None:
        """Why it is not accepted; None when it is."""
        if self._limited:
            self._made = frozenset((row[1], row[2]) for row in self._rows if row[0] == "i")
        for row in self._rows:
            problem = self._added(row) if row[0] == "i" else self._changed(row)
            problem = problem or self._fields(row)
            if problem is None and self._limited:
                problem = self._own(row)
            if problem is not None:
                return problem
        return self._decision() if self._decides else None

    # What everybody is held to

    def _added(self, row: Row) -> Verdict | None:
        if row[1] in HUB_MADE:
            return refused("hub.hub_made", table=row[1])
        if row[1] not in self._intent.adds:
            return refused("hub.table", table=row[1])
        return None

    def _changed(self, row: Row) -> Verdict | None:
        table, bases = row[1], row[4]
        if table not in self._intent.changes:
            return refused("hub.hub_made" if table in HUB_MADE else "hub.table", table=table)
        allowed = self._intent.changes[table]
        if allowed is not None and not bases.keys() <= allowed:
            return refused("hub.field", table=table, field=min(bases.keys() - allowed))
        return None

    def _fields(self, row: Row) -> Verdict | None:
        kind, table, values = row[0], row[1], row[3]
        if table == "person" and "roles" in values and ADMINISTRATOR not in self._facts.roles_now:
            named = kind == "i" and self._intent.name == "import.work_orders" and values["roles"] == "technician"
            if not named:  # a technician whom a list of old jobs names, without an account
                return refused("hub.roles_field")
        if self._decides is None and not self._may_step(table, values):
            return refused("hub.role", intent=self._intent.name)
        return None if self._any_author else self._author(table, row[2], values)

    def _may_step(self, table: str, values: Mapping[str, Any]) -> bool:
        verb = _VERB_OF.get((table, values.get("status", "")))
        return verb is None or not self._acting.isdisjoint(INTENTS[verb].roles)

    def _author(self, table: str, id: str, values: Mapping[str, Any]) -> Verdict | None:
        named = _AUTHORS & values.keys()
        if not named or (self._decides and (table != self._decides or not self._limited)):
            return None  # a decision may put back what somebody else did or decided
        allowed = {None, self._person}
        if self._decides:
            about = self._held(table, id) or _NO_VALUES
            allowed |= {about.get(name) for name in ("offered_by_id", "standing_by_id", "decided_by_id")}
        for name in sorted(named):
            if values[name] not in allowed:
                return refused("hub.wrong_author", table=table, field=name)
        return None

    def _decision(self) -> Verdict | None:
        """A decision changes the row and the field that it is about, and nothing else. Who chooses what one of the two
        had written needs no right of their own to write it."""
        rows: set[tuple[str, str]] = set()
        groups: set[tuple[str, str, str]] = set()
        sides: list[Mapping[str, Any]] = []
        pairs: list[Mapping[str, Any]] = []
        for row in self._rows:
            if row[1] == self._decides:
                about = self._held(row[1], row[2]) or _NO_VALUES
                id = about.get("row_id") or about.get("second_id") or ""
                rows.add((about.get("tab", ""), id))
                groups.add((about.get("tab", ""), id, about.get("field_group", "archived")))
                sides += _sides(about)
                pairs.append(about)
        for row in self._rows:
            if row[1] == self._decides:
                continue
            standing = self._held(row[1], row[2]) or _NO_VALUES
            if row[0] == "u" and any(is_following(pair, row[1], row[3], standing) for pair in pairs):
                continue  # what belongs to one of two that are the same goes over to the other
            if row[0] == "i":  # the step in the life of the row, when its status was decided about
                bound = (row[3].get("subject", ""), row[3].get("subject_id", "")) in rows
            else:
                bound = {(row[1], row[2], group) for group in row[4]} <= groups
            if not bound:
                return refused("hub.not_the_conflict", table=row[1])
            if row[0] == "i" or any(row[3].items() <= side.items() for side in sides):
                continue
            if self._acting.isdisjoint(CHANGERS[row[1]]) or not self._may_step(row[1], row[3]):
                return refused("hub.role", intent=self._intent.name)
        return None

    # What those without the office are held to

    def _own(self, row: Row) -> Verdict | None:
        kind, table, id, values = row[0], row[1], row[2], row[3]
        decided = self._decides is not None and table != self._decides  # whoever sees the conflict may decide it
        if decided and kind == "i":
            return None
        if not decided and table not in EVERYBODYS and not self._is_said_already(table, id, values):
            problem = self._look(table, id)
            if problem is not None:
                return problem
        keeper = table in _KEEPERS_PAPERS and WAREHOUSE in self._acting  # they also concern jobs that are done
        for name, named in () if keeper else references(table):
            value = values.get(name)
            if value is not None and (named, value) not in self._made:
                problem = self._look(named, value)
                if problem is not None:
                    return problem
        if table == "status_event" and values.get("subject") in records.REGISTRY:
            subject = (values["subject"], values.get("subject_id", ""))
            return None if subject in self._made else self._look(*subject)
        if table == "booking" and (kind == "i" or "technician_id" in values):
            if values.get("technician_id") != self._person:
                return refused("hub.not_your_visit")
        problem = None if decided else self._knowledge(row)
        return problem or (self._born(table, values) if kind == "i" else None)

    def _knowledge(self, row: Row) -> Verdict | None:
        """Is it a question or a digest that they may write like that?"""
        about = (self._person, self._intent.name, row, self._rows)
        return knowledge_rules.problem(*about, self._held, lambda *key: self._found(*key) in (NOW, NEW))

    def _is_said_already(self, table: str, id: str, values: Mapping[str, Any]) -> bool:
        """Somebody took the same move back, perhaps from a place that this person doesn't see (a serial number is taken
        from where the books have it). It was done once, nothing is written, and the move itself is still looked at."""
        taken_back = values.get("reverses_id") if table == "stock_move" else None
        held = self._held(table, id) if taken_back else None
        return held is not None and held.get("reverses_id") == taken_back

    def _look(self, table: str, id: str) -> Verdict | None:
        """Is the row theirs?"""
        found = self._found(table, id)
        if found in (NOW, NEW):
            return None
        if found != LAPSED:
            return refused("hub.not_yours", table=table)
        if not self._intent.field_work:
            return refused("hub.no_longer_yours", table=table)
        self.lapsed = True
        return None

    def _found(self, table: str, id: str) -> str:
        key = (table, id)
        if key not in self._seen:
            self._seen[key] = self._visible(table, id)
        return self._seen[key]

    def _born(self, table: str, values: Mapping[str, Any]) -> Verdict | None:
        """A new row begins at the beginning; stock moves between the person's own van and the rest of the world."""
        if table in ("work_order", "booking", "service_request") and "status" in values:
            return refused("hub.field", table=table, field="status")
        if table == "stock_location" and WAREHOUSE not in self._acting and values.get("kind") not in _PLACES_OF_FIELD:
            return refused("hub.table", table=table)
        if WAREHOUSE in self._acting:
            return None
        if table in ("shipment", "shipment_line"):
            return self._sent_back(table, values)
        return self._move(values) if table == "stock_move" else None

    def _sent_back(self, table: str, values: Mapping[str, Any]) -> Verdict | None:
        """A technician sends things back, from the own van or (old parts, without one) from a customer's."""
        if table == "shipment_line":
            own = ("shipment", values["shipment_id"]) in self._made
            return None if own else refused("hub.not_yours", table="shipment")
        source = values["from_location_id"]
        at_customers = (self._held("stock_location", source) or _NO_VALUES).get("kind") == "customer"
        if values.get("kind") != "return":
            return refused("hub.field", table=table, field="kind")
        if at_customers or ("stock_location", source) in self._made or self._is_own_van(source):
            return None
        return refused("hub.not_your_van")

    def _names_own_line(self, values: Mapping[str, Any]) -> Verdict | None:
        """A move says how far a line has come, so its line is one that the person sees; or that of the move which it
        takes back."""
        line = values.get("line_id", "")
        before = self._held("stock_move", values.get("reverses_id") or "") or _NO_VALUES
        if not line or before.get("line_id") == line:
            return None
        problems = (self._look(table, line) for table in _LINES if (table, line) not in self._made)
        return next((problem for problem in problems if problem is not None), None)

    def _move(self, values: Mapping[str, Any]) -> Verdict | None:
        problem = self._names_own_line(values)
        if problem is not None:
            return problem
        job = values.get("work_order_id")
        if job is not None and (("work_order", job) in self._made or self._found("work_order", job) != NEW):
            return None
        if any(map(self._is_own_van, (values["from_location_id"], values["to_location_id"]))):
            return None
        if self._is_delivery_to_me(values):
            return None
        return refused("hub.not_your_van")

    def _is_delivery_to_me(self, move: Mapping[str, Any]) -> bool:
        """A step of a shipment that is for this person: from packing into transit, or from transit to its end (and
        back, where it is taken back), though the end isn't their van."""
        line = self._held("shipment_line", move.get("line_id", "")) or _NO_VALUES
        shipment = self._held("shipment", line.get("shipment_id", "")) or _NO_VALUES
        if line.get("person_id") != self._person or shipment.get("kind") == "return":
            return False
        ends = [move["from_location_id"], move["to_location_id"]]
        places = [self._held("stock_location", id) or _NO_VALUES for id in ends]
        if "transit" not in {place.get("kind") for place in places}:
            return False
        end = shipment.get("to_location_id", "")
        return any(
            id == end or place.get("parent_id") == end or place.get("kind") == "packing"
            for id, place in zip(ends, places, strict=True)
        )

    def _is_own_van(self, location_id: str) -> bool:
        place = self._held("stock_location", location_id) or {}
        if place.get("person_id") == self._person:
            return True
        person = self._held("person", self._person) or {}
        return person.get("van_location_id") == location_id
