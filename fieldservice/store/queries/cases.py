"""Closed work orders as cases: what a digest is made of, and finding digests that are like an open fault."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from fieldservice.store.reader import Reader, parts
from fieldservice.system.clock import to_ms

CLOSED = ("completed", "closed_incomplete", "reviewed", "archived")
_CLOSED = ", ".join(f"'{status}'" for status in CLOSED)
# A case teaches something when somebody wrote down or did what solved it.
_TEACHES = (
    "(w.cause <> '' OR w.remedy <> '' OR w.cause_code <> '' OR w.remedy_code <> '' OR w.repair_steps <> ''"
    " OR EXISTS (SELECT 1 FROM part_line l WHERE l.work_order_id = w.id AND NOT l.removed AND l.kind = 'used'))"
)

_HEADS = f"""
    SELECT w.id, w.status, coalesce(w.product_id, a.product_id), coalesce(p.model, ''), w.job_type, w.problem_code,
        w.cause_code, w.remedy_code, w.summary, w.description, w.problem, w.cause, w.remedy, w.repair_steps,
        w.functional_test_result, w.closing_reason, w.finished_at, w.customer_id, coalesce(a.serial, ''),
        coalesce(a.number, ''), coalesce(r.caller_name, ''), {_TEACHES}
    FROM work_order w LEFT JOIN asset a ON a.id = w.asset_id
    LEFT JOIN product p ON p.id = coalesce(w.product_id, a.product_id)
    LEFT JOIN service_request r ON r.id = w.request_id WHERE w.id IN ({{marks}})"""


def heads(reader: Reader, ids: Sequence[str]) -> list[tuple[Any, ...]]:
    """The work orders as `services.case_digests` reads them."""
    return [row for part in parts(ids) for row in reader.rows(_HEADS.format(marks=_marks(part)), part)]


def used_parts(reader: Reader, ids: Sequence[str]) -> list[tuple[str, str, int, str]]:
    """(work order, part, millionths, serial number) of what was used and not taken back."""
    sql = (
        "SELECT work_order_id, part_id, quantity_micro, serial FROM part_line"
        " WHERE work_order_id IN ({marks}) AND NOT removed AND kind = 'used' AND part_id IS NOT NULL ORDER BY rid"
    )
    found = [row for part in parts(ids) for row in reader.rows(sql.format(marks=_marks(part)), part)]
    return [(row[0], row[1], row[2], row[3]) for row in found]


def work_minutes(reader: Reader, ids: Sequence[str]) -> dict[str, int]:
    """Minutes of work that were recorded, by work order."""
    sql = (
        "SELECT work_order_id, sum(minutes) FROM time_entry WHERE work_order_id IN ({marks}) AND NOT removed"
        " AND kind = 'work' GROUP BY work_order_id"
    )
    return {row[0]: row[1] for part in parts(ids) for row in reader.rows(sql.format(marks=_marks(part)), part)}


def visit_facts(reader: Reader, ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """(visits made, minutes between beginning and end of them) by work order."""
    sql = (
        "SELECT work_order_id, count(*), sum(coalesce((left_at - coalesce(work_started_at, arrived_at)) / 60000, 0))"
        " FROM booking WHERE work_order_id IN ({marks}) AND status = 'left' GROUP BY work_order_id"
    )
    found = [row for part in parts(ids) for row in reader.rows(sql.format(marks=_marks(part)), part)]
    return {row[0]: (row[1], row[2] or 0) for row in found}


def names_around(reader: Reader, customer_ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
    """What a customer and its people and places are called, by customer: (firm | name | place, text)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for sql in (
        "SELECT id, 'firm', name FROM customer WHERE id IN ({marks})",
        "SELECT id, 'firm', name_en FROM customer WHERE id IN ({marks})",
        "SELECT id, 'name', short_name FROM customer WHERE id IN ({marks})",
        "SELECT id, 'name', number FROM customer WHERE id IN ({marks})",
        "SELECT id, 'name', phone FROM customer WHERE id IN ({marks})",
        "SELECT id, 'place', street FROM customer WHERE id IN ({marks})",
        "SELECT customer_id, 'name', name FROM contact WHERE customer_id IN ({marks})",
        "SELECT customer_id, 'name', phone FROM contact WHERE customer_id IN ({marks})",
        "SELECT customer_id, 'place', name FROM site WHERE customer_id IN ({marks})",
        "SELECT customer_id, 'place', street FROM site WHERE customer_id IN ({marks})",
    ):
        for part in parts(customer_ids):
            for id, kind, text in reader.rows(sql.format(marks=_marks(part)), part):
                if text:
                    found.setdefault(id, []).append((kind, text))
    return found


def names_of_people(reader: Reader) -> list[str]:
    """What our own people are called."""
    return [text for row in reader.rows("SELECT name, name_en FROM person") for text in row if text]


def tree_ends(reader: Reader, ids: Sequence[str]) -> dict[str, tuple[str, str]]:
    """(diagnosis tree, cause that it ended with) by work order; the latest that ended."""
    sql = (
        "SELECT r.work_order_id, t.code, r.leaf FROM diagnosis_run r JOIN diagnosis_tree t ON t.id = r.tree_id"
        " WHERE r.work_order_id IN ({marks}) AND NOT r.removed AND r.leaf <> '' ORDER BY r.ended_at, r.rid"
    )
    found = [row for part in parts(ids) for row in reader.rows(sql.format(marks=_marks(part)), part)]
    return {row[0]: (row[1], row[2]) for row in found}


def tree_end_of_request(reader: Reader, request_id: str) -> tuple[str, str]:
    """(diagnosis tree, cause that it ended with) of what was gone through on the phone; "" where it led to nothing."""
    rows = reader.rows(
        "SELECT t.code, r.leaf FROM diagnosis_run r JOIN diagnosis_tree t ON t.id = r.tree_id"
        " WHERE r.request_id = ? AND NOT r.removed AND r.leaf <> '' ORDER BY r.ended_at DESC, r.rid DESC LIMIT 1",
        (request_id,),
    )
    return (rows[0][0], rows[0][1]) if rows else ("", "")


def machine_of(reader: Reader, asset_id: str | None) -> tuple[str | None, str, str, str]:
    """(product, its model, serial number, number) of a machine."""
    rows = reader.rows(
        "SELECT a.product_id, coalesce(p.model, ''), a.serial, a.number FROM asset a"
        " LEFT JOIN product p ON p.id = a.product_id WHERE a.id = ?",
        (asset_id,),
    )
    return (rows[0][0], rows[0][1], rows[0][2], rows[0][3]) if rows else (None, "", "", "")


def closed_after(reader: Reader, rid: int, limit: int) -> list[tuple[int, str]]:
    """(rid, id) of the next work orders that are closed and teach something."""
    rows = reader.rows(
        f"SELECT w.rid, w.id FROM work_order w WHERE w.rid > ? AND w.status IN ({_CLOSED}) AND {_TEACHES}"
        " ORDER BY w.rid LIMIT ?",
        (rid, limit),
    )
    return [(row[0], row[1]) for row in rows]


def newest_rid(reader: Reader) -> int:
    """The key of the newest work order; 0 where there is none."""
    return reader.count("SELECT max(rid) FROM work_order")


def _marks(items: Sequence[Any]) -> str:
    return ", ".join("?" * len(items))


# --- finding them -----------------------------------------------------------------------------------------------------


def of_problem(reader: Reader, problem_code: str, model: str, limit: int) -> list[int]:
    """Digests of this problem, newest first; of one model only when it is given."""
    where, given = "problem_code = ?", [problem_code]
    if model:
        where, given = "model = ? AND problem_code = ?", [model, problem_code]
    sql = f"SELECT rid FROM case_digest WHERE {where} ORDER BY rid DESC LIMIT ?"
    return [row[0] for row in reader.rows(sql, (*given, limit))]


def digest_ids(reader: Reader, rids: Sequence[int]) -> dict[str, int]:
    """rid by id of these digests, those that are withdrawn left out."""
    found: dict[str, int] = {}
    for part in parts(rids):
        sql = f"SELECT id, rid FROM case_digest WHERE rid IN ({_marks(part)}) AND closed_on IS NOT NULL"
        found.update({row[0]: row[1] for row in reader.rows(sql, part)})
    return found


def matching(reader: Reader, expression: str, limit: int) -> list[int]:
    """Digests whose documents match, newest first."""
    sql = "SELECT rowid FROM search_case_digest WHERE search_case_digest MATCH ? ORDER BY rowid DESC LIMIT ?"
    return [row[0] for row in reader.rows(sql, (expression, limit))]


def finished_between(reader: Reader, since: datetime, until: datetime) -> list[str]:
    """Closed work orders that ended in this time, as far as they are on this device."""
    found: list[str] = []
    for state in CLOSED:
        sql = "SELECT id FROM work_order WHERE state = ? AND finished_at >= ? AND finished_at < ?"
        found += [row[0] for row in reader.rows(sql, (state, to_ms(since), to_ms(until)))]
    return found


def categories(reader: Reader, product_ids: Sequence[str]) -> dict[str, str]:
    """What family of machines products belong to, by product."""
    found: dict[str, str] = {}
    for part in parts(product_ids):
        rows = reader.rows(f"SELECT id, category FROM product WHERE id IN ({_marks(part)})", part)
        found.update({row[0]: row[1] for row in rows})
    return found
