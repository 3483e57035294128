"""A diagnosis tree being edited: its data, what is selected, what was found."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.checklist.review import Doubt
from fieldservice.domain.diagnosis import Tree, editing
from fieldservice.domain.diagnosis.review import review
from fieldservice.domain.records import FaultCode
from fieldservice.errors import FieldServiceError
from fieldservice.i18n import translate
from fieldservice.services.diagnosis_trees import DiagnosisTrees
from ui.bridge.draft_editor import DraftEditor, Json
from ui.bridge.environment import Environment
from ui.bridge.verbs import Work

C = "tree_editor"

_LANGUAGES = ("zh_CN", "en")
_KEPT = frozenset({"names", "outcomes", "code", "weight", "minutes"})


class TreeEditorViewModel(DraftEditor):
    """`selected` is "causes/KEY", "tests/KEY", or '' for the tree itself."""

    KEY = "diagnosis_tree"

    discarded = Signal()

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, editing.new_tree("tree_1"), parent)
        self.tree: Tree | None = None  # as the last review found it sound
        self.codes: dict[str, list[FaultCode]] = {}  # by kind: problem, cause, remedy

    @property
    def based_on(self) -> int:
        """The version that it was begun from; 0 for a new tree."""
        return int(self.data.get("based_on", self.data.get("version")) or 0)

    def versions(self) -> DiagnosisTrees:
        return self.services.diagnosis_trees

    def taking_back(self, made: Any) -> Work:
        trees = self.services.diagnosis_trees
        return lambda: trees.withdraw(made.id)

    def find(self, key: str) -> Json | None:
        return editing.find(self.data, key)

    # ---- opening and keeping

    def open(self, tree_id: str) -> None:
        """Open a draft or a version (or the draft that there is of it); '' begins a new tree. What was typed and not
        kept as a draft yet comes back."""
        trees, drafts, company = self.services.diagnosis_trees, self.services.drafts, self.services.company

        def work() -> tuple[str, Json, bool, dict[str, list[FaultCode]]]:
            draft_id, data = trees.to_edit(tree_id)
            typed = drafts.load(self.key_of(draft_id)) if draft_id else None
            codes = {kind: company.fault_codes(kind) for kind in ("problem", "cause", "remedy")}
            return draft_id, typed or data, typed is not None, codes

        self.jobs.read(work, done=self._opened, failed=self._failed, key="tree_editor.open")

    @Slot()
    def _autosave(self) -> None:
        """The first thing that is typed begins the draft; what follows is kept on this computer until one leaves."""
        if self.draft_id:
            super()._autosave()
        else:
            self.keep_draft()

    def discard(self) -> None:
        """Throw the draft away; the undo brings it back."""
        self._timer.stop()
        trees, drafts, held, data = self.services.diagnosis_trees, self.services.drafts, self._held, self.data
        self.unsaved = self.is_draft = False

        def work() -> str:
            id = held.id
            if id:
                trees.discard_draft(id)
                drafts.forget(self.key_of(id))
            return id

        self.verbs.do("discard", work, lambda id: lambda: trees.save_draft(data, id))

    # ---- languages

    def languages(self) -> list[str]:
        """Trees are written in both languages."""
        return list(_LANGUAGES)

    def languages_to_write(self, texts: Mapping[str, object]) -> list[str]:
        """The one that is shown first."""
        return sorted(_LANGUAGES, key=lambda each: each != self.wording)

    def title_of(self, item: str) -> str:
        """What a cause or test is called; its key while it has no words; '' where there is no such item."""
        found = editing.find(self.data, item)
        return "" if found is None else editing.title(self.data, item, self.wording) or str(found["key"])

    # ---- changing

    def set(self, name: str, value: object) -> None:
        """Set a property of what is selected; None and what is empty take it away."""
        target = self.item() or self.data
        if target.get(name) == value or (name not in target and value in (None, "", [], {})):
            return

        def work(_data: Json) -> None:
            if value is None or (value in ("", [], {}) and name not in _KEPT):
                target.pop(name, None)
            else:
                target[name] = value

        self.change(work)

    def add(self, of: str) -> None:
        """A new cause or test after the selected one; it is selected."""
        made: list[str] = []
        self.change(lambda data: made.append(editing.add(data, of, self.selected)))
        self.selected = made[0]
        self.changed.emit()

    def remove(self, item: str) -> None:
        """Take a cause or test away; what stands beside it is selected."""
        found = editing.place(self.data, item)
        if found is None:
            return
        held, at = found
        beside = held[at + 1] if at + 1 < len(held) else held[at - 1] if at else None
        select = f"{item.partition('/')[0]}/{beside['key']}" if beside is not None else ""
        self.change(lambda data: editing.remove(data, item), select)

    def move(self, item: str, by: int) -> None:
        """Move a cause or test up or down among its kind."""
        found = editing.place(self.data, item)
        if found is not None and 0 <= found[1] + by < len(found[0]):
            self.change(lambda data: editing.move(data, item, by))

    def look(self) -> None:
        """Have the tree checked; `reviewed` says what was found."""
        data, wording = copy.deepcopy(self.data), self.wording
        self.jobs.read(lambda: review(data, wording), done=self._reviewed, key="tree_editor.review")

    # ---- answers of the jobs

    @Slot(object)
    def _opened(self, answer: tuple[str, Json, bool, dict[str, list[FaultCode]]]) -> None:
        draft_id, data, unsaved, self.codes = answer
        self.show(draft_id, data, unsaved)
        self.opened.emit()
        self.look()

    @Slot(object)
    def _reviewed(self, answer: tuple[Tree | None, list[Doubt]]) -> None:
        self.tree, self.doubts = answer
        self.reviewed.emit(*answer)

    def settled(self, what: str, made: str, undo: Any) -> None:
        self.environment.messages.say(translate(C, "The draft is thrown away."), undo)
        self.discarded.emit()

    def say_published(self, version: int, undo: Any) -> None:
        said = translate(C, "Version {version} is published. Jobs that follow the tree keep theirs.", version=version)
        self.environment.messages.say(said, undo)

    @Slot(object)
    def _failed(self, error: FieldServiceError) -> None:
        self.refused.emit(error)
