"""The firm's codes of problems, causes and remedies: added, renamed, ordered, taken out of use, imported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from fieldservice.domain.formats import format_machines, format_number
from fieldservice.i18n import mark, translate
from ui.bridge.environment import Environment
from ui.directory.archive_filter import InUseListPage
from ui.kit.buttons import Button
from ui.kit.choices import SegmentedChoice
from ui.kit.drawer import Drawer
from ui.kit.feedback import EmptyState
from ui.kit.labels import Label
from ui.kit.models import Column, Row
from ui.kit.panels import KeyValues, row
from ui.settings.codes_dialogs import KIND_WORDS, CodeDialog, CodesTableDialog, code_name
from ui.settings.codes_view_model import ABOVE, KINDS, CodeRow, CodesViewModel, Imported

C = "fault_codes"
_DONE = {
    "added": mark("fault_codes", "The code is added."),
    "changed": mark("fault_codes", "The code is changed everywhere it is shown."),
    "archived": mark("fault_codes", "The code is offered no more. Records that name it keep it."),
    "restored": mark("fault_codes", "The code is offered again."),
}


class CodesPage(InUseListPage):
    """Enter or Space shows a code in the drawer, Ctrl+Up and Ctrl+Down move it."""

    NAME = "fault_codes"

    def __init__(self, environment: Environment) -> None:
        self.codes = CodesViewModel(environment)
        super().__init__(environment, self.codes)
        self.dialog: CodeDialog | CodesTableDialog | None = None
        self.shown: CodeRow | None = None
        self.codes.verbs.done.connect(self._done)
        self.codes.verbs.refused.connect(self._refused)
        self.shortcuts.add("N", translate(C, "new code"), self.add)
        self.shortcuts.add("I", translate(C, "import a table"), self.import_table)
        self.shortcuts.add("Ctrl+Up", translate(C, "further up"), lambda: self.move_code(-1))
        self.shortcuts.add("Ctrl+Down", translate(C, "further down"), lambda: self.move_code(1), shown=False)

    def open(self, **params: object) -> None:
        kind = params.get("kind")
        if kind in KINDS:
            self.kinds.set_value(kind)
            self.codes.narrow(kind=kind, archived=False)
            return
        super().open(**params)

    def title(self) -> str:
        return translate(C, "Fault codes")

    def search_words(self) -> str:
        return translate(C, "Code, words, what it belongs to")

    def head_buttons(self) -> list[Button]:
        make = Button(translate(C, "New code"), "primary", icon="plus", on_click=self.add)
        make.show_key("N")  # bound by the page
        return [Button(translate(C, "Import table"), icon="file-up", on_click=self.import_table), make]

    def state_views(self) -> list[QWidget]:
        choices = [(kind, translate(C, KIND_WORDS[kind])) for kind in KINDS]
        self.kinds = SegmentedChoice(choices, self.list.filter.kind, name=translate(C, "Kind of code"))
        self.kinds.changed.connect(lambda kind: self.list.narrow(kind=str(kind), archived=False))
        return [self.kinds]

    def columns(self) -> list[Column]:
        return [
            Column("code", translate(C, "Code"), 100),
            Column("name", translate(C, "Chinese"), 220, stretch=True),
            Column("english", translate(C, "English"), 240, sortable=False),
            Column("above", translate(C, "Belongs to"), 200, sortable=False, kind="muted"),
            Column("used", translate(C, "Used"), 84, kind="number"),
        ]

    def sorts(self) -> dict[str, str]:
        return {"code": "code", "name": "name", "used": "used"}

    def cells(self, row: Any) -> Row:
        line: CodeRow = row
        above = f"{line.above.code}  {code_name(line.above)}" if line.above is not None else line.code.parent_code
        if line.code.kind == "error":
            above = format_machines(line.code.maker, line.code.product_models)
        used = format_number(line.used) if line.used else "—"
        return line.code.code, line.code.name, line.code.name_en, above, used

    def in_use_words(self, value: str) -> str:
        return translate(C, "Codes: {value}", value=value)

    def nothing_yet(self) -> QWidget:
        return EmptyState(
            "tags",
            translate(C, "No codes of this kind yet"),
            translate(C, "Add the first one, or import a table of them."),
            translate(C, "Import table"),
            self.import_table,
        )

    def fill_drawer(self, drawer: Drawer, shown: CodeRow) -> None:
        code, body = shown.code, drawer.page.body
        self.shown = shown
        drawer.set_title(code.code)
        body.addWidget(Label(code_name(code), "lead", strong=True, wrap=True))
        edit = Button(translate(C, "Change"), icon="pencil", on_click=self.edit)
        if code.archived:
            use = Button(translate(C, "Use it again"), icon="rotate-ccw", on_click=self.restore)
        else:
            use = Button(translate(C, "Take it out of use"), icon="archive", on_click=self.archive)
        body.addLayout(row(edit, use, None))
        if not code.archived:
            up = Button(translate(C, "Further up"), icon="arrow-up", on_click=lambda: self.move_code(-1))
            down = Button(translate(C, "Further down"), icon="arrow-down", on_click=lambda: self.move_code(1))
            up.setEnabled(shown.may_rise)
            down.setEnabled(shown.may_sink)
            body.addLayout(row(up, down, None))
        facts = KeyValues(label_width=100)
        facts.add(translate(C, "Chinese"), code.name, wrap=True)
        facts.add(translate(C, "English"), code.name_en, wrap=True)
        if code.kind in ABOVE:
            above = shown.above
            said = f"{above.code}  {code_name(above)}" if above is not None else translate(C, "to none: it fits all")
            facts.add(translate(C, "Belongs to"), said, wrap=True)
        if code.kind == "error":
            facts.add(translate(C, "Belongs to"), format_machines(code.maker, code.product_models), wrap=True)
        else:
            facts.add(translate(C, "Used"), translate(C, "%n records", n=shown.used))
        body.addWidget(facts)

    # doing

    def add(self) -> None:
        """A new code of the kind in view."""
        self.dialog = CodeDialog(self, self.codes, self.list.filter.kind)
        self.dialog.open()

    def edit(self) -> None:
        """Change the words of the code in the drawer."""
        if self.shown is not None:
            self.dialog = CodeDialog(self, self.codes, self.shown.code.kind, self.shown.code)
            self.dialog.open()

    def archive(self) -> None:
        """Offer it no more."""
        if self.shown is not None:
            self.codes.archive(self.shown.code, True)

    def restore(self) -> None:
        """Offer it again."""
        if self.shown is not None:
            self.codes.archive(self.shown.code, False)

    def move_code(self, by: int) -> None:
        """Move the code in the list one place."""
        rid = self.table.current_id()
        if rid is None or self.list.filter.sort or self.list.filter.archived:
            return
        self.codes.jobs.read(lambda: self.codes.records().rows([rid]), done=lambda rows: self._move(rows, by))

    def _move(self, rows: Sequence[CodeRow], by: int) -> None:
        for found in rows:
            if found.may_rise if by < 0 else found.may_sink:
                self.codes.move(found.code, by)

    def import_table(self) -> None:
        """Choose a table; what it brings is said before anything is kept."""
        self.dialog = CodesTableDialog(self, self.codes, self.list.filter.kind)
        self.dialog.open()

    @Slot(str, object, object)
    def _done(self, what: str, made: Any, undo: Any) -> None:
        if what == "moved":
            return
        if self.dialog is not None and what in ("added", "changed", "stored"):
            self.dialog.accept()
            self.dialog = None
        if what == "stored":
            result: Imported = made
            said = translate(C, "{new} codes are new, {changed} changed.", new=result.new, changed=result.changed)
            self.environment.messages.say(said)
            return
        if what == "archived":
            self.host.close_drawer()
        self.environment.messages.say(translate(C, _DONE[what]), undo)

    @Slot(str, object)
    def _refused(self, _what: str, error: Any) -> None:
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.show_problem(error)
        else:
            self.environment.messages.problem(error)

    def export_cells(self, row: Any) -> Sequence[Any]:
        line: CodeRow = row
        return line.code.code, line.code.name, line.code.name_en, line.code.parent_code, line.used
