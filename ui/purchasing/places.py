"""The places and commands of purchasing."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place

_ROLES = frozenset({"warehouse", "manager", "administrator"})


def _orders(environment: Environment) -> Page:
    from ui.purchasing.orders_page import OrdersPage

    return OrdersPage(environment)


def _proposals(environment: Environment) -> Page:
    from ui.purchasing.proposals_page import ProposalsPage

    return ProposalsPage(environment)


def _suppliers(environment: Environment) -> Page:
    from ui.purchasing.suppliers_page import SuppliersPage

    return SuppliersPage(environment)


def _receipts(environment: Environment) -> Page:
    from ui.purchasing.receipts_page import ReceiptsPage

    return ReceiptsPage(environment)


def _order(environment: Environment) -> Page:
    from ui.purchasing.order_page import OrderPage

    return OrderPage(environment)


def _open_orders(navigator: Navigator) -> None:
    navigator.go("purchase_orders")


def _open_receipts(navigator: Navigator) -> None:
    navigator.go("goods_receipts")


def _open_proposals(navigator: Navigator) -> None:
    navigator.go("purchase_proposals")


PLACES: tuple[Place, ...] = (
    Place(
        key="purchase_orders", title=("navigation", mark("navigation", "Purchasing")), make=_orders,
        icon="receipt", group=2, roles=_ROLES,
    ),
    Place(
        key="purchase_proposals", title=("purchasing_page", mark("purchasing_page", "Proposals")), make=_proposals,
        icon="receipt", parent="purchase_orders", roles=_ROLES,
    ),
    Place(
        key="goods_receipts", title=("purchasing_page", mark("purchasing_page", "Deliveries")), make=_receipts,
        icon="package-plus", parent="purchase_orders", roles=_ROLES,
    ),
    Place(
        key="suppliers", title=("purchasing_page", mark("purchasing_page", "Suppliers")), make=_suppliers,
        icon="factory", parent="purchase_orders", roles=_ROLES,
    ),
    Place(
        key="purchase_order", title=("purchasing_page", mark("purchasing_page", "Purchase order")), make=_order,
        icon="receipt", parent="purchase_orders", single=False, roles=_ROLES,
    ),
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("purchasing_page", mark("purchasing_page", "Purchase orders")),
        run=_open_orders,
        icon="receipt",
        more_words=("purchase", "order", "supplier", "buy", "采购", "采购单", "caigou"),
    ),
    Command(
        words=("purchasing_page", mark("purchasing_page", "What should be ordered")),
        run=_open_proposals,
        icon="receipt",
        more_words=("proposals", "reorder", "minimum", "补货", "采购建议", "下限"),
    ),
    Command(
        words=("purchasing_page", mark("purchasing_page", "Deliveries received")),
        run=_open_receipts,
        icon="package-plus",
        more_words=("receipts", "delivery note", "收货单", "送货单", "到货", "shouhuo"),
    ),
)
