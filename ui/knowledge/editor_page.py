"""The editor of an article: kept as one types; pictures are pasted or dropped, parts and codes are chosen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QImageWriter,
    QKeySequence,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPlainTextEdit, QWidget

from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.directory.detail import Heading
from ui.kit.buttons import Button
from ui.kit.choices import ChoiceField, SegmentedChoice
from ui.kit.feedback import Note
from ui.kit.fields import Field, TextArea, TextField
from ui.kit.labels import rule
from ui.kit.numbers import NumberField
from ui.kit.panels import Card, ScrollPage, column, panel, row
from ui.kit.photos import Photo, PhotoStrip
from ui.kit.theme import current
from ui.knowledge import words
from ui.knowledge.case_photos import CasePhotosCard
from ui.knowledge.editor_parts import PartsCard
from ui.knowledge.editor_view_model import (
    ArticleDraft,
    ArticleFile,
    EditorViewModel,
    FaultCode,
    Loaded,
)
from ui.knowledge.overtaken import OvertakenPanel
from ui.shell.page import Page

C = "knowledge"
_SIDE, _SIDE_NARROW, _NARROW_BELOW = 360, 288, 1180
_WIDEST = 860
_CODES = ("problem", "cause", "remedy")


class EditorPage(Page):
    """The texts at the left; for which machines, with which parts and pictures at the right."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.vm = EditorViewModel(environment, self)
        self.view_model = self.vm
        self.file_dialog: QFileDialog | None = None
        self._all_codes: list[FaultCode] = []
        self._chosen: dict[str, str] = {}
        self._showing = False
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self.vm.load_choices()

    def open(self, **params: object) -> None:
        """`id` edits an article; `work_order_id` begins one from a closed work order; nothing begins a new one."""
        self.restored.hide()
        self.overtaken.hide()
        self.vm.open(str(params.get("id") or ""), str(params.get("work_order_id") or ""))

    def hints(self) -> list[tuple[str, str]]:
        return [("Ctrl+S", translate(C, "save")), ("Ctrl+V", translate(C, "paste a picture"))]

    def focus_first(self) -> None:
        self.title.focus()

    def may_leave(self) -> bool:
        self.vm.keeper.flush()
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = current()
        narrow = self.window().width() < theme.px(_NARROW_BELOW)
        self._side.setFixedWidth(theme.px(_SIDE_NARROW if narrow else _SIDE))

    # building

    def _build(self) -> None:
        self.heading = Heading(lambda _key: self.environment.navigator.go("knowledge"))
        self.save_button = Button(translate(C, "Save"), size=36, on_click=self.save)
        self.save_button.show_key("Ctrl+S")
        self.hand_in = Button(translate(C, "Hand in for review"), "primary", 36, "send", on_click=self.submit)
        self.heading.set_buttons([self.save_button, self.hand_in])
        self.kind = SegmentedChoice(
            [(kind, words.kind_word(kind)) for kind in words.KINDS], "solution", 32, translate(C, "Kind")
        )
        said = [(key, translate(C, text)) for key, text in words.LANGUAGES.items()]
        self.language = SegmentedChoice(said, "zh_CN", 32, translate(C, "Language"))
        self.restored = Note(
            translate(C, "This is what you typed last time. It was not saved yet."),
            action=translate(C, "Throw it away"), on_action=self.discard,
        )  # fmt: skip
        self.restored.hide()
        self.overtaken = OvertakenPanel()
        self.title = TextField(
            translate(C, "Title"), placeholder=translate(C, "Machine, fault, what is special about it"), required=True
        )
        self.symptom = TextArea(translate(C, "Symptom"), rows=3, max_rows=8)
        self.cause = TextArea(translate(C, "Cause"), rows=3, max_rows=8)
        self.solution = TextArea(translate(C, "Solution"), rows=6, max_rows=24)
        self.text = ScrollPage(gutter=24, spacing=14, max_width=_WIDEST, name=translate(C, "Article"))
        self.text.add(self.restored)
        self.text.add(self.overtaken)
        line = row(self.kind, self.language, None, spacing=12)
        holder = QWidget()
        holder.setLayout(line)
        self.text.add(holder)
        for field in (self.title, self.symptom, self.cause, self.solution):
            self.text.add(field)
        self.strip = PhotoStrip(translate(C, "Add files"))
        pictures = Card(translate(C, "Pictures and papers"), translate(C, "paste or drop them here"))
        pictures.add(self.strip)
        self.text.add(pictures)
        self.case_photos = CasePhotosCard(self.vm)
        self.text.add(self.case_photos)
        self.text.finish()
        self._side = panel("rail")
        inside = column(self._side)
        self.beside = ScrollPage(gutter=16, spacing=12, name=translate(C, "About the article"))
        inside.addWidget(self.beside)
        self._build_side()
        lower = row(self.text, self._side, spacing=0)
        lower.setStretch(0, 1)
        whole = panel("raised")
        box = column(whole)
        box.addWidget(self.heading)
        box.addWidget(rule(edge=True))
        box.addLayout(lower, 1)
        column(self).addWidget(whole)

    def _build_side(self) -> None:
        about = Card(translate(C, "Found by"), padding=14, spacing=10)
        self.models = TextField(translate(C, "Models"), placeholder=translate(C, "all models"))
        self.models.edit.setToolTip(translate(C, "With commas between them; HC-* means all that begin so."))
        self.keywords = TextField(translate(C, "Keywords"), placeholder=translate(C, "Error codes, other names"))
        about.add(self.models)
        about.add(self.keywords)
        self.codes = {
            "problem": ChoiceField(translate(C, "Problem"), placeholder=translate(C, "not coded")),
            "cause": ChoiceField(translate(C, "Cause"), placeholder=translate(C, "not coded")),
            "remedy": ChoiceField(translate(C, "Remedy"), placeholder=translate(C, "not coded")),
        }
        for field in self.codes.values():
            about.add(field)
        self.minutes = NumberField(translate(C, "Usually takes"), unit=translate(C, "min"), decimals=0)
        about.add(self.minutes)
        self.beside.add(about)
        self.parts = PartsCard(self.vm)
        self.parts.changed.connect(self._typed)
        self.beside.add(self.parts)
        self.beside.finish()

    def _connect(self) -> None:
        vm = self.vm
        vm.loaded.connect(self._show)
        vm.saved.connect(self._saved)
        vm.refused.connect(self._refused)
        vm.overtaken.connect(self._overtaken)
        self.overtaken.taken.connect(self._take_theirs)
        vm.codes_loaded.connect(self._show_codes)
        vm.models_loaded.connect(self._show_models)
        vm.files_changed.connect(self._show_files)
        vm.verbs.done.connect(self._file_done)
        vm.verbs.refused.connect(lambda _what, error: self.environment.messages.problem(error))
        fields: tuple[Field, ...] = (
            self.title, self.symptom, self.cause, self.solution, self.models, self.keywords, self.minutes,
            *self.codes.values(),
        )  # fmt: skip
        for field in fields:
            field.changed.connect(self._typed)
        self.kind.changed.connect(self._kind_changed)
        self.language.changed.connect(lambda _value: self._typed())
        self.codes["problem"].changed.connect(self._fill_codes)
        self.codes["cause"].changed.connect(self._fill_codes)
        self.strip.add_requested.connect(self._choose_files)
        self.strip.removed.connect(vm.remove_file)
        self.case_photos.strip.opened.connect(lambda id: vm.take_case_photo(id, self._titled()))
        for key, act in (("Ctrl+V", self._paste), ("Ctrl+S", self.save)):
            shortcut = QShortcut(QKeySequence(key), self, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # showing

    @Slot(object)
    def _show(self, loaded: Loaded) -> None:
        draft = loaded.draft
        crumb = loaded.number or translate(C, "New article")
        title = (
            translate(C, "Edit {number}", number=loaded.number) if loaded.number else translate(C, "Write an article")
        )
        line = translate(C, "Made from {number}, without whose case it was.", number=self.vm.source)
        steps = [("knowledge", translate(C, "Knowledge")), ("", crumb)]
        self.heading.set(steps, title, line if self.vm.source else "", [])
        self.restored.setVisible(loaded.restored)
        self._showing = True
        self.parts.show_parts(draft.parts, loaded.parts)
        self._fill(draft)
        self.strip.set_photos([])
        self.vm.load_files()
        self.vm.load_case_photos()
        self._showing = False

    def _fill(self, draft: ArticleDraft) -> None:
        self.kind.set_value(draft.kind)
        self.language.set_value(draft.language)
        for field, value in (
            (self.title, draft.title), (self.symptom, draft.symptom), (self.cause, draft.cause),
            (self.solution, draft.solution), (self.models, draft.product_models.replace(",", ", ")),
            (self.keywords, draft.keywords),
        ):  # fmt: skip
            field.set_value(value)
        self.minutes.set_value(Decimal(draft.minutes) if draft.minutes is not None else None)
        self._chosen = {"problem": draft.problem_code, "cause": draft.cause_code, "remedy": draft.remedy_code}
        self._fill_codes(first=True)
        self._kind_changed(draft.kind)

    def draft(self) -> ArticleDraft:
        """What is typed."""
        minutes = self.minutes.value()
        return ArticleDraft(
            kind=str(self.kind.value()), language=str(self.language.value()), title=self.title.value(),
            symptom=self.symptom.value(), cause=self.cause.value(), solution=self.solution.value(),
            keywords=self.keywords.value(), product_models=self.models.value(),
            problem_code=str(self.codes["problem"].value() or ""), cause_code=str(self.codes["cause"].value() or ""),
            remedy_code=str(self.codes["remedy"].value() or ""),
            minutes=int(minutes) if isinstance(minutes, Decimal) else None, parts=self.parts.wanted(),
        )  # fmt: skip

    @Slot(object)
    def _show_codes(self, codes: list[FaultCode]) -> None:
        self._all_codes = codes
        self._fill_codes(first=True)

    def _fill_codes(self, first: bool = False) -> None:
        """Causes of the chosen problem, remedies of the chosen cause, then the generic ones."""
        held = {kind: self._chosen.get(kind, "") if first else str(self.codes[kind].value() or "") for kind in _CODES}
        parent_of = {"problem": "", "cause": held["problem"], "remedy": held["cause"]}
        for kind in _CODES:
            own = [each for each in self._all_codes if each.kind == kind and not each.archived]
            parent = parent_of[kind]
            shown = [each for each in own if not parent or each.parent_code in (parent, "")]
            choices = [("", translate(C, "not coded"))]
            choices += [(each.code, f"{each.code}  {words.name_of(each)}") for each in shown]
            if held[kind] and held[kind] not in [code for code, _ in choices]:
                choices.append((held[kind], held[kind]))
            self.codes[kind].set_choices(choices)
            self.codes[kind].set_value(held[kind])

    @Slot(object)
    def _show_models(self, models: list[str]) -> None:
        from PySide6.QtWidgets import QCompleter

        completer = QCompleter(models, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.models.edit.setCompleter(completer)

    @Slot(object)
    def _kind_changed(self, kind: object) -> None:
        question = kind == "question"
        for field, said in (
            (self.symptom, translate(C, "Question") if question else translate(C, "Symptom")),
            (self.solution, translate(C, "Answer") if question else translate(C, "Solution")),
        ):
            field.label.setText(said)
            field.edit.setAccessibleName(said)
        self.cause.setVisible(not question)
        self._typed()

    @Slot(object)
    def _show_files(self, files: list[tuple[ArticleFile, bytes | None]]) -> None:
        self.strip.set_photos(
            [
                Photo(
                    file.id, QImage.fromData(QByteArray(small)) if small else QImage(), file.caption or file.name,
                    "image" if file.kind == "photo" else "file-text",
                )
                for file, small in files
            ]
        )  # fmt: skip

    # typing, pasting, saving

    def _typed(self) -> None:
        if not self._showing:
            self.vm.keep(self.draft())

    def save(self) -> None:
        """Store it as a draft."""
        if self.title.check():
            self.vm.save(self.draft())
        else:
            self.title.focus()

    def submit(self) -> None:
        """Store it and hand it in."""
        if not self.title.check():
            self.title.focus()
            return
        if not self.solution.value():
            self.solution.set_error(translate(C, "Write down the solution before others read the article."))
            self.solution.focus()
            return
        self.vm.save(self.draft(), hand_in=True)

    def _paste(self) -> None:
        held, focused = QGuiApplication.clipboard().mimeData(), QApplication.focusWidget()
        files = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
        words = held.hasHtml() or held.text().strip()
        if files:
            self._add(files)
        elif words and isinstance(focused, (QLineEdit, QPlainTextEdit)):
            focused.paste()  # Excel and Word lay a picture of the words beside them
        elif held.hasImage():
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            QImageWriter(buffer, QByteArray(b"png")).write(QGuiApplication.clipboard().image())
            name = translate(C, "pasted picture") + ".png"
            self.vm.add_picture(bytes(buffer.data().data()), name, self._titled())

    def _choose_files(self) -> None:
        dialog = QFileDialog(self, translate(C, "Add pictures or papers"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self._add([Path(name) for name in names]))
        self.file_dialog = dialog
        dialog.open()

    def _add(self, paths: list[Path]) -> None:
        if paths:
            self.vm.add_files(paths, self._titled())

    def _titled(self) -> ArticleDraft:
        """A picture belongs to an article that is stored, and that needs a title."""
        if not self.title.value():
            self.title.set_value(translate(C, "Untitled"))
        return self.draft()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self._add(paths)

    @Slot(object, object, object)
    def _overtaken(self, fields: tuple[str, ...], begun: ArticleDraft, theirs: ArticleDraft) -> None:
        self.overtaken.show_fields(fields, begun, theirs)
        self.text.verticalScrollBar().setValue(0)
        self.overtaken.take.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object, object)
    def _take_theirs(self, fields: tuple[str, ...], theirs: ArticleDraft) -> None:
        self._fill(replace(self.draft(), **{name: getattr(theirs, name) for name in fields}))

    def discard(self) -> None:
        """Begin again with what is saved; what was typed can be brought back."""
        typed = self.draft()
        self.restored.hide()
        self.vm.discard()
        said = translate(C, "What you typed is thrown away.")
        self.environment.messages.say(said, lambda: self.vm.bring_back(typed))

    @Slot(str, str, str)
    def _saved(self, id: str, number: str, state: str) -> None:
        said = {
            "in_review": translate(C, "{number} waits for review.", number=number),
            "draft": translate(C, "{number} is saved as a draft.", number=number),
        }.get(state, translate(C, "Nothing was changed in {number}.", number=number))
        self.environment.messages.say(said)
        self.environment.navigator.go("article", id=id, draft=True)

    @Slot(str, object, object)
    def _file_done(self, what: str, _made: Any, undo: Any) -> None:
        self.vm.load_files()
        self.vm.load_case_photos()
        if what == "remove":
            self.environment.messages.say(translate(C, "It is taken off."), undo)

    @Slot(object)
    def _refused(self, error: Any) -> None:
        self.environment.messages.problem(error)
