"""Importing a form: choose it, see what comes over and what does not, say what it is for, keep it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from fieldservice.errors import FieldServiceError
from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.choices import CheckBox, ChoiceField
from ui.kit.feedback import Note, ProgressPanel
from ui.kit.fields import TextField
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import KeyValues, SectionHeader, clear_layout, column, row
from ui.kit.reading_dialog import ReadingDialog
from ui.templates.list_view_model import TemplatesViewModel
from ui.templates.words import language_words, listed, purposes

if TYPE_CHECKING:
    from ui.templates.list_view_model import Reading

C = "templates"
_MOST_SHOWN = 60
_MOST_MISSING = 5
_SLOW = 300  # ms before a bar is shown


class ImportDialog(ReadingDialog):
    """Nothing is kept before one of the two buttons is pressed."""

    def __init__(self, parent: QWidget, templates: TemplatesViewModel) -> None:
        super().__init__(
            translate(C, "Import a form"),
            parent,
            translate(
                C,
                "An XLSForm, as ODK, KoboToolbox and others use it: Excel, CSV or Markdown, or a zip with the form and"
                " its files.",
            ),
            (translate(C, "Forms"), "*.xlsx *.xls *.xlsm *.csv *.md *.zip"),
        )
        self.templates = templates
        self.reading: Reading | None = None
        self.missing: dict[str, Button] = {}  # by the file that is not there: to choose it
        self._path = Path()
        self._given: dict[str, Path] = {}
        self._language = ""  # what a person said that the texts without a language are in
        self.add_file_line()
        self.busy = ProgressPanel(translate(C, "Reading and checking the form"), cancellable=False)
        self.busy.hide()
        self.add(self.busy)
        self._slow = QTimer(self)  # what is read at once needs no bar
        self._slow.setSingleShot(True)
        self._slow.setInterval(_SLOW)
        self._slow.timeout.connect(self.busy.show)
        self.form = QWidget()
        fields = column(self.form, spacing=10)
        self.code = TextField(translate(C, "Code"), required=True, max_length=64)
        self.purpose = ChoiceField(translate(C, "Purpose"), purposes(), "diagnosis")
        self.models = TextField(
            translate(C, "Product models"),
            placeholder=translate(C, "all models"),
            hint=translate(C, "Separated by commas; HC-* means all that begin so."),
        )
        self.spoken = ChoiceField(
            translate(C, "Language of the texts"),
            hint=translate(C, "The columns of the form do not say it; this is a guess."),
        )
        self.spoken.changed.connect(self._say_language)
        self.spoken.hide()
        self.blocks = CheckBox(translate(C, "Work can't start before everything here is passed"))
        pair = row(self.code, self.purpose, spacing=12)
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        fields.addLayout(pair)
        fields.addWidget(self.models)
        fields.addWidget(self.spoken)
        fields.addWidget(self.blocks)
        self.taken = Note(translate(C, "A checklist has this code. Publishing makes the next version of it."), "warn")
        self.taken.hide()
        fields.insertWidget(1, self.taken)
        self.form.hide()
        self.add(self.form)
        self.add_cancel()
        self.draft = self.add_action(translate(C, "Keep as a draft"), lambda: self.keep(False), "secondary")
        self.publish = self.add_action(translate(C, "Publish"), lambda: self.keep(True), "primary")
        self._ready(False)
        templates.formRead.connect(self._read)
        templates.codeTaken.connect(self._code_known)
        self.code.changed.connect(lambda: templates.ask_code(str(self.code.value()).strip()))
        templates.formRefused.connect(self._refused)

    def read(self, path: Path) -> None:
        self._path, self._given, self._language = path, {}, ""
        self.reading = None
        for part in (self.told, self.form):
            part.hide()
        self._read_form()

    def give(self, name: str, path: Path) -> None:
        """Read the form again with this file for the one that it calls `name`."""
        self._given[name] = path
        self._read_form()

    @Slot()
    def _say_language(self) -> None:
        """Read the form again, its texts in the language that was chosen."""
        chosen = str(self.spoken.value())
        if self.reading is not None and self.reading.unnamed is not None and chosen != self.reading.unnamed.language:
            self._language = chosen
            self._read_form()

    def _read_form(self) -> None:
        self._ready(False)
        self.problem.hide()
        self._slow.start()
        self.templates.read_form(self._path, dict(self._given), self._language)

    def _settled(self) -> None:
        self._slow.stop()
        self.busy.hide()

    @Slot(object)
    def _refused(self, error: FieldServiceError) -> None:
        self._settled()
        self.show_problem(error)

    def _ask_for(self, name: str) -> None:
        dialog = QFileDialog(self, translate(C, "Choose “{file}”", file=name), str(self._path.parent))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.give(name, Path(chosen)))
        self.file_dialog = dialog
        dialog.open()

    def keep(self, publish: bool) -> None:
        """Make the template."""
        if self.reading is None or not self.code.check():
            return
        data = self.reading.as_template(
            code=str(self.code.value()),
            purpose=str(self.purpose.value()),
            models=str(self.models.value()),
            blocks_start=self.blocks.isChecked(),
        )
        self.templates.keep(data, publish, self.reading.files)

    @Slot(str, bool)
    def _code_known(self, code: str, taken: bool) -> None:
        if code == str(self.code.value()).strip():
            self.taken.setVisible(taken)

    @Slot(object)
    def _read(self, reading: Reading) -> None:
        again = self.reading is not None  # with a file more, or another language: what was said meanwhile stays
        self.reading = reading
        self._settled()
        if not again:
            self.code.set_value(reading.data["code"])
            self.purpose.set_value(reading.data["purpose"])
            self.models.set_value(listed(reading.data.get("product_models", [])))
            self.blocks.setChecked(bool(reading.data.get("blocks_start")))
            offered = [(each, language_words(each)) for each in reading.offered_languages]
            self.spoken.set_choices(offered)
            self.spoken.setVisible(bool(offered))
            self.spoken.set_value(reading.unnamed.language if offered and reading.unnamed is not None else None)
        self.templates.ask_code(str(self.code.value()).strip())
        clear_layout(self.told_body)
        self.told_body.addWidget(Label(reading.title, "lead", strong=True, wrap=True))
        facts = KeyValues(label_width=140)
        facts.add(translate(C, "Questions"), f"{reading.questions:,}")
        groups = translate(C, "{groups}, {repeats} of them repeated", groups=reading.groups, repeats=reading.repeats)
        facts.add(translate(C, "Groups"), groups if reading.repeats else f"{reading.groups:,}")
        facts.add(translate(C, "Rules"), f"{reading.rules:,}")
        facts.add(translate(C, "Choices"), f"{reading.choices:,}")
        facts.add(translate(C, "Languages"), listed([language_words(each) for each in reading.languages]), wrap=True)
        if reading.files:
            facts.add(translate(C, "Pictures and files"), f"{len(reading.files):,}")
        self.told_body.addWidget(facts)
        self._tell_findings(reading)
        self._offer_missing(reading)
        self.told.show()
        self.form.show()
        self._ready(True)

    def _tell_findings(self, reading: Reading) -> None:
        if not reading.findings:
            self.told_body.addWidget(Note(translate(C, "Everything comes over."), "calm", icon="circle-check"))
            return
        head = SectionHeader(translate(C, "What does not come over as it is"), str(len(reading.findings)), step="body")
        self.told_body.addWidget(head)
        for finding in reading.findings[:_MOST_SHOWN]:
            line = QWidget()
            lost = finding.kind == "lost"
            inside = row(IconLabel("circle-minus" if lost else "info", "warn" if lost else "muted", 16), spacing=8)
            inside.addWidget(Label(finding.sentence(), "small", wrap=True), 1)
            inside.setContentsMargins(0, 0, 0, 0)
            line.setLayout(inside)
            self.told_body.addWidget(line)
        if len(reading.findings) > _MOST_SHOWN:
            left = len(reading.findings) - _MOST_SHOWN
            self.told_body.addWidget(Label(translate(C, "and %n more", n=left), "small", "muted"))

    def _offer_missing(self, reading: Reading) -> None:
        """A button for each file that the form names and that isn't there."""
        self.missing = {}
        names = list(dict.fromkeys(each.file for each in reading.missing))
        if not names:
            return
        self.told_body.addWidget(Label(translate(C, "If you have them, choose the files that are missing:"), "small"))
        for name in names[:_MOST_MISSING]:
            words = translate(C, "Choose “{file}”", file=name)
            self.missing[name] = Button(words, "secondary", 32, "folder-open", on_click=partial(self._ask_for, name))
            self.told_body.addLayout(row(self.missing[name], None))
        if len(names) > _MOST_MISSING:
            words = translate(C, "Or put all of them beside the form and choose the form again.")
            self.told_body.addWidget(Label(words, "small", "muted", wrap=True))

    def _ready(self, ready: bool) -> None:
        self.draft.setEnabled(ready)
        self.publish.setEnabled(ready)
