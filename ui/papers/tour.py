"""Pictures of the report page for the tour."""

from __future__ import annotations

from ui.tour import Shot, Tour


def _job_sheet(tour: Tour) -> None:
    tour.go("report", work_order_id=tour.facts.waiting_work_order_id, kind="job_sheet")


def _service_report(tour: Tour) -> None:
    tour.go("report", work_order_id=tour.facts.waiting_work_order_id, kind="service_report")


SHOTS: tuple[Shot, ...] = (Shot("report-service-report", _service_report), Shot("report-job-sheet", _job_sheet))
