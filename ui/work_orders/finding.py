"""The finding: problem, cause, remedy; read at a glance, edited in place with codes found while typing."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from fieldservice.domain.records import FaultCode
from fieldservice.domain.words import word
from fieldservice.i18n import translate
from ui.kit.buttons import Button
from ui.kit.fields import TextArea
from ui.kit.labels import IconLabel, KeyHint, Label
from ui.kit.panels import Card, clear_layout, column, row
from ui.kit.search import SearchField, Suggestion, marked
from ui.kit.shortcuts import Shortcuts
from ui.kit.theme import current
from ui.work_orders import words
from ui.work_orders.detail_view_model import WorkOrderDetail, WorkOrderViewModel

C = "work_orders"

KINDS = ("problem", "cause", "remedy")
_ICONS = {"problem": "thermometer", "cause": "search", "remedy": "wrench"}
_MOST = 8
_DRAFT_MS = 400


def kind_words(kind: str) -> str:
    """Problem, cause or remedy."""
    return {
        "problem": translate(C, "Problem"),
        "cause": translate(C, "Cause"),
        "remedy": translate(C, "Remedy"),
    }[kind]


def code_words(codes: list[FaultCode], kind: str, code: str) -> str:
    """The words of a code; the code itself where the table does not have it."""
    found = next((entry for entry in codes if entry.kind == kind and entry.code == code), None)
    return words.both(found.name, found.name_en) if found is not None else code


class FindingCard(Card):
    """Reads or edits; while it edits, `show_detail` leaves what is typed alone."""

    def __init__(self, view_model: WorkOrderViewModel, editable: bool) -> None:
        super().__init__(translate(C, "Finding"), " ", translate(C, "Edit") if editable else "", self.edit)
        self._vm = view_model
        self._detail: WorkOrderDetail | None = None
        self.editing = False
        self.codes: dict[str, SearchField] = {}
        self.texts: dict[str, TextArea] = {}
        self._draft = QTimer(self)
        self._draft.setSingleShot(True)
        self._draft.timeout.connect(self.save_draft)
        view_model.codesLoaded.connect(self._codes_loaded)
        view_model.draftFound.connect(self._draft_found)

    def show_detail(self, detail: WorkOrderDetail, second: str) -> None:
        """Show what was found; `second` is who and when, beside the title."""
        self._detail = detail
        if self.editing:
            return
        if self.header is not None:
            self.header.set(translate(C, "Finding"), second)
        self._read()

    def edit(self) -> None:
        """Change into the form; what was typed before and not saved comes back."""
        if self.editing or self._detail is None:
            return
        self.editing = True
        self._build_form()
        self._vm.load_codes()
        self._vm.load_draft("finding")
        self.codes["problem"].focus()

    def save(self) -> None:
        """Keep what is typed and read again."""
        fields = self.values()
        self._draft.stop()
        self.editing = False
        self._vm.save_finding(fields)
        if self._detail is not None:
            self._read()

    def give_up(self) -> None:
        """Read again; what was typed is thrown away."""
        self._draft.stop()
        self.editing = False
        self._vm.forget_draft("finding")
        self._read()

    def values(self) -> dict[str, str]:
        """What the form holds."""
        found: dict[str, str] = {}
        for kind in KINDS:
            code = self.codes[kind].value()
            found[f"{kind}_code"] = code if isinstance(code, str) else ""
            found[kind] = self.texts[kind].value()
        return found

    def save_draft(self) -> None:
        """Put what is typed on disk."""
        if self.editing:
            self._vm.save_draft("finding", self.values())

    def _read(self) -> None:
        detail = self._detail
        assert detail is not None
        self.clear()
        self._offer_editing(True)
        theme = current()
        order = detail.work_order
        line = row(spacing=16)
        for kind in KINDS:
            code, text = getattr(order, f"{kind}_code"), getattr(order, kind)
            title = code_words(self._vm.codes, kind, code) if code else text
            second = text if code else ""
            cell = QWidget()
            box = column(cell, spacing=2)
            box.addWidget(Label(kind_words(kind), "small", "muted"))
            head = row(IconLabel(_ICONS[kind], "text" if title else "faint"), spacing=6)
            shown = title or translate(C, "not found out yet")
            head.addWidget(Label(shown, "body", "text" if title else "muted", bool(title), wrap=True), 1)
            box.addLayout(head)
            box.addWidget(Label(second, "small", "muted", wrap=True))
            box.addStretch(1)
            line.addWidget(cell, 1)
        self.add_layout(line)
        if order.functional_test_result:
            said = word("verdict", order.functional_test_result)
            words_ = translate(C, "Functional test: {result}", result=said)
            self.body.addSpacing(theme.px(4))
            self.add(Label(words_, "body", "muted"))

    def _offer_editing(self, offered: bool) -> None:
        if self.header is not None and self.header.action is not None:
            self.header.action.setVisible(offered)

    def _build_form(self) -> None:
        detail = self._detail
        assert detail is not None
        clear_layout(self.body)
        self._offer_editing(False)
        order = detail.work_order
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(current().px(12))
        for place, kind in enumerate(KINDS):
            field = SearchField(kind_words(kind), translate(C, "Code or words"), min_length=0)
            field.queried.connect(lambda text, ticket, k=kind: self._find(k, text, ticket))
            code = getattr(order, f"{kind}_code")
            if code:
                field.take(Suggestion(code, code_words(self._vm.codes, kind, code)), announce=False)
            field.changed.connect(self._typed)
            area = TextArea(translate(C, "In your own words"), getattr(order, kind), rows=2, max_rows=6)
            area.changed.connect(self._typed)
            self.codes[kind], self.texts[kind] = field, area
            grid.addWidget(field, 0, place)
            grid.addWidget(area, 1, place)
            grid.setColumnStretch(place, 1)
        self.add(holder)
        save = Button(translate(C, "Save the finding"), "secondary", 32, "check", on_click=self.save)
        give_up = Button(translate(C, "Discard"), "quiet", 32, on_click=self.give_up)
        kept = Label(translate(C, "What you type is kept on this device."), "small", "muted")
        self.add_layout(row(kept, None, give_up, save, KeyHint("Ctrl Enter")))
        Shortcuts(holder).add("Ctrl+Return", translate(C, "Save the finding"), self.save, shown=False)

    def _typed(self) -> None:
        self._draft.start(_DRAFT_MS)

    def _find(self, kind: str, text: str, ticket: int) -> None:
        parent = {"cause": "problem", "remedy": "cause"}.get(kind)
        held = self.codes[parent].value() if parent else None
        needle = text.casefold()
        fitting = [
            entry
            for entry in self._vm.codes
            if entry.kind == kind
            and not entry.archived
            and (not entry.parent_code or not held or entry.parent_code == held)
            and (
                needle in entry.name.casefold() or needle in entry.name_en.casefold() or needle in entry.code.casefold()
            )
        ]
        fitting.sort(key=lambda entry: not entry.parent_code)
        self.codes[kind].show_results(
            ticket,
            [
                Suggestion(entry.code, marked(words.both(entry.name, entry.name_en), text), detail=entry.code)
                for entry in fitting[:_MOST]
            ],
        )

    def _codes_loaded(self, _codes: object) -> None:
        if not self.editing:
            if self._detail is not None:
                self._read()
            return
        for kind, field in self.codes.items():
            code = field.value()
            if isinstance(code, str):
                field.take(Suggestion(code, code_words(self._vm.codes, kind, code)), announce=False)

    def _draft_found(self, form: str, values: dict[str, str]) -> None:
        if form != "finding" or not self.editing:
            return
        for kind in KINDS:
            self.texts[kind].set_value(values.get(kind, ""))
            code = values.get(f"{kind}_code", "")
            if code:
                self.codes[kind].take(Suggestion(code, code_words(self._vm.codes, kind, code)), announce=False)
            else:
                self.codes[kind].set_value(None)
