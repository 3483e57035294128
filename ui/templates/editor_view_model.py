"""The editor's state: the template's data, undo, autosave, and what the review found."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.checklist import Template, editing
from fieldservice.domain.checklist.review import Doubt, review
from fieldservice.errors import UserError
from fieldservice.i18n import language, translate
from fieldservice.services.checklist_templates import ChecklistTemplates
from fieldservice.services.template_files import FormFile
from ui.bridge.draft_editor import DraftEditor, Json
from ui.bridge.environment import Environment
from ui.bridge.stored import FormAccess
from ui.bridge.verbs import Work

C = "templates"


@dataclass(frozen=True)
class Attached:
    """A file that was made one of the form's, and what puts it where it belongs."""

    draft_id: str
    name: str
    files: Mapping[str, FormFile]
    place: Callable[[str], object]


class EditorViewModel(DraftEditor):
    """One template being edited."""

    KEY = "checklist_template"

    filesRead = Signal(object)  # FormFile by name
    spoken = Signal()  # another language of the form is shown

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, editing.new_template("checklist"), parent)
        self.files: Mapping[str, FormFile] = {}
        self.template: Template | None = None
        self.form_access = FormAccess(self)

    def versions(self) -> ChecklistTemplates:
        return self.services.checklist_templates

    def taking_back(self, made: Any) -> Work:
        templates = self.services.checklist_templates
        return lambda: templates.withdraw(made.id, keep=True)

    def find(self, key: str) -> Json | None:
        return editing.find(self.data, key)

    # ---- opening

    def open(self, draft_id: str) -> None:
        """Open a draft; '' begins a new template. What was typed and not kept as a draft yet comes back."""
        templates, drafts = self.services.checklist_templates, self.services.drafts

        def work() -> tuple[str, Json, bool]:
            typed = drafts.load(self.key_of(draft_id))
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

    @Slot(object)
    def _opened(self, answer: tuple[str, Json, bool]) -> None:
        self.show(*answer)
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
        data, held, name = copy.deepcopy(self.data), self._held, _free_name(path.name, self.files)

        def work() -> Attached:
            taken = form_files.take_in({name: path})
            held.id = held.id or templates.save_draft(data).id
            form_files.add(held.id, taken)
            return Attached(held.id, name, form_files.shown(held.id), place)

        self.verbs.do("attach", work)

    @Slot(object)
    def _files_read(self, files: Mapping[str, FormFile]) -> None:
        self.files = files
        self.filesRead.emit(files)

    @Slot(object)
    def _reviewed(self, answer: tuple[Template | None, list[Doubt]]) -> None:
        self.template, self.doubts = answer
        self.reviewed.emit(*answer)

    def settled(self, what: str, made: Attached, undo: Any) -> None:
        self.draft_id = made.draft_id
        self._files_read(made.files)
        made.place(made.name)

    def say_published(self, version: int, undo: Any) -> None:
        said = translate(C, "Version {version} is published. Jobs under way keep theirs.", version=version)
        self.environment.messages.say(said, undo)


_KEPT = frozenset({"names", "repeat", "required", "items", "code", "purpose", "decimals"})


def _free_name(wanted: str, taken: Mapping[str, object]) -> str:
    stem, dot, ending = wanted.rpartition(".")
    number, name = 1, wanted
    while name in taken:
        number += 1
        name = f"{stem or ending}-{number}{dot}{ending if stem else ''}"
    return name


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
