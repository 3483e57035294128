"""The list of diagnosis trees; the drawer shows causes with their likelihood, and the tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_models, format_number
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.diagnosis.import_dialog import TreesTableDialog
from ui.diagnosis.phone_dialog import PhoneDialog
from ui.diagnosis.view_model import Stored, TreeRow, TreeSheet, TreesViewModel
from ui.directory.archive_filter import InUseListPage
from ui.kit.buttons import Button
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.models import Column, Row
from ui.kit.panels import KeyValues, SectionHeader, column, row

C = "diagnosis_trees"


class TreesPage(InUseListPage):
    """Enter or Space shows a tree in the drawer."""

    NAME = "diagnosis_trees"

    def __init__(self, environment: Environment) -> None:
        self.trees = TreesViewModel(environment)
        super().__init__(environment, self.trees)
        self.dialog: TreesTableDialog | None = None
        self.phone: PhoneDialog | None = None
        self.trees.verbs.done.connect(self._done)
        self.trees.verbs.refused.connect(self._refused)
        self.trees.mayEdit.connect(self._allow_editing)
        self.shortcuts.add("I", translate(C, "import a table"), self.import_table)

    def open(self, **params: object) -> None:
        super().open(**params)
        self.trees.look_who_works()
        if params.get("load"):
            self.import_table()

    def title(self) -> str:
        return translate(C, "Diagnosis trees")

    def export_name(self) -> str:
        return translate(C, "Diagnosis trees")

    def search_words(self) -> str:
        return translate(C, "Name, model, fault, error code")

    def head_buttons(self) -> list[Button]:
        self.new = Button(translate(C, "New tree"), icon="plus", on_click=self.begin_tree)
        self.new.hide()
        return [Button(translate(C, "Import table"), icon="file-up", on_click=self.import_table), self.new]

    @Slot(bool)
    def _allow_editing(self, may: bool) -> None:
        self.new.setVisible(may)

    def begin_tree(self) -> None:
        """Go on with the new tree that was begun, or begin one."""
        self.environment.navigator.go("diagnosis_tree")

    def columns(self) -> list[Column]:
        return [
            Column("name", translate(C, "Diagnosis tree"), 240, stretch=True),
            Column("models", translate(C, "Product models"), 120, sortable=False, kind="muted"),
            Column("faults", translate(C, "Faults"), 240, sortable=False, kind="muted"),
            Column("causes", translate(C, "Causes"), 72, sortable=False, kind="number"),
            Column("tests", translate(C, "Tests"), 72, sortable=False, kind="number"),
            Column("version", translate(C, "Version"), 72, sortable=False, kind="number"),
            Column("used", translate(C, "Followed"), 84, kind="number"),
            Column("cases", translate(C, "Cases"), 84, kind="number"),
        ]

    def sorts(self) -> dict[str, str]:
        return {"name": "name", "used": "used", "cases": "cases"}

    def cells(self, row: Any) -> Row:
        line: TreeRow = row
        tree = line.tree
        return (
            tree.title(language()),
            format_models(",".join(tree.product_models)),
            _faults(line) or translate(C, "all"),
            format_number(len(tree.causes)),
            format_number(len(tree.tests)),
            format_number(tree.version),
            format_number(line.used) if line.used else "—",
            format_number(line.cases) if line.cases else "—",
        )

    def in_use_words(self, value: str) -> str:
        return translate(C, "Trees: {value}", value=value)

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "git-branch",
            translate(C, "No diagnosis trees yet"),
            translate(C, "Import a maker's table of error codes."),
            translate(C, "Import table"),
            self.import_table,
        )

    def import_table(self) -> None:
        """Choose a maker's table; what it gives is said before anything is kept."""
        self.dialog = TreesTableDialog(self, self.trees)
        self.dialog.open()

    def fill_drawer(self, drawer: Drawer, shown: TreeSheet) -> None:
        line, body = shown.row, drawer.page.body
        tree = line.tree
        drawer.set_title(translate(C, "Diagnosis tree"))
        body.addWidget(Label(tree.title(language()), "lead", strong=True, wrap=True))
        if line.archived:
            use = Button(translate(C, "Use it again"), icon="rotate-ccw", on_click=lambda: self.trees.restore(line))
        else:
            words = translate(C, "Take it out of use")
            use = Button(words, icon="archive", on_click=lambda: self.trees.archive(line))
        buttons = [use]
        if tree.tests and not line.archived:
            words = translate(C, "Checks on the phone…")
            buttons.insert(0, Button(words, icon="phone", on_click=lambda: self.mark_remote(line)))
        if shown.may_edit and not line.archived:
            edit = Button(translate(C, "Edit"), "primary", icon="pencil", on_click=lambda: self.edit_tree(line))
            buttons.insert(0, edit)
        body.addLayout(row(*buttons, None))
        facts = KeyValues(label_width=100)
        facts.add(translate(C, "For"), format_models(",".join(tree.product_models)), wrap=True)
        facts.add(translate(C, "Faults"), _faults(line) or translate(C, "all"), wrap=True)
        facts.add(translate(C, "Version"), format_number(tree.version))
        facts.add(translate(C, "Code"), tree.code)
        facts.add(translate(C, "Followed"), translate(C, "%n times", n=line.used))
        facts.add(translate(C, "Learned from"), translate(C, "%n closed cases", n=line.cases))
        body.addWidget(facts)
        body.addWidget(rule(edge=True))
        body.addWidget(SectionHeader(translate(C, "Causes"), str(len(tree.causes)), step="body"))
        for candidate in shown.causes:
            texts = column(spacing=0)
            texts.addWidget(Label(candidate.cause.title(language()), "body", wrap=True))
            if candidate.cause.remedy(language()):
                texts.addWidget(Label(candidate.cause.remedy(language()), "small", "muted", wrap=True))
            percent = Label(f"{max(1, round(candidate.probability * 100))} %", "body", "muted")
            made = row(spacing=8)
            made.addLayout(texts, 1)
            made.addWidget(percent)
            body.addLayout(made)
        body.addWidget(SectionHeader(translate(C, "Tests"), str(len(tree.tests)), step="body"))
        for test in tree.tests:
            made = row(spacing=8)
            made.addWidget(Label(test.title(language()), "body", wrap=True), 1)
            if test.remote:
                by_phone = IconLabel("phone", "muted")
                by_phone.setToolTip(translate(C, "A customer can do it on the phone"))
                by_phone.setAccessibleName(translate(C, "A customer can do it on the phone"))
                made.addWidget(by_phone)
            made.addWidget(Label(translate(C, "{minutes} min", minutes=f"{test.minutes:g}"), "body", "muted"))
            body.addLayout(made)

    def edit_tree(self, line: TreeRow) -> None:
        """Open it in the editor."""
        self.environment.navigator.go("diagnosis_tree", id=line.id)

    def mark_remote(self, line: TreeRow) -> None:
        """Choose which tests are gone through on the phone."""
        dialog = PhoneDialog(self, line)
        dialog.chosen.connect(lambda tests: self.trees.mark_remote(line, tests))
        self.phone = dialog
        dialog.open()

    @Slot(str, object, object)
    def _done(self, what: str, made: Any, undo: Any) -> None:
        if what == "stored":
            if self.dialog is not None:
                self.dialog.accept()
            trees, codes = made
            self.environment.messages.say(_stored_words(trees, codes))
            return
        said = {
            "archived": translate(C, "The tree is out of use. Jobs that follow it keep it."),
            "restored": translate(C, "The tree is in use again."),
            "marked": translate(C, "The desk asks these checks from now on."),
        }
        self.environment.messages.say(said[what], undo)

    @Slot(str, object)
    def _refused(self, what: str, error: Any) -> None:
        if self.dialog is not None and self.dialog.isVisible() and what == "stored":
            self.dialog.show_problem(error)
        else:
            self.environment.messages.problem(error)


def _stored_words(trees: Stored, codes: Stored) -> str:
    return translate(
        C,
        "Imported: {trees} trees new or changed, {codes} codes new or changed.",
        trees=trees.new + trees.changed,
        codes=codes.new + codes.changed,
    )


def _faults(line: TreeRow) -> str:
    """The problems that a tree is for and the words that lead to it, those of the other language left out."""
    chinese = language() == "zh_CN"
    said = line.tree.fault_words
    own = [word for word in said if word.isascii() != chinese or any(each.isdigit() for each in word)] or said
    return _listed(list(dict.fromkeys([*(names[0 if chinese else 1] for names in line.problems), *own])))


def _listed(words: Sequence[str]) -> str:
    return translate(C, ", ").join(words)
