"""Are the rows of a mutation what they claim to be? Shape and types, before anybody asks who may do what.

What passes here can be stored, sent on and loaded by every device without surprise: texts are texts of a bearable
length, times and dates exist, numbers can be added up, ids and hashes are hexadecimal, states are known ones. Whatever
stands in a text is a text: no statement and no path is ever made of it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from fieldservice.domain import records
from fieldservice.domain.knowledge_states import ArticleState, EscalationState, VersionState
from fieldservice.domain.paper_states import (
    INSPECTIONS,
    PICK_LINE_STATES,
    CountState,
    OrderState,
    PickState,
    ReceiptState,
    RequestState,
    ShipmentState,
)
from fieldservice.domain.refusals import NEWER_SCHEMA
from fieldservice.domain.states import BookingStatus, RequestStatus, WorkOrderStatus
from fieldservice.hub.refusals import ACCEPTED, Verdict, refused
from fieldservice.hub.slices import EVERYBODYS
from fieldservice.store.migrate import newest_version
from fieldservice.store.sound import is_sound
from fieldservice.store.tables import Column, table_of
from fieldservice.system.clock import to_ms

MOST_ROWS = 500
LONGEST_TEXT = 100_000
LONGEST_BODY = 2_000_000  # of a template or a tree: a form of 90 questions in two languages has 60,000
LARGEST_NUMBER = 10**15  # thousands of them still add up within 64 bit
_LARGEST_INTEGER = 2**63 - 1
_EARLIEST, _LATEST = to_ms(datetime(1000, 1, 1, tzinfo=UTC)), to_ms(datetime(9000, 1, 1, tzinfo=UTC))

_is_id = re.compile(r"[0-9a-f]{32}").fullmatch
_is_sha = re.compile(r"(?:[0-9a-f]{64})?").fullmatch
_is_day = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII).fullmatch
_is_name = re.compile(r"[a-z][a-z0-9_]{0,63}").fullmatch  # of a field that only a newer program knows

_CHOICES: Mapping[tuple[str, str], frozenset[str]] = {
    ("service_request", "status"): frozenset(RequestStatus),
    ("work_order", "status"): frozenset(WorkOrderStatus),
    ("booking", "status"): frozenset(BookingStatus),
    ("part_request", "status"): frozenset(RequestState),
    ("part_request_line", "status"): frozenset(RequestState),
    ("pick_list", "status"): frozenset(PickState),
    ("pick_line", "status"): PICK_LINE_STATES,
    ("shipment", "status"): frozenset(ShipmentState),
    ("purchase_order", "status"): frozenset(OrderState),
    ("goods_receipt", "status"): frozenset(ReceiptState),
    ("goods_receipt_line", "inspection"): INSPECTIONS,
    ("stock_count", "status"): frozenset(CountState),
    ("article", "status"): frozenset(ArticleState),
    ("checklist_template", "status"): frozenset(VersionState),
    ("diagnosis_tree", "status"): frozenset(VersionState),
    ("escalation", "status"): frozenset(EscalationState),
    ("conflict", "state"): frozenset({"open", "decided"}),
    ("conflict", "choice"): frozenset({"", "base", "offered", "standing", "other"}),
    ("possible_duplicate", "state"): frozenset({"open", "decided"}),
    ("possible_duplicate", "choice"): frozenset({"", "same", "different"}),
}
# where less than nothing means nothing
_COUNTED = frozenset("stock_move count_entry part_request_line pick_line shipment_line purchase_line".split())
_CLASSES: Mapping[str, frozenset[type]] = {
    "TEXT": frozenset({str}),
    "INTEGER": frozenset({int}),
    "REAL": frozenset({float, int}),
}
_BODIES = frozenset({("checklist_template", "body"), ("diagnosis_tree", "body")})


# --- values -----------------------------------------------------------------------------------------------------------

Test = Callable[[Any], object]
_UNREADABLE = object()


def _text(value: str) -> bool:
    return len(value) <= LONGEST_TEXT and (value.isprintable() or is_sound(value))  # the first is quick and mostly true


def _json(value: str) -> bool:
    return not value or (_text(value) and _read(value) is not _UNREADABLE)


def _object(value: str) -> bool:
    return not value or (_text(value) and isinstance(_read(value), dict))


def _parts(value: str) -> bool:
    """[[part, quantity in millionths], ...]"""
    if not value:
        return True
    found = _read(value) if _text(value) else None
    return isinstance(found, list) and all(
        isinstance(each, list) and len(each) == 2 and isinstance(each[0], str) and _is_id(each[0])
        and each[1].__class__ is int and _amount(each[1])
        for each in found
    )  # fmt: skip


def _body(value: str) -> bool:
    return not value or (len(value) <= LONGEST_BODY and is_sound(value) and isinstance(_read(value), dict))


def _read(value: str) -> Any:
    try:
        return json.loads(value)
    except (ValueError, RecursionError):
        return _UNREADABLE


def _number(value: int) -> bool:
    return -LARGEST_NUMBER <= value <= LARGEST_NUMBER


def _amount(value: int) -> bool:
    return 0 <= value <= LARGEST_NUMBER


def _real(value: float) -> bool:
    return -LARGEST_NUMBER <= value <= LARGEST_NUMBER  # neither infinite nor "not a number"


def _yes_or_no(value: int) -> bool:
    return value in (0, 1)


def _moment(value: int) -> bool:
    return _EARLIEST <= value <= _LATEST


def _day(value: str) -> bool:
    if not _is_day(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


_SHAPED: Mapping[tuple[str, str], Test] = {
    ("checklist_answer", "value"): _json,
    ("article_version", "body"): _object,
    ("case_digest", "parts"): _parts,
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What rows of a table look like. `fields`: the classes that a value may have, and what it must satisfy."""

    fields: Mapping[str, tuple[frozenset[type], Test | None]]
    required: frozenset[str]
    never_sent: frozenset[str]  # derived, or not a field of the row's values
    group_of: Mapping[str, str]
    groups: Mapping[str, tuple[str, ...]]
    append_only: bool


def _rule(table: str, column: Column) -> tuple[frozenset[type], Test | None]:
    classes = _CLASSES[column.sql_type]
    return (classes | {type(None)} if column.nullable else classes), _test(table, column)


def _test(table: str, column: Column) -> Test | None:
    key = (table, column.name)
    if column.refers_to is not None:
        return _is_id
    if key in _CHOICES:
        return _CHOICES[key].__contains__
    if key in _BODIES:
        return _body
    if key in _SHAPED:
        return _SHAPED[key]
    if column.name.rpartition("_")[2] == "sha":
        return _is_sha
    if column.sql_type == "REAL":
        return _real
    if column.to_sql is int:
        return _yes_or_no
    if column.to_sql is to_ms:
        return _moment
    if column.to_sql is date.isoformat or column.from_sql == date.fromisoformat:
        return _day
    if table in _COUNTED and column.name in ("quantity_micro", "short_micro"):
        return _amount  # the direction of a move is in its two places
    return _number if column.sql_type == "INTEGER" else _text


@cache
def shape_of(table: str) -> Shape:
    """The shape of a table; KeyError when no record declares it."""
    made = table_of(table)
    declared = records.info(made.cls).fields
    sent = [column for column in made.columns if not column.derived and column.name != "id"]
    return Shape(
        {column.name: _rule(table, column) for column in sent},
        frozenset(column.name for column in sent if declared[column.name].default is records.REQUIRED),
        frozenset(column.name for column in made.columns) - {column.name for column in sent},
        {column.name: column.group for column in sent},
        made.groups,
        made.append_only,
    )


@cache
def references(table: str) -> tuple[tuple[str, str], ...]:
    """The fields that name a row which is not everybody's, with its table."""
    fields = records.info(records.REGISTRY[table]).fields
    return tuple(
        (name, told.refers_to)
        for name, told in fields.items()
        if told.refers_to is not None and told.refers_to not in EVERYBODYS and not told.derived
    )


# --- rows -------------------------------------------------------------------------------------------------------------


def validate_rows(rows: Any, schema_version: int, hub_version: int | None = None) -> Verdict:
    """Whether every row can be kept. `schema_version` is the sender's, `hub_version` ours unless a test says otherwise.

    A newer program may send fields that aren't known here: they are kept. Anything else of it that can't be understood
    is put on hold (`hub.newer_schema`) instead of being refused.
    """
    newer = schema_version > (_own_version() if hub_version is None else hub_version)
    verdict = _looked_at(rows, newer)
    if newer and not verdict.ok:
        return refused(NEWER_SCHEMA)
    return verdict


_own_version = cache(newest_version)


def _looked_at(rows: Any, newer: bool) -> Verdict:
    if rows.__class__ is not list and rows.__class__ is not tuple:
        return refused("hub.bad_rows")
    if not rows:
        return refused("hub.bad_rows")
    if len(rows) > MOST_ROWS:
        return refused("hub.too_many_rows", most=MOST_ROWS)
    for row in rows:
        if row.__class__ not in (list, tuple) or not row:
            return refused("hub.bad_rows")
        if row[0] == "i" and len(row) == 4:
            problem = _new(row[1], row[2], row[3], newer)
        elif row[0] == "u" and len(row) == 5:
            problem = _changed(row[1], row[2], row[3], row[4], newer)
        else:
            problem = refused("hub.bad_rows")
        if problem is not None:
            return problem
    return ACCEPTED


def _known(table: Any, id: Any, values: Any) -> Shape | Verdict:
    if table.__class__ is not str or values.__class__ is not dict:
        return refused("hub.bad_rows")
    if table not in records.REGISTRY:
        return refused("hub.unknown_table", table=table)
    if id.__class__ is not str or not _is_id(id):
        return refused("hub.bad_id", table=table)
    return shape_of(table)


def _new(table: Any, id: Any, values: Any, newer: bool) -> Verdict | None:
    shape = _known(table, id, values)
    if isinstance(shape, Verdict):
        return shape
    if not shape.required <= values.keys():
        return refused("hub.missing_field", table=table, field=min(shape.required - values.keys()))
    return _values(table, shape, values, newer)


def _changed(table: Any, id: Any, values: Any, bases: Any, newer: bool) -> Verdict | None:
    shape = _known(table, id, values)
    if isinstance(shape, Verdict):
        return shape
    if shape.append_only:
        return refused("hub.append_only", table=table)
    if bases.__class__ is not dict or not bases:
        return refused("hub.bad_base", table=table)
    problem = _values(table, shape, values, newer)
    if problem is not None:
        return problem
    for group, base in bases.items():
        if base.__class__ is not int or not -_LARGEST_INTEGER <= base <= _LARGEST_INTEGER:
            return refused("hub.bad_base", table=table)
        for member in shape.groups.get(group, ()):  # a group is merged whole, so it comes whole
            if member not in values:
                return refused("hub.missing_field", table=table, field=member)
    group_of = shape.group_of
    if {group_of.get(name, name) for name in values} != bases.keys():
        if not newer or not {group_of[name] for name in values if name in group_of} <= bases.keys():
            return refused("hub.bad_base", table=table)
    return None


def _values(table: str, shape: Shape, values: dict[Any, Any], newer: bool) -> Verdict | None:
    fields = shape.fields
    for name, value in values.items():
        rule = fields.get(name)
        if rule is None:
            if name in shape.never_sent:
                return refused("hub.bad_value", table=table, field=name)
            if not newer or name.__class__ is not str or not _is_name(name):
                return refused("hub.unknown_field", table=table, field=name)
            if not _can_be_kept(value):
                return refused("hub.bad_value", table=table, field=name)
            continue
        if value.__class__ not in rule[0]:
            return refused("hub.bad_value", table=table, field=name)
        if value is not None and rule[1] is not None and not rule[1](value):
            return refused("hub.bad_value", table=table, field=name)
    return None


def _can_be_kept(value: Any) -> bool:
    """A value of a field that only a newer program knows: any SQL value of a bearable size."""
    if value is None:
        return True
    if value.__class__ is str:
        return _text(value)
    if value.__class__ is int:
        return abs(value) <= _LARGEST_INTEGER
    return value.__class__ is float and math.isfinite(value)
