"""The list of diagnosis trees; the drawer shows causes with their likelihood, and the tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_machines, format_number, format_percent
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.diagnosis.import_dialog import TreesTableDialog
from ui.diagnosis.phone_dialog import PhoneDialog
from ui.diagnosis.view_model import Stored, TreeRow, TreeSheet, TreesViewModel
from ui.directory.archive_filter import InUseListPage
from ui.kit.buttons import Button, MenuButton
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState, Note
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.models import Column, Row
from ui.kit.panels import KeyValues, SectionHeader, column, row
from ui.templates.apart import add_apart, lacks_words
from ui.templates.drafts import add_discards, add_several, edit_words, state_words

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
        self._may_edit = False
        self._load = False  # whether a table is to be imported as soon as it is known that this is allowed

    def open(self, **params: object) -> None:
        super().open(**params)
        self._load = bool(params.get("load"))
        self.trees.look_who_works()

    def title(self) -> str:
        return translate(C, "Diagnosis trees")

    def export_name(self) -> str:
        return translate(C, "Diagnosis trees")

    def search_words(self) -> str:
        return translate(C, "Name, model, fault, error code")

    def head_buttons(self) -> list[Button]:
        self.load = Button(translate(C, "Import table"), icon="file-up", on_click=self.import_table)
        self.new = Button(translate(C, "New tree"), "primary", 32, "plus", on_click=self.begin_tree)
        for button, key in ((self.load, "I"), (self.new, "N")):
            button.show_key(key)
            button.hide()
        return [self.load, self.new]

    @Slot(bool)
    def _allow_editing(self, may: bool) -> None:
        """What the hub takes only from managers and administrators is offered to nobody else."""
        if may and not self._may_edit:
            self._may_edit = True
            self.shortcuts.add("I", translate(C, "import a table"), self.import_table)
            self.shortcuts.add("N", translate(C, "new tree"), self.begin_tree)
            self.load.show()
            self.new.show()
            self.words_changed.emit()
        if self._load:
            self._load = False
            if may:
                self.import_table()
            else:
                said = translate(C, "Managers and administrators import tables of error codes.")
                self.environment.messages.say(said)

    def begin_tree(self) -> None:
        """Begin a tree."""
        self.environment.navigator.go("diagnosis_tree")

    def columns(self) -> list[Column]:
        return [
            Column("name", translate(C, "Diagnosis tree"), 240, stretch=True),
            Column("state", translate(C, "State"), 120, sortable=False),
            Column("models", translate(C, "Product models"), 120, sortable=False, kind="muted"),
            Column("faults", translate(C, "Faults"), 200, sortable=False, kind="muted"),
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
            _name(line),
            lacks_words(line) or state_words(line),
            format_machines(tree.maker, ",".join(tree.product_models)),
            _faults(line) or translate(C, "all"),
            format_number(len(tree.causes)),
            format_number(len(tree.tests)),
            format_number(line.version) if line.published else "—",
            format_number(line.used) if line.used else "—",
            format_number(line.cases) if line.cases else "—",
        )

    def in_use_words(self, value: str) -> str:
        return translate(C, "Trees: {value}", value=value)

    def nothing_yet(self) -> QWidget:
        if not self._may_edit:
            said = translate(C, "Managers and administrators make them, or import them from a maker's table.")
            return EmptyState("git-branch", translate(C, "No diagnosis trees yet"), said)
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
        body.addWidget(Label(_name(line), "lead", strong=True, wrap=True))
        if shown.may_edit:
            self._add_buttons(body, line)
        facts = KeyValues(label_width=100)
        facts.add(translate(C, "For"), format_machines(tree.maker, ",".join(tree.product_models)), wrap=True)
        facts.add(translate(C, "Faults"), _faults(line) or translate(C, "all"), wrap=True)
        version = format_number(line.version) if line.published else translate(C, "not published yet")
        facts.add(translate(C, "Version"), version)
        facts.add(translate(C, "State"), state_words(line), wrap=True)
        facts.add(translate(C, "Code"), tree.code)
        facts.add(translate(C, "Followed"), translate(C, "%n times", n=line.used))
        facts.add(translate(C, "Learned from"), translate(C, "%n closed cases", n=line.cases))
        body.addWidget(facts)
        if not line.published and not shown.causes:
            body.addWidget(Note(translate(C, "The draft has mistakes. The editor says which."), "warn"))
            return
        body.addWidget(rule(edge=True))
        body.addWidget(SectionHeader(translate(C, "Causes"), str(len(tree.causes)), step="body"))
        for candidate in shown.causes:
            texts = column(spacing=0)
            texts.addWidget(Label(candidate.cause.title(language()), "body", wrap=True))
            if candidate.cause.remedy(language()):
                texts.addWidget(Label(candidate.cause.remedy(language()), "small", "muted", wrap=True))
            percent = Label(format_percent(candidate.probability, least=1), "body", "muted")
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

    def _add_buttons(self, body: Any, line: TreeRow) -> None:
        more = MenuButton("", "secondary", 32, "ellipsis", translate(C, "More"))
        if line.archived:
            use = Button(translate(C, "Use it again"), icon="rotate-ccw", on_click=lambda: self.trees.restore(line))
            body.addLayout(row(use, None))
            return
        edit = Button(edit_words(line), "primary", icon="pencil", on_click=lambda: self.edit_tree(line))
        if line.tree.tests and line.published:
            more.add(translate(C, "Checks on the phone…"), lambda: self.mark_remote(line), "phone")
        if line.published:
            more.add(translate(C, "Take it out of use"), lambda: self.trees.archive(line), "archive")
        add_discards(more, line, self.trees.discard_draft)
        body.addLayout(row(edit, more, None))
        add_several(body, line, lambda id: self.environment.navigator.go("diagnosis_tree", id=id))
        add_apart(body, line, lambda id: self.environment.navigator.go("diagnosis_tree", id=id))

    def edit_tree(self, line: TreeRow) -> None:
        """Go on with the draft, or open the version in use."""
        self.environment.navigator.go("diagnosis_tree", id=line.drafts[0].id if line.drafts else line.id)

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
            "discarded": translate(C, "The draft is thrown away."),
        }
        self.environment.messages.say(said[what], undo)

    @Slot(str, object)
    def _refused(self, what: str, error: Any) -> None:
        if self.dialog is not None and self.dialog.isVisible() and what == "stored":
            self.dialog.show_problem(error)
        else:
            self.environment.messages.problem(error)


def _name(line: TreeRow) -> str:
    """Its name in the language in use; a draft may have none yet."""
    return line.tree.title(language()) or line.tree.code


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
