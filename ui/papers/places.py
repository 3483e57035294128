"""The place of printed papers."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _make(environment: Environment) -> Page:
    from ui.papers.page import ReportPage

    return ReportPage(environment)


PLACES: tuple[Place, ...] = (
    Place(key="report", title=("papers_page", mark("papers_page", "Service report")), make=_make, parent="work_orders"),
)
COMMANDS: tuple[Command, ...] = ()
