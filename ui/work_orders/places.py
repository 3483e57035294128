"""The places and commands of work orders: the list, one work order, a new one."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _list(environment: Environment) -> Page:
    from ui.work_orders.list_page import WorkOrdersPage

    return WorkOrdersPage(environment)


def _detail(environment: Environment) -> Page:
    from ui.work_orders.detail_page import WorkOrderPage

    return WorkOrderPage(environment)


def _open(navigator: Navigator) -> None:
    navigator.go("work_orders")


def _new(navigator: Navigator) -> None:
    navigator.go("work_orders", new=True)


PLACES: tuple[Place, ...] = (
    Place(
        key="work_orders", title=("navigation", mark("navigation", "Work orders")), make=_list,
        icon="clipboard-list", group=1,
    ),
    Place(
        key="work_order", title=("work_orders", mark("work_orders", "Work order")), make=_detail,
        icon="clipboard-list", parent="work_orders",
    ),
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("work_orders", mark("work_orders", "Open work orders")),
        run=_open,
        icon="clipboard-list",
        more_words=("work orders", "jobs", "工单", "gongdan"),
    ),
    Command(
        words=("work_orders", mark("work_orders", "New work order")),
        run=_new,
        icon="plus",
        more_words=("new work order", "create job", "新建工单", "xinjian gongdan"),
    ),
)
