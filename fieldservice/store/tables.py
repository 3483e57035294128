"""Tables derived from the records: columns, conversions, statements, indexes, and the tables that stay local.

Every record table has `rid` (the integer key that lists and the search index use; explicit, so that VACUUM keeps it),
`id` (UUIDv7), the record's own columns, and two columns that capture needs: `row_base`, the version at which the row
came to be, and `field_bases`, a JSON object of later versions by field or group. A version above zero is the hub's
sequence number; below zero it is the number of this device's own mutation that has not come back yet.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any

from msgspec import Struct

from fieldservice.domain import records
from fieldservice.store.sound import is_sound, made_sound
from fieldservice.system.clock import from_ms, to_ms

SqlValue = str | int | float | bytes | None


class Column(Struct, frozen=True):
    """One column of a record table."""

    name: str
    sql_type: str
    nullable: bool
    default: SqlValue
    to_sql: Callable[[Any], SqlValue]
    from_sql: Callable[[Any], Any]
    derived: bool
    refers_to: str | None
    group: str  # its own name, or the group it is merged with


class Table(Struct, frozen=True):
    """A record table: its class and everything prepared for reading and writing it."""

    name: str
    cls: type[Any]
    columns: tuple[Column, ...]
    append_only: bool
    by_name: dict[str, Column]
    groups: dict[str, tuple[str, ...]]
    select: str  # "id, customer_id, ..." in the order of the record's fields
    insert: str
    # prepared, because an import goes through them with every row
    _names: tuple[str, ...]
    _get: Callable[[Any], tuple[Any, ...]]
    _converted: tuple[tuple[int, Column], ...]  # the columns whose values differ in SQL
    _captured: tuple[tuple[int, str, SqlValue], ...]  # position, name, default
    _texts: tuple[int, ...]  # positions of what people may have written

    def load(self, row: tuple[Any, ...]) -> Any:
        """The record of a row that was selected with `select`."""
        values = dict(zip(self._names, row, strict=True))
        for _, column in self._converted:
            value = values[column.name]
            if value is not None:
                values[column.name] = column.from_sql(value)
        return self.cls(**values)

    def dump(self, record: Any) -> list[SqlValue]:
        """The record's values as SQL values, in the order of `columns`, their texts sound."""
        values = list(self._get(record))
        if not is_sound("\n".join([values[at] for at in self._texts])):
            made_sound(values)
        for position, column in self._converted:
            value = values[position]
            if value is not None:
                values[position] = column.to_sql(value)
        return values

    def filled(self, values: list[SqlValue]) -> dict[str, SqlValue]:
        """What a new row says for the outbox: dumped values that are neither defaults, derived, nor the id."""
        return {name: values[at] for at, name, default in self._captured if values[at] != default}


def _same(value: Any) -> Any:
    return value


_CONVERSIONS: dict[type, tuple[str, Callable[[Any], SqlValue], Callable[[Any], Any]]] = {
    str: ("TEXT", _same, _same),
    int: ("INTEGER", _same, _same),
    float: ("REAL", _same, _same),
    bool: ("INTEGER", int, bool),
    datetime: ("INTEGER", to_ms, from_ms),
    date: ("TEXT", date.isoformat, date.fromisoformat),
}


def _columns(facts: records.RecordInfo) -> tuple[Column, ...]:
    hints = typing.get_type_hints(facts.shape)
    group_of = {name: group for group, names in facts.groups.items() for name in names}
    made = []
    for name, told in facts.fields.items():
        hint = hints[name]
        nullable = isinstance(hint, types.UnionType)
        kind = next(a for a in typing.get_args(hint) if a is not type(None)) if nullable else hint
        sql_type, to_sql, from_sql = _CONVERSIONS[kind]
        default = None if told.default is records.REQUIRED or told.default is None else to_sql(told.default)
        made.append(
            Column(
                name,
                sql_type,
                nullable,
                default,
                to_sql,
                from_sql,
                told.derived,
                told.refers_to,
                group_of.get(name, name),
            )
        )
    return tuple(made)


@cache
def table_of(name: str) -> Table:
    """The table of that name; KeyError when no record declares it."""
    cls = records.REGISTRY[name]
    facts = records.info(cls)
    columns = _columns(facts)
    names = [c.name for c in columns]
    converted = tuple((at, c) for at, c in enumerate(columns) if c.to_sql is not _same)
    captured = tuple((at, c.name, c.default) for at, c in enumerate(columns) if not c.derived and c.name != "id")
    texts = tuple(at for at, c in enumerate(columns) if c.to_sql is _same and c.sql_type == "TEXT" and not c.nullable)
    return Table(
        name,
        cls,
        columns,
        facts.append_only,
        {c.name: c for c in columns},
        dict(facts.groups),
        ", ".join(names),
        f"INSERT INTO {name} ({', '.join(names)}, row_base) VALUES ({', '.join('?' * (len(names) + 1))})",
        tuple(names),
        attrgetter(*names),
        converted,
        captured,
        texts,
    )


def of(cls: type[Any]) -> Table:
    """The table of a record class."""
    return table_of(records.info(cls).table)


@cache
def names() -> frozenset[str]:
    """The names of the record tables."""
    return frozenset(records.REGISTRY)


def all_tables() -> tuple[Table, ...]:
    """Every record table, by name."""
    return tuple(table_of(name) for name in sorted(records.REGISTRY))


INDEXES: dict[str, tuple[str, ...]] = {
    "customer": ("name", "number", "phone", "source_key"),
    "contact": ("customer_id", "phone"),
    "site": ("customer_id",),
    "asset": ("customer_id", "serial", "product_id", "parent_id", "site_id", "source_key"),
    "product": ("model",),
    "contract": ("customer_id",),
    "service_request": ("number", "status, received_at", "customer_id, received_at", "asset_id", "received_at"),
    "work_order": (
        "number",
        "opened_at",
        "state, opened_at",
        "state, due_at",
        "state, finished_at",
        "starts_at",
        "customer_id, opened_at",
        "customer_id, state",
        "asset_id, opened_at",
        "technician_id, starts_at",
        "request_id",
        "source_key",
    ),
    "booking": ("work_order_id", "technician_id, starts_at"),
    "status_event": ("work_order_id", "subject_id"),
    "service_task": ("work_order_id",),
    "time_entry": ("work_order_id",),
    "note": ("work_order_id", "customer_id", "asset_id", "request_id"),
    "attachment": ("work_order_id", "request_id", "asset_id", "checklist_id", "receipt_line_id"),
    "charge": ("work_order_id",),
    "signature": ("work_order_id",),
    "checklist_template": ("code, version",),
    "checklist": ("work_order_id",),
    "checklist_answer": ("checklist_id",),
    "part": ("number", "name", "barcode", "category_id", "source_key"),
    "bom_line": ("product_id", "part_id", "assembly_part_id"),
    "stock_location": ("parent_id", "name", "person_id", "code"),
    "person": ("number",),
    "stock_move": ("part_id, at", "from_location_id, at", "to_location_id, at", "line_id"),
    "part_line": ("work_order_id", "part_id", "tag_number"),
    "supplier": ("name", "source_key"),
    "supplier_part": ("part_id", "supplier_id", "number", "source_key"),
    "price_break": ("supplier_part_id",),
    "part_code": ("part_id", "code"),
    "part_change": ("part_id, at",),
    "part_photo": ("part_id",),
    "supersession": ("part_id", "replacement_id"),
    "stock_level": ("part_id", "location_id"),
    "move_cost": ("move_id", "part_id"),
    "part_request": ("number", "status, needed_at", "work_order_id", "person_id", "to_location_id"),
    "part_request_line": ("request_id", "part_id, status", "source_location_id, status"),
    "pick_list": ("number", "status, due_at"),
    "pick_line": ("pick_list_id", "request_line_id", "part_id, status"),
    "shipment": ("number", "status, expected_at", "to_location_id, status", "work_order_id", "pick_list_id"),
    "shipment_line": ("shipment_id", "request_line_id", "part_id", "old_part_id", "work_order_id", "receipt_line_id"),
    "purchase_order": ("number", "status, expected_on", "supplier_id"),
    "purchase_line": ("purchase_order_id", "part_id, closed", "request_line_id"),
    "goods_receipt": ("number", "status", "purchase_order_id"),
    "goods_receipt_line": ("receipt_id", "purchase_line_id", "part_id"),
    "stock_count": ("number", "status", "location_id"),
    "count_entry": ("count_id, at", "part_id, at", "location_id, at"),
    "old_part_step": ("part_line_id, at",),
    "fault_code": ("kind, code",),
    "article": ("number", "status", "source"),
    "article_part": ("article_id", "part_id"),
    "article_file": ("article_id",),
    "article_version": ("article_id, version",),
    "article_use": ("article_id", "request_id", "work_order_id"),
    "article_vote": ("article_id",),
    "case_digest": ("model, problem_code", "problem_code", "closed_on"),
    "diagnosis_tree": ("code, version",),
    "diagnosis_run": ("work_order_id", "request_id", "tree_id"),
    "diagnosis_step": ("run_id",),
    "escalation": ("request_id", "work_order_id", "status, due_at", "owner_id, status"),
    "template_file": ("template_id",),
    "triage_suggestion": ("request_id", "field, at"),
    "conflict": ("state, opened_at", "row_id"),
    "possible_duplicate": ("state, found_at",),
    "stock_balance": ("location_id", "part_id"),
}

SEARCH_KINDS = ("work_order", "service_request", "customer", "asset", "part", "article", "case_digest")
# Beginnings up to this length are in the index, so that they are found as quickly as whole words: any other beginning
# makes FTS5 merge all its matches first. They double the index and a third of the time that it takes to write it.
INDEXED_BEGINNINGS = 10
_BEGINNINGS = ",".join(map(str, range(1, INDEXED_BEGINNINGS + 1)))

LOCAL_DDL: tuple[str, ...] = (
    """CREATE TABLE mutation (
        mid INTEGER PRIMARY KEY, intent TEXT NOT NULL, intent_version INTEGER NOT NULL, schema_version INTEGER NOT NULL,
        person_id TEXT, device_at INTEGER NOT NULL, row_count INTEGER NOT NULL, payload BLOB NOT NULL,
        chain BLOB NOT NULL, state INTEGER NOT NULL DEFAULT 0, stream TEXT NOT NULL DEFAULT '',
        base INTEGER NOT NULL DEFAULT 0, seq INTEGER, was INTEGER, code TEXT NOT NULL DEFAULT '',
        params TEXT NOT NULL DEFAULT '', because INTEGER, answered_at INTEGER, settled INTEGER NOT NULL DEFAULT 0)""",
    "CREATE INDEX mutation_state ON mutation (state, mid)",
    "CREATE INDEX mutation_seq ON mutation (seq)",
    # the streams that this database wrote, oldest first; the last one is written now
    """CREATE TABLE sync_stream (
        no INTEGER PRIMARY KEY, stream TEXT NOT NULL UNIQUE, parent TEXT NOT NULL, mid INTEGER NOT NULL,
        chain BLOB NOT NULL)""",
    # how far each granted scope was pulled; a scope that is fetched again raises its generation
    """CREATE TABLE sync_scope (
        no INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, seq INTEGER NOT NULL DEFAULT 0,
        rid INTEGER NOT NULL DEFAULT 0, generation INTEGER NOT NULL DEFAULT 0, whole INTEGER NOT NULL DEFAULT 0)""",
    """CREATE TABLE sync_row (
        tab TEXT NOT NULL, id TEXT NOT NULL, scope INTEGER NOT NULL, seq INTEGER NOT NULL, generation INTEGER NOT NULL,
        PRIMARY KEY (tab, id, scope)) WITHOUT ROWID""",
    "CREATE INDEX sync_row_scope ON sync_row (scope)",
    """CREATE TABLE sync_log (
        rid INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind TEXT NOT NULL, detail TEXT NOT NULL)""",
    """CREATE TABLE blob_transfer (
        sha TEXT NOT NULL, direction TEXT NOT NULL, size INTEGER NOT NULL, done INTEGER NOT NULL DEFAULT 0,
        state TEXT NOT NULL DEFAULT 'waiting', attempts INTEGER NOT NULL DEFAULT 0, added_at INTEGER NOT NULL,
        PRIMARY KEY (sha, direction)) WITHOUT ROWID""",
    # undelivered work of another laptop, from its safety copy, delivered by this one
    """CREATE TABLE carried_mutation (
        stream TEXT NOT NULL, mid INTEGER NOT NULL, message BLOB NOT NULL, state INTEGER NOT NULL DEFAULT 0,
        code TEXT NOT NULL DEFAULT '', params TEXT NOT NULL DEFAULT '', PRIMARY KEY (stream, mid)) WITHOUT ROWID""",
    "CREATE TABLE carried_stream (stream TEXT PRIMARY KEY, message BLOB NOT NULL) WITHOUT ROWID",
    """CREATE TABLE leased_block (
        series TEXT NOT NULL, first INTEGER NOT NULL, ends INTEGER NOT NULL, stream TEXT NOT NULL,
        next_value INTEGER NOT NULL, PRIMARY KEY (series, first)) WITHOUT ROWID""",
    """CREATE TABLE stock_on_hand (
        part_id TEXT NOT NULL, location_id TEXT NOT NULL, lot TEXT NOT NULL, serial TEXT NOT NULL,
        quantity_micro INTEGER NOT NULL, last_move_at INTEGER NOT NULL,
        PRIMARY KEY (part_id, location_id, lot, serial)) WITHOUT ROWID""",
    "CREATE INDEX stock_on_hand_location ON stock_on_hand (location_id, part_id)",
    "CREATE INDEX stock_on_hand_serial ON stock_on_hand (serial) WHERE serial <> ''",
    "CREATE INDEX stock_on_hand_negative ON stock_on_hand (location_id) WHERE quantity_micro < 0",
    "CREATE INDEX part_minimum ON part (min_stock_micro) WHERE min_stock_micro IS NOT NULL",
    "CREATE INDEX stock_move_work_order ON stock_move (work_order_id) WHERE work_order_id IS NOT NULL",
    "CREATE INDEX stock_move_counts ON stock_move (part_id, at) WHERE reason IN ('count', 'opening')",
    "CREATE INDEX part_request_line_open ON part_request_line (part_id) WHERE status = 'open'",
    # what a part's whole stock is worth (see domain/valuation.py), and the parts that have to be valued again
    """CREATE TABLE stock_value (
        part_id TEXT PRIMARY KEY, quantity_micro INTEGER NOT NULL, value_micro INTEGER NOT NULL,
        average_micro INTEGER NOT NULL, corrected_micro INTEGER NOT NULL, unpriced_micro INTEGER NOT NULL,
        late_moves INTEGER NOT NULL, last_at INTEGER NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX stock_value_last_at ON stock_value (last_at)",
    "CREATE INDEX stock_value_value ON stock_value (value_micro)",
    # when what there is of a part moved last and came in last; the parts of which age or value is to be looked at again
    """CREATE TABLE stock_age (
        part_id TEXT PRIMARY KEY, last_move_at INTEGER NOT NULL, last_receipt_at INTEGER) WITHOUT ROWID""",
    "CREATE INDEX stock_age_last_move_at ON stock_age (last_move_at)",
    """CREATE TABLE stock_stale (
        part_id TEXT PRIMARY KEY, value INTEGER NOT NULL DEFAULT 1, age INTEGER NOT NULL DEFAULT 1) WITHOUT ROWID""",
    """CREATE TABLE number_block (
        series TEXT PRIMARY KEY, next_value INTEGER NOT NULL, end_value INTEGER NOT NULL, device_code TEXT NOT NULL,
        incarnation TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE TABLE local_value (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    *(
        f"CREATE VIRTUAL TABLE search_{kind} USING fts5(text, content='', contentless_delete=1,"
        f" prefix='{_BEGINNINGS}', "
        "tokenize=\"unicode61 remove_diacritics 0 tokenchars '-/'\")"
        for kind in SEARCH_KINDS
    ),
)


def _literal(value: SqlValue) -> str:
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else str(value)


def create_statements() -> list[str]:
    """The statements that create today's schema in an empty database."""
    statements = []
    for table in all_tables():
        lines = ["rid INTEGER PRIMARY KEY"]
        for column in table.columns:
            line = f"{column.name} {column.sql_type}"
            if column.name == "id":
                line += " NOT NULL UNIQUE"
            elif not column.nullable:
                line += " NOT NULL"
            if column.default is not None:
                line += f" DEFAULT {_literal(column.default)}"
            lines.append(line)
        lines += ["row_base INTEGER NOT NULL DEFAULT 0", "field_bases TEXT"]
        statements.append(f"CREATE TABLE {table.name} ({', '.join(lines)})")
        for columns in INDEXES.get(table.name, ()):
            index = f"{table.name}_{columns.replace(', ', '_')}"
            statements.append(f"CREATE INDEX {index} ON {table.name} ({columns})")
    return statements + list(LOCAL_DDL)
