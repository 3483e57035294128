"""The columns of the list, a row as its cells, and a row as it is exported."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

from fieldservice.domain.states import FINISHED_STATES, OPEN_STATES
from fieldservice.domain.words import word
from fieldservice.i18n import language, translate
from ui.kit.models import Column, Row
from ui.work_orders import words
from ui.work_orders.list_view_model import WorkOrderRow

C = "work_orders"

# Column -> the order the service knows, and whether it runs down.
SORTS = {
    "number": ("number", True),
    "due": ("due_at", False),
    "customer": ("customer", False),
    "planned": ("starts_at", False),
    "opened": ("opened_at", True),
    "finished": ("finished_at", True),
}
DEFAULT_SORT = {"today": "planned", "finished": "finished"}


def columns() -> list[Column]:
    """The columns in the language in use; the last ones go first when room is short."""
    wide = language() == "en"  # English words are longer than Chinese ones
    return [
        Column("number", translate(C, "Number"), 112, kind="record"),
        Column("state", translate(C, "State"), 166 if wide else 114, sortable=False, kind="pill"),
        Column("due", translate(C, "Due"), 160 if wide else 142, kind="sla"),
        Column("customer", translate(C, "Customer"), 128 if wide else 92, wish=200 if wide else 132),
        Column("asset", translate(C, "Asset"), 114, sortable=False, wish=172),
        Column("fault", translate(C, "Fault"), 120, sortable=False, stretch=True),
        Column("technician", translate(C, "Technician"), 100 if wide else 66, sortable=False, wish=116 if wide else 66),
        Column("planned", translate(C, "Planned"), 116 if wide else 92, kind="muted"),
        Column("priority", translate(C, "Priority"), 88, sortable=False, hidden=True),
        Column("job_type", translate(C, "Job type"), 100, sortable=False, hidden=True),
        Column("entitlement", translate(C, "Coverage"), 116, sortable=False, kind="pill", hidden=True),
        Column("opened", translate(C, "Opened"), 108, hidden=True),
        Column("finished", translate(C, "Finished on"), 108, hidden=True),
        Column("serial", translate(C, "Serial number"), 120, sortable=False, hidden=True),
    ]


MUTED_AT = 14  # after the shown cells: whether the row is finished


def cells(row: WorkOrderRow, now: datetime, zone: tzinfo) -> Row:
    """A row as the table shows it."""
    unplanned = translate(C, "not planned") if row.state in OPEN_STATES and row.state != "draft" else ""
    return (
        row.number,
        words.state_pill(row.state),
        words.time_left(row.state, row.opened_at, row.due_at, row.finished_at, now),
        row.customer_short or words.both(row.customer_name, row.customer_name_en),
        words.asset_words(row.product_model, row.asset_name, row.asset_serial),
        row.summary,
        words.both(row.technician_name, row.technician_name_en),
        words.moment(row.starts_at, now, zone) or unplanned,
        word("priority", row.priority),
        word("job_type", row.job_type),
        words.entitlement_pill(row.entitlement) if row.entitlement else None,
        words.moment(row.opened_at, now, zone),
        words.moment(row.finished_at, now, zone),
        row.asset_serial,
        row.state in FINISHED_STATES,
    )


def export_header() -> list[str]:
    """The titles of an export."""
    return [
        translate(C, "Number"),
        translate(C, "State"),
        translate(C, "Priority"),
        translate(C, "Job type"),
        translate(C, "Customer"),
        translate(C, "Model"),
        translate(C, "Asset"),
        translate(C, "Serial number"),
        translate(C, "Fault"),
        translate(C, "Coverage"),
        translate(C, "Technician"),
        translate(C, "Opened"),
        translate(C, "Due"),
        translate(C, "Planned"),
        translate(C, "Finished on"),
    ]


def export_cells(row: WorkOrderRow) -> list[Any]:
    """A row as it is exported: words for coded values, times as times."""
    return [
        row.number,
        word("work_order", row.state),
        word("priority", row.priority),
        word("job_type", row.job_type),
        words.both(row.customer_name, row.customer_name_en),
        row.product_model,
        row.asset_name,
        row.asset_serial,
        row.summary,
        word("entitlement", row.entitlement) if row.entitlement else "",
        words.both(row.technician_name, row.technician_name_en),
        row.opened_at,
        row.due_at,
        row.starts_at,
        row.finished_at,
    ]
