"""The kinds of printed papers: of a work order, and of the warehouse."""

from __future__ import annotations

from fieldservice.i18n import mark

SERVICE_REPORT = "service_report"
JOB_SHEET = "job_sheet"
OF_WORK_ORDERS = (SERVICE_REPORT, JOB_SHEET)
NOTES = ("delivery_note", "transfer_note", "return_note")  # what a shipment is called
OF_WAREHOUSE = ("pick_list", *NOTES, "goods_receipt", "count_sheet", "old_part_tag", "purchase_order")
BATCH = ","  # between the ids of papers that are printed as one document
KINDS = (*OF_WORK_ORDERS, *OF_WAREHOUSE)
WORDS = {
    "service_report": mark("papers_page", "Service report"),
    "job_sheet": mark("papers_page", "Job sheet"),
    "pick_list": mark("papers_page", "Pick list"),
    "delivery_note": mark("papers_page", "Delivery note"),
    "transfer_note": mark("papers_page", "Transfer note"),
    "return_note": mark("papers_page", "Return note"),
    "goods_receipt": mark("papers_page", "Goods receipt"),
    "count_sheet": mark("papers_page", "Count sheet"),
    "old_part_tag": mark("papers_page", "Old-part tag"),
    "purchase_order": mark("papers_page", "Purchase order"),
}


def note_kind(shipment_kind: str) -> str:
    """The kind of paper for a kind of shipment."""
    if shipment_kind == "transfer":
        return "transfer_note"
    return "return_note" if shipment_kind in ("return", "vendor_return") else "delivery_note"
