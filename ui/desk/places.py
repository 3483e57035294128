"""The places and commands of the service desk."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _make_intake(environment: Environment) -> Page:
    from ui.desk.intake_page import IntakePage

    return IntakePage(environment)


def _new_request(navigator: Navigator) -> None:
    navigator.go("new_request")


PLACES: tuple[Place, ...] = (
    Place(
        key="new_request",
        title=("desk", mark("desk", "New request")),
        make=_make_intake,
        parent="requests",
    ),
)
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("desk", mark("desk", "New request")),
        run=_new_request,
        icon="plus",
        shortcut="Ctrl+Shift+N",
        more_words=("call", "intake", "新请求", "报修", "来电"),
    ),
)
