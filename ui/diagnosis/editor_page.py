"""Editing a diagnosis tree: causes and tests at the left, their properties in the middle, trial and findings right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.checklist.model import in_language
from fieldservice.domain.checklist.review import Doubt
from fieldservice.domain.diagnosis import Tree, editing
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.diagnosis.editor_view_model import TreeEditorViewModel
from ui.diagnosis.properties import TreeProperties
from ui.diagnosis.trial import TreeTrial
from ui.directory.detail import Heading
from ui.kit.buttons import Button, IconButton
from ui.kit.feedback import EmptyState
from ui.kit.panels import row
from ui.kit.status import PillSpec
from ui.templates.editor_frame import EditorFrame
from ui.templates.findings import FindingsPanel

C = "tree_editor"

_GROUP = "#"  # before the names of the two groups in the tree at the left


class TreeEditorPage(EditorFrame):
    """Everything typed is kept at once; Publish makes a version of it."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.editor = TreeEditorViewModel(environment, self)
        self.view_model = self.editor
        self._build()
        vm = self.editor
        vm.opened.connect(self._opened)
        vm.changed.connect(self._changed)
        vm.reviewed.connect(self._reviewed)
        vm.kept.connect(self.kept)
        vm.published.connect(self._published)
        vm.discarded.connect(self._leave)
        vm.overtaken.connect(self.overtaken)
        vm.refused.connect(environment.messages.problem)
        self.tree.chosen.connect(self._choose)
        self.tree.moved.connect(self._move)
        self.tree.removed.connect(self.remove)
        self.tree.dragged.connect(self._dragged)
        self.tree.entered.connect(self._enter)

    # ---- what the shell asks

    def open(self, **params: object) -> None:
        self.editor.open(str(params.get("id") or ""))

    def may_leave(self) -> bool:
        self.properties.flush()
        self.editor.keep_draft()
        return True

    # ---- building

    def _build(self) -> None:
        self.tree.setAccessibleName(translate(C, "Causes and tests"))
        tools = row(
            Button(translate(C, "Cause"), "secondary", 32, "plus", on_click=lambda: self.add(editing.CAUSES)),
            Button(translate(C, "Test"), "secondary", 32, "plus", on_click=lambda: self.add(editing.TESTS)),
            None,
            IconButton("trash-2", translate(C, "Take away"), on_click=lambda: self.remove(self.editor.selected)),
            spacing=6,
        )
        self.properties = TreeProperties(self.editor)
        self.trial = TreeTrial()
        good = translate(C, "Every cause can be found, and every test tells something.")
        findings = FindingsPanel(self._called, good)
        findings.chosen.connect(self.show_item)
        head, again = self._head(), self.trial.clear_answers
        self.empty = EmptyState(
            "git-branch",
            translate(C, "Nothing to try yet"),
            translate(C, "Name the tree and its causes, then add the tests that tell the causes apart."),
        )
        self.empty.hide()
        tried: list[QWidget] = [self.empty, self.trial]
        self.arrange(self.editor, head, self.publish_button, tools, self.properties, tried, findings, again)

    def _head(self) -> QWidget:
        self.head = Heading(lambda _key: self.environment.navigator.go("diagnosis_trees"))
        self.head.line.hide()
        self.undo = IconButton("undo-2", translate(C, "Take back (Ctrl+Z)"), on_click=self.take_back)
        self.redo = IconButton("redo-2", translate(C, "Do again (Ctrl+Shift+Z)"), on_click=self.do_again)
        self.discard = Button(translate(C, "Throw the draft away"), "quiet", 36, on_click=self._discard)
        self.publish_button = Button(translate(C, "Publish version"), "primary", 36, on_click=self.publish)
        self.publish_button.show_key("Ctrl+Return")
        self.head.set_buttons([self.undo, self.redo, self.discard, self.publish_button])
        return self.head

    # ---- showing

    @Slot()
    def _opened(self) -> None:
        self.trial.outcomes = {}
        self._changed()
        self.properties.show_selected()
        if not self.editor.is_draft and not self.editor.based_on:
            self._enter()  # a new tree begins with its name

    @Slot()
    def _changed(self) -> None:
        editor = self.editor
        self._show_tree()
        title = _title(editor) or translate(C, "New diagnosis tree")
        steps = [("diagnosis_trees", translate(C, "Diagnosis trees")), ("", str(editor.data.get("code", "")))]
        state = translate(C, "New, not published yet")
        if editor.based_on:
            state = translate(C, "Version {version}", version=editor.based_on)
            if editor.is_draft:
                state = translate(C, "Draft, after version {version}", version=editor.based_on)
        self.head.set(steps, title, "", [PillSpec(state, "quiet", "muted", "pencil")])
        self.undo.setEnabled(editor.can_undo())
        self.redo.setEnabled(editor.can_redo())
        self.discard.setVisible(editor.is_draft)

    def _show_tree(self) -> None:
        editor = self.editor
        kinds = {doubt.where: doubt.kind for doubt in reversed(editor.doubts)}
        groups = ((editing.CAUSES, translate(C, "Causes"), "choice"), (editing.TESTS, translate(C, "Tests"), "check"))
        items = []
        for of, words, look in groups:
            held = [
                {"key": item, "type": look, "names": {editor.wording: self._called(item)}}
                for item in (f"{of}/{each['key']}" for each in editor.data[of])
            ]
            items.append({"key": _GROUP + of, "group": True, "names": {editor.wording: words}, "items": held})
        names = {editor.wording: _title(editor) or translate(C, "Tree without a name")}
        self.tree.show_data({"names": names, "items": items}, editor.selected, kinds, editor.wording)

    def _called(self, item: str) -> str:
        """What a cause or test is called here, with words for one that has none."""
        cause = item.startswith(editing.CAUSES)
        unnamed = translate(C, "Cause without words") if cause else translate(C, "Test without words")
        return editing.title(self.editor.data, item, self.editor.wording) or unnamed

    @Slot(object, object)
    def _reviewed(self, tree: Tree | None, doubts: list[Doubt]) -> None:
        self._show_tree()
        self.publish_button.setEnabled(tree is not None and self.editor.is_draft)
        unchanged = translate(C, "There is nothing to publish: it is as it was.")
        unsound = translate(C, "Mend what the findings name first.")
        self.publish_button.setToolTip(unsound if tree is None else "" if self.editor.is_draft else unchanged)
        if tree is not None:
            self.trial.show_tree(tree)
        self.stale.setVisible(tree is None and self.trial.tree is not None)
        self.empty.setVisible(self.trial.tree is None)
        self.show_doubts(doubts)

    @Slot(object)
    def _published(self, _made: Any) -> None:
        self._leave()

    @Slot()
    def _leave(self) -> None:
        self.environment.navigator.go("diagnosis_trees")

    # ---- acting

    def _choose(self, key: str) -> None:
        self.properties.flush()
        self.editor.selected = "" if key.startswith(_GROUP) else key
        self.properties.show_selected()

    def show_item(self, key: str) -> None:
        """Select a cause or test and put the focus into its first field."""
        self._choose(key)
        self._show_tree()
        self._enter()

    def _enter(self) -> None:
        self.show_properties()
        field = next(iter(self.properties.fields.values()), None)
        if field is not None:
            field.setFocus()

    def add(self, of: str) -> None:
        """A cause or test after the selected one; its words are typed next."""
        self.properties.flush()
        self.editor.add(of)
        self.properties.show_selected()
        self._enter()

    def remove(self, item: str) -> None:
        """Take a cause or test away."""
        if self.editor.title_of(item):
            self.properties.flush()
            self.editor.remove(item)
            self.properties.show_selected()
            self.say_taken_away()

    def _discard(self) -> None:
        self.properties.flush()  # what waits to be handed over belongs to what is thrown away
        self.editor.discard()

    def _move(self, item: str, by: int) -> None:
        self.properties.flush()
        self.editor.move(item, by)
        self.properties.show_selected()
        self.tree.setFocus()

    def _dragged(self, shown: list[Any]) -> None:
        """Take over the order that was dragged; causes stay among causes and tests among tests."""
        order = {key: [item.partition("/")[2] for item, _ in inner] for key, inner in shown}
        causes, tests = order.get(_GROUP + editing.CAUSES), order.get(_GROUP + editing.TESTS)
        sound = len(shown) == 2 and causes is not None and tests is not None
        if sound and all(item.startswith(key[1:] + "/") for key, inner in shown for item, _ in inner):
            self.editor.change(lambda data: editing.arranged(data, causes or [], tests or []))
            self.properties.show_selected()
        else:
            self._show_tree()


def _title(editor: TreeEditorViewModel) -> str:
    return in_language(editor.data.get("names", {}), editor.wording)
