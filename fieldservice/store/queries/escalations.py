"""Questions to specialists: whose turn it is, what is beside a case, how often it happens; and safety warnings, which
are no questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from fieldservice.store.reader import Reader
from fieldservice.system.clock import to_ms


def inbox(reader: Reader, person_id: str | None, limit: int) -> list[str]:
    """Open questions of an owner by their due time, then answers to what the person asked."""
    rows = reader.rows(
        "SELECT id FROM (SELECT id, 0 AS turn, due_at AS at FROM escalation WHERE owner_id = ?1 AND status = 'open'"
        " UNION ALL SELECT id, 1, answered_at FROM escalation WHERE asked_by_id = ?1 AND status = 'answered')"
        " ORDER BY turn, at LIMIT ?2",
        (person_id, limit),
    )
    return [row[0] for row in rows]


def in_state(reader: Reader, status: str, limit: int) -> list[str]:
    """Those in a state by their due time."""
    rows = reader.rows(
        "SELECT id FROM escalation WHERE status = ? AND level <> 'safety' ORDER BY due_at, rid LIMIT ?", (status, limit)
    )
    return [row[0] for row in rows]


def ended(reader: Reader, limit: int) -> list[str]:
    """Those that nobody waits for, the newest first."""
    rows = reader.rows(
        "SELECT id FROM escalation WHERE status IN ('answered', 'handed_back', 'withdrawn') AND level <> 'safety'"
        " ORDER BY coalesce(answered_at, asked_at) DESC, rid DESC LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows]


def beside(reader: Reader, work_order_id: str | None, request_id: str | None) -> list[str]:
    """Those of a work order or of a request, the newest first."""
    rows = reader.rows(
        "SELECT id FROM escalation WHERE (work_order_id = ?1 OR request_id = ?2) AND level <> 'safety'"
        " ORDER BY asked_at DESC, rid DESC",
        (work_order_id, request_id),
    )
    return [row[0] for row in rows]


def count_waiting(reader: Reader, person_id: str | None) -> int:
    """Open questions that somebody owns, and answers that wait for whoever asked."""
    return reader.count(
        "SELECT (SELECT count(*) FROM escalation WHERE owner_id = ?1 AND status = 'open')"
        " + (SELECT count(*) FROM escalation WHERE asked_by_id = ?1 AND status = 'answered')",
        (person_id,),
    )


def rate(reader: Reader, since: datetime, until: datetime) -> tuple[int, int]:
    """(cases that were escalated, all cases): requests received then, and work orders opened then without a request."""
    span = (to_ms(since), to_ms(until))
    cases = (
        "SELECT id, 'r' AS kind FROM service_request WHERE received_at >= ?1 AND received_at < ?2"
        " AND status NOT IN ('cancelled', 'merged')"
        " UNION ALL SELECT id, 'w' FROM work_order WHERE opened_at >= ?1 AND opened_at < ?2 AND request_id IS NULL"
        " AND state <> 'cancelled'"
    )
    total = reader.count(f"SELECT count(*) FROM ({cases})", span)
    escalated = reader.count(
        f"SELECT count(*) FROM ({cases}) c WHERE EXISTS (SELECT 1 FROM escalation e WHERE e.status <> 'withdrawn'"
        " AND e.level <> 'safety'"
        " AND ((c.kind = 'r' AND e.request_id = c.id) OR (c.kind = 'w' AND e.work_order_id = c.id)))",
        span,
    )
    return escalated, total


def unread_warnings(reader: Reader, limit: int) -> list[str]:
    """Safety warnings that nobody has read yet and that still hold, the oldest first."""
    rows = reader.rows(
        "SELECT id FROM escalation WHERE status = 'open' AND level = 'safety' AND read_at IS NULL"
        " ORDER BY due_at, rid LIMIT ?",
        (limit,),
    )
    return [row[0] for row in rows]


def warnings_beside(
    reader: Reader, work_order_id: str | None, request_id: str | None, finished: Sequence[str]
) -> list[str]:
    """Safety warnings of a work order or of a request that still hold, the newest first: those that nobody has read,
    and those of orders that are in none of the `finished` states."""
    marks = ", ".join("?" * len(finished))
    rows = reader.rows(
        "SELECT e.id FROM escalation e LEFT JOIN work_order w ON w.id = e.work_order_id"
        " WHERE (e.work_order_id = ? OR e.request_id = ?) AND e.level = 'safety' AND e.status = 'open'"
        f" AND (e.read_at IS NULL OR w.status NOT IN ({marks})) ORDER BY e.asked_at DESC, e.rid DESC",
        (work_order_id, request_id, *finished),
    )
    return [row[0] for row in rows]


def undelivered(reader: Reader, ids: Sequence[str]) -> frozenset[str]:
    """Which of these the hub does not have yet, on a device that is joined to one."""
    marks = ", ".join("?" * len(ids))
    rows = reader.rows(f"SELECT id FROM escalation WHERE row_base < 0 AND id IN ({marks})", tuple(ids))
    return frozenset(row[0] for row in rows)
