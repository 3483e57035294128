"""The places and commands of the directory: customers and assets."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _customers(environment: Environment) -> Page:
    from ui.directory.customers_page import CustomersPage

    return CustomersPage(environment)


def _customer(environment: Environment) -> Page:
    from ui.directory.customer_page import CustomerPage

    return CustomerPage(environment)


def _assets(environment: Environment) -> Page:
    from ui.directory.assets_page import AssetsPage

    return AssetsPage(environment)


def _asset(environment: Environment) -> Page:
    from ui.directory.asset_page import AssetPage

    return AssetPage(environment)


def _new_customer(navigator: Navigator) -> None:
    navigator.go("customers", new=True)


PLACES: tuple[Place, ...] = (
    Place(
        key="customers", title=("navigation", mark("navigation", "Customers")), make=_customers, icon="users",
        group=2,
    ),
    Place(
        key="customer", title=("directory_page", mark("directory_page", "Customer")), make=_customer, icon="users",
        parent="customers", single=False,
    ),
    Place(
        key="assets", title=("navigation", mark("navigation", "Assets")), make=_assets, icon="cog", group=2,
    ),
    Place(
        key="asset", title=("directory_page", mark("directory_page", "Asset")), make=_asset, icon="cog",
        parent="assets", single=False,
    ),
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("directory_page", mark("directory_page", "New customer")),
        run=_new_customer,
        icon="plus",
        more_words=("new customer", "add customer", "新建客户", "xinjian kehu"),
    ),
)
