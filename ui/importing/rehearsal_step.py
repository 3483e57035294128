"""Step 3: the rehearsal. Every row is converted and counted; nothing is written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_date, format_moment
from fieldservice.domain.money import Money, format_money
from fieldservice.domain.quantity import format_micro
from fieldservice.errors import EnvironmentFault
from fieldservice.i18n import translate
from ui.importing.words import code_words
from ui.kit.feedback import Note, ProgressPanel
from ui.kit.labels import Label
from ui.kit.panels import Card, ScrollPage, clear_layout, column, row
from ui.kit.table import Column, DataTable, SimpleModel

if TYPE_CHECKING:
    from ui.importing.view_model import ImportModel

_MOST_PROBLEMS = 200
_MOST_PREVIEWED = 8
_MOST_REASONS = 3


class RehearsalStep(ScrollPage):
    """Figures, the refused rows with their reasons, and the first rows as they would come in."""

    def __init__(self, model: ImportModel) -> None:
        super().__init__(name=translate("importing_page", "Rehearsal"))
        self.model = model
        self._shown: object = None
        self.progress = ProgressPanel(translate("importing_page", "Rehearsing: every row is read, nothing is written"))
        self.progress.cancelled.connect(model.cancel)
        self.note = Note("")
        self.figures = Card(padding=16)
        self.problems = Card(translate("importing_page", "Rows that would be refused"), " ", padding=0)
        self.preview = Card(translate("importing_page", "How the first rows would come in"), padding=0)
        for widget in (self.progress, self.note, self.figures, self.problems, self.preview):
            widget.hide()
            self.add(widget)
        self.finish()
        model.progressed.connect(self._advanced)

    def update_from_model(self) -> None:
        """Show the model's state."""
        model = self.model
        busy = model.busy == "rehearsing"
        if busy and self.progress.isHidden():
            self.progress.cancel.setEnabled(True)
            self.progress.set_words(translate("importing_page", "Rehearsing: every row is read, nothing is written"))
            self.progress.set_progress(0, 0)
        self.progress.setVisible(busy)
        found = model.rehearsal
        for widget in (self.figures, self.problems, self.preview):
            widget.setVisible(found is not None and not busy)
        self._show_note()
        if found is None:
            self._shown = None
            return
        self.problems.setVisible(found.bad > 0)
        self.preview.setVisible(found.good > 0)
        if found is not self._shown:
            self._shown = found
            self._show_figures()
            self._show_problems()
            self._show_preview()

    def _show_note(self) -> None:
        model = self.model
        problem, found = model.problem, model.rehearsal
        self.note.setVisible(True)
        if problem is not None:
            words = problem.next_step() if isinstance(problem, EnvironmentFault) else ""
            self.note.set(words, "danger", lead=problem.message())
        elif found is not None and not found.good:
            words = translate("importing_page", "Look at the reasons below and change the columns.")
            self.note.set(words, "danger", lead=translate("importing_page", "No row can be imported."))
        elif found is not None and found.notes:
            self.note.set("\n".join(found.notes), "calm")
        else:
            self.note.hide()

    def _show_figures(self) -> None:
        found = self.model.rehearsal
        assert found is not None
        clear_layout(self.figures.body)
        line = row(spacing=32)
        line.addWidget(figure(found.good, translate("importing_page", "can be imported")))
        line.addWidget(figure(found.bad, translate("importing_page", "would be refused"), "danger"))
        if found.left_out:
            line.addWidget(
                figure(found.left_out, translate("importing_page", "left out by the choice of rows"), "muted")
            )
        line.addStretch(1)
        self.figures.add_layout(line)
        if self.model.mapping is not None and self.model.mapping.kind in ("stock", "bom", "supplier-parts"):
            words = translate("importing_page", "Whether the parts named here are known is found out while importing.")
            self.figures.add(Label(words, "small", "muted", wrap=True))

    def _show_problems(self) -> None:
        found = self.model.rehearsal
        assert found is not None
        clear_layout(self.problems.body)
        if self.problems.header is not None:
            commonest = found.problems_counted.most_common(_MOST_REASONS)
            reasons = [
                translate("importing_page", "{count} × {sentence}", count=f"{count:,}", sentence=sentence)
                for sentence, count in commonest
            ]
            title = translate("importing_page", "Rows that would be refused")
            self.problems.header.set(title, "  ".join(reasons) if len(found.problems_counted) > 1 else "")
        columns = [
            Column("row", translate("importing_page", "Row"), 64, "right", kind="number", sortable=False),
            Column("column", translate("importing_page", "Column"), 140, sortable=False),
            Column("value", translate("importing_page", "Value"), 160, sortable=False),
            Column("why", translate("importing_page", "What is wrong"), 320, sortable=False, stretch=True),
        ]
        shown = self.model.problem_rows()[:_MOST_PROBLEMS]
        rows = [(f"{number:,}", where, value, why) for number, where, value, why in shown]
        self.problems.add(_table(columns, rows, translate("importing_page", "Rows that would be refused"), 8))

    def _show_preview(self) -> None:
        clear_layout(self.preview.body)
        fields, rows = self.model.converted()
        columns = [Column("row", translate("importing_page", "Row"), 64, "right", kind="muted", sortable=False)]
        columns += [Column(key, label, 140, sortable=False) for key, label in fields]
        zone = self.model.services.context.zone
        cells = [
            (f"{number:,}", *(_shown(kind, value, currency, zone) for kind, value, currency in values))
            for number, values in rows[:_MOST_PREVIEWED]
        ]
        name = translate("importing_page", "How the first rows would come in")
        self.preview.add(_table(columns, cells, name, _MOST_PREVIEWED))

    def _advanced(self, done: int, total: int, left: object) -> None:
        if self.model.busy == "rehearsing":
            self.progress.set_words(translate("importing_page", "Rehearsing, %n rows read, nothing is written", n=done))


def figure(count: int, words: str, tone: str = "text") -> QWidget:
    """A large number with its words below."""
    holder = QWidget()
    stack = column(holder)
    stack.addWidget(Label(f"{count:,}", "figure", tone if count else "text", strong=True))
    stack.addWidget(Label(words, "small", "muted"))
    return holder


def _table(columns: list[Column], rows: Sequence[tuple[object, ...]], name: str, most: int) -> DataTable:
    """A table as high as its rows, `most` at most."""
    table = DataTable(SimpleModel(columns, rows), name, tickable=False, fit_rows=len(rows) <= most)
    if len(rows) > most:
        table.setFixedHeight(table.row_height() * most + table.horizontalHeader().height() + 2)
    return table


def _shown(kind: str, value: object, currency: str, zone: tzinfo) -> str:
    if value is None:
        return ""
    if kind == "money" and isinstance(value, int):
        return format_money(Money(value, currency))
    if kind == "quantity" and isinstance(value, int):
        return format_micro(value)
    if isinstance(value, datetime):
        return format_moment(value, None, zone)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, bool):
        return code_words("true" if value else "false")
    if kind == "choice":
        return code_words(str(value))
    return str(value).replace("\n", " ")
