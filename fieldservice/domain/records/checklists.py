"""Checklist templates, checklists on a work order, and their answers."""

from __future__ import annotations

from datetime import datetime

from fieldservice.domain.records.base import must_ref, record, ref


@record("checklist_template")
class ChecklistTemplate:
    """A published version of a template; `body` is the template format of `domain.checklist` as JSON text."""

    id: str
    code: str = ""
    version: int = 1
    name: str = ""
    name_en: str = ""
    purpose: str = "diagnosis"  # safety | diagnosis | maintenance | installation | test
    job_types: str = ""  # comma separated; empty: all
    product_models: str = ""  # comma separated; empty: all
    body: str = ""
    archived: bool = False
    status: str = "published"  # draft | published


@record("checklist")
class Checklist:
    """A template being answered on a work order."""

    id: str
    work_order_id: str = must_ref("work_order")
    template_id: str = must_ref("checklist_template")
    purpose: str = "diagnosis"
    stage: str = "before"  # before | after the repair
    added_at: datetime | None = None
    added_by_id: str | None = ref("person")
    removed: bool = False


@record("checklist_answer", append_only=True)
class ChecklistAnswer:
    """One answer to one question; later answers do not erase earlier ones."""

    id: str
    checklist_id: str = must_ref("checklist")
    question: str = ""
    path: str = ""  # repeat path, "" outside repeats
    value: str = ""  # JSON
    verdict: str = ""  # pass | fail | partial | na | ""
    note: str = ""
    at: datetime | None = None
    by_id: str | None = ref("person")
    settles: str = ""  # ids of the answers of several people among which it decides, with spaces between
