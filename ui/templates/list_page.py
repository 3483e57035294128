"""The list of checklist templates; the drawer shows what is asked."""

from __future__ import annotations

from array import array
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.domain.checklist import Section, Template, limit_words
from fieldservice.domain.checklist.state import wording_of
from fieldservice.domain.formats import format_models
from fieldservice.i18n import language, translate
from ui.bridge.environment import Environment
from ui.directory.list_page import RecordListPage
from ui.kit.buttons import Button, Menu, MenuButton
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState, Note
from ui.kit.labels import IconLabel, Label, rule
from ui.kit.models import Column, Row
from ui.kit.panels import KeyValues, SectionHeader, column, row
from ui.templates.apart import add_apart, lacks_words
from ui.templates.drafts import add_discards, add_several, edit_words, state_words
from ui.templates.import_dialog import ImportDialog
from ui.templates.list_view_model import TemplateLine, TemplateSheet, TemplatesViewModel
from ui.templates.words import ICONS, listed, purpose, purposes, without_paths

C = "templates"
_MOST = 120  # questions in the drawer


class TemplatesPage(RecordListPage):
    """Enter or Space shows a template in the drawer; from there it is edited, exported, taken out of use."""

    NAME = "checklist_templates"

    def __init__(self, environment: Environment) -> None:
        self.templates = TemplatesViewModel(environment)
        super().__init__(environment, self.templates)
        self.dialog: ImportDialog | None = None
        self._wanted = -1  # row to be selected as soon as the list has it
        self.templates.located.connect(self._select)
        self.templates.verbs.done.connect(self._done)
        self.templates.verbs.refused.connect(self._refused)
        self.shortcuts.add("I", translate(C, "import a form"), self.import_form)
        self.shortcuts.add("N", translate(C, "new checklist"), self.new_template)

    def open(self, **params: object) -> None:
        super().open(**params)
        if params.get("load"):
            self.import_form()
        if params.get("selected"):
            self.templates.locate(str(params["selected"]))

    def title(self) -> str:
        return translate(C, "Checklists")

    def export_name(self) -> str:
        return translate(C, "Checklist templates")

    def search_words(self) -> str:
        return translate(C, "Name, code, model")

    def head_buttons(self) -> list[Button]:
        load = Button(translate(C, "Import form"), icon="file-up", on_click=self.import_form)
        make = Button(translate(C, "New checklist"), "primary", 32, "plus", on_click=self.new_template)
        load.show_key("I")
        make.show_key("N")
        return [load, make]

    def columns(self) -> list[Column]:
        return [
            Column("name", translate(C, "Checklist"), 240, stretch=True),
            Column("state", translate(C, "State"), 132, sortable=False),
            Column("purpose", translate(C, "Purpose"), 88, sortable=False),
            Column("version", translate(C, "Version"), 64, sortable=False, kind="number"),
            Column("models", translate(C, "Product models"), 110, sortable=False, kind="muted"),
            Column("questions", translate(C, "Questions"), 80, kind="number"),
            Column("used", translate(C, "Jobs"), 60, kind="number"),
            Column("code", translate(C, "Code"), 208, sortable=False, kind="muted"),
        ]

    def sorts(self) -> dict[str, str]:
        return {"name": "name", "used": "used", "questions": "questions"}

    def cells(self, row: Any) -> Row:
        line: TemplateLine = row
        return (
            name_of(line),
            lacks_words(line) or state_words(line),
            purpose(line.purpose),
            str(line.version) if line.published else "—",
            format_models(line.product_models),
            f"{line.questions:,}",
            f"{line.used:,}" if line.used else "—",
            line.code,
        )

    def chips(self) -> list[tuple[str, str, bool]]:
        filter = self.list.filter
        shown = purpose(filter.purpose) if filter.purpose else translate(C, "all")
        state = translate(C, "in use")
        if filter.archived:
            state = translate(C, "out of use")
        elif filter.drafts:
            state = translate(C, "with a draft")
        return [
            ("purpose", translate(C, "Purpose: {value}", value=shown), bool(filter.purpose)),
            ("state", translate(C, "Checklists: {value}", value=state), filter.archived or filter.drafts),
        ]

    def fill_menu(self, key: str, menu: Menu) -> None:
        filter = self.list.filter
        if key == "purpose":
            self.choice(menu, translate(C, "All"), not filter.purpose, lambda: self.list.narrow(purpose=""))
            for value, words in purposes():
                self.choice(menu, words, filter.purpose == value, partial(self.list.narrow, purpose=value))
            return
        use = not filter.archived and not filter.drafts
        self.choice(menu, translate(C, "In use"), use, lambda: self.list.narrow(archived=False, drafts=False))
        self.choice(
            menu, translate(C, "With a draft"), filter.drafts, lambda: self.list.narrow(archived=False, drafts=True)
        )
        self.choice(
            menu, translate(C, "Out of use"), filter.archived, lambda: self.list.narrow(archived=True, drafts=False)
        )

    def filter_off(self, key: str) -> None:
        if key == "purpose":
            self.list.narrow(purpose="")
        else:
            self.list.narrow(archived=False, drafts=False)

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "list-checks",
            translate(C, "No checklists yet"),
            translate(C, "Import a form from Excel (XLSForm), or begin one here."),
            translate(C, "Import form"),
            self.import_form,
        )

    # ---- what can be done

    def import_form(self) -> None:
        """Choose a form; what comes over is said before anything is kept."""
        if self.dialog is not None:
            self.dialog.deleteLater()  # it would go on hearing of forms that are read
        self.dialog = ImportDialog(self, self.templates)
        self.dialog.open()
        self.dialog.choose_file()

    def new_template(self) -> None:
        """Begin an empty checklist in the editor."""
        self.environment.navigator.go("checklist_template")

    def export_form(self, line: TemplateLine) -> None:
        """Ask where to write the template as an XLSForm."""
        dialog = QFileDialog(self, translate(C, "Export as XLSForm"), f"{line.code}.xlsx", "Excel (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.fileSelected.connect(lambda name: self.templates.write_form(line, Path(name)))
        self.file_dialog = dialog
        dialog.open()

    def edit(self, line: TemplateLine) -> None:
        """Go on with the draft, or begin one from the version in use."""
        if line.draft_id:
            self.environment.navigator.go("checklist_template", id=line.draft_id)
        else:
            self.templates.begin_draft(line.id)

    def fill_drawer(self, drawer: Drawer, shown: TemplateSheet) -> None:
        line, body = shown.line, drawer.page.body
        drawer.set_title(translate(C, "Checklist"))
        body.addWidget(Label(name_of(line), "lead", strong=True, wrap=True))
        edit = Button(edit_words(line), "secondary", icon="pencil", on_click=lambda: self.edit(line))
        export = Button(translate(C, "Export"), "secondary", icon="file-down", on_click=lambda: self.export_form(line))
        more = MenuButton("", "secondary", 32, "ellipsis", translate(C, "More"))
        if line.archived:
            more.add(translate(C, "Use it again"), lambda: self.templates.restore(line), "rotate-ccw")
        elif line.published:
            more.add(translate(C, "Take it out of use"), lambda: self.templates.archive(line), "archive")
        add_discards(more, line, self.templates.discard_draft)
        body.addLayout(row(edit, export, more, None))
        add_several(body, line, lambda id: self.environment.navigator.go("checklist_template", id=id))
        add_apart(body, line, self.templates.begin_draft)
        facts = KeyValues(label_width=100)
        facts.add(translate(C, "Purpose"), purpose(line.purpose))
        facts.add(translate(C, "Version"), str(line.version) if line.published else translate(C, "not published yet"))
        facts.add(translate(C, "For"), format_models(line.product_models), wrap=True)
        facts.add(translate(C, "State"), state_words(line), wrap=True)
        facts.add(translate(C, "Code"), line.code, wrap=True)
        facts.add(translate(C, "Used on"), translate(C, "%n jobs", n=line.used))
        body.addWidget(facts)
        if shown.template is None:
            said = translate(C, "The draft has mistakes. The editor says which.")
            body.addWidget(Note(said, "warn"))
            return
        if shown.template.blocks_start:
            body.addWidget(Note(translate(C, "Work can't start before everything here is passed."), "warn"))
        body.addWidget(rule(edge=True))
        body.addWidget(SectionHeader(translate(C, "Questions"), str(line.questions), step="body"))
        _add_questions(body, shown.template)

    @Slot(str, object, object)
    def _done(self, what: str, made: Any, undo: Any) -> None:
        if what == "edit":
            self.environment.navigator.go("checklist_template", id=made.id)
            return
        if self.dialog is not None and what in ("publish", "draft"):
            self.dialog.accept()
        said = {
            "publish": translate(C, "The checklist is published."),
            "draft": translate(C, "The checklist is kept as a draft."),
            "archive": translate(C, "The checklist is out of use. Jobs that have it keep it."),
            "restore": translate(C, "The checklist is in use again."),
            "discard": translate(C, "The draft is thrown away."),
            "written": translate(C, "The form is written."),
        }
        words = said[what]
        if what == "written" and made.missing:
            words = translate(
                C,
                "The form is written. These files of it are not on this computer: {files}.",
                files=listed(made.missing),
            )
        self.environment.messages.say(words, undo)
        if what in ("publish", "draft"):
            self.templates.locate(made.id)

    @Slot(int)
    def _select(self, rid: int) -> None:
        self._wanted = -1 if self.table.select_id(rid) else rid

    @Slot(object, object)
    def _listed(self, ids: array[int], rows: list[Any]) -> None:
        super()._listed(ids, rows)
        self._select_wanted()

    @Slot(object)
    def _exchanged(self, ids: array[int]) -> None:
        super()._exchanged(ids)
        self._select_wanted()

    def _select_wanted(self) -> None:
        if self._wanted >= 0:
            self._select(self._wanted)

    @Slot(str, object)
    def _refused(self, what: str, error: Any) -> None:
        if self.dialog is not None and self.dialog.isVisible() and what in ("publish", "draft"):
            self.dialog.show_problem(error)
        else:
            self.environment.messages.problem(error)


def name_of(line: TemplateLine) -> str:
    """Its name in the language in use."""
    return (line.name if language() == "zh_CN" else line.name_en) or line.name or line.code


def _add_questions(body: Any, template: Template) -> None:
    sections: dict[str, Section] = {section.key: section for section in template.sections}
    wording = wording_of(template, language())
    before, shown = "", 0
    for question in template.questions:
        if question.kind in ("hidden", "meta"):
            continue
        if shown == _MOST:
            left = sum(each.kind not in ("hidden", "meta") for each in template.questions) - shown
            body.addWidget(Label(translate(C, "and %n more", n=left), "body", "muted"))
            return
        shown += 1
        section = sections.get(question.section)
        if section is not None and section.key != before:
            before = section.key
            title = without_paths(section.title(wording))
            if title:
                body.addWidget(Label(title, "small", "muted", strong=True))
        line = row(IconLabel(ICONS.get(question.kind, "circle"), "muted", 16), spacing=8)
        texts = column(spacing=0)
        texts.addWidget(Label(without_paths(question.title(wording)), "body", wrap=True))
        limits = limit_words(question, language())
        if limits:
            texts.addWidget(Label(f"{limits} {question.unit}".strip(), "small", "muted"))
        line.addLayout(texts, 1)
        body.addLayout(line)
