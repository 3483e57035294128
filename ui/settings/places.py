"""The place and the commands of the settings."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _make(environment: Environment) -> Page:
    from ui.settings.page import SettingsPage

    return SettingsPage(environment)


def _back_up(navigator: Navigator) -> None:
    navigator.go("settings", section="data")


def _prices(navigator: Navigator) -> None:
    navigator.go("settings", section="prices")


PLACES: tuple[Place, ...] = (
    Place(
        key="settings",
        title=("navigation", mark("navigation", "Settings")),
        make=_make,
        icon="sliders-horizontal",
        group=9,
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
    ),
)
