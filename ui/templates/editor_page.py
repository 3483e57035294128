"""Editing a checklist: questions at the left, their properties in the middle, the trial and findings at the right."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.checklist import editing
from fieldservice.domain.checklist.review import Doubt
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button, IconButton, MenuButton
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label
from ui.kit.panels import row
from ui.kit.theme import current
from ui.templates.editor_frame import EditorFrame
from ui.templates.editor_head import EditorHead
from ui.templates.editor_view_model import EditorViewModel
from ui.templates.findings import FindingsPanel
from ui.templates.properties import PropertiesPanel
from ui.templates.trial import TrialPanel
from ui.templates.words import ICONS, title_in, types
from ui.visit.form_media import Files

C = "templates"

_LEFT, _LEFT_NARROW, _RIGHT = 288, 260, 400
_NARROW_BELOW = 1150  # there the properties are a tab beside trial and findings
_AROUND = 48  # what is seen above and below the question that is tried


class EditorPage(EditorFrame):
    """Everything typed is kept at once; Publish makes a version of it."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.editor = EditorViewModel(environment, self)
        self.view_model = self.editor
        self._build()
        vm = self.editor
        vm.opened.connect(self._opened)
        vm.changed.connect(self._changed)
        vm.reviewed.connect(self._reviewed)
        vm.kept.connect(self.kept)
        vm.published.connect(self._published)
        vm.spoken.connect(self._spoken)
        vm.filesRead.connect(self._files_read)
        vm.overtaken.connect(self.overtaken)
        vm.refused.connect(environment.messages.problem)
        self.tree.chosen.connect(self._choose)
        self.tree.moved.connect(self._move)
        self.tree.removed.connect(self._remove)
        self.tree.dragged.connect(self._dragged)
        self.tree.entered.connect(self._enter)
        self.shortcuts.add("Ctrl+D", translate(C, "copy the question"), self.copy_selected)

    # ---- what the shell asks

    def open(self, **params: object) -> None:
        self.editor.open(str(params.get("id") or ""))

    def may_leave(self) -> bool:
        self.properties.flush()
        self.editor.keep_draft()
        return True

    # ---- building

    def _build(self) -> None:
        self.add_menu = MenuButton(translate(C, "Question"), "secondary", 32, "plus")
        for kind, words in types():
            self.add_menu.add(words, partial(self.add_question, str(kind)), ICONS[str(kind)])
        tools = row(
            self.add_menu,
            Button(translate(C, "Section"), "secondary", 32, "plus", on_click=self.add_section),
            None,
            IconButton("trash-2", translate(C, "Take away"), on_click=lambda: self._remove(self.editor.selected)),
            spacing=6,
        )
        self.properties = PropertiesPanel(self.editor)
        self.trial = TrialPanel()
        self.trial.changed.connect(self._tried)
        self.progress = Label("", "small", "muted")
        self.empty = EmptyState(
            "list-checks",
            translate(C, "No questions yet"),
            translate(C, "Add one at the left. Here it is tried as technicians will see it."),
        )
        self.empty.hide()
        findings = FindingsPanel(
            self._title_of, translate(C, "Every question can be reached, and every rule reads what is there.")
        )
        findings.chosen.connect(self._go)
        self.head = EditorHead(lambda _key: self.environment.navigator.go("checklists"))
        self.head.undone.connect(self.take_back)
        self.head.redone.connect(self.do_again)
        self.head.published.connect(self.publish)
        self.head.spoken.connect(self._speak)
        tried: list[QWidget] = [self.empty, self.progress, self.trial]
        self.arrange(
            self.editor, self.head, self.head.publish, tools, self.properties, tried, findings, self.trial.clear_answers
        )

    # ---- showing

    @Slot()
    def _opened(self) -> None:
        self.trial.files = {}
        self.trial.show_template(None)
        self._changed()
        self.properties.show_selected()

    @Slot()
    def _changed(self) -> None:
        editor = self.editor
        kinds = {doubt.where: doubt.kind for doubt in reversed(editor.doubts)}
        self.tree.show_data(editor.data, editor.selected, kinds, editor.wording)
        self.head.show_template(editor)

    @Slot()
    def _spoken(self) -> None:
        """Another language of the form: tree, properties, trial and findings follow together."""
        self.head.show_languages(self.editor)
        self.trial.speak(self.editor.wording)

    @Slot(str)
    def _speak(self, wording: str) -> None:
        self.properties.flush()
        self.editor.speak(wording)
        self._changed()
        self.properties.show_selected()
        self.editor.look()

    @Slot(object)
    def _files_read(self, files: Files) -> None:
        self.trial.show_files(files, self.editor.form_access)

    @Slot(object, object)
    def _reviewed(self, template: Any, doubts: list[Doubt]) -> None:
        kinds = {doubt.where: doubt.kind for doubt in reversed(doubts)}
        self.tree.show_data(self.editor.data, self.editor.selected, kinds, self.editor.wording)
        self.head.allow_publishing(template is not None)
        asked = any(not item.get("group") for item in editing.walk(self.editor.data["items"]))
        self.stale.setVisible(template is None and asked)
        self.empty.setVisible(not asked)
        self.trial.setVisible(asked)
        self.progress.setVisible(asked)
        if template is not None:
            self.trial.show_template(template)
            QTimer.singleShot(0, self, self._show_tried)  # when the new questions have their places
        self.show_doubts(doubts)

    @Slot()
    def _tried(self) -> None:
        state = self.trial.state
        if state is not None:
            progress = state.progress()
            words = translate(
                C, "{done} of {total} answered; nothing here is stored.", done=progress.answered, total=progress.total
            )
            self.progress.setText(words)

    def _show_tried(self) -> None:
        """Show the question that is being edited in the trial."""
        line = self.trial.mark(self.editor.selected)
        if line is not None:
            self.trial_page.ensureWidgetVisible(line, 0, current().px(_AROUND))
            self.trial_page.horizontalScrollBar().setValue(0)

    @Slot(object)
    def _published(self, made: Any) -> None:
        self.environment.navigator.go("checklists", selected=made.id)

    # ---- acting

    def _choose(self, key: str) -> None:
        self.properties.flush()
        self.editor.selected = key
        self.properties.show_selected()
        self._show_tried()

    def _go(self, key: str) -> None:
        self.show_properties()
        self._choose(key)
        self._changed()

    def _enter(self) -> None:
        self.show_properties()
        field = next(iter(self.properties.fields.values()), None)
        if field is not None:
            focus = getattr(field, "focus", field.setFocus)
            focus()

    def add_question(self, kind: str) -> None:
        """A question of a type after the one that is selected; its words are typed next."""
        self.properties.flush()
        after = self.editor.selected or self._last_group()
        made = editing.new_question(self.editor.data, kind)
        self.editor.change(lambda data: editing.add(data, made, after), str(made["key"]))
        self.properties.show_selected()
        self._enter()

    def add_section(self) -> None:
        """A section after the selected one."""
        self.properties.flush()
        made = editing.new_section(self.editor.data)
        self.editor.change(lambda data: editing.add(data, made, self._outermost()), str(made["key"]))
        self.properties.show_selected()
        self._enter()

    def copy_selected(self) -> None:
        """A copy of what is selected, after it."""
        key = self.editor.selected
        if key:
            made: list[str] = []
            self.editor.change(lambda data: made.append(editing.copied(data, key)))
            self._go(made[0])

    def _move(self, key: str, by: int) -> None:
        self.editor.change(lambda data: editing.move(data, key, by))
        self.tree.setFocus()

    def _remove(self, key: str) -> None:
        if not key:
            return
        holder, index = editing.place(self.editor.data, key)
        beside = holder[index + 1] if index + 1 < len(holder) else holder[index - 1] if index else None
        self.editor.change(lambda data: editing.remove(data, key), beside["key"] if beside is not None else "")
        self.properties.show_selected()
        self.say_taken_away()

    def _dragged(self, tree: list[Any]) -> None:
        self.editor.change(lambda data: editing.rearranged(data, tree))

    def _title_of(self, key: str) -> str:
        item = editing.find(self.editor.data, key)
        return (title_in(item, self.editor.wording) or key) if item is not None else ""

    def _last_group(self) -> str:
        groups = [item["key"] for item in self.editor.data["items"] if item.get("group")]
        return groups[-1] if groups else ""

    def _outermost(self) -> str:
        """The item of the first level that holds what is selected."""
        selected = self.editor.selected
        for item in self.editor.data["items"]:
            if item["key"] == selected or any(each["key"] == selected for each in editing.walk(item.get("items", []))):
                return str(item["key"])
        return self.editor.data["items"][-1]["key"] if self.editor.data["items"] else ""
