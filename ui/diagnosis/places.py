"""The place and commands of diagnosis trees."""

from __future__ import annotations

from fieldservice.i18n import mark
from ui.bridge.environment import Environment, Navigator
from ui.shell.page import Page
from ui.shell.places import Command, Place

_EDITORS = frozenset({"manager", "administrator"})  # see services.diagnosis_tree_lists.PUBLISHERS
_ROLES = frozenset({"desk", "dispatcher", "manager", "administrator"})


def _list(environment: Environment) -> Page:
    from ui.diagnosis.page import TreesPage

    return TreesPage(environment)


def _editor(environment: Environment) -> Page:
    from ui.diagnosis.editor_page import TreeEditorPage

    return TreeEditorPage(environment)


def _open(navigator: Navigator) -> None:
    navigator.go("diagnosis_trees")


def _import(navigator: Navigator) -> None:
    navigator.go("diagnosis_trees", load=True)


PLACES: tuple[Place, ...] = (
    Place(
        key="diagnosis_trees", title=("navigation", mark("navigation", "Diagnosis trees")), make=_list,
        icon="git-branch", group=3, roles=_ROLES,
    ),
    Place(
        key="diagnosis_tree", title=("navigation", mark("navigation", "Diagnosis tree")), make=_editor,
        icon="git-branch", parent="diagnosis_trees", single=False, roles=_EDITORS,
    ),
)  # fmt: skip
COMMANDS: tuple[Command, ...] = (
    Command(
        words=("diagnosis_trees", mark("diagnosis_trees", "Diagnosis trees")),
        run=_open,
        icon="git-branch",
        more_words=("diagnosis", "tree", "诊断", "诊断树", "zhenduan"),
        roles=_ROLES,
    ),
    Command(
        words=("diagnosis_trees", mark("diagnosis_trees", "Import a table of error codes")),
        run=_import,
        icon="file-up",
        more_words=("error code", "fault code", "import", "故障代码", "导入", "guzhangdaima"),
        roles=_EDITORS,
    ),
)
