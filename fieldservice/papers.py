"""Printed papers of a profile: what the services say, drawn by `printouts` (imported when the first is asked for)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from fieldservice.domain.paper_kinds import BATCH, JOB_SHEET, NOTES, OF_WAREHOUSE, SERVICE_REPORT
from fieldservice.errors import UserError
from fieldservice.services.container import Services

if TYPE_CHECKING:
    from fieldservice.domain.labels import LabelRun


class Drawn(Struct, frozen=True):
    """A paper as PDF, the number on it, and whom or what it is about (customer, place, supplier)."""

    pdf: bytes
    number: str
    about: str = ""


class Papers:
    """Renders papers as PDF."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def render(self, kind: str, id: str, language: str) -> bytes:
        """The PDF of a paper; see `draw`."""
        return self.draw(kind, id, language).pdf

    def draw(self, kind: str, id: str, language: str) -> Drawn:
        """A paper of a work order (by its id), or of the warehouse (by id or number), in `language`; of several counts
        as one document, their ids joined by `BATCH`.

        Raises UserError when there is nothing with this id or number, and for a kind that is not in `KINDS`.
        """
        reports = self._services.reports
        if kind == SERVICE_REPORT:
            from printouts import service_report

            report = reports.service_report(id, language)
            return Drawn(service_report.render(report, language), report.number, report.customer.name)
        if kind == JOB_SHEET:
            from printouts import job_sheet

            sheet = reports.job_sheet(id, language)
            return Drawn(job_sheet.render(sheet, language), sheet.number, sheet.customer.name)
        if kind in OF_WAREHOUSE:
            return self._of_warehouse(kind, id, language)
        raise UserError("papers.unknown", "There is no paper called {kind}.", kind=kind)

    def _of_warehouse(self, kind: str, key: str, language: str) -> Drawn:
        made = self._services.warehouse_papers
        if kind in NOTES:
            from printouts import shipment_note

            note = made.shipment(key, language)
            return Drawn(shipment_note.render(note, language), note.number, note.to.name)
        if kind == "pick_list":
            from printouts import pick_list

            walk = made.pick_list(key, language)
            return Drawn(pick_list.render(walk, language), walk.number, (walk.to or walk.warehouse).name)
        if kind == "goods_receipt":
            from printouts import goods_receipt

            receipt = made.goods_receipt(key, language)
            about = receipt.supplier or receipt.warehouse
            return Drawn(goods_receipt.render(receipt, language), receipt.number, about.name)
        if kind == "count_sheet":
            from printouts import count_sheet

            sheets = [made.count_sheet(each, language) for each in key.split(BATCH)]
            numbers = " – ".join(dict.fromkeys((sheets[0].number, sheets[-1].number)))
            return Drawn(count_sheet.render_all(sheets, language), numbers, sheets[0].warehouse.name)
        if kind == "old_part_tag":
            from printouts import old_part_tag

            tag = made.old_part_tag(key, language)
            return Drawn(old_part_tag.render([tag], language), tag.number, tag.part)
        from printouts import purchase_order

        order = made.purchase_order(key, language)
        return Drawn(purchase_order.render(order, language), order.number, order.supplier.name)

    def labels(self, run: LabelRun, language: str) -> bytes:
        """The PDF of a run of labels in `language`."""
        from printouts import labels

        return labels.render(run, language)
