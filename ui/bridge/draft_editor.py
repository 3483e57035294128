"""What the editors of checklists and of diagnosis trees have in common below the screen: a draft that is kept while it
is typed, taking back, publishing."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldservice.domain.checklist.review import Doubt
from fieldservice.errors import FieldServiceError
from fieldservice.i18n import language
from ui.bridge.environment import Environment
from ui.bridge.history import History
from ui.bridge.verbs import Verbs, Work
from ui.bridge.view_model import ViewModel

Json = dict[str, Any]
_AUTOSAVE_MS = 400


class _Held:
    """The row of the draft, '' while there is none. Only the writer's thread changes it, one job after another, so that
    whatever is kept next goes into the same row."""

    def __init__(self, id: str) -> None:
        self.id = id


class DraftEditor(ViewModel):
    """What is typed is kept on this computer at once, and as a draft that all computers of the firm have when one
    leaves."""

    KEY = ""  # before the draft's id where it is kept on this computer

    opened = Signal()  # another one
    changed = Signal()  # its structure or a property
    reviewed = Signal(object, object)  # what it is where it is sound or None, list of Doubt
    kept = Signal()  # what was typed is on disk
    published = Signal(object)  # the record
    refused = Signal(object)  # FieldServiceError
    overtaken = Signal(object)  # FieldServiceError: somebody published meanwhile

    def __init__(self, environment: Environment, data: Json, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.data = data
        self.draft_id = ""
        self.selected = ""  # '' for the whole
        self.wording = language()  # the language in which everything is shown
        self.doubts: list[Doubt] = []
        self.unsaved = False
        self.is_draft = False  # whether there is something to publish or to throw away
        self._held = _Held("")
        self._sent: Json = {}  # what is being published
        self._history = History()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AUTOSAVE_MS)
        self._timer.timeout.connect(self._autosave)
        self.verbs = Verbs(environment, self)
        self.verbs.done.connect(self._done)
        self.verbs.refused.connect(self._refused)

    # ---- what the two differ in

    def versions(self) -> Any:
        """The service that keeps drafts (`save_draft`) and versions (`publish`)."""
        raise NotImplementedError

    def taking_back(self, made: Any) -> Work:
        """What takes a publishing back."""
        raise NotImplementedError

    def find(self, key: str) -> Json | None:
        """The item with this key."""
        raise NotImplementedError

    def look(self) -> None:
        """Have it checked; `reviewed` says what was found."""
        raise NotImplementedError

    # ---- opening and keeping

    def key_of(self, draft_id: str) -> str:
        """Where what is typed is kept on this computer."""
        return f"{self.KEY}.{draft_id or 'new'}"

    def show(self, draft_id: str, data: Json, unsaved: bool) -> None:
        """Edit this; `unsaved`: it was typed and is no draft yet."""
        self.draft_id, self.data, self.unsaved = draft_id, data, unsaved
        self.is_draft = unsaved or bool(draft_id)
        self._held = _Held(draft_id)
        self.selected = ""
        self._history.clear()

    def keep_draft(self) -> None:
        """Keep everything as a draft that all computers of the firm have."""
        if not self.unsaved:
            return
        self._timer.stop()
        self.unsaved = False
        versions, drafts, held, data = self.versions(), self.services.drafts, self._held, copy.deepcopy(self.data)

        def work() -> Any:
            row = versions.save_draft(data, held.id)
            drafts.forget(self.key_of(held.id))
            held.id = row.id
            return row

        self.verbs.do("keep", work)

    def publish(self, over: bool = False) -> None:
        """Make a new version of it; `over`: also where somebody published one meanwhile."""
        self._timer.stop()
        versions, drafts, held = self.versions(), self.services.drafts, self._held
        self._sent = data = copy.deepcopy(self.data)

        def work() -> Any:
            row = versions.publish(data, held.id, over=over)
            drafts.forget(self.key_of(held.id))
            return row

        self.verbs.do("publish", work, self.taking_back)

    def _autosave(self) -> None:
        drafts, data, held = self.services.drafts, copy.deepcopy(self.data), self._held
        self.jobs.write(lambda: drafts.save(self.key_of(held.id), data), done=self._autosaved)

    # ---- changing

    def item(self) -> Json | None:
        """The item that is selected; None for the whole."""
        return self.find(self.selected) if self.selected else None

    def change(self, work: Callable[[Json], object], select: str | None = None) -> None:
        """Change the data; everything that shows it follows."""
        self._history.note(self.data)
        work(self.data)
        if select is not None:
            self.selected = select
        self._after_change()

    def undo(self) -> bool:
        """Take the last change back; whether there was one."""
        return self._stepped(self._history.undo(self.data))

    def redo(self) -> bool:
        """Make the change again that was taken back; whether there was one."""
        return self._stepped(self._history.redo(self.data))

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._history.can_undo()

    def can_redo(self) -> bool:
        """Whether something that was taken back can be done again."""
        return self._history.can_redo()

    def _stepped(self, data: Json | None) -> bool:
        if data is None:
            return False
        self.data = data
        if self.item() is None:
            self.selected = ""
        self._after_change()
        return True

    def _after_change(self) -> None:
        self.unsaved = self.is_draft = True
        self._timer.start()
        self.changed.emit()
        self.look()

    # ---- answers of the jobs

    @Slot(object)
    def _autosaved(self, _nothing: object) -> None:
        self.kept.emit()

    @Slot(str, object, object)
    def _done(self, what: str, made: Any, undo: Any) -> None:
        if what == "keep":
            self.draft_id = made.id
            self.kept.emit()
        elif what == "publish":
            # typing went on meanwhile: that is the draft after this version
            self.unsaved = self.is_draft = self.data != self._sent
            self.draft_id, self._held = "", _Held("")
            self.data = {**self.data, "version": made.version}
            self.say_published(made.version, undo)
            self.published.emit(made)
        else:
            self.settled(what, made, undo)

    def say_published(self, version: int, undo: Any) -> None:
        """Say that there is a new version."""
        raise NotImplementedError

    def settled(self, what: str, made: Any, undo: Any) -> None:
        """A verb of its own was done."""

    @Slot(str, object)
    def _refused(self, what: str, error: FieldServiceError) -> None:
        if what in ("keep", "publish"):
            self.unsaved = self.is_draft = True
        if what == "publish":
            self._autosave()
        if error.code == "drafts.overtaken":
            self.overtaken.emit(error)
        else:
            self.refused.emit(error)
