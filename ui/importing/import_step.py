"""Step 4: the import itself: what a bad row takes with it, progress, and what became of the rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from fieldservice.i18n import translate
from ui.importing.rehearsal_step import figure
from ui.importing.words import OUTCOMES, made_words, outcome_words
from ui.kit.buttons import Button
from ui.kit.choices import ChoiceField
from ui.kit.feedback import Note, ProgressPanel
from ui.kit.labels import Label
from ui.kit.numbers import NumberField
from ui.kit.panels import Card, KeyValues, ScrollPage, clear_layout, row
from ui.kit.table import Column, DataTable, SimpleModel

if TYPE_CHECKING:
    from ui.importing.view_model import ImportModel

_MOST_REFUSED = 200
_LARGEST_PART = 10_000


class ImportStep(ScrollPage):
    """Options, then progress, then the result."""

    save_refused = Signal()
    open_list = Signal()
    another = Signal()

    def __init__(self, model: ImportModel) -> None:
        super().__init__(name=translate("importing_page", "Import"))
        self.model = model
        self._shown: object = None
        self._first_act: Button | None = None
        self.progress = ProgressPanel(translate("importing_page", "Importing"))
        self.progress.cancelled.connect(model.cancel)
        self.aside = Label(
            translate("importing_page", "You can go on working meanwhile; the import runs on if you leave this page."),
            "small",
            "muted",
            wrap=True,
        )
        self.note = Note("")
        self.options = self._options_card()
        self.outcome = Card(padding=16, spacing=12)
        self.refused = Card(translate("importing_page", "Refused rows"), padding=0)
        for widget in (self.progress, self.aside, self.note, self.options, self.outcome, self.refused):
            widget.hide()
            self.add(widget)
        self.finish()
        model.progressed.connect(self._advanced)

    def _options_card(self) -> Card:
        card = Card(padding=16, spacing=12)
        self.ready = Label("", "lead", strong=True, wrap=True)
        card.add(self.ready)
        self.whole = ChoiceField(
            translate("importing_page", "When a row can't be imported"),
            [
                ("row", translate("importing_page", "Leave out only this row")),
                ("chunk", translate("importing_page", "Leave out its whole part")),
                ("file", translate("importing_page", "Import nothing at all")),
            ],
            self.model.whole,
        )
        self.whole.committed.connect(self._whole_chosen)
        self.chunk = NumberField(
            translate("importing_page", "Rows in a part"),
            Decimal(self.model.chunk),
            decimals=0,
            validator=_part_size_fault,
        )
        self.chunk.committed.connect(self._chunk_chosen)
        line = row(self.whole, self.chunk, None, spacing=12)
        for place, stretch in enumerate((3, 1, 2)):
            line.setStretch(place, stretch)
        card.add_layout(line)
        words = translate(
            "importing_page",
            "Rows are written in parts. Each part is saved before the next begins; cancelling keeps it.",
        )
        card.add(Label(words, "small", "muted", wrap=True))
        return card

    def update_from_model(self) -> None:
        """Show the model's state."""
        model = self.model
        busy = model.busy == "importing"
        if busy and self.progress.isHidden():
            self.progress.cancel.setEnabled(True)
            self.progress.set_progress(0, 0)
        self.progress.setVisible(busy)
        self.aside.setVisible(busy)
        result = model.result
        self.options.setVisible(not busy and result is None)
        self.outcome.setVisible(result is not None)
        self.refused.setVisible(result is not None and bool(result.refused))
        if model.rehearsal is not None:
            self.ready.setText(translate("importing_page", "%n rows are ready to be imported.", n=model.rehearsal.good))
        self._show_note()
        if result is None:
            self._shown = None
        elif result is not self._shown:
            self._shown = result
            self._show_outcome()
            self._show_refused()

    def focus_first(self) -> None:
        """Where the keyboard begins."""
        if self.model.busy:
            self.progress.cancel.setFocus()
        elif self.model.result is not None and self._first_act is not None:
            self._first_act.setFocus()
        else:
            self.whole.setFocus()

    def _show_note(self) -> None:
        model, result = self.model, self.model.result
        self.note.show()
        if model.broken_off:
            words = translate(
                "importing_page",
                "Parts that were written are kept. Import the same file again: rows that are there already stay as they"
                " are.",
            )
            self.note.set(words, "danger", lead=translate("importing_page", "The import broke off."))
        elif result is None:
            self.note.hide()
        elif result.stopped:
            words = translate("importing_page", "What was imported until then is kept; importing again adds the rest.")
            self.note.set(words, "warn", lead=translate("importing_page", "The import was stopped."))
        elif not result.done:
            words = translate("importing_page", "The reasons are below.")
            self.note.set(words, "danger", lead=translate("importing_page", "Nothing was imported."))
        else:
            lead = translate("importing_page", "The import is finished.")
            self.note.set("\n".join(result.notes), "calm", lead=lead, icon="circle-check")

    def _show_outcome(self) -> None:
        result = self.model.result
        assert result is not None
        clear_layout(self.outcome.body)
        line = row(spacing=32)
        for what in OUTCOMES:
            line.addWidget(
                figure(result.tally.rows[what], outcome_words(what), "danger" if what == "refused" else "text")
            )
        line.addStretch(1)
        self.outcome.add_layout(line)
        facts = KeyValues(label_width=180)
        for what, count in result.tally.made.items():
            facts.add(translate("importing_page", "{things} made on the way", things=made_words(what)), f"{count:,}")
        if result.tally.rows["added_up"]:
            label = translate("importing_page", "Lines added up")
            facts.add(label, f"{result.tally.rows['added_up']:,}", translate("importing_page", "same part, same place"))
        self.outcome.add(facts)
        acts: list[Button] = []
        if result.done:
            words = translate("importing_page", "Open the list")
            acts.append(Button(words, "primary", 36, on_click=self.open_list.emit))
        if result.refused:
            words = translate("importing_page", "Save the refused rows as a file…")
            acts.append(Button(words, "secondary", 36, "file-down", on_click=self.save_refused.emit))
        words = translate("importing_page", "Import another file")
        acts.append(Button(words, "secondary" if result.done else "primary", 36, on_click=self.another.emit))
        self._first_act = acts[0]
        self.outcome.add_layout(row(*acts, None))

    def _show_refused(self) -> None:
        clear_layout(self.refused.body)
        columns = [
            Column("row", translate("importing_page", "Row"), 64, "right", kind="number", sortable=False),
            Column("why", translate("importing_page", "What is wrong"), 400, sortable=False, stretch=True),
        ]
        rows = [(f"{number:,}", why) for number, why in self.model.refused_rows(_MOST_REFUSED)]
        name = translate("importing_page", "Refused rows")
        table = DataTable(SimpleModel(columns, rows), name, tickable=False, fit_rows=len(rows) <= 10)
        if len(rows) > 10:
            table.setFixedHeight(table.row_height() * 10 + table.horizontalHeader().height() + 2)
        self.refused.add(table)

    def _whole_chosen(self) -> None:
        self.model.whole = str(self.whole.value())
        self.chunk.setVisible(self.model.whole != "file")

    def _chunk_chosen(self) -> None:
        value = self.chunk.value()
        if value is not None and not self.chunk.error:
            self.model.chunk = int(value)

    def _advanced(self, done: int, total: int, left: object) -> None:
        if self.model.busy == "importing":
            self.progress.set_progress(done, total, left if isinstance(left, float) else None)


def _part_size_fault(value: object) -> str:
    if isinstance(value, Decimal) and 1 <= value <= _LARGEST_PART and value == int(value):
        return ""
    return translate("importing_page", "Type a whole number from 1 to {most}.", most=f"{_LARGEST_PART:,}")
