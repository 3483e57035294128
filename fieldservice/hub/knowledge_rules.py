"""What those without the office may write of questions, warnings and digests, beyond tables and fields.

An open question lends its owner the work order that it is about, a warning must not be silenced by whoever it is about,
and a digest is everybody's although its case is not: each of them would otherwise be a way to what one may not see or
say.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fieldservice.hub.refusals import Verdict, refused
from fieldservice.services.case_digests import digest_id

Held = Callable[[str, str], Mapping[str, Any] | None]
Sees = Callable[[str, str], bool]

_WARNINGS = frozenset({"visit.report_unsafe", "visit.start_work"})  # the intents that warn, and take it back
_LATER = ("status", "answer", "answered_at", "read_at", "read_by_id")  # what a new question does not say yet
_NO_VALUES: Mapping[str, Any] = {}


def problem(
    person: str, intent: str, row: Sequence[Any], rows: Sequence[Sequence[Any]], held: Held, sees: Sees
) -> Verdict | None:
    """Why `row`, one of `rows` of a mutation of `person`, is not accepted; None when it is. `sees`: whether they see a
    row today, or nobody has made it yet."""
    kind, table, id, values = row[:4]
    if table == "case_digest":
        return None if id in _digests_of(rows, held) else refused("hub.not_yours", table=table)
    if table != "escalation":
        return None
    if kind == "i":
        return _asked(person, intent, values)
    return _changed(person, intent, values, held(table, id), sees)


def _digests_of(rows: Sequence[Sequence[Any]], held: Held) -> set[str]:
    """The digests of the cases that a mutation is about: its rows, and the work orders and requests that they name."""
    cases = set()
    for _, table, id, values, *_ in rows:
        standing = held(table, id) or _NO_VALUES
        cases |= {id, *(source.get(name) for source in (values, standing) for name in ("work_order_id", "request_id"))}
    return {digest_id(case) for case in cases if case}


def _asked(person: str, intent: str, values: Mapping[str, Any]) -> Verdict | None:
    warns = values.get("level") == "safety"
    if warns != (intent in _WARNINGS):
        return refused("hub.field", table="escalation", field="level")
    if warns and values.get("owner_id") is not None:  # nobody owns a warning, so it lends nothing
        return refused("hub.field", table="escalation", field="owner_id")
    if values.get("asked_by_id") != person:
        return refused("hub.wrong_author", table="escalation", field="asked_by_id")
    early = next((name for name in _LATER if name in values), None)
    return refused("hub.field", table="escalation", field=early) if early else None


def _changed(
    person: str, intent: str, values: Mapping[str, Any], standing: Mapping[str, Any] | None, sees: Sees
) -> Verdict | None:
    if standing is None:
        return None
    warns = standing.get("level") == "safety"
    if warns != (intent in _WARNINGS) or values.get("level") == "safety":
        return refused("hub.field", table="escalation", field="level")
    after = {**standing, **values}
    mine = after.get("owner_id") == person and after.get("status", "open") == "open"
    if not mine or (standing.get("owner_id") == person and standing.get("status", "open") == "open"):
        return None
    order, request = standing.get("work_order_id"), standing.get("request_id")
    if sees("work_order", order) if order else sees("service_request", request or ""):
        return None
    if standing.get("owner_id") == person and standing.get("status") == "answered":
        return None  # they take their own answer back, which nobody has taken up yet
    return refused("hub.no_longer_yours", table="escalation")
