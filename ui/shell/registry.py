"""Which places and commands there are: the features, in the order of the navigation."""

from __future__ import annotations

from importlib import import_module

from ui.shell.places import Command, Place

FEATURES = (
    "ui.my_day",
    "ui.warehouse",
    "ui.desk",
    "ui.work_orders",
    "ui.visit",
    "ui.directory",
    "ui.parts",
    "ui.purchasing",
    "ui.returns",
    "ui.knowledge",
    "ui.warehouse_reports",
    "ui.papers",
    "ui.labels",
    "ui.importing",
    "ui.templates",
    "ui.diagnosis",
    "ui.sync",
    "ui.settings",
    "ui.help",
)


def load() -> tuple[dict[str, Place], list[Command]]:
    """Every place by key, and every command. A feature that can't be imported is an error, never left out."""
    places: dict[str, Place] = {}
    commands: list[Command] = []
    for name in FEATURES:
        feature = import_module(f"{name}.places")
        places.update({place.key: place for place in feature.PLACES})
        commands += feature.COMMANDS
    return places, commands
