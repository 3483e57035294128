"""The labels page: what is printed at the left, how it will look at the right."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from fieldservice.domain.labels import SIZE, SIZES
from fieldservice.domain.labels import Label as Printed
from fieldservice.domain.scans import Scanned
from fieldservice.i18n import language as current_language
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button, MenuButton
from ui.kit.choices import ChoiceField, SegmentedChoice
from ui.kit.feedback import EmptyState
from ui.kit.fields import TextField
from ui.kit.labels import Label, rule
from ui.kit.models import Column, SimpleModel
from ui.kit.numbers import NumberField
from ui.kit.panels import column, panel, row
from ui.kit.pdf_view import PdfView
from ui.kit.table import DataTable
from ui.kit.theme import current
from ui.labels.view_model import LabelsViewModel
from ui.labels.words import set_words, size_words
from ui.papers.printing import Printer, SystemPrinter
from ui.shell.page import Page

C = "labels"

_SIDE = 380


class LabelsPage(Page):
    """`printer` may be replaced before printing."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        self.vm = LabelsViewModel(environment)
        self.view_model = self.vm
        self.printer: Printer = SystemPrinter()
        self._sets: list[Any] = []
        self._build()
        self.vm.changed.connect(self._show)
        self.vm.rendered.connect(self._show_pdf)
        self.vm.sets_read.connect(self._show_sets)
        self.vm.not_added.connect(self._not_added)
        self.vm.saved.connect(self._was_saved)

    def open(self, **params: object) -> None:
        """`kind` and `id` or `ids`: begin with the labels of these records; `badges`: with those of all our people."""
        ids = params.get("ids") or ([params["id"]] if params.get("id") else [])
        chosen = self.environment.settings.get("papers.language", "") or current_language()
        self.language.set_value(chosen)
        self.vm.open(str(params.get("kind") or ""), [str(id) for id in ids], chosen)  # type: ignore[attr-defined]
        if params.get("badges"):
            self.vm.begin_badges()
            self.label_size.set_value(self.vm.size.key)

    def focus_first(self) -> None:
        self.code.focus()

    def hints(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+P", translate(C, "print")),
            ("Ctrl+S", translate(C, "save PDF")),
            ("Del", translate(C, "leave out")),
        ]

    def note(self) -> str:
        run = self.vm.run()
        return translate(C, "%n labels", run.total) if run.total else ""

    def scanned(self, found: Scanned) -> bool:
        """A scan here adds a label."""
        self.vm.add_scanned(found)
        return True

    # building

    def _build(self) -> None:
        theme = current()
        self.title = Label(translate(C, "Labels"), "title")
        self.save = Button(translate(C, "Save PDF"), icon="file-down", key="Ctrl+S", on_click=self.save_as)
        self.more = MenuButton(translate(C, "More"))
        self.more.add(translate(C, "Print on another printer…"), self.print_elsewhere, "printer")
        self.more.add(translate(C, "Leave out all"), self.vm.clear, "trash-2")
        self.print = Button(translate(C, "Print"), "primary", 32, "printer", key="Ctrl+P", on_click=self.print_labels)
        head = row(self.title, None, self.more, self.save, self.print, spacing=10)
        head.setContentsMargins(theme.px(24), theme.px(12), theme.px(24), theme.px(12))
        top = panel("raised")
        top.setLayout(head)
        self.preview = PdfView()
        self.nothing = EmptyState(
            "tag",
            translate(C, "No labels yet"),
            translate(C, "Scan or type a number at the left, or choose a whole warehouse."),
        )
        self.body = QStackedWidget()
        self.body.addWidget(self.nothing)
        self.body.addWidget(self.preview)
        backing = panel("sunken")
        column(backing).addWidget(self.body)
        lower = row(self._side(), rule(vertical=True, edge=True), spacing=0)
        lower.addWidget(backing, 1)
        outer = column(self)
        outer.addWidget(top)
        outer.addWidget(rule(edge=True))
        outer.addLayout(lower, 1)

    def _side(self) -> QWidget:
        theme = current()
        sizes = [(size.key, size_words(size)) for size in SIZES]
        self.label_size = ChoiceField(translate(C, "Sheet or roll"), sizes, self.vm.size.key)
        self.label_size.changed.connect(lambda: self.vm.choose(size=str(self.label_size.value())))
        self.copies = NumberField(translate(C, "Copies of each"), Decimal(1), decimals=0)
        self.copies.changed.connect(lambda: self.vm.choose(copies=int(self.copies.value() or 1)))
        self.start = NumberField(translate(C, "First free label"), Decimal(1), decimals=0)
        self.start.changed.connect(lambda: self.vm.choose(start=int(self.start.value() or 1)))
        languages = [("zh_CN", "中文"), ("en", "English")]
        self.language = SegmentedChoice(languages, name=translate(C, "Language of the labels"))
        self.language.changed.connect(lambda chosen: self.vm.choose(language=str(chosen)))
        self.code = TextField(
            translate(C, "Add"), placeholder=translate(C, "Scan or type a number, then Enter"), icon="scan-line"
        )
        self.code.frame.editor.installEventFilter(self)  # type: ignore[union-attr]  # a TextField has its editor
        self.many = ChoiceField("", placeholder=translate(C, "Add many at once"))
        self.many.changed.connect(self._add_set)
        columns = [
            Column("number", translate(C, "Number"), 130, sortable=False, kind="record"),
            Column("title", translate(C, "Name"), 150, sortable=False, stretch=True),
        ]
        self.rows = SimpleModel(columns)
        self.table = DataTable(self.rows, translate(C, "Labels"), tickable=False)
        self.table.installEventFilter(self)
        self.table.setToolTip(translate(C, "Del leaves out the label in this line."))
        side = panel("raised")
        side.setFixedWidth(theme.px(_SIDE))
        inside = column(side, spacing=12)
        upper = column(spacing=12)
        upper.setContentsMargins(theme.px(16), theme.px(16), theme.px(16), 0)
        upper.addWidget(self.label_size)
        upper.addLayout(row(self.start, self.copies, spacing=12))
        upper.addLayout(row(self.language, None))
        upper.addWidget(self.code)
        upper.addWidget(self.many)
        inside.addLayout(upper)
        inside.addWidget(rule())
        inside.addWidget(self.table, 1)
        return side

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.code.frame.editor and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._add_code()
                return True
            if watched is self.table and event.key() == Qt.Key.Key_Delete:
                self._remove()
                return True
        return False

    # showing

    @Slot()
    def _show(self) -> None:
        run = self.vm.run()
        lines = zip(self.vm.items, self.vm.lines, strict=False)
        self.rows.set_rows([_line(kind, labels[0]) for (kind, _id), labels in lines])
        self.start.setVisible(not self.vm.size.roll)
        if not self.start.frame.editor.hasFocus():  # type: ignore[union-attr]  # a NumberField has its editor
            self.start.set_value(Decimal(run.first + 1))
        self.start.set_hint(translate(C, "of {count}", count=run.size.count))
        if not self.copies.frame.editor.hasFocus():  # type: ignore[union-attr]  # a NumberField has its editor
            self.copies.set_value(Decimal(self.vm.copies))
        for button in (self.print, self.save, self.more):
            button.setEnabled(bool(run.total))
        if not run.total:
            self.body.setCurrentWidget(self.nothing)
        self.words_changed.emit()

    @Slot(object)
    def _show_pdf(self, pdf: bytes) -> None:
        # the label of a roll is small: at the width of the page it would be as large as a poster
        self.preview.set_zoom(2.0 if self.vm.size.roll else 0)
        self.preview.show_pdf(pdf, keep_place=True)
        self.body.setCurrentWidget(self.preview)

    @Slot(object)
    def _show_sets(self, sets: list[Any]) -> None:
        self._sets = sets
        self.many.set_choices(
            [(at, set_words(each.what, each.name, each.name_en, each.count)) for at, each in enumerate(sets)]
        )
        self.many.set_value(None)
        self.many.setVisible(bool(sets))

    @Slot(object)
    def _not_added(self, found: Scanned) -> None:
        words = found.sentence or translate(C, "There is no label for {number}.", number=found.number or found.code)
        self.code.set_error(words)

    # doing

    def _add_code(self) -> None:
        text = str(self.code.value()).strip()
        if text:
            self.code.set_value("")
            self.code.set_error("")
            self.vm.add_code(text)

    def _add_set(self) -> None:
        at = self.many.value()
        if isinstance(at, int):
            self.vm.add_set(self._sets[at])
            self.many.set_value(None)

    def _remove(self) -> None:
        at = self.table.current_row()
        if 0 <= at < len(self.vm.items):
            self.vm.remove(at)

    def print_labels(self) -> None:
        """Print on the printer remembered for sheets or rolls, else on one that is chosen now."""
        names = self.printer.names()
        if not names:
            self.environment.messages.say(
                translate(C, "This computer has no printer. Save the labels as a PDF and print them elsewhere.")
            )
            return
        kept = self.environment.settings.get(self.vm.printer_key, "")
        name = kept if kept in names else self.printer.choose(self, kept)
        if name:
            self._print_on(name)

    def print_elsewhere(self) -> None:
        """Choose another printer; such labels are printed there from now on."""
        if not self.printer.names():
            self.print_labels()
            return
        name = self.printer.choose(self, self.environment.settings.get(self.vm.printer_key, ""))
        if name:
            self._print_on(name)

    def _print_on(self, name: str) -> None:
        if self.vm.pdf is None:
            return
        count = self.vm.run().total
        if not self.printer.print(self.preview.document, name, translate(C, "Labels")):
            self.environment.messages.say(
                translate(C, "{printer} did not take the labels. Switch it on.", printer=name)
            )
            return
        self.environment.settings.set(self.vm.printer_key, name)
        self.environment.messages.say(translate(C, "%n labels were sent to {printer}.", count, printer=name))
        self.vm.was_printed()

    def save_as(self) -> None:
        """Ask for a file and write the PDF."""
        wanted = str(self.vm.folder() / f"labels-{SIZE[self.vm.size.key].key.replace('_', '-')}.pdf")
        name, _kind = QFileDialog.getSaveFileName(self, translate(C, "Save PDF"), wanted, "PDF (*.pdf)")
        if name:
            self.vm.save(Path(name if name.lower().endswith(".pdf") else f"{name}.pdf"))

    @Slot(object)
    def _was_saved(self, path: Path) -> None:
        self.environment.messages.say(translate(C, "Saved as {name}.", name=path.name))


def _line(kind: str, label: Printed) -> tuple[str, str]:
    """Number and name; on a badge the name is what is large."""
    return (label.title, label.number) if kind == "person" else (label.number, label.title)
