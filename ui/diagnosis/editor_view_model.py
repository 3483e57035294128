"""A diagnosis tree being edited: its data, what is selected, what was found; kept on this computer while typed."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldservice.domain.checklist.review import Doubt
from fieldservice.domain.diagnosis import Tree, editing
from fieldservice.domain.diagnosis.review import review
from fieldservice.domain.records import FaultCode
from fieldservice.errors import FieldServiceError
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.bridge.history import History
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

C = "tree_editor"

Json = dict[str, Any]
_AUTOSAVE_MS = 400
_LANGUAGES = ("zh_CN", "en")
_KEPT = frozenset({"names", "outcomes", "code", "weight", "minutes"})


class TreeEditorViewModel(ViewModel):
    """What is typed is a draft on this computer until it is published or thrown away."""

    opened = Signal()  # another tree
    changed = Signal()  # its structure or a property
    reviewed = Signal(object, object)  # Tree or None, list of Doubt
    kept = Signal()  # what was typed is on disk
    published = Signal(object)  # DiagnosisTree
    discarded = Signal()
    refused = Signal(object)  # FieldServiceError
    overtaken = Signal(object)  # FieldServiceError: somebody published meanwhile

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.data: Json = editing.new_tree("tree_1")
        self.tree_id = ""  # the version that is edited; '' for a new tree
        self.selected = ""  # "causes/KEY", "tests/KEY", '' for the tree itself
        self.wording = language()
        self.tree: Tree | None = None  # as the last review found it sound
        self.doubts: list[Doubt] = []
        self.codes: dict[str, list[FaultCode]] = {}  # by kind: problem, cause, remedy
        self.typed = False  # whether there is a draft that differs from what is published
        self._history = History()
        self._sent: Json = {}  # what is being published
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AUTOSAVE_MS)
        self._timer.timeout.connect(self.keep)
        self.verbs = Verbs(environment, self)
        self.verbs.done.connect(self._done)
        self.verbs.refused.connect(self._refused)

    # ---- opening and keeping

    def open(self, tree_id: str) -> None:
        """Open a version to edit it; '' begins a new tree. What was typed before and not published comes back."""
        trees, drafts, company = self.services.diagnosis_trees, self.services.drafts, self.services.company

        def work() -> tuple[str, Json, bool, dict[str, list[FaultCode]]]:
            data = trees.data(tree_id)
            typed = drafts.load(_draft_key(tree_id, data))
            codes = {kind: company.fault_codes(kind) for kind in ("problem", "cause", "remedy")}
            return tree_id, typed or data, typed is not None, codes

        self.jobs.read(work, done=self._opened, failed=self._failed, key="tree_editor.open")

    @Slot()
    def keep(self) -> None:
        """Put what was typed on disk now."""
        self._timer.stop()
        if not self.typed:
            return
        drafts, data, key = self.services.drafts, copy.deepcopy(self.data), _draft_key(self.tree_id, self.data)
        self.jobs.write(lambda: drafts.save(key, data), done=self._autosaved)

    def publish(self, over: bool = False) -> None:
        """Make it the version in use; `over`: also where somebody published one meanwhile."""
        self._timer.stop()
        trees, drafts = self.services.diagnosis_trees, self.services.drafts
        data, key = copy.deepcopy(self.data), _draft_key(self.tree_id, self.data)
        self._sent = data

        def work() -> Any:
            row = trees.publish(data, over=over)
            drafts.forget(key)
            return row

        self.verbs.do("publish", work, lambda made: lambda: trees.withdraw(made.id))

    def discard(self) -> None:
        """Throw away what was typed; the undo brings it back."""
        self._timer.stop()
        drafts, data, key = self.services.drafts, copy.deepcopy(self.data), _draft_key(self.tree_id, self.data)
        self.typed = False
        self.verbs.do("discard", lambda: drafts.forget(key), lambda _none: lambda: drafts.save(key, data))

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

    def item(self) -> Json | None:
        """The cause or test that is selected; None for the tree itself."""
        return editing.find(self.data, self.selected)

    def change(self, work: Callable[[Json], object], select: str | None = None) -> None:
        """Change the data; everything that shows it follows."""
        self._history.note(self.data)
        work(self.data)
        if select is not None:
            self.selected = select
        self._after_change()

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

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._history.can_undo()

    def can_redo(self) -> bool:
        """Whether something can be done again."""
        return self._history.can_redo()

    def undo(self) -> bool:
        """Take the last change back; whether there was one."""
        return self._stepped(self._history.undo(self.data))

    def redo(self) -> bool:
        """Make the change again that was taken back; whether there was one."""
        return self._stepped(self._history.redo(self.data))

    def _stepped(self, data: Json | None) -> bool:
        if data is None:
            return False
        self.data = data
        if self.item() is None:
            self.selected = ""
        self._after_change()
        return True

    def _after_change(self) -> None:
        self.typed = True
        self._timer.start()
        self.changed.emit()
        self.look()

    def look(self) -> None:
        """Have the tree checked; `reviewed` says what was found."""
        data, wording = copy.deepcopy(self.data), self.wording
        self.jobs.read(lambda: review(data, wording), done=self._reviewed, key="tree_editor.review")

    # ---- answers of the jobs

    @Slot(object)
    def _autosaved(self, _nothing: object) -> None:
        self.kept.emit()

    @Slot(object)
    def _opened(self, answer: tuple[str, Json, bool, dict[str, list[FaultCode]]]) -> None:
        self.tree_id, self.data, self.typed, self.codes = answer
        self.selected = ""
        self._history.clear()
        self.opened.emit()
        self.look()

    @Slot(object)
    def _reviewed(self, answer: tuple[Tree | None, list[Doubt]]) -> None:
        self.tree, self.doubts = answer
        self.reviewed.emit(*answer)

    @Slot(str, object, object)
    def _done(self, what: str, made: Any, undo: Any) -> None:
        if what == "discard":
            self.environment.messages.say(translate(C, "What you typed is thrown away."), undo)
            self.discarded.emit()
            return
        self.typed = self.data != self._sent  # typing went on meanwhile: that is the draft after this version
        self.tree_id, self.data["version"] = made.id, made.version
        said = translate(
            C, "Version {version} is published. Jobs that follow the tree keep theirs.", version=made.version
        )
        self.environment.messages.say(said, undo)
        self.published.emit(made)

    @Slot(str, object)
    def _refused(self, what: str, error: FieldServiceError) -> None:
        self.keep()
        if what == "publish" and error.code == "diagnosis.overtaken":
            self.overtaken.emit(error)
        else:
            self.refused.emit(error)

    @Slot(object)
    def _failed(self, error: FieldServiceError) -> None:
        self.refused.emit(error)


def _draft_key(tree_id: str, data: Json) -> str:
    """A new tree has one draft; of a tree that is published the draft is kept for its code, whatever its version."""
    return f"diagnosis_tree.{data['code']}" if tree_id else "diagnosis_tree.new"
