"""The place of old parts: for technicians what they owe, for the warehouse everything."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _make(environment: Environment) -> Page:
    from ui.returns.page import OldPartsPage

    return OldPartsPage(environment)


def _open(navigator: Navigator) -> None:
    navigator.go("old_parts")


def _send_unused(navigator: Navigator) -> None:
    navigator.go("old_parts", unused=True)


PLACES: tuple[Place, ...] = (
    Place(
        key="old_parts", title=("navigation", mark("navigation", "Old parts")), make=_make, icon="tag",
        group=2, roles=frozenset({"technician", "warehouse", "manager", "administrator"}),
    ),
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("old_parts_page", mark("old_parts_page", "Send unused parts back")),
        run=_send_unused,
        icon="undo-2",
        more_words=("return unused", "van", "退料", "退回备件", "tuiliao"),
    ),
    Command(
        words=("old_parts_page", mark("old_parts_page", "Old parts owed back")),
        run=_open,
        icon="tag",
        more_words=("old parts", "returns", "tag", "core", "旧件", "退件", "欠件", "jiujian"),
    ),
)
