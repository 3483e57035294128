"""The places and commands of the service desk."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _make_intake(environment: Environment) -> Page:
    from ui.desk.intake_page import IntakePage

    return IntakePage(environment)


def _make_requests(environment: Environment) -> Page:
    from ui.desk.requests_page import RequestsPage

    return RequestsPage(environment)


def _make_request(environment: Environment) -> Page:
    from ui.desk.request_page import RequestPage

    return RequestPage(environment)


def _open_requests(navigator: Navigator) -> None:
    navigator.go("requests")


def _new_request(navigator: Navigator) -> None:
    navigator.go("new_request")


PLACES: tuple[Place, ...] = (
    Place(
        key="requests",
        title=("navigation", mark("navigation", "Service requests")),
        make=_make_requests,
        icon="inbox",
        group=1,
        roles=frozenset({"desk", "dispatcher", "manager", "administrator"}),
    ),
    Place(
        key="request",
        title=("desk", mark("desk", "Service request")),
        make=_make_request,
        parent="requests",
    ),
    Place(
        key="new_request",
        title=("desk", mark("desk", "New request")),
        make=_make_intake,
        parent="requests",
    ),
)
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("desk", mark("desk", "Open the service requests")),
        run=_open_requests,
        icon="inbox",
        more_words=("requests", "calls", "服务请求", "报修"),
    ),
    Command(
        words=("desk", mark("desk", "New request")),
        run=_new_request,
        icon="plus",
        shortcut="Ctrl+Shift+N",
        more_words=("call", "intake", "新请求", "报修", "来电"),
    ),
)
