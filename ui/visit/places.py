"""The place of a visit."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _make(environment: Environment) -> Page:
    from ui.visit.page import VisitPage

    return VisitPage(environment)


PLACES: tuple[Place, ...] = (
    Place(
        key="visit", title=("visit", mark("visit", "Visit")), make=_make, icon="wrench", parent="my_day", single=False
    ),
)
COMMANDS: tuple[Command, ...] = ()
