"""Valid rows of every table, and the asking of the authority, for the tests of what the hub accepts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from fieldservice.domain.records import Person
from fieldservice.hub import authority
from fieldservice.hub.authority import Facts, Verdict
from fieldservice.hub.intents import INTENTS, Intent
from fieldservice.hub.rows import shape_of
from fieldservice.store.tables import of, table_of

ME, COLLEAGUE = "01" * 16, "02" * 16
MY_VAN, THEIR_VAN, CENTRAL = "11" * 16, "12" * 16, "13" * 16
ROW, OTHER = "21" * 16, "22" * 16
SHA = "ab" * 32

Row = list[Any]
_STATUS: Mapping[str, str] = {
    "work_order": "qualified", "booking": "accepted", "service_request": "answered", "part_request": "closed",
    "part_request_line": "closed", "pick_list": "picked", "pick_line": "done", "shipment": "shipped",
    "purchase_order": "ordered", "goods_receipt": "done", "stock_count": "posted",
    "article": "draft", "checklist_template": "draft", "diagnosis_tree": "draft", "escalation": "answered",
}  # fmt: skip
_OF_CLASS: Mapping[type, Any] = {str: "x", int: 1, float: 1.5}


def value_for(table: str, field: str) -> Any:
    """A value that the field may have."""
    column = table_of(table).by_name[field]
    if column.refers_to == "person":
        return ME
    if column.refers_to is not None:
        return OTHER
    if field.endswith("sha"):
        return SHA
    if field == "status":
        return _STATUS.get(table, "x")
    if field == "body":
        return "{}"
    if (table, field) == ("case_digest", "parts"):
        return "[]"
    if field == "inspection":
        return "passed"
    if (table, field) in (("conflict", "state"), ("possible_duplicate", "state")):
        return "decided"
    if field == "choice":
        return "offered" if table == "conflict" else "same"
    if column.from_sql in (of(Person).by_name["name"].from_sql, bool):
        return 1 if column.sql_type == "INTEGER" else {"TEXT": "1", "REAL": 1.5}[column.sql_type]
    return "2026-05-18" if column.sql_type == "TEXT" else 1_768_000_000_000


def added(table: str, id: str = ROW, **values: Any) -> Row:
    """A new row with what it has to say and no more."""
    given = {name: value_for(table, name) for name in sorted(shape_of(table).required)}
    if table == "booking":
        given["technician_id"] = ME
    if table == "stock_location":
        given["kind"] = "customer"
    return ["i", table, id, {**given, **values}]


def changed(table: str, *groups: str, id: str = ROW, base: int = 7, **values: Any) -> Row:
    """A change of these groups, or of the first that there is."""
    shape = shape_of(table)
    chosen = groups or (next(iter(dict.fromkeys(shape.group_of.values()))),)
    fields = {name: value_for(table, name) for name, group in shape.group_of.items() if group in chosen}
    return ["u", table, id, {**fields, **values}, dict.fromkeys(chosen, base)]


HELD: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("person", ME): {"van_location_id": MY_VAN},
    ("stock_location", MY_VAN): {"kind": "van", "name": "粤B 12345"},
    ("stock_location", THEIR_VAN): {"kind": "van", "person_id": COLLEAGUE},
    ("stock_location", CENTRAL): {"kind": "central"},
}


def ask(
    intent: str,
    rows: Iterable[Row],
    roles: str | Iterable[str],
    *,
    base_roles: str | Iterable[str] | None = None,
    person: str | None = ME,
    visible: Callable[[str, str], str] | Mapping[tuple[str, str], str] | str = authority.NOW,
    held: Mapping[tuple[str, str], Mapping[str, Any]] = HELD,
    newer: bool = False,
    intents: Mapping[str, Intent] = INTENTS,
) -> Verdict:
    """The verdict on rows that are what they claim to be. `visible`: one answer, answers by row (never otherwise), or
    a function."""
    listed = list(rows)
    found = authority.validate_rows(listed, 3, hub_version=3)
    assert found.ok, found
    now = frozenset(roles.split() if isinstance(roles, str) else roles)
    given = now if base_roles is None else base_roles
    then = frozenset(given.split() if isinstance(given, str) else given)
    facts = Facts(intent, person, ME, now, then, newer=newer)

    def sees(table: str, id: str) -> str:
        if isinstance(visible, str):
            return visible
        return visible(table, id) if callable(visible) else visible.get((table, id), authority.NEVER)

    return authority.judge(facts, listed, sees, lambda table, id: held.get((table, id)), intents)
