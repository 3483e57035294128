"""Checklists of a work order, their answers, and what was answered last time for the same machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fieldservice.store.reader import Reader


def newest_templates(reader: Reader) -> list[str]:
    """Ids of the newest published version of every template that is in use."""
    rows = reader.rows(
        "SELECT id FROM (SELECT id, archived,"
        " row_number() OVER (PARTITION BY code ORDER BY version DESC, id DESC) AS nth FROM checklist_template"
        " WHERE status = 'published')"
        " WHERE nth = 1 AND NOT archived ORDER BY id"
    )
    return [row[0] for row in rows]


def template_versions(reader: Reader) -> set[tuple[str, int]]:
    """(code, version) of every published template that is stored."""
    rows = reader.rows("SELECT code, version FROM checklist_template WHERE status = 'published'")
    return {(row[0], int(row[1])) for row in rows}


def published_versions(reader: Reader, code: str) -> list[tuple[str, int]]:
    """(id, the number it was given) of every published version of a checklist."""
    rows = reader.rows("SELECT id, version FROM checklist_template WHERE code = ? AND status = 'published'", (code,))
    return [(row[0], int(row[1])) for row in rows]


def rids_of_templates(reader: Reader) -> dict[str, int]:
    """The row key of every version and draft."""
    return {row[0]: int(row[1]) for row in reader.rows("SELECT id, rid FROM checklist_template")}


def uses_of_templates(reader: Reader) -> dict[str, int]:
    """Template code -> on how many jobs it was, in whichever version."""
    rows = reader.rows(
        "SELECT t.code, count(DISTINCT k.work_order_id) FROM checklist k"
        " JOIN checklist_template t ON t.id = k.template_id WHERE NOT k.removed GROUP BY t.code"
    )
    return {row[0]: int(row[1]) for row in rows}


def last_answers(
    reader: Reader, asset_id: str, code: str, besides: str, questions: Sequence[str]
) -> list[tuple[Any, ...]]:
    """(checklist, question, path, value, verdict, at) of earlier checklists of the same template on the same asset,
    oldest first, so that the last one of a question is its latest."""
    if not questions:
        return []
    return reader.rows(
        "SELECT k.id, a.question, a.path, a.value, a.verdict, a.at FROM work_order w"
        " JOIN checklist k ON k.work_order_id = w.id AND NOT k.removed AND k.id <> ?"
        " JOIN checklist_template t ON t.id = k.template_id AND t.code = ?"
        " JOIN checklist_answer a ON a.checklist_id = k.id"
        f" WHERE w.asset_id = ? AND a.question IN ({', '.join('?' * len(questions))}) ORDER BY a.at, a.rid",
        (besides, code, asset_id, *questions),
    )


def booked_technicians(reader: Reader, work_order_id: str) -> list[str]:
    """The technicians whose answers count before others'."""
    rows = reader.rows(
        "SELECT DISTINCT technician_id FROM booking WHERE work_order_id = ? AND technician_id IS NOT NULL"
        " AND status NOT IN ('declined', 'cancelled')",
        (work_order_id,),
    )
    return [row[0] for row in rows]


def answered_by_several(reader: Reader, since_ms: int) -> list[str]:
    """Checklists of jobs that are open, or were finished since, in which a question was answered by several people."""
    rows = reader.rows(
        "SELECT DISTINCT checklist_id FROM (SELECT a.checklist_id FROM work_order w"
        " JOIN checklist k ON k.work_order_id = w.id AND NOT k.removed"
        " JOIN checklist_answer a ON a.checklist_id = k.id"
        " WHERE w.finished_at IS NULL OR w.finished_at > ?"
        " GROUP BY a.checklist_id, a.question, a.path HAVING count(DISTINCT a.by_id) > 1)",
        (since_ms,),
    )
    return [row[0] for row in rows]
