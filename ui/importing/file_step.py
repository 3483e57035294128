"""Step 1: the file, how it was recognised, and its first rows as they stand there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from fieldservice.errors import EnvironmentFault
from fieldservice.i18n import translate
from ui.importing.view_model import ENCODINGS, SEPARATORS, ImportModel
from ui.importing.words import encoding_words, format_words, separator_words
from ui.kit.buttons import Button
from ui.kit.choices import ChoiceField
from ui.kit.feedback import EmptyState, Note, ProgressPanel
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import Card, ScrollPage, clear_layout, column, row
from ui.kit.table import Column, DataTable, SimpleModel
from ui.kit.theme import current

_PREVIEW_ROWS, _PREVIEW_COLUMNS = 8, 40
_HEADER_ROWS = 10


class FileStep(ScrollPage):
    """`choose` asks the page for the file dialog."""

    choose = Signal()
    choose_mapping = Signal()

    def __init__(self, model: ImportModel) -> None:
        super().__init__(name=translate("importing_page", "File"))
        self.model = model
        self.note = Note("", "danger")
        self.waiting = Note(
            translate("importing_page", "The column choice that was loaded is used for the next file."),
            icon="circle-check",
        )
        self.progress = ProgressPanel(translate("importing_page", "Reading the file"), cancellable=False)
        for widget in (self.note, self.waiting, self.progress):
            widget.hide()
            self.add(widget)
        self.drop_card = self._drop_card()
        self.file_card = self._file_card()
        self.preview_card = Card(translate("importing_page", "First rows"), padding=0)
        self.add(self.drop_card)
        self.add(self.file_card)
        self.add(self.preview_card)
        self.finish()
        self._shown: object = None

    def _drop_card(self) -> Card:
        card = Card(padding=24)
        state = EmptyState(
            "upload",
            translate("importing_page", "Drop a table here"),
            translate(
                "importing_page",
                "Excel (.xlsx, .xls) or text (.csv, .tsv, .txt), whatever its encoding. Nothing is written before you"
                " have seen what would happen.",
            ),
        )
        self.button = Button(
            translate("importing_page", "Choose a file…"), "primary", 36, "folder-open", "Ctrl+O", self.choose.emit
        )
        mapping = Button(
            translate("importing_page", "Load a column choice…"), "quiet", 32, on_click=self.choose_mapping.emit
        )
        card.add(state)
        card.add_layout(row(None, self.button, mapping, None))
        return card

    def _file_card(self) -> Card:
        card = Card(padding=16, spacing=12)
        self.name = Label("", "lead", strong=True, elide=True)
        self.facts = Label("", "small", "muted", elide=True)
        words = column()
        words.addWidget(self.name)
        words.addWidget(self.facts)
        self.other = Button(translate("importing_page", "Choose another file…"), "secondary", 32, key="Ctrl+O")
        self.other.clicked.connect(self.choose)
        head = row(IconLabel("file-spreadsheet", "muted", 24), words, self.other, spacing=12)
        head.setStretch(1, 1)
        card.add_layout(head)
        self.sheet = ChoiceField(translate("importing_page", "Sheet"))
        self.header_row = ChoiceField(translate("importing_page", "Headings"))
        self.encoding = ChoiceField(translate("importing_page", "Encoding"))
        self.separator = ChoiceField(translate("importing_page", "Separator"))
        self.sheet.committed.connect(self._sheet_chosen)
        self.header_row.committed.connect(self._header_chosen)
        self.encoding.committed.connect(self._encoding_chosen)
        self.separator.committed.connect(self._separator_chosen)
        line = QHBoxLayout()
        line.setSpacing(current().px(12))
        for field in (self.sheet, self.header_row, self.encoding, self.separator):
            line.addWidget(field, 1)
        card.add_layout(line)
        self.notes = Label("", "small", "muted", wrap=True)
        card.add(self.notes)
        return card

    def update_from_model(self) -> None:
        """Show the model's state."""
        model = self.model
        table = model.table
        opening = model.busy == "opening"
        self.progress.setVisible(opening)
        if opening:
            self.progress.set_progress(0, 0)
        self.waiting.setVisible(model.waiting_mapping())
        self._show_problem()
        self.drop_card.setVisible(table is None and not opening)
        self.file_card.setVisible(table is not None)
        self.preview_card.setVisible(table is not None)
        self.file_card.setEnabled(not model.busy)
        if table is None:
            self._shown = None
        elif table is not self._shown:
            self._shown = table
            self._show_table()

    def focus_first(self) -> None:
        """Where the keyboard begins."""
        (self.button if self.model.table is None else self.header_row).setFocus()

    def _show_problem(self) -> None:
        problem = self.model.problem
        self.note.setVisible(problem is not None and self.model.step == "file")
        if problem is not None:
            words = problem.next_step() if isinstance(problem, EnvironmentFault) else ""
            self.note.set(words, "danger", lead=problem.message())

    def _show_table(self) -> None:
        table = self.model.table
        assert table is not None
        text = table.format == "text"
        self.name.setText(table.path.name)
        self.name.setToolTip(str(table.path))
        self.facts.setText(
            translate(
                "importing_page",
                "{format}, {columns} columns",
                format=format_words(table.format),
                columns=table.column_count,
            )
        )
        self.sheet.setVisible(len(table.sheets) > 1)
        self.sheet.set_choices([(name, name) for name in table.sheets])
        self.sheet.set_value(table.sheet)
        none = translate("importing_page", "No headings")
        rows = sorted({*range(1, _HEADER_ROWS + 1), *([table.header_row] if table.header_row else [])})
        said = [(number, translate("importing_page", "In row {row}", row=number)) for number in rows]
        self.header_row.set_choices([(0, none), *said])
        self.header_row.set_value(table.header_row or 0)
        for field in (self.encoding, self.separator):
            field.setVisible(text)
        codecs = [table.encoding, *(each for each in ENCODINGS if each != table.encoding)]
        self.encoding.set_choices([(codec, encoding_words(codec)) for codec in codecs])
        self.encoding.set_value(table.encoding)
        separators = [table.delimiter, *(each for each in SEPARATORS if each != table.delimiter)]
        self.separator.set_choices([(each, separator_words(each)) for each in separators])
        self.separator.set_value(table.delimiter)
        self.notes.setText("\n".join(table.notes))
        self.notes.setVisible(bool(table.notes))
        self._show_rows()

    def _show_rows(self) -> None:
        table = self.model.table
        assert table is not None
        clear_layout(self.preview_card.body)
        shown = table.columns[:_PREVIEW_COLUMNS]
        columns = [Column("row", translate("importing_page", "Row"), 56, "right", kind="muted", sortable=False)]
        columns += [Column(each.key, each.title, 132, sortable=False) for each in shown]
        rows = self.model.preview(_PREVIEW_ROWS, _PREVIEW_COLUMNS)
        view = DataTable(
            SimpleModel(columns, [(f"{number:,}", *cells) for number, cells in rows]),
            translate("importing_page", "First rows"),
            tickable=False,
            fit_rows=True,
        )
        self.preview_card.add(view)

    def _sheet_chosen(self) -> None:
        self.model.read_differently(sheet=str(self.sheet.value()), header="auto")

    def _header_chosen(self) -> None:
        number = self.header_row.value()
        self.model.read_differently(header=number if isinstance(number, int) and number else False)

    def _encoding_chosen(self) -> None:
        self.model.read_differently(encoding=str(self.encoding.value()))

    def _separator_chosen(self) -> None:
        self.model.read_differently(delimiter=str(self.separator.value()))
