"""The list of checklist templates: what each asks; forms read and written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from fieldservice.domain.checklist import Template, examine_template
from fieldservice.errors import FieldServiceError
from fieldservice.services.checklist_templates import TemplateFilter, TemplateLine
from fieldservice.services.lists import LongList
from ui.bridge.calm import Calm
from ui.bridge.environment import Environment
from ui.bridge.record_list import RecordListViewModel
from ui.bridge.verbs import Verbs

if TYPE_CHECKING:
    from fieldservice.exchange.xlsform.reading import Reading

__all__ = ["Reading", "TemplateLine", "TemplateSheet", "TemplatesViewModel"]


@dataclass(frozen=True)
class TemplateSheet:
    """A template with its questions; `template` is None for a draft that has mistakes."""

    line: TemplateLine
    template: Template | None


@dataclass(frozen=True)
class Written:
    """A form that was written; `missing` are files of it that are not on this computer."""

    path: Path
    missing: tuple[str, ...]


class TemplatesViewModel(RecordListViewModel):
    """Screen state of the list of templates."""

    LIST = "checklist_templates"
    WATCHES = ("checklist_template", "checklist")
    formRead = Signal(object)  # Reading
    formRefused = Signal(object)  # FieldServiceError
    codeTaken = Signal(str, bool)  # code, whether a template has it
    located = Signal(int)  # row key of the line that was looked for

    def __init__(self, environment: Environment, parent: QObject | None = None) -> None:
        super().__init__(environment, TemplateFilter(), parent)
        self.verbs = Verbs(environment, self)
        self._calm = Calm(self)
        self.verbs.done.connect(self._calm.end)
        self.verbs.refused.connect(self._calm.end)

    def records(self) -> LongList[Any, Any]:
        return self.services.checklist_templates.list

    def read_preview(self, row: TemplateLine) -> TemplateSheet:
        body = self.services.checklist_templates.get(row.id).body
        return TemplateSheet(row, examine_template(body)[0])

    def read_form(self, path: Path, given: Mapping[str, Path] | None = None, language: str = "") -> None:
        """Read a form, with files that a person chose by the names wanted, and the language of texts whose columns name
        none ('' is guessed); `formRead` or `formRefused` says what became of it.
        """

        def work() -> Reading:
            from fieldservice.exchange.xlsform.checking import read_checked

            return read_checked(path, language, given)[0]

        self._calm.begin()
        self.jobs.read(work, done=self._read, failed=self._not_read, key="checklist_templates.form")

    def ask_code(self, code: str) -> None:
        """Find out whether a template has this code; `codeTaken` says it."""
        templates = self.services.checklist_templates
        self.jobs.read(
            lambda: (code, not templates.code_is_free(code)), done=self._code_known, key="checklist_templates.code"
        )

    def keep(self, data: dict[str, Any], publish: bool, files: Mapping[str, Path | bytes] | None = None) -> None:
        """Make a template of what was read, with its `files`: publish it, or keep it as a draft."""
        templates, form_files = self.services.checklist_templates, self.services.template_files

        def work() -> Any:
            taken = form_files.take_in(files or {})  # what can't be read stops the import before anything is made
            made = templates.publish(data) if publish else templates.save_draft(data)
            form_files.add(made.id, taken)
            return made

        self._calm.begin()
        if publish:
            self.verbs.do("publish", work, lambda made: lambda: templates.withdraw(made.id, keep=False))
        else:
            self.verbs.do("draft", work, lambda made: lambda: templates.discard_draft(made.id))

    def write_form(self, line: TemplateLine, path: Path) -> None:
        """Write a template as an XLSForm."""
        templates, form_files = self.services.checklist_templates, self.services.template_files

        def work() -> Written:
            from fieldservice.exchange.xlsform.writing import write_form

            files, missing = form_files.contents(line.id)
            write_form(templates.data(line.id), path, files)
            return Written(path, tuple(missing))

        self.verbs.do("written", work)

    def begin_draft(self, template_id: str) -> None:
        """Make a draft of a version, to change it."""
        templates = self.services.checklist_templates
        self.verbs.do("edit", lambda: templates.save_draft(templates.data(template_id)))

    def archive(self, line: TemplateLine) -> None:
        """Offer it no more."""
        templates = self.services.checklist_templates
        self.verbs.do("archive", lambda: templates.archive(line.id), lambda _none: lambda: templates.restore(line.id))

    def restore(self, line: TemplateLine) -> None:
        """Offer it again."""
        templates = self.services.checklist_templates
        self.verbs.do("restore", lambda: templates.restore(line.id), lambda _none: lambda: templates.archive(line.id))

    def locate(self, template_id: str) -> None:
        """Find the line that shows a version or a draft; `located` says which. A filter that hides it is let go."""
        templates = self.services.checklist_templates

        def work() -> TemplateLine | None:
            lines = templates.lines()
            drafts = (line for line in lines if any(draft.id == template_id for draft in line.drafts))
            return next((line for line in lines if line.id == template_id), None) or next(drafts, None)

        self.jobs.read(work, done=self._located, key="checklist_templates.locate")

    @Slot(object)
    def _located(self, line: TemplateLine | None) -> None:
        if line is None:
            return
        if line.rid not in self._ids and self.filter != TemplateFilter():
            self.show(TemplateFilter())
        self.located.emit(line.rid)

    def discard_draft(self, draft: str) -> None:
        """Throw a draft away."""
        templates = self.services.checklist_templates
        self.verbs.do(
            "discard", lambda: templates.discard_draft(draft), lambda _none: lambda: templates.take_up_draft(draft)
        )

    @Slot(object)
    def _code_known(self, answer: tuple[str, bool]) -> None:
        self.codeTaken.emit(*answer)

    @Slot(object)
    def _read(self, reading: Reading) -> None:
        self._calm.end()
        self.formRead.emit(reading)

    @Slot(object)
    def _not_read(self, error: FieldServiceError) -> None:
        self._calm.end()
        self.formRefused.emit(error)
