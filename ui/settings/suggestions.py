"""Settings, suggestions: how often what was suggested for new requests turned out right, with the counts behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldservice.domain.formats import format_month
from fieldservice.i18n import mark, translate
from ui.bridge.environment import Environment
from ui.kit.labels import Label
from ui.kit.panels import Card, clear_layout, row
from ui.kit.theme import current
from ui.settings.section import Section
from ui.settings.suggestions_view_model import FIELDS, Accuracy, Quality, SuggestionsModel
from ui.settings.view_model import SettingsModel, State

FEW = 20  # below that a share says little
_NAMES = {
    "request_type": mark("triage", "Type"),
    "category": mark("triage", "Fault"),
    "priority": mark("triage", "Priority"),
    "complexity": mark("triage", "Complexity"),
}


_COUNT_WIDTH = 52  # of how many suggestions a share is


class SuggestionsSection(Section):
    """A row a month, a column a field; below it what the suggestions come from."""

    def __init__(self, environment: Environment, model: SettingsModel) -> None:
        super().__init__(environment, model)
        self.quality = SuggestionsModel(environment, self)
        self.table = Card(
            translate("triage", "How often suggestions were right"),
            translate("triage", "beside what people chose; for faults what the technician found"),
        )
        self.sources = Card(translate("triage", "What they come from"))
        self.body.addWidget(self.table)
        self.body.addWidget(self.sources)
        self.quality.shown.connect(self._show)

    def fill(self, state: State) -> None:
        """Nothing of it is shown here."""

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.quality.refresh()  # only now: the model is read for it

    def _show(self, quality: Quality) -> None:
        clear_layout(self.table.body)
        if quality.months:
            self.table.add(self._grid(quality))
            self.table.add(
                Label(
                    translate("triage", "In brackets: how many were suggested. A share of few says little."),
                    "small", "muted", wrap=True,
                )
            )  # fmt: skip
        else:
            sentence = translate(
                "triage", "Nothing was suggested in the last six months. Suggestions appear while a request is taken."
            )
            self.table.add(Label(sentence, "body", "muted", wrap=True))
        clear_layout(self.sources.body)
        for sentence in source_sentences(quality):
            self.sources.add(Label(sentence, "body", wrap=True))

    def _grid(self, quality: Quality) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current().px(16))
        grid.setVerticalSpacing(current().px(8))
        grid.addWidget(Label(translate("triage", "Month"), "small", "muted"), 0, 0)
        right = Qt.AlignmentFlag.AlignRight
        for column, field in enumerate(FIELDS, 1):
            name = Label(translate("triage", _NAMES[field]), "small", "muted")
            head = row(name, spacing=0)
            head.setContentsMargins(0, 0, current().px(_COUNT_WIDTH + 6), 0)
            grid.addLayout(head, 0, column, right)
            grid.setColumnStretch(column, 1)
        lines = [
            (format_month(month.date()), {field: quality.by_month.get((month, field)) for field in FIELDS})
            for month in quality.months
        ]
        if len(lines) > 1:
            lines.append((translate("triage", "Together"), {field: together(quality, field) for field in FIELDS}))
        for line, (words, shares) in enumerate(lines, 1):
            last = line > len(quality.months)
            grid.addWidget(Label(words, strong=last), line, 0)
            for column, field in enumerate(FIELDS, 1):
                found = shares[field]
                tone = "muted" if found is None or found.count < FEW else "text"
                share = Label(share_words(found), tone=tone, strong=last)
                count = Label(count_words(found), "small", "muted")
                count.setFixedWidth(current().px(_COUNT_WIDTH))
                cell = row(share, count, spacing=6)
                grid.addLayout(cell, line, column, right)
        return holder


def together(quality: Quality, field: str) -> Accuracy | None:
    """All months of a field, None where nothing was suggested for it."""
    found = [each for (_month, name), each in quality.by_month.items() if name == field]
    if not found:
        return None
    return Accuracy(
        min(each.month for each in found), field, sum(each.count for each in found), sum(each.right for each in found)
    )


def share_words(found: Accuracy | None) -> str:
    """83 %; a dash where nothing was suggested."""
    return f"{round(found.share * 100)} %" if found is not None else "—"


def count_words(found: Accuracy | None) -> str:
    """(124): of how many."""
    return f"({found.count:,})" if found is not None else ""


def source_sentences(quality: Quality) -> list[str]:
    """What the suggestions come from, and how the model did on requests that it had not seen."""
    learned = quality.learned
    if learned is None:
        return [
            translate(
                "triage",
                "From words that usually mean something, and from past cases that are like the new one. With about"
                " forty requests on record, the program learns from your own.",
            )
        ]
    said = [
        translate(
            "triage",
            "Learned from your newest {cases} requests and jobs, and renewed by itself as more are added.",
            cases=f"{learned.cases:,}",
        )
    ]
    for field in FIELDS:
        if field in learned.held_out:
            right, tried = learned.held_out[field]
            said.append(
                translate(
                    "triage",
                    "{field}: {share} % of {tried} newest ones were guessed right before they were learned.",
                    field=translate("triage", _NAMES[field]),
                    share=round(100 * right / tried),
                    tried=f"{tried:,}",
                )
            )
    return said
