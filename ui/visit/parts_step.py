"""Parts: the scan line has the focus; one scan uses one from the van, one key says what becomes of the old part."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout

from fieldservice.domain.quantity import Quantity, format_quantity
from fieldservice.domain.records import Part, PartLine
from fieldservice.domain.scans import Scanned
from fieldservice.domain.words import word
from fieldservice.i18n import translate
from ui.bridge.environment import Environment
from ui.kit.buttons import Button, IconButton
from ui.kit.feedback import Note
from ui.kit.labels import IconLabel, Label
from ui.kit.panels import Card, SectionHeader, clear_layout, column, row
from ui.kit.search import SearchField, Suggestion, marked
from ui.kit.theme import current
from ui.visit import words
from ui.visit.diagnosed_parts import DiagnosedParts
from ui.visit.parts_dialogs import OldPartDialog, TrackedDialog
from ui.visit.parts_view_model import MICRO, Found, FoundPart, PartsViewModel, Wanted
from ui.visit.step import StepPanel
from ui.visit.tree_view_model import PartOfCause
from ui.visit.view_model import Outcome, PartLineView, Snapshot, Used, VisitViewModel

_KEYS = {"return": "F2", "scrap": "F3", "customer": "F4"}


class UsedPartRow(QFrame):
    """A part that was used, with its old part."""

    old_part = Signal(object, str)
    taken_back = Signal(object)
    quantity = Signal(object, int)

    def __init__(self, view: PartLineView, old: PartLine | None, newest: bool, read_only: bool) -> None:
        super().__init__()
        theme = current()
        line = view.line
        self.line = line
        self.setProperty("surface", "card")
        self.buttons: dict[str, Button] = {}
        body = column(self, spacing=8)
        body.setContentsMargins(theme.px(16), theme.px(10), theme.px(12), theme.px(10))
        names = column(spacing=1)
        names.addWidget(Label(words.part_name(view.part, line.description), "lead", strong=True, elide=True))
        place = words.location_name(view.location)
        serial = translate("visit", "serial {serial}", serial=line.serial) if line.serial else ""
        lot = translate("visit", "lot {lot}", lot=line.lot) if line.lot else ""
        said = words.joined(view.number, serial, lot, translate("visit", "from {place}", place=place) if place else "")
        names.addWidget(Label(said, "small", "muted", elide=True))
        self.amount = Label(format_quantity(Quantity(line.quantity_micro, line.unit)), "lead", strong=True)
        head = row(spacing=8)
        head.addLayout(names, 1)
        if not read_only and not line.serial and old is None:
            head.addWidget(self._less(line))
        head.addWidget(self.amount)
        if not read_only and not line.serial and old is None:
            more = IconButton("plus", translate("visit", "One more"), "secondary", 36)
            more.clicked.connect(lambda: self.quantity.emit(line, line.quantity_micro + MICRO))
            head.addWidget(more)
        if not read_only:
            back = Button(translate("visit", "Take back"), "quiet", 36)
            back.clicked.connect(lambda: self.taken_back.emit(line))
            head.addWidget(back)
        body.addLayout(head)
        if old is not None:
            body.addLayout(self._old(old, read_only))
        elif not read_only:
            body.addLayout(self._ask(newest))

    def _less(self, line: PartLine) -> IconButton:
        less = IconButton("minus", translate("visit", "One less"), "secondary", 36)
        less.setEnabled(line.quantity_micro > MICRO)
        less.clicked.connect(lambda: self.quantity.emit(line, line.quantity_micro - MICRO))
        return less

    def _old(self, old: PartLine, read_only: bool) -> QHBoxLayout:
        said = word("disposition", old.disposition)
        if old.tag_number:
            due = words.short_date(old.due_on) if old.due_on is not None else ""
            said = words.joined(
                translate("visit", "Old part: tag {tag}", tag=old.tag_number),
                translate("visit", "to be returned by {date}", date=due) if due else "",
            )
        else:
            said = translate("visit", "Old part: {what}", what=said)
        line = row(IconLabel("tag", "muted"), Label(said, "body"), None)
        if not read_only:
            change = Button(translate("visit", "Change"), "quiet", 36)
            change.clicked.connect(lambda: self.taken_back.emit(old))
            line.addWidget(change)
        return line

    def _ask(self, newest: bool) -> QHBoxLayout:
        line = row(Label(translate("visit", "Old part:"), "body", "muted"))
        for what, said in (
            ("return", translate("visit", "Return with tag")),
            ("scrap", translate("visit", "Scrapped")),
            ("customer", translate("visit", "Stays with customer")),
        ):
            button = Button(said, size=44, key=_KEYS[what] if newest else "")
            button.clicked.connect(lambda _checked=False, chosen=what: self.old_part.emit(self.line, chosen))
            self.buttons[what] = button
            line.addWidget(button)
        line.addStretch(1)
        return line


class PartsStep(StepPanel):
    """Parts used and removed."""

    KEY = "parts"

    def __init__(self, environment: Environment, visit: VisitViewModel) -> None:
        super().__init__(environment, visit)
        self.parts = PartsViewModel(visit)
        self.rows: list[UsedPartRow] = []
        self.dialog: TrackedDialog | OldPartDialog | None = None
        self._used_ids: set[str] = set()
        self.scan = SearchField(
            "",
            translate("visit", "Scan or type a part number or name, Enter uses one from the van"),
            "scan-line",
            height=64,
        )
        self.scan.edit.setProperty("step", "lead")
        self.scan.queried.connect(self._suggest)
        self.scan.edit.installEventFilter(self)
        self.scan.taken.connect(self._taken)
        self.scan.submitted.connect(self._submitted)
        self.warning = Note("", "warn")
        self.warning.hide()
        self.list = column(spacing=12)
        self.ask = Button(translate("ask_parts", "Ask for parts…"), "quiet", 44, "package-plus", on_click=self._ask)
        self.body.addWidget(self.scan)
        self.body.addWidget(self.warning)
        self.body.addLayout(row(self.ask, None))
        self.diagnosed = DiagnosedParts(environment)
        self.diagnosed.wanted.connect(self._use_diagnosed)
        self.body.addWidget(self.diagnosed)
        self.body.addLayout(self.list)
        self.body.addStretch(1)
        self.other = Button(translate("visit", "Other old part…"), size=56, icon="tag", on_click=self._other_old_part)
        self.foot_row.addWidget(self.other)
        self.foot_row.addStretch(1)
        self.foot_row.addWidget(self.primary_button)

    def heading(self) -> str:
        return words.step_title(self.KEY)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        used = [view for view in snapshot.detail.parts if view.line.kind == "used"]
        self._used_ids |= {view.line.id for view in used}
        removed = [view for view in snapshot.detail.parts if view.line.kind == "removed"]
        self.detail.setText(translate("visit", "%n parts used", n=len(used)) if used else "")
        self.detail.updateGeometry()
        for widget in (self.scan, self.other, self.ask):
            widget.setVisible(not snapshot.finished)
        parts = {view.line.part_id for view in used if view.line.part_id}
        self.diagnosed.show_work_order(snapshot.visit.work_order_id, parts, snapshot.finished)
        by_used = {view.line.used_line_id: view.line for view in removed if view.line.used_line_id}
        shown = {view.line.id for view in used}
        clear_layout(self.list)
        self.rows = []
        open_lines = [view for view in used if view.line.id not in by_used]
        for view in reversed(used):
            newest = bool(open_lines) and view is open_lines[-1]
            row_ = UsedPartRow(view, by_used.get(view.line.id), newest, snapshot.finished)
            row_.old_part.connect(self.parts.old_part)
            row_.taken_back.connect(lambda line: self.parts.take_back(line.id))
            row_.quantity.connect(self.parts.set_quantity)
            self.rows.append(row_)
            self.list.addWidget(row_)
        others = [view for view in removed if view.line.used_line_id not in shown]
        if others:
            self.list.addWidget(SectionHeader(translate("visit", "Other old parts")))
            card = Card(padding=12)
            for view in others:
                card.add_layout(self._removed_row(view, snapshot.finished))
            self.list.addWidget(card)
        if not used and not others:
            self._teach()
        self.set_primary(translate("visit", "Next: {step}", step=words.step_title("work")))

    def _ask(self) -> None:
        from ui.warehouse.ask_dialog import AskDialog

        self.asking = AskDialog(self.environment, self.visit.work_order_id(), self.window())
        self.asking.open()

    def _teach(self) -> None:
        said = (
            translate("visit", "Nothing used yet. Scan a part, or type its number or name.")
            if self.snapshot.van_id
            else translate("visit", "No van is assigned to you, so parts can't be taken from it.")
        )
        self.list.addWidget(Label(said, "body", "muted", wrap=True))

    def _removed_row(self, view: PartLineView, read_only: bool) -> QHBoxLayout:
        line = view.line
        name = words.part_name(view.part, line.description)
        said = words.joined(name, line.serial, word("disposition", line.disposition), line.tag_number)
        item = row(IconLabel("tag", "muted"), Label(said, "body", elide=True))
        item.setStretch(1, 1)
        if not read_only:
            item.addWidget(
                Button(translate("visit", "Take back"), "quiet", 36, on_click=lambda: self.parts.take_back(line.id))
            )
        return item

    def entered(self) -> None:
        if self.scan.isVisible():
            self.scan.edit.setFocus()
        else:
            super().entered()

    def scanned(self, found: Scanned) -> bool:
        """A part is used from the van whatever has the focus; a package says its lot or serial number too."""
        if found.kind != "part" or not self.scan.isVisible():
            return False
        if found.lot or found.serial:
            self.parts.use(found.id, MICRO, found.lot, found.serial)
        else:
            self.parts.scan(found.number)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """With nothing typed Ctrl+Z is the snackbar's: it takes the last part back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.matches(QKeySequence.StandardKey.Undo) and not self.scan.edit.text():
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _use_diagnosed(self, part: PartOfCause) -> None:
        if part.part_id and part.quantity_micro != MICRO:
            self.parts.use(part.part_id, part.quantity_micro)
        else:
            self.parts.scan(part.number)  # which asks for its lot or serial number where it has one

    def use(self, part: Part) -> None:
        """Use one piece of a part (from the list beside the step)."""
        if part.tracking in ("serial", "lot"):
            self._ask_number(Wanted(part, MICRO))
        else:
            self.parts.use(part.id, MICRO)

    def _suggest(self, query: str, ticket: int) -> None:
        self.parts.look_up(query, ticket, self._found)

    def _found(self, found: Found) -> None:
        self.scan.show_results(found.ticket, suggestions(found))

    def _taken(self, suggestion: Suggestion) -> None:
        part = suggestion.id
        self.scan.set_value(None)
        if isinstance(part, Part):
            self.use(part)
        elif isinstance(part, str):
            self.parts.scan(part)

    def _submitted(self, code: str) -> None:
        if code:
            self.parts.scan(code)

    def _ask_number(self, wanted: Wanted) -> None:
        held = [item for item in self.snapshot.van if item.part.id == wanted.part.id]
        self.dialog = TrackedDialog(wanted, held, self.parts.use, self.window())
        self.dialog.open()

    def _other_old_part(self) -> None:
        self.dialog = OldPartDialog(self.parts.other_old_part, self.window())
        self.dialog.open()

    def took(self, outcome: Outcome) -> bool:
        what, result = outcome.what, outcome.result
        if outcome.error is not None:
            if what == "use_part" and outcome.error.code == "visit.unknown_part":
                self.scan.set_error(outcome.error.message())
                self.scan.edit.selectAll()
                return True
            return False
        if isinstance(result, Wanted):
            self.scan.set_value(None)
            self._ask_number(result)
            return True
        if isinstance(result, Used):
            self._after_use(result)
            return True
        if what == "take_back":
            self.warning.hide()
            if outcome.passed in self._used_ids:
                self.environment.messages.say(translate("visit", "Taken back. The part is in the van again."))
            return True
        if what == "old_part":
            line = result
            if line.tag_number:
                self.environment.messages.say(
                    translate("visit", "Old part tagged {tag}.", tag=line.tag_number),
                    lambda: self.parts.take_back(line.id),
                )
            return True
        return what in ("change_line", "set_quantity")

    def _after_use(self, used: Used) -> None:
        self.scan.set_value(None)
        self.scan.set_error("")
        self.entered()
        self.warning.set(" ".join(used.warnings), "warn")
        self.warning.setVisible(bool(used.warnings))
        view = next((view for view in self.snapshot.detail.parts if view.line.id == used.line.id), None)
        name = words.part_name(view.part) if view is not None else ""
        self.environment.messages.say(
            translate("visit", "{part} used.", part=name), lambda: self.parts.take_back(used.line.id)
        )


def suggestions(found: Found) -> list[Suggestion]:
    """What was found, with how much of it the van and other places hold; what nobody knows is offered as it was typed,
    so that Enter says why it can't be used."""
    query = found.query
    return [
        Suggestion(
            each.part,
            marked(words.part_name(each.part), query),
            marked(each.part.number, query),
            detail=_held_words(each),
            icon="package" if each.in_van_micro > 0 else "boxes",
        )
        for each in found.parts
    ] or [Suggestion(query, query, translate("visit", "Not in the catalogue"), icon="search")]


def _held_words(found: FoundPart) -> str:
    here = format_quantity(Quantity(found.in_van_micro, found.part.unit))
    there = format_quantity(Quantity(found.elsewhere_micro, found.part.unit))
    if found.in_van_micro > 0 and found.elsewhere_micro > 0:
        return translate("visit", "{quantity} in the van, {other} elsewhere", quantity=here, other=there)
    if found.in_van_micro > 0:
        return translate("visit", "{quantity} in the van", quantity=here)
    if found.elsewhere_micro > 0:
        return translate("visit", "not in the van, {other} elsewhere", other=there)
    return translate("visit", "not in stock")
