"""Printed papers of a profile: what the services say, drawn by `printouts` (imported when the first is asked for)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fieldservice.errors import UserError
from fieldservice.services.container import Services

if TYPE_CHECKING:
    from fieldservice.domain.labels import LabelRun

SERVICE_REPORT = "service_report"
JOB_SHEET = "job_sheet"
KINDS = (SERVICE_REPORT, JOB_SHEET)


class Papers:
    """Renders papers as PDF."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def render(self, kind: str, work_order_id: str, language: str) -> bytes:
        """The PDF of a paper of a work order in `language`. Raises UserError when the work order is gone."""
        if kind == SERVICE_REPORT:
            from printouts import service_report

            return service_report.render(self._services.reports.service_report(work_order_id, language), language)
        if kind == JOB_SHEET:
            from printouts import job_sheet

            return job_sheet.render(self._services.reports.job_sheet(work_order_id, language), language)
        raise UserError("papers.unknown", "There is no paper called {kind}.", kind=kind)

    def labels(self, run: LabelRun, language: str) -> bytes:
        """The PDF of a run of labels in `language`."""
        from printouts import labels

        return labels.render(run, language)
