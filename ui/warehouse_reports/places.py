"""The place of the reports on stock."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _reports(environment: Environment) -> Page:
    from ui.warehouse_reports.page import StockReportsPage

    return StockReportsPage(environment)


def _open(navigator: Navigator) -> None:
    navigator.go("stock_reports")


PLACES: tuple[Place, ...] = (
    Place(
        key="stock_reports",
        title=("navigation", mark("navigation", "Stock reports")),
        make=_reports,
        icon="chart-column",
        group=2,
        roles=frozenset({"warehouse", "dispatcher", "manager", "administrator"}),
    ),
)
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("stock_reports_page", mark("stock_reports_page", "Stock reports")),
        run=_open,
        icon="chart-column",
        more_words=(
            "on hand",
            "movement",
            "valuation",
            "ageing",
            "stale",
            "库存报表",
            "收发存",
            "库龄",
            "呆滞",
            "kucun",
        ),
    ),
)
