"""Past requests and jobs as examples to learn from, those that are like a text, and how good suggestions were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from fieldservice.store.queries import search
from fieldservice.store.reader import Reader
from fieldservice.system.clock import from_ms, to_ms


@dataclass(frozen=True, slots=True)
class PastCase:
    """A request with the job that came of it, or a job without a request. What nobody decided is ""; `minutes` of work
    and `visits` are None where the job is not finished. `category` is what was chosen; the technician's problem code,
    known later, counts more."""

    at: datetime
    request_id: str
    work_order_id: str
    number: str
    text: str
    request_type: str
    category: str
    priority: str
    complexity: str
    can_stop: str
    asset_id: str
    model: str
    tier: str
    remedy: str
    minutes: int | None
    visits: int | None


_SAMPLE = 40
_JOB_TYPE = "CASE w.job_type WHEN 'inspection' THEN 'maintenance' ELSE w.job_type END"
_MINUTES = """CASE WHEN w.finished_at IS NOT NULL THEN (SELECT sum(e.minutes) FROM time_entry e
    WHERE e.work_order_id = w.id AND e.kind = 'work' AND NOT e.removed) END"""
_VISITS = """CASE WHEN w.finished_at IS NOT NULL THEN (SELECT count(*) FROM booking b
    WHERE b.work_order_id = w.id AND b.status = 'left') END"""
_REQUESTS = f"""
    SELECT coalesce(r.received_at, 0), r.id, coalesce(w.id, ''), r.number, r.fault, r.request_type,
        CASE WHEN coalesce(w.problem_code, '') <> '' THEN w.problem_code ELSE r.category END, r.priority, r.complexity,
        r.can_stop, coalesce(r.asset_id, ''), coalesce(p.model, ''), coalesce(c.tier, ''),
        CASE WHEN coalesce(w.remedy, '') <> '' THEN w.remedy ELSE r.answer END, {_MINUTES}, {_VISITS}
    FROM {{source}} JOIN service_request r ON r.rid = h.rid
    LEFT JOIN work_order w ON w.rid = (SELECT min(rid) FROM work_order WHERE request_id = r.id)
    LEFT JOIN customer c ON c.id = r.customer_id LEFT JOIN asset a ON a.id = r.asset_id
    LEFT JOIN product p ON p.id = a.product_id
    WHERE r.fault <> '' AND r.status NOT IN ('cancelled', 'merged')"""
_JOBS = f"""
    SELECT coalesce(w.opened_at, 0), '', w.id, w.number,
        CASE WHEN w.description <> '' THEN w.description ELSE w.summary END, {_JOB_TYPE}, w.problem_code, w.priority,
        '', '', coalesce(w.asset_id, ''), coalesce(p.model, ''), coalesce(c.tier, ''), w.remedy, {_MINUTES}, {_VISITS}
    FROM {{source}} JOIN work_order w ON w.rid = h.rid
    LEFT JOIN customer c ON c.id = w.customer_id LEFT JOIN asset a ON a.id = w.asset_id
    LEFT JOIN product p ON p.id = coalesce(w.product_id, a.product_id)
    WHERE w.request_id IS NULL AND (w.description <> '' OR w.summary <> '') AND w.status <> 'cancelled'"""


def newest_cases(reader: Reader, limit: int) -> list[PastCase]:
    """The newest requests and jobs, at most `limit` of each kind, the oldest first."""
    newest = "(SELECT rid FROM {table} ORDER BY rid DESC LIMIT {limit:d}) h CROSS"
    found = [
        _case(row)
        for sql, table in ((_REQUESTS, "service_request"), (_JOBS, "work_order"))
        for row in reader.rows(sql.format(source=newest.format(table=table, limit=limit)))
    ]
    found.sort(key=lambda case: (case.at, case.number))
    return found[-limit:]


def cases_with_words(reader: Reader, words: Sequence[str], limit: int) -> list[PastCase]:
    """The newest requests and jobs that hold any of these words of the index, at most `limit` of each kind."""
    if not words:
        return []
    expression = " OR ".join(f'"{word}"' for word in words)
    found = []
    for sql, table in ((_REQUESTS, "service_request"), (_JOBS, "work_order")):
        source = (
            f"(SELECT rowid AS rid FROM search_{table} WHERE search_{table} MATCH ?"
            f" ORDER BY rowid DESC LIMIT {limit:d}) h CROSS"
        )
        found += [_case(row) for row in reader.rows(sql.format(source=source), (expression,))]
    return found


def about_how_many(reader: Reader, word: str) -> int:
    """About how many requests and jobs hold a word of the index, told from how far apart the newest ones are."""
    total = 0
    for table in ("service_request", "work_order"):
        rids = search.matching_rids(reader, table, f'"{word}"', _SAMPLE)
        total += len(rids) if len(rids) < _SAMPLE else rids[0] * _SAMPLE // (rids[0] - rids[-1])
    return total


def last_category(reader: Reader, asset_id: str) -> str:
    """The problem of the newest job of a machine that has one."""
    rows = reader.rows(
        "SELECT problem_code FROM work_order WHERE asset_id = ? AND problem_code <> '' ORDER BY opened_at DESC LIMIT 1",
        (asset_id,),
    )
    return str(rows[0][0]) if rows else ""


def highest_keys(reader: Reader) -> tuple[int, int]:
    """The highest keys of requests and of jobs: how many there have been, without counting them."""
    return (
        reader.count("SELECT max(rid) FROM service_request"),
        reader.count("SELECT max(rid) FROM work_order"),
    )


def outcomes(reader: Reader, since: datetime, until: datetime) -> list[tuple[datetime, str, str, int, str, str]]:
    """(when, field, suggested, per mille, what it turned out to be, source) of the suggestions of a period.

    A category is what the technician found, else what was chosen; other fields as the request stands now. What nobody
    has decided is left out.
    """
    rows = reader.rows(
        """SELECT s.at, s.field, s.suggested, s.score, CASE s.field
                WHEN 'category' THEN coalesce(
                    (SELECT w.problem_code FROM work_order w WHERE w.request_id = s.request_id AND w.problem_code <> ''
                        LIMIT 1), nullif(r.category, ''), s.chosen)
                WHEN 'request_type' THEN coalesce(r.request_type, s.chosen)
                WHEN 'priority' THEN coalesce(r.priority, s.chosen)
                ELSE coalesce(nullif(r.complexity, ''), s.chosen) END AS final, s.source
            FROM triage_suggestion s LEFT JOIN service_request r ON r.id = s.request_id
            WHERE s.at >= ? AND s.at < ? AND final <> '' ORDER BY s.at, s.rid""",
        (to_ms(since), to_ms(until)),
    )
    return [(from_ms(at), *rest) for at, *rest in rows]


def _case(row: tuple[object, ...]) -> PastCase:
    return PastCase(from_ms(row[0]), *row[1:])  # type: ignore[arg-type]  # columns in the order of the fields
