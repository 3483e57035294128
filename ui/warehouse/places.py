"""The places and commands of the warehouse: the queue, and the bench in its modes."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place

_ROLES = frozenset({"warehouse", "manager", "administrator"})


def _queue(environment: Environment) -> Page:
    from ui.warehouse.queue_page import QueuePage

    return QueuePage(environment)


def _pick(environment: Environment) -> Page:
    from ui.warehouse.bench_page import BenchPage
    from ui.warehouse.pick_mode import PickMode

    return BenchPage(environment, PickMode)


def _shipment(environment: Environment) -> Page:
    from ui.warehouse.bench_page import BenchPage
    from ui.warehouse.shipment_mode import ShipmentMode

    return BenchPage(environment, ShipmentMode)


def _receive(environment: Environment) -> Page:
    from ui.warehouse.bench_page import BenchPage
    from ui.warehouse.receive_mode import ReceiveMode

    return BenchPage(environment, ReceiveMode)


def _inspect(environment: Environment) -> Page:
    from ui.warehouse.bench_page import BenchPage
    from ui.warehouse.inspect_mode import InspectMode

    return BenchPage(environment, InspectMode)


def _put_away(environment: Environment) -> Page:
    from ui.warehouse.bench_page import BenchPage
    from ui.warehouse.put_away_mode import PutAwayMode

    return BenchPage(environment, PutAwayMode)


def _count(environment: Environment) -> Page:
    from ui.warehouse.bench_page import BenchPage
    from ui.warehouse.count_mode import CountMode

    return BenchPage(environment, CountMode)


def _open_queue(navigator: Navigator) -> None:
    navigator.go("warehouse_queue")


def _receive_freely(navigator: Navigator) -> None:
    navigator.go("warehouse_queue", receive=True)


def _start_count(navigator: Navigator) -> None:
    navigator.go("warehouse_queue", count=True)


PLACES: tuple[Place, ...] = (
    Place(
        key="warehouse_queue", title=("navigation", mark("navigation", "Queue")), make=_queue,
        icon="warehouse", group=1, roles=_ROLES,
    ),
    Place(
        key="pick_list", title=("bench", mark("bench", "Pick")), make=_pick, icon="package-search",
        parent="warehouse_queue", single=False,
    ),
    Place(
        key="shipment", title=("bench", mark("bench", "Delivery note")), make=_shipment, icon="truck",
        parent="warehouse_queue", single=False,
    ),
    Place(
        key="goods_receipt", title=("bench", mark("bench", "Receive")), make=_receive, icon="package-plus",
        parent="warehouse_queue", single=False,
    ),
    Place(
        key="inspection", title=("bench", mark("bench", "Inspect")), make=_inspect, icon="clipboard-check",
        parent="warehouse_queue", single=False,
    ),
    Place(
        key="put_away", title=("bench", mark("bench", "Put away")), make=_put_away, icon="package-check",
        parent="warehouse_queue", single=False,
    ),
    Place(
        key="stock_count", title=("bench", mark("bench", "Count")), make=_count, icon="list-checks",
        parent="warehouse_queue", single=False,
    ),
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("bench", mark("bench", "Tasks of the warehouse")),
        run=_open_queue,
        icon="warehouse",
        more_words=(
            "queue",
            "pick",
            "receive",
            "count bin",
            "warehouse",
            "拣货",
            "收货",
            "盘点",
            "仓库",
            "任务",
            "jianhuo",
        ),
    ),
    Command(
        words=("bench", mark("bench", "Receive without an order")),
        run=_receive_freely,
        icon="package-plus",
        more_words=("receipt", "found", "gift", "无单收货", "收货", "赠品", "wudan"),
    ),
    Command(
        words=("bench", mark("bench", "Start a count")),
        run=_start_count,
        icon="list-checks",
        more_words=("full count", "cycle count", "stocktaking", "盘点", "全盘", "循环盘点", "pandian"),
    ),
)
