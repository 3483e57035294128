"""The places and commands of synchronisation."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _conflicts(environment: Environment) -> Page:
    from ui.sync.conflicts_page import ConflictsPage

    return ConflictsPage(environment)


def _center(environment: Environment) -> Page:
    from ui.sync.center_page import SyncCenterPage

    return SyncCenterPage(environment)


def _duplicates(environment: Environment) -> Page:
    from ui.sync.duplicates_page import DuplicatesPage

    return DuplicatesPage(environment)


def _devices(environment: Environment) -> Page:
    from ui.sync.devices_page import DevicesPage

    return DevicesPage(environment)


def _open_center(navigator: Navigator) -> None:
    navigator.go("sync")


def _open_conflicts(navigator: Navigator) -> None:
    navigator.go("conflicts")


PLACES: tuple[Place, ...] = (
    Place(key="sync", title=("sync_center", mark("sync_center", "Sync centre")), make=_center, icon="refresh-cw"),
    Place(
        key="conflicts",
        title=("navigation", mark("navigation", "To decide")),
        make=_conflicts,
        icon="arrow-left-right",
        group=4,
        shy=True,
    ),
    Place(
        key="duplicates",
        title=("navigation", mark("navigation", "Likely duplicates")),
        make=_duplicates,
        icon="copy",
        group=4,
        roles=frozenset({"desk", "dispatcher", "manager", "administrator"}),
        shy=True,
    ),
    Place(
        key="devices",
        title=("devices", mark("devices", "Devices and people")),
        make=_devices,
        icon="laptop",
        parent="sync",
        roles=frozenset({"administrator"}),
    ),
)
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("sync_center", mark("sync_center", "Open the sync centre")),
        run=_open_center,
        icon="refresh-cw",
        more_words=("sync", "hub", "deliver", "同步", "送达", "中心"),
    ),
    Command(
        words=("conflicts", mark("conflicts", "Decide between two changes")),
        run=_open_conflicts,
        icon="arrow-left-right",
        more_words=("conflict", "conflicts", "decide", "冲突", "决定"),
    ),
)
