"""The place and the commands of the settings."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place

_CHANGERS = frozenset({"manager", "administrator"})


def _make(environment: Environment) -> Page:
    from ui.settings.page import SettingsPage

    return SettingsPage(environment)


def _back_up(navigator: Navigator) -> None:
    navigator.go("settings", section="data")


def _prices(navigator: Navigator) -> None:
    navigator.go("settings", section="prices")


def _make_codes(environment: Environment) -> Page:
    from ui.settings.codes_page import CodesPage

    return CodesPage(environment)


def _codes(navigator: Navigator) -> None:
    navigator.go("fault_codes")


PLACES: tuple[Place, ...] = (
    Place(
        key="settings",
        title=("navigation", mark("navigation", "Settings")),
        make=_make,
        icon="sliders-horizontal",
        group=9,
    ),
    Place(
        key="fault_codes",
        title=("fault_codes", mark("fault_codes", "Fault codes")),
        make=_make_codes,
        parent="settings",
        roles=_CHANGERS,
    ),
)
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("settings", mark("settings", "Back up or check the data")),
        run=_back_up,
        icon="database",
        more_words=("backup", "restore", "备份", "恢复", "检查"),
    ),
    Command(
        words=("settings", mark("settings", "Change the price list")),
        run=_prices,
        icon="banknote",
        more_words=("price", "labour", "价目", "工时费"),
        roles=_CHANGERS,
    ),
    Command(
        words=("fault_codes", mark("fault_codes", "Change problems, causes and remedies")),
        run=_codes,
        icon="tags",
        more_words=("fault codes", "category", "problem", "cause", "remedy", "故障代码", "故障类别", "原因", "措施"),
        roles=_CHANGERS,
    ),
)
