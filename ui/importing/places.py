"""The place and the command of the import."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place


def _make(environment: Environment) -> Page:
    from ui.importing.page import ImportPage

    return ImportPage(environment)


def _open(navigator: Navigator) -> None:
    navigator.go("import")


PLACES: tuple[Place, ...] = (
    Place(
        key="import",
        title=("navigation", mark("navigation", "Import")),
        make=_make,
        icon="file-spreadsheet",
        group=3,
    ),
)
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("importing_page", mark("importing_page", "Import a spreadsheet")),
        run=_open,
        icon="file-spreadsheet",
        more_words=("import", "excel", "csv", "导入", "表格", "daoru"),
    ),
)
