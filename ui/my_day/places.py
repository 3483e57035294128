"""The place and the commands of the technician's day."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _make(environment: Environment) -> Page:
    from ui.my_day.page import MyDayPage

    return MyDayPage(environment)


def _open(navigator: Navigator) -> None:
    navigator.go("my_day")


PLACES: tuple[Place, ...] = (
    Place(
        key="my_day",
        title=("navigation", mark("navigation", "My day")),
        make=_make,
        icon="house",
        group=1,
        roles=frozenset({"technician"}),
    ),
)
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("my_day", mark("my_day", "Open my day")),
        run=_open,
        icon="house",
        more_words=("my day", "today", "我的一天", "今天"),
    ),
)
