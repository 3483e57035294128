"""The categories of parts as a tree: added, renamed, moved with all that is in them, archived."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.detail import rows_of
from ui.directory.record_dialog import RecordDialog
from ui.directory.words import both
from ui.kit.buttons import Button
from ui.kit.choices import ChoiceField
from ui.kit.feedback import EmptyState
from ui.kit.fields import TextField
from ui.kit.labels import rule
from ui.kit.models import SimpleModel
from ui.kit.panels import Breadcrumb, column, panel, row
from ui.kit.shortcuts import Shortcuts
from ui.kit.table import DataTable
from ui.kit.theme import current
from ui.parts.categories_view_model import Branch, CategoriesViewModel
from ui.shell.page import Page

C = "part_categories"
_INDENT = "\u2003\u2002"
_ANSWERS_NEED = ("added", "changed")


class CategoryDialog(RecordDialog):
    """Name and place of a category."""

    def __init__(
        self, page: CategoriesPage, environment: Environment, model: CategoriesViewModel, branch: Branch | None,
        parent_id: str | None = None,
    ) -> None:  # fmt: skip
        node = branch.node if branch is not None else None
        title = translate(C, "New category") if node is None else translate(C, "Rename or move the category")
        super().__init__(
            title, page, environment, f"part_category.{node.id if node else 'new'}", translate(C, "Save"),
            lambda values: model.save(node.id if node else None, values),
        )  # fmt: skip
        self.form.add("name", TextField(translate(C, "Name"), required=True, max_length=120))
        self.form.add("name_en", TextField(translate(C, "English name"), max_length=120))
        shut = model.inside(node.id) if node is not None else frozenset()
        places: list[tuple[object, str]] = [(None, translate(C, "at the top"))]
        places += [(each.node.id, indented(each)) for each in model.rows if each.node.id not in shut]
        self.form.add("parent_id", ChoiceField(translate(C, "Belongs to"), places), 2)
        if branch is None or node is None:
            self.begin({"parent_id": parent_id})
        else:
            self.begin({"name": node.name, "name_en": node.name_en, "parent_id": branch.parent_id})


def indented(branch: Branch) -> str:
    """The name as deep as it stands."""
    return _INDENT * branch.depth + both(branch.node.name, branch.node.name_en)


class CategoriesPage(Page):
    """Enter shows the parts of a category; N, E and Del change the tree."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.categories = CategoriesViewModel(environment, self)
        self.view_model = self.categories
        self.dialog: CategoryDialog | None = None
        self._build()
        self.categories.loaded.connect(self._show)
        self.categories.verbs.done.connect(self._done)
        self.categories.verbs.refused.connect(self._refused)
        self.shortcuts = Shortcuts(self)
        self.shortcuts.add("N", translate(C, "new category"), self.add)
        self.shortcuts.add("E", translate(C, "rename or move"), self.edit)
        self.shortcuts.add("P", translate(C, "show the parts"), self.show_parts)

    def open(self, **params: object) -> None:
        self.categories.refresh()

    def hints(self) -> list[tuple[str, str]]:
        return [("J / K", translate(C, "up and down")), *self.shortcuts.hints(), ("Del", translate(C, "archive"))]

    def focus_first(self) -> None:
        self.table.setFocus()

    def _build(self) -> None:
        theme = current()
        crumbs = Breadcrumb([("parts", translate(C, "Parts")), ("", translate(C, "Categories"))])
        crumbs.chosen.connect(self.environment.navigator.go)
        self.parts_button = Button(translate(C, "Show the parts"), "quiet", icon="package", on_click=self.show_parts)
        self.archive_button = Button(translate(C, "Archive"), "quiet", icon="archive", on_click=self.archive)
        self.edit_button = Button(translate(C, "Rename or move…"), icon="pencil", on_click=self.edit)
        self.add_button = Button(translate(C, "New category…"), "primary", icon="plus", on_click=self.add)
        head = row(crumbs, None, self.parts_button, self.archive_button, self.edit_button, self.add_button)
        head.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        self.model = SimpleModel(
            rows_of(
                ("name", translate(C, "Category"), 260, "text", True),
                ("other", translate(C, "In the other language"), 260, "muted", False),
                ("parts", translate(C, "Parts"), 96, "number", False),
            )
        )
        self.table = DataTable(self.model, translate(C, "Categories"), tickable=False)
        self.table.opened.connect(lambda _at: self.show_parts())
        self.table.currentIdChanged.connect(lambda _id: self._buttons())
        self.table.installEventFilter(self)
        self.nothing = EmptyState(
            "layers",
            translate(C, "No categories yet"),
            translate(C, "Categories group the parts of the catalogue, and each can hold others."),
        )
        self.body = QStackedWidget()
        self.body.addWidget(self.table)
        self.body.addWidget(self.nothing)
        whole = column(self)
        top = panel("raised")
        top.setLayout(head)
        whole.addWidget(top)
        whole.addWidget(rule(edge=True))
        whole.addWidget(self.body, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Delete:
                self.archive()
                return True
        return False

    # showing

    def chosen(self) -> Branch | None:
        """The category of the current row."""
        at = self.table.current_row()
        return self.categories.rows[at] if 0 <= at < len(self.categories.rows) else None

    @Slot()
    def _show(self) -> None:
        rows, here = self.categories.rows, self.table.current_row()
        self.model.set_rows([(indented(each), _other(each), f"{each.node.parts:,}") for each in rows])
        self.body.setCurrentWidget(self.table if rows else self.nothing)
        if rows:
            self.table.select_row(min(max(here, 0), len(rows) - 1))
        self._buttons()

    def _buttons(self) -> None:
        chosen, editable = self.chosen() is not None, self.categories.editable
        self.parts_button.setEnabled(chosen)
        for button in (self.archive_button, self.edit_button):
            button.setVisible(editable)
            button.setEnabled(chosen)
        self.add_button.setVisible(editable)

    # doing

    def show_parts(self) -> None:
        """The parts of this category and of those in it."""
        chosen = self.chosen()
        if chosen is not None:
            self.environment.navigator.go("parts", category=chosen.node.id)

    def add(self) -> None:
        """Ask for the name of a new category beside the current one."""
        if self.categories.editable:
            chosen = self.chosen()
            self._ask(None, chosen.parent_id if chosen is not None else None)

    def edit(self) -> None:
        """Ask for another name or place."""
        chosen = self.chosen()
        if self.categories.editable and chosen is not None:
            self._ask(chosen)

    def archive(self) -> None:
        """Take it out of the tree; its parts are shown in the one around it."""
        chosen = self.chosen()
        if self.categories.editable and chosen is not None:
            self.categories.archive(chosen.node.id)

    def _ask(self, branch: Branch | None, parent_id: str | None = None) -> None:
        self.dialog = CategoryDialog(self, self.environment, self.categories, branch, parent_id)
        self.dialog.open()

    @Slot(str, object, object)
    def _done(self, what: str, _result: Any, undo: Any) -> None:
        if what in _ANSWERS_NEED and self.dialog is not None:
            self.dialog.finish()
            self.dialog = None
        said = {
            "added": translate(C, "The category is there."),
            "changed": translate(C, "The category is changed."),
            "archived": translate(C, "The category is archived. What was in it is shown in the one around it."),
        }[what]
        self.environment.messages.say(said, undo)

    @Slot(str, object)
    def _refused(self, what: str, error: Any) -> None:
        if what in _ANSWERS_NEED and self.dialog is not None and self.dialog.show_problem(error):
            return
        self.environment.messages.problem(error)


def _other(branch: Branch) -> str:
    """The name in the language that is not in use."""
    shown = both(branch.node.name, branch.node.name_en)
    return next((name for name in (branch.node.name, branch.node.name_en) if name and name != shown), "")
