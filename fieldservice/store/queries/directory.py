"""Customers and assets: lists, pages of rows, and what happened with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from fieldservice.domain.states import OPEN_STATES
from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms, to_ms

OPEN = tuple(sorted(OPEN_STATES))
_OPEN_SQL = ", ".join(f"'{state}'" for state in OPEN)


class CustomerFilter(Struct, frozen=True):
    """Which customers: `text` anywhere in their record, `tier` high | medium | ordinary, archived ones or current."""

    text: str = ""
    tier: str = ""
    archived: bool = False
    sort: str = ""  # name | number | created (newest first) | last_job (newest first); "": name


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer in a list."""

    rid: int
    id: str
    number: str
    name: str
    name_en: str
    short_name: str
    tier: str
    phone: str
    province: str
    city: str
    tags: str
    contact_name: str
    assets: int
    open_jobs: int
    last_job_at: datetime | None
    archived: bool


class AssetFilter(Struct, frozen=True):
    """Which assets: `text` anywhere in their record, of a customer, site, product; archived ones or current."""

    text: str = ""
    customer_id: str | None = None
    site_id: str | None = None
    product_id: str | None = None
    archived: bool = False
    sort: str = ""  # serial | name | created (newest first) | last_job (newest first); "": serial


@dataclass(frozen=True, slots=True)
class AssetRow:
    """An asset in a list; what coverage needs is in it as well."""

    rid: int
    id: str
    number: str
    serial: str
    name: str
    location_note: str
    running_hours: int | None
    archived: bool
    customer_id: str | None
    customer_name: str
    customer_name_en: str
    site_name: str
    product_id: str | None
    model: str
    product_name: str
    product_name_en: str
    open_jobs: int
    last_job_at: datetime | None


@dataclass(frozen=True, slots=True)
class JobRow:
    """A work order in the history of a customer or an asset."""

    id: str
    number: str
    summary: str
    state: str
    job_type: str
    priority: str
    opened_at: datetime | None
    due_at: datetime | None
    starts_at: datetime | None
    finished_at: datetime | None
    problem: str
    remedy: str
    customer_id: str | None
    asset_id: str | None
    asset_name: str
    asset_serial: str
    model: str
    technician: str
    technician_en: str


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """Something that happened: `kind` request | work_order | visit | note | signature; `state` is its code."""

    at: datetime
    kind: str
    id: str
    number: str
    title: str
    state: str
    channel: str
    who: str
    who_en: str
    work_order_id: str | None


def customer_source(wanted: CustomerFilter) -> Source:
    """The list of customers."""
    source = Source("customer", text=wanted.text)
    source.where("t.archived = ?", int(wanted.archived))
    if wanted.tier:
        source.where("t.tier = ?", wanted.tier)
    return source


CUSTOMER_SORTS = {
    "": ("t.name", False),
    "name": ("t.name", False),
    "number": ("t.number", False),
    "created": ("t.created_at", True),
    "last_job": ("(SELECT max(w.opened_at) FROM work_order w WHERE w.customer_id = t.id)", True),
}


def customer_rows(reader: Reader, rids: Sequence[int]) -> list[CustomerRow]:
    """The rows of a page, in the order of `rids`; keys that do not exist any more are left out."""
    found: dict[int, CustomerRow] = {}
    for part in parts(rids):
        for row in reader.rows(
            "SELECT c.rid, c.id, c.number, c.name, c.name_en, c.short_name, c.tier, c.phone, c.province, c.city,"
            " c.tags,"
            " (SELECT name FROM contact WHERE customer_id = c.id AND NOT archived ORDER BY is_main DESC, rid LIMIT 1),"
            " (SELECT count(*) FROM asset WHERE customer_id = c.id AND NOT archived),"
            f" (SELECT count(*) FROM work_order WHERE customer_id = c.id AND state IN ({_OPEN_SQL})),"
            " (SELECT max(opened_at) FROM work_order WHERE customer_id = c.id), c.archived"
            f" FROM customer c WHERE c.rid IN ({marks(part)})",
            part,
        ):
            found[row[0]] = CustomerRow(*[*row[:11], row[11] or "", *row[12:14], _at(row[14]), bool(row[15])])
    return [found[rid] for rid in rids if rid in found]


def asset_source(wanted: AssetFilter) -> Source:
    """The list of assets."""
    source = Source("asset", text=wanted.text)
    source.where("t.archived = ?", int(wanted.archived))
    for column, value in (
        ("customer_id", wanted.customer_id),
        ("site_id", wanted.site_id),
        ("product_id", wanted.product_id),
    ):
        if value:
            source.where(f"t.{column} = ?", value)
    return source


ASSET_SORTS = {
    "": ("t.serial", False),
    "serial": ("t.serial", False),
    "name": ("t.name", False),
    "created": ("t.created_at", True),
    "last_job": ("(SELECT max(w.opened_at) FROM work_order w WHERE w.asset_id = t.id)", True),
}

_ASSET = f"""
    SELECT a.rid, a.id, a.number, a.serial, a.name, a.location_note, a.running_hours, a.archived,
        a.customer_id, coalesce(c.name, ''), coalesce(c.name_en, ''), coalesce(s.name, ''),
        a.product_id, coalesce(p.model, ''), coalesce(p.name, ''), coalesce(p.name_en, ''),
        (SELECT count(*) FROM work_order WHERE asset_id = a.id AND state IN ({_OPEN_SQL})),
        (SELECT max(opened_at) FROM work_order WHERE asset_id = a.id)
    FROM asset a LEFT JOIN customer c ON c.id = a.customer_id LEFT JOIN site s ON s.id = a.site_id
    LEFT JOIN product p ON p.id = a.product_id WHERE a."""


def asset_rows(reader: Reader, rids: Sequence[int]) -> list[AssetRow]:
    """The rows of a page, in the order of `rids`; keys that do not exist any more are left out."""
    return _asset_rows(reader, "rid", rids)


def asset_rows_by_id(reader: Reader, ids: Sequence[str]) -> list[AssetRow]:
    """The rows of these assets, in the order of `ids`."""
    return _asset_rows(reader, "id", ids)


def _asset_rows(reader: Reader, key: Literal["rid", "id"], keys: Sequence[Any]) -> list[AssetRow]:
    found: dict[Any, AssetRow] = {}
    for part in parts(keys):
        for row in reader.rows(f"{_ASSET}{key} IN ({marks(part)})", part):
            made = AssetRow(*[*row[:7], bool(row[7]), *row[8:17], _at(row[17])])
            found[getattr(made, key)] = made
    return [found[key_] for key_ in keys if key_ in found]


_JOB = """
    SELECT w.id, w.number, w.summary, w.state, w.job_type, w.priority, w.opened_at, w.due_at, w.starts_at,
        w.finished_at, w.problem, w.remedy, w.customer_id, w.asset_id, coalesce(a.name, ''), coalesce(a.serial, ''),
        coalesce(p.model, ''), coalesce(h.name, ''), coalesce(h.name_en, '')
    FROM work_order w LEFT JOIN asset a ON a.id = w.asset_id
    LEFT JOIN product p ON p.id = coalesce(w.product_id, a.product_id) LEFT JOIN person h ON h.id = w.technician_id"""

Owner = Literal["customer_id", "asset_id", "site_id"]


def jobs(reader: Reader, owner: Owner, id: str, *, open_only: bool = False, limit: int = 20) -> list[JobRow]:
    """Work orders of a customer, an asset or a site, newest first."""
    more = f" AND w.state IN ({_OPEN_SQL})" if open_only else ""
    rows = reader.rows(f"{_JOB} WHERE w.{owner} = ?{more} ORDER BY w.opened_at DESC, w.rid DESC LIMIT ?", (id, limit))
    return [_job(row) for row in rows]


def _job(row: tuple[Any, ...]) -> JobRow:
    return JobRow(*[*row[:6], *(_at(at) for at in row[6:10]), *row[10:]])


def count_jobs(reader: Reader, owner: Owner, id: str) -> int:
    """How many work orders a customer, an asset or a site has."""
    return reader.count(f"SELECT count(*) FROM work_order WHERE {owner} = ?", (id,))


def count_assets(reader: Reader, customer_id: str) -> int:
    """How many assets a customer has."""
    return reader.count("SELECT count(*) FROM asset WHERE customer_id = ? AND NOT archived", (customer_id,))


def open_numbers(reader: Reader, asset_ids: Sequence[str]) -> dict[str, list[str]]:
    """The numbers of open work orders by asset."""
    numbers: dict[str, list[str]] = {}
    for part in parts(asset_ids):
        for asset_id, number in reader.rows(
            f"SELECT asset_id, number FROM work_order WHERE asset_id IN ({marks(part)}) AND state IN ({_OPEN_SQL})"
            " ORDER BY opened_at DESC",
            part,
        ):
            numbers.setdefault(asset_id, []).append(number)
    return numbers


_EVENTS = {
    "request": """
        SELECT x.received_at AS at, 'request' AS kind, x.id AS id, x.number AS number, x.fault AS title,
            x.status AS state, x.channel AS channel, x.received_by_id AS who, NULL AS work_order_id
        FROM service_request x WHERE x.{owner} = ? AND x.received_at""",
    "work_order": """
        SELECT x.opened_at, 'work_order', x.id, x.number, x.summary, x.state, '', x.technician_id, x.id
        FROM work_order x WHERE x.{owner} = ? AND x.opened_at""",
    "visit": """
        SELECT b.left_at, 'visit', b.id, x.number,
            CASE WHEN b.outcome = 'done' THEN x.remedy ELSE b.outcome_reason END, b.outcome, '', b.technician_id, x.id
        FROM work_order x JOIN booking b ON b.work_order_id = x.id WHERE x.{owner} = ? AND b.left_at""",
    "signature": """
        SELECT s.at, 'signature', s.id, x.number, x.customer_feedback, s.outcome, '', NULL, x.id
        FROM work_order x JOIN signature s ON s.work_order_id = x.id AND s.role = 'customer'
        WHERE x.{owner} = ? AND s.at""",
    "note": """
        SELECT x.at, 'note', x.id, '', x.text, '', '', x.by_id, x.work_order_id
        FROM note x WHERE x.{owner} = ? AND x.at""",
    "job_note": """
        SELECT n.at, 'note', n.id, x.number, n.text, '', '', n.by_id, x.id
        FROM work_order x JOIN note n ON n.work_order_id = x.id AND n.{owner} IS NULL WHERE x.{owner} = ? AND n.at""",
}


def timeline(
    reader: Reader,
    owner: Literal["customer_id", "asset_id"],
    id: str,
    *,
    before: tuple[datetime, str] | None = None,
    limit: int = 50,
) -> list[TimelineEntry]:
    """What happened with a customer or an asset, newest first; `before`: time and id of the last entry shown."""
    bound = to_ms(before[0]) if before else 1 << 62
    selects, values = [], []
    for sql in _EVENTS.values():
        selects.append(f"SELECT * FROM ({sql.format(owner=owner)} <= ? ORDER BY 1 DESC, 3 DESC LIMIT ?)")
        values += [id, bound, limit + 20]  # some more: entries of one millisecond that were shown are left out below
    after = " WHERE (e.at, e.id) < (?, ?)" if before else ""
    rows = reader.rows(
        f"SELECT e.*, coalesce(h.name, ''), coalesce(h.name_en, '') FROM ({' UNION ALL '.join(selects)}) e"
        f" LEFT JOIN person h ON h.id = e.who{after} ORDER BY e.at DESC, e.id DESC LIMIT ?",
        [*values, *([bound, before[1]] if before else []), limit],
    )
    return [
        TimelineEntry(from_ms(at), kind, id_, number, title, state, channel, who, who_en, work_order)
        for at, kind, id_, number, title, state, channel, _, work_order, who, who_en in rows
    ]


def assets_of(reader: Reader, customer_id: str, limit: int) -> list[str]:
    """Ids of a customer's assets, newest first."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT id FROM asset WHERE customer_id = ? AND NOT archived ORDER BY rid DESC LIMIT ?",
            (customer_id, limit),
        )
    ]


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)
