"""The places and commands of checklist templates."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place

_ROLES = frozenset({"manager", "administrator"})


def _list(environment: Environment) -> Page:
    from ui.templates.list_page import TemplatesPage

    return TemplatesPage(environment)


def _editor(environment: Environment) -> Page:
    from ui.templates.editor_page import EditorPage

    return EditorPage(environment)


def _open(navigator: Navigator) -> None:
    navigator.go("checklists")


def _import(navigator: Navigator) -> None:
    navigator.go("checklists", load=True)


PLACES: tuple[Place, ...] = (
    Place(
        key="checklists", title=("navigation", mark("navigation", "Checklists")), make=_list,
        icon="list-checks", group=3, roles=_ROLES,
    ),
    Place(
        key="checklist_template", title=("templates", mark("templates", "Checklist template")), make=_editor,
        icon="list-checks", parent="checklists", single=False, roles=_ROLES,
    ),
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("templates", mark("templates", "Checklist templates")),
        run=_open,
        icon="list-checks",
        more_words=("checklist", "form", "template", "检查表", "模板", "jianchabiao"),
        roles=_ROLES,
    ),
    Command(
        words=("templates", mark("templates", "Import a form (XLSForm)")),
        run=_import,
        icon="file-up",
        more_words=("xlsform", "odk", "kobo", "form", "import", "导入表单", "表单"),
        roles=_ROLES,
    ),
)
