"""The place and the commands of the help."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _make(environment: Environment) -> Page:
    from ui.help.page import HelpPage

    return HelpPage(environment)


def _keyboard(navigator: Navigator) -> None:
    navigator.go("help", topic="keyboard")


def _first_steps(navigator: Navigator) -> None:
    navigator.go("help", topic="first_steps")


PLACES: tuple[Place, ...] = (
    Place(key="help", title=("navigation", mark("navigation", "Help")), make=_make, icon="life-buoy", group=9),
)
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("help", mark("help", "Show the keys")),
        run=_keyboard,
        icon="keyboard",
        more_words=("shortcut", "keyboard", "快捷键", "键盘"),
    ),
    Command(
        words=("help", mark("help", "First steps")),
        run=_first_steps,
        icon="lightbulb",
        more_words=("help", "start", "帮助", "入门"),
    ),
)
