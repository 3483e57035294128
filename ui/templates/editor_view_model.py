"""The editor's state: the template's data, undo, autosave, and what the review found."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from fieldservice.domain.checklist import Template, editing
from fieldservice.domain.checklist.review import Doubt, review
from fieldservice.errors import FieldServiceError, UserError
from fieldservice.i18n import language, translate
from fieldservice.services.template_files import FormFile
from ui.bridge.environment import Environment
from ui.bridge.history import History
from ui.bridge.stored import FormAccess
from ui.bridge.verbs import Verbs
from ui.bridge.view_model import ViewModel

C = "templates"

Json = dict[str, Any]
_AUTOSAVE_MS = 400


@dataclass(frozen=True)
class Attached:
    """A file that was made one of the form's, and what puts it where it belongs."""

    draft_id: str
    name: str
    files: Mapping[str, FormFile]
    place: Callable[[str], object]


class EditorViewModel(ViewModel):
    """One template being edited. What is typed is kept on this computer at once, as a draft when one leaves."""

    opened = Signal()  # another template
    filesRead = Signal(object)  # FormFile by name
    changed = Signal()  # its structure or a property
    spoken = Signal()  # another language of the form is shown
    reviewed = Signal(object, object)  # Template or None, list of Doubt
    kept = Signal()  # what was typed is on disk
    published = Signal(object)  # ChecklistTemplate
    refused = Signal(object)  # FieldServiceError
    overtaken = Signal(object)  # FieldServiceError: somebody published meanwhile

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, parent)
        self.data: Json = editing.new_template("checklist")
        self.draft_id = ""
        self.selected = ""  # key of the item, "" for the template itself
        self.wording = language()  # the language of the form in which everything is shown
        self.files: Mapping[str, FormFile] = {}
        self.template: Template | None = None
        self.doubts: list[Doubt] = []
        self.unsaved = False
        self._history = History()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AUTOSAVE_MS)
        self._timer.timeout.connect(self._autosave)
        self.verbs = Verbs(environment, self)
        self.form_access = FormAccess(self)
        self.verbs.done.connect(self._done)
        self.verbs.refused.connect(self._refused)

    # ---- opening and keeping

    def open(self, draft_id: str) -> None:
        """Open a draft; '' begins a new template. What was typed and not kept as a draft yet comes back."""
        templates, drafts = self.services.checklist_templates, self.services.drafts

        def work() -> tuple[str, Json, bool]:
            typed = drafts.load(_draft_key(draft_id))
            if typed is not None:
                return draft_id, typed, True
            if draft_id:
                return draft_id, templates.data(draft_id), False
            number, code = 1, "checklist"
            while not templates.code_is_free(code):
                number += 1
                code = f"checklist_{number}"
            return "", editing.new_template(code), False

        self.jobs.read(work, done=self._opened, key="checklist_editor.open")

    def keep_draft(self) -> None:
        """Keep everything as a draft that all computers of the firm have."""
        if not self.unsaved:
            return
        self._timer.stop()
        self.unsaved = False
        templates, drafts = self.services.checklist_templates, self.services.drafts
        data, draft_id = copy.deepcopy(self.data), self.draft_id

        def work() -> Any:
            row = templates.save_draft(data, draft_id)
            drafts.forget(_draft_key(draft_id))
            return row

        self.verbs.do("keep", work)

    def publish(self, over: bool = False) -> None:
        """Make a new version of it; `over`: also where somebody published one meanwhile."""
        self._timer.stop()
        templates, drafts = self.services.checklist_templates, self.services.drafts
        data, draft_id = copy.deepcopy(self.data), self.draft_id

        def work() -> Any:
            row = templates.publish(data, draft_id, over=over)
            drafts.forget(_draft_key(draft_id))
            return row

        self.verbs.do("publish", work, lambda made: lambda: templates.withdraw(made.id, keep=True))

    # ---- languages

    def languages(self) -> list[str]:
        """The languages of the form, in its order."""
        return [str(each) for each in self.data.get("languages", ())] or ["zh_CN", "en"]

    def languages_to_write(self, texts: Mapping[str, object]) -> list[str]:
        """Those in which a text is written, the one that is shown first; texts may have more than the form names."""
        return list(dict.fromkeys([self.wording, *self.languages(), *texts]))

    def speak(self, wording: str = "") -> None:
        """Show the form in one of its languages; without one in the person's, else in the form's usual one."""
        listed = self.languages()
        usual = str(self.data.get("default_language", ""))
        wanted = (wording, language(), usual)
        self.wording = next((each for each in wanted if each in listed), listed[0])
        self.spoken.emit()

    # ---- changing

    def item(self) -> Json | None:
        """The item that is selected; None for the template itself."""
        return editing.find(self.data, self.selected) if self.selected else None

    def change(self, work: Callable[[Json], object], select: str | None = None) -> None:
        """Change the data; everything that shows it follows."""
        self._history.note(self.data)
        work(self.data)
        if select is not None:
            self.selected = select
        self._after_change()

    def set(self, name: str, value: object) -> None:
        """Set a property of what is selected; None, '' and empty collections take it away."""

        def work(data: Json) -> None:
            target = editing.find(data, self.selected) if self.selected else data
            if target is None:
                return
            if value is None or (value in ("", [], {}) and name not in _KEPT):
                target.pop(name, None)
            else:
                target[name] = value

        target = self.item() if self.selected else self.data
        if target is not None and target.get(name) != value:
            self.change(work)

    def undo(self) -> bool:
        """Take the last change back; whether there was one."""
        return self._stepped(self._history.undo(self.data))

    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return self._history.can_undo()

    def can_redo(self) -> bool:
        """Whether something that was taken back can be done again."""
        return self._history.can_redo()

    def redo(self) -> bool:
        """Make the change again that was taken back; whether there was one."""
        return self._stepped(self._history.redo(self.data))

    def _stepped(self, data: Json | None) -> bool:
        if data is None:
            return False
        self.data = data
        if self.selected and editing.find(self.data, self.selected) is None:
            self.selected = ""
        self._after_change()
        return True

    def _after_change(self) -> None:
        self.unsaved = True
        self._timer.start()
        self.changed.emit()
        self.look()

    def look(self) -> None:
        """Have the template checked; `reviewed` says what was found."""
        data, wording, files, id = copy.deepcopy(self.data), self.wording, self.services.template_files, self.draft_id
        body = json.dumps(data, ensure_ascii=False)
        named = [str(held.get("file", "")) for held in data.get("lists", {}).values() if isinstance(held, dict)]

        def work() -> tuple[Template | None, list[Doubt]]:
            tables = files.tables(id, named) if id and named else None
            return review(body, data, tables, wording=wording)

        self.jobs.read(work, done=self._reviewed, key="checklist_editor.review")

    # ---- answers of the jobs

    def _autosave(self) -> None:
        drafts, data, key = self.services.drafts, copy.deepcopy(self.data), _draft_key(self.draft_id)
        self.jobs.write(lambda: drafts.save(key, data), done=self._autosaved)

    @Slot(object)
    def _autosaved(self, _nothing: object) -> None:
        self.kept.emit()

    @Slot(object)
    def _opened(self, answer: tuple[str, Json, bool]) -> None:
        self.draft_id, self.data, self.unsaved = answer
        self.selected = ""
        self._history.clear()
        self.files = {}
        self.speak()
        self.opened.emit()
        self.look()
        if self.draft_id:
            files, id = self.services.template_files, self.draft_id
            self.jobs.read(lambda: files.shown(id), done=self._files_read, key="checklist_editor.files")

    def attach(self, path: Path, place: Callable[[str], object]) -> None:
        """Make a file one of the form's; `place(name)` is a bound method that puts it where it belongs."""
        templates, form_files = self.services.checklist_templates, self.services.template_files
        data, draft_id, name = copy.deepcopy(self.data), self.draft_id, _free_name(path.name, self.files)

        def work() -> Attached:
            taken = form_files.take_in({name: path})
            id = draft_id or templates.save_draft(data).id
            form_files.add(id, taken)
            return Attached(id, name, form_files.shown(id), place)

        self.verbs.do("attach", work)

    @Slot(object)
    def _files_read(self, files: Mapping[str, FormFile]) -> None:
        self.files = files
        self.filesRead.emit(files)

    @Slot(object)
    def _reviewed(self, answer: tuple[Template | None, list[Doubt]]) -> None:
        self.template, self.doubts = answer
        self.reviewed.emit(*answer)

    @Slot(str, object, object)
    def _done(self, what: str, made: Any, undo: Any) -> None:
        if what == "keep":
            self.draft_id = made.id
            self.kept.emit()
        elif what == "attach":
            self.draft_id = made.draft_id
            self._files_read(made.files)
            made.place(made.name)
        else:
            self.unsaved = False
            self.environment.messages.say(
                translate(C, "Version {version} is published. Jobs under way keep theirs.", version=made.version), undo
            )
            self.published.emit(made)

    @Slot(str, object)
    def _refused(self, what: str, error: FieldServiceError) -> None:
        if what == "keep":
            self.unsaved = True
        if error.code == "templates.overtaken":
            self.overtaken.emit(error)
        else:
            self.refused.emit(error)


_KEPT = frozenset({"names", "repeat", "required", "items", "code", "purpose", "decimals"})


def _free_name(wanted: str, taken: Mapping[str, object]) -> str:
    stem, dot, ending = wanted.rpartition(".")
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{stem or ending}-{number}{dot}{ending if stem else ''}"
    return name


def _draft_key(draft_id: str) -> str:
    return f"checklist_template.{draft_id or 'new'}"


def number_of(text: str) -> float | int | None:
    """A number that is typed; None for nothing. Raises UserError."""
    cleaned = text.strip().replace("，", ".").replace(",", ".").replace("−", "-")
    if not cleaned:
        return None
    try:
        value = float(cleaned)
    except ValueError:
        raise UserError("templates.not_a_number", "Enter a number.") from None
    return int(value) if value == int(value) else value
