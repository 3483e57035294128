"""Service requests: the list, the rows of a page, what is open, and how complete the records are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from fieldservice.store.queries.windows import Source, marks
from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class RequestFilter:
    """Which requests: statuses, channels (none chosen: all), text anywhere in the record, of one customer or asset,
    received at or after a moment."""

    statuses: frozenset[str] = field(default_factory=frozenset)
    channels: frozenset[str] = field(default_factory=frozenset)
    customer_id: str | None = None
    asset_id: str | None = None
    text: str = ""
    sort: str = ""  # received (newest first) | number (newest first) | wanted (soonest first); "": received
    received_from: datetime | None = None


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request in a list, with the work order that came of it or took it in."""

    rid: int
    id: str
    number: str
    channel: str
    request_type: str
    priority: str
    status: str
    fault: str
    caller_name: str
    caller_phone: str
    received_at: datetime | None
    wanted_at: datetime | None
    customer_id: str | None
    customer_name: str
    customer_name_en: str
    asset_id: str | None
    asset_name: str
    asset_serial: str
    model: str
    received_by: str
    received_by_en: str
    work_order_id: str | None
    work_order_number: str
    work_order_state: str


REQUEST_SORTS = {
    "": ("t.received_at", True),
    "received": ("t.received_at", True),
    "number": ("t.number", True),
    "wanted": ("t.wanted_at", False),
}

Owner = Literal["customer_id", "asset_id", "site_id"]


def request_source(wanted: RequestFilter) -> Source:
    """The list of requests."""
    source = Source("service_request", text=wanted.text)
    if wanted.statuses:
        source.where_in("t.status", wanted.statuses)
    if wanted.channels:
        source.where_in("t.channel", wanted.channels)
    if wanted.customer_id:
        source.where("t.customer_id = ?", wanted.customer_id)
    if wanted.asset_id:
        source.where("t.asset_id = ?", wanted.asset_id)
    if wanted.received_from:
        source.where("t.received_at >= ?", to_ms(wanted.received_from))
    return source


_ROW = """
    SELECT r.rid, r.id, r.number, r.channel, r.request_type, r.priority, r.status, r.fault, r.caller_name,
        r.caller_phone, r.received_at, r.wanted_at, r.customer_id, coalesce(c.name, ''), coalesce(c.name_en, ''),
        r.asset_id, coalesce(a.name, ''), coalesce(a.serial, ''), coalesce(p.model, ''),
        coalesce(h.name, ''), coalesce(h.name_en, ''), w.id, coalesce(w.number, ''), coalesce(w.state, '')
    FROM service_request r LEFT JOIN customer c ON c.id = r.customer_id LEFT JOIN asset a ON a.id = r.asset_id
    LEFT JOIN product p ON p.id = a.product_id LEFT JOIN person h ON h.id = r.received_by_id
    LEFT JOIN work_order w ON w.id = coalesce(r.merged_into_id,
        (SELECT id FROM work_order WHERE request_id = r.id ORDER BY rid LIMIT 1))"""


def request_rows(reader: Reader, rids: Sequence[int]) -> list[RequestRow]:
    """The rows of a page, in the order of `rids`; keys that do not exist any more are left out."""
    found: dict[int, RequestRow] = {}
    for part in parts(rids):
        for row in _rows(reader, f"WHERE r.rid IN ({marks(part)})", part):
            found[row.rid] = row
    return [found[rid] for rid in rids if rid in found]


def open_requests(reader: Reader, owner: Owner, id: str, limit: int = 10) -> list[RequestRow]:
    """Requests of a customer, an asset or a site that nobody has taken up yet, newest first."""
    return _rows(
        reader, f"WHERE r.{owner} = ? AND r.status = 'new' ORDER BY r.received_at DESC, r.rid DESC LIMIT ?", (id, limit)
    )


def _rows(reader: Reader, where: str, parameters: Sequence[str | int]) -> list[RequestRow]:
    return [
        RequestRow(*[*row[:10], _at(row[10]), _at(row[11]), *row[12:]])
        for row in reader.rows(f"{_ROW} {where}", parameters)
    ]


def completeness(reader: Reader, since: datetime, until: datetime, conditions: Sequence[str]) -> tuple[int, int]:
    """(complete requests, all requests) received in the period; complete ones satisfy every condition."""
    rows = reader.rows(
        f"SELECT sum({' AND '.join(f'({c})' for c in conditions)}), count(*) FROM service_request r"
        " WHERE r.received_at >= ? AND r.received_at < ?",
        (to_ms(since), to_ms(until)),
    )
    return int(rows[0][0] or 0), int(rows[0][1])


def _at(milliseconds: int | None) -> datetime | None:
    return None if milliseconds is None else from_ms(milliseconds)


def first_contact(reader: Reader, since: datetime, until: datetime) -> tuple[int, int]:
    """(solved while the customer was on the line, all) of the requests received then that are neither cancelled nor
    another job's."""
    rows = reader.rows(
        "SELECT coalesce(sum(first_contact), 0), count(*) FROM service_request"
        " WHERE received_at >= ? AND received_at < ?"
        " AND status NOT IN ('cancelled', 'merged')",
        (to_ms(since), to_ms(until)),
    )
    return rows[0][0], rows[0][1]
