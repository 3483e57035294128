"""What a customer signs, as plain rows, and earlier work on the same machine."""

from __future__ import annotations

from typing import Any

from fieldservice.store.reader import Reader

_SIGNED = (
    "SELECT 'w', problem_code, cause_code, remedy_code, problem, cause, remedy, repair_plan, repair_steps, prevention,"
    " functional_test, functional_test_result, firmware_before, firmware_after, running_hours, entitlement,"
    " asset_id, customer_id FROM work_order WHERE id = ?",
    "SELECT 'p', id, kind, part_id, description, quantity_micro, unit, lot, serial, unit_price_minor, currency,"
    " disposition FROM part_line WHERE work_order_id = ? AND NOT removed ORDER BY id",
    "SELECT 't', id, person_id, kind, minutes, km FROM time_entry WHERE work_order_id = ? AND NOT removed ORDER BY id",
    "SELECT 'c', id, name, quantity_micro, unit, unit_price_minor, currency FROM charge"
    " WHERE work_order_id = ? AND NOT removed ORDER BY id",
    "SELECT 'a', a.id, a.value, a.verdict, a.note FROM checklist k JOIN checklist_answer a ON a.checklist_id = k.id"
    " WHERE k.work_order_id = ? AND NOT k.removed ORDER BY a.id",
    "SELECT 'f', id, sha, stage, caption FROM attachment WHERE work_order_id = ? AND NOT removed AND kind = 'photo'"
    " AND checklist_id IS NULL ORDER BY id",
)


def signed_content(reader: Reader, work_order_id: str) -> list[tuple[Any, ...]]:
    """Everything on the report that a signature stands for, in a fixed order."""
    return [row for sql in _SIGNED for row in reader.rows(sql, (work_order_id,))]


def earlier_jobs(reader: Reader, asset_id: str, besides: str, limit: int) -> list[tuple[Any, ...]]:
    """(id, number, opened_at, finished_at, state, summary, problem, remedy) on a machine, newest first."""
    return reader.rows(
        "SELECT id, number, opened_at, finished_at, state, summary, problem, remedy FROM work_order"
        " WHERE asset_id = ? AND id <> ? AND state <> 'cancelled' ORDER BY opened_at DESC, rid DESC LIMIT ?",
        (asset_id, besides, limit),
    )
