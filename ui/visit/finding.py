"""Problem, cause, remedy: a code to search and a text, saved as they are typed."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from fieldservice.domain.coding import CAUSE, PROBLEM, REMEDY, Code, CodeTable
from fieldservice.i18n import language, mark, translate
from ui.kit.fields import TextArea
from ui.kit.panels import column, row
from ui.kit.search import SearchField, Suggestion, marked
from ui.kit.theme import current
from ui.visit.autosave import Autosave
from ui.visit.usual_codes import UsualCodes
from ui.visit.view_model import Snapshot, VisitViewModel

_LABELS = {
    PROBLEM: mark("visit", "Problem"),
    CAUSE: mark("visit", "Cause"),
    REMEDY: mark("visit", "Remedy"),
}
_PLACEHOLDERS = {
    PROBLEM: mark("visit", "What was found"),
    CAUSE: mark("visit", "Why it happened"),
    REMEDY: mark("visit", "What was done"),
}
_ABOVE = {CAUSE: PROBLEM, REMEDY: CAUSE}
_MOST = 8


class FindingFields(QWidget):
    """Codes and texts of some of problem, cause, remedy."""

    def __init__(self, visit: VisitViewModel, kinds: tuple[str, ...] = (PROBLEM, CAUSE, REMEDY)) -> None:
        super().__init__()
        self._visit = visit
        self.kinds = kinds
        self.codes: dict[str, SearchField] = {}
        self.texts: dict[str, TextArea] = {}
        self._autosave = Autosave(self, visit.change)
        self.usual = UsualCodes(visit.environment, self)
        stack = column(self, spacing=12)
        for kind in kinds:
            label = translate("visit", _LABELS[kind])
            code = SearchField(label, translate("visit", "Search a code"), min_length=0, height=44)
            code.setMaximumWidth(current().px(300))
            code.queried.connect(lambda query, ticket, wanted=kind: self._suggest(wanted, query, ticket))
            code.taken.connect(lambda suggestion, wanted=kind: self._taken(wanted, suggestion))
            code.cleared.connect(lambda wanted=kind: self._visit.change(**{f"{wanted}_code": ""}))
            text = TextArea(translate("visit", "In words"), placeholder=translate("visit", _PLACEHOLDERS[kind]), rows=2)
            text.edit.setAccessibleName(label)
            self._autosave.add(kind, text)
            self.codes[kind], self.texts[kind] = code, text
            line = row(spacing=12)
            line.addWidget(code, 2)
            line.addWidget(text, 3)
            stack.addLayout(line)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show what is stored; what is being typed stays."""
        order = snapshot.detail.work_order
        self.usual.show(order.id)
        self._autosave.show(**{kind: getattr(order, kind) for kind in self.kinds})
        for kind in self.kinds:
            stored = getattr(order, f"{kind}_code")
            field = self.codes[kind]
            if (field.value() or "") != stored and not field.edit.hasFocus():
                self._show_code(kind, stored)
            self.texts[kind].set_read_only(snapshot.finished)
            field.setEnabled(not snapshot.finished)

    def focus(self, kind: str) -> None:
        """Put the focus into one of the texts."""
        self.texts[kind].focus()

    def flush(self) -> None:
        """Write what is typed."""
        self._autosave.flush()

    def _show_code(self, kind: str, stored: str) -> None:
        field = self.codes[kind]
        code = self._table().find(kind, stored) if stored else None
        if not stored:
            field.set_value(None)
        else:
            words = code_words(code) if code is not None else stored
            field.take(Suggestion(stored, words), announce=False)

    def _table(self) -> CodeTable:
        return CodeTable(self._visit.codes)

    def _suggest(self, kind: str, query: str, ticket: int) -> None:
        above = _ABOVE.get(kind)
        parent = str(self.codes[above].value() or "") if above in self.codes else ""
        if above is not None and above not in self.codes and self._visit.snapshot is not None:
            parent = getattr(self._visit.snapshot.detail.work_order, f"{above}_code")
        options = self.usual.first(self._table().options(kind, parent))
        wanted = query.casefold().split()
        found = [code for code in options if all(term in code_words(code).casefold() for term in wanted)]
        self.codes[kind].show_results(
            ticket, [Suggestion(code.code, marked(code_words(code), query), icon="tag") for code in found[:_MOST]]
        )

    def _taken(self, kind: str, suggestion: Suggestion) -> None:
        fields = {f"{kind}_code": str(suggestion.id)}
        code = self._table().find(kind, str(suggestion.id))
        if code is not None and not self.texts[kind].value():
            fields[kind] = code.title(language())
        self._visit.change(**fields)


def code_words(code: Code) -> str:
    """C0301 温控阀卡滞."""
    return f"{code.code} {code.title(language())}"
